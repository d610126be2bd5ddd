package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.article.Article;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When a model is asked again, and when not.
final class OutputCacheTest {

  private static final String HERE = "http://127.0.0.1:8080/v1";

  private static final String WHO = "Who cut the ribbon of the stone bridge of Ostra?";
  private static final Instant NOON = Instant.parse("2024-01-25T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path home;

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final List<String> heard = new ArrayList<>();

  private OutputCache cache() {
    return cache(100);
  }

  private OutputCache cache(int most) {
    return new OutputCache(home.resolve("outputs"), DAY, now::get, most);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("outputs"))) {
      return files.sorted().toList();
    }
  }

  private static Prompt prompt(String version, String system, String user) {
    return new Prompt(version, system, user, Optional.empty(), 300);
  }

  private static final Prompt PROMPT = prompt("write-1", "Answer.", "Who?");

  private Completion complete(Model model, Prompt prompt) {
    return cache().before(model, HERE).complete(prompt, Duration.ofSeconds(1), listener(false));
  }

  private Model.Listener listener(boolean stopped) {
    return new Model.Listener() {
      @Override
      public void text(String piece) {
        heard.add(piece);
      }

      @Override
      public boolean stopped() {
        return stopped;
      }
    };
  }

  @Test
  void complete_modelOfTheSameNameElsewhere_isAsked() {
    ScriptedModel model = ScriptedModel.writing("It was Ada.");
    complete(model, PROMPT);

    cache()
        .before(model, "http://127.0.0.1:9090/v1")
        .complete(PROMPT, Duration.ofSeconds(1), listener(false));

    assertThat(model.asked).hasSize(2);
  }

  @Test
  void complete_askedBefore_givenAgainInOnePieceAndForNothing() {
    ScriptedModel model = ScriptedModel.writing("It was Ada.");
    complete(model, PROMPT);
    heard.clear();

    Completion again = complete(model, PROMPT);

    assertThat(model.asked).hasSize(1);
    assertThat(heard).containsExactly("It was Ada.");
    assertThat(again.text()).isEqualTo("It was Ada.");
    assertThat(again.model()).isEqualTo("test/scripted");
    assertThat(again.usage()).isEqualTo(Completion.Usage.NONE);
    assertThat(again.recalled()).isTrue();
    assertThat(again.trouble()).isEmpty();
  }

  @Test
  void complete_nobodyWantsItAnyMore_cancelled() {
    complete(ScriptedModel.writing("It was Ada."), PROMPT);
    heard.clear();

    assertThatThrownBy(() ->
            cache().before(ScriptedModel.writing(""), HERE).complete(PROMPT, DAY, listener(true)))
        .isInstanceOf(CancellationException.class);
    assertThat(heard).isEmpty();
  }

  @Test
  void key_anyPart_changesIt() {
    JsonObjectSchema text =
        JsonObjectSchema.builder().addProperty("a", new JsonStringSchema()).build();
    JsonObjectSchema sameText =
        JsonObjectSchema.builder().addProperty("a", new JsonStringSchema()).build();
    JsonObjectSchema number =
        JsonObjectSchema.builder().addProperty("a", new JsonIntegerSchema()).build();

    assertThat(
            List.of(
                OutputCache.key("m", PROMPT),
                OutputCache.key("n", PROMPT),
                OutputCache.key("m", prompt("write-2", "Answer.", "Who?")),
                OutputCache.key("m", prompt("write-1", "Answer", ".Who?")),
                OutputCache.key("m", prompt("write-1", "Answer.", "When?")),
                OutputCache.key(
                    "m", new Prompt("write-1", "Answer.", "Who?", Optional.empty(), 301)),
                OutputCache.key(
                    "m", new Prompt("write-1", "Answer.", "Who?", Optional.of(text), 300)),
                OutputCache.key(
                    "m", new Prompt("write-1", "Answer.", "Who?", Optional.of(number), 300))))
        .doesNotHaveDuplicates()
        .allMatch(key -> key.length() == 64);
    assertThat(OutputCache.key("m", new Prompt("v", "s", "u", Optional.of(sameText), 1)))
        .isEqualTo(OutputCache.key("m", new Prompt("v", "s", "u", Optional.of(text), 1)));
  }

  @Test
  void complete_tooOldOrFromTheFuture_askedAgain() {
    ScriptedModel model = ScriptedModel.writing("It was Ada.");
    complete(model, PROMPT);
    now.set(NOON.plus(DAY));
    complete(model, PROMPT);
    assertThat(model.asked).hasSize(1);
    now.set(NOON.plus(DAY).plusSeconds(1));
    complete(model, PROMPT);
    assertThat(model.asked).hasSize(2);
    now.set(NOON);
    complete(model, PROMPT);
    assertThat(model.asked).hasSize(3);
  }

  @Test
  void complete_troubleOrNothingToRead_askedAgain() {
    for (ScriptedModel model :
        List.of(ScriptedModel.failing("It was", Trouble.CUT_OFF), ScriptedModel.writing(" \n"))) {
      complete(model, PROMPT);
      complete(model, PROMPT);
      assertThat(model.asked).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"at\": \"2024-01-25T12:00:00Z\", \"outp",
        "{\"at\": \"2024-01-25T12:00:00Z\"}",
        "{\"at\": \"2024-01-25T12:00:00Z\", \"output\": [\"no\"]}",
        "{\"at\": \"noon\", \"output\": \"no\"}",
        "{\"output\": \"no\"}",
        "{\"at\": \"-1000000000-01-01T00:00:00Z\", \"output\": \"no\"}",
        "\u0000\u0001"
      })
  void complete_spoiltFile_askedAgainAndMended(String content) throws IOException {
    ScriptedModel model = ScriptedModel.writing("It was Ada.");
    complete(model, PROMPT);
    Files.writeString(files().getFirst(), content);

    assertThat(complete(model, PROMPT).text()).isEqualTo("It was Ada.");
    assertThat(model.asked).hasSize(2);
    assertThat(complete(model, PROMPT).recalled()).isTrue();
  }

  @Test
  void complete_folderCantBeMade_askedEachTime() throws IOException {
    Files.writeString(home.resolve("outputs"), "a file in the way");
    ScriptedModel model = ScriptedModel.writing("It was Ada.");

    complete(model, PROMPT);
    assertThat(complete(model, PROMPT).text()).isEqualTo("It was Ada.");
    assertThat(model.asked).hasSize(2);
  }

  @Test
  void complete_posix_isTheOwnersAlone() throws IOException {
    complete(ScriptedModel.writing("It was Ada."), PROMPT);

    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("outputs"))))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
        .isEqualTo("rw-------");
  }

  @Test
  void complete_manyAtOnce_eachGetsItsOwn() throws Exception {
    ScriptedModel model = ScriptedModel.writing(Prompt::user);
    List<Future<String>> texts = new ArrayList<>();
    try (ExecutorService many = Executors.newFixedThreadPool(8)) {
      OutputCache one = cache();
      OutputCache other = cache();
      for (int i = 0; i < 200; i++) {
        Prompt prompt = prompt("write-1", "Answer.", "Question " + i % 10);
        Model cached = (i % 2 == 0 ? one : other).before(speaking(model), HERE);
        texts.add(many.submit(() -> cached.complete(prompt, DAY, silent()).text()));
      }
    }
    for (int i = 0; i < 200; i++) {
      assertThat(texts.get(i).get()).isEqualTo("Question " + i % 10);
    }
    assertThat(files()).hasSize(10);
  }

  private static Model.Listener silent() {
    return new Model.Listener() {
      @Override
      public void text(String piece) {}

      @Override
      public boolean stopped() {
        return false;
      }
    };
  }

  /// The same one call at a time: the test's model is not made for many threads.
  private static Model speaking(Model model) {
    return new Model() {
      @Override
      public String name() {
        return model.name();
      }

      @Override
      public Completion complete(Prompt prompt, Duration limit, Listener listener) {
        synchronized (model) {
          return model.complete(prompt, limit, listener);
        }
      }
    };
  }

  @Test
  void prune_tooOldOrTooMany_oldestGo() throws IOException {
    ScriptedModel model = ScriptedModel.writing("It was Ada.");
    for (int i = 0; i < 6; i++) {
      complete(model, prompt("write-1", "", "Question " + i));
    }
    List<Path> files = files();
    for (int i = 0; i < 6; i++) {
      Files.setLastModifiedTime(files.get(i), FileTime.from(NOON.minusSeconds(i)));
    }
    Files.setLastModifiedTime(files.get(1), FileTime.from(NOON.minus(DAY).minusSeconds(1)));

    new Archive(Optional.empty(), Optional.of(cache(3))).expire();

    assertThat(files()).containsExactly(files.get(0), files.get(2), files.get(3));
  }

  @Test
  void clear_all_isForgotten() throws IOException {
    ScriptedModel model = ScriptedModel.writing("It was Ada.");
    complete(model, PROMPT);

    cache().clear();

    assertThat(files()).isEmpty();
    complete(model, PROMPT);
    assertThat(model.asked).hasSize(2);
  }

  // as a part of answering

  private Answerer.Explained ask(Model model, PassageSearcher searcher, String text) {
    return new Answerer(
            searcher, Optional.of(cache().before(model, HERE)), Duration.ofSeconds(5), 300)
        .explain(
            new Question(
                text,
                List.of(),
                Optional.empty(),
                Ranking.LEXICAL,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Question.Length.NORMAL,
                Question.Writer.ANY),
            Progress.NONE);
  }

  private static ScriptedModel ribbon() {
    return ScriptedModel.writing(prompt ->
        "{\"statements\": [{\"text\": \"Ines Duarte cut the ribbon.\", \"quotes\": [%d]}]}"
            .formatted(LlmAnswerTest.number(prompt, "cut the ribbon")));
  }

  @Test
  void answer_askedBefore_isTheSameWithoutACall() {
    try (PassageSearcher searcher = News.open(home.resolve("index"))) {
      ScriptedModel model = ribbon();
      Answer.Grounded first = (Answer.Grounded) ask(model, searcher, WHO).answer();

      Answerer.Explained again = ask(model, searcher, WHO);

      assertThat(model.asked).hasSize(1);
      assertThat(((Answer.Grounded) again.answer()).statements()).isEqualTo(first.statements());
      assertThat(again.trace().calls().getFirst().recalled()).isTrue();
      assertThat(again.trace().calls().getFirst().tokensIn()).isZero();
      ask(model, searcher, "Who cut the ribbon of the bridge of Ostra?");
      assertThat(model.asked).hasSize(2);
    }
  }

  @Test
  void answer_outputWithoutStatements_askedAgain() {
    try (PassageSearcher searcher = News.open(home.resolve("index"))) {
      for (String output :
          List.of("I am only a model.", "{\"answerable\": false, \"statements\": []}")) {
        ScriptedModel model = ScriptedModel.writing(output);
        ask(model, searcher, WHO);
        ask(model, searcher, WHO);
        assertThat(model.asked).hasSize(2);
      }
    }
  }

  @Test
  void answer_articleChanged_askedAgain() {
    ScriptedModel model = ribbon();
    try (PassageSearcher searcher = News.open(home.resolve("index"))) {
      ask(model, searcher, WHO);
    }
    List<Article> changed =
        News.ALL.stream()
            .map(article ->
                article.equals(News.BRIDGE)
                    ? News.article(
                        article.id(),
                        article.title(),
                        "Inland Post",
                        "2023-11-20",
                        article.text().replace("Mayor Ines Duarte", "The mayor, Ines Duarte,"))
                    : article)
            .toList();
    News.index(home.resolve("changed"), changed);

    try (PassageSearcher searcher = PassageSearcher.open(home.resolve("changed"))) {
      assertThat(ask(model, searcher, WHO).trace().calls().getFirst().recalled()).isFalse();
    }
    assertThat(model.asked).hasSize(2);
  }

  @Test
  void answer_fileTamperedWith_isHeldAgainstTheArticlesAllTheSame() throws IOException {
    try (PassageSearcher searcher = News.open(home.resolve("index"))) {
      ScriptedModel model = ribbon();
      ask(model, searcher, WHO);
      Path file = files().getFirst();
      Files.writeString(file, Files.readString(file).replace("Ines Duarte", "Paul Weir"));

      Answerer.Explained again = ask(model, searcher, WHO);

      assertThat(again.trace().calls().getFirst().recalled()).isTrue();
      assertThat(((Answer.Grounded) again.answer()).text()).doesNotContain("Weir");
    }
  }
}
