package dateline.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// What goes wrong with one call to the fake server.
sealed interface Fault {
  /// Nothing goes wrong: lets a script skip a call.
  Fault NONE = new None();

  /// Where in a call the fault strikes: before it takes effect (and then it takes none, unless it
  /// is only delayed), or after.
  enum Moment {
    BEFORE,
    AFTER
  }

  record None() implements Fault {}

  /// The call is answered with this code and body.
  record Answer(Moment moment, int code, String contentType, String body) implements Fault {}

  /// The connection is closed without an answer.
  record Drop(Moment moment) implements Fault {}

  /// The call waits for `time` of real time, then goes on.
  record Delay(Moment moment, Duration time) implements Fault {}

  /// The call waits until `gate` is open, then goes on.
  record Hold(Moment moment, CountDownLatch gate) implements Fault {}

  /// An error as the Bot API words it; the call has no effect.
  static Fault error(int code, String description) {
    return new Answer(
        Moment.BEFORE, code, "application/json", errorBody(code, description).toString());
  }

  /// Flood control: 429 with `retry_after`, which the server then holds the caller to.
  static Fault tooManyRequests(Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.toSeconds());
    ObjectNode body = errorBody(429, "Too Many Requests: retry after " + seconds);
    body.putObject("parameters").put("retry_after", seconds);
    return new Answer(Moment.BEFORE, 429, "application/json", body.toString());
  }

  /// A page of a proxy in front of the server, at the given moment of the call.
  static Fault html(Moment moment, int code) {
    return new Answer(
        moment, code, "text/html", "<html><body><h1>" + code + " Bad Gateway</h1></body></html>");
  }

  static Fault drop(Moment moment) {
    return new Drop(moment);
  }

  static Fault delay(Moment moment, Duration time) {
    return new Delay(moment, time);
  }

  static Fault hold(Moment moment, CountDownLatch gate) {
    return new Hold(moment, gate);
  }

  private static ObjectNode errorBody(int code, String description) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ok", false)
        .put("error_code", code)
        .put("description", description);
  }
}
