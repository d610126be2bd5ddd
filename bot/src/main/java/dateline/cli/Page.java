package dateline.cli;

import java.io.PrintWriter;
import java.util.BitSet;
import org.jline.utils.WCWidth;

/// Lays text out in lines of a limited width, some of it bold.
///
/// What it is given is untrusted: control characters, escape sequences and marks that turn the
/// writing direction of what follows are shown as signs and not obeyed.
final class Page {

  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final BitSet NOTHING = new BitSet();

  private final PrintWriter out;
  private final int width;
  private final boolean styled;

  /// @param width in columns
  /// @param styled whether bold may be used
  Page(PrintWriter out, int width, boolean styled) {
    this.out = out;
    this.width = width;
    this.styled = styled;
  }

  /// Whether bold may be used.
  boolean isStyled() {
    return styled;
  }

  /// An empty line.
  void gap() {
    out.println();
  }

  /// A paragraph from the left edge.
  void paragraph(String text) {
    paragraph("", text, NOTHING);
  }

  /// A paragraph behind a mark; its further lines are indented as far as the mark reaches.
  void paragraph(String mark, String text) {
    paragraph(mark, text, NOTHING);
  }

  /// A bold paragraph.
  void heading(String text) {
    BitSet bold = new BitSet();
    bold.set(0, text.length());
    paragraph("", text, bold);
  }

  /// A paragraph behind a mark.
  ///
  /// @param bold the indices of the text's characters that are bold
  void paragraph(String mark, String text, BitSet bold) {
    String safe = harmless(text);
    String indent = " ".repeat(columns(mark));
    int room = Math.max(10, width - indent.length());
    StringBuilder line = new StringBuilder(mark);
    int used = 0;
    int at = 0;
    while (at < safe.length()) {
      if (safe.charAt(at) == ' ') {
        at++;
        continue;
      }
      int space = safe.indexOf(' ', at);
      int end = space < 0 ? safe.length() : space;
      int wide = columns(safe, at, end);
      if (used > 0 && used + 1 + wide > room) {
        finish(line, indent);
        used = 0;
      }
      if (used > 0) {
        line.append(' ');
        used++;
      }
      while (wide > room) {
        int part = fitting(safe, at, end, room);
        append(line, safe, at, part, bold);
        finish(line, indent);
        at = part;
        wide = columns(safe, at, end);
      }
      append(line, safe, at, end, bold);
      used += wide;
      at = end;
    }
    out.println(line.toString().stripTrailing());
  }

  private void finish(StringBuilder line, String indent) {
    out.println(line.toString().stripTrailing());
    line.setLength(0);
    line.append(indent);
  }

  private void append(StringBuilder line, String text, int start, int end, BitSet bold) {
    int at = start;
    while (at < end) {
      boolean isBold = styled && bold.get(at);
      int change = isBold ? bold.nextClearBit(at) : bold.nextSetBit(at);
      int until = change < 0 || !styled ? end : Math.min(change, end);
      if (isBold) {
        line.append(BOLD).append(text, at, until).append(PLAIN);
      } else {
        line.append(text, at, until);
      }
      at = until;
    }
  }

  /// The end of the longest part that fits and doesn't tear a character from its accents.
  private static int fitting(String text, int start, int end, int room) {
    int used = 0;
    int at = start;
    while (at < end) {
      int character = text.codePointAt(at);
      int wide = columns(character);
      if (used + wide > room) {
        return at;
      }
      used += wide;
      at += Character.charCount(character);
    }
    return end;
  }

  /// The text cut to so many columns, with an ellipsis where something is missing.
  static String cut(String text, int columns) {
    String safe = harmless(text);
    if (columns(safe) <= columns) {
      return safe;
    }
    return safe.substring(0, fitting(safe, 0, safe.length(), columns - 1)).stripTrailing() + "…";
  }

  /// The text with spaces behind it up to so many columns.
  static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - columns(text)));
  }

  /// The columns a text takes on a terminal.
  static int columns(String text) {
    return columns(text, 0, text.length());
  }

  private static int columns(String text, int start, int end) {
    int sum = 0;
    for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
      sum += columns(text.codePointAt(at));
    }
    return sum;
  }

  private static int columns(int character) {
    return character < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(character));
  }

  /// The text with every character that could do something to a terminal replaced by one that
  /// can't, and white space by spaces; of the same length, so that indices stay.
  static String harmless(String text) {
    StringBuilder safe = new StringBuilder(text);
    for (int i = 0; i < safe.length(); i++) {
      char character = safe.charAt(i);
      if (character >= ' ' && character < 0x7f) {
        continue;
      }
      boolean paired =
          Character.isHighSurrogate(character)
              ? i + 1 < safe.length() && Character.isLowSurrogate(safe.charAt(i + 1))
              : Character.isLowSurrogate(character)
                  && i > 0
                  && Character.isHighSurrogate(safe.charAt(i - 1));
      safe.setCharAt(i, harmless(character, paired));
    }
    return safe.toString();
  }

  private static char harmless(char character, boolean paired) {
    if (Character.isSurrogate(character)) {
      return paired ? character : '\ufffd';
    }
    if (character == '\u001b') {
      return '\u241b';
    }
    if (Character.isWhitespace(character) || character == '\u0085' || character == '\ufeff') {
      return ' ';
    }
    boolean turnsDirection =
        (character >= '\u202a' && character <= '\u202e')
            || (character >= '\u2066' && character <= '\u2069');
    return Character.isISOControl(character) || turnsDirection ? '\ufffd' : character;
  }
}
