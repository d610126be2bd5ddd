package dateline.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The buckets of the fake server's flood control, and who came back before the time was up.
///
/// A bucket is kept as the instant at which it would be full again (the generic cell rate algorithm
/// of ATM networks), so it needs no timer. Not thread-safe: used under the [Monitor].
final class FakeRates {
  /// So many calls at once, and one more after each `interval`.
  record Rate(int burst, Duration interval) {
    Rate {
      if (burst < 1 || interval.isNegative() || interval.isZero()) {
        throw new IllegalArgumentException("a rate needs a burst of 1 and an interval");
      }
    }
  }

  /// The rates a server keeps; a chat's name for itself is its id.
  record Limits(Rate perChat, Rate perGroup, Rate overall) {
    /// What Telegram's FAQ names: 1 message a second in a chat with short bursts, 20 a minute in a
    /// group, 30 a second in all.
    static Limits usual() {
      return new Limits(
          new Rate(3, Duration.ofSeconds(1)),
          new Rate(20, Duration.ofSeconds(3)),
          new Rate(30, Duration.ofMillis(33)));
    }

    /// Rates no test reaches.
    static Limits none() {
      Rate endless = new Rate(1_000_000_000, Duration.ofNanos(1));
      return new Limits(endless, endless, endless);
    }
  }

  /// A call that came although an earlier 429 asked for patience until `allowed`.
  record EarlyRetry(String key, Instant at, Instant allowed) {}

  private final Clock clock;
  private final Limits limits;
  private final Map<String, Instant> full = new HashMap<>();
  private final Map<String, Instant> parked = new HashMap<>();
  private final List<EarlyRetry> early = new ArrayList<>();

  /// The methods that put something into a chat: these share the chat's bucket.
  private static final Set<String> RATED =
      Set.of("sendMessage", "editMessageText", "editMessageReplyMarkup");

  FakeRates(Clock clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /// Takes one message of a chat from its buckets, or throws 429 with the time to wait. The caller
  /// has seen to it that the chat is not parked.
  void take(long chat, boolean group) {
    Instant now = clock.instant();
    Map<String, Rate> buckets = new HashMap<>();
    buckets.put("overall", limits.overall);
    buckets.put("chat " + chat, limits.perChat);
    if (group) {
      buckets.put("group " + chat, limits.perGroup);
    }
    Duration wait = Duration.ZERO;
    for (Map.Entry<String, Rate> each : buckets.entrySet()) {
      Duration needed = wait(each.getKey(), each.getValue(), now);
      wait = needed.compareTo(wait) > 0 ? needed : wait;
    }
    if (wait.isPositive()) {
      long seconds = wait.plusMillis(999).toSeconds();
      park("chat " + chat, Duration.ofSeconds(seconds));
      throw Rejection.tooMany(seconds);
    }
    buckets.forEach(
        (key, rate) -> full.put(key, later(full.getOrDefault(key, now), now).plus(rate.interval)));
  }

  /// What a 429 to this call silences: the chat's messages, or this method alone (in this chat).
  static String key(String method, ObjectNode parameters) {
    String chat = parameters.path("chat_id").asText();
    return RATED.contains(method) ? "chat " + chat : (method + " " + chat).strip();
  }

  /// Asks whoever has this key to be silent for a time.
  void park(String key, Duration time) {
    parked.put(key, clock.instant().plus(time));
  }

  /// Throws 429 if the key has been asked to be silent, and remembers the impatience.
  void checkParked(String key) {
    Instant now = clock.instant();
    Instant allowed = parked.getOrDefault(key, now);
    if (now.isBefore(allowed)) {
      early.add(new EarlyRetry(key, now, allowed));
      throw Rejection.tooMany(Duration.between(now, allowed).plusMillis(999).toSeconds());
    }
    parked.remove(key);
  }

  List<EarlyRetry> early() {
    return List.copyOf(early);
  }

  private Duration wait(String key, Rate rate, Instant now) {
    Instant fullAgain = later(full.getOrDefault(key, now), now);
    Instant next = fullAgain.minus(rate.interval.multipliedBy(rate.burst - 1L));
    return now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
