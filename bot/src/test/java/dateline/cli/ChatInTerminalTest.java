package dateline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Answerer;
import dateline.answer.FakeModelServer;
import dateline.answer.FakeModelServer.Reply;
import dateline.answer.LanguageModel;
import dateline.answer.ModelSettings;
import dateline.chat.Conversation;
import dateline.chat.NewsDesk;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import dateline.telegram.OnePersonTelegram;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The chat as a person types it, at a terminal that turns Ctrl-C into a signal.
@Timeout(120)
final class ChatInTerminalTest {

  private static final int CTRL_C = 3;
  private static final String BEGIN =
      """
      {"answerable": true, "statements": [
        {"text": "The new bridge was opened by Mayor Ada Lindqvist.",
         "quotes": [{"evidence": 1, "words": "Ada Lindqvist opened the new bridge"}]}
      """;

  @TempDir private Path home;

  @Test
  void talk_interruptedWhileTheModelWrites_endsTheAnswerNotTheChat() throws Exception {
    Path index = home.resolve("index");
    Execution indexed =
        Execution.of(
            Execution.environment(home),
            "index",
            "--index",
            index.toString(),
            Articles.write(home.resolve("articles")).toString(),
            "--no-vectors");
    assertThat(indexed.code()).as(indexed.err()).isEqualTo(Dateline.DONE);
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (FakeModelServer server =
            FakeModelServer.start(ModelSettings.Provider.OPENAI)
                .then(Reply.begin().and(BEGIN).hang())
                .always(_ -> Reply.text(BEGIN, "]}"));
        LanguageModel model =
            LanguageModel.of(server.settings(), home.resolve("ledger"), Clock.systemUTC());
        PassageSearcher searcher = PassageSearcher.open(index);
        LineDisciplineTerminal terminal =
            new LineDisciplineTerminal("test", "dumb", shown, UTF_8)) {
      Conversation conversation =
          new Conversation(
              new NewsDesk(
                  new Answerer(searcher, model)::answer,
                  searcher,
                  Ranking.LEXICAL,
                  Clock.systemUTC()));
      ChatCommand chat = new ChatCommand(Execution.environment(home));
      FutureTask<Boolean> talk =
          new FutureTask<>(() -> {
            chat.talk(conversation, terminal);
            return true;
          });
      Thread.ofPlatform().name("chat").start(talk);
      types(terminal, "Who opened the new bridge?\r");
      awaits(shown, "was opened by Mayor Ada Lindqvist. [1]", 1);

      terminal.processInputByte(CTRL_C);

      awaits(shown, "Stopped.", 1);
      assertThat(server.left().path()).contains("completions");
      assertThat(talk.isDone()).isFalse();

      types(terminal, "Who opened the new bridge over the river?\r");
      awaits(shown, "was opened by Mayor Ada Lindqvist. [1]", 2);
      types(terminal, "/quit\r");
      assertThat(talk.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void types(LineDisciplineTerminal terminal, String text) throws Exception {
    terminal.processInputBytes(text.getBytes(UTF_8));
  }

  private static void awaits(ByteArrayOutputStream shown, String text, int times) {
    OnePersonTelegram.awaits(
        Duration.ofSeconds(30),
        () -> shown.toString(UTF_8).split(Pattern.quote(text), -1).length > times,
        () -> text + " in\n" + shown.toString(UTF_8));
  }
}
