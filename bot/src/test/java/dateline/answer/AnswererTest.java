package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
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

final class AnswererTest {

  @TempDir private static Path directory;
  private static PassageSearcher searcher;
  private static Answerer answerer;

  @BeforeAll
  static void index() {
    searcher = News.open(directory);
    answerer = new Answerer(searcher);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static Answer ask(String text) {
    return ask(text, Set.of(), "", "");
  }

  private static Answer ask(
      String text, Set<String> outlets, String since, String until, Question.Turn... history) {
    return answerer.answer(
        new Question(
            text,
            List.of(history),
            Optional.empty(),
            Ranking.LEXICAL,
            outlets,
            day(since),
            day(until),
            Question.Length.NORMAL,
            Question.Writer.ANY));
  }

  private static Optional<LocalDate> day(String day) {
    return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
  }

  private static Answer.Grounded answered(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    assertExact(answer);
    return (Answer.Grounded) answer;
  }

  private static Answer.Reason refused(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Unanswered.class);
    assertExact(answer);
    return ((Answer.Unanswered) answer).reason();
  }

  /// Every citation is an article's text at its place, character for character.
  private static void assertExact(Answer answer) {
    List<Citation> citations =
        switch (answer) {
          case Answer.Grounded grounded -> grounded.citations();
          case Answer.Unanswered unanswered -> unanswered.nearest();
        };
    for (Citation citation : citations) {
      Article article = searcher.article(citation.span().article()).orElseThrow();
      assertThat(citation.quote())
          .isEqualTo(article.text().substring(citation.span().start(), citation.span().end()));
      assertThat(citation.title()).isEqualTo(article.title());
      assertThat(citation.outlet()).isEqualTo(article.outlet());
      assertThat(citation.published()).isEqualTo(article.published());
    }
  }

  private static List<String> cited(Answer.Grounded answer) {
    return answer.citations().stream().map(c -> c.span().article()).distinct().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many passengers were on board the ferry Aurora? | 214 passengers | ferry-herald",
        "How many injured people did lifeboats bring ashore? | 31 injured people | ferry-herald",
        "how many injured people did lifeboats bring ashore | 31 injured people | ferry-herald",
        "HOW MANY INJURED PEOPLE DID LIFEBOATS BRING ASHORE? | 31 injured people | ferry-herald",
        "Who cut the ribbon of the stone bridge of Ostra? | Ines Duarte | bridge",
        "When was the stone bridge built? | 1743 | bridge",
        "How much did the repair of the bridge cost? | 4.5 million crowns | bridge",
        "How long did the repairs of the stone bridge last? | seven months | bridge",
        "How long did the repairs last? | seven months | bridge",
        "Where did the ferry Aurora run aground? | off Vellmouth | ferry-herald",
        "Why is the harbour of Vellmouth closed? | leaking oil | ferry-post",
        "Why did the crane drivers in Port Alden walk out? | pay was cut | strike-times",
        "Who called the walkout unlawful? | Lena Brook | strike-times",
        "What did Captain Ida Marsh say about the fog? | hidden the lighthouse | ferry-herald",
        "Who said \"we will not go back for promises\"? | We will not go back | strike-times",
      })
  void answer_factOfAnArticle_statementHoldsItAndCitesIt(
      String question, String fact, String article) {
    Answer.Grounded answer = answered(ask(question));
    assertThat(answer.statements().stream().map(Statement::text).toList())
        .anyMatch(text -> text.contains(fact));
    assertThat(cited(answer)).contains(article);
    assertThat(answer.statements()).hasSizeBetween(1, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Who cut the ribbon of the stone bridge of Ostra? | Ines Duarte",
        "How many injured people did lifeboats bring ashore? | 31",
        "When was the bridge built? | 1743",
        "Why is the harbour of Vellmouth closed? | because",
      })
  void answer_fact_firstStatementHoldsIt(String question, String fact) {
    assertThat(answered(ask(question)).statements().getFirst().text()).contains(fact);
  }

  @Test
  void answer_twoOutletsSayIt_citedTogether() {
    Answer.Grounded answer = answered(ask("How many passengers were on board the ferry Aurora?"));
    assertThat(answer.statements().getFirst().citations()).containsExactly(1, 2);
    assertThat(cited(answer)).containsExactlyInAnyOrder("ferry-herald", "ferry-post");
  }

  @Test
  void answer_twoOutletsDisagree_notCitedForOneStatement() {
    Answer.Grounded answer =
        answered(ask("How many crane drivers in Port Alden are on strike, as the union counts?"));
    assertThat(answer.statements())
        .allSatisfy(statement -> assertThat(statement.citations()).hasSize(1));
  }

  @Test
  void answer_whatWasSaid_quotationThatFollowsIsSaidWithItsSpeaker() {
    Answer.Grounded answer =
        answered(ask("What did Nasser Olun say about the talks over night shifts?"));
    assertThat(answer.statements().stream().map(Statement::text).toList())
        .startsWith(
            "Nasser Olun, the spokesman of the dockers’ union, said on Tuesday that the talks had"
                + " broken down over night shifts.",
            "“We will not go back for promises,” he said.");
    assertThat(answer.statements().subList(0, 2))
        .extracting(Statement::speaker)
        .containsOnly(Optional.of("Nasser Olun"));
  }

  @Test
  void answer_embassyInACity_embassySpeaks() {
    Answer.Grounded answer =
        answered(ask("What did the embassy of Norland in Port Alden say about the injured?"));
    assertThat(answer.statements().getFirst().text()).startsWith("The embassy of Norland");
    assertThat(answer.statements().getFirst().speaker())
        .contains("the embassy of Norland in Port Alden");
  }

  @Test
  void answer_titleWithStop_speakerIsTheName() {
    Answer.Grounded answer = answered(ask("Why is the harbour of Vellmouth closed?"));
    assertThat(answer.statements().getFirst().speaker()).contains("Paul Weir");
  }

  @Test
  void answer_nearbySentenceHoldsTheKind_saidAsCompanion() {
    Answer.Grounded answer = answered(ask("Who was the engineer of the bridge built in 1743?"));
    assertThat(answer.text()).contains("Its engineer was Tomas Ferrel.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Why is the harbour of Vellmouth closed because of oil?",
        "What is known of the oil in the harbour of Vellmouth?",
        "What did Nasser Olun say about night shifts in dispute?"
      })
  void answer_headingInTheText_isNotSaid(String question) {
    Answer answer = ask(question);
    if (answer instanceof Answer.Grounded grounded) {
      assertThat(grounded.statements().stream().map(Statement::text).toList())
          .doesNotContain("Oil in the harbour", "Night shifts in dispute");
    }
  }

  @Test
  void answer_sentenceDragsOn_clauseThatAnswersWithItsSpan() {
    Answer.Grounded answer =
        answered(ask("When did farmers bring their cattle back to the meadows?"));
    assertThat(answer.statements().getFirst().text())
        .hasSizeLessThan(320)
        .endsWith("farmers brought their cattle back to the meadows below before noon.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many injured people did lifeboats bring ashore at Marzano? | Marzano",
        "Who cut the ribbon of the stone bridge of Zubrin? | Zubrin",
        "What did Captain Otto Kling say about the fog? | Captain Otto Kling",
        "What did Zara Quist say about the ferry Aurora? | Zara Quist",
        "How many drivers went on strike in Port Alden in 1991? | 1991",
        "When did the ferry Aurora run aground in 2019? | 2019",
        "How much does a ticket for the submarine to Norland cost? | submarine",
        "What is the religion of the lighthouse keeper? | religion",
        "Is the aquarium of Ostra open? | aquarium",
      })
  void answer_otherPlacePersonYearOrThing_refusedNamingIt(String question, String missing) {
    Answer.Reason reason = refused(ask(question));
    assertThat(reason).isInstanceOf(Answer.Reason.OtherSubject.class);
    assertThat(((Answer.Reason.OtherSubject) reason).missing()).contains(missing);
    assertThat(reason.text()).contains(missing);
  }

  @Test
  void answer_kindIsThereButTooLittleElse_refusedAsUnsureWithTheSentence() {
    Answer answer =
        new Answerer(searcher, Strictness.STRICT).answer(Question.of("What did the drivers want?"));

    assertThat(refused(answer)).isEqualTo(new Answer.Reason.Unsure());
    assertThat(((Answer.Unanswered) answer).nearest().getFirst().quote())
        .startsWith("Crane drivers in Port Alden walked out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How old is the mayor Ines Duarte? | a number",
        "When did the divers look for leaking oil? | a date or time",
      })
  void answer_nothingOfTheKind_refusedNamingTheKind(String question, String kind) {
    assertThat(refused(ask(question))).isEqualTo(new Answer.Reason.KindMissing(kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Xylograph zymurgy?",
        "?!…",
        "who is it",
        "\"\"",
        "'",
        "\u0000",
      })
  void answer_nothingFound_refused(String question) {
    assertThat(refused(ask(question))).isEqualTo(new Answer.Reason.NothingFound());
  }

  @Test
  void answer_twoThousandCharacters_noExceptionAndExact() {
    for (String piece : List.of("ferry ", "Aurora Vellmouth ", "who ", "“", "?", "1743 ", "xy")) {
      assertExact(ask(piece.repeat(Question.MAX_LENGTH / piece.length())));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Where did the ferry Aurora run aground on 1 March 2024? | ran aground off Vellmouth",
        "Why did the crane drivers walk out on 5 March 2024? | their pay was cut",
        "Which bridge reopened on 20 november 2023? | stone bridge of Ostra",
      })
  void answer_dayInOtherWordsThanTheArticles_found(String question, String fact) {
    Answer answer = ask(question);
    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    assertThat(((Answer.Grounded) answer).statements().getFirst().text()).contains(fact);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "When did the stone bridge of Ostra open again after the repair? | reopened on Monday",
        "Why did the crane drivers of Port Alden quit work? | their pay was cut",
      })
  void answer_otherWordsForTheSame_found(String question, String fact) {
    assertThat(ask(question))
        .isInstanceOfSatisfying(
            Answer.Grounded.class, answer -> assertThat(answer.text()).contains(fact));
  }

  @Test
  void answer_otherDayThanTheArticles_refusedByIt() {
    assertThat(ask("Which bridge reopened on 21 November 2023?"))
        .isInstanceOfSatisfying(
            Answer.Unanswered.class,
            refused -> assertThat(refused.reason().toString()).contains("21 November 2023"));
  }

  @Test
  void answer_refused_nearestPassagesInOrder() {
    Answer.Unanswered answer =
        (Answer.Unanswered) ask("How many injured people did lifeboats bring ashore at Marzano?");
    assertThat(answer.nearest()).hasSizeBetween(1, 3);
    assertThat(answer.nearest().getFirst().span().article()).isEqualTo("ferry-herald");
    assertThat(answer.nearest().stream().map(Citation::marker).toList())
        .isEqualTo(List.of(1, 2, 3).subList(0, answer.nearest().size()));
  }

  @Test
  void answer_outletAsked_onlyItsArticles() {
    String question = "How many passengers were on board the ferry Aurora?";
    assertThat(cited(answered(ask(question, Set.of("Inland Post"), "", ""))))
        .containsExactly("ferry-post");
    assertThat(cited(answered(ask(question, Set.of("the coast herald"), "", ""))))
        .containsExactly("ferry-herald");
    assertThat(refused(ask(question, Set.of("No Such Paper"), "", "")))
        .isEqualTo(new Answer.Reason.NothingFound());
  }

  @Test
  void answer_outletNamedInTheQuestion_onlyItsArticles() {
    assertThat(
            cited(
                answered(
                    ask(
                        "According to the Inland Post, how many passengers were on board the ferry"
                            + " Aurora?"))))
        .containsExactly("ferry-post");
    assertThat(cited(answered(ask("How many drivers on strike does the Coast Herald report?"))))
        .containsExactly("strike-herald");
  }

  @Test
  void answer_nameThatIsNowhere_isNamedAsAWhole() {
    assertThat(refused(ask("When did Robert F. Tolland's ship leave Vellmouth?")).text())
        .isEqualTo("The articles come near, but say nothing about Robert F. Tolland.");
  }

  @Test
  void answer_sinceAndUntil_onlyWhatWasPublishedOrHappenedThen() {
    String question = "How many passengers were on board the ferry Aurora?";
    assertThat(cited(answered(ask(question, Set.of(), "2024-03-03", ""))))
        .containsExactly("ferry-post");
    // the Post is of 3 March, and tells of the Friday before
    assertThat(cited(answered(ask(question, Set.of(), "", "2024-03-02"))))
        .containsExactly("ferry-herald", "ferry-post");
    refused(ask(question, Set.of(), "2024-03-04", ""));
  }

  @Test
  void answer_followUp_completedByTheQuestionBefore() {
    String question = "How many passengers did it have on board?";
    refused(ask("Who built it?"));
    Answer.Grounded answer =
        answered(
            ask(
                question,
                Set.of(),
                "",
                "",
                new Question.Turn(Question.Role.USER, "Where did the ferry Aurora run aground?"),
                new Question.Turn(Question.Role.BOT, "Off Vellmouth.")));
    assertThat(answer.question()).isEqualTo(question);
    assertThat(answer.statements().getFirst().text()).contains("214 passengers");
  }

  /// Many questions put together from the words of the articles: whatever is answered is exact,
  /// cites, says each thing once, and is said again when it is asked again.
  @Test
  void answer_generatedQuestions_exactRepeatableAndWithoutRepetition() {
    int answered = 0;
    for (String question : generated()) {
      Answer answer = ask(question);
      assertExact(answer);
      assertThat(untimed(ask(question))).isEqualTo(untimed(answer));
      if (answer instanceof Answer.Grounded grounded) {
        answered++;
        assertThat(grounded.statements()).hasSizeBetween(1, 3);
        assertThat(grounded.statements().stream().map(Statement::text).toList())
            .doesNotHaveDuplicates();
        for (Statement statement : grounded.statements()) {
          Citation first = grounded.citations().get(statement.citations().getFirst() - 1);
          assertThat(statement.text()).isEqualTo(first.quote());
        }
      }
    }
    assertThat(answered).isPositive();
  }

  private static List<String> generated() {
    List<String> openings =
        List.of("Who saw", "When was", "Where is", "How many of", "Why", "What did they say about");
    List<String> questions = new ArrayList<>();
    for (Article article : News.ALL) {
      String[] words = article.text().strip().split("\\s+");
      for (int i = 0; i + 5 < words.length; i += 9) {
        String rest = String.join(" ", List.of(words).subList(i, i + 5));
        questions.add(openings.get(questions.size() % openings.size()) + " " + rest + "?");
      }
    }
    return questions;
  }

  private static Answer untimed(Answer answer) {
    return switch (answer) {
      case Answer.Grounded a ->
          new Answer.Grounded(
              a.question(),
              a.method(),
              Duration.ZERO,
              a.statements(),
              a.citations(),
              a.disagreements(),
              Optional.empty());
      case Answer.Unanswered a ->
          new Answer.Unanswered(a.question(), a.method(), Duration.ZERO, a.reason(), a.nearest());
    };
  }

  @Test
  void answer_hybridRanking_answersAndRefusesToo(@TempDir Path vectors) {
    News.index(vectors, News.ALL);
    try (ArticleIndex index = ArticleIndex.open(vectors, ArticleIndex.Mode.CONTINUE)) {
      index.embed(_ -> {}, () -> false);
    }
    try (PassageSearcher hybrid = PassageSearcher.open(vectors)) {
      Answerer both = new Answerer(hybrid);
      Answer.Grounded answer =
          answered(both.answer(Question.of("Who cut the ribbon of the stone bridge of Ostra?")));
      assertThat(answer.statements().getFirst().text())
          .isEqualTo("Mayor Ines Duarte cut the ribbon.");
      refused(both.answer(Question.of("What is the capital of Norland?")));
    }
  }
}
