package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShinglesTest {

  private static final String TEXT = "“The ﬁrst toll,” Ådne said: 4½ crowns — don’t pay";

  @Test
  void words_ofAText_areFolded() {
    assertThat(Shingles.words(TEXT))
        .containsExactly(
            "the", "first", "toll", "ådne", "said", "41", "2", "crowns", "don", "t", "pay");
    assertThat(Shingles.words("")).isEmpty();
  }

  @Test
  void hashes_ofAText_areThoseOfItsWords() {
    assertThat(Shingles.hashes(TEXT, 100))
        .containsExactly(Shingles.words(TEXT).stream().mapToInt(String::hashCode).toArray());
    assertThat(Shingles.hashes(TEXT, 2)).containsExactly("the".hashCode(), "first".hashCode());
    assertThat(Shingles.hashes("a", 2)).containsExactly("a".hashCode());
    assertThat(Shingles.hashes("", 2)).isEmpty();
  }
}
