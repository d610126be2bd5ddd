package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.answer.FakeModelServer.Reply;
import dateline.search.PassageSearcher;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a provider does, there is an answer: from the question to a real client and a server
/// that plays the provider, and back.
final class ModelFailuresTest {

  private static final String WHO = "Who cut the ribbon of the stone bridge of Ostra?";
  private static final String SENTENCE = "Mayor Ines Duarte cut the ribbon.";
  private static final Duration LIMIT = Duration.ofMillis(900);

  /// Far more than the limit, far less than a person would wait.
  private static final Duration IN_TIME = Duration.ofSeconds(4);

  private static final LanguageModel.Patience SHORT =
      new LanguageModel.Patience(
          Duration.ofMillis(400), Duration.ofMillis(600), Duration.ofMillis(5));

  @TempDir private static Path directory;
  @TempDir private Path folder;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    searcher = News.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private Answer.Grounded ask(ModelSettings settings, Progress progress) {
    try (LanguageModel model =
        new LanguageModel(settings, folder.resolve("ledger"), Clock.systemUTC(), SHORT)) {
      Answer answer =
          new Answerer(searcher, Optional.of(model), LIMIT, 200)
              .answer(News.question(WHO), progress);
      assertThat(answer).isInstanceOf(Answer.Grounded.class);
      assertThat(answer.took()).isLessThan(IN_TIME);
      return (Answer.Grounded) answer;
    }
  }

  private static List<Statement> plain() {
    return ((Answer.Grounded) new Answerer(searcher).answer(News.question(WHO))).statements();
  }

  /// The number of the sentence about the ribbon in a request, whose line ends are escaped.
  private static int number(FakeModelServer.Request request) {
    String body = request.body();
    int end = body.lastIndexOf(". ", body.indexOf(SENTENCE));
    int start = end;
    while (Character.isDigit(body.charAt(start - 1))) {
      start--;
    }
    return Integer.parseInt(body.substring(start, end));
  }

  private static String good(FakeModelServer.Request request) {
    return """
    {"answerable": true, "statements": [{"text": "The ribbon was cut by Mayor Ines Duarte.", "quotes": [{"evidence": %d, "words": "cut the ribbon"}]}
    """
        .formatted(number(request));
  }

  @ParameterizedTest
  @EnumSource(ModelSettings.Provider.class)
  void answer_providerWrites_saidInItsWords(ModelSettings.Provider provider) {
    try (FakeModelServer server =
        FakeModelServer.start(provider).always(request -> Reply.text(good(request), "]}"))) {
      Answer.Grounded answer = ask(server.settings(), Progress.NONE);
      assertThat(answer.method()).isEqualTo(Answer.Method.LLM);
      assertThat(answer.text()).isEqualTo("The ribbon was cut by Mayor Ines Duarte. [1]");
      assertThat(answer.trouble()).isEmpty();
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().getFirst().body())
          .contains("<<<EVIDENCE", "<<<QUESTION")
          .doesNotContain("sk-hidden");
    }
  }

  private static Arguments failure(
      String name, Trouble trouble, Function<FakeModelServer.Request, Reply> reply) {
    return Arguments.of(name, trouble, reply);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure("never begins", Trouble.TOO_SLOW, _ -> Reply.begin().hang()),
        failure("stops in the middle", Trouble.TOO_SLOW, _ -> Reply.begin().and("{\"st").hang()),
        failure("key refused", Trouble.KEY_REFUSED, _ -> Reply.status(401, "{}")),
        failure(
            "busy for long", Trouble.BUSY, _ -> Reply.status(429, "{}").with("Retry-After", "60")),
        failure("always fails", Trouble.BROKEN, _ -> Reply.status(500, "{}")),
        failure("always overloaded", Trouble.BROKEN, _ -> Reply.status(503, "{}")),
        failure("no such model", Trouble.REJECTED, _ -> Reply.status(404, "{}")),
        failure("says nothing", Trouble.EMPTY, _ -> Reply.text()),
        failure("says blanks", Trouble.EMPTY, _ -> Reply.text("  \n ")),
        failure("is cut off", Trouble.CUT_OFF, _ -> Reply.begin().and("{\"stat").end("length")),
        failure("breaks the connection", Trouble.UNREACHABLE, _ -> Reply.begin().cut()),
        failure("goes on for ever", Trouble.ENDLESS, _ -> Reply.begin().endless("and on and on ")),
        failure(
            "declines in the form",
            Trouble.DECLINED,
            _ -> Reply.text("{\"answerable\": false, \"statements\": []}")),
        failure("is filtered", Trouble.DECLINED, _ -> Reply.begin().and("I").end("filter")),
        failure(
            "ignores the form", Trouble.MALFORMED, _ -> Reply.text("The mayor did, I would say.")),
        failure(
            "is no JSON", Trouble.MALFORMED, _ -> Reply.text("{\"statements\": [{\"text\": \"It")),
        failure(
            "invents a number of evidence",
            Trouble.UNSUPPORTED,
            _ ->
                Reply.text(
                    "{\"statements\": [{\"text\": \"Mayor Ines Duarte cut the ribbon.\","
                        + " \"quotes\": [{\"evidence\": 77, \"words\": \"\"}]}]}")),
        failure(
            "invents a quote",
            Trouble.UNSUPPORTED,
            request ->
                Reply.text(
                    good(request).replace("cut the ribbon\"", "proudly cut the ribbon\"") + "]}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void answer_providerFails_extractiveAnswerInTimeAndMarked(
      String name, Trouble trouble, Function<FakeModelServer.Request, Reply> reply) {
    try (FakeModelServer server =
        FakeModelServer.start(ModelSettings.Provider.OPENAI).always(reply)) {
      Answer.Grounded answer = ask(server.settings(), Progress.NONE);
      assertThat(answer.method()).isEqualTo(Answer.Method.EXTRACTIVE);
      assertThat(answer.trouble()).contains(trouble);
      assertThat(answer.statements()).isEqualTo(plain());
    }
  }

  static Stream<Arguments> failuresOfOthers() {
    return Stream.of(
            ModelSettings.Provider.OLLAMA,
            ModelSettings.Provider.ANTHROPIC,
            ModelSettings.Provider.GEMINI,
            ModelSettings.Provider.MISTRAL)
        .flatMap(provider ->
            Stream.of(
                Arguments.of(provider, Trouble.KEY_REFUSED, Reply.status(401, "{}")),
                Arguments.of(provider, Trouble.BROKEN, Reply.status(500, "{}")),
                Arguments.of(provider, Trouble.TOO_SLOW, Reply.begin().hang()),
                Arguments.of(
                    provider, Trouble.CUT_OFF, Reply.begin().and("{\"stat").end("length"))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("failuresOfOthers")
  void answer_otherProviderFails_extractiveAnswerInTimeAndMarked(
      ModelSettings.Provider provider, Trouble trouble, Reply reply) {
    try (FakeModelServer server = FakeModelServer.start(provider).always(_ -> reply)) {
      Answer.Grounded answer = ask(server.settings(), Progress.NONE);
      assertThat(answer.method()).isEqualTo(Answer.Method.EXTRACTIVE);
      assertThat(answer.trouble()).contains(trouble);
      assertThat(answer.statements()).isEqualTo(plain());
    }
  }

  @Test
  void answer_nobodyListens_extractiveAnswerInTimeAndMarked() {
    ModelSettings settings;
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      settings = server.settings();
    }
    Answer.Grounded answer = ask(settings, Progress.NONE);
    assertThat(answer.method()).isEqualTo(Answer.Method.EXTRACTIVE);
    assertThat(answer.trouble()).contains(Trouble.UNREACHABLE);
    assertThat(settings.base().map(URI::getHost)).contains("127.0.0.1");
  }

  @Test
  void answer_otherLanguage_notSaid() {
    try (FakeModelServer server =
        FakeModelServer.start(ModelSettings.Provider.OPENAI)
            .always(request ->
                Reply.text(
                    good(request)
                            .replace(
                                "The ribbon was cut by Mayor Ines Duarte.",
                                "La alcaldesa Ines Duarte cortó la cinta.")
                        + "]}"))) {
      Answer.Grounded answer = ask(server.settings(), Progress.NONE);
      assertThat(answer.method()).isEqualTo(Answer.Method.EXTRACTIVE);
      assertThat(answer.trouble()).contains(Trouble.UNSUPPORTED);
      assertThat(answer.statements()).isEqualTo(plain());
    }
  }

  @Test
  void answer_busyForAMoment_askedOnceMore() {
    try (FakeModelServer server =
        FakeModelServer.start(ModelSettings.Provider.OPENAI)
            .then(Reply.status(429, "{}").with("Retry-After", "0"))
            .always(request -> Reply.text(good(request), "]}"))) {
      Answer.Grounded answer = ask(server.settings(), Progress.NONE);
      assertThat(answer.method()).isEqualTo(Answer.Method.LLM);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void answer_connectionBreaksAfterAStatement_saidAndMarked() {
    try (FakeModelServer server =
        FakeModelServer.start(ModelSettings.Provider.OPENAI)
            .always(request -> Reply.begin().and(good(request)).cut())) {
      Answer.Grounded answer = ask(server.settings(), Progress.NONE);
      assertThat(answer.method()).isEqualTo(Answer.Method.LLM);
      assertThat(answer.text()).isEqualTo("The ribbon was cut by Mayor Ines Duarte. [1]");
      assertThat(answer.trouble()).isPresent();
    }
  }

  @Test
  void answer_firstStatementWhole_toldBeforeTheModelHasEnded() {
    CountDownLatch told = new CountDownLatch(1);
    List<String> texts = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void verified(List<Statement> soFar) {
            texts.add(soFar.getLast().text());
            told.countDown();
          }

          @Override
          public boolean stopped() {
            return false;
          }
        };
    try (FakeModelServer server =
        FakeModelServer.start(ModelSettings.Provider.OPENAI)
            .always(
                request -> Reply.begin().and(good(request)).await(told).and("]}").end("stop"))) {
      Answer.Grounded answer = ask(server.settings(), progress);
      assertThat(texts).containsExactly("The ribbon was cut by Mayor Ines Duarte.");
      assertThat(answer.trouble()).isEmpty();
    }
  }

  @Test
  void answer_stoppedWhileTheModelWrites_callIsClosed() throws InterruptedException {
    Progress progress =
        new Progress() {
          private boolean told;

          @Override
          public void verified(List<Statement> soFar) {
            told = true;
          }

          @Override
          public boolean stopped() {
            return told;
          }
        };
    try (FakeModelServer server =
        FakeModelServer.start(ModelSettings.Provider.OPENAI)
            .always(request -> Reply.begin().and(good(request)).hang())) {
      assertThatThrownBy(() -> ask(server.settings(), progress))
          .isInstanceOf(CancellationException.class);
      assertThat(server.left().path()).contains("completions");
    }
  }

  @Test
  void answer_sixteenAtOnceWithTwoCallsAtOnce_allAreTheModels() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    // no call ends alone, so that two are under way all the time
    CyclicBarrier two = new CyclicBarrier(2);
    try (FakeModelServer server =
            FakeModelServer.start(ModelSettings.Provider.OPENAI)
                .always(request -> {
                  most.accumulateAndGet(calls.incrementAndGet(), Math::max);
                  try {
                    two.await(30, TimeUnit.SECONDS);
                  } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                    return Reply.status(500, "{}");
                  }
                  calls.decrementAndGet();
                  return Reply.text(good(request), "]}");
                });
        LanguageModel model =
            new LanguageModel(
                server.settings(
                    new ModelSettings.Budget(
                        200, OptionalInt.empty(), 2, Optional.empty(), List.of())),
                folder.resolve("ledger"),
                Clock.systemUTC(),
                SHORT);
        ExecutorService people = Executors.newFixedThreadPool(16)) {
      Answerer answerer = new Answerer(searcher, Optional.of(model), Duration.ofMinutes(2), 200);
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        answers.add(people.submit(() -> answerer.answer(News.question(WHO))));
      }
      for (Future<Answer> answer : answers) {
        assertThat(answer.get(60, TimeUnit.SECONDS).method()).isEqualTo(Answer.Method.LLM);
      }
      assertThat(server.requests()).hasSize(16);
      assertThat(most).hasValue(2);
    }
  }
}
