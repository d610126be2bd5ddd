package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.article.TimeReference.Precision;
import dateline.search.ArticleIndex;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import dateline.search.Token;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Puts a [Timeline] together: happenings of one day that have much of their words in common are
/// one entry; those that most outlets tell, or that have most to do with the topic, are told.
final class Chronicle {

  private static final int PASSAGES = 300;

  /// Of one article so many happenings are looked at, where all articles are.
  private static final int OF_ONE_ARTICLE = 12;

  /// A sentence has so much of the topic, by itself and by what stands around it.
  private static final double ON_TOPIC = 0.6;

  /// Two sentences of one day tell the same where they share this part of the shorter one's weight.
  private static final double SAME = 0.4;

  /// As [#SAME], of what both have in all, for sentences that tell of different days: then they
  /// have to be nearly the same words.
  private static final double SAME_WORDS = 0.6;

  /// As [#SAME_WORDS], for one sentence that two articles copy.
  private static final double COPIED = 0.7;

  /// A sentence that has this part of its weight in common with another of the day is about the
  /// same matter, if not the same.
  private static final double SAME_MATTER = 0.2;

  /// As [#SAME_MATTER], of the lighter one's weight: one sentence stands for the other among the
  /// main events.
  private static final double SAME_STORY = 0.3;

  /// Two names or numbers at least have to be shared where the words are others.
  private static final int MARKS = 2;

  /// Of what is told of days further apart, one is not taken for the other.
  private static final int DAYS_APART = 3;

  /// What an article tells of more days ago is no news, but what led to it.
  private static final int NEWS = 60;

  /// Articles that disagree about a day are of about the same time.
  private static final int REPORTED_APART = 5;

  private final PassageSearcher searcher;
  private final Timeline.Wanted wanted;
  private final Consumer<ArticleIndex.Progress> progress;
  private final Map<String, Double> weights = new HashMap<>();

  Chronicle(
      PassageSearcher searcher, Timeline.Wanted wanted, Consumer<ArticleIndex.Progress> progress) {
    this.searcher = searcher;
    this.wanted = wanted;
    this.progress = progress;
  }

  /// A happening with its words.
  ///
  /// @param marks those of them that are of names or are numbers
  /// @param relevance how much it has to do with the topic
  private record Told(Happening what, Set<String> terms, Set<String> marks, double relevance) {

    String article() {
      return what.article().id();
    }

    /// Who tells it: the outlet, or the article where it names none.
    String source() {
      return what.article()
          .outlet()
          .map(name -> name.strip().toLowerCase(Locale.ROOT))
          .orElse("\n" + article());
    }
  }

  /// What is one happening.
  private static final class Group {
    final List<Told> told = new ArrayList<>();

    Set<String> sources() {
      Set<String> sources = new HashSet<>();
      told.forEach(each -> sources.add(each.source()));
      return sources;
    }

    Set<String> articles() {
      Set<String> articles = new HashSet<>();
      told.forEach(each -> articles.add(each.article()));
      return articles;
    }

    double relevance() {
      return told.stream().mapToDouble(Told::relevance).max().orElse(0);
    }

    Told central() {
      return told.getFirst();
    }

    Span first() {
      return told.getFirst().what().sentence();
    }

    TimeReference time() {
      return told.getFirst().what().time();
    }
  }

  Timeline timeline() {
    List<Told> all = wanted.topic().map(this::onTopic).orElseGet(this::everything);
    weigh(all);
    List<Group> groups = new ArrayList<>();
    Map<Group, Double> worth = new HashMap<>();
    for (List<Told> ofOneDay : byTime(all)) {
      for (Group group : grouped(ofOneDay)) {
        bestFirst(group);
        groups.add(group);
        worth.put(group, worth(group, ofOneDay));
      }
    }
    groups.sort(
        Comparator.comparing((Group group) -> worth.getOrDefault(group, 0.0))
            .reversed()
            .thenComparing(Group::first));
    Selection selection = select(groups);
    List<Group> chosen =
        new ArrayList<>(
            selection.events.subList(0, Math.min(wanted.limit(), selection.events.size())));
    chosen.sort(
        Comparator.comparing((Group group) -> group.time().from())
            .thenComparing(group -> group.time().to())
            .thenComparingDouble(
                group -> wanted.topic().isPresent() ? 0.0 : -worth.getOrDefault(group, 0.0))
            .thenComparing(Group::first));
    return new Timeline(told(chosen, selection.otherwise), selection.events.size());
  }

  /// What there is to tell.
  ///
  /// @param events in the order of what is selected from
  /// @param otherwise those of them that others tell of another day
  private record Selection(List<Group> events, Map<Group, List<Group>> otherwise) {}

  /// Leaves out what another happening stands for.
  ///
  /// @param groups those that are worth most first
  private Selection select(List<Group> groups) {
    List<Group> events = new ArrayList<>();
    Map<Group, List<Group>> otherwise = new HashMap<>();
    Map<String, List<Group>> eventsOfTime = new HashMap<>();
    NavigableMap<LocalDate, List<Group>> ofDay = new TreeMap<>();
    for (Group group : groups) {
      ofDay.computeIfAbsent(group.time().from(), _ -> new ArrayList<>()).add(group);
    }
    Set<Group> gone = new HashSet<>();
    for (Group group : groups) {
      List<Group> sameTime =
          eventsOfTime.computeIfAbsent(key(group.time()), _ -> new ArrayList<>());
      if (gone.contains(group) || sameTime.stream().anyMatch(other -> isOneStory(other, group))) {
        continue;
      }
      events.add(group);
      sameTime.add(group);
      LocalDate day = group.time().from();
      List<Group> others =
          ofDay
              .subMap(day.minusDays(DAYS_APART), true, day.plusDays(DAYS_APART), true)
              .values()
              .stream()
              .flatMap(List::stream)
              .filter(other -> isOtherDay(group, other))
              .toList();
      // where several days come into question they may be several happenings
      if (others.size() == 1) {
        otherwise.put(group, others);
        gone.addAll(others);
      }
    }
    events.removeIf(gone::contains);
    return new Selection(events, otherwise);
  }

  /// How much a happening is worth telling: without a topic, by the outlets that tell it and by how
  /// many articles have something of the same matter on its day. Most of what a large collection
  /// tells of a day is told in its words by one outlet only.
  private double worth(Group group, List<Told> ofOneDay) {
    int sources = group.sources().size();
    return wanted.topic().isPresent()
        ? group.relevance() * (1 + Math.log(sources))
        : sources + Math.log(echoes(group, ofOneDay));
  }

  /// The number of articles that tell a happening or, that day, of the same matter.
  private int echoes(Group group, List<Told> ofOneDay) {
    Set<String> articles = group.articles();
    for (Told each : ofOneDay) {
      if (!articles.contains(each.article())
          && overlap(group.central(), each) >= SAME_MATTER * weight(group.central())) {
        articles.add(each.article());
      }
    }
    return articles.size();
  }

  private static List<Timeline.Entry> told(List<Group> chosen, Map<Group, List<Group>> otherwise) {
    List<Timeline.Entry> entries = new ArrayList<>();
    int marker = 1;
    for (Group group : chosen) {
      List<Citation> citations = citations(group, marker);
      marker += citations.size();
      List<Timeline.OtherDay> others = new ArrayList<>();
      for (Group other : otherwise.getOrDefault(group, List.of())) {
        List<Citation> theirs = citations(other, marker);
        marker += theirs.size();
        others.add(new Timeline.OtherDay(other.time(), theirs));
      }
      Happening first = group.told.getFirst().what();
      String words = first.article().text().substring(first.time().start(), first.time().end());
      entries.add(new Timeline.Entry(first.time(), words, citations, others));
    }
    return entries;
  }

  private static List<Citation> citations(Group group, int first) {
    List<Citation> citations = new ArrayList<>();
    Set<String> articles = new HashSet<>();
    for (Told each : group.told) {
      if (articles.add(each.article())) {
        citations.add(
            Citation.of(first + citations.size(), each.what().article(), each.what().sentence()));
      }
    }
    return citations;
  }

  // what is told

  private List<Told> onTopic(String topic) {
    Inquiry inquiry = Inquiry.of(topic, searcher);
    List<Hit> hits =
        searcher.search(
            new PassageQuery(
                topic,
                PASSAGES,
                Ranking.HYBRID,
                wanted.outlets(),
                Optional.empty(),
                Optional.empty()));
    Map<Span, Told> told = new HashMap<>();
    Dates dates = new Dates();
    for (Evidence each : new EvidenceFinder(searcher).weigh(inquiry, hits)) {
      if (isOnTopic(inquiry, each) && !told.containsKey(each.sentence())) {
        happening(each.article(), each.sentence(), dates)
            .ifPresent(what -> told.put(each.sentence(), told(what, each.context() + each.own())));
      }
    }
    return told.values().stream().sorted(Comparator.comparing(Chronicle::place)).toList();
  }

  /// Whether a sentence has the topic's words, or such as stand for them: a timeline of strikes
  /// tells of attacks.
  private static boolean isOnTopic(Inquiry topic, Evidence evidence) {
    double covered =
        topic.wanted().stream()
            .filter(each -> topic.share(each, evidence.terms()) > 0)
            .mapToDouble(Inquiry.Wanted::weight)
            .sum();
    return Math.max(evidence.context(), covered / topic.weight()) >= ON_TOPIC;
  }

  private static Span place(Told told) {
    return told.what().sentence();
  }

  private List<Told> everything() {
    List<Article> all =
        wanted.outlets().isEmpty()
            ? searcher.articles()
            : searcher.newest(
                Integer.MAX_VALUE, wanted.outlets(), Optional.empty(), Optional.empty());
    return Sweep.over(all.stream().filter(this::mayTell).toList(), progress, this::news).stream()
        .sorted(Comparator.comparing(Chronicle::place))
        .toList();
  }

  /// Whether an article is of a day on which what is wanted can be news.
  private boolean mayTell(Article article) {
    Optional<LocalDate> day = article.published();
    return day.isEmpty()
        || (wanted.since().filter(day.get()::isBefore).isEmpty()
            && wanted.until().filter(last -> day.get().isAfter(last.plusDays(NEWS))).isEmpty());
  }

  /// What an article tells of its days.
  private List<Told> news(Article article) {
    Dates dates = new Dates();
    if (dates.in(article).stream().noneMatch(each -> isNews(article, each))) {
      return List.of();
    }
    List<Told> told = new ArrayList<>();
    for (Span sentence : ArticleText.of(article).sentences()) {
      Optional<Happening> what = happening(article, sentence, dates);
      if (what.isPresent()) {
        told.add(told(what.get(), 0));
        if (told.size() == OF_ONE_ARTICLE) {
          break;
        }
      }
    }
    return told;
  }

  private Optional<Happening> happening(Article article, Span sentence, Dates dates) {
    List<TimeReference> times = dates.in(article, sentence);
    return times.isEmpty()
        ? Optional.empty()
        : Happening.in(article, sentence, times).filter(this::isWanted);
  }

  private boolean isWanted(Happening what) {
    TimeReference time = what.time();
    return wanted.since().filter(day -> time.to().isBefore(day)).isEmpty()
        && wanted.until().filter(day -> time.from().isAfter(day)).isEmpty()
        && (wanted.topic().isPresent() || isNews(what.article(), what.time()));
  }

  /// Whether a time is a day not long before an article's own.
  private static boolean isNews(Article article, TimeReference time) {
    return time.precision() == Precision.DAY
        && article
            .published()
            .filter(day -> ChronoUnit.DAYS.between(time.from(), day) > NEWS)
            .isEmpty();
  }

  private Told told(Happening what, double relevance) {
    String text = what.article().quote(what.sentence());
    int from = what.time().start() - what.sentence().start();
    int to = what.time().end() - what.sentence().start();
    // in one order, so that what two have in common is the same sum for both
    Set<String> terms = new TreeSet<>();
    Set<String> marks = new TreeSet<>();
    for (Token token : searcher.tokens(text)) {
      String word = text.substring(token.start(), token.end());
      if ((token.start() >= from && token.end() <= to)
          || Lexicon.isFunction(word.toLowerCase(Locale.ROOT))) {
        continue;
      }
      terms.add(token.term());
      char first = word.charAt(0);
      if (Character.isDigit(first) || (Character.isUpperCase(first) && token.start() > 0)) {
        marks.add(token.term());
      }
    }
    return new Told(what, terms, marks, relevance);
  }

  // what is the same

  /// The rarer a word is among what is told, the more it weighs.
  private void weigh(List<Told> all) {
    Map<String, Integer> counts = new HashMap<>();
    all.forEach(each -> each.terms().forEach(term -> counts.merge(term, 1, Integer::sum)));
    counts.forEach((term, count) -> weights.put(term, Math.log(1 + (double) all.size() / count)));
  }

  private static Collection<List<Told>> byTime(List<Told> all) {
    Map<String, List<Told>> byTime = new TreeMap<>();
    for (Told each : all) {
      byTime.computeIfAbsent(key(each.what().time()), _ -> new ArrayList<>()).add(each);
    }
    return byTime.values();
  }

  /// The same for the same time only.
  private static String key(TimeReference time) {
    return time.from() + " " + time.to();
  }

  private List<Group> grouped(List<Told> ofOneDay) {
    List<Group> groups = new ArrayList<>();
    for (Told each : ofOneDay) {
      Optional<Group> best = Optional.empty();
      double most = SAME;
      for (Group group : groups) {
        double likeness =
            group.told.stream().mapToDouble(other -> likeness(each, other)).average().orElse(0);
        if (likeness >= most) {
          most = likeness;
          best = Optional.of(group);
        }
      }
      Group group =
          best.orElseGet(() -> {
            groups.add(new Group());
            return groups.getLast();
          });
      group.told.add(each);
    }
    return groups;
  }

  /// The shared part of the weight of the lighter of two sentences; 0 where they share too few
  /// names and numbers.
  private double likeness(Told one, Told other) {
    return shared(one, other) / Math.max(1e-9, Math.min(weight(one), weight(other)));
  }

  private double shared(Told one, Told other) {
    double shared = overlap(one, other);
    boolean marked = one.marks().stream().filter(other.marks()::contains).count() >= MARKS;
    boolean copied = shared >= COPIED * (weight(one) + weight(other) - shared);
    return marked || copied ? shared : 0;
  }

  /// The weight of the words that two sentences share.
  private double overlap(Told one, Told other) {
    double shared = 0;
    for (String term : one.terms()) {
      shared += other.terms().contains(term) ? weights.getOrDefault(term, 0.0) : 0;
    }
    return shared;
  }

  private double weight(Told told) {
    double weight = 0;
    for (String term : told.terms()) {
      weight += weights.getOrDefault(term, 0.0);
    }
    return weight;
  }

  /// Puts first what has most in common with the others; of those that are equal, the shortest.
  private void bestFirst(Group group) {
    Map<Told, Double> central = new HashMap<>();
    for (Told each : group.told) {
      double sum = each.relevance();
      for (Told other : group.told) {
        sum += each.equals(other) ? 0 : likeness(each, other);
      }
      central.put(each, sum);
    }
    group.told.sort(
        Comparator.comparing((Told each) -> central.getOrDefault(each, 0.0))
            .reversed()
            .thenComparingInt(each -> each.what().sentence().length())
            .thenComparing(Chronicle::place));
  }

  /// Whether two happenings of one day are told by mostly the same articles or in much the same
  /// words, so that one stands for the other among the main events of a collection.
  private boolean isOneStory(Group one, Group other) {
    if (wanted.topic().isPresent() || !one.time().isSameTime(other.time())) {
      return false;
    }
    Set<String> shared = one.articles();
    shared.retainAll(other.articles());
    return 2 * shared.size() >= other.articles().size()
        || one.told.stream()
            .anyMatch(mine -> other.told.stream().anyMatch(each -> isAlike(mine, each)));
  }

  /// Whether two sentences of one day share most of their words, names or not: a name that a
  /// sentence begins with isn't known as one.
  private boolean isAlike(Told one, Told other) {
    return overlap(one, other) >= SAME_STORY * Math.min(weight(one), weight(other));
  }

  /// Whether others tell the same of another day: in nearly the same words, with no other numbers
  /// or names of their own, at about the same time, and none of them tells of both days.
  private boolean isOtherDay(Group group, Group other) {
    TimeReference mine = group.time();
    TimeReference theirs = other.time();
    if (mine.precision() != Precision.DAY
        || theirs.precision() != Precision.DAY
        || mine.isSameTime(theirs)
        || Math.abs(ChronoUnit.DAYS.between(mine.from(), theirs.from())) > DAYS_APART) {
      return false;
    }
    Set<String> sources = group.sources();
    if (other.sources().stream().anyMatch(sources::contains)) {
      return false;
    }
    return group.told.stream()
        .anyMatch(one -> other.told.stream().anyMatch(each -> isSameWords(one, each)));
  }

  private boolean isSameWords(Told one, Told other) {
    Optional<LocalDate> mine = one.what().article().published();
    Optional<LocalDate> theirs = other.what().article().published();
    boolean near =
        mine.isPresent()
            && theirs.isPresent()
            && Math.abs(ChronoUnit.DAYS.between(mine.get(), theirs.get())) <= REPORTED_APART;
    double shared = near ? shared(one, other) : 0;
    return shared >= SAME_WORDS * (weight(one) + weight(other) - shared)
        && (one.marks().containsAll(other.marks()) || other.marks().containsAll(one.marks()));
  }
}
