package dateline.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What can be set in `config/dateline.yaml`, or by an environment variable: the key in upper case,
/// dots and dashes as underscores, with `DATELINE_` before it.
///
/// @param indexDirectory `index.dir`: where the index is kept
/// @param writer `answer.writer`: who writes answers
record Settings(Path indexDirectory, Writer writer) {

  /// Every key there is.
  static final List<String> KEYS = List.of("index.dir", "answer.writer");

  /// Who writes answers.
  enum Writer {
    /// A language model where one is configured, else the articles' own sentences.
    AUTO,
    /// The articles' own sentences.
    EXTRACTIVE,
    /// A language model.
    LLM
  }

  /// A value and where it was found, for messages.
  private record Setting(String value, String place) {}

  /// Reads the settings.
  ///
  /// @throws CommandException that lists all problems, one a line
  static Settings read(Environment environment) {
    List<String> problems = new ArrayList<>();
    Map<String, Setting> settings = new HashMap<>();
    Path file = environment.project().resolve("config").resolve("dateline.yaml");
    if (Files.exists(file)) {
      settings.putAll(readFile(file, problems));
    }
    settings.putAll(readVariables(environment));

    Path directory =
        Optional.ofNullable(settings.get("index.dir"))
            .flatMap(setting -> path(setting, environment, problems))
            .orElseGet(() -> environment.dataDirectory().resolve("index"));
    Writer writer =
        Optional.ofNullable(settings.get("answer.writer"))
            .flatMap(setting -> writer(setting, problems))
            .orElse(Writer.AUTO);
    if (!problems.isEmpty()) {
      throw new CommandException(String.join("\n", problems));
    }
    return new Settings(directory, writer);
  }

  /// The variable that overrides a key.
  static String variable(String key) {
    return "DATELINE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// Only the variables of keys are looked at: what others call `DATELINE_…` is their business.
  private static Map<String, Setting> readVariables(Environment environment) {
    Map<String, Setting> settings = new HashMap<>();
    for (String key : KEYS) {
      String name = variable(key);
      environment
          .variable(name)
          .ifPresent(value -> settings.put(key, new Setting(value.strip(), name)));
    }
    return settings;
  }

  /// Walks through the file's tokens: unlike binding it to a record, this finds every problem and
  /// its line.
  private static Map<String, Setting> readFile(Path file, List<String> problems) {
    Map<String, Setting> settings = new HashMap<>();
    try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean value = token.isScalarValue() && token != JsonToken.VALUE_NULL;
        if (!value && token != JsonToken.START_ARRAY) {
          continue;
        }
        String key = key(parser);
        String place = file + ":" + parser.currentTokenLocation().getLineNr();
        if (!KEYS.contains(key)) {
          problems.add(place + ": " + unknown(key));
        } else if (!value) {
          problems.add(place + ": " + key + " must be one value, not a list");
        } else if (settings.put(key, new Setting(parser.getText(), place)) != null) {
          problems.add(place + ": " + key + " is given twice; remove one");
        }
        parser.skipChildren();
      }
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      String place = location == null ? file.toString() : file + ":" + location.getLineNr();
      problems.add(place + ": not YAML: " + firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      problems.add(file + " can't be read; check its permissions");
    }
    return settings;
  }

  private static String key(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.isEmpty() ? pointer : pointer.substring(1).replace('/', '.');
  }

  private static String unknown(String key) {
    String known = "known are " + String.join(", ", KEYS);
    return key.isEmpty() ? "no key; " + known : "unknown key " + key + "; " + known;
  }

  private static Optional<Path> path(
      Setting setting, Environment environment, List<String> problems) {
    try {
      String text = setting.value();
      if (text.equals("~") || text.startsWith("~/")) {
        text = environment.variable("HOME").orElse("~") + text.substring(1);
      }
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      problems.add(setting.place() + ": not a folder: " + setting.value());
      return Optional.empty();
    }
  }

  private static Optional<Writer> writer(Setting setting, List<String> problems) {
    for (Writer writer : Writer.values()) {
      if (writer.name().equals(setting.value().toUpperCase(Locale.ROOT))) {
        return Optional.of(writer);
      }
    }
    problems.add(
        setting.place()
            + ": answer.writer must be auto, extractive or llm, not "
            + setting.value());
    return Optional.empty();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
