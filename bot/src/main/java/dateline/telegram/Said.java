package dateline.telegram;

import dateline.chat.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/// Something a person said to the bot, out of all that goes on in a chat.
///
/// @param inGroup false in a private chat
/// @param place what the chat is called: the group's title or the person's name
/// @param person who said it; the group itself where an admin of it stays unnamed
/// @param language the person's language, a two-letter code
/// @param text without the command's word and without the bot's name
/// @param command the command's word in lower case, without slash and bot name
/// @param source the message as it came, for what only some commands look at
record Said(
    Lane lane,
    boolean inGroup,
    String place,
    long person,
    String language,
    int message,
    Instant at,
    String text,
    Optional<String> command,
    Message source) {

  private static final int MAX_PLACE = 64;

  /// What a message in a lane says to the bot; empty when it isn't meant for it: talk among the
  /// people of a group, commands for other bots, and what bots and channels say.
  static Optional<Said> of(Lane lane, Message message, BotAccount bot) {
    User from = message.getFrom();
    String kind = message.getChat().getType();
    boolean group = kind.equals("group") || kind.equals("supergroup");
    // an admin who hides behind the group's name; the account it comes from is a bot's
    boolean anonymous =
        group
            && message.getSenderChat() != null
            && message.getSenderChat().getId().equals(message.getChatId());
    if (from == null
        || (Boolean.TRUE.equals(from.getIsBot()) && !anonymous)
        || message.getViaBot() != null
        || Boolean.TRUE.equals(message.getIsAutomaticForward())
        || (!group && !kind.equals("private"))) {
      return Optional.empty();
    }
    String text = written(message);
    Optional<String> word = commandWord(text);
    String rest = text;
    if (word.isPresent()) {
      int at = word.get().indexOf('@');
      if (at >= 0 && !word.get().substring(at + 1).equalsIgnoreCase(bot.name())) {
        return Optional.empty();
      }
      rest = text.substring(word.get().length() + 1).strip();
      word = Optional.of(word.get().substring(0, at >= 0 ? at : word.get().length()));
    }
    String unnamed = withoutName(rest, message, bot);
    boolean named = unnamed.length() < rest.length();
    if (group && word.isEmpty() && !named && !isReplyTo(message, bot)) {
      return Optional.empty();
    }
    return Optional.of(
        new Said(
            lane,
            group,
            shortened(group ? message.getChat().getTitle() : from.getFirstName()),
            anonymous ? lane.chat() : from.getId(),
            language(from),
            message.getMessageId(),
            Instant.ofEpochSecond(message.getDate()),
            unnamed,
            word.map(each -> each.toLowerCase(Locale.ROOT)),
            message));
  }

  /// A person's language, a two-letter code.
  static String language(User person) {
    return Optional.ofNullable(person.getLanguageCode()).orElse("en");
  }

  /// The message this one replies to.
  Optional<Message> repliedTo() {
    return Optional.ofNullable(source.getReplyToMessage());
  }

  /// A message's own words, be it a text or what stands below a picture or document.
  static String written(Message message) {
    String text = message.getText() == null ? message.getCaption() : message.getText();
    return text == null ? "" : text.strip();
  }

  private static Optional<String> commandWord(String text) {
    if (!text.startsWith("/")) {
      return Optional.empty();
    }
    int end = 1;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return Optional.of(text.substring(1, end));
  }

  private static String withoutName(String text, Message message, BotAccount bot) {
    List<MessageEntity> entities =
        message.getText() == null ? message.getCaptionEntities() : message.getEntities();
    boolean mentions =
        entities != null && entities.stream().anyMatch(each -> each.getType().equals("mention"));
    if (!mentions) {
      return text;
    }
    String name = "@" + bot.name();
    for (int i = 0; i + name.length() <= text.length(); i++) {
      int end = i + name.length();
      boolean whole = end == text.length() || !isNameCharacter(text.charAt(end));
      if (whole && text.regionMatches(true, i, name, 0, name.length())) {
        return (text.substring(0, i).stripTrailing() + " " + text.substring(end).stripLeading())
            .strip();
      }
    }
    return text;
  }

  private static boolean isNameCharacter(char character) {
    return Character.isLetterOrDigit(character) || character == '_';
  }

  private static boolean isReplyTo(Message message, BotAccount bot) {
    Message replied = message.getReplyToMessage();
    return replied != null && replied.getFrom() != null && replied.getFrom().getId() == bot.id();
  }

  private static String shortened(String name) {
    return name == null ? "" : name.substring(0, Math.min(MAX_PLACE, name.length()));
  }
}
