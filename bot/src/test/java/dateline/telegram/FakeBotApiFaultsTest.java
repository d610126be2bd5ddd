package dateline.telegram;

import static dateline.telegram.BotClient.message;
import static dateline.telegram.BotClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dateline.telegram.Fault.Moment;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// Rates, scripted trouble, and the records of calls.
final class FakeBotApiFaultsTest {
  private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final FakeBotApi api = FakeBotApi.start(clock, FakeRates.Limits.usual());
  private final BotClient bot = new BotClient(api);
  private final Person ada = api.person("Ada");
  private long chat;

  @BeforeEach
  void adaSaysHello() {
    chat = ada.writes("hello").chat();
  }

  @AfterEach
  void close() {
    bot.close();
    api.close();
  }

  @Test
  void rates_fourthMessageAtOnce_waitsASecond() throws TelegramApiException {
    sends(chat, 3);

    assertThat(retryAfter(() -> bot.sends(chat, "4"))).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(bot.sends(chat, "4").getMessageId()).isEqualTo(5);
    assertThat(api.earlyRetries()).isEmpty();
  }

  @Test
  void rates_otherChat_isNotHeldUp() throws TelegramApiException {
    long other = api.person("Bob").writes("hello").chat();
    sends(chat, 3);

    assertThat(retryAfter(() -> bot.sends(chat, "4"))).isEqualTo(1);
    assertThat(bot.sends(other, "1").getText()).isEqualTo("1");
  }

  @Test
  void rates_edits_countAsMessages() throws TelegramApiException {
    sends(chat, 2);
    bot.telegram().execute(edit("a"));

    assertThat(retryAfter(() -> bot.telegram().execute(edit("b")))).isEqualTo(1);
  }

  @Test
  void rates_chatAction_isFree() throws TelegramApiException {
    sends(chat, 3);

    assertThat(bot.telegram().execute(typing())).isTrue();
  }

  @Test
  void rates_group_takes20AndOneMoreEveryThreeSeconds() throws TelegramApiException {
    FakeRates.Rate endless = FakeRates.Limits.none().overall();
    FakeRates.Limits groups =
        new FakeRates.Limits(endless, new FakeRates.Rate(20, Duration.ofSeconds(3)), endless);
    try (FakeBotApi slow = FakeBotApi.start(clock, groups);
        BotClient client = new BotClient(slow)) {
      long desk = slow.group("Desk", slow.person("Ada")).id();
      for (int i = 0; i < 20; i++) {
        client.sends(desk, "x");
      }

      assertThat(retryAfter(() -> client.sends(desk, "21"))).isEqualTo(3);
      clock.advance(Duration.ofSeconds(3));
      assertThat(client.sends(desk, "21").getText()).isEqualTo("21");
      assertThat(retryAfter(() -> client.sends(desk, "22"))).isEqualTo(3);
    }
  }

  @Test
  void rates_overall_takes30AtOnce() throws TelegramApiException {
    for (int i = 0; i < 30; i++) {
      bot.sends(api.person("P" + i).writes("hello").chat(), "x");
    }

    assertThat(retryAfter(() -> bot.sends(chat, "x"))).isEqualTo(1);
  }

  @Test
  void rates_retryTooEarly_isRefusedAndRemembered() throws TelegramApiException {
    sends(chat, 3);
    retryAfter(() -> bot.sends(chat, "4"));
    clock.advance(Duration.ofMillis(400));

    assertThat(retryAfter(() -> bot.sends(chat, "4"))).isEqualTo(1);
    assertThat(api.earlyRetries())
        .containsExactly(
            new FakeRates.EarlyRetry(
                "chat " + chat,
                Instant.parse("2026-03-01T09:00:00.400Z"),
                Instant.parse("2026-03-01T09:00:01Z")));
  }

  @Test
  void script_tooManyRequests_parksTheChatForItsTime() throws TelegramApiException {
    api.script("sendMessage", Fault.tooManyRequests(Duration.ofSeconds(40)));

    assertThat(retryAfter(() -> bot.sends(chat, "x"))).isEqualTo(40);
    clock.advance(Duration.ofSeconds(39));
    assertThat(retryAfter(() -> bot.telegram().execute(edit("x")))).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(bot.sends(chat, "x").getText()).isEqualTo("x");
    assertThat(api.earlyRetries()).hasSize(1);
  }

  @Test
  void script_tooManyRequestsOnTyping_leavesMessagesAlone() throws TelegramApiException {
    api.script("sendChatAction", Fault.tooManyRequests(Duration.ofSeconds(7)));

    assertThat(retryAfter(() -> bot.telegram().execute(typing()))).isEqualTo(7);
    assertThat(bot.sends(chat, "x").getText()).isEqualTo("x");
  }

  @Test
  void script_tooManyRequestsOnPoll_parksThePoll() throws TelegramApiException {
    api.script("getUpdates", Fault.tooManyRequests(Duration.ofSeconds(5)));

    assertThat(retryAfter(() -> bot.polls(0))).isEqualTo(5);
    assertThat(retryAfter(() -> bot.polls(0))).isEqualTo(5);
    clock.advance(Duration.ofSeconds(5));
    assertThat(bot.polls(0)).hasSize(1);
  }

  @Test
  void script_error_hasNoEffect() {
    api.script("sendMessage", Fault.error(500, "Internal Server Error"));
    TelegramApiRequestException refusal = refusal(() -> bot.sends(chat, "x"));

    assertThat(refusal.getErrorCode()).isEqualTo(500);
    assertThat(refusal.getApiResponse()).isEqualTo("Internal Server Error");
    assertThat(ada.privately().seesFromBot()).isEmpty();
  }

  @Test
  void script_severalFaults_areSpentOneACall() throws TelegramApiException {
    api.script("SENDMESSAGE", Fault.NONE, Fault.error(400, "Bad Request: scripted"));

    assertThat(bot.sends(chat, "1").getText()).isEqualTo("1");
    assertThat(refusal(() -> bot.sends(chat, "2")).getApiResponse())
        .isEqualTo("Bad Request: scripted");
    assertThat(bot.sends(chat, "3").getText()).isEqualTo("3");
  }

  @Test
  void script_htmlBeforeTheCall_isNoAnswerAndNoEffect() {
    api.script("sendMessage", Fault.html(Moment.BEFORE, 502));
    TelegramApiRequestException refusal = refusal(() -> bot.sends(chat, "x"));

    assertThat(refusal.getErrorCode()).isZero();
    assertThat(refusal.getMessage()).contains("Unable to deserialize response");
    assertThat(ada.privately().seesFromBot()).isEmpty();
  }

  @Test
  void script_htmlAfterTheCall_hidesASentMessage() {
    api.script("sendMessage", Fault.html(Moment.AFTER, 502));

    assertThat(refusal(() -> bot.sends(chat, "x")).getErrorCode()).isZero();
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void script_dropBefore_isAnInputOutputErrorWithoutEffect() {
    api.script("sendMessage", Fault.drop(Moment.BEFORE));

    assertThatExceptionOfType(TelegramApiException.class)
        .isThrownBy(() -> bot.sends(chat, "x"))
        .withRootCauseInstanceOf(IOException.class);
    assertThat(ada.privately().seesFromBot()).isEmpty();
    assertThat(api.calls("sendMessage")).hasSize(1);
  }

  @Test
  void script_dropAfter_leavesTheMessageBehind() {
    api.script("sendMessage", Fault.drop(Moment.AFTER));

    assertThatExceptionOfType(TelegramApiException.class)
        .isThrownBy(() -> bot.sends(chat, "x"))
        .withRootCauseInstanceOf(IOException.class);
    assertThat(ada.privately().seesFromBot()).hasSize(1);
    assertThat(api.calls("sendMessage")).extracting(RecordedCall::code).containsExactly(0);
  }

  @Test
  void script_dropAfterOnPoll_bringsTheUpdatesAgain() throws TelegramApiException {
    api.script("getUpdates", Fault.drop(Moment.AFTER));

    assertThatExceptionOfType(TelegramApiException.class).isThrownBy(() -> bot.polls(0));
    assertThat(bot.polls(0)).hasSize(1);
  }

  @Test
  void script_delayBeyondTheReadTimeout_isAmbiguous() {
    api.script("sendMessage", Fault.delay(Moment.AFTER, Duration.ofMillis(900)));

    try (BotClient hasty = new BotClient(api, Duration.ofMillis(300))) {
      assertThatExceptionOfType(TelegramApiException.class)
          .isThrownBy(() -> hasty.sends(chat, "x"))
          .withRootCauseInstanceOf(IOException.class);
    }
    assertThat(ada.privately().seesFromBot()).hasSize(1);
  }

  @Test
  void script_holdBefore_takesEffectOnlyWhenReleased() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    api.script("sendMessage", Fault.hold(Moment.BEFORE, gate));
    CompletableFuture<Message> sending = bot.telegram().executeAsync(message(chat, "late").build());
    RecordedCall call = api.awaitCall("sendMessage", each -> each.text().equals("late"));

    assertThat(call.outcome()).isEmpty();
    assertThat(ada.privately().seesFromBot()).isEmpty();
    gate.countDown();
    assertThat(sending.get(10, TimeUnit.SECONDS).getText()).isEqualTo("late");
  }

  @Test
  void script_holdAfter_isSeenBeforeItIsAnswered() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    api.script("sendMessage", Fault.hold(Moment.AFTER, gate));
    CompletableFuture<Message> sending = bot.telegram().executeAsync(message(chat, "seen").build());

    assertThat(ada.privately().awaits(each -> true).text()).isEqualTo("seen");
    assertThat(sending).isNotDone();
    gate.countDown();
    assertThat(sending.get(10, TimeUnit.SECONDS).getText()).isEqualTo("seen");
  }

  @Test
  void trouble_byRule_strikesOnlyWhatItNames() throws TelegramApiException {
    api.trouble(call -> call.text().contains("bad") ? Fault.error(500, "scripted") : Fault.NONE);

    assertThat(refusal(() -> bot.sends(chat, "bad day")).getErrorCode()).isEqualTo(500);
    assertThat(bot.sends(chat, "good day").getText()).isEqualTo("good day");
  }

  @Test
  void goesDown_duringAPoll_cutsItAndKeepsTheUpdates() throws Exception {
    bot.polls(100_000_002);
    api.forgetCalls();
    CompletableFuture<? extends List<Update>> poll =
        bot.telegram().executeAsync(GetUpdates.builder().timeout(30).build());
    api.awaitCall("getUpdates", each -> true);
    api.goesDown();

    assertThat(poll).failsWithin(Duration.ofSeconds(10));
    assertThatExceptionOfType(TelegramApiException.class).isThrownBy(() -> bot.polls(0));
    ada.writes("meanwhile");
    api.comesBack();
    assertThat(bot.polls(0)).hasSize(1);
  }

  @Test
  void calls_recorded_haveParametersTimesAndCodes() throws TelegramApiException {
    bot.sends(chat, "x");
    clock.advance(Duration.ofSeconds(1));
    refusal(() -> bot.sends(5, "y"));

    List<RecordedCall> calls = api.calls("sendMessage");
    assertThat(calls).extracting(RecordedCall::text).containsExactly("x", "y");
    assertThat(calls).extracting(RecordedCall::code).containsExactly(200, 400);
    assertThat(calls.getLast().received()).isEqualTo(Instant.parse("2026-03-01T09:00:01Z"));
    assertThat(calls.getFirst().chat()).hasValue(chat);
  }

  @Test
  void methodName_anyCase_isUnderstood() throws Exception {
    assertThat(get("/bot" + FakeBotApi.TOKEN + "/GETME").body()).contains("\"ok\":true");
    assertThat(
            get("/bot" + FakeBotApi.TOKEN + "/sendMessage?chat_id=" + chat + "&text=a%20b").body())
        .contains("\"text\":\"a b\"");
  }

  /// What the library would not send, or checks itself.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          setWebhook?url=http://127.0.0.1:1/&secret_token=a+b | secret token contains unallowed characters
          setWebhook?url=http://127.0.0.1:1/&max_connections=101 | max_connections must be between 1 and 100
          sendMessage?text=x | chat_id is empty
          sendMessage?chat_id=me&text=x | invalid chat_id specified
          sendMessage?chat_id=1001&text=x&entities=[ | can't parse entities JSON object
          sendMessage?chat_id=1001&text=x&entities=[{"type":"bold","offset":"0","length":1}] | can't parse MessageEntity: offset and length must be integers
          sendMessage?chat_id=1001&text=x&reply_markup={"inline_keyboard":[[{"text":"","url":"tg://x"}]]} | inline keyboard button text must be non-empty
          sendMessage?chat_id=1001&text=x&reply_markup={"inline_keyboard":[[{"text":"b","callback_data":""}]]} | BUTTON_DATA_INVALID
          sendMessage?chat_id=1001&text=x&reply_markup={"inline_keyboard":[[{"text":"b","copy_text":{"text":""}}]]} | BUTTON_COPY_TEXT_INVALID
          editMessageText?inline_message_id=none&text=x | MESSAGE_ID_INVALID
          deleteMessage?chat_id=-501&message_id=1 | message can't be deleted
          sendMessageDraft?chat_id=1001&draft_id=0&text=x | draft_id must be non-zero
          setMyCommands?commands=[{"command":"ask","description":""}] | BOT_COMMAND_DESCRIPTION_INVALID
          setMessageReaction?chat_id=1001&message_id=1&reaction=[{"emoji":"👍"},{"emoji":"👎"}] | REACTIONS_TOO_MANY
          answerInlineQuery?results=[{"id":""}] | RESULT_ID_INVALID
          answerInlineQuery?results=[{"id":"1"}] | ARTICLE_TITLE_EMPTY
          answerInlineQuery?results=[{"id":"1","title":"t","input_message_content":{"message_text":"x"}},{"id":"1"}] | RESULT_ID_DUPLICATE
          """)
  void call_againstARule_isABadRequest(String call, String description) throws Exception {
    ada.in(api.group("Desk", ada)).writes("hello, desk");
    int question = call.indexOf('?') + 1;
    StringBuilder query = new StringBuilder();
    for (String pair : call.substring(question).split("&", -1)) {
      int equals = pair.indexOf('=') + 1;
      query
          .append(pair, 0, equals)
          .append(URLEncoder.encode(pair.substring(equals), StandardCharsets.UTF_8))
          .append('&');
    }
    String path = "/bot" + FakeBotApi.TOKEN + "/" + call.substring(0, question) + query;

    assertThat(RequestFields.object(get(path).body()).path("description").asText())
        .isEqualTo("Bad Request: " + description);
  }

  @ParameterizedTest
  @CsvSource({
    "callback_query_id, answerCallbackQuery, text, 201, MESSAGE_TOO_LONG",
    "inline_query_id, answerInlineQuery, next_offset, 65, NEXT_OFFSET_INVALID",
  })
  void answer_longerThanItsLimit_isABadRequest(
      String id, String method, String field, int length, String description) throws Exception {
    String path = "/bot" + FakeBotApi.TOKEN + "/" + method + "?" + id + "=1&" + field + "=";

    assertThat(
            RequestFields.object(get(path + "x".repeat(length)).body())
                .path("description")
                .asText())
        .isEqualTo("Bad Request: " + description);
  }

  @Test
  void methodName_unknown_is404InJson() throws Exception {
    HttpResponse<String> response = get("/bot" + FakeBotApi.TOKEN + "/makeCoffee");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo(
            "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found: method not found\"}");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(api.address() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private interface Call {
    Object make() throws TelegramApiException;
  }

  private static int retryAfter(Call call) {
    TelegramApiRequestException refusal = refusal(call::make);

    assertThat(refusal.getErrorCode()).isEqualTo(429);
    return refusal.getParameters().getRetryAfter();
  }

  private void sends(long to, int count) throws TelegramApiException {
    for (int i = 1; i <= count; i++) {
      bot.sends(to, String.valueOf(i));
    }
  }

  private EditMessageText edit(String text) {
    return EditMessageText.builder().chatId(chat).messageId(2).text(text).build();
  }

  private SendChatAction typing() {
    return SendChatAction.builder().chatId(chat).action("typing").build();
  }
}
