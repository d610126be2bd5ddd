package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import dateline.search.Hit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.Set;

/// A sentence of an article, weighed as evidence for an answer.
///
/// @param hit the passage it stands in
/// @param sentence the sentence
/// @param terms its words as the index knows them
/// @param own the share of the question's weight that its own words cover, 0 to 1
/// @param context the same, counting with less weight the words around it and its headline, 0 to 1
/// @param kind how surely it holds the kind of thing asked for, 0 to 1
/// @param values the numbers in it that may be the one asked for, where a number is
/// @param pairs the share of the question's neighbouring words that are neighbours here, 0 to 1
/// @param passage how well its passage ranks, 0 to 1
/// @param quoted the share of the question's quotations that stand here word for word, 0 to 1
/// @param length its number of words
/// @param cosine the cosine of its vector and the question's, where it was looked at
/// @param score all of these in one; compares within one question
record Evidence(
    Hit hit,
    Span sentence,
    Set<String> terms,
    double own,
    double context,
    double kind,
    Set<BigDecimal> values,
    double pairs,
    double passage,
    double quoted,
    int length,
    OptionalDouble cosine,
    double score) {

  /// Best first; ties by place, so that the order is repeatable.
  static final Comparator<Evidence> BEST_FIRST =
      Comparator.comparingDouble(Evidence::score).reversed().thenComparing(Evidence::sentence);

  Evidence {
    terms = Set.copyOf(terms);
    values = Set.copyOf(values);
  }

  /// The same with its nearness in meaning counted in.
  Evidence near(double cosine, double weight) {
    return new Evidence(
        hit,
        sentence,
        terms,
        own,
        context,
        kind,
        values,
        pairs,
        passage,
        quoted,
        length,
        OptionalDouble.of(cosine),
        score + weight * cosine);
  }

  /// The same with more in its favour.
  Evidence with(double more) {
    return new Evidence(
        hit,
        sentence,
        terms,
        own,
        context,
        kind,
        values,
        pairs,
        passage,
        quoted,
        length,
        cosine,
        score + more);
  }

  Article article() {
    return hit.article();
  }

  String text() {
    return article().quote(sentence);
  }

  /// The share of terms that two sentences have in common, of the shorter one's: 0 to 1.
  double overlap(Evidence other) {
    int smaller = Math.min(terms.size(), other.terms.size());
    if (smaller == 0) {
      return 0;
    }
    long common = terms.stream().filter(other.terms::contains).count();
    return (double) common / smaller;
  }
}
