package dateline.answer;

/// How sure the bot has to be that the articles answer a question before it answers.
public enum Strictness {
  /// Answers with the best there is, however little that is; for whoever judges it themselves, and
  /// to measure what is refused otherwise.
  NONE(0),
  /// Refuses only where little speaks for an answer.
  LENIENT(0.25),
  /// Refuses where more speaks against an answer than for it, and answers where it is about even:
  /// an answer with its quotes can be judged, one withheld can't.
  NORMAL(0.44),
  /// Answers only where much speaks for it.
  STRICT(0.6);

  private final double enough;

  Strictness(double enough) {
    this.enough = enough;
  }

  /// The confidence from which on a question is answered, 0 to 1.
  public double enough() {
    return enough;
  }
}
