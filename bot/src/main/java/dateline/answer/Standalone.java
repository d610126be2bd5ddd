package dateline.answer;

import java.util.Optional;

/// A question that stands by itself, and what of it was asked.
///
/// @param text the question, with what it lacks of the turns before
/// @param asked the question as far as its words are those of what is asked now; the others were
///   carried over, to tell what it is about
/// @param pattern the earlier question that tells what kind of thing is asked for, where this one
///   only changes a part of it
record Standalone(String text, String asked, Optional<String> pattern) {

  /// A question that lacks nothing.
  static Standalone of(String text) {
    return new Standalone(text, text, Optional.empty());
  }
}
