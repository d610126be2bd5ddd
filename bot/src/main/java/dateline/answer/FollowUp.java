package dateline.answer;

import java.util.List;
import java.util.Set;

/// Completes a question that leans on earlier turns.
final class FollowUp {

  private static final Set<String> LEANING =
      Words.set(
          "he she it they him her them his hers its their theirs there then that this those these");

  /// A question with so few words leans on what came before.
  private static final int FEW_WORDS = 4;

  private FollowUp() {}

  /// The question, with the last question before it in front where it leans on it.
  static String complete(Question question) {
    List<String> words = Words.of(question.text());
    boolean leans =
        words.size() <= FEW_WORDS
            || words.indexOf("and") == 0
            || words.stream().anyMatch(LEANING::contains);
    if (!leans) {
      return question.text();
    }
    return question.history().reversed().stream()
        .filter(turn -> turn.role() == Question.Role.USER)
        .findFirst()
        .map(turn -> question.text() + " " + turn.text())
        .orElse(question.text());
  }
}
