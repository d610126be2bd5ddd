package dateline.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of a collection, each with all the spellings it has there.
///
/// Spellings are taken by how many articles have them, most first; each joins the first group whose
/// leading spelling it matches (see [Spelling#matches]), or leads one of its own. To be compared
/// with the leader only keeps a row of small steps from joining what is far apart. A word that the
/// collection also writes small is ordinary, and is never matched loosely: Minister is not
/// Ministry. Then, a surname joins the one name of several words that it ends, if most of the
/// articles that have it have that one too.
///
/// Places that share only a part stay apart: Balochistan never joins Sistan and Baluchestan.
public final class NameGroups {

  /// A surname joins where so many of its articles have the full name, and no other that ends with
  /// it.
  private static final double TOGETHER = 0.6;

  private static final String AND = " and ";

  /// Of the times that the first half of a pair stands anywhere, so many are in pairs.
  private static final double INSEPARABLE = 0.9;

  /// Words before a name that say what somebody is. What stands before them goes with them:
  /// "Iranian Foreign Minister" is no part of a name.
  private static final Set<String> TITLES =
      Set.of(
          ("minister president premier chancellor spokesman spokeswoman spokesperson mayor governor"
                  + " general gen senator sen rep gov secretary ambassador officer captain capt"
                  + " commander coach professor prof doctor dr king queen prince princess pope judge"
                  + " justice chairman chairwoman director lt lieutenant col colonel maj major sgt"
                  + " sergeant adm admiral brigadier sir lord lady mr mrs ms rev reverend imam sheikh"
                  + " ayatollah representative congressman congresswoman deputy chief envoy diplomat")
              .split(" "));

  /// One name with all its spellings.
  ///
  /// @param name the spelling that most articles have, the first in the alphabet of several
  /// @param spellings how many articles have each; `name` among them
  public record Group(String name, SortedMap<String, Integer> spellings) {
    public Group {
      spellings = new TreeMap<>(spellings);
      if (!spellings.containsKey(name)) {
        throw new IllegalArgumentException("a group's name is one of its spellings");
      }
    }

    /// In how many articles a spelling stands, summed over all spellings.
    public int count() {
      return spellings.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private final List<Group> groups;
  private final Map<String, Integer> bySpelling = new HashMap<>();
  private final Map<String, List<Integer>> byOutline = new HashMap<>();
  private final Map<String, List<Integer>> byEnd = new HashMap<>();
  private final Set<String> ordinary;

  private NameGroups(List<Group> groups, Set<String> ordinary) {
    this.groups = List.copyOf(groups);
    this.ordinary = Set.copyOf(ordinary);
    for (int i = 0; i < groups.size(); i++) {
      for (String spelling : groups.get(i).spellings.keySet()) {
        Spelling read = Spelling.of(spelling);
        bySpelling.putIfAbsent(String.join(" ", read.words()), i);
        put(byOutline, read, i);
      }
      for (Spelling end : ends(Spelling.of(groups.get(i).name))) {
        put(byEnd, end, i);
      }
    }
  }

  private static <T> void put(Map<String, List<T>> byOutline, Spelling spelling, T value) {
    for (String outline : spelling.outlines()) {
      byOutline.computeIfAbsent(outline, _ -> new ArrayList<>()).add(value);
    }
  }

  private static <T> Stream<T> find(Map<String, List<T>> byOutline, Spelling spelling) {
    return spelling.outlines().stream()
        .flatMap(outline -> byOutline.getOrDefault(outline, List.of()).stream())
        .distinct();
  }

  /// All groups, those with most articles first.
  public List<Group> all() {
    return groups;
  }

  /// The group of a name in any spelling, also one that stands nowhere.
  public Optional<Group> of(String name) {
    Spelling asked = Spelling.of(name);
    if (asked.words().isEmpty()) {
      return Optional.empty();
    }
    Integer exact = bySpelling.get(String.join(" ", asked.words()));
    if (exact != null) {
      return Optional.of(groups.get(exact));
    }
    return like(asked, byOutline, group -> spellings(group).stream())
        .or(() -> like(asked, byEnd, group -> ends(Spelling.of(group.name)).stream()));
  }

  /// The one group, or the one with most articles, of which something is alike.
  private Optional<Group> like(
      Spelling asked,
      Map<String, List<Integer>> candidates,
      Function<Group, Stream<Spelling>> spellings) {
    return find(candidates, asked)
        .sorted()
        .map(groups::get)
        .filter(group -> spellings.apply(group).anyMatch(each -> same(each, asked, ordinary)))
        .findFirst();
  }

  private static List<Spelling> spellings(Group group) {
    return group.spellings.keySet().stream().map(Spelling::of).toList();
  }

  /// The names of a text and how often each stands there, without titles, and the pairs of names
  /// that "and" joins.
  public static Map<String, Integer> in(String text) {
    Map<String, Integer> names = new TreeMap<>();
    Names.Name before = null;
    String bareBefore = "";
    for (Names.Name name : Names.in(text)) {
      String bare = withoutTitles(name.text());
      if (!bare.isEmpty() && (name.certain() || bare.indexOf(' ') > 0)) {
        names.merge(bare, 1, Integer::sum);
        if (before != null && text.substring(before.end(), name.start()).equals(AND)) {
          names.merge(bareBefore + AND + bare, 1, Integer::sum);
        }
      }
      before = bare.isEmpty() ? null : name;
      bareBefore = bare;
    }
    return names;
  }

  private static String withoutTitles(String name) {
    int from = 0;
    int at = 0;
    while (at < name.length()) {
      int end = name.indexOf(' ', at);
      end = end < 0 ? name.length() : end;
      String word = name.substring(at, end).toLowerCase(Locale.ROOT);
      if (TITLES.contains(word.endsWith(".") ? word.substring(0, word.length() - 1) : word)) {
        from = Math.min(end + 1, name.length());
      }
      at = end + 1;
    }
    return name.substring(from);
  }

  /// Groups the names of a collection.
  ///
  /// @param articles the names of each article, as they stand there, and how often
  /// @param ordinary the words, in small letters, that the collection also writes small
  public static NameGroups of(Collection<Map<String, Integer>> articles, Set<String> ordinary) {
    return new Grouping(articles, ordinary).groups();
  }

  /// Whether two spellings are of one name: the same but for case and marks, or alike, and no word
  /// that differs is an ordinary one.
  private static boolean same(Spelling one, Spelling other, Set<String> ordinary) {
    if (one.words().equals(other.words()) || one.letters().equals(other.letters())) {
      return true;
    }
    if (!one.matches(other)) {
      return false;
    }
    Set<String> differing = new HashSet<>(one.words());
    differing.addAll(other.words());
    Set<String> common = new HashSet<>(one.words());
    common.retainAll(other.words());
    differing.removeAll(common);
    return differing.stream().noneMatch(ordinary::contains);
  }

  /// What a name may be shortened to: it without its first words. What a hyphen joins is not
  /// parted.
  private static List<Spelling> ends(Spelling full) {
    List<Spelling> ends = new ArrayList<>();
    for (int at = full.name().indexOf(' '); at >= 0; at = full.name().indexOf(' ', at + 1)) {
      ends.add(Spelling.of(full.name().substring(at + 1)));
    }
    return ends;
  }

  /// Groups names, once.
  private static final class Grouping {

    private final Set<String> ordinary;

    /// The articles that have a spelling, by their place in the collection.
    private final Map<String, Set<Integer>> places = new HashMap<>();

    private final List<Cluster> clusters = new ArrayList<>();

    private Grouping(Collection<Map<String, Integer>> articles, Set<String> ordinary) {
      this.ordinary = ordinary;
      Set<String> pairs = pairs(articles);
      int place = 0;
      for (Map<String, Integer> names : articles) {
        for (String name : withPairs(names, pairs)) {
          places.computeIfAbsent(name, _ -> new HashSet<>()).add(place);
        }
        place++;
      }
    }

    /// The pairs that are one name, such as Trinidad and Tobago: the first half hardly ever stands
    /// without the second.
    private static Set<String> pairs(Collection<Map<String, Integer>> articles) {
      Map<String, Integer> total = new HashMap<>();
      for (Map<String, Integer> names : articles) {
        names.forEach((name, count) -> total.merge(name, count, Integer::sum));
      }
      Map<String, Integer> first = new HashMap<>();
      total.forEach((name, count) -> {
        int and = name.indexOf(AND);
        if (and > 0) {
          first.merge(name.substring(0, and), count, Integer::sum);
        }
      });
      return total.keySet().stream()
          .filter(name -> name.contains(AND))
          .filter(name -> {
            String half = name.substring(0, name.indexOf(AND));
            int joined = first.getOrDefault(half, 0);
            return joined > 1 && joined >= INSEPARABLE * total.getOrDefault(half, 0);
          })
          .collect(Collectors.toSet());
    }

    /// The names of an article: pairs that are no name are left out, and halves that only stand in
    /// pairs that are one.
    private static Set<String> withPairs(Map<String, Integer> names, Set<String> pairs) {
      Map<String, Integer> left = new HashMap<>(names);
      for (Map.Entry<String, Integer> each : names.entrySet()) {
        int and = each.getKey().indexOf(AND);
        if (and < 0) {
          continue;
        }
        if (!pairs.contains(each.getKey())) {
          left.remove(each.getKey());
          continue;
        }
        left.merge(each.getKey().substring(0, and), -each.getValue(), Integer::sum);
        left.merge(each.getKey().substring(and + AND.length()), -each.getValue(), Integer::sum);
      }
      return left.entrySet().stream()
          .filter(each -> each.getValue() > 0)
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }

    private static final class Cluster {
      private final Spelling leader;
      private final Map<String, Integer> spellings = new LinkedHashMap<>();
      private final Set<Integer> articles = new HashSet<>();

      private Cluster(Spelling leader) {
        this.leader = leader;
      }

      private void add(String spelling, Set<Integer> of) {
        spellings.put(spelling, of.size());
        articles.addAll(of);
      }

      private void addAll(Cluster other) {
        spellings.putAll(other.spellings);
        articles.addAll(other.articles);
      }
    }

    private NameGroups groups() {
      cluster();
      joinSurnames();
      List<Group> groups =
          clusters.stream()
              .map(cluster -> new Group(cluster.leader.name(), new TreeMap<>(cluster.spellings)))
              .sorted(Comparator.comparingInt(Group::count).reversed().thenComparing(Group::name))
              .toList();
      return new NameGroups(groups, ordinary);
    }

    private void cluster() {
      List<String> byCount =
          places.keySet().stream()
              .sorted(
                  Comparator.comparingInt(
                          (String name) -> places.getOrDefault(name, Set.of()).size())
                      .reversed()
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      Map<String, List<Cluster>> byOutline = new HashMap<>();
      for (String name : byCount) {
        Spelling spelling = Spelling.of(name);
        if (spelling.words().isEmpty()) {
          continue;
        }
        Cluster cluster =
            find(byOutline, spelling)
                .filter(each -> same(each.leader, spelling, ordinary))
                .findFirst()
                .orElseGet(() -> {
                  Cluster led = new Cluster(spelling);
                  put(byOutline, spelling, led);
                  clusters.add(led);
                  return led;
                });
        cluster.add(name, places.getOrDefault(name, Set.of()));
      }
    }

    private void joinSurnames() {
      Map<String, List<Cluster>> byEnd = new HashMap<>();
      for (Cluster cluster : clusters) {
        for (Spelling end : ends(cluster.leader)) {
          put(byEnd, end, cluster);
        }
      }
      Map<Cluster, Cluster> joins = new LinkedHashMap<>();
      for (Cluster cluster : clusters) {
        fullName(cluster, find(byEnd, cluster.leader).toList())
            .ifPresent(full -> joins.put(cluster, full));
      }
      joins.forEach((surname, full) -> {
        Cluster last = full;
        while (joins.containsKey(last)) {
          last = joins.get(last);
        }
        last.addAll(surname);
      });
      clusters.removeAll(joins.keySet());
    }

    private Optional<Cluster> fullName(Cluster surname, List<Cluster> candidates) {
      if (surname.leader.words().stream().anyMatch(ordinary::contains)) {
        return Optional.empty();
      }
      List<Cluster> ending =
          candidates.stream()
              .filter(full -> full != surname && isPersons(full.leader))
              .filter(full ->
                  ends(full.leader).stream()
                      .anyMatch(end -> end.letters().equals(surname.leader.letters())))
              .distinct()
              .toList();
      Set<Integer> any = new HashSet<>();
      Cluster best = null;
      int most = 0;
      for (Cluster full : ending) {
        Set<Integer> both = new HashSet<>(surname.articles);
        both.retainAll(full.articles);
        any.addAll(both);
        if (both.size() > most) {
          most = both.size();
          best = full;
        }
      }
      boolean alone = most >= any.size();
      return best != null && alone && most >= TOGETHER * surname.articles.size()
          ? Optional.of(best)
          : Optional.empty();
    }

    /// Whether a name of several words can be a person's: none of them is ordinary, and "and", "of"
    /// or a hyphen join none, as they do in the names of places and offices.
    private boolean isPersons(Spelling full) {
      String name = full.name();
      return full.words().stream().noneMatch(ordinary::contains)
          && !name.contains(" of ")
          && !name.contains(" and ");
    }
  }
}
