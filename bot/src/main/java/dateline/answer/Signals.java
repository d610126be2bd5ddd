package dateline.answer;

import dateline.article.Article;
import dateline.article.Numerals;
import dateline.search.Hit;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What speaks for and against answering a question from the best evidence found. Shares are of the
/// question's weight and from 0 to 1.
///
/// @param own the share that the best sentence covers by itself
/// @param context the same with what stands around it
/// @param passage the share that its passage covers
/// @param article the share that its article covers
/// @param together the share that all passages found cover together
/// @param kind how surely the sentence holds the kind of thing asked for, or for a person one tied
///   to it by a pronoun
/// @param cosine the cosine of its passage's vector and the question's
/// @param meaning the cosine of the best sentence's vector and the question's
/// @param strangeNames names of the question that its article lacks
/// @param unknownNames names of the question that no passage found has
/// @param unknownWords words of the question that no passage found has
/// @param strangeYears years of the question that its article, which has others, lacks
/// @param otherYear whether there the best sentence itself tells of another year
/// @param words how many words the question wants covered
record Signals(
    double own,
    double context,
    double passage,
    double article,
    double together,
    double kind,
    double cosine,
    double meaning,
    List<String> strangeNames,
    List<String> unknownNames,
    List<String> unknownWords,
    List<String> strangeYears,
    boolean otherYear,
    int words) {

  Signals {
    strangeNames = List.copyOf(strangeNames);
    unknownNames = List.copyOf(unknownNames);
    unknownWords = List.copyOf(unknownWords);
    strangeYears = List.copyOf(strangeYears);
  }

  /// Stands for a cosine where there is no vector: that of a passage neither near nor far.
  private static final double NO_COSINE = 0.69;

  /// A kind held by a sentence tied to the best counts so much.
  private static final double TIED = 0.8;

  /// Sentences beside each other have so many characters between them at most.
  private static final int BESIDE = 3;

  private static final Set<String> PRONOUNS =
      Words.set("he she it they his her its their this these");

  private static final BigDecimal FIRST_YEAR = new BigDecimal("1900").stripTrailingZeros();
  private static final BigDecimal LAST_YEAR = new BigDecimal("2100").stripTrailingZeros();

  /// Reads the signals of a question from its hits and its evidence, both best first and not empty.
  static Signals of(
      Inquiry inquiry, List<Hit> hits, List<Evidence> evidence, PassageSearcher searcher) {
    Evidence best = evidence.getFirst();
    String articleText = best.article().title() + "\n" + best.article().text();
    Set<String> passage = terms(best.hit().text(), searcher);
    Set<String> article = terms(articleText, searcher);
    Set<String> together = new HashSet<>(article);
    for (Hit hit : hits) {
      together.addAll(terms(hit.article().title() + "\n" + hit.text(), searcher));
    }
    List<String> strangeYears = strangeYears(inquiry, best.article());
    return new Signals(
        best.own(),
        best.context(),
        share(inquiry, passage),
        share(inquiry, article),
        share(inquiry, together),
        inquiry.kind() == AnswerKind.PERSON ? person(best, evidence) : best.kind(),
        best.hit().cosine().orElse(NO_COSINE),
        best.cosine().orElse(NO_COSINE),
        strange(inquiry, article),
        strange(inquiry, together),
        inquiry.wanted().stream()
            .filter(wanted -> !together.contains(wanted.term()))
            .map(Inquiry.Wanted::word)
            .toList(),
        strangeYears,
        !strangeYears.isEmpty() && !years(best.text()).isEmpty(),
        inquiry.wanted().size());
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
    Set<BigDecimal> asked = years(inquiry.text());
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
    return asked.stream().map(BigDecimal::toPlainString).sorted().toList();
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
      if (terms.contains(wanted.term())) {
        covered += wanted.weight();
      }
    }
    return covered / Math.max(inquiry.weight(), 1e-9);
  }

  private static Set<String> terms(String text, PassageSearcher searcher) {
    Set<String> terms = new HashSet<>();
    for (Token token : searcher.tokens(text)) {
      terms.add(token.term());
    }
    return terms;
  }
}
