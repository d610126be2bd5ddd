package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.article.TimeReference.Precision;
import dateline.article.TimeReferences;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The calendar days, months and years that a question names, so that a sentence speaks of "18
/// January" by "Thursday", where its article means that day by it. For one thread.
///
/// Only what names a month or a year counts: what "Tuesday" or "last week" means to whoever asks is
/// not what it means in an article.
final class AskedDays {

  /// What a question without a year is read by; any leap year would do, since only its days and
  /// months are looked at.
  private static final LocalDate ANY_YEAR = LocalDate.of(2000, 7, 1);

  /// Months that are verbs in small letters, where no number stands beside them.
  private static final Set<String> VERBS = Words.set("may march mar");

  /// A time that a question names.
  ///
  /// @param words its words
  /// @param yearless whether it names no year, so that the days of any are meant
  /// @param terms its words as the index knows them
  private record Asked(TimeReference time, String words, boolean yearless, Set<String> terms) {

    boolean isDay() {
      return AskedDays.isDay(time);
    }

    /// Whether words of an article mean this time or a part of it.
    boolean holds(TimeReference told) {
      if (!yearless) {
        return !told.from().isBefore(time.from()) && !told.to().isAfter(time.to());
      }
      if (told.precision() == Precision.YEAR || told.precision() == Precision.DECADE) {
        return false;
      }
      return told.from().getYear() == told.to().getYear()
          && !MonthDay.from(told.from()).isBefore(MonthDay.from(time.from()))
          && !MonthDay.from(told.to()).isAfter(MonthDay.from(time.to()));
    }
  }

  private final List<Asked> asked;
  private final Dates dates = new Dates();

  private AskedDays(List<Asked> asked) {
    this.asked = asked;
  }

  /// Those of a question.
  static AskedDays in(String question, PassageSearcher searcher) {
    List<Asked> asked = new ArrayList<>();
    for (TimeReference time : named(question)) {
      String words = question.substring(time.start(), time.end());
      Set<String> terms =
          searcher.tokens(words).stream().map(Token::term).collect(Collectors.toSet());
      asked.add(new Asked(time, words, !hasYear(words), terms));
    }
    return new AskedDays(List.copyOf(asked));
  }

  /// The times that a question names, in order, each in the year it names or else in any.
  static List<TimeReference> named(String question) {
    return TimeReferences.in(withCapitals(question), Optional.of(ANY_YEAR)).stream()
        .filter(time -> {
          String words = question.substring(time.start(), time.end());
          return hasYear(words) || namesMonth(words);
        })
        .toList();
  }

  /// The day of the week that a question names, without the "last" or "next" by which only whoever
  /// asks knows which is meant.
  static Optional<TimeReference> weekday(String question) {
    return TimeReferences.in(withCapitals(question), Optional.of(ANY_YEAR)).stream()
        .filter(AskedDays::isDay)
        .filter(time ->
            time.from()
                .getDayOfWeek()
                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                .equalsIgnoreCase(question.substring(time.start(), time.end())))
        .findFirst();
  }

  /// The only time a question names, where it names its year.
  Optional<TimeReference> inFull() {
    return asked.size() == 1
        ? asked.stream().filter(each -> !each.yearless()).map(Asked::time).findFirst()
        : Optional.empty();
  }

  /// Whether a sentence of an article tells of all the times that a question names.
  boolean areTold(Article article, Span sentence) {
    List<TimeReference> times = dates.in(article, sentence);
    return asked.stream().allMatch(each -> times.stream().anyMatch(each::holds));
  }

  /// The words of a question for days, where a sentence tells of other days only and its article is
  /// of another.
  List<String> missed(Article article, Span sentence) {
    List<TimeReference> times = dates.in(article, sentence);
    Set<String> published = ofPublication(article);
    return asked.stream()
        .filter(each -> each.isDay() && times.stream().noneMatch(each::holds))
        .filter(_ -> times.stream().anyMatch(AskedDays::isDay))
        .filter(each -> !published.containsAll(each.terms()))
        .map(Asked::words)
        .toList();
  }

  /// What a sentence of an article tells: its own words, with those of the question for the times
  /// it means, and without them where it tells of other days.
  Set<String> told(Article article, Span sentence, Set<String> words) {
    if (asked.isEmpty()) {
      return words;
    }
    Set<String> told = new HashSet<>(words);
    List<TimeReference> times = dates.in(article, sentence);
    for (Asked each : asked) {
      if (times.stream().anyMatch(each::holds)) {
        told.addAll(each.terms());
      } else if (each.isDay() && times.stream().anyMatch(AskedDays::isDay)) {
        told.removeAll(each.terms());
      }
    }
    return told;
  }

  /// The words of the question for times that a stretch of an article tells of in any words.
  Set<String> told(Article article, Span span) {
    return asked.isEmpty() ? Set.of() : told(article, dates.in(article, span));
  }

  /// The words of the question for times that an article tells of anywhere, in any words.
  Set<String> told(Article article) {
    return asked.isEmpty() ? Set.of() : told(article, dates.in(article));
  }

  /// The words of the question for the day an article is of.
  Set<String> ofPublication(Article article) {
    return told(article, List.of());
  }

  private Set<String> told(Article article, List<TimeReference> times) {
    Optional<TimeReference> published =
        article.published().map(day -> new TimeReference(0, 1, day, day, Precision.DAY, false));
    Set<String> told = new HashSet<>();
    for (Asked each : asked) {
      if (times.stream().anyMatch(each::holds) || published.filter(each::holds).isPresent()) {
        told.addAll(each.terms());
      }
    }
    return told;
  }

  /// A text with the names of months as they are written, of the same length.
  private static String withCapitals(String text) {
    StringBuilder written = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      boolean starts = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
      if (starts && Character.isLetter(text.charAt(i))) {
        int end = i;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
          end++;
        }
        String word = text.substring(i, end);
        boolean counted =
            (end + 1 < text.length() && Character.isDigit(text.charAt(end + 1)))
                || (i > 1 && Character.isDigit(text.charAt(i - 2)));
        if (WordCut.isMonth(word) && (counted || !VERBS.contains(word))) {
          written.setCharAt(i, Character.toUpperCase(text.charAt(i)));
        }
      }
    }
    return written.toString();
  }

  private static boolean isDay(TimeReference time) {
    return time.precision() == Precision.DAY;
  }

  private static boolean hasYear(String words) {
    int digits = 0;
    for (int i = 0; i < words.length(); i++) {
      digits = Character.isDigit(words.charAt(i)) ? digits + 1 : 0;
      if (digits == 4) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesMonth(String words) {
    return Words.of(words).stream().anyMatch(WordCut::isMonth);
  }
}
