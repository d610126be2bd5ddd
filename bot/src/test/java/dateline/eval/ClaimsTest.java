package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaimsTest {

  @TempDir private Path folder;

  private static Claims.Judged claim(String source, boolean grounded, String... objections) {
    return new Claims.Judged(source, grounded, List.of(objections));
  }

  @Test
  void strict_oneOfEachKind_everyShareIsHalf() {
    Claims claims =
        new Claims(
            List.of(
                claim("a", true),
                claim("a", true, "name"),
                claim("a", false),
                claim("a", false, "number")));
    assertThat(claims.strict()).isEqualTo(new Claims.Score(1, 1, 1, 1));
    assertThat(claims.strict().balancedAccuracy()).isEqualTo(0.5, within(1e-9));
    assertThat(claims.strict().precision()).isEqualTo(0.5, within(1e-9));
    assertThat(claims.strict().recall()).isEqualTo(0.5, within(1e-9));
    assertThat(claims.of("number")).isEqualTo(new Claims.Score(2, 1, 0, 1));
  }

  @Test
  void graded_boundFromOtherHalf_partsClaimsByTheirNumberOfObjections() {
    Claims claims =
        new Claims(
            List.of(
                claim("a", true, "words"),
                claim("a", false, "words", "name", "date"),
                claim("b", true, "words"),
                claim("b", false, "words", "name", "date")));
    assertThat(claims.graded()).isEqualTo(new Claims.Score(2, 0, 0, 2));
  }

  @Test
  void score_nothingJudged_isZero() {
    assertThat(new Claims(List.of()).strict().balancedAccuracy()).isZero();
  }

  @Test
  void judge_oneTrueAndOneFalseClaim_tableSaysSo() throws IOException {
    Path file = folder.resolve("claims.jsonl");
    Files.writeString(
        file,
        """
        {"id": "1", "source": "harbour", "summary": "Fog had closed the harbour for two days.", "grounded": true}
        {"id": "2", "source": "harbour", "summary": "Fog had closed it for three days.", "grounded": false}
        """);
    Claims claims = Claims.judge(file, Examples::find);
    assertThat(claims.strict()).isEqualTo(new Claims.Score(1, 0, 0, 1));
    assertThat(claims.markdown()).contains("2 claims", "| no objection | 1.000 | 1.000 | 1.000 |");
  }

  @Test
  void judge_articleMissing_saysWhatToDo() throws IOException {
    Path file = folder.resolve("claims.jsonl");
    Files.writeString(
        file, "{\"id\": \"1\", \"source\": \"lost\", \"summary\": \"Fog.\", \"grounded\": true}\n");
    assertThatThrownBy(() -> Claims.judge(file, Examples::find))
        .hasMessageContaining("index it first");
  }
}
