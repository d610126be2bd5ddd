package dateline.telegram;

import java.util.List;

/// What a message shows: its text, what is marked in it, and the buttons below.
///
/// @param text 1 to 4,096 UTF-16 units
/// @param marks in no particular order; at most 90
/// @param buttons rows of buttons, top first; may be empty
record Body(String text, List<Mark> marks, List<List<Button>> buttons) {
  static final int MAX_LENGTH = 4_096;

  Body {
    marks = List.copyOf(marks);
    buttons = buttons.stream().map(List::copyOf).toList();
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a message has 1 to 4096 characters, not " + text.length());
    }
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
  record Mark(Kind kind, int start, int length, String url) {}

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
    String label();

    /// Tells the bot.
    record Tell(String label, Press press) implements Button {}

    /// Opens a web page.
    record Open(String label, String url) implements Button {}
  }
}
