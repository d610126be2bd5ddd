package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dateline.answer.Secret;
import dateline.telegram.Fault.Moment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/// How calls end, with the real library against the fake server.
final class BotApiTest {
  private static final BotApi.Limits SHORT =
      new BotApi.Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(700));

  private final FakeBotApi server = FakeBotApi.start();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final BotApi api = api(server.address(), FakeBotApi.TOKEN);
  private final Person ada = server.person("Ada");

  private BotApi api(URI address, String token) {
    return new BotApi(address, new Secret(token), SHORT, metrics);
  }

  @AfterEach
  void close() {
    api.close();
    server.close();
  }

  private Outcome<Message> send(long chat, String text) {
    return api.call(SendMessage.builder().chatId(chat).text(text).build());
  }

  private long chat() {
    return ada.writes("hello").chat();
  }

  @Test
  void call_good_isDone() {
    assertThat(api.call(new GetMe()))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> assertThat(((User) done.value()).getUserName()).isEqualTo("dateline_bot"));
    assertThat(calls("getme", "done")).isEqualTo(1);
  }

  private double calls(String method, String outcome) {
    return metrics.counter("dateline.api.calls", "method", method, "outcome", outcome).count();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | Bad Request: message is not modified: specified new content is the same | unchanged",
        "400 | Bad Request: message to edit not found | target-missing",
        "400 | Bad Request: message can't be edited | target-missing",
        "400 | Bad Request: message to be replied not found | reply-missing",
        "400 | Bad Request: QUOTE_TEXT_INVALID | reply-missing",
        "400 | Bad Request: message thread not found | topic-missing",
        "400 | Bad Request: TOPIC_DELETED | topic-missing",
        "400 | Bad Request: message is too long | too-long",
        "400 | Bad Request: query is too old and response timeout expired or query ID is invalid"
            + " | expired",
        "400 | Bad Request: can't parse entities: unsupported start tag | malformed",
        "400 | Bad Request: entity begins or ends in a middle of a UTF-16 symbol | malformed",
        "400 | Bad Request: BUTTON_DATA_INVALID | malformed",
        "400 | Bad Request: chat not found | gone",
        "400 | Bad Request: not enough rights to send text messages to the chat | gone",
        "400 | Bad Request: something new | refused",
        "401 | Unauthorized | unauthorized",
        "404 | Not Found | unauthorized",
        "403 | Forbidden: bot was blocked by the user | gone",
        "403 | Forbidden: user is deactivated | gone",
        "403 | Forbidden: bot was kicked from the supergroup chat | gone",
        "403 | Forbidden: bot is not a member of the supergroup chat | gone",
        "403 | Forbidden: the group chat was deleted | gone",
        "409 | Conflict: terminated by other getUpdates request | rival",
        "409 | Conflict: can't use getUpdates method while webhook is active | hooked",
        "409 | Conflict: terminated by setWebhook request | hooked",
        "413 | Request Entity Too Large | refused",
        "500 | Internal Server Error: restart | again",
      })
  void call_refused_isSortedByWhatToDo(int code, String description, String name) {
    long chat = chat();
    server.script("sendMessage", Fault.error(code, description));

    assertThat(send(chat, "x").name()).isEqualTo(name);
    assertThat(calls("sendmessage", name)).isEqualTo(1);
    assertThat(ada.privately().seesFromBot()).isEmpty();
  }

  @Test
  void call_tooManyRequests_saysHowLongToWait() {
    long chat = chat();
    server.script("sendMessage", Fault.tooManyRequests(Duration.ofSeconds(40)));

    assertThat(send(chat, "x")).isEqualTo(new Outcome.Wait<>(Duration.ofSeconds(40)));
    assertThat(
            metrics.timer("dateline.retry.after").totalTime(java.util.concurrent.TimeUnit.SECONDS))
        .isEqualTo(40);
  }

  @Test
  void call_groupHasMoved_saysWhereTo() {
    Group group = server.group("Desk", ada);
    Group moved = group.migrates();

    assertThat(send(group.id(), "x")).isEqualTo(new Outcome.Moved<>(moved.id()));
  }

  @Test
  void call_proxyAnswersInsteadOfTelegram_isTriedAgain() {
    long chat = chat();
    server.script("sendMessage", Fault.html(Moment.BEFORE, 502), Fault.html(Moment.BEFORE, 403));

    assertThat(send(chat, "x")).isInstanceOf(Outcome.Again.class);
    assertThat(send(chat, "x")).isInstanceOf(Outcome.Again.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 504})
  void call_proxyHandedItOnAndLostTheAnswer_isUnknown(int code) {
    long chat = chat();
    server.script("sendMessage", Fault.html(Moment.AFTER, code));

    assertThat(send(chat, "x")).isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"BEFORE, 0", "AFTER, 1"})
  void call_connectionLostAfterItWasWritten_isUnknownAndNotRepeated(Moment moment, int arrived) {
    long chat = chat();
    server.script("sendMessage", Fault.drop(moment));

    assertThat(send(chat, "x")).isInstanceOf(Outcome.Unknown.class);
    assertThat(server.calls("sendMessage")).hasSize(1);
    assertThat(ada.privately().seesFromBot()).hasSize(arrived);
  }

  @Test
  void call_keptConnectionLost_isUnknownAndNotRepeated() {
    long chat = chat();
    server.script("sendMessage", Fault.NONE, Fault.drop(Moment.AFTER));
    send(chat, "1");

    assertThat(send(chat, "2")).isInstanceOf(Outcome.Unknown.class);
    assertThat(server.calls("sendMessage")).hasSize(2);
  }

  @Test
  void call_answerTakesTooLong_isUnknown() {
    long chat = chat();
    CountDownLatch gate = new CountDownLatch(1);
    server.script("sendMessage", Fault.hold(Moment.AFTER, gate));

    assertThat(send(chat, "x")).isInstanceOf(Outcome.Unknown.class);
    gate.countDown();
  }

  @Test
  void call_serverIsDown_isTriedAgain() {
    long chat = chat();
    send(chat, "keeps a connection");
    server.goesDown();

    assertThat(send(chat, "x")).isInstanceOf(Outcome.Again.class);
    assertThat(send(chat, "x")).isInstanceOf(Outcome.Again.class);
    server.comesBack();
    assertThat(send(chat, "x")).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void call_serverIsSilentFromTheStart_isUnknown() throws IOException {
    // takes connections and never reads: a half-open socket
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        BotApi other =
            api(URI.create("http://127.0.0.1:" + silent.getLocalPort()), FakeBotApi.TOKEN)) {
      assertThat(other.call(new GetMe())).isInstanceOf(Outcome.Unknown.class);
    }
  }

  @Test
  void call_libraryFindsAFault_isRefusedUnsent() {
    assertThat(api.call(SendMessage.builder().chatId("").text("x").build()))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.code()).isZero());
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void call_editAndTap_areSortedAsTheServerWordsThem() {
    long chat = chat();
    Message sent = ((Outcome.Done<Message>) send(chat, "x")).value();
    EditMessageText same =
        EditMessageText.builder().chatId(chat).messageId(sent.getMessageId()).text("x").build();
    EditMessageText lost = EditMessageText.builder().chatId(chat).messageId(77).text("x").build();

    assertThat(api.call(same)).isInstanceOf(Outcome.Unchanged.class);
    assertThat(api.call(lost)).isInstanceOf(Outcome.TargetMissing.class);
    assertThat(api.call(new AnswerCallbackQuery("1"))).isInstanceOf(Outcome.Expired.class);
  }

  @Test
  void call_hundredAtOnce_runSideBySide() throws InterruptedException {
    long chat = chat();
    CountDownLatch gate = new CountDownLatch(1);
    server.trouble(call -> Fault.hold(Moment.BEFORE, gate));
    List<Thread> senders =
        IntStream.range(0, 100)
            .mapToObj(i -> Thread.ofVirtual().start(() -> send(chat, "x" + i)))
            .toList();
    for (int i = 0; i < 100; i++) {
      String text = "x" + i;
      server.awaitCall("sendMessage", call -> call.text().equals(text));
    }
    gate.countDown();
    for (Thread each : senders) {
      each.join();
    }

    assertThat(server.calls("sendMessage")).hasSize(100);
  }

  @Test
  void token_anywhere_isNotShown() {
    server.revoked(true);
    assertThat(api.call(new GetMe()).toString()).doesNotContain("fake-token");
    server.goesDown();
    assertThat(api.call(new GetMe()).toString()).doesNotContain("fake-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://127.0.0.1", "http://127.0.0.1/bots", "127.0.0.1:80", "http://h?x=1"})
  void address_notThatOfAServer_isRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> api(URI.create(address.replace("127.0.0.1:80", "//127.0.0.1")), "1:a"));
  }

  @Test
  void download_document_givesItsBytes() {
    byte[] article = "A ferry ran aground.".getBytes(StandardCharsets.UTF_8);

    assertThat(api.download(fileOf(ada.sendsDocument("ferry.txt", article)), 1_000))
        .isInstanceOfSatisfying(
            Outcome.Done.class, done -> assertThat(done.value()).isEqualTo(article));
  }

  @Test
  void download_tooLarge_isNotRead() {
    String file = fileOf(ada.sendsDocument("ferry.txt", new byte[1_001]));

    assertThat(api.download(file, 1_000)).isInstanceOf(Outcome.TooLong.class);
  }

  @Test
  void download_unknownFile_isRefused() {
    assertThat(api.download("file-1", 1_000)).isInstanceOf(Outcome.Refused.class);
  }

  private static String fileOf(SeenMessage message) {
    return message.json().path("document").path("file_id").asText();
  }
}
