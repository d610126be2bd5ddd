package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class GateTest {

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

  private static Answerer.Explained explain(Strictness strictness, String text, String asked) {
    return new Answerer(searcher, strictness)
        .explain(
            new Question(
                text,
                List.of(),
                asked.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(asked)),
                Ranking.LEXICAL,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Question.Length.NORMAL,
                Question.Writer.ANY),
            Progress.NONE);
  }

  private static double signal(Signal signal, String text, String asked) {
    return explain(Strictness.NORMAL, text, asked)
        .weighing()
        .judgement()
        .orElseThrow()
        .signals()
        .getOrDefault(signal.key(), Double.NaN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Who counts 340 drivers on strike? | 0",
        "Who does not count 340 drivers on strike? | 1",
        "Who doesn't count 340 drivers on strike? | 1",
        // the sentence denies something itself
        "Who will not go back for promises? | 0",
        // that is what is asked
        "Does the union not count 340 drivers on strike? | 0",
      })
  void denied_questionOnly_isASignal(String question, double value) {
    assertThat(signal(Signal.DENIED, question, "")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Why did crane drivers walk out this week? | 2024-03-08 | 0",
        "Why did crane drivers walk out this week? | 2026-07-01 | 1",
        "Why did crane drivers walk out today? | 2024-04-08 | 1",
        "Why did this week's crane drivers walk out? | 2026-07-01 | 1",
        "Why did crane drivers walk out last year? | 2026-01-01 | 0",
        "Why did crane drivers walk out last year? | 2026-12-01 | 1",
        "Why did crane drivers walk out this year? | 2024-12-08 | 0",
        // another year is named, and nothing says what the day has to do with it
        "Why did crane drivers walk out this week in 2024? | 2026-07-01 | 0",
        "Why did crane drivers walk out? | 2026-07-01 | 0",
        "Why did crane drivers walk out this week? | '' | 0",
      })
  void stale_articleOfAnotherTime_isASignal(String question, String asked, double value) {
    assertThat(signal(Signal.STALE, question, asked)).isEqualTo(value);
  }

  /// "Nothing about insured" would tell nobody what is missing.
  @Test
  void decide_verbMissing_isNotNamedAsWhatIsMissing() {
    Answer answer =
        explain(Strictness.STRICT, "How was the ferry Aurora being insured?", "").answer();

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unanswered.class,
            unanswered -> assertThat(unanswered.reason()).isInstanceOf(Answer.Reason.Unsure.class));
  }

  @Test
  void decide_strictness_movesWhatIsEnough() {
    String question = "What is the religion of the lighthouse keeper?";

    assertThat(explain(Strictness.NORMAL, question, "").answer())
        .isInstanceOf(Answer.Unanswered.class);
    assertThat(explain(Strictness.NONE, question, "").answer()).isInstanceOf(Answer.Grounded.class);
  }

  @ParameterizedTest
  @EnumSource(Strictness.class)
  void decide_nothingFound_isRefusedWhateverTheStrictness(Strictness strictness) {
    assertThat(explain(strictness, "Xyzzy plugh?", "").answer())
        .isInstanceOf(Answer.Unanswered.class);
  }

  @Test
  void judgement_parts_addUpToTheConfidence() {
    Weighing.Judgement judgement =
        explain(Strictness.NORMAL, "Who rejected the demands of the union?", "")
            .weighing()
            .judgement()
            .orElseThrow();

    assertThat(judgement.parts()).isNotEmpty();
    assertThat(judgement.confidence()).isBetween(0.0, 1.0);
    assertThat(judgement.answers()).isTrue();
  }

  @Test
  void confidence_weights_areReadFromTheirData() throws IOException {
    Confidence confidence =
        Confidence.of(
            JsonMapper.builder()
                .build()
                .readTree(
                    """
                    {"vectors": {"bias": 0, "signals": {}},
                     "words": {"bias": 1, "signals": {"context": {"weight": 2, "usual": 0.5}}}}
                    """));
    Signals signals =
        new Signals(
            Map.of(Signal.CONTEXT, 1.0),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    List<Weighing.Part> parts = confidence.parts(signals);

    assertThat(parts)
        .containsExactly(new Weighing.Part("context", Signal.CONTEXT.text(), 1.0, 1.0));
    assertThat(confidence.of(signals, parts)).isEqualTo(1 / (1 + Math.exp(-2)));
  }

  @Test
  void confidence_weightsOfNoNumber_areRefused() throws IOException {
    assertThatThrownBy(() -> Confidence.of(JsonMapper.builder().build().readTree("{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the weights of the confidence lack the number bias");
  }
}
