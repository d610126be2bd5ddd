package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FusionTest {

  private static final LocalDate MONDAY = LocalDate.parse("2024-03-04");

  @Test
  void score_noWordFound_cosine() {
    assertThat(Fusion.of(List.of()).score(.6, 0, 0)).isEqualTo(.6);
  }

  @Test
  void score_fewArticlesWithWords_rootOfTheBest() {
    // .18 * 9 / sqrt(9)
    assertThat(Fusion.of(List.of(9.0, 4.0)).score(.5, 9, 9)).isCloseTo(1.04, within(1e-9));
    assertThat(Fusion.of(List.of(9.0, 4.0)).score(.5, 9, 0)).isCloseTo(.932, within(1e-9));
  }

  @Test
  void score_manyArticlesAlikeByWords_wordsWeighLess() {
    Fusion alike = Fusion.of(List.of(9.0, 9.0, 9.0, 9.0, 9.0));
    Fusion apart = Fusion.of(List.of(9.0, 4.0, 3.0, 3.0, 3.0));

    assertThat(alike.score(.5, 9, 9)).isEqualTo(.5);
    assertThat(apart.score(.5, 9, 9)).isCloseTo(.86, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "When did the bridge open?|The bridge opened on 4 May 1931.|true",
        "When did the bridge open?|The bridge opened after long delays.|false",
        "When did the bridge of 1931 open?|The bridge of 1931 stands.|false",
        "How many people crossed the bridge?|Some 1,200 people crossed.|true",
        "How many people crossed the bridge?|Few people crossed.|false",
        "Who opened the bridge?|The bridge was opened by Ana Lindqvist.|true",
        "Who opened the bridge?|The bridge was opened with a speech.|false",
        "Who is Ana Lindqvist?|Next to the bridge sat Ana Lindqvist.|false",
        "Which city has a bridge?|The old bridge is in San Telmo.|true",
        "When did the bridge open?|The ferry sailed on 4 May 1931.|false",
      })
  void sought_sentence_whetherItHasIt(String question, String sentence, boolean expected) {
    assertThat(Sought.by(question).isIn(sentence)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Why did the bridge close?", "the man who opened the bridge", "harbour", "?!"})
  void sought_noKindAsked_anything(String question) {
    assertThat(Sought.by(question).isAnything()).isTrue();
  }

  @Test
  void capitalised_namesAmongWords_othersBlank() {
    assertThat(Sought.capitalised("What did the Coast Herald say, per “The Wire”, this week?"))
        .isEqualTo(" what _ the coast herald _ _ the wire _ _ ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who resigned this week?",
        "Which ferry recently sank?",
        "What did the minister say on Monday?",
        "How much did rents rise last year?",
        "Which team has won most often?",
        "Who will open the fair of 2024?"
      })
  void recency_questionSaysNow_newestWorthMost(String question) {
    Recency recency = recency(question, Optional.of(MONDAY));

    assertThat(recency.matters()).isTrue();
    double today = recency.of(day(0));
    assertThat(recency.of(day(-3))).isEqualTo(today);
    assertThat(recency.of(day(-10))).isLessThan(today).isPositive();
    assertThat(recency.of(day(-1000))).isCloseTo(0, within(1e-9));
    assertThat(recency.of(Integer.MIN_VALUE)).isZero();
  }

  @Test
  void recency_noDayOrNotSaid_nothing() {
    assertThat(recency("Who resigned this week?", Optional.empty()).matters()).isFalse();
    assertThat(recency("Who built the bridge?", Optional.of(MONDAY)).matters()).isFalse();
    assertThat(recency("What is new in the law of 2019?", Optional.of(MONDAY)).matters()).isFalse();
  }

  private static int day(int after) {
    return IndexFormat.day(MONDAY.plusDays(after));
  }

  private static Recency recency(String question, Optional<LocalDate> asked) {
    return Recency.of(PassageQuery.of(question, 10, Ranking.HYBRID).askedOn(asked));
  }
}
