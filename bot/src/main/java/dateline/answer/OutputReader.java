package dateline.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Reads the statements out of a language model's output while it comes, each as soon as it is
/// whole.
///
/// What is asked for is `{"answerable", "statements": [{"text", "quotes": [{"evidence",
/// "words"}]}]}`. Read all the same are: text before and after it, code fences, thoughts, a comma
/// too many, statements without the object around them, an end that is missing, and, where there is
/// no such object at all, sentences with markers such as `[2]` behind them.
final class OutputReader {

  /// A statement as the model gives it.
  ///
  /// @param text what is to be said, in one line without markers and invisible characters
  /// @param relies what it is said to rest on
  record Item(String text, List<Reliance> relies) {
    Item {
      text = PromptText.harmless(text);
      relies = List.copyOf(relies);
    }
  }

  /// One thing that a statement is said to rest on.
  ///
  /// @param evidence the number of an evidence sentence, or any number a model comes up with
  /// @param words what the model says stands there; empty for the whole sentence
  record Reliance(int evidence, Optional<String> words) {}

  /// More is not read, in characters.
  static final int LONGEST = 60_000;

  private static final int MOST_ITEMS = 20;
  private static final int MOST_RELIANCES = 8;
  private static final int DEEPEST = 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private final StringBuilder output = new StringBuilder();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int place;
  private boolean inString;
  private int items;
  private boolean declined;
  private boolean object;

  /// Takes one more piece of output.
  ///
  /// @return the statements that are whole now and were not before
  List<Item> take(String piece) {
    output.append(piece, 0, Math.min(piece.length(), LONGEST - output.length()));
    List<Item> whole = new ArrayList<>();
    for (; place < output.length(); place++) {
      char c = output.charAt(place);
      if (inString) {
        // no string of JSON goes over a line's end: a quotation mark was missing
        inString = c != '"' && c != '\n';
        if (c == '\\') {
          if (place + 1 == output.length()) {
            inString = true;
            break;
          }
          place++;
        }
      } else if (c == '"') {
        inString = !open.isEmpty();
      } else if (c == '{' && open.size() < DEEPEST) {
        open.push(place);
      } else if (c == '}' && !open.isEmpty()) {
        object(output.substring(open.pop(), place + 1)).ifPresent(whole::add);
      }
    }
    return whole;
  }

  /// The statements that are only known at the end, when there was no such object in the output.
  List<Item> end() {
    return object || items > 0 || declined ? List.of() : marked(afterThoughts(output.toString()));
  }

  /// Whether the output ends in the middle of an object.
  boolean unfinished() {
    return !open.isEmpty();
  }

  /// Whether the model said that it finds no answer.
  boolean declined() {
    return declined && items == 0;
  }

  private Optional<Item> object(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    if (json.has("statements") || json.has("answerable")) {
      object = true;
      JsonNode statements = json.path("statements");
      declined =
          json.path("answerable").isBoolean()
              ? !json.path("answerable").booleanValue()
              : statements.isArray() && statements.isEmpty();
    }
    if (!json.path("text").isTextual() || items >= MOST_ITEMS) {
      return Optional.empty();
    }
    items++;
    List<Reliance> relies = new ArrayList<>();
    reliances(json.path("quotes"), relies);
    if (relies.isEmpty()) {
      reliances(json.path("evidence"), relies);
    }
    return Optional.of(item(json.path("text").textValue(), relies));
  }

  private static void reliances(JsonNode json, List<Reliance> relies) {
    if (json.isArray()) {
      json.forEach(each -> reliances(each, relies));
      return;
    }
    if (relies.size() >= MOST_RELIANCES) {
      return;
    }
    if (json.isInt()) {
      relies.add(new Reliance(json.intValue(), Optional.empty()));
    } else if (json.isObject() && json.path("evidence").isInt()) {
      Optional<String> words =
          Optional.ofNullable(json.path("words").textValue()).filter(text -> !text.isBlank());
      relies.add(new Reliance(json.path("evidence").intValue(), words));
    }
  }

  /// A statement whose markers, where it has any, say what it rests on if nothing else does.
  private static Item item(String text, List<Reliance> relies) {
    List<Reliance> marked = new ArrayList<>();
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int end = marker(text, i, marked);
      if (end > i) {
        while (!bare.isEmpty() && bare.charAt(bare.length() - 1) == ' ') {
          bare.setLength(bare.length() - 1);
        }
        i = end - 1;
      } else {
        bare.append(text.charAt(i));
      }
    }
    return new Item(bare.toString().strip(), relies.isEmpty() ? marked : relies);
  }

  /// The end of a marker such as `[2]` or `[1, 3]` that begins at a place; the place itself where
  /// none does.
  private static int marker(String text, int start, List<Reliance> relies) {
    if (text.charAt(start) != '[') {
      return start;
    }
    List<Reliance> found = new ArrayList<>();
    int number = -1;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9' && number < 1_000) {
        number = Math.max(number, 0) * 10 + (c - '0');
      } else if ((c == ',' || c == ']') && number >= 0) {
        found.add(new Reliance(number, Optional.empty()));
        number = -1;
        if (c == ']') {
          relies.addAll(found.subList(0, Math.min(found.size(), MOST_RELIANCES)));
          return i + 1;
        }
      } else if (c != ' ') {
        return start;
      }
    }
    return start;
  }

  /// What stands behind the thoughts that some models write down first.
  private static String afterThoughts(String text) {
    int end = text.lastIndexOf("</think>");
    return end < 0 ? text : text.substring(end + "</think>".length());
  }

  /// Sentences with markers behind them; what has none rests on nothing and is left out.
  private static List<Item> marked(String text) {
    List<Item> found = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length() && found.size() < MOST_ITEMS; i++) {
      List<Reliance> relies = new ArrayList<>();
      int end = marker(text, i, relies);
      if (end == i) {
        continue;
      }
      while (end < text.length() && marker(text, end, relies) > end) {
        end = marker(text, end, new ArrayList<>());
      }
      String sentence = lastSentence(text.substring(from, i));
      if (!sentence.isEmpty()) {
        found.add(new Item(sentence, relies));
      }
      from = end;
      i = end - 1;
    }
    return found;
  }

  /// The last sentence or line of a text, with a stop where it has none.
  private static String lastSentence(String text) {
    String stripped = text.strip();
    int end = stripped.length();
    int start = 0;
    for (int i = end - 2; i > 0; i--) {
      char c = stripped.charAt(i);
      boolean stop =
          ".!?".indexOf(c) >= 0
              && stripped.charAt(i + 1) == ' '
              && i + 2 < end
              && Character.isUpperCase(stripped.charAt(i + 2));
      if (c == '\n' || stop) {
        start = i + 1;
        break;
      }
    }
    String sentence = stripped.substring(start).strip();
    while (!sentence.isEmpty() && "-*•.> ".indexOf(sentence.charAt(0)) >= 0) {
      sentence = sentence.substring(1);
    }
    if (sentence.isEmpty()) {
      return sentence;
    }
    return ".!?”\"".indexOf(sentence.charAt(sentence.length() - 1)) >= 0
        ? sentence
        : sentence + ".";
  }
}
