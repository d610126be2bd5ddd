package dateline.search;

import dateline.article.Article;
import dateline.article.Passage;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A passage found for a query.
///
/// @param passage the passage
/// @param article the article it stands in
/// @param rank its place in the ranking asked for, from 1
/// @param score its score in that ranking; only comparable within one result
/// @param lexicalRank its place by words, where words were used and it is one of their best
///   thousand
/// @param lexicalScore its BM25 score, where words were used and it has any of them
/// @param denseRank its place by vectors, where vectors were used and it is one of their best
///   thousand
/// @param cosine the cosine of its vector and the query's, where vectors were used and it has one
public record Hit(
    Passage passage,
    Article article,
    int rank,
    double score,
    OptionalInt lexicalRank,
    OptionalDouble lexicalScore,
    OptionalInt denseRank,
    OptionalDouble cosine) {

  /// The passage's characters.
  public String text() {
    return article.quote(passage.span());
  }
}
