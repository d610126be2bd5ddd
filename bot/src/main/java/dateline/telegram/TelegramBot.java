package dateline.telegram;

import dateline.answer.Archive;
import dateline.chat.NewsDesk;
import dateline.chat.Store;
import dateline.chat.StoreException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeChat;

/// The bot in Telegram, from its start to its end.
public final class TelegramBot {
  private static final Logger log = LoggerFactory.getLogger(TelegramBot.class);

  /// How many lanes are worked on at the same time, for each processor: an answer computes, but a
  /// model would be waited for.
  private static final int LANES = 4;

  /// Ids of updates are kept this long: Telegram forgets an update after a day, and may count anew
  /// after a week.
  private static final Duration IDS_KEPT = Duration.ofDays(14);

  private static final Duration OFFERS_KEPT = Duration.ofDays(2);
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  /// A bot that heard nothing for so long needs a restart: polls last less than a minute.
  private static final Duration DEAF = Duration.ofMinutes(2);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration A_LITTLE = Duration.ofMillis(100);

  private final BotSettings settings;
  private final Surroundings surroundings;
  private final Store store;
  private final Clock clock;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final BotApi api;
  private final Additions additions;
  private final Doorkeeper door;
  private final Questions questions;
  private final Courier courier;
  private final Intake intake;
  private final Poller poller;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Optional<WebFront> front = Optional.empty();
  private volatile Optional<BotAccount> account = Optional.empty();
  private volatile Optional<Lanes> lanes = Optional.empty();
  private volatile boolean hooked;
  private volatile boolean stopping;

  /// What the bot works with.
  ///
  /// @param folder where articles that people add are kept: in its folder `added`
  /// @param added told when an article has been added
  /// @param model whether a language model can write answers
  /// @param archive what is kept of that
  /// @param random thread-safe
  public record Surroundings(
      Store store,
      NewsDesk desk,
      Path folder,
      Runnable added,
      boolean model,
      Archive archive,
      Clock clock,
      RandomGenerator random) {}

  /// How fast the bot goes about things.
  ///
  /// @param calls how long to wait for the network
  record Pace(BotApi.Limits calls, Poller.Pace polls, Courier.Pace sends) {
    static Pace usual() {
      return new Pace(BotApi.Limits.usual(), Poller.Pace.usual(), Courier.Pace.usual());
    }
  }

  public TelegramBot(BotSettings settings, Surroundings surroundings) {
    this(settings, surroundings, Pace.usual());
  }

  TelegramBot(BotSettings settings, Surroundings surroundings, Pace pace) {
    this.settings = settings;
    this.surroundings = surroundings;
    store = surroundings.store();
    clock = surroundings.clock();
    api = new BotApi(settings.api(), settings.token(), pace.calls(), metrics);
    additions = new Additions(surroundings.folder(), surroundings.added());
    door = new Doorkeeper(settings, store, api);
    courier =
        new Courier(
            api,
            store,
            new Rates(clock),
            this::inDoubt,
            this::leave,
            pace.sends(),
            clock,
            surroundings.random(),
            metrics);
    questions =
        new Questions(
            store,
            surroundings.desk(),
            new Screens(courier, store),
            clock,
            surroundings.random(),
            metrics,
            () -> account.map(BotAccount::name).orElse(""));
    intake = new Intake(store, clock, this::wake, questions::changed, metrics);
    poller = new Poller(api, intake, pace.polls(), clock, surroundings.random(), metrics);
  }

  /// Serves health and the webhook, connects to Telegram and begins to work. Waits until Telegram
  /// can be reached.
  ///
  /// @return the bot's user name
  /// @throws BotException when the token is not good, the port is taken, or it was stopped
  ///   meanwhile
  public String start() throws InterruptedException {
    Duration silence = settings.webhook().isPresent() ? Duration.ofDays(365) : DEAF;
    front = Optional.of(openFront(silence));
    Gauges.register(metrics, this::pollAge, store::inbox, store::outbox, clock);
    BotAccount bot = connect();
    account = Optional.of(bot);
    Lanes started = work(bot);
    lanes = Optional.of(started);
    Thread.ofVirtual().name("tidy").start(this::tidyUp);
    Thread.ofVirtual().name("menus").start(this::setMenus);
    courier.start();
    started.start();
    if (settings.webhook().isPresent()) {
      hook(settings.webhook().get());
    } else {
      poller.start();
    }
    return bot.name();
  }

  /// The port that is served on. After [#start()].
  public int port() {
    return front.map(WebFront::port).orElseThrow();
  }

  /// A code that makes whoever hands it in the first admin; empty where there is one, or where none
  /// is needed.
  public Optional<String> firstAdminCode() {
    return door.firstAdminCode();
  }

  private WebFront openFront(Duration deaf) {
    Supplier<String> text = metrics::scrape;
    Optional<WebFront.Webhook> webhook =
        settings
            .webhook()
            .map(each ->
                new WebFront.Webhook(each.secret(), update -> intake.accept(List.of(update))));
    try {
      return WebFront.open(
          settings.http(), new WebFront.Condition(this::pollAge, deaf, this::parts, text), webhook);
    } catch (IOException e) {
      throw new BotException(
          "can't serve on "
              + settings.http().getHostString()
              + " port "
              + settings.http().getPort()
              + "; set http.port to a free port, or to 0",
          e);
    }
  }

  private Lanes work(BotAccount bot) {
    NewsDesk desk = surroundings.desk();
    boolean model = surroundings.model();
    Presses presses =
        new Presses(
            store, api, desk, door, questions, additions, model, surroundings.archive(), clock);
    Reception reception =
        new Reception(store, api, desk, door, questions, additions, presses, model, bot, clock);
    int atOnce = LANES * Runtime.getRuntime().availableProcessors();
    return new Lanes(
        store,
        atOnce,
        incoming -> {
          try {
            reception.work(incoming);
          } finally {
            questions.finished(incoming.id());
          }
          courier.wake();
        },
        incoming -> {
          reception.giveUp(incoming);
          courier.wake();
        });
  }

  /// The bot's own account.
  private BotAccount connect() throws InterruptedException {
    User user = insist("getMe", "telegram.api-url", () -> api.call(new GetMe()));
    return BotAccount.of(user);
  }

  private void hook(BotSettings.Webhook webhook) throws InterruptedException {
    SetWebhook method =
        SetWebhook.builder()
            .url(webhook.url().toString())
            .secretToken(webhook.secret().reveal())
            .allowedUpdates(Poller.KINDS)
            .build();
    hooked = insist("setWebhook", "telegram.webhook-url", () -> api.call(method));
  }

  /// Sets the webhook again where somebody else has taken it away: without it nothing comes in.
  private void keepHooked(BotSettings.Webhook webhook) throws InterruptedException {
    Outcome<WebhookInfo> told = api.call(new GetWebhookInfo());
    boolean gone =
        told instanceof Outcome.Done<WebhookInfo>(WebhookInfo info)
            && !webhook.url().toString().equals(info.getUrl());
    if (gone) {
      hooked = false;
      log.atWarn().log("the webhook was taken away, setting it again");
      hook(webhook);
    }
  }

  /// Calls until Telegram can be reached and does what it is asked for.
  ///
  /// @param setting what to check where Telegram says no
  private <T> T insist(String what, String setting, Supplier<Outcome<T>> call)
      throws InterruptedException {
    Duration wait = FIRST_WAIT;
    while (!stopping) {
      Outcome<T> outcome = call.get();
      Duration pause = wait;
      switch (outcome) {
        case Outcome.Done<T>(T value) -> {
          return value;
        }
        case Outcome.Unauthorized<T> _ ->
            throw new BotException("Telegram does not know the token; check telegram.token");
        case Outcome.Wait<T>(Duration asked) -> pause = asked.plus(A_LITTLE);
        case Outcome.Again<T> _, Outcome.Unknown<T> _ -> {
          log.atWarn()
              .addKeyValue("call", what)
              .addKeyValue("outcome", outcome.name())
              .log("can't reach Telegram, trying again");
          Duration twice = wait.multipliedBy(2);
          wait = twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
        }
        default ->
            throw new BotException(
                "Telegram did not take " + what + " (" + outcome.name() + "); check " + setting);
      }
      stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
    throw new BotException("stopped before Telegram could be reached");
  }

  /// The menus of commands; without them all works, so nothing waits for them.
  private void setMenus() {
    try {
      setAllMenus();
    } catch (StoreException e) {
      log.atWarn().setCause(e).log("could not set the menus of commands");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void setAllMenus() throws InterruptedException {
    boolean adding = !door.isAddingOff();
    for (String language : Face.languages()) {
      Face face = new Face(language);
      String code = language.equals("en") ? "" : language;
      menu(face.menu(Face.Audience.PRIVATE, adding), new BotCommandScopeAllPrivateChats(), code);
      menu(face.menu(Face.Audience.GROUP, false), new BotCommandScopeAllGroupChats(), code);
      for (long admin : door.admins()) {
        BotCommandScope scope = new BotCommandScopeChat(String.valueOf(admin));
        menu(face.menu(Face.Audience.ADMIN, adding), scope, code);
      }
    }
  }

  private void menu(List<Face.MenuEntry> entries, BotCommandScope scope, String language)
      throws InterruptedException {
    List<BotCommand> commands =
        entries.stream().map(each -> new BotCommand(each.word(), each.meaning())).toList();
    SetMyCommands method = SetMyCommands.builder().commands(commands).scope(scope).build();
    if (!language.isEmpty()) {
      method.setLanguageCode(language);
    }
    try {
      insist("setMyCommands", "the texts of the commands", () -> api.call(method));
    } catch (BotException e) {
      if (!stopping) {
        log.atWarn().addKeyValue("why", e.getMessage()).log("could not set a menu of commands");
      }
    }
  }

  private void wake() {
    lanes.ifPresent(Lanes::wake);
  }

  /// A note in place of an answer that may not have arrived, with a button that shows it. In place
  /// of a note, the same note.
  private Optional<Store.Parcel> inDoubt(Store.Queued queued) {
    Store.Parcel parcel = queued.parcel();
    return parcel
        .turn()
        .flatMap(store::turn)
        .map(turn -> {
          Face face = Face.of(store.chat(parcel.lane().chat()), "en");
          long chat = parcel.lane().chat();
          OptionalLong replyTo = Outgoing.decode(parcel.payload()).to(chat).replyTo();
          Outgoing note =
              new Outgoing(OptionalLong.empty(), replyTo, face.perhaps(turn.id())).of(chat);
          return new Store.Parcel(parcel.lane(), parcel.turn(), note.encode());
        });
  }

  /// A chat is closed to the bot: whoever asked there is gone.
  private void leave(long chat) {
    questions.leave(chat);
  }

  private void tidyUp() {
    try {
      do {
        tidy();
        if (hooked && settings.webhook().isPresent()) {
          keepHooked(settings.webhook().get());
        }
      } while (!stopped.await(TIDY_EVERY.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tidy() {
    try {
      Instant now = clock.instant();
      store.expire(now.minus(settings.keep()), now.minus(IDS_KEPT));
      additions.expire(now.minus(OFFERS_KEPT));
      surroundings.archive().expire();
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("could not tidy up, trying again in an hour");
    }
  }

  private Duration pollAge() {
    return settings.webhook().isPresent() || account.isEmpty() ? Duration.ZERO : poller.age();
  }

  /// What has to be well for the bot to answer.
  private List<WebFront.Part> parts() {
    List<WebFront.Part> parts = new ArrayList<>();
    parts.add(
        new WebFront.Part(
            "telegram",
            account.isPresent() ? trouble() : Optional.of("Telegram was not reached yet")));
    parts.add(new WebFront.Part("store", storeTrouble()));
    boolean articles = surroundings.desk().count() > 0;
    parts.add(
        new WebFront.Part(
            "index", articles ? Optional.empty() : Optional.of("there are no articles")));
    return parts;
  }

  private Optional<String> trouble() {
    if (settings.webhook().isPresent()) {
      return hooked ? Optional.empty() : Optional.of("the webhook is not set");
    }
    return switch (poller.state()) {
      case STARTING, POLLING, WAITING -> Optional.empty();
      case UNREACHABLE -> Optional.of("Telegram can't be reached");
      case RIVAL -> Optional.of("another process uses the same token; stop one of them");
      case HOOKED -> Optional.of("somebody else sets a webhook for this token");
      case STORE_FAILING -> Optional.of("what comes in can't be stored");
      case UNAUTHORIZED -> Optional.of("Telegram does not know the token (any more)");
      case STOPPED -> Optional.of("stopped");
    };
  }

  private Optional<String> storeTrouble() {
    try {
      store.inbox();
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of("the database can't be read");
    }
  }

  /// Takes nothing more in, brings what is begun to its end, and leaves the rest for the next
  /// start.
  ///
  /// @param patience in which this must be done
  /// @return whether all that was begun came to its end
  public boolean stop(Duration patience) throws InterruptedException {
    stopping = true;
    stopped.countDown();
    long end = System.nanoTime() + patience.toNanos();
    poller.stop();
    front.ifPresent(WebFront::close);
    boolean done = true;
    if (lanes.isPresent()) {
      done = lanes.get().stop(patience.multipliedBy(2).dividedBy(3));
      done &= courier.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    api.close();
    return done;
  }
}
