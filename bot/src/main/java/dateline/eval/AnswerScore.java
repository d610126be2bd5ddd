package dateline.eval;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Statement;
import dateline.article.Article;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What one answer scores in each [Measure] that applies to it. Pure functions of the answer, of
/// what was expected, and of the articles' texts.
final class AnswerScore {

  /// Up to this many words an expected answer has to be said as it stands.
  static final int SHORT_ANSWER = 5;

  /// The share of its new words that have to be said of a longer expected answer. Half, since such
  /// answers are one person's wording of what may be said in many ways.
  static final double LONG_RECALL = 0.5;

  /// So many words in a row make two quotes overlap.
  static final int QUOTE_RUN = 5;

  private AnswerScore() {}

  /// What the answer scores; a measure that doesn't apply to it is left out.
  ///
  /// @param articles finds the article of an id
  static Map<Measure, Double> of(
      LabelledQuestion question, Answer answer, Function<String, Optional<Article>> articles) {
    Map<Measure, Double> score = new EnumMap<>(Measure.class);
    boolean answered = answer instanceof Answer.Grounded;
    if (question.isAnswerable()) {
      score.put(Measure.FALSELY_REFUSED, value(!answered));
    }
    if (question.isUnanswerable()) {
      score.put(Measure.REFUSED, value(!answered));
    }
    if (question.hasExpectation()) {
      boolean right = isRight(question, text(answer));
      score.put(Measure.RIGHT, value(right));
      score.put(Measure.FIRST, value(isRight(question, firstText(answer))));
      score.put(Measure.WRONG, value(answered && !right));
      if (!question.evidence().isEmpty()) {
        score.put(Measure.CITED, value(right && citesEvidence(question, citations(answer))));
        if (!question.quotes().isEmpty()) {
          score.put(Measure.QUOTED, value(right && quotesEvidence(question, citations(answer))));
        }
      }
    }
    List<Citation> shown = shown(answer);
    if (!shown.isEmpty()) {
      score.put(
          Measure.EXACT, value(shown.stream().allMatch(citation -> isExact(citation, articles))));
    }
    if (answer instanceof Answer.Grounded grounded) {
      score.put(Measure.CARD, value(!grounded.disagreements().isEmpty()));
      score.put(Measure.WORDS, (double) text(answer).strip().split("\\s+").length);
    }
    return score;
  }

  /// Whether a text holds what the question expects: one of its `answers`, or a word of each group
  /// of its `must`.
  ///
  /// All texts are compared as [AnswerText]. `Yes` and `no` are expected as the first word, since
  /// they stand anywhere. An answer of at most [#SHORT_ANSWER] words, and whatever must be said, is
  /// expected as it stands, in whole words. Of a longer answer [#LONG_RECALL] of the content words
  /// that are not the question's is expected, and the same share of such figures: token recall, as
  /// in the F1 of SQuAD, but without the words that say the question again, and without precision:
  /// citing whole sentences is no fault here, and [Measure#WORDS] shows who says too much.
  static boolean isRight(LabelledQuestion question, String text) {
    AnswerText said = AnswerText.of(text);
    AnswerText asked = AnswerText.of(question.text());
    if (question.answers().stream()
        .map(AnswerText::of)
        .anyMatch(answer -> says(said, answer, asked))) {
      return true;
    }
    return !question.must().isEmpty()
        && question.must().stream()
            .allMatch(group -> group.stream().anyMatch(word -> said.contains(AnswerText.of(word))));
  }

  private static boolean says(AnswerText said, AnswerText expected, AnswerText asked) {
    if (expected.words().equals(List.of("yes")) || expected.words().equals(List.of("no"))) {
      return said.startsWith(expected);
    }
    return said.contains(expected)
        || (expected.size() > SHORT_ANSWER && said.recall(expected, asked) >= LONG_RECALL);
  }

  /// Whether an evidence article is cited, or all of them where the question asks for all.
  static boolean citesEvidence(LabelledQuestion question, List<Citation> citations) {
    Set<String> cited = new HashSet<>();
    for (Citation citation : citations) {
      cited.add(citation.span().article());
    }
    return question.evidenceAll()
        ? cited.containsAll(question.evidence())
        : question.evidence().stream().anyMatch(cited::contains);
  }

  /// Whether a citation of an evidence article overlaps one of the question's quotes: they have
  /// [#QUOTE_RUN] words in a row in common, or the shorter one stands in the longer one.
  static boolean quotesEvidence(LabelledQuestion question, List<Citation> citations) {
    List<AnswerText> expected = question.quotes().stream().map(AnswerText::of).toList();
    return citations.stream()
        .filter(citation -> question.evidence().contains(citation.span().article()))
        .map(citation -> AnswerText.of(citation.quote()))
        .anyMatch(quote -> expected.stream().anyMatch(text -> quote.overlaps(text, QUOTE_RUN)));
  }

  /// Whether a quote is its article's text, character for character.
  static boolean isExact(Citation citation, Function<String, Optional<Article>> articles) {
    return articles
        .apply(citation.span().article())
        .filter(article -> citation.span().end() <= article.text().length())
        .filter(article -> article.quote(citation.span()).equals(citation.quote()))
        .isPresent();
  }

  /// What an answer says, without markers; nothing when it is unanswered.
  static String text(Answer answer) {
    return switch (answer) {
      case Answer.Grounded grounded ->
          String.join(
              " ",
              grounded.statements().stream()
                  .map(Statement::text)
                  .map(AnswerScore::withoutMarkers)
                  .toList());
      case Answer.Unanswered _ -> "";
    };
  }

  private static String firstText(Answer answer) {
    return switch (answer) {
      case Answer.Grounded grounded -> withoutMarkers(grounded.statements().getFirst().text());
      case Answer.Unanswered _ -> "";
    };
  }

  private static List<Citation> citations(Answer answer) {
    return switch (answer) {
      case Answer.Grounded grounded -> grounded.citations();
      case Answer.Unanswered _ -> List.of();
    };
  }

  /// Everything that is shown as a quote, nearest passages included.
  private static List<Citation> shown(Answer answer) {
    return switch (answer) {
      case Answer.Grounded grounded -> grounded.citations();
      case Answer.Unanswered unanswered -> unanswered.nearest();
    };
  }

  /// Without `[1]` and the like: a marker's number must not pass for the answer's.
  static String withoutMarkers(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int end = i + 1;
      if (text.charAt(i) == '[') {
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
          end++;
        }
        if (end > i + 1 && end < text.length() && text.charAt(end) == ']') {
          i = end + 1;
          continue;
        }
      }
      plain.append(text, i, end);
      i = end;
    }
    return plain.toString();
  }

  private static double value(boolean holds) {
    return holds ? 1 : 0;
  }
}
