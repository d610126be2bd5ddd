package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Progress;
import dateline.search.ArticleIndex;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ReadingProgressTest {

  private static final Duration LONG = Duration.ofMillis(250);

  private final StringWriter err = new StringWriter();

  /// Longer than what is over at once.
  private static void goOn(ReadingProgress progress) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < LONG.toNanos()) {
      progress.read(new ArticleIndex.Progress(2, OptionalLong.of(3)));
    }
  }

  @Test
  void read_atATerminal_isDrawnAndEndsBeforeTheAnswer() {
    try (ReadingProgress progress = progress(true)) {
      goOn(progress);
      assertThat(err.toString()).contains("reading: 2 of 3 articles").doesNotEndWith("\n");

      progress.verified(List.of());
      assertThat(err.toString()).endsWith("\n");
    }
    assertThat(err.toString()).containsOnlyOnce("\n");
  }

  @Test
  void read_standardErrorIsAFile_saysNothing() {
    try (ReadingProgress progress = progress(false)) {
      goOn(progress);
    }
    assertThat(err.toString()).isEmpty();
  }

  private ReadingProgress progress(boolean terminal) {
    Environment plain = Execution.environment(Path.of("nowhere"), Map.of("TERM", "xterm"), "");
    Environment environment =
        new Environment(
            plain.variables(),
            plain.project(),
            false,
            terminal,
            false,
            plain.columns(),
            plain.in(),
            plain.clock(),
            plain.interruption());
    return new ReadingProgress(Progress.NONE, environment, new PrintWriter(err));
  }
}
