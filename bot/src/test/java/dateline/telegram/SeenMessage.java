package dateline.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A message as a person sees it in a chat at one moment.
record SeenMessage(ObjectNode json) {
  SeenMessage {
    json = json.deepCopy();
  }

  /// A marked part of the text: the kind of mark, the words it covers, the address of a link.
  record Mark(String kind, String words, String url) {}

  int id() {
    return json.path("message_id").asInt();
  }

  long chat() {
    return json.path("chat").path("id").asLong();
  }

  String author() {
    return json.path("from").path("first_name").asText();
  }

  boolean fromBot() {
    return json.path("from").path("is_bot").asBoolean();
  }

  String text() {
    return json.path("text").asText();
  }

  boolean edited() {
    return json.has("edit_date");
  }

  OptionalInt replyTo() {
    return number(json.path("reply_to_message").path("message_id"));
  }

  Optional<String> quote() {
    return text(json.path("quote").path("text"));
  }

  OptionalInt topic() {
    return number(json.path("message_thread_id"));
  }

  /// The emoji the bot reacted with.
  Optional<String> reaction() {
    return text(json.path("reaction"));
  }

  /// The buttons' labels, row by row.
  List<List<String>> buttons() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : json.path("reply_markup").path("inline_keyboard")) {
      List<String> labels = new ArrayList<>();
      row.forEach(each -> labels.add(each.path("text").asText()));
      rows.add(List.copyOf(labels));
    }
    return List.copyOf(rows);
  }

  List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (JsonNode each : json.path("entities")) {
      int offset = each.path("offset").asInt();
      marks.add(
          new Mark(
              each.path("type").asText(),
              text().substring(offset, offset + each.path("length").asInt()),
              each.path("url").asText()));
    }
    return List.copyOf(marks);
  }

  /// The button with this label as the bot described it.
  JsonNode button(String label) {
    for (JsonNode row : json.path("reply_markup").path("inline_keyboard")) {
      for (JsonNode each : row) {
        if (each.path("text").asText().equals(label)) {
          return each;
        }
      }
    }
    throw new IllegalArgumentException("no button \"" + label + "\" among " + buttons());
  }

  private static OptionalInt number(JsonNode node) {
    return node.isInt() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}
