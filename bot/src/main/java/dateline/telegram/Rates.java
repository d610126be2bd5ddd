package dateline.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// How fast the bot may write, a little below what Telegram is known to bear: overall, in a chat,
/// and in a group. Sends and edits count alike. Thread-safe.
final class Rates {

  /// At most so many in any stretch of so much time. (A bucket that is refilled at the same rate
  /// lets through twice that after a rest.)
  record Window(int limit, Duration span) {
    Window {
      if (limit < 1 || !span.isPositive()) {
        throw new IllegalArgumentException("a window allows at least one in some time");
      }
    }
  }

  static final Window OVERALL = new Window(25, Duration.ofSeconds(1));
  static final Window GROUP = new Window(18, Duration.ofMinutes(1));

  /// How many a chat takes at once after a rest.
  static final int BURST = 3;

  /// A chat takes one more after this; a tenth longer than a second, for what is slower on its way
  /// than the next.
  static final Duration INTERVAL = Duration.ofMillis(1_100);

  /// How many chats are kept before those at rest are let go of.
  private static final int MANY = 1_024;

  private final Clock clock;
  private final Deque<Instant> overall = new ArrayDeque<>();
  private final Map<Long, Chat> chats = new HashMap<>();

  /// A bucket, kept as the time when it is full again (the generic cell rate algorithm), and the
  /// last writes, the oldest first, as many as the window of a group counts.
  private static final class Chat {
    private final Deque<Instant> times = new ArrayDeque<>();
    private Instant full;

    private Chat(Instant now) {
      full = now;
    }

    private Duration wait(Instant now, boolean group) {
      if (full.isAfter(now.plus(INTERVAL.multipliedBy(BURST)))) {
        full = now; // the clock was set back
      }
      Duration left = Duration.between(now, full.minus(INTERVAL.multipliedBy(BURST - 1L)));
      Duration wait = left.isPositive() ? left : Duration.ZERO;
      return group ? longer(wait, Rates.wait(times, GROUP, now)) : wait;
    }

    private void take(Instant now) {
      full = (full.isAfter(now) ? full : now).plus(INTERVAL);
      add(times, GROUP.limit, now);
    }

    private boolean isAtRest(Instant now) {
      return times.isEmpty() || times.getLast().plus(GROUP.span).isBefore(now);
    }
  }

  Rates(Clock clock) {
    this.clock = clock;
  }

  /// Takes one write to a chat.
  ///
  /// @return zero if it may be done now; else nothing is taken, and it is to be asked for again
  ///   after this time
  synchronized Duration take(long chat) {
    Instant now = clock.instant();
    if (chats.size() > MANY) {
      chats.values().removeIf(each -> each.isAtRest(now));
    }
    Chat own = chats.computeIfAbsent(chat, each -> new Chat(now));
    boolean group = chat < 0;
    Duration wait = longer(wait(overall, OVERALL, now), own.wait(now, group));
    if (wait.isZero()) {
      add(overall, OVERALL.limit, now);
      own.take(now);
    }
    return wait;
  }

  /// How many chats are kept in memory.
  synchronized int chatsKept() {
    return chats.size();
  }

  /// @param times of the last writes, the oldest first, as many as the window allows
  private static Duration wait(Deque<Instant> times, Window window, Instant now) {
    if (!times.isEmpty() && times.getLast().isAfter(now)) {
      times.clear(); // the clock was set back
    }
    if (times.size() < window.limit) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, times.getFirst().plus(window.span));
    return left.isPositive() ? left : Duration.ZERO;
  }

  private static void add(Deque<Instant> times, int kept, Instant now) {
    if (times.size() == kept) {
      times.removeFirst();
    }
    times.addLast(now);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
