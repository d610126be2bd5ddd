package dateline.answer;

import java.util.function.Consumer;

/// Proposes the statements of an answer. What it proposes is not said before it was held against
/// its quotes.
interface AnswerWriter {

  /// Writes.
  ///
  /// @param proposals gets each statement as soon as it is known, in the order they are to be said,
  ///   on the thread that calls this
  /// @return all that was proposed, and how it came about
  Draft write(Assignment assignment, Consumer<Draft.Proposal> proposals);
}
