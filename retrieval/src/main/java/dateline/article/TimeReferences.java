package dateline.article;

import dateline.article.TimeReference.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells which days the words of a text mean, from the day the text itself is of.
///
/// A weekday is the last one up to that day, as news has it, or the next one where the clause tells
/// of what is to come ("will meet on Friday"). That of the day after is the day after, whatever the
/// clause tells of: pages go on being written after the day they are stamped with, and nobody
/// writes "Friday" on a Thursday of what was six days ago. A day and month without a year are those
/// nearest to the text's day. "Two days later" and "the next day" count from the last day told
/// before them. Where a text's day is not known, the latest month and year it names in full stands
/// in for it, for days and months without a year only, and what follows from it is marked as
/// inferred; "Tuesday" and "last month" then mean nothing here. No other day, such as today, is
/// ever taken.
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
          "plan",
          "plans",
          "intend",
          "hope",
          "expects",
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
          "could",
          "ahead");
  private static final Set<String> BEING = Set.of("is", "are", "was", "were", "be", "been", "s");
  private static final Set<String> BEGINNINGS =
      Set.of("the", "early", "mid", "late", "today", "tonight", "yesterday", "tomorrow", "fall");
  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.ofEntries(
          Map.entry("monday", DayOfWeek.MONDAY),
          Map.entry("mon", DayOfWeek.MONDAY),
          Map.entry("tuesday", DayOfWeek.TUESDAY),
          Map.entry("tue", DayOfWeek.TUESDAY),
          Map.entry("tues", DayOfWeek.TUESDAY),
          Map.entry("wednesday", DayOfWeek.WEDNESDAY),
          Map.entry("wed", DayOfWeek.WEDNESDAY),
          Map.entry("thursday", DayOfWeek.THURSDAY),
          Map.entry("thu", DayOfWeek.THURSDAY),
          Map.entry("thurs", DayOfWeek.THURSDAY),
          Map.entry("friday", DayOfWeek.FRIDAY),
          Map.entry("fri", DayOfWeek.FRIDAY),
          Map.entry("saturday", DayOfWeek.SATURDAY),
          Map.entry("sat", DayOfWeek.SATURDAY),
          Map.entry("sunday", DayOfWeek.SUNDAY),
          Map.entry("sun", DayOfWeek.SUNDAY));
  private static final Set<String> FEASTS =
      Set.of(
          "black", "super", "good", "ash", "cyber", "bloody", "palm", "easter", "giving", "fat",
          "shrove", "casual");

  private static final Set<String> RANKS = Set.of("first", "second", "third", "fourth", "the");

  /// Verbs for what was that do not end in -ed.
  private static final Set<String> PAST =
      Set.of(
          ("was were wasn weren had did didn became began broke brought built bought came cut drew"
                  + " fell fought found gave got went held hit kept killed led left lost made met"
                  + " ran rose said saw sent shot spoke stood struck took told won wrote")
              .split(" "));

  private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

  /// Words that tell a time by themselves, or with a year behind them.
  private static final Set<String> ALONE =
      Set.of(
          "today",
          "yesterday",
          "tonight",
          "tomorrow",
          "spring",
          "summer",
          "autumn",
          "fall",
          "winter");

  private static final Set<String> UNITS =
      Set.of("day", "days", "week", "weeks", "weekend", "month", "months", "year", "years");

  /// Within so many words behind one that a time may begin with, one of time has to stand: "early
  /// in this January".
  private static final int AHEAD_OF_TIME = 3;

  /// All words that a time may begin with, small ones.
  private static final Set<String> STARTING = new HashSet<>();

  static {
    STARTING.addAll(BEGINNINGS);
    STARTING.addAll(DIRECTIONS);
    STARTING.addAll(COUNTS.keySet());
    STARTING.addAll(SEASONS);
  }

  /// So many words before a time tell whether a clause is of what is to come.
  private static final int CLAUSE = 12;

  /// So many behind it, where a clause begins with a time.
  private static final int BEHIND = 8;

  /// A date line stands among so many first characters of an article.
  private static final int DATE_LINE = 4_000;

  private static final int MAX_COUNT = 200;

  private final String text;
  private final Optional<LocalDate> day;
  private final List<Word> words;
  private final List<TimeReference> found = new ArrayList<>();

  /// The years of days and months that the text names in full elsewhere.
  private final Map<MonthDay, Integer> years = new HashMap<>();

  private static final int SEVERAL = Integer.MIN_VALUE;

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
    return in(article.text(), article.published().or(() -> dateLine(article)));
  }

  /// The date that stands where an article has its date line.
  private static Optional<LocalDate> dateLine(Article article) {
    String top = article.text().substring(0, Math.min(DATE_LINE, article.text().length()));
    TextLines lines = TextLines.of(top);
    return Header.of(top, lines, lines.firstAfter(FrontMatter.end(top)), article.title())
        .published();
  }

  /// All that a text's words tell of days, in order, not overlapping.
  ///
  /// @param day the day the text is of: that it was published or asked on
  public static List<TimeReference> in(String text, Optional<LocalDate> day) {
    TimeReferences references = new TimeReferences(text, day);
    references.read();
    if (day.isEmpty()) {
      references.standIn = references.latest();
    }
    references.rememberYears();
    if (day.isEmpty() || references.namesRememberedDay()) {
      references.found.clear();
      references.read();
    }
    return List.copyOf(references.found);
  }

  /// Keeps the years of days that the text names in full: "January 6" is of the same year as
  /// "January 6, 2021". Where it names several, none is meant.
  private void rememberYears() {
    for (TimeReference each : found) {
      String last = text.substring(Math.max(each.start(), each.end() - 4), each.end());
      if (each.precision() == Precision.DAY && last.equals(String.valueOf(each.from().getYear()))) {
        years.merge(
            MonthDay.from(each.from()),
            each.from().getYear(),
            (one, other) -> one.equals(other) ? one : SEVERAL);
      }
    }
    years.values().removeIf(year -> year == SEVERAL);
  }

  /// Whether a day is told without its year that is told with one elsewhere.
  private boolean namesRememberedDay() {
    return found.stream()
        .filter(each -> each.precision() == Precision.DAY)
        .anyMatch(each -> {
          int told = each.from().getYear();
          return years.getOrDefault(MonthDay.from(each.from()), told) != told;
        });
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
    if (!begins(i)) {
      return i;
    }
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

  /// Whether a time may begin with a word; most words are passed over by this.
  private boolean begins(int i) {
    Word word = words.get(i);
    if (isDigit(word.text.charAt(0))
        || (word.capital
            && (WEEKDAYS.containsKey(word.text) || WrittenDate.monthInSmall(word.text) > 0))) {
      return true;
    }
    if (!STARTING.contains(word.text)) {
      return false;
    }
    for (int k = i + 1; k <= i + AHEAD_OF_TIME; k++) {
      if (isOfTime(text(k))) {
        return true;
      }
    }
    return ALONE.contains(word.text);
  }

  private static boolean isOfTime(String word) {
    return UNITS.contains(word)
        || PARTS.contains(word)
        || WEEKDAYS.containsKey(word)
        || (!word.isEmpty() && isDigit(word.charAt(0)))
        || WrittenDate.monthInSmall(word) > 0;
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
    if (isFeast(at)) {
      return i;
    }
    int month = PARTS.contains(text(end)) ? end + 1 : end;
    if (WrittenDate.monthInSmall(text(month)) > 0 && isCapital(month) && isDay(month + 1)) {
      int known = found.size();
      int next = month(month);
      if (found.size() > known) {
        onWeekday(words.get(i).start, weekday.get());
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
    LocalDate next = anchor.plusDays(1);
    LocalDate meant =
        switch (direction) {
          case "last", "past", "previous" -> anchor.with(TemporalAdjusters.previous(weekday.get()));
          case "next", "coming", "following" -> anchor.with(TemporalAdjusters.next(weekday.get()));
          default ->
              isToCome(i, end) || next.getDayOfWeek() == weekday.get()
                  ? anchor.with(TemporalAdjusters.nextOrSame(weekday.get()))
                  : anchor.with(TemporalAdjusters.previousOrSame(weekday.get()));
        };
    add(i, end, meant);
    return end;
  }

  /// Makes the weekday before it part of the last reference, which is of the year before or the
  /// next where only there it is on that weekday; of none where it is not even there.
  private void onWeekday(int start, DayOfWeek weekday) {
    TimeReference last = found.removeLast();
    for (int years : new int[] {0, 1, -1}) {
      LocalDate from = last.from().plusYears(years);
      if (last.precision() != Precision.DAY || from.getDayOfWeek() == weekday) {
        LocalDate to = last.to().plusYears(years);
        found.add(
            new TimeReference(start, last.end(), from, to, last.precision(), last.inferred()));
        return;
      }
    }
  }

  /// Whether a weekday is only part of a name, or one of many: "Black Friday", "Monday Night
  /// Football", "Friday the 13th", "the second Monday in October", "every Monday".
  private boolean isFeast(int at) {
    boolean named = FEASTS.contains(text(at - 1)) && isCapital(at - 1);
    boolean show = PARTS.contains(text(at + 1)) && isCapital(at + 1) && !isAllCapitals(at);
    boolean date = text(at + 1).equals("the") && !text(at + 2).equals(ordinal(text(at + 2)));
    boolean counted =
        (RANKS.contains(text(at - 1)) || (text(at - 1).equals("last") && text(at + 1).equals("of")))
            && Set.of("in", "of", "before", "after").contains(text(at + 1));
    boolean any = text(at - 1).equals("every") || text(at - 1).equals("each");
    return named || show || date || counted || any;
  }

  private boolean isAllCapitals(int i) {
    Word word = words.get(i);
    return Character.isUpperCase(text.charAt(word.end - 1));
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
    int month = WrittenDate.monthInSmall(text(at));
    if (month == 0 || !isCapital(at) || isModal(at) || isPartOfWord(at)) {
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
    Optional<YearMonth> meant = yearMonth(i, at, month, year, direction, firstDay > 0);
    if (meant.isEmpty() || isOfEveryYear(at)) {
      return i;
    }
    Optional<Integer> named =
        year.isEmpty() && firstDay > 0 && direction.isEmpty() && firstDay == lastDay
            ? yearOf(month, firstDay)
            : Optional.empty();
    addMonth(
        i,
        at,
        named.map(each -> YearMonth.of(each, month)).orElse(meant.get()),
        firstDay,
        lastDay,
        part,
        year.isEmpty() && named.isEmpty());
    return at;
  }

  private Optional<Integer> yearOf(int month, int day) {
    return day > Month.of(month).maxLength()
        ? Optional.empty()
        : Optional.ofNullable(years.get(MonthDay.of(month, day)));
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
      int from, int to, int month, Optional<Integer> year, String direction, boolean ofDay) {
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
    return switch (direction) {
      case "last", "past", "previous" ->
          Optional.of(same.isBefore(here) ? same : same.minusYears(1));
      case "next", "coming", "following" ->
          Optional.of(same.isAfter(here) ? same : same.plusYears(1));
      case "this", "current" -> Optional.of(same);
      default -> {
        boolean lastIsNearer = monthsBetween(last, here) <= monthsBetween(here, next);
        boolean past = day.isPresent() && !isToCome(from, to) && isPast(from, to);
        if (lastIsNearer || !past) {
          yield Optional.of(lastIsNearer ? last : next);
        }
        // a day some months ahead is named without a word for it, in captions, papers and after
        // verbs of another thing: "agreed to sing on Feb. 12"
        if (monthsBetween(last, here) > AHEAD && !wasDone(from)) {
          yield Optional.of(next);
        }
        yield ofDay ? Optional.empty() : Optional.of(last);
      }
    };
  }

  /// Whether a word goes on behind a hyphen: "Mar-a-Lago".
  private boolean isPartOfWord(int i) {
    int end = words.get(i).end;
    return end + 1 < text.length()
        && text.charAt(end) == '-'
        && Character.isLetter(text.charAt(end + 1));
  }

  /// Whether a time is followed by "every year", so that it is none in particular.
  private boolean isOfEveryYear(int to) {
    return Set.of("every", "each").contains(text(to)) && text(to + 1).equals("year");
  }

  /// Whether right before a time it is said that something was done then: "was shut in June",
  /// "detained by the police in June".
  private boolean wasDone(int from) {
    if (!text(from - 1).equals("in")) {
      return false;
    }
    if (Set.of("was", "were").contains(text(from - 3))) {
      return true;
    }
    for (int i = from - 2; i >= 0 && i >= from - DONE && !endsClause(i); i--) {
      if (text(i).endsWith("ed") && text(i + 1).equals("by")) {
        return !TO_COME.contains(text(i)) && !text(i - 1).equals("be");
      }
    }
    return false;
  }

  /// "Detained" stands at most so many words before the time in "detained by the city police in
  /// June".
  private static final int DONE = 6;

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
    if (isPartOfName(i)) {
      return i;
    }
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

  /// Whether a word with a capital stands right behind another one: "USA Today".
  private boolean isPartOfName(int i) {
    return isCapital(i)
        && i > 0
        && isCapital(i - 1)
        && text.substring(words.get(i - 1).end, words.get(i).start).equals(" ");
  }

  /// "last week", "this month", "next year"; "the past year", "over the weekend".
  private int directed(int i) {
    if (day.isEmpty() || !DIRECTIONS.contains(text(i))) {
      return i;
    }
    if (text(i).equals("previous") || text(i).equals("following")) {
      return i; // seen from what is told, not from the text's day
    }
    int step =
        switch (text(i)) {
          case "last", "past" -> -1;
          case "next", "coming" -> 1;
          default -> 0;
        };
    LocalDate anchor = day.get();
    if (step != 0 && (text(i - 1).equals("the") || text(i).equals("past"))) {
      return rolling(i, anchor, step);
    }
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

  /// "the past week", "the last month": as long before the text's day, or after it.
  private int rolling(int i, LocalDate anchor, int step) {
    LocalDate other =
        switch (text(i + 1)) {
          case "week" -> anchor.plusWeeks(step);
          case "month" -> anchor.plusMonths(step);
          case "year" -> anchor.plusYears(step);
          default -> anchor;
        };
    if (other.equals(anchor)) {
      return i;
    }
    add(i, i + 2, step < 0 ? other : anchor, step < 0 ? anchor : other, Precision.DAYS);
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
    if (Set.of("to", "or", "than").contains(text(i - 1)) && forth) {
      return i;
    }
    int steps = back ? -count : count;
    LocalDate from = base.get();
    if (forth && day.filter(known -> isAfter(text(i + 1), from, steps, known)).isPresent()) {
      return i;
    }
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

  /// Whether so much later is after a day: then it is not told as what was.
  private static boolean isAfter(String unit, LocalDate from, int steps, LocalDate day) {
    return switch (unit) {
      case "day", "days" -> from.plusDays(steps).isAfter(day);
      case "week", "weeks" -> from.plusWeeks(steps).isAfter(day);
      case "month", "months" -> from.plusMonths(steps).isAfter(day);
      case "year", "years" -> from.plusYears(steps).isAfter(day);
      default -> false;
    };
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
            : text(i + 1).equals("day") && text(i + 2).equals("before") && endsPart(i + 2) ? -1 : 0;
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
      if (isOfWhatIsToCome(i, from)) {
        return true;
      }
      if (isPastVerb(i)) {
        return false;
      }
    }
    boolean begins = from == 0 || endsClause(from - 1) || beginsSentence(from);
    if (!begins) {
      return false;
    }
    for (int i = to; i < words.size() && i - to < BEHIND; i++) {
      if (isOfWhatIsToCome(i, from)) {
        return true;
      }
      if (endsClause(i) && i > to) {
        return false;
      }
    }
    return false;
  }

  /// Whether a word says that something is to come: not "set fire" and not "closed due to snow".
  ///
  /// @param time where the time stands that it is said of
  private boolean isOfWhatIsToCome(int i, int time) {
    return switch (text(i)) {
      case "set" -> text(i + 1).equals("to") || text(time - 1).equals("for");
      case "due" ->
          !text(i + 1).equals("to") || BEING.contains(text(i - 1)) || BEING.contains(text(i - 2));
      default -> TO_COME.contains(text(i));
    };
  }

  /// Whether a clause has a verb for what was, and no time up to which something lasts.
  private boolean isPast(int from, int to) {
    for (int i = from - 1; i >= Math.max(0, from - REACH); i--) {
      if (LASTING.contains(text(i))) {
        return false;
      }
    }
    for (int i = from - 1; i >= 0 && from - i <= 2 * CLAUSE && !endsSentence(i); i--) {
      if (isPastVerb(i)) {
        return true;
      }
    }
    for (int i = to; i < words.size() && i - to < 2 * CLAUSE && !endsSentence(i - 1); i++) {
      if (isPastVerb(i)) {
        return true;
      }
    }
    return false;
  }

  private static final Set<String> LASTING = Set.of("until", "till", "through", "by", "before");

  /// So many words before a time, "until" is of it: "until the end of September".
  private static final int REACH = 4;

  private boolean isPastVerb(int i) {
    String word = text(i);
    return PAST.contains(word)
        || (word.length() > 4 && word.endsWith("ed") && !TO_COME.contains(word));
  }

  private boolean endsSentence(int i) {
    if (i < 0) {
      return true;
    }
    int end = words.get(i).end;
    return end >= text.length() || "!?\n".indexOf(text.charAt(end)) >= 0 || endsWithStop(i);
  }

  private boolean endsWithStop(int i) {
    int end = words.get(i).end;
    return text.charAt(end) == '.' && isCapital(i + 1) && words.get(i).text.length() > 3;
  }

  private boolean beginsSentence(int i) {
    return i > 0
        && Set.of("on", "in", "by", "this", "next").contains(text(i - 1))
        && (i == 1 || endsClause(i - 2));
  }

  private boolean endsPart(int i) {
    int end = words.get(i).end;
    return endsClause(i) || text.charAt(end) == ',';
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
    if (text(i).equals("march") && text(i + 1).equals("on")) {
      return true;
    }
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
    return Optional.ofNullable(WEEKDAYS.get(text(i)));
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
      boolean small = true;
      while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
        small &= text.charAt(end) >= 'a' && text.charAt(end) <= 'z';
        end++;
      }
      String word = text.substring(i, end);
      words.add(
          new Word(
              small ? word : word.toLowerCase(Locale.ROOT),
              i,
              end,
              Character.isUpperCase(text.charAt(i))));
      i = end;
    }
    return words;
  }
}
