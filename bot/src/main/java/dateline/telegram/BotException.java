package dateline.telegram;

/// The bot can't work; the message says in one line what to do.
public final class BotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BotException(String message) {
    super(message);
  }

  BotException(String message, Throwable cause) {
    super(message, cause);
  }
}
