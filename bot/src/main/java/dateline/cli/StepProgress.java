package dateline.cli;

import dateline.search.ArticleIndex;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Tells a person how far a step is, how fast it goes and how long it will take: in one line that
/// is drawn anew on a terminal, by a line every few seconds elsewhere.
///
/// Says nothing of a step that is over at once.
final class StepProgress implements Consumer<ArticleIndex.Progress>, AutoCloseable {

  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration NEXT_LINE = Duration.ofSeconds(5);
  private static final int BAR = 20;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final String step;
  private final String unit;
  private final PrintWriter err;
  private final boolean drawn;
  private final int columns;

  private boolean begun;
  private long begin;
  private long before;
  private long told;
  private boolean open;

  /// Follows one step, from its first progress on.
  ///
  /// @param step its name
  /// @param unit what is counted, such as `article`
  static StepProgress of(String step, String unit, Environment environment, PrintWriter err) {
    return new StepProgress(step, unit, environment, err);
  }

  private StepProgress(String step, String unit, Environment environment, PrintWriter err) {
    this.step = step;
    this.unit = unit;
    this.err = err;
    this.drawn =
        environment.errTerminal() && !environment.variable("TERM").orElse("dumb").equals("dumb");
    this.columns = environment.columns();
  }

  @Override
  public synchronized void accept(ArticleIndex.Progress progress) {
    long now = System.nanoTime();
    if (!begun) {
      begun = true;
      begin = now;
      before = progress.done();
      told = now;
    }
    boolean last = drawn && open && progress.total().orElse(-1) == progress.done();
    if (now - told < (drawn ? REDRAW : NEXT_LINE).toNanos() && !last) {
      return;
    }
    told = now;
    String line = line(progress, Duration.ofNanos(now - begin));
    if (drawn) {
      err.print(CLEAR_LINE + Page.cut(bar(progress) + line, columns - 1));
    } else {
      err.println(line);
    }
    err.flush();
    open = drawn;
  }

  /// Such as `vectors: 1,200 of 50,400 passages, 50/s, 16 min left`.
  String line(ArticleIndex.Progress progress, Duration elapsed) {
    double rate = (progress.done() - before) / (elapsed.toNanos() / 1e9);
    OptionalLong total = progress.total();
    StringBuilder line = new StringBuilder(step).append(": ").append(Count.of(progress.done()));
    total.ifPresent(all -> line.append(" of ").append(Count.of(all)));
    line.append(' ').append(unit).append("s, ").append(Count.of(Math.round(rate))).append("/s");
    if (total.isPresent() && rate > 0 && total.getAsLong() > progress.done()) {
      long millis = Math.round((total.getAsLong() - progress.done()) / rate * 1000);
      line.append(", ").append(Count.of(Duration.ofMillis(millis))).append(" left");
    }
    return line.toString();
  }

  private static String bar(ArticleIndex.Progress progress) {
    if (progress.total().isEmpty()) {
      return "";
    }
    long total = Math.max(1, progress.total().getAsLong());
    int full = (int) (BAR * Math.min(progress.done(), total) / total);
    return "█".repeat(full) + "░".repeat(BAR - full) + " ";
  }

  /// Leaves the last state standing.
  @Override
  public synchronized void close() {
    if (open) {
      err.println();
      err.flush();
    }
  }
}
