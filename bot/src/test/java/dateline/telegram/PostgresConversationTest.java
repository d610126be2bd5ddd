package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.chat.Server;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole bot on PostgreSQL: a conversation with all that is stored of one, and a restart.
@Timeout(60)
final class PostgresConversationTest {
  @TempDir Path folder;

  @Test
  void conversation_withARestart_goesOn() throws InterruptedException {
    String database = Server.POSTGRES.emptyDatabase(folder);
    try (Bench bench = new Bench(folder).storingIn(database)) {
      Person ada = bench.telegram.person("Ada");
      Person.Place place = ada.privately();
      bench.start();
      ada.writes("Who opened the new harbour bridge?");
      SeenMessage answer = place.awaits(message -> message.text().contains("Ines Holt"));
      place.taps(answer, "👍").awaitsAnswer();
      ada.writes("/settings");
      SeenMessage panel = place.awaits(message -> message.text().contains("length of my answers"));
      place.taps(panel, "Short").awaitsAnswer();
      Group desk = bench.telegram.group("Desk", ada);
      ada.in(desk).writes("/ask Who thanked the ferry passengers?");
      ada.in(desk).awaits(message -> message.text().contains("Brandt"));

      assertThat(bench.stop()).isTrue();
      ada.writes("And how much did it cost?");
      Group larger = desk.migrates();
      ada.in(larger).writes("/ask Who opened the new harbour bridge?");
      bench.start();

      place.awaits(message -> message.text().contains("48 million"));
      ada.in(larger).awaits(message -> message.text().contains("Ines Holt"));
      place.taps(answer, answer.buttons().getFirst().getFirst()).awaitsAnswer();
      place.awaits(message -> message.replyTo().orElse(0) == answer.id());
      assertThat(bench.store().statistics(Instant.EPOCH).good()).isEqualTo(1);
      assertThat(place.seesFromBot()).hasSize(4);
    }
  }
}
