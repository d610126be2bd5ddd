package dateline.telegram;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// Asks for updates and leaves each as it came: the library's own method gives none of a batch as
/// soon as there is one in it that it can't read.
final class TolerantGetUpdates extends BotApiMethod<TolerantGetUpdates.Batch> {
  private static final int LIMIT = 100;

  private final Map<String, Object> parameters;

  /// Updates in the order they came in.
  ///
  /// @param updates the JSON of each
  /// @param next the offset by which the next call confirms these; 0 if none has an id
  record Batch(ArrayList<String> updates, long next) implements Serializable {}

  /// @param offset one more than the last id that is confirmed, 0 to confirm nothing
  /// @param patience how long the server waits for something to come, in whole seconds
  /// @param kinds of updates
  TolerantGetUpdates(long offset, Duration patience, List<String> kinds) {
    parameters =
        Map.of(
            "offset",
            offset,
            "limit",
            LIMIT,
            "timeout",
            patience.toSeconds(),
            "allowed_updates",
            List.copyOf(kinds));
  }

  @JsonValue
  Map<String, Object> parameters() {
    return parameters;
  }

  @Override
  public String getMethod() {
    return "getUpdates";
  }

  @Override
  public Batch deserializeResponse(String answer) throws TelegramApiRequestException {
    try {
      ArrayList<String> updates = new ArrayList<>();
      long highest = -1;
      for (JsonNode update : OBJECT_MAPPER.readTree(answer).path("result")) {
        updates.add(update.toString());
        highest = Math.max(highest, update.path("update_id").asLong(-1));
      }
      return new Batch(updates, highest + 1);
    } catch (JsonProcessingException e) {
      throw new TelegramApiRequestException("cannot read the updates", e);
    }
  }
}
