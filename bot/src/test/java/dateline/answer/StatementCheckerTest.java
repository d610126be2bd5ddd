package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementCheckerTest {

  private static final Article QUAY =
      new Article(
          "quay",
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "Eleven sailors reached Oban on Friday, Captain Ida Muir said. No one was hurt.");
  private static final Draft.Quote ARRIVAL = new Draft.Quote(QUAY, new Span("quay", 0, 61));
  private static final Draft.Quote UNHURT = new Draft.Quote(QUAY, new Span("quay", 62, 78));

  private static boolean stands(String text, Draft.Quote... quotes) {
    return StatementChecker.stands(new Draft.Proposal(text, List.of(quotes), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eleven sailors reached Oban on Friday, Captain Ida Muir said.",
        "11 sailors reached Oban, Captain Muir said.",
        "According to Captain Muir, eleven sailors arrived on Friday.",
      })
  void stands_saidByTheQuote_true(String text) {
    assertThat(stands(text, ARRIVAL)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Twelve sailors reached Oban.",
        "Eleven sailors reached Mallaig.",
        "Eleven sailors did not reach Oban.",
        "Captain Ian Moore said eleven sailors reached Oban.",
      })
  void stands_otherNumberNameOrNegation_false(String text) {
    assertThat(stands(text, ARRIVAL)).isFalse();
  }

  @Test
  void stands_negationDropped_false() {
    assertThat(stands("Someone was hurt.", UNHURT)).isFalse();
  }

  @Test
  void stands_noQuote_false() {
    assertThat(stands("Eleven sailors reached Oban.")).isFalse();
  }
}
