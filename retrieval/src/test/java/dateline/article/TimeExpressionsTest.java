package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeExpressionsTest {

  private static List<String> times(String text) {
    return TimeExpressions.in(text).stream()
        .map(time -> text.substring(time.start(), time.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It opened on January 16, 2024 in Oslo. | January 16, 2024",
        "It opened on 3 May. | 3 May",
        "It was formed in 2012. | 2012",
        "They met Tuesday morning. | Tuesday morning",
        "The raid last month killed two. | last month",
        "Two days later it ended. | days later",
        "The shop closed ten years ago. | years ago",
        "In the 1990s it grew. | 1990s",
        "The meeting starts at 9 am. | 9 am",
        "The meeting starts at 9 a.m. sharp. | 9 a.m",
        "It starts at 10:30 p.m. | 30 p.m",
        "They left at noon. | noon",
        "It closed yesterday evening. | yesterday evening",
        "It opened on the 16th of May. | May",
        "It opened in May 2021. | May 2021",
        "It opens next Tuesday. | next Tuesday",
      })
  void in_oneExpression_found(String text, String time) {
    assertThat(times(text)).containsExactly(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It cost $2,012.",
        "They may march on.",
        "She won 2,100 votes.",
        "A second try.",
        "Room 1743.5 is shut.",
        "They had 9 a day.",
        "It took days."
      })
  void in_numbersAndVerbs_none(String text) {
    assertThat(times(text)).isEmpty();
  }

  @Property
  void in_anyText_spansInOrderAndInside(@ForAll String text) {
    int last = 0;
    for (TimeExpressions.TimeExpression time : TimeExpressions.in(text)) {
      assertThat(time.start()).isGreaterThanOrEqualTo(last);
      assertThat(time.end()).isGreaterThan(time.start()).isLessThanOrEqualTo(text.length());
      last = time.end();
    }
  }
}
