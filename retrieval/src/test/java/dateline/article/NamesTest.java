package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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
  void in_possessive_endsTheName() {
    assertThat(names("It was Norway’s King Harald who spoke."))
        .containsExactly("Norway’s", "King Harald");
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
