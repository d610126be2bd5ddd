package dateline.telegram;

import dateline.chat.Store;
import dateline.chat.StoreException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Works through what came in: the first of every lane at the same time, the rest of a lane in
/// order behind it.
///
/// What is being worked on stays in the store until the work says that it is finished, so a process
/// that dies does it again when it comes back.
final class Lanes {
  private static final Logger log = LoggerFactory.getLogger(Lanes.class);

  /// Work that fails so often is given up, or it would hold up its lane for ever.
  private static final int ATTEMPTS = 3;

  /// So much that is urgent is worked on beside the lanes: a button that stops an answer must not
  /// wait for that answer.
  private static final int URGENT_AT_ONCE = 16;

  /// How long to wait after a failure before anything else is tried.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Store store;
  private final int atOnce;
  private final int most;
  private final Consumer<Store.Incoming> work;
  private final Consumer<Store.Incoming> giveUp;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /// What is being worked on.
  private final Map<Long, Store.Incoming> busy = new HashMap<>();

  /// What failed and is to be tried again.
  private final Map<Long, Failed> failed = new HashMap<>();

  /// @param attempts how many failed
  /// @param notBefore when the next is due, by [System#nanoTime()]
  private record Failed(int attempts, long notBefore) {}

  private boolean woken = true;
  private boolean running;
  private Thread thread = Thread.currentThread();

  /// @param atOnce how many lanes are worked on at the same time
  /// @param work does it and finishes it in the store
  /// @param giveUp finishes what can't be done, with an apology
  Lanes(Store store, int atOnce, Consumer<Store.Incoming> work, Consumer<Store.Incoming> giveUp) {
    this.store = store;
    this.atOnce = atOnce;
    this.most = atOnce + URGENT_AT_ONCE;
    this.work = work;
    this.giveUp = giveUp;
  }

  void start() {
    locked(() -> {
      running = true;
      thread = Thread.ofVirtual().name("lanes").start(this::run);
    });
  }

  /// Something new may have come in.
  void wake() {
    locked(() -> {
      woken = true;
      changed.signalAll();
    });
  }

  /// Starts nothing more, and waits for what is being worked on.
  ///
  /// @return false when not all of it came to its end in time; it will be done again
  boolean stop(Duration patience) throws InterruptedException {
    locked(() -> {
      running = false;
      changed.signalAll();
    });
    long end = System.nanoTime() + patience.toNanos();
    lock.lock();
    try {
      while (!busy.isEmpty()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
    thread.join(patience);
    return true;
  }

  private void run() {
    while (true) {
      List<Long> taken;
      lock.lock();
      try {
        while (running && (!woken || busy.size() >= most)) {
          changed.await();
        }
        if (!running) {
          return;
        }
        woken = false;
        taken = List.copyOf(busy.keySet());
      } catch (InterruptedException e) {
        return;
      } finally {
        lock.unlock();
      }
      try {
        store.next(taken, most - taken.size()).forEach(this::begin);
      } catch (RuntimeException | Error e) { // without this thread nothing is answered any more
        log.atError().setCause(e).log("what came in can't be read, trying again");
        wakeLater(PAUSE);
      }
    }
  }

  /// Begins with it, unless it rests after a failure, or all lanes that may be worked on are; the
  /// end of either looks again.
  private void begin(Store.Incoming incoming) {
    lock.lock();
    try {
      long lanes = busy.values().stream().filter(each -> !each.urgent()).count();
      Failed before = failed.get(incoming.id());
      boolean rests = before != null && before.notBefore() - System.nanoTime() > 0;
      if (rests || (!incoming.urgent() && lanes >= atOnce)) {
        return;
      }
      busy.put(incoming.id(), incoming);
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().name("lane " + incoming.lane().chat()).start(() -> attempt(incoming));
  }

  private void attempt(Store.Incoming incoming) {
    try {
      work.accept(incoming);
      locked(() -> failed.remove(incoming.id()));
    } catch (StoreException e) {
      // the database has to come back: until then nothing can be finished, nor given up
      said(incoming, e).log("can't store, trying again");
      rest(incoming, 0, PAUSE);
    } catch (LaterException e) {
      said(incoming, e).log("asked to wait, trying again");
      rest(incoming, 0, e.time());
    } catch (RuntimeException
        | Error e) { // an update that breaks the machine must not do it for ever
      said(incoming, e).log("an update failed");
      failed(incoming);
    } finally {
      locked(() -> {
        busy.remove(incoming.id());
        woken = true;
        changed.signalAll();
      });
    }
  }

  private static LoggingEventBuilder said(Store.Incoming incoming, Throwable failure) {
    return log.atError().setCause(failure).addKeyValue("update", incoming.id());
  }

  private void failed(Store.Incoming incoming) {
    int attempts = attempts(incoming) + 1;
    if (attempts < ATTEMPTS) {
      rest(incoming, attempts, PAUSE.multipliedBy(attempts));
      return;
    }
    try {
      giveUp.accept(incoming);
      locked(() -> failed.remove(incoming.id()));
    } catch (RuntimeException | Error e) {
      said(incoming, e).log("can't even apologise for an update");
      putAside(incoming, attempts);
    }
  }

  private void putAside(Store.Incoming incoming, int attempts) {
    try {
      store.quarantine(incoming.id(), incoming.payload(), "could not be worked on");
      locked(() -> failed.remove(incoming.id()));
    } catch (StoreException e) {
      said(incoming, e).log("can't put an update aside, trying again");
      rest(incoming, attempts - 1, PAUSE);
    }
  }

  private int attempts(Store.Incoming incoming) {
    lock.lock();
    try {
      Failed before = failed.get(incoming.id());
      return before == null ? 0 : before.attempts();
    } finally {
      lock.unlock();
    }
  }

  /// Lets an update rest before it is tried again.
  ///
  /// @param attempts how many count so far, or 0 to leave the count as it is
  private void rest(Store.Incoming incoming, int attempts, Duration time) {
    int counted = Math.max(attempts, attempts(incoming));
    long notBefore = System.nanoTime() + time.toNanos();
    locked(() -> failed.put(incoming.id(), new Failed(counted, notBefore)));
    wakeLater(time);
  }

  private void wakeLater(Duration time) {
    Thread.ofVirtual()
        .name("pause")
        .start(() -> {
          try {
            Thread.sleep(time);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          wake();
        });
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }
}
