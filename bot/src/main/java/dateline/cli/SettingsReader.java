package dateline.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dateline.answer.ModelSettings;
import dateline.answer.Secret;
import dateline.answer.Strictness;
import dateline.telegram.BotSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.event.Level;

/// One reading of the settings: finds every problem and where it is, before it gives up.
final class SettingsReader {

  /// Keys that take several values: a list, or one line with commas.
  private static final Set<String> LISTS =
      Set.of("index.watch", "llm.prices", "telegram.admins", "telegram.allowed");

  /// Keys whose values no message repeats.
  private static final Set<String> SECRETS =
      Set.of("llm.api-key", "telegram.token", "telegram.webhook-secret", "store.url");

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST = 1_000_000;

  /// A value and where it was found, for messages.
  ///
  /// @param values one, or for some keys several
  /// @param variable whether it comes from a variable, not from the file
  private record Setting(List<String> values, String place, boolean variable) {
    String value() {
      return values.getFirst();
    }
  }

  /// Makes something of a value.
  private interface Form<T> {
    /// @throws IllegalArgumentException that ends a sentence which begins with the key
    T of(String value);
  }

  private final Environment environment;
  private final Map<String, Setting> found = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Environment environment) {
    this.environment = environment;
  }

  Settings settings() {
    Path file = environment.project().resolve("config").resolve("dateline.yaml");
    if (Files.exists(file)) {
      readFile(file);
    }
    readVariables();
    Settings settings =
        new Settings(
            value("index.dir", this::path, environment.dataDirectory().resolve("index")),
            new Settings.Watch(
                values("index.watch", this::path),
                value("index.watch-interval", SettingsReader::duration, Duration.ofSeconds(10))),
            choice("answer.writer", Settings.Writer.AUTO),
            choice("answer.strictness", Strictness.NORMAL),
            llm(),
            new Settings.Kept(
                value(
                    "llm.records",
                    orOff(this::path),
                    Optional.of(environment.dataDirectory().resolve("records"))),
                value(
                    "llm.cache", orOff(SettingsReader::duration), Optional.of(Duration.ofDays(1)))),
            telegram(),
            new Settings.Store(
                value("store.url", SettingsReader::jdbc, store()),
                value("store.keep", SettingsReader::duration, Duration.ofDays(30))),
            new InetSocketAddress(
                value("http.address", SettingsReader::address, InetAddress.ofLiteral("127.0.0.1")),
                value("http.port", number(0, 65_535), 8787)),
            new Settings.Logging(
                choice("log.format", Settings.Logging.Format.TEXT),
                choice("log.level", Level.INFO)));
    if (!problems.isEmpty()) {
      throw new CommandException(String.join("\n", problems));
    }
    return settings;
  }

  private Optional<Settings.Llm> llm() {
    Provider choice = choice("llm.provider", Provider.NONE);
    Optional<URI> base = optional("llm.base-url", SettingsReader::endpoint);
    String model = value("llm.model", value -> value, "");
    Optional<Settings.Credential> key = credential("llm.api-key");
    int callsPerMinute = value("llm.calls-minute", number(0, MOST), 60);
    Optional<BigDecimal> dollars =
        optional("llm.dollars-day", SettingsReader::dollars).filter(each -> each.signum() > 0);
    ModelSettings.Budget budget =
        new ModelSettings.Budget(
            value("llm.max-tokens", number(1, MOST), 2_000),
            callsPerMinute == 0 ? OptionalInt.empty() : OptionalInt.of(callsPerMinute),
            value("llm.concurrency", number(1, 1_000), 4),
            dollars,
            values("llm.prices", SettingsReader::price));
    Duration timeout = value("llm.timeout", SettingsReader::duration, Duration.ofSeconds(30));
    if (choice == Provider.NONE) {
      return Optional.empty();
    }
    ModelSettings.Provider provider = ModelSettings.Provider.valueOf(choice.name());
    String named = choice.name().toLowerCase(Locale.ROOT);
    if (model.isEmpty()) {
      problem("llm.provider", named + " needs llm.model, the model's name there");
    }
    boolean keyless =
        provider == ModelSettings.Provider.OLLAMA || found.containsKey("llm.base-url");
    boolean given = found.containsKey("llm.api-key") || found.containsKey("llm.api-key-file");
    if (!keyless && !given) {
      problem("llm.provider", named + " needs a key; set DATELINE_LLM_API_KEY or llm.api-key-file");
    }
    boolean priced = budget.prices().stream().anyMatch(each -> each.model().equals(model));
    if (dollars.isPresent() && !model.isEmpty() && !priced) {
      problem(
          "llm.dollars-day", "needs the price of " + model + " in llm.prices: MODEL INPUT OUTPUT");
    }
    return Optional.of(new Settings.Llm(provider, base, model, key, timeout, budget));
  }

  /// Whose language model is asked, if any.
  private enum Provider {
    NONE,
    OPENAI,
    OLLAMA,
    ANTHROPIC,
    GEMINI,
    MISTRAL
  }

  private Settings.Telegram telegram() {
    boolean webhook = choice("telegram.mode", Mode.POLLING) == Mode.WEBHOOK;
    Optional<URI> url = optional("telegram.webhook-url", SettingsReader::webhook);
    if (webhook && !found.containsKey("telegram.webhook-url")) {
      problem("telegram.mode", "webhook needs telegram.webhook-url, the address Telegram calls");
    }
    return new Settings.Telegram(
        credential("telegram.token"),
        value("telegram.api-url", SettingsReader::server, BotSettings.PUBLIC_API),
        new BotSettings.Access(
            choice("telegram.access", BotSettings.Door.PAIRING),
            new HashSet<>(values("telegram.admins", SettingsReader::id)),
            new HashSet<>(values("telegram.allowed", SettingsReader::id)),
            choice("telegram.add", BotSettings.Adding.NOBODY)),
        new BotSettings.Limits(
            limits("telegram.limits.person-", 30, 500),
            limits("telegram.limits.group-", 30, 2_000)),
        webhook ? url : Optional.empty(),
        credential("telegram.webhook-secret"));
  }

  /// How updates come.
  private enum Mode {
    POLLING,
    WEBHOOK
  }

  private Secret store() {
    return new Secret("jdbc:sqlite:" + environment.dataDirectory().resolve("dateline.db"));
  }

  private List<BotSettings.Limit> limits(String keys, int minute, int day) {
    List<BotSettings.Limit> limits = new ArrayList<>();
    int perMinute = value(keys + "minute", number(0, MOST), minute);
    int perDay = value(keys + "day", number(0, MOST), day);
    if (perMinute > 0) {
      limits.add(new BotSettings.Limit(perMinute, MINUTE));
    }
    if (perDay > 0) {
      limits.add(new BotSettings.Limit(perDay, DAY));
    }
    return limits;
  }

  /// A secret, in the settings or in a file that they name. Of the two, a variable goes before what
  /// stands in the settings file.
  private Optional<Settings.Credential> credential(String key) {
    Setting given = found.get(key);
    Setting named = found.get(key + "-file");
    if (given != null && named != null && given.variable() == named.variable()) {
      problems.add(named.place() + ": " + key + " and " + key + "-file are both given; remove one");
      return Optional.empty();
    }
    if (given != null && (named == null || given.variable())) {
      return Optional.of(new Settings.Credential.Given(new Secret(given.value())));
    }
    return optional(key + "-file", this::path)
        .map(file -> new Settings.Credential.InFile(file, key + "-file"));
  }

  // from text to what it means

  private <T> T value(String key, Form<T> form, T byDefault) {
    return optional(key, form).orElse(byDefault);
  }

  private <T> Optional<T> optional(String key, Form<T> form) {
    return values(key, form).stream().findFirst();
  }

  private <T> List<T> values(String key, Form<T> form) {
    List<T> values = new ArrayList<>();
    Setting setting = found.get(key);
    for (String value : setting == null ? List.<String>of() : setting.values()) {
      try {
        values.add(form.of(value));
      } catch (IllegalArgumentException e) {
        // what holds an @ may be a url with a password, and a key may stand where its file should
        boolean secret = SECRETS.contains(key) || key.endsWith("-file") || value.contains("@");
        String shown = secret ? "" : ", not " + value;
        problem(key, "must be " + e.getMessage() + shown);
      }
    }
    return values;
  }

  private void problem(String key, String problem) {
    Setting setting = found.get(key);
    problems.add((setting == null ? "" : setting.place() + ": ") + key + " " + problem);
  }

  private <E extends Enum<E>> E choice(String key, E byDefault) {
    return value(
        key,
        value -> {
          List<String> words = new ArrayList<>();
          for (E each : byDefault.getDeclaringClass().getEnumConstants()) {
            if (each.name().equals(value.toUpperCase(Locale.ROOT))) {
              return each;
            }
            words.add(each.name().toLowerCase(Locale.ROOT));
          }
          String last = words.removeLast();
          throw new IllegalArgumentException(String.join(", ", words) + " or " + last);
        },
        byDefault);
  }

  /// A value that may be switched off.
  private static <T> Form<Optional<T>> orOff(Form<T> form) {
    return value -> {
      try {
        return value.equalsIgnoreCase("off") ? Optional.empty() : Optional.of(form.of(value));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("off or " + e.getMessage(), e);
      }
    };
  }

  private Path path(String value) {
    try {
      return Path.of(
          value.equals("~") || value.startsWith("~/")
              ? environment.variable("HOME").orElse("~") + value.substring(1)
              : value);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("a path", e);
    }
  }

  private static Form<Integer> number(int least, int most) {
    return value -> {
      try {
        int number = Integer.parseInt(value);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw new IllegalArgumentException("a number from " + least + " to " + most);
    };
  }

  private static BigDecimal dollars(String value) {
    try {
      BigDecimal dollars = value.length() > 20 ? BigDecimal.ONE.negate() : new BigDecimal(value);
      if (dollars.signum() >= 0
          && dollars.scale() <= 12
          && dollars.compareTo(BigDecimal.valueOf(MOST)) <= 0) {
        return dollars;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException("dollars such as 0.5 or 12");
  }

  private static ModelSettings.Price price(String value) {
    String[] words = value.strip().split(" +", -1);
    try {
      if (words.length == 3) {
        return new ModelSettings.Price(words[0], dollars(words[1]), dollars(words[2]));
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "MODEL INPUT OUTPUT with dollars for a million tokens, such as some-model 0.25 2");
  }

  private static Long id(String value) {
    try {
      return Long.valueOf(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("ids, which are numbers", e);
    }
  }

  /// A number and `s`, `m`, `h` or `d`.
  private static Duration duration(String value) {
    try {
      long number = Long.parseLong(value.substring(0, Math.max(0, value.length() - 1)).strip());
      Optional<Duration> unit =
          switch (value.charAt(value.length() - 1)) {
            case 's' -> Optional.of(Duration.ofSeconds(1));
            case 'm' -> Optional.of(MINUTE);
            case 'h' -> Optional.of(Duration.ofHours(1));
            case 'd' -> Optional.of(DAY);
            default -> Optional.empty();
          };
      if (unit.isPresent() && number > 0 && number <= MOST) {
        return unit.get().multipliedBy(number);
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException("a time such as 10s, 15m, 12h or 30d");
  }

  private static InetAddress address(String value) {
    try {
      return InetAddress.ofLiteral(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("an IP address such as 127.0.0.1 or 0.0.0.0", e);
    }
  }

  private static Secret jdbc(String value) {
    if (value.startsWith("jdbc:sqlite:") || value.startsWith("jdbc:postgresql:")) {
      return new Secret(value);
    }
    throw new IllegalArgumentException("a url that begins with jdbc:sqlite: or jdbc:postgresql:");
  }

  /// A server without a path: the library that calls it knows no other.
  private static URI server(String value) {
    URI url = url(value);
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    boolean bare = url.getRawPath().isEmpty() || url.getRawPath().equals("/");
    if (!http || !bare || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("http(s)://HOST:PORT with no path");
    }
    return URI.create(url.getScheme() + "://" + url.getRawAuthority());
  }

  /// A server with or without a path.
  private static URI endpoint(String value) {
    URI url = url(value);
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("http(s)://HOST:PORT, with a path where there is one");
    }
    return url;
  }

  private static URI webhook(String value) {
    URI url = url(value);
    if (!"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("a url that begins with https://");
    }
    return url;
  }

  private static URI url(String value) {
    try {
      URI url = new URI(value);
      if (url.getHost() != null && url.getRawUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new IllegalArgumentException("a url with a host and no password");
  }

  // where the text is found

  /// Only the variables of keys are looked at: what others call `DATELINE_…` is their business.
  private void readVariables() {
    for (String key : Settings.KEYS) {
      String name = Settings.variable(key);
      environment.variable(name).ifPresent(value -> take(key, value, name, true));
    }
  }

  /// @param text for some keys several values, with commas
  private void take(String key, String text, String place, boolean variable) {
    String[] texts = LISTS.contains(key) ? text.split(",") : new String[] {text};
    take(key, Arrays.asList(texts), place, variable);
  }

  private void take(String key, List<String> texts, String place, boolean variable) {
    List<String> values =
        texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    if (!values.isEmpty()) {
      found.put(key, new Setting(values, place, variable));
    }
  }

  /// Walks through the file's tokens: unlike binding it to a record, this finds every problem and
  /// its line.
  private void readFile(Path file) {
    Set<String> keys = new HashSet<>();
    try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (!isValue(token) && token != JsonToken.START_ARRAY) {
          continue;
        }
        String key = key(parser);
        String place = file + ":" + parser.currentTokenLocation().getLineNr();
        if (!Settings.KEYS.contains(key)) {
          problems.add(place + ": " + unknown(key));
          parser.skipChildren();
        } else if (!keys.add(key)) {
          problems.add(place + ": " + key + " is given twice; remove one");
          parser.skipChildren();
        } else if (isValue(token)) {
          take(key, parser.getText(), place, false);
        } else if (LISTS.contains(key)) {
          take(key, list(parser, key, place), place, false);
        } else {
          problems.add(place + ": " + key + " must be one value, not a list");
          parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      String place = location == null ? file.toString() : file + ":" + location.getLineNr();
      problems.add(place + ": not YAML; check indentation, quotes and colons");
    } catch (IOException e) {
      problems.add(file + " can't be read; check its permissions");
    }
  }

  private List<String> list(JsonParser parser, String key, String place) throws IOException {
    List<String> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (isValue(token)) {
        values.add(parser.getText());
      } else if (token != JsonToken.VALUE_NULL) {
        problems.add(place + ": " + key + " must be a list of single values");
        parser.skipChildren();
      }
    }
    return values;
  }

  private static boolean isValue(JsonToken token) {
    return token.isScalarValue() && token != JsonToken.VALUE_NULL;
  }

  private static String key(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.isEmpty() ? pointer : pointer.substring(1).replace('/', '.');
  }

  /// Names the keys beside which it stands, or else the groups of keys.
  private static String unknown(String key) {
    String group = key.substring(0, key.indexOf('.') + 1);
    List<String> beside = Settings.KEYS.stream().filter(each -> each.startsWith(group)).toList();
    List<String> known =
        group.isEmpty() || beside.isEmpty()
            ? Settings.KEYS.stream()
                .map(each -> each.substring(0, each.indexOf('.')))
                .distinct()
                .toList()
            : beside;
    return (key.isEmpty() ? "no key" : "unknown key " + key)
        + "; known are "
        + String.join(", ", known);
  }
}
