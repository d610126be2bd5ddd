package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Lists longer than a message, with the whole bot.
@Timeout(60)
final class TelegramListsTest {
  private static final List<String> TOWNS =
      List.of(
          "Arlen", "Brusk", "Cardo", "Dorrin", "Elvas", "Fennick", "Garlow", "Hestel", "Ivrea",
          "Jorund", "Kelso", "Lammor", "Mirrow", "Norvik", "Oslar", "Pellin", "Quenby", "Rostow",
          "Sarkis", "Tolvar");
  private static final List<String> THINGS =
      List.of(
          "library",
          "tunnel",
          "stadium",
          "hospital",
          "windmill",
          "museum",
          "bakery",
          "lighthouse",
          "theatre",
          "aquarium",
          "brewery",
          "factory",
          "orchard",
          "cathedral",
          "cinema",
          "dam",
          "quarry",
          "shipyard",
          "school",
          "observatory");

  @TempDir Path folder;
  private Bench bench;
  private Person ada;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    ada = bench.telegram.person("Ada");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /// So many towns open something, each on its day.
  private void opens(int towns) {
    Article[] articles = new Article[towns];
    for (int i = 0; i < towns; i++) {
      LocalDate day = LocalDate.of(2024, 3, 1 + i);
      String opened =
          "The town of "
              + TOWNS.get(i)
              + " opened its "
              + THINGS.get(i)
              + " on "
              + (1 + i)
              + " March 2024.";
      articles[i] =
          new Article(
              "town-" + i,
              TOWNS.get(i) + " celebrates",
              Optional.of("Courier " + TOWNS.get(i)),
              Optional.of(day),
              Optional.of("https://example.org/" + i),
              opened);
    }
    bench.newspaper.print(articles);
    bench.newspaper.refresh();
  }

  /// So many outlets quote Ada Lindqvist with two long sentences, each with a word of its own.
  private void quotes(int outlets) {
    Article[] articles = new Article[outlets];
    for (int i = 0; i < outlets; i++) {
      articles[i] =
          new Article(
              "paper-" + i,
              "The council of Oldtown",
              Optional.of("Courier " + TOWNS.get(i)),
              Optional.of(LocalDate.of(2024, 3, 2)),
              Optional.of("https://example.org/" + i),
              "\u201cWe will keep the %s open for as long as there is a %s,\u201d Ada Lindqvist said.\n\n"
                      .formatted(String.join(", the ", THINGS.subList(0, 14)), THINGS.get(i % 20))
                  + "\u201cNobody has to leave %s before the first snow of a %s,\u201d Ada Lindqvist said.\n"
                      .formatted(String.join(" or ", TOWNS.subList(0, 14)), THINGS.get(i % 20)));
    }
    bench.newspaper.print(articles);
    bench.newspaper.refresh();
  }

  private static Predicate<SeenMessage> says(String words) {
    return message -> message.text().contains(words);
  }

  private SeenMessage asks(Person.Place place, String command, String expected) {
    place.writes(command);
    return place.awaits(says(expected));
  }

  @Test
  void more_pressed_nextEntries() throws InterruptedException {
    opens(20);
    bench.start();
    SeenMessage first = asks(ada.privately(), "/timeline", "1–12 of 22");
    assertThat(first.buttons()).containsExactly(List.of("More"));

    ada.privately().taps(first, "More").awaitsAnswer();

    SeenMessage second = ada.privately().awaits(says("13–22 of 22"));
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.text()).contains("What happened").contains("Tolvar").doesNotContain("Cardo");
    assertThat(second.marks())
        .contains(new SeenMessage.Mark("text_link", "Courier Tolvar", "https://example.org/19"));
    assertThat(second.buttons()).containsExactly(List.of("◀"));
    ada.privately().taps(second, "◀").awaitsAnswer();
    assertThat(ada.privately().awaits(says("1–12 of 22")).text()).isEqualTo(first.text());
  }

  @Test
  void more_entryLongerThanAMessage_goesOnOnTheNextPage() throws InterruptedException {
    quotes(20);
    bench.start();
    SeenMessage page = asks(ada.privately(), "/quotes Ada Lindqvist", "part 1 of 2");
    StringBuilder all = new StringBuilder();
    assertThat(page.text()).startsWith("Ada Lindqvist\n2 March 2024\n• “");
    all.append(page.text());

    ada.privately().taps(page, "More").awaitsAnswer();

    page = ada.privately().awaits(says("part 2 of 2"));
    assertThat(page.text()).startsWith("Ada Lindqvist (continued)\n• “");
    all.append(page.text());
    for (int i = 0; i < 20; i++) {
      assertThat(all).containsOnlyOnce("— Courier " + TOWNS.get(i));
    }
    ada.privately().taps(page, "◀").awaitsAnswer();
    ada.privately().awaits(says("part 1 of 2"));
  }

  @Test
  void more_indexChanged_saysSo() throws InterruptedException {
    opens(19);
    bench.start();
    SeenMessage first = asks(ada.privately(), "/timeline", "1–12 of 21");
    opens(20);

    ada.privately().taps(first, "More").awaitsAnswer();

    SeenMessage anew = ada.privately().awaits(says("The articles have changed since"));
    assertThat(anew.text()).contains("1–12 of 22");
    ada.privately().taps(anew, "More").awaitsAnswer();
    ada.privately().awaits(says("13–22 of 22"));
  }

  @Test
  void more_afterRestart_nextEntries() throws InterruptedException {
    opens(20);
    bench.start();
    SeenMessage first = asks(ada.privately(), "/timeline", "1–12 of 22");
    bench.awaitsIdle();
    bench.stop();
    bench.start();

    ada.privately().taps(first, "More").awaitsAnswer();

    ada.privately().awaits(says("13–22 of 22"));
  }

  @Test
  void more_pressedTwice_turnsOnce() throws InterruptedException {
    opens(20);
    bench.start();
    SeenMessage first = asks(ada.privately(), "/timeline", "1–12 of 22");
    String data = first.button("More").path("callback_data").asText();

    ada.privately().forges(first, data).awaitsAnswer();
    ada.privately().forges(first, data).awaitsAnswer();
    bench.awaitsIdle();

    assertThat(ada.privately().seesFromBot()).hasSize(1);
    assertThat(ada.privately().seesFromBot().getFirst().text()).contains("13–22 of 22");
  }

  @Test
  void more_ofAnotherChatOrForgotten_isNotShown() throws InterruptedException {
    opens(20);
    bench.start();
    SeenMessage first = asks(ada.privately(), "/timeline", "1–12 of 22");
    String data = first.button("More").path("callback_data").asText();
    Person eve = bench.telegram.person("Eve");
    SeenMessage hers = asks(eve.privately(), "/latest", "newest");

    assertThat(eve.privately().forges(hers, data).awaitsAnswer()).contains("too old");
    bench.store().forget(ada.id());
    assertThat(ada.privately().taps(first, "More").awaitsAnswer()).contains("too old");
  }

  @Test
  void list_fitsOnePage_noButton() throws InterruptedException {
    bench.start();

    SeenMessage list = asks(ada.privately(), "/timeline", "What happened");

    assertThat(list.buttons()).isEmpty();
    assertThat(list.text()).doesNotContain(" of ");
  }

  @Test
  void list_inAForumTopic_turnsThere() throws InterruptedException {
    opens(20);
    bench.start();
    Group forum = bench.telegram.forum("Forum", ada);
    int topic = forum.topic("Towns");
    SeenMessage first = asks(ada.in(forum, topic), "/timeline", "1–12 of 22");

    ada.in(forum, topic).taps(first, "More").awaitsAnswer();

    SeenMessage second = ada.in(forum, topic).awaits(says("13–22 of 22"));
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.topic()).hasValue(topic);
  }

  @Test
  void list_limitReached_saysSo() throws InterruptedException {
    bench
        .with(
            new BotSettings.Limits(
                List.of(new BotSettings.Limit(1, Duration.ofDays(1))), List.of()))
        .start();
    asks(ada.privately(), "/timeline", "What happened");

    asks(ada.privately(), "/disagreements", "You can ask again");
  }
}
