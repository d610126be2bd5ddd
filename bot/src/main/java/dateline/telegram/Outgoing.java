package dateline.telegram;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.chat.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/// A message that is to be sent, or that is to take the place of one; where to is said beside it,
/// since a chat can move.
///
/// @param edits the message whose place it takes; empty to send a new one
/// @param replyTo the message it answers, if that is still there
/// @param astray whether its topic is gone, so that it goes to the chat at large
/// @param rest what is to be sent after it as plain text, empty for nothing
/// @param home the chat whose messages `edits` and `replyTo` number, 0 for the one it goes to
record Outgoing(
    OptionalLong edits, OptionalLong replyTo, Body body, boolean astray, String rest, long home) {

  /// What plain text is cut to when Telegram finds a message too long that ought not to be.
  private static final int SHORT = 4_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  Outgoing(OptionalLong edits, OptionalLong replyTo, Body body) {
    this(edits, replyTo, body, false, "", 0);
  }

  /// A new message that answers none.
  static Outgoing of(Body body) {
    return new Outgoing(OptionalLong.empty(), OptionalLong.empty(), body);
  }

  /// Remembers which chat the numbers of its messages belong to.
  Outgoing of(long chat) {
    return new Outgoing(edits, replyTo, body, astray, rest, chat);
  }

  /// As it can be sent to a chat. In one that its own has moved to, messages are numbered anew, and
  /// the old numbers are those of other messages.
  Outgoing to(long chat) {
    return home == 0 || home == chat
        ? this
        : new Outgoing(OptionalLong.empty(), OptionalLong.empty(), body, astray, rest, chat);
  }

  // the forms it takes when it can't be sent as it is

  /// As a new message.
  Outgoing asNew() {
    return new Outgoing(OptionalLong.empty(), replyTo, body, astray, rest, home);
  }

  /// Answering no message; empty if it answers none.
  Optional<Outgoing> withoutReply() {
    return replyTo.isEmpty()
        ? Optional.empty()
        : Optional.of(new Outgoing(edits, OptionalLong.empty(), body, astray, rest, home));
  }

  /// To the chat at large; empty if it goes there.
  Optional<Outgoing> withoutTopic() {
    return astray
        ? Optional.empty()
        : Optional.of(new Outgoing(edits, replyTo, body, true, rest, home));
  }

  /// Without marks and web pages, else without any buttons; empty if it is plain text.
  Optional<Outgoing> plainer() {
    List<List<Body.Button>> kept = new ArrayList<>();
    for (List<Body.Button> row : body.buttons()) {
      List<Body.Button> tell =
          row.stream().filter(each -> each instanceof Body.Button.Tell).toList();
      if (!tell.isEmpty()) {
        kept.add(tell);
      }
    }
    Body plain = new Body(body.text(), List.of(), kept);
    if (plain.equals(body)) {
      plain = Body.of(body.text());
    }
    return plain.equals(body)
        ? Optional.empty()
        : Optional.of(new Outgoing(edits, replyTo, plain, astray, rest, home));
  }

  /// Its first part, as plain text, with what is left as its rest; empty if it is as short as can
  /// be. Buttons stay with the first part.
  Optional<Outgoing> shorter() {
    String text = body.text();
    int limit = Math.min(SHORT, text.length() / 2 + 1);
    if (text.length() < 2) {
      return Optional.empty();
    }
    int end = cut(text, limit);
    String first = text.substring(0, end);
    String left = text.substring(end);
    if (first.isBlank() || left.isBlank()) {
      return Optional.empty();
    }
    String after = rest.isEmpty() ? left : left + "\n\n" + rest;
    return Optional.of(
        new Outgoing(
            edits, replyTo, new Body(first, List.of(), body.buttons()), astray, after, home));
  }

  /// What is to be sent after this has been; empty if there is nothing.
  Optional<Outgoing> following() {
    if (rest.isBlank()) {
      return Optional.empty();
    }
    // a message can't begin with so many blanks that it holds nothing else
    String left = rest.substring(0, cut(rest, SHORT)).isBlank() ? rest.strip() : rest;
    int end = cut(left, SHORT);
    return Optional.of(
        new Outgoing(
            OptionalLong.empty(),
            replyTo,
            Body.of(left.substring(0, end)),
            astray,
            left.substring(end),
            home));
  }

  /// Where a text is best cut so that no more than `limit` comes before: after a paragraph, a
  /// sentence, a word; never within a character.
  private static int cut(String text, int limit) {
    if (text.length() <= limit) {
      return text.length();
    }
    for (String gap : List.of("\n\n", "\n", ". ", " ")) {
      int at = text.lastIndexOf(gap, limit - gap.length());
      if (at >= limit / 2) {
        return at + gap.length();
      }
    }
    return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
  }

  // as the payload of a parcel

  /// Writes it down for [#decode].
  String encode() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    edits.ifPresent(each -> tree.put("edits", each));
    replyTo.ifPresent(each -> tree.put("reply", each));
    tree.put("text", body.text());
    ArrayNode marks = tree.putArray("marks");
    for (Body.Mark mark : body.marks()) {
      marks.addArray().add(mark.kind().name()).add(mark.start()).add(mark.length()).add(mark.url());
    }
    ArrayNode rows = tree.putArray("buttons");
    for (List<Body.Button> row : body.buttons()) {
      ArrayNode buttons = rows.addArray();
      for (Body.Button button : row) {
        ObjectNode written = buttons.addObject().put("label", button.label());
        switch (button) {
          case Body.Button.Tell tell -> written.put("press", tell.press().encode());
          case Body.Button.Open open -> written.put("url", open.url());
        }
      }
    }
    if (astray) {
      tree.put("astray", true);
    }
    if (!rest.isEmpty()) {
      tree.put("rest", rest);
    }
    if (home != 0) {
      tree.put("home", home);
    }
    return tree.toString();
  }

  /// Reads what [#encode] wrote.
  ///
  /// @throws IllegalArgumentException if it did not
  static Outgoing decode(String payload) {
    JsonNode tree;
    try {
      tree = JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a payload that is not JSON", e);
    }
    List<Body.Mark> marks = new ArrayList<>();
    for (JsonNode mark : tree.path("marks")) {
      marks.add(
          new Body.Mark(
              Body.Kind.valueOf(mark.path(0).asText()),
              mark.path(1).asInt(),
              mark.path(2).asInt(),
              mark.path(3).asText()));
    }
    List<List<Body.Button>> rows = new ArrayList<>();
    for (JsonNode row : tree.path("buttons")) {
      List<Body.Button> buttons = new ArrayList<>();
      row.forEach(each -> buttons.add(button(each)));
      rows.add(buttons);
    }
    return new Outgoing(
        number(tree.path("edits")),
        number(tree.path("reply")),
        new Body(tree.path("text").asText(), marks, rows),
        tree.path("astray").asBoolean(),
        tree.path("rest").asText(),
        tree.path("home").asLong());
  }

  private static OptionalLong number(JsonNode node) {
    return node.isIntegralNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
  }

  private static Body.Button button(JsonNode written) {
    String label = written.path("label").asText();
    if (written.has("url")) {
      return new Body.Button.Open(label, written.path("url").asText());
    }
    Press press =
        Press.parse(written.path("press").asText())
            .orElseThrow(() -> new IllegalArgumentException("a payload with an unknown button"));
    return new Body.Button.Tell(label, press);
  }

  // as a call

  /// The call that sends it, and gives the number of the message.
  BotApiMethod<Integer> call(Lane lane) {
    return new Delivery(edits.isPresent() ? edit(lane, edits.getAsLong()) : send(lane));
  }

  private SendMessage send(Lane lane) {
    SendMessage.SendMessageBuilder<?, ?> send =
        SendMessage.builder()
            .chatId(lane.chat())
            .text(body.text())
            .linkPreviewOptions(noPreview())
            .entities(entities());
    if (lane.topic() != 0 && !astray) {
      send.messageThreadId(lane.topic());
    }
    if (replyTo.isPresent()) {
      send.replyParameters(
          ReplyParameters.builder()
              .messageId(Math.toIntExact(replyTo.getAsLong()))
              .allowSendingWithoutReply(true)
              .build());
    }
    if (!body.buttons().isEmpty()) {
      send.replyMarkup(keyboard());
    }
    return send.build();
  }

  private EditMessageText edit(Lane lane, long message) {
    EditMessageText.EditMessageTextBuilder<?, ?> edit =
        EditMessageText.builder()
            .chatId(lane.chat())
            .messageId(Math.toIntExact(message))
            .text(body.text())
            .linkPreviewOptions(noPreview())
            .entities(entities());
    if (!body.buttons().isEmpty()) {
      edit.replyMarkup(keyboard());
    }
    return edit.build();
  }

  private static LinkPreviewOptions noPreview() {
    return LinkPreviewOptions.builder().isDisabled(true).build();
  }

  private List<MessageEntity> entities() {
    List<MessageEntity> entities = new ArrayList<>();
    for (Body.Mark mark : body.marks()) {
      MessageEntity.MessageEntityBuilder<?, ?> entity =
          MessageEntity.builder()
              .type(type(mark.kind()))
              .offset(mark.start())
              .length(mark.length());
      if (mark.kind() == Body.Kind.LINK) {
        entity.url(mark.url());
      }
      entities.add(entity.build());
    }
    return entities;
  }

  private static String type(Body.Kind kind) {
    return switch (kind) {
      case BOLD -> "bold";
      case ITALIC -> "italic";
      case UNDERLINE -> "underline";
      case CODE -> "code";
      case LINK -> "text_link";
      case QUOTE -> "blockquote";
      case COLLAPSED_QUOTE -> "expandable_blockquote";
    };
  }

  private InlineKeyboardMarkup keyboard() {
    List<InlineKeyboardRow> rows = new ArrayList<>();
    for (List<Body.Button> row : body.buttons()) {
      InlineKeyboardRow buttons = new InlineKeyboardRow();
      for (Body.Button button : row) {
        InlineKeyboardButton.InlineKeyboardButtonBuilder<?, ?> shown =
            InlineKeyboardButton.builder().text(button.label());
        switch (button) {
          case Body.Button.Tell tell -> shown.callbackData(tell.press().encode());
          case Body.Button.Open open -> shown.url(open.url());
        }
        buttons.add(shown.build());
      }
      rows.add(buttons);
    }
    return InlineKeyboardMarkup.builder().keyboard(rows).build();
  }

  /// A call of which only the message's number is read. The answer also shows the message replied
  /// to, and where that holds something the library can't read, a message that was sent would look
  /// as if it was not.
  private static final class Delivery extends BotApiMethod<Integer> {
    private final BotApiMethod<?> method;

    private Delivery(BotApiMethod<?> method) {
      this.method = method;
    }

    @JsonValue
    BotApiMethod<?> method() {
      return method;
    }

    @Override
    public String getMethod() {
      return method.getMethod();
    }

    @Override
    public void validate() throws TelegramApiValidationException {
      method.validate();
    }

    @Override
    public Integer deserializeResponse(String answer) throws TelegramApiRequestException {
      try {
        return JSON.readTree(answer).path("result").path("message_id").asInt();
      } catch (JsonProcessingException e) {
        throw new TelegramApiRequestException("cannot read the number of the message", e);
      }
    }
  }
}
