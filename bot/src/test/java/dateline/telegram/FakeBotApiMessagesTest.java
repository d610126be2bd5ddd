package dateline.telegram;

import static dateline.telegram.BotClient.message;
import static dateline.telegram.BotClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dateline.telegram.SeenMessage.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.AnswerInlineQuery;
import org.telegram.telegrambots.meta.api.methods.commands.DeleteMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessageDraft;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.inlinequery.inputmessagecontent.InputTextMessageContent;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResultArticle;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// What the bot may write, and what people see of it.
final class FakeBotApiMessagesTest {
  private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final FakeBotApi api = FakeBotApi.start(clock, FakeRates.Limits.none());
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
  void sendMessage_plainText_isSeenByThePerson() throws TelegramApiException {
    Message sent = bot.sends(chat, "Good morning");

    assertThat(sent.getMessageId()).isEqualTo(2);
    assertThat(sent.getDate()).isEqualTo(1772355600);
    assertThat(sent.getFrom().getIsBot()).isTrue();
    assertThat(ada.privately().sees())
        .extracting(SeenMessage::author, SeenMessage::text)
        .containsExactly(tuple("Ada", "hello"), tuple("Dateline", "Good morning"));
  }

  @Test
  void sendMessage_4096Characters_isTaken() throws TelegramApiException {
    assertThat(bot.sends(chat, "x".repeat(4096)).getText()).hasSize(4096);
  }

  @Test
  void sendMessage_4097Characters_isTooLong() {
    refused(() -> bot.sends(chat, "x".repeat(4097)), 400, "Bad Request: message is too long");
  }

  @Test
  void sendMessage_blankText_isEmpty() {
    refused(() -> bot.sends(chat, " \n "), 400, "Bad Request: message text is empty");
  }

  @Test
  void sendMessage_unknownChat_isNotFound() {
    refused(() -> bot.sends(99, "anyone?"), 400, "Bad Request: chat not found");
  }

  @Test
  void sendMessage_personWhoNeverWrote_isNotFound() {
    Person stranger = api.person("Bob");

    refused(() -> bot.sends(stranger.id(), "hello"), 400, "Bad Request: chat not found");
  }

  @Test
  void sendMessage_parseMode_isRefused() {
    refused(
        () -> bot.telegram().execute(message(chat, "<b>x</b>").parseMode("HTML").build()),
        400,
        "Bad Request: unsupported parse_mode");
  }

  @Test
  void sendMessage_linkAfterEmoji_coversTheSameWords() throws TelegramApiException {
    String text = "📰 The dam held [1]";
    bot.telegram().execute(message(chat, text).entities(List.of(link(16, 3))).build());

    assertThat(last().marks()).containsExactly(new Mark("text_link", "[1]", "https://a.example/1"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20, entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 20",
    "19, 1, entity beginning at UTF-16 offset 19 ends after the end of the text at UTF-16 offset 20",
    "2147483647, 1, entity beginning at UTF-16 offset 2147483647 ends after the end of the text at UTF-16 offset 2147483648",
    "-1, 2, receive an entity with incorrect offset or length",
    "3, 0, receive an entity with incorrect offset or length",
    "1, 4, entity begins or ends in a middle of a UTF-16 symbol",
    "0, 1, entity begins or ends in a middle of a UTF-16 symbol",
  })
  void sendMessage_entityOutsideTheText_isRefused(int offset, int length, String description) {
    refused(
        () ->
            bot.telegram()
                .execute(
                    message(chat, "📰 The dam held [1]")
                        .entities(List.of(link(offset, length)))
                        .build()),
        400,
        "Bad Request: " + description);
  }

  @Test
  void sendMessage_entityOfUnknownType_isRefused() {
    MessageEntity shouting = MessageEntity.builder().type("shouting").offset(0).length(1).build();

    refused(
        () -> bot.telegram().execute(message(chat, "x").entities(List.of(shouting)).build()),
        400,
        "Bad Request: can't parse MessageEntity: unsupported type \"shouting\"");
  }

  @Test
  void sendMessage_linkWithoutAddress_isRefused() {
    MessageEntity link = MessageEntity.builder().type("text_link").offset(0).length(1).build();

    refused(
        () -> bot.telegram().execute(message(chat, "x").entities(List.of(link)).build()),
        400,
        "Bad Request: can't parse MessageEntity: can't find field \"url\"");
  }

  @Test
  void sendMessage_101Entities_keepsAHundred() throws TelegramApiException {
    List<MessageEntity> bold =
        IntStream.range(0, 101)
            .mapToObj(at -> MessageEntity.builder().type("bold").offset(at).length(1).build())
            .map(MessageEntity.class::cast)
            .toList();
    bot.telegram().execute(message(chat, "x".repeat(101)).entities(bold).build());

    assertThat(last().marks()).hasSize(100);
  }

  @Test
  void sendMessage_callbackDataOf64Bytes_isTaken() throws TelegramApiException {
    bot.telegram()
        .execute(message(chat, "x").replyMarkup(keyboard("More", "é".repeat(32))).build());

    assertThat(last().buttons()).containsExactly(List.of("More"));
  }

  @Test
  void sendMessage_callbackDataOf65Bytes_isInvalid() {
    refused(
        () ->
            bot.telegram()
                .execute(
                    message(chat, "x").replyMarkup(keyboard("More", "é".repeat(32) + "x")).build()),
        400,
        "Bad Request: BUTTON_DATA_INVALID");
  }

  @Test
  void sendMessage_buttonThatDoesNothing_isRefused() {
    InlineKeyboardMarkup idle = markup(InlineKeyboardButton.builder().text("Nothing").build());

    refused(
        () -> bot.telegram().execute(message(chat, "x").replyMarkup(idle).build()),
        400,
        "Bad Request: text buttons are unallowed in the inline keyboard");
  }

  @Test
  void sendMessage_buttonWithBadLink_isRefused() {
    InlineKeyboardMarkup link =
        markup(InlineKeyboardButton.builder().text("Go").url("somewhere").build());

    refused(
        () -> bot.telegram().execute(message(chat, "x").replyMarkup(link).build()),
        400,
        "Bad Request: BUTTON_URL_INVALID");
  }

  @Test
  void sendMessage_replyWithQuote_showsBoth() throws TelegramApiException {
    SeenMessage question = ada.writes("who built the dam, and when?");
    Message sent =
        bot.telegram()
            .execute(
                message(chat, "In 1931.")
                    .replyParameters(
                        ReplyParameters.builder().messageId(question.id()).quote("when?").build())
                    .build());

    assertThat(last().replyTo()).hasValue(question.id());
    assertThat(last().quote()).contains("when?");
    assertThat(sent.getReplyToMessage().getText()).isEqualTo("who built the dam, and when?");
    assertThat(sent.getQuote().getPosition()).isEqualTo(23);
  }

  @Test
  void sendMessage_replyToNothing_isNotFound() {
    refused(
        () ->
            bot.telegram()
                .execute(
                    message(chat, "x")
                        .replyParameters(ReplyParameters.builder().messageId(77).build())
                        .build()),
        400,
        "Bad Request: message to be replied not found");
  }

  @Test
  void sendMessage_replyToNothingButAllowed_isSentWithoutReply() throws TelegramApiException {
    bot.telegram()
        .execute(
            message(chat, "x")
                .replyParameters(
                    ReplyParameters.builder().messageId(77).allowSendingWithoutReply(true).build())
                .build());

    assertThat(last().text()).isEqualTo("x");
    assertThat(last().replyTo()).isEmpty();
  }

  @Test
  void sendMessage_quoteThatIsNotThere_isRefusedEvenIfReplyIsOptional() {
    refused(
        () ->
            bot.telegram()
                .execute(
                    message(chat, "x")
                        .replyParameters(
                            ReplyParameters.builder()
                                .messageId(1)
                                .quote("goodbye")
                                .allowSendingWithoutReply(true)
                                .build())
                        .build()),
        400,
        "Bad Request: QUOTE_TEXT_INVALID");
  }

  @Test
  void sendMessage_unknownTopic_isNotFound() {
    Group forum = api.forum("Desk", ada);

    refused(
        () -> bot.telegram().execute(message(forum.id(), "x").messageThreadId(1).build()),
        400,
        "Bad Request: message thread not found");
  }

  @Test
  void sendMessage_topic_isSeenOnlyThere() throws TelegramApiException {
    Group forum = api.forum("Desk", ada);
    int sports = forum.topic("Sports");
    int weather = forum.topic("Weather");
    bot.telegram().execute(message(forum.id(), "2:1").messageThreadId(sports).build());

    assertThat(ada.in(forum, sports).seesFromBot())
        .extracting(SeenMessage::text)
        .containsExactly("2:1");
    assertThat(ada.in(forum, weather).seesFromBot()).isEmpty();
  }

  @Test
  void editMessageText_ownMessage_changesWhatIsSeen() throws TelegramApiException {
    int id = bot.sends(chat, "…").getMessageId();
    clock.advance(Duration.ofSeconds(2));
    bot.telegram().execute(edit(id, "The dam held."));

    assertThat(last().text()).isEqualTo("The dam held.");
    assertThat(last().edited()).isTrue();
  }

  @Test
  void editMessageText_sameText_isNotModified() throws TelegramApiException {
    int id = bot.sends(chat, "The dam held.").getMessageId();

    assertThat(refusal(() -> bot.telegram().execute(edit(id, "The dam held."))).getApiResponse())
        .startsWith("Bad Request: message is not modified: ");
  }

  @Test
  void editMessageText_sameTextAfterAnEdit_isNotModified() throws TelegramApiException {
    int id = bot.sends(chat, "…").getMessageId();
    bot.telegram().execute(edit(id, "The dam held."));

    assertThat(refusal(() -> bot.telegram().execute(edit(id, "The dam held."))).getErrorCode())
        .isEqualTo(400);
  }

  @Test
  void editMessageText_unknownMessage_isNotFound() {
    refused(
        () -> bot.telegram().execute(edit(50, "x")), 400, "Bad Request: message to edit not found");
  }

  @Test
  void editMessageText_someoneElsesMessage_cannotBeEdited() {
    refused(
        () -> bot.telegram().execute(edit(1, "x")), 400, "Bad Request: message can't be edited");
  }

  @Test
  void editMessageText_withoutKeyboard_takesTheKeyboardAway() throws TelegramApiException {
    int id =
        bot.telegram()
            .execute(message(chat, "x").replyMarkup(keyboard("Stop", "s:1")).build())
            .getMessageId();
    bot.telegram().execute(edit(id, "y"));

    assertThat(last().buttons()).isEmpty();
  }

  @Test
  void editMessageReplyMarkup_newKeyboard_leavesTheText() throws TelegramApiException {
    int id = bot.sends(chat, "x").getMessageId();
    bot.telegram()
        .execute(
            EditMessageReplyMarkup.builder()
                .chatId(chat)
                .messageId(id)
                .replyMarkup(keyboard("More", "m:1"))
                .build());

    assertThat(last().text()).isEqualTo("x");
    assertThat(last().buttons()).containsExactly(List.of("More"));
  }

  @Test
  void deleteMessage_ownMessage_isGoneAndThenUnknown() throws TelegramApiException {
    int id = bot.sends(chat, "x").getMessageId();
    DeleteMessage delete = DeleteMessage.builder().chatId(chat).messageId(id).build();

    assertThat(bot.telegram().execute(delete)).isTrue();
    assertThat(ada.privately().seesFromBot()).isEmpty();
    refused(() -> bot.telegram().execute(delete), 400, "Bad Request: message to delete not found");
  }

  @Test
  void sendChatAction_typing_isSeenForFiveSeconds() throws TelegramApiException {
    bot.telegram().execute(SendChatAction.builder().chatId(chat).action("typing").build());

    assertThat(ada.privately().seesTyping()).isTrue();
    clock.advance(Duration.ofSeconds(5));
    assertThat(ada.privately().seesTyping()).isFalse();
  }

  @Test
  void sendChatAction_unknownAction_isRefused() {
    refused(
        () ->
            bot.telegram().execute(SendChatAction.builder().chatId(chat).action("juggle").build()),
        400,
        "Bad Request: wrong parameter action in request");
  }

  @Test
  void sendMessageDraft_privateChat_isSeenForThirtySeconds() throws TelegramApiException {
    bot.telegram().execute(draft(chat, 1, "The dam"));

    assertThat(ada.privately().seesDraft()).contains("The dam");
    assertThat(ada.privately().seesFromBot()).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    assertThat(ada.privately().seesDraft()).isEmpty();
  }

  @Test
  void sendMessageDraft_thenMessage_draftIsGone() throws TelegramApiException {
    bot.telegram().execute(draft(chat, 1, "The dam"));
    bot.sends(chat, "The dam held.");

    assertThat(ada.privately().seesDraft()).isEmpty();
  }

  @Test
  void sendMessageDraft_group_isRefused() {
    Group desk = api.group("Desk", ada);

    refused(
        () -> bot.telegram().execute(draft(desk.id(), 1, "x")),
        400,
        "Bad Request: TEXTDRAFT_PEER_INVALID");
    assertThat(api.calls("sendMessageDraft")).hasSize(1);
  }

  @Test
  void answerCallbackQuery_inTime_stopsTheSpinner() throws TelegramApiException {
    bot.telegram().execute(message(chat, "x").replyMarkup(keyboard("👍", "up:7")).build());
    Person.Tap tap = ada.privately().taps(last(), "👍");
    Update update = bot.polls(0).getLast();

    assertThat(update.getCallbackQuery().getData()).isEqualTo("up:7");
    assertThat(update.getCallbackQuery().getMessage().getMessageId()).isEqualTo(2);
    assertThat(tap.spins()).isTrue();
    bot.telegram()
        .execute(
            AnswerCallbackQuery.builder()
                .callbackQueryId(update.getCallbackQuery().getId())
                .text("thank you")
                .build());
    assertThat(tap.awaitsAnswer()).isEqualTo("thank you");
  }

  @Test
  void answerCallbackQuery_after151Seconds_isTooOld() throws TelegramApiException {
    bot.telegram().execute(message(chat, "x").replyMarkup(keyboard("👍", "up:7")).build());
    Person.Tap tap = ada.privately().taps(last(), "👍");
    clock.advance(Duration.ofSeconds(151));

    refused(
        () ->
            bot.telegram().execute(AnswerCallbackQuery.builder().callbackQueryId(tap.id()).build()),
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid");
  }

  @Test
  void answerInlineQuery_oneArticle_isSeenAndCanBeChosen() throws TelegramApiException {
    Person.InlineQuestion question = ada.asksInline("dam");
    bot.telegram().execute(results(question.id(), 1));
    String message = question.chooses("r0");

    assertThat(question.awaitsTitles()).containsExactly("Result 0");
    assertThat(bot.polls(0).getLast().getChosenInlineQuery().getInlineMessageId())
        .isEqualTo(message);
    bot.telegram()
        .execute(EditMessageText.builder().inlineMessageId(message).text("longer").build());
    assertThat(question.seesChosen(message)).isEqualTo("longer");
  }

  @Test
  void answerInlineQuery_51ResultsOrTooLate_isRefused() {
    Person.InlineQuestion question = ada.asksInline("dam");

    refused(
        () -> bot.telegram().execute(results(question.id(), 51)),
        400,
        "Bad Request: RESULTS_TOO_MUCH");
    clock.advance(Duration.ofSeconds(31));
    refused(
        () -> bot.telegram().execute(results(question.id(), 1)),
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid");
  }

  @Test
  void setMessageReaction_eyes_isSeenOnTheMessage() throws TelegramApiException {
    bot.telegram().execute(reaction(1, "👀"));

    assertThat(ada.privately().sees().getFirst().reaction()).contains("👀");
  }

  @Test
  void setMessageReaction_unlistedEmojiOrMessage_isRefused() {
    refused(() -> bot.telegram().execute(reaction(1, "🧭")), 400, "Bad Request: REACTION_INVALID");
    refused(
        () -> bot.telegram().execute(reaction(9, "👀")),
        400,
        "Bad Request: message to react not found");
  }

  @Test
  void setMyCommands_perLanguage_areKeptApartAndDeleted() throws TelegramApiException {
    bot.telegram().execute(commands("ask", "en"));
    bot.telegram().execute(commands("sources", "fa"));

    assertThat(api.commands("default", "en")).containsExactly("ask");
    assertThat(api.commands("default", "fa")).containsExactly("sources");
    bot.telegram().execute(DeleteMyCommands.builder().languageCode("fa").build());
    assertThat(api.commands("default", "fa")).isEmpty();
  }

  @Test
  void setMyCommands_capitalLetter_isInvalid() {
    refused(
        () -> bot.telegram().execute(commands("Ask", "en")),
        400,
        "Bad Request: BOT_COMMAND_INVALID");
  }

  private interface Call {
    Object make() throws TelegramApiException;
  }

  private static void refused(Call call, int code, String description) {
    TelegramApiRequestException refusal = refusal(call::make);

    assertThat(refusal.getErrorCode()).isEqualTo(code);
    assertThat(refusal.getApiResponse()).isEqualTo(description);
  }

  private SeenMessage last() {
    return ada.privately().sees().getLast();
  }

  private EditMessageText edit(int id, String text) {
    return EditMessageText.builder().chatId(chat).messageId(id).text(text).build();
  }

  private SetMessageReaction reaction(int id, String emoji) {
    return SetMessageReaction.builder()
        .chatId(chat)
        .messageId(id)
        .reactionTypes(List.of(ReactionTypeEmoji.builder().emoji(emoji).build()))
        .build();
  }

  private static SetMyCommands commands(String name, String language) {
    return SetMyCommands.builder()
        .command(BotCommand.builder().command(name).description("ask a question").build())
        .languageCode(language)
        .build();
  }

  private static SendMessageDraft draft(long chat, int id, String text) {
    return SendMessageDraft.builder().chatId(chat).draftId(id).text(text).build();
  }

  private static AnswerInlineQuery results(String query, int count) {
    List<InlineQueryResultArticle> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(
          InlineQueryResultArticle.builder()
              .id("r" + i)
              .title("Result " + i)
              .inputMessageContent(InputTextMessageContent.builder().messageText("short").build())
              .build());
    }
    return AnswerInlineQuery.builder().inlineQueryId(query).results(results).build();
  }

  private static MessageEntity link(int offset, int length) {
    return MessageEntity.builder()
        .type("text_link")
        .offset(offset)
        .length(length)
        .url("https://a.example/1")
        .build();
  }

  private static InlineKeyboardMarkup keyboard(String label, String data) {
    return markup(InlineKeyboardButton.builder().text(label).callbackData(data).build());
  }

  private static InlineKeyboardMarkup markup(InlineKeyboardButton button) {
    return InlineKeyboardMarkup.builder().keyboardRow(new InlineKeyboardRow(button)).build();
  }
}
