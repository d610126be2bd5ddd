package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.FakeModelServer;
import dateline.answer.ModelSettings;
import dateline.telegram.OnePersonTelegram;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command as a person runs it, against the fake server.
@Timeout(120)
final class TelegramCommandTest {

  @TempDir private Path home;
  private final OnePersonTelegram telegram = new OnePersonTelegram();
  private final Map<String, String> variables = new HashMap<>();

  TelegramCommandTest() {
    variables.put("DATELINE_TELEGRAM_API_URL", telegram.address());
    variables.put("DATELINE_TELEGRAM_TOKEN", OnePersonTelegram.token());
    variables.put("DATELINE_TELEGRAM_ACCESS", "open");
    variables.put("DATELINE_HTTP_PORT", "0");
    variables.put("DATELINE_INDEX_WATCH_INTERVAL", "1s");
  }

  @AfterEach
  void close() {
    telegram.close();
  }

  private Environment environment() {
    variables.put("HOME", home.toString());
    return new Environment(
        variables,
        Path.of(".."),
        false,
        false,
        false,
        80,
        InputStream.nullInputStream(),
        Clock.systemUTC(),
        new Interruption());
  }

  @Test
  void telegram_noToken_saysWhereToGetOne() {
    variables.remove("DATELINE_TELEGRAM_TOKEN");

    Execution execution = Execution.of(environment(), "telegram");

    assertThat(execution)
        .isEqualTo(
            new Execution(
                Dateline.FAILED,
                "",
                "dateline: no bot token; set DATELINE_TELEGRAM_TOKEN or telegram.token-file;"
                    + " @BotFather gives a token\n"));
  }

  @Test
  void telegram_wrongToken_isToldUnseen() throws IOException {
    watchNews();
    variables.put("DATELINE_TELEGRAM_TOKEN", "4242:other-token");

    Execution check = Execution.of(environment(), "telegram", "--check");
    Execution run = Execution.of(environment(), "telegram");

    assertThat(check.code()).isEqualTo(Dateline.FAILED);
    assertThat(check.err())
        .isEqualTo("dateline: Telegram does not know the token; check telegram.token\n");
    assertThat(run.code()).isEqualTo(Dateline.FAILED);
    assertThat(run.err())
        .endsWith("dateline: Telegram does not know the token; check telegram.token\n")
        .doesNotContain("other-token");
  }

  @Test
  void check_allIsWell_saysWhatWouldRun() {
    variables.put("DATELINE_STORE_URL", "jdbc:postgresql://db/dateline?password=open-sesame");

    Execution check = Execution.of(environment(), "telegram", "--check");

    assertThat(check.code()).as(check.err()).isEqualTo(Dateline.DONE);
    assertThat(check.out())
        .isEqualTo(
            """
            bot       @dateline_bot (Dateline)
            groups    sees commands, and replies to it (privacy mode)
            updates   polling %s
            access    open, 0 admins and 0 more named; articles added by nobody
            index     %s, not there yet
            watched   no folders
            model     none; the articles' own sentences
            store     PostgreSQL, kept 30 days
            http      127.0.0.1 port 0
            """
                .formatted(
                    telegram.address(),
                    home.resolve(".local").resolve("share").resolve("dateline").resolve("index")));
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void check_model_saysWhichAndWhereAndSendsItNothing() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      writtenBy(server);
      variables.put("DATELINE_LLM_API_KEY", "sk-hidden");

      Execution check = Execution.of(environment(), "telegram", "--check");

      assertThat(check.code()).as(check.err()).isEqualTo(Dateline.DONE);
      assertThat(check.out())
          .contains(
              "model     openai/small at " + server.base() + "/v1\n",
              "records   "
                  + home.resolve(".local").resolve("share").resolve("dateline").resolve("records")
                  + "\n")
          .doesNotContain("sk-hidden");
      assertThat(server.requests()).isEmpty();
    }
    assertThat(home).isEmptyDirectory();
  }

  /// Lets a model write the answers.
  private void writtenBy(FakeModelServer server) {
    variables.put("DATELINE_LLM_PROVIDER", "openai");
    variables.put("DATELINE_LLM_MODEL", "small");
    variables.put("DATELINE_LLM_BASE_URL", server.base() + "/v1");
  }

  @Test
  void check_nobodyListens_saysWhatToCheck() throws IOException {
    try (ServerSocket closed = new ServerSocket(0)) {
      variables.put("DATELINE_TELEGRAM_API_URL", "http://127.0.0.1:" + closed.getLocalPort());
    }

    Execution check = Execution.of(environment(), "telegram", "--check");

    assertThat(check.code()).isEqualTo(Dateline.FAILED);
    assertThat(check.err())
        .isEqualTo(
            "dateline: Telegram could not be asked (again); check the network and"
                + " telegram.api-url\n");
  }

  @Test
  void telegram_portTaken_saysWhatToSet() throws IOException {
    watchNews();
    try (ServerSocket taken = new ServerSocket(0)) {
      variables.put("DATELINE_HTTP_ADDRESS", "0.0.0.0");
      variables.put("DATELINE_HTTP_PORT", String.valueOf(taken.getLocalPort()));

      Execution execution = Execution.of(environment(), "telegram");

      assertThat(execution.code()).isEqualTo(Dateline.FAILED);
      assertThat(execution.err()).contains("port " + taken.getLocalPort(), "http.port");
    }
  }

  /// A running command; one that a test left running is told to stop after it.
  private final class Service implements AutoCloseable {
    private final Environment environment = environment();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final FutureTask<Integer> code =
        new FutureTask<>(() ->
            Dateline.commandLine(environment, "telegram")
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("telegram"));

    Service() {
      Thread.ofPlatform().name("telegram-command").start(code);
    }

    /// Waits until the log has said something so often.
    void awaitsLog(String part, int times) {
      OnePersonTelegram.awaits(
          Duration.ofSeconds(60),
          () -> code.isDone() || err.toString().split(Pattern.quote(part), -1).length > times,
          () -> part + "\n" + err);
      assertThat(err.toString().split(Pattern.quote(part), -1))
          .as(err.toString())
          .hasSizeGreaterThan(times);
    }

    /// The port it serves on, as its log says.
    int port() {
      Matcher port = Pattern.compile("port=\"(\\d+)\"").matcher(err.toString());
      assertThat(port.find()).as(err.toString()).isTrue();
      return Integer.parseInt(port.group(1));
    }

    Execution stop() {
      Thread request = Thread.startVirtualThread(environment.interruption()::request);
      try {
        int ended = code.get(25, TimeUnit.SECONDS);
        environment.interruption().close();
        request.join();
        return new Execution(ended, out.toString(), err.toString());
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new AssertionError("it did not end in time\n" + err, e);
      }
    }

    @Override
    public void close() {
      assertThat(stop().code()).as(err.toString()).isEqualTo(Dateline.DONE);
    }
  }

  /// Lets the bot index some news of its own, which is faster than the examples.
  private void watchNews() throws IOException {
    Path news = home.resolve("news");
    addNews(news);
    variables.put("DATELINE_INDEX_WATCH", news.toString());
  }

  private void addNews(Path folder) throws IOException {
    Path file = Articles.write(folder).resolve("ferry.txt");
    Files.writeString(file, "The ferry\n\nCaptain Nora Falk sank the old ferry on purpose.\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-01-20T00:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void telegram_questionsNewArticlesAndTrouble_areAnsweredAndLoggedWithoutWords(String format)
      throws Exception {
    Path news = Files.createDirectories(home.resolve("news"));
    variables.put("DATELINE_INDEX_WATCH", news.toString());
    variables.put("DATELINE_LOG_FORMAT", format);
    variables.put("DATELINE_LOG_LEVEL", "debug");
    telegram.drops("getMe");
    Execution execution;
    try (Service service = new Service()) {
      telegram.awaitsCall("getMe");
      addNews(news);
      telegram.drops("getUpdates");
      telegram.awaitsCall("getUpdates");
      service.awaitsLog("in step with the watched folders", 2);
      telegram.goesWrong("sendMessage");
      telegram.writes("Who sank the old ferry?");
      telegram.awaits("Nora Falk");
      execution = service.stop();
    }

    assertThat(execution.code()).as(execution.err()).isEqualTo(Dateline.DONE);
    assertThat(execution.out()).startsWith("@dateline_bot answers from ");
    assertThat(execution.err())
        .doesNotContain(OnePersonTelegram.token(), "fake-token", telegram.address())
        .doesNotContain("Who sank", "Nora Falk", "on purpose");
    if (format.equals("json")) {
      assertThat(execution.err().lines()).allMatch(line -> line.startsWith("{\""));
    }
  }

  @Test
  void telegram_running_servesItsHealth() throws Exception {
    watchNews();
    try (Service service = new Service();
        HttpClient http = HttpClient.newHttpClient()) {
      telegram.awaitsCall("getUpdates");
      int port = service.port();
      for (String path : new String[] {"/health", "/ready", "/metrics"}) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path + response.body()).isEqualTo(200);
      }
    }
  }

  @Test
  void telegram_modelWrites_itsWordsAreSentAndItsRecordKept() throws Exception {
    watchNews();
    try (FakeModelServer server =
        FakeModelServer.start(ModelSettings.Provider.OPENAI)
            .always(_ ->
                FakeModelServer.Reply.text(
                    """
                    {"answerable": true, "statements": [
                      {"text": "The old ferry was sunk by Captain Nora Falk.",
                       "quotes": [{"evidence": 1, "words": "Captain Nora Falk sank"}]}]}
                    """))) {
      writtenBy(server);
      Execution execution;
      try (Service service = new Service()) {
        telegram.awaitsCall("getUpdates");
        telegram.writes("Who sank the old ferry?");
        telegram.awaits("was sunk by Captain Nora Falk. [1]");
        execution = service.stop();
      }
      assertThat(execution.code()).as(execution.err()).isEqualTo(Dateline.DONE);
      assertThat(execution.err()).doesNotContain("Who sank", "Nora Falk");
    }
    assertThat(home.resolve(".local/share/dateline/records")).isNotEmptyDirectory();
  }

  @Test
  void telegram_stoppedWhileTelegramIsAway_endsWell() throws Exception {
    watchNews();
    try (ServerSocket closed = new ServerSocket(0)) {
      variables.put("DATELINE_TELEGRAM_API_URL", "http://127.0.0.1:" + closed.getLocalPort());
    }
    try (Service service = new Service()) {
      service.awaitsLog("serving health", 1);
    }
  }
}
