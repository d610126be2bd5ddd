package dateline.chat;

/// The store could not do what was asked, and has done nothing of it; the message says what to do.
///
/// When the connection is lost at the very moment of the commit, all of it may have been done
/// instead. Every method of [Store] can be called again after that.
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
