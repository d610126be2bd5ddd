package dateline.search;

import java.util.List;

/// How the words and the vector of one query are weighed against each other.
///
/// The score of a passage is its cosine and, weighed, what its words score: mostly its own BM25,
/// for a share that of its article as a whole. Divided by the root of the best score, so that the
/// words of a long question weigh more than those of a short one; times how far the best article
/// stands out by words, since words that many articles have alike tell nothing.
///
/// @param weight what a point of BM25 is worth
record Fusion(double weight) {

  /// What is added where a passage holds the kind of thing asked for.
  static final double SOUGHT = .05;

  /// What is added where the query names the article's outlet.
  static final double NAMED = .06;

  /// The best article is compared with the one at this place.
  static final int COMPARED = 5;

  private static final double WORDS = .18;
  private static final double WHOLE = .2;

  /// The fusion for a query whose best articles score so by words, at their best passage.
  ///
  /// @param best the scores of the [#COMPARED] best, highest first, or of all that have any
  static Fusion of(List<Double> best) {
    if (best.isEmpty() || best.getFirst() <= 0) {
      return new Fusion(0);
    }
    double highest = best.getFirst();
    double compared = best.size() < COMPARED ? 0 : best.getLast();
    return new Fusion(WORDS * (1 - compared / highest) / Math.sqrt(highest));
  }

  /// The score of a passage.
  ///
  /// @param passage its BM25 score, 0 without a word of the query
  /// @param article the BM25 score of its article
  double score(double cosine, double passage, double article) {
    return cosine + weight * ((1 - WHOLE) * passage + WHOLE * article);
  }
}
