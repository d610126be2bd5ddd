package dateline.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.article.TimeReference;
import java.util.List;
import java.util.Locale;

/// The JSON form of an [Answer], one object, as `dateline ask --json` prints it.
public final class AnswerJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AnswerJson() {}

  /// The answer as a JSON object; every key is always there, but for `trouble`, which only stands
  /// where a language model's words are not said, or not all.
  public static ObjectNode of(Answer answer) {
    ObjectNode json = NODES.objectNode();
    json.put("question", answer.question());
    switch (answer) {
      case Answer.Grounded grounded -> {
        json.put("status", "answered").put("method", method(grounded));
        json.put("text", grounded.text());
        json.set("statements", statements(grounded.statements()));
        json.set("citations", citations(grounded.citations()));
        json.set("disagreements", disagreements(grounded.disagreements()));
        json.set("aliases", aliases(grounded.aliases()));
        json.set("silent", silent(grounded.silent()));
        json.set("listed", listed(grounded));
        json.putNull("reason").set("nearest", NODES.arrayNode());
        grounded.trouble().ifPresent(trouble -> json.put("trouble", TraceJson.word(trouble)));
      }
      case Answer.Unanswered unanswered -> {
        json.put("status", "unanswered").put("method", method(unanswered));
        json.put("text", unanswered.reason().text());
        json.set("statements", NODES.arrayNode());
        json.set("citations", NODES.arrayNode());
        json.set("disagreements", NODES.arrayNode());
        json.set("aliases", NODES.arrayNode());
        json.set("silent", NODES.arrayNode());
        json.putNull("listed");
        json.put("reason", unanswered.reason().text());
        json.set("nearest", citations(unanswered.nearest()));
      }
    }
    return json.put("took_ms", answer.took().toMillis());
  }

  /// A disagreement with its quotes as a JSON object.
  static ObjectNode of(Disagreements.Found found) {
    ObjectNode json = (ObjectNode) disagreements(List.of(found.disagreement())).get(0);
    json.set("citations", citations(found.citations()));
    return json;
  }

  private static String method(Answer answer) {
    return answer.method().name().toLowerCase(Locale.ROOT);
  }

  private static ArrayNode statements(List<Statement> statements) {
    ArrayNode array = NODES.arrayNode();
    for (Statement statement : statements) {
      ObjectNode json = array.addObject().put("text", statement.text());
      json.set("citations", markers(statement.citations()));
      json.put("speaker", statement.speaker().orElse(null));
      statement.per().forEach(json.putArray("per")::add);
      json.set("origins", origins(statement));
      json.set("dates", dates(statement));
    }
    return array;
  }

  private static JsonNode origins(Statement statement) {
    return statement
        .origins()
        .<JsonNode>map(each ->
            NODES
                .objectNode()
                .put("outlets", each.outlets())
                .put("origins", each.origins())
                .put("name", each.name().orElse(null)))
        .orElseGet(NODES::nullNode);
  }

  private static ArrayNode dates(Statement statement) {
    ArrayNode array = NODES.arrayNode();
    for (TimeReference date : statement.dates()) {
      array
          .addObject()
          .put("words", statement.text().substring(date.start(), date.end()))
          .put("start", date.start())
          .put("from", date.from().toString())
          .put("to", date.to().toString())
          .put("precision", date.precision().name().toLowerCase(Locale.ROOT))
          .put("inferred", date.inferred());
    }
    return array;
  }

  static ArrayNode citations(List<Citation> citations) {
    ArrayNode array = NODES.arrayNode();
    for (Citation citation : citations) {
      array
          .addObject()
          .put("marker", citation.marker())
          .put("article", citation.span().article())
          .put("title", citation.title())
          .put("outlet", citation.outlet().orElse(null))
          .put("published", citation.published().map(Object::toString).orElse(null))
          .put("start", citation.span().start())
          .put("end", citation.span().end())
          .put("quote", citation.quote());
    }
    return array;
  }

  private static ArrayNode disagreements(List<Disagreement> disagreements) {
    ArrayNode array = NODES.arrayNode();
    for (Disagreement disagreement : disagreements) {
      ObjectNode json =
          array
              .addObject()
              .put("about", disagreement.about())
              .put("kind", disagreement.kind().name().toLowerCase(Locale.ROOT));
      ArrayNode values = json.putArray("values");
      for (Disagreement.Value value : disagreement.values()) {
        values.addObject().put("value", value.value()).set("citations", markers(value.citations()));
      }
    }
    return array;
  }

  private static ArrayNode silent(List<Answer.Reason.Silent> silent) {
    ArrayNode array = NODES.arrayNode();
    silent.forEach(
        each -> array.addObject().put("outlet", each.outlet()).put("about", each.about()));
    return array;
  }

  private static JsonNode listed(Answer.Grounded answer) {
    return answer
        .listed()
        .<JsonNode>map(each ->
            NODES
                .objectNode()
                .put("kind", each.kind().name().toLowerCase(Locale.ROOT))
                .put("topic", each.topic().orElse(null))
                .put("told", each.told())
                .put("all", each.all()))
        .orElseGet(NODES::nullNode);
  }

  private static ArrayNode aliases(List<Alias> aliases) {
    ArrayNode array = NODES.arrayNode();
    for (Alias alias : aliases) {
      ArrayNode written = array.addObject().put("asked", alias.asked()).putArray("written");
      for (Alias.Written each : alias.written()) {
        written.addObject().put("as", each.as()).set("citations", markers(each.citations()));
      }
    }
    return array;
  }

  private static ArrayNode markers(List<Integer> markers) {
    ArrayNode array = NODES.arrayNode();
    markers.forEach(array::add);
    return array;
  }
}
