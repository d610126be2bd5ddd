package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.answer.FakeModelServer;
import dateline.answer.FakeModelServer.Reply;
import dateline.answer.ModelSettings;
import dateline.article.Article;
import dateline.search.ArticleIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalCommandTest {

  @TempDir Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void indexOneArticle() {
    Article article =
        new Article(
            "ferry",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "A ferry sank off Port Albin on Monday. Eleven sailors were saved by fishermen.");
    try (ArticleIndex index =
        ArticleIndex.open(folder.resolve("index"), ArticleIndex.Mode.REBUILD)) {
      index.update(Stream.of(article), _ -> {}, () -> false);
    }
  }

  private int execute(String... arguments) {
    Environment environment = Execution.environment(folder, variables, "");
    return Dateline.commandLine(environment)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(
                    Stream.of("eval", "--index", folder.resolve("index").toString()),
                    Stream.of(arguments))
                .toArray(String[]::new));
  }

  private String questions(String... lines) throws IOException {
    return Files.writeString(folder.resolve("wire.jsonl"), String.join("\n", lines)).toString();
  }

  private String twoQuestions() throws IOException {
    return questions(
        "{\"id\":\"q1\",\"question\":\"How many sailors were saved by fishermen?\",\"answerable\":true,"
            + "\"answers\":[\"11\"],\"evidence\":[\"ferry\"]}",
        "{\"id\":\"q2\",\"question\":\"Who built the lighthouse of Quarn?\",\"answerable\":false}");
  }

  @Test
  void eval_questions_printsTables() throws IOException {
    assertThat(execute("--questions", twoQuestions(), "--ranking", "lexical,hybrid")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.startsWith("| all | ") && line.contains(" 1.000 |"))
        .anyMatch(line -> line.contains("| lexical |"))
        .anyMatch(line -> line.contains("|  hybrid |"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void eval_files_areWritten() throws IOException {
    Path report = folder.resolve("report.json");
    Path answers = folder.resolve("answers.jsonl");
    Path run = folder.resolve("run.trec");
    int code =
        execute(
            "--questions",
            twoQuestions(),
            "--ranking=LEXICAL",
            "--report=" + report,
            "--answers=" + answers,
            "--run=" + run,
            "--jobs=2");
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    JsonNode figures = new ObjectMapper().readTree(report.toFile());
    assertThat(figures.at("/all/questions").asInt()).isEqualTo(2);
    assertThat(figures.at("/all/answering/refused/value").asDouble()).isEqualTo(1);
    assertThat(Files.readAllLines(answers)).hasSize(2).last().asString().contains("\"id\":\"q2\"");
    assertThat(Files.readAllLines(run)).first().asString().startsWith("q1 Q0 ferry 1 ");
  }

  @Test
  void eval_badLine_isOneLineOnErr() throws IOException {
    String file = questions("{\"id\":\"q1\"}");
    assertThat(execute("--questions", file)).isEqualTo(Dateline.FAILED);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "dateline: " + file + ", line 1: 'question' is missing or empty\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void eval_wrongUsage_saysWhatIsWrong() throws IOException {
    assertThat(execute()).isEqualTo(Dateline.WRONG_USAGE);
    assertThat(execute("--questions", twoQuestions(), "--limit", "0"))
        .isEqualTo(Dateline.WRONG_USAGE);
    assertThat(execute("--questions", twoQuestions(), "--answer", "llm"))
        .isEqualTo(Dateline.FAILED);
    assertThat(err.toString().lines()).hasSize(3);
    assertThat(err.toString())
        .contains("--questions")
        .contains("limit and jobs")
        .contains("no language model");
  }

  @Test
  void eval_answersIntoMissingFolder_saysSo() throws IOException {
    Path file = folder.resolve("no").resolve("answers.jsonl");
    assertThat(execute("--questions", twoQuestions(), "--answers", file.toString()))
        .isEqualTo(Dateline.FAILED);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "dateline: can't write " + file + "; check the folder and its permissions\n");
  }

  /// Lets a model write the answers.
  private void writtenBy(FakeModelServer server) {
    variables.put("DATELINE_LLM_PROVIDER", "openai");
    variables.put("DATELINE_LLM_MODEL", "small");
    variables.put("DATELINE_LLM_BASE_URL", server.base() + "/v1");
  }

  private static final String WRITTEN =
      """
      {"answerable": true, "statements": [
        {"text": "Eleven sailors were saved by fishermen off Port Albin.",
         "quotes": [{"evidence": 2, "words": "Eleven sailors were saved by fishermen"}]},
        {"text": "Fishermen saved eleven sailors.",
         "quotes": [{"evidence": 2, "words": "Eleven sailors were saved by fishermen"}]}]}
      """;

  @Test
  void eval_modelWrites_tableSaysWho() throws IOException {
    Path report = folder.resolve("report.json");
    Path answers = folder.resolve("answers.jsonl");
    try (FakeModelServer server =
        FakeModelServer.start(ModelSettings.Provider.OPENAI).always(_ -> Reply.text(WRITTEN))) {
      writtenBy(server);

      int code =
          execute(
              "--questions=" + twoQuestions(),
              "--answer=llm",
              "--ranking=lexical",
              "--report=" + report,
              "--answers=" + answers);

      assertThat(err.toString()).isEmpty();
      assertThat(code).isZero();
      // what is refused needs no model
      assertThat(server.requests()).hasSize(1);
    }
    assertThat(out.toString()).contains("| llm | 1 |");
    assertThat(new ObjectMapper().readTree(report.toFile()).at("/written/llm").asInt()).isOne();
    assertThat(Files.readAllLines(answers))
        .first()
        .asString()
        .contains("\"method\":\"llm\"", "Fishermen saved eleven sailors.");
  }

  @Test
  void eval_modelFails_tableSaysWhyAndAWarningWithIt() throws IOException {
    try (FakeModelServer server =
        FakeModelServer.start(ModelSettings.Provider.OPENAI).always(_ -> Reply.status(401, "{}"))) {
      writtenBy(server);

      assertThat(execute("--questions", twoQuestions(), "--answer=llm", "--ranking=lexical"))
          .isZero();
    }
    assertThat(out.toString()).contains("| extractive: the language model's key was refused | 1 |");
    assertThat(err.toString().lines())
        .contains("dateline: 100 % of the answers are not the language model's; see the table");
  }
}
