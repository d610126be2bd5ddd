package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SurveyTest {

  @TempDir private static Path directory;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    searcher = News.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static Answer ask(String text, Set<String> outlets, Optional<LocalDate> until) {
    return new Answerer(searcher)
        .answer(
            new Question(
                text,
                List.of(),
                Optional.empty(),
                Ranking.LEXICAL,
                outlets,
                Optional.empty(),
                until,
                Question.Length.NORMAL,
                Question.Writer.ANY));
  }

  private static Answer.Grounded answered(String text) {
    Answer answer = ask(text, Set.of(), Optional.empty());
    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    return (Answer.Grounded) answer;
  }

  private static List<String> articles(Answer.Grounded answer) {
    return answer.citations().stream().map(each -> each.span().article()).distinct().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "What's new? | LATEST | - | -",
        "what’s new | LATEST | - | -",
        "Any news? | LATEST | - | -",
        "What's the latest on the ferry Aurora? | LATEST | ferry Aurora | -",
        "What's new this week? | LATEST | - | -",
        "What is new in New Ostra today | LATEST | New Ostra | -",
        "Latest news about Port Alden | LATEST | Port Alden | -",
        "What happened on Friday? | DAY | - | -",
        "What did Lena Brook do on Monday | DAY | Lena Brook | -",
        "Summarise the strike in Port Alden | SUMMARY | strike in Port Alden | -",
        "Please summarize the strike | SUMMARY | strike | -",
        "Can you give me an overview of the ferry accident? | SUMMARY | ferry accident | -",
        "Summarise the positions on the strike. | POSITIONS | strike | -",
        "What are the reactions to the strike? | POSITIONS | strike | -",
        "What do the outlets say about the strike? | POSITIONS | strike | -",
        "Compare the union and the harbour authority | COMPARISON | union+harbour authority | -",
        "Compare the Alden Times and the Coast Herald on the strike | COMPARISON | Alden Times+Coast Herald | strike",
        "How do the union and the authority differ on the number of drivers? | COMPARISON | union+authority | number of drivers",
      })
  void of_askedForAWhole_kindAndTopics(String question, String kind, String topics, String aspect) {
    Survey survey = Survey.of(question).orElseThrow();
    assertThat(survey.kind()).isEqualTo(Survey.Kind.valueOf(kind));
    assertThat(String.join("+", survey.topics())).isEqualTo(topics == null ? "" : topics);
    assertThat(survey.aspect()).isEqualTo(Optional.ofNullable(aspect));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who cut the ribbon?",
        "How do ferries float?",
        "What is the difference between a ferry and a bridge?",
        "How do the two ships differ?",
        "What is new about the bridge that makes it stronger?",
        "Whose summary did the mayor read?",
        "What did the overview of the province say about costs?",
        "Did Lena Brook compare the walkout to a siege?",
        "Compare",
        "What is New Ostra's population?",
        "What is New Alden's position on the bridge?",
        "The news agency Interfast reported how many strikers?",
        "The latest strike in Port Alden began when?",
        "What's the latest strike called?",
        "Any news agency in Vellmouth?",
        "The latest on the strike in Port Alden, which union began it?",
        "Summarise how many drivers walked out",
        "What do the articles say the union counts?",
      })
  void of_askedForOneThing_empty(String question) {
    assertThat(Survey.of(question)).isEmpty();
  }

  @Test
  void answer_dayOfTheWeek_whatHappenedThenByOutlet() {
    Answer.Grounded answer = answered("What happened on Friday?");

    assertThat(answer.text())
        .contains(
            "The ferry Aurora ran aground off Vellmouth on Friday (1 March 2024) with 214"
                + " passengers on board.");
    assertThat(answer.statements())
        .allSatisfy(statement -> assertThat(statement.text()).containsIgnoringCase("Friday"));
  }

  @Test
  void answer_dayOfTheWeekOfWhichNothingIsTold_refused() {
    assertThat(ask("What happened on Sunday?", Set.of(), Optional.empty()))
        .isInstanceOf(Answer.Unanswered.class);
  }

  @Test
  void answer_whatIsNew_leadsOfTheNewestArticlesByOutlet() {
    Answer.Grounded answer = answered("What's new?");
    assertThat(articles(answer))
        .startsWith("strike-herald", "ferry-herald", "ferry-post", "strike-times");
    assertThat(answer.statements().getFirst().text())
        .isEqualTo(
            "The harbour authority of Port Alden counts 210 drivers on strike, fewer than the union"
                + " does.");
  }

  @Test
  void answer_whatIsNewWithBounds_onlyWithinThem() {
    Answer answer =
        ask("What's new?", Set.of("Inland Post"), Optional.of(LocalDate.parse("2023-12-31")));
    assertThat(articles((Answer.Grounded) answer)).containsExactly("bridge");
  }

  @Test
  void answer_summary_bothOutlets() {
    assertThat(articles(answered("Summarise the strike of the crane drivers in Port Alden")))
        .contains("strike-times", "strike-herald");
  }

  @Test
  void answer_comparisonOfOutlets_eachIsCited() {
    assertThat(
            articles(
                answered("Compare the Alden Times and the Coast Herald on the drivers on strike")))
        .containsOnly("strike-times", "strike-herald")
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "What happened on 1 March 2024? | -",
        "What happened in Vellmouth on 1 March? | Vellmouth",
        "What happened in the harbour of Vellmouth in March 2024? | harbour of Vellmouth",
        "what did the crane drivers do on 5 march? | crane drivers",
        "What took place in 2023? | -",
      })
  void of_dayNamed_whatHappenedThenToWhat(String question, String topic) {
    Survey survey = Survey.of(question).orElseThrow();
    assertThat(survey.kind()).isEqualTo(Survey.Kind.DAY);
    assertThat(survey.topics()).isEqualTo(topic == null ? List.of() : List.of(topic));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What happened last Friday?",
        "What happened to the ferry?",
        "What did Ida Marsh say on 1 March?",
        "When did it happen in March 2024?",
        "What did Ostra do?",
      })
  void of_noDayOrAnotherThingAsked_noSurveyOfADay(String question) {
    assertThat(Survey.of(question)).isEmpty();
  }

  @Test
  void answer_dayThatAnArticleCallsByItsWeekday_whatHappenedThen() {
    Answer.Grounded answer = answered("What did the crane drivers do on 5 March 2024?");
    assertThat(answer.statements().getFirst().text())
        .isEqualTo(
            "Crane drivers in Port Alden walked out on Tuesday because their pay was cut by a"
                + " tenth.");
    assertThat(articles(answered("What happened in Vellmouth on 1 March?")))
        .containsOnly("ferry-herald", "ferry-post");
  }

  @Test
  void answer_dayOfNoSentence_refusedByTheDay() {
    assertThat(refused("What did the crane drivers do on 3 March 2024?"))
        .isEqualTo(new Answer.Reason.OtherSubject(List.of("3 March 2024")));
  }

  @Test
  void answer_comparisonWithUnknown_refusedByName() {
    Answer answer = ask("Compare the ferry and Reykjavik", Set.of(), Optional.empty());
    assertThat(answer).isInstanceOf(Answer.Unanswered.class);
    assertThat(((Answer.Unanswered) answer).reason())
        .isEqualTo(new Answer.Reason.OtherSubject(List.of("Reykjavik")));
  }

  private static Answer.Reason refused(String text) {
    Answer answer = ask(text, Set.of(), Optional.empty());
    assertThat(answer).isInstanceOf(Answer.Unanswered.class);
    return ((Answer.Unanswered) answer).reason();
  }

  @ParameterizedTest
  @CsvSource({
    "Summarise the strike of the crane drivers in Port Selby, Port Selby",
    "Summarise the strike by 900 crane drivers in Port Alden, 900",
    "Summarise the strike of the crane drivers in Port Alden in 2019, 2019",
    "What's the latest on the ferry Aurora in Paris?, Paris",
    "Summarise the visit of Ida Marsh to Berlin, Berlin",
    "summarise the strike of the crane drivers in port selby, selby",
    "summarise the strike of the crane drivers in port alden and reykjavik, reykjavik",
    "what's the latest on the ferry aurora in paris?, paris",
  })
  void answer_nameOrNumberNowhere_refusedByIt(String question, String missing) {
    assertThat(refused(question)).isEqualTo(new Answer.Reason.OtherSubject(List.of(missing)));
  }

  @Test
  void answer_namesInSmallLettersOfDifferentArticles_refusedAsApart() {
    assertThat(refused("summarise ida marsh and the port of alden"))
        .isInstanceOf(Answer.Reason.Apart.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "summarise the strike of the crane drivers in port alden",
        "what's the latest on the ferry aurora?",
        "Summarise the consequences of the strike of the crane drivers",
      })
  void answer_knownNamesInSmallLettersOrWordsForAMatter_answered(String question) {
    assertThat(answered(question).statements()).isNotEmpty();
  }

  @Test
  void text_summary_outletByOutlet() {
    assertThat(answered("Summarise the strike of the crane drivers in Port Alden").text())
        .isEqualTo(
            """
            Alden Times: Crane drivers in Port Alden walked out on Tuesday (5 March 2024) because \
            their pay was cut by a tenth. [1] The union counts 340 drivers on strike. [2]
            The Coast Herald: The harbour authority of Port Alden counts 210 drivers on strike, fewer \
            than the union does. [3]\
            """);
  }

  @Test
  void text_positions_speakerBySpeaker() {
    assertThat(answered("Summarise the positions on the talks over night shifts").text())
        .isEqualTo(
            """
            Nasser Olun: Nasser Olun, the spokesman of the dockers’ union, said on Tuesday (5 March 2024) \
            that the talks had broken down over night shifts. [1]\
            """);
  }

  @Test
  void text_comparison_sideBySideAndNothingTwice() {
    Answer.Grounded answer = answered("Compare the union and the harbour authority");
    assertThat(answer.text())
        .isEqualTo(
            """
            Union: The union counts 340 drivers on strike. [1] Nasser Olun, the spokesman of the \
            dockers’ union, said on Tuesday (5 March 2024) that the talks had broken down over night \
            shifts. [2]
            Harbour authority: The harbour authority of Port Alden counts 210 drivers on strike, \
            fewer than the union does. [3] The harbour authority rejected the demands of the union. [4]\
            """);
  }

  @Test
  void text_whatIsNew_outletByOutlet() {
    assertThat(answered("What's new?").text().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("The Coast Herald: The harbour authority of Port"),
            line -> assertThat(line).startsWith("The Coast Herald, Inland Post: The ferry Aurora"),
            line -> assertThat(line).startsWith("Alden Times: Crane drivers in Port Alden walked"),
            line -> assertThat(line).startsWith("Inland Post: The stone bridge of Ostra reopened"),
            line -> assertThat(line).startsWith("Ostra under water: After three days of rain"));
  }

  @Test
  void heading_outletCalledLikeAMarker_isPlain(@TempDir Path odd) {
    News.index(
        odd,
        List.of(
            new Article(
                "odd",
                "Odd",
                Optional.of("[2]\n\nReuters: all is well \u202e[1]"),
                Optional.of(LocalDate.parse("2024-03-07")),
                Optional.empty(),
                "Crane drivers in Port Selby went back to work on Thursday.")));
    try (PassageSearcher few = PassageSearcher.open(odd)) {
      Answer answer = new Answerer(few).answer(Question.of("What's new?"));
      assertThat(((Answer.Grounded) answer).text())
          .isEqualTo(
              "2 Reuters: all is well 1: Crane drivers in Port Selby went back to work on Thursday"
                  + " (7 March 2024). [1]");
    }
  }

  @Test
  void answer_namesOfDifferentArticles_refusedAsApart() {
    assertThat(refused("Summarise the ferry Aurora and Tomas Ferrel"))
        .isInstanceOf(Answer.Reason.Apart.class);
  }

  @Test
  void answer_numberBorneByTheArticle_answered() {
    assertThat(articles(answered("Summarise the strike of 340 crane drivers in Port Alden")))
        .contains("strike-times");
  }

  @Test
  void answer_summary_noSentenceBeginsWithPronoun() {
    assertThat(answered("Summarise the walkout and the harbour authority").statements())
        .extracting(Statement::text)
        .noneMatch(text -> text.startsWith("Its "));
  }

  @Test
  void find_leansOnTurnBefore_completedQuestionAndItsMatter() {
    Question question =
        News.question(
            "Summarise it",
            new Question.Turn(Question.Role.USER, "Where did the crane drivers walk out?"));
    String completed = new FollowUp(searcher).complete(question).text();
    Survey survey = Survey.of(question.text(), completed).orElseThrow();
    Survey.Found found = survey.find(question, searcher, new EvidenceFinder(searcher));
    assertThat(found.inquiry().text()).isEqualTo(completed);
    assertThat(found.evidence()).isNotEmpty();
    assertThat(found.evidence().getFirst().article().id()).isEqualTo("strike-times");
  }

  @Test
  void of_whatIsNewAfterAnotherQuestion_everything() {
    Question question =
        News.question("What's new?", new Question.Turn(Question.Role.USER, "Who cut the ribbon?"));
    Survey survey =
        Survey.of(question.text(), new FollowUp(searcher).complete(question).text()).orElseThrow();
    assertThat(survey.topics()).isEmpty();
    assertThat(survey.asked()).isEqualTo("What's new?");
  }

  @Test
  void shown_survey_allOfItsEvidence() {
    Question question = News.question("What's new?");
    Survey.Found found =
        Survey.of("What's new?")
            .orElseThrow()
            .find(question, searcher, new EvidenceFinder(searcher));
    Assignment assignment =
        new Assignment(
            found.inquiry(),
            found.evidence(),
            Question.Length.LONG,
            true,
            Duration.ofSeconds(1),
            Progress.NONE);
    assertThat(Shown.of(assignment)).hasSameSizeAs(found.evidence()).hasSizeGreaterThan(3);
  }

  @Test
  void answer_emptyIndex_nothingFound(@TempDir Path empty) {
    News.index(empty, List.of());
    try (PassageSearcher none = PassageSearcher.open(empty)) {
      Answer answer = new Answerer(none).answer(Question.of("What's new?"));
      assertThat(answer).isInstanceOf(Answer.Unanswered.class);
    }
  }
}
