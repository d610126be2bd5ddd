package dateline.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands still but for the steps it is told to take; starts at noon of 2026-03-01.
final class SteppingClock extends Clock {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private volatile Instant now = NOON;

  void step(Duration step) {
    now = now.plus(step);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
