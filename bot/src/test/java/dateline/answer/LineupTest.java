package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions to articles of which some give other values than others.
final class LineupTest {

  @TempDir private static Path directory;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    List<Article> articles =
        List.of(
            article(
                "herald",
                "Torvia and Lodrin step back",
                "The Herald",
                "Torvia carried out strikes on May 9 against what it called bases of the separatist"
                    + " Kirs Front close to the border of Lodrin. The talks go on."),
            article(
                "post",
                "Torvia, Lodrin agree to talk",
                "The Post",
                "At least ten people were killed in the raids by Torvia in Amsar county on Saturday"
                    + " morning. Ministers will meet."),
            article(
                "mail",
                "Lodrin answers Torvia",
                "The Mail",
                "Lodrin attacked two bases in Torvia on May 7. Nobody was hurt."),
            article(
                "gazette",
                "The Brask bridge",
                "The Gazette",
                "The Brask bridge was opened by the harbour office on March 19, 2015. It is long."),
            article(
                "courier",
                "The Brask bridge",
                "The Courier",
                "The Brask bridge was opened by the harbour office on March 9, 2005. It is long."));
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.REBUILD)) {
      index.update(articles.stream(), _ -> {}, () -> false);
    }
    searcher = PassageSearcher.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static Article article(String id, String title, String outlet, String text) {
    return new Article(
        id,
        title,
        Optional.of(outlet),
        Optional.of(LocalDate.of(2031, 5, 12)),
        Optional.empty(),
        text);
  }

  private static Answer.Grounded ask(String question) {
    Answer answer = new Answerer(searcher).answer(Question.of(question));
    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    return (Answer.Grounded) answer;
  }

  @Test
  void answer_twoOutletsGiveTwoDays_saysBothAndSetsThemSideBySide() {
    Answer.Grounded answer = ask("When did Torvia carry out its strikes on Lodrin?");

    assertThat(answer.text()).contains("May 9", "Saturday morning");
    assertThat(answer.disagreements()).hasSize(1);
    Disagreement disagreement = answer.disagreements().getFirst();
    assertThat(disagreement.kind()).isEqualTo(Disagreement.Kind.CONTRADICTION);
    assertThat(disagreement.values())
        .extracting(Disagreement.Value::value)
        .containsExactlyInAnyOrder("May 9", "Saturday morning");
    assertThat(disagreement.values()).allSatisfy(value -> assertThat(value.citations()).hasSize(1));
  }

  @Test
  void answer_whoHasDoneIt_asksForTheDoers(@TempDir Path folder) {
    News.index(
        folder,
        List.of(
            News.article(
                "one",
                "Bridge",
                "The Herald",
                "2031-05-12",
                "Mayor Ines Duarte opened the stone bridge of Ostra on Monday."),
            News.article(
                "two",
                "Bridge",
                "The Post",
                "2031-05-12",
                "Governor Paul Ekman opened the stone bridge of Ostra on Monday.")));
    try (PassageSearcher bridge = PassageSearcher.open(folder)) {
      for (String question :
          List.of(
              "Who opened the stone bridge of Ostra?",
              "Who has opened the stone bridge of Ostra?")) {
        Answer answer = new Answerer(bridge).answer(Question.of(question));

        assertThat(((Answer.Grounded) answer).disagreements())
            .as(question)
            .singleElement()
            .satisfies(each -> assertThat(each.kind()).isEqualTo(Disagreement.Kind.OTHER_PERSON));
      }
    }
  }

  @Test
  void answer_placesThatDiffer_areSetSideBySideAndNotCalledContradiction(@TempDir Path folder) {
    News.index(
        folder,
        List.of(
            News.article(
                "one",
                "Ferry",
                "The Herald",
                "2031-05-12",
                "The ferry Alma sank off Wenby on Monday with 40 people on board."),
            News.article(
                "two",
                "Ferry",
                "The Post",
                "2031-05-12",
                "Rescuers are searching after the Alma, a ferry, sank off Marlow in high seas."),
            News.article(
                "three",
                "Ferry",
                "The Mail",
                "2031-05-12",
                "The ferry Alma sank off Norland; the port of Wenby had warned of the storm.")));
    try (PassageSearcher ferry = PassageSearcher.open(folder)) {
      Answer answer = new Answerer(ferry).answer(Question.of("Where did the ferry Alma sink?"));

      assertThat(((Answer.Grounded) answer).disagreements())
          .singleElement()
          .satisfies(each -> {
            assertThat(each.kind()).isEqualTo(Disagreement.Kind.OTHER_PLACE);
            assertThat(each.about()).isEqualTo("the place");
            assertThat(each.values())
                .extracting(Disagreement.Value::value)
                .containsExactly("off Wenby", "off Marlow");
          });
    }
  }

  @Test
  void answer_dayOnWhichOthersDidTheSame_isNotSetBeside(@TempDir Path folder) {
    News.index(
        folder,
        List.of(
            News.article(
                "one",
                "Marn resigns",
                "The Herald",
                "2031-07-11",
                "Prime Minister Ivo Marn resigned on Thursday after weeks of pressure."),
            News.article(
                "two",
                "How Marn fell",
                "The Post",
                "2031-07-11",
                "Two senior ministers resigned on July 8, citing no confidence in Ivo Marn.")));
    try (PassageSearcher resigned = PassageSearcher.open(folder)) {
      Answer answer = new Answerer(resigned).answer(Question.of("When did Ivo Marn resign?"));

      assertThat(((Answer.Grounded) answer).disagreements()).isEmpty();
    }
  }

  @Test
  void answer_whoHasDoneIt_groupsAreSetSideBySide(@TempDir Path folder) {
    News.index(
        folder,
        List.of(
            News.article(
                "one",
                "Ostra",
                "The Herald",
                "2031-05-12",
                "The Red Sail Brigade bombed the grain market of Ostra on Monday."),
            News.article(
                "two",
                "Ostra",
                "The Post",
                "2031-05-12",
                "The Northern Free Army bombed the grain market of Ostra on Monday.")));
    try (PassageSearcher market = PassageSearcher.open(folder)) {
      Answer answer =
          new Answerer(market).answer(Question.of("Who bombed the grain market of Ostra?"));

      assertThat(((Answer.Grounded) answer).disagreements())
          .singleElement()
          .satisfies(each ->
              assertThat(each.values())
                  .extracting(Disagreement.Value::value)
                  .containsExactlyInAnyOrder("Red Sail Brigade", "Northern Free Army"));
    }
  }

  @Test
  void answer_attackOfTheOtherSide_isNoOtherDayOfThis() {
    assertThat(ask("When did Lodrin attack Torvia?").disagreements()).isEmpty();
  }

  @Test
  void answer_sameSentenceWithDaysYearsApart_showsBothDays() {
    Answer.Grounded answer = ask("When was the Brask bridge opened?");

    assertThat(answer.disagreements()).hasSize(1);
    assertThat(answer.disagreements().getFirst().values())
        .extracting(Disagreement.Value::value)
        .containsExactlyInAnyOrder("March 19, 2015", "March 9, 2005");
  }
}
