package dateline.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Groups the spellings of a collection's names.
///
/// Spellings are taken by how many articles have them, most first; each joins the first group whose
/// leading spelling it matches (see [Spelling#matches]), or leads one of its own. To be compared
/// with the leader only keeps a row of small steps from joining what is far apart. A word that the
/// collection also writes small is ordinary, and is never matched loosely: Minister is not
/// Ministry. A surname alone is matched loosely only with that of a person of like name: Carl
/// Recine has Recine stay apart from Racine, who is Karl; and first names alone are of many. An
/// initial stands for a name that an article has beside it. Then, a surname joins the one name of
/// several words that it ends, if most of the articles that have it have that one too. Last, names
/// join that an article says are of one ("the Coast Guard Service (CGS)"), if no article says
/// otherwise.
///
/// Places that share only a part stay apart: Balochistan never joins Sistan and Baluchestan.
public final class NameGroups {

  /// A surname joins where so many of its articles have the full name.
  private static final double TOGETHER = 0.6;

  /// It joins none where so many articles, for each that has it with the one name, have it with
  /// another.
  private static final double NAMESAKES = 0.2;

  /// Of the times that the first half of a pair stands anywhere, so many are in pairs.
  private static final double INSEPARABLE = 0.9;

  /// A word is ordinary where so many of the articles that have it in a name write it small too.
  private static final double SMALL = 0.05;

  /// The names of an article.
  ///
  /// @param outlet who published it
  public record Source(ArticleNames names, Optional<String> outlet) {}

  /// From so many letters on, a surname may be a slip for that of a person, though no article has
  /// it with a first name.
  private static final int LONG_SURNAME = 7;

  /// So many persons show that a word is a first name.
  private static final int BEARERS = 2;

  private final List<Source> articles;
  private final Set<String> ordinary;

  /// Persons by their folded last word and by their first: names of several words that an article
  /// also shortens to the last.
  private final Map<String, Set<Spelling>> bySurname = new HashMap<>();

  private final Map<String, Set<String>> byFirstName = new HashMap<>();

  /// The names of which this is known.
  private final Set<String> persons = new HashSet<>();

  /// The articles that have a spelling, by their place in the collection.
  private final Map<String, Set<Integer>> places = new HashMap<>();

  private final List<Cluster> clusters = new ArrayList<>();

  private NameGroups(Collection<Source> articles) {
    this.articles = List.copyOf(articles);
    this.ordinary = ordinary(this.articles);
    Set<String> pairs = pairs(this.articles);
    for (int place = 0; place < this.articles.size(); place++) {
      for (String name : withPairs(this.articles.get(place).names().counts(), pairs)) {
        places.computeIfAbsent(name, _ -> new HashSet<>()).add(place);
      }
      persons(this.articles.get(place).names().counts().keySet());
    }
  }

  private void persons(Set<String> names) {
    for (String name : names) {
      int space = name.lastIndexOf(' ');
      if (space > 0 && names.contains(name.substring(space + 1)) && persons.add(name)) {
        Spelling person = Spelling.of(name);
        List<String> words = person.words();
        if (words.size() > 1 && isPersons(person)) {
          bySurname.computeIfAbsent(words.getLast(), _ -> new HashSet<>()).add(person);
          byFirstName.computeIfAbsent(words.getFirst(), _ -> new HashSet<>()).add(words.getLast());
        }
      }
    }
  }

  /// Whether nothing that the collection knows of persons speaks against two spellings that are
  /// alike.
  private boolean isCredible(Spelling one, Spelling other) {
    if (one.letters().equals(other.letters())) {
      return true;
    }
    if (one.words().size() == 1 && other.words().size() == 1) {
      return areOnePersons(one.letters(), other.letters());
    }
    return !one.isAbridged(other)
        || !Collections.disjoint(
            places.getOrDefault(one.name(), Set.of()), places.getOrDefault(other.name(), Set.of()));
  }

  private boolean areOnePersons(String one, String other) {
    if (byFirstName.getOrDefault(one, Set.of()).size() >= BEARERS
        || byFirstName.getOrDefault(other, Set.of()).size() >= BEARERS) {
      return false;
    }
    Set<Spelling> bearers = bySurname.getOrDefault(one, Set.of());
    Set<Spelling> others = bySurname.getOrDefault(other, Set.of());
    if (bearers.isEmpty() != others.isEmpty()) {
      return Math.min(one.length(), other.length()) >= LONG_SURNAME;
    }
    return bearers.isEmpty()
        || bearers.stream().anyMatch(each -> others.stream().anyMatch(each::matches));
  }

  /// Groups the names of a collection: those with most articles first, ties by name.
  public static List<NameGroup> of(Collection<Source> articles) {
    NameGroups groups = new NameGroups(articles);
    groups.cluster();
    groups.joinSurnames();
    groups.joinOtherNames();
    return groups.clusters.parallelStream()
        .map(groups::group)
        .sorted(Comparator.comparingInt(NameGroup::count).reversed().thenComparing(NameGroup::name))
        .toList();
  }

  private static Set<String> ordinary(List<Source> articles) {
    Map<String, Integer> names = new HashMap<>();
    Map<String, Integer> small = new HashMap<>();
    Map<String, List<String>> read = new HashMap<>();
    for (Source article : articles) {
      Set<String> words = new HashSet<>();
      for (String name : article.names().counts().keySet()) {
        words.addAll(read.computeIfAbsent(name, Spelling::words));
      }
      words.forEach(word -> names.merge(word, 1, Integer::sum));
      article.names().small().forEach(word -> small.merge(word, 1, Integer::sum));
    }
    return small.entrySet().stream()
        .filter(each -> each.getValue() >= SMALL * names.getOrDefault(each.getKey(), 0))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// The pairs that are one name, such as Trinidad and Tobago: the first half hardly ever stands
  /// without the second.
  private static Set<String> pairs(List<Source> articles) {
    Map<String, Integer> total = new HashMap<>();
    for (Source article : articles) {
      article.names().counts().forEach((name, count) -> total.merge(name, count, Integer::sum));
    }
    Map<String, Integer> joined = new HashMap<>();
    total.forEach((name, count) -> {
      int and = name.indexOf(ArticleNames.AND);
      if (and > 0) {
        joined.merge(name.substring(0, and), count, Integer::sum);
      }
    });
    Set<String> pairs = new HashSet<>();
    for (String name : total.keySet()) {
      int and = name.indexOf(ArticleNames.AND);
      String half = name.substring(0, Math.max(and, 0));
      int times = joined.getOrDefault(half, 0);
      if (and > 0 && times > 1 && times >= INSEPARABLE * total.getOrDefault(half, 0)) {
        pairs.add(name);
      }
    }
    return pairs;
  }

  /// The names of an article: pairs that are no name are left out, and halves that only stand in
  /// pairs that are one.
  private static Set<String> withPairs(Map<String, Integer> names, Set<String> pairs) {
    Map<String, Integer> left = new HashMap<>(names);
    names.forEach((name, count) -> {
      int and = name.indexOf(ArticleNames.AND);
      if (and < 0) {
        return;
      }
      if (!pairs.contains(name)) {
        left.remove(name);
        return;
      }
      left.merge(name.substring(0, and), -count, Integer::sum);
      left.merge(name.substring(and + ArticleNames.AND.length()), -count, Integer::sum);
    });
    left.values().removeIf(count -> count <= 0);
    return left.keySet();
  }

  /// Spellings that are one name so far.
  private static final class Cluster {
    private final Spelling leader;
    private final Map<String, Integer> spellings = new LinkedHashMap<>();
    private final SortedSet<String> also = new TreeSet<>();
    private Set<Integer> articles = Set.of();

    private Cluster(Spelling leader) {
      this.leader = leader;
    }

    private void add(String spelling, Set<Integer> of) {
      spellings.put(spelling, of.size());
      addArticles(of);
    }

    private void addAll(Cluster other) {
      spellings.putAll(other.spellings);
      addArticles(other.articles);
    }

    /// Most have one spelling, whose articles need no copy.
    private void addArticles(Set<Integer> of) {
      if (articles.isEmpty()) {
        articles = of;
      } else {
        articles = new HashSet<>(articles);
        articles.addAll(of);
      }
    }

    /// Those of its spellings that are chosen, led by the most common of them.
    private Optional<Cluster> part(Predicate<String> chosen, Map<String, Set<Integer>> places) {
      List<String> names = spellings.keySet().stream().filter(chosen).toList();
      if (names.isEmpty()) {
        return Optional.empty();
      }
      Cluster part = new Cluster(Spelling.of(names.getFirst()));
      names.forEach(name -> part.add(name, places.getOrDefault(name, Set.of())));
      return Optional.of(part);
    }
  }

  private NameGroup group(Cluster cluster) {
    NavigableSet<String> words = new TreeSet<>();
    cluster.spellings.keySet().forEach(spelling -> words.addAll(Spelling.bareWords(spelling)));
    words.retainAll(ordinary);
    NavigableSet<String> outlets = new TreeSet<>();
    cluster.articles.forEach(place -> articles.get(place).outlet().ifPresent(outlets::add));
    return new NameGroup(
        cluster.leader.name(), new TreeMap<>(cluster.spellings), cluster.also, outlets, words);
  }

  private void cluster() {
    List<String> byCount =
        places.entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<String, Set<Integer>> name) -> -name.getValue().size())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .toList();
    Map<String, List<Integer>> byKey = new HashMap<>();
    for (Spelling spelling : byCount.parallelStream().map(Spelling::of).toList()) {
      if (!spelling.words().isEmpty()) {
        leading(spelling, byKey)
            .add(spelling.name(), places.getOrDefault(spelling.name(), Set.of()));
      }
    }
  }

  /// The first cluster whose leader may be this name, of those that share an outline with it, as
  /// what is asked for is found by; a new one where there is none.
  ///
  /// @param byKey places in the list of clusters
  private Cluster leading(Spelling spelling, Map<String, List<Integer>> byKey) {
    Set<String> keys = spelling.keys();
    SortedSet<Integer> candidates = new TreeSet<>();
    keys.forEach(key -> candidates.addAll(byKey.getOrDefault(key, List.of())));
    for (int candidate : candidates) {
      Cluster cluster = clusters.get(candidate);
      if (NameGroup.same(cluster.leader, spelling, ordinary)
          && !Collections.disjoint(cluster.leader.outlines(), spelling.outlines())
          && isCredible(cluster.leader, spelling)) {
        return cluster;
      }
    }
    keys.forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(clusters.size()));
    Cluster led = new Cluster(spelling);
    clusters.add(led);
    return led;
  }

  private void joinSurnames() {
    Map<String, Set<Cluster>> byEnd = new HashMap<>();
    for (Cluster cluster : clusters) {
      if (isPersons(cluster.leader)) {
        for (String end : NameGroup.ends(cluster.leader.name())) {
          String letters = String.join("", Spelling.bareWords(end));
          byEnd.computeIfAbsent(letters, _ -> new LinkedHashSet<>()).add(cluster);
        }
      }
    }
    Map<Cluster, Cluster> joins = new LinkedHashMap<>();
    for (Cluster cluster : clusters) {
      fullName(cluster, byEnd.getOrDefault(cluster.leader.letters(), Set.of()))
          .ifPresent(full -> joins.put(cluster, full));
    }
    joins.forEach((surname, full) -> {
      Cluster last = full;
      while (joins.containsKey(last)) {
        last = joins.getOrDefault(last, full);
      }
      last.addAll(surname);
    });
    clusters.removeAll(joins.keySet());
  }

  /// Joins what articles say is another name to the one it is of. A name that is said to be of two
  /// stays by itself, and so does one of a doubtful pair where both stand without the other.
  private void joinOtherNames() {
    Map<String, Cluster> bySpelling = new HashMap<>();
    clusters.forEach(each -> each.spellings.keySet().forEach(name -> bySpelling.put(name, each)));
    Map<String, Set<Cluster>> told = new LinkedHashMap<>();
    for (Source article : articles) {
      for (ArticleNames.Also also : article.names().also()) {
        boolean isShorter = also.other().length() <= also.name().length();
        String other = isShorter ? also.other() : also.name();
        Cluster name = bySpelling.get(isShorter ? also.name() : also.other());
        Cluster from = bySpelling.get(other);
        if (name == null || from == null || name == from) {
          continue;
        }
        boolean within =
            name.articles.containsAll(from.articles) || from.articles.containsAll(name.articles);
        if (also.sure() || within) {
          told.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(name);
        }
      }
    }
    Set<Cluster> others = told.keySet().stream().map(bySpelling::get).collect(Collectors.toSet());
    told.forEach((other, names) -> {
      Cluster name = names.iterator().next();
      Cluster from = bySpelling.get(other);
      if (names.size() == 1 && !others.contains(name) && from != null && clusters.remove(from)) {
        // letters such as SNAP are spelled as words are that have nothing to do with them
        boolean letters = isCapitals(other);
        Predicate<String> moves = spelling -> !letters || isCapitals(spelling);
        from.part(moves, places)
            .ifPresent(moved -> {
              name.also.addAll(moved.spellings.keySet());
              name.addAll(moved);
            });
        from.part(moves.negate(), places).ifPresent(clusters::add);
      }
    });
  }

  private static boolean isCapitals(String name) {
    return name.chars().noneMatch(Character::isLowerCase);
  }

  private Optional<Cluster> fullName(Cluster surname, Set<Cluster> candidates) {
    if (candidates.isEmpty() || !Collections.disjoint(surname.leader.words(), ordinary)) {
      return Optional.empty();
    }
    Optional<Cluster> best = Optional.empty();
    int most = 0;
    int second = 0;
    for (Cluster full : candidates) {
      if (full == surname) {
        continue;
      }
      Set<Integer> both = new HashSet<>(surname.articles);
      both.retainAll(full.articles);
      if (both.size() > most) {
        second = most;
        most = both.size();
        best = Optional.of(full);
      } else {
        second = Math.max(second, both.size());
      }
    }
    boolean enough = most >= TOGETHER * surname.articles.size() && second <= NAMESAKES * most;
    return enough ? best : Optional.empty();
  }

  /// Whether a name of several words can be a person's: none of them is ordinary, and neither "and"
  /// nor "of" joins any, as they do in the names of places and offices.
  private boolean isPersons(Spelling full) {
    return Collections.disjoint(full.words(), ordinary)
        && !full.name().contains(" of ")
        && !full.name().contains(ArticleNames.AND);
  }
}
