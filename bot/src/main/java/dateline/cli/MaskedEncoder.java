package dateline.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import dateline.answer.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/// Encodes log events with what nobody may read covered, wherever it stands: in the message, a
/// value, a thread's name, a stack trace.
///
/// Covered are secrets, and what exceptions of some libraries say, since they quote what they
/// choked on: a message of a person, the values of a statement.
final class MaskedEncoder extends EncoderBase<ILoggingEvent> {

  private static final Set<String> SECRETS = new CopyOnWriteArraySet<>();

  /// Packages whose exceptions quote what people wrote.
  private static final List<String> TALKATIVE =
      List.of("com.fasterxml.jackson.", "org.jdbi.", "org.postgresql.");

  /// A shorter text says nothing, and would be covered in the midst of words.
  private static final int SHORTEST = 4;

  private static final int MOST_CAUSES = 20;

  private final Encoder<ILoggingEvent> plain;

  MaskedEncoder(Encoder<ILoggingEvent> plain) {
    this.plain = plain;
  }

  /// Covers a secret from now on.
  static void hide(Secret secret) {
    SECRETS.add(secret.reveal());
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Set<String> covered =
        new TreeSet<>(
            Comparator.comparingInt(String::length)
                .reversed() // what is part of another comes after it
                .thenComparing(Comparator.naturalOrder()));
    covered.addAll(SECRETS);
    addQuoting(event.getThrowableProxy(), covered, MOST_CAUSES);
    byte[] bytes = plain.encode(event);
    if (covered.isEmpty()) {
      return bytes;
    }
    String line = new String(bytes, StandardCharsets.UTF_8);
    for (String text : covered) {
      if (text.length() >= SHORTEST) {
        line = line.replace(text, Secret.HIDDEN).replace(asInJson(text), Secret.HIDDEN);
      }
    }
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static void addQuoting(
      @Nullable IThrowableProxy failure, Set<String> covered, int depth) {
    if (failure == null || depth == 0) {
      return;
    }
    String message = failure.getMessage();
    if (message != null && TALKATIVE.stream().anyMatch(failure.getClassName()::startsWith)) {
      covered.add(message);
    }
    addQuoting(failure.getCause(), covered, depth - 1);
    if (failure.getSuppressed() != null) {
      for (IThrowableProxy each : failure.getSuppressed()) {
        addQuoting(each, covered, depth - 1);
      }
    }
  }

  /// As logback's JSON encoder writes it.
  private static String asInJson(String text) {
    StringBuilder json = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append("\\u00").append(Character.forDigit(c >> 4, 16));
            json.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.toString();
  }

  @Override
  public void start() {
    plain.setContext(getContext());
    plain.start();
    super.start();
  }

  @Override
  public void stop() {
    plain.stop();
    super.stop();
  }

  @Override
  public byte[] headerBytes() {
    return plain.headerBytes();
  }

  @Override
  public byte[] footerBytes() {
    return plain.footerBytes();
  }
}
