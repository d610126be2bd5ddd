package dateline.answer;

import dateline.article.Article;
import dateline.article.Numerals;
import dateline.search.Hit;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What speaks for and against answering a question from the best evidence found.
///
/// @param values each signal there is; those of vectors are missing where there are none
/// @param strangeNames names of the question that the best sentence's article lacks
/// @param unknownNames names of the question that no passage found has
/// @param unknownWords words of the question that no passage found has
/// @param strangeYears days and years of the question that the best sentence or its article, which
///   has others, lacks
/// @param stale the words of the question for a time by the day it is asked, such as "this week",
///   where the article is not from about then
record Signals(
    Map<Signal, Double> values,
    List<String> strangeNames,
    List<String> unknownNames,
    List<String> unknownWords,
    List<String> strangeYears,
    Optional<String> stale) {

  Signals {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
    strangeNames = List.copyOf(strangeNames);
    unknownNames = List.copyOf(unknownNames);
    unknownWords = List.copyOf(unknownWords);
    strangeYears = List.copyOf(strangeYears);
  }

  /// A sentence that holds the kind of thing asked for less surely does not hold it.
  private static final double NO_KIND = 0.35;

  /// A kind held by a sentence tied to the best counts so much.
  private static final double TIED = 0.8;

  /// A word that only stands for one of the question's counts half of what it does for a sentence:
  /// a passage has many words.
  private static final double UNLIKE = 0.5;

  /// Of names that are lacking so many count at most.
  private static final int NAMES = 2;

  /// A question with so many words to be covered or fewer is a short one.
  private static final int SHORT = 4;

  /// One with more than so many is a long one.
  private static final int LONG = 12;

  /// A sentence that covers so much of the question, and holds the kind of thing asked for so
  /// surely, tells of it however far off its vector is: a short question is near to no passage of
  /// several matters.
  private static final double TOLD = 0.9;

  private static final double TOLD_KIND = 0.6;

  /// The cosine that such a one counts as at least; a little less than the usual one.
  private static final double LEAST_NEAR = 0.66;

  /// A denial reaches over so many words behind it.
  private static final int DENIES = 3;

  private static final Set<String> DENIALS =
      Words.set("not no never none nor neither without cannot nobody nothing");

  /// The share of words in order where there are no two to follow each other.
  private static final double NO_ORDER = 0.5;

  /// Sentences beside each other have so many characters between them at most.
  private static final int BESIDE = 3;

  private static final Set<String> PRONOUNS =
      Words.set("he she it they his her hers its their this these");

  private static final Set<String> DAYS = Words.set("today tonight yesterday tomorrow");

  private static final Set<String> NEAR = Words.set("this next");
  private static final Set<String> PAST = Words.set("last past");

  /// An article from so many days before or after may speak of "this week" and the like, since
  /// articles look ahead and back; of "last week" one from twice as many.
  private static final Map<String, Integer> ABOUT =
      Map.ofEntries(
          Map.entry("day", 7),
          Map.entry("morning", 7),
          Map.entry("afternoon", 7),
          Map.entry("evening", 7),
          Map.entry("night", 7),
          Map.entry("week", 21),
          Map.entry("weekend", 21),
          Map.entry("month", 70),
          Map.entry("spring", 400),
          Map.entry("summer", 400),
          Map.entry("autumn", 400),
          Map.entry("winter", 400),
          Map.entry("season", 400),
          Map.entry("year", 400));

  private static final BigDecimal FIRST_YEAR = new BigDecimal("1900").stripTrailingZeros();
  private static final BigDecimal LAST_YEAR = new BigDecimal("2100").stripTrailingZeros();

  /// Reads the signals of a question from its hits and its evidence, both best first and not empty.
  ///
  /// @param asked the day it is asked
  static Signals of(
      Inquiry inquiry,
      Optional<LocalDate> asked,
      List<Hit> hits,
      List<Evidence> evidence,
      PassageSearcher searcher) {
    Evidence best = evidence.getFirst();
    AskedDays days = inquiry.days();
    Set<String> passage =
        terms(inquiry, best.article().title() + "\n" + best.hit().text(), searcher);
    passage.addAll(days.told(best.article(), best.hit().passage().span()));
    Set<String> article =
        terms(inquiry, best.article().title() + "\n" + best.article().text(), searcher);
    article.addAll(days.told(best.article()));
    Set<String> together = new HashSet<>(article);
    for (Hit hit : hits) {
      together.addAll(terms(inquiry, hit.article().title() + "\n" + hit.text(), searcher));
      together.addAll(days.told(hit.article(), hit.passage().span()));
    }
    List<String> strangeNames = strange(inquiry, article);
    List<String> unknownNames = strange(inquiry, together);
    List<String> otherDays = days.missed(best.article(), best.sentence());
    List<String> strangeYears =
        otherDays.isEmpty() ? strangeYears(inquiry, best.article()) : otherDays;
    Optional<String> stale = stale(inquiry, asked, best.article());
    double kind = inquiry.kind() == AnswerKind.PERSON ? person(best, evidence) : best.kind();
    int words = inquiry.own().size();
    Map<Signal, Double> values = new EnumMap<>(Signal.class);
    values.put(Signal.CONTEXT, best.context());
    values.put(Signal.PASSAGE, share(inquiry, passage));
    values.put(Signal.KIND, kind);
    values.put(Signal.NO_KIND, value(kind < NO_KIND));
    values.put(Signal.QUOTED, best.quoted());
    values.put(
        Signal.ORDER, order(inquiry, inquiry.spellings().unified(searcher.tokens(best.text()))));
    values.put(Signal.STRANGE_NAMES, (double) Math.min(NAMES, strangeNames.size()));
    values.put(Signal.UNKNOWN_NAMES, (double) Math.min(NAMES, unknownNames.size()));
    boolean dated =
        !years(best.text()).isEmpty() || (words <= LONG && best.article().published().isPresent());
    values.put(
        Signal.OTHER_YEAR, value(!strangeYears.isEmpty() && (dated || !otherDays.isEmpty())));
    values.put(Signal.STALE, value(stale.isPresent()));
    values.put(Signal.DENIED, value(denies(inquiry, best)));
    values.put(Signal.WORDS, Math.log(1 + Math.max(SHORT, words)));
    values.put(Signal.LONG, (double) Math.max(0, words - LONG));
    values.put(Signal.CARRIED, value(inquiry.leans()));
    if (best.cosine().isPresent()) {
      double meaning = best.cosine().getAsDouble();
      boolean told = best.context() >= TOLD && kind >= TOLD_KIND && strangeNames.isEmpty();
      double least = told ? LEAST_NEAR : -1;
      values.put(Signal.MEANING, Math.max(least, meaning));
      values.put(Signal.COSINE, Math.max(least, best.hit().cosine().orElse(meaning)));
    }
    return new Signals(
        values,
        strangeNames,
        unknownNames,
        inquiry.told(
            inquiry.own().stream()
                .filter(wanted -> !inquiry.isIncidental(wanted))
                .filter(wanted -> inquiry.share(wanted, together) == 0)
                .toList()),
        strangeYears,
        stale);
  }

  /// The value of a signal that is always there.
  double get(Signal signal) {
    return values.getOrDefault(signal, 0.0);
  }

  /// The values by the keys of their signals.
  Map<String, Double> byKey() {
    Map<String, Double> keyed = new LinkedHashMap<>();
    values.forEach((signal, value) -> keyed.put(signal.key(), value));
    return keyed;
  }

  private static double value(boolean holds) {
    return holds ? 1 : 0;
  }

  private static double order(Inquiry inquiry, List<Token> sentence) {
    List<String> terms = sentence.stream().map(Token::term).toList();
    List<Integer> places =
        inquiry.own().stream()
            .map(wanted -> terms.indexOf(wanted.term()))
            .filter(place -> place >= 0)
            .toList();
    if (places.size() < 2) {
      return NO_ORDER;
    }
    int following = 0;
    for (int i = 1; i < places.size(); i++) {
      following += places.get(i - 1) < places.get(i) ? 1 : 0;
    }
    return (double) following / (places.size() - 1);
  }

  /// Whether a denial stands before a word of the question that the sentence has, and the sentence
  /// has no denial. Where yes or no is asked for, that is what is asked.
  private static boolean denies(Inquiry inquiry, Evidence best) {
    List<String> words = Words.of(inquiry.text());
    if (inquiry.kind() == AnswerKind.YES_NO
        || words.stream().noneMatch(Signals::isDenial)
        || Words.of(best.text()).stream().anyMatch(Signals::isDenial)) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (isDenial(words.get(i))) {
        List<String> behind = words.subList(i + 1, Math.min(words.size(), i + 1 + DENIES));
        if (inquiry.wanted().stream()
            .filter(wanted -> best.terms().contains(wanted.term()))
            .anyMatch(wanted -> behind.contains(wanted.word().toLowerCase(Locale.ROOT)))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isDenial(String word) {
    return DENIALS.contains(word) || word.endsWith("n't");
  }

  /// How surely the best sentence names a person, or one beside it that a pronoun ties to it: "“…,”
  /// he said" after one with his name, or "Its engineer was …" behind it.
  private static double person(Evidence best, List<Evidence> evidence) {
    double kind = best.kind();
    for (Evidence other : evidence) {
      if (!other.article().id().equals(best.article().id())) {
        continue;
      }
      int behindOther = best.sentence().start() - other.sentence().end();
      int behindBest = other.sentence().start() - best.sentence().end();
      boolean tied =
          (behindOther >= 0 && behindOther <= BESIDE && refersBack(best.text()))
              || (behindBest >= 0 && behindBest <= BESIDE && refersBack(other.text()));
      if (tied) {
        kind = Math.max(kind, TIED * other.kind());
      }
    }
    return kind;
  }

  /// Whether a sentence begins with a pronoun, or ends with who said it as one.
  private static boolean refersBack(String sentence) {
    List<String> words = Words.of(sentence);
    boolean first = !words.isEmpty() && PRONOUNS.contains(words.getFirst());
    int last = words.size() - 2;
    return first || (last >= 0 && PRONOUNS.contains(words.get(last)));
  }

  private static List<String> strange(Inquiry inquiry, Set<String> terms) {
    return inquiry.names().stream()
        .filter(name -> name.terms().stream().noneMatch(terms::contains))
        .map(Inquiry.AskedName::text)
        .toList();
  }

  private static List<String> strangeYears(Inquiry inquiry, Article article) {
    Set<BigDecimal> asked = years(inquiry.asked());
    if (asked.isEmpty()) {
      return List.of();
    }
    Set<BigDecimal> known = years(article.title() + "\n" + article.text());
    article
        .published()
        .ifPresent(day -> known.add(BigDecimal.valueOf(day.getYear()).stripTrailingZeros()));
    if (known.isEmpty()) {
      return List.of();
    }
    asked.removeAll(known);
    Set<String> told = asked.isEmpty() ? Set.of() : inquiry.days().told(article);
    return asked.stream()
        .map(BigDecimal::toPlainString)
        .filter(year -> !told.contains(year))
        .sorted()
        .toList();
  }

  private static Optional<String> stale(
      Inquiry inquiry, Optional<LocalDate> asked, Article article) {
    if (asked.isEmpty() || article.published().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal thisYear = BigDecimal.valueOf(asked.get().getYear()).stripTrailingZeros();
    if (years(inquiry.text()).stream().anyMatch(year -> year.compareTo(thisYear) != 0)) {
      return Optional.empty();
    }
    long away = Math.abs(ChronoUnit.DAYS.between(article.published().get(), asked.get()));
    String before = "";
    for (String each : Words.of(inquiry.text())) {
      String word = Words.bare(each);
      if (DAYS.contains(word) && away > ABOUT.getOrDefault("day", 0)) {
        return Optional.of(word);
      }
      Integer about = ABOUT.get(word);
      if (about != null
          && ((NEAR.contains(before) && away > about)
              || (PAST.contains(before) && away > 2 * about))) {
        return Optional.of(before + " " + word);
      }
      before = word;
    }
    return Optional.empty();
  }

  private static Set<BigDecimal> years(String text) {
    Set<BigDecimal> years = new HashSet<>();
    for (Numerals.Numeral numeral : Numerals.in(text)) {
      if (numeral.value().compareTo(FIRST_YEAR) >= 0
          && numeral.value().compareTo(LAST_YEAR) <= 0
          && numeral.end() - numeral.start() == 4) {
        years.add(numeral.value());
      }
    }
    return years;
  }

  private static double share(Inquiry inquiry, Set<String> terms) {
    double covered = 0;
    for (Inquiry.Wanted wanted : inquiry.wanted()) {
      double share = inquiry.share(wanted, terms);
      covered += (share < 1 ? UNLIKE * share : share) * wanted.weight();
    }
    return covered / Math.max(inquiry.weight(), 1e-9);
  }

  private static Set<String> terms(Inquiry inquiry, String text, PassageSearcher searcher) {
    Set<String> terms = new HashSet<>();
    for (Token token : inquiry.spellings().unified(searcher.tokens(text))) {
      terms.add(token.term());
    }
    return terms;
  }
}
