package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.search.PassageSearcher;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KindMatchTest {

  /// From here on a sentence holds the kind of thing asked for.
  private static final double HELD = 0.5;

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

  private static double of(String question, String sentence) {
    return KindMatch.of(Inquiry.of(question, searcher), sentence, searcher.tokens(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many drivers are on strike? | The union counts 340 drivers.",
        "How many drivers are on strike? | Eleven crane drivers joined.",
        "How many people were hurt? | A hundred people were hurt.",
        "How much did it cost? | The repair cost 4.5 million crowns, or $2 million.",
        "How high is the tower? | The tower stands 90 metres tall.",
        "How long did it last? | It lasted seven months.",
        "How long is the pier? | The pier runs 300 metres out to sea.",
        "Who was hurt? | Nine Vellish nationals were hurt.",
        "Who was arrested? | At least 20 protesters were arrested.",
        "How old is the captain? | Ida Marsh, 54 years old, lives there.",
        "How old is the captain? | She is a 54-year-old sailor.",
        "What is the name of the ship? | They saw the Aurora sink.",
        "When was it built? | It was built in 1743.",
        "When was it built? | The ship was launched last spring.",
        "When does it open? | It opens at 9 a.m. on most days.",
        "Who led the crew? | The crew was led by Ida Marsh.",
        "Who led the crew? | “It was foggy,” said Marsh.",
        "Who led the crew? | Gen. Weir led it.",
        "Where is the ferry? | It was towed to Vellmouth.",
        "Where is the ferry? | It lies in the harbour of the city.",
        "Why is it closed? | It is closed because of the oil.",
        "Why is it closed? | They closed it to prevent a fire.",
        "What did Brook say? | Brook called the walkout unlawful.",
        "What did Brook say? | “It is unlawful.”",
        "Which ship sank? | The Aurora sank.",
        "Did it sink? | It floats.",
      })
  void of_sentenceOfTheKind_held(String question, String sentence) {
    assertThat(of(question, sentence)).isBetween(HELD, 1.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many drivers are on strike? | The drivers are on strike.",
        "How many drivers are on strike? | The strike began on March 5, 2024.",
        "How many drivers struck in all 12 ports? | Ports 12 and others closed.",
        "How much did it cost? | It took 200 workers.",
        "How old is the captain? | The captain steered for three hours.",
        "What is the name of the ship? | Border guards saw the ship.",
        "What is the name of the ship? | They saw it.",
        "How long did it last? | It was short.",
        "How long did it last? | It is 300 metres long.",
        "Who was hurt? | Nine ships were damaged.",
        "Who hurt them? | At least 20 protesters were hurt.",
        "When was it built? | It was built of stone.",
        "When was it built? | It cost $1,743.",
        "Who led the crew? | The crew was led well.",
        "Who led the Aurora? | The Aurora was led well.",
        "Where is the ferry? | It is safe.",
        "Where is Vellmouth? | They saw Vellmouth.",
        "Why is it closed? | It is closed.",
        "What did Brook say? | Brook arrived.",
        "Which ship sank? | That ship sank.",
      })
  void of_sentenceOfAnotherKind_notHeld(String question, String sentence) {
    assertThat(of(question, sentence)).isBetween(0.0, HELD - 0.01);
  }
}
