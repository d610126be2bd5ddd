package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourcesTest {

  private static final List<String> OUTLETS =
      List.of(
          "coast herald online",
          "the inland post",
          "alden times",
          "tidings",
          "tidings - sports",
          "nordwire (digest)",
          "harbour news agency",
          "wire.com");

  private static List<Sources.Mention> mentions(String text) {
    return Sources.in(text, new TreeSet<>(OUTLETS), "Alden"::equals);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "According to Tidings, who won? | tidings,tidings - sports | Tidings",
        "according to tidings, who won? | tidings,tidings - sports | tidings",
        "Who won, according to the Inland Post? | the inland post | the Inland Post",
        "Who won, according to The Inland Post? | the inland post | The Inland Post",
        "Did the Inland Post report a winner? | the inland post | Inland Post report",
        "What does the Inland Post’s article claim? | the inland post | Inland Post’s article",
        "Who won, per Nordwire? | nordwire (digest) | Nordwire",
        "According to Harbour, who won? | harbour news agency | Harbour",
        "According to Harbour News, who won? | harbour news agency | Harbour News",
        "Does the Coast Herald say who won? | coast herald online | Coast Herald say",
        "Does Wire report who won? | wire.com | Wire report",
        "Who won, ACCORDING TO ALDEN TIMES? | alden times | ALDEN TIMES",
      })
  void in_outletAsSource_found(String text, String outlets, String place) {
    List<String> found =
        mentions(text).stream().flatMap(m -> m.outlets().stream().sorted()).toList();
    assertThat(String.join(",", found)).isEqualTo(outlets);
    assertThat(
            mentions(text).stream()
                .map(m -> text.substring(m.start(), m.end()))
                .findFirst()
                .orElse(""))
        .isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who brought tidings to the king?",
        "How many people were hurt in Alden?",
        "What happened in Harbour Street?",
        "Did Alden say why?",
        "According to Alden, why?",
        "Who founded Tidings?",
        "What did the captain say?",
        "?",
        "—",
      })
  void in_noSource_empty(String text) {
    assertThat(mentions(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Do Nordwire and the Inland Post agree on the winner?",
        "Do both Alden Times and the Inland Post report a winner?"
      })
  void in_twoOutlets_both(String text) {
    assertThat(mentions(text)).hasSize(2);
  }
}
