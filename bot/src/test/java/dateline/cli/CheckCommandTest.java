package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.FakeModelServer;
import dateline.answer.FakeModelServer.Reply;
import dateline.answer.ModelSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckCommandTest {

  @TempDir private static Path home;

  private static Path index;

  @BeforeAll
  static void indexArticles() throws IOException {
    index = home.resolve("index");
    Path articles = Articles.write(home.resolve("articles"));
    Execution execution =
        Execution.of(
            Execution.environment(home),
            "index",
            "--index",
            index.toString(),
            "--no-vectors",
            articles.toString());
    assertThat(execution.code()).as(execution.err()).isEqualTo(Dateline.DONE);
  }

  @Test
  void check_noModel_isWell() {
    Execution execution = check(Map.of());

    assertThat(execution.code()).isEqualTo(Dateline.DONE);
    assertThat(execution.err()).isEmpty();
    assertThat(told(execution))
        .isEqualTo(
            """
            ok    settings  CONFIG, DATELINE_INDEX_DIR
            ok    index     INDEX, 3 articles
            note  index     it is searched by words alone; the same dateline index without \
            --no-vectors adds the search by meaning
            ok    model     none; answers are made of the articles' own sentences
            """);
  }

  @Test
  void check_noIndex_saysHowToMakeOne() {
    Execution execution = check(Map.of("DATELINE_INDEX_DIR", home.resolve("nothing").toString()));

    assertThat(execution.code()).isEqualTo(Dateline.DONE);
    assertThat(execution.out())
        .contains("note  index     none at ", "make one with: dateline index PATH");
    assertThat(home.resolve("nothing")).doesNotExist();
  }

  @Test
  void check_brokenIndex_isBad() throws IOException {
    Path broken = Files.createDirectories(home.resolve("broken"));
    Files.writeString(broken.resolve("segments_1"), "this is no index");

    Execution execution = check(Map.of("DATELINE_INDEX_DIR", broken.toString()));

    assertThat(execution.code()).isEqualTo(Dateline.FAILED);
    assertThat(execution.out()).contains("bad   index     ").contains("ok    model     none;");
  }

  @Test
  void check_wrongSettings_areAllTold() {
    Execution execution =
        check(Map.of("DATELINE_LLM_PROVIDER", "openai", "DATELINE_HTTP_PORT", "x"));

    assertThat(execution.code()).isEqualTo(Dateline.FAILED);
    assertThat(execution.out())
        .isEqualTo(
            """
            bad   settings  DATELINE_LLM_PROVIDER: llm.provider openai needs llm.model, the \
            model's name there
            bad   settings  DATELINE_LLM_PROVIDER: llm.provider openai needs a key; set \
            DATELINE_LLM_API_KEY or llm.api-key-file
            bad   settings  DATELINE_HTTP_PORT: http.port must be a number from 0 to 65535, not x
            note  settings  index and language model are looked at when these are right
            """);
  }

  @Test
  void check_modelIsAMustButThereIsNone_isBad() {
    Execution execution = check(Map.of("DATELINE_ANSWER_WRITER", "llm"));

    assertThat(execution.code()).isEqualTo(Dateline.FAILED);
    assertThat(execution.out()).contains("bad   model     none, but answer.writer is llm; set ");
  }

  @Test
  void check_keyFileMissing_isBad() {
    Execution execution =
        check(
            Map.of(
                "DATELINE_LLM_PROVIDER", "mistral",
                "DATELINE_LLM_MODEL", "small",
                "DATELINE_LLM_API_KEY_FILE", "/no/such/file"));

    assertThat(execution.code()).isEqualTo(Dateline.FAILED);
    assertThat(execution.out())
        .contains("bad   model     llm.api-key-file: /no/such/file can't be read;");
  }

  @Test
  void check_modelThatWorks_isWell() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.text("{\"word\": ", "\"ready\"}"));

      Execution execution = check(model(server));

      assertThat(execution.code()).isEqualTo(Dateline.DONE);
      assertThat(told(execution).replaceAll("\\d\\.\\d s", "TIME"))
          .endsWith(
              "ok    model     openai/small at http://127.0.0.1:"
                  + server.base().getPort()
                  + "/v1, answers in TIME\n");
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().getFirst().headers())
          .containsEntry("authorization", "Bearer sk-hidden");
    }
  }

  @Test
  void check_modelWithoutAForm_isWellWithANote() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.status(400, "{\"error\":\"no response_format\"}"));
      server.then(Reply.text("Ready!"));

      Execution execution = check(model(server));

      assertThat(execution.code()).isEqualTo(Dateline.DONE);
      assertThat(execution.out())
          .endsWith(
              "note  model     it can't be held to a form, so more of its answers will be of no"
                  + " use\n");
    }
  }

  @Test
  void check_writerIsExtractive_saysThatTheModelIsNotAsked() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.text("{\"word\": \"ready\"}"));
      Map<String, String> variables = model(server);
      variables.put("DATELINE_ANSWER_WRITER", "extractive");

      assertThat(check(variables).out())
          .contains("note  model     answer.writer is extractive, so it is never asked;");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, 'refuses the key (status 401 invalid_thing); check llm.api-key,'",
    "404, 'does not take what it is asked (status 404 invalid_thing); check llm.model and'",
    "429, 'is busy (status 429 invalid_thing); try again later, or see your limits'",
    "500, 'failed (status 500 invalid_thing); try again later, or see the server''s'",
  })
  void check_refusal_saysWhatToDo(int status, String advice) {
    String body = "{\"error\":{\"message\":\"not for sk-hidden\",\"code\":\"invalid_thing\"}}";
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.always(_ -> Reply.status(status, body).with("Retry-After", "60"));

      Execution execution = check(model(server));

      assertThat(execution.code()).isEqualTo(Dateline.FAILED);
      assertThat(execution.out())
          .contains("bad   model     openai/small at http://127.0.0.1:")
          .contains("/v1 " + advice)
          .doesNotContain("sk-hidden");
    }
  }

  @Test
  void check_endings_sayWhatToDo() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.begin().and("{").end("length"));
      assertThat(check(model(server)).out())
          .contains("stopped in the middle (its length ran out); raise llm.max-tokens");

      server.then(Reply.begin().end("stop"));
      assertThat(check(model(server)).out()).contains("said nothing (no text); raise llm.max-");

      server.then(Reply.begin().end("filter"));
      assertThat(check(model(server)).out()).contains("declined (");

      server.then(Reply.begin().endless("again "));
      assertThat(check(model(server)).out()).contains("does not come to an end (");

      server.then(Reply.begin().hang());
      Map<String, String> variables = model(server);
      variables.put("DATELINE_LLM_TIMEOUT", "1s");
      assertThat(check(variables).out())
          .contains("did not answer within 1.0 s (no reply in time); raise llm.timeout");
    }
  }

  @Test
  void check_noServer_saysToStartIt() throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATELINE_LLM_PROVIDER", "ollama");
    variables.put("DATELINE_LLM_MODEL", "small");
    try (ServerSocket socket = new ServerSocket(0)) {
      variables.put("DATELINE_LLM_BASE_URL", "http://127.0.0.1:" + socket.getLocalPort());
    }

    Execution execution = check(variables);

    assertThat(execution.code()).isEqualTo(Dateline.FAILED);
    assertThat(execution.out())
        .endsWith(
            " can't be reached (connection refused); start the server, or correct"
                + " llm.base-url\n");
  }

  @Test
  void check_keyInTheOpen_isNoted() {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATELINE_LLM_PROVIDER", "openai");
    variables.put("DATELINE_LLM_MODEL", "small");
    variables.put("DATELINE_LLM_API_KEY", "sk-hidden");
    variables.put("DATELINE_LLM_BASE_URL", "http://nowhere.invalid");

    assertThat(check(variables).out())
        .contains(
            "note  model     its key goes to nowhere.invalid unencrypted; use https in"
                + " llm.base-url")
        .contains("can't be reached (no such host)");
  }

  private static Map<String, String> model(FakeModelServer server) {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATELINE_LLM_PROVIDER", "openai");
    variables.put("DATELINE_LLM_BASE_URL", server.base().toString());
    variables.put("DATELINE_LLM_MODEL", "small");
    variables.put("DATELINE_LLM_API_KEY", "sk-hidden");
    return variables;
  }

  private static Execution check(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.putIfAbsent("DATELINE_INDEX_DIR", index.toString());
    return Execution.of(Execution.environment(home, all, ""), "check");
  }

  /// What was told, without the paths of this machine.
  private static String told(Execution execution) {
    return execution
        .out()
        .replace(Path.of("..", "config", "dateline.yaml").toString(), "CONFIG")
        .replace(index.toString(), "INDEX");
  }
}
