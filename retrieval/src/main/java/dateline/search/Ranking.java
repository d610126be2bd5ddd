package dateline.search;

/// A way to order passages for a query.
public enum Ranking {
  /// By the query's words (BM25).
  LEXICAL,
  /// By the nearness of embedding vectors.
  DENSE,
  /// Lexical and dense, fused.
  HYBRID
}
