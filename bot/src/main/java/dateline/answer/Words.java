package dateline.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The plain words of a text: lower case, accents folded, apostrophes straight, nothing stemmed.
final class Words {

  private Words() {}

  /// The words of a text in order.
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    for (int i = 0; i <= folded.length(); i++) {
      char c = i < folded.length() ? folded.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      } else if ((c == '\'' || c == '’') && !word.isEmpty()) {
        word.append('\'');
      } else if (!word.isEmpty() && Character.getType(c) != Character.NON_SPACING_MARK) {
        while (word.charAt(word.length() - 1) == '\'') {
          word.setLength(word.length() - 1);
        }
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }

  /// A word without the 's of a possessive.
  static String bare(String word) {
    return word.endsWith("'s") && word.length() > 2 ? word.substring(0, word.length() - 2) : word;
  }

  /// The set of the words in a string where blanks part them; a word may occur twice.
  static Set<String> set(String spaced) {
    return Set.copyOf(Arrays.asList(spaced.split(" ", -1)));
  }
}
