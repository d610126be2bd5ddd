package dateline.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Ctrl-C (or a polite kill) as a request to stop.
///
/// From [#awaited()] to [#close] the process doesn't end before the command has come to its end,
/// with all it has to say.
final class Interruption implements AutoCloseable {

  /// How long a command may take to stop; what is left then is cut off, as by `kill -9`.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::request, "interruption");
  private final CountDownLatch requested = new CountDownLatch(1);
  private volatile Duration patience = PATIENCE;

  /// Begins to wait for requests; the answer says whether there was one.
  BooleanSupplier awaited() {
    return awaited(PATIENCE);
  }

  /// Begins to wait for requests.
  ///
  /// @param time how long the command may take to stop
  BooleanSupplier awaited(Duration time) {
    patience = time;
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> requested.getCount() == 0;
  }

  /// Waits until there is a request.
  void await() throws InterruptedException {
    requested.await();
  }

  /// Asks the command to stop, and waits until it has.
  void request() {
    requested.countDown();
    try {
      if (!ended.await(patience.toSeconds(), TimeUnit.SECONDS)) {
        Log.logger().warn("the command did not stop within {}", patience);
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
