package dateline.cli;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The words of a question that carry its meaning, to be found again in a quote.
///
/// Only for the eye: what counts as evidence is decided elsewhere.
final class KeyWords {

  private static final Set<String> LITTLE_WORDS =
      Set.of(
          ("a about after all also an and any are as at be been before between but by can could did "
                  + "do does doing for from had has have he her him his how i if in into is it its "
                  + "many may me more most much my no not of on one or other our out over said say "
                  + "says she should so some tell than that the their them then there these they "
                  + "this those to under up us was we were what when where which while who whom "
                  + "whose why will with would you your")
              .split(" "));

  private final Set<String> stems = new HashSet<>();

  KeyWords(String question) {
    eachWord(
        question,
        (start, end) -> {
          String word = plain(question.substring(start, end));
          if (word.length() > 1 && !LITTLE_WORDS.contains(word)) {
            stems.add(stem(word));
          }
        });
  }

  /// The indices of the text's characters that belong to one of the words.
  BitSet in(String text) {
    BitSet found = new BitSet(text.length());
    eachWord(
        text,
        (start, end) -> {
          if (stems.contains(stem(plain(text.substring(start, end))))) {
            found.set(start, end);
          }
        });
    return found;
  }

  /// The stretch of a long text, from word to word, that holds most of the words: the first of them
  /// where several do.
  ///
  /// @param length the most characters of it
  Excerpt excerpt(String text, int length) {
    if (text.length() <= length) {
      return new Excerpt(0, text.length());
    }
    BitSet found = in(text);
    int best = 0;
    int most = -1;
    for (int start = 0; start >= 0 && start + length <= text.length(); ) {
      int count = found.get(start, start + length).cardinality();
      if (count > most) {
        most = count;
        best = start;
      }
      start = nextWord(text, start);
    }
    int end = best + length;
    while (end < text.length() && end > best + 1 && !Character.isWhitespace(text.charAt(end))) {
      end--;
    }
    return new Excerpt(best, end > best + 1 ? end : best + length);
  }

  /// A part of a text, by the indices of its first character and of that after its last.
  record Excerpt(int start, int end) {}

  private static int nextWord(String text, int from) {
    for (int i = from + 1; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i - 1)) && !Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private interface Word {
    void at(int start, int end);
  }

  /// A word is a run of letters and digits, with single hyphens and apostrophes inside.
  private static void eachWord(String text, Word word) {
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && isInside(text, i, start);
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        word.at(start, i);
        start = -1;
      }
    }
  }

  private static boolean isInside(String text, int index, int start) {
    char character = text.charAt(index);
    if (Character.isLetterOrDigit(character)
        || Character.isSurrogate(character)
        || Character.getType(character) == Character.NON_SPACING_MARK) {
      return true;
    }
    boolean joins = "-'’‐‑.,".indexOf(character) >= 0;
    return joins
        && start >= 0
        && index + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(index - 1))
        && Character.isLetterOrDigit(text.charAt(index + 1));
  }

  /// Without case, accents, hyphens and possessive: `Amir‑Abdollahian’s` as `amirabdollahian`.
  private static String plain(String word) {
    String folded =
        Normalizer.normalize(word, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'');
    if (folded.endsWith("'s")) {
      folded = folded.substring(0, folded.length() - 2);
    }
    StringBuilder letters = new StringBuilder();
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static String stem(String word) {
    for (String ending : new String[] {"ing", "ies", "ed", "es", "s", "e", "y"}) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
