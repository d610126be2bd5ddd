package dateline.answer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// A language model behind its provider's API, kept to its budget. Thread-safe.
public final class LanguageModel implements Model, AutoCloseable {

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

  @Override
  public String name() {
    return settings.provider() + "/" + settings.model();
  }

  ModelSettings settings() {
    return settings;
  }

  @Override
  public Completion complete(Prompt prompt, Duration limit, Listener listener) {
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
