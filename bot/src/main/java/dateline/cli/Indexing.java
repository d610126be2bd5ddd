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
import java.util.function.Consumer;
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
  /// @param passages how many passages the index holds now
  /// @param removed how many articles left the index; empty where that was not asked for, or
  ///   refused
  /// @param embedded how many passages got a vector
  /// @param complete false when it was stopped before its end
  record Result(
      ArticleIndex.Summary summary,
      List<Reading.Rejected> rejected,
      int passages,
      OptionalInt removed,
      int embedded,
      boolean complete) {
    Result {
      rejected = List.copyOf(rejected);
    }
  }

  /// Runs.
  ///
  /// @param reading follows the first step, in articles
  /// @param embedding follows the second step, in passages
  /// @param stop asked on the way; what is done is kept when it says so
  Result run(
      Consumer<ArticleIndex.Progress> reading,
      Consumer<ArticleIndex.Progress> embedding,
      BooleanSupplier stop) {
    List<Reading.Rejected> rejected = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try (ArticleIndex index = ArticleIndex.open(directory, mode)) {
      ArticleIndex.Summary summary;
      try (Stream<Reading> readings = ArticleFiles.read(paths)) {
        Stream<Article> articles =
            readings.mapMulti((each, taken) -> {
              switch (each) {
                case Reading.Read read -> {
                  ids.add(read.article().id());
                  taken.accept(read.article());
                }
                case Reading.Rejected rejection -> rejected.add(rejection);
              }
            });
        summary = index.update(articles, reading, stop);
      }
      OptionalInt removed = OptionalInt.empty();
      if (prune && summary.complete() && rejected.isEmpty()) {
        removed = OptionalInt.of(index.retain(ids));
      }
      int embedded = vectors && summary.complete() ? index.embed(embedding, stop) : 0;
      boolean complete = summary.complete() && !stop.getAsBoolean();
      return new Result(summary, rejected, index.passages(), removed, embedded, complete);
    }
  }
}
