package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.search.ArticleIndex.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class StepProgressTest {

  private final StringWriter err = new StringWriter();

  private final StepProgress vectors =
      StepProgress.of(
          "vectors", "passage", Execution.environment(Path.of("nowhere")), new PrintWriter(err));

  @Test
  void line_totalKnown_tellsRateAndTimeLeft() {
    assertThat(vectors.line(new Progress(1200, OptionalLong.of(50_400)), Duration.ofSeconds(24)))
        .isEqualTo("vectors: 1,200 of 50,400 passages, 50/s, 16 min left");
  }

  @Test
  void line_totalUnknown_tellsRate() {
    assertThat(vectors.line(new Progress(900, OptionalLong.empty()), Duration.ofSeconds(3)))
        .isEqualTo("vectors: 900 passages, 300/s");
  }

  @Test
  void accept_quickStep_saysNothing() {
    try (vectors) {
      vectors.accept(new Progress(1, OptionalLong.of(2)));
      vectors.accept(new Progress(2, OptionalLong.of(2)));
    }

    assertThat(err.toString()).isEmpty();
  }
}
