package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.TimeReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What words for days in statements mean, and what is shown of it.
final class DatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The mill burned on Tuesday.               | The mill burned on Tuesday (16 January 2024).
          Tuesday's fire took the mill.             | Tuesday's (16 January 2024) fire took the mill.
          The mill burned on January 16.            | The mill burned on January 16 (16 January 2024).
          The mill burned on Tuesday, January 16.   | The mill burned on Tuesday, January 16 (16 January 2024).
          The mill burned last month.               | The mill burned last month (December 2023).
          The mill burned last year.                | The mill burned last year (2023).
          The mill burned on January 16, 2024.      | The mill burned on January 16, 2024.
          The mill burned in 2019.                  | The mill burned in 2019.
          It burned on Tuesday and fell on Tuesday. | It burned on Tuesday (16 January 2024) and fell on Tuesday.
          """)
  void shown_wordsForDays_haveTheirMeaningBesideThem(String sentence, String shown) {
    Article article = News.article("mill", "", "Post", "2024-01-17", sentence + "\n");

    assertThat(statement(sentence, article).shown()).isEqualTo(shown);
  }

  @Test
  void in_articleWithoutADay_isMarkedAsInferredOrStaysWords() {
    Article article =
        News.article(
            "mill",
            "",
            "Post",
            "",
            "After the flood of December 2023 the mill burned on January 16. It fell on Friday.\n");

    assertThat(
            statement(article.quote(ArticleText.of(article).sentences().getFirst()), article)
                .shown())
        .isEqualTo(
            "After the flood of December 2023 the mill burned on January 16 (16 January 2024, by"
                + " what the article says).");
    assertThat(statement("It fell on Friday.", article).dates()).isEmpty();
  }

  @Test
  void in_quotesThatMeanDifferentDays_staysWords() {
    Article one = News.article("one", "", "Post", "2024-01-17", "The mill burned on Tuesday.\n");
    Article other = News.article("two", "", "Mail", "2024-01-24", "The mill burned on Tuesday.\n");

    assertThat(new Dates().in("The mill burned on Tuesday.", List.of(quote(one), quote(other))))
        .isEmpty();
  }

  @Test
  void judge_dateOfAModel_standsWhereItIsTheWordsDay() {
    Article article =
        News.article("mill", "", "Post", "2024-01-17", "The mill burned on Tuesday.\n");

    assertThat(stands("The mill burned on January 16.", article)).isTrue();
    assertThat(stands("The mill burned on January 16, 2024.", article)).isTrue();
    assertThat(stands("The mill burned on January 17.", article)).isFalse();
    assertThat(stands("The mill burned on January 16, 2023.", article)).isFalse();
    assertThat(stands("The mill burned in January 2024.", article)).isTrue();
    assertThat(stands("The mill burned in February 2024.", article)).isFalse();
  }

  @Test
  void judge_dateOfAPlan_isTheNextSuchDay() {
    Article article =
        News.article("mill", "", "Post", "2024-01-17", "The mill will reopen on Tuesday.\n");

    assertThat(stands("The mill will reopen on January 23.", article)).isTrue();
    assertThat(stands("The mill will reopen on January 16.", article)).isFalse();
  }

  @Test
  void judge_dateOfAnArticleWithoutADay_falls() {
    Article article = News.article("mill", "", "Post", "", "The mill burned on Tuesday.\n");

    assertThat(stands("The mill burned on January 16.", article)).isFalse();
  }

  @Test
  void json_ofAStatement_hasItsDates() {
    Article article =
        News.article("mill", "", "Post", "2024-01-17", "The mill burned on Tuesday.\n");
    Answer answer =
        new Answer.Grounded(
            "When?",
            Answer.Method.EXTRACTIVE,
            Duration.ZERO,
            List.of(statement("The mill burned on Tuesday.", article)),
            List.of(Citation.of(1, article, quote(article).span())),
            List.of(),
            Optional.empty());

    assertThat(AnswerJson.of(answer).get("statements").get(0).get("dates").toString())
        .isEqualTo(
            "[{\"words\":\"Tuesday\",\"start\":19,\"from\":\"2024-01-16\",\"to\":\"2024-01-16\",\"precision\":\"day\",\"inferred\":false}]");
    assertThat(AnswerJson.of(answer).get("text").textValue())
        .isEqualTo("The mill burned on Tuesday (16 January 2024). [1]");
  }

  @Test
  void listed_sentencesForAModel_tellWhatTheirWordsForDaysMean() {
    Article article = News.article("mill", "Mill", "Post", "2024-01-17", "It burned on Tuesday.\n");
    Shown shown = new Shown(1, article, quote(article).span(), Optional.empty());

    assertThat(Shown.listed(List.of(shown)))
        .isEqualTo(
            "Article of Post, 2024-01-17: Mill\n1. (Tuesday: 16 January 2024) It burned on Tuesday.");
  }

  private static Statement statement(String text, Article article) {
    List<TimeReference> dates =
        new Dates()
            .in(
                text,
                ArticleText.of(article).sentences().stream()
                    .filter(each -> article.quote(each).contains(text))
                    .map(each -> new Draft.Quote(article, each))
                    .toList());
    return new Statement(
        text, List.of(1), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), dates);
  }

  private static Draft.Quote quote(Article article) {
    return new Draft.Quote(article, ArticleText.of(article).sentences().getFirst());
  }

  private static boolean stands(String text, Article article) {
    return StatementChecker.stands(
        new Draft.Proposal(text, List.of(quote(article)), Optional.empty()));
  }
}
