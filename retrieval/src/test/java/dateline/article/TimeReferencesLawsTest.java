package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.TimeReference.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/// What words for days mean holds on every day there is, turns of the year and leap days among
/// them, and wherever the machine is.
final class TimeReferencesLawsTest {

  private static final DateTimeFormatter IN_FULL =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

  @Provide
  static Arbitrary<LocalDate> days() {
    Arbitrary<LocalDate> any =
        Arbitraries.longs()
            .between(LocalDate.of(1950, 1, 1).toEpochDay(), LocalDate.of(2050, 12, 31).toEpochDay())
            .map(LocalDate::ofEpochDay);
    Arbitrary<LocalDate> edges =
        Arbitraries.of(
            LocalDate.of(2023, 12, 31),
            LocalDate.of(2024, 1, 1),
            LocalDate.of(2024, 2, 28),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2024, 3, 1),
            LocalDate.of(2023, 2, 28),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(2024, 12, 30));
    return Arbitraries.frequencyOf(Tuple.of(3, any), Tuple.of(1, edges));
  }

  private static TimeReference only(String text, LocalDate day) {
    List<TimeReference> found = TimeReferences.in(text, Optional.of(day));
    assertThat(found).as("%s on %s", text, day).hasSize(1);
    return found.getFirst();
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String name(Month month) {
    return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  @Property
  void in_dayInFull_thatDayWhateverTheTextsOwn(
      @ForAll("days") LocalDate told, @ForAll("days") LocalDate own) {
    TimeReference found = only("The bridge opened on " + IN_FULL.format(told) + ".", own);
    assertThat(found.from()).isEqualTo(told);
    assertThat(found.to()).isEqualTo(told);
    assertThat(found.precision()).isEqualTo(Precision.DAY);
  }

  @Property
  void in_yesterdayTodayTomorrow_theDaysAround(@ForAll("days") LocalDate own) {
    assertThat(only("It rained yesterday.", own).from()).isEqualTo(own.minusDays(1));
    assertThat(only("It rains today.", own).from()).isEqualTo(own);
    assertThat(only("It will rain tomorrow.", own).from()).isEqualTo(own.plusDays(1));
  }

  @Property
  void in_weekday_theLastOneOrTheNext(@ForAll("days") LocalDate own, @ForAll DayOfWeek weekday) {
    LocalDate past = only("The harbour closed on " + name(weekday) + ".", own).from();
    assertThat(past.getDayOfWeek()).isEqualTo(weekday);
    assertThat(past).isBetween(own.minusDays(5), own.plusDays(1));

    LocalDate last = only("The harbour closed last " + name(weekday) + ".", own).from();
    assertThat(last.getDayOfWeek()).isEqualTo(weekday);
    assertThat(last).isBetween(own.minusDays(7), own.minusDays(1));

    LocalDate next = only("The harbour will close on " + name(weekday) + ".", own).from();
    assertThat(next.getDayOfWeek()).isEqualTo(weekday);
    assertThat(next).isBetween(own, own.plusDays(6));
  }

  @Property
  void in_lastAndNextMonth_wholeMonths(@ForAll("days") LocalDate own) {
    YearMonth here = YearMonth.from(own);
    TimeReference last = only("Prices fell last month.", own);
    assertThat(last.from()).isEqualTo(here.minusMonths(1).atDay(1));
    assertThat(last.to()).isEqualTo(here.minusMonths(1).atEndOfMonth());
    TimeReference next = only("Prices will fall next month.", own);
    assertThat(next.from()).isEqualTo(here.plusMonths(1).atDay(1));
    assertThat(next.to()).isEqualTo(here.plusMonths(1).atEndOfMonth());
  }

  @Property
  void in_daysAgo_soManyDaysBefore(
      @ForAll("days") LocalDate own, @ForAll @IntRange(min = 2, max = 30) int days) {
    TimeReference found = only("The talks began " + days + " days ago.", own);
    assertThat(own.minusDays(days)).isBetween(found.from(), found.to());
  }

  @Property
  void in_dayWithoutAYear_thatDayNearTheTexts(
      @ForAll("days") LocalDate own, @ForAll @IntRange(min = 0, max = 80) int before) {
    LocalDate told = own.minusDays(before);
    TimeReference found =
        only(
            "The bridge opened on " + name(told.getMonth()) + " " + told.getDayOfMonth() + ".",
            own);
    assertThat(found.from()).isEqualTo(told);
  }

  @Property
  void in_monthWithoutAYear_thatMonthNearTheTexts(
      @ForAll("days") LocalDate own, @ForAll @IntRange(min = 0, max = 5) int before) {
    YearMonth told = YearMonth.from(own).minusMonths(before);
    TimeReference found = only("The bridge opened in " + name(told.getMonth()) + ".", own);
    assertThat(found.from()).isEqualTo(told.atDay(1));
    assertThat(found.to()).isEqualTo(told.atEndOfMonth());
  }

  @Property(tries = 200)
  void in_anyTimeZoneOfTheMachine_same(@ForAll("days") LocalDate own, @ForAll DayOfWeek weekday) {
    String text =
        "The harbour closed on " + name(weekday) + ", two days after the talks of last week.";
    List<TimeReference> here = TimeReferences.in(text, Optional.of(own));
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : List.of("Pacific/Kiritimati", "Pacific/Niue", "Asia/Tehran", "UTC")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertThat(TimeReferences.in(text, Optional.of(own))).as(zone).isEqualTo(here);
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Property(tries = 200)
  void in_dayNotKnown_nothingRelativeIsMeant(@ForAll DayOfWeek weekday) {
    assertThat(
            TimeReferences.in(
                "It closed on " + name(weekday) + " and yesterday, last month too.",
                Optional.empty()))
        .isEmpty();
  }
}
