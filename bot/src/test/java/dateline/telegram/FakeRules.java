package dateline.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// What the Bot API lets into a message: lengths, entity ranges, keyboards, commands.
///
/// Where the real server measures in ways nobody documents, these rules are the stricter ones: text
/// is measured in UTF-16 units.
final class FakeRules {
  static final int MAX_TEXT = 4096;
  static final int MAX_QUOTE = 1024;
  private static final int MAX_ENTITIES = 100;
  private static final Set<String> ENTITY_TYPES =
      Set.of(
          "mention",
          "hashtag",
          "cashtag",
          "bot_command",
          "url",
          "email",
          "phone_number",
          "bold",
          "italic",
          "underline",
          "strikethrough",
          "spoiler",
          "blockquote",
          "expandable_blockquote",
          "code",
          "pre",
          "text_link",
          "text_mention",
          "custom_emoji",
          "date_time");
  private static final Set<String> BUTTON_ACTIONS =
      Set.of(
          "url",
          "callback_data",
          "web_app",
          "login_url",
          "switch_inline_query",
          "switch_inline_query_current_chat",
          "switch_inline_query_chosen_chat",
          "copy_text",
          "callback_game",
          "pay");

  /// The emoji a bot may react with, as the documentation of ReactionTypeEmoji lists them.
  private static final Set<String> REACTIONS =
      Set.of(
          ("❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓"
                  + " 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊"
                  + " 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡")
              .split(" "));

  private FakeRules() {}

  static void text(String text, int shortest) {
    if (shortest > 0 && text.isBlank()) {
      throw Rejection.bad("message text is empty");
    }
    if (text.length() > MAX_TEXT) {
      throw Rejection.bad("message is too long");
    }
  }

  /// Checks entities against their text and returns those the server keeps: the first hundred.
  static ArrayNode entities(JsonNode entities, String text) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : entities) {
      entity(each, text);
      if (kept.size() < MAX_ENTITIES) {
        kept.add(each.deepCopy());
      }
    }
    return kept;
  }

  private static void entity(JsonNode entity, String text) {
    String type = entity.path("type").asText();
    if (!ENTITY_TYPES.contains(type)) {
      throw Rejection.bad("can't parse MessageEntity: unsupported type \"" + type + "\"");
    }
    if (!entity.path("offset").isInt() || !entity.path("length").isInt()) {
      throw Rejection.bad("can't parse MessageEntity: offset and length must be integers");
    }
    int offset = entity.path("offset").asInt();
    int length = entity.path("length").asInt();
    if (offset < 0 || length <= 0) {
      throw Rejection.bad("receive an entity with incorrect offset or length");
    }
    if (offset > text.length() - length) {
      throw Rejection.bad(
          "entity beginning at UTF-16 offset "
              + offset
              + " ends after the end of the text at UTF-16 offset "
              + ((long) offset + length));
    }
    if (splitsCharacter(text, offset) || splitsCharacter(text, offset + length)) {
      throw Rejection.bad("entity begins or ends in a middle of a UTF-16 symbol");
    }
    if (type.equals("text_link") && entity.path("url").asText().isEmpty()) {
      throw Rejection.bad("can't parse MessageEntity: can't find field \"url\"");
    }
  }

  private static boolean splitsCharacter(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  static void keyboard(JsonNode markup) {
    if (!markup.isObject()) {
      throw Rejection.bad("object expected as reply markup");
    }
    for (JsonNode row : markup.path("inline_keyboard")) {
      row.forEach(FakeRules::button);
    }
  }

  private static void button(JsonNode button) {
    if (button.path("text").asText().isEmpty()) {
      throw Rejection.bad("inline keyboard button text must be non-empty");
    }
    long actions = BUTTON_ACTIONS.stream().filter(button::hasNonNull).count();
    if (actions != 1) {
      throw Rejection.bad("text buttons are unallowed in the inline keyboard");
    }
    if (button.hasNonNull("callback_data")) {
      int bytes = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > 64) {
        throw Rejection.bad("BUTTON_DATA_INVALID");
      }
    }
    if (button.hasNonNull("url") && !isLink(button.path("url").asText())) {
      throw Rejection.bad("BUTTON_URL_INVALID");
    }
    if (button.hasNonNull("copy_text")) {
      int length = button.path("copy_text").path("text").asText().length();
      if (length < 1 || length > 256) {
        throw Rejection.bad("BUTTON_COPY_TEXT_INVALID");
      }
    }
  }

  private static boolean isLink(String url) {
    return url.startsWith("https://") || url.startsWith("http://") || url.startsWith("tg://");
  }

  static void commands(JsonNode commands) {
    if (commands.size() > 100) {
      throw Rejection.bad("BOT_COMMANDS_TOO_MUCH");
    }
    for (JsonNode each : commands) {
      String name = each.path("command").asText();
      boolean wellFormed =
          !name.isEmpty()
              && name.length() <= 32
              && name.chars().allMatch(c -> isWord(c) && !isBetween('A', c, 'Z'));
      if (!wellFormed) {
        throw Rejection.bad("BOT_COMMAND_INVALID");
      }
      int description = each.path("description").asText().length();
      if (description < 1 || description > 256) {
        throw Rejection.bad("BOT_COMMAND_DESCRIPTION_INVALID");
      }
    }
  }

  static void reactions(JsonNode reactions) {
    if (reactions.size() > 1) {
      throw Rejection.bad("REACTIONS_TOO_MANY");
    }
    for (JsonNode each : reactions) {
      if (!REACTIONS.contains(each.path("emoji").asText())) {
        throw Rejection.bad("REACTION_INVALID");
      }
    }
  }

  static void inlineResults(JsonNode results, String nextOffset) {
    if (results.size() > 50) {
      throw Rejection.bad("RESULTS_TOO_MUCH");
    }
    if (nextOffset.getBytes(StandardCharsets.UTF_8).length > 64) {
      throw Rejection.bad("NEXT_OFFSET_INVALID");
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode each : results) {
      String id = each.path("id").asText();
      int bytes = id.getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > 64) {
        throw Rejection.bad("RESULT_ID_INVALID");
      }
      if (!ids.add(id)) {
        throw Rejection.bad("RESULT_ID_DUPLICATE");
      }
      if (each.path("title").asText().isEmpty()) {
        throw Rejection.bad("ARTICLE_TITLE_EMPTY");
      }
      JsonNode content = each.path("input_message_content");
      String text = content.path("message_text").asText();
      text(text, 1);
      entities(content.path("entities"), text);
      if (each.hasNonNull("reply_markup")) {
        keyboard(each.path("reply_markup"));
      }
    }
  }

  static void webhook(String secret, int connections) {
    boolean wellFormed =
        secret.length() <= 256 && secret.chars().allMatch(c -> isWord(c) || c == '-');
    if (!wellFormed) {
      throw Rejection.bad("secret token contains unallowed characters");
    }
    if (connections < 1 || connections > 100) {
      throw Rejection.bad("max_connections must be between 1 and 100");
    }
  }

  /// The entities the server finds by itself in what a person typed: commands and mentions.
  static ArrayNode foundEntities(String text) {
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    int at = 0;
    while (at < text.length()) {
      char sign = text.charAt(at);
      boolean opens = (sign == '/' || sign == '@') && (at == 0 || !isWord(text.charAt(at - 1)));
      int end = at + 1;
      while (opens
          && end < text.length()
          && (isWord(text.charAt(end)) || (sign == '/' && text.charAt(end) == '@'))) {
        end++;
      }
      if (opens && end > at + 1) {
        ObjectNode entity = found.addObject();
        entity.put("type", sign == '/' ? "bot_command" : "mention");
        entity.put("offset", at).put("length", end - at);
      }
      at = end;
    }
    return found;
  }

  private static boolean isWord(int c) {
    return isBetween('a', c, 'z') || isBetween('A', c, 'Z') || isBetween('0', c, '9') || c == '_';
  }

  private static boolean isBetween(char first, int c, char last) {
    return c >= first && c <= last;
  }
}
