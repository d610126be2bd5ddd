package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumeralsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eleven officers | 11",
        "at least 11 officers | 11",
        "twenty-two boats | 22",
        "Twenty two boats | 22",
        "two hundred and six votes | 206",
        "a dozen eggs | 12",
        "1,200 people | 1200",
        "3.5 million dollars | 3500000",
        "$1.20 a litre | 1.2",
        "40mm shells | 40",
        "the 16th of May | 16",
        "the third attempt | 3",
        "two million three hundred thousand | 2300000",
        "five hundred thousand | 500000",
        "over fifty | 50",
        "a hundred people | 100",
        "A thousand and one nights | 1001",
        "about a million seats | 1000000",
        "twenty-first place | 21",
        "ninety-nine | 99",
        "1,234,567.50 crowns | 1234567.5",
        "two dozen eggs | 24",
        "007 | 7",
      })
  void in_oneNumber_value(String text, String value) {
    assertThat(Numerals.in(text)).hasSize(1);
    assertThat(Numerals.in(text).getFirst().value()).isEqualByComparingTo(value);
  }

  @Test
  void in_severalNumbers_eachAtItsPlace() {
    String text = "Six bombs, three of 40mm, and 2,500 rounds in 2024.";
    List<String> found =
        Numerals.in(text).stream().map(n -> text.substring(n.start(), n.end())).toList();
    assertThat(found).containsExactly("Six", "three", "40", "2,500", "2024");
  }

  @ParameterizedTest
  @CsvSource({
    "someone spoke",
    "the hundreds",
    "often and tenable",
    "B2B",
    "half a million",
    "millions"
  })
  void in_noNumber_empty(String text) {
    assertThat(Numerals.in(text)).isEmpty();
  }

  @Test
  void in_thousandsOfDigits_linearAndBounded() {
    assertThat(Numerals.in("9".repeat(100_000))).hasSize(1);
  }

  @Test
  void value_wholeWord_only() {
    assertThat(Numerals.value("eleven")).isPresent();
    assertThat(Numerals.value("eleven men")).isEmpty();
  }

  @Property
  void in_anyText_spansInOrderAndInside(@ForAll String text) {
    int last = 0;
    for (Numerals.Numeral numeral : Numerals.in(text)) {
      assertThat(numeral.start()).isGreaterThanOrEqualTo(last);
      assertThat(numeral.end()).isGreaterThan(numeral.start()).isLessThanOrEqualTo(text.length());
      last = numeral.end();
    }
  }
}
