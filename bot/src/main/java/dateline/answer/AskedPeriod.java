package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import dateline.article.TimeReference;
import java.time.LocalDate;
import java.util.Optional;

/// The days that an answer may be of: what was published on them, and what is told of them by
/// articles of other days or of none. For one thread.
final class AskedPeriod {

  /// All days, and whatever has none. It looks no dates up, so that any thread may ask it.
  static final AskedPeriod ALL = new AskedPeriod(Optional.empty(), Optional.empty());

  private final Optional<LocalDate> since;
  private final Optional<LocalDate> until;
  private final Dates dates = new Dates();

  private AskedPeriod(Optional<LocalDate> since, Optional<LocalDate> until) {
    this.since = since;
    this.until = until;
  }

  /// That of a question.
  static AskedPeriod of(Question question) {
    return question.since().isEmpty() && question.until().isEmpty()
        ? ALL
        : new AskedPeriod(question.since(), question.until());
  }

  /// Whether a sentence is of these days: by its article's day, or by a time it tells of that lies
  /// within them as a whole.
  boolean holds(Article article, Span sentence) {
    return (since.isEmpty() && until.isEmpty())
        || article.published().filter(day -> holds(day, day)).isPresent()
        || dates.in(article, sentence).stream().anyMatch(this::holds);
  }

  private boolean holds(TimeReference time) {
    return holds(time.from(), time.to());
  }

  private boolean holds(LocalDate from, LocalDate to) {
    return since.filter(from::isBefore).isEmpty() && until.filter(to::isAfter).isEmpty();
  }
}
