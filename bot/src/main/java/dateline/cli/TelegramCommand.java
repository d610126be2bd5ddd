package dateline.cli;

import dateline.answer.Archive;
import dateline.answer.LanguageModel;
import dateline.answer.ModelSettings;
import dateline.chat.NewsDesk;
import dateline.chat.Store;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import dateline.telegram.BotAccount;
import dateline.telegram.BotException;
import dateline.telegram.BotSettings;
import dateline.telegram.TelegramBot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Answers in Telegram until it is told to stop.
@Command(
    name = "telegram",
    mixinStandardHelpOptions = true,
    description = {
      "Answers in Telegram, in private chats and groups, until it is stopped (Ctrl-C or SIGTERM)."
          + " What was asked meanwhile is answered when it runs again."
    },
    footerHeading = "%nThe first time:%n",
    footer = {
      "  1. In Telegram, open @BotFather and send it /newbot. It asks for two names",
      "     and gives a token, such as 123456:ABC-DEF. Who has it is the bot.",
      "  2. DATELINE_TELEGRAM_TOKEN=123456:ABC-DEF dateline telegram --check",
      "     tells whether all is well; then the same without --check. Better for",
      "     good: telegram.token-file in config/dateline.yaml.",
      "  3. Open the link it prints: that makes you its admin. Whoever else writes to",
      "     the bot gets a code, and you are asked whether to let them in; see",
      "     telegram.access for other ways.",
      "",
      "config/dateline.yaml has every setting; README.md tells how to run it as a",
      "service."
    })
final class TelegramCommand implements Callable<Integer> {

  /// The service manager kills what has not ended after 30 s.
  private static final Duration SHUTDOWN = Duration.ofSeconds(25);

  /// What of that the bot may take to bring to an end what it has begun.
  private static final Duration LAST_WORDS = Duration.ofSeconds(18);

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Option(
      names = "--check",
      description = "Ask Telegram whose token it is, say what would run, and end.")
  private boolean check;

  @Option(
      names = "--ranking",
      paramLabel = "WAY",
      description = "hybrid (default), lexical (by words) or dense (by meaning).")
  private Ranking ranking = Ranking.HYBRID;

  TelegramCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = Settings.read(environment);
    Optional<ModelSettings> model = Answering.model(settings, Optional.empty());
    BotSettings bot = settings.bot();
    Log.hide(settings.store().url());
    settings.store().password().ifPresent(Log::hide);
    Path directory = index.directory(settings);
    if (check) {
      report(settings, bot, model, directory);
      return Dateline.DONE;
    }
    BooleanSupplier interrupted = environment.interruption().awaited(SHUTDOWN);
    PrintWriter err = spec.commandLine().getErr();
    try (Log.Streaming _ = Log.service(settings.log(), stream(err))) {
      serve(settings, bot, model, directory, interrupted);
    }
    return Dateline.DONE;
  }

  private void serve(
      Settings settings,
      BotSettings bot,
      Optional<ModelSettings> model,
      Path directory,
      BooleanSupplier interrupted)
      throws InterruptedException {
    Path data = environment.dataDirectory();
    FolderWatch watch =
        new FolderWatch(
            folders(settings, bot, data),
            directory,
            settings.watch().interval(),
            environment.clock());
    if (!settings.watch().folders().isEmpty()) {
      boolean examples = ReadyIndex.takeOver(directory);
      watch.begin(examples ? ArticleIndex.Mode.REBUILD : ArticleIndex.Mode.CONTINUE, interrupted);
    }
    Archive archive = Answering.archive(settings, environment);
    try (PassageSearcher searcher =
            ReadyIndex.open(directory, environment, spec.commandLine().getErr());
        Answering answering =
            Answering.of(model, settings.strictness(), archive, searcher, environment);
        Store store = Store.open(settings.store().url().reveal(), environment.clock());
        FolderWatch _ = watch.start(searcher::refresh)) {
      searcher.prepare(ranking);
      NewsDesk desk = new NewsDesk(answering::answer, searcher, ranking, environment.clock());
      TelegramBot telegram =
          new TelegramBot(
              bot,
              new TelegramBot.Surroundings(
                  store,
                  desk,
                  data,
                  watch::nudge,
                  answering.hasModel(),
                  archive,
                  environment.clock(),
                  new SecureRandom()));
      run(telegram, searcher, interrupted);
    }
  }

  /// The folders to watch: those of the settings, and the one of articles that people add.
  private static List<Path> folders(Settings settings, BotSettings bot, Path data) {
    List<Path> folders = new ArrayList<>(settings.watch().folders());
    if (bot.access().adding() == BotSettings.Adding.NOBODY) {
      return folders;
    }
    Path added = data.resolve("added");
    try {
      Files.createDirectories(added);
    } catch (IOException e) {
      throw new CommandException("can't make " + added + "; check permissions", e);
    }
    folders.add(added);
    return folders;
  }

  private void run(TelegramBot telegram, PassageSearcher searcher, BooleanSupplier interrupted)
      throws InterruptedException {
    Thread stopper =
        Thread.ofVirtual()
            .name("stopper")
            .start(() -> {
              try {
                environment.interruption().await();
                telegram.stop(LAST_WORDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it never started
              }
            });
    try {
      welcome(telegram.start(), telegram, searcher.articles().size());
    } catch (BotException e) {
      if (!interrupted.getAsBoolean()) {
        stopper.interrupt();
        telegram.stop(LAST_WORDS);
        throw e;
      }
    }
    stopper.join();
  }

  private void welcome(String name, TelegramBot telegram, int articles) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "@" + name + " answers from " + Count.of(articles, "article") + "; Ctrl-C stops it");
    telegram
        .firstAdminCode()
        .ifPresent(code ->
            out.println(
                "it has no admin yet; open https://t.me/"
                    + name
                    + "?start="
                    + code
                    + " or send it \"/start "
                    + code
                    + "\" within a day to be the first"));
    out.flush();
  }

  private void report(
      Settings settings, BotSettings bot, Optional<ModelSettings> model, Path directory) {
    BotAccount account = BotAccount.of(bot);
    BotSettings.Access access = bot.access();
    PrintWriter out = spec.commandLine().getOut();
    out.println("bot       @" + account.name() + " (" + Page.harmless(account.title()) + ")");
    out.println(
        "groups    "
            + (account.readsGroups()
                ? "sees all that is said in them"
                : "sees commands, and replies to it (privacy mode)"));
    out.println(
        "updates   "
            + bot.webhook()
                .map(webhook -> "webhook at " + webhook.url())
                .orElse("polling " + bot.api()));
    out.println(
        "access    "
            + access.door().name().toLowerCase(Locale.ROOT)
            + ", "
            + Count.of(access.admins().size(), "admin")
            + " and "
            + access.allowed().size()
            + " more named; articles added by "
            + access.adding().name().toLowerCase(Locale.ROOT));
    out.println("index     " + directory + ", " + articles(directory));
    out.println(
        "watched   "
            + (settings.watch().folders().isEmpty()
                ? "no folders"
                : String.join(
                    ", ", settings.watch().folders().stream().map(Path::toString).toList())));
    out.println("model     " + model.map(this::named).orElse("none; the articles' own sentences"));
    if (model.isPresent()) {
      out.println(
          "records   " + settings.kept().records().map(Path::toString).orElse("none are kept"));
    }
    out.println("store     " + settings.store().kind() + ", kept " + time(bot.keep()));
    out.println(
        "http      "
            + settings.http().getAddress().getHostAddress()
            + " port "
            + settings.http().getPort());
    out.flush();
  }

  /// Which model it is and where; nothing is sent to it.
  private String named(ModelSettings settings) {
    try (LanguageModel model =
        LanguageModel.of(settings, environment.ledger(), environment.clock())) {
      return Page.harmless(model.name() + " at " + model.address());
    }
  }

  private static String time(Duration duration) {
    return duration.toDays() > 0 ? Count.of(duration.toDays(), "day") : Count.of(duration);
  }

  private static String articles(Path directory) {
    if (ReadyIndex.isMissing(directory)) {
      return "not there yet";
    }
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      return Count.of(searcher.articles().size(), "article");
    }
  }

  /// The log's lines go where the command's own do.
  private static OutputStream stream(PrintWriter err) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        err.print(new String(bytes, from, length, StandardCharsets.UTF_8));
        err.flush();
      }
    };
  }
}
