package dateline.search;

import java.nio.file.Path;
import java.time.Duration;

/// The process that [KillTest] kills: indexes articles, commits often, and says on standard output
/// how far it is.
final class KilledIndexing {

  private KilledIndexing() {}

  /// Indexes into the folder named first; then come how many articles, and their seed.
  public static void main(String[] arguments) {
    var often = new ArticleIndex.Commits(Duration.ofMillis(20), Duration.ofMillis(50));
    try (ArticleIndex index =
        ArticleIndex.open(Path.of(arguments[0]), ArticleIndex.Mode.CONTINUE, often)) {
      System.out.println("open");
      index.update(
          Articles.random(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2])).stream(),
          KilledIndexing::report,
          Articles.NEVER);
      System.out.println("updated");
      index.embed(KilledIndexing::report, Articles.NEVER);
    }
  }

  private static void report(ArticleIndex.Progress progress) {
    System.out.println(progress.done());
  }
}
