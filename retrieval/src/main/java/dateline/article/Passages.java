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
  private boolean startsWithHeading;

  /// Starts a paragraph.
  void paragraph(boolean isHeading) {
    if (!current.isEmpty() && !headingsOnly) {
      int length = length();
      if (length >= TARGET || (isHeading && length >= TINY)) {
        flush();
      } else if (isHeading && joinedToLast()) {
        clear();
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
    if (current.isEmpty()) {
      startsWithHeading = heading;
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
    if (!joinedToLast()) {
      done.add(passage(current));
    }
    clear();
  }

  private void clear() {
    current.clear();
    headingsOnly = true;
  }

  /// Adds a tiny rest to the passage before it, unless it stands under a heading of its own.
  private boolean joinedToLast() {
    boolean tiny = length() < TINY && (headingsOnly || !startsWithHeading);
    if (!tiny || done.isEmpty()) {
      return false;
    }
    Passage last = done.getLast();
    boolean near = current.getFirst().start() - last.span().end() <= GAP;
    if (!near || current.getLast().end() - last.span().start() > LIMIT + TINY) {
      return false;
    }
    List<Span> joined = new ArrayList<>(last.sentences());
    joined.addAll(current);
    done.set(done.size() - 1, passage(joined));
    return true;
  }

  private static Passage passage(List<Span> sentences) {
    Span first = sentences.getFirst();
    return new Passage(
        new Span(first.article(), first.start(), sentences.getLast().end()), sentences);
  }
}
