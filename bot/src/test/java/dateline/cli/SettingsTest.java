package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

  @TempDir private Path project;

  @Test
  void read_nothingSet_givesEveryDefault() {
    Settings settings = read(Map.of("HOME", "/home/reader"));

    assertThat(settings)
        .isEqualTo(
            new Settings(
                Path.of("/home/reader/.local/share/dateline/index"), Settings.Writer.AUTO));
  }

  @Test
  void read_shippedFile_givesTheDefaults() throws IOException {
    write(Files.readString(Path.of("..", "config", "dateline.yaml")));

    assertThat(read(Map.of("HOME", "/home/reader")))
        .isEqualTo(
            new Settings(
                Path.of("/home/reader/.local/share/dateline/index"), Settings.Writer.AUTO));
  }

  @Test
  void keys_all_areKnown() {
    assertThat(Settings.KEYS).containsExactly("index.dir", "answer.writer");
    assertThat(Settings.KEYS.stream().map(Settings::variable))
        .containsExactly("DATELINE_INDEX_DIR", "DATELINE_ANSWER_WRITER");
  }

  @Test
  void shippedFile_keys_areAllNamed() throws IOException {
    String file = Files.readString(Path.of("..", "config", "dateline.yaml"));

    for (String key : Settings.KEYS) {
      assertThat(file).contains("\n  " + key.substring(key.indexOf('.') + 1) + ":");
    }
  }

  @Test
  void read_everyKeyInFile_isTaken() throws IOException {
    write("index:\n  dir: ~/here\nanswer:\n  writer: extractive\n");

    assertThat(read(Map.of("HOME", "/home/reader")))
        .isEqualTo(new Settings(Path.of("/home/reader/here"), Settings.Writer.EXTRACTIVE));
  }

  @Test
  void read_variables_goBeforeTheFile() throws IOException {
    write("index:\n  dir: /file\nanswer:\n  writer: extractive\n");

    assertThat(read(Map.of("DATELINE_INDEX_DIR", "/variable", "DATELINE_ANSWER_WRITER", "LLM")))
        .isEqualTo(new Settings(Path.of("/variable"), Settings.Writer.LLM));
  }

  @Test
  void read_variableOfOthers_isIgnored() {
    assertThat(read(Map.of("DATELINE_SOMETHING", "x", "XDG_DATA_HOME", "/data")))
        .isEqualTo(new Settings(Path.of("/data/dateline/index"), Settings.Writer.AUTO));
  }

  @Test
  void read_severalProblems_areReportedTogetherWithTheirLines() throws IOException {
    write(
        """
        index:
          dir: [a, b]
          directory: x
        answer:
          writer: poet
        colour: blue
        """);

    String file = project.resolve("config").resolve("dateline.yaml").toString();
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(CommandException.class)
        .message()
        .isEqualToIgnoringNewLines(
            """
            %1$s:2: index.dir must be one value, not a list
            %1$s:3: unknown key index.directory; known are index.dir, answer.writer
            %1$s:6: unknown key colour; known are index.dir, answer.writer
            %1$s:5: answer.writer must be auto, extractive or llm, not poet\
            """
                .formatted(file));
  }

  @Test
  void read_keyTwice_isAProblem() throws IOException {
    write("answer:\n  writer: llm\nanswer:\n  writer: auto\n");

    assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("twice");
  }

  @Test
  void read_noYaml_saysWhere() throws IOException {
    write("answer:\n  writer: \"llm\n");

    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(CommandException.class)
        .message()
        .contains("dateline.yaml:", "not YAML")
        .hasLineCount(1);
  }

  private void write(String yaml) throws IOException {
    Files.createDirectories(project.resolve("config"));
    Files.writeString(project.resolve("config").resolve("dateline.yaml"), yaml);
  }

  private Settings read(Map<String, String> variables) {
    return Settings.read(
        new Environment(
            variables,
            project,
            false,
            false,
            false,
            80,
            InputStream.nullInputStream(),
            Clock.systemUTC(),
            new Interruption()));
  }
}
