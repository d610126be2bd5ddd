package dateline.article;

import java.util.Comparator;

/// A stretch of one article's text.
///
/// @param article the article's id
/// @param start index of the first character in the article's text, as in [String#substring]
/// @param end index after the last character; always greater than `start`
public record Span(String article, int start, int end) implements Comparable<Span> {

  private static final Comparator<Span> ORDER =
      Comparator.comparing(Span::article).thenComparingInt(Span::start).thenComparingInt(Span::end);

  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("not a span: " + start + " to " + end);
    }
  }

  /// The number of characters, at least one.
  public int length() {
    return end - start;
  }

  /// Whether every character of the other span is one of this one's.
  public boolean contains(Span other) {
    return article.equals(other.article) && start <= other.start && other.end <= end;
  }

  /// Whether the two have a character in common.
  public boolean overlaps(Span other) {
    return article.equals(other.article) && start < other.end && other.start < end;
  }

  @Override
  public int compareTo(Span other) {
    return ORDER.compare(this, other);
  }
}
