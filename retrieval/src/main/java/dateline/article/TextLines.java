package dateline.article;

import java.util.Arrays;
import java.util.Locale;

/// The lines of a text that hold more than white space, without their outer white space.
final class TextLines {

  private final String text;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] gaps = new boolean[64];
  private int count;

  private TextLines(String text) {
    this.text = text;
  }

  static TextLines of(String text) {
    TextLines lines = new TextLines(text);
    int length = text.length();
    int from = 0;
    int breaks = 0;
    for (int i = 0; i <= length; i++) {
      if (i < length && !Punctuation.isLineBreak(text.charAt(i))) {
        continue;
      }
      int start = Punctuation.skipWhite(text, from, i);
      if (start < i) {
        lines.add(start, Punctuation.trimEnd(text, start, i), breaks > 1);
        breaks = 0;
      }
      boolean second = i > 0 && i < length && text.charAt(i) == '\n' && text.charAt(i - 1) == '\r';
      breaks += second ? 0 : 1;
      from = i + 1;
    }
    return lines;
  }

  private void add(int start, int end, boolean gap) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      gaps = Arrays.copyOf(gaps, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
    gaps[count] = gap;
    count++;
  }

  int count() {
    return count;
  }

  int start(int line) {
    return starts[line];
  }

  int end(int line) {
    return ends[line];
  }

  int length(int line) {
    return ends[line] - starts[line];
  }

  /// Whether an empty line stands before it.
  boolean gapBefore(int line) {
    return line < count && gaps[line];
  }

  /// The first line that ends behind an index.
  int firstAfter(int index) {
    int line = 0;
    while (line < count && ends[line] <= index) {
      line++;
    }
    return line;
  }

  String text(int line) {
    return text.substring(starts[line], ends[line]);
  }

  boolean endsWithStop(int line) {
    return Punctuation.endsWithStop(text, starts[line], ends[line]);
  }

  /// What two lines have in common that differ in case, white space and outer marks only.
  static String folded(String line) {
    StringBuilder folded = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        folded.append(c);
      } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    }
    return folded.toString().strip().toLowerCase(Locale.ROOT);
  }

  /// The length at which lines were wrapped by hand or program, or 0 where a line is a paragraph.
  /// Wrapped lines are of much the same length and often end inside a sentence.
  int wrapLength() {
    int longest = 0;
    int followed = 0;
    for (int i = 0; i + 1 < count; i++) {
      if (!gaps[i + 1]) {
        longest = Math.max(longest, length(i));
        followed++;
      }
    }
    if (followed < 3 || longest < 40 || longest > 110) {
      return 0;
    }
    int full = 0;
    int open = 0;
    for (int i = 0; i + 1 < count; i++) {
      if (!gaps[i + 1]) {
        full += length(i) >= longest * 3 / 4 ? 1 : 0;
        open += endsWithStop(i) ? 0 : 1;
      }
    }
    return full * 5 >= followed * 3 && open * 5 >= followed * 2 ? longest : 0;
  }

  /// Whether a line goes on in the next one.
  boolean goesOn(int line, int wrapLength) {
    if (line + 1 >= count || gaps[line + 1]) {
      return false;
    }
    int next = starts[line + 1];
    if (wrapLength > 0) {
      int word = next;
      while (word < ends[line + 1] && !Punctuation.isWhite(text.charAt(word))) {
        word++;
      }
      int slack = endsWithStop(line) ? 2 : 15;
      if (length(line) + 1 + word - next > wrapLength - slack) {
        return true;
      }
    }
    char last = text.charAt(ends[line] - 1);
    return Character.isLowerCase(text.charAt(next))
        && length(line) >= 40
        && (Character.isLetterOrDigit(last) || last == ',' || last == '-' || last == '’');
  }
}
