package dateline.telegram;

import dateline.telegram.Body.Button;
import dateline.telegram.Body.Kind;
import dateline.telegram.Body.Mark;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A text being written in one language, line by line, of any length; becomes as many messages as
/// it needs.
///
/// Every line has a direction: that of the language, or of the outside text it shows. Where its
/// first letter would tell a reader's program another one, a mark without width is put before it.
final class Sheet {

  /// So long is a message at most, in UTF-16 units: some way below what Telegram takes.
  static final int MAX_LENGTH = 4_000;

  /// What is marked or isolated and no longer than this stays in one message.
  private static final int WHOLE = 1_500;

  private final Texts texts;
  private final StringBuilder text = new StringBuilder();
  private final List<Mark> marks = new ArrayList<>();
  private int lineStart;
  private boolean rightToLeft;

  Sheet(Texts texts) {
    this.texts = texts;
    this.rightToLeft = texts.rightToLeft();
  }

  /// A message of one text.
  static Body line(Texts texts, String key, String... namesAndValues) {
    return new Sheet(texts).say(key, namesAndValues).body(List.of());
  }

  /// Adds the text of a key.
  Sheet say(String key, String... namesAndValues) {
    return put(texts.text(key, namesAndValues));
  }

  /// Adds words of the interface.
  Sheet put(String words) {
    text.append(words);
    return this;
  }

  /// Adds what others wrote, harmless and on one line.
  Sheet outside(String words) {
    return put(Texts.outside(words, rightToLeft));
  }

  /// Gives the line that begins here the direction of a text of others that it shows.
  Sheet directed(String sample) {
    rightToLeft = Outside.rightToLeft(sample);
    return this;
  }

  /// Adds lines of another sheet as they are.
  Sheet put(Body lines) {
    line();
    int start = text.length();
    for (Mark mark : lines.marks()) {
      marks.add(new Mark(mark.kind(), start + mark.start(), mark.length(), mark.url()));
    }
    text.append(lines.text()).append('\n');
    lineStart = text.length();
    return this;
  }

  /// Marks what is added to this line meanwhile.
  Sheet mark(Kind kind, Runnable content) {
    return mark(kind, "", content);
  }

  /// Makes what is added to this line meanwhile lead to an address.
  Sheet link(String url, Runnable content) {
    return mark(Kind.LINK, url, content);
  }

  private Sheet mark(Kind kind, String url, Runnable content) {
    int start = text.length();
    content.run();
    if (text.length() > start) {
      marks.add(new Mark(kind, start, text.length() - start, url));
    }
    return this;
  }

  /// Makes the lines that are added meanwhile a block.
  Sheet block(Kind kind, Runnable lines) {
    line();
    int start = text.length();
    lines.run();
    line();
    int end = text.length();
    while (end > start && text.charAt(end - 1) == '\n') {
      end--;
    }
    if (end > start) {
      marks.add(new Mark(kind, start, end - start, ""));
    }
    return this;
  }

  /// Ends the line, if one was begun.
  Sheet line() {
    if (text.length() > lineStart) {
      direct();
      text.append('\n');
      lineStart = text.length();
    }
    rightToLeft = texts.rightToLeft();
    return this;
  }

  /// Ends the paragraph, if one was begun.
  Sheet gap() {
    line();
    int length = text.length();
    if (length > 1 && text.charAt(length - 2) != '\n') {
      text.append('\n');
      lineStart = text.length();
    }
    return this;
  }

  /// Puts the mark of the line's direction before it where that is needed. Programs differ in
  /// whether they look into isolates for the first letter; both kinds have to find the right one.
  private void direct() {
    int any = 0;
    int open = 0;
    int depth = 0;
    for (int i = lineStart; i < text.length() && open == 0; i++) {
      char c = text.charAt(i);
      depth += c == Texts.ISOLATE ? 1 : c == Texts.END_ISOLATE ? -1 : 0;
      int direction = Outside.direction(text.codePointAt(i));
      any = any == 0 ? direction : any;
      open = depth == 0 ? direction : 0;
    }
    boolean right = rightToLeft ? any < 0 && open < 0 : any >= 0 && open >= 0;
    if (right) {
      return;
    }
    text.insert(lineStart, rightToLeft ? Outside.RIGHT_TO_LEFT : Outside.LEFT_TO_RIGHT);
    marks.replaceAll(mark ->
        mark.start() < lineStart
            ? mark
            : new Mark(mark.kind(), mark.start() + 1, mark.length(), mark.url()));
  }

  /// All that was added, as it is.
  String text() {
    line();
    return text.toString();
  }

  /// How many marks there are so far.
  int marks() {
    return marks.size();
  }

  /// The messages, at least one.
  ///
  /// @param buttons rows of buttons below the last
  List<Body> bodies(List<List<Button>> buttons) {
    List<Body> bodies = new ArrayList<>(pieces(new Room(MAX_LENGTH, Body.MAX_MARKS)));
    Body last = bodies.removeLast();
    bodies.add(new Body(last.text(), last.marks(), buttons));
    return bodies;
  }

  /// How much a message may hold.
  ///
  /// @param length in UTF-16 units
  record Room(int length, int marks) {}

  /// All that was added, cut into pieces, at least one.
  ///
  /// @param room of each piece
  List<Body> pieces(Room room) {
    String all = text().stripTrailing();
    marks.sort(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::length));
    List<Body> pieces = new ArrayList<>();
    int from = 0;
    while (from < all.length()) {
      int end = end(all, from, room);
      String piece = all.substring(from, end).stripTrailing();
      pieces.add(new Body(piece, marksIn(from, from + piece.length()), List.of()));
      from = end;
      while (from < all.length() && Character.isWhitespace(all.charAt(from))) {
        from++;
      }
    }
    return pieces;
  }

  /// The message, where it surely is one.
  Body body(List<List<Button>> buttons) {
    List<Body> bodies = bodies(buttons);
    if (bodies.size() != 1) {
      throw new IllegalStateException("not one message but " + bodies.size());
    }
    return bodies.getFirst();
  }

  private List<Mark> marksIn(int from, int end) {
    List<Mark> inside = new ArrayList<>();
    for (Mark mark : marks) {
      int start = Math.max(mark.start(), from);
      int stop = Math.min(mark.end(), end);
      if (start < stop) {
        inside.add(new Mark(mark.kind(), start - from, stop - start, mark.url()));
      }
    }
    return inside;
  }

  /// Where the message that begins at `from` ends: with a paragraph if that leaves a message worth
  /// its name, else with a line, a sentence, a word, a character.
  private int end(String all, int from, Room room) {
    int most = most(all, from, room);
    if (most == all.length()) {
      return most;
    }
    String window = all.substring(from, Math.min(all.length(), most + 2));
    int longest = most - from;
    int least = longest / 4;
    for (int at = window.lastIndexOf("\n\n", longest); at > least; ) {
      if (isFree(from + at)) {
        return from + at;
      }
      at = window.lastIndexOf("\n\n", at - 1);
    }
    for (int at = window.lastIndexOf('\n', longest); at > least; ) {
      if (isFree(from + at)) {
        return from + at;
      }
      at = window.lastIndexOf('\n', at - 1);
    }
    List<BreakIterator> borders =
        List.of(
            BreakIterator.getSentenceInstance(Locale.ROOT),
            BreakIterator.getLineInstance(Locale.ROOT),
            BreakIterator.getCharacterInstance(Locale.ROOT));
    for (BreakIterator border : borders) {
      border.setText(window);
      for (int at = before(border, longest); at > least; at = border.previous()) {
        boolean marker = at < window.length() && window.charAt(at) == '[';
        if (isFree(from + at) && !marker) {
          return from + at;
        }
      }
    }
    int at = before(borders.getLast(), longest);
    return at > 0 ? from + at : most;
  }

  /// The last border that is no farther than `longest`.
  private static int before(BreakIterator border, int longest) {
    return border.isBoundary(longest) ? longest : border.preceding(longest);
  }

  /// The farthest end that length and number of marks allow.
  private int most(String all, int from, Room room) {
    int most = Math.min(all.length(), from + room.length());
    int count = 0;
    for (Mark mark : marks) {
      if (mark.end() > from && mark.start() < most && ++count > room.marks()) {
        return Math.max(from + 1, mark.start());
      }
    }
    return most;
  }

  /// Whether a message may end here: not inside something marked, a block excepted, nor inside an
  /// isolate.
  private boolean isFree(int at) {
    for (Mark mark : marks) {
      boolean block = mark.kind() == Kind.QUOTE || mark.kind() == Kind.COLLAPSED_QUOTE;
      if (!block && mark.start() < at && at < mark.end() && mark.length() <= WHOLE) {
        return false;
      }
    }
    int open = text.lastIndexOf(String.valueOf(Texts.ISOLATE), at - 1);
    int close = text.indexOf(String.valueOf(Texts.END_ISOLATE), Math.max(0, open));
    return open < 0 || close < at || close - open > WHOLE;
  }
}
