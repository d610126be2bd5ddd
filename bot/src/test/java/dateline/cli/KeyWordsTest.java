package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyWordsTest {

  @Test
  void in_namesAndStems_areFound() {
    assertThat(
            found(
                "Who attacked the stations of Amir-Abdollahian?",
                "Amirabdollahian’s station was attacking."))
        .containsExactly("Amirabdollahian’s", "station", "attacking");
  }

  @Test
  void in_littleWords_areNot() {
    assertThat(found("Who is it that he was with?", "He was with it.")).isEmpty();
  }

  @Test
  void in_caseAndAccents_areTheSame() {
    assertThat(found("IZMIR café", "Cafe in İzmir")).containsExactly("Cafe", "İzmir");
  }

  @Test
  void in_numbers_areWhole() {
    assertThat(found("1,200 people", "1,200 or 1200 but not 12,000"))
        .containsExactly("1,200", "1200");
  }

  private static List<String> found(String question, String text) {
    BitSet bits = new KeyWords(question).in(text);
    List<String> words = new ArrayList<>();
    for (int start = bits.nextSetBit(0);
        start >= 0;
        start = bits.nextSetBit(bits.nextClearBit(start))) {
      words.add(text.substring(start, bits.nextClearBit(start)));
    }
    return words;
  }
}
