package dateline.article;

import java.time.LocalDate;
import java.util.Optional;

/// One news text with what is known of its origin.
///
/// @param id names the article in its collection: not blank, no control characters, at most 512
///   characters
/// @param title the headline, empty where the article gives none
/// @param outlet who published it, as the article gives it
/// @param published the day it was published, as the article gives it; never guessed
/// @param url where it can be read
/// @param text the whole text exactly as it was given; every [Span] of the article indexes into it
public record Article(
    String id,
    String title,
    Optional<String> outlet,
    Optional<LocalDate> published,
    Optional<String> url,
    String text) {

  /// The longest id, in characters.
  public static final int MAX_ID = 512;

  public Article {
    if (id.isBlank() || id.length() > MAX_ID || id.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not an article id: '" + id + "'");
    }
  }

  /// The characters of the text that a span of this article covers.
  public String quote(Span span) {
    if (!span.article().equals(id)) {
      throw new IllegalArgumentException(span + " is not of article " + id);
    }
    return text.substring(span.start(), span.end());
  }
}
