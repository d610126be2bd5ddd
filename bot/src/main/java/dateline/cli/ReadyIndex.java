package dateline.cli;

import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// An index that can be searched: where there is none yet, the articles that ship with the project
/// are indexed first, so that the first question on a new machine gets an answer.
///
/// An index made that way carries a mark, and the first `dateline index` of a user's own articles
/// takes its place: examples and own articles never mix unless asked to.
final class ReadyIndex {

  private static final String MARK = "examples";

  private ReadyIndex() {}

  /// Opens the index of a folder.
  static PassageSearcher open(Path directory, Environment environment, PrintWriter err) {
    if (isMissing(directory)) {
      indexExamples(directory, environment, err);
    }
    return PassageSearcher.open(directory);
  }

  /// Whether the folder is not there or has nothing in it.
  static boolean isMissing(Path directory) {
    if (!Files.isDirectory(directory)) {
      return !Files.exists(directory);
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.findFirst().isEmpty();
    } catch (IOException e) {
      throw new CommandException("can't read " + directory + "; check its permissions", e);
    }
  }

  /// Whether the index was made of the examples; from now on it is taken as the user's own.
  static boolean takeOver(Path directory) {
    try {
      return Files.deleteIfExists(directory.resolve(MARK));
    } catch (IOException e) {
      throw new CommandException("can't write to " + directory + "; check its permissions", e);
    }
  }

  private static void indexExamples(Path directory, Environment environment, PrintWriter err) {
    Path seeds = environment.project().resolve("seeds");
    if (!Files.isDirectory(seeds)) {
      throw new CommandException(
          "no index at " + directory + "; make one with: dateline index PATH");
    }
    err.print("no index yet; indexing the example articles first ... ");
    err.flush();
    long start = System.nanoTime();
    Indexing indexing =
        new Indexing(List.of(seeds), directory, ArticleIndex.Mode.CONTINUE, false, true);
    try {
      Indexing.Result result = indexing.run(progress -> {}, progress -> {}, () -> false);
      mark(directory);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      err.println(Count.of(result.summary().added(), "article") + ", " + Count.of(took));
    } catch (RuntimeException e) {
      err.println("failed");
      throw e;
    } finally {
      err.flush();
    }
  }

  private static void mark(Path directory) {
    try {
      Files.writeString(
          directory.resolve(MARK), "this index holds the example articles of the project\n");
    } catch (IOException e) {
      throw new CommandException("can't write to " + directory + "; check its permissions", e);
    }
  }
}
