package dateline.search;

import dateline.article.Article;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Searches the passages of an index.
///
/// Thread-safe. Sees the last commit: [#refresh] moves on to a newer one. The same query on the
/// same passages gives the same hits in the same order, ties broken by passage id.
public final class PassageSearcher implements AutoCloseable {

  private PassageSearcher() {}

  /// Opens the index in a directory.
  ///
  /// @throws IndexException where there is none, or one of another format version
  public static PassageSearcher open(Path directory) {
    return new PassageSearcher();
  }

  /// The best passages for a query, best first. A hybrid or dense query on an index whose vectors
  /// are not finished ranks by what there is.
  public List<Hit> search(PassageQuery query) {
    return List.of();
  }

  /// The article with this id.
  public Optional<Article> article(String id) {
    return Optional.empty();
  }

  /// All articles without their passages, ordered by id.
  public List<Article> articles() {
    return List.of();
  }

  /// The words of a text as the index knows them: folded and stemmed, none left out.
  public List<Term> terms(String text) {
    return List.of(new Term(text, 0, text.length()));
  }

  /// The inverse document frequency of terms among passages, `ln(1 + (N - n + .5) / (n + .5))` as
  /// in BM25; a term that stands in no passage has the highest.
  public Map<String, Double> inverseDocumentFrequency(Collection<String> terms) {
    return Map.of();
  }

  /// Moves on to the newest commit; returns whether there was one.
  public boolean refresh() {
    return false;
  }

  @Override
  public void close() {}
}
