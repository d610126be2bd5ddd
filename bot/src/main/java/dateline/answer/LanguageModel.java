package dateline.answer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/// A language model behind its provider's API, kept to its budget. Thread-safe.
public final class LanguageModel implements AutoCloseable {

  /// Listens to a model while it writes. Called from the thread that called the model.
  interface Listener {

    /// One more piece of its text.
    void text(String piece);

    /// Whether nobody wants the rest; then the call is ended.
    boolean stopped();
  }

  private final ModelSettings settings;

  private LanguageModel(ModelSettings settings) {
    this.settings = settings;
  }

  /// Gets ready; calls nobody yet.
  ///
  /// @param ledger the file that keeps what was spent today, shared by all processes
  public static LanguageModel of(ModelSettings settings, Path ledger, Clock clock) {
    return new LanguageModel(settings);
  }

  /// Its provider and name, such as `openai/gpt-5-mini`.
  public String name() {
    return settings.provider() + "/" + settings.model();
  }

  ModelSettings settings() {
    return settings;
  }

  /// Asks once, with whatever repetition helps, and waits for the end of it.
  ///
  /// @param limit the longest to wait in all
  /// @throws CancellationException when the listener had it stopped
  Completion complete(Prompt prompt, Duration limit, Listener listener) {
    return new Completion(
        name(),
        "",
        java.util.Optional.of(Trouble.UNREACHABLE),
        "not built yet",
        Completion.Usage.NONE,
        Duration.ZERO);
  }

  @Override
  public void close() {}
}
