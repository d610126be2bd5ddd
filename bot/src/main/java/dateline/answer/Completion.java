package dateline.answer;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// What came of one call to a language model.
///
/// @param model the provider and its model, such as `openai/gpt-5-mini`
/// @param text what it wrote, as far as it came
/// @param trouble what went wrong, if anything did
/// @param detail the cause of the trouble in one line for the log, without secrets and without
///   words of people; empty where there is none
/// @param usage what it used up
/// @param took from the call to the last that came
/// @param recalled whether nobody was called, since the same had been asked before
record Completion(
    String model,
    String text,
    Optional<Trouble> trouble,
    String detail,
    Usage usage,
    Duration took,
    boolean recalled) {

  /// What came of a call that was made.
  Completion(
      String model,
      String text,
      Optional<Trouble> trouble,
      String detail,
      Usage usage,
      Duration took) {
    this(model, text, trouble, detail, usage, took, false);
  }

  /// What a call used up.
  ///
  /// @param input tokens of prompt, as the provider counts them; estimated where it does not
  /// @param output tokens of output, likewise
  /// @param dollars by the price table; 0 for a model that it does not have
  record Usage(int input, int output, BigDecimal dollars) {
    static final Usage NONE = new Usage(0, 0, BigDecimal.ZERO);
  }
}
