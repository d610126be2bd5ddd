package dateline.eval;

import static dateline.eval.Examples.FERRY;
import static dateline.eval.Examples.HARBOUR;
import static dateline.eval.Examples.cite;
import static dateline.eval.Examples.hit;
import static dateline.eval.Examples.refuses;
import static dateline.eval.Examples.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.answer.Answer;
import dateline.answer.Question;
import dateline.answer.Strictness;
import dateline.answer.Trouble;
import dateline.answer.Weighing;
import dateline.article.Article;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluationTest {

  private static final Evaluation.Outputs NONE =
      new Evaluation.Outputs(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir Path folder;

  /// Answers what it knows by the question's first word.
  private static Answer answer(Question question) {
    String text = question.text();
    return switch (text.substring(0, text.indexOf(' '))) {
      case "How" -> says("Eleven sailors were saved", cite(1, FERRY, "Eleven sailors were saved"));
      case "When" -> says("The harbour reopened", cite(1, HARBOUR, "The harbour of Port Albin"));
      default -> refuses(cite(1, HARBOUR, "Fog had closed it for two days."));
    };
  }

  private static List<Hit> search(PassageQuery query) {
    return query.ranking() == Ranking.LEXICAL
        ? List.of(hit(FERRY, 0, 38, 1, 3.5), hit(FERRY, 39, 60, 2, 2), hit(HARBOUR, 0, 35, 3, 1))
        : List.of(hit(HARBOUR, 0, 35, 1, 0.5), hit(FERRY, 0, 38, 2, 0.25));
  }

  private static Evaluation evaluation() {
    return evaluation(EvaluationTest::answer, EvaluationTest::search);
  }

  private static Evaluation evaluation(
      Function<Question, Answer> answering, Function<PassageQuery, List<Hit>> search) {
    return new Evaluation(
        question -> Examples.explained(answering.apply(question)),
        answering,
        search,
        Examples::find);
  }

  private Path questions(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private Path fiveQuestions() throws IOException {
    return questions(
        "five.jsonl",
        "{\"id\":\"n1\",\"question\":\"How many were saved?\",\"answerable\":true,\"answers\":[\"11\"],"
            + "\"evidence\":[\"ferry\"],\"quotes\":[\"Eleven sailors\"],\"type\":\"number\"}",
        "{\"id\":\"d1\",\"question\":\"When did it reopen?\",\"answerable\":true,\"answers\":[\"Monday\"],"
            + "\"evidence\":[\"harbour\"],\"type\":\"date\"}",
        "{\"id\":\"d2\",\"question\":\"Since when?\",\"answerable\":true,\"answers\":[\"Monday\"],"
            + "\"evidence\":[\"harbour\"],\"type\":\"date\"}",
        "{\"id\":\"u1\",\"question\":\"Who owns it?\",\"answerable\":false,\"evidence\":[\"ferry\"],"
            + "\"type\":\"none\"}",
        "{\"id\":\"u2\",\"question\":\"How heavy is it?\",\"answerable\":false,\"type\":\"none\"}");
  }

  private static Evaluation.Plan plan(List<Path> files, Ranking... rankings) {
    return new Evaluation.Plan(files, List.of(rankings), OptionalInt.empty(), 1, false);
  }

  @Test
  void run_fiveQuestions_addsUp() throws IOException {
    Figures all =
        evaluation().run(plan(List.of(fiveQuestions()), Ranking.LEXICAL), NONE, _ -> {}).all();
    assertThat(all.questions()).isEqualTo(5);
    assertThat(all.answerable()).isEqualTo(3);
    assertThat(all.unanswerable()).isEqualTo(2);
    assertThat(all.answering(Measure.RIGHT)).hasValue(1 / 3.0);
    assertThat(all.answering(Measure.CITED)).hasValue(1 / 3.0);
    assertThat(all.answering(Measure.QUOTED)).hasValue(1);
    assertThat(all.answering(Measure.WRONG)).hasValue(1 / 3.0);
    assertThat(all.answering(Measure.FALSELY_REFUSED)).hasValue(1 / 3.0);
    assertThat(all.answering(Measure.REFUSED)).hasValue(0.5);
    assertThat(all.answering(Measure.BALANCED)).hasValue((1 - 1 / 3.0 + 0.5) / 2);
    assertThat(all.answering(Measure.EXACT)).hasValue(1);
    assertThat(all.answering(Measure.WORDS)).hasValue((4 + 3 + 4) / 3.0);
  }

  @Test
  void run_modelFailedNowAndThen_reportSaysWhoWrote() throws IOException {
    Answer.Grounded plain = says("It is so", cite(1, HARBOUR, "The harbour of Port Albin"));
    Evaluation evaluation =
        evaluation(
            question -> {
              boolean failed = question.text().startsWith("How");
              return new Answer.Grounded(
                  plain.question(),
                  failed ? Answer.Method.EXTRACTIVE : Answer.Method.LLM,
                  plain.took(),
                  plain.statements(),
                  plain.citations(),
                  List.of(),
                  failed ? Optional.of(Trouble.TOO_SLOW) : Optional.empty());
            },
            EvaluationTest::search);
    Report report = evaluation.run(plan(List.of(fiveQuestions()), Ranking.LEXICAL), NONE, _ -> {});

    assertThat(report.fallenBack()).isEqualTo(0.4);
    assertThat(report.markdown())
        .contains("| extractive: the language model took too long | 2 |\n| llm | 3 |\n");
    assertThat(report.json().path("written").path("llm").asInt()).isEqualTo(3);
  }

  @Test
  void run_severalRankings_scoresEachAndAnswersByTheFirst() throws IOException {
    List<Ranking> asked = Collections.synchronizedList(new ArrayList<>());
    Evaluation evaluation =
        evaluation(
            question -> {
              asked.add(question.ranking());
              return refuses();
            },
            EvaluationTest::search);
    Figures all =
        evaluation
            .run(
                plan(List.of(fiveQuestions()), Ranking.DENSE, Ranking.LEXICAL, Ranking.DENSE),
                NONE,
                _ -> {})
            .all();
    assertThat(asked).hasSize(5).containsOnly(Ranking.DENSE);
    // the unanswerable ones are not scored, though one lists an article
    assertThat(all.retrieved(Ranking.LEXICAL)).isEqualTo(3);
    assertThat(all.retrieval(Ranking.LEXICAL, Measure.HIT_1)).hasValue(1 / 3.0);
    assertThat(all.retrieval(Ranking.DENSE, Measure.HIT_1)).hasValue(2 / 3.0);
    assertThat(all.retrieval(Ranking.HYBRID, Measure.HIT_1)).isEqualTo(OptionalDouble.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void run_answersAndRun_areWrittenInOrder(int jobs) throws IOException {
    StringBuilder answers = new StringBuilder();
    StringBuilder run = new StringBuilder();
    evaluation()
        .run(
            new Evaluation.Plan(
                List.of(fiveQuestions()), List.of(Ranking.LEXICAL), OptionalInt.of(4), jobs, false),
            new Evaluation.Outputs(Optional.of(answers), Optional.of(run), Optional.empty()),
            _ -> {});
    List<String> ids = new ArrayList<>();
    for (String line : answers.toString().lines().toList()) {
      JsonNode json = new ObjectMapper().readTree(line);
      ids.add(json.path("id").asText());
      assertThat(json.hasNonNull("status")).isTrue();
      assertThat(json.has("citations")).isTrue();
    }
    assertThat(ids).containsExactly("n1", "d1", "d2", "u1");
    assertThat(run.toString().lines())
        .hasSize(8)
        .startsWith("n1 Q0 ferry 1 3.5 dateline", "n1 Q0 harbour 2 1.0 dateline");
  }

  @Test
  void run_manyPassagesOfOneArticle_looksFurtherForHundredArticles() throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      Article article = Examples.article("a" + i / 20, "text ".repeat(20));
      hits.add(hit(article, i % 20, i % 20 + 1, i + 1, 3_000 - i));
    }
    List<Integer> limits = new ArrayList<>();
    Function<PassageQuery, List<Hit>> search =
        query -> {
          limits.add(query.limit());
          return hits.subList(0, Math.min(query.limit(), hits.size()));
        };
    StringBuilder run = new StringBuilder();
    Path file = questions("one.jsonl", "{\"id\":\"q 1\",\"question\":\"Why so?\"}");
    evaluation(_ -> refuses(), search)
        .run(
            plan(List.of(file), Ranking.LEXICAL),
            new Evaluation.Outputs(Optional.empty(), Optional.of(run), Optional.empty()),
            _ -> {});
    assertThat(limits).containsExactly(500, 2_000);
    assertThat(run.toString().lines()).hasSize(100).endsWith("q_1 Q0 a99 100 1020.0 dateline");
  }

  @Test
  void run_limit_isForEachSet() throws IOException {
    Path other = questions("other.jsonl", "{\"id\":\"o1\",\"question\":\"Why so?\"}");
    List<Evaluation.Progress> progress = new ArrayList<>();
    Report report =
        evaluation()
            .run(
                new Evaluation.Plan(
                    List.of(fiveQuestions(), other),
                    List.of(Ranking.LEXICAL),
                    OptionalInt.of(2),
                    2,
                    false),
                NONE,
                progress::add);
    assertThat(progress)
        .containsExactly(
            new Evaluation.Progress(1, 3),
            new Evaluation.Progress(2, 3),
            new Evaluation.Progress(3, 3));
    assertThat(report.json().at("/sets/five/questions").asInt()).isEqualTo(2);
    assertThat(report.json().at("/sets/other/questions").asInt()).isEqualTo(1);
  }

  @Test
  void run_badLineAtTheEnd_isFoundBeforeAnythingIsAsked() throws IOException {
    Path file = questions("bad.jsonl", "{\"id\":\"q1\",\"question\":\"Why so?\"}", "{");
    List<Question> asked = new ArrayList<>();
    Evaluation evaluation =
        evaluation(
            question -> {
              asked.add(question);
              return refuses();
            },
            EvaluationTest::search);
    assertThatThrownBy(() -> evaluation.run(plan(List.of(file), Ranking.LEXICAL), NONE, _ -> {}))
        .isInstanceOf(QuestionSetException.class)
        .hasMessageContaining("line 2");
    assertThat(asked).isEmpty();
  }

  @Test
  void run_sameIdInTwoFiles_isRefused() throws IOException {
    Path one = questions("one.jsonl", "{\"id\":\"q1\",\"question\":\"Why so?\"}");
    Path two = questions("two.jsonl", "{\"id\":\"q1\",\"question\":\"Who so?\"}");
    assertThatThrownBy(
            () -> evaluation().run(plan(List.of(one, two), Ranking.LEXICAL), NONE, _ -> {}))
        .hasMessage(two + ": the id 'q1' stands in an earlier file already");
  }

  @Test
  void run_failingAnswer_endsTheRunAndNamesTheQuestion() throws IOException {
    Path file = fiveQuestions();
    Evaluation evaluation =
        evaluation(
            _ -> {
              throw new IllegalArgumentException("broken");
            },
            EvaluationTest::search);
    assertThatThrownBy(() -> evaluation.run(plan(List.of(file), Ranking.LEXICAL), NONE, _ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("question n1 failed: broken")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void markdown_severalTypes_hasARowForEach() throws IOException {
    Report report =
        evaluation().run(plan(List.of(fiveQuestions()), Ranking.LEXICAL), NONE, _ -> {});
    List<String> lines = report.markdown().lines().toList();
    assertThat(lines.get(0)).startsWith("|        | answerable | right | right and cited |");
    assertThat(lines.get(1)).startsWith("|--------|-----------:|------:|");
    assertThat(lines.get(2)).startsWith("| all    |          3 | 0.333 |           0.333 |");
    assertThat(lines.get(3)).startsWith("| number |          1 | 1.000 |");
    assertThat(lines.get(5)).startsWith("| none   |          0 |     – |");
    assertThat(lines)
        .contains(
            "| all            | lexical |         3 | 0.333 | 1.000 |  1.000 |  0.667 |   0.754 |"
                + "     1.000 |");
    assertThat(lines)
        .contains(
            "| p50 / p99 ms |    answer | completing | searching |  weighing |  deciding |   writing |");
  }

  @Test
  void run_refusals_tellWhetherTheAnswerWouldHaveBeenRight() throws IOException {
    StringBuilder trials = new StringBuilder();
    Path file =
        questions(
            "sure.jsonl",
            "{\"id\":\"a\",\"question\":\"How many were saved?\",\"answerable\":true,\"answers\":[\"11\"]}",
            "{\"id\":\"b\",\"question\":\"Whose ferry was it?\",\"answerable\":true,\"answers\":[\"11\"]}",
            "{\"id\":\"c\",\"question\":\"Who owns it?\",\"answerable\":false}",
            "{\"id\":\"d\",\"question\":\"Why so?\"}");
    Evaluation evaluation =
        new Evaluation(
            question ->
                Examples.explained(
                    answer(question),
                    Optional.of(
                        new Weighing.Judgement(
                            question.text().startsWith("How") ? 0.9 : 0.25,
                            Strictness.NORMAL,
                            List.of(),
                            Map.of("context", 0.5)))),
            _ -> says("Eleven sailors were saved", cite(1, FERRY, "Eleven sailors were saved")),
            EvaluationTest::search,
            Examples::find);

    Report report =
        evaluation.run(
            new Evaluation.Plan(
                List.of(file), List.of(Ranking.LEXICAL), OptionalInt.empty(), 1, true),
            new Evaluation.Outputs(Optional.empty(), Optional.empty(), Optional.of(trials)),
            _ -> {});

    assertThat(trials.toString().lines())
        .containsExactly(
            "{\"set\":\"sure\",\"id\":\"a\",\"answerable\":true,\"right\":true,\"confidence\":0.9,\"signals\":{\"context\":0.5}}",
            "{\"set\":\"sure\",\"id\":\"b\",\"answerable\":true,\"right\":true,\"confidence\":0.25,\"signals\":{\"context\":0.5}}",
            "{\"set\":\"sure\",\"id\":\"c\",\"answerable\":false,\"right\":false,\"confidence\":0.25,\"signals\":{\"context\":0.5}}");
    assertThat(report.all().answering(Measure.FALSELY_REFUSED)).hasValue(0.5);
    assertThat(report.markdown())
        .contains("| all               |         3 | 0.222 |       0.000 |");
    assertThat(report.riskChart()).hasValueSatisfying(svg -> assertThat(svg).startsWith("<svg "));
  }

  @Test
  void markdown_oneType_isNotRepeated() throws IOException {
    Path file = questions("one.jsonl", "{\"id\":\"q1\",\"question\":\"Why so?\"}");
    String markdown =
        evaluation().run(plan(List.of(file), Ranking.LEXICAL), NONE, _ -> {}).markdown();
    assertThat(markdown.lines()).hasSize(7);
  }

  @Test
  void json_figures_haveValueAndCount() throws IOException {
    JsonNode json =
        evaluation().run(plan(List.of(fiveQuestions()), Ranking.LEXICAL), NONE, _ -> {}).json();
    assertThat(json.at("/rankings/0").asText()).isEqualTo("lexical");
    assertThat(json.at("/all/questions").asInt()).isEqualTo(5);
    assertThat(json.at("/all/answering/refused/value").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/all/answering/refused/of").asInt()).isEqualTo(2);
    assertThat(json.at("/all/retrieval/lexical/hit@1/of").asInt()).isEqualTo(3);
    assertThat(json.at("/types/date/answering/right/value").asDouble()).isZero();
    assertThat(json.at("/types/date/answering/refused").isMissingNode()).isTrue();
    assertThat(json.at("/all/latency_ms/p99").asDouble()).isPositive();
    assertThat(json.at("/all/latency_ms/searching/p50").asDouble()).isEqualTo(4);
    assertThat(json.at("/all/latency_ms/deciding/p99").asDouble()).isEqualTo(1);
    assertThat(json.at("/inexact").size()).isZero();
  }

  @Test
  void report_evidenceNotInTheIndex_isCounted() throws IOException {
    Path file =
        questions(
            "one.jsonl",
            "{\"id\":\"q1\",\"question\":\"Why so?\",\"evidence\":[\"ferry\",\"gone\",\"lost\"]}");
    Report report = evaluation().run(plan(List.of(file), Ranking.LEXICAL), NONE, _ -> {});
    assertThat(report.json().path("evidence_missing").asInt()).isEqualTo(2);
    assertThat(report.markdown()).endsWith("evidence articles that are not in the index: 2\n");
  }

  @Test
  void report_inexactQuote_isNamed() throws IOException {
    Evaluation evaluation =
        evaluation(
            _ -> says("It did", Examples.citation(1, "ferry", 0, "B ferry")),
            EvaluationTest::search);
    Path file = questions("one.jsonl", "{\"id\":\"q1\",\"question\":\"Why so?\"}");
    Report report = evaluation.run(plan(List.of(file), Ranking.LEXICAL), NONE, _ -> {});
    assertThat(report.inexact()).containsExactly("q1");
    assertThat(report.markdown()).endsWith("quotes that are not their article's text: q1\n");
  }
}
