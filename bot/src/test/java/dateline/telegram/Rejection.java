package dateline.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The fake server's "no" to a call: an error code, its text, and parameters where it has some.
final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final ObjectNode parameters;

  private Rejection(int code, String description, ObjectNode parameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }

  static Rejection of(int code, String description) {
    return new Rejection(code, description, JsonNodeFactory.instance.objectNode());
  }

  static Rejection bad(String description) {
    return of(400, "Bad Request: " + description);
  }

  static Rejection forbidden(String description) {
    return of(403, "Forbidden: " + description);
  }

  static Rejection conflict(String description) {
    return of(409, "Conflict: " + description);
  }

  static Rejection tooMany(long seconds) {
    return new Rejection(
        429,
        "Too Many Requests: retry after " + seconds,
        JsonNodeFactory.instance.objectNode().put("retry_after", seconds));
  }

  static Rejection migrated(long chat) {
    return new Rejection(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        JsonNodeFactory.instance.objectNode().put("migrate_to_chat_id", chat));
  }

  int code() {
    return code;
  }

  ObjectNode body() {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("ok", false)
            .put("error_code", code)
            .put("description", getMessage());
    if (!parameters.isEmpty()) {
      body.set("parameters", parameters);
    }
    return body;
  }
}
