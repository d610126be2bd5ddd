package dateline.answer;

/// How sure the bot has to be that the articles answer a question before it answers.
public enum Strictness {
  /// Answers with the best there is, however little that is; for whoever judges it themselves, and
  /// to measure what is refused otherwise.
  NONE(0),
  /// Refuses only where little speaks for an answer.
  LENIENT(0.35),
  /// Refuses where more speaks against an answer than for it.
  NORMAL(0.5),
  /// Answers only where much speaks for it.
  STRICT(0.7);

  private final double enough;

  Strictness(double enough) {
    this.enough = enough;
  }

  /// The confidence from which on a question is answered, 0 to 1.
  public double enough() {
    return enough;
  }
}
