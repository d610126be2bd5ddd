package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conversations as people have them, with the whole bot.
final class TelegramBotTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void question_privately_isAnsweredWithItsSource() throws InterruptedException {
    bench.start();
    Person ada = bench.telegram.person("Ada");

    ada.writes("Who opened the new harbour bridge?");

    SeenMessage answer = ada.privately().awaits(each -> each.text().contains("Ines Holt"));
    assertThat(answer.text()).contains("[1]").contains("Harbour Daily");
  }
}
