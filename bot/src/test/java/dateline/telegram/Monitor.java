package dateline.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The one lock of the fake server, and the way to wait for what happens under it.
final class Monitor {
  /// How long a wait sleeps before it looks again: a clock may be moved without a word.
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /// Does `work` under the lock and wakes everyone who waits.
  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  /// Does `work` under the lock and wakes everyone who waits.
  void change(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  /// Looks under the lock until something is found; empty when `limit` of real time has passed or
  /// the thread is interrupted.
  <T> Optional<T> await(Duration limit, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + limit.toNanos();
    lock.lock();
    try {
      while (true) {
        Optional<T> found = look.get();
        long left = end - System.nanoTime();
        if (found.isPresent() || left <= 0) {
          return found;
        }
        changed.awaitNanos(Math.min(left, LOOK_AGAIN.toNanos()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until `clock` has reached `due`, or `cancelled` says not to.
  void awaitClock(Clock clock, Instant due, Supplier<Boolean> cancelled) {
    Optional<Boolean> over = Optional.of(true);
    Optional<Boolean> ended = Optional.empty();
    while (ended.isEmpty() && !Thread.currentThread().isInterrupted()) {
      ended =
          await(
              Duration.ofHours(1),
              () -> cancelled.get() || !clock.instant().isBefore(due) ? over : Optional.empty());
    }
  }
}
