package dateline.eval;

import static dateline.eval.Examples.FERRY;
import static dateline.eval.Examples.HARBOUR;
import static dateline.eval.Examples.citation;
import static dateline.eval.Examples.cite;
import static dateline.eval.Examples.expects;
import static dateline.eval.Examples.expectsEach;
import static dateline.eval.Examples.question;
import static dateline.eval.Examples.refuses;
import static dateline.eval.Examples.says;
import static dateline.eval.Examples.withEvidence;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerScoreTest {

  private static final Citation SAVED = cite(1, FERRY, "Eleven sailors were saved");
  private static final Answer ELEVEN = says("Eleven sailors were saved", SAVED);

  private static Map<Measure, Double> score(LabelledQuestion question, Answer answer) {
    return AnswerScore.of(question, answer, Examples::find);
  }

  // ---- right ----

  @ParameterizedTest
  @CsvSource({
    "'Eleven sailors were saved.', 11, true",
    "'11 sailors were saved.', eleven, true",
    "'Some 111 sailors were saved.', 11, false",
    "'Mayor Rosa Quint said so.', 'rosa quint', true",
    "'Mayor Rosa M. Quint said so.', 'rosa quint', false",
    "'It sank off Port Albin', 'the Port Albin', true",
    "'Six bombs were found', bomb, true",
    "'There was no storm', no, false",
    "'No, none sank.', no, true",
    "'Yes, one sank.', Yes, true",
    "'Yesterday one sank.', Yes, false",
    "'', 11, false",
  })
  void isRight_shortAnswer_isExpectedAsItStands(String said, String expected, boolean right) {
    assertThat(AnswerScore.isRight(expects(expected), said)).isEqualTo(right);
  }

  @Test
  void isRight_severalAnswers_oneWillDo() {
    assertThat(AnswerScore.isRight(expects("twelve", "eleven"), "Eleven were saved")).isTrue();
  }

  @Test
  void isRight_noExpectation_isNotRight() {
    assertThat(AnswerScore.isRight(expects(), "Eleven were saved")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'Drones and missiles struck.', true",
    "'Drones struck.', false",
    "'A drone and a rocket struck.', true",
  })
  void isRight_must_oneOfEachGroup(String said, boolean right) {
    LabelledQuestion question =
        expectsEach(List.of(List.of("missile", "rocket"), List.of("drone")));
    assertThat(AnswerScore.isRight(question, said)).isEqualTo(right);
  }

  @Test
  void isRight_answersAndMust_eitherWillDo() {
    LabelledQuestion question =
        question(Optional.of(true), List.of("eleven"), List.of(List.of("sailor")));
    assertThat(AnswerScore.isRight(question, "Sailors were saved")).isTrue();
    assertThat(AnswerScore.isRight(question, "Eleven were saved")).isTrue();
    assertThat(AnswerScore.isRight(question, "They were saved")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // of nine words that carry meaning: five, four, and five without the figure
    "'The ferry with 40 aboard sank off Port Albin.', true",
    "'A ferry with 40 aboard left Albin in fog.', false",
    "'A ferry sank off Port Albin in fog.', false",
  })
  void isRight_longAnswer_needsHalfOfItsWords(String said, boolean right) {
    LabelledQuestion question =
        expects("A ferry with forty on board sank in the fog off Port Albin, and a storm raged");
    assertThat(AnswerScore.isRight(question, said)).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({
    "'Many sailors were saved.', false",
    "'Many sailors were saved by fishermen.', false",
    "'Brave fishermen came.', true",
  })
  void isRight_longAnswer_wordsOfTheQuestionDoNotCount(String said, boolean right) {
    // asked is how many sailors were saved
    LabelledQuestion question = expects("many sailors were saved by brave old fishermen");
    assertThat(AnswerScore.isRight(question, said)).isEqualTo(right);
  }

  @Test
  void of_markerInText_isNoAnswer() {
    LabelledQuestion question = expects("1");
    assertThat(score(question, says("Sailors were saved [1]", SAVED)))
        .containsEntry(Measure.RIGHT, 0.0);
  }

  @ParameterizedTest
  @CsvSource({
    "'Saved [1][23].', 'Saved .'",
    "'Saved [sic] [].', 'Saved [sic] [].'",
    "'Saved [1', 'Saved [1'",
    "'[[2]]', '[]'",
  })
  void withoutMarkers_text_losesOnlyMarkers(String text, String plain) {
    assertThat(AnswerScore.withoutMarkers(text)).isEqualTo(plain);
  }

  @Test
  void of_answerInSecondStatement_isRightButNotAtFirst() {
    Answer answer =
        says(
            List.of("A ferry sank off Port Albin on Monday.", "Eleven sailors were saved"),
            cite(1, FERRY, "A ferry sank off Port Albin on Monday."),
            cite(2, FERRY, "Eleven sailors were saved"));
    assertThat(score(expects("11"), answer))
        .containsEntry(Measure.RIGHT, 1.0)
        .containsEntry(Measure.FIRST, 0.0)
        .containsEntry(Measure.WRONG, 0.0);
    assertThat(score(expects("Monday"), answer)).containsEntry(Measure.FIRST, 1.0);
  }

  // ---- answered or not ----

  @Test
  void of_answeredAndNotRight_isWrong() {
    assertThat(score(expects("twelve"), ELEVEN))
        .containsEntry(Measure.WRONG, 1.0)
        .containsEntry(Measure.RIGHT, 0.0)
        .containsEntry(Measure.FALSELY_REFUSED, 0.0)
        .doesNotContainKey(Measure.REFUSED);
  }

  @Test
  void of_answerableRefused_isFalselyRefusedAndNotWrong() {
    assertThat(score(expects("eleven"), refuses()))
        .isEqualTo(
            Map.of(
                Measure.FALSELY_REFUSED, 1.0,
                Measure.RIGHT, 0.0,
                Measure.FIRST, 0.0,
                Measure.WRONG, 0.0));
  }

  @Test
  void of_unanswerableRefused_isRefused() {
    assertThat(score(question(Optional.of(false), List.of(), List.of()), refuses()))
        .isEqualTo(Map.of(Measure.REFUSED, 1.0));
  }

  @Test
  void of_unanswerableAnswered_isNotRefusedAndNotJudged() {
    // sets with unanswerable questions may list what a person said instead
    assertThat(score(question(Optional.of(false), List.of("eleven"), List.of()), ELEVEN))
        .containsEntry(Measure.REFUSED, 0.0)
        .doesNotContainKeys(Measure.RIGHT, Measure.WRONG, Measure.FALSELY_REFUSED);
  }

  @Test
  void of_notJudgedAnswerable_scoresOnlyFormOfTheAnswer() {
    assertThat(score(question(Optional.empty(), List.of("eleven"), List.of()), ELEVEN))
        .containsOnlyKeys(Measure.EXACT, Measure.CARD, Measure.WORDS);
  }

  @Test
  void of_answerableWithoutExpectation_scoresOnlyAbstention() {
    assertThat(score(expects(), ELEVEN))
        .containsOnlyKeys(Measure.FALSELY_REFUSED, Measure.EXACT, Measure.CARD, Measure.WORDS);
  }

  @Test
  void of_answerThatSetsValuesSideBySide_hasACard() {
    Answer.Grounded answer = (Answer.Grounded) ELEVEN;
    Answer disagreeing =
        new Answer.Grounded(
            answer.question(),
            answer.method(),
            answer.took(),
            answer.statements(),
            answer.citations(),
            List.of(
                new Disagreement(
                    "the number",
                    List.of(
                        new Disagreement.Value("Eleven", List.of(1)),
                        new Disagreement.Value("no sailors", List.of(1))))),
            answer.trouble());

    assertThat(score(expects("11"), disagreeing)).containsEntry(Measure.CARD, 1.0);
    assertThat(score(expects("11"), ELEVEN)).containsEntry(Measure.CARD, 0.0);
  }

  // ---- cited ----

  @Test
  void of_rightFromEvidence_isCited() {
    LabelledQuestion question = withEvidence(expects("11"), Set.of("ferry"), List.of(), false);
    assertThat(score(question, ELEVEN))
        .containsEntry(Measure.CITED, 1.0)
        .doesNotContainKey(Measure.QUOTED);
  }

  @Test
  void of_rightFromOtherArticle_isNotCited() {
    LabelledQuestion question = withEvidence(expects("11"), Set.of("harbour"), List.of(), false);
    assertThat(score(question, ELEVEN)).containsEntry(Measure.CITED, 0.0);
  }

  @Test
  void of_wrongFromEvidence_isNotCited() {
    LabelledQuestion question = withEvidence(expects("12"), Set.of("ferry"), List.of(), false);
    assertThat(score(question, ELEVEN)).containsEntry(Measure.CITED, 0.0);
  }

  @Test
  void of_evidenceUnknown_citedIsNotScored() {
    assertThat(score(expects("11"), ELEVEN)).doesNotContainKey(Measure.CITED);
  }

  @Test
  void citesEvidence_allAskedFor_needsEveryArticle() {
    LabelledQuestion all = withEvidence(expects("11"), Set.of("ferry", "harbour"), List.of(), true);
    Citation harbour = cite(2, HARBOUR, "The harbour of Port Albin reopened.");
    assertThat(AnswerScore.citesEvidence(all, List.of(SAVED))).isFalse();
    assertThat(AnswerScore.citesEvidence(all, List.of(SAVED, harbour))).isTrue();
  }

  @Test
  void citesEvidence_anyWillDo_needsOneArticle() {
    LabelledQuestion any =
        withEvidence(expects("11"), Set.of("ferry", "harbour"), List.of(), false);
    assertThat(AnswerScore.citesEvidence(any, List.of(SAVED))).isTrue();
    assertThat(AnswerScore.citesEvidence(any, List.of())).isFalse();
  }

  // ---- quoted ----

  @Test
  void of_quoteOfTheSetWithinCitation_isQuoted() {
    LabelledQuestion question =
        withEvidence(expects("11"), Set.of("ferry"), List.of("eleven sailors"), false);
    assertThat(score(question, ELEVEN)).containsEntry(Measure.QUOTED, 1.0);
  }

  @Test
  void of_otherStretchOfTheEvidence_isCitedButNotQuoted() {
    LabelledQuestion question =
        withEvidence(expects("11"), Set.of("ferry"), List.of("A ferry sank off Port Albin"), false);
    assertThat(score(question, ELEVEN))
        .containsEntry(Measure.CITED, 1.0)
        .containsEntry(Measure.QUOTED, 0.0);
  }

  @Test
  void quotesEvidence_sameWordsInOtherArticle_isNoHit() {
    LabelledQuestion question =
        withEvidence(expects("11"), Set.of("harbour"), List.of("eleven sailors"), false);
    assertThat(AnswerScore.quotesEvidence(question, List.of(SAVED))).isFalse();
  }

  @Test
  void quotesEvidence_longQuotesThatShareFiveWords_isAHit() {
    LabelledQuestion question =
        withEvidence(
            expects("11"),
            Set.of("ferry"),
            List.of("on Monday. Eleven sailors were saved, Mayor Rosa Quint said."),
            false);
    Citation longer =
        cite(1, FERRY, "ferry sank off Port Albin on Monday. Eleven sailors were saved");
    assertThat(AnswerScore.quotesEvidence(question, List.of(longer))).isTrue();
  }

  // ---- exact ----

  @Test
  void isExact_textFromStartToEnd_isExact() {
    assertThat(AnswerScore.isExact(SAVED, Examples::find)).isTrue();
  }

  @Test
  void isExact_oneCharacterOff_isNotExact() {
    int start = FERRY.text().indexOf("Eleven");
    assertThat(AnswerScore.isExact(citation(1, "ferry", start + 1, "Eleven"), Examples::find))
        .isFalse();
    assertThat(AnswerScore.isExact(citation(1, "ferry", start, "eleven"), Examples::find))
        .isFalse();
  }

  @Test
  void isExact_beyondTheArticleOrUnknownArticle_isNotExact() {
    assertThat(AnswerScore.isExact(citation(1, "ferry", 5_000, "Eleven"), Examples::find))
        .isFalse();
    assertThat(AnswerScore.isExact(citation(1, "nowhere", 0, "Eleven"), Examples::find)).isFalse();
  }

  @Test
  void of_oneInexactAmongNearest_isNotExact() {
    Answer answer = refuses(SAVED, citation(2, "ferry", 0, "Eleven"));
    assertThat(score(expects("11"), answer)).containsEntry(Measure.EXACT, 0.0);
  }

  // ---- words ----

  @Test
  void of_answered_countsWordsOfAllStatements() {
    Answer answer =
        says(
            List.of("Eleven sailors were saved [1]", "Fog closed it."),
            SAVED,
            cite(2, HARBOUR, "Fog had closed it for two days."));
    assertThat(score(expects("11"), answer)).containsEntry(Measure.WORDS, 7.0);
  }
}
