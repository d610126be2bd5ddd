package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.article.Article;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions for what the sources disagree about, and for the order of events.
final class RoundupTest {

  private static final Article HERALD =
      News.article(
          "herald",
          "Norland strikes Lodrin",
          "Herald",
          "2024-01-20",
          """
          Norland struck two camps of the Red Sail militia in Lodrin on Tuesday. At least 11 people \
          were killed in Norland's strikes. The ferry to Ostra ran on Wednesday as if nothing had \
          happened.
          """);

  private static final Article POST =
      News.article(
          "post",
          "Lodrin counts its dead",
          "Post",
          "2024-01-19",
          """
          Norland struck camps of the Red Sail militia in Lodrin on Wednesday. Seven people were \
          killed in Norland's strikes, Lodrin said.
          """);

  private static final Article MAIL =
      News.article(
          "mail", "Bees", "Mail", "2024-01-18", "The bees of Ostra swarmed early this year.\n");

  @TempDir private static Path directory;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      index.update(Stream.of(HERALD, POST, MAIL), _ -> {}, () -> false);
    }
    searcher = PassageSearcher.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static Answer ask(String text, Set<String> outlets, Optional<LocalDate> since) {
    return new Answerer(searcher).answer(question(text, outlets, since));
  }

  private static Question question(String text, Set<String> outlets, Optional<LocalDate> since) {
    return new Question(
        text,
        List.of(),
        Optional.empty(),
        Ranking.LEXICAL,
        outlets,
        since,
        Optional.empty(),
        Question.Length.NORMAL,
        Question.Writer.ANY);
  }

  private static Answer.Grounded answered(String text) {
    Answer answer = ask(text, Set.of(), Optional.empty());
    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    return (Answer.Grounded) answer;
  }

  private static Answer.Reason refused(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Unanswered.class);
    return ((Answer.Unanswered) answer).reason();
  }

  private static List<String> abouts(Answer.Grounded answer) {
    return answer.disagreements().stream().map(Disagreement::about).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Where do the sources disagree?                                   | -
          Where do the sources disagree about the strikes in Lodrin?       | strikes in Lodrin
          What do the outlets disagree on?                                 | -
          What do the papers disagree about                                | -
          Do the sources agree?                                            | -
          Do the sources agree on how many were killed?                    | how many were killed
          Do the articles contradict each other about the date?            | date
          How do the accounts differ on the number of dead?                | number of dead
          What disagreements are there about the strikes?                  | strikes
          Are there any contradictions between the sources?                | -
          What are the differences between the articles on the toll?       | toll
          List the discrepancies in the reports.                           | -
          """)
  void of_askedWhatSourcesDisagreeAbout_disagreements(String question, String topic) {
    Survey survey = Survey.of(question).orElseThrow();

    assertThat(survey.kind()).isEqualTo(Survey.Kind.DISAGREEMENTS);
    assertThat(survey.topics()).isEqualTo(Optional.ofNullable(topic).stream().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          What's the timeline of events?                    | -
          What is the timeline of the strikes?              | strikes
          A timeline of the strikes in Lodrin, please       | strikes in Lodrin
          Give me a chronology of the war                   | war
          What happened when?                               | -
          In what order did things happen?                  | -
          """)
  void of_askedForTheOrderOfEvents_timeline(String question, String topic) {
    Survey survey = Survey.of(question).orElseThrow();

    assertThat(survey.kind()).isEqualTo(Survey.Kind.TIMELINE);
    assertThat(survey.topics()).isEqualTo(Optional.ofNullable(topic).stream().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What did the ministers agree on?",
        "What do the sources agree on?",
        "What disagreements are there between Norland and Lodrin?",
        "What are the differences between ferries and ships?",
        "Who disagrees with the timetable?",
        "What disagreement did the two generals have?",
        "Did the mayor contradict the report?",
        "What happened when the ferry sank?",
        "Who is the author of Timeline?",
        "What does this conflict mean for the sources of the river?"
      })
  void of_askedForSomethingElse_noList(String question) {
    assertThat(Survey.of(question).map(Survey::kind))
        .isNotIn(Optional.of(Survey.Kind.DISAGREEMENTS), Optional.of(Survey.Kind.TIMELINE));
  }

  @Test
  void answer_whereSourcesDisagree_eachSideOnceUnderItsOutletWithCards() {
    Answer.Grounded answer = answered("Where do the sources disagree?");

    assertThat(answer.text())
        .isEqualTo(
            """
            Herald: Norland struck two camps of the Red Sail militia in Lodrin on Tuesday (16 January 2024). [1]
            Post: Norland struck camps of the Red Sail militia in Lodrin on Wednesday (17 January 2024). [2]
            Herald: At least 11 people were killed in Norland's strikes. [3]
            Post: Seven people were killed in Norland's strikes, Lodrin said. [4]\
            """);
    assertThat(answer.method()).isEqualTo(Answer.Method.EXTRACTIVE);
    assertThat(abouts(answer)).hasSize(2);
  }

  @Test
  void answer_topic_onlyWhatIsAboutIt() {
    Answer.Grounded answer = answered("Do the sources agree on how many people were killed?");

    assertThat(answer.disagreements())
        .singleElement()
        .satisfies(each ->
            assertThat(each.values().stream().map(Disagreement.Value::value))
                .containsExactlyInAnyOrder("At least 11 people", "Seven people"));
  }

  @Test
  void answer_nothingDiffers_saysSoAndNamesTheTopic() {
    Answer.Reason reason =
        refused(ask("Do the sources disagree about the bees?", Set.of(), Optional.empty()));

    assertThat(reason).isEqualTo(new Answer.Reason.NoDisagreement(Optional.of("bees")));
    assertThat(reason.text()).isEqualTo("The sources were not found to disagree about “bees”.");
  }

  @Test
  void answer_outletAsked_onlyWhatIsItsOwn() {
    assertThat(refused(ask("Where do the sources disagree?", Set.of("Herald"), Optional.empty())))
        .isEqualTo(new Answer.Reason.NoDisagreement(Optional.empty()));
  }

  @Test
  void answer_timeline_daysInOrderWithTheirDisagreements() {
    Answer.Grounded answer = answered("What's the timeline of the strikes in Lodrin?");

    assertThat(answer.statements().getFirst().heading()).contains("Tuesday, 16 January 2024");
    assertThat(answer.statements().getFirst().text())
        .isEqualTo("Norland struck two camps of the Red Sail militia in Lodrin on Tuesday.");
    assertThat(answer.disagreements())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.about()).isEqualTo("the date");
          assertThat(each.values().stream().map(Disagreement.Value::value))
              .containsExactly("Tuesday", "Wednesday");
        });
  }

  @Test
  void answer_timelineOfDaysWithoutNews_refused() {
    assertThat(
            refused(
                ask(
                    "What's the timeline of events?",
                    Set.of(),
                    Optional.of(LocalDate.of(2025, 1, 1)))))
        .isInstanceOf(Answer.Reason.KindMissing.class);
  }

  @Test
  void answer_timelineOfWhatNoArticleIsAbout_saysSo() {
    assertThat(refused(ask("What is the timeline of the lighthouse?", Set.of(), Optional.empty())))
        .isEqualTo(new Answer.Reason.NothingFound());
  }

  @Test
  void answer_allDisagreementsTold_saysHowManyThereAre() {
    assertThat(answered("Where do the sources disagree?").listed())
        .contains(new Answer.Listed(Answer.Listed.Kind.DISAGREEMENTS, Optional.empty(), 2, 2));
  }

  @Test
  void answer_moreEventsThanAreTold_saysHowMany(@TempDir Path larger) {
    List<String> towns =
        List.of("Arlen", "Brusk", "Cardo", "Dorrin", "Elvas", "Fennick", "Garlow", "Hestel");
    Stream<Article> opened =
        towns.stream()
            .map(town ->
                News.article(
                    town,
                    town + " celebrates",
                    "Courier " + town,
                    "2024-03-0" + (1 + towns.indexOf(town)),
                    "The town of " + town + " opened its school for " + town + " today.\n"));
    try (ArticleIndex index = ArticleIndex.open(larger, ArticleIndex.Mode.CONTINUE)) {
      index.update(Stream.concat(opened, Stream.of(HERALD, POST)), _ -> {}, () -> false);
    }
    try (PassageSearcher all = PassageSearcher.open(larger)) {
      Answer answer =
          new Answerer(all).answer(question("What happened when?", Set.of(), Optional.empty()));

      assertThat(answer).isInstanceOf(Answer.Grounded.class);
      Answer.Listed listed = ((Answer.Grounded) answer).listed().orElseThrow();
      assertThat(listed)
          .isEqualTo(new Answer.Listed(Answer.Listed.Kind.EVENTS, Optional.empty(), 8, 9));
    }
  }

  @Test
  void answer_list_isFollowedWhileArticlesAreReadAndCanBeStopped() {
    List<ArticleIndex.Progress> read = new ArrayList<>();
    Progress following =
        new Progress() {
          @Override
          public void read(ArticleIndex.Progress articles) {
            read.add(articles);
          }

          @Override
          public void verified(List<Statement> soFar) {}

          @Override
          public boolean stopped() {
            return read.size() == 2;
          }
        };
    Answerer answerer = new Answerer(searcher);
    Question question = question("Where do the sources disagree?", Set.of(), Optional.empty());

    assertThatThrownBy(() -> answerer.answer(question, following))
        .isInstanceOf(CancellationException.class);

    assertThat(read).hasSize(2);
  }
}
