package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.search.PassageSearcher;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FollowUpTest {

  private static Question.Turn user(String text) {
    return new Question.Turn(Question.Role.USER, text);
  }

  private static Question.Turn bot(String text) {
    return new Question.Turn(Question.Role.BOT, text);
  }

  @TempDir private static Path directory;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    searcher = News.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static String completed(String text, Question.Turn... before) {
    return new FollowUp(searcher).complete(News.question(text, before)).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many of them were hurt in the end? | true",
        "And where did the two ships go? | true",
        "Why? | true",
        "And in 2022? | true",
        "How many survived? | true",
        "Who commanded it on that Friday? | true",
        "What did he say about the thick fog? | true",
        "Who is his counterpart in Port Alden? | true",
        "How many people were found there on Friday? | true",
        "What was the reason for that? | true",
        "Why are these crane drivers angry with everyone? | true",
        "What about the tourists? | true",
        "What are the main demands? | true",
        "No, I meant the other ferry from Ostra. | true",
        "That sounds bad. Who pays for it? | true",
        "How many crane drivers were there on Tuesday? | false",
        "How many people does the captain say that fog hurt? | false",
        "Which bridges reopened in Ostra this year? | false",
        "What did Ida Marsh say about her ferry? | false",
        "How many passengers were on board the ferry Aurora? | false",
        "Who was Ida Marsh? | false",
        "What is a levee? | false",
        "How deep is Vellmouth? | false",
        "Which captain lost his ship off Vellmouth? | false",
        "Which harbour was closed after it had filled with oil? | false",
        "Vellmouth says it needs how many new lifeboats? | false",
        "The province opened its third bridge this spring. What is it called? | false",
      })
  void leans_question_asWorded(String text, boolean leans) {
    assertThat(FollowUp.leans(text)).isEqualTo(leans);
  }

  @Test
  void complete_pronoun_weightiestWordsOfTheTurnsBefore() {
    assertThat(
            completed(
                "How many people did it carry?",
                user("Who built the bridge?"),
                bot("Tomas Ferrel."),
                user("Where did the ferry Aurora run aground?"),
                bot("The ferry Aurora ran aground off Vellmouth. [1]")))
        .isEqualTo("How many people did it carry? (ferry, Aurora, run, aground)");
  }

  @Test
  void complete_whatTheAnswerSpeaksOf_comesWithIt() {
    assertThat(
            completed(
                "What did she say?",
                user("Who commanded the ferry Aurora?"),
                bot("Captain Ida Marsh commanded the ferry Aurora. [1]")))
        .contains("Marsh");
  }

  @Test
  void complete_refusalBefore_itsWordsAreLeft() {
    assertThat(
            completed(
                "Who commanded it?",
                user("Where was the ferry Aurora built?"),
                bot("The articles come near, but say nothing about Reykjavik.")))
        .isEqualTo("Who commanded it? (ferry, Aurora, built)");
  }

  @Test
  void complete_unknownNameBefore_isKept() {
    assertThat(completed("How old is he?", user("Who is the mayor of Reykjavik?")))
        .isEqualTo("How old is he? (mayor, Reykjavik)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "And in 2022? | How many bridges reopened in 2021? | And in 2022? (bridges, reopened)",
        "What about Ostra? | Who is the mayor of Vellmouth? | What about Ostra? (mayor)",
        "And on Friday? | How many drivers walked out on Tuesday? | And on Friday? (drivers, walked)",
        "No, I meant the bridge. | Who built the ferry Aurora? | No, I meant the bridge. (built, ferry, Aurora)",
      })
  void complete_aPartIsChanged_theRestOfTheQuestionBefore(
      String text, String before, String completed) {
    assertThat(completed(text, user(before))).isEqualTo(completed);
  }

  @Test
  void complete_partsChangedInARow_theLastWholeQuestion() {
    assertThat(
            completed(
                "And in 2023?",
                user("How many bridges reopened in 2021?"),
                bot("Two."),
                user("And in 2022?")))
        .isEqualTo("And in 2023? (bridges, reopened)");
  }

  @Test
  void complete_toldFirst_onlyWhereItGoesOnWithTheTurns() {
    String text = "The stone bridge is closed. Who built it?";
    assertThat(completed(text, user("How many drivers are on strike?"))).isEqualTo(text);
    assertThat(completed(text, user("When was the bridge of Ostra repaired?")))
        .isEqualTo(text + " (Ostra, repaired)");
  }

  @Test
  void complete_nothingBefore_asAsked() {
    assertThat(completed("Why?")).isEqualTo("Why?");
    assertThat(completed("Why?", bot("Hello."))).isEqualTo("Why?");
    assertThat(completed("?!", user("Who cut the ribbon?"))).isEqualTo("?!");
  }

  @Test
  void complete_longTurnBefore_fewWordsOfIt() {
    assertThat(completed("Why?", user("fog ".repeat(100_000)))).hasSizeLessThan(20);
  }

  @Test
  void complete_questionThatStandsAlone_asAsked() {
    String text = "How many passengers were on board the ferry Aurora?";
    assertThat(completed(text, user("Who built the bridge?"))).isEqualTo(text);
  }
}
