package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.article.Article;
import dateline.article.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AnswerTest {

  private static final Article FERRY =
      new Article(
          "ferry",
          "Ferry stopped",
          Optional.of("Coast Daily"),
          Optional.of(LocalDate.of(2024, 3, 1)),
          Optional.empty(),
          "The ferry to Mull was stopped on Monday. Nine people were on board.");

  private static Citation citation(int marker, int start, int end) {
    return Citation.of(marker, FERRY, new Span("ferry", start, end));
  }

  private static Answer.Grounded grounded(List<Statement> statements, List<Citation> citations) {
    return new Answer.Grounded(
        "How many?",
        Answer.Method.EXTRACTIVE,
        Duration.ofMillis(12),
        statements,
        citations,
        List.of(),
        Optional.empty());
  }

  @Test
  void grounded_statementWithoutCitation_cannotBeBuilt() {
    assertThatThrownBy(
            () -> new Statement("Nine people were on board.", List.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void grounded_noStatement_cannotBeBuilt() {
    assertThatThrownBy(() -> grounded(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void grounded_markerWithoutCitation_cannotBeBuilt() {
    Statement statement = new Statement("Nine people.", List.of(2), Optional.empty());
    assertThatThrownBy(() -> grounded(List.of(statement), List.of(citation(1, 41, 67))))
        .hasMessageContaining("[2]");
  }

  @Test
  void grounded_citationOfNoStatement_cannotBeBuilt() {
    Statement statement = new Statement("Nine people.", List.of(1), Optional.empty());
    assertThatThrownBy(
            () -> grounded(List.of(statement), List.of(citation(1, 41, 67), citation(2, 0, 40))))
        .hasMessageContaining("belongs to no statement");
  }

  @Test
  void citation_quoteOfOtherLength_cannotBeBuilt() {
    assertThatThrownBy(() ->
            new Citation(
                1,
                new Span("ferry", 0, 9),
                "The ferry to Mull",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void text_twoStatements_markersBehindEach() {
    Answer.Grounded answer =
        grounded(
            List.of(
                new Statement("Nine people were on board.", List.of(1), Optional.empty()),
                new Statement("It was stopped.", List.of(1, 2), Optional.empty())),
            List.of(citation(1, 41, 67), citation(2, 0, 40)));
    assertThat(answer.text()).isEqualTo("Nine people were on board. [1] It was stopped. [1][2]");
  }

  @Test
  void json_grounded_everyKey() {
    Answer.Grounded answer =
        grounded(
            List.of(
                new Statement("Nine people were on board.", List.of(1), Optional.of("the master"))),
            List.of(citation(1, 41, 67)));
    assertThat(AnswerJson.of(answer).toString())
        .isEqualTo(
            """
            {"question":"How many?","status":"answered","method":"extractive",\
            "text":"Nine people were on board. [1]",\
            "statements":[{"text":"Nine people were on board.","citations":[1],"speaker":"the master",\
            "per":[],"origins":null,"dates":[]}],\
            "citations":[{"marker":1,"article":"ferry","title":"Ferry stopped","outlet":"Coast Daily",\
            "published":"2024-03-01","start":41,"end":67,"quote":"Nine people were on board."}],\
            "disagreements":[],"aliases":[],"silent":[],"listed":null,"reason":null,"nearest":[],\
            "took_ms":12}\
            """);
  }

  @Test
  void json_list_tellsHowMuchOfIt() {
    Answer.Grounded answer =
        new Answer.Grounded(
            "Where do the sources disagree about the ferry?",
            Answer.Method.EXTRACTIVE,
            Duration.ZERO,
            List.of(new Statement("Nine people were on board.", List.of(1), Optional.empty())),
            List.of(citation(1, 41, 67)),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(
                new Answer.Listed(
                    Answer.Listed.Kind.DISAGREEMENTS, Optional.of("the ferry"), 5, 104)),
            Optional.empty());
    assertThat(AnswerJson.of(answer).get("listed").toString())
        .isEqualTo("{\"kind\":\"disagreements\",\"topic\":\"the ferry\",\"told\":5,\"all\":104}");
  }

  @Test
  void listed_moreThanThereAre_cannotBeBuilt() {
    assertThatThrownBy(() -> new Answer.Listed(Answer.Listed.Kind.EVENTS, Optional.empty(), 3, 2))
        .hasMessage("3 of 2 entries");
  }

  @Test
  void text_apart_saysOnlyWhatTheNearestLacks() {
    assertThat(new Answer.Reason.Apart(List.of("Iona", "Skye")).text())
        .isEqualTo("The articles come near, but what comes nearest does not mention Iona, Skye.");
    assertThatThrownBy(() -> new Answer.Reason.Apart(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void json_unanswered_reasonAndNearest() {
    Answer answer =
        new Answer.Unanswered(
            "Who?",
            Answer.Method.EXTRACTIVE,
            Duration.ofMillis(3),
            new Answer.Reason.OtherSubject(List.of("Iona", "Skye")),
            List.of(citation(1, 0, 40)));
    assertThat(AnswerJson.of(answer).toString())
        .startsWith("{\"question\":\"Who?\",\"status\":\"unanswered\"")
        .contains(
            "\"reason\":\"The articles come near, but say nothing about Iona, Skye.\"",
            "\"nearest\":[{\"marker\":1,\"article\":\"ferry\"",
            "\"statements\":[],\"citations\":[]");
  }
}
