package dateline.cli;

import dateline.search.ArticleIndex;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  private ArticleIndex.@Nullable Progress latest;
  private long begin;
  private long before;
  private long told;
  private boolean open;

  /// Leaves no half line behind where Ctrl-C ends the process.
  private final Thread interruption = new Thread(this::end, "progress");

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
    if (latest == null) {
      begin = now;
      told = now;
      before = progress.done();
    }
    latest = progress;
    if (now - told < (drawn ? REDRAW : NEXT_LINE).toNanos()) {
      return;
    }
    told = now;
    if (!drawn || open || opens()) {
      tell(progress);
    }
  }

  /// Begins the line that is drawn; not when the process is ending.
  private boolean opens() {
    try {
      Runtime.getRuntime().addShutdownHook(interruption);
      open = true;
    } catch (IllegalStateException e) {
      open = false;
    }
    return open;
  }

  private void tell(ArticleIndex.Progress progress) {
    String line = line(progress, Duration.ofNanos(System.nanoTime() - begin));
    if (drawn) {
      err.print(CLEAR_LINE + Page.cut(bar(progress) + line, columns - 1));
    } else {
      err.println(line);
    }
    err.flush();
  }

  /// Such as `vectors: 1,200 of 50,400 passages, 50/s, 16 min left`.
  String line(ArticleIndex.Progress progress, Duration elapsed) {
    double rate = (progress.done() - before) / (elapsed.toNanos() / 1e9);
    OptionalLong total = progress.total();
    StringBuilder line = new StringBuilder(step).append(": ");
    line.append(
        total.isPresent()
            ? Count.of(progress.done()) + " of " + Count.of(total.getAsLong(), unit)
            : Count.of(progress.done(), unit));
    line.append(", ").append(Count.of(Math.round(rate))).append("/s");
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

  @Override
  public void close() {
    end();
  }

  /// Leaves the last state standing; more than one end is no harm.
  synchronized void end() {
    if (!open || latest == null) {
      return;
    }
    open = false;
    tell(latest);
    err.println();
    err.flush();
    try {
      Runtime.getRuntime().removeShutdownHook(interruption);
    } catch (IllegalStateException e) {
      // the process is ending, and that is why this is called
    }
  }
}
