package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuotesTest {

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

  @Test
  void of_speaker_exactWordsOfThatSpeaker() {
    List<SpokenQuotes> found = new Quotes(searcher).of("Ida Marsh");

    assertThat(found).isNotEmpty();
    assertThat(found.getFirst().speaker()).isEqualTo("Ida Marsh");
    assertThat(found.getFirst().occasions().toString()).contains("Nobody panicked");
    for (SpokenQuotes.Occasion occasion : found.getFirst().occasions()) {
      for (SpokenQuotes.Saying saying : occasion.sayings()) {
        for (SpokenQuotes.Version version : saying.versions()) {
          for (Citation piece : version.pieces()) {
            String text = searcher.article(piece.span().article()).orElseThrow().text();
            assertThat(text.substring(piece.span().start(), piece.span().end()))
                .isEqualTo(piece.quote());
          }
        }
      }
    }
  }

  @Test
  void of_nobody_empty() {
    assertThat(new Quotes(searcher).of("Zebulon Quark")).isEmpty();
  }

  @Test
  void differing_otherWords_marked() {
    List<BitSet> marks = Quotes.differing(List.of("the road is shut now", "The road was shut"));

    assertThat(marks.get(0)).isEqualTo(bits(9, 11, 17, 20));
    assertThat(marks.get(1)).isEqualTo(bits(9, 12));
  }

  private static BitSet bits(int... stretches) {
    BitSet bits = new BitSet();
    for (int i = 0; i < stretches.length; i += 2) {
      bits.set(stretches[i], stretches[i + 1]);
    }
    return bits;
  }
}
