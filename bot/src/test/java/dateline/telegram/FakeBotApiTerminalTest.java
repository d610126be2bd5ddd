package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/// A person typing at the fake server.
final class FakeBotApiTerminalTest {

  @Test
  void run_textAndTap_showsWhatTheBotSends() throws Exception {
    try (FakeBotApi api = FakeBotApi.start();
        BotClient bot = new BotClient(api);
        PipedReader typed = new PipedReader();
        PipedWriter keyboard = new PipedWriter(typed);
        PipedReader shown = new PipedReader();
        PrintWriter screen = new PrintWriter(new PipedWriter(shown), true);
        BufferedReader eyes = new BufferedReader(shown)) {
      Callable<Boolean> session =
          () -> {
            new FakeBotApiTerminal(api, screen).run(new BufferedReader(typed));
            return true;
          };
      FutureTask<Boolean> running = new FutureTask<>(session);
      Thread terminal = Thread.ofPlatform().start(running);
      keyboard.write("hello\n");
      keyboard.flush();
      Update hello = firstWith(bot, Update::hasMessage);
      bot.telegram()
          .execute(
              BotClient.message(hello.getMessage().getChatId(), "Hello, you.")
                  .replyMarkup(
                      InlineKeyboardMarkup.builder()
                          .keyboardRow(
                              new InlineKeyboardRow(
                                  InlineKeyboardButton.builder()
                                      .text("More")
                                      .callbackData("m")
                                      .build()))
                          .build())
                  .build());

      assertThat(eyes.readLine()).isEqualTo("bot: Hello, you.");
      assertThat(eyes.readLine()).isEqualTo("     [More]");
      keyboard.write(":tap More\n:quit\n");
      keyboard.flush();
      Update tap = firstWith(bot, Update::hasCallbackQuery);
      bot.telegram()
          .execute(
              AnswerCallbackQuery.builder()
                  .callbackQueryId(tap.getCallbackQuery().getId())
                  .text("no more")
                  .build());
      assertThat(eyes.readLine()).isEqualTo("(tapped: no more)");
      assertThat(running.get()).isTrue();
      terminal.join();
    }
  }

  @Test
  void run_buttonThatIsNotThere_saysSo() throws Exception {
    StringWriter screen = new StringWriter();
    try (FakeBotApi api = FakeBotApi.start()) {
      new FakeBotApiTerminal(api, new PrintWriter(screen))
          .run(new BufferedReader(new StringReader(":tap More\n")));
    }

    assertThat(screen.toString().lines()).containsExactly("(no button More)");
  }

  private static Update firstWith(BotClient bot, Predicate<Update> wanted) throws Exception {
    int offset = 0;
    while (true) {
      List<Update> updates = bot.polls(offset, 10);
      for (Update each : updates) {
        if (wanted.test(each)) {
          return each;
        }
        offset = each.getUpdateId() + 1;
      }
    }
  }
}
