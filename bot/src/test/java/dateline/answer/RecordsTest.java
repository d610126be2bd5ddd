package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.article.Article;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Records of answers, and what comes of reading them once more.
final class RecordsTest {

  private static final String WHO = "Who cut the ribbon of the stone bridge of Ostra?";
  private static final Instant NOON = Instant.parse("2024-01-25T12:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir private static Path index;
  @TempDir private Path home;
  private static PassageSearcher searcher;

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @BeforeAll
  static void index() {
    searcher = News.open(index);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private Records records() {
    return records(100);
  }

  private Records records(int most) {
    InstantSource clock = now::get;
    return new Records(home.resolve("records"), MONTH, clock, most);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("records"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static Answerer.Explained explained(Model model, String text, Question.Turn... before) {
    return new Answerer(searcher, Optional.of(model), Duration.ofSeconds(5), 300)
        .explain(
            new Question(
                text,
                List.of(before),
                Optional.empty(),
                Ranking.LEXICAL,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Question.Length.NORMAL,
                Question.Writer.ANY),
            Progress.NONE);
  }

  /// Of two statements one stands.
  private static ScriptedModel half() {
    return ScriptedModel.writing(prompt ->
        """
        {"statements": [{"text": "Ines Duarte cut the ribbon.", "quotes": [%1$d]},
          {"text": "Ines Duarte cut 14 ribbons.", "quotes": [%1$d]}]}
        """
            .formatted(LlmAnswerTest.number(prompt, "cut the ribbon")));
  }

  @Test
  void explain_model_traceTellsAll() {
    Trace trace = explained(half(), WHO).trace();

    assertThat(trace.question()).isEqualTo(WHO);
    assertThat(trace.completed()).isEqualTo(WHO);
    assertThat(trace.completedBy()).isEqualTo(Trace.CompletedBy.NOBODY);
    Trace.Call call = trace.calls().getFirst();
    assertThat(call.part()).isEqualTo(Trace.Part.WRITING);
    assertThat(call.prompt()).isEqualTo(PromptText.WRITE.version());
    assertThat(call.model()).isEqualTo("test/scripted");
    assertThat(call.output()).contains("14 ribbons");
    assertThat(call.tokensIn()).isEqualTo(100);
    assertThat(call.recalled()).isFalse();
    assertThat(trace.evidence().stream().map(Trace.Sentence::quote))
        .contains("Mayor Ines Duarte cut the ribbon.");
    assertThat(trace.judged().getFirst().fate()).isEqualTo(Trace.Fate.SAID);
    assertThat(trace.judged().getFirst().stands()).isTrue();
    assertThat(trace.judged().getLast().fate()).isEqualTo(Trace.Fate.REPLACED);
    assertThat(trace.judged().getLast().objections()).isNotEmpty();
    assertThat(trace.timing().searching()).isPositive();
    assertThat(trace.timing().checking()).isPositive();
  }

  @Test
  void explain_leaningQuestion_tellsWhoCompletedIt() {
    Question.Turn before = new Question.Turn(Question.Role.USER, "Where is the bridge of Ostra?");
    ScriptedModel model =
        ScriptedModel.writing(prompt ->
            prompt.version().equals(PromptText.COMPLETE.version())
                ? "{\"question\": \"Who cut the ribbon of the bridge of Ostra?\"}"
                : "");

    Trace trace = explained(model, "Who cut its ribbon?", before).trace();
    assertThat(trace.completedBy()).isEqualTo(Trace.CompletedBy.MODEL);
    assertThat(trace.earlier()).isEqualTo(1);
    assertThat(trace.calls().stream().map(Trace.Call::part))
        .containsExactly(Trace.Part.COMPLETING, Trace.Part.WRITING);
    assertThat(trace.trouble()).contains(Trouble.EMPTY);

    trace = explained(ScriptedModel.writing("no"), "Who cut its ribbon?", before).trace();
    assertThat(trace.completedBy()).isEqualTo(Trace.CompletedBy.RULES);
  }

  @Test
  void keep_model_readAgainIsTheSameTrace() throws IOException {
    Answerer.Explained explained = explained(half(), WHO);

    String id = records().keep(explained).orElseThrow();

    assertThat(records().byId(id).orElseThrow()).isEqualTo(new Records.Kept(id, explained.trace()));
    assertThat(records().last().orElseThrow().name()).isEqualTo(id);
    assertThat(files().getFirst()).matches("20240125-120000-000-" + id + "-[0-9a-f]{16}\\.json");
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void keep_modelInTrouble_readAgainIsTheSameTraceAndReplaysTheSame(Trouble trouble) {
    Answerer.Explained explained =
        explained(ScriptedModel.failing("{\"statements\"", trouble), WHO);

    String id = records().keep(explained).orElseThrow();

    Records.Kept kept = records().byId(id).orElseThrow();
    assertThat(kept.trace()).isEqualTo(explained.trace());
    assertThat(Replay.of(kept, searcher).changed()).isFalse();
  }

  @Test
  void keep_noModelHadAPart_noFile() {
    Answerer.Explained plain =
        new Answerer(searcher).explain(Question.of("Who is it?"), Progress.NONE);

    assertThat(records().keep(plain)).isEmpty();
    assertThat(home.resolve("records")).doesNotExist();
  }

  @Test
  void keep_posix_isTheOwnersAlone() throws IOException {
    records().keep(explained(half(), WHO));

    Path folder = home.resolve("records");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve(files().getFirst()))))
        .isEqualTo("rw-------");
  }

  @Test
  void keep_folderCantBeMade_noRecordAndNoException() throws IOException {
    Files.writeString(home.resolve("records"), "a file in the way");

    assertThat(records().keep(explained(half(), WHO))).isEmpty();
    assertThat(records().last()).isEmpty();
    assertThat(records().forget(List.of(WHO))).isZero();
    records().expire();
  }

  @Test
  void forget_questions_onlyTheirRecordsAreErased() throws IOException {
    records().keep(explained(half(), WHO));
    now.set(NOON.plusSeconds(1));
    records().keep(explained(half(), "  " + WHO));
    records().keep(explained(ScriptedModel.writing(""), "Who was the engineer of the bridge?"));

    assertThat(records().forget(List.of("Who?", WHO + " "))).isEqualTo(2);
    assertThat(files()).hasSize(1);
    assertThat(records().last().orElseThrow().trace().question()).startsWith("Who was");
  }

  @Test
  void forget_recordThatCannotBeErased_isTold() throws IOException {
    records().keep(explained(half(), WHO));
    Path file = home.resolve("records").resolve(files().getFirst());
    Files.delete(file);
    Files.createDirectory(file);
    Files.writeString(file.resolve("in the way"), "");

    assertThatThrownBy(() -> records().forget(List.of(WHO))).isInstanceOf(RecordException.class);
  }

  @Test
  void expire_tooOldOrTooMany_oldestGoAndOtherFilesStay() throws IOException {
    for (int day = 0; day < 5; day++) {
      now.set(NOON.plus(Duration.ofDays(day)));
      records().keep(explained(half(), WHO));
    }
    Files.writeString(home.resolve("records").resolve("notes.json"), "{}");
    records(4).expire();
    assertThat(files()).hasSize(5);

    now.set(NOON.plus(Duration.ofDays(2)).plus(MONTH));
    records().expire();

    assertThat(files().stream().map(name -> name.substring(0, 8)))
        .containsExactly("20240127", "20240128", "20240129", "notes.js");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"format\": 1 | is not JSON",
        "[] | is no record of an answer",
        "{} | is no record of an answer",
        "{\"format\": 1} {} | is not JSON",
        "{\"format\": 2} | is of format 2, and this version of dateline reads 1",
        "{\"format\": 1} | is no whole record: question is not a text",
        "{\"format\": 1, \"question\": 7} | is no whole record: question is not a text",
      })
  void read_noRecord_saysWhichAndWhy(String content, String problem) throws IOException {
    Path file = Files.writeString(home.resolve("some.json"), content);

    assertThatThrownBy(() -> Records.read(file))
        .isInstanceOf(RecordException.class)
        .hasMessage(file + " " + problem);
  }

  @Test
  void read_spoiltValues_isNoWholeRecord() throws IOException {
    records().keep(explained(half(), WHO));
    String whole = Files.readString(home.resolve("records").resolve(files().getFirst()));
    for (String change :
        List.of(
            "\"number\" : 1|\"number\" : \"1\"",
            "\"start\" : |\"start\" : -",
            "\"fate\" : \"said\"|\"fate\" : \"sung\"",
            "\"published\" : \"2023|\"published\" : \"x2023",
            "\"dollars\" : 0|\"dollars\" : 1e999999999",
            "\"quote\" : \"Mayor|\"quote\" : \"The Mayor",
            "\"recalled\" : false|\"recalled\" : null",
            "\"calls\" : [|\"calls\" : {}, \"more\" : [")) {
      String from = change.substring(0, change.indexOf('|'));
      assertThat(whole).contains(from);
      Path file =
          Files.writeString(
              home.resolve("some.json"),
              whole.replace(from, change.substring(change.indexOf('|') + 1)));

      assertThatThrownBy(() -> Records.read(file))
          .isInstanceOf(RecordException.class)
          .hasMessageStartingWith(file + " is no");
    }
  }

  @Test
  void read_absentOrEndless_saysSo() {
    Path absent = home.resolve("absent.json");
    assertThatThrownBy(() -> Records.read(absent)).hasMessage("there is no file " + absent);
    assertThatThrownBy(() -> Records.read(home)).hasMessage("there is no file " + home);
  }

  @Test
  void read_tooLong_saysSo() throws IOException {
    Path file = home.resolve("long.json");
    Files.writeString(file, " ".repeat((4 << 20) + 1));

    assertThatThrownBy(() -> Records.read(file))
        .hasMessage(file + " can't be read: it is too long or not permitted");
  }

  @Test
  void replay_sameArticlesAndVersion_nothingChanges() {
    String id = records().keep(explained(half(), WHO)).orElseThrow();

    Replay replay = Replay.of(records().byId(id).orElseThrow(), searcher);

    assertThat(replay.changed()).isFalse();
    assertThat(replay.otherPrompt()).isFalse();
    assertThat(replay.statements()).hasSize(2);
  }

  @Test
  void replay_otherVerdictThen_changed() {
    Trace trace = explained(half(), WHO).trace();
    Trace.Judged wrong = trace.judged().getLast();
    Trace.Judged passed =
        new Trace.Judged(wrong.text(), wrong.speaker(), wrong.quotes(), Trace.Fate.SAID, List.of());

    Replay replay =
        Replay.of(
            new Records.Kept("id", judged(trace, trace.judged().getFirst(), passed)), searcher);

    assertThat(replay.changed()).isTrue();
    assertThat(replay.statements().stream().map(Replay.Line::changed)).containsExactly(false, true);
  }

  @Test
  void replay_statementReadOnlyThenOrOnlyNow_changed() {
    Trace trace = explained(half(), WHO).trace();
    Trace.Judged other =
        new Trace.Judged("Other.", Optional.empty(), List.of(), Trace.Fate.SAID, List.of());

    Replay replay =
        Replay.of(
            new Records.Kept("id", judged(trace, trace.judged().getFirst(), other)), searcher);

    assertThat(replay.statements().get(1).then()).isEmpty();
    assertThat(replay.statements().get(2).now()).isEmpty();
    assertThat(replay.statements().get(2).text()).isEqualTo("Other.");
    assertThat(replay.json(new Records.Kept("id", trace)).get("changed").booleanValue()).isTrue();
  }

  private static Trace judged(Trace trace, Trace.Judged... judged) {
    return new Trace(
        trace.question(),
        trace.earlier(),
        trace.completed(),
        trace.completedBy(),
        trace.survey(),
        trace.calls(),
        trace.evidence(),
        List.of(judged),
        trace.trouble(),
        trace.timing());
  }

  @Test
  void replay_articlesGoneOrChanged_areNamed() {
    Trace trace =
        explained(ScriptedModel.writing(""), "How many passengers were on board the ferry Aurora?")
            .trace();
    assertThat(trace.evidence().stream().map(each -> each.span().article()))
        .contains("ferry-herald", "ferry-post");
    Article changed =
        News.article(
            "ferry-post", "", "Inland Post", "2024-03-03", "No. " + News.FERRY_POST.text());
    News.index(
        home.resolve("other"),
        News.ALL.stream()
            .filter(article -> !article.equals(News.FERRY_HERALD))
            .map(article -> article.equals(News.FERRY_POST) ? changed : article)
            .toList());
    Records.Kept kept = new Records.Kept("k3f9a2bc", trace);

    try (PassageSearcher other = PassageSearcher.open(home.resolve("other"))) {
      assertThatThrownBy(() -> Replay.of(kept, other))
          .isInstanceOf(RecordException.class)
          .hasMessage(
              "record k3f9a2bc can't be replayed on this index: gone since: ferry-herald;"
                  + " changed since: ferry-post");
    }
  }

  @ParameterizedTest
  @EnumSource(Verdict.About.class)
  void text_everyObjection_isOfAFewWords(Verdict.About about) {
    assertThat(new Verdict.Objection(about, "14").text())
        .matches("[a-z][^.\n]{10,90}")
        .satisfiesAnyOf(
            text -> assertThat(text).contains("14"),
            _ -> assertThat(about).isEqualTo(Verdict.About.NO_QUOTE));
  }
}
