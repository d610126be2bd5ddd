package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SpellingTest {

  private static List<String[]> pairs(String file) throws IOException {
    return Files.readAllLines(Path.of("src", "test", "resources", "dateline", "article", file))
        .stream()
        .map(line -> line.split(" \\| ", -1))
        .toList();
  }

  static List<String[]> same() throws IOException {
    return pairs("same-names.txt");
  }

  static List<String[]> other() throws IOException {
    return pairs("other-names.txt");
  }

  @ParameterizedTest
  @MethodSource("same")
  void matches_oneNameInTwoSpellings_true(String one, String two) {
    assertThat(Spelling.of(one).matches(Spelling.of(two))).isTrue();
    assertThat(Spelling.of(two).matches(Spelling.of(one))).isTrue();
    assertThat(Spelling.of(one).outlines()).containsAnyElementsOf(Spelling.of(two).outlines());
  }

  @ParameterizedTest
  @MethodSource("other")
  void matches_twoNamesThatLookAlike_false(String one, String two) {
    assertThat(Spelling.of(one).matches(Spelling.of(two))).isFalse();
    assertThat(Spelling.of(two).matches(Spelling.of(one))).isFalse();
  }

  @Test
  void keys_spellingsThatMatch_shareOne() throws IOException {
    List<Spelling> all =
        Stream.concat(same().stream(), other().stream())
            .flatMap(Arrays::stream)
            .flatMap(name -> Stream.of(name, name.charAt(0) + "." + name.replaceFirst("^\\S+", "")))
            .distinct()
            .map(Spelling::of)
            .filter(spelling -> !spelling.words().isEmpty())
            .toList();

    for (Spelling one : all) {
      for (Spelling other : all) {
        if (one.matches(other) || one.letters().equals(other.letters())) {
          assertThat(one.keys()).as(other.name()).containsAnyElementsOf(other.keys());
        }
      }
    }
  }

  @Test
  void bareWords_ofAName_areThoseOfItsSpelling() {
    assertThat(Spelling.bareWords("Jaish ul-Adl")).containsExactly("jaish", "adl");
    assertThat(Spelling.bareWords("Al")).containsExactly("al");
    assertThat(Spelling.bareWords("…")).isEmpty();
  }

  @Test
  void pairs_ofEachKind_areAtLeastAHundred() throws IOException {
    assertThat(same()).hasSizeGreaterThan(100);
    assertThat(other()).hasSizeGreaterThan(100);
  }

  @Test
  void words_marksAndAccents_areFolded() {
    assertThat(Spelling.of("Nasser Kan’ani").words()).containsExactly("nasser", "kanani");
    assertThat(Spelling.of("Łódź").words()).containsExactly("lodz");
    assertThat(Spelling.of("Jaish ul-Adl").words()).containsExactly("jaish", "adl");
    assertThat(Spelling.of("…").words()).isEmpty();
  }
}
