package dateline.search;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// What to look for in a collection, and how.
///
/// @param text the words or the question, not blank
/// @param limit the most passages to return, from 1 to 10,000
/// @param ranking how to order them
/// @param outlets only articles of these outlets, compared without case; empty for all
/// @param since only articles published on this day or later; an article without a date is left out
/// @param until only articles published on this day or earlier; an article without a date is left
///   out
/// @param told whether passages that tell of a time within those days count too, whatever day their
///   article is of ([dateline.article.TimeReferences])
/// @param asked the day the question is asked: what is new by then ranks higher where the text says
///   "this week" or the like
public record PassageQuery(
    String text,
    int limit,
    Ranking ranking,
    Set<String> outlets,
    Optional<LocalDate> since,
    Optional<LocalDate> until,
    boolean told,
    Optional<LocalDate> asked) {

  public PassageQuery {
    if (text.isBlank()) {
      throw new IllegalArgumentException("nothing to look for");
    }
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("limit must be from 1 to 10000, not " + limit);
    }
    outlets = Set.copyOf(outlets);
  }

  /// A query asked on no day in particular.
  public PassageQuery(
      String text,
      int limit,
      Ranking ranking,
      Set<String> outlets,
      Optional<LocalDate> since,
      Optional<LocalDate> until) {
    this(text, limit, ranking, outlets, since, until, false, Optional.empty());
  }

  /// A query over all articles.
  public static PassageQuery of(String text, int limit, Ranking ranking) {
    return new PassageQuery(text, limit, ranking, Set.of(), Optional.empty(), Optional.empty());
  }

  /// The same query, asked on this day.
  public PassageQuery askedOn(Optional<LocalDate> day) {
    return new PassageQuery(text, limit, ranking, outlets, since, until, told, day);
  }

  /// The same, over what tells of its days as well as over what was published on them.
  public PassageQuery orTold() {
    return new PassageQuery(text, limit, ranking, outlets, since, until, true, asked);
  }

  /// The same, over articles of other days.
  public PassageQuery within(Optional<LocalDate> first, Optional<LocalDate> last) {
    return new PassageQuery(text, limit, ranking, outlets, first, last, told, asked);
  }

  /// The same for more or fewer passages.
  PassageQuery withLimit(int other) {
    return new PassageQuery(text, other, ranking, outlets, since, until, told, asked);
  }

  /// The same for another text.
  PassageQuery withText(String other) {
    return new PassageQuery(other, limit, ranking, outlets, since, until, told, asked);
  }
}
