package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.Span;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectionTest {

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
        "Did Norland attack Lodrin? | Norland attacked two ports of Lodrin. | AS_ASKED",
        "Did Norland attack Lodrin? | Norland launched attacks on two ports. | AS_ASKED",
        "Did Norland attack Lodrin? | Lodrin attacked a bridge in Norland. | TURNED",
        "Did Norland attack Lodrin? | Lodrin’s raid on Norland was an answer. | TURNED",
        "Did Norland attack Lodrin? | Two ports were attacked on Monday. | UNTOLD",
        "When did Norland strike Lodrin? | Norland was struck by Lodrin on Monday. | TURNED",
        "When did Norland strike Lodrin? | The air strikes by Norland killed ten. | AS_ASKED",
        "Who died in Norland's raids on Lodrin? | Lodrin raided Norland on Monday. | TURNED",
        "Who died in Norland's raids on Lodrin? | No Lodriner died in the raids. | UNTOLD",
        "Which port of Lodrin did Norland hit? | Lodrin hit the port of Torm in Norland. | TURNED",
        "Which port of Lodrin did Norland hit? | Norland hit the port of Ekby. | AS_ASKED",
        "Did Ana Diaz sue Paul Weir? | Paul Weir sued Ana Diaz in March. | TURNED",
        "Did Ana Diaz sue Paul Weir? | Ana Diaz sued Paul Weir in March. | AS_ASKED",
      })
  void of_sentence_whichWayItTellsIt(String question, String sentence, Direction.Way way) {
    Article article = News.article("told", "", "", "", sentence);
    Direction direction = Direction.of(Inquiry.of(question, searcher)).orElseThrow();
    assertThat(direction.of(article, new Span("told", 0, sentence.length()))).isEqualTo(way);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What did Norland attack?",
        "How far is Norland from Lodrin?",
        "Who lives in Norland and Lodrin?",
        "When were the talks between Norland and Lodrin?",
      })
  void of_questionThatNamesNotBoth_none(String question) {
    assertThat(Direction.of(Inquiry.of(question, searcher))).isEmpty();
  }
}
