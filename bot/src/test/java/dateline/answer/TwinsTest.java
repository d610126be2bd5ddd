package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sentences in nearly the same words with another number.
final class TwinsTest {

  private static final String SENTENCE =
      "In Norland, where 31,400 of the kettles were sold, mainly through the Karo chain, the agency"
          + " looks into a fire in Vell.";

  private static String said(String one, String other) {
    return Twins.of(one, other)
        .map(twins -> Twins.said(one, twins.one()) + " / " + Twins.said(other, twins.other()))
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "31,400 | 34,100 | 31,400 / 34,100",
        "31,400 | twelve | 31,400 / twelve",
        "31,400 | 31400 | none",
        "Norland | Sorland | none",
        "a fire in Vell | a fire in Vellmouth | none",
      })
  void of_sameSentenceWithOnePartChanged_numbersOnly(String part, String changed, String said) {
    assertThat(said(SENTENCE, SENTENCE.replace(part, changed))).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a name cut short
        "31,400 | 34,100 | Vell. | Vellm. | 31,400 / 34,100",
        "31,400 | 34,100 | per cent | percent | 31,400 / 34,100",
        // two numbers
        "31,400 | 34,100 | a fire | 9 fires | none",
        // somebody else
        "31,400 | 34,100 | Karo | Bemo | none",
      })
  void of_twoPartsChanged_onlyWhereTheTextIsOne(
      String part, String changed, String second, String changedToo, String said) {
    assertThat(said(SENTENCE, SENTENCE.replace(part, changed).replace(second, changedToo)))
        .isEqualTo(said);
  }

  @Test
  void of_otherDay_isNoNumber() {
    assertThat(
            said(
                "The council will vote on the new bridge over the river on 16 January 2024.",
                "The council will vote on the new bridge over the river on 18 January 2024."))
        .isEqualTo("none");
  }

  @Test
  void in_copiesOfOneText_numberThatDiffers(@TempDir Path folder) {
    String rest =
        " The agency said it had not found out what set the kettle on fire. Karo took the kettles"
            + " from its 118 shops nine days later. Kettles make up a small part of what it sells.";
    News.index(
        folder,
        List.of(
            News.article("dispatch", "Kettle fires", "Dispatch", "2024-11-08", SENTENCE + rest),
            News.article(
                "mail",
                "Boss bows",
                "Mail",
                "2024-11-09",
                SENTENCE.replace("31,400", "34,100") + rest)));
    try (PassageSearcher searcher = PassageSearcher.open(folder)) {
      assertThat(Disagreements.in(searcher, Optional.empty(), 10))
          .singleElement()
          .satisfies(found -> {
            assertThat(found.disagreement().about()).isEqualTo("kettles, Norland, Karo");
            assertThat(found.disagreement().values())
                .extracting(Disagreement.Value::value)
                .containsExactly("31,400", "34,100");
          });
    }
  }

  @Test
  void mayBeOfOneText_otherDaysAndOtherSentences_isNot() {
    Article monday = News.article("a", "Index", "Dispatch", "2024-11-04", "The index rose.");
    Article friday = News.article("b", "Index", "Mail", "2024-11-08", "The index fell.");

    assertThat(Twins.mayBeOfOneText(monday, friday)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Correction: An earlier version of this story said that 34,100 kettles were sold. | true",
        "A previous version of this article incorrectly gave the toll as 12. | true",
        "An earlier version of this story had the wrong age for Ms Holm; she was 59. | false",
        "A version of this article first appeared in a newsletter. | false",
        "The earlier version of this kettle said nothing. | false",
      })
  void isRetracted_correctionNotice_whereItRepeatsTheFault(String sentence, boolean retracted) {
    assertThat(EvidenceFinder.isRetracted(sentence)).isEqualTo(retracted);
  }
}
