package dateline.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Ctrl-C (or a polite kill) as a request to stop.
///
/// From [#awaited] to [#close] the process doesn't end before the command has come to its end, with
/// all it has to say.
final class Interruption implements AutoCloseable {

  /// How long the command may take to stop; what is left then is cut off, as by `kill -9`.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::request, "interruption");
  private volatile boolean requested;

  /// Begins to wait for requests; the answer says whether there was one.
  BooleanSupplier awaited() {
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> requested;
  }

  private void request() {
    requested = true;
    try {
      if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        Log.logger().warn("the command did not stop within {}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending already, and the hook just let it
    }
  }
}
