package dateline.telegram;

import static dateline.telegram.BotClient.message;
import static dateline.telegram.BotClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChannel;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// How updates come to the bot, by poll and by webhook, and which ones.
final class FakeBotApiUpdatesTest {
  private static final int FIRST = 100_000_001;

  private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final FakeBotApi api = FakeBotApi.start(clock, FakeRates.Limits.none());
  private final BotClient bot = new BotClient(api);
  private final Person ada = api.person("Ada");

  @AfterEach
  void close() {
    bot.close();
    api.close();
  }

  @Test
  void getMe_goodToken_namesTheBot() throws TelegramApiException {
    User me = bot.telegram().execute(new GetMe());

    assertThat(me.getUserName()).isEqualTo("dateline_bot");
    assertThat(me.getIsBot()).isTrue();
    assertThat(me.getCanReadAllGroupMessages()).isFalse();
  }

  @Test
  void getMe_revokedOrForeignToken_isUnauthorized() {
    api.revoked(true);

    assertThat(refusal(() -> bot.telegram().execute(new GetMe())).getErrorCode()).isEqualTo(401);
    api.revoked(false);
    try (BotClient foreign = new BotClient(api, Duration.ofSeconds(5), "1:other")) {
      assertThat(refusal(() -> foreign.telegram().execute(new GetMe())).getErrorCode())
          .isEqualTo(401);
    }
  }

  @Test
  void getUpdates_offset_confirmsWhatCameBefore() throws TelegramApiException {
    ada.writes("one");
    ada.writes("two");

    assertThat(texts(bot.polls(0))).containsExactly("one", "two");
    assertThat(texts(bot.polls(0))).containsExactly("one", "two");
    assertThat(texts(bot.polls(FIRST + 1))).containsExactly("two");
    assertThat(bot.polls(FIRST + 2)).isEmpty();
    assertThat(api.unconfirmed()).isEmpty();
  }

  @Test
  void getUpdates_limit_takesTheOldest() throws TelegramApiException {
    ada.writes("one");
    ada.writes("two");

    assertThat(texts(bot.telegram().execute(GetUpdates.builder().limit(1).build())))
        .containsExactly("one");
  }

  @Test
  void getUpdates_sameOffsetAtOnceWhenPaced_givesOne() throws TelegramApiException {
    api.pacesPolls(true);
    ada.writes("one");
    ada.writes("two");

    assertThat(texts(bot.polls(0))).containsExactly("one", "two");
    assertThat(texts(bot.polls(0))).containsExactly("one");
    assertThat(texts(bot.polls(FIRST + 1))).containsExactly("two");
  }

  @Test
  void getUpdates_documentAndForward_areReadByTheLibrary() throws TelegramApiException {
    ada.sendsDocument("ferry.txt", new byte[] {65, 66});
    ada.forwards("Harbour Post", "A ferry ran aground.");
    ada.starts("s_42");
    List<Update> updates = bot.polls(0);

    assertThat(updates.get(0).getMessage().getDocument().getFileName()).isEqualTo("ferry.txt");
    assertThat(updates.get(0).getMessage().getDocument().getFileSize()).isEqualTo(2);
    assertThat(updates.get(1).getMessage().getForwardOrigin())
        .isInstanceOf(MessageOriginChannel.class);
    assertThat(updates.get(1).getMessage().getText()).isEqualTo("A ferry ran aground.");
    assertThat(updates.get(2).getMessage().getText()).isEqualTo("/start s_42");
  }

  @Test
  void getChatMember_founderAndGuest_haveTheirStatus() throws TelegramApiException {
    Group desk = api.group("Desk", ada);
    Person bob = api.person("Bob");

    assertThat(
            bot.telegram()
                .execute(new GetChatMember(String.valueOf(desk.id()), ada.id()))
                .getStatus())
        .isEqualTo("creator");
    assertThat(
            bot.telegram()
                .execute(new GetChatMember(String.valueOf(desk.id()), bob.id()))
                .getStatus())
        .isEqualTo("member");
    assertThat(bot.telegram().execute(new GetChatAdministrators(String.valueOf(desk.id()))))
        .singleElement()
        .satisfies(each -> assertThat(each.getUser().getId()).isEqualTo(ada.id()));
  }

  @Test
  void getUpdates_negativeOffset_keepsTheNewest() throws TelegramApiException {
    ada.writes("one");
    ada.writes("two");

    assertThat(texts(bot.polls(-1))).containsExactly("two");
    assertThat(api.unconfirmed()).hasSize(1);
  }

  @Test
  void getUpdates_nothingYet_waitsUntilSomeoneWrites() throws Exception {
    CompletableFuture<List<Update>> poll = pollsInBackground();
    api.awaitPoll();
    assertThat(poll).isNotDone();
    ada.writes("are you there?");

    assertThat(texts(poll.get(10, TimeUnit.SECONDS))).containsExactly("are you there?");
  }

  @Test
  void getUpdates_silence_endsEmptyAfterItsTimeout() throws TelegramApiException {
    long start = System.nanoTime();

    assertThat(bot.polls(0, 1)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void getUpdates_secondPoller_endsTheFirstWith409() throws Exception {
    CompletableFuture<List<Update>> first = pollsInBackground();
    api.awaitPoll();
    bot.polls(0);

    TelegramApiRequestException refusal = refusal(() -> unwrapped(first));
    assertThat(refusal.getErrorCode()).isEqualTo(409);
    assertThat(refusal.getApiResponse())
        .startsWith("Conflict: terminated by other getUpdates request");
  }

  @Test
  void getUpdates_idsJumpDown_areStillDelivered() throws TelegramApiException {
    ada.writes("one");
    bot.polls(FIRST + 1);
    api.nextUpdateId(5000);
    ada.writes("two");

    List<Update> after = bot.polls(FIRST + 1);
    assertThat(texts(after)).containsExactly("two");
    assertThat(after.getFirst().getUpdateId()).isEqualTo(5000);
    assertThat(bot.polls(5001)).isEmpty();
  }

  @Test
  void getUpdates_idsJumpUp_areDelivered() throws TelegramApiException {
    ada.writes("one");
    bot.polls(FIRST + 1);
    api.nextUpdateId(900_000_000);
    ada.writes("two");

    assertThat(bot.polls(FIRST + 1).getFirst().getUpdateId()).isEqualTo(900_000_000);
    assertThat(bot.polls(900_000_001)).isEmpty();
  }

  @Test
  void getUpdates_afterADay_updateHasExpired() throws TelegramApiException {
    ada.writes("one");
    clock.advance(Duration.ofHours(25));

    assertThat(bot.polls(0)).isEmpty();
  }

  @Test
  void getUpdates_allowedKinds_stayUntilChanged() throws TelegramApiException {
    bot.telegram().execute(GetUpdates.builder().allowedUpdates(List.of("my_chat_member")).build());
    ada.writes("not asked for");
    ada.blocksBot();

    List<Update> updates = bot.polls(0);
    assertThat(updates).hasSize(1);
    assertThat(updates.getFirst().getMyChatMember().getNewChatMember().getStatus())
        .isEqualTo("kicked");
  }

  @Test
  void getUpdates_sentAgain_hasTheSameId() throws TelegramApiException {
    ada.writes("one");
    api.sendAgain(api.unconfirmed().getFirst());

    assertThat(bot.polls(0)).extracting(Update::getUpdateId).containsExactly(FIRST, FIRST);
  }

  @Test
  void getUpdates_brokenUpdate_stopsTheLibrary() {
    api.sendRaw(
        JsonNodeFactory.instance
            .objectNode()
            .set("message", JsonNodeFactory.instance.objectNode().put("message_id", "many")));

    assertThat(refusal(() -> bot.polls(0)).getMessage()).contains("Unable to deserialize response");
  }

  @Test
  void edit_byThePerson_comesAsEditedMessage() throws TelegramApiException {
    SeenMessage question = ada.writes("who built teh dam?");
    SeenMessage corrected = ada.privately().edits(question, "who built the dam?");

    assertThat(corrected.edited()).isTrue();
    assertThat(bot.polls(0).getLast().getEditedMessage().getText()).isEqualTo("who built the dam?");
  }

  @Test
  void block_thenSend_isForbiddenUntilUnblocked() throws TelegramApiException {
    long chat = ada.writes("hello").chat();
    ada.blocksBot();

    TelegramApiRequestException refusal = refusal(() -> bot.sends(chat, "x"));
    assertThat(refusal.getErrorCode()).isEqualTo(403);
    assertThat(refusal.getApiResponse()).isEqualTo("Forbidden: bot was blocked by the user");
    ada.unblocksBot();
    assertThat(bot.sends(chat, "x").getText()).isEqualTo("x");
    assertThat(bot.polls(0).getLast().getMyChatMember().getNewChatMember().getStatus())
        .isEqualTo("member");
  }

  @Test
  void kick_thenSend_isForbidden() throws TelegramApiException {
    Group desk = api.group("Desk", ada);
    desk.kicksBot();

    TelegramApiRequestException refusal = refusal(() -> bot.sends(desk.id(), "x"));
    assertThat(refusal.getErrorCode()).isEqualTo(403);
    assertThat(refusal.getApiResponse()).isEqualTo("Forbidden: bot was kicked from the group chat");
    ada.in(desk).writes("/ask unheard");
    assertThat(bot.polls(0)).noneMatch(Update::hasMessage);
    desk.takesBotBack();
    assertThat(bot.sends(desk.id(), "x").getText()).isEqualTo("x");
  }

  @Test
  void migrate_oldId_namesTheNewOne() throws TelegramApiException {
    Group desk = api.group("Desk", ada);
    Group larger = desk.migrates();

    TelegramApiRequestException refusal = refusal(() -> bot.sends(desk.id(), "x"));
    assertThat(refusal.getErrorCode()).isEqualTo(400);
    assertThat(refusal.getParameters().getMigrateToChatId()).isEqualTo(larger.id());
    assertThat(bot.sends(larger.id(), "x").getChat().getType()).isEqualTo("supergroup");
    assertThat(bot.polls(0))
        .extracting(Update::getMessage)
        .filteredOn(each -> each != null)
        .extracting(Message::getMigrateToChatId)
        .containsExactly(larger.id(), null);
  }

  @Test
  void group_privacyOn_botHearsCommandsAndRepliesOnly() throws TelegramApiException {
    Group desk = api.group("Desk", ada);
    bot.sends(desk.id(), "hello, all");
    ada.in(desk).writes("just chatting, @dateline_bot");
    ada.in(desk).writes("/ask@dateline_bot who won?");
    ada.in(desk).writes("/ask who lost?");
    ada.in(desk).writes("/ask@another_bot who drew?");
    ada.in(desk).replies(ada.in(desk).seesFromBot().getFirst(), "why?");

    assertThat(texts(bot.polls(0)))
        .containsExactly("/ask@dateline_bot who won?", "/ask who lost?", "why?");
  }

  @Test
  void group_privacyOff_botHearsAll() throws TelegramApiException {
    Group desk = api.group("Desk", ada);
    api.privacy(false);
    ada.in(desk).writes("just chatting, @dateline_bot");

    Message heard = bot.polls(0).getLast().getMessage();
    assertThat(heard.getEntities().getFirst().getType()).isEqualTo("mention");
    assertThat(heard.getEntities().getFirst().getText()).isEqualTo("@dateline_bot");
  }

  @Test
  void reply_toSomeWords_bringsTheQuote() throws TelegramApiException {
    long chat = ada.writes("hello").chat();
    bot.sends(chat, "The dam held. Nobody was hurt.");
    ada.privately().replies(ada.privately().sees().getLast(), "Nobody was hurt.", "who says so?");

    Message reply = bot.polls(0).getLast().getMessage();
    assertThat(reply.getQuote().getText()).isEqualTo("Nobody was hurt.");
    assertThat(reply.getReplyToMessage().getMessageId()).isEqualTo(2);
  }

  @Test
  void topic_message_namesItsThread() throws TelegramApiException {
    Group forum = api.forum("Desk", ada);
    int sports = forum.topic("Sports");
    ada.in(forum, sports).writes("/ask who won?");

    Message heard = bot.polls(0).getLast().getMessage();
    assertThat(heard.getMessageThreadId()).isEqualTo(sports);
    assertThat(heard.getIsTopicMessage()).isTrue();
    assertThat(heard.getChat().getIsForum()).isTrue();
  }

  @Test
  void awaits_messageFromAnotherThread_isSeen() throws Exception {
    long chat = ada.writes("hello").chat();
    CompletableFuture<Message> sending =
        bot.telegram().executeAsync(message(chat, "Good morning").build());

    assertThat(ada.privately().awaits(each -> each.text().startsWith("Good")).id()).isEqualTo(2);
    assertThat(sending.get(10, TimeUnit.SECONDS).getMessageId()).isEqualTo(2);
  }

  @Test
  void setWebhook_multipart_deliversWithTheSecret() throws Exception {
    try (Endpoint endpoint = new Endpoint()) {
      ada.writes("before");
      assertThat(bot.telegram().execute(endpoint.hook().build())).isTrue();
      ada.writes("after");

      assertThat(endpoint.next()).isEqualTo("s3cret before");
      assertThat(endpoint.next()).isEqualTo("s3cret after");
      assertThat(api.awaitDeliveries(2)).extracting(FakeUpdates.Delivery::code).containsOnly(200);
      assertThat(api.unconfirmed()).isEmpty();
    }
  }

  @Test
  void getUpdates_activeWebhook_isConflictUntilDeleted() throws Exception {
    try (Endpoint endpoint = new Endpoint()) {
      bot.telegram().execute(endpoint.hook().build());
      TelegramApiRequestException refusal = refusal(() -> bot.polls(0));

      assertThat(refusal.getErrorCode()).isEqualTo(409);
      assertThat(refusal.getApiResponse())
          .startsWith("Conflict: can't use getUpdates method while webhook is active");
      bot.telegram().execute(DeleteWebhook.builder().build());
      assertThat(bot.polls(0)).isEmpty();
    }
  }

  @Test
  void setWebhook_duringAPoll_endsThePollWith409() throws Exception {
    try (Endpoint endpoint = new Endpoint()) {
      CompletableFuture<List<Update>> poll = pollsInBackground();
      api.awaitPoll();
      bot.telegram().execute(endpoint.hook().build());

      assertThat(refusal(() -> unwrapped(poll)).getApiResponse())
          .isEqualTo("Conflict: terminated by setWebhook request");
    }
  }

  @Test
  void webhook_failure_holdsUpItsChatOnlyAndIsRepeated() throws Exception {
    try (Endpoint endpoint = new Endpoint()) {
      Person bob = api.person("Bob");
      endpoint.answers("a1", 500);
      bot.telegram().execute(endpoint.hook().maxConnections(10).build());
      ada.writes("a1");
      api.awaitDeliveries(1);
      ada.writes("a2");
      bob.writes("b1");

      assertThat(endpoint.next()).isEqualTo("s3cret a1");
      assertThat(endpoint.next()).isEqualTo("s3cret b1");
      api.awaitDeliveries(2);
      assertThat(bot.telegram().execute(new GetWebhookInfo()).getPendingUpdatesCount())
          .isEqualTo(2);
      assertThat(bot.telegram().execute(new GetWebhookInfo()).getLastErrorMessage())
          .isEqualTo("Wrong response from the webhook: 500");
      endpoint.answers("a1", 204);
      clock.advance(Duration.ofSeconds(1));
      assertThat(endpoint.next()).isEqualTo("s3cret a1");
      assertThat(endpoint.next()).isEqualTo("s3cret a2");
    }
  }

  @Test
  void webhook_retryAfter_isWaitedFor() throws Exception {
    try (Endpoint endpoint = new Endpoint()) {
      endpoint.answers("a1", 503);
      bot.telegram().execute(endpoint.hook().build());
      ada.writes("a1");
      api.awaitDeliveries(1);
      Instant failed = clock.instant();
      endpoint.answers("a1", 200);
      clock.advance(Duration.ofSeconds(29));
      clock.advance(Duration.ofSeconds(1));

      assertThat(api.awaitDeliveries(2).getLast().at()).isEqualTo(failed.plusSeconds(30));
    }
  }

  @Test
  void setWebhook_badAddress_isRefused() {
    SetWebhook address = SetWebhook.builder().url("nowhere").build();

    assertThat(refusal(() -> bot.telegram().execute(address)).getApiResponse())
        .isEqualTo("Bad Request: bad webhook: an HTTP URL must be provided for webhook");
  }

  @Test
  void deleteWebhook_dropPending_forgetsUpdates() throws TelegramApiException {
    ada.writes("one");
    bot.telegram().execute(DeleteWebhook.builder().dropPendingUpdates(true).build());

    assertThat(bot.polls(0)).isEmpty();
  }

  private CompletableFuture<List<Update>> pollsInBackground() throws TelegramApiException {
    return bot.telegram()
        .executeAsync(GetUpdates.builder().offset(0).timeout(30).build())
        .thenApply(List::copyOf);
  }

  private static void unwrapped(CompletableFuture<?> call) throws Throwable {
    try {
      call.get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private static List<String> texts(List<Update> updates) {
    return updates.stream()
        .filter(Update::hasMessage)
        .map(Update::getMessage)
        .filter(Message::hasText)
        .map(Message::getText)
        .toList();
  }

  /// A bot's own webhook: notes the secret and the text of what comes, and answers as told.
  private static final class Endpoint implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final ConcurrentHashMap<String, Integer> codes = new ConcurrentHashMap<>();

    private Endpoint() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/hook",
          exchange -> {
            try (exchange) {
              String body =
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
              String text = RequestFields.object(body).path("message").path("text").asText();
              int code = codes.getOrDefault(text, 200);
              if (code == 503) {
                exchange.getResponseHeaders().set("Retry-After", "30");
              }
              received.add(
                  exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token")
                      + " "
                      + text);
              exchange.sendResponseHeaders(code, -1);
            }
          });
      server.start();
    }

    private SetWebhook.SetWebhookBuilder<?, ?> hook() {
      return SetWebhook.builder()
          .url("http://127.0.0.1:" + server.getAddress().getPort() + "/hook")
          .secretToken("s3cret");
    }

    private void answers(String text, int code) {
      codes.put(text, code);
    }

    private String next() throws InterruptedException {
      return String.valueOf(received.poll(10, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
