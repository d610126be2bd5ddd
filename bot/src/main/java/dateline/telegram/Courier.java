package dateline.telegram;

import dateline.chat.Lane;
import dateline.chat.Store;
import dateline.chat.StoreException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessageDraft;

/// Sends what the store has to be sent: each chat's parcels in their order, many chats at once, and
/// no faster than [Rates] allow.
///
/// A parcel is marked before it is handed over and after it has arrived. What surely did not arrive
/// is tried again; what may have arrived is not, but a note is sent in its place from which the
/// person can get at it. A note and an edit do no harm twice, so they are tried until they are
/// known to be done.
final class Courier {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  private static final Duration OTHERS_ARRIVE = Duration.ofMinutes(2);

  /// Nothing is sent while the token is wrong; somebody has to act.
  private static final Duration UNTIL_AUTHORIZED = Duration.ofMinutes(1);

  /// The longest sleep: a clock that is set forward wakes nobody.
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

  /// How much is sent at once, and what comes after failures.
  ///
  /// @param attempts a parcel that fails so often while others arrive is to blame itself
  /// @param trouble how long to wait after a failure
  record Pace(int atOnce, int attempts, BackOff trouble) {
    static Pace usual() {
      return new Pace(32, 20, new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(15)));
    }
  }

  private final BotApi api;
  private final Store store;
  private final Rates rates;
  private final Function<Store.Queued, Optional<Store.Parcel>> instead;
  private final LongConsumer closed;
  private final Pace pace;
  private final Clock clock;
  private final RandomGenerator random;
  private final Counter unknown;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Long> busy = new HashSet<>();
  private final Map<Long, Instant> held = new HashMap<>();
  private final Map<String, Instant> quiet = new HashMap<>();
  private boolean running = true;
  private boolean abandoned;
  private boolean woken;
  private int storeFailures;
  private Instant lastArrival = Instant.MIN;

  /// @param instead what to send for a parcel that may have arrived, and is not sent again; for
  ///   what it has given, the same
  /// @param closed is told the chats that turn out to be closed to the bot
  /// @param random thread-safe
  Courier(
      BotApi api,
      Store store,
      Rates rates,
      Function<Store.Queued, Optional<Store.Parcel>> instead,
      LongConsumer closed,
      Pace pace,
      Clock clock,
      RandomGenerator random,
      MeterRegistry metrics) {
    this.api = api;
    this.store = store;
    this.rates = rates;
    this.instead = instead;
    this.closed = closed;
    this.pace = pace;
    this.clock = clock;
    this.random = random;
    unknown = metrics.counter("dateline.sends.unknown");
  }

  /// Settles what was on its way when the last process died, and begins to send; once.
  void start() {
    store.parked().forEach(this::hold);
    for (Store.Queued queued : store.interrupted()) {
      Optional<Outgoing> outgoing = read(queued);
      if (outgoing.isEmpty()) {
        continue;
      }
      if (outgoing.get().edits().isPresent()) {
        store.again(queued.id(), clock.instant(), false);
      } else {
        doubt(queued, "the process ended while it was sent");
      }
    }
    Thread.ofVirtual().name("courier").start(this::run);
  }

  /// There may be something to send.
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Sends nothing more, and waits until what is on its way has arrived. What has not by then is in
  /// doubt at the next start.
  ///
  /// @return whether all has
  boolean stop(Duration patience) {
    lock.lock();
    try {
      running = false;
      changed.signalAll();
      long left = patience.toNanos();
      while (!busy.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      abandoned = true;
      changed.signalAll();
      return busy.isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Calls what may as well be left out: a sign of typing, a draft, an edit on the way to the final
  /// one. It is left out while Telegram wants it left alone, and what counts as a message is also
  /// left out when it would be too fast or parcels wait to go there, since it would overtake them.
  ///
  /// @param counts whether it counts as a message (an edit does)
  /// @return empty if it was left out
  <T extends Serializable> Optional<Outcome<T>> passing(
      long chat, boolean counts, BotApiMethod<T> method) {
    String key = method.getMethod() + " " + chat;
    if (!isWanted(key) || (counts && !reserve(chat))) {
      return Optional.empty();
    }
    Optional<Instant> until = Optional.empty();
    try {
      if (counts && !(store.isClear(chat) && rates.take(chat).isZero())) {
        return Optional.empty();
      }
      Outcome<T> outcome = api.call(method);
      switch (outcome) {
        case Outcome.Wait<T>(Duration time) -> {
          until = Optional.of(after(time));
          if (counts) {
            store.park(chat, until.get());
          } else {
            silence(key, until.get());
          }
        }
        // a draft may be refused where a message is not
        case Outcome.Gone<T>(String why) when !(method instanceof SendMessageDraft) ->
            close(chat, why);
        default -> {
          // as good as left out
        }
      }
      return Optional.of(outcome);
    } finally {
      if (counts) {
        free(chat, until);
      }
    }
  }

  private boolean isWanted(String key) {
    lock.lock();
    try {
      Instant now = clock.instant();
      quiet.values().removeIf(each -> !each.isAfter(now));
      return running && !quiet.containsKey(key);
    } finally {
      lock.unlock();
    }
  }

  private void hold(long chat, Instant until) {
    lock.lock();
    try {
      held.merge(chat, until, Courier::later);
    } finally {
      lock.unlock();
    }
  }

  /// Keeps everything else from a chat until it is free again.
  ///
  /// @return false if it is taken, or not to be written to yet
  private boolean reserve(long chat) {
    lock.lock();
    try {
      return !unavailable().contains(chat) && busy.add(chat);
    } finally {
      lock.unlock();
    }
  }

  /// @param until when it may be written to again
  private void free(long chat, Optional<Instant> until) {
    lock.lock();
    try {
      busy.remove(chat);
      until.ifPresent(each -> held.merge(chat, each, Courier::later));
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void silence(String key, Instant until) {
    lock.lock();
    try {
      quiet.merge(key, until, Courier::later);
    } finally {
      lock.unlock();
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  // what is due

  private void run() {
    Optional<Instant> next = Optional.of(Instant.MIN);
    while (sleeps(next)) {
      next = sendsWhatIsDue();
    }
  }

  /// Sleeps until a time or until something changes.
  ///
  /// @return whether to go on
  private boolean sleeps(Optional<Instant> until) {
    lock.lock();
    try {
      while (running && !woken && until.map(clock.instant()::isBefore).orElse(true)) {
        Duration left =
            until
                .map(each -> Duration.between(clock.instant(), each))
                .filter(each -> each.compareTo(LONGEST_SLEEP) < 0)
                .orElse(LONGEST_SLEEP);
        long unslept = changed.awaitNanos(left.toNanos());
        woken |= unslept <= 0 && left.equals(LONGEST_SLEEP);
      }
      woken = false;
      return running;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// @return when to look again, if nothing changes before
  private Optional<Instant> sendsWhatIsDue() {
    try {
      Set<Long> seen = new HashSet<>(unavailable());
      List<Store.Queued> due = due(seen);
      while (!due.isEmpty()) {
        for (Store.Queued each : due) {
          seen.add(each.parcel().lane().chat());
          send(each);
        }
        due = due(seen);
      }
      storeFailures = 0;
      return earliest(store.nextDue());
    } catch (RuntimeException e) {
      storeFailures++;
      log.atError().setCause(e).log("the store can't say what is to be sent");
      return Optional.of(clock.instant().plus(pace.trouble.after(storeFailures, random)));
    }
  }

  private List<Store.Queued> due(Collection<Long> seen) {
    int free = free();
    return free > 0 ? store.due(seen, free) : List.of();
  }

  private int free() {
    lock.lock();
    try {
      return running ? pace.atOnce - busy.size() : 0;
    } finally {
      lock.unlock();
    }
  }

  /// Chats that are being sent to, and those that are not to be yet.
  private Set<Long> unavailable() {
    lock.lock();
    try {
      Instant now = clock.instant();
      held.values().removeIf(each -> !each.isAfter(now));
      Set<Long> chats = new HashSet<>(busy);
      chats.addAll(held.keySet());
      return chats;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Instant> earliest(Optional<Instant> next) {
    lock.lock();
    try {
      Optional<Instant> released = held.values().stream().min(Instant::compareTo);
      return released.isPresent() && next.map(released.get()::isBefore).orElse(true)
          ? released
          : next;
    } finally {
      lock.unlock();
    }
  }

  private void send(Store.Queued queued) {
    long chat = queued.parcel().lane().chat();
    lock.lock();
    try {
      Duration wait = rates.take(chat);
      if (!wait.isZero()) {
        held.merge(chat, clock.instant().plus(wait), Courier::later);
        return;
      }
      busy.add(chat);
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().name("send to " + chat).start(() -> deliver(queued));
  }

  // one parcel

  private void deliver(Store.Queued queued) {
    long chat = queued.parcel().lane().chat();
    Optional<Instant> free = Optional.empty();
    try {
      handOver(queued);
    } catch (RuntimeException | Error e) { // its chat must not stay busy
      free = Optional.of(clock.instant().plus(pace.trouble.first()));
      log.atError().setCause(e).addKeyValue("parcel", queued.id()).log("a parcel was not sent");
    }
    free(chat, free);
  }

  private void handOver(Store.Queued queued) {
    Optional<Outgoing> outgoing = read(queued);
    if (outgoing.isEmpty() || !marks(queued)) {
      return; // nothing that can be sent, or its chat was closed meanwhile
    }
    try {
      Outcome<Integer> outcome = api.call(outgoing.get().call(queued.parcel().lane()));
      insist(() -> settle(queued, outgoing.get(), outcome));
    } catch (StoreException e) {
      throw e; // the end is near: what is on its way is looked at again at the next start
    } catch (RuntimeException | Error e) {
      // left as it is, the parcel would hold its chat up until the next start
      boolean edits = outgoing.get().edits().isPresent();
      Instant soon = clock.instant().plus(pace.trouble.first());
      insist(() -> {
        if (edits) {
          store.again(queued.id(), soon, true);
        } else {
          doubt(queued, "it was not seen how it ended");
        }
      });
      throw e;
    }
  }

  /// Marks a parcel as being sent.
  private boolean marks(Store.Queued queued) {
    try {
      return store.sending(queued.id());
    } catch (StoreException e) {
      // it may be marked for all that, and nothing was sent
      insist(() -> store.again(queued.id(), clock.instant(), false));
      throw e;
    }
  }

  /// Reads a parcel; one that can't be read, or made into a call, is out of the way at once.
  private Optional<Outgoing> read(Store.Queued queued) {
    try {
      Lane lane = queued.parcel().lane();
      Outgoing outgoing = Outgoing.decode(queued.parcel().payload()).to(lane.chat());
      outgoing.call(lane);
      return Optional.of(outgoing);
    } catch (RuntimeException e) {
      log.atError().setCause(e).addKeyValue("parcel", queued.id()).log("a parcel can't be read");
      giveUp(queued, "its payload can't be read: " + e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /// Notes how a call ended, for as long as it takes: else nobody would know.
  private void insist(Runnable note) {
    int failures = 0;
    while (true) {
      try {
        note.run();
        return;
      } catch (StoreException e) {
        failures++;
        log.atError().setCause(e).log("the store can't note how a parcel was received");
        if (!waitsToInsist(pace.trouble.after(failures, random))) {
          throw e;
        }
      }
    }
  }

  private boolean waitsToInsist(Duration time) {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!abandoned && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !abandoned;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void settle(Store.Queued queued, Outgoing outgoing, Outcome<Integer> outcome) {
    switch (outcome) {
      case Outcome.Done<Integer>(Integer message) ->
          arrived(queued, outgoing, OptionalLong.of(message));
      case Outcome.Unchanged<Integer> _ -> arrived(queued, outgoing, outgoing.edits());
      case Outcome.Wait<Integer>(Duration time) -> park(queued, time);
      case Outcome.Again<Integer>(String why) -> later(queued, why);
      case Outcome.Unknown<Integer>(String why) -> {
        if (outgoing.edits().isPresent()) {
          later(queued, why);
        } else {
          doubt(queued, why);
        }
      }
      case Outcome.Gone<Integer>(String why) -> {
        close(queued.parcel().lane().chat(), why);
        store.undeliverable(queued.id(), why); // if it has moved to another chat meanwhile
      }
      case Outcome.Moved<Integer>(long chat) -> move(queued, chat);
      case Outcome.TargetMissing<Integer> _ ->
          change(
              queued,
              outgoing.edits().isPresent() ? Optional.of(outgoing.asNew()) : Optional.empty(),
              "the message to edit is gone");
      case Outcome.ReplyMissing<Integer> _ ->
          change(queued, outgoing.withoutReply(), "the message to reply to is gone");
      case Outcome.TopicMissing<Integer> _ ->
          change(queued, outgoing.withoutTopic(), "the topic is gone");
      case Outcome.TooLong<Integer> _ -> change(queued, outgoing.shorter(), "it is too long");
      case Outcome.Malformed<Integer>(String why) -> {
        log.atError()
            .addKeyValue("parcel", queued.id())
            .addKeyValue("why", why)
            .log("telegram can't read what was made of an answer; please report this");
        change(queued, outgoing.plainer(), why);
      }
      case Outcome.Unauthorized<Integer> _ ->
          store.again(queued.id(), clock.instant().plus(UNTIL_AUTHORIZED), false);
      case Outcome.Rival<Integer>(String why) -> later(queued, why);
      case Outcome.Hooked<Integer>(String why) -> later(queued, why);
      case Outcome.Expired<Integer> _ -> giveUp(queued, "it is too late");
      case Outcome.Refused<Integer>(int code, String why) -> giveUp(queued, code + " " + why);
    }
  }

  private void close(long chat, String why) {
    int dropped = store.deactivate(chat);
    closed.accept(chat);
    log.atWarn()
        .addKeyValue("chat", chat)
        .addKeyValue("why", why)
        .addKeyValue("dropped", dropped)
        .log("the chat is closed to the bot");
  }

  private void arrived(Store.Queued queued, Outgoing outgoing, OptionalLong message) {
    Optional<Outgoing> following = outgoing.following();
    if (following.isPresent()) {
      store.rewrite(queued.id(), following.get().encode());
    } else {
      store.sent(queued.id(), message);
    }
    lock.lock();
    try {
      lastArrival = clock.instant();
    } finally {
      lock.unlock();
    }
  }

  /// Telegram wants the whole chat left alone.
  private void park(Store.Queued queued, Duration time) {
    Lane lane = queued.parcel().lane();
    Instant until = after(time);
    store.again(queued.id(), until, false);
    store.park(lane.chat(), until);
    hold(lane.chat(), until);
    said(queued).addKeyValue("seconds", time.toSeconds()).log("parked");
  }

  private void later(Store.Queued queued, String why) {
    if (queued.attempts() + 1 >= pace.attempts && othersArrive()) {
      giveUp(queued, "failed " + pace.attempts + " times, at last by " + why);
      return;
    }
    Duration pause = pace.trouble.after(queued.attempts() + 1, random);
    store.again(queued.id(), clock.instant().plus(pause), true);
    said(queued)
        .addKeyValue("why", why)
        .addKeyValue("attempts", queued.attempts() + 1)
        .log("not sent yet");
  }

  private boolean othersArrive() {
    lock.lock();
    try {
      return lastArrival.isAfter(clock.instant().minus(OTHERS_ARRIVE));
    } finally {
      lock.unlock();
    }
  }

  private void doubt(Store.Queued queued, String why) {
    Optional<Store.Parcel> note = note(queued);
    if (note.equals(Optional.of(queued.parcel()))) {
      later(queued, why); // it is the note: without it nobody gets at the answer
      return;
    }
    store.unknown(queued.id(), note);
    unknown.increment();
    said(queued)
        .addKeyValue("why", why)
        .addKeyValue("note", note.isPresent())
        .log("nobody knows whether a parcel has arrived; it is not sent again");
  }

  private Optional<Store.Parcel> note(Store.Queued queued) {
    try {
      return instead.apply(queued);
    } catch (RuntimeException e) {
      log.atError().setCause(e).addKeyValue("parcel", queued.id()).log("no note can be made");
      return Optional.empty();
    }
  }

  private void move(Store.Queued queued, long chat) {
    long from = queued.parcel().lane().chat();
    if (chat == from) {
      giveUp(queued, "the chat has moved to itself");
      return;
    }
    store.again(queued.id(), clock.instant(), false);
    store.rename(from, chat);
    said(queued).addKeyValue("to", chat).log("a chat has a new id");
  }

  private void change(Store.Queued queued, Optional<Outgoing> form, String why) {
    if (form.isEmpty()) {
      giveUp(queued, why);
      return;
    }
    store.rewrite(queued.id(), form.get().encode());
    said(queued).addKeyValue("why", why).log("a parcel is sent in another form");
  }

  private void giveUp(Store.Queued queued, String why) {
    store.undeliverable(queued.id(), why);
    said(queued).addKeyValue("why", why).log("a parcel can't be delivered");
  }

  private static org.slf4j.spi.LoggingEventBuilder said(Store.Queued queued) {
    return log.atWarn()
        .addKeyValue("chat", queued.parcel().lane().chat())
        .addKeyValue("parcel", queued.id());
  }

  /// A little after a wait that Telegram asked for.
  private Instant after(Duration wait) {
    return clock.instant().plus(wait).plusMillis(random.nextInt(50, 250));
  }
}
