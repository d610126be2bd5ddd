package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import dateline.cli.Golden;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ComparisonTest {

  private static final List<Article> ARTICLES =
      List.of(
          News.article(
              "post-tram",
              "Council votes for a tram",
              "Oldtown Post",
              "2024-03-04",
              "The council of Oldtown voted on Monday to build a tram line to the harbour. The line"
                  + " will cost 48 million euros and open in 2027. Mayor Ida Lorne said the tram"
                  + " would bring visitors back."),
          News.article(
              "post-alma",
              "Alma stays in port",
              "Oldtown Post",
              "2024-03-18",
              "The ferry Alma has been taken out of service after engineers found cracks in its"
                  + " hull. The ship had been in dock since Friday. Repairs will take six weeks."),
          News.article(
              "post-hall",
              "Market hall open again",
              "Oldtown Post",
              "2024-04-22",
              "The market hall opened again on Saturday after two years of renovation. All of its"
                  + " stalls have been rented. Traders praised the new roof."),
          News.article(
              "harbour-tram",
              "Traders worry about the tram",
              "Harbour News",
              "2024-03-06",
              "Traders fear that the tram line will drive customers away. The harbour association"
                  + " rejected the plan and asked for a bus lane. Building will begin in"
                  + " September."),
          News.article(
              "harbour-alma",
              "Alma passes inspection",
              "Harbour News",
              "2024-03-12",
              "The ferry Alma passed a safety inspection last week. Inspectors found no damage to"
                  + " the hull. The operator said all crossings would run as planned."),
          News.article(
              "harbour-cod",
              "Cod gets dearer",
              "Harbour News",
              "2024-05-02",
              "The price of cod rose by a fifth in April. Fishermen blamed storms that kept boats"
                  + " in port for nine days."),
          News.article(
              "quay-alma",
              "Six weeks without the Alma",
              "Quay Weekly",
              "2024-03-20",
              "Islanders face six weeks without the ferry Alma. A replacement boat carries"
                  + " passengers but no cars. The island council demanded money from the"
                  + " operator."),
          News.article(
              "quay-hall",
              "Empty stalls in the market hall",
              "Quay Weekly",
              "2024-04-25",
              "Only half of the stalls in the market hall have been rented. Traders complained"
                  + " about high rents."));

  @TempDir private static Path directory;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    News.index(directory, ARTICLES);
    searcher = PassageSearcher.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static Answer ask(String question) {
    return new Answerer(searcher).answer(Question.of(question));
  }

  /// The word that an answer begins with; where it has none, "both", or "one" where a side is
  /// silent.
  private static String word(Answer answer) {
    return switch (answer) {
      case Answer.Grounded grounded ->
          Claim.Reply.of(grounded.statements().getFirst().text())
              .map(reply -> reply == Claim.Reply.YES ? "yes" : "no")
              .orElse(grounded.silent().isEmpty() ? "both" : "one");
      case Answer.Unanswered _ -> "refused";
    };
  }

  private static Comparison read(String question) {
    return Comparison.of(question, searcher).orElseThrow();
  }

  private static String text(String question) {
    return switch (ask(question)) {
      case Answer.Grounded grounded ->
          grounded.silent().stream()
              .map(silent -> "\n" + silent.text())
              .collect(Collectors.joining("", grounded.text(), ""));
      case Answer.Unanswered unanswered -> unanswered.reason().text();
    };
  }

  /// Of the labelled questions 25 have a yes or no for an answer.
  @Test
  void answer_labelledQuestions_neverTheWrongWord() throws IOException {
    List<String> wrong = new ArrayList<>();
    int words = 0;
    for (String line : labelled()) {
      String[] row = line.split("\t", -1);
      String word = word(ask(row[1]));
      boolean told = row[0].equals("yes") || row[0].equals("no");
      if (!word.equals(row[0]) && !(told && word.equals("both"))) {
        wrong.add(word + " instead of " + row[0] + ": " + row[1]);
      }
      words += told && word.equals(row[0]) ? 1 : 0;
    }
    assertThat(wrong).isEmpty();
    assertThat(words).isGreaterThanOrEqualTo(18);
  }

  private static List<String> labelled() throws IOException {
    try (InputStream in = ComparisonTest.class.getResourceAsStream("comparisons.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void answer_toldAndRefused_asOnFile() {
    StringBuilder page = new StringBuilder();
    for (String question :
        List.of(
            "Did the Oldtown Post report that the council voted to build a tram line before Harbour"
                + " News reported that the harbour association rejected the plan?",
            "Does the Oldtown Post article say that the line will cost 84 million euros, while the"
                + " Harbour News article says that fishermen blamed storms?",
            "Does Harbour News report that cod got dearer, while the Oldtown Post reports that a"
                + " whale came into the harbour of Lisbon?")) {
      page.append(question).append("\n\n").append(text(question)).append("\n\n");
    }
    Golden.check("comparisons", page.toString());
  }

  @Test
  void answer_bothSidesSaySo_yesAndWhatEachSays() {
    assertThat(
            text(
                "Does Harbour News say that inspectors found no damage to the hull, whereas the"
                    + " Oldtown Post says that engineers found cracks in the hull?"))
        .isEqualTo(
            """
            Yes: both say so. [1][2]
            Harbour News: Inspectors found no damage to the hull. [1]
            Oldtown Post: The ferry Alma has been taken out of service after engineers found cracks \
            in its hull. [2]\
            """);
  }

  @Test
  void answer_oneSideSaysTheContrary_noAndWhoDoes() {
    assertThat(
            text(
                "Does the Oldtown Post report that the council voted to build a tram line, while"
                    + " Harbour News reports that the harbour association accepted the plan?"))
        .isEqualTo(
            """
            No: Harbour News says otherwise. [1]
            Oldtown Post: The council of Oldtown voted on Monday (4 March 2024) to build a tram \
            line to the harbour. [2]
            Harbour News: The harbour association rejected the plan and asked for a bus lane. [1]\
            """);
  }

  @Test
  void answer_order_daysOfBothArticles() {
    assertThat(
            text(
                "Did Quay Weekly report that half of the stalls have been rented after the Oldtown"
                    + " Post reported that all stalls have been rented?"))
        .startsWith("Yes: Quay Weekly on 25 April 2024, Oldtown Post on 22 April 2024. [1][2]\n");
  }

  @Test
  void answer_askedWhetherTheyAgree_noWordButWhatEachSays() {
    assertThat(
            text(
                "Between the Harbour News report on the ferry Alma published on 12 March 2024 and"
                    + " the Oldtown Post report on the ferry Alma published on 18 March 2024, was"
                    + " there a change?"))
        .isEqualTo(
            """
            Harbour News, 12 March 2024: The ferry Alma passed a safety inspection last week (4 to \
            10 March 2024). [1]
            Oldtown Post, 18 March 2024: The ferry Alma has been taken out of service after \
            engineers found cracks in its hull. [2]\
            """);
  }

  @Test
  void answer_outletNotInTheCollection_otherSideAndItsName() {
    assertThat(
            ask(
                "Does the Oldtown Post article say that the council voted to build a tram line,"
                    + " while the Lakeside Gazette article says that the tram line was rejected?"))
        .isInstanceOfSatisfying(
            Answer.Grounded.class,
            answer -> {
              assertThat(answer.statements())
                  .extracting(Statement::heading)
                  .containsExactly(Optional.of("Oldtown Post"));
              assertThat(answer.silent())
                  .containsExactly(
                      new Answer.Reason.Silent("Lakeside Gazette", "tram line was rejected"));
            });
  }

  @Test
  void answer_oneOutletSilent_noWordButWhatTheOtherSays() {
    assertThat(
            ask(
                "Did Harbour News report on an earthquake in Chile before the Oldtown Post reported"
                    + " that the council voted to build a tram line?"))
        .isInstanceOfSatisfying(
            Answer.Grounded.class,
            answer -> {
              assertThat(answer.text()).startsWith("Oldtown Post, ").doesNotContain("Yes", "No:");
              assertThat(answer.silent())
                  .containsExactly(new Answer.Reason.Silent("Harbour News", "earthquake in Chile"));
            });
  }

  @Test
  void answer_bothOutletsSilent_refusedWithWhatTheFirstHasNothingOn() {
    assertThat(
            text(
                "Did Harbour News report on an earthquake in Chile before the Oldtown Post reported"
                    + " on a volcano in Iceland?"))
        .isEqualTo("Nothing from Harbour News was found on “earthquake in Chile”.");
  }

  @Test
  void answer_otherOutletsAskedFor_onlyWhatTheyTell() {
    Question question =
        new Question(
            "Does Harbour News say that inspectors found no damage to the hull, while the Oldtown"
                + " Post says that engineers found cracks in the hull?",
            List.of(),
            Optional.empty(),
            Ranking.LEXICAL,
            Set.of("oldtown post"),
            Optional.empty(),
            Optional.empty(),
            Question.Length.NORMAL,
            Question.Writer.ANY);

    assertThat(new Answerer(searcher).answer(question))
        .isInstanceOfSatisfying(
            Answer.Grounded.class,
            answer -> {
              assertThat(answer.citations())
                  .extracting(Citation::outlet)
                  .containsExactly(Optional.of("Oldtown Post"));
              assertThat(answer.silent())
                  .extracting(Answer.Reason.Silent::outlet)
                  .containsExactly("Harbour News");
            });
  }

  @Test
  void answer_articleWithoutOutlet_saysSo(@TempDir Path folder) {
    List<Article> articles = new ArrayList<>(ARTICLES);
    articles.add(
        News.article(
            "unnamed",
            "Lighthouse closes",
            "",
            "",
            "The lighthouse museum closed its doors for good in May. Few visitors had come."));
    News.index(folder, articles);
    try (PassageSearcher unnamed = PassageSearcher.open(folder)) {
      Answer answer =
          new Answerer(unnamed)
              .answer(
                  Question.of(
                      "Does the Oldtown Post say that engineers found cracks in the hull, while the"
                          + " Coast Mail article says that the lighthouse museum closed its"
                          + " doors?"));

      Answer ofKnown =
          new Answerer(unnamed)
              .answer(
                  Question.of(
                      "Does the Oldtown Post say that engineers found cracks in the hull, while the"
                          + " Harbour News article says that the lighthouse museum closed its"
                          + " doors?"));

      assertThat(((Answer.Grounded) ofKnown).silent())
          .extracting(Answer.Reason.Silent::outlet)
          .containsExactly("Harbour News");
      assertThat(((Answer.Grounded) answer).silent()).isEmpty();
      assertThat(((Answer.Grounded) answer).text())
          .startsWith("Yes: both say so, though one of them names no outlet. [1][2]\n")
          .contains(
              "\nLighthouse closes (no outlet named): The lighthouse museum closed its doors for good in May.");
    }
  }

  @Test
  void answer_sidesGiveDifferentNumbers_setSideBySide(@TempDir Path folder) {
    News.index(
        folder,
        List.of(
            News.article(
                "post-fire",
                "Fire on the ferry Alma",
                "Oldtown Post",
                "2024-03-18",
                "Fourteen people were killed in the fire on the ferry Alma, the harbour master said."
                    + " The talks go on."),
            News.article(
                "quay-fire",
                "After the fire on the Alma",
                "Quay Weekly",
                "2024-03-18",
                "Seventeen people were killed in the fire on the ferry Alma, rescuers said. The port"
                    + " is shut.")));
    try (PassageSearcher fire = PassageSearcher.open(folder)) {
      Answer answer =
          new Answerer(fire)
              .answer(
                  Question.of(
                      "Does the Oldtown Post say that people were killed in the fire on the ferry"
                          + " Alma, while Quay Weekly says that people were killed in the fire on"
                          + " the ferry Alma?"));

      assertThat(((Answer.Grounded) answer).disagreements())
          .singleElement()
          .satisfies(disagreement ->
              assertThat(disagreement.values())
                  .extracting(Disagreement.Value::value)
                  .containsExactly("Fourteen people", "Seventeen people"));
    }
  }

  @Test
  void of_while_topicAndClaimOfEach() {
    Comparison comparison =
        read(
            "Does the Harbour News article about the tram say that building will begin in"
                + " September, while the 'Quay Weekly' article does not mention the tram?");

    assertThat(comparison.relation()).isEqualTo(Comparison.Relation.EACH);
    assertThat(comparison.parts())
        .extracting(
            Comparison.Part::name,
            Comparison.Part::topic,
            Comparison.Part::claim,
            Comparison.Part::claimed)
        .containsExactly(
            tuple(
                "Harbour News",
                "about the tram",
                "that building will begin in September,",
                Comparison.Claimed.SAID),
            tuple("Quay Weekly", "does", "the tram", Comparison.Claimed.UNSAID));
  }

  @Test
  void of_daysOfPublication_limitsOfTheSides() {
    Comparison comparison =
        read(
            "Between the Harbour News report on the ferry published on 12 March 2024 and the"
                + " Oldtown Post report on the ferry published after 15 March 2024, was there"
                + " consistency?");

    assertThat(comparison.relation()).isEqualTo(Comparison.Relation.LIKENESS);
    assertThat(comparison.parts())
        .extracting(Comparison.Part::since, Comparison.Part::until)
        .containsExactly(
            tuple(Optional.of(LocalDate.of(2024, 3, 12)), Optional.of(LocalDate.of(2024, 3, 12))),
            tuple(Optional.of(LocalDate.of(2024, 3, 15)), Optional.empty()));
  }

  @Test
  void of_sameSource_outletNamedBefore() {
    assertThat(
            read("Did Harbour News report that cod got dearer, and did the same source report that"
                    + " the ferry Alma passed an inspection?")
                .parts())
        .extracting(Comparison.Part::name)
        .containsExactly("Harbour News", "Harbour News");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Did the ferry Alma pass the inspection before the storm?",
        "What did the Oldtown Post say about the ferry, and what did Harbour News say?",
        "Which ferry, named by the Oldtown Post and Harbour News, has cracks in its hull?",
        "Considering the Oldtown Post article and a Harbour News report, which ferry was inspected?",
        "Does the Oldtown Post say that the ferry has cracks in its hull?",
        "Is the harbour news for the post of mayor?",
        "before after while",
      })
  void of_otherQuestions_none(String question) {
    assertThat(Comparison.of(question, searcher)).isEmpty();
  }

  @Test
  void of_manyReferences_inTime() {
    String question =
        "Does the Oldtown Post article say that "
            + "the Harbour News article before the same source after the second article while "
                .repeat(21)
            + "it?";

    assertThat(Comparison.of(question, searcher).orElseThrow().parts()).hasSize(4);
  }

  @Test
  void judge_rulingOnOtherQuotes_doesNotStand() {
    Article post = ARTICLES.get(1);
    Article cod = ARTICLES.get(5);
    Comparison.Part part =
        new Comparison.Part(
            "Oldtown Post",
            Set.of("oldtown post"),
            Optional.empty(),
            Optional.empty(),
            "",
            "engineers found cracks in its hull",
            "",
            Comparison.Claimed.SAID);
    Ruling right = ruling(part, post);
    Ruling wrong = ruling(part, cod);

    assertThat(StatementChecker.stands(right.proposal())).isTrue();
    assertThat(StatementChecker.stands(wrong.proposal())).isFalse();
    assertThat(right.tells(wrong.proposal())).isFalse();
  }

  private static Ruling ruling(Comparison.Part part, Article article) {
    Span sentence = ArticleText.of(article).sentences().getFirst();
    Ruling.Side side =
        new Ruling.Side(part, article.outlet().orElseThrow(), new Draft.Quote(article, sentence));
    return new Ruling(Claim.Reply.YES, Comparison.Relation.EACH, List.of(side, side));
  }
}
