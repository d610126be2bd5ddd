package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.answer.Question;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuestionSetTest {

  @TempDir Path folder;

  private static List<LabelledQuestion> read(Path file) {
    List<LabelledQuestion> questions = new ArrayList<>();
    try (QuestionSet set = QuestionSet.open(file)) {
      for (Optional<LabelledQuestion> next = set.next(); next.isPresent(); next = set.next()) {
        questions.add(next.get());
      }
    }
    return questions;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("questions.jsonl"), text);
  }

  @Test
  void next_everyKey_isRead() throws IOException {
    Path file =
        file(
            """
            {"id": "q1", "question": "And the fog?", "history": [{"role": "user", "text": "What sank?"}, {"role": "bot", "text": "A ferry."}], "answerable": true, "answers": ["two days"], "must": [["two", "2"], ["day"]], "evidence": ["harbour", "harbour"], "quotes": ["for two days"], "evidence_all": true, "type": "follow-up", "asked": "2024-05-04", "meta": {"deep": [1]}}
            """);
    assertThat(read(file))
        .containsExactly(
            new LabelledQuestion(
                "q1",
                "And the fog?",
                List.of(
                    new Question.Turn(Question.Role.USER, "What sank?"),
                    new Question.Turn(Question.Role.BOT, "A ferry.")),
                Optional.of(true),
                List.of("two days"),
                List.of(List.of("two", "2"), List.of("day")),
                Set.of("harbour"),
                List.of("for two days"),
                true,
                "follow-up",
                Optional.of(LocalDate.of(2024, 5, 4))));
  }

  @Test
  void next_onlyIdAndQuestion_isNotJudged() throws IOException {
    LabelledQuestion question = read(file("{\"id\":\"q1\",\"question\":\"Why?\"}")).getFirst();
    assertThat(question.answerable()).isEmpty();
    assertThat(question.isAnswerable()).isFalse();
    assertThat(question.isUnanswerable()).isFalse();
    assertThat(question.hasExpectation()).isFalse();
    assertThat(question.type()).isEmpty();
  }

  @Test
  void next_nullsAndTimes_areTakenForNothingAndTheDay() throws IOException {
    LabelledQuestion question =
        read(file(
                "{\"id\":\"q1\",\"question\":\"Why?\",\"answerable\":null,\"must\":null,"
                    + "\"type\":null,\"asked\":\"2023-09-28T12:00:00+00:00\"}"))
            .getFirst();
    assertThat(question.answerable()).isEmpty();
    assertThat(question.asked()).contains(LocalDate.of(2023, 9, 28));
  }

  @Test
  void next_byteOrderMarkBlankAndCarriageReturn_areSkipped() throws IOException {
    Path file =
        file(
            "\uFEFF{\"id\":\"q1\",\"question\":\"Why?\"}\r\n\r\n  \n"
                + "{\"id\":\"q2\",\"question\":\"Who?\"}");
    assertThat(read(file)).extracting(LabelledQuestion::id).containsExactly("q1", "q2");
  }

  @Test
  void next_gzippedFile_isUnpacked() throws IOException {
    Path file = folder.resolve("questions.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"id\":\"q1\",\"question\":\"Wo ist Köln?\"}\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(file)).extracting(LabelledQuestion::text).containsExactly("Wo ist Köln?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id": "q2"                                            | not valid JSON
          {"id": "q2", "question": "x"} {}                       | not valid JSON
          ["q2"]                                                 | not a JSON object
          {"question": "x"}                                      | 'id' is missing
          {"id": "q2", "question": " "}                          | 'question' is missing
          {"id": 2, "question": "x"}                             | 'id' is not a text
          {"id": "q1", "question": "x"}                          | the id 'q1' stands on an earlier line
          {"id": "q2", "question": "x", "answerable": "yes"}     | 'answerable' is neither
          {"id": "q2", "question": "x", "answers": "y"}          | 'answers' is not a list
          {"id": "q2", "question": "x", "answers": [1]}          | 'answers' holds something
          {"id": "q2", "question": "x", "must": ["y"]}           | 'must' is not a list of lists
          {"id": "q2", "question": "x", "must": [[]]}            | 'must' is not a list of lists
          {"id": "q2", "question": "x", "asked": "May"}          | 'asked' is not a date
          {"id": "q2", "question": "x", "history": [{"role": "dog", "text": "wow"}]} | neither user nor bot
          {"id": "q2", "question": "x", "history": ["wow"]}      | neither user nor bot
          """)
  void next_badLine_saysFileLineAndWhy(String line, String problem) throws IOException {
    Path file = file("{\"id\":\"q1\",\"question\":\"Why?\"}\n" + line + "\n");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(QuestionSetException.class)
        .hasMessageStartingWith(file + ", line 2: ")
        .hasMessageContaining(problem);
  }

  @Test
  void next_notUtf8_saysSo() throws IOException {
    Path file = folder.resolve("latin.jsonl");
    Files.write(
        file, "{\"id\":\"q1\",\"question\":\"Köln?\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(file)).hasMessageContaining("not UTF-8");
  }

  @Test
  void next_endlessLineOrQuestion_isRefused() throws IOException {
    Path line = file(" ".repeat(QuestionSet.MAX_LINE + 1));
    assertThatThrownBy(() -> read(line)).hasMessageContaining("line 1: longer than");
    Path question = file("{\"id\":\"q1\",\"question\":\"" + "x".repeat(2_001) + "\"}");
    assertThatThrownBy(() -> read(question)).hasMessageContaining("'question' is longer than 2000");
  }

  @Test
  void open_missingOrNotGzipped_saysFile() throws IOException {
    Path missing = folder.resolve("no.jsonl");
    assertThatThrownBy(() -> QuestionSet.open(missing))
        .hasMessage(missing + ": there is no such file; give a questions.jsonl");
    Path plain = Files.writeString(folder.resolve("plain.gz"), "not gzipped");
    assertThatThrownBy(() -> QuestionSet.open(plain)).hasMessageContaining("can't be read");
  }

  @Test
  void name_fileCalledQuestions_isTheFolders() throws IOException {
    Path set = Files.createDirectory(folder.resolve("wire"));
    try (QuestionSet questions =
            QuestionSet.open(Files.writeString(set.resolve("questions.jsonl"), ""));
        QuestionSet other = QuestionSet.open(Files.writeString(set.resolve("dev.jsonl"), ""))) {
      assertThat(questions.name()).isEqualTo("wire");
      assertThat(other.name()).isEqualTo("dev");
    }
  }
}
