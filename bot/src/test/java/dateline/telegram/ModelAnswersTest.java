package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Answerer;
import dateline.answer.Archive;
import dateline.answer.FakeModelServer;
import dateline.answer.FakeModelServer.Reply;
import dateline.answer.LanguageModel;
import dateline.answer.ModelSettings;
import dateline.answer.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers of a language model in Telegram: the whole bot between a server that plays Telegram and
/// one that plays the model.
final class ModelAnswersTest {

  private static final String WHO = "Who opened the new harbour bridge?";
  private static final String BEGIN =
      """
      {"answerable": true, "statements": [{"text": "The new harbour bridge was opened by Mayor Ines Holt.",
        "quotes": [{"evidence": 1, "words": "Mayor Ines Holt opened the new harbour bridge"}]}
      """;
  private static final String END = "]}";

  @TempDir private Path folder;
  private Bench bench;
  private FakeModelServer server;
  private LanguageModel model;
  private Person ada;

  @BeforeEach
  void begin() {
    bench = new Bench(folder);
    server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
    model = LanguageModel.of(server.settings(), folder.resolve("ledger"), Clock.systemUTC());
    bench.writtenBy(model);
    ada = bench.telegram.person("Ada");
  }

  @AfterEach
  void end() {
    bench.close();
    model.close();
    server.close();
  }

  private static Predicate<SeenMessage> says(String words) {
    return message -> message.text().contains(words);
  }

  @Test
  void question_modelWrites_itsWordsWithTheSource() throws InterruptedException {
    server.always(_ -> Reply.text(BEGIN, END));
    bench.start();
    ada.writes(WHO);

    SeenMessage answer = ada.privately().awaits(says("was opened by Mayor Ines Holt. [1]"));

    assertThat(answer.text())
        .contains("Worded by a language model")
        .contains("Harbour Daily · 22 January 2024")
        .contains("Mayor Ines Holt opened the new harbour bridge on Monday.");
  }

  @Test
  void question_modelFails_ownSentencesMarked() throws InterruptedException {
    server.always(_ -> Reply.status(401, "{}"));
    bench.start();
    ada.writes(WHO);

    SeenMessage answer = ada.privately().awaits(says("Ines Holt"));

    assertThat(answer.text())
        .startsWith("Mayor Ines Holt opened the new harbour bridge on Monday (22 January 2024).")
        .contains("The language model gave no usable answer.");
  }

  @Test
  void question_modelWritesSlowly_firstStatementIsSeenBeforeItEnds() throws InterruptedException {
    CountDownLatch seen = new CountDownLatch(1);
    server.always(_ -> Reply.begin().and(BEGIN).await(seen).and(END).end("stop"));
    bench.start();
    Group desk = bench.telegram.group("Desk", ada);
    ada.in(desk).writes("/ask " + WHO);

    SeenMessage growing = ada.in(desk).awaits(says("was opened by Mayor Ines Holt."));
    assertThat(growing.text()).doesNotContain("Worded by");
    seen.countDown();

    assertThat(ada.in(desk).awaits(says("Worded by")).id()).isEqualTo(growing.id());
  }

  @Test
  void question_stoppedWhileTheModelWrites_callIsClosed() throws InterruptedException {
    server.always(_ -> Reply.begin().and("{\"answerable\"").hang());
    bench.start();
    ada.writes(WHO);
    SeenMessage note = ada.privately().awaits(says("Looking in the articles"));

    ada.privately().taps(note, "Stop").awaitsAnswer();

    ada.privately().awaits(says("Stopped."));
    assertThat(server.left().path()).contains("completions");
  }

  @Test
  void settings_ownSentencesChosen_modelIsNotAsked() throws InterruptedException {
    server.always(_ -> Reply.text(BEGIN, END));
    bench.start();
    ada.writes("/settings");
    SeenMessage panel = ada.privately().awaits(says("A language model can word the answers"));
    ada.privately().taps(panel, "Own sentences").awaitsAnswer();
    ada.writes(WHO);

    SeenMessage answer = ada.privately().awaits(says("Ines Holt"));

    assertThat(answer.text()).startsWith("Mayor Ines Holt opened").doesNotContain("language model");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void forget_tapped_erasesWhatIsKeptOfTheModelsAnswers() throws InterruptedException {
    Records records = Records.at(folder.resolve("records"), Duration.ofDays(1), Clock.systemUTC());
    Archive archive = new Archive(Optional.of(records), Optional.empty());
    Answerer answerer = bench.newspaper.answerer(model);
    server.always(_ -> Reply.text(BEGIN, END));
    bench
        .keeping(archive)
        .answering((question, progress) -> {
          Answerer.Explained explained = answerer.explain(question, progress);
          archive.keep(explained);
          return explained.answer();
        })
        .start();
    ada.writes(WHO);
    ada.privately().awaits(says("was opened by Mayor Ines Holt. [1]"));
    assertThat(records.last()).isPresent();
    ada.writes("/forget");
    SeenMessage asked = ada.privately().awaits(says("Erase all you asked here"));

    ada.privately().taps(asked, asked.buttons().getFirst().getFirst()).awaitsAnswer();

    Bench.awaits(Duration.ofSeconds(10), () -> records.last().isEmpty(), () -> "a record is left");
  }

  @Test
  void forget_tappedWhileAQuestionIsAnswered_nothingOfItIsLeft() throws InterruptedException {
    Records records = Records.at(folder.resolve("records"), Duration.ofDays(1), Clock.systemUTC());
    Archive archive = new Archive(Optional.of(records), Optional.empty());
    Answerer answerer = bench.newspaper.answerer(model);
    CountDownLatch answered = new CountDownLatch(1);
    server.always(_ -> Reply.text(BEGIN, END));
    bench
        .keeping(archive)
        .answering((question, progress) -> {
          Answerer.Explained explained = answerer.explain(question, progress);
          answered.countDown();
          // the answer is there, and its record is about to be written when it is to be forgotten
          Bench.awaits(Duration.ofSeconds(10), progress::stopped, () -> "it is not stopped");
          archive.keep(explained);
          return explained.answer();
        })
        .start();
    ada.writes("/forget");
    SeenMessage asked = ada.privately().awaits(says("Erase all you asked here"));
    ada.writes(WHO);
    answered.await();

    ada.privately().taps(asked, asked.buttons().getFirst().getFirst()).awaitsAnswer();
    bench.awaitsIdle();

    assertThat(records.last()).isEmpty();
    assertThat(bench.store().questions(ada.id())).isEmpty();
    assertThat(ada.privately().seesFromBot()).noneMatch(says("Ines Holt"));
  }

  @Test
  void forget_archiveCannotBeErased_isToldAndNothingIsForgotten() throws Exception {
    Path folderOfRecords = folder.resolve("records");
    Records records = Records.at(folderOfRecords, Duration.ofDays(1), Clock.systemUTC());
    Archive archive = new Archive(Optional.of(records), Optional.empty());
    Answerer answerer = bench.newspaper.answerer(model);
    server.always(_ -> Reply.text(BEGIN, END));
    bench
        .keeping(archive)
        .answering((question, progress) -> {
          Answerer.Explained explained = answerer.explain(question, progress);
          archive.keep(explained);
          return explained.answer();
        })
        .start();
    ada.writes(WHO);
    ada.privately().awaits(says("was opened by Mayor Ines Holt. [1]"));
    Path record = hindered(folderOfRecords);
    ada.writes("/forget");
    SeenMessage asked = ada.privately().awaits(says("Erase all you asked here"));

    ada.privately().taps(asked, asked.buttons().getFirst().getFirst()).awaitsAnswer();

    SeenMessage told = ada.privately().awaits(says("could not erase everything"));
    assertThat(told.text()).contains("nothing is forgotten yet");
    assertThat(bench.store().questions(ada.id())).containsExactly(WHO);

    Files.delete(record.resolve("in the way"));
    ada.privately().taps(told, told.buttons().getFirst().getFirst()).awaitsAnswer();

    ada.privately().awaits(says("Erased: 1 question"));
    assertThat(record).doesNotExist();
    assertThat(bench.store().questions(ada.id())).isEmpty();
  }

  /// Puts in the place of a record what can't be deleted by whoever may do anything: a folder that
  /// is not empty.
  private static Path hindered(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path record = files.findFirst().orElseThrow();
      Files.delete(record);
      Files.createDirectory(record);
      Files.writeString(record.resolve("in the way"), "");
      return record;
    }
  }
}
