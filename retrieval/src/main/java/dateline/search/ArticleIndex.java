package dateline.search;

import dateline.article.Article;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The one writer of an index.
///
/// Holds the index's write lock from [#open] to [#close]. Indexing has two steps: [#update] makes
/// the articles searchable by words, [#embed] adds the vectors. Both work article by article and
/// commit on the way: what was committed when the process dies is kept, and the next run completes
/// the rest. Doing either twice changes nothing.
public final class ArticleIndex implements AutoCloseable {

  private ArticleIndex() {}

  /// What to do with an index that is already there.
  public enum Mode {
    /// Keep it and add to it.
    CONTINUE,
    /// Start from nothing; the old one stays in place until the first commit of the new one.
    REBUILD
  }

  /// How far a step is: articles for [#update], passages for [#embed].
  public record Progress(long done, OptionalLong total) {}

  /// What an update did, in articles, and the passages now in the index.
  ///
  /// @param complete whether every article was taken, false when it was stopped before
  public record Summary(int added, int changed, int unchanged, int passages, boolean complete) {}

  /// Opens an index for writing, and makes one where there is none.
  ///
  /// @throws IndexException where another process writes, or the index is of another format version
  public static ArticleIndex open(Path directory, Mode mode) {
    return new ArticleIndex();
  }

  /// Adds new articles and replaces changed ones.
  ///
  /// @param articles no two of one id
  /// @param stop asked between articles; when true, what is done is committed and the step ends
  public Summary update(
      Stream<Article> articles, Consumer<Progress> progress, BooleanSupplier stop) {
    articles.close();
    return new Summary(0, 0, 0, 0, true);
  }

  /// Removes every article that is not among these; returns how many.
  public int retain(Set<String> articleIds) {
    return 0;
  }

  /// Embeds the passages that have no vector yet; returns how many it embedded. The model is loaded
  /// only if there are any.
  ///
  /// @param stop asked between batches; when true, what is done is committed and the step ends
  public int embed(Consumer<Progress> progress, BooleanSupplier stop) {
    return 0;
  }

  @Override
  public void close() {}
}
