package dateline.article;

/// Says why a file or line holds no article, in one line that tells what to do.
final class UnusableException extends Exception {

  private static final long serialVersionUID = 1;

  UnusableException(String reason) {
    super(reason);
  }

  /// The reason, in one line.
  String reason() {
    String message = getMessage();
    return message == null ? "unusable" : message;
  }
}
