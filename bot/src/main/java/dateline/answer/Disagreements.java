package dateline.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Names;
import dateline.article.Numerals;
import dateline.article.Span;
import dateline.article.TimeExpressions;
import dateline.article.TimeReference;
import dateline.article.TimeReferences;
import dateline.search.ArticleIndex;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Finds what the articles of a collection give different values for, without a question.
///
/// Sentences with a number or a day are put under the names they have; only those of different
/// articles, of days near each other, that share a name and several words are then read and held
/// against each other. So the time taken grows with the articles, not with their pairs.
public final class Disagreements {

  /// Articles of days further apart tell of the same day's event too seldom.
  private static final int NEAR_DAYS = 10;

  /// A name in more sentences than this tells nothing by itself.
  private static final int COMMON = 150;

  /// Words that two sentences share before they are read.
  private static final int SHARED = 3;

  /// The same where not both have a number or a day, so that they can only say who.
  private static final int SHARED_WHO = 5;

  private static final int PASSAGES = 60;

  /// So few articles mostly tell one story, in which each event is asked for. Among thousands an
  /// event's words stand for others as well: of the days that Uvalde's shooting was then given, one
  /// was that of a photograph.
  private static final int STORY = 60;

  private static final int EVENT_PASSAGES = 24;
  private static final int LONGEST = 600;
  private static final int BEGINNING = 5;

  private final Map<String, List<TimeReference>> times = new ConcurrentHashMap<>();
  private final Map<Span, List<Account>> accounts = new ConcurrentHashMap<>();

  private Disagreements() {}

  /// A disagreement with its quotes.
  ///
  /// @param citations in the order of their markers, which count from 1
  public record Found(Disagreement disagreement, List<Citation> citations) {
    public Found {
      citations = List.copyOf(citations);
    }

    /// The disagreement as a JSON object.
    public ObjectNode json() {
      return AnswerJson.of(this);
    }
  }

  /// A sentence before it is read.
  ///
  /// @param counts whether it has a number or a day; else it may only say who
  private record Sketch(
      Article article, Span sentence, Set<String> names, Set<String> words, boolean counts) {}

  /// Two sentences that may tell of one event; equal only to themselves in this order.
  private record Candidates(Sketch one, Sketch other) {

    @Override
    public boolean equals(Object object) {
      return object instanceof Candidates(Sketch first, Sketch second)
          && first.sentence.equals(one.sentence)
          && second.sentence.equals(other.sentence);
    }

    @Override
    public int hashCode() {
      return 31 * one.sentence.hashCode() + other.sentence.hashCode();
    }
  }

  /// Two accounts that differ.
  private record Pair(Account one, Account other, Disputes.Relation relation) {}

  /// What articles give different values for, contradictions first, then by their articles.
  ///
  /// @param topic only in passages about it
  /// @param limit the most to be found
  public static List<Found> in(PassageSearcher searcher, Optional<String> topic, int limit) {
    return in(searcher, topic, limit, _ -> {});
  }

  /// As [#in(PassageSearcher, Optional, int)].
  ///
  /// @param progress is told how many articles are read, where all are
  public static List<Found> in(
      PassageSearcher searcher,
      Optional<String> topic,
      int limit,
      Consumer<ArticleIndex.Progress> progress) {
    Disagreements disagreements = new Disagreements();
    List<Sketch> sketches = sketches(searcher, topic, progress);
    List<Found> found = new ArrayList<>(disagreements.find(sketches, limit));
    int articles = searcher.newest(STORY + 1, Set.of(), Optional.empty(), Optional.empty()).size();
    if (articles <= STORY) {
      disagreements.ask(searcher, sketches, found, limit);
      disagreements.askWho(searcher, disagreements.events(searcher, topic), found, limit);
    }
    return found;
  }

  /// Asks of each event with a doer when it was and how many it was, and adds what the articles
  /// answer differently. Outlets tell of one event in words that share too little to be held
  /// against each other without a question.
  private void ask(PassageSearcher searcher, List<Sketch> sketches, List<Found> found, int limit) {
    Asking asking = new Asking(searcher, found, limit);
    for (Sketch sketch : sketches) {
      for (Account account : accounts(sketch)) {
        questions(account).forEach(question -> asking.ask(question, account));
      }
    }
  }

  /// Asks of each event to which articles name different persons who it was, and adds what they
  /// answer differently.
  private void askWho(
      PassageSearcher searcher, List<EventSentence> sentences, List<Found> found, int limit) {
    Map<String, List<Account>> byEvent = new TreeMap<>();
    for (EventSentence sentence : sentences) {
      for (Account account : sentence.persons(sentence::isVerb, false)) {
        byEvent.computeIfAbsent(account.event().stem, _ -> new ArrayList<>()).add(account);
      }
    }
    Asking asking = new Asking(searcher, found, limit);
    for (List<Account> accounts : byEvent.values()) {
      long articles = accounts.stream().map(each -> each.of().article().id()).distinct().count();
      for (Account account : articles > 1 ? accounts : List.<Account>of()) {
        String doer = text(account.of(), account.of().roles(account.event()).agents());
        if (!doer.isEmpty() && account.event().key.endsWith("ed")) {
          asking.ask("Who was " + account.event().text + " by " + doer + "?", account);
        }
      }
    }
  }

  /// Asks questions of a collection, each once.
  private static final class Asking {
    private final PassageSearcher searcher;
    private final EvidenceFinder finder;
    private final List<Found> found;
    private final int limit;
    private final Set<String> asked = new HashSet<>();
    private final Set<Set<Span>> told = new HashSet<>();

    /// @param found what is known to differ, to which is added
    Asking(PassageSearcher searcher, List<Found> found, int limit) {
      this.searcher = searcher;
      this.finder = new EvidenceFinder(searcher);
      this.found = found;
      this.limit = limit;
      found.forEach(each -> told.add(spans(each)));
    }

    private static Set<Span> spans(Found found) {
      return found.citations().stream().map(Citation::span).collect(Collectors.toSet());
    }

    void ask(String question, Account account) {
      if (found.size() >= limit || !asked.add(question)) {
        return;
      }
      Inquiry inquiry = Inquiry.of(question, searcher);
      List<Hit> hits = searcher.search(query(question, EVENT_PASSAGES));
      Optional.of(finder.weigh(inquiry, hits))
          .filter(evidence -> !evidence.isEmpty())
          .flatMap(evidence -> Lineup.of(inquiry, evidence))
          .filter(Disagreements::isOfArticles)
          .map(each -> numbered(each, account))
          .filter(each -> told.add(spans(each)))
          .ifPresent(found::add);
    }
  }

  /// Whether each side is told in an article of its own.
  private static boolean isOfArticles(Lineup.Found found) {
    return found.sides().stream()
            .map(side -> side.quotes().getFirst().article().id())
            .distinct()
            .count()
        == found.sides().size();
  }

  /// What would be asked for a value: by whom, and on what where the sentence tells.
  private static List<String> questions(Account account) {
    EventSentence sentence = account.of();
    EventSentence.Roles roles = sentence.roles(account.event());
    String doer = text(sentence, roles.agents());
    if (doer.isEmpty()) {
      return List.of();
    }
    String target = text(sentence, roles.targets());
    String on = target.isEmpty() ? "" : " on " + target;
    return switch (account.value()) {
      case Account.When _ ->
          List.of(
              "When did " + doer + " " + account.event().text + on + "?",
              "What did " + doer + " " + account.event().text + on + "?");
      case Account.Amount amount -> {
        String counted =
            sentence.reading().tokens.stream()
                .filter(token -> !amount.noun().isEmpty() && token.stem.equals(amount.noun()))
                .map(token -> token.text)
                .findFirst()
                .orElse("");
        yield counted.isEmpty()
            ? List.of()
            : List.of(
                "How many " + counted + " were " + account.event().text + " by " + doer + on + "?");
      }
      case Account.Thing _, Account.Who _, Account.Where _ -> List.of();
    };
  }

  /// The words of some names of a sentence, as they stand there.
  private static String text(EventSentence sentence, Set<String> stems) {
    Set<String> words = new LinkedHashSet<>();
    for (Reading.Token token : sentence.reading().tokens) {
      if (token.kind == Reading.Kind.NAME && stems.contains(token.stem)) {
        words.add(Words.bare(token.text.replace('’', '\'')));
      }
    }
    return String.join(" ", words);
  }

  private static Found numbered(Lineup.Found found, Account account) {
    List<Citation> citations = new ArrayList<>();
    List<Disagreement.Value> values = new ArrayList<>();
    for (Lineup.Side side : found.sides()) {
      List<Integer> markers = new ArrayList<>();
      for (Draft.Quote quote : side.quotes()) {
        markers.add(citations.size() + 1);
        citations.add(Citation.of(citations.size() + 1, quote.article(), quote.span()));
      }
      values.add(new Disagreement.Value(side.value(), markers));
    }
    EventSentence sentence = account.of();
    String doer = text(sentence, sentence.roles(account.event()).agents());
    String about =
        found.about() + ": " + account.event().text.toLowerCase(Locale.ROOT) + ", " + doer;
    return new Found(new Disagreement(found.kind(), about, values), citations);
  }

  private static PassageQuery query(String text, int passages) {
    return new PassageQuery(
        text, passages, Ranking.LEXICAL, Set.of(), Optional.empty(), Optional.empty());
  }

  private static List<Sketch> sketches(
      PassageSearcher searcher, Optional<String> topic, Consumer<ArticleIndex.Progress> progress) {
    if (topic.isEmpty()) {
      return Sweep.over(
          searcher.articles(),
          progress,
          article -> {
            List<Sketch> own = new ArrayList<>();
            ArticleText.of(article).sentences().forEach(each -> sketch(article, each, own));
            return own;
          });
    }
    List<Sketch> sketches = new ArrayList<>();
    onTopic(searcher, topic.get(), (article, sentence) -> sketch(article, sentence, sketches));
    return sketches;
  }

  /// Tells every sentence of the passages about a topic, once.
  private static void onTopic(
      PassageSearcher searcher, String topic, BiConsumer<Article, Span> each) {
    Set<Span> seen = new HashSet<>();
    for (Hit hit : searcher.search(query(topic, PASSAGES))) {
      Span passage = hit.passage().span();
      for (Span sentence : ArticleText.of(hit.article()).sentences()) {
        if (passage.contains(sentence) && seen.add(sentence)) {
          each.accept(hit.article(), sentence);
        }
      }
    }
  }

  /// The sentences of a few articles, read.
  private List<EventSentence> events(PassageSearcher searcher, Optional<String> topic) {
    List<EventSentence> events = new ArrayList<>();
    BiConsumer<Article, Span> read =
        (article, sentence) -> {
          if (sentence.length() <= LONGEST) {
            events.add(
                EventSentence.of(
                    article,
                    sentence,
                    times.computeIfAbsent(article.id(), _ -> TimeReferences.of(article))));
          }
        };
    if (topic.isPresent()) {
      onTopic(searcher, topic.get(), read);
    } else {
      for (Article article : searcher.articles()) {
        ArticleText.of(article).sentences().forEach(each -> read.accept(article, each));
      }
    }
    return events;
  }

  private static void sketch(Article article, Span sentence, List<Sketch> sketches) {
    String text = article.quote(sentence);
    if (text.length() > LONGEST || EvidenceFinder.isRetracted(text)) {
      return;
    }
    boolean counts = !Numerals.in(text).isEmpty() || !TimeExpressions.in(text).isEmpty();
    Set<String> names = new HashSet<>();
    for (Names.Name name : Names.in(text)) {
      if (name.certain()) {
        Words.of(name.text()).forEach(word -> names.add(Words.bare(word)));
      }
    }
    if (names.isEmpty()) {
      return;
    }
    Set<String> words = new HashSet<>();
    for (String word : Words.of(text)) {
      if (word.length() >= BEGINNING - 1 && !Lexicon.isFunction(word)) {
        words.add(word.substring(0, Math.min(BEGINNING, word.length())));
      }
    }
    sketches.add(new Sketch(article, sentence, names, words, counts));
  }

  private List<Found> find(List<Sketch> sketches, int limit) {
    Map<String, List<Sketch>> byName = new TreeMap<>();
    for (Sketch sketch : sketches) {
      for (String name : sketch.names) {
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(sketch);
      }
    }
    Set<Candidates> candidates = new LinkedHashSet<>();
    for (List<Sketch> all : byName.values()) {
      boolean common = all.size() > COMMON && sketches.size() > COMMON * 10;
      List<Sketch> same = common ? all.stream().filter(Sketch::counts).toList() : all;
      if (same.size() > COMMON && sketches.size() > COMMON * 10) {
        continue;
      }
      for (int i = 0; i < same.size(); i++) {
        for (int j = i + 1; j < same.size(); j++) {
          Sketch one = same.get(i);
          Sketch other = same.get(j);
          if (mayDiffer(one, other)) {
            candidates.add(new Candidates(one, other));
          }
        }
      }
    }
    List<Found> found =
        lineUp(
            candidates.parallelStream()
                .flatMap(each -> differing(accounts(each.one), accounts(each.other)).stream())
                .toList(),
            limit);
    addTwins(candidates, found, limit);
    return found;
  }

  /// Adds what sentences in nearly the same words give different numbers for.
  private static void addTwins(Collection<Candidates> candidates, List<Found> found, int limit) {
    Set<Set<String>> told = new HashSet<>();
    for (Found each : found) {
      told.add(each.citations().stream().map(Citation::quote).collect(Collectors.toSet()));
    }
    List<Found> twins =
        candidates.parallelStream()
            .filter(each -> each.one.counts && each.other.counts)
            .filter(each -> Collections.disjoint(outlet(each.one), outlet(each.other)))
            .flatMap(each -> twins(each).stream())
            .toList();
    for (Found each : twins) {
      if (found.size() < limit
          && told.add(each.citations().stream().map(Citation::quote).collect(Collectors.toSet()))) {
        found.add(each);
      }
    }
  }

  private static Set<String> outlet(Sketch sketch) {
    return sketch.article.outlet().map(Set::of).orElse(Set.of());
  }

  private static Optional<Found> twins(Candidates pair) {
    String one = pair.one.article.quote(pair.one.sentence);
    String other = pair.other.article.quote(pair.other.sentence);
    return Twins.of(one, other)
        .filter(_ -> Twins.mayBeOfOneText(pair.one.article, pair.other.article))
        .map(twins ->
            new Found(
                new Disagreement(
                    Disagreement.Kind.CONTRADICTION,
                    twins.about(one),
                    List.of(
                        new Disagreement.Value(Twins.said(one, twins.one()), List.of(1)),
                        new Disagreement.Value(Twins.said(other, twins.other()), List.of(2)))),
                List.of(
                    Citation.of(1, pair.one.article, pair.one.sentence),
                    Citation.of(2, pair.other.article, pair.other.sentence))));
  }

  private static boolean mayDiffer(Sketch one, Sketch other) {
    if (one.article.id().equals(other.article.id()) || !isNear(one.article, other.article)) {
      return false;
    }
    boolean fewer = one.words.size() < other.words.size();
    Set<String> larger = fewer ? other.words : one.words;
    int needed = one.counts && other.counts ? SHARED : SHARED_WHO;
    int shared = 0;
    for (String word : fewer ? one.words : other.words) {
      if (larger.contains(word) && ++shared == needed) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNear(Article one, Article other) {
    Optional<LocalDate> first = one.published();
    Optional<LocalDate> second = other.published();
    return first.isEmpty()
        || second.isEmpty()
        || Math.abs(ChronoUnit.DAYS.between(first.get(), second.get())) <= NEAR_DAYS;
  }

  private List<Account> accounts(Sketch sketch) {
    return accounts.computeIfAbsent(
        sketch.sentence,
        span -> {
          EventSentence sentence =
              EventSentence.of(
                  sketch.article,
                  span,
                  times.computeIfAbsent(
                      sketch.article.id(), _ -> TimeReferences.of(sketch.article)));
          return all(sentence);
        });
  }

  /// The first two accounts of two sentences that differ; none where any two of the same event and
  /// thing agree.
  private static Optional<Pair> differing(List<Account> some, List<Account> others) {
    Optional<Pair> found = Optional.empty();
    Set<Class<?>> agreed = new HashSet<>();
    for (Account one : some) {
      for (Account other : others) {
        Disputes.Relation relation = Disputes.between(one, other);
        if (relation == Disputes.Relation.SAME) {
          agreed.add(one.value().getClass());
        } else if (Disputes.kind(relation).isPresent()) {
          found = found.or(() -> Optional.of(new Pair(one, other, relation)));
        }
      }
    }
    return found.filter(pair -> !agreed.contains(pair.one.value().getClass()));
  }

  /// How two sentences stand to each other.
  static Disputes.Relation between(EventSentence one, EventSentence other) {
    return differing(all(one), all(other)).map(Pair::relation).orElse(Disputes.Relation.APART);
  }

  /// What two sentences give different values for, if anything.
  static Optional<Lineup.Found> found(EventSentence one, EventSentence other) {
    return differing(all(one), all(other))
        .map(pair ->
            new Lineup.Found(
                Disputes.kind(pair.relation).orElseThrow(),
                about(pair),
                List.of(side(pair.one), side(pair.other)),
                false));
  }

  private static Lineup.Side side(Account account) {
    EventSentence sentence = account.of();
    return new Lineup.Side(
        account.said(), List.of(new Draft.Quote(sentence.article(), sentence.sentence())));
  }

  /// Every value that a sentence gives.
  private static List<Account> all(EventSentence sentence) {
    List<Account> all = new ArrayList<>(sentence.amounts());
    all.addAll(sentence.days());
    all.addAll(sentence.named());
    all.addAll(Whereabouts.in(sentence, event -> !event.frame));
    return List.copyOf(all);
  }

  private static List<Found> lineUp(Collection<Pair> pairs, int limit) {
    List<Pair> ordered = new ArrayList<>(pairs);
    ordered.sort(
        Comparator.comparing(Pair::relation)
            .thenComparing(pair -> pair.one.of().sentence())
            .thenComparing(pair -> pair.other.of().sentence()));
    List<Found> found = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Pair pair : ordered) {
      // copies of one text differ from another in the same way
      String same =
          pair.one.of().article().quote(pair.one.of().sentence())
              + pair.other.of().article().quote(pair.other.of().sentence());
      Set<String> values = new TreeSet<>();
      for (Account side : List.of(pair.one, pair.other)) {
        values.add(side.said().toLowerCase(Locale.ROOT));
      }
      String valuesOf = pair.one.event().stem + values;
      if (found.size() < limit && told.add(same) && told.add(valuesOf)) {
        found.add(numbered(pair));
      }
    }
    return found;
  }

  private static Found numbered(Pair pair) {
    List<Citation> citations = new ArrayList<>();
    List<Disagreement.Value> values = new ArrayList<>();
    for (Account side : List.of(pair.one, pair.other)) {
      int marker = citations.size() + 1;
      citations.add(Citation.of(marker, side.of().article(), side.of().sentence()));
      values.add(new Disagreement.Value(side.said(), List.of(marker)));
    }
    return new Found(
        new Disagreement(Disputes.kind(pair.relation).orElseThrow(), about(pair), values),
        citations);
  }

  /// What it is about, in the first one's words: "killed, Oban".
  private static String about(Pair pair) {
    StringBuilder about = new StringBuilder(pair.one.event().text.toLowerCase(Locale.ROOT));
    Set<String> theirs = pair.other.of().names();
    int names = 0;
    for (Reading.Token token : pair.one.of().reading().tokens) {
      if (token.kind == Reading.Kind.NAME && theirs.contains(token.stem) && names < 3) {
        about.append(", ").append(Words.bare(token.text.replace('’', '\'')));
        names++;
      }
    }
    return about.toString();
  }
}
