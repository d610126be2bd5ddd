package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.search.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QualityGuardTest {

  private static final String WRITTEN =
      """
      {
        "wire" : {
          "questions" : 10,
          "right" : 0.9,
          "wrong" : 0.1
        }
      }
      """;

  @TempDir Path folder;

  private static ObjectNode figures(int questions, double right, double wrong) {
    return new ObjectMapper()
        .createObjectNode()
        .put("questions", questions)
        .put("right", right)
        .put("wrong", wrong);
  }

  private QualityGuard checking() throws IOException {
    return QualityGuard.checking(Files.writeString(folder.resolve("quality.json"), WRITTEN));
  }

  @Test
  void hold_sameOrBetter_passes() throws IOException {
    QualityGuard guard = checking();
    assertThatCode(() -> guard.hold("wire", figures(10, 0.9, 0.1))).doesNotThrowAnyException();
    assertThatCode(() -> guard.hold("wire", figures(10, 1, 0))).doesNotThrowAnyException();
  }

  @Test
  void hold_lowerShareRight_fails() throws IOException {
    QualityGuard guard = checking();
    assertThatThrownBy(() -> guard.hold("wire", figures(10, 0.8999, 0.1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("right: 0.9 -> 0.8999");
  }

  @Test
  void hold_higherShareWrong_fails() throws IOException {
    QualityGuard guard = checking();
    assertThatThrownBy(() -> guard.hold("wire", figures(10, 0.9, 0.2)))
        .hasMessageContaining("wrong: 0.1 -> 0.2");
  }

  @Test
  void hold_otherQuestions_fails() throws IOException {
    QualityGuard guard = checking();
    assertThatThrownBy(() -> guard.hold("wire", figures(11, 1, 0)))
        .hasMessageContaining("questions: 10.0 -> 11.0");
  }

  @Test
  void hold_figureGoneOrNew_fails() throws IOException {
    QualityGuard guard = checking();
    ObjectNode other = figures(10, 1, 0).put("refused", 1.0);
    other.remove("wrong");
    assertThatThrownBy(() -> guard.hold("wire", other))
        .hasMessageContaining("wrong: 0.1 -> NaN")
        .hasMessageContaining("refused is not written down");
  }

  @Test
  void hold_unknownRunOrFile_saysHowToWriteIt() throws IOException {
    QualityGuard guard = checking();
    assertThatThrownBy(() -> guard.hold("web", figures(10, 1, 0)))
        .hasMessageContaining("-Dquality.update=true");
    QualityGuard nothing = QualityGuard.checking(folder.resolve("no.json"));
    assertThatThrownBy(() -> nothing.hold("wire", figures(10, 1, 0)))
        .hasMessageContaining("-Dquality.update=true");
  }

  @Test
  void hold_updating_writesOneRunAndKeepsTheOthers() throws IOException {
    Path file = Files.writeString(folder.resolve("quality.json"), WRITTEN);
    QualityGuard.updating(file).hold("web", figures(5, 0.5, 0.25));
    assertThat(file)
        .hasContent(
            """
            {
              "wire" : {
                "questions" : 10,
                "right" : 0.9,
                "wrong" : 0.1
              },
              "web" : {
                "questions" : 5,
                "right" : 0.5,
                "wrong" : 0.25
              }
            }
            """);
  }

  @Test
  void figures_report_leavesOutWhatHasNoBetterAndRounds() {
    Report report = new Report(List.of(Ranking.LEXICAL), 0);
    for (double right : new double[] {1, 1, 0}) {
      report.add(
          "wire",
          new Evaluation.Scored(
              Examples.expects("11"),
              Examples.refuses(),
              Duration.ofMillis(1),
              Examples.TIMING,
              Optional.empty(),
              Map.of(Measure.RIGHT, right, Measure.WORDS, 7.0),
              Map.of(Ranking.LEXICAL, Map.of(Measure.HIT_1, right)),
              List.of()));
    }
    assertThat(QualityGuard.figures(report, List.of(Ranking.LEXICAL)))
        .hasToString(
            "{\"questions\":3,\"right\":0.6667,\"lexical hit@1\":0.6667,"
                + "\"number: right\":0.6667}");
  }
}
