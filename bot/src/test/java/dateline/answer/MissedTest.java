package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.Span;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MissedTest {

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "When did Norland strike? | On Tuesday, Norland struck two ports. | TOLD",
        "When did Norland strike? | Norland’s raid, which came on Monday, hit two ports. | MISSED",
        "When did Norland strike? | Norland struck those who burned a ship in March. | MISSED",
        "When did Norland strike? | Lodrin struck on Monday. | MISSED",
        "When did Norland strike? | Two ports were shut on Monday. | UNTOLD",
        "When did Norland strike? | Norland struck two ports. | UNTOLD",
        "What did the council decide? | The council decided to shut the port. | TOLD",
        "What did the council decide? | The decision was made by the council. | MISSED",
        "What did the council decide? | The council met for an hour. | UNTOLD",
      })
  void by_sentence_howItHasTheEvent(String question, String sentence, Missed.Way way) {
    Article article = News.article("told", "", "", "2031-05-12", sentence);
    Missed missed = Missed.of(Inquiry.of(question, searcher));

    assertThat(missed.by(article, new Span("told", 0, sentence.length()))).isEqualTo(way);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What",
        "What did",
        "What did they say about the port of Ostra?",
        "What is the port?",
        "Who decided?",
      })
  void isAsked_otherQuestions_isNot(String question) {
    assertThat(Missed.of(Inquiry.of(question, searcher)).isAsked()).isFalse();
  }

  @Test
  void answer_whenSomethingWas_beginsWithItsOwnTime(@TempDir Path folder) {
    News.index(
        folder,
        List.of(
            News.article(
                "one",
                "Norland and Lodrin",
                "The Herald",
                "2031-05-12",
                "Norland’s strike on Lodrin hit those who had claimed the raids on Ekby last month."
                    + " Nobody in Lodrin was hurt."),
            News.article(
                "two",
                "Norland and Lodrin",
                "The Post",
                "2031-05-12",
                "On May 9, Norland launched strikes on two ports, the ministry said.")));
    try (PassageSearcher strikes = PassageSearcher.open(folder)) {
      Answer answer = new Answerer(strikes).answer(Question.of("When did Norland strike Lodrin?"));

      assertThat(((Answer.Grounded) answer).statements().getFirst().text()).startsWith("On May 9");
    }
  }
}
