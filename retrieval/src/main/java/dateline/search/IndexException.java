package dateline.search;

/// An index can't be opened, read or written; the message is one line that says what to do.
public final class IndexException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IndexException(String message) {
    super(message);
  }

  IndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
