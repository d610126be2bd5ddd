package dateline.cli;

import dateline.answer.Progress;
import dateline.answer.Statement;
import dateline.search.ArticleIndex;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// Tells a person at a terminal how far the reading of all articles is that some answers need, and
/// leaves what is known of the answer to another one.
final class ReadingProgress implements Progress, AutoCloseable {

  private final Progress answer;
  private final Optional<StepProgress> step;

  /// @param answer follows the answer
  /// @param err the person's terminal, if it is one
  ReadingProgress(Progress answer, Environment environment, PrintWriter err) {
    this.answer = answer;
    this.step =
        environment.errTerminal()
            ? Optional.of(StepProgress.of("reading", "article", environment, err))
            : Optional.empty();
  }

  @Override
  public void read(ArticleIndex.Progress articles) {
    step.ifPresent(each -> each.accept(articles));
  }

  @Override
  public void verified(List<Statement> soFar) {
    end();
    answer.verified(soFar);
  }

  @Override
  public boolean stopped() {
    return answer.stopped();
  }

  /// Leaves the line for what is told now; more than one end is no harm.
  void end() {
    step.ifPresent(StepProgress::end);
  }

  @Override
  public void close() {
    end();
  }
}
