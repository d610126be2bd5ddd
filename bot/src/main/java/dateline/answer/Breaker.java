package dateline.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Spares a provider that fails: after [#MOST] failures in a row nobody is let through for a while,
/// then one call to try; each time that fails, the while doubles. Thread-safe.
final class Breaker {

  static final int MOST = 5;
  static final Duration FIRST = Duration.ofSeconds(30);
  static final Duration LONGEST = Duration.ofMinutes(10);

  private final InstantSource clock;
  private int failures;
  private Duration rest = FIRST;
  private @Nullable Instant until;
  private boolean trying;

  Breaker(InstantSource clock) {
    this.clock = clock;
  }

  /// Whether nobody would be let through now.
  synchronized boolean rests() {
    return until != null && (trying || clock.instant().isBefore(until));
  }

  /// Lets a call through, or not. Who was let through has to say what came of it.
  synchronized boolean enter() {
    if (rests()) {
      return false;
    }
    trying = until != null;
    return true;
  }

  /// The provider answered, whatever it said.
  synchronized void succeeded() {
    failures = 0;
    rest = FIRST;
    until = null;
    trying = false;
  }

  /// It failed.
  ///
  /// @param forGood whether it will go on to, so that the rest begins at once
  synchronized void failed(boolean forGood) {
    failures++;
    if (trying) {
      trying = false;
      rest = rest.multipliedBy(2).compareTo(LONGEST) < 0 ? rest.multipliedBy(2) : LONGEST;
      until = clock.instant().plus(rest);
    } else if (until == null && (forGood || failures >= MOST)) {
      until = clock.instant().plus(rest);
    }
  }

  /// It asked to be left alone for a while.
  synchronized void busy(Duration wait) {
    Instant then = clock.instant().plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    trying = false;
    if (until == null || until.isBefore(then)) {
      until = then;
    }
  }

  /// Nothing is known: the call was given up by whoever made it.
  synchronized void left() {
    trying = false;
  }
}
