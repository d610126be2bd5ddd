package dateline.answer;

import java.util.List;
import java.util.Optional;

/// How an answer came about.
///
/// @param completed the question, completed by the turns before it where it leans on them
/// @param completing the model's part in that
/// @param draft what was to be said, and what a model made it of
/// @param judged what became of each proposed statement, in order
record Trace(
    String completed, Optional<Completion> completing, Optional<Draft> draft, List<Judged> judged) {

  Trace {
    judged = List.copyOf(judged);
  }

  /// A proposed statement and what became of it.
  record Judged(Draft.Proposal proposal, Verdict verdict, Fate fate) {}

  /// What became of a proposed statement.
  enum Fate {
    /// It stands and is part of the answer.
    SAID,
    /// It stands, and the answer was long enough.
    SUPERFLUOUS,
    /// It does not stand; the sentence it was to rest on is said in its place.
    REPLACED,
    /// It does not stand.
    DROPPED
  }
}
