package dateline.article;

import java.util.ArrayList;
import java.util.List;

/// Puts sentences together into passages: whole paragraphs where they fit, never across a heading.
final class Passages {

  /// A passage this long, in characters, ends with its paragraph.
  static final int TARGET = 500;

  /// A passage longer than this ends with the sentence before, except one of a single sentence.
  static final int LIMIT = 700;

  /// A passage shorter than this goes on over headings and joins its neighbour.
  static final int TINY = 160;

  /// The longest stretch of boilerplate inside a passage, in characters.
  static final int GAP = 120;

  private final List<Passage> done = new ArrayList<>();
  private final List<Span> current = new ArrayList<>();
  private boolean heading;
  private boolean headingsOnly = true;

  /// Starts a paragraph.
  void paragraph(boolean isHeading) {
    if (!current.isEmpty() && !headingsOnly) {
      int length = length();
      if (length >= TARGET || (isHeading && length >= TINY)) {
        flush();
      }
    }
    heading = isHeading;
  }

  void add(Span sentence) {
    if (!current.isEmpty()) {
      Span last = current.getLast();
      boolean tooLong =
          sentence.end() - current.getFirst().start() > LIMIT
              && (!headingsOnly || length() > LIMIT / 2);
      if (tooLong || sentence.start() - last.end() > GAP) {
        flush();
      }
    }
    headingsOnly &= heading;
    current.add(sentence);
  }

  List<Passage> all() {
    flush();
    return done;
  }

  private int length() {
    return current.getLast().end() - current.getFirst().start();
  }

  private void flush() {
    if (current.isEmpty()) {
      return;
    }
    Span first = current.getFirst();
    done.add(
        new Passage(new Span(first.article(), first.start(), current.getLast().end()), current));
    current.clear();
    headingsOnly = true;
  }
}
