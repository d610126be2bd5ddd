package dateline.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What was made last of one state of the index: whoever asks for the same at the same time waits
/// for the first, and whoever asks soon after gets it at once.
final class Recent<K, T> {
  private final LongSupplier version;
  private final int most;
  private final Map<K, FutureTask<T>> made = new LinkedHashMap<>(16, 0.75f, true);
  private long madeFor;

  /// @param version tells states of the index apart
  /// @param most how many are kept, those that were asked for last
  Recent(LongSupplier version, int most) {
    this.version = version;
    this.most = most;
  }

  T value(K key, Supplier<T> making) {
    FutureTask<T> task = enter(key, new FutureTask<>(making::get));
    task.run(); // does nothing where another has begun it
    try {
      return task.get();
    } catch (ExecutionException e) {
      synchronized (made) {
        made.remove(key, task);
      }
      throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a list was made", e);
    }
  }

  private FutureTask<T> enter(K key, FutureTask<T> mine) {
    long now = version.getAsLong();
    synchronized (made) {
      if (madeFor != now) {
        made.clear();
        madeFor = now;
      }
      FutureTask<T> task = made.computeIfAbsent(key, _ -> mine);
      if (made.size() > most) {
        made.remove(made.keySet().iterator().next());
      }
      return task;
    }
  }

  /// How many are kept.
  int size() {
    synchronized (made) {
      return made.size();
    }
  }
}
