package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountTest {

  @Test
  void of_numbers_readWell() {
    assertThat(Count.of(1, "article")).isEqualTo("1 article");
    assertThat(Count.of(0, "article")).isEqualTo("0 articles");
    assertThat(Count.of(999)).isEqualTo("999");
    assertThat(Count.of(6055)).isEqualTo("6,055");
    assertThat(Count.of(1234567)).isEqualTo("1,234,567");
  }

  @ParameterizedTest
  @CsvSource({
    "40, 0.0 s",
    "1250, 1.3 s",
    "9400, 9.4 s",
    "9600, 10 s",
    "119000, 119 s",
    "120000, 2 min",
    "7140000, 119 min",
    "7500000, 2 h 5 min"
  })
  void of_durations_readWell(long millis, String text) {
    assertThat(Count.of(Duration.ofMillis(millis))).isEqualTo(text);
  }
}
