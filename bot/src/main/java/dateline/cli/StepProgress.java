package dateline.cli;

import dateline.search.ArticleIndex;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Tells a person how far a step is, how fast it goes and how long it will take: by a bar on a
/// terminal, by a line every few seconds elsewhere.
sealed interface StepProgress extends Consumer<ArticleIndex.Progress>, AutoCloseable {

  @Override
  void close();

  /// Follows one step.
  ///
  /// @param step its name
  /// @param unit what is counted, such as `article`
  static StepProgress of(String step, String unit, Environment environment, PrintWriter err) {
    boolean bar =
        environment.errTerminal()
            && !environment.variable("TERM").equals(java.util.Optional.of("dumb"));
    return bar ? new Bar(step, unit) : new Lines(step, unit, err);
  }

  /// Follows nothing.
  static StepProgress silent() {
    return new Silent();
  }

  /// Nothing is said.
  record Silent() implements StepProgress {
    @Override
    public void accept(ArticleIndex.Progress progress) {}

    @Override
    public void close() {}
  }

  /// A bar that is drawn anew in its line. It appears with the first progress, so that a step with
  /// nothing to do leaves no trace.
  final class Bar implements StepProgress {

    private static final int REDRAW_MILLIS = 200;

    private final ProgressBarBuilder builder;
    private @org.jspecify.annotations.Nullable ProgressBar bar;

    private Bar(String step, String unit) {
      builder =
          new ProgressBarBuilder()
              .setTaskName(step)
              .setUnit(" " + unit + "s", 1)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(REDRAW_MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .showSpeed();
    }

    @Override
    public void accept(ArticleIndex.Progress progress) {
      ProgressBar current = bar;
      if (current == null) {
        current = builder.setInitialMax(progress.total().orElse(-1)).build();
        bar = current;
      }
      current.maxHint(progress.total().orElse(-1));
      current.stepTo(progress.done());
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }

  /// Plain lines.
  final class Lines implements StepProgress {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String step;
    private final String unit;
    private final PrintWriter err;
    private final long started = System.nanoTime();
    private long told = started;

    private Lines(String step, String unit, PrintWriter err) {
      this.step = step;
      this.unit = unit;
      this.err = err;
    }

    @Override
    public void accept(ArticleIndex.Progress progress) {
      long now = System.nanoTime();
      if (now - told < PAUSE.toNanos()) {
        return;
      }
      told = now;
      err.println(line(step, unit, progress, Duration.ofNanos(now - started)));
      err.flush();
    }

    static String line(String step, String unit, ArticleIndex.Progress progress, Duration elapsed) {
      double rate = progress.done() / (elapsed.toNanos() / 1e9);
      OptionalLong total = progress.total();
      StringBuilder line = new StringBuilder(step).append(": ").append(Count.of(progress.done()));
      total.ifPresent(all -> line.append(" of ").append(Count.of(all)));
      line.append(" ").append(unit).append("s, ").append(Count.of(Math.round(rate))).append("/s");
      if (total.isPresent() && rate > 0) {
        double left = Math.max(0, total.getAsLong() - progress.done()) / rate;
        line.append(", ")
            .append(Count.of(Duration.ofMillis(Math.round(left * 1000))))
            .append(" left");
      }
      return line.toString();
    }

    @Override
    public void close() {}
  }
}
