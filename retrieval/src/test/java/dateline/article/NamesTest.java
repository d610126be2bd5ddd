package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {

  private static List<String> names(String text) {
    return Names.in(text).stream().map(Names.Name::text).toList();
  }

  @Test
  void in_plainSentence_runsOfCapitals() {
    assertThat(names("On Friday the mayor of Lyon, Anne Durand, met George W. Bush in New York."))
        .containsExactly("Lyon", "Anne Durand", "George W. Bush", "New York");
  }

  @Test
  void in_particlesInside_oneName() {
    assertThat(
            names(
                "The group Jaish al-Adl and the Ministry of Foreign Affairs met Ursula von der Leyen."))
        .containsExactly("Jaish al-Adl", "Ministry of Foreign Affairs", "Ursula von der Leyen");
  }

  @Test
  void in_twoNamesJoinedByAnd_two() {
    assertThat(names("The talks of Norway and Sweden began.")).containsExactly("Norway", "Sweden");
  }

  @Test
  void in_possessive_endsTheNameWithoutIt() {
    assertThat(names("It was Norway’s King Harald who spoke at Oban's quay."))
        .containsExactly("Norway", "King Harald", "Oban");
    assertThat(names("The son of Kan’ani met O'Neill.")).containsExactly("Kan’ani", "O'Neill");
  }

  @Test
  void in_titleWithStop_partOfTheName() {
    assertThat(names("On Monday Gen. Ahmad Goud and Lt. Col. Ida Muir met Gov. Brook in St. Ives."))
        .containsExactly("Gen. Ahmad Goud", "Lt. Col. Ida Muir", "Gov. Brook", "St. Ives");
  }

  @Test
  void in_courtesyTitle_leftOutButNameCertain() {
    assertThat(Names.in("Snow fell. Dr. Muir and Mrs. Brook came."))
        .extracting(Names.Name::text, Names.Name::certain)
        .containsExactly(tuple("Snow", false), tuple("Muir", true), tuple("Brook", true));
  }

  @Test
  void in_abbreviationAtSentenceEnd_nextSentenceIsAnother() {
    assertThat(names("They sailed with Acme Corp. Rain fell on Oban."))
        .containsExactly("Acme Corp", "Rain", "Oban");
  }

  @Test
  void in_newAtSentenceStart_leadsTheName() {
    assertThat(names("New Zealand won. New rules apply.")).containsExactly("New Zealand");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "...", "'s", "’s ’s", "A", "McDonald’s’s", "Al-", "St.", "Gen. "})
  void in_hostileText_noException(String text) {
    assertThatCode(() -> Names.in(text)).doesNotThrowAnyException();
  }

  @Test
  void in_longRunOfCapitals_piecesOfEightWordsAtMost() {
    List<Names.Name> found = Names.in("Al ".repeat(50_000));
    assertThat(found).isNotEmpty().allMatch(name -> name.text().split(" ").length <= 8);
  }

  @Property
  void in_anyNames_noPossessiveEnd(
      @ForAll @StringLength(max = 40) @Chars({'A', 'b', '\'', '’', 's', ' ', '.', '-'})
          String text) {
    assertThat(names(text)).noneMatch(name -> name.endsWith("'s") || name.endsWith("’s"));
  }

  @Test
  void in_ordinaryWordsWithCapitals_none() {
    assertThat(names("However, the talks failed. Meanwhile, on Tuesday, it rained.")).isEmpty();
  }

  @Test
  void in_oneWordAtSentenceStart_uncertain() {
    assertThat(Names.in("Talks began. “Norway won,” said Anne."))
        .extracting(Names.Name::text, Names.Name::certain)
        .containsExactly(tuple("Talks", false), tuple("Norway", false), tuple("Anne", true));
  }

  @Test
  void in_mixedCase_isAName() {
    assertThat(names("sales of the iPhone rose")).containsExactly("iPhone");
  }

  @Property
  void in_anyText_spansInOrderAndExact(@ForAll String text) {
    int last = 0;
    for (Names.Name name : Names.in(text)) {
      assertThat(name.start()).isGreaterThanOrEqualTo(last);
      assertThat(text.substring(name.start(), name.end())).isEqualTo(name.text());
      last = name.end();
    }
  }
}
