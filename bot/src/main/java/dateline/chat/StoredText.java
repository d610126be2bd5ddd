package dateline.chat;

/// Texts as columns keep them.
///
/// Databases keep UTF-8, which has no half surrogate pairs, and PostgreSQL keeps no NUL: such
/// characters, and the escape character itself, are written as ESC and four hexadecimal digits.
/// Nearly every text is kept as it is.
final class StoredText {

  private static final char ESCAPE = '\u001b';

  private StoredText() {}

  static String write(String text) {
    int first = 0;
    while (first < text.length() && !isEscaped(text, first)) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder written = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (isEscaped(text, i)) {
        written.append(ESCAPE);
        for (int shift = 12; shift >= 0; shift -= 4) {
          written.append(Character.forDigit(unit >> shift & 0xf, 16));
        }
      } else {
        written.append(unit);
      }
    }
    return written.toString();
  }

  private static boolean isEscaped(String text, int at) {
    char unit = text.charAt(at);
    if (Character.isHighSurrogate(unit)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(unit)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return unit == ESCAPE || unit == 0;
  }

  static String read(String written) {
    int escape = written.indexOf(ESCAPE);
    if (escape < 0) {
      return written;
    }
    StringBuilder text = new StringBuilder(written.length());
    int from = 0;
    for (; escape >= 0; escape = written.indexOf(ESCAPE, from)) {
      text.append(written, from, escape);
      from = escape + 5;
      text.append((char) Integer.parseInt(written, escape + 1, from, 16));
    }
    return text.append(written, from, written.length()).toString();
  }
}
