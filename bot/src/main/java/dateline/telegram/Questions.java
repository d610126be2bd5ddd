package dateline.telegram;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Question;
import dateline.chat.Lane;
import dateline.chat.NewsDesk;
import dateline.chat.Reply;
import dateline.chat.Store;
import dateline.chat.Turn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Answers the questions of chats: what was said before goes with a question, the chat sees that it
/// is worked on and can stop it, and the answer is kept with its citations.
final class Questions {

  /// How many earlier turns go with a question.
  private static final int TURNS = 4;

  /// What was said longer ago is another conversation, unless a reply points at it.
  private static final Duration SAME_TALK = Duration.ofMinutes(30);

  /// An answer this late says what it answers.
  private static final Duration LATE = Duration.ofSeconds(20);

  private static final String ID_LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 10;

  private final Store store;
  private final NewsDesk desk;
  private final Screens screens;
  private final Clock clock;
  private final RandomGenerator random;
  private final MeterRegistry metrics;
  private final Supplier<String> botName;
  private final Map<Long, Running> running = new ConcurrentHashMap<>();

  /// How long a question that is stopped may take to come to its end.
  private static final Duration ENDING = Duration.ofSeconds(10);

  /// A question being worked on.
  ///
  /// @param over is counted down when what came of it is in the store
  private record Running(Asked asked, Live live, CountDownLatch over) {}

  /// A question of a chat.
  ///
  /// @param update the number of the update it came with
  /// @param message the message that holds it
  /// @param at when it was asked
  /// @param earlier the turns it may lean on, oldest first
  /// @param model whether a language model may write
  /// @param place the message whose place the answer takes
  record Asked(
      long update,
      Lane lane,
      boolean inGroup,
      long person,
      long message,
      Instant at,
      String text,
      List<Question.Turn> earlier,
      Question.Length length,
      boolean model,
      OptionalLong place,
      Face face) {}

  /// What became of a question.
  ///
  /// @param turn kept where it was answered or refused
  record Done(Optional<Turn> turn, List<Store.Parcel> parcels) {}

  Questions(
      Store store,
      NewsDesk desk,
      Screens screens,
      Clock clock,
      RandomGenerator random,
      MeterRegistry metrics,
      Supplier<String> botName) {
    this.store = store;
    this.desk = desk;
    this.screens = screens;
    this.clock = clock;
    this.random = random;
    this.metrics = metrics;
    this.botName = botName;
  }

  /// What a question of a lane may lean on: the last turns, if they were not long ago.
  List<Question.Turn> recent(Lane lane, Instant at) {
    return said(
        store.recent(lane, TURNS).stream()
            .filter(turn -> turn.at().plus(SAME_TALK).isAfter(at))
            .toList());
  }

  /// What a question that replies to a turn leans on.
  List<Question.Turn> upTo(Turn turn) {
    return said(store.upTo(turn, TURNS));
  }

  /// What the question of a turn leaned on.
  List<Question.Turn> before(Turn turn) {
    return said(
        store.upTo(turn, TURNS + 1).stream().filter(each -> !each.id().equals(turn.id())).toList());
  }

  private static List<Question.Turn> said(List<Turn> turns) {
    return turns.stream()
        .flatMap(turn ->
            Stream.of(
                new Question.Turn(Question.Role.USER, turn.question()),
                new Question.Turn(Question.Role.BOT, turn.text())))
        .toList();
  }

  /// Answers a question. Empty when it was changed meanwhile and is to be asked anew. Whoever asks
  /// says by [#finished] that what came of it is in the store.
  Optional<Done> ask(Asked asked) {
    long start = System.nanoTime();
    Live live =
        new Live(
            asked.lane(),
            Live.Pace.of(asked.inGroup()),
            screens.of(
                new Screens.Shown(
                    asked.update(), asked.inGroup(), noteAnswers(asked), asked.face())),
            store.note(asked.update()));
    running.put(asked.update(), new Running(asked, live, new CountDownLatch(1)));
    Reply reply;
    try (live) {
      live.start();
      reply =
          desk.ask(
              asked.text(),
              asked.earlier(),
              asked.length(),
              asked.model() ? Question.Writer.ANY : Question.Writer.EXTRACTIVE,
              live);
    }
    if (live.forgotten()) {
      reply = new Reply.Stopped(); // whatever it came to meanwhile
    }
    count(reply, start);
    if (reply instanceof Reply.Stopped && live.changed()) {
      return Optional.empty();
    }
    if (reply instanceof Reply.Stopped && (live.left() || asked.place().isPresent())) {
      return Optional.of(new Done(Optional.empty(), List.of())); // what stands there stays
    }
    Optional<Turn> turn = turn(asked, reply);
    List<Body> bodies =
        asked.face().reply(reply, new Face.Asked(turn.map(Turn::id).orElse(""), asked.length()));
    if (asked.inGroup() && turn.isPresent()) {
      bodies = withWayOut(bodies, turn.get(), asked.face());
    }
    OptionalLong note = live.note();
    if (asked.place().isPresent()) {
      note.ifPresent(each -> screens.removes(asked.lane(), each));
      return Optional.of(
          new Done(
              turn,
              parcels(
                  asked.lane(), turn.map(Turn::id), asked.place(), OptionalLong.empty(), bodies)));
    }
    // a draft fades when a new message comes, but not when another is changed
    boolean apart =
        live.shownApart() && note.isPresent() && screens.removes(asked.lane(), note.getAsLong());
    OptionalLong edits = apart ? OptionalLong.empty() : note;
    return Optional.of(
        new Done(turn, parcels(asked.lane(), turn.map(Turn::id), edits, replyTo(asked), bodies)));
  }

  /// Adds a button that leads from a group to the private chat, where talk disturbs nobody.
  private List<Body> withWayOut(List<Body> bodies, Turn turn, Face face) {
    Body last = bodies.getLast();
    List<List<Body.Button>> buttons = new ArrayList<>(last.buttons());
    buttons.add(
        List.of(
            face.privately(
                "https://t.me/" + botName.get() + "?start=" + Reception.SHARED + turn.id())));
    List<Body> changed = new ArrayList<>(bodies.subList(0, bodies.size() - 1));
    changed.add(new Body(last.text(), last.marks(), buttons));
    return changed;
  }

  /// Bodies as parcels to a lane.
  ///
  /// @param edits the message whose place the first takes
  /// @param replyTo the message that the first replies to
  static List<Store.Parcel> parcels(
      Lane lane,
      Optional<String> turn,
      OptionalLong edits,
      OptionalLong replyTo,
      List<Body> bodies) {
    List<Store.Parcel> parcels = new ArrayList<>();
    for (Body body : bodies) {
      boolean first = parcels.isEmpty();
      Outgoing outgoing =
          new Outgoing(
              first ? edits : OptionalLong.empty(), first ? replyTo : OptionalLong.empty(), body);
      parcels.add(new Store.Parcel(lane, turn, outgoing.of(lane.chat()).encode()));
    }
    return parcels;
  }

  /// A note in a group is a reply, too: the answer takes its place, and an edit can't become one.
  private OptionalLong noteAnswers(Asked asked) {
    return asked.place().isPresent() ? OptionalLong.empty() : replyTo(asked);
  }

  private OptionalLong replyTo(Asked asked) {
    boolean late = asked.at().plus(LATE).isBefore(clock.instant());
    return asked.inGroup() || late ? OptionalLong.of(asked.message()) : OptionalLong.empty();
  }

  private Optional<Turn> turn(Asked asked, Reply reply) {
    if (!(reply instanceof Reply.Answered(Answer answer))) {
      return Optional.empty();
    }
    String text =
        switch (answer) {
          case Answer.Grounded grounded -> grounded.words();
          case Answer.Unanswered unanswered -> unanswered.reason().text();
        };
    List<Citation> citations =
        switch (answer) {
          case Answer.Grounded grounded -> grounded.citations();
          case Answer.Unanswered unanswered -> unanswered.nearest();
        };
    return Optional.of(
        new Turn(
            id(),
            asked.lane(),
            asked.person(),
            asked.at(),
            asked.text(),
            text,
            answer instanceof Answer.Grounded,
            citations));
  }

  /// Does something that may take a while, and shows a chat so long that somebody types.
  <T> T typing(Lane lane, Face face, Supplier<T> work) {
    Live.Screen screen = screens.of(new Screens.Shown(0, false, OptionalLong.empty(), face));
    try (Live live = new Live(lane, Live.Pace.typing(), screen, OptionalLong.empty())) {
      live.start();
      return work.get();
    }
  }

  /// An id by which something is remembered.
  String id() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
    }
    return id.toString();
  }

  private void count(Reply reply, long start) {
    String outcome =
        switch (reply) {
          case Reply.Answered(Answer.Grounded _) -> "grounded";
          case Reply.Answered(Answer.Unanswered _) -> "unanswered";
          case Reply.Stopped _ -> "stopped";
          default -> "refused";
        };
    metrics.counter("dateline.answers", "outcome", outcome).increment();
    Timer.builder("dateline.answer")
        .publishPercentileHistogram()
        .register(metrics)
        .record(Duration.ofNanos(System.nanoTime() - start));
  }

  /// Stops a question, if it is still worked on and this person asked it.
  ///
  /// @return whether it was
  boolean stop(long update, long person) {
    Running run = running.get(update);
    if (run == null || run.asked().person() != person) {
      return false;
    }
    run.live().stop();
    return true;
  }

  /// Stops what a person has asked in a lane.
  boolean stop(Lane lane, long person) {
    List<Running> runs =
        running.values().stream()
            .filter(run -> run.asked().lane().equals(lane) && run.asked().person() == person)
            .toList();
    runs.forEach(run -> run.live().stop());
    return !runs.isEmpty();
  }

  /// What came of an update is in the store, or it failed and may be worked on again.
  void finished(long update) {
    Running run = running.remove(update);
    if (run != null) {
      run.over().countDown();
    }
  }

  /// Stops all questions of a chat, and waits until they have come to their end: nobody is told of
  /// what came of them, and whoever erases after this erases what was kept of them as well.
  ///
  /// @return what was asked
  /// @throws IllegalStateException where one does not end
  List<String> forget(long chat) {
    List<Running> runs =
        running.values().stream().filter(run -> run.asked().lane().chat() == chat).toList();
    runs.forEach(run -> run.live().forget());
    long end = System.nanoTime() + ENDING.toNanos();
    try {
      for (Running run : runs) {
        if (!run.over().await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          throw new IllegalStateException("a question that was stopped goes on");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a question came to its end", e);
    }
    return runs.stream().map(run -> run.asked().text()).toList();
  }

  /// Stops all questions of a chat that can't be written to any more; nothing is said about it.
  void leave(long chat) {
    running.values().stream()
        .filter(run -> run.asked().lane().chat() == chat)
        .forEach(run -> run.live().leave());
  }

  /// Stops a question whose message now says something else; it will be asked anew.
  void changed(long chat, long message) {
    running.values().stream()
        .filter(run -> run.asked().lane().chat() == chat && run.asked().message() == message)
        .forEach(run -> run.live().change());
  }
}
