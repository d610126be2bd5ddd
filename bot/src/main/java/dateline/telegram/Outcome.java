package dateline.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/// How a call to the Bot API ended, sorted by what is to be done about it; nobody else looks at
/// codes and descriptions.
///
/// @param <T> what the call gives
sealed interface Outcome<T> {

  /// What Telegram asks for is rarely more than minutes; without a number, this long.
  Duration UNNAMED_WAIT = Duration.ofSeconds(5);

  /// The call was done.
  record Done<T>(T value) implements Outcome<T> {}

  /// Flood control (429): not done, and not to be tried again in this chat before `time` is over.
  record Wait<T>(Duration time) implements Outcome<T> {}

  /// Not done, through no fault of the call: nothing was connected, or the server is in trouble
  /// (5xx). Try again later.
  record Again<T>(String why) implements Outcome<T> {}

  /// Perhaps done: the request was written and no answer to it came.
  record Unknown<T>(String why) implements Outcome<T> {}

  /// The bot can't write to the chat (any more): blocked, kicked, muted, deleted.
  record Gone<T>(String why) implements Outcome<T> {}

  /// The group has become a supergroup with another id.
  record Moved<T>(long chat) implements Outcome<T> {}

  /// The message already shows what an edit was to make it show.
  record Unchanged<T>() implements Outcome<T> {}

  /// The message that was to be edited is not there, or can't be edited any more.
  record TargetMissing<T>() implements Outcome<T> {}

  /// The message that was to be replied to is not there, or does not hold the words quoted.
  record ReplyMissing<T>() implements Outcome<T> {}

  /// The topic is not there.
  record TopicMissing<T>() implements Outcome<T> {}

  /// The text, or the file, is longer than may be.
  record TooLong<T>() implements Outcome<T> {}

  /// The tapped button waits no longer.
  record Expired<T>() implements Outcome<T> {}

  /// The marks of a text, or its buttons, are not well-formed.
  record Malformed<T>(String why) implements Outcome<T> {}

  /// Another process polls with this token.
  record Rival<T>(String why) implements Outcome<T> {}

  /// A webhook is set, so polling is not allowed.
  record Hooked<T>(String why) implements Outcome<T> {}

  /// The token is wrong or revoked.
  record Unauthorized<T>() implements Outcome<T> {}

  /// Anything else the server says no to; the same call will never do.
  ///
  /// @param code of the answer, 0 if the call was not even sent
  record Refused<T>(int code, String why) implements Outcome<T> {}

  /// A short name for metrics, such as `done`, `429`, `reply-missing`.
  default String name() {
    return switch (this) {
      case Done<T> _ -> "done";
      case Wait<T> _ -> "429";
      case Again<T> _ -> "again";
      case Unknown<T> _ -> "unknown";
      case Gone<T> _ -> "gone";
      case Moved<T> _ -> "moved";
      case Unchanged<T> _ -> "unchanged";
      case TargetMissing<T> _ -> "target-missing";
      case ReplyMissing<T> _ -> "reply-missing";
      case TopicMissing<T> _ -> "topic-missing";
      case TooLong<T> _ -> "too-long";
      case Expired<T> _ -> "expired";
      case Malformed<T> _ -> "malformed";
      case Rival<T> _ -> "rival";
      case Hooked<T> _ -> "hooked";
      case Unauthorized<T> _ -> "unauthorized";
      case Refused<T> _ -> "refused";
    };
  }

  /// Sorts an answer that is not `"ok": true`.
  ///
  /// The texts are those of the official server's source (tdlib/telegram-bot-api).
  ///
  /// @param status the HTTP status
  /// @param body what came, a missing node where that was not JSON
  static <T> Outcome<T> refusal(int status, JsonNode body) {
    if (!body.path("ok").isBoolean()) {
      return unreadable(status);
    }
    int code = body.path("error_code").asInt(status);
    String said = body.path("description").asText();
    JsonNode parameters = body.path("parameters");
    if (parameters.path("migrate_to_chat_id").asLong() != 0) {
      return new Moved<>(parameters.path("migrate_to_chat_id").asLong());
    }
    return switch (code) {
      case 400 -> badRequest(said);
      // a token of the wrong shape is not found
      case 401, 404 -> new Unauthorized<>();
      case 403 -> new Gone<>(said);
      case 409 -> contains(said, "webhook") ? new Hooked<>(said) : new Rival<>(said);
      case 429 -> new Wait<>(asked(parameters.path("retry_after").asLong()));
      default -> code >= 500 ? new Again<>(said) : new Refused<>(code, said);
    };
  }

  private static Duration asked(long seconds) {
    return seconds > 0 ? Duration.ofSeconds(seconds) : UNNAMED_WAIT;
  }

  /// An answer that does not come from the Bot API but from something in front of it. A gateway
  /// that lost patience (504) had handed the request on; others had not.
  private static <T> Outcome<T> unreadable(int status) {
    String why = "an answer with status " + status + " that is not of the Bot API";
    return status < 300 || status == 504 ? new Unknown<>(why) : new Again<>(why);
  }

  private static <T> Outcome<T> badRequest(String said) {
    if (contains(said, "message is not modified", "MESSAGE_NOT_MODIFIED")) {
      return new Unchanged<>();
    }
    if (contains(said, "message to edit not found", "can't be edited", "MESSAGE_ID_INVALID")) {
      return new TargetMissing<>();
    }
    if (contains(
        said, "to be replied not found", "replied message not found", "QUOTE_TEXT_INVALID")) {
      return new ReplyMissing<>();
    }
    if (contains(said, "message thread not found", "TOPIC_DELETED", "TOPIC_ID_INVALID")) {
      return new TopicMissing<>();
    }
    if (contains(said, "is too long", "MESSAGE_TOO_LONG", "file is too big")) {
      return new TooLong<>();
    }
    if (contains(said, "query is too old", "QUERY_ID_INVALID")) {
      return new Expired<>();
    }
    if (contains(
        said,
        "can't parse",
        "entity begin",
        "ENTITY_",
        "ENTITIES_",
        "BUTTON_",
        "inline keyboard")) {
      return new Malformed<>(said);
    }
    if (contains(
        said,
        "chat not found",
        "PEER_ID_INVALID",
        "CHAT_WRITE_FORBIDDEN",
        "USER_IS_BLOCKED",
        "INPUT_USER_DEACTIVATED",
        "not enough rights",
        "have no rights")) {
      return new Gone<>(said);
    }
    return new Refused<>(400, said);
  }

  private static boolean contains(String said, String... parts) {
    String lower = said.toLowerCase(Locale.ROOT);
    for (String part : parts) {
      if (lower.contains(part.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
