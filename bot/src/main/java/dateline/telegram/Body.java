package dateline.telegram;

import java.util.ArrayList;
import java.util.List;

/// What a message shows: its text, what is marked in it, and the buttons below.
///
/// @param text 1 to 4,096 UTF-16 units
/// @param marks in no particular order; at most 90
/// @param buttons rows of buttons, top first; may be empty
record Body(String text, List<Mark> marks, List<List<Button>> buttons) {
  static final int MAX_LENGTH = 4_096;

  /// Telegram keeps a hundred and silently drops the rest; those it finds by itself may count too.
  static final int MAX_MARKS = 90;

  Body {
    marks = List.copyOf(marks);
    buttons = buttons.stream().map(List::copyOf).toList();
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a message has 1 to 4096 characters, not " + text.length());
    }
    if (marks.size() > MAX_MARKS) {
      throw new IllegalArgumentException("a message has at most 90 marks, not " + marks.size());
    }
    for (Mark mark : marks) {
      if (mark.end() > text.length() || splits(text, mark.start()) || splits(text, mark.end())) {
        throw new IllegalArgumentException("not a stretch of the text: " + mark);
      }
    }
  }

  private static boolean splits(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  /// Plain text.
  static Body of(String text) {
    return new Body(text, List.of(), List.of());
  }

  /// A stretch of the text that looks or acts differently.
  ///
  /// @param start first UTF-16 unit
  /// @param length in UTF-16 units, at least 1
  /// @param url where a `LINK` leads, empty for others
  record Mark(Kind kind, int start, int length, String url) {
    Mark {
      if (start < 0 || length < 1) {
        throw new IllegalArgumentException("not a stretch: " + start + ", " + length);
      }
      if ((kind == Kind.LINK) == url.isEmpty()) {
        throw new IllegalArgumentException("only a link leads somewhere, and always");
      }
    }

    /// After its last UTF-16 unit.
    int end() {
      return start + length;
    }
  }

  /// What a mark does.
  enum Kind {
    BOLD,
    ITALIC,
    UNDERLINE,
    CODE,
    LINK,
    QUOTE,
    COLLAPSED_QUOTE
  }

  /// A button below a message.
  sealed interface Button {

    /// So many stand in a row at most.
    int A_ROW = 3;

    String label();

    /// As few rows as there can be, of much the same length.
    static List<List<Button>> rows(List<Button> buttons) {
      List<List<Button>> rows = new ArrayList<>();
      int count = (buttons.size() + A_ROW - 1) / A_ROW;
      for (int row = 0; row < count; row++) {
        rows.add(buttons.subList(row * buttons.size() / count, (row + 1) * buttons.size() / count));
      }
      return rows;
    }

    /// Tells the bot.
    record Tell(String label, Press press) implements Button {}

    /// Opens a web page.
    record Open(String label, String url) implements Button {}
  }
}
