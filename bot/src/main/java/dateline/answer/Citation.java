package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import java.time.LocalDate;
import java.util.Optional;

/// A numbered reference to an exact stretch of an article.
///
/// @param marker its number in the answer, from 1
/// @param span where the quote stands
/// @param quote the article's text there, character for character
/// @param title the article's headline, empty where it has none
/// @param outlet the article's outlet
/// @param published the article's date
/// @param url where the article can be read
public record Citation(
    int marker,
    Span span,
    String quote,
    String title,
    Optional<String> outlet,
    Optional<LocalDate> published,
    Optional<String> url) {

  public Citation {
    if (marker < 1) {
      throw new IllegalArgumentException("markers count from 1, not " + marker);
    }
    if (quote.length() != span.length()) {
      throw new IllegalArgumentException("not the quote of " + span + ": " + quote);
    }
  }

  /// Cites a span of an article.
  static Citation of(int marker, Article article, Span span) {
    return new Citation(
        marker,
        span,
        article.quote(span),
        article.title(),
        article.outlet(),
        article.published(),
        article.url());
  }
}
