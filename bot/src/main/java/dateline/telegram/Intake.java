package dateline.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.chat.Lane;
import dateline.chat.Store;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/// The one way updates come in, from the poll loop and from the webhook: each is looked at just
/// enough to know where it belongs, and stored as it came.
///
/// What can't be read is put aside, so that it holds nothing up; what nobody asked for is dropped.
/// Thread-safe.
final class Intake {

  /// In UTF-16 units; a message of the greatest length that replies to another is a tenth of it.
  static final int MAX_UPDATE = 256 << 10;

  private static final Logger log = LoggerFactory.getLogger(Intake.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Store store;
  private final Clock clock;
  private final Runnable news;
  private final BiConsumer<Long, Long> edited;
  private final Counter poison;

  /// @param news is run when something new was stored
  /// @param edited is told the chat and the number of a message that was edited before it was
  ///   answered
  Intake(
      Store store,
      Clock clock,
      Runnable news,
      BiConsumer<Long, Long> edited,
      MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    this.news = news;
    this.edited = edited;
    poison = metrics.counter("dateline.poison");
  }

  /// Stores updates; when it returns, Telegram may forget them. What is known already is not stored
  /// again, and the rest of it is done again without harm.
  ///
  /// @param updates the JSON of each, in the order they came in
  /// @return how many are new
  /// @throws RuntimeException if the store can't take them; then they must come again
  int accept(List<String> updates) {
    List<Store.Incoming> waiting = new ArrayList<>();
    int fresh = 0;
    for (String update : updates) {
      switch (read(update)) {
        case Read.Stored(Store.Incoming incoming) -> waiting.add(incoming);
        // what came before an edit or a move must be there to be edited or moved
        case Read.Edited(long chat, long message, String payload) -> {
          fresh += flush(waiting);
          if (store.amend(chat, message, payload)) {
            edited.accept(chat, message);
          }
        }
        case Read.Moved(long from, long to) -> {
          fresh += flush(waiting);
          store.rename(from, to);
          log.atInfo().addKeyValue("from", from).addKeyValue("to", to).log("a chat has a new id");
        }
        case Read.Poison(long id, String problem) -> {
          poison.increment();
          log.atWarn()
              .addKeyValue("update", id)
              .addKeyValue("problem", problem)
              .log("put aside an update that can't be read");
          store.quarantine(id, cut(update), problem);
        }
        case Read.Unwanted() -> {}
      }
    }
    fresh += flush(waiting);
    if (fresh > 0) {
      news.run();
    }
    return fresh;
  }

  private int flush(List<Store.Incoming> waiting) {
    if (waiting.isEmpty()) {
      return 0;
    }
    int fresh = store.accept(List.copyOf(waiting));
    waiting.clear();
    return fresh;
  }

  /// What an update means for the store.
  private sealed interface Read {
    record Stored(Store.Incoming incoming) implements Read {}

    record Edited(long chat, long message, String payload) implements Read {}

    record Moved(long from, long to) implements Read {}

    record Poison(long id, String problem) implements Read {}

    record Unwanted() implements Read {}
  }

  private Read read(String update) {
    if (update.length() > MAX_UPDATE) {
      return new Read.Poison(numberOf(update), "longer than " + MAX_UPDATE + " characters");
    }
    JsonNode tree;
    try {
      tree = JSON.readTree(update);
    } catch (JsonProcessingException e) {
      return new Read.Poison(numberOf(update), "not JSON");
    }
    if (!(tree instanceof ObjectNode object) || !object.path("update_id").isIntegralNumber()) {
      return new Read.Poison(numberOf(update), "without a number");
    }
    long id = object.path("update_id").asLong();
    try {
      JSON.treeToValue(object, Update.class);
    } catch (JsonProcessingException | RuntimeException e) {
      return new Read.Poison(id, "the library can't read it: " + e.getClass().getSimpleName());
    }
    return read(id, object);
  }

  private Read read(long id, ObjectNode update) {
    if (update.path("message").isObject()) {
      return message(id, update, update.path("message"));
    }
    if (update.path("edited_message").isObject()) {
      return edited(update);
    }
    if (update.path("callback_query").isObject()) {
      JsonNode message = update.path("callback_query").path("message");
      // a tap has no time of its own; one below somebody else's inline message is not ours
      return message.path("chat").path("id").isIntegralNumber()
          ? new Read.Stored(incoming(id, message, true, clock.instant(), update))
          : new Read.Unwanted();
    }
    JsonNode member = update.path("my_chat_member");
    if (member.path("chat").path("id").isIntegralNumber()) {
      // of what is worked on for a chat it has to leave, nobody wants the end
      boolean out = Reception.isOut(member.path("new_chat_member").path("status").asText());
      return new Read.Stored(incoming(id, member, out, time(member), update));
    }
    return new Read.Unwanted();
  }

  private Read message(long id, ObjectNode update, JsonNode message) {
    if (!message.path("chat").path("id").isIntegralNumber()) {
      return new Read.Unwanted();
    }
    long chat = message.path("chat").path("id").asLong();
    if (message.path("migrate_to_chat_id").isIntegralNumber()) {
      return new Read.Moved(chat, message.path("migrate_to_chat_id").asLong());
    }
    if (message.path("migrate_from_chat_id").isIntegralNumber()) {
      return new Read.Moved(message.path("migrate_from_chat_id").asLong(), chat);
    }
    boolean urgent = isStop(message.path("text").asText());
    return new Read.Stored(incoming(id, message, urgent, time(message), update));
  }

  /// In a group, an edit is also what nobody sees (a preview that loads), and would be answered
  /// again and again.
  private static Read edited(ObjectNode update) {
    JsonNode message = update.path("edited_message");
    if (!message.path("chat").path("type").asText().equals("private")) {
      return new Read.Unwanted();
    }
    ObjectNode payload = update.deepCopy();
    payload.set("message", payload.remove("edited_message"));
    return new Read.Edited(
        message.path("chat").path("id").asLong(),
        message.path("message_id").asLong(),
        payload.toString());
  }

  /// @param placed what has a chat, and perhaps a topic and a number: a message, or a change of
  ///   membership
  private static Store.Incoming incoming(
      long id, JsonNode placed, boolean urgent, Instant sent, ObjectNode update) {
    boolean topical = placed.path("is_topic_message").asBoolean();
    Lane lane =
        new Lane(
            placed.path("chat").path("id").asLong(),
            topical ? placed.path("message_thread_id").asInt() : 0);
    OptionalLong message =
        placed.path("message_id").isIntegralNumber()
            ? OptionalLong.of(placed.path("message_id").asLong())
            : OptionalLong.empty();
    return new Store.Incoming(id, lane, urgent, message, sent, update.toString());
  }

  private Instant time(JsonNode dated) {
    return Optional.of(dated.path("date").asLong())
        .filter(each -> each > 0)
        .map(Instant::ofEpochSecond)
        .orElseGet(clock::instant);
  }

  /// Whether a text is the command that takes back a question: it can't wait behind that.
  private static boolean isStop(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.equals("/stop") || lower.startsWith("/stop ") || lower.startsWith("/stop@");
  }

  private static String cut(String update) {
    return update.substring(0, Math.min(update.length(), MAX_UPDATE));
  }

  /// A number for what has none that can be read, below those that Telegram gives, and the same
  /// when it comes again.
  private static long numberOf(String update) {
    CRC32 sum = new CRC32();
    sum.update(update.getBytes(StandardCharsets.UTF_8));
    return -1 - sum.getValue();
  }
}
