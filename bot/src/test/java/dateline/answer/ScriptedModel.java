package dateline.answer;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// A model that writes what a test says, in small pieces.
final class ScriptedModel implements Model {

  private static final int PIECE = 7;

  private final Function<Prompt, String> script;
  private final Optional<Trouble> trouble;
  final List<Prompt> asked = new ArrayList<>();

  private ScriptedModel(Function<Prompt, String> script, Optional<Trouble> trouble) {
    this.script = script;
    this.trouble = trouble;
  }

  static ScriptedModel writing(String output) {
    return new ScriptedModel(_ -> output, Optional.empty());
  }

  static ScriptedModel writing(Function<Prompt, String> script) {
    return new ScriptedModel(script, Optional.empty());
  }

  static ScriptedModel failing(String output, Trouble trouble) {
    return new ScriptedModel(_ -> output, Optional.of(trouble));
  }

  @Override
  public String name() {
    return "test/scripted";
  }

  @Override
  public Completion complete(Prompt prompt, Duration limit, Listener listener) {
    asked.add(prompt);
    String output = script.apply(prompt);
    for (int i = 0; i < output.length(); i += PIECE) {
      if (listener.stopped()) {
        throw new CancellationException("stopped by the test");
      }
      listener.text(output.substring(i, Math.min(output.length(), i + PIECE)));
    }
    return new Completion(
        name(),
        output,
        trouble,
        "",
        new Completion.Usage(100, 20, BigDecimal.ZERO),
        Duration.ofMillis(5));
  }
}
