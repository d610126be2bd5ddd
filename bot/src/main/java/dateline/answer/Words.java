package dateline.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The plain words of a text: lower case, accents folded, apostrophes straight, nothing stemmed.
final class Words {

  /// Words for what somebody is, as they stand before a name or in its place.
  static final Set<String> PERSONS =
      set(
          "minister president premier chancellor spokesman spokeswoman spokesperson diplomat official"
              + " mayor governor chief general senator leader head director ambassador secretary"
              + " officer captain commander coach author lawyer doctor professor king queen prince"
              + " princess pope singer actor actress player manager chairman chairwoman judge man"
              + " woman prime foreign vice deputy gen lt col maj capt sgt adm sen gov rep rev prof"
              + " sir lord lady colonel major lieutenant sergeant admiral brigadier");

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
    boolean possessive = word.endsWith("'s") || word.endsWith("’s");
    return possessive && word.length() > 2 ? word.substring(0, word.length() - 2) : word;
  }

  /// The set of the words in a string where blanks part them; a word may occur twice.
  static Set<String> set(String spaced) {
    return Set.copyOf(Arrays.asList(spaced.split(" ", -1)));
  }
}
