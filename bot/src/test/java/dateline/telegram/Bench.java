package dateline.telegram;

import dateline.answer.Answer;
import dateline.answer.Archive;
import dateline.answer.LanguageModel;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.answer.Secret;
import dateline.chat.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The whole bot against the fake server: the real library, store, index and answers.
final class Bench implements AutoCloseable {
  static final long NOBODY = 1;

  final FakeBotApi telegram;
  final Newspaper newspaper;
  private final Path folder;
  private final Clock clock = Clock.systemUTC();
  private BotSettings settings;
  private TelegramBot.Pace pace = TelegramBot.Pace.usual();
  private String database;
  private boolean model;
  private Archive archive = Archive.NONE;
  private BiFunction<Question, Progress, Answer> answers;
  private Optional<Store> store = Optional.empty();
  private Optional<TelegramBot> bot = Optional.empty();

  Bench(Path folder) {
    this(folder, FakeBotApi.start());
  }

  Bench(Path folder, FakeBotApi telegram) {
    this.folder = folder;
    this.telegram = telegram;
    database = "jdbc:sqlite:" + folder.resolve("store.db");
    newspaper = new Newspaper(folder.resolve("index"));
    answers = newspaper::answer;
    settings =
        new BotSettings(
            new Secret(FakeBotApi.TOKEN),
            telegram.address(),
            access(BotSettings.Door.OPEN, Set.of()),
            new BotSettings.Limits(List.of(), List.of()),
            Optional.empty(),
            Duration.ofDays(30),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static BotSettings.Access access(BotSettings.Door door, Set<Long> admins) {
    return new BotSettings.Access(door, admins, Set.of(), BotSettings.Adding.NOBODY);
  }

  /// Changes who may use the bot, before it starts.
  Bench with(BotSettings.Access access) {
    settings =
        new BotSettings(
            settings.token(),
            settings.api(),
            access,
            settings.limits(),
            settings.webhook(),
            settings.keep(),
            settings.http());
    return this;
  }

  Bench with(BotSettings.Limits limits) {
    settings =
        new BotSettings(
            settings.token(),
            settings.api(),
            settings.access(),
            limits,
            settings.webhook(),
            settings.keep(),
            settings.http());
    return this;
  }

  Bench with(BotSettings.Webhook webhook, int port) {
    settings =
        new BotSettings(
            settings.token(),
            settings.api(),
            settings.access(),
            settings.limits(),
            Optional.of(webhook),
            settings.keep(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return this;
  }

  Bench with(TelegramBot.Pace pace) {
    this.pace = pace;
    return this;
  }

  /// Keeps what must outlive the process in another database.
  Bench storingIn(String url) {
    database = url;
    return this;
  }

  /// Answers in another way.
  Bench answering(BiFunction<Question, Progress, Answer> answers) {
    this.answers = answers;
    return this;
  }

  /// Keeps what models write.
  Bench keeping(Archive kept) {
    archive = kept;
    return this;
  }

  /// Answers in a model's words, as far as they stand.
  Bench writtenBy(LanguageModel languageModel) {
    model = true;
    return answering(newspaper.answerer(languageModel)::answer);
  }

  Bench start() throws InterruptedException {
    Store opened = Store.open(database, clock);
    store = Optional.of(opened);
    TelegramBot started =
        new TelegramBot(
            settings,
            new TelegramBot.Surroundings(
                opened,
                newspaper.desk(answers, clock),
                folder.resolve("articles"),
                () -> {},
                model,
                archive,
                clock,
                new Random(7)),
            pace);
    bot = Optional.of(started);
    started.start();
    return this;
  }

  /// Waits until a condition holds that nobody tells of.
  static void awaits(Duration patience, BooleanSupplier condition, Supplier<String> otherwise) {
    boolean met =
        new Monitor()
            .await(patience, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty())
            .isPresent();
    if (!met) {
      throw new AssertionError("waited in vain: " + otherwise.get());
    }
  }

  /// Waits until all that came in is worked on and all that follows from it is sent.
  void awaitsIdle() {
    awaits(
        Duration.ofSeconds(15),
        () ->
            telegram.unconfirmed().isEmpty()
                && store().inbox().waiting() == 0
                && store().outbox().waiting() == 0,
        () -> "calls " + telegram.calls());
  }

  TelegramBot bot() {
    return bot.orElseThrow();
  }

  Store store() {
    return store.orElseThrow();
  }

  /// Ends the bot as a signal would.
  boolean stop() throws InterruptedException {
    boolean done = bot.isEmpty() || bot.get().stop(Duration.ofSeconds(10));
    bot = Optional.empty();
    store.ifPresent(Store::close);
    store = Optional.empty();
    return done;
  }

  /// What the store holds at this moment becomes that of the next bot, as if the process had been
  /// killed now; what the bot does later, it does in vain.
  void kills() throws IOException, InterruptedException {
    Path copy = Files.createDirectory(folder.resolve("after-kill-" + System.nanoTime()));
    for (String each : List.of("store.db", "store.db-wal")) {
      Path file = Path.of(database.substring("jdbc:sqlite:".length())).resolveSibling(each);
      if (Files.exists(file)) {
        Files.copy(file, copy.resolve(each));
      }
    }
    bot().stop(Duration.ZERO);
    store().close();
    bot = Optional.empty();
    store = Optional.empty();
    database = "jdbc:sqlite:" + copy.resolve("store.db");
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    newspaper.close();
    telegram.close();
  }
}
