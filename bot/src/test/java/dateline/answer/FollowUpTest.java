package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FollowUpTest {

  private static Question.Turn user(String text) {
    return new Question.Turn(Question.Role.USER, text);
  }

  private static Question.Turn bot(String text) {
    return new Question.Turn(Question.Role.BOT, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many of them were hurt in the end? | true",
        "And where did the two ships go? | true",
        "Why? | true",
        "Who commanded it on that Friday? | true",
        "What did he say about the thick fog? | true",
        "Who is his counterpart in Port Alden? | true",
        "How many people were found there on Friday? | true",
        "What was the reason for that? | true",
        "Why are these crane drivers angry with everyone? | true",
        "How many crane drivers were there on Tuesday? | false",
        "How many people does the captain say that fog hurt? | false",
        "Which bridges reopened in Ostra this year? | false",
        "What did Ida Marsh say about her ferry? | false",
        "How many passengers were on board the ferry Aurora? | false",
      })
  void leans_question_asWorded(String text, boolean leans) {
    assertThat(FollowUp.leans(text)).isEqualTo(leans);
  }

  @Test
  void complete_leaningQuestion_lastQuestionBehindIt() {
    assertThat(
            FollowUp.complete(
                News.question(
                    "How many people did it carry?",
                    user("Who built the bridge?"),
                    bot("Tomas Ferrel."),
                    user("Where did the ferry Aurora run aground?"),
                    bot("Off Vellmouth."))))
        .isEqualTo("How many people did it carry? Where did the ferry Aurora run aground?");
  }

  @Test
  void complete_nothingBefore_asAsked() {
    assertThat(FollowUp.complete(News.question("Why?"))).isEqualTo("Why?");
    assertThat(FollowUp.complete(News.question("Why?", bot("Hello.")))).isEqualTo("Why?");
  }

  @Test
  void complete_longTurnBefore_isShortened() {
    assertThat(FollowUp.complete(News.question("Why?", user("fog ".repeat(100_000)))))
        .hasSizeLessThan(2 * Question.MAX_LENGTH);
  }

  @Test
  void complete_questionThatStandsAlone_asAsked() {
    String text = "How many passengers were on board the ferry Aurora?";
    assertThat(FollowUp.complete(News.question(text, user("Who built the bridge?"))))
        .isEqualTo(text);
  }
}
