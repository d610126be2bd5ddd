package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.article.Article;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimelineTest {

  private static final Article POST =
      News.article(
          "kiln-post",
          "Kiln fire in Brackwater",
          "Brackwater Post",
          "2024-05-10",
          """
          A fire destroyed the Hallam brick kiln in Brackwater on Tuesday. The town council will \
          meet on Monday. Mayor Rosa Lind said on Thursday that the kiln was old. The kiln was \
          opened by the Hallam brothers on May 2. “It burned on Tuesday like paper,” a neighbour \
          said.
          """);

  private static final Article HERALD =
      News.article(
          "kiln-herald",
          "Brackwater loses its kiln",
          "Valley Herald",
          "2024-05-09",
          """
          The Hallam brick kiln in Brackwater was destroyed by a fire on Tuesday. Firefighters from \
          Ostra arrived in Brackwater on Wednesday.
          """);

  private static final Article UNDATED =
      News.article(
          "kiln-undated",
          "The kiln",
          "Gazette",
          "",
          "The Hallam brick kiln in Brackwater was destroyed by a fire on Tuesday.\n");

  @TempDir private Path directory;

  @Test
  void of_collection_tellsDaysInOrderWithAllWhoTellThem() {
    Timeline timeline = timeline(List.of(POST, HERALD, UNDATED), Optional.empty());

    assertThat(timeline.entries())
        .extracting(entry -> entry.time().from() + " " + entry.text())
        .containsExactly(
            "2024-05-02 The kiln was opened by the Hallam brothers on May 2.",
            "2024-05-07 A fire destroyed the Hallam brick kiln in Brackwater on Tuesday.",
            "2024-05-08 Firefighters from Ostra arrived in Brackwater on Wednesday.");
    assertThat(timeline.entries().get(1).outlets())
        .containsExactly("Brackwater Post", "Valley Herald");
    assertThat(timeline.citations()).extracting(Citation::marker).containsExactly(1, 2, 3, 4);
  }

  @Test
  void of_topic_tellsOnlyWhatHasToDoWithIt() {
    Timeline timeline = timeline(List.of(POST, HERALD), Optional.of("firefighters from Ostra"));

    assertThat(timeline.entries())
        .extracting(Timeline.Entry::text)
        .containsExactly("Firefighters from Ostra arrived in Brackwater on Wednesday.");
  }

  @Test
  void of_topicInOtherWords_isFound() {
    Article strikes =
        News.article(
            "norland",
            "Norland and Lodrin",
            "Valley Herald",
            "2024-05-09",
            "Norland attacked two ports of Lodrin on Tuesday. Lodrin struck back on Wednesday.");

    assertThat(timeline(List.of(POST, strikes), Optional.of("strikes")).entries())
        .extracting(Timeline.Entry::text)
        .containsExactly(
            "Norland attacked two ports of Lodrin on Tuesday.", "Lodrin struck back on Wednesday.");
  }

  @Test
  void of_sinceAndUntil_countTheDayItHappened() {
    News.index(directory, List.of(POST, HERALD));
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      Timeline timeline =
          Timeline.of(
              searcher,
              new Timeline.Wanted(
                  Optional.empty(),
                  Set.of(),
                  Optional.of(LocalDate.of(2024, 5, 7)),
                  Optional.of(LocalDate.of(2024, 5, 7)),
                  5));

      assertThat(timeline.entries())
          .extracting(entry -> entry.time().from())
          .containsExactly(LocalDate.of(2024, 5, 7));
    }
  }

  @Test
  void of_sameWordsOfAnotherDayInAnotherOutlet_bothDaysStand() {
    Article other =
        News.article(
            "kiln-echo",
            "Kiln gone",
            "Ostra Echo",
            "2024-05-10",
            "A fire destroyed the Hallam brick kiln in Brackwater on Wednesday.\n");

    Timeline timeline = timeline(List.of(POST, other), Optional.of("kiln fire"));

    Timeline.Entry fire =
        timeline.entries().stream()
            .filter(entry -> entry.text().contains("destroyed"))
            .findFirst()
            .orElseThrow();
    assertThat(fire.otherwise()).hasSize(1);
    assertThat(Set.of(fire.time().from(), fire.otherwise().getFirst().time().from()))
        .containsExactlyInAnyOrder(LocalDate.of(2024, 5, 7), LocalDate.of(2024, 5, 8));
  }

  @Test
  void of_twoHappeningsOfOneOutletInSimilarWords_areNoDisagreement() {
    Article both =
        News.article(
            "strikes",
            "Two fires",
            "Brackwater Post",
            "2024-05-10",
            """
            A fire destroyed the Hallam brick kiln in Brackwater on Tuesday. A fire destroyed the \
            Hallam brick store in Brackwater on Wednesday.
            """);

    assertThat(timeline(List.of(both, HERALD), Optional.empty()).entries())
        .allSatisfy(entry -> assertThat(entry.otherwise()).isEmpty());
  }

  @Test
  void of_oneDay_tellsFirstWhatMostArticlesAreAbout() {
    List<Article> articles =
        List.of(
            post("a-market", "The weekly fish market closed early on Tuesday for want of buyers."),
            post("fire", "A fire destroyed the Hallam brick kiln in Brackwater on Tuesday."),
            post(
                "homes", "Families beside the Hallam kiln left their homes after Tuesday evening."),
            post("smoke", "Smoke from the burning Hallam kiln darkened the valley on Tuesday."),
            post("z-bridge", "Painters finished the railings of the old bridge on Tuesday."));

    assertThat(ofTuesday(articles, 1).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.text()).contains("Hallam"));
    assertThat(ofTuesday(articles, 20).entries().getFirst().text()).contains("Hallam");
  }

  @Test
  void of_sinceAndUntilInAnArticleWithoutADate_countTheDayItNames() {
    Article undated =
        News.article(
            "kiln-notes",
            "Notes",
            "Gazette",
            "",
            "The Hallam brick kiln in Brackwater was destroyed by a fire on May 7, 2024.\n");

    assertThat(ofTuesday(List.of(undated, UNDATED), 5).entries())
        .extracting(entry -> entry.time().from())
        .containsExactly(LocalDate.of(2024, 5, 7));
  }

  private static Article post(String id, String text) {
    return News.article(id, "Of the day", "Brackwater Post", "2024-05-08", text + "\n");
  }

  private Timeline ofTuesday(List<Article> articles, int limit) {
    News.index(directory, articles);
    Optional<LocalDate> tuesday = Optional.of(LocalDate.of(2024, 5, 7));
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      return Timeline.of(
          searcher, new Timeline.Wanted(Optional.empty(), Set.of(), tuesday, tuesday, limit));
    }
  }

  @Test
  void of_moreThanTheLimit_tellsHowManyThereAre() {
    List<Article> articles =
        List.of(
            post("a", "A fire destroyed the Hallam brick kiln in Brackwater on Tuesday."),
            post("b", "Mayor Ines Holt opened the harbour bridge of Ostra on Tuesday."),
            post("c", "Captain Olaf Brandt sold the last ferry of Norvik on Tuesday."));

    assertThat(ofTuesday(articles, 2).entries()).hasSize(2);
    assertThat(ofTuesday(articles, 2).all()).isEqualTo(3);
    assertThat(ofTuesday(articles, 3).all()).isEqualTo(3);
  }

  @Test
  void of_nothingWithADay_noEntries() {
    assertThat(timeline(List.of(UNDATED), Optional.empty()).entries()).isEmpty();
  }

  @Test
  void wanted_outOfRange_saysWhatIsWrong() {
    assertThatThrownBy(() ->
            new Timeline.Wanted(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), 0))
        .hasMessage("limit must be from 1 to 500, not 0");
  }

  private Timeline timeline(List<Article> articles, Optional<String> topic) {
    News.index(directory, articles);
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      return Timeline.of(
          searcher, new Timeline.Wanted(topic, Set.of(), Optional.empty(), Optional.empty(), 20));
    }
  }
}
