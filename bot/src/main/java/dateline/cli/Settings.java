package dateline.cli;

import dateline.answer.ModelSettings;
import dateline.answer.Secret;
import dateline.answer.Strictness;
import dateline.telegram.BotSettings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.event.Level;

/// What can be set in `config/dateline.yaml`, or by an environment variable: the key in upper case,
/// dots and dashes as underscores, with `DATELINE_` before it.
///
/// @param indexDirectory `index.dir`: where the index is kept
/// @param watch `index.watch…`: folders whose articles are indexed as they come
/// @param writer `answer.writer`: who writes answers
/// @param strictness `answer.strictness`: how sure the bot has to be before it answers
/// @param llm `llm…`: the language model; empty for none
/// @param kept `llm.records`, `llm.cache`: what is kept of what it wrote
/// @param telegram `telegram…`: the bot
/// @param store `store…`: where the bot keeps chats
/// @param http `http…`: where the bot serves health, readiness, metrics and the webhook
/// @param log `log…`: how a service logs
record Settings(
    Path indexDirectory,
    Watch watch,
    Writer writer,
    Strictness strictness,
    Optional<Llm> llm,
    Kept kept,
    Telegram telegram,
    Store store,
    InetSocketAddress http,
    Logging log) {

  /// Every key there is.
  static final List<String> KEYS =
      List.of(
          "index.dir",
          "index.watch",
          "index.watch-interval",
          "answer.writer",
          "answer.strictness",
          "llm.provider",
          "llm.base-url",
          "llm.model",
          "llm.api-key",
          "llm.api-key-file",
          "llm.timeout",
          "llm.max-tokens",
          "llm.calls-minute",
          "llm.concurrency",
          "llm.dollars-day",
          "llm.prices",
          "llm.records",
          "llm.cache",
          "telegram.token",
          "telegram.token-file",
          "telegram.api-url",
          "telegram.access",
          "telegram.admins",
          "telegram.allowed",
          "telegram.add",
          "telegram.limits.person-minute",
          "telegram.limits.person-day",
          "telegram.limits.group-minute",
          "telegram.limits.group-day",
          "telegram.mode",
          "telegram.webhook-url",
          "telegram.webhook-secret",
          "telegram.webhook-secret-file",
          "store.url",
          "store.keep",
          "http.address",
          "http.port",
          "log.format",
          "log.level");

  /// Who writes answers.
  enum Writer {
    /// A language model where one is configured, else the articles' own sentences.
    AUTO,
    /// The articles' own sentences.
    EXTRACTIVE,
    /// A language model.
    LLM
  }

  /// Folders whose articles are indexed as they come.
  ///
  /// @param folders none to watch nothing
  /// @param interval how often to look
  record Watch(List<Path> folders, Duration interval) {
    Watch {
      folders = List.copyOf(folders);
    }
  }

  /// A language model, but for a key in a file of its own: that is only read when the model is to
  /// be asked.
  ///
  /// @param base where its provider is reached; empty for the provider's own
  /// @param model its name at the provider
  record Llm(
      ModelSettings.Provider provider,
      Optional<URI> base,
      String model,
      Optional<Credential> key,
      Duration timeout,
      ModelSettings.Budget budget) {}

  /// What is kept of what language models wrote; there whether one is configured now or not.
  ///
  /// @param records where the records of answers are; empty to keep none
  /// @param cache how long an output is given again to the same question; empty for never
  record Kept(Optional<Path> records, Optional<Duration> cache) {}

  /// The bot, but for what stands in files of its own: those are only read when it is to run, since
  /// other commands may have no right to.
  ///
  /// @param webhook how Telegram reaches this process; empty to poll
  /// @param webhookSecret empty for one that is made of the token
  record Telegram(
      Optional<Credential> token,
      URI api,
      BotSettings.Access access,
      BotSettings.Limits limits,
      Optional<URI> webhook,
      Optional<Credential> webhookSecret) {}

  /// Where a secret is.
  sealed interface Credential {

    /// In the settings themselves.
    record Given(Secret secret) implements Credential {}

    /// Alone in a file.
    ///
    /// @param key the key that names the file, for messages
    record InFile(Path file, String key) implements Credential {}
  }

  /// Where the bot keeps what must outlive it.
  ///
  /// @param url a JDBC url, which may hold a password
  /// @param keep how long turns are kept
  record Store(Secret url, Duration keep) {

    /// The password in the url, which may turn up without the rest of it.
    Optional<Secret> password() {
      String text = url.reveal();
      int start = text.indexOf("password=");
      if (start < 0) {
        return Optional.empty();
      }
      String value = text.substring(start + "password=".length());
      int end = value.indexOf('&');
      String password = end < 0 ? value : value.substring(0, end);
      return password.isBlank() ? Optional.empty() : Optional.of(new Secret(password));
    }

    /// Which database it is, without what is secret.
    String kind() {
      return url.reveal().startsWith("jdbc:sqlite:")
          ? url.reveal().substring("jdbc:sqlite:".length())
          : "PostgreSQL";
    }
  }

  /// How a service logs.
  ///
  /// @param level the least that is logged of Dateline itself
  record Logging(Format format, Level level) {

    /// How a line of the log looks.
    enum Format {
      TEXT,
      JSON
    }
  }

  /// Reads the settings.
  ///
  /// @throws CommandException that lists all problems, one a line
  static Settings read(Environment environment) {
    return new SettingsReader(environment).settings();
  }

  /// The variable that overrides a key.
  static String variable(String key) {
    return "DATELINE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// The language model to ask, its key read; empty when none is configured.
  ///
  /// @throws CommandException where the key can't be read or can't be one
  Optional<ModelSettings> model() {
    return llm.map(given -> {
      Optional<Secret> key = given.key().map(SecretFile::read);
      if (key.isPresent() && !SecretFile.isKey(key.get())) {
        throw new CommandException(
            "llm.api-key holds a space or a sign that no key has; copy it again");
      }
      return new ModelSettings(
          given.provider(), given.base(), given.model(), key, given.timeout(), given.budget());
    });
  }

  /// What the bot is to run with, its secrets read.
  ///
  /// @throws CommandException where there is no token, or a secret can't be read
  BotSettings bot() {
    Secret token =
        SecretFile.read(
            telegram
                .token()
                .orElseThrow(() ->
                    new CommandException(
                        "no bot token; set DATELINE_TELEGRAM_TOKEN or telegram.token-file;"
                            + " @BotFather gives a token")));
    if (!SecretFile.isToken(token)) {
      throw new CommandException(
          "telegram.token is not a bot token, which looks like 123456:ABC-DEF; copy it again from"
              + " @BotFather");
    }
    Optional<BotSettings.Webhook> webhook =
        telegram
            .webhook()
            .map(url ->
                new BotSettings.Webhook(
                    url,
                    telegram
                        .webhookSecret()
                        .map(SecretFile::read)
                        .orElseGet(() -> token.derived("webhook"))));
    if (webhook.isPresent() && !SecretFile.isHeader(webhook.get().secret())) {
      throw new CommandException(
          "telegram.webhook-secret must be 1 to 256 letters, digits, _ and -; choose another");
    }
    return new BotSettings(
        token, telegram.api(), telegram.access(), telegram.limits(), webhook, store.keep(), http);
  }
}
