package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.answer.Answer;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.answer.Secret;
import dateline.telegram.Fault.Moment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/// What can go wrong between people, Telegram and the bot, and what people see of it: the whole bot
/// with the real library and a real store against the fake server. The parts alone are tested in
/// `BotApiTest`, `PollerTest`, `CourierTest`, `LanesTest`, `WebFrontTest` and `StoreTest`.
///
/// | What goes wrong | Shown by |
/// | --- | --- |
/// | network cut, outage, half-open socket | `network_*` |
/// | process killed | `kill_*`, `TelegramBotTest.restart_*`, `StoreKillTest` |
/// | 429 on a send, an edit, a poll, typing, menus | `tooManyRequests_*` |
/// | 409 of another poller or a webhook, 401 | `conflict_*`, `unauthorized_*` |
/// | blocked, deactivated, let back in | `blocked_*`, `TelegramBotTest.blocked_*` |
/// | 400: entities, too long, reply, quote, topic | `refused_answer_*`, `refused_topicIsGone_*` |
/// | message to edit or question deleted | `refused_noteDeleted*`, `refused_questionDeleted*` |
/// | message not modified | `kill_whileTheAnswerTakesTheNotesPlace_*`, `badGateway_editing_*` |
/// | updates twice, ids that jump, poison | `updates_*` |
/// | edited before or after the answer | `edited_*`, `TelegramBotTest.*_edited*` |
/// | ten messages in a hurry, 200 chats at once | `flood_*` |
/// | group moves during an answer or a send | `moved_*`, `TelegramBotTest.group_becomes*` |
/// | kicked during an answer | `kicked_*` |
/// | connection lost after the send, no answer in time | `ambiguous_*` |
/// | HTML instead of an answer | `badGateway_*`, `network_pollsCutAndGarbled_*` |
/// | answers that fail | `broken_*`, `TelegramBotTest.answer_alwaysFails_*` |
/// | taps: stale, double, another's, forged | `tap_*`, `TelegramBotTest.citation_*`, `.button_*` |
/// | webhook: secret, size, failing handler | `webhook_*` |
/// | SIGTERM | `TerminationTest`, `TelegramCommandTest` |
/// | the log of all that | `DiscretionTest` |
@Timeout(30)
final class FailuresTest {
  private static final String WHO = "Who opened the new harbour bridge?";
  private static final String COST = "How much did the bridge cost?";
  private static final String LOOKING = "Looking in the articles";
  private static final String PERHAPS = "whether my answer reached you";

  private static final String SECRET = "not-for-you";

  private static final BackOff SOON = new BackOff(Duration.ofMillis(20), Duration.ofMillis(200));
  private static final TelegramBot.Pace PACE =
      new TelegramBot.Pace(
          new BotApi.Limits(Duration.ofSeconds(2), Duration.ofSeconds(65), Duration.ofSeconds(20)),
          new Poller.Pace(Duration.ofSeconds(50), SOON, SOON),
          new Courier.Pace(32, 20, SOON));

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Bench bench;
  private FakeBotApi telegram;
  private Person ada;

  @BeforeEach
  void open() {
    use(FakeBotApi.start());
  }

  private void use(FakeBotApi server) {
    telegram = server;
    bench = new Bench(folder, telegram).with(PACE);
    ada = telegram.person("Ada");
  }

  @AfterEach
  void close() {
    gate.countDown();
    bench.close();
    http.close();
  }

  private static Predicate<SeenMessage> says(String words) {
    return message -> message.text().contains(words);
  }

  private static SeenMessage asks(Person.Place place, String question, String expected) {
    place.writes(question);
    return place.awaits(says(expected));
  }

  /// An answer that waits until the gate is open, or until nobody wants it.
  private Answer slow(Question question, Progress progress) {
    began.countDown();
    try {
      while (!gate.await(5, TimeUnit.MILLISECONDS)) {
        if (progress.stopped()) {
          stopped.countDown();
          throw new CancellationException("stopped");
        }
      }
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted");
    }
    return bench.newspaper.answer(question, progress);
  }

  private void awaits(BooleanSupplier condition) {
    Bench.awaits(Duration.ofSeconds(15), condition, () -> "calls " + telegram.calls());
  }

  private HttpResponse<String> get(String path) {
    return sent(HttpRequest.newBuilder(at(path)).build());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + bench.bot().port() + path);
  }

  private HttpResponse<String> sent(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void awaitsReady() {
    awaits(() -> get("/ready").statusCode() == 200);
  }

  private void awaitsUnready(String why) {
    awaits(() -> get("/ready").statusCode() == 503 && get("/ready").body().contains(why));
  }

  /// What the bot counts under this name.
  private double metric(String name) {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }

  // network

  @Test
  void network_serverDownDuringAPoll_isUnreadyAndLosesNothing() throws InterruptedException {
    bench.start();
    telegram.awaitCall("getUpdates", call -> true);
    awaitsReady();

    telegram.goesDown();
    awaitsUnready("Telegram can't be reached");
    ada.writes(WHO);
    telegram.comesBack();

    ada.privately().awaits(says("Ines Holt"));
    awaitsReady();
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void network_downFromTheStart_isWaitedFor() throws InterruptedException {
    ada.writes(WHO);
    telegram.goesDown();
    Thread starting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                bench.start();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });

    telegram.comesBack();

    ada.privately().awaits(says("Ines Holt"));
    starting.join();
  }

  @Test
  void network_pollsCutAndGarbled_bringEachQuestionOnce() throws InterruptedException {
    bench.start();
    telegram.script(
        "getUpdates",
        Fault.NONE,
        Fault.drop(Moment.AFTER),
        Fault.html(Moment.AFTER, 502),
        Fault.error(500, "Internal Server Error: restart"),
        Fault.drop(Moment.BEFORE));

    asks(ada.privately(), WHO, "Ines Holt");
    asks(ada.privately(), COST, "48 million");

    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(2);
  }

  @Test
  void network_halfOpenPoll_isLeftForANewOne() throws InterruptedException {
    telegram.script("getUpdates", Fault.hold(Moment.BEFORE, gate));
    bench
        .with(
            new TelegramBot.Pace(
                new BotApi.Limits(
                    Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(20)),
                new Poller.Pace(Duration.ZERO, SOON, SOON),
                PACE.sends()))
        .start();

    asks(ada.privately(), WHO, "Ines Holt");
  }

  // the process dies

  @Test
  void kill_afterTheQuestionIsStored_answersItOnce() throws Exception {
    bench.answering(this::slow).start();
    ada.writes(WHO);
    awaits(() -> began.getCount() == 0);

    bench.kills();
    bench.answering(bench.newspaper::answer).start();

    ada.privately().awaits(says("Ines Holt"));
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void kill_afterTheAnswerIsStored_sendsItOnce() throws Exception {
    telegram.trouble(
        call -> call.method().equals("sendMessage") ? Fault.html(Moment.BEFORE, 502) : Fault.NONE);
    bench
        .with(
            new TelegramBot.Pace(
                PACE.calls(),
                PACE.polls(),
                new Courier.Pace(1, 20, new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(1)))))
        .start();
    ada.writes(WHO);
    telegram.awaitCall("sendMessage", call -> call.code() == 502);
    awaits(() -> bench.store().nextDue().isPresent());

    bench.kills();
    telegram.trouble(call -> Fault.NONE);
    bench.start();

    ada.privately().awaits(says("Ines Holt"));
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void kill_whileTheAnswerIsSent_offersItOnce(Moment moment) throws Exception {
    telegram.script("sendMessage", Fault.hold(moment, gate));
    bench.start();
    ada.writes(WHO);
    telegram.awaitCall("sendMessage", says -> true);
    awaits(() -> moment == Moment.BEFORE || !ada.privately().seesFromBot().isEmpty());

    bench.kills();
    bench.start();
    SeenMessage note = ada.privately().awaits(says(PERHAPS));
    ada.privately().taps(note, "Show the answer").awaitsAnswer();

    ada.privately()
        .awaits(message -> message.id() == note.id() && message.text().contains("Ines Holt"));
    assertThat(ada.privately().seesFromBot()).hasSize(moment == Moment.BEFORE ? 1 : 2);
    assertThat(metric("dateline_sends_unknown_total")).isEqualTo(1);
  }

  @Test
  void kill_whileTheAnswerTakesTheNotesPlace_showsItOnce() throws Exception {
    telegram.script("editMessageText", Fault.hold(Moment.AFTER, new CountDownLatch(1)));
    bench.answering(this::slow).start();
    ada.writes(WHO);
    ada.privately().awaits(says(LOOKING));
    gate.countDown();
    ada.privately().awaits(says("Ines Holt"));

    bench.kills();
    bench.start();

    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
    assertThat(telegram.calls("editMessageText")).extracting(RecordedCall::code).contains(400);
  }

  @Test
  void kill_whileItIsLookedFor_leavesNoSecondNote() throws Exception {
    bench.answering(this::slow).start();
    ada.writes(WHO);
    SeenMessage note = ada.privately().awaits(says(LOOKING));
    awaits(() -> bench.store().note(bench.store().next(List.of(), 1).getFirst().id()).isPresent());

    bench.kills();
    bench.start();
    gate.countDown();

    assertThat(ada.privately().awaits(says("Ines Holt")).id()).isEqualTo(note.id());
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  // 429

  @Test
  void tooManyRequests_sending_waitsItsTimeAndHoldsUpNobodyElse() throws InterruptedException {
    Person ben = telegram.person("Ben");
    telegram.script("sendMessage", Fault.tooManyRequests(Duration.ofSeconds(2)));
    bench.start();
    ada.writes(WHO);
    telegram.awaitCall("sendMessage", call -> call.code() == 429);

    asks(ben.privately(), COST, "48 million");
    assertThat(ada.privately().seesFromBot()).isEmpty();

    ada.privately().awaits(says("Ines Holt"));
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
    assertThat(telegram.earlyRetries()).isEmpty();
  }

  @Test
  void tooManyRequests_sendingAndKilled_waitsItsTimeAfterTheRestart() throws Exception {
    telegram.script("sendMessage", Fault.tooManyRequests(Duration.ofSeconds(4)));
    bench.start();
    ada.writes(COST);
    telegram.awaitCall("sendMessage", call -> call.code() == 429);
    awaits(() -> bench.store().nextDue().isPresent());

    bench.kills();
    bench.answering(this::slow).start();
    ada.writes(WHO); // its note would come before the time is over
    awaits(() -> began.getCount() == 0);
    ada.privately().awaits(says("48 million"));
    gate.countDown();

    ada.privately().awaits(says("Ines Holt"));
    assertThat(telegram.earlyRetries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"editMessageText, 1", "sendMessage, 1", "sendChatAction, 30"})
  void tooManyRequests_progress_isLeftOutAndTheAnswerComes(String method, int seconds)
      throws InterruptedException {
    telegram.script(method, Fault.tooManyRequests(Duration.ofSeconds(seconds)));
    bench.answering(this::slow).start();
    ada.writes(WHO);
    if (method.equals("editMessageText")) {
      ada.privately().awaits(says(LOOKING));
      gate.countDown();
    }
    telegram.awaitCall(method, call -> call.code() == 429);
    gate.countDown();

    ada.privately().awaits(says("Ines Holt"));
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
    assertThat(telegram.earlyRetries()).isEmpty();
  }

  @Test
  void tooManyRequests_typing_isNotShownAgainBeforeItsTime() throws InterruptedException {
    telegram.script("sendChatAction", Fault.tooManyRequests(Duration.ofSeconds(30)));
    bench.answering(this::slow).start();
    ada.writes(WHO);
    telegram.awaitCall("sendChatAction", call -> call.code() == 429);
    ada.privately().awaits(says(LOOKING));
    ada.writes("/stop");
    ada.privately().awaits(says("Stopped."));

    ada.writes(COST);
    ada.privately().awaits(says(LOOKING)); // typing would have come before it
    gate.countDown();

    ada.privately().awaits(says("48 million"));
    assertThat(telegram.calls("sendChatAction")).hasSize(1);
    assertThat(telegram.earlyRetries()).isEmpty();
  }

  @Test
  void tooManyRequests_polling_waitsItsTime() throws InterruptedException {
    bench.start();
    telegram.script("getUpdates", Fault.NONE, Fault.tooManyRequests(Duration.ofSeconds(1)));

    asks(ada.privately(), WHO, "Ines Holt");
    asks(ada.privately(), COST, "48 million");

    assertThat(telegram.calls("getUpdates")).extracting(RecordedCall::code).contains(429);
    assertThat(telegram.earlyRetries()).isEmpty();
  }

  @Test
  void tooManyRequests_menus_areSetLater() throws InterruptedException {
    telegram.script("setMyCommands", Fault.tooManyRequests(Duration.ofSeconds(1)));
    bench.start();

    awaits(() -> !telegram.commands("all_group_chats", "fa").isEmpty());

    assertThat(telegram.commands("all_private_chats", "")).contains("help");
    assertThat(telegram.earlyRetries()).isEmpty();
  }

  // 409 and 401

  @Test
  void conflict_secondPoller_isToldAndOutlived() throws Exception {
    bench.start();
    telegram.awaitCall("getUpdates", call -> true);
    awaitsReady();

    try (BotClient rival = new BotClient(telegram)) {
      awaits(() -> {
        try {
          List<?> none = rival.polls(0, 1);
          assertThat(none).isEmpty();
        } catch (TelegramApiException e) {
          // the bot took over
        }
        return get("/ready").body().contains("another process uses the same token");
      });
    }

    asks(ada.privately(), WHO, "Ines Holt");
    awaitsReady();
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void conflict_webhookIsSet_isDeletedOnceAndThenTold() throws Exception {
    bench.start();
    telegram.awaitCall("getUpdates", call -> true);
    try (BotClient rival = new BotClient(telegram)) {
      SetWebhook hook = SetWebhook.builder().url("http://127.0.0.1:1/elsewhere").build();
      rival.telegram().execute(hook);
      telegram.awaitCall("deleteWebhook", call -> call.code() == 200);
      asks(ada.privately(), WHO, "Ines Holt");

      rival.telegram().execute(hook);

      awaitsUnready("somebody else sets a webhook");
      assertThat(telegram.calls("deleteWebhook")).hasSize(1);
    }
  }

  @Test
  void unauthorized_tokenRevoked_isUnreadyAndAnswersAfterTheRestart() throws InterruptedException {
    bench.answering(this::slow).start();
    ada.writes(WHO);
    awaits(() -> began.getCount() == 0);
    awaitsReady();

    telegram.revoked(true);
    telegram.goesDown(); // the poll that waits would not notice before its end
    telegram.comesBack();
    awaitsUnready("Telegram does not know the token");
    gate.countDown();
    awaits(() -> bench.store().outbox().waiting() == 1);
    awaits(() ->
        metric("dateline_api_calls_total{method=\"sendmessage\",outcome=\"unauthorized\"}") == 1);

    assertThat(metric("dateline_polls_total{outcome=\"unauthorized\"}")).isEqualTo(1);
    assertThat(bench.stop()).isTrue();
    telegram.revoked(false);
    assertThat(ada.privately().seesFromBot()).isEmpty();
  }

  // closed chats

  @Test
  void blocked_duringAnAnswer_stopsTheWorkAndAnswersAfterTheUnblocking()
      throws InterruptedException {
    bench.answering(this::slow).start();
    ada.writes(WHO);
    awaits(() -> began.getCount() == 0);

    ada.blocksBot();

    awaits(() -> stopped.getCount() == 0);
    bench.awaitsIdle();
    assertThat(bench.store().chat(ada.id()).active()).isFalse();
    assertThat(telegram.calls("sendMessage")).isEmpty();
    gate.countDown();
    ada.unblocksBot();
    asks(ada.privately(), COST, "48 million");
    assertThat(ada.privately().seesFromBot()).hasSize(1);
    assertThat(bench.store().chat(ada.id()).active()).isTrue();
  }

  @Test
  void blocked_noticedWhileTyping_stopsTheWork() throws InterruptedException {
    telegram.script("sendChatAction", Fault.error(403, "Forbidden: user is deactivated"));
    bench.answering(this::slow).start();

    ada.writes(WHO);

    awaits(() -> stopped.getCount() == 0);
    bench.awaitsIdle();
    assertThat(bench.store().chat(ada.id()).active()).isFalse();
    assertThat(ada.privately().seesFromBot()).isEmpty();
  }

  @Test
  void kicked_duringAnAnswer_stopsTheWork() throws InterruptedException {
    bench.answering(this::slow).start();
    Group desk = telegram.group("Desk", ada);
    ada.in(desk).awaits(says("2 articles"));
    ada.in(desk).writes("/ask " + WHO);
    awaits(() -> began.getCount() == 0);

    desk.kicksBot();

    awaits(() -> stopped.getCount() == 0);
    bench.awaitsIdle();
    assertThat(ada.in(desk).seesFromBot()).hasSize(1);
    gate.countDown();
    desk.takesBotBack();
    asks(ada.in(desk), "/ask " + COST, "48 million");
  }

  // what Telegram refuses

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Bad Request: can't parse entities: byte offset 7 | 1
          Bad Request: ENTITY_TEXT_INVALID | 1
          Bad Request: message is too long | 2
          Bad Request: message to be replied not found | 1
          Bad Request: QUOTE_TEXT_INVALID | 1
          """)
  void refused_answer_takesAnotherForm(String description, int messages)
      throws InterruptedException {
    bench.start();
    Group desk = telegram.group("Desk", ada);
    ada.in(desk).awaits(says("2 articles"));
    telegram.script("sendMessage", Fault.error(400, description));

    ada.in(desk).writes("/ask " + WHO);

    ada.in(desk).awaits(says("Ines Holt"));
    bench.awaitsIdle();
    assertThat(ada.in(desk).seesFromBot()).hasSize(1 + messages);
  }

  @Test
  void refused_topicIsGone_answersTheGroupAtLarge() throws InterruptedException {
    bench.start();
    Group forum = telegram.forum("Forum", ada);
    ada.in(forum).awaits(says("2 articles"));
    int topic = forum.topic("Bridge");
    telegram.script("sendMessage", Fault.error(400, "Bad Request: message thread not found"));

    ada.in(forum, topic).writes("/ask " + WHO);

    assertThat(ada.in(forum).awaits(says("Ines Holt")).topic()).isEmpty();
  }

  @Test
  void refused_noteDeletedMeanwhile_answersAnew() throws InterruptedException {
    bench.answering(this::slow).start();
    ada.writes(WHO);
    SeenMessage note = ada.privately().awaits(says(LOOKING));

    ada.privately().deletes(note);
    gate.countDown();

    assertThat(ada.privately().awaits(says("Ines Holt")).id()).isNotEqualTo(note.id());
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void refused_questionDeletedMeanwhile_answersWithoutReply() throws InterruptedException {
    bench.answering(this::slow).start();
    Group desk = telegram.group("Desk", ada);
    SeenMessage question = ada.in(desk).writes("/ask " + WHO);
    awaits(() -> began.getCount() == 0);

    ada.in(desk).deletes(question);
    gate.countDown();

    assertThat(ada.in(desk).awaits(says("Ines Holt")).replyTo()).isEmpty();
  }

  // updates

  @Test
  void updates_sameAgainAndByWebhookToo_areAnsweredOnce() throws Exception {
    ada.writes(WHO);
    ObjectNode update = telegram.unconfirmed().getFirst();
    bench.start();
    ada.privately().awaits(says("Ines Holt"));

    telegram.sendAgain(update);
    telegram.sendAgain(update);
    asks(ada.privately(), COST, "48 million");
    bench.awaitsIdle();
    bench.stop();
    hooked();
    telegram.sendAgain(update);

    asks(ada.privately(), "/help", "/sources");
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(3);
  }

  @Test
  void updates_idsJumpDownAndUp_allComeAndNothingSpins() throws InterruptedException {
    bench.start();
    asks(ada.privately(), WHO, "Ines Holt");
    bench.awaitsIdle();
    telegram.nextUpdateId(5_000);
    asks(ada.privately(), COST, "48 million");
    bench.awaitsIdle();
    telegram.nextUpdateId(2_000_000_000);

    asks(ada.privately(), "Who thanked the ferry passengers?", "Brandt");

    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(3);
    assertThat(telegram.calls("getUpdates")).hasSizeLessThan(12);
  }

  @Test
  void updates_poisonAmongThem_isPutAsideAndTheRestAnswered() throws InterruptedException {
    Person ben = telegram.person("Ben");
    ada.writes(WHO);
    ObjectNode broken = JsonNodeFactory.instance.objectNode();
    broken.putObject("message").put("message_id", "not a number").put("date", 1);
    telegram.sendRaw(broken);
    telegram.sendRaw(JsonNodeFactory.instance.objectNode().put("message", "not even an object"));
    ben.writes(COST);

    bench.start();

    ada.privately().awaits(says("Ines Holt"));
    ben.privately().awaits(says("48 million"));
    bench.awaitsIdle();
    assertThat(metric("dateline_poison_total")).isEqualTo(2);
  }

  @Test
  void edited_whileItWaitsInItsLane_isAnsweredAsItIsNow() throws InterruptedException {
    bench.answering(this::slow).start();
    ada.writes(WHO);
    awaits(() -> began.getCount() == 0);
    SeenMessage second = ada.writes("Who thanked the ferry passengers?");
    ada.privately().edits(second, COST);
    awaits(() -> telegram.unconfirmed().isEmpty());
    gate.countDown();

    ada.privately().awaits(says("48 million"));
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(2);
  }

  @Test
  void edited_inAGroup_isLeftAlone() throws InterruptedException {
    bench.start();
    Group desk = telegram.group("Desk", ada);
    SeenMessage question = ada.in(desk).writes("/ask " + WHO);
    ada.in(desk).awaits(says("Ines Holt"));

    ada.in(desk).edits(question, "/ask " + COST);
    asks(ada.in(desk), "/sources", "Coast Courier");

    assertThat(ada.in(desk).seesFromBot()).hasSize(3);
  }

  @Test
  void flood_twoHundredChatsAndOneInAHurry_keepsOrderAndRates() throws InterruptedException {
    telegram.close();
    use(FakeBotApi.start(Clock.systemUTC(), FakeRates.Limits.usual()));
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      lines.add("/hurry" + i);
      ada.writes(lines.getLast());
    }
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      people.add(telegram.person("Person " + i));
      people.getLast().writes(WHO);
    }
    bench
        .answering((question, progress) -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          try {
            return bench.newspaper.answer(question, progress);
          } finally {
            atOnce.decrementAndGet();
          }
        })
        .start();

    // not before 8.4 s have passed: 25 a second, and Ada's tenth 7.7 s after her third
    awaits(() -> telegram.calls("sendMessage").size() > 150);
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(10);
    for (Person each : people) {
      assertThat(each.privately().seesFromBot()).singleElement().matches(says("Ines Holt"));
    }
    List<SeenMessage> hurried = ada.privately().seesFromBot();
    for (int i = 0; i < 10; i++) {
      assertThat(hurried.get(i).text()).contains(lines.get(i));
    }
    assertThat(most.get()).isLessThanOrEqualTo(4 * Runtime.getRuntime().availableProcessors());
    assertThat(telegram.earlyRetries()).isEmpty();
  }

  // groups that move

  @Test
  void moved_duringAnAnswer_answersThereAndMistakesNoMessage() throws InterruptedException {
    bench.answering(this::slow).start();
    telegram.privacy(true);
    Group desk = telegram.group("Desk", ada);
    ada.in(desk).writes("/ask " + WHO);
    SeenMessage note = ada.in(desk).awaits(says(LOOKING));
    Group larger = desk.migrates();
    // the new group counts its messages anew: these have the numbers of question and note
    SeenMessage last = ada.in(larger).writes("Lunch?");
    while (last.id() < note.id()) {
      last = ada.in(larger).writes("Really?");
    }
    gate.countDown();

    SeenMessage answer = ada.in(larger).awaits(says("Ines Holt"));

    assertThat(answer.replyTo()).isEmpty();
    bench.awaitsIdle();
    asks(ada.in(larger), "/ask " + COST, "48 million");
    assertThat(ada.in(larger).seesFromBot()).hasSize(2);
  }

  @Test
  void moved_duringASend_isSentThere() throws InterruptedException {
    bench.start();
    Group desk = telegram.group("Desk", ada);
    ada.in(desk).awaits(says("2 articles"));
    telegram.script("sendMessage", Fault.hold(Moment.BEFORE, gate));
    ada.in(desk).writes("/ask " + WHO);
    telegram.awaitCall("sendMessage", call -> call.text().contains("Ines Holt"));

    Group larger = desk.migrates();
    gate.countDown();

    ada.in(larger).awaits(says("Ines Holt"));
    bench.awaitsIdle();
    assertThat(ada.in(larger).seesFromBot()).hasSize(1);
  }

  // sends nobody knows the end of

  @Test
  void ambiguous_connectionLostAfterTheSend_isNotedAndNotRepeated() throws InterruptedException {
    telegram.script("sendMessage", Fault.drop(Moment.AFTER));
    bench.start();
    ada.writes(WHO);

    assertOfferedOnce();
  }

  @Test
  void ambiguous_noAnswerInTime_isNotedAndNotRepeated() throws InterruptedException {
    telegram.script("sendMessage", Fault.hold(Moment.AFTER, gate));
    bench
        .with(
            new TelegramBot.Pace(
                new BotApi.Limits(
                    Duration.ofSeconds(2), Duration.ofSeconds(65), Duration.ofMillis(500)),
                PACE.polls(),
                PACE.sends()))
        .start();
    ada.writes(WHO);

    assertOfferedOnce();
  }

  private void assertOfferedOnce() {
    SeenMessage note = ada.privately().awaits(says(PERHAPS));
    ada.privately().taps(note, "Show the answer").awaitsAnswer();
    ada.privately()
        .awaits(message -> message.id() == note.id() && message.text().contains("Ines Holt"));
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(2);
    assertThat(metric("dateline_sends_unknown_total")).isEqualTo(1);
  }

  @Test
  void badGateway_sending_isTriedAgain() throws InterruptedException {
    telegram.script(
        "sendMessage", Fault.html(Moment.BEFORE, 502), Fault.error(500, "Internal Server Error"));
    bench.start();

    asks(ada.privately(), WHO, "Ines Holt");

    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
    assertThat(telegram.calls("sendMessage")).hasSize(3);
  }

  @Test
  void badGateway_editing_isTriedAgainWhateverBecameOfIt() throws InterruptedException {
    telegram.script("editMessageText", Fault.html(Moment.AFTER, 502), Fault.drop(Moment.BEFORE));
    bench.answering(this::slow).start();
    ada.writes(WHO);
    ada.privately().awaits(says(LOOKING));
    gate.countDown();

    ada.privately().awaits(says("Ines Holt"));
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  // answers that fail

  @Test
  void broken_answerWithANote_apologizesInItsPlace() throws InterruptedException {
    bench
        .answering((question, progress) -> {
          Answer unused = slow(question, progress);
          throw new IllegalStateException("broken after " + unused);
        })
        .start();
    ada.writes(WHO);
    SeenMessage note = ada.privately().awaits(says(LOOKING));
    gate.countDown();

    SeenMessage apology = ada.privately().awaits(says("Something went wrong"));

    assertThat(apology.id()).isEqualTo(note.id());
    assertThat(apology.buttons()).isEmpty();
  }

  @Test
  void broken_more_apologizes() throws InterruptedException {
    bench
        .answering((question, progress) -> {
          if (question.length() == Question.Length.LONG) {
            throw new IllegalStateException("broken");
          }
          return bench.newspaper.answer(question, progress);
        })
        .start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");

    Person.Tap tap = ada.privately().taps(answer, "More");

    ada.privately().awaits(says("Something went wrong"));
    assertThat(tap.awaitsAnswer()).isEmpty();
    assertThat(ada.privately().seesFromBot()).first().matches(says("Ines Holt"));
  }

  @Test
  void broken_answerTriedAgain_countsAsOneQuestion() throws InterruptedException {
    AtomicInteger attempts = new AtomicInteger();
    bench
        .with(
            new BotSettings.Limits(
                List.of(new BotSettings.Limit(1, Duration.ofDays(1))), List.of()))
        .answering((question, progress) -> {
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("broken");
          }
          return bench.newspaper.answer(question, progress);
        })
        .start();

    asks(ada.privately(), WHO, "Ines Holt");
    asks(ada.privately(), COST, "You can ask again");
  }

  // taps

  @Test
  void tap_moreThenStop_leavesTheAnswerAsItWas() throws InterruptedException {
    bench
        .answering((question, progress) ->
            question.length() == Question.Length.LONG
                ? slow(question, progress)
                : bench.newspaper.answer(question, progress))
        .start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");
    Person.Tap tap = ada.privately().taps(answer, "More");
    awaits(() -> began.getCount() == 0);

    ada.writes("/stop");

    tap.awaitsAnswer();
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).containsExactly(answer);
  }

  @Test
  void tap_tooOldToBeConfirmed_isDoneAllTheSame() throws InterruptedException {
    telegram.close();
    MovingClock clock = new MovingClock(Clock.systemUTC().instant());
    use(FakeBotApi.start(clock, FakeRates.Limits.none()));
    bench.start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");
    bench.awaitsIdle();
    bench.stop();
    Person.Tap tap = ada.privately().taps(answer, answer.buttons().getFirst().getFirst());
    clock.advance(Duration.ofSeconds(151));
    bench.start();

    ada.privately().awaits(says("The bridge cost 48 million"));

    awaits(() -> telegram.calls("answerCallbackQuery").size() == 1);
    bench.awaitsIdle();
    assertThat(tap.spins()).isTrue();
    assertThat(telegram.calls("answerCallbackQuery")).hasSize(1);
  }

  @Test
  void tap_stopByAnotherPerson_isRefused() throws InterruptedException {
    bench.answering(this::slow).start();
    Group desk = telegram.group("Desk", ada);
    Person ben = telegram.person("Ben");
    ada.in(desk).writes("/ask " + WHO);
    SeenMessage note = ada.in(desk).awaits(says(LOOKING));

    assertThat(ben.in(desk).taps(note, "Stop").awaitsAnswer()).isNotEmpty();
    assertThat(stopped.getCount()).isEqualTo(1);
    gate.countDown();

    ada.in(desk).awaits(says("Ines Holt"));
  }

  @Test
  void tap_moreThan64BytesOrOfAnotherTurn_isIgnored() throws InterruptedException {
    bench.start();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");

    for (String data :
        List.of("c:" + "x".repeat(100) + ":1", "m:0123456789", "v:' OR 1=1", "x:1")) {
      assertThat(ada.privately().forges(answer, data).awaitsAnswer()).as(data).isNotEmpty();
    }
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  // webhook

  /// Starts a bot that Telegram delivers to.
  private void hooked() throws InterruptedException {
    int port = freePort();
    URI url = URI.create("http://127.0.0.1:" + port + WebFront.WEBHOOK);
    bench.with(new BotSettings.Webhook(url, new Secret(SECRET)), port).start();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder delivery(String body) {
    return HttpRequest.newBuilder(at(WebFront.WEBHOOK))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  @Test
  void webhook_conversation_isAnsweredWithoutAPoll() throws InterruptedException {
    hooked();
    SeenMessage answer = asks(ada.privately(), WHO, "Ines Holt");
    ada.privately().taps(answer, "👍").awaitsAnswer();
    ObjectNode broken = JsonNodeFactory.instance.objectNode();
    broken.putObject("message").put("message_id", "not a number").put("date", 1);
    telegram.sendRaw(broken);

    asks(ada.privately(), COST, "48 million");

    awaitsReady();
    bench.awaitsIdle();
    assertThat(telegram.deliveries()).allMatch(FakeUpdates.Delivery::succeeded);
    assertThat(telegram.calls("getUpdates")).isEmpty();
  }

  @Test
  void webhook_strangersAndGiants_areTurnedAway() throws InterruptedException {
    hooked();
    ObjectNode update = JsonNodeFactory.instance.objectNode().put("update_id", 1);
    String secret = "X-Telegram-Bot-Api-Secret-Token";

    assertThat(sent(delivery(update.toString()).build()).statusCode()).isEqualTo(401);
    assertThat(sent(delivery(update.toString()).header(secret, SECRET + "x").build()).statusCode())
        .isEqualTo(401);
    assertThat(
            sent(delivery("[" + " ".repeat(1 << 20)).header(secret, SECRET).build()).statusCode())
        .isEqualTo(413);
    assertThat(sent(delivery(update.toString()).header(secret, SECRET).build()).statusCode())
        .isEqualTo(200);
    asks(ada.privately(), WHO, "Ines Holt");
  }

  @Test
  void webhook_answersFail_holdUpNobody() throws InterruptedException {
    bench.answering((question, progress) -> {
      throw new IllegalStateException("broken");
    });
    hooked();

    asks(ada.privately(), WHO, "Something went wrong");
    asks(ada.privately(), "/help", "/sources");

    assertThat(telegram.deliveries()).allMatch(FakeUpdates.Delivery::succeeded);
  }

  @Test
  void webhook_storeFails_isDeliveredAgainAfterTheRestart() throws InterruptedException {
    hooked();
    asks(ada.privately(), WHO, "Ines Holt");
    bench.awaitsIdle();
    bench.store().close();
    ada.writes(COST);
    assertThat(telegram.awaitDeliveries(2).getLast().code()).isEqualTo(500);

    bench.stop();
    bench.start();

    ada.privately().awaits(says("48 million"));
    bench.awaitsIdle();
    assertThat(ada.privately().seesFromBot()).hasSize(2);
  }

  @Test
  void webhook_telegramInTroubleAtTheStart_isSetLater() throws InterruptedException {
    telegram.script(
        "setWebhook", Fault.html(Moment.BEFORE, 502), Fault.tooManyRequests(Duration.ofSeconds(1)));

    hooked();

    asks(ada.privately(), WHO, "Ines Holt");
    assertThat(telegram.earlyRetries()).isEmpty();
  }
}
