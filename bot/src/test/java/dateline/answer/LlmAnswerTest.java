package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers in a model's words: what is said of them, and what goes out when they are no good.
final class LlmAnswerTest {

  private static final String WHO = "Who cut the ribbon of the stone bridge of Ostra?";

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

  private static Answerer answerer(Model model) {
    return new Answerer(searcher, Optional.of(model), Duration.ofSeconds(5), 300);
  }

  private static Answer.Grounded ask(Model model, String text) {
    return ask(model, text, Question.Length.NORMAL);
  }

  private static Answer.Grounded ask(Model model, String text, Question.Length length) {
    Answer answer = answerer(model).answer(News.question(text, length, Question.Writer.ANY));
    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    return (Answer.Grounded) answer;
  }

  private static Answer.Grounded plain(String text) {
    return (Answer.Grounded)
        new Answerer(searcher)
            .answer(News.question(text, Question.Length.NORMAL, Question.Writer.ANY));
  }

  /// The number that a sentence has in a prompt.
  static int number(Prompt prompt, String words) {
    for (String line : prompt.user().lines().toList()) {
      if (line.contains(words) && Character.isDigit(line.charAt(0))) {
        return Integer.parseInt(line.substring(0, line.indexOf('.')));
      }
    }
    throw new AssertionError("not shown: " + words + "\n" + prompt.user());
  }

  private static ScriptedModel relying(String text, String words) {
    return ScriptedModel.writing(prompt ->
        """
        {"answerable": true, "statements": [{"text": "%s", "quotes": [{"evidence": %d, "words": "%s"}]}]}
        """
            .formatted(text, number(prompt, words), words));
  }

  @Test
  void answer_statementStands_saidWithTheWholeSentenceAsQuote() {
    Answer.Grounded answer =
        ask(relying("The ribbon was cut by Mayor Ines Duarte.", "cut the ribbon"), WHO);
    assertThat(answer.method()).isEqualTo(Answer.Method.LLM);
    assertThat(answer.text()).isEqualTo("The ribbon was cut by Mayor Ines Duarte. [1]");
    assertThat(answer.citations().getFirst().quote())
        .isEqualTo("Mayor Ines Duarte cut the ribbon.");
    assertThat(answer.trouble()).isEmpty();
  }

  @Test
  void answer_noStatementStands_extractiveAnswerMarked() {
    Answer.Grounded answer =
        ask(relying("The ribbon was cut by Mayor Tomas Ferrel.", "cut the ribbon"), WHO);
    assertThat(answer.method()).isEqualTo(Answer.Method.EXTRACTIVE);
    assertThat(answer.trouble()).contains(Trouble.UNSUPPORTED);
    assertThat(answer.statements()).isEqualTo(plain(WHO).statements());
  }

  @Test
  void answer_oneOfTwoStandsNot_extractiveSentenceInItsPlace() {
    ScriptedModel model =
        ScriptedModel.writing(prompt ->
            """
            {"statements": [{"text": "The ribbon was cut by Tomas Ferrel.", "quotes": [%d]},
              {"text": "The bridge was built in 1743.", "quotes": [%d]}]}
            """
                .formatted(number(prompt, "cut the ribbon"), number(prompt, "built in 1743")));
    List<Integer> told = new ArrayList<>();
    Answer answer =
        answerer(model)
            .answer(
                News.question(WHO),
                new Progress() {
                  @Override
                  public void verified(List<Statement> soFar) {
                    told.add(soFar.size());
                  }

                  @Override
                  public boolean stopped() {
                    return false;
                  }
                });
    assertThat(answer.method()).isEqualTo(Answer.Method.LLM);
    assertThat(((Answer.Grounded) answer).text())
        .isEqualTo("Mayor Ines Duarte cut the ribbon. [1] The bridge was built in 1743. [2]");
    assertThat(told).containsExactly(2);
  }

  @Test
  void answer_quoteStandsNowhere_extractiveAnswerMarked() {
    ScriptedModel model =
        ScriptedModel.writing(
            """
            {"answerable": true, "statements": [{"text": "Mayor Ines Duarte cut the ribbon.",
              "quotes": [{"evidence": 1, "words": "Mayor Ines Duarte happily cut the ribbon"}]}]}
            """);
    Answer.Grounded answer = ask(model, WHO);
    assertThat(answer.method()).isEqualTo(Answer.Method.EXTRACTIVE);
    assertThat(answer.trouble()).contains(Trouble.UNSUPPORTED);
    assertThat(answer.statements()).isEqualTo(plain(WHO).statements());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 99, 2_000_000_000})
  void answer_numberOfNoEvidence_extractiveAnswerMarked(int number) {
    ScriptedModel model =
        ScriptedModel.writing(
            "{\"statements\": [{\"text\": \"Mayor Ines Duarte cut the ribbon.\", \"quotes\": ["
                + number
                + "]}]}");
    Answer.Grounded answer = ask(model, WHO);
    assertThat(answer.method()).isEqualTo(Answer.Method.EXTRACTIVE);
    assertThat(answer.trouble()).contains(Trouble.UNSUPPORTED);
  }

  @Test
  void answer_quoteUnderAnotherNumber_foundWhereItStands() {
    ScriptedModel model =
        ScriptedModel.writing(prompt ->
            """
            {"statements": [{"text": "Ines Duarte cut the ribbon.",
              "quotes": [{"evidence": %d, "words": "“Mayor Ines  Duarte cut the ribbon…”"}]}]}
            """
                .formatted(number(prompt, "built in 1743")));
    Answer.Grounded answer = ask(model, WHO);
    assertThat(answer.text()).isEqualTo("Ines Duarte cut the ribbon. [1]");
    assertThat(answer.citations().getFirst().quote())
        .isEqualTo("Mayor Ines Duarte cut the ribbon.");
  }

  @Test
  void answer_bothOutletsBearItOut_bothCited() {
    String question = "How many passengers were on board the ferry Aurora?";
    Answer.Grounded answer =
        ask(
            relying("The ferry Aurora had 214 passengers on board.", "most of them tourists"),
            question);
    assertThat(answer.statements()).hasSize(1);
    assertThat(answer.citations().stream().map(each -> each.span().article()))
        .containsExactlyInAnyOrder("ferry-post", "ferry-herald");
  }

  @Test
  void answer_moreStatementsThanWanted_onlySoMany() {
    ScriptedModel model =
        ScriptedModel.writing(prompt ->
            """
            {"statements": [{"text": "Ines Duarte cut the ribbon.", "quotes": [%1$d]},
              {"text": "Mayor Ines Duarte cut the ribbon.", "quotes": [%1$d]}]}
            """
                .formatted(number(prompt, "cut the ribbon")));
    assertThat(ask(model, WHO, Question.Length.SHORT).text())
        .isEqualTo("Ines Duarte cut the ribbon. [1]");
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void answer_modelInTrouble_extractiveAnswerMarked(Trouble trouble) {
    Answer.Grounded answer = ask(ScriptedModel.failing("", trouble), WHO);
    assertThat(answer.method()).isEqualTo(Answer.Method.EXTRACTIVE);
    assertThat(answer.trouble()).contains(trouble);
    assertThat(answer.statements()).isEqualTo(plain(WHO).statements());
    assertThat(answer.citations()).isEqualTo(plain(WHO).citations());
  }

  @Test
  void answer_cutOffAfterAStatementThatStands_saidAndMarked() {
    ScriptedModel model =
        ScriptedModel.failing(
            """
            {"statements": [{"text": "Ines Duarte cut the ribbon.", "quotes": [{"evidence": 1, "words": "Mayor Ines Duarte cut the ribbon."}]}, {"text": "The
            """,
            Trouble.CUT_OFF);
    Answer.Grounded answer = ask(model, WHO);
    assertThat(answer.method()).isEqualTo(Answer.Method.LLM);
    assertThat(answer.text()).isEqualTo("Ines Duarte cut the ribbon. [1]");
    assertThat(answer.trouble()).contains(Trouble.CUT_OFF);
  }

  @Test
  void answer_nothingToRead_trouble() {
    assertThat(ask(ScriptedModel.writing(""), WHO).trouble()).contains(Trouble.EMPTY);
    assertThat(ask(ScriptedModel.writing("I am only a model."), WHO).trouble())
        .contains(Trouble.MALFORMED);
    assertThat(
            ask(ScriptedModel.writing("{\"answerable\": false, \"statements\": []}"), WHO)
                .trouble())
        .contains(Trouble.DECLINED);
  }

  @Test
  void answer_otherLanguage_extractiveAnswerMarked() {
    Answer.Grounded answer =
        ask(
            relying("Die Bürgermeisterin Ines Duarte durchschnitt das Band.", "cut the ribbon"),
            WHO);
    assertThat(answer.statements())
        .extracting(Statement::text)
        .noneMatch(text -> text.contains("Band"));
  }

  @Test
  void answer_notAnswerable_modelIsNotAsked() {
    ScriptedModel model = ScriptedModel.writing("{}");
    Answer answer =
        answerer(model)
            .answer(
                News.question(
                    "Who won the chess championship in Reykjavik?",
                    Question.Length.NORMAL,
                    Question.Writer.ANY));
    assertThat(answer).isInstanceOf(Answer.Unanswered.class);
    assertThat(model.asked).isEmpty();
  }

  @Test
  void answer_extractiveWanted_modelIsNotAsked() {
    ScriptedModel model = ScriptedModel.writing("{}");
    answerer(model).answer(News.question(WHO, Question.Length.NORMAL, Question.Writer.EXTRACTIVE));
    assertThat(model.asked).isEmpty();
  }

  @Test
  void answer_growing_eachStatementToldAsSoonAsItStands() {
    List<List<String>> told = new ArrayList<>();
    ScriptedModel model =
        ScriptedModel.writing(prompt ->
            """
            {"statements": [{"text": "Ines Duarte cut the ribbon.", "quotes": [%d]},
              {"text": "The bridge was built in 1999.", "quotes": [%2$d]},
              {"text": "The stone bridge of Ostra was built in 1743.", "quotes": [%2$d]}]}
            """
                .formatted(number(prompt, "cut the ribbon"), number(prompt, "built in 1743")));
    answerer(model)
        .answer(
            News.question(WHO, Question.Length.NORMAL, Question.Writer.ANY),
            new Progress() {
              @Override
              public void verified(List<Statement> soFar) {
                told.add(soFar.stream().map(Statement::text).toList());
              }

              @Override
              public boolean stopped() {
                return false;
              }
            });
    assertThat(told.getFirst()).containsExactly("Ines Duarte cut the ribbon.");
  }

  @Test
  void answer_stopped_cancelled() {
    ScriptedModel model = relying("Ines Duarte cut the ribbon.", "cut the ribbon");
    List<String> told = new ArrayList<>();
    Progress stopping =
        new Progress() {
          @Override
          public void verified(List<Statement> soFar) {
            told.add("");
          }

          @Override
          public boolean stopped() {
            return !told.isEmpty();
          }
        };
    assertThatThrownBy(() ->
            answerer(model)
                .answer(News.question(WHO, Question.Length.NORMAL, Question.Writer.ANY), stopping))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void answer_objectLeftOpen_saidAndMarkedAsCutOff() {
    ScriptedModel model =
        ScriptedModel.writing(
            """
            {"statements": [{"text": "Ines Duarte cut the ribbon.", "quotes": [{"evidence": 1, "words": "Mayor Ines Duarte cut the ribbon."}]}, {"te
            """);
    Answer.Grounded answer = ask(model, WHO);
    assertThat(answer.method()).isEqualTo(Answer.Method.LLM);
    assertThat(answer.trouble()).contains(Trouble.CUT_OFF);
  }

  @Test
  void answer_idleQuoteOfAnother_statementKeepsItsSpeaker() {
    ScriptedModel model =
        ScriptedModel.writing(prompt ->
            """
            {"statements": [{"text": "Captain Ida Marsh said that thick fog had hidden the lighthouse.", "quotes": [%d, %d]}]}
            """
                .formatted(number(prompt, "thick fog"), number(prompt, "practised")));
    Answer.Grounded answer = ask(model, "What did Captain Ida Marsh say about the fog?");
    assertThat(answer.statements().getFirst().speaker()).contains("Ida Marsh");
    assertThat(answer.citations()).hasSize(1);
  }

  @Test
  void answer_modelGoesWrongInOurHands_extractiveAnswer() {
    ScriptedModel model =
        ScriptedModel.writing(_ -> {
          throw new IllegalStateException("a fault of ours");
        });
    Answer.Grounded answer = ask(model, WHO);
    assertThat(answer.method()).isEqualTo(Answer.Method.EXTRACTIVE);
    assertThat(answer.trouble()).contains(Trouble.MALFORMED);
    assertThat(answer.statements()).isEqualTo(plain(WHO).statements());
  }

  @Test
  void answer_extractive_nobodyIsToldBeforeTheAnswer() {
    List<Integer> told = new ArrayList<>();
    new Answerer(searcher)
        .answer(
            News.question(WHO),
            new Progress() {
              @Override
              public void verified(List<Statement> soFar) {
                told.add(soFar.size());
              }

              @Override
              public boolean stopped() {
                return false;
              }
            });
    assertThat(told).isEmpty();
  }
}
