package dateline.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// The YAML block between two `---` lines that a text may start with.
///
/// @param title the title it gives, empty where it gives none
/// @param outlet who published the article
/// @param published when
/// @param url where it can be read
record FrontMatter(
    String title, Optional<String> outlet, Optional<LocalDate> published, Optional<String> url) {

  private static final int MAX_LENGTH = 16_384;
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final FrontMatter NONE =
      new FrontMatter("", Optional.empty(), Optional.empty(), Optional.empty());

  /// The index after the front matter of a text, 0 where there is none.
  static int end(String text) {
    int at = text.startsWith("\uFEFF") ? 1 : 0;
    if (!text.startsWith("---", at) || lineEnd(text, at) != at + 3) {
      return 0;
    }
    int limit = Math.min(text.length(), MAX_LENGTH);
    boolean keys = false;
    int line = nextLine(text, at + 3);
    while (line < limit) {
      int end = lineEnd(text, line);
      if (end - line == 3 && (text.startsWith("---", line) || text.startsWith("...", line))) {
        return keys ? end : 0;
      }
      if (!keys && line < end) {
        if (!isKey(text, line, end)) {
          return 0;
        }
        keys = true;
      }
      line = nextLine(text, end);
    }
    return 0;
  }

  /// Reads the front matter of a text.
  ///
  /// @throws JsonProcessingException if there is some that is no YAML map
  static FrontMatter of(String text) throws JsonProcessingException {
    int end = end(text);
    if (end == 0) {
      return NONE;
    }
    int start = nextLine(text, text.indexOf("---") + 3);
    JsonNode map = YAML.readTree(text.substring(start, Math.max(start, end - 3)));
    return new FrontMatter(
        string(map, "title").orElse(""),
        string(map, "outlet").or(() -> string(map, "source")),
        string(map, "published").or(() -> string(map, "date")).flatMap(WrittenDate::parse),
        string(map, "url"));
  }

  private static Optional<String> string(JsonNode map, String key) {
    return Optional.ofNullable(map.get(key))
        .filter(JsonNode::isValueNode)
        .map(node -> node.asText("").strip())
        .filter(value -> !value.isEmpty() && !value.toLowerCase(Locale.ROOT).equals("null"));
  }

  /// Whether a line starts with a word and a colon.
  private static boolean isKey(String text, int start, int end) {
    int i = start;
    while (i < end
        && (Character.isLetterOrDigit(text.charAt(i))
            || text.charAt(i) == '_'
            || text.charAt(i) == '-')) {
      i++;
    }
    return i > start && i < end && text.charAt(i) == ':';
  }

  /// The end of a line without its white space.
  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return Punctuation.trimEnd(text, start, end);
  }

  private static int nextLine(String text, int from) {
    int next = text.indexOf('\n', from);
    return next < 0 ? text.length() : next + 1;
  }
}
