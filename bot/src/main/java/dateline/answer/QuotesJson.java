package dateline.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.BitSet;

/// Quotations as JSON: one object for each speaker.
public final class QuotesJson {

  private QuotesJson() {}

  /// One speaker's quotations. Each of the `pieces` of a version equals the article's text from its
  /// `start` to its `end`; `differing` are stretches of the version's `text`.
  public static ObjectNode of(SpokenQuotes quotes) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("speaker", quotes.speaker());
    quotes.spellings().forEach(json.putArray("spellings")::add);
    ArrayNode occasions = json.putArray("occasions");
    for (SpokenQuotes.Occasion occasion : quotes.occasions()) {
      ObjectNode each = occasions.addObject();
      each.put("from", occasion.from().map(Object::toString).orElse(null));
      each.put("to", occasion.to().map(Object::toString).orElse(null));
      occasion.hearers().forEach(each.putArray("hearers")::add);
      ArrayNode sayings = each.putArray("sayings");
      for (SpokenQuotes.Saying saying : occasion.sayings()) {
        ArrayNode versions = sayings.addObject().putArray("versions");
        saying.versions().forEach(version -> versions.add(version(version)));
      }
    }
    return json;
  }

  private static ObjectNode version(SpokenQuotes.Version version) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Citation citation = version.citation();
    json.put("article", citation.span().article())
        .put("title", citation.title())
        .put("outlet", citation.outlet().orElse(null))
        .put("published", citation.published().map(Object::toString).orElse(null))
        .put("per", version.per().orElse(null))
        .put("verbatim", version.verbatim())
        .put("text", version.text());
    ArrayNode pieces = json.putArray("pieces");
    for (Citation piece : version.pieces()) {
      pieces
          .addObject()
          .put("start", piece.span().start())
          .put("end", piece.span().end())
          .put("quote", piece.quote());
    }
    ArrayNode differing = json.putArray("differing");
    BitSet marks = version.differing();
    for (int from = marks.nextSetBit(0); from >= 0; ) {
      int to = marks.nextClearBit(from);
      differing.addArray().add(from).add(to);
      from = marks.nextSetBit(to);
    }
    return json;
  }
}
