package dateline.answer;

import static java.util.stream.Collectors.toSet;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Attributions;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks for what the articles say of a matter as a whole.
final class SurveySearch {

  private static final int PASSAGES = 24;
  private static final int ARTICLES = 8;
  private static final int MOST = 12;
  private static final int OF_ONE_ARTICLE = 2;

  /// A lead has more characters than a headline or a dateline.
  private static final int LEAD = 40;

  /// Of two sentences that share more of the shorter one's words, one repeats the other.
  private static final double REPEATED = 0.8;

  /// Articles of so many days after a day tell of it.
  private static final Period TOLD_WITHIN = Period.ofDays(7);

  /// What a sentence begins with that can't be understood without the one before it.
  private static final Set<String> DANGLING =
      Words.set("he she it they his her hers its their theirs this that these those");

  private final Survey survey;
  private final Question question;
  private final PassageSearcher searcher;
  private final EvidenceFinder finder;

  SurveySearch(Survey survey, Question question, PassageSearcher searcher, EvidenceFinder finder) {
    this.survey = survey;
    this.question = question;
    this.searcher = searcher;
    this.finder = finder;
  }

  /// Looks through the articles.
  Survey.Found find() {
    if (survey.kind() == Survey.Kind.DAY) {
      return ofDay();
    }
    if (survey.topics().isEmpty()) {
      return newest();
    }
    List<Side> sides = survey.topics().stream().map(this::side).toList();
    List<Evidence> evidence = new ArrayList<>();
    Map<Span, String> headings = new HashMap<>();
    List<Hit> all = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>();
    Optional<Answer.Reason> refusal = Optional.empty();
    for (Side side : sides) {
      all.addAll(side.hits());
      List<Evidence> own =
          side.weighed().stream()
              .filter(each -> sides.stream().noneMatch(other -> other.comesBefore(side, each)))
              .toList();
      List<Evidence> chosen = chosen(side.demands(), own, MOST / sides.size());
      // what tells of the other side first is told for this one only where there is nothing else
      List<Evidence> found =
          chosen.isEmpty() ? chosen(side.demands(), side.weighed(), MOST / sides.size()) : chosen;
      for (Evidence each : found) {
        String heading = heading(side.demands().text(), each);
        headings.merge(each.sentence(), heading, (one, other) -> one + ", " + other);
        if (!contains(evidence, each)) {
          evidence.add(each);
        }
      }
      if (found.isEmpty()) {
        Answer.Reason reason = side.demands().refusal(side.hits(), side.weighed(), survey.kind());
        if (reason instanceof Answer.Reason.OtherSubject(List<String> missing)) {
          unknown.addAll(missing);
        }
        refusal = refusal.or(() -> Optional.of(reason));
      }
    }
    if (!unknown.isEmpty()) {
      refusal = Optional.of(new Answer.Reason.OtherSubject(List.copyOf(unknown)));
    }
    return new Survey.Found(Inquiry.of(survey.asked(), searcher), evidence, headings, all, refusal);
  }

  /// A topic and what was found for it.
  private record Side(SurveyTopic demands, List<Hit> hits, List<Evidence> weighed) {

    /// Whether a sentence that speaks of another side as well speaks of this one first.
    boolean comesBefore(Side other, Evidence evidence) {
      int here = demands.mentionedAt(evidence);
      return here >= 0 && here < other.demands.mentionedAt(evidence);
    }
  }

  private Side side(String topic) {
    Set<String> outlets = survey.aspect().isPresent() ? outlets(topic) : Set.of();
    String wanted =
        outlets.isEmpty()
            ? topic + survey.aspect().map(each -> " " + each).orElse("")
            : survey.aspect().orElseThrow();
    // as in a sentence, where a capital tells a name
    Inquiry inquiry = Inquiry.of("about " + wanted, searcher);
    if (outlets.isEmpty()) {
      outlets = question.outlets().isEmpty() ? inquiry.sources() : question.outlets();
    }
    List<Hit> hits =
        searcher.search(
            new PassageQuery(
                    wanted,
                    PASSAGES,
                    question.ranking(),
                    outlets,
                    question.since(),
                    question.until())
                .orTold()
                .askedOn(question.asked()));
    List<Evidence> evidence = finder.weigh(inquiry, hits, AskedPeriod.of(question));
    return new Side(new SurveyTopic(topic, inquiry, searcher, hits), hits, evidence);
  }

  /// Under whose name a sentence is told.
  private String heading(String topic, Evidence evidence) {
    String name =
        switch (survey.kind()) {
          case COMPARISON -> topic.substring(0, 1).toUpperCase(Locale.ROOT) + topic.substring(1);
          case POSITIONS -> speaker(evidence).orElseGet(() -> Survey.outlet(evidence.article()));
          case LATEST, SUMMARY, DAY, DISAGREEMENTS, TIMELINE -> Survey.outlet(evidence.article());
        };
    return Survey.heading(name);
  }

  /// The outlets that a side of a comparison names.
  private Set<String> outlets(String side) {
    return Sources.in(
            "according to " + side, searcher.outlets(), name -> Inquiry.isCommon(name, searcher))
        .stream()
        .flatMap(mention -> mention.outlets().stream())
        .collect(Collectors.toSet());
  }

  /// The best whole sentences that are about the topic, not too many of one article, heading by
  /// heading and for the newest day by day under each.
  private List<Evidence> chosen(SurveyTopic topic, List<Evidence> evidence, int most) {
    List<Evidence> about =
        evidence.stream()
            .filter(topic::isBorneBy)
            .filter(ExtractiveWriter::isWhole)
            .filter(each -> survey.kind() != Survey.Kind.POSITIONS || speaker(each).isPresent())
            .toList();
    List<Evidence> clear = about.stream().filter(each -> !dangles(each)).toList();
    Map<String, Integer> ofArticle = new HashMap<>();
    List<Evidence> chosen =
        (clear.isEmpty() ? about : clear)
            .stream()
                .filter(
                    each -> ofArticle.merge(each.article().id(), 1, Integer::sum) <= OF_ONE_ARTICLE)
                .limit(most)
                .toList();
    return byHeading(
        topic.text(), survey.kind() == Survey.Kind.LATEST ? newestFirst(chosen) : chosen);
  }

  /// Whether a sentence begins with a word that only the one before it explains.
  private static boolean dangles(Evidence evidence) {
    String text = evidence.text();
    return Character.isLetter(text.charAt(0))
        && Words.of(text).stream().findFirst().filter(DANGLING::contains).isPresent();
  }

  private static Optional<String> speaker(Evidence evidence) {
    return Attributions.of(evidence.article()).speaker(evidence.sentence());
  }

  private static List<Evidence> newestFirst(List<Evidence> evidence) {
    List<Evidence> sorted = new ArrayList<>(evidence);
    sorted.sort(
        Comparator.comparing(
                (Evidence each) -> each.article().published().map(Object::toString).orElse(""))
            .reversed());
    return sorted;
  }

  /// The same, what stands under one heading together, headings in the order of their first.
  private List<Evidence> byHeading(String topic, List<Evidence> evidence) {
    return evidence.stream()
        .collect(
            Collectors.groupingBy(
                each ->
                    survey.kind() == Survey.Kind.COMPARISON
                        ? Survey.outlet(each.article())
                        : heading(topic, each),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static boolean contains(List<Evidence> evidence, Evidence one) {
    return evidence.stream().anyMatch(each -> each.sentence().equals(one.sentence()));
  }

  /// What the articles tell of the days named, best first.
  private Survey.Found ofDay() {
    Inquiry inquiry = Inquiry.of(survey.asked(), searcher);
    AskedDays days = inquiry.days();
    Set<String> outlets = question.outlets().isEmpty() ? inquiry.sources() : question.outlets();
    PassageQuery any =
        new PassageQuery(
                inquiry.text(),
                PASSAGES,
                question.ranking(),
                outlets,
                question.since(),
                question.until())
            .orTold()
            .askedOn(question.asked());
    List<Hit> hits = new ArrayList<>(searcher.search(any));
    // what happened on a day is told in the days after it
    days.inFull()
        .filter(_ -> question.since().isEmpty() && question.until().isEmpty())
        .map(time -> any.within(Optional.of(time.from()), Optional.of(time.to().plus(TOLD_WITHIN))))
        .ifPresent(then -> {
          Set<Span> known = hits.stream().map(hit -> hit.passage().span()).collect(toSet());
          searcher.search(then).stream()
              .filter(hit -> known.add(hit.passage().span()))
              .forEach(hits::add);
        });
    Set<String> terms =
        survey.topics().stream()
            .flatMap(topic -> inquiry.spellings().unified(searcher.tokens(topic)).stream())
            .map(Token::term)
            .collect(toSet());
    Map<String, Integer> ofArticle = new HashMap<>();
    List<Evidence> ofDay =
        told(inquiry, finder.weigh(inquiry, hits, AskedPeriod.of(question))).stream()
            .filter(each -> around(each, inquiry).containsAll(terms))
            .filter(each -> ExtractiveWriter.isWhole(each) && !Caption.is(each.text()))
            .toList();
    List<Evidence> told =
        ofDay.stream()
            .map(each -> each.with(centrality(each, ofDay)))
            .sorted(Evidence.BEST_FIRST)
            .filter(each -> ofArticle.merge(each.article().id(), 1, Integer::sum) <= OF_ONE_ARTICLE)
            .limit(MOST)
            .toList();
    List<Evidence> ordered = byHeading("", told);
    Map<Span, String> headings = new HashMap<>();
    ordered.forEach(each -> headings.put(each.sentence(), heading("", each)));
    return new Survey.Found(inquiry, ordered, headings, hits, Optional.empty());
  }

  /// The evidence that tells of the days named. A day of the week is the last one before the
  /// question was survey.asked() where something is told of that, else any.
  private List<Evidence> told(Inquiry inquiry, List<Evidence> evidence) {
    Optional<DayOfWeek> weekday =
        AskedDays.weekday(survey.asked()).map(time -> time.from().getDayOfWeek());
    if (!AskedDays.named(survey.asked()).isEmpty() || weekday.isEmpty()) {
      return evidence.stream()
          .filter(each -> inquiry.days().areTold(each.article(), each.sentence()))
          .toList();
    }
    Dates dates = new Dates();
    Optional<LocalDate> last =
        question.asked().map(day -> day.with(TemporalAdjusters.previousOrSame(weekday.get())));
    List<Evidence> ofLast =
        evidence.stream()
            .filter(each -> days(each, dates).anyMatch(day -> last.filter(day::equals).isPresent()))
            .toList();
    return ofLast.isEmpty()
        ? evidence.stream()
            .filter(each -> days(each, dates).anyMatch(day -> day.getDayOfWeek() == weekday.get()))
            .toList()
        : ofLast;
  }

  /// The single days up to its article's that a sentence tells of.
  private static Stream<LocalDate> days(Evidence evidence, Dates dates) {
    Optional<LocalDate> published = evidence.article().published();
    return dates.in(evidence.article(), evidence.sentence()).stream()
        .filter(time -> time.precision() == TimeReference.Precision.DAY)
        .map(TimeReference::from)
        .filter(day -> published.filter(day::isAfter).isEmpty());
  }

  /// How much of what a sentence tells other articles tell too, those that repeat it left out: what
  /// happened on a day is what most of them speak of (as in LexRank, Erkan and Radev 2004).
  private static double centrality(Evidence evidence, List<Evidence> all) {
    Map<String, Double> ofArticle = new HashMap<>();
    for (Evidence other : all) {
      double overlap = evidence.overlap(other);
      if (!other.article().id().equals(evidence.article().id()) && overlap < REPEATED) {
        ofArticle.merge(other.article().id(), overlap, Math::max);
      }
    }
    return ofArticle.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /// The words of the passage a sentence stands in, and of its headline.
  private Set<String> around(Evidence evidence, Inquiry inquiry) {
    String text = evidence.article().title() + "\n" + evidence.hit().text();
    return inquiry.spellings().unified(searcher.tokens(text)).stream()
        .map(Token::term)
        .collect(toSet());
  }

  /// The leads of the newest articles.
  private Survey.Found newest() {
    Inquiry inquiry = Inquiry.of(survey.asked(), searcher);
    List<Article> articles =
        searcher.newest(ARTICLES, question.outlets(), question.since(), question.until());
    List<Hit> hits = new ArrayList<>();
    List<Evidence> leads = new ArrayList<>();
    for (Article article : articles) {
      ArticleText text = ArticleText.of(article);
      if (text.passages().isEmpty()) {
        continue;
      }
      Hit hit =
          new Hit(
              text.passages().getFirst(),
              article,
              hits.size() + 1,
              1.0 / (hits.size() + 1),
              OptionalInt.empty(),
              OptionalDouble.empty(),
              OptionalInt.empty(),
              OptionalDouble.empty());
      hits.add(hit);
      finder.weigh(inquiry, List.of(hit)).stream()
          .filter(each -> ExtractiveWriter.isWhole(each) && each.sentence().length() >= LEAD)
          .min(Comparator.comparingInt((Evidence each) -> each.sentence().start()))
          .ifPresent(leads::add);
    }
    List<Evidence> told = byHeading("", leads);
    Map<Span, String> headings = new HashMap<>();
    told.forEach(each -> headings.put(each.sentence(), heading("", each)));
    return new Survey.Found(inquiry, told, headings, hits, Optional.empty());
  }
}
