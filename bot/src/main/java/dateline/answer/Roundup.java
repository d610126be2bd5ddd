package dateline.answer;

import dateline.article.Article;
import dateline.article.Attributions;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import dateline.search.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a question for what the sources disagree about, or for the order of events, is told: the
/// same that [Disagreements] and [Timeline] list, in the articles' own sentences. No model is
/// asked, since there is nothing to be put into other words.
///
/// @param statements each a sentence as it stands, with those that tell the same
/// @param headings under what each sentence is told: who says it, or when it was
/// @param differing what the sentences give different values for
/// @param listed how much of the list that is
/// @param refusal why there is nothing to tell
record Roundup(
    List<Draft.Proposal> statements,
    Map<Span, String> headings,
    List<Lineup.Found> differing,
    Answer.Listed listed,
    Optional<Answer.Reason> refusal) {

  /// So many passages are looked at for one about the topic.
  private static final int LOOKED_AT = 40;

  private static final int MOST_DISAGREEMENTS = 5;
  private static final int MOST_DAYS = 8;

  /// A disagreement has so much of the topic's weight, and of what the best one has.
  private static final double ON_TOPIC = 0.3;

  private static final double AS_GOOD = 0.6;

  private static final Set<String> SOURCES =
      Words.set(
          "source sources outlet outlets article articles report reports paper papers newspaper"
              + " newspapers media account accounts story stories agency agencies");

  private static final Set<String> DISAGREE =
      Words.set("disagree differ diverge contradict conflict disagreeing contradicting");

  /// What is said of sources for the most part; "differences" only where they are named.
  private static final Set<String> DISAGREEMENTS =
      Words.set(
          "disagreement disagreements contradiction contradictions discrepancy discrepancies");

  private static final Set<String> DIFFERENCES = Words.set("difference differences conflicts");

  /// Before it.
  private static final Set<String> LEADING =
      Words.set(
          "where what how do does are is there any the these all of our main biggest in list which"
              + " points point");

  /// Between it and the topic.
  private static final Set<String> TRAILING =
      Words.set(
          "each other one another themselves are is there between among amongst in within the these"
              + " of all on about over regarding concerning with");

  private static final Set<String> BETWEEN = Words.set("between among amongst");

  /// What a question for the order of events begins with.
  static final List<String> IN_ORDER =
      List.of(
          "timeline",
          "a timeline",
          "the timeline",
          "what is the timeline",
          "what's the timeline",
          "what was the timeline",
          "chronology",
          "a chronology",
          "the chronology",
          "what is the chronology",
          "what was the order of events",
          "what is the order of events",
          "in what order did things happen",
          "what happened when",
          "what happened in order",
          "tell the story in order");

  Roundup {
    statements = List.copyOf(statements);
    headings = Map.copyOf(headings);
    differing = List.copyOf(differing);
  }

  /// What a question for what the sources disagree about says behind that, if it is one: "the dead"
  /// of "Where do the sources disagree about the dead".
  static Optional<String> behindDisagreement(String text) {
    List<String> words = List.of(text.split(" ", -1));
    boolean ofSources = false;
    int at = 0;
    while (at < words.size() && !isDisagreement(words, at)) {
      String word = bare(words.get(at));
      ofSources |= SOURCES.contains(word);
      if (!SOURCES.contains(word) && !LEADING.contains(word)) {
        return Optional.empty();
      }
      at++;
    }
    if (at == words.size()) {
      return Optional.empty();
    }
    boolean between = false;
    int from = at + 1;
    while (from < words.size()
        && (TRAILING.contains(bare(words.get(from))) || SOURCES.contains(bare(words.get(from))))) {
      between |= BETWEEN.contains(bare(words.get(from)));
      ofSources |= SOURCES.contains(bare(words.get(from)));
      from++;
    }
    boolean alone = at + 1 == words.size() || from > at + 1;
    boolean sure = DISAGREEMENTS.contains(bare(words.get(at))) && alone && !between;
    return ofSources || sure
        ? Optional.of(String.join(" ", words.subList(from, words.size())))
        : Optional.empty();
  }

  /// "Do the sources agree" asks whether they disagree; "what do they agree on" does not.
  private static boolean isDisagreement(List<String> words, int at) {
    String word = bare(words.get(at));
    return DISAGREE.contains(word)
        || DISAGREEMENTS.contains(word)
        || DIFFERENCES.contains(word)
        || (word.equals("agree") && bare(words.getFirst()).equals("do"));
  }

  private static String bare(String word) {
    return String.join("", Words.of(word));
  }

  /// What is told of a survey that asks for a list; empty for any other.
  ///
  /// @param progress follows the reading of all articles, where all are read
  static Optional<Roundup> of(
      Survey survey, Question question, PassageSearcher searcher, Progress progress) {
    return switch (survey.kind()) {
      case DISAGREEMENTS -> Optional.of(disagreements(survey, question, searcher, progress));
      case TIMELINE -> Optional.of(timeline(survey, question, searcher, progress));
      case LATEST, SUMMARY, POSITIONS, COMPARISON, DAY -> Optional.empty();
    };
  }

  private static Roundup disagreements(
      Survey survey, Question question, PassageSearcher searcher, Progress progress) {
    Optional<String> topic = survey.topics().stream().findFirst();
    AskedPeriod period = AskedPeriod.of(question);
    List<Lineup.Found> wanted = new ArrayList<>();
    for (Disagreements.Found found :
        Disagreements.in(searcher, topic, Integer.MAX_VALUE, progress.reading())) {
      Lineup.Found sides = sides(found, searcher);
      boolean asked =
          quotes(sides).stream()
              .allMatch(quote ->
                  period.holds(quote.article(), quote.span())
                      && isOf(question.outlets(), quote.article()));
      if (asked) {
        wanted.add(sides);
      }
    }
    List<Lineup.Found> all = topic.map(each -> onTopic(each, wanted, searcher)).orElse(wanted);
    List<Lineup.Found> differing = all.stream().limit(MOST_DISAGREEMENTS).toList();
    Map<Span, Draft.Proposal> statements = new LinkedHashMap<>();
    Map<Span, String> headings = new HashMap<>();
    for (Lineup.Found found : differing) {
      for (Draft.Quote quote : quotes(found)) {
        Optional<String> speaker = Attributions.of(quote.article()).speaker(quote.span());
        statements.putIfAbsent(
            quote.span(), new Draft.Proposal(quote.text(), List.of(quote), speaker));
        headings.put(quote.span(), Survey.heading(Survey.outlet(quote.article())));
      }
    }
    return new Roundup(
        List.copyOf(statements.values()),
        headings,
        differing,
        new Answer.Listed(Answer.Listed.Kind.DISAGREEMENTS, topic, differing.size(), all.size()),
        differing.isEmpty()
            ? Optional.of(new Answer.Reason.NoDisagreement(topic))
            : Optional.empty());
  }

  private static boolean isOf(Set<String> outlets, Article article) {
    return outlets.isEmpty()
        || article
            .outlet()
            .filter(own -> outlets.stream().anyMatch(own::equalsIgnoreCase))
            .isPresent();
  }

  private static List<Draft.Quote> quotes(Lineup.Found found) {
    return found.sides().stream().flatMap(side -> side.quotes().stream()).toList();
  }

  private static Lineup.Found sides(Disagreements.Found found, PassageSearcher searcher) {
    Disagreement disagreement = found.disagreement();
    List<Lineup.Side> sides = new ArrayList<>();
    for (Disagreement.Value value : disagreement.values()) {
      List<Draft.Quote> quotes = new ArrayList<>();
      for (int marker : value.citations()) {
        quote(found.citations().get(marker - 1), searcher).ifPresent(quotes::add);
      }
      sides.add(new Lineup.Side(value.value(), quotes));
    }
    return new Lineup.Found(disagreement.kind(), disagreement.about(), sides, false);
  }

  /// What a citation cites; empty where its article has gone from the index meanwhile.
  private static Optional<Draft.Quote> quote(Citation citation, PassageSearcher searcher) {
    return searcher
        .article(citation.span().article())
        .map(article -> new Draft.Quote(article, citation.span()));
  }

  /// Those that are about a topic: in a small collection its passages are nearly all there are.
  private static List<Lineup.Found> onTopic(
      String topic, List<Lineup.Found> found, PassageSearcher searcher) {
    Inquiry inquiry = Inquiry.of("about " + topic, searcher);
    Map<Lineup.Found, Double> shares = new LinkedHashMap<>();
    for (Lineup.Found each : found) {
      String text =
          each.about()
              + "\n"
              + quotes(each).stream().map(Draft.Quote::text).collect(Collectors.joining("\n"));
      shares.put(each, share(inquiry, text, searcher));
    }
    double best = shares.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return found.stream()
        .filter(each -> shares.getOrDefault(each, 0.0) >= Math.max(ON_TOPIC, AS_GOOD * best))
        .toList();
  }

  /// The share of a topic's weight that a text has.
  private static double share(Inquiry topic, String text, PassageSearcher searcher) {
    Set<String> terms = new HashSet<>();
    for (Token token : topic.spellings().unified(searcher.tokens(text))) {
      terms.add(token.term());
    }
    double share =
        topic.wanted().stream()
            .mapToDouble(wanted -> topic.share(wanted, terms) * wanted.weight())
            .sum();
    return share / Math.max(topic.weight(), 1e-9);
  }

  private static Roundup timeline(
      Survey survey, Question question, PassageSearcher searcher, Progress progress) {
    Timeline timeline =
        Timeline.of(
            searcher,
            new Timeline.Wanted(
                survey.topics().stream().findFirst(),
                question.outlets(),
                question.since(),
                question.until(),
                MOST_DAYS),
            progress.reading());
    List<Draft.Proposal> statements = new ArrayList<>();
    Map<Span, String> headings = new HashMap<>();
    List<Lineup.Found> differing = new ArrayList<>();
    for (Timeline.Entry entry : timeline.entries()) {
      List<Draft.Quote> quotes = quotes(entry.citations(), searcher);
      if (quotes.isEmpty()) {
        continue;
      }
      quotes.forEach(quote -> headings.put(quote.span(), entry.time().inFull()));
      statements.add(new Draft.Proposal(quotes.getFirst().text(), quotes, Optional.empty()));
      if (!entry.otherwise().isEmpty()) {
        List<Lineup.Side> sides = new ArrayList<>();
        sides.add(new Lineup.Side(words(entry.time(), quotes), quotes));
        for (Timeline.OtherDay other : entry.otherwise()) {
          List<Draft.Quote> others = quotes(other.citations(), searcher);
          if (!others.isEmpty()) {
            sides.add(new Lineup.Side(words(other.time(), others), others));
          }
        }
        if (sides.size() > 1) {
          differing.add(
              new Lineup.Found(Disagreement.Kind.CONTRADICTION, "the date", sides, false));
        }
      }
    }
    return new Roundup(
        statements,
        headings,
        differing,
        new Answer.Listed(
            Answer.Listed.Kind.EVENTS,
            survey.topics().stream().findFirst(),
            statements.size(),
            timeline.all()),
        statements.isEmpty() ? Optional.of(undated(survey, searcher)) : Optional.empty());
  }

  /// Why nothing is told in order: no passage is about the topic, or none has days.
  private static Answer.Reason undated(Survey survey, PassageSearcher searcher) {
    boolean spokenOf =
        survey.topics().stream()
            .allMatch(topic -> {
              Inquiry inquiry = Inquiry.of("about " + topic, searcher);
              return searcher.search(PassageQuery.of(topic, LOOKED_AT, Ranking.LEXICAL)).stream()
                  .anyMatch(hit -> share(inquiry, hit.text(), searcher) >= 1);
            });
    return spokenOf
        ? new Answer.Reason.KindMissing(AnswerKind.TIME.description())
        : new Answer.Reason.NothingFound();
  }

  private static List<Draft.Quote> quotes(List<Citation> citations, PassageSearcher searcher) {
    return citations.stream().flatMap(each -> quote(each, searcher).stream()).toList();
  }

  /// The words for a time in the article of the first quote.
  private static String words(TimeReference time, List<Draft.Quote> quotes) {
    return quotes.getFirst().article().text().substring(time.start(), time.end());
  }
}
