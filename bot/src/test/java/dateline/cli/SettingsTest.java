package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.answer.ModelSettings;
import dateline.answer.Secret;
import dateline.answer.Strictness;
import dateline.telegram.BotSettings;
import dateline.telegram.BotSettings.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

final class SettingsTest {

  private static final Settings DEFAULTS =
      new Settings(
          Path.of("/home/reader/.local/share/dateline/index"),
          new Settings.Watch(List.of(), Duration.ofSeconds(10)),
          Settings.Writer.AUTO,
          Strictness.NORMAL,
          Optional.empty(),
          new Settings.Kept(
              Optional.of(Path.of("/home/reader/.local/share/dateline/records")),
              Optional.of(Duration.ofDays(1))),
          new Settings.Telegram(
              Optional.empty(),
              URI.create("https://api.telegram.org"),
              new BotSettings.Access(
                  BotSettings.Door.PAIRING, Set.of(), Set.of(), BotSettings.Adding.NOBODY),
              new BotSettings.Limits(
                  List.of(new Limit(30, Duration.ofMinutes(1)), new Limit(500, Duration.ofDays(1))),
                  List.of(
                      new Limit(30, Duration.ofMinutes(1)), new Limit(2_000, Duration.ofDays(1)))),
              Optional.empty(),
              Optional.empty()),
          new Settings.Store(
              new Secret("jdbc:sqlite:/home/reader/.local/share/dateline/dateline.db"),
              Duration.ofDays(30)),
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8787),
          new Settings.Logging(Settings.Logging.Format.TEXT, Level.INFO));

  @TempDir private Path project;

  @Test
  void read_nothingSet_givesEveryDefault() {
    assertThat(read(Map.of("HOME", "/home/reader"))).isEqualTo(DEFAULTS);
  }

  @Test
  void read_shippedFile_givesTheDefaults() throws IOException {
    write(Files.readString(Path.of("..", "config", "dateline.yaml")));

    assertThat(read(Map.of("HOME", "/home/reader"))).isEqualTo(DEFAULTS);
  }

  @Test
  void keys_all_areKnown() {
    assertThat(Settings.KEYS.stream().map(Settings::variable))
        .containsExactly(
            "DATELINE_INDEX_DIR",
            "DATELINE_INDEX_WATCH",
            "DATELINE_INDEX_WATCH_INTERVAL",
            "DATELINE_ANSWER_WRITER",
            "DATELINE_ANSWER_STRICTNESS",
            "DATELINE_LLM_PROVIDER",
            "DATELINE_LLM_BASE_URL",
            "DATELINE_LLM_MODEL",
            "DATELINE_LLM_API_KEY",
            "DATELINE_LLM_API_KEY_FILE",
            "DATELINE_LLM_TIMEOUT",
            "DATELINE_LLM_MAX_TOKENS",
            "DATELINE_LLM_CALLS_MINUTE",
            "DATELINE_LLM_CONCURRENCY",
            "DATELINE_LLM_DOLLARS_DAY",
            "DATELINE_LLM_PRICES",
            "DATELINE_LLM_RECORDS",
            "DATELINE_LLM_CACHE",
            "DATELINE_TELEGRAM_TOKEN",
            "DATELINE_TELEGRAM_TOKEN_FILE",
            "DATELINE_TELEGRAM_API_URL",
            "DATELINE_TELEGRAM_ACCESS",
            "DATELINE_TELEGRAM_ADMINS",
            "DATELINE_TELEGRAM_ALLOWED",
            "DATELINE_TELEGRAM_ADD",
            "DATELINE_TELEGRAM_LIMITS_PERSON_MINUTE",
            "DATELINE_TELEGRAM_LIMITS_PERSON_DAY",
            "DATELINE_TELEGRAM_LIMITS_GROUP_MINUTE",
            "DATELINE_TELEGRAM_LIMITS_GROUP_DAY",
            "DATELINE_TELEGRAM_MODE",
            "DATELINE_TELEGRAM_WEBHOOK_URL",
            "DATELINE_TELEGRAM_WEBHOOK_SECRET",
            "DATELINE_TELEGRAM_WEBHOOK_SECRET_FILE",
            "DATELINE_STORE_URL",
            "DATELINE_STORE_KEEP",
            "DATELINE_HTTP_ADDRESS",
            "DATELINE_HTTP_PORT",
            "DATELINE_LOG_FORMAT",
            "DATELINE_LOG_LEVEL");
  }

  @Test
  void shippedFile_keys_areAllNamedWithOneComment() throws IOException {
    String file = Files.readString(Path.of("..", "config", "dateline.yaml"));

    for (String key : Settings.KEYS) {
      assertThat(file)
          .containsPattern("\n *#.*\n *" + key.substring(key.lastIndexOf('.') + 1) + ":");
    }
  }

  private static final String EVERY_KEY =
      """
      index:
        dir: ~/here
        watch: [/news, "~/more, and more"]
        watch-interval: 2s
      answer:
        writer: extractive
        strictness: strict
      llm:
        provider: openai
        base-url: http://127.0.0.1:8080/v1
        model: some/model:free
        api-key: sk-murmured
        timeout: 12s
        max-tokens: 300
        calls-minute: 0
        concurrency: 1
        dollars-day: 0.5
        prices:
          - some/model:free 0 0
          - other-model 0.25 2
        records: ~/records
        cache: off
      telegram:
        token: 123456:ABC-DEF
        api-url: http://127.0.0.1:9000/
        access: closed
        admins:
          - 11
          - 12
        allowed: 13, -1001
        add: members
        limits:
          person-minute: 1
          person-day: 0
          group-minute: 0
          group-day: 5
        mode: webhook
        webhook-url: https://bot.example/telegram
        webhook-secret: whispered
      store:
        url: jdbc:postgresql://db/dateline?password=open-sesame
        keep: 12h
      http:
        address: 0.0.0.0
        port: 0
      log:
        format: json
        level: warn
      """;

  @Test
  void read_everyKeyInFile_isTaken() throws IOException {
    write(EVERY_KEY);

    assertThat(read(Map.of("HOME", "/home/reader")))
        .isEqualTo(
            new Settings(
                Path.of("/home/reader/here"),
                new Settings.Watch(
                    List.of(Path.of("/news"), Path.of("/home/reader/more, and more")),
                    Duration.ofSeconds(2)),
                Settings.Writer.EXTRACTIVE,
                Strictness.STRICT,
                Optional.of(
                    new Settings.Llm(
                        ModelSettings.Provider.OPENAI,
                        Optional.of(URI.create("http://127.0.0.1:8080/v1")),
                        "some/model:free",
                        Optional.of(new Settings.Credential.Given(new Secret("sk-murmured"))),
                        Duration.ofSeconds(12),
                        new ModelSettings.Budget(
                            300,
                            OptionalInt.empty(),
                            1,
                            Optional.of(new BigDecimal("0.5")),
                            List.of(
                                new ModelSettings.Price(
                                    "some/model:free", BigDecimal.ZERO, BigDecimal.ZERO),
                                new ModelSettings.Price(
                                    "other-model", new BigDecimal("0.25"), new BigDecimal(2)))))),
                new Settings.Kept(Optional.of(Path.of("/home/reader/records")), Optional.empty()),
                new Settings.Telegram(
                    Optional.of(new Settings.Credential.Given(new Secret("123456:ABC-DEF"))),
                    URI.create("http://127.0.0.1:9000"),
                    new BotSettings.Access(
                        BotSettings.Door.CLOSED,
                        Set.of(11L, 12L),
                        Set.of(13L, -1001L),
                        BotSettings.Adding.MEMBERS),
                    new BotSettings.Limits(
                        List.of(new Limit(1, Duration.ofMinutes(1))),
                        List.of(new Limit(5, Duration.ofDays(1)))),
                    Optional.of(URI.create("https://bot.example/telegram")),
                    Optional.of(new Settings.Credential.Given(new Secret("whispered")))),
                new Settings.Store(
                    new Secret("jdbc:postgresql://db/dateline?password=open-sesame"),
                    Duration.ofHours(12)),
                new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0),
                new Settings.Logging(Settings.Logging.Format.JSON, Level.WARN)));
  }

  @Test
  void toString_anySettings_showsNoSecret() throws IOException {
    write(EVERY_KEY);
    Settings settings = read(Map.of());

    assertThat(settings + " " + settings.bot() + " " + settings.model())
        .doesNotContain("ABC-DEF", "whispered", "open-sesame", "murmured");
  }

  @Test
  void read_variables_goBeforeTheFile() throws IOException {
    write(EVERY_KEY);

    Settings settings =
        read(
            Map.of(
                "DATELINE_INDEX_DIR", "/variable",
                "DATELINE_INDEX_WATCH", "/a, /b",
                "DATELINE_ANSWER_WRITER", "LLM",
                "DATELINE_TELEGRAM_ADMINS", "7,8",
                "DATELINE_TELEGRAM_MODE", "polling",
                "DATELINE_HTTP_PORT", " 81 "));

    assertThat(settings.indexDirectory()).isEqualTo(Path.of("/variable"));
    assertThat(settings.watch().folders()).containsExactly(Path.of("/a"), Path.of("/b"));
    assertThat(settings.writer()).isEqualTo(Settings.Writer.LLM);
    assertThat(settings.telegram().access().admins()).containsExactlyInAnyOrder(7L, 8L);
    assertThat(settings.telegram().webhook()).isEmpty();
    assertThat(settings.http().getPort()).isEqualTo(81);
  }

  @Test
  void read_variableOfOthers_isIgnored() {
    assertThat(read(Map.of("DATELINE_SOMETHING", "x", "XDG_DATA_HOME", "/data")).indexDirectory())
        .isEqualTo(Path.of("/data/dateline/index"));
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
        telegram:
          admins: [1, me]
          allowed: [[1]]
          mode: webhook
        """);

    String file = project.resolve("config").resolve("dateline.yaml").toString();
    assertThatThrownBy(() -> read(Map.of("DATELINE_HTTP_PORT", "65536")))
        .isInstanceOf(CommandException.class)
        .message()
        .isEqualToIgnoringNewLines(
            """
            %1$s:2: index.dir must be one value, not a list
            %1$s:3: unknown key index.directory; known are index.dir, index.watch, index.watch-interval
            %1$s:6: unknown key colour; known are index, answer, llm, telegram, store, http, log
            %1$s:9: telegram.allowed must be a list of single values
            %1$s:5: answer.writer must be auto, extractive or llm, not poet
            %1$s:10: telegram.mode webhook needs telegram.webhook-url, the address Telegram calls
            %1$s:8: telegram.admins must be ids, which are numbers, not me
            DATELINE_HTTP_PORT: http.port must be a number from 0 to 65535, not 65536\
            """
                .formatted(file));
  }

  @ParameterizedTest
  @CsvSource({
    "LLM_PROVIDER, parrot, 'none, openai, ollama, anthropic, gemini or mistral'",
    "LLM_BASE_URL, ftp://there, 'http(s)://HOST:PORT, with a path where there is one'",
    "LLM_BASE_URL, http://there/v1?key=x, 'http(s)://HOST:PORT, with a path where there is one'",
    "LLM_MAX_TOKENS, 0, a number from 1 to 1000000",
    "LLM_CONCURRENCY, 0, a number from 1 to 1000",
    "LLM_CACHE, never, 'off or a time such as 10s, 15m, 12h or 30d'",
    "LLM_DOLLARS_DAY, -1, dollars such as 0.5 or 12",
    "LLM_DOLLARS_DAY, 1e999999999, dollars such as 0.5 or 12",
    "TELEGRAM_API_URL, ftp://there, http(s)://HOST:PORT with no path",
    "TELEGRAM_API_URL, https://there/path, http(s)://HOST:PORT with no path",
    "TELEGRAM_API_URL, there, a url with a host and no password",
    "TELEGRAM_WEBHOOK_URL, http://there, a url that begins with https://",
    "TELEGRAM_ACCESS, ajar, 'closed, pairing or open'",
    "TELEGRAM_LIMITS_PERSON_DAY, many, a number from 0 to 1000000",
    "STORE_KEEP, 30, 'a time such as 10s, 15m, 12h or 30d'",
    "STORE_KEEP, -1d, 'a time such as 10s, 15m, 12h or 30d'",
    "STORE_KEEP, forever, 'a time such as 10s, 15m, 12h or 30d'",
    "HTTP_ADDRESS, there, an IP address such as 127.0.0.1 or 0.0.0.0",
    "LOG_FORMAT, poem, text or json",
    "LOG_LEVEL, all, 'error, warn, info, debug or trace'",
  })
  void read_badValue_saysWhatItMustBe(String key, String value, String form) {
    assertThatThrownBy(() -> read(Map.of("DATELINE_" + key, value)))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("DATELINE_" + key + ": ")
        .hasMessageEndingWith(" must be " + form + ", not " + value);
  }

  @Test
  void read_modelWithoutItsNeeds_isToldAllAtOnce() {
    assertThatThrownBy(() ->
            read(Map.of("DATELINE_LLM_PROVIDER", "anthropic", "DATELINE_LLM_TIMEOUT", "soon")))
        .message()
        .isEqualTo(
            """
            DATELINE_LLM_TIMEOUT: llm.timeout must be a time such as 10s, 15m, 12h or 30d, not soon
            DATELINE_LLM_PROVIDER: llm.provider anthropic needs llm.model, the model's name there
            DATELINE_LLM_PROVIDER: llm.provider anthropic needs a key; set DATELINE_LLM_API_KEY or \
            llm.api-key-file\
            """);
  }

  @Test
  void read_dollarsWithoutAPrice_isAProblem() {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATELINE_LLM_PROVIDER", "ollama");
    variables.put("DATELINE_LLM_MODEL", "small");
    variables.put("DATELINE_LLM_DOLLARS_DAY", "1");
    variables.put("DATELINE_LLM_PRICES", "large 1 2");

    assertThatThrownBy(() -> read(variables))
        .hasMessage(
            "DATELINE_LLM_DOLLARS_DAY: llm.dollars-day needs the price of small in llm.prices:"
                + " MODEL INPUT OUTPUT");
    variables.put("DATELINE_LLM_PRICES", "large 1 2, small 0.1");
    assertThatThrownBy(() -> read(variables))
        .hasMessageContaining(
            "llm.prices must be MODEL INPUT OUTPUT with dollars for a million tokens, such as"
                + " some-model 0.25 2, not small 0.1");
    variables.put("DATELINE_LLM_PRICES", "large 1 2, small 0.1 0.2");
    assertThat(read(variables).model().orElseThrow().budget().prices())
        .contains(new ModelSettings.Price("small", new BigDecimal("0.1"), new BigDecimal("0.2")));
  }

  @Test
  void model_noProvider_isNone() {
    assertThat(read(Map.of("DATELINE_LLM_MODEL", "small")).model()).isEmpty();
  }

  @Test
  void model_ownServer_needsNoKey() {
    Settings settings =
        read(
            Map.of(
                "DATELINE_LLM_PROVIDER", "openai",
                "DATELINE_LLM_BASE_URL", "http://127.0.0.1:8080",
                "DATELINE_LLM_MODEL", "small"));

    assertThat(settings.model().orElseThrow().key()).isEmpty();
  }

  @Test
  void model_keyInAFile_isReadWhenItIsNeeded() throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATELINE_LLM_PROVIDER", "mistral");
    variables.put("DATELINE_LLM_MODEL", "small");
    variables.put("DATELINE_LLM_API_KEY_FILE", project.resolve("key").toString());
    Settings settings = read(variables);

    assertThatThrownBy(settings::model)
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("llm.api-key-file: ");
    Files.writeString(project.resolve("key"), "sk-murmured\n");
    assertThat(settings.model().orElseThrow().key()).contains(new Secret("sk-murmured"));
    Files.writeString(project.resolve("key"), "sk murmured\n");
    assertThatThrownBy(settings::model)
        .hasMessage("llm.api-key holds a space or a sign that no key has; copy it again");
  }

  @Test
  void read_badSecret_isNotRepeated() {
    assertThatThrownBy(() -> read(Map.of("DATELINE_STORE_URL", "jdbc:h2:open-sesame")))
        .hasMessage(
            "DATELINE_STORE_URL: store.url must be a url that begins with jdbc:sqlite: or"
                + " jdbc:postgresql:");
  }

  @Test
  void read_keyTwice_isAProblem() throws IOException {
    write("answer:\n  writer: llm\nanswer:\n  writer: auto\n");

    assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("twice");
  }

  @Test
  void read_noYaml_saysWhereAndRepeatsNothing() throws IOException {
    write("telegram:\n  token: \"123456:ABC\n");

    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(CommandException.class)
        .message()
        .contains("dateline.yaml:", "not YAML")
        .doesNotContain("ABC")
        .hasLineCount(1);
  }

  @Test
  void bot_noToken_saysWhereToGetOne() {
    assertThatThrownBy(() -> read(Map.of()).bot())
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "no bot token; set DATELINE_TELEGRAM_TOKEN or telegram.token-file; @BotFather gives a"
                + " token");
  }

  @Test
  void bot_tokenInAFile_isReadWithoutItsLineEnd() throws IOException {
    Path file = Files.writeString(project.resolve("token"), "123456:ABC-DEF\n");

    BotSettings bot = read(Map.of("DATELINE_TELEGRAM_TOKEN_FILE", file.toString())).bot();

    assertThat(bot.token()).isEqualTo(new Secret("123456:ABC-DEF"));
    assertThat(bot.webhook()).isEmpty();
  }

  @Test
  void bot_tokenFileOfOthers_isNoMatterToOtherCommands() {
    Settings settings = read(Map.of("DATELINE_TELEGRAM_TOKEN_FILE", "/no/such/file"));

    assertThatThrownBy(settings::bot)
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "telegram.token-file: /no/such/file can't be read; check that it is there and its"
                + " permissions");
  }

  @Test
  void bot_tokenInPlaceOfItsFile_isNotRepeated() {
    Settings settings = read(Map.of("DATELINE_TELEGRAM_TOKEN_FILE", "123456:ABC-DEF"));

    assertThatThrownBy(settings::bot)
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "telegram.token-file names no file that is there; it takes the path of a file, not the"
                + " secret");
  }

  @ParameterizedTest
  @CsvSource({
    "DATELINE_LLM_BASE_URL, http://anna:s3cret@host",
    "DATELINE_TELEGRAM_API_URL, http://anna:s3cret@host",
  })
  void read_addressWithAPassword_isNotRepeated(String variable, String address) {
    assertThatThrownBy(() -> read(Map.of(variable, address)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("must be a url with a host and no password")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource({"''", "'\n'", "'123456:ABC\n123456:DEF'"})
  void bot_tokenFileOfSomethingElse_isRefused(String content) throws IOException {
    Path file = Files.writeString(project.resolve("token"), content);

    assertThatThrownBy(() -> read(Map.of("DATELINE_TELEGRAM_TOKEN_FILE", file.toString())).bot())
        .isInstanceOf(CommandException.class)
        .hasMessageEndingWith("must hold the secret and nothing else");
  }

  @Test
  void bot_noToken_inItsPlace_isRefusedUnseen() {
    assertThatThrownBy(() -> read(Map.of("DATELINE_TELEGRAM_TOKEN", "../secret")).bot())
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("telegram.token is not a bot token")
        .hasMessageNotContaining("../secret");
  }

  @Test
  void read_tokenAndTokenFile_inOnePlaceAreAProblem() throws IOException {
    write("telegram:\n  token: 1:A\n  token-file: /run/token\n");

    assertThatThrownBy(() -> read(Map.of()))
        .hasMessageEndingWith(
            "dateline.yaml:3: telegram.token and telegram.token-file are both given; remove one");
    assertThat(read(Map.of("DATELINE_TELEGRAM_TOKEN_FILE", "/there")).telegram().token())
        .contains(new Settings.Credential.InFile(Path.of("/there"), "telegram.token-file"));
    assertThat(read(Map.of("DATELINE_TELEGRAM_TOKEN", "2:B")).telegram().token())
        .contains(new Settings.Credential.Given(new Secret("2:B")));
  }

  @Test
  void bot_webhookWithoutSecret_getsOneMadeOfTheToken() {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATELINE_TELEGRAM_MODE", "webhook");
    variables.put("DATELINE_TELEGRAM_WEBHOOK_URL", "https://bot.example/telegram");
    variables.put("DATELINE_TELEGRAM_TOKEN", "123456:ABC-DEF");

    Secret secret = read(variables).bot().webhook().orElseThrow().secret();
    variables.put("DATELINE_TELEGRAM_TOKEN", "123456:XYZ");
    Secret other = read(variables).bot().webhook().orElseThrow().secret();

    assertThat(secret.reveal()).matches("[0-9a-f]{64}");
    assertThat(other).isNotEqualTo(secret);
    variables.put("DATELINE_TELEGRAM_WEBHOOK_SECRET", "not a header");
    assertThatThrownBy(() -> read(variables).bot())
        .hasMessageStartingWith("telegram.webhook-secret must be 1 to 256 letters");
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
