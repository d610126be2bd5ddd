package dateline.telegram;

/// Something that lets in whoever knows it: a token, a password. Shows itself only when asked to.
public final class Secret {

  /// Stands wherever the value would.
  public static final String HIDDEN = "…hidden…";

  private final String value;

  /// @param value not blank
  public Secret(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    this.value = value;
  }

  /// The secret itself: for the one who has to be let in, never for messages.
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}
