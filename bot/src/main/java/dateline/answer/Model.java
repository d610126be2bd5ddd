package dateline.answer;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/// Something that writes when it is asked: a language model, or what one wrote before.
interface Model {

  /// Its provider and name, such as `openai/gpt-5-mini`.
  String name();

  /// Asks once, with whatever repetition helps, and waits for the end of it.
  ///
  /// @param limit the longest to wait in all
  /// @return what came of it; trouble is part of that, and never thrown
  /// @throws CancellationException when the listener had it stopped
  Completion complete(Prompt prompt, Duration limit, Listener listener);

  /// Listens to a model while it writes. Called from the thread that called the model.
  interface Listener {

    /// One more piece of its text.
    void text(String piece);

    /// Whether nobody wants the rest; then the call is ended.
    boolean stopped();
  }
}
