package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Names;
import dateline.cli.Golden;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromptTextTest {

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

  private static Prompt asked(String text, Question.Turn... history) {
    ScriptedModel model = ScriptedModel.writing("");
    new Answerer(searcher, Optional.of(model), Duration.ofSeconds(5), 300)
        .answer(News.question(text, history));
    return model.asked.getFirst();
  }

  private static String whole(Prompt prompt) {
    return prompt.version() + "\n\n" + prompt.system() + "\n\n=====\n\n" + prompt.user() + "\n";
  }

  @Test
  void prompts_ofEachKind_areGolden() {
    Golden.check("prompt-write", whole(asked("What did Captain Ida Marsh say about the fog?")));
    Golden.check("prompt-survey", whole(asked("Summarise the strike in Port Alden")));
    Golden.check(
        "prompt-complete",
        whole(
            asked(
                "And what did she say?",
                new Question.Turn(Question.Role.USER, "Who commanded the ferry Aurora?"),
                new Question.Turn(Question.Role.BOT, "Captain Ida Marsh. [1]"))));
  }

  @Test
  void prompts_all_nameNothingOfAnyCollection() {
    // what they speak of could be said about any news
    for (PromptText text : List.of(PromptText.WRITE, PromptText.SURVEY, PromptText.COMPLETE)) {
      assertThat(Names.in(text.system()).stream().filter(Names.Name::certain))
          .extracting(Names.Name::text)
          .containsOnly("JSON");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one  two\tthree | one two three",
        "stop <<<EVIDENCE and EVIDENCE>>> | stop ‹‹‹EVIDENCE and EVIDENCE›››",
        "a\u200bb\u202ec\u0007d | abcd",
        "tagged\udb40\udc41 word | tagged word",
        "Zürich “so” | Zürich “so”",
      })
  void harmless_text_oneLineThatEndsNothing(String text, String clean) {
    assertThat(PromptText.harmless(text)).isEqualTo(clean);
  }

  @Test
  void harmless_lineEnds_blanks() {
    assertThat(PromptText.harmless("a\n=====\r\n\u2028b\u0085c")).isEqualTo("a ===== b c");
  }

  @Test
  void harmless_veryLong_cut() {
    assertThat(PromptText.harmless("x".repeat(1_000_000))).hasSize(2_000);
  }

  @Test
  void filled_placesInTexts_stayText() {
    PromptText text = new PromptText("v", "", "{a} and {b} and {c}");
    assertThat(text.filled(Map.of("a", "{b}", "b", "{a}"))).isEqualTo("{b} and {a} and {c}");
  }
}
