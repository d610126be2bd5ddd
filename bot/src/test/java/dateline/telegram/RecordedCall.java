package dateline.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// One call the fake server got: what was asked, when, and how it ended.
final class RecordedCall {
  private final String method;
  private final ObjectNode parameters;
  private final Instant received;
  private volatile Optional<Outcome> outcome = Optional.empty();

  RecordedCall(String method, ObjectNode parameters, Instant received) {
    this.method = method;
    this.parameters = parameters;
    this.received = received;
  }

  /// How a call ended: the code sent, or 0 for a dropped connection.
  record Outcome(int code, Instant at) {}

  /// The method's name as the documentation spells it, whatever the case of the request.
  String method() {
    return method;
  }

  ObjectNode parameters() {
    return parameters;
  }

  Instant received() {
    return received;
  }

  /// How it ended; empty while it is still being answered.
  Optional<Outcome> outcome() {
    return outcome;
  }

  /// The code it was answered with: 0 for a dropped connection, -1 while it is being answered.
  int code() {
    return outcome.map(Outcome::code).orElse(-1);
  }

  String text() {
    return parameters.path("text").asText();
  }

  OptionalLong chat() {
    return parameters.hasNonNull("chat_id")
        ? OptionalLong.of(parameters.path("chat_id").asLong())
        : OptionalLong.empty();
  }

  void ended(int code, Instant at) {
    outcome = Optional.of(new Outcome(code, at));
  }

  @Override
  public String toString() {
    return method + " " + parameters + " -> " + code();
  }
}
