package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.chat.Lane;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.meta.api.objects.message.Message;

final class SaidTest {
  private static final BotAccount BOT = new BotAccount(4242, "dateline_bot", "Dateline", false);

  private static Optional<Said> said(String chat, String rest) {
    String json =
        """
        {"message_id": 7, "date": 1706000000,
         "from": {"id": 5, "is_bot": false, "first_name": "Ada", "language_code": "fa"},
         "chat": %s, %s}
        """
            .formatted(chat, rest);
    return said(json);
  }

  private static Optional<Said> said(String json) {
    try {
      Message message = new ObjectMapper().readValue(json, Message.class);
      return Said.of(new Lane(message.getChatId(), 0), message, BOT);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private static Optional<Said> privately(String text) {
    return said("{\"id\": 5, \"type\": \"private\"}", "\"text\": \"" + text + "\"");
  }

  private static Optional<Said> inGroup(String rest) {
    return said("{\"id\": -9, \"type\": \"supergroup\", \"title\": \"Desk\"}", rest);
  }

  @Test
  void of_privateText_isMeantForTheBot() {
    Said said = privately("  Who opened the bridge? ").orElseThrow();

    assertThat(said.text()).isEqualTo("Who opened the bridge?");
    assertThat(said.command()).isEmpty();
    assertThat(said.lane()).isEqualTo(new Lane(5, 0));
    assertThat(said.inGroup()).isFalse();
    assertThat(said.place()).isEqualTo("Ada");
    assertThat(said.language()).isEqualTo("fa");
    assertThat(said.at()).isEqualTo(Instant.ofEpochSecond(1706000000));
  }

  @ParameterizedTest
  @CsvSource({
    "/help, help, ''",
    "/HELP, help, ''",
    "/ask Who called?, ask, Who called?",
    "/ask@dateline_bot Who called?, ask, Who called?",
    "/ask@Dateline_Bot   Who called?, ask, Who called?",
    "/start abc-123, start, abc-123",
    "/, '', ''",
  })
  void of_command_isTakenApart(String text, String command, String rest) {
    Said said = privately(text).orElseThrow();

    assertThat(said.command()).contains(command);
    assertThat(said.text()).isEqualTo(rest);
  }

  @Test
  void of_commandForAnotherBot_isNotForUs() {
    assertThat(privately("/ask@other_bot Who called?")).isEmpty();
  }

  @Test
  void of_talkInAGroup_isNotForUs() {
    assertThat(inGroup("\"text\": \"Who called?\"")).isEmpty();
  }

  @Test
  void of_commandInAGroup_isForUs() {
    Said said = inGroup("\"text\": \"/ask Who called?\"").orElseThrow();

    assertThat(said.inGroup()).isTrue();
    assertThat(said.place()).isEqualTo("Desk");
    assertThat(said.text()).isEqualTo("Who called?");
  }

  @ParameterizedTest
  @CsvSource({
    "@dateline_bot who called?, who called?",
    "who called, who called",
    "so @Dateline_Bot who called?, so who called?",
    "@dateline_bots who called?, @dateline_bots who called?",
  })
  void of_replyToTheBot_losesOnlyItsName(String text, String rest) {
    Said said =
        inGroup(
                """
                "text": "%s",
                "entities": [{"type": "mention", "offset": 0, "length": 3}],
                "reply_to_message": {"message_id": 3, "date": 1,
                  "from": {"id": 4242, "is_bot": true, "first_name": "Dateline"},
                  "chat": {"id": -9, "type": "supergroup"}}
                """
                    .formatted(text))
            .orElseThrow();

    assertThat(said.text()).isEqualTo(rest);
    assertThat(said.repliedTo()).isPresent();
  }

  @Test
  void of_mentionInAGroup_isForUs() {
    assertThat(
            inGroup(
                "\"text\": \"@dateline_bot who called?\","
                    + " \"entities\": [{\"type\": \"mention\", \"offset\": 0, \"length\": 13}]"))
        .map(Said::text)
        .contains("who called?");
  }

  @Test
  void of_botsAndChannels_areNotHeard() {
    assertThat(said("{\"id\": -9, \"type\": \"channel\"}", "\"text\": \"/help\"")).isEmpty();
    assertThat(
            said(
                "{\"id\": 5, \"type\": \"private\"}",
                "\"text\": \"hi\", \"via_bot\": {\"id\": 3, \"is_bot\": true, \"first_name\":"
                    + " \"x\"}"))
        .isEmpty();
  }

  @Test
  void of_unnamedAdminOfAGroup_isHeardAsTheGroup() {
    String json =
        """
        {"message_id": 7, "date": 1706000000, "text": "/settings",
         "from": {"id": 1087968824, "is_bot": true, "first_name": "Group"},
         "sender_chat": {"id": -9, "type": "supergroup", "title": "Desk"},
         "chat": {"id": -9, "type": "supergroup", "title": "Desk"}}
        """;

    assertThat(said(json)).map(Said::person).contains(-9L);
    assertThat(said(json.replace("\"sender_chat\": {\"id\": -9", "\"sender_chat\": {\"id\": -8")))
        .isEmpty();
  }

  @Test
  void of_caption_isText() {
    assertThat(said("{\"id\": 5, \"type\": \"private\"}", "\"caption\": \"Who is this?\""))
        .map(Said::text)
        .contains("Who is this?");
  }
}
