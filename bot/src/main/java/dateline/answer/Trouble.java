package dateline.answer;

/// Why a language model's words are not said, or not all of them.
public enum Trouble {
  /// No connection, or it broke.
  UNREACHABLE("the language model can't be reached"),
  /// Nothing, or not everything, came in time.
  TOO_SLOW("the language model took too long"),
  /// It does not let us in.
  KEY_REFUSED("the language model's key was refused"),
  /// 429, or so many calls of ours at once that this one did not get its turn.
  BUSY("the language model is busy"),
  /// It failed by itself.
  BROKEN("the language model failed"),
  /// It does not take what we ask, such as a model it does not have.
  REJECTED("the language model did not take the question"),
  /// It has failed so often that it is spared for a while.
  RESTING("the language model failed before and is left alone for a while"),
  /// A budget of the settings is used up.
  BUDGET("a limit set for the language model is reached"),
  /// It ended in the middle.
  CUT_OFF("the language model's answer was cut off"),
  /// It went on and on.
  ENDLESS("the language model did not come to an end"),
  /// It said nothing.
  EMPTY("the language model said nothing"),
  /// It said that it can't answer.
  DECLINED("the language model found no answer"),
  /// It said something that is not of the form it was asked for.
  MALFORMED("the language model's answer can't be read"),
  /// What it said does not stand in the articles.
  UNSUPPORTED("what the language model said does not stand in the articles");

  private final String text;

  Trouble(String text) {
    this.text = text;
  }

  /// What happened, in a few words without a full stop.
  public String text() {
    return text;
  }
}
