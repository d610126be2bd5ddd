package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.answer.Secret;
import dateline.chat.Lane;
import dateline.chat.Store;
import dateline.telegram.Fault.Moment;
import dateline.telegram.Poller.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;

/// The poll loop and the intake, with the real library, the real store, and the fake server.
final class PollerTest {
  private static final BackOff SOON = new BackOff(Duration.ofMillis(20), Duration.ofMillis(100));
  private static final Poller.Pace PACE = new Poller.Pace(Duration.ofSeconds(50), SOON, SOON);

  private final FakeBotApi server = FakeBotApi.start();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Monitor news = new Monitor();
  private final Clock clock = Clock.systemUTC();
  private final Store store;
  private final BotApi api = api(Duration.ofSeconds(65));
  private final Poller poller;
  private final Person ada = server.person("Ada");

  PollerTest(@TempDir Path folder) {
    store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"), clock);
    poller = poller(api, store);
  }

  private BotApi api(Duration pollTimeout) {
    return new BotApi(
        server.address(),
        new Secret(FakeBotApi.TOKEN),
        new BotApi.Limits(Duration.ofSeconds(2), pollTimeout, Duration.ofSeconds(5)),
        metrics);
  }

  private Poller poller(BotApi telegram, Store into) {
    Intake intake =
        new Intake(into, clock, () -> news.change(() -> {}), (chat, message) -> {}, metrics);
    return new Poller(telegram, intake, PACE, clock, new Random(7), metrics);
  }

  @AfterEach
  void close() {
    poller.stop();
    api.close();
    server.close();
    store.close();
  }

  private List<String> stored() {
    return store.next(List.of(), 1_000).stream()
        .map(each -> RequestFields.object(each.payload()).path("message").path("text").asText())
        .toList();
  }

  private void awaits(BooleanSupplier condition) {
    assertThat(
            news.await(
                Duration.ofSeconds(10),
                () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty()))
        .as("state %s, stored %s, calls %s", poller.state(), stored(), server.calls())
        .isPresent();
  }

  private void awaitsStored(int count) {
    awaits(() -> store.inbox().waiting() == count);
  }

  private int polls() {
    return server.calls("getUpdates").size();
  }

  @Test
  void poll_updates_areStoredBeforeTheyAreConfirmed() {
    server.person("Bob").writes("one");
    ada.writes("two");
    poller.start();

    awaitsStored(2);
    assertThat(stored()).containsExactly("one", "two");
    awaits(() -> server.unconfirmed().isEmpty() && poller.state() == State.POLLING);
    assertThat(poller.age()).isLessThan(Duration.ofSeconds(10));
    assertThat(server.calls("getUpdates").getFirst().parameters().toString())
        .contains(
            "\"allowed_updates\":[\"message\",\"edited_message\",\"callback_query\",\"my_chat")
        .contains("\"timeout\":50");
  }

  @Test
  void poll_storeFails_confirmsNothingAndTriesAgain(@TempDir Path other) {
    Store shut = Store.open("jdbc:sqlite:" + other.resolve("shut.db"), clock);
    shut.close();
    Poller failing = poller(api, shut);
    ada.writes("one");
    failing.start();

    awaits(() -> polls() > 2);
    assertThat(failing.state()).isEqualTo(State.STORE_FAILING);
    assertThat(server.unconfirmed()).hasSize(1);
    failing.stop();
  }

  @Test
  void poll_poisonInTheBatch_isPutAsideAndTheRestComes() {
    ada.writes("before");
    ObjectNode broken = JsonNodeFactory.instance.objectNode();
    broken.putObject("message").put("message_id", "not a number").put("date", 1);
    server.sendRaw(broken);
    server.sendRaw(JsonNodeFactory.instance.objectNode().put("message", "not even an object"));
    server.person("Bob").writes("after");
    poller.start();

    awaitsStored(2);
    assertThat(stored()).containsExactly("before", "after");
    assertThat(metrics.counter("dateline.poison").count()).isEqualTo(2);
    awaits(() -> server.unconfirmed().isEmpty());
  }

  @Test
  void poll_sameUpdateAgain_isStoredOnce() {
    ada.writes("once");
    ObjectNode update = server.unconfirmed().getFirst();
    poller.start();
    awaitsStored(1);
    server.sendAgain(update);
    server.sendAgain(update);
    server.person("Bob").writes("next");

    awaitsStored(2);
    awaits(() -> server.unconfirmed().isEmpty());
    assertThat(stored()).containsExactly("once", "next");
  }

  @Test
  void poll_idsJumpDownAndUp_allComeAndNothingSpins() {
    server.pacesPolls(true);
    ada.writes("one");
    poller.start();
    awaitsStored(1);
    awaits(() -> server.unconfirmed().isEmpty());
    server.nextUpdateId(5_000);
    server.person("Bob").writes("two");
    awaitsStored(2);
    awaits(() -> server.unconfirmed().isEmpty());
    server.nextUpdateId(700_000_000);
    server.person("Cyd").writes("three");

    awaitsStored(3);
    awaits(() -> server.unconfirmed().isEmpty());
    assertThat(polls()).isLessThan(12);
  }

  @Test
  void poll_tooManyRequests_waitsItsTime() {
    server.script("getUpdates", Fault.tooManyRequests(Duration.ofSeconds(1)));
    ada.writes("one");
    poller.start();

    awaits(() -> poller.state() == State.WAITING);
    awaitsStored(1);
    assertThat(server.earlyRetries()).isEmpty();
  }

  @Test
  void poll_anotherPoller_backsOffAndTakesOverAgain() {
    poller.start();
    awaits(() -> polls() == 1);
    try (BotApi rival = api(Duration.ofSeconds(5))) {
      rival.call(GetUpdates.builder().timeout(0).build());
      awaits(() -> metrics.counter("dateline.polls", "outcome", "rival").count() == 1);
      ada.writes("mine");
      awaitsStored(1);
      awaits(() -> poller.state() == State.POLLING);
    }
  }

  @Test
  void poll_webhookIsSet_deletesItOnce() {
    api.call(SetWebhook.builder().url("http://127.0.0.1:9/hook").build());
    ada.writes("one");
    poller.start();
    awaitsStored(1);
    api.call(SetWebhook.builder().url("http://127.0.0.1:9/hook").build());

    awaits(() -> poller.state() == State.HOOKED);
    int before = polls();
    awaits(() -> polls() > before + 2);
    assertThat(server.calls("deleteWebhook")).hasSize(1);
  }

  @Test
  void poll_tokenRevoked_stops() {
    server.revoked(true);
    poller.start();

    awaits(() -> poller.state() == State.UNAUTHORIZED);
    assertThat(metrics.counter("dateline.polls", "outcome", "unauthorized").count()).isEqualTo(1);
  }

  @Test
  void poll_serverGoesDownAndComesBack_goesOn() {
    ada.writes("one");
    poller.start();
    awaitsStored(1);
    server.goesDown();
    awaits(() -> poller.state() == State.UNREACHABLE);
    server.person("Bob").writes("two");
    server.comesBack();

    awaitsStored(2);
    awaits(() -> poller.state() == State.POLLING);
  }

  @Test
  void poll_troubleOfEveryKind_losesNothing() {
    server.script(
        "getUpdates",
        Fault.drop(Moment.BEFORE),
        Fault.drop(Moment.AFTER),
        Fault.html(Moment.BEFORE, 502),
        Fault.html(Moment.AFTER, 504),
        Fault.error(500, "Internal Server Error"),
        Fault.error(400, "Bad Request: nobody knows why"));
    ada.writes("one");
    poller.start();

    awaitsStored(1);
  }

  @Test
  void poll_halfOpenConnection_isLeftForANewOne() {
    CountDownLatch never = new CountDownLatch(1);
    server.script("getUpdates", Fault.hold(Moment.BEFORE, never));
    try (BotApi impatient = api(Duration.ofMillis(300))) {
      Poller other = poller(impatient, store);
      other.start();
      awaits(() -> polls() == 1);
      ada.writes("one");

      awaitsStored(1);
      other.stop();
    }
    never.countDown();
  }

  @Test
  void stop_longPoll_endsItAtOnceAndTakesNothingMore() {
    poller.start();
    awaits(() -> polls() == 1);
    poller.stop();
    ada.writes("too late");

    assertThat(poller.state()).isEqualTo(State.STOPPED);
    Poller next = poller(api(Duration.ofSeconds(65)), store);
    assertThat(store.inbox().waiting()).isZero();
    next.start();
    awaitsStored(1);
    next.stop();
  }

  @Test
  void stop_beforeThePollBegins_pollsNoMore() {
    poller.stop();
    poller.start();

    awaits(() -> metrics.counter("dateline.polls", "outcome", "again").count() == 1);
    assertThat(polls()).isZero();
  }

  @Test
  void accept_groupBecomesSupergroup_movesWhatWaits() {
    Group group = server.group("Desk", ada);
    server.privacy(false);
    ada.in(group).writes("a question");
    Group moved = group.migrates();
    ada.in(moved).writes("another");
    poller.start();

    awaits(() -> server.unconfirmed().isEmpty() && polls() > 1);
    assertThat(store.next(List.of(), 10)).allMatch(each -> each.lane().chat() == moved.id());
    assertThat(stored()).contains("").doesNotContain("another"); // my_chat_member is first in line
  }

  @Test
  void accept_editedInPrivate_changesWhatWaits() {
    SeenMessage question = ada.writes("Who sank?");
    ada.privately().edits(question, "What sank?");
    poller.start();

    awaits(() -> stored().equals(List.of("What sank?")));
  }

  @Test
  void accept_editedInGroup_isLeftAlone() {
    Group group = server.group("Desk", ada);
    poller.start();
    awaitsStored(1);
    Person.Place place = ada.in(group);
    SeenMessage question = place.writes("/ask who sank?");
    place.edits(question, "/ask what sank?");
    ada.writes("the end");
    awaitsStored(3);

    store.finish(store.next(List.of(), 1).getFirst().id(), Optional.empty(), List.of());
    assertThat(stored()).contains("/ask who sank?");
  }

  @Test
  void accept_topicTapAndStop_knowWhereTheyBelong() {
    Group forum = server.forum("Desk", ada);
    int topic = forum.topic("Ferries");
    ada.in(forum, topic).writes("/ask who sank?");
    ada.in(forum).writes("/Stop@dateline_bot");
    ada.in(forum).writes("/stopwatch");
    poller.start();

    awaits(() -> store.inbox().waiting() == 5);
    List<Store.Incoming> next = store.next(List.of(), 10);
    assertThat(next).filteredOn(each -> each.lane().equals(new Lane(forum.id(), topic))).hasSize(1);
    assertThat(next)
        .filteredOn(Store.Incoming::urgent)
        .singleElement()
        .satisfies(each -> assertThat(each.payload()).contains("/Stop@dateline_bot"));
  }

  @Test
  void accept_longerThanAnyMessage_isPutAside() {
    Intake intake = new Intake(store, clock, () -> {}, (chat, message) -> {}, metrics);
    String huge =
        "{\"update_id\":1,\"message\":{\"text\":\"" + "x".repeat(Intake.MAX_UPDATE) + "\"}}";

    assertThat(intake.accept(List.of(huge, "[1]", "nonsense", "{}"))).isZero();
    assertThat(intake.accept(List.of(huge, "[1]", "nonsense", "{}"))).isZero();
    assertThat(store.inbox().waiting()).isZero();
  }

  @Test
  void accept_something_tellsWhenItWasSent() {
    Instant before = clock.instant().minusSeconds(2);
    ada.writes("now");
    poller.start();
    awaitsStored(1);

    assertThat(store.next(List.of(), 1).getFirst().sent()).isBetween(before, clock.instant());
    assertThat(store.next(List.of(), 1).getFirst().message()).hasValue(1);
  }
}
