package dateline.answer;

import dateline.article.Article;
import dateline.article.Attribution;
import dateline.article.Attributions;
import dateline.article.NameGroup;
import dateline.article.Span;
import dateline.search.ArticleIndex;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import dateline.search.SpelledName;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The quotations of a collection by speaker and occasion, with the words marked in which articles
/// differ.
///
/// Speakers are one across spellings. What articles of near dates have one speaker say in much the
/// same words is one saying; articles that share one, or tell of the same hearer at the same time,
/// tell of one occasion. Reported speech is shown only beside a quotation of the same, or where
/// several articles report it.
public final class Quotes {

  /// Articles that many days apart may tell of one occasion.
  private static final int DAYS = 4;

  /// Sayings are one that have such a share of the words of the shorter one in common.
  private static final double SAME = 0.45;

  /// On one occasion less is enough.
  private static final double SAME_OCCASION = 0.3;

  /// So much of the longer one they have in common at least.
  private static final double OF_LONGER = 0.15;

  private static final int LEAST_SHARED = 3;

  /// Quotations with fewer words are shown only beside another of the same.
  private static final int LEAST_WORDS = 4;

  /// Passages looked at for a speaker, at most.
  private static final int PASSAGES = 2_000;

  /// Words compared of each of two versions, at most: their alignment takes the product of both.
  private static final int COMPARED = 250;

  /// Sayings of a speaker that are compared with each other, at most.
  private static final int MOST_SAYINGS = 600;

  private static final Set<String> IDLE =
      Words.set(
          "a an the this that these those it its he his him she her they their them we our us i my me"
              + " you your who which what when where why how and or but nor so if as at by for from"
              + " in into of off on onto out over to under up upon with is are was were be been being"
              + " am do does did has have had can could may might must shall should will would not no"
              + " than then there here also just very more most all any some said says one");

  private final PassageSearcher searcher;

  public Quotes(PassageSearcher searcher) {
    this.searcher = searcher;
  }

  /// What somebody is quoted with; empty where nobody of this name is.
  ///
  /// @param speaker a name, in any spelling, or an office
  public List<SpokenQuotes> of(String speaker) {
    String usual = SpelledName.usual(speaker, searcher.spelledNames(speaker));
    Set<String> ids = new LinkedHashSet<>();
    Map<String, Article> articles = new LinkedHashMap<>();
    for (String asked : new LinkedHashSet<>(List.of(speaker, usual))) {
      for (Hit hit : searcher.search(PassageQuery.of(asked, PASSAGES, Ranking.LEXICAL))) {
        if (ids.add(hit.article().id())) {
          articles.put(hit.article().id(), hit.article());
        }
      }
    }
    List<Said> found =
        Sweep.over(
            List.copyOf(articles.values()),
            _ -> {},
            article -> {
              Attributions attributions = Attributions.of(article);
              return attributions.all().stream()
                  .filter(each -> each.speaker().isPresent())
                  .filter(
                      each -> attributions.isOf(each, speaker) || attributions.isOf(each, usual))
                  .map(each -> Said.of(article, attributions, each))
                  .toList();
            });
    return bySpeaker(found, searcher::names);
  }

  /// What everybody is quoted with: those first whose words several articles have. Reads all
  /// articles.
  ///
  /// @param progress is told how many articles are read
  public List<SpokenQuotes> all(Consumer<ArticleIndex.Progress> progress) {
    CompletableFuture<List<NameGroup>> names = CompletableFuture.supplyAsync(searcher::names);
    List<Said> found =
        Sweep.over(
            searcher.articles(),
            progress,
            article -> {
              Attributions attributions = Attributions.of(article);
              return attributions.all().stream()
                  .filter(each -> each.speaker().isPresent())
                  .map(each -> Said.of(article, attributions, each))
                  .toList();
            });
    return bySpeaker(found, names::join);
  }

  /// One thing that one article has somebody say.
  private static final class Said {
    private final Article article;
    private final Attribution attribution;
    private final Optional<String> per;
    private final String speaker;
    private final String text;
    private final Set<String> terms;
    private Map<String, Double> weights = Map.of();
    private double weight;

    private Said(Article article, Attribution attribution, Optional<String> per, String speaker) {
      this.article = article;
      this.attribution = attribution;
      this.per = per;
      this.speaker = speaker;
      this.text = text(article, attribution);
      this.terms = Quotes.terms(text);
    }

    private static Said of(Article article, Attributions attributions, Attribution attribution) {
      return new Said(
          article,
          attribution,
          attribution.carrier().or(attributions::agency).or(article::outlet),
          attribution.speaker().orElseThrow());
    }

    private static String text(Article article, Attribution attribution) {
      StringBuilder text = new StringBuilder();
      for (Span piece : attribution.content()) {
        text.append(text.isEmpty() ? "" : " … ").append(article.quote(piece));
      }
      return text.toString().replaceAll("\\s", " ");
    }

    private boolean isQuoted() {
      return attribution.quoted() != Attribution.Quoted.NOT;
    }

    private int start() {
      return attribution.reach().start();
    }
  }

  private static List<SpokenQuotes> bySpeaker(
      List<Said> found, Supplier<List<NameGroup>> everyName) {
    Map<String, String> groups = groups(found, everyName);
    Map<String, List<Said>> speakers = new LinkedHashMap<>();
    for (Said said : found) {
      speakers
          .computeIfAbsent(groups.getOrDefault(said.speaker, said.speaker), _ -> new ArrayList<>())
          .add(said);
    }
    return speakers.values().parallelStream()
        .flatMap(each -> quotes(each).stream())
        .sorted(
            Comparator.comparingInt(Quotes::shared)
                .thenComparingInt(SpokenQuotes::count)
                .reversed()
                .thenComparing(SpokenQuotes::speaker))
        .toList();
  }

  private static int shared(SpokenQuotes quotes) {
    return (int)
        quotes.occasions().stream()
            .flatMap(occasion -> occasion.sayings().stream())
            .filter(saying -> saying.versions().size() > 1)
            .count();
  }

  /// The usual spelling of each speaker's name: of the collection's names the group that has it; of
  /// those that are left what is the same name as another's.
  private static Map<String, String> groups(List<Said> found, Supplier<List<NameGroup>> everyName) {
    Set<String> names = found.stream().map(said -> said.speaker).collect(Collectors.toSet());
    Map<String, String> groups = new HashMap<>();
    if (names.size() > 30) {
      for (NameGroup group : everyName.get()) {
        for (String spelling : group.spellings().keySet()) {
          if (names.contains(spelling)) {
            groups.putIfAbsent(spelling, group.name());
          }
        }
      }
      return groups;
    }
    List<String> leaders = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      Optional<String> leader =
          leaders.stream().filter(each -> Attributions.isSame(each, name)).findFirst();
      groups.put(name, leader.orElse(name));
      if (leader.isEmpty()) {
        leaders.add(name);
      }
    }
    return groups;
  }

  /// The sayings of one speaker.
  private static Optional<SpokenQuotes> quotes(List<Said> all) {
    List<Said> said = withoutCopies(all);
    weigh(said);
    List<List<Said>> sayings = cluster(said, SAME, Map.of());
    Map<String, Integer> occasions = occasions(said, sayings);
    sayings = cluster(said, SAME_OCCASION, occasions);
    Map<Integer, List<List<Said>>> byOccasion = new LinkedHashMap<>();
    for (List<Said> saying : sayings) {
      boolean shown =
          saying.size() > 1
              || (saying.getFirst().isQuoted()
                  && Words.of(saying.getFirst().text).size() >= LEAST_WORDS);
      if (shown) {
        byOccasion
            .computeIfAbsent(
                occasions.getOrDefault(saying.getFirst().article.id(), -1), _ -> new ArrayList<>())
            .add(saying);
      }
    }
    if (byOccasion.isEmpty()) {
      return Optional.empty();
    }
    List<SpokenQuotes.Occasion> told = new ArrayList<>();
    byOccasion.values().forEach(each -> told.add(occasion(each)));
    told.sort(
        Comparator.comparingInt(Quotes::versions)
            .reversed()
            .thenComparing(each -> each.from().map(LocalDate::toString).orElse("9"))
            .thenComparing(each -> each.sayings().getFirst().versions().getFirst().text()));
    Map<String, Long> spellings =
        said.stream().collect(Collectors.groupingBy(each -> each.speaker, Collectors.counting()));
    String usual =
        spellings.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparingInt(each -> each.getKey().length())
                    .thenComparing(Map.Entry.comparingByKey()))
            .orElseThrow()
            .getKey();
    return Optional.of(new SpokenQuotes(usual, new TreeSet<>(spellings.keySet()), told));
  }

  /// The most articles that have one saying of an occasion.
  private static int versions(SpokenQuotes.Occasion occasion) {
    return occasion.sayings().stream().mapToInt(each -> each.versions().size()).max().orElse(0);
  }

  /// Without what an article has twice.
  private static List<Said> withoutCopies(List<Said> all) {
    Set<String> seen = new HashSet<>();
    List<Said> said = new ArrayList<>();
    for (Said each : all) {
      if (said.size() < MOST_SAYINGS && seen.add(each.article.id() + "\n" + each.text)) {
        said.add(each);
      }
    }
    return said;
  }

  /// Gives each word a weight: the more of what the speaker says has it, the less.
  private static void weigh(List<Said> said) {
    Map<String, Integer> counts = new HashMap<>();
    said.forEach(each -> each.terms.forEach(term -> counts.merge(term, 1, Integer::sum)));
    for (Said each : said) {
      Map<String, Double> weights = new HashMap<>();
      for (String term : each.terms) {
        weights.put(term, Math.log(1 + (said.size() + 1.0) / counts.getOrDefault(term, 1)));
      }
      each.weights = weights;
      each.weight = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  private static Set<String> terms(String text) {
    Set<String> terms = new HashSet<>();
    for (String word : Words.of(text)) {
      String bare = Words.bare(word);
      if (!IDLE.contains(bare)) {
        terms.add(stem(bare));
      }
    }
    return terms;
  }

  /// The first letters of a word, by which most of its forms are known.
  private static String stem(String word) {
    return word.substring(0, Math.min(5, word.length()));
  }

  /// Puts together what is one saying. Each joins the first group whose first it is like.
  ///
  /// @param occasions the occasions of articles, where they are known; then only sayings of one are
  ///   put together
  private static List<List<Said>> cluster(
      List<Said> said, double least, Map<String, Integer> occasions) {
    List<Said> ordered = new ArrayList<>(said);
    ordered.sort(
        Comparator.comparing((Said each) -> !each.isQuoted())
            .thenComparingInt(each -> -each.terms.size())
            .thenComparing(each -> each.article.id())
            .thenComparingInt(Said::start));
    List<List<Said>> groups = new ArrayList<>();
    for (Said each : ordered) {
      Optional<List<Said>> best = Optional.empty();
      double most = least;
      for (List<Said> group : groups) {
        Said first = group.getFirst();
        boolean possible =
            group.stream().noneMatch(other -> other.article.id().equals(each.article.id()))
                && near(first.article, each.article)
                && (occasions.isEmpty()
                    || occasions
                        .getOrDefault(first.article.id(), -1)
                        .equals(occasions.getOrDefault(each.article.id(), -2)));
        double alike = possible ? alike(first, each) : 0;
        if (alike >= most && (best.isEmpty() || alike > most)) {
          most = alike;
          best = Optional.of(group);
        }
      }
      if (best.isPresent()) {
        best.get().add(each);
      } else {
        groups.add(new ArrayList<>(List.of(each)));
      }
    }
    return groups;
  }

  /// Whether two articles may tell of one occasion by their dates; one without a date may.
  private static boolean near(Article one, Article other) {
    if (one.published().isEmpty() || other.published().isEmpty()) {
      return true;
    }
    long days = ChronoUnit.DAYS.between(one.published().get(), other.published().get());
    return Math.abs(days) <= DAYS;
  }

  /// What two have in common, of the shorter one, 0 to 1.
  private static double alike(Said one, Said other) {
    Said smaller = one.weight <= other.weight ? one : other;
    Said larger = smaller == one ? other : one;
    double shared = 0;
    int count = 0;
    for (Map.Entry<String, Double> each : smaller.weights.entrySet()) {
      if (larger.terms.contains(each.getKey())) {
        shared += each.getValue();
        count++;
      }
    }
    int needed = Math.min(LEAST_SHARED, Math.max(2, smaller.terms.size()));
    boolean enough = count >= needed && shared >= OF_LONGER * larger.weight;
    return enough ? shared / smaller.weight : 0;
  }

  /// The occasion of each article: one for those that share a saying, or tell of the same hearer at
  /// the same time.
  private static Map<String, Integer> occasions(List<Said> said, List<List<Said>> sayings) {
    Map<String, String> parents = new HashMap<>();
    said.forEach(each -> parents.put(each.article.id(), each.article.id()));
    for (List<Said> saying : sayings) {
      for (Said each : saying) {
        join(parents, saying.getFirst().article.id(), each.article.id());
      }
    }
    Map<String, List<Said>> byHearer = new HashMap<>();
    for (Said each : said) {
      Optional<String> hearer = each.attribution.hearer();
      if (hearer.isPresent() && each.article.published().isPresent()) {
        List<Said> same = byHearer.computeIfAbsent(lastWord(hearer.get()), _ -> new ArrayList<>());
        same.stream()
            .filter(other -> near(other.article, each.article) && isAddressed(other, each))
            .findFirst()
            .ifPresent(other -> join(parents, other.article.id(), each.article.id()));
        same.add(each);
      }
    }
    Map<String, Integer> numbers = new HashMap<>();
    Map<String, Integer> occasions = new HashMap<>();
    for (Said each : said) {
      String root = root(parents, each.article.id());
      int number = numbers.computeIfAbsent(root, _ -> numbers.size());
      occasions.put(each.article.id(), number);
    }
    return occasions;
  }

  /// Whether two are said to one hearer who is a person: an outlet hears many things.
  private static boolean isAddressed(Said one, Said other) {
    return one.attribution.hearer().orElse("").indexOf(' ') > 0
        && other.attribution.hearer().orElse("").indexOf(' ') > 0
        && Attributions.isSame(
            one.attribution.hearer().orElse(""), other.attribution.hearer().orElse(""));
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
  }

  private static void join(Map<String, String> parents, String one, String other) {
    String first = root(parents, one);
    String second = root(parents, other);
    if (!first.equals(second)) {
      parents.put(second, first);
    }
  }

  private static String root(Map<String, String> parents, String id) {
    String at = id;
    String parent = parents.getOrDefault(at, at);
    while (!parent.equals(at)) {
      at = parent;
      parent = parents.getOrDefault(at, at);
    }
    return at;
  }

  private static SpokenQuotes.Occasion occasion(List<List<Said>> sayings) {
    List<Said> all = sayings.stream().flatMap(Collection::stream).toList();
    List<LocalDate> days =
        all.stream().flatMap(each -> each.article.published().stream()).sorted().toList();
    NavigableSet<String> hearers = new TreeSet<>();
    for (Said each : all) {
      Optional<String> hearer = each.attribution.hearer();
      boolean known =
          hearer.isPresent()
              && hearers.stream().anyMatch(other -> Attributions.isSame(other, hearer.get()));
      if (!known) {
        hearer.ifPresent(hearers::add);
      }
    }
    String fullest = fullest(all);
    List<List<Said>> ordered = new ArrayList<>(sayings);
    ordered.sort(
        Comparator.<List<Said>>comparingInt(saying -> saying.size() > 1 ? 0 : 1)
            .thenComparingInt(saying -> place(saying, fullest))
            .thenComparing(saying -> saying.getFirst().article.id())
            .thenComparingInt(saying -> saying.getFirst().start()));
    return new SpokenQuotes.Occasion(
        days.isEmpty() ? Optional.empty() : Optional.of(days.getFirst()),
        days.isEmpty() ? Optional.empty() : Optional.of(days.getLast()),
        hearers,
        ordered.stream().map(Quotes::saying).toList());
  }

  /// The article that has most of an occasion.
  private static String fullest(List<Said> all) {
    Map<String, Integer> counts = new HashMap<>();
    all.forEach(each -> counts.merge(each.article.id(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }

  private static int place(List<Said> saying, String article) {
    return saying.stream()
        .filter(each -> each.article.id().equals(article))
        .mapToInt(Said::start)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static SpokenQuotes.Saying saying(List<Said> said) {
    List<String> texts = said.stream().map(each -> each.text).toList();
    List<BitSet> differing = differing(texts);
    List<SpokenQuotes.Version> versions = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      Said each = said.get(i);
      List<Citation> pieces = new ArrayList<>();
      for (Span piece : each.attribution.content()) {
        pieces.add(Citation.of(pieces.size() + 1, each.article, piece));
      }
      versions.add(
          new SpokenQuotes.Version(
              pieces,
              each.attribution.quoted() == Attribution.Quoted.ALL,
              each.per,
              texts.get(i),
              differing.get(i)));
    }
    return new SpokenQuotes.Saying(versions);
  }

  /// For each of several texts the characters of the words that the first lacks, and for the first
  /// those that any other lacks.
  static List<BitSet> differing(List<String> texts) {
    List<BitSet> differing = new ArrayList<>();
    texts.forEach(_ -> differing.add(new BitSet()));
    List<int[]> first = words(texts.getFirst());
    BitSet[] lacking = {new BitSet()};
    for (int i = 1; i < texts.size(); i++) {
      List<int[]> other = words(texts.get(i));
      BitSet[] aligned = aligned(texts.getFirst(), first, texts.get(i), other);
      for (int w = 0; w < first.size(); w++) {
        if (!aligned[0].get(w)) {
          lacking[0].set(w);
        }
      }
      mark(differing.get(i), other, aligned[1]);
    }
    BitSet kept = new BitSet();
    kept.set(0, first.size());
    kept.andNot(lacking[0]);
    if (texts.size() > 1) {
      mark(differing.getFirst(), first, kept);
    }
    return differing;
  }

  private static void mark(BitSet differing, List<int[]> words, BitSet same) {
    for (int w = 0; w < words.size(); w++) {
      if (!same.get(w)) {
        differing.set(words.get(w)[0], words.get(w)[1]);
        boolean before = w > 0 && !same.get(w - 1);
        if (before) {
          differing.set(words.get(w - 1)[1], words.get(w)[0]);
        }
      }
    }
  }

  /// The words of two texts that stand in both in the same order: their longest common subsequence.
  private static BitSet[] aligned(
      String one, List<int[]> oneWords, String other, List<int[]> otherWords) {
    int n = Math.min(COMPARED, oneWords.size());
    int m = Math.min(COMPARED, otherWords.size());
    List<String> first = keys(one, oneWords.subList(0, n));
    List<String> second = keys(other, otherWords.subList(0, m));
    int[][] longest = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        longest[i][j] =
            first.get(i).equals(second.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    BitSet inOne = new BitSet();
    BitSet inOther = new BitSet();
    inOne.set(n, oneWords.size());
    inOther.set(m, otherWords.size());
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      if (first.get(i).equals(second.get(j))) {
        inOne.set(i++);
        inOther.set(j++);
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return new BitSet[] {inOne, inOther};
  }

  private static List<String> keys(String text, List<int[]> words) {
    return words.stream()
        .map(word -> text.substring(word[0], word[1]).toLowerCase(Locale.ROOT).replace('’', '\''))
        .toList();
  }

  private static List<int[]> words(String text) {
    List<int[]> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      while (i < text.length() && isWordCharacter(text, i)) {
        i++;
      }
      words.add(new int[] {start, i});
    }
    return words;
  }

  private static boolean isWordCharacter(String text, int i) {
    char c = text.charAt(i);
    boolean inside =
        "'’-".indexOf(c) >= 0
            && i + 1 < text.length()
            && Character.isLetterOrDigit(text.charAt(i + 1));
    return Character.isLetterOrDigit(c) || inside;
  }
}
