package dateline.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// How fast the bot may write, a little below what Telegram is known to bear: overall, in a chat,
/// and in a group. Sends and edits count alike. Thread-safe.
///
/// In no stretch of time as long as a window does more happen than it allows. (A bucket that is
/// refilled at the same rate lets through twice that after a rest.)
final class Rates {

  /// At most so many in any stretch of so much time.
  record Window(int limit, Duration span) {
    Window {
      if (limit < 1 || !span.isPositive()) {
        throw new IllegalArgumentException("a window allows at least one in some time");
      }
    }
  }

  static final Window OVERALL = new Window(25, Duration.ofSeconds(1));

  /// One a second, three at once; a tenth longer for what is slower on its way than the next.
  static final Window CHAT = new Window(3, Duration.ofMillis(3_300));

  static final Window GROUP = new Window(18, Duration.ofMinutes(1));

  /// How many chats are kept before those at rest are let go of.
  private static final int MANY = 1_024;

  private final Clock clock;
  private final Deque<Instant> overall = new ArrayDeque<>();
  private final Map<Long, Deque<Instant>> chats = new HashMap<>();

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
      chats.values().removeIf(each -> wait(each, new Window(1, GROUP.span), now).isZero());
    }
    Deque<Instant> own = chats.computeIfAbsent(chat, each -> new ArrayDeque<>());
    Duration wait = longer(wait(overall, OVERALL, now), wait(own, CHAT, now));
    if (isGroup(chat)) {
      wait = longer(wait, wait(own, GROUP, now));
    }
    if (wait.isZero()) {
      add(overall, OVERALL.limit, now);
      add(own, isGroup(chat) ? GROUP.limit : CHAT.limit, now);
    }
    return wait;
  }

  /// How many chats are kept in memory.
  synchronized int chatsKept() {
    return chats.size();
  }

  private static boolean isGroup(long chat) {
    return chat < 0;
  }

  /// @param times of the last writes, the oldest first
  private static Duration wait(Deque<Instant> times, Window window, Instant now) {
    if (!times.isEmpty() && times.getLast().isAfter(now)) {
      times.clear(); // the clock was set back
    }
    if (times.size() < window.limit) {
      return Duration.ZERO;
    }
    Iterator<Instant> newest = times.descendingIterator();
    for (int i = 1; i < window.limit; i++) {
      newest.next();
    }
    Duration left = Duration.between(now, newest.next().plus(window.span));
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
