package dateline.article;

/// The kinds of characters that sentence cutting and header reading ask about.
final class Punctuation {

  private static final String CLOSERS = "”’»›)]}」』）】〉》〕］｝";
  private static final String OPENERS = "“‘„‚«‹([{「『（【〈《〔［｛¿¡";
  private static final String FULL_STOPS = "。！？｡．؟۔।॥።";

  private Punctuation() {}

  /// White space of any kind, the no-break ones included.
  static boolean isWhite(char c) {
    if (c < 0x80) {
      return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  static boolean isLineBreak(char c) {
    return (c >= '\n' && c <= '\r') || c == '\u2028' || c == '\u2029';
  }

  /// A character that may end a sentence.
  static boolean isStop(char c) {
    return c < 0x80
        ? c == '.' || c == '!' || c == '?'
        : c == '…' || isFullStop(c) || isDoubleStop(c);
  }

  /// A stop of a script whose stops are never part of a word or number.
  static boolean isFullStop(char c) {
    return c >= 0x600 && FULL_STOPS.indexOf(c) >= 0;
  }

  private static boolean isDoubleStop(char c) {
    return c == '‼' || (c >= '⁇' && c <= '⁉');
  }

  static boolean isCloser(char c) {
    return CLOSERS.indexOf(c) >= 0;
  }

  static boolean isOpener(char c) {
    return OPENERS.indexOf(c) >= 0;
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '”' || c == '’' || c == '“' || c == '‘' || c == '»'
        || c == '«';
  }

  static boolean isDash(char c) {
    return c == '-' || (c >= '‐' && c <= '―') || c == '−';
  }

  /// Whether the stretch holds a letter or a digit.
  static boolean hasContent(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          ? Character.isLetterOrDigit(text.codePointAt(i))
          : Character.isLetterOrDigit(c)) {
        return true;
      }
    }
    return false;
  }

  /// The first index from `start` on that is not white, at most `end`.
  static int skipWhite(String text, int start, int end) {
    int i = start;
    while (i < end && isWhite(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /// The index after the last character before `end` that is not white, at least `start`.
  static int trimEnd(String text, int start, int end) {
    int i = end;
    while (i > start && isWhite(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /// Whether the stretch ends a sentence: with a stop, closing quotes and brackets aside.
  static boolean endsWithStop(String text, int start, int end) {
    int i = end;
    while (i > start
        && (isCloser(text.charAt(i - 1))
            || isQuote(text.charAt(i - 1))
            || isWhite(text.charAt(i - 1)))) {
      i--;
    }
    return i > start && isStop(text.charAt(i - 1));
  }
}
