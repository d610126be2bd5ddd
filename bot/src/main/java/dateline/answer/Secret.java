package dateline.answer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

  /// Another secret, made of this one for one purpose: the same at every call, of no help to find
  /// this one. 64 digits and letters.
  public Secret derived(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
      return new Secret(HexFormat.of().formatHex(code));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
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
