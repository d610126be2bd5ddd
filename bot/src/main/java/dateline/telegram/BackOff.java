package dateline.telegram;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after one failure, after two, and so on: twice as long each time, up to a
/// limit, and a little more or less, so that those who failed together don't come back together.
///
/// @param first after one failure, and the least ever
/// @param last the most ever
record BackOff(Duration first, Duration last) {
  private static final int DOUBLINGS = 20;

  BackOff {
    if (!first.isPositive() || last.compareTo(first) < 0) {
      throw new IllegalArgumentException("waits are longer than nothing and don't get shorter");
    }
  }

  /// @param failures how many there have been in a row, at least 1
  Duration after(int failures, RandomGenerator random) {
    long doubled = first.toMillis() << Math.clamp(failures - 1L, 0, DOUBLINGS);
    long about = (long) (Math.min(doubled, last.toMillis()) * (0.75 + random.nextDouble() / 2));
    return Duration.ofMillis(Math.clamp(about, first.toMillis(), last.toMillis()));
  }
}
