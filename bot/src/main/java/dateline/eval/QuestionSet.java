package dateline.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dateline.answer.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// An open file of labelled questions, one JSON object a line, read as they are asked for.
///
/// The keys are `id`, `question`, `history`, `answerable`, `answers`, `must`, `evidence`, `quotes`,
/// `evidence_all`, `type` and `asked`; others are ignored, and so are blank lines. A name that ends
/// in `.gz` is a gzipped file.
final class QuestionSet implements AutoCloseable {

  /// The longest line, in characters.
  static final int MAX_LINE = 1 << 20;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private final Path file;
  private final BufferedReader reader;
  private final Set<String> ids = new HashSet<>();
  private long line;

  private QuestionSet(Path file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /// Opens a file of questions.
  ///
  /// @throws QuestionSetException where it can't be read
  static QuestionSet open(Path file) {
    try {
      InputStream bytes = Files.newInputStream(file);
      try {
        if (file.toString().endsWith(".gz")) {
          bytes = new GZIPInputStream(bytes);
        }
        // a decoder of its own reports malformed bytes; a charset would replace them silently
        return new QuestionSet(
            file,
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())));
      } catch (IOException | RuntimeException e) {
        bytes.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new QuestionSetException(file, "there is no such file; give a questions.jsonl");
    } catch (IOException e) {
      throw new QuestionSetException(file, "can't be read: " + e.getMessage());
    }
  }

  /// The file's name without its endings, for figures by set: the folder's where the file is just
  /// called questions.
  String name() {
    String name = String.valueOf(file.getFileName());
    String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    Path folder = file.toAbsolutePath().normalize().getParent();
    return stem.equals("questions") && folder != null && folder.getFileName() != null
        ? folder.getFileName().toString()
        : stem;
  }

  /// The next question; empty at the end.
  ///
  /// @throws QuestionSetException where the line holds no question that can be used
  Optional<LabelledQuestion> next() {
    while (true) {
      Optional<String> text = nextLine();
      if (text.isEmpty()) {
        return Optional.empty();
      }
      if (!text.get().isBlank()) {
        return Optional.of(parse(text.get()));
      }
    }
  }

  private Optional<String> nextLine() {
    line++;
    StringBuilder text = new StringBuilder();
    try {
      int c = reader.read();
      if (c == BYTE_ORDER_MARK && line == 1) {
        c = reader.read();
      }
      if (c < 0) {
        return Optional.empty();
      }
      for (; c >= 0 && c != '\n'; c = reader.read()) {
        if (text.length() == MAX_LINE) {
          throw problem("longer than " + MAX_LINE + " characters; split it");
        }
        text.append((char) c);
      }
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      throw problem("not UTF-8; convert the file");
    } catch (IOException e) {
      throw problem("can't be read: " + e.getMessage());
    }
  }

  private LabelledQuestion parse(String text) {
    JsonNode json = tree(text);
    String id = required(json, "id");
    if (!ids.add(id)) {
      throw problem("the id '" + id + "' stands on an earlier line already");
    }
    String question = required(json, "question");
    if (question.length() > Question.MAX_LENGTH) {
      throw problem("'question' is longer than " + Question.MAX_LENGTH + " characters");
    }
    return new LabelledQuestion(
        id,
        question,
        history(json),
        flag(json, "answerable"),
        texts(json, "answers"),
        groups(json),
        Set.copyOf(new HashSet<>(texts(json, "evidence"))),
        texts(json, "quotes"),
        flag(json, "evidence_all").orElse(false),
        optional(json, "type").orElse(""),
        asked(json));
  }

  private JsonNode tree(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw problem("not valid JSON: " + e.getOriginalMessage());
    }
    throw problem("not a JSON object; a line looks like {\"id\": \"…\", \"question\": \"…\"}");
  }

  private String required(JsonNode json, String key) {
    return optional(json, key)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> problem("'" + key + "' is missing or empty"));
  }

  private Optional<String> optional(JsonNode json, String key) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw problem("'" + key + "' is not a text");
    }
    return Optional.of(value.textValue());
  }

  private Optional<Boolean> flag(JsonNode json, String key) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw problem("'" + key + "' is neither true nor false");
    }
    return Optional.of(value.booleanValue());
  }

  private List<String> texts(JsonNode json, String key) {
    return elements(list(json, key), key);
  }

  private List<String> elements(JsonNode array, String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : array) {
      if (!value.isTextual()) {
        throw problem("'" + key + "' holds something that is not a text");
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  private List<List<String>> groups(JsonNode json) {
    List<List<String>> groups = new ArrayList<>();
    for (JsonNode group : list(json, "must")) {
      if (!group.isArray() || group.isEmpty()) {
        throw problem("'must' is not a list of lists with at least one text");
      }
      groups.add(elements(group, "must"));
    }
    return groups;
  }

  private List<Question.Turn> history(JsonNode json) {
    List<Question.Turn> history = new ArrayList<>();
    for (JsonNode turn : list(json, "history")) {
      Question.Role role =
          switch (turn.path("role").asText()) {
            case "user" -> Question.Role.USER;
            case "bot" -> Question.Role.BOT;
            default -> throw problem("'history' has a turn whose role is neither user nor bot");
          };
      history.add(new Question.Turn(role, required(turn, "text")));
    }
    return history;
  }

  private JsonNode list(JsonNode json, String key) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull() || value.isArray()) {
      return value;
    }
    throw problem("'" + key + "' is not a list");
  }

  private Optional<LocalDate> asked(JsonNode json) {
    Optional<String> asked = optional(json, "asked").filter(text -> !text.isEmpty());
    try {
      // a time after the day is of no use here
      return asked.map(text -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
    } catch (DateTimeException e) {
      throw problem("'asked' is not a date such as 2024-01-20");
    }
  }

  private QuestionSetException problem(String problem) {
    return new QuestionSetException(file, line, problem);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new QuestionSetException(file, "can't be closed: " + e.getMessage());
    }
  }
}
