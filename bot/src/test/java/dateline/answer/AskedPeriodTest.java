package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Passage;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a question for certain days is answered from.
final class AskedPeriodTest {

  private static final Article LATER =
      News.article(
          "later",
          "Granary of Orsk to be built anew",
          "Post",
          "2024-01-20",
          """
          The granary of Orsk is to be built anew. Lightning set fire to the granary on Tuesday. \
          The granary had burned in December too, when 40 tonnes of rye were lost.
          """);

  private static final Article UNDATED =
      News.article(
          "undated",
          "The granary of Orsk",
          "Herald",
          "",
          """
          The granary of Orsk was opened on 4 May 2019 by the mayor, Ada Lunt. A swarm of bees \
          closed the granary for a day.
          """);

  @TempDir private static Path directory;
  private static PassageSearcher searcher;
  private static Answerer answerer;

  @BeforeAll
  static void index() {
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      index.update(Stream.of(LATER, UNDATED), _ -> {}, () -> false);
    }
    searcher = PassageSearcher.open(directory);
    answerer = new Answerer(searcher);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static Question question(String text, String since, String until) {
    return new Question(
        text,
        List.of(),
        Optional.empty(),
        Ranking.LEXICAL,
        Set.of(),
        day(since),
        day(until),
        Question.Length.NORMAL,
        Question.Writer.ANY);
  }

  private static Optional<LocalDate> day(String day) {
    return Optional.of(day).filter(each -> !each.isEmpty()).map(LocalDate::parse);
  }

  private static List<String> held(Article article, String since, String until) {
    AskedPeriod period = AskedPeriod.of(question("What?", since, until));
    return ArticleText.of(article).passages().stream()
        .map(Passage::sentences)
        .flatMap(List::stream)
        .filter(sentence -> period.holds(article, sentence))
        .map(article::quote)
        .toList();
  }

  @Test
  void holds_noDaysAsked_everySentence() {
    assertThat(held(LATER, "", "")).hasSize(3);
    assertThat(held(UNDATED, "", "")).hasSize(2);
  }

  @Test
  void holds_articleOfThoseDays_everySentence() {
    assertThat(held(LATER, "2024-01-20", "2024-01-20")).hasSize(3);
    assertThat(held(LATER, "2024-01-18", "")).hasSize(3);
  }

  @Test
  void holds_articleOfOtherDays_onlySentencesThatTellOfThem() {
    assertThat(held(LATER, "2024-01-16", "2024-01-17"))
        .containsExactly("Lightning set fire to the granary on Tuesday.");
    assertThat(held(LATER, "", "2023-12-31"))
        .containsExactly(
            "The granary had burned in December too, when 40 tonnes of rye were lost.");
  }

  @Test
  void holds_timeThatLiesInThoseDaysInPart_not() {
    assertThat(held(LATER, "2023-12-10", "2023-12-31")).isEmpty();
    assertThat(held(LATER, "2023-12-01", "2023-12-30")).isEmpty();
    assertThat(held(LATER, "2023-12-01", "2023-12-31")).hasSize(1);
  }

  @Test
  void holds_articleWithoutADay_onlySentencesWithATime() {
    assertThat(held(UNDATED, "2019-05-04", "2019-05-04"))
        .containsExactly("The granary of Orsk was opened on 4 May 2019 by the mayor, Ada Lunt.");
    assertThat(held(UNDATED, "2019-05-05", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What set fire to the granary?  | 2024-01-16 | 2024-01-16 | Lightning
          Who opened the granary?        | 2019-01-01 | 2019-12-31 | Ada Lunt
          How many tonnes of rye were lost when the granary burned? | 2023-12-01 | 2023-12-31 | 40 tonnes
          """)
  void answer_toldOfThoseDays_answeredByThat(String text, String since, String until, String fact) {
    Answer answer = answerer.answer(question(text, since, until));

    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    assertThat(((Answer.Grounded) answer).statements())
        .singleElement()
        .satisfies(statement -> assertThat(statement.text()).contains(fact));
  }

  @ParameterizedTest
  @CsvSource({
    "What set fire to the granary?, 2024-01-17, 2024-01-19",
    "Who opened the granary?, 2019-06-01, 2019-12-31",
    "Where were the bees that closed the granary taken?, 2019-01-01, 2024-12-31"
  })
  void answer_toldOfOtherDaysOnly_refused(String text, String since, String until) {
    Answer answer = answerer.answer(question(text, since, until));

    assertThat(answer).isInstanceOf(Answer.Unanswered.class);
  }
}
