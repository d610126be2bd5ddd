package dateline.article;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The days that words of a text mean, such as "Tuesday" or "last month".
///
/// @param start index of the first character of the words
/// @param end index after their last character
/// @param from the first day meant
/// @param to the last day meant, not before `from`
/// @param precision how exactly the words tell it
/// @param inferred whether the text's own day is not known, so that the year was told by what else
///   it says
public record TimeReference(
    int start, int end, LocalDate from, LocalDate to, Precision precision, boolean inferred) {

  /// How exactly words tell a time.
  public enum Precision {
    DAY,
    /// Several days, or about so many days, weeks or months ago.
    DAYS,
    MONTH,
    YEAR,
    DECADE
  }

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  public TimeReference {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no words from " + start + " to " + end);
    }
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(to + " is before " + from);
    }
  }

  /// The time in full: `Tuesday, 16 January 2024`, `December 2023`, `8 to 14 January 2024`.
  public String inFull() {
    return switch (precision) {
      case DAY -> DAY.format(from);
      case DAYS -> days();
      case MONTH -> MONTH.format(from);
      case YEAR -> String.valueOf(from.getYear());
      case DECADE -> from.getYear() + "s";
    };
  }

  /// The time as it stands beside the words: without the weekday, and marked where it is inferred.
  public String note() {
    String note = precision == Precision.DAY ? SHORT_DAY.format(from) : inFull();
    return inferred ? note + ", by what the article says" : note;
  }

  /// The same time, told by words at another place.
  public TimeReference at(int start, int end) {
    return new TimeReference(start, end, from, to, precision, inferred);
  }

  /// Whether both mean the same days.
  public boolean isSameTime(TimeReference other) {
    return from.equals(other.from) && to.equals(other.to);
  }

  private String days() {
    if (from.getYear() != to.getYear()) {
      return SHORT_DAY.format(from) + " to " + SHORT_DAY.format(to);
    }
    String first =
        DateTimeFormatter.ofPattern(
                from.getMonth() == to.getMonth() ? "d" : "d MMMM", Locale.ENGLISH)
            .format(from);
    return first + " to " + SHORT_DAY.format(to);
  }

  /// Whether both may mean the same day.
  public boolean meets(TimeReference other) {
    return !from.isAfter(other.to) && !other.from.isAfter(to);
  }
}
