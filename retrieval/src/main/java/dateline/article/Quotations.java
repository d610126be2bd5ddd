package dateline.article;

import java.util.ArrayList;
import java.util.List;

/// The stretches of a text that stand in quotation marks, outermost only, in order.
///
/// A quotation may go on in the next paragraphs, where each of them opens it anew and only the last
/// closes it. One that nothing closes ends with its paragraph. Takes time linear in the length of
/// the text, but for single marks, which look ahead in their paragraph at most so far.
final class Quotations {

  private static final int LOOK_AHEAD = 1_500;

  /// A stretch in quotation marks.
  ///
  /// @param start index of the mark that opens it
  /// @param end index after the mark that closes it
  /// @param pieces the starts and ends of what stands between marks, one a paragraph
  record Quotation(int start, int end, List<int[]> pieces) {}

  private final String text;
  private final List<Quotation> found = new ArrayList<>();
  private char opener;
  private int depth;
  private int start;
  private int pieceStart;
  private List<int[]> pieces = new ArrayList<>();

  private Quotations(String text) {
    this.text = text;
  }

  static List<Quotation> in(String text) {
    Quotations quotations = new Quotations(text);
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !Punctuation.isLineBreak(text.charAt(end))) {
        end++;
      }
      int from = Punctuation.skipWhite(text, at, end);
      int to = Punctuation.trimEnd(text, from, end);
      if (to > from) {
        quotations.paragraph(from, to);
      }
      at = end + 1;
    }
    if (quotations.depth > 0) {
      quotations.close(quotations.pieceEnd);
    }
    return quotations.found;
  }

  private int pieceEnd;

  private void paragraph(int from, int to) {
    int at = from;
    if (depth > 0) {
      boolean goesOn = text.charAt(from) == opener;
      if (goesOn) {
        depth = 1;
        pieceStart = from + 1;
        at = from + 1;
      } else {
        close(pieceEnd);
      }
    }
    while (at < to) {
      at = step(at, from, to);
    }
    if (depth > 0) {
      addPiece(pieceStart, to);
      pieceEnd = to;
    }
  }

  /// Reads one character of a paragraph and gives the place of the next to read.
  private int step(int at, int from, int to) {
    char c = text.charAt(at);
    char before = at > from ? text.charAt(at - 1) : ' ';
    char after = at + 1 < to ? text.charAt(at + 1) : ' ';
    switch (c) {
      case '“', '„', '«' -> {
        if (depth == 0) {
          open(at);
        } else if (c == opener) {
          depth++;
        }
      }
      case '”', '»' -> {
        if (depth > 0 && (opener != '"' || Punctuation.isWhite(after)) && --depth == 0) {
          end(at);
        }
      }
      case '"' -> {
        if (depth == 0 && mayOpen(before) && !Punctuation.isWhite(after)) {
          open(at);
        } else if (depth > 0
            && (opener == '"'
                || (depth == 1 && (!mayOpen(before) || Punctuation.isWhite(after))))) {
          depth = 0;
          end(at);
        }
      }
      case '‘', '\'' -> {
        if (depth == 0 && mayOpen(before) && (Character.isLetterOrDigit(after) || after == '[')) {
          int close = singleClose(at, to);
          if (close > 0) {
            open(at);
            depth = 0;
            end(close);
            return close + 1;
          }
        }
      }
      default -> {}
    }
    return at + 1;
  }

  private static boolean mayOpen(char before) {
    return Punctuation.isWhite(before)
        || Punctuation.isDash(before)
        || Punctuation.isOpener(before)
        || before == '"'
        || before == '.'
        || before == ','
        || before == ':';
  }

  /// Where what a single mark opens is closed: behind a stop or comma, or where no word goes on, of
  /// several places the first behind a stop.
  private int singleClose(int open, int to) {
    int plain = -1;
    int limit = Math.min(to, open + LOOK_AHEAD);
    for (int i = open + 2; i < limit; i++) {
      char c = text.charAt(i);
      if (c != '\'' && c != '’') {
        continue;
      }
      char before = text.charAt(i - 1);
      boolean wordGoesOn = i + 1 < to && Character.isLetterOrDigit(text.charAt(i + 1));
      if (wordGoesOn || Punctuation.isWhite(before)) {
        continue;
      }
      if (before == ',' || Punctuation.isStop(before)) {
        return i;
      }
      if (plain < 0 && before != 's') {
        plain = i;
      }
    }
    return plain;
  }

  private void open(int at) {
    opener = text.charAt(at);
    depth = 1;
    start = at;
    pieceStart = at + 1;
    pieces = new ArrayList<>();
  }

  private void end(int at) {
    addPiece(pieceStart, at);
    close(at + 1);
  }

  private void addPiece(int from, int to) {
    int first = Punctuation.skipWhite(text, from, to);
    int last = Punctuation.trimEnd(text, first, to);
    if (last > first) {
      pieces.add(new int[] {first, last});
    }
  }

  private void close(int end) {
    depth = 0;
    if (!pieces.isEmpty()) {
      found.add(new Quotation(start, end, List.copyOf(pieces)));
    }
    pieces = new ArrayList<>();
  }
}
