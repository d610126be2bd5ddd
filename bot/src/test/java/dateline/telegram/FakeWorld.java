package dateline.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The chats, people and messages behind the fake server, and the methods a bot calls on them.
///
/// Everything runs under the [Monitor]. Message ids count from 1 in every chat, so that a bot which
/// mixes up chats is found out.
final class FakeWorld {
  private static final Duration CALLBACK_LIFE = Duration.ofSeconds(150);
  private static final Duration INLINE_LIFE = Duration.ofSeconds(30);
  private static final Duration TYPING_LIFE = Duration.ofSeconds(5);
  private static final Duration DRAFT_LIFE = Duration.ofSeconds(30);
  private static final int MAX_DOWNLOAD = 20 << 20;
  private static final Set<String> ACTIONS =
      Set.of(
          "typing",
          "upload_photo",
          "record_video",
          "upload_video",
          "record_voice",
          "upload_voice",
          "upload_document",
          "choose_sticker",
          "find_location",
          "record_video_note",
          "upload_video_note");

  /// What the bot is to a chat.
  private enum Standing {
    MEMBER,
    BLOCKED,
    KICKED
  }

  private static final class Chat {
    private final long id;
    private final String type;
    private final String title;
    private final boolean forum;
    private final long founder;
    private final TreeMap<Integer, ObjectNode> messages = new TreeMap<>();
    private final Map<Integer, String> topics = new HashMap<>();
    private int lastMessage;
    private Standing standing = Standing.MEMBER;
    private OptionalLong migratedTo = OptionalLong.empty();
    private Instant typingUntil = Instant.MIN;
    private String draft = "";
    private Instant draftUntil = Instant.MIN;

    private Chat(long id, String type, String title, boolean forum, long founder) {
      this.id = id;
      this.type = type;
      this.title = title;
      this.forum = forum;
      this.founder = founder;
    }

    private boolean isPrivate() {
      return type.equals("private");
    }

    private ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("type", type);
      json.put(isPrivate() ? "first_name" : "title", title);
      return forum ? json.put("is_forum", true) : json;
    }
  }

  /// A question a bot must answer in time: a tapped button or an inline query.
  private static final class Open {
    private final Instant asked;
    private final Duration life;
    private Optional<RequestFields> answer = Optional.empty();

    private Open(Instant asked, Duration life) {
      this.asked = asked;
      this.life = life;
    }
  }

  private final Monitor monitor;
  private final Clock clock;
  private final FakeUpdates updates;
  private final FakeRates rates;
  private final ObjectNode bot;
  private final Map<Long, ObjectNode> people = new HashMap<>();
  private final Map<Long, Chat> chats = new HashMap<>();
  private final Map<String, Open> open = new HashMap<>();
  private final Map<String, ObjectNode> inlineMessages = new HashMap<>();
  private final Map<String, JsonNode> commands = new TreeMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, Function<RequestFields, JsonNode>> methods = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private long lastPerson = 1000;
  private long lastGroup = 500;
  private long lastQuestion = 7_000_000_000L;
  private boolean privacy = true;

  FakeWorld(Monitor monitor, Clock clock, FakeUpdates updates, FakeRates rates, ObjectNode bot) {
    this.monitor = monitor;
    this.clock = clock;
    this.updates = updates;
    this.rates = rates;
    this.bot = bot;
    method("getMe", fields -> me());
    method("getUpdates", updates::getUpdates);
    method("setWebhook", done(updates::setWebhook));
    method("deleteWebhook", done(updates::deleteWebhook));
    method("getWebhookInfo", fields -> updates.webhookInfo());
    method("setMyCommands", done(this::setMyCommands));
    method("deleteMyCommands", done(fields -> commands.remove(commandKey(fields))));
    method("getMyCommands", fields -> commands(commandKey(fields)));
    method("sendMessage", this::sendMessage);
    method("editMessageText", this::editMessageText);
    method("editMessageReplyMarkup", this::editMessageReplyMarkup);
    method("deleteMessage", done(this::deleteMessage));
    method("sendChatAction", done(this::sendChatAction));
    method("sendMessageDraft", done(this::sendMessageDraft));
    method("answerCallbackQuery", done(this::answerCallbackQuery));
    method("answerInlineQuery", done(this::answerInlineQuery));
    method("setMessageReaction", done(this::setMessageReaction));
    method("getFile", this::getFile);
    method("getChatMember", this::getChatMember);
    method("getChatAdministrators", this::getChatAdministrators);
  }

  private void method(String name, Function<RequestFields, JsonNode> work) {
    names.put(name.toLowerCase(Locale.ROOT), name);
    methods.put(name, work);
  }

  private static Function<RequestFields, JsonNode> done(
      java.util.function.Consumer<RequestFields> work) {
    return fields -> {
      work.accept(fields);
      return BooleanNode.TRUE;
    };
  }

  /// The documented spelling of a method's name; empty if there is no such method.
  Optional<String> methodName(String anyCase) {
    return Optional.ofNullable(names.get(anyCase.toLowerCase(Locale.ROOT)));
  }

  /// Does what the method does; only a long poll waits, and it waits outside the lock.
  JsonNode call(String method, RequestFields fields) {
    Function<RequestFields, JsonNode> work =
        methods.getOrDefault(method, each -> BooleanNode.FALSE);
    String key = FakeRates.key(method, fields.tree());
    if (method.equals("getUpdates")) {
      monitor.change(() -> rates.checkParked(key));
      return work.apply(fields);
    }
    return monitor.locked(() -> {
      rates.checkParked(key);
      return work.apply(fields).deepCopy();
    });
  }

  // what a bot calls

  private JsonNode me() {
    return bot.deepCopy()
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", !privacy)
        .put("supports_inline_queries", true);
  }

  private JsonNode sendMessage(RequestFields fields) {
    Chat chat = reachable(fields);
    rates.take(chat.id, !chat.isPrivate());
    ObjectNode content = content(fields, 1);
    OptionalInt topic = topic(chat, fields);
    Optional<ObjectNode> reply = reply(chat, fields);
    if (fields.node("reply_markup").isObject()) {
      FakeRules.keyboard(fields.node("reply_markup"));
      content.set("reply_markup", fields.node("reply_markup"));
    }
    chat.typingUntil = Instant.MIN;
    chat.draft = "";
    return store(chat, bot, topic, reply, content);
  }

  private JsonNode editMessageText(RequestFields fields) {
    ObjectNode message = editable(fields);
    ObjectNode content = content(fields, 1);
    if (fields.node("reply_markup").isObject()) {
      FakeRules.keyboard(fields.node("reply_markup"));
      content.set("reply_markup", fields.node("reply_markup"));
    }
    ObjectNode changed = message.deepCopy();
    changed.remove(List.of("text", "entities", "reply_markup"));
    changed.setAll(content);
    return edited(message, changed);
  }

  private JsonNode editMessageReplyMarkup(RequestFields fields) {
    ObjectNode message = editable(fields);
    ObjectNode changed = message.deepCopy();
    changed.remove("reply_markup");
    if (fields.node("reply_markup").isObject()) {
      FakeRules.keyboard(fields.node("reply_markup"));
      changed.set("reply_markup", fields.node("reply_markup"));
    }
    return edited(message, changed);
  }

  private JsonNode edited(ObjectNode message, ObjectNode changed) {
    if (changed.equals(message)) {
      throw Rejection.bad(
          "message is not modified: specified new message content and reply markup are exactly the"
              + " same as a current content and reply markup of the message");
    }
    message.removeAll();
    message.setAll(changed);
    message.put("edit_date", clock.instant().getEpochSecond());
    return message.has("inline_message_id") ? BooleanNode.TRUE : message;
  }

  private ObjectNode editable(RequestFields fields) {
    if (fields.has("inline_message_id")) {
      ObjectNode message = inlineMessages.get(fields.text("inline_message_id"));
      if (message == null) {
        throw Rejection.bad("MESSAGE_ID_INVALID");
      }
      return message;
    }
    Chat chat = reachable(fields);
    rates.take(chat.id, !chat.isPrivate());
    ObjectNode message = chat.messages.get(fields.integer("message_id", 0));
    if (message == null) {
      throw Rejection.bad("message to edit not found");
    }
    if (!message.path("from").path("is_bot").asBoolean()) {
      throw Rejection.bad("message can't be edited");
    }
    return message;
  }

  private void deleteMessage(RequestFields fields) {
    Chat chat = reachable(fields);
    int id = fields.integer("message_id", 0);
    ObjectNode message = chat.messages.get(id);
    if (message == null) {
      throw Rejection.bad("message to delete not found");
    }
    if (!chat.isPrivate() && !message.path("from").path("is_bot").asBoolean()) {
      throw Rejection.bad("message can't be deleted");
    }
    chat.messages.remove(id);
  }

  private void sendChatAction(RequestFields fields) {
    Chat chat = reachable(fields);
    if (!ACTIONS.contains(fields.text("action"))) {
      throw Rejection.bad("wrong parameter action in request");
    }
    chat.typingUntil = clock.instant().plus(TYPING_LIFE);
  }

  private void sendMessageDraft(RequestFields fields) {
    Chat chat = reachable(fields);
    if (!chat.isPrivate()) {
      throw Rejection.bad("TEXTDRAFT_PEER_INVALID");
    }
    if (fields.number("draft_id").orElse(0) == 0) {
      throw Rejection.bad("draft_id must be non-zero");
    }
    chat.draft = content(fields, 0).path("text").asText();
    chat.draftUntil = clock.instant().plus(DRAFT_LIFE);
  }

  private void answerCallbackQuery(RequestFields fields) {
    if (fields.text("text").length() > 200) {
      throw Rejection.bad("MESSAGE_TOO_LONG");
    }
    answer(fields, "callback_query_id");
  }

  private void answerInlineQuery(RequestFields fields) {
    FakeRules.inlineResults(fields.node("results"), fields.text("next_offset"));
    answer(fields, "inline_query_id");
  }

  private void answer(RequestFields fields, String idField) {
    Open question = open.get(fields.text(idField));
    if (question == null
        || question.answer.isPresent()
        || clock.instant().isAfter(question.asked.plus(question.life))) {
      throw Rejection.bad("query is too old and response timeout expired or query ID is invalid");
    }
    question.answer = Optional.of(fields);
  }

  private void setMessageReaction(RequestFields fields) {
    Chat chat = reachable(fields);
    ObjectNode message = chat.messages.get(fields.integer("message_id", 0));
    if (message == null) {
      throw Rejection.bad("message to react not found");
    }
    JsonNode reactions = fields.node("reaction");
    FakeRules.reactions(reactions);
    message.remove("reaction");
    reactions.forEach(each -> message.set("reaction", each.path("emoji")));
  }

  private JsonNode getFile(RequestFields fields) {
    String id = fields.text("file_id");
    byte[] bytes = files.get(path(id));
    if (bytes == null) {
      throw Rejection.bad("invalid file_id");
    }
    if (bytes.length > MAX_DOWNLOAD) {
      throw Rejection.bad("file is too big");
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("file_id", id)
        .put("file_unique_id", "u" + id)
        .put("file_size", bytes.length)
        .put("file_path", path(id));
  }

  private static String path(String file) {
    return "documents/" + file;
  }

  /// The file at a path that `getFile` named.
  Optional<byte[]> file(String path) {
    return monitor.locked(() -> Optional.ofNullable(files.get(path)));
  }

  private JsonNode getChatMember(RequestFields fields) {
    Chat chat = reachable(fields);
    long person = fields.number("user_id").orElse(0);
    if (person != bot.path("id").asLong() && !people.containsKey(person)) {
      throw Rejection.bad("PARTICIPANT_ID_INVALID");
    }
    return chatMember(chat, person);
  }

  private JsonNode getChatAdministrators(RequestFields fields) {
    Chat chat = reachable(fields);
    if (chat.isPrivate()) {
      throw Rejection.bad("there are no administrators in the private chat");
    }
    return JsonNodeFactory.instance.arrayNode().add(chatMember(chat, chat.founder));
  }

  private ObjectNode chatMember(Chat chat, long person) {
    ObjectNode member = JsonNodeFactory.instance.objectNode();
    boolean founder = !chat.isPrivate() && person == chat.founder;
    member.put("status", founder ? "creator" : "member");
    if (founder) {
      member.put("is_anonymous", false);
    }
    boolean self = person == bot.path("id").asLong();
    member.set("user", self ? bot.deepCopy() : people(person).deepCopy());
    return member;
  }

  private void setMyCommands(RequestFields fields) {
    FakeRules.commands(fields.node("commands"));
    commands.put(commandKey(fields), fields.node("commands"));
  }

  private static String commandKey(RequestFields fields) {
    String scope = fields.node("scope").path("type").asText();
    return (scope.isEmpty() ? "default" : scope)
        + " "
        + fields.node("scope").path("chat_id").asText()
        + " "
        + fields.text("language_code");
  }

  private JsonNode commands(String key) {
    return commands.getOrDefault(key, JsonNodeFactory.instance.arrayNode());
  }

  private Chat reachable(RequestFields fields) {
    if (!fields.has("chat_id")) {
      throw Rejection.bad("chat_id is empty");
    }
    Chat chat = chats.get(fields.number("chat_id").orElse(0));
    if (chat == null) {
      throw Rejection.bad("chat not found");
    }
    if (chat.migratedTo.isPresent()) {
      throw Rejection.migrated(chat.migratedTo.getAsLong());
    }
    return switch (chat.standing) {
      case MEMBER -> chat;
      case BLOCKED -> throw Rejection.forbidden("bot was blocked by the user");
      case KICKED -> throw Rejection.forbidden("bot was kicked from the " + chat.type + " chat");
    };
  }

  private static ObjectNode content(RequestFields fields, int shortest) {
    if (!fields.text("parse_mode").isEmpty()) {
      throw Rejection.bad("unsupported parse_mode");
    }
    String text = fields.text("text");
    FakeRules.text(text, shortest);
    ArrayNode entities = FakeRules.entities(fields.node("entities"), text);
    ObjectNode content = JsonNodeFactory.instance.objectNode().put("text", text);
    if (!entities.isEmpty()) {
      content.set("entities", entities);
    }
    if (fields.node("link_preview_options").isObject()) {
      content.set("link_preview_options", fields.node("link_preview_options"));
    }
    return content;
  }

  private static OptionalInt topic(Chat chat, RequestFields fields) {
    int topic = fields.integer("message_thread_id", 0);
    if (topic == 0) {
      return OptionalInt.empty();
    }
    if (!chat.topics.containsKey(topic)) {
      throw Rejection.bad("message thread not found");
    }
    return OptionalInt.of(topic);
  }

  private static Optional<ObjectNode> reply(Chat chat, RequestFields fields) {
    JsonNode asked = fields.node("reply_parameters");
    int id = asked.path("message_id").asInt(fields.integer("reply_to_message_id", 0));
    if (id == 0) {
      return Optional.empty();
    }
    ObjectNode target = chat.messages.get(id);
    if (target == null) {
      boolean allowed =
          asked.path("allow_sending_without_reply").asBoolean()
              || fields.flag("allow_sending_without_reply");
      if (allowed) {
        return Optional.empty();
      }
      throw Rejection.bad("message to be replied not found");
    }
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    reply.set("reply_to_message", withoutReply(target));
    String quote = asked.path("quote").asText("");
    if (!quote.isEmpty()) {
      String text = target.path("text").asText();
      int position = text.indexOf(quote, asked.path("quote_position").asInt());
      position = position < 0 ? text.indexOf(quote) : position;
      if (position < 0 || quote.length() > FakeRules.MAX_QUOTE) {
        throw Rejection.bad("QUOTE_TEXT_INVALID");
      }
      reply.putObject("quote").put("text", quote).put("position", position).put("is_manual", true);
    }
    return Optional.of(reply);
  }

  /// A message carries the one it replies to, and that one no further.
  private static ObjectNode withoutReply(ObjectNode message) {
    ObjectNode shown = message.deepCopy();
    shown.remove(List.of("reply_to_message", "quote", "reaction"));
    return shown;
  }

  private ObjectNode store(
      Chat chat,
      ObjectNode author,
      OptionalInt topic,
      Optional<ObjectNode> reply,
      ObjectNode content) {
    int id = ++chat.lastMessage;
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("message_id", id);
    message.set("from", author.deepCopy());
    message.set("chat", chat.json());
    message.put("date", clock.instant().getEpochSecond());
    topic.ifPresent(each -> message.put("message_thread_id", each).put("is_topic_message", true));
    reply.ifPresent(message::setAll);
    message.setAll(content);
    chat.messages.put(id, message);
    return message;
  }

  // what people do

  ObjectNode person(String name, String language) {
    return monitor.locked(() -> {
      long id = ++lastPerson;
      ObjectNode person =
          JsonNodeFactory.instance
              .objectNode()
              .put("id", id)
              .put("is_bot", false)
              .put("first_name", name)
              .put("username", name.toLowerCase(Locale.ROOT))
              .put("language_code", language);
      people.put(id, person);
      return person;
    });
  }

  long group(String type, String title, boolean forum, long founder) {
    return monitor.locked(() -> {
      long id = (type.equals("group") ? 0L : -1_000_000_000_000L) - ++lastGroup;
      Chat chat = new Chat(id, type, title, forum, founder);
      chats.put(id, chat);
      membership(chat, founder, "left", "member");
      return id;
    });
  }

  int newTopic(long chat, long person, String title) {
    return monitor.locked(() -> {
      ObjectNode content = JsonNodeFactory.instance.objectNode();
      content.putObject("forum_topic_created").put("name", title).put("icon_color", 7322096);
      int topic = chat(chat).lastMessage + 1;
      chat(chat).topics.put(topic, title);
      service(chat(chat), person, OptionalInt.of(topic), content);
      return topic;
    });
  }

  SeenMessage write(
      long chatId,
      long person,
      OptionalInt topic,
      Optional<Integer> replyTo,
      String quote,
      String text) {
    return post(chatId, person, topic, replyTo, quote, typed(text));
  }

  private static ObjectNode typed(String text) {
    ObjectNode content = JsonNodeFactory.instance.objectNode().put("text", text);
    ArrayNode entities = FakeRules.foundEntities(text);
    if (!entities.isEmpty()) {
      content.set("entities", entities);
    }
    return content;
  }

  /// Forwards what a channel has written.
  SeenMessage forward(long chatId, long person, OptionalInt topic, String channel, String text) {
    ObjectNode content = typed(text);
    ObjectNode origin = content.putObject("forward_origin");
    origin.put("type", "channel").put("date", clock.instant().getEpochSecond());
    origin.put("message_id", 1);
    origin.putObject("chat").put("id", -1_000_000_000_001L).put("type", "channel");
    ((ObjectNode) origin.path("chat")).put("title", channel);
    return post(chatId, person, topic, Optional.empty(), "", content);
  }

  SeenMessage sendDocument(
      long chatId, long person, OptionalInt topic, String name, String type, byte[] bytes) {
    String id = "file-" + monitor.locked(() -> ++lastQuestion);
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content
        .putObject("document")
        .put("file_id", id)
        .put("file_unique_id", "u" + id)
        .put("file_name", name)
        .put("mime_type", type)
        .put("file_size", bytes.length);
    monitor.change(() -> files.put(path(id), bytes.clone()));
    return post(chatId, person, topic, Optional.empty(), "", content);
  }

  private SeenMessage post(
      long chatId,
      long person,
      OptionalInt topic,
      Optional<Integer> replyTo,
      String quote,
      ObjectNode content) {
    return monitor.locked(() -> {
      Chat chat = chatWith(chatId, person);
      if (chat.isPrivate() && chat.standing == Standing.BLOCKED) {
        throw new IllegalStateException("this person has blocked the bot");
      }
      Optional<ObjectNode> reply = replyTo.map(each -> userReply(chat, each, quote));
      ObjectNode message = store(chat, people(person), topic, reply, content);
      if (hears(chat, message)) {
        updates.add("message", message, "chat " + chat.id);
      }
      return new SeenMessage(message);
    });
  }

  private static ObjectNode userReply(Chat chat, int to, String quote) {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    ObjectNode target = message(chat, to);
    reply.set("reply_to_message", withoutReply(target));
    if (!quote.isEmpty()) {
      int position = target.path("text").asText().indexOf(quote);
      if (position < 0) {
        throw new IllegalArgumentException("the message does not say: " + quote);
      }
      reply.putObject("quote").put("text", quote).put("position", position).put("is_manual", true);
    }
    return reply;
  }

  SeenMessage edit(long chatId, int id, String text) {
    return monitor.locked(() -> {
      ObjectNode message = message(chat(chatId), id);
      message.put("text", text).put("edit_date", clock.instant().getEpochSecond());
      message.set("entities", FakeRules.foundEntities(text));
      if (hears(chat(chatId), message)) {
        updates.add("edited_message", message, "chat " + chatId);
      }
      return new SeenMessage(message);
    });
  }

  /// A bot is not told of it.
  void delete(long chatId, int id) {
    monitor.change(() -> chat(chatId).messages.remove(id));
  }

  String tap(long chatId, long person, int id, String label) {
    return monitor.locked(() -> {
      JsonNode button = new SeenMessage(message(chat(chatId), id)).button(label);
      if (!button.hasNonNull("callback_data")) {
        throw new IllegalArgumentException("the button \"" + label + "\" calls no bot");
      }
      return press(chatId, person, id, button.path("callback_data").asText());
    });
  }

  /// Presses a button that says this, whether or not there is one.
  String press(long chatId, long person, int id, String data) {
    return monitor.locked(() -> {
      ObjectNode message = message(chat(chatId), id);
      String query = String.valueOf(++lastQuestion);
      open.put(query, new Open(clock.instant(), CALLBACK_LIFE));
      ObjectNode callback = JsonNodeFactory.instance.objectNode().put("id", query);
      callback.set("from", people(person).deepCopy());
      callback.set("message", message.deepCopy());
      callback.put("chat_instance", String.valueOf(chatId));
      callback.put("data", data);
      updates.add("callback_query", callback, "callback " + person);
      return query;
    });
  }

  String ask(long person, String text, String offset) {
    return monitor.locked(() -> {
      String query = String.valueOf(++lastQuestion);
      open.put(query, new Open(clock.instant(), INLINE_LIFE));
      ObjectNode inline = JsonNodeFactory.instance.objectNode().put("id", query);
      inline.set("from", people(person).deepCopy());
      inline.put("query", text).put("offset", offset).put("chat_type", "sender");
      updates.add("inline_query", inline, "inline " + person);
      return query;
    });
  }

  /// Puts one result of an inline query into some other chat; the bot knows it by the returned id.
  String choose(long person, String query, String text, String result) {
    return monitor.locked(() -> {
      for (JsonNode each : answer(query).orElseThrow().node("results")) {
        if (each.path("id").asText().equals(result)) {
          String id = "inline-" + ++lastQuestion;
          ObjectNode message =
              JsonNodeFactory.instance
                  .objectNode()
                  .put("inline_message_id", id)
                  .put("text", each.path("input_message_content").path("message_text").asText());
          inlineMessages.put(id, message);
          ObjectNode chosen = JsonNodeFactory.instance.objectNode().put("result_id", result);
          chosen.set("from", people(person).deepCopy());
          chosen.put("query", text).put("inline_message_id", id);
          updates.add("chosen_inline_result", chosen, "inline " + person);
          return id;
        }
      }
      throw new IllegalArgumentException("no result " + result);
    });
  }

  String inlineText(String inlineMessage) {
    return monitor.locked(() ->
        inlineMessages
            .getOrDefault(inlineMessage, JsonNodeFactory.instance.objectNode())
            .path("text")
            .asText());
  }

  Optional<RequestFields> awaitAnswer(String query, Duration limit) {
    return monitor.await(limit, () -> answer(query));
  }

  private Optional<RequestFields> answer(String query) {
    Open question = open.get(query);
    return question == null ? Optional.empty() : question.answer;
  }

  /// A person blocks the bot or lets it write again.
  void block(long person, boolean blocked) {
    monitor.change(() -> {
      Chat chat = chatWith(person, person);
      chat.standing = blocked ? Standing.BLOCKED : Standing.MEMBER;
      membership(chat, person, blocked ? "member" : "kicked", blocked ? "kicked" : "member");
    });
  }

  /// Someone throws the bot out of a group or takes it back.
  void kick(long chatId, long person, boolean kicked) {
    monitor.change(() -> {
      Chat chat = chat(chatId);
      chat.standing = kicked ? Standing.KICKED : Standing.MEMBER;
      membership(chat, person, kicked ? "member" : "kicked", kicked ? "kicked" : "member");
    });
  }

  /// A group becomes a supergroup under a new id; messages stay behind.
  long migrate(long chatId, long person) {
    return monitor.locked(() -> {
      Chat old = chat(chatId);
      long id = -1_000_000_000_000L - ++lastGroup;
      Chat successor = new Chat(id, "supergroup", old.title, false, old.founder);
      chats.put(id, successor);
      service(
          old,
          person,
          OptionalInt.empty(),
          JsonNodeFactory.instance.objectNode().put("migrate_to_chat_id", id));
      service(
          successor,
          person,
          OptionalInt.empty(),
          JsonNodeFactory.instance.objectNode().put("migrate_from_chat_id", chatId));
      old.migratedTo = OptionalLong.of(id);
      return id;
    });
  }

  void privacy(boolean on) {
    monitor.change(() -> privacy = on);
  }

  List<SeenMessage> messages(long chatId) {
    return monitor.locked(() -> {
      Chat chat = chats.get(chatId);
      List<SeenMessage> seen = new ArrayList<>();
      if (chat != null) {
        chat.messages.values().forEach(each -> seen.add(new SeenMessage(each)));
      }
      return List.copyOf(seen);
    });
  }

  <T> Optional<T> awaitMessages(
      long chat, Duration limit, Function<List<SeenMessage>, Optional<T>> look) {
    return monitor.await(limit, () -> look.apply(messages(chat)));
  }

  boolean typing(long chatId) {
    return monitor.locked(() -> clock.instant().isBefore(chat(chatId).typingUntil));
  }

  Optional<String> draft(long chatId) {
    return monitor.locked(() -> {
      Chat chat = chat(chatId);
      boolean shown = clock.instant().isBefore(chat.draftUntil) && !chat.draft.isEmpty();
      return shown ? Optional.of(chat.draft) : Optional.empty();
    });
  }

  List<String> commandNames(String scope, String language) {
    return monitor.locked(() -> {
      List<String> all = new ArrayList<>();
      commands(scope + "  " + language).forEach(each -> all.add(each.path("command").asText()));
      return List.copyOf(all);
    });
  }

  /// With privacy on, a bot in a group hears commands not meant for another bot, replies to itself,
  /// and what the group's machinery says. A plain mention is not promised, so it is not delivered.
  private boolean hears(Chat chat, ObjectNode message) {
    if (chat.standing != Standing.MEMBER) {
      return false;
    }
    if (chat.isPrivate() || !privacy) {
      return true;
    }
    if (message.path("reply_to_message").path("from").path("is_bot").asBoolean()) {
      return true;
    }
    String text = message.path("text").asText();
    for (JsonNode each : message.path("entities")) {
      int offset = each.path("offset").asInt();
      String command = text.substring(offset, offset + each.path("length").asInt());
      int at = command.indexOf('@');
      boolean forThisBot =
          at < 0 || command.substring(at + 1).equalsIgnoreCase(bot.path("username").asText());
      if (each.path("type").asText().equals("bot_command") && forThisBot) {
        return true;
      }
    }
    return false;
  }

  private void service(Chat chat, long person, OptionalInt topic, ObjectNode content) {
    ObjectNode message = store(chat, people(person), topic, Optional.empty(), content);
    if (chat.standing == Standing.MEMBER) {
      updates.add("message", message, "chat " + chat.id);
    }
  }

  private void membership(Chat chat, long person, String before, String after) {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    change.set("chat", chat.json());
    change.set("from", people(person).deepCopy());
    change.put("date", clock.instant().getEpochSecond());
    member(change.putObject("old_chat_member"), before);
    member(change.putObject("new_chat_member"), after);
    updates.add("my_chat_member", change, "member " + chat.id);
  }

  private void member(ObjectNode member, String status) {
    member.put("status", status);
    member.set("user", bot.deepCopy());
    if (status.equals("kicked")) {
      member.put("until_date", 0);
    }
  }

  private ObjectNode people(long id) {
    return people.computeIfAbsent(
        id,
        each -> {
          throw new IllegalArgumentException("nobody has the id " + each);
        });
  }

  private Chat chat(long id) {
    Chat chat = chats.get(id);
    if (chat == null) {
      throw new IllegalArgumentException("there is no chat " + id);
    }
    return chat;
  }

  /// A private chat begins with the first thing a person does in it.
  private Chat chatWith(long id, long person) {
    if (id == person) {
      chats.computeIfAbsent(
          id,
          each -> new Chat(id, "private", people(person).path("first_name").asText(), false, id));
    }
    return chat(id);
  }

  private static ObjectNode message(Chat chat, int id) {
    ObjectNode message = chat.messages.get(id);
    if (message == null) {
      throw new IllegalArgumentException("there is no message " + id + " in chat " + chat.id);
    }
    return message;
  }
}
