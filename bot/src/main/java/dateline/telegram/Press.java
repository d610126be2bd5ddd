package dateline.telegram;

import java.util.Optional;

/// What a pressed button tells the bot.
///
/// It travels as at most 64 bytes that anybody can forge: whoever handles it checks that it may be
/// pressed by this person in this chat.
@SuppressWarnings("DoNotCallSuggester")
sealed interface Press {

  /// Open one citation in its article.
  record Cite(String turn, int marker) implements Press {}

  /// Say more on the same question.
  record More(String turn) implements Press {}

  /// The answer was good, or bad.
  record Rate(String turn, boolean good) implements Press {}

  /// Take back a question that is being worked on.
  ///
  /// @param update the number of the update that holds it
  record Stop(long update) implements Press {}

  /// Show an answer whose delivery is in doubt, in place of the message with this button.
  record Reveal(String turn) implements Press {}

  /// Change a setting of the chat.
  record Set(String setting, String value) implements Press {}

  /// Turn to a page of the sources.
  record Sources(int page) implements Press {}

  /// Ask an example question.
  record Example(int number) implements Press {}

  /// Let a chat in, or leave it outside.
  record Admit(String code, boolean admit) implements Press {}

  /// Add the article that was asked about, or don't.
  record Add(String offer, boolean add) implements Press {}

  /// The bytes of a button, at most 64.
  default String encode() {
    throw new UnsupportedOperationException();
  }

  /// Reads what came with a press; empty when it is none of ours.
  static Optional<Press> parse(String data) {
    throw new UnsupportedOperationException();
  }
}
