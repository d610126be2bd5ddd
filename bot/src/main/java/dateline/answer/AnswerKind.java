package dateline.answer;

/// The kind of thing a question asks for.
enum AnswerKind {
  PERSON("a person"),
  PLACE("a place"),
  TIME("a date or time"),
  NUMBER("a number"),
  DURATION("a length of time"),
  REASON("a reason"),
  SAYING("what was said"),
  YES_NO("a yes or a no"),
  /// A name of any sort: "which company", "what film".
  NAME("a name"),
  /// Anything else: what happened, what something is, how it was done.
  OTHER("an answer");

  private final String description;

  AnswerKind(String description) {
    this.description = description;
  }

  /// The kind in words that fit after "do not give", such as "a number".
  String description() {
    return description;
  }
}
