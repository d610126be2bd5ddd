package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FitTest {

  @TempDir private Path folder;

  /// Trials of a set in which coverage tells what can be answered, with and without vectors.
  private Path set(String name, double apart) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean answerable = i % 2 == 0;
      double context = 0.4 + (answerable ? apart : 0) + 0.01 * (i % 7);
      Map<String, Double> words = Map.of("context", context, "words", 1.5);
      Map<String, Double> vectors = Map.of("context", context, "words", 1.5, "meaning", 0.7);
      for (Map<String, Double> signals : List.of(words, vectors)) {
        lines.add(
            new Trial(name, "q" + i, answerable, answerable && i % 3 > 0, 0.5, signals)
                .json()
                .toString());
      }
    }
    return Files.write(folder.resolve(name + ".jsonl"), lines);
  }

  @Test
  void of_setsThatCoverageTellsApart_weighsCoverage() throws IOException {
    Fit fit = Fit.of(List.of(set("one", 0.3), set("two", 0.2)));

    JsonNode weights = JsonMapper.builder().build().readTree(fit.json());
    assertThat(weights.at("/vectors/signals/context/weight").asDouble()).isPositive();
    assertThat(weights.at("/vectors/signals/context/usual").asDouble())
        .isCloseTo(0.55, within(0.05));
    assertThat(weights.at("/vectors/signals/words").isMissingNode()).isTrue();
    assertThat(weights.at("/words/fitted_on/one").asInt()).isEqualTo(40);
    assertThat(fit.markdown()).contains("| one ").contains("without it").contains("1.000 |");
    assertThat(fit.riskChart()).contains(">two</text>");
  }

  @Test
  void of_sameTrials_sameWeights() throws IOException {
    List<Path> files = List.of(set("one", 0.1), set("two", 0.2));

    assertThat(Fit.of(files).json()).isEqualTo(Fit.of(files).json());
  }

  @Test
  void of_oneSet_isTooLittle() throws IOException {
    List<Path> files = List.of(set("one", 0.1));

    assertThatThrownBy(() -> Fit.of(files))
        .isInstanceOf(QuestionSetException.class)
        .hasMessageEndingWith(
            "needs beside it trials of another set, both with questions to refuse");
  }

  @Test
  void of_otherFile_isNamedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("other.jsonl"), "{\"id\":\"a\"}\n");

    assertThatThrownBy(() -> Fit.of(List.of(file)))
        .isInstanceOf(QuestionSetException.class)
        .hasMessage(file + ", line 1: is no line of dateline eval --trials");
  }
}
