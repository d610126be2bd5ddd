package dateline.article;

import dateline.article.TimeReference.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells which days the words of a text mean, from the day the text itself is of.
///
/// A weekday is the last one up to that day, as news has it, or the next one where the clause tells
/// of what is to come ("will meet on Friday"). A day and month without a year are those nearest to
/// the text's day. "Two days later" and "the next day" count from the last day told before them.
/// Where a text's day is not known, the latest month and year it names in full stands in for it,
/// for days and months without a year only, and what follows from it is marked as inferred;
/// "Tuesday" and "last month" then mean nothing here. No other day, such as today, is ever taken.
///
/// The kinds of words are those of TimeML's TIMEX3 (Pustejovsky et al. 2003), dates only. One pass
/// over the text, with looks of a few words to either side.
public final class TimeReferences {

  private static final Set<String> DIRECTIONS =
      Set.of("last", "past", "previous", "this", "next", "coming", "following", "current");
  private static final Set<String> PARTS =
      Set.of("morning", "afternoon", "evening", "night", "noon", "midnight", "midday", "dawn");
  private static final Map<String, Integer> COUNTS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("an", 1),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12));
  private static final Set<String> TO_COME =
      Set.of(
          "will",
          "shall",
          "scheduled",
          "expected",
          "plans",
          "planned",
          "planning",
          "due",
          "upcoming",
          "going",
          "would",
          "intends",
          "hopes",
          "set",
          "slated",
          "ll",
          "may",
          "might",
          "could");
  private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

  /// So many words to either side tell whether a clause is of what is to come.
  private static final int CLAUSE = 8;

  private static final int MAX_COUNT = 200;

  private final String text;
  private final Optional<LocalDate> day;
  private final List<Word> words;
  private final List<TimeReference> found = new ArrayList<>();

  /// The day that stands in for an unknown one.
  private Optional<LocalDate> standIn = Optional.empty();

  private record Word(String text, int start, int end, boolean capital) {}

  private TimeReferences(String text, Optional<LocalDate> day) {
    this.text = text;
    this.day = day;
    this.words = words(text);
  }

  /// All that an article's words tell of days, in order, not overlapping.
  public static List<TimeReference> of(Article article) {
    return in(article.text(), article.published());
  }

  /// All that a text's words tell of days, in order, not overlapping.
  ///
  /// @param day the day the text is of: that it was published or asked on
  public static List<TimeReference> in(String text, Optional<LocalDate> day) {
    TimeReferences references = new TimeReferences(text, day);
    if (day.isEmpty()) {
      references.read();
      references.standIn = references.latest();
      references.found.clear();
    }
    references.read();
    return List.copyOf(references.found);
  }

  private Optional<LocalDate> latest() {
    return found.stream()
        .filter(each -> each.precision() == Precision.DAY || each.precision() == Precision.MONTH)
        .map(TimeReference::to)
        .max(LocalDate::compareTo);
  }

  private void read() {
    int i = 0;
    while (i < words.size()) {
      int next = at(i);
      i = Math.max(next, i + 1);
    }
  }

  /// Reads what begins at a word; the index after its last word, or less where nothing does.
  private int at(int i) {
    Word word = words.get(i);
    Optional<WrittenDate> written = WrittenDate.at(text, word.start);
    if (written.isPresent()) {
      add(
          word.start,
          written.get().end(),
          written.get().date(),
          written.get().date(),
          Precision.DAY,
          false);
      return after(written.get().end(), i);
    }
    int next = weekday(i);
    next = next > i ? next : month(i);
    next = next > i ? next : near(i);
    next = next > i ? next : directed(i);
    next = next > i ? next : counted(i);
    next = next > i ? next : neighbouring(i);
    next = next > i ? next : season(i);
    return next > i ? next : year(i);
  }

  private int after(int end, int i) {
    int next = i;
    while (next < words.size() && words.get(next).start < end) {
      next++;
    }
    return next;
  }

  /// "Tuesday", "last Tuesday night", "Tuesday, January 16".
  private int weekday(int i) {
    int at = i;
    String direction = "";
    if (DIRECTIONS.contains(text(at))) {
      direction = text(at);
      at++;
    }
    Optional<DayOfWeek> weekday = dayOfWeek(at);
    if (weekday.isEmpty()) {
      return i;
    }
    int end = at + 1;
    if (WrittenDate.month(text(end)) > 0 && isCapital(end) && isDay(end + 1)) {
      int next = month(end);
      if (next > end && !found.isEmpty()) {
        widen(words.get(i).start);
        return next;
      }
    }
    if (PARTS.contains(text(end))) {
      end++;
    }
    if (day.isEmpty()) {
      return i;
    }
    LocalDate anchor = day.get();
    LocalDate meant =
        switch (direction) {
          case "last", "past", "previous" -> anchor.with(TemporalAdjusters.previous(weekday.get()));
          case "next", "coming", "following" -> anchor.with(TemporalAdjusters.next(weekday.get()));
          default ->
              isToCome(i, end)
                  ? anchor.with(TemporalAdjusters.nextOrSame(weekday.get()))
                  : anchor.with(TemporalAdjusters.previousOrSame(weekday.get()));
        };
    add(i, end, meant);
    return end;
  }

  /// Moves the start of the last reference to the left.
  private void widen(int start) {
    TimeReference last = found.removeLast();
    found.add(
        new TimeReference(
            start, last.end(), last.from(), last.to(), last.precision(), last.inferred()));
  }

  /// "January 16", "16 January", "early this January", "in December", "December 2023", "January
  /// 3-5".
  private int month(int i) {
    int at = i;
    String part = "";
    if (Set.of("early", "mid", "late").contains(text(at))) {
      part = text(at);
      at++;
      if (text(at).equals("in")) {
        at++;
      }
    }
    String direction = "";
    if (DIRECTIONS.contains(text(at))) {
      direction = text(at);
      at++;
    }
    int firstDay = 0;
    if (isDay(at) && at == i) {
      firstDay = number(at);
      at++;
      if (text(at).equals("of")) {
        at++;
      }
    }
    int month = WrittenDate.month(text(at));
    if (month == 0 || !isCapital(at) || isModal(at)) {
      return i;
    }
    at++;
    int lastDay = firstDay;
    if (firstDay == 0 && isDay(at) && !isYear(at)) {
      firstDay = number(at);
      lastDay = firstDay;
      at++;
      int to = text(at).equals("to") || text(at).equals("through") ? at + 1 : at;
      if (isDay(to) && number(to) > firstDay && isDashed(at - 1, to)) {
        lastDay = number(to);
        at = to + 1;
      }
    }
    Optional<Integer> year = Optional.empty();
    int yearAt = text(at).equals("of") ? at + 1 : at;
    if (isYear(yearAt)) {
      year = Optional.of(number(yearAt));
      at = yearAt + 1;
    }
    Optional<YearMonth> meant = yearMonth(i, at, month, year, direction);
    if (meant.isEmpty()) {
      return i;
    }
    addMonth(i, at, meant.get(), firstDay, lastDay, part, year.isEmpty());
    return at;
  }

  private void addMonth(
      int i, int at, YearMonth month, int firstDay, int lastDay, String part, boolean guessed) {
    boolean inferred = guessed && day.isEmpty();
    int start = words.get(i).start;
    int end = words.get(at - 1).end;
    if (firstDay > 0) {
      if (!month.isValidDay(lastDay)) {
        return;
      }
      add(
          start,
          end,
          month.atDay(firstDay),
          month.atDay(lastDay),
          firstDay == lastDay ? Precision.DAY : Precision.DAYS,
          inferred);
      return;
    }
    switch (part) {
      case "early" -> add(start, end, month.atDay(1), month.atDay(10), Precision.DAYS, inferred);
      case "mid" -> add(start, end, month.atDay(11), month.atDay(20), Precision.DAYS, inferred);
      case "late" ->
          add(start, end, month.atDay(21), month.atEndOfMonth(), Precision.DAYS, inferred);
      default -> add(start, end, month.atDay(1), month.atEndOfMonth(), Precision.MONTH, inferred);
    }
  }

  /// The month meant: of the year named, or the nearest to the text's day; without a direction and
  /// a day of the month the last one, unless it is to come.
  private Optional<YearMonth> yearMonth(
      int from, int to, int month, Optional<Integer> year, String direction) {
    if (year.isPresent()) {
      return Optional.of(YearMonth.of(year.get(), month));
    }
    Optional<LocalDate> anchor = day.or(() -> standIn);
    if (anchor.isEmpty()) {
      return Optional.empty();
    }
    YearMonth here = YearMonth.from(anchor.get());
    YearMonth same = YearMonth.of(here.getYear(), month);
    YearMonth last = same.isAfter(here) ? same.minusYears(1) : same;
    YearMonth next = same.isBefore(here) ? same.plusYears(1) : same;
    return Optional.of(
        switch (direction) {
          case "last", "past", "previous" -> same.isBefore(here) ? same : same.minusYears(1);
          case "next", "coming", "following" -> same.isAfter(here) ? same : same.plusYears(1);
          case "this", "current" -> same;
          default -> {
            if (day.isPresent() && !isToCome(from, to)) {
              // a paper may name a day some months ahead without a word for it
              yield monthsBetween(last, here) > AHEAD ? next : last;
            }
            yield monthsBetween(last, here) <= monthsBetween(here, next) ? last : next;
          }
        });
  }

  /// A month longer ago than this is one to come, as in a programme of events.
  private static final int AHEAD = 9;

  private static int monthsBetween(YearMonth one, YearMonth other) {
    return 12 * (other.getYear() - one.getYear()) + other.getMonthValue() - one.getMonthValue();
  }

  /// "today", "yesterday", "tonight", "this morning", "last night".
  private int near(int i) {
    if (day.isEmpty()) {
      return i;
    }
    LocalDate anchor = day.get();
    String word = text(i);
    switch (word) {
      case "today", "tonight" -> add(i, i + 1, anchor);
      case "yesterday" -> add(i, i + 1, anchor.minusDays(1));
      case "tomorrow" -> add(i, i + 1, anchor.plusDays(1));
      default -> {
        boolean part = PARTS.contains(text(i + 1));
        if (part && word.equals("this")) {
          add(i, i + 2, anchor);
          return i + 2;
        }
        if (part && word.equals("last") && text(i + 1).equals("night")) {
          add(i, i + 2, anchor.minusDays(1));
          return i + 2;
        }
        return i;
      }
    }
    return i + 1;
  }

  /// "last week", "this month", "next year", "the past decade".
  private int directed(int i) {
    if (day.isEmpty() || !DIRECTIONS.contains(text(i))) {
      return i;
    }
    int step =
        switch (text(i)) {
          case "last", "past", "previous" -> -1;
          case "next", "coming", "following" -> 1;
          default -> 0;
        };
    LocalDate anchor = day.get();
    switch (text(i + 1)) {
      case "week" -> {
        LocalDate monday =
            anchor.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(step);
        add(i, i + 2, monday, monday.plusDays(6), Precision.DAYS);
      }
      case "weekend" -> {
        LocalDate saturday =
            anchor
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusDays(5)
                .plusWeeks(step);
        add(i, i + 2, saturday, saturday.plusDays(1), Precision.DAYS);
      }
      case "month" -> {
        YearMonth month = YearMonth.from(anchor).plusMonths(step);
        add(i, i + 2, month.atDay(1), month.atEndOfMonth(), Precision.MONTH);
      }
      case "year" -> addYear(i, i + 2, anchor.getYear() + step);
      default -> {
        return i;
      }
    }
    return i + 2;
  }

  /// "two days ago", "a week earlier", "three months later".
  private int counted(int i) {
    int count = COUNTS.getOrDefault(text(i), 0);
    if (count == 0 && isDigits(i)) {
      count = number(i);
    }
    if (count < 1 || count > MAX_COUNT) {
      return i;
    }
    boolean back = Set.of("ago", "earlier", "before").contains(text(i + 2));
    boolean forth = text(i + 2).equals("later");
    if (!back && !forth) {
      return i;
    }
    Optional<LocalDate> base = text(i + 2).equals("ago") ? day : before(i);
    if (base.isEmpty()) {
      return i;
    }
    int steps = back ? -count : count;
    LocalDate from = base.get();
    switch (text(i + 1)) {
      case "day", "days" -> add(i, i + 3, from.plusDays(steps));
      case "week", "weeks" -> {
        LocalDate about = from.plusWeeks(steps);
        add(i, i + 3, about.minusDays(3), about.plusDays(3), Precision.DAYS);
      }
      case "month", "months" -> {
        YearMonth month = YearMonth.from(from).plusMonths(steps);
        add(i, i + 3, month.atDay(1), month.atEndOfMonth(), Precision.MONTH);
      }
      case "year", "years" -> addYear(i, i + 3, from.getYear() + steps);
      default -> {
        return i;
      }
    }
    return i + 3;
  }

  /// "the next day", "the day before", "the same day", "a day after" at the end of a clause.
  private int neighbouring(int i) {
    if (!text(i).equals("the")) {
      return i;
    }
    boolean dayLast = text(i + 2).equals("day");
    int step =
        dayLast
            ? switch (text(i + 1)) {
              case "next", "following" -> 1;
              case "previous" -> -1;
              default -> 0;
            }
            : text(i + 1).equals("day") && text(i + 2).equals("before") && endsClause(i + 2)
                ? -1
                : 0;
    boolean same = dayLast && text(i + 1).equals("same");
    Optional<LocalDate> base = before(i);
    if ((step == 0 && !same) || base.isEmpty()) {
      return i;
    }
    add(i, i + 3, base.get().plusDays(step));
    return i + 3;
  }

  /// "summer 2022", "the winter of 2021".
  private int season(int i) {
    int season = SEASONS.indexOf(text(i).equals("fall") ? "autumn" : text(i));
    int at = text(i + 1).equals("of") ? i + 2 : i + 1;
    if (season < 0 || !isYear(at)) {
      return i;
    }
    YearMonth first = YearMonth.of(number(at), 3).plusMonths(3L * season);
    add(i, at + 1, first.atDay(1), first.plusMonths(2).atEndOfMonth(), Precision.DAYS);
    return at + 1;
  }

  private int year(int i) {
    if (isYear(i)) {
      addYear(i, i + 1, number(i));
      return i + 1;
    }
    String word = text(i);
    if (word.length() == 5
        && word.endsWith("0s")
        && word.chars().limit(4).allMatch(TimeReferences::isDigit)) {
      int decade = Integer.parseInt(word.substring(0, 4));
      if (decade >= 1000 && decade < 2100) {
        add(
            i,
            i + 1,
            LocalDate.of(decade, 1, 1),
            LocalDate.of(decade + 9, 12, 31),
            Precision.DECADE);
        return i + 1;
      }
    }
    return i;
  }

  /// The last single day told before a word, no further back than the sentence before.
  private Optional<LocalDate> before(int i) {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TimeReference last = found.getLast();
    boolean near = words.get(i).start - last.end() <= NEAR;
    return near && last.precision() == Precision.DAY ? Optional.of(last.from()) : Optional.empty();
  }

  /// So many characters before "two days later" what it counts from stands at most.
  private static final int NEAR = 300;

  /// Whether a clause tells of what is to come: a word for it stands before the time without
  /// another time between, or right behind a time that begins the clause.
  private boolean isToCome(int from, int to) {
    int stop = found.isEmpty() ? -1 : found.getLast().end();
    for (int i = from - 1; i >= 0 && from - i <= CLAUSE; i--) {
      Word word = words.get(i);
      if (word.start < stop || (endsClause(i) && i < from - 1)) {
        break;
      }
      if (word.text.equals("said") || word.text.equals("says")) {
        return false;
      }
      if (TO_COME.contains(word.text)) {
        return true;
      }
    }
    boolean begins = from == 0 || endsClause(from - 1) || beginsSentence(from);
    if (!begins) {
      return false;
    }
    for (int i = to; i < words.size() && i - to < CLAUSE; i++) {
      if (TO_COME.contains(words.get(i).text)) {
        return true;
      }
      if (endsClause(i) && i > to) {
        return false;
      }
    }
    return false;
  }

  private boolean beginsSentence(int i) {
    return i > 0
        && Set.of("on", "in", "by", "this", "next").contains(text(i - 1))
        && (i == 1 || endsClause(i - 2));
  }

  private boolean endsClause(int i) {
    int end = words.get(i).end;
    return end >= text.length() || ".!?;:\n".indexOf(text.charAt(end)) >= 0;
  }

  private void addYear(int i, int at, int year) {
    add(i, at, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Precision.YEAR);
  }

  private void add(int i, int at, LocalDate date) {
    add(i, at, date, date, Precision.DAY);
  }

  private void add(int i, int at, LocalDate from, LocalDate to, Precision precision) {
    add(words.get(i).start, words.get(at - 1).end, from, to, precision, false);
  }

  private void add(
      int start, int end, LocalDate from, LocalDate to, Precision precision, boolean inferred) {
    found.add(new TimeReference(start, end, from, to, precision, inferred));
  }

  private String text(int i) {
    return i >= 0 && i < words.size() ? words.get(i).text : "";
  }

  private boolean isCapital(int i) {
    return i < words.size() && words.get(i).capital;
  }

  /// "May" before a verb is no month: it is one before a number or behind a preposition.
  private boolean isModal(int i) {
    if (!text(i).equals("may")) {
      return false;
    }
    return !isDay(i + 1)
        && !isYear(i + 1)
        && !isDay(i - 1)
        && !Set.of(
                "in", "of", "last", "this", "next", "since", "until", "by", "early", "late", "mid",
                "from")
            .contains(text(i - 1));
  }

  private Optional<DayOfWeek> dayOfWeek(int i) {
    if (!isCapital(i)) {
      return Optional.empty();
    }
    return switch (text(i)) {
      case "monday", "mon" -> Optional.of(DayOfWeek.MONDAY);
      case "tuesday", "tue", "tues" -> Optional.of(DayOfWeek.TUESDAY);
      case "wednesday", "wed" -> Optional.of(DayOfWeek.WEDNESDAY);
      case "thursday", "thu", "thurs" -> Optional.of(DayOfWeek.THURSDAY);
      case "friday", "fri" -> Optional.of(DayOfWeek.FRIDAY);
      case "saturday", "sat" -> Optional.of(DayOfWeek.SATURDAY);
      case "sunday", "sun" -> Optional.of(DayOfWeek.SUNDAY);
      default -> Optional.empty();
    };
  }

  /// A day of the month: `16`, `16th`.
  private boolean isDay(int i) {
    String digits = ordinal(text(i));
    return !digits.isEmpty()
        && digits.length() <= 2
        && digits.chars().allMatch(TimeReferences::isDigit)
        && Integer.parseInt(digits) >= 1
        && Integer.parseInt(digits) <= 31;
  }

  private static String ordinal(String word) {
    boolean ends =
        word.endsWith("st") || word.endsWith("nd") || word.endsWith("rd") || word.endsWith("th");
    return ends ? word.substring(0, word.length() - 2) : word;
  }

  private boolean isYear(int i) {
    if (text(i).length() != 4 || !isDigits(i)) {
      return false;
    }
    Word word = words.get(i);
    boolean part =
        (word.start > 0 && "$€£,.".indexOf(text.charAt(word.start - 1)) >= 0)
            || (word.end + 1 < text.length()
                && ",.".indexOf(text.charAt(word.end)) >= 0
                && isDigit(text.charAt(word.end + 1)));
    return !part && number(i) >= 1000 && number(i) < 2100;
  }

  private boolean isDigits(int i) {
    String word = text(i);
    return !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(TimeReferences::isDigit);
  }

  private int number(int i) {
    return Integer.parseInt(ordinal(text(i)));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /// Whether only a dash, or "to", stands between two words.
  private boolean isDashed(int i, int j) {
    String between = text.substring(words.get(i).end, words.get(j).start).strip();
    return Set.of("-", "–", "—", "to", "through").contains(between);
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
        end++;
      }
      words.add(
          new Word(
              text.substring(i, end).toLowerCase(Locale.ROOT),
              i,
              end,
              Character.isUpperCase(text.charAt(i))));
      i = end;
    }
    return words;
  }
}
