package dateline.search;

import java.util.Arrays;

/// What is known of whole articles, which are numbered by their order in the index.
final class Whole {

  /// For each document of a passage the number of its article.
  final int[] articles;

  /// For each article the number of its terms, about.
  private final int[] lengths;

  private final double meanLength;

  Whole(int[] articles, int[] lengths) {
    this.articles = articles;
    this.lengths = lengths;
    this.meanLength = Arrays.stream(lengths).average().orElse(1);
  }

  double[] unscored() {
    return new double[lengths.length];
  }

  /// Adds what a term that stands in an article so often is worth to the article's score.
  void add(double[] scores, int article, double rareness, int frequency) {
    if (frequency > 0) {
      scores[article] += rareness * IndexFormat.saturation(frequency, lengths[article], meanLength);
    }
  }
}
