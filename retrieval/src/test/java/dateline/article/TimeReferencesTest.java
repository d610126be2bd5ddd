package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeReferencesTest {

  /// A Saturday.
  private static final LocalDate DAY = LocalDate.of(2024, 1, 20);

  @Test
  void in_dayWhoseYearCannotBeTold_staysWords() {
    assertThat(
            TimeReferences.in(
                "They agreed to sing on June 12.", Optional.of(LocalDate.of(2024, 1, 20))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The ministers spoke on Friday.                       | Friday                | Friday, 19 January 2024
          A raid on Tuesday killed three.                      | Tuesday               | Tuesday, 16 January 2024
          The raid came on Saturday.                           | Saturday              | Saturday, 20 January 2024
          The vote was held last Saturday.                     | last Saturday         | Saturday, 13 January 2024
          The court will hear the case on Tuesday.             | Tuesday               | Tuesday, 23 January 2024
          On Tuesday, the court will hear the case.            | Tuesday               | Tuesday, 23 January 2024
          He arrives next Monday.                              | next Monday           | Monday, 22 January 2024
          Strikes hit the county on Thursday morning.          | Thursday morning      | Thursday, 18 January 2024
          It rained yesterday.                                 | yesterday             | Friday, 19 January 2024
          It may rain tomorrow.                                | tomorrow              | Sunday, 21 January 2024
          Shots were heard last night.                         | last night            | Friday, 19 January 2024
          The police station was raided last month.            | last month            | December 2023
          The bridge opens next month.                         | next month            | February 2024
          Prices fell last year.                               | last year             | 2023
          Talks were held last week.                           | last week             | 8 to 14 January 2024
          Talks are held this week.                            | this week             | 15 to 21 January 2024
          The storm came two days ago.                         | two days ago          | Thursday, 18 January 2024
          It was founded 12 years ago.                         | 12 years ago          | 2012
          It was built three months ago.                       | three months ago      | October 2023
          It struck on January 16.                             | January 16            | Tuesday, 16 January 2024
          It struck on 16 January.                             | 16 January            | Tuesday, 16 January 2024
          It struck on the 16th of January.                    | 16th of January       | Tuesday, 16 January 2024
          It struck on Tuesday, January 16, at noon.           | Tuesday, January 16   | Tuesday, 16 January 2024
          It struck on Jan. 16, 2023, at noon.                 | Jan. 16, 2023         | Monday, 16 January 2023
          It struck on November 16.                            | November 16           | Thursday, 16 November 2023
          The fair will open on March 2.                       | March 2               | Saturday, 2 March 2024
          The fair runs March 2-5.                             | March 2-5             | 2 to 5 March 2024
          It struck in December.                               | December              | December 2023
          It struck in December 2021.                          | December 2021         | December 2021
          Tensions rose early this January.                    | early this January    | 1 to 10 January 2024
          He left in late November.                            | late November         | 21 to 30 November 2023
          The group was formed in 2012.                        | 2012                  | 2012
          Music of the 1990s was played.                       | 1990s                 | 1990s
          They met in the summer of 2022.                      | summer of 2022        | 1 June to 31 August 2022
          They met in May.                                     | May                   | May 2023
          """)
  void in_wordsOfTime_tellsTheDays(String text, String words, String inFull) {
    List<TimeReference> found = TimeReferences.in(text, Optional.of(DAY));

    assertThat(found).hasSize(1);
    TimeReference reference = found.getFirst();
    assertThat(text.substring(reference.start(), reference.end())).isEqualTo(words);
    assertThat(reference.inFull()).isEqualTo(inFull);
    assertThat(reference.inferred()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          They may meet again.
          We march on.
          It cost $2,024 and 1,999 people paid.
          Section 2012.5 applies.
          A second half followed.
          """)
  void in_wordsThatOnlyLookLikeTimes_none(String text) {
    assertThat(TimeReferences.in(text, Optional.of(DAY))).isEmpty();
  }

  @Test
  void in_daysLater_countsFromTheDayToldBefore() {
    String text =
        "The raid was on January 10. Two days later the talks began. The next day they ended.";

    assertThat(TimeReferences.in(text, Optional.of(DAY)))
        .extracting(TimeReference::inFull)
        .containsExactly(
            "Wednesday, 10 January 2024", "Friday, 12 January 2024", "Saturday, 13 January 2024");
  }

  @Test
  void in_textWithoutDay_weekdaysStayWords() {
    assertThat(TimeReferences.in("They spoke on Friday and last month.", Optional.empty()))
        .isEmpty();
  }

  @Test
  void in_textWithoutDay_aYearItNamesServesItsDays() {
    String text = "The raid of December 2023 was followed by one on January 10.";

    List<TimeReference> found = TimeReferences.in(text, Optional.empty());

    assertThat(found)
        .extracting(TimeReference::inFull)
        .containsExactly("December 2023", "Wednesday, 10 January 2024");
    assertThat(found).extracting(TimeReference::inferred).containsExactly(false, true);
  }

  @Test
  void in_turnOfTheYear_takesTheNearestDay() {
    assertThat(
            TimeReferences.in("It struck on December 30.", Optional.of(LocalDate.of(2024, 1, 2))))
        .extracting(TimeReference::from)
        .containsExactly(LocalDate.of(2023, 12, 30));
    assertThat(TimeReferences.in("It opens on January 3.", Optional.of(LocalDate.of(2023, 12, 30))))
        .extracting(TimeReference::from)
        .containsExactly(LocalDate.of(2024, 1, 3));
  }

  @Test
  void in_leapDay_isOneOnlyInALeapYear() {
    assertThat(
            TimeReferences.in("It rained on February 29.", Optional.of(LocalDate.of(2024, 3, 1))))
        .extracting(TimeReference::from)
        .containsExactly(LocalDate.of(2024, 2, 29));
    assertThat(
            TimeReferences.in("It rained on February 29.", Optional.of(LocalDate.of(2023, 3, 1))))
        .isEmpty();
    assertThat(TimeReferences.in("It rained yesterday.", Optional.of(LocalDate.of(2024, 3, 1))))
        .extracting(TimeReference::from)
        .containsExactly(LocalDate.of(2024, 2, 29));
  }

  @Property
  void in_weekday_isTheDayAfterOrWithinTheSixBefore(@ForAll @IntRange(max = 20_000) int days) {
    LocalDate day = LocalDate.of(1990, 1, 1).plusDays(days);
    for (String weekday :
        List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")) {
      List<TimeReference> found =
          TimeReferences.in("They spoke on " + weekday + ".", Optional.of(day));

      assertThat(found).hasSize(1);
      LocalDate meant = found.getFirst().from();
      assertThat(ChronoUnit.DAYS.between(meant, day)).isBetween(-1L, 5L);
      assertThat(meant.getDayOfWeek().name()).isEqualToIgnoringCase(weekday);
    }
  }

  @Property
  void in_anyText_isOrderedAndWithinIt(@ForAll String text) {
    int end = 0;
    for (TimeReference reference : TimeReferences.in(text, Optional.of(DAY))) {
      assertThat(reference.start()).isGreaterThanOrEqualTo(end);
      assertThat(reference.end()).isLessThanOrEqualTo(text.length());
      end = reference.end();
    }
  }
}
