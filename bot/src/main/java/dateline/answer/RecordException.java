package dateline.answer;

/// A record can't be used; the message names it and says why.
public final class RecordException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RecordException(String message) {
    super(message);
  }

  RecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
