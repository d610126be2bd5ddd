package dateline.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;

/// Fetches updates by long poll, one poll after the other on a thread of its own.
///
/// A poll confirms what the one before it brought, so it goes out only when that is stored; what
/// comes twice, the store knows. Ids may jump either way (after a quiet week the server starts anew
/// at random): nothing is ever dropped for its id.
final class Poller {
  /// The kinds of updates the bot wants.
  static final List<String> KINDS =
      List.of("message", "edited_message", "callback_query", "my_chat_member");

  private static final Logger log = LoggerFactory.getLogger(Poller.class);

  /// How the polling goes.
  enum State {
    STARTING,
    POLLING,
    /// Telegram asked for patience.
    WAITING,
    /// Telegram can't be reached, or is in trouble.
    UNREACHABLE,
    /// Another process polls with the same token, now the one, now the other.
    RIVAL,
    /// A webhook is set; it was deleted once, and not again where somebody sets it anew.
    HOOKED,
    /// What comes can't be stored.
    STORE_FAILING,
    /// The token is wrong or revoked; nothing goes on until the next start.
    UNAUTHORIZED,
    STOPPED
  }

  /// How long a poll lasts, and how long to wait after a failure, and after another's poll.
  record Pace(Duration poll, BackOff trouble, BackOff rival) {
    static Pace usual() {
      return new Pace(
          Duration.ofSeconds(50),
          new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30)),
          new BackOff(Duration.ofSeconds(5), Duration.ofSeconds(30)));
    }
  }

  private final BotApi api;
  private final Intake intake;
  private final Pace pace;
  private final Clock clock;
  private final RandomGenerator random;
  private final MeterRegistry metrics;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopped = lock.newCondition();
  private boolean running = true;
  private volatile State state = State.STARTING;
  private volatile Instant completed;
  private long offset;
  private int failures;
  private boolean unhooked;

  Poller(
      BotApi api,
      Intake intake,
      Pace pace,
      Clock clock,
      RandomGenerator random,
      MeterRegistry metrics) {
    this.api = api;
    this.intake = intake;
    this.pace = pace;
    this.clock = clock;
    this.random = random;
    this.metrics = metrics;
    completed = clock.instant();
  }

  /// Begins to poll; once.
  void start() {
    Thread.ofVirtual().name("poll").start(this::run);
  }

  /// Ends the poll that waits. When it returns, nothing more is stored.
  void stop() {
    lock.lock();
    try {
      running = false;
      state = State.STOPPED;
      stopped.signalAll();
    } finally {
      lock.unlock();
    }
    api.stopPolling();
  }

  State state() {
    return state;
  }

  /// The time since a poll was last answered as it should be, and what it brought was stored.
  Duration age() {
    return Duration.between(completed, clock.instant());
  }

  private void run() {
    boolean goesOn = true;
    while (goesOn) {
      Outcome<TolerantGetUpdates.Batch> outcome =
          api.call(new TolerantGetUpdates(offset, pace.poll, KINDS));
      metrics.counter("dateline.polls", "outcome", outcome.name()).increment();
      if (outcome instanceof Outcome.Hooked<?> && !unhooked) {
        log.atWarn().log("a webhook was set; it is deleted, since this bot polls");
        unhooked = api.call(new DeleteWebhook()) instanceof Outcome.Done<?>;
      }
      goesOn = goesOnAfter(outcome);
    }
  }

  /// Stores what came and waits as long as it has to.
  ///
  /// @return whether to poll again
  private boolean goesOnAfter(Outcome<TolerantGetUpdates.Batch> outcome) {
    lock.lock();
    try {
      if (!running) {
        return false;
      }
      return switch (outcome) {
        case Outcome.Done<TolerantGetUpdates.Batch>(TolerantGetUpdates.Batch batch) ->
            accepted(batch)
                || pauses(State.STORE_FAILING, "the updates were not stored", pace.trouble);
        case Outcome.Wait<?>(Duration time) -> waits(time);
        case Outcome.Unauthorized<?> _ -> {
          state = State.UNAUTHORIZED;
          log.atError()
              .log(
                  "telegram does not know the bot token; set telegram.token to the one of @BotFather");
          yield false;
        }
        case Outcome.Rival<?> _ ->
            pauses(
                State.RIVAL,
                "another process polls with this bot token; stop it, or give each its own bot",
                pace.rival);
        case Outcome.Hooked<?> _ ->
            pauses(
                State.HOOKED,
                "a webhook is set; end who sets it, or configure this bot to use one",
                pace.trouble);
        case Outcome.Again<?>(String why) -> pauses(State.UNREACHABLE, why, pace.trouble);
        case Outcome.Unknown<?>(String why) -> pauses(State.UNREACHABLE, why, pace.trouble);
        case Outcome.Refused<?>(int code, String why) ->
            pauses(State.UNREACHABLE, code + " " + why, pace.trouble);
        case Outcome.Gone<?> _,
            Outcome.Moved<?> _,
            Outcome.Unchanged<?> _,
            Outcome.TargetMissing<?> _,
            Outcome.ReplyMissing<?> _,
            Outcome.TopicMissing<?> _,
            Outcome.TooLong<?> _,
            Outcome.Expired<?> _,
            Outcome.Malformed<?> _ ->
            pauses(State.UNREACHABLE, "an answer that fits no poll", pace.trouble);
      };
    } finally {
      lock.unlock();
    }
  }

  private boolean accepted(TolerantGetUpdates.Batch batch) {
    try {
      intake.accept(batch.updates());
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("the updates can't be stored, so they are not confirmed");
      return false;
    }
    if (batch.next() == 0 && !batch.updates().isEmpty()) {
      return false; // none that can be confirmed: the same would come at once
    }
    if (batch.next() != 0) {
      offset = batch.next();
    }
    completed = clock.instant();
    state = State.POLLING;
    failures = 0;
    return true;
  }

  private boolean waits(Duration time) {
    state = State.WAITING;
    log.atWarn().addKeyValue("seconds", time.toSeconds()).log("telegram asks to poll later");
    sleep(time.plusMillis(random.nextInt(50, 250)));
    return running;
  }

  private boolean pauses(State because, String why, BackOff backOff) {
    failures++;
    state = because;
    Duration pause = backOff.after(failures, random);
    log.atWarn()
        .addKeyValue("state", because)
        .addKeyValue("why", why)
        .addKeyValue("failures", failures)
        .addKeyValue("millis", pause.toMillis())
        .log("polling goes on later");
    sleep(pause);
    return running;
  }

  /// Sleeps with the lock let go, until the time is over or the poller is stopped.
  private void sleep(Duration time) {
    try {
      long left = time.toNanos();
      while (running && left > 0) {
        left = stopped.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }
}
