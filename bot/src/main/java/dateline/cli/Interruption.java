package dateline.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Ctrl-C (or a polite kill) as a request: while this is open, the process doesn't end before the
/// work has come to a stop and closed it.
final class Interruption implements BooleanSupplier, AutoCloseable {

  /// How long the work may take to stop; what is left then is cut off, as by `kill -9`.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook = new Thread(this::request, "interruption");
  private volatile boolean requested;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void request() {
    requested = true;
    try {
      if (!stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        Log.logger().warn("indexing did not stop within {}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether to stop.
  @Override
  public boolean getAsBoolean() {
    return requested;
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending already, and the hook just let it
    }
  }
}
