package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "January 20, 2024",
        "JANUARY 20, 2024",
        "Jan. 20, 2024",
        "Jan 20 2024",
        "January 20th, 2024",
        "20 January 2024",
        "20 Jan 2024",
        "20th of January, 2024",
        "20-Jan-2024",
        "Saturday, January 20, 2024",
        "Sat, 20 Jan 2024 10:15:00 GMT",
        "2024-01-20",
        "2024-01-20T23:59:59+03:30",
        "2024/1/20 15:20",
        "20.01.2024",
        "20/01/2024",
        "01/20/2024"
      })
  void parse_fullDate_isRead(String text) {
    assertThat(WrittenDate.parse(text)).contains(LocalDate.of(2024, 1, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "January 2024",
        "Jan 20",
        "20 January",
        "03/04/2024",
        "2024-13-01",
        "2024-02-30",
        "1402/10/30",
        "Friday",
        "soon",
        "20 000",
        "2024-01-200",
        "1705708800",
        "Marching 20, 2024",
        "٢٠٢٤-٠١-٢٠"
      })
  void parse_partOfDate_isNone(String text) {
    assertThat(WrittenDate.parse(text)).isEmpty();
  }
}
