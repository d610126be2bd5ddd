package dateline.cli;

import dateline.article.Article;
import dateline.article.ArticleFiles;
import dateline.article.ArticleFiles.Reading;
import dateline.search.ArticleIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One run over files: their articles into an index, first the words, then the vectors.
///
/// @param paths files and folders
/// @param directory the index
/// @param mode what to do with what the index holds
/// @param prune whether articles that are no longer in the paths leave the index
/// @param vectors whether vectors are made
record Indexing(
    List<Path> paths, Path directory, ArticleIndex.Mode mode, boolean prune, boolean vectors) {

  Indexing {
    paths = List.copyOf(paths);
  }

  /// What a run did.
  ///
  /// @param removed how many articles left the index; empty where that was not asked for, or
  ///   refused
  /// @param embedded how many passages got a vector
  /// @param complete false when it was stopped before its end
  record Result(
      ArticleIndex.Summary summary,
      List<Reading.Rejected> rejected,
      OptionalInt removed,
      int embedded,
      boolean complete) {
    Result {
      rejected = List.copyOf(rejected);
    }
  }

  /// Runs.
  ///
  /// @param words follows the first step, in articles
  /// @param meanings follows the second step, in passages
  /// @param stop asked on the way; what is done is kept when it says so
  Result run(Supplier<StepProgress> words, Supplier<StepProgress> meanings, BooleanSupplier stop) {
    List<Reading.Rejected> rejected = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try (ArticleIndex index = ArticleIndex.open(directory, mode)) {
      ArticleIndex.Summary summary;
      try (StepProgress progress = words.get();
          Stream<Reading> readings = ArticleFiles.read(paths)) {
        Stream<Article> articles =
            readings.mapMulti((reading, taken) -> {
              switch (reading) {
                case Reading.Read read -> {
                  ids.add(read.article().id());
                  taken.accept(read.article());
                }
                case Reading.Rejected rejection -> rejected.add(rejection);
              }
            });
        summary = index.update(articles, progress, stop);
      }
      OptionalInt removed = OptionalInt.empty();
      if (prune && summary.complete() && rejected.isEmpty()) {
        removed = OptionalInt.of(index.retain(ids));
      }
      int embedded = 0;
      if (vectors && summary.complete()) {
        try (StepProgress progress = meanings.get()) {
          embedded = index.embed(progress, stop);
        }
      }
      boolean complete = summary.complete() && !stop.getAsBoolean();
      return new Result(summary, rejected, removed, embedded, complete);
    }
  }
}
