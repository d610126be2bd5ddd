package dateline.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.answer.Citation;
import dateline.article.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The citations of a turn as the store keeps them: a JSON array, in which what is not known is
/// left out.
final class CitationJson {

  private static final JsonMapper JSON = new JsonMapper();

  private CitationJson() {}

  static String write(List<Citation> citations) {
    ArrayNode array = JSON.createArrayNode();
    for (Citation citation : citations) {
      ObjectNode json = array.addObject();
      json.put("marker", citation.marker());
      json.put("article", citation.span().article());
      json.put("start", citation.span().start());
      json.put("end", citation.span().end());
      json.put("quote", citation.quote());
      json.put("title", citation.title());
      citation.outlet().ifPresent(outlet -> json.put("outlet", outlet));
      citation.published().ifPresent(day -> json.put("published", day.toString()));
      citation.url().ifPresent(url -> json.put("url", url));
    }
    return array.toString();
  }

  static List<Citation> read(String json) {
    try {
      List<Citation> citations = new ArrayList<>();
      for (JsonNode each : JSON.readTree(json)) {
        citations.add(
            new Citation(
                each.path("marker").intValue(),
                new Span(
                    each.path("article").textValue(),
                    each.path("start").intValue(),
                    each.path("end").intValue()),
                each.path("quote").textValue(),
                each.path("title").textValue(),
                text(each, "outlet"),
                text(each, "published").map(LocalDate::parse),
                text(each, "url")));
      }
      return citations;
    } catch (JsonProcessingException e) {
      throw new StoreException("a turn of the store is damaged; put a copy of it in its place", e);
    }
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.ofNullable(json.path(field).textValue());
  }
}
