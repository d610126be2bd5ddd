package dateline.telegram;

import java.time.Duration;

/// Work that may be tried again, but not before some time is over: Telegram asked for it.
final class LaterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Duration time;

  LaterException(Duration time) {
    super("asked to wait for " + time);
    this.time = time;
  }

  Duration time() {
    return time;
  }
}
