package dateline.answer;

import dateline.article.Names;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Completes a question that leans on earlier turns.
final class FollowUp {

  private static final Set<String> POINTING = Words.set("it they him them there then that");
  private static final Set<String> POSSESSIVE = Words.set("he she her his hers its their theirs");
  private static final Set<String> DEMONSTRATIVE = Words.set("this those these");

  /// "There" after one of these only says that something is; "that" after one points at something.
  private static final Set<String> BEING = Words.set("is are was were be been being");

  private static final Set<String> TIMES =
      Words.set("year month week weekend day morning afternoon evening season summer winter");

  /// A question with so few words leans on what came before.
  private static final int FEW_WORDS = 4;

  private FollowUp() {}

  /// The question, with the last question before it behind it where it leans on it.
  static String complete(Question question) {
    if (!leans(question.text())) {
      return question.text();
    }
    return question.history().reversed().stream()
        .filter(turn -> turn.role() == Question.Role.USER)
        .findFirst()
        .map(turn -> question.text() + " " + shortened(turn.text()))
        .orElse(question.text());
  }

  /// Whether a question has a word that stands for something said before, or is too short to stand
  /// by itself.
  static boolean leans(String text) {
    List<String> words = Words.of(text);
    if (words.size() <= FEW_WORDS || words.getFirst().equals("and")) {
      return true;
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String before = i > 0 ? words.get(i - 1) : "";
      boolean last = i + 1 == words.size();
      String after = last ? "" : words.get(i + 1);
      boolean points =
          switch (word) {
            case "there" -> !BEING.contains(before) && !BEING.contains(after);
            case "that" -> last || BEING.contains(before) || BEING.contains(after);
            default -> POINTING.contains(word);
          };
      if (points
          || (POSSESSIVE.contains(word) && (last || !namedBefore(text, word)))
          || (DEMONSTRATIVE.contains(word) && !TIMES.contains(after))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a name stands before a word that may refer to it.
  private static boolean namedBefore(String text, String word) {
    int at = text.toLowerCase(Locale.ROOT).indexOf(" " + word);
    return Names.in(text).stream().anyMatch(name -> name.end() <= at && name.certain());
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), Question.MAX_LENGTH));
  }
}
