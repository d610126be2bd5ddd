package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The  Harbour, a  City!        | harbour city
          eleven officers               | 11 officer
          Twenty-one                    | 21
          one hundred and five boats    | 105 boat
          two hundred                   | 200
          a hundred                     | 100
          hundreds of boats             | hundred of boat
          two million three hundred thousand | 2300000
          $2.5 million                  | 2500000
          1,200 homes                   | 1200 home
          1.50                          | 1.5
          May 4, 2024                   | may 4 2024
          60%                           | 60 percent
          60 per cent                   | 60 percent
          Sept. 28                      | september 28
          the U.S. and the UK           | us and uk
          Reed & Sons                   | reed and son
          Peru’s president's jet        | peru president jet
          the ministers' jets           | minister jet
          O'Neill                       | oneill
          São Tomé                      | sao tome
          İzmir                         | izmir
          Amir-Abdollahian              | amir abdollahian
          five two                      | 5 2
          the 17th floor                | 17th floor
          two cities, three parties     | 2 city 3 party
          status of the press           | status of press
          nine and a half               | 9 and half
          ١٢ boats                      | 12 boat
          東京                          | 東 京
          """)
  void of_text_keepsTheWordsThatCount(String text, String words) {
    assertThat(AnswerText.of(text)).hasToString(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'At least 11 officers died.', eleven, true",
    "'At least 110 officers died.', 11, false",
    "'The tension grew.', ten, false",
    "'They spoke in Rask on Monday', rask, true",
    "'They spoke in Raskol', Rask, false",
    "'The Mayor of Lima spoke', 'mayor of the Lima', true",
    "'The Mayor spoke of Lima', 'mayor of Lima', false",
    "'anything', 'the', false",
    "'', 'Lima', false",
    "'Lima', 'Lima Peru', false",
  })
  void contains_wordsInARow_onWholeWords(String text, String other, boolean contained) {
    assertThat(AnswerText.of(text).contains(AnswerText.of(other))).isEqualTo(contained);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # of dam, broke, flooded and town three are said
          The river flooded the valley after the dam broke | the dam broke, and it flooded a town | Why? | 0.75
          # broke and flooded are new, one is said
          Rain made the dam burst and flooded the town | the dam broke and flooded the town | What of the dam of the town? | 0.5
          # the figure is another one
          The city sets the limit for lead at ten parts | The city sets the limit for lead at 4 parts | What? | 0
          # one is no figure but a pronoun more often than not
          The ferry sank | One ferry sank | What? | 1
          # nothing but the question
          The ferry sank at sea | The ferry sank | Where was it that the ferry sank? | 0
          """)
  void recall_expectedText_countsItsNewContentWords(
      String text, String expected, String question, double recall) {
    assertThat(AnswerText.of(text).recall(AnswerText.of(expected), AnswerText.of(question)))
        .isEqualTo(recall);
  }

  @Test
  void overlaps_fiveWordsInARow_isAnOverlap() {
    AnswerText quote = AnswerText.of("one ferry sank off the northern coast");
    assertThat(quote.overlaps(AnswerText.of("A ferry sank off the northern cape"), 5)).isFalse();
    assertThat(quote.overlaps(AnswerText.of("Ferry sank off northern coast today"), 5)).isTrue();
    assertThat(quote.overlaps(AnswerText.of("northern coast"), 5)).isTrue();
    assertThat(quote.overlaps(AnswerText.of(""), 5)).isFalse();
  }

  @Property
  void of_anyText_isStableAndContainsItself(@ForAll String text) {
    AnswerText once = AnswerText.of(text);
    assertThat(once.words()).noneMatch(String::isBlank);
    assertThat(once.contains(once)).isEqualTo(once.size() > 0);
    assertThat(once.overlaps(once, 5)).isEqualTo(once.size() > 0);
    assertThat(AnswerText.of("  " + text + " \n").words()).isEqualTo(once.words());
  }

  @Test
  void of_longRunOfDigits_staysText() {
    String digits = "7".repeat(10_000);
    assertThat(AnswerText.of(digits).words()).isEqualTo(List.of(digits));
  }
}
