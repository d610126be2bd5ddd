package dateline.answer;

import java.util.List;
import java.util.Optional;

/// How an answer came about.
public final class Trace {

  private final Question question;
  private final String completed;
  private final Optional<Completion> completing;
  private final Optional<Draft> draft;
  private final List<Judged> judged;

  private Trace(
      Question question,
      String completed,
      Optional<Completion> completing,
      Optional<Draft> draft,
      List<Judged> judged) {
    this.question = question;
    this.completed = completed;
    this.completing = completing;
    this.draft = draft;
    this.judged = List.copyOf(judged);
  }

  static Trace of(Question question, String completed, Optional<Completion> completing) {
    return new Trace(question, completed, completing, Optional.empty(), List.of());
  }

  /// The same with what a model proposed, and what became of it.
  Trace with(Draft draft, List<Judged> judged) {
    return new Trace(question, completed, completing, Optional.of(draft), judged);
  }

  /// The question as it was asked.
  public Question question() {
    return question;
  }

  /// The question, completed by the turns before it where it leans on them.
  public String completed() {
    return completed;
  }

  /// The model's part in completing the question.
  Optional<Completion> completing() {
    return completing;
  }

  /// What a model proposed to say, and what it made it of.
  Optional<Draft> draft() {
    return draft;
  }

  /// What became of each statement that a model proposed, in order.
  List<Judged> judged() {
    return judged;
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
