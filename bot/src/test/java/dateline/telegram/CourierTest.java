package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Secret;
import dateline.chat.Lane;
import dateline.chat.Store;
import dateline.telegram.Fault.Moment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;

/// What becomes of parcels, with the real library, the real store, and the fake server.
final class CourierTest {
  private final AtomicLong updates = new AtomicLong(1_000_000);
  private static final BackOff SOON = new BackOff(Duration.ofMillis(10), Duration.ofMillis(50));
  private static final String NOTE = "This answer may not have arrived.";

  private final FakeBotApi server = FakeBotApi.start(Clock.systemUTC(), FakeRates.Limits.usual());
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Monitor monitor = new Monitor();
  private final Clock clock = Clock.systemUTC();
  private final Path folder;
  private final Store store;
  private final List<BotApi> apis = new ArrayList<>();
  private final BotApi api = api(Duration.ofSeconds(5));
  private final Courier courier;
  private final Person ada = server.person("Ada");
  private final Person bob = server.person("Bob");

  CourierTest(@TempDir Path folder) {
    this.folder = folder;
    store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"), clock);
    courier = courier(api, store);
  }

  private BotApi api(Duration call) {
    BotApi made =
        new BotApi(
            server.address(),
            new Secret(FakeBotApi.TOKEN),
            new BotApi.Limits(Duration.ofSeconds(2), Duration.ofSeconds(65), call),
            metrics);
    apis.add(made);
    return made;
  }

  private Courier courier(BotApi telegram, Store from) {
    return new Courier(
        telegram,
        from,
        new Rates(clock),
        queued -> Optional.of(parcel(queued.parcel().lane(), Outgoing.of(Body.of(NOTE)))),
        chat -> {},
        new Courier.Pace(8, 3, SOON),
        clock,
        new Random(7),
        metrics);
  }

  @AfterEach
  void close() {
    courier.stop(Duration.ofSeconds(5));
    apis.forEach(BotApi::close);
    server.close();
    store.close();
  }

  private static Store.Parcel parcel(Lane lane, Outgoing outgoing) {
    return new Store.Parcel(lane, Optional.empty(), outgoing.encode());
  }

  private long chat(Person person) {
    return person.writes("hello").chat();
  }

  private void queue(List<Store.Parcel> parcels) {
    long id = updates.incrementAndGet();
    Store.Incoming question =
        new Store.Incoming(id, new Lane(1, 0), false, OptionalLong.empty(), Instant.EPOCH, "{}");
    store.accept(List.of(question));
    store.finish(id, Optional.empty(), parcels);
  }

  private void queue(long chat, Outgoing... all) {
    queue(Stream.of(all).map(each -> parcel(new Lane(chat, 0), each)).toList());
    courier.wake();
  }

  private void queue(long chat, String... texts) {
    queue(chat, Stream.of(texts).map(each -> Outgoing.of(Body.of(each))).toArray(Outgoing[]::new));
  }

  private void awaits(BooleanSupplier condition) {
    assertThat(
            monitor.await(
                Duration.ofSeconds(15),
                () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty()))
        .as("calls %s", server.calls())
        .isPresent();
  }

  private void awaitsAllSent() {
    awaits(() -> store.outbox().waiting() == 0);
  }

  private static List<String> texts(Person.Place place) {
    return place.seesFromBot().stream().map(SeenMessage::text).toList();
  }

  private List<String> seen(Person person) {
    return texts(person.privately());
  }

  /// What the store would hold had the process been killed now.
  private Store afterKill() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy" + System.nanoTime()));
    for (String each : List.of("store.db", "store.db-wal")) {
      if (Files.exists(folder.resolve(each))) {
        Files.copy(folder.resolve(each), copy.resolve(each));
      }
    }
    return Store.open("jdbc:sqlite:" + copy.resolve("store.db"), clock);
  }

  @Test
  void send_manyChats_inOrderWithinEach() {
    long one = chat(ada);
    long two = chat(bob);
    queue(one, "a1", "a2", "a3", "a4");
    queue(two, "b1", "b2");
    courier.start();

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("a1", "a2", "a3", "a4");
    assertThat(seen(bob)).containsExactly("b1", "b2");
    assertThat(server.earlyRetries()).isEmpty();
  }

  @Test
  void send_richMessage_looksAsItWasMeant() {
    SeenMessage question = ada.writes("Who sank?");
    Body body =
        new Body(
            "🚢 It was the ferry [1].\nHarbour Post",
            List.of(
                new Body.Mark(Body.Kind.LINK, 20, 3, "https://example.org/ferry"),
                new Body.Mark(Body.Kind.COLLAPSED_QUOTE, 25, 12, "")),
            List.of(List.of(new Body.Button.Open("Harbour Post", "https://example.org/ferry"))));
    queue(
        question.chat(), new Outgoing(OptionalLong.empty(), OptionalLong.of(question.id()), body));
    courier.start();
    awaitsAllSent();
    SeenMessage answer = ada.privately().seesFromBot().getFirst();

    assertThat(answer.replyTo()).hasValue(question.id());
    assertThat(answer.marks())
        .containsExactly(
            new SeenMessage.Mark("text_link", "[1]", "https://example.org/ferry"),
            new SeenMessage.Mark("expandable_blockquote", "Harbour Post", ""));
    assertThat(answer.buttons()).containsExactly(List.of("Harbour Post"));
    assertThat(answer.json().path("link_preview_options").path("is_disabled").asBoolean()).isTrue();
  }

  @Test
  void send_topic_goesThere() {
    Group forum = server.forum("Desk", ada);
    int topic = forum.topic("Ferries");
    queue(List.of(parcel(new Lane(forum.id(), topic), Outgoing.of(Body.of("in the topic")))));
    courier.start();
    awaitsAllSent();

    assertThat(texts(ada.in(forum, topic))).containsExactly("in the topic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sendMessage", "editMessageText"})
  void send_tooManyRequests_parksOnlyThatChat(String method) {
    long one = chat(ada);
    long two = chat(bob);
    queue(one, "first");
    courier.start();
    awaitsAllSent();
    server.script(method, Fault.tooManyRequests(Duration.ofSeconds(1)));
    boolean edit = method.startsWith("edit");
    long first = ada.privately().seesFromBot().getFirst().id();
    queue(
        one,
        new Outgoing(
            edit ? OptionalLong.of(first) : OptionalLong.empty(),
            OptionalLong.empty(),
            Body.of("held up")),
        Outgoing.of(Body.of("behind it")));
    awaits(() -> !server.calls(method).isEmpty() && server.calls(method).getLast().code() == 429);
    queue(two, "not held up");
    awaits(() -> seen(bob).contains("not held up"));
    assertThat(seen(ada)).doesNotContain("held up", "behind it");

    awaitsAllSent();
    assertThat(seen(ada)).endsWith("held up", "behind it");
    assertThat(server.earlyRetries()).isEmpty();
    assertThat(metrics.timer("dateline.retry.after").count()).isEqualTo(1);
  }

  @Test
  void send_tooManyRequestsThenKilled_waitsItsTimeAfterTheRestart() throws IOException {
    long one = chat(ada);
    server.script("sendMessage", Fault.tooManyRequests(Duration.ofSeconds(1)));
    queue(one, "late");
    courier.start();
    awaits(() ->
        metrics.counter("dateline.api.calls", "method", "sendmessage", "outcome", "429").count()
            == 1);
    awaits(() -> store.nextDue().isPresent());
    courier.stop(Duration.ZERO);
    try (Store next = afterKill()) {
      Courier second = courier(api, next);
      second.start();

      awaits(() -> next.outbox().waiting() == 0);
      second.stop(Duration.ofSeconds(5));
    }
    assertThat(seen(ada)).containsExactly("late");
    assertThat(server.earlyRetries()).isEmpty();
  }

  @Test
  void send_serverInTrouble_isTriedAgainAndArrivesOnce() {
    server.script(
        "sendMessage",
        Fault.error(500, "Internal Server Error"),
        Fault.html(Moment.BEFORE, 502),
        Fault.error(502, "Bad Gateway"));
    queue(chat(ada), "at last");
    courier.start();

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("at last");
  }

  @Test
  void send_serverDownAndBack_arrivesOnce() {
    long one = chat(ada);
    server.goesDown();
    queue(one, "at last");
    courier.start();
    awaits(() ->
        metrics.counter("dateline.api.calls", "method", "sendmessage", "outcome", "again").count()
            > 1);
    server.comesBack();

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("at last");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEFORE", "AFTER"})
  void send_connectionLost_isNotRepeatedButANoteGoesOut(Moment moment) {
    server.script("sendMessage", Fault.drop(moment));
    queue(chat(ada), "the answer", "behind it");
    courier.start();

    awaitsAllSent();
    assertThat(seen(ada))
        .isEqualTo(
            moment == Moment.AFTER
                ? List.of("the answer", NOTE, "behind it")
                : List.of(NOTE, "behind it"));
    assertThat(metrics.counter("dateline.sends.unknown").count()).isEqualTo(1);
  }

  @Test
  void send_noteLost_isRepeatedUntilItIsThere() {
    server.script("sendMessage", Fault.drop(Moment.BEFORE), Fault.drop(Moment.BEFORE), Fault.NONE);
    queue(chat(ada), "the answer", "behind it");
    courier.start();

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly(NOTE, "behind it");
    assertThat(metrics.counter("dateline.sends.unknown").count()).isEqualTo(1);
  }

  @Test
  void send_slowAnswer_isNotRepeated() {
    CountDownLatch gate = new CountDownLatch(1);
    server.script("sendMessage", Fault.hold(Moment.AFTER, gate));
    queue(chat(ada), "the answer");
    Courier impatient = courier(api(Duration.ofMillis(300)), store);
    impatient.start();

    awaitsAllSent();
    gate.countDown();
    assertThat(seen(ada)).containsExactly("the answer", NOTE);
    impatient.stop(Duration.ofSeconds(5));
  }

  @Test
  void edit_answerLost_isRepeatedUntilItIsThere() {
    long one = chat(ada);
    queue(one, "draft");
    courier.start();
    awaitsAllSent();
    long message = ada.privately().seesFromBot().getFirst().id();
    server.script("editMessageText", Fault.drop(Moment.BEFORE), Fault.drop(Moment.AFTER));
    queue(one, new Outgoing(OptionalLong.of(message), OptionalLong.empty(), Body.of("final")));

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("final");
    assertThat(server.calls("editMessageText")).hasSize(3);
    assertThat(server.calls("editMessageText").getLast().code()).isEqualTo(400);
    assertThat(metrics.counter("dateline.sends.unknown").count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"BEFORE, 1", "AFTER, 2"})
  void kill_whileItIsSent_isInDoubtAtTheNextStart(Moment moment, int messages) throws IOException {
    CountDownLatch gate = new CountDownLatch(1);
    server.script("sendMessage", Fault.hold(moment, gate));
    long one = chat(ada);
    queue(one, "the answer");
    courier.start();
    awaits(() -> server.calls("sendMessage").size() == 1);
    if (moment == Moment.AFTER) {
      awaits(() -> seen(ada).size() == 1);
    }
    try (Store next = afterKill()) {
      server.script("sendMessage", Fault.NONE);
      Courier second = courier(api(Duration.ofSeconds(5)), next);
      second.start();
      awaits(() -> next.outbox().waiting() == 0);
      second.stop(Duration.ofSeconds(5));
    }

    assertThat(seen(ada)).hasSize(messages).endsWith(NOTE);
    apis.forEach(BotApi::close);
    gate.countDown();
  }

  @Test
  void kill_whileItIsEdited_editsAgain() throws IOException {
    long one = chat(ada);
    queue(one, "draft");
    courier.start();
    awaitsAllSent();
    CountDownLatch gate = new CountDownLatch(1);
    server.script("editMessageText", Fault.hold(Moment.AFTER, gate));
    long message = ada.privately().seesFromBot().getFirst().id();
    queue(one, new Outgoing(OptionalLong.of(message), OptionalLong.empty(), Body.of("final")));
    awaits(() -> seen(ada).contains("final"));
    try (Store next = afterKill()) {
      Courier second = courier(api(Duration.ofSeconds(5)), next);
      second.start();
      awaits(() -> next.outbox().waiting() == 0);
      second.stop(Duration.ofSeconds(5));
    }
    gate.countDown();

    assertThat(seen(ada)).containsExactly("final");
    assertThat(metrics.counter("dateline.sends.unknown").count()).isZero();
  }

  @Test
  void send_blockedThenUnblocked_dropsWhatWaitedAndSendsWhatIsNew() {
    long one = chat(ada);
    ada.blocksBot();
    queue(one, "lost", "lost too");
    courier.start();
    awaitsAllSent();
    assertThat(store.chat(one).active()).isFalse();
    ada.unblocksBot();
    queue(one, "new");

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("new");
    assertThat(server.calls("sendMessage")).hasSize(2);
  }

  @Test
  void send_kickedFromTheGroup_dropsWhatWaited() {
    Group group = server.group("Desk", ada);
    group.kicksBot();
    queue(group.id(), "lost");
    queue(chat(bob), "not lost");
    courier.start();

    awaitsAllSent();
    assertThat(store.chat(group.id()).active()).isFalse();
    assertThat(seen(bob)).containsExactly("not lost");
  }

  @Test
  void send_groupHasMoved_followsIt() {
    Group group = server.group("Desk", ada);
    Group moved = group.migrates();
    queue(group.id(), "one", "two");
    courier.start();

    awaitsAllSent();
    assertThat(texts(ada.in(moved))).containsExactly("one", "two");
  }

  @Test
  void edit_targetDeleted_sendsAnew() {
    long one = chat(ada);
    queue(one, "draft");
    courier.start();
    awaitsAllSent();
    SeenMessage draft = ada.privately().seesFromBot().getFirst();
    ada.privately().deletes(draft);
    queue(one, new Outgoing(OptionalLong.of(draft.id()), OptionalLong.empty(), Body.of("final")));

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("final");
  }

  @Test
  void send_questionDeleted_goesOutWithoutReply() {
    SeenMessage question = ada.writes("Who sank?");
    ada.privately().deletes(question);
    Outgoing reply =
        new Outgoing(OptionalLong.empty(), OptionalLong.of(question.id()), Body.of("the ferry"));
    queue(question.chat(), reply);
    courier.start();
    awaitsAllSent();
    server.script("sendMessage", Fault.error(400, "Bad Request: message to be replied not found"));
    queue(question.chat(), reply);

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("the ferry", "the ferry");
  }

  @Test
  void send_topicDeleted_goesToTheChatAtLarge() {
    Group forum = server.forum("Desk", ada);
    queue(List.of(parcel(new Lane(forum.id(), 77), Outgoing.of(Body.of("somewhere")))));
    courier.start();
    awaitsAllSent();

    assertThat(texts(ada.in(forum))).containsExactly("somewhere");
  }

  @Test
  void send_tooLong_isSplitAndAllArrives() {
    String text = "A ferry ran aground off the cape at dawn. ".repeat(60).strip();
    server.script("sendMessage", Fault.error(400, "Bad Request: message is too long"));
    queue(
        chat(ada),
        Outgoing.of(new Body(text, List.of(new Body.Mark(Body.Kind.BOLD, 0, 7, "")), List.of())),
        Outgoing.of(Body.of("behind it")));
    courier.start();

    awaitsAllSent();
    List<String> seen = seen(ada);
    assertThat(seen).hasSize(3).endsWith("behind it");
    assertThat(seen.get(0) + seen.get(1)).isEqualTo(text);
    assertThat(ada.privately().seesFromBot().getFirst().marks()).isEmpty();
  }

  @Test
  void send_malformed_goesOutPlainOnce() {
    Body broken =
        new Body(
            "two words",
            List.of(new Body.Mark(Body.Kind.BOLD, 4, 5, "")),
            List.of(List.of(new Body.Button.Open("bad", "nowhere"))));
    queue(chat(ada), Outgoing.of(broken));
    courier.start();

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("two words");
    assertThat(server.calls("sendMessage")).hasSize(2);
  }

  @Test
  void send_refusedOrUnreadable_doesNotHoldUpItsChat() {
    long one = chat(ada);
    server.script("sendMessage", Fault.error(400, "Bad Request: nobody knows why"));
    queue(List.of(new Store.Parcel(new Lane(one, 0), Optional.empty(), "not a payload")));
    queue(one, "refused", "behind it");
    courier.start();

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("behind it");
  }

  @Test
  void send_noNoteCanBeMade_doesNotHoldUpItsChat() {
    server.script("sendMessage", Fault.drop(Moment.BEFORE));
    queue(chat(ada), "in doubt", "behind it");
    Courier other =
        new Courier(
            api,
            store,
            new Rates(clock),
            queued -> {
              throw new IllegalStateException("no text");
            },
            chat -> {},
            new Courier.Pace(8, 3, SOON),
            clock,
            new Random(7),
            metrics);
    other.start();

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("behind it");
    other.stop(Duration.ofSeconds(5));
  }

  @Test
  void send_sixtyChatsAtOnce_allArriveInOrder() {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Person each = server.person("P" + i);
      people.add(each);
      queue(chat(each), "one", "two", "three");
    }
    courier.start();

    awaitsAllSent();
    assertThat(people)
        .allSatisfy(each -> assertThat(seen(each)).containsExactly("one", "two", "three"));
    assertThat(server.earlyRetries()).isEmpty();
    assertThat(server.calls("sendMessage")).hasSizeLessThan(185);
  }

  @Test
  void send_failsForeverWhileOthersArrive_isGivenUp() {
    long one = chat(ada);
    long two = chat(bob);
    server.trouble(call ->
        call.text().equals("poison") ? Fault.error(500, "Internal Server Error") : Fault.NONE);
    queue(two, "others arrive");
    courier.start();
    awaitsAllSent();
    queue(one, "poison", "behind it");

    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("behind it");
    assertThat(server.calls("sendMessage")).hasSize(5);
  }

  @Test
  void stop_whileItIsSent_letsItFinishAndKeepsTheRest() {
    CountDownLatch gate = new CountDownLatch(1);
    server.script("sendMessage", Fault.hold(Moment.AFTER, gate));
    queue(chat(ada), "on its way", "later");
    courier.start();
    awaits(() -> seen(ada).size() == 1);
    Thread opens = Thread.ofVirtual().start(gate::countDown);

    assertThat(courier.stop(Duration.ofSeconds(5))).isTrue();
    assertThat(opens.isAlive()).isFalse();
    assertThat(store.outbox().waiting()).isEqualTo(1);
    assertThat(seen(ada)).containsExactly("on its way");
  }

  @Test
  void passing_chatLeftAlone_isLeftOut() {
    long one = chat(ada);
    SendChatAction typing = SendChatAction.builder().chatId(one).action("typing").build();
    server.script("sendChatAction", Fault.NONE, Fault.tooManyRequests(Duration.ofSeconds(60)));

    assertThat(courier.passing(one, false, typing)).containsInstanceOf(Outcome.Done.class);
    assertThat(courier.passing(one, false, typing)).containsInstanceOf(Outcome.Wait.class);
    assertThat(courier.passing(one, false, typing)).isEmpty();
    assertThat(server.earlyRetries()).isEmpty();
  }

  @Test
  void passing_editTooFast_isLeftOut() {
    long one = chat(ada);
    queue(one, "draft");
    courier.start();
    awaitsAllSent();
    awaits(() -> server.calls("sendMessage").getFirst().code() == 200);
    int left = 0;
    for (int i = 0; i < 6; i++) {
      EditMessageText edit =
          EditMessageText.builder().chatId(one).messageId(2).text("draft " + i).build();
      left += courier.passing(one, true, edit).isEmpty() ? 1 : 0;
    }

    assertThat(left).isBetween(1, 5); // 4, but for a slow machine, where more is allowed meanwhile
    assertThat(server.calls("editMessageText")).allMatch(call -> call.code() == 200);
  }

  @Test
  void passing_parcelWaitsForTheChat_doesNotOvertakeIt() {
    long one = chat(ada);
    queue(one, "the answer");

    assertThat(courier.passing(one, true, Outgoing.of(Body.of("a note")).call(new Lane(one, 0))))
        .isEmpty();

    courier.start();
    awaitsAllSent();
    assertThat(seen(ada)).containsExactly("the answer");
  }

  @Test
  void passing_chatParkedByAnEarlierProcess_isLeftOut() {
    long one = chat(ada);
    store.park(one, clock.instant().plusSeconds(60));

    assertThat(courier.passing(one, true, Outgoing.of(Body.of("a note")).call(new Lane(one, 0))))
        .isEmpty();
  }
}
