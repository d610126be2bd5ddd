package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.answer.FakeModelServer.Reply;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One guarded call, against servers that speak the formats of the providers.
final class LanguageModelTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final Prompt PROMPT =
      new Prompt(
          "1",
          "You are brief.",
          "What is the ferry's name?",
          Optional.of(
              JsonObjectSchema.builder()
                  .addStringProperty("reply")
                  .required("reply")
                  .additionalProperties(false)
                  .build()),
          50);

  private static final LanguageModel.Patience SHORT =
      new LanguageModel.Patience(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ZERO);

  private static final LanguageModel.Patience HASTY =
      new LanguageModel.Patience(Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ZERO);

  @TempDir private Path folder;

  private final StillClock clock = new StillClock();

  /// Stands still but for the steps it is told to take.
  private static final class StillClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    void step(Duration step) {
      now = now.plus(step);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /// Takes down what it hears.
  private static class Notes implements Model.Listener {
    private final List<String> pieces = new ArrayList<>();
    volatile boolean stopped;

    @Override
    public void text(String piece) {
      pieces.add(piece);
    }

    @Override
    public boolean stopped() {
      return stopped;
    }
  }

  // what every provider does

  @ParameterizedTest
  @EnumSource
  void complete_pieces_areHeardAsTheyCome(ModelSettings.Provider provider) throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    try (FakeModelServer server = FakeModelServer.start(provider)) {
      server.then(Reply.begin().and("The ").await(heard).and("Heron", ".").end("stop"));
      List<String> pieces = new ArrayList<>();
      Thread caller = Thread.currentThread();

      Completion completion =
          complete(
              server,
              new Model.Listener() {
                @Override
                public void text(String piece) {
                  assertThat(Thread.currentThread()).isSameAs(caller);
                  pieces.add(piece);
                  heard.countDown(); // only now does the rest come
                }

                @Override
                public boolean stopped() {
                  return false;
                }
              });

      assertThat(completion.detail()).isEmpty();
      assertThat(completion.trouble()).isEmpty();
      assertThat(completion.text()).isEqualTo("The Heron.");
      assertThat(pieces).containsExactly("The ", "Heron", ".");
      assertThat(completion.usage()).isEqualTo(new Completion.Usage(11, 7, BigDecimal.ZERO));
      assertThat(completion.took()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, openai/small, /v1/chat/completions, authorization, Bearer sk-hidden",
    "OLLAMA, ollama/small, /api/chat, authorization, Bearer sk-hidden",
    "ANTHROPIC, anthropic/small, /v1/messages, x-api-key, sk-hidden",
    "GEMINI, gemini/small, /v1beta/models/small:streamGenerateContent?alt=sse, x-goog-api-key,"
        + " sk-hidden",
    "MISTRAL, mistral/small, /v1/chat/completions, authorization, Bearer sk-hidden",
  })
  void complete_request_isOfTheProvidersForm(
      ModelSettings.Provider provider, String name, String path, String header, String value) {
    try (FakeModelServer server = FakeModelServer.start(provider)) {
      server.then(Reply.text("Heron"));

      Completion completion = complete(server, new Notes());

      FakeModelServer.Request request = server.requests().getFirst();
      assertThat(completion.model()).isEqualTo(name);
      assertThat(request.path()).isEqualTo(path);
      assertThat(request.headers()).containsEntry(header, value);
      assertThat(request.body()).doesNotContain("sk-hidden").contains("You are brief.");
      JsonNode json = request.json();
      switch (provider) {
        case OPENAI, MISTRAL -> {
          assertThat(json.at("/stream").asBoolean()).isTrue();
          assertThat(json.at("/max_tokens").asInt()).isEqualTo(50);
          assertThat(json.at("/temperature").asDouble(9)).isZero();
          assertThat(json.at("/response_format/type").asText()).isEqualTo("json_schema");
          assertThat(json.at("/response_format/json_schema/strict").asBoolean()).isTrue();
          assertThat(json.at("/response_format/json_schema/schema/required/0").asText())
              .isEqualTo("reply");
        }
        case OLLAMA -> {
          assertThat(json.at("/stream").asBoolean()).isTrue();
          assertThat(json.at("/options/num_predict").asInt()).isEqualTo(50);
          assertThat(json.at("/options/temperature").asDouble(9)).isZero();
          assertThat(json.at("/format/required/0").asText()).isEqualTo("reply");
          assertThat(json.at("/think").asBoolean(true)).isFalse();
        }
        case ANTHROPIC -> {
          assertThat(json.at("/stream").asBoolean()).isTrue();
          assertThat(json.at("/max_tokens").asInt()).isEqualTo(50);
          assertThat(json.at("/temperature").asDouble(9)).isZero();
          assertThat(json.at("/output_config/format/type").asText()).isEqualTo("json_schema");
          assertThat(json.at("/output_config/format/schema/required/0").asText())
              .isEqualTo("reply");
        }
        case GEMINI -> {
          assertThat(json.at("/generationConfig/maxOutputTokens").asInt()).isEqualTo(50);
          assertThat(json.at("/generationConfig/temperature").asDouble(9)).isZero();
          assertThat(json.at("/generationConfig/responseMimeType").asText())
              .isEqualTo("application/json");
          assertThat(json.at("/generationConfig/responseSchema/required/0").asText())
              .isEqualTo("reply");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void complete_refusals_areSortedByTheirCause(ModelSettings.Provider provider) {
    try (FakeModelServer server = FakeModelServer.start(provider)) {
      String body = "{\"error\":{\"message\":\"no entry for sk-hidden\",\"type\":\"not_you\"}}";
      server.then(Reply.status(401, body));
      Completion completion = complete(server, new Notes());
      assertThat(completion.trouble()).contains(Trouble.KEY_REFUSED);
      assertThat(completion.detail()).isEqualTo("status 401 not_you");

      server.then(Reply.status(404, body));
      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.REJECTED);

      server.then(Reply.status(429, body).with("Retry-After", "3600"));
      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.BUSY);

      server.then(Reply.status(503, body)).then(Reply.status(500, body));
      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.BROKEN);
      assertThat(server.requests()).hasSize(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void complete_endings_areTold(ModelSettings.Provider provider) {
    try (FakeModelServer server = FakeModelServer.start(provider)) {
      server.then(Reply.begin().and("The Her").end("length"));
      Completion completion = complete(server, new Notes());
      assertThat(completion.trouble()).contains(Trouble.CUT_OFF);
      assertThat(completion.text()).isEqualTo("The Her");

      server.then(Reply.begin().end("filter"));
      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.DECLINED);

      server.then(Reply.begin().end("stop"));
      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.EMPTY);

      server.then(Reply.begin().and("The Her").cut());
      completion = complete(server, new Notes());
      assertThat(completion.trouble()).contains(Trouble.CUT_OFF);
      assertThat(completion.text()).isEqualTo("The Her");

      server.then(Reply.begin().and("The Her")); // a tidy end of the stream, but not of the answer
      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.CUT_OFF);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, '{\"error\":{\"message\":\"sk-hidden\",\"type\":\"server_error\"}}', server_error",
    "OLLAMA, '{\"error\":\"an error was encountered with sk-hidden\"}', ''",
    "ANTHROPIC, '{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}', overloaded_error",
    "GEMINI, '{\"error\":{\"code\":503,\"status\":\"UNAVAILABLE\"}}', UNAVAILABLE",
    "MISTRAL, '{\"error\":{\"message\":\"sk-hidden\",\"type\":\"server_error\"}}', server_error",
  })
  void complete_errorInTheMiddle_isBroken(
      ModelSettings.Provider provider, String error, String code) {
    String event =
        switch (provider) {
          case OLLAMA -> error + "\n";
          case ANTHROPIC -> FakeModelServer.event("error", error);
          case OPENAI, GEMINI, MISTRAL -> FakeModelServer.event(error);
        };
    try (FakeModelServer server = FakeModelServer.start(provider)) {
      server.then(Reply.begin().and("The ").raw(event).and("Heron").end("stop"));

      Completion completion = complete(server, new Notes());

      assertThat(completion.trouble()).contains(Trouble.BROKEN);
      assertThat(completion.text()).isEqualTo("The ");
      assertThat(completion.detail())
          .isEqualTo("an error in the middle of the reply" + (code.isEmpty() ? "" : ", " + code));
    }
  }

  @ParameterizedTest
  @EnumSource
  void complete_garbage_isBroken(ModelSettings.Provider provider) {
    String garbage =
        switch (provider) {
          case OLLAMA -> "{not JSON sk-hidden\n";
          case ANTHROPIC -> FakeModelServer.event("content_block_delta", "{not JSON sk-hidden");
          case OPENAI, GEMINI, MISTRAL -> FakeModelServer.event("{not JSON sk-hidden");
        };
    try (FakeModelServer server = FakeModelServer.start(provider)) {
      server.then(Reply.begin().and("The ").raw(garbage).and("Heron").end("stop"));

      Completion completion = complete(server, new Notes());

      assertThat(completion.trouble()).contains(Trouble.BROKEN);
      assertThat(completion.text()).isEqualTo("The ");
      assertThat(completion.detail())
          .startsWith("not a reply of this provider's format")
          .doesNotContain("sk-hidden");
    }
  }

  @ParameterizedTest
  @EnumSource
  void complete_takenBack_closesTheConnection(ModelSettings.Provider provider) throws Exception {
    try (FakeModelServer server = FakeModelServer.start(provider);
        LanguageModel model = model(server.settings())) {
      server.then(Reply.begin().and("The ").hang());
      Notes notes =
          new Notes() {
            @Override
            public void text(String piece) {
              super.text(piece);
              stopped = true;
            }
          };

      assertThatThrownBy(() -> model.complete(PROMPT, LIMIT, notes))
          .isInstanceOf(CancellationException.class);

      assertThat(server.left().path()).isEqualTo(server.requests().getFirst().path());
    }
  }

  // the rest is the same for all, and shown by one

  @Test
  void complete_takenBackBeforeAnyWord_closesTheConnection() throws Exception {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings());
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      server.then(Reply.begin().hang());
      Notes notes = new Notes();
      Future<Completion> call = executor.submit(() -> model.complete(PROMPT, LIMIT, notes));
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }

      notes.stopped = true;

      assertThatThrownBy(call::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(CancellationException.class);
      assertThat(server.left()).isNotNull();
    }
  }

  @Test
  void complete_interrupted_isTakenBack() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      server.then(Reply.begin().hang());
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> model.complete(PROMPT, LIMIT, new Notes()))
          .isInstanceOf(CancellationException.class);

      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void complete_silence_isTooSlowAndClosesTheConnection(boolean atOnce) throws Exception {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings(), HASTY)) {
      server.then(atOnce ? Reply.begin().hang() : Reply.begin().and("The ").hang());

      Completion completion =
          model.complete(PROMPT, atOnce ? Duration.ofMillis(200) : LIMIT, new Notes());

      assertThat(completion.trouble()).contains(Trouble.TOO_SLOW);
      assertThat(completion.text()).isEqualTo(atOnce ? "" : "The ");
      assertThat(completion.took()).isLessThan(Duration.ofSeconds(2));
      assertThat(server.left()).isNotNull();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void complete_longThoughtBeforeTheFirstWord_isWaitedFor() throws Exception {
    CountDownLatch thought = new CountDownLatch(1);
    Duration idle = HASTY.idle();
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings(), HASTY);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      server.then(Reply.begin().await(thought).and("Heron").end("stop"));
      Future<Completion> call = executor.submit(() -> model.complete(PROMPT, LIMIT, new Notes()));
      long end = System.nanoTime() + idle.multipliedBy(3).toNanos();
      while (System.nanoTime() - end < 0 && !call.isDone()) {
        Thread.onSpinWait();
      }
      thought.countDown();

      assertThat(call.get().trouble()).isEmpty();
      assertThat(call.get().text()).isEqualTo("Heron");
    }
  }

  @Test
  void complete_nobodyThere_isUnreachable() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    Completion completion = complete(elsewhere(nobody));

    assertThat(completion.trouble()).contains(Trouble.UNREACHABLE);
    assertThat(completion.detail()).isEqualTo("connection refused");
    assertThat(complete(elsewhere(URI.create("http://nowhere.invalid"))).detail())
        .isEqualTo("no such host");
  }

  @Test
  void complete_noTls_isUnreachable() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      URI tls = URI.create(server.base().toString().replace("http:", "https:"));

      Completion completion = complete(elsewhere(tls));

      assertThat(completion.trouble()).contains(Trouble.UNREACHABLE);
    }
  }

  @Test
  void complete_connectionBreaksBeforeTheReply_isAskedOnceMore() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.begin().cut()).then(Reply.text("Heron"));

      assertThat(complete(server, new Notes()).text()).isEqualTo("Heron");
    }
  }

  @Test
  void complete_busyForAMoment_isAskedOnceMore() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.status(429, "{}").with("Retry-After", "0")).then(Reply.text("Heron"));
      assertThat(complete(server, new Notes()).text()).isEqualTo("Heron");

      server
          .then(Reply.status(429, "{}").with("Retry-After", "Sun, 01 Mar 2026 12:00:00 GMT"))
          .then(Reply.status(429, "{}").with("Retry-After", "0"));
      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.BUSY);
      assertThat(server.requests()).hasSize(4);
    }
  }

  @Test
  void complete_moneyIsGone_isNotAskedOnceMore() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.status(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"));

      Completion completion = complete(server, new Notes());

      assertThat(completion.trouble()).contains(Trouble.BUSY);
      assertThat(completion.detail()).isEqualTo("status 429 insufficient_quota");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void complete_failedOnce_isAskedOnceMore() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.status(502, "<html>")).then(Reply.text("Heron"));

      assertThat(complete(server, new Notes()).text()).isEqualTo("Heron");
    }
  }

  @Test
  void complete_failedAfterAWord_isNotAskedOnceMore() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.begin().and("The ").cut());

      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.CUT_OFF);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void complete_endless_isEnded() throws Exception {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.begin().endless("and so on "));

      Completion completion = complete(server, new Notes());

      assertThat(completion.trouble()).contains(Trouble.ENDLESS);
      assertThat(completion.text().length()).isBetween(400, 420);
      assertThat(server.left()).isNotNull();
    }
  }

  @Test
  void complete_endlessWithoutAWord_isEnded() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.begin().endless(""));
      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.ENDLESS);

      String line = "x".repeat(100_000); // no line ever ends
      server.then(Reply.begin().raw(line).raw(line).raw(line).raw(line).hang());
      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.ENDLESS);
    }
  }

  @Test
  void complete_pageOfASite_isRejected() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.page("text/html; charset=utf-8", "<html>Welcome</html>"));
      Completion completion = complete(server, new Notes());
      assertThat(completion.trouble()).contains(Trouble.REJECTED);
      assertThat(completion.detail()).isEqualTo("no events in a reply of text/html");

      server.then(Reply.page("application/json", "{\"choices\":[]}"));
      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.EMPTY);

      server.then(Reply.status(301, "").with("Location", "http://127.0.0.1:1/"));
      assertThat(complete(server, new Notes()).detail()).isEqualTo("status 301");
    }
  }

  @Test
  void complete_streamWithoutAReason_isTakenByItsMark() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.begin().and("Heron").raw(FakeModelServer.event("[DONE]")));
      Completion completion = complete(server, new Notes());

      assertThat(completion.trouble()).isEmpty();
      assertThat(completion.usage().input()).isEqualTo(10); // 39 characters
      assertThat(completion.usage().output()).isEqualTo(2); // 5 characters
    }
  }

  @Test
  void complete_connectionLeftOpenAfterTheMark_isNotWaitedFor() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model =
            new LanguageModel(
                server.settings(),
                folder.resolve("ledger"),
                clock,
                new LanguageModel.Patience(LIMIT, LIMIT, Duration.ZERO))) {
      server.then(Reply.text("Heron").hang());

      Completion completion = model.complete(PROMPT, LIMIT, new Notes());

      assertThat(completion.trouble()).isEmpty();
      assertThat(completion.took()).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void complete_listenerFails_isHandedOn() throws Exception {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      server.then(Reply.begin().and("The ").hang());

      assertThatThrownBy(() ->
              model.complete(
                  PROMPT,
                  LIMIT,
                  new Model.Listener() {
                    @Override
                    public void text(String piece) {
                      throw new IllegalStateException("deaf");
                    }

                    @Override
                    public boolean stopped() {
                      return false;
                    }
                  }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("deaf");
      assertThat(server.left()).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, '{\"choices\":[{\"index\":0,\"delta\":{\"refusal\":\"I will not\"}}]}'",
    "GEMINI, '{\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}'",
  })
  void complete_refusalInPlaceOfText_isDeclined(ModelSettings.Provider provider, String event) {
    try (FakeModelServer server = FakeModelServer.start(provider)) {
      Reply said = Reply.begin().raw(FakeModelServer.event(event));
      server.then(provider == ModelSettings.Provider.OPENAI ? said.end("stop") : said);

      assertThat(complete(server, new Notes()).trouble()).contains(Trouble.DECLINED);
    }
  }

  @Test
  void complete_refusalThatHangs_isSortedByItsStatus() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings(), HASTY)) {
      server.then(Reply.status(401, "{").hang());

      Completion completion = model.complete(PROMPT, LIMIT, new Notes());

      assertThat(completion.trouble()).contains(Trouble.KEY_REFUSED);
      assertThat(completion.detail()).isEqualTo("status 401");
    }
  }

  @Test
  void prepare_anyProvider_sendsNothing() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      server.then(Reply.text("Heron"));

      model.prepare();

      assertThat(model.complete(PROMPT, LIMIT, new Notes()).text()).isEqualTo("Heron");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void complete_noKey_sendsNone() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.then(Reply.text("Heron"));
      ModelSettings keyed = server.settings();
      ModelSettings keyless =
          new ModelSettings(
              keyed.provider(),
              keyed.base(),
              keyed.model(),
              Optional.empty(),
              keyed.timeout(),
              keyed.budget());

      assertThat(complete(keyless).text()).isEqualTo("Heron");
      assertThat(server.requests().getFirst().headers()).doesNotContainKey("authorization");
    }
  }

  // what a model does not take

  @Test
  void complete_formatUnknown_isAskedWithoutFromThenOn() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      server.always(request ->
          request.body().contains("response_format")
              ? Reply.status(400, "{\"error\":\"json_schema is not supported\"}")
              : Reply.text("Heron"));
      assertThat(model.takesShape()).isTrue();

      assertThat(model.complete(PROMPT, LIMIT, new Notes()).text()).isEqualTo("Heron");
      assertThat(server.requests()).hasSize(3);
      assertThat(model.takesShape()).isFalse();

      assertThat(model.complete(PROMPT, LIMIT, new Notes()).text()).isEqualTo("Heron");
      assertThat(server.requests()).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422, 500})
  void complete_schemaUnknown_isAskedForSomeJsonFromThenOn(int status) {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      server.always(request ->
          request.body().contains("json_schema")
              ? Reply.status(
                  status, "{\"error\":{\"message\":\"response_format: not 'json_schema'\"}}")
              : Reply.text("{}"));

      model.complete(PROMPT, LIMIT, new Notes());
      model.complete(PROMPT, LIMIT, new Notes());

      assertThat(server.requests()).hasSize(3);
      assertThat(server.requests().getLast().json().at("/response_format/type").asText())
          .isEqualTo("json_object");
      assertThat(model.takesShape()).isFalse();
    }
  }

  @Test
  void complete_parametersUnknown_areLeftOutOrNamedOtherwise() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      server.always(request -> {
        JsonNode json = request.json();
        if (json.has("max_tokens")) {
          return Reply.status(
              400, "{\"error\":{\"message\":\"use 'max_completion_tokens' instead\"}}");
        }
        return json.has("temperature")
            ? Reply.status(400, "{\"error\":{\"message\":\"'temperature' does not vary\"}}")
            : Reply.text("Heron");
      });

      assertThat(complete(server, new Notes()).text()).isEqualTo("Heron");
      JsonNode last = server.requests().getLast().json();
      assertThat(last.at("/max_completion_tokens").asInt()).isEqualTo(50);
      assertThat(last.has("response_format")).isTrue();
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void complete_questionTooLong_isRejectedAndNothingLearned() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      server.always(_ -> Reply.status(400, "{\"error\":{\"code\":\"context_length_exceeded\"}}"));

      Completion completion = model.complete(PROMPT, LIMIT, new Notes());

      assertThat(completion.trouble()).contains(Trouble.REJECTED);
      assertThat(completion.detail()).isEqualTo("status 400 context_length_exceeded");
      assertThat(server.requests()).hasSize(1); // less to ask for would not make it shorter
      assertThat(model.takesShape()).isTrue();
    }
  }

  // sparing a provider

  @Test
  void complete_failuresInARow_restLongerAndLonger() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      server.always(_ -> Reply.status(500, ""));
      for (int i = 0; i < Breaker.MOST; i++) {
        assertThat(trouble(model)).contains(Trouble.BROKEN);
      }
      int asked = server.requests().size();

      assertThat(trouble(model)).contains(Trouble.RESTING);
      clock.step(Duration.ofSeconds(29));
      assertThat(trouble(model)).contains(Trouble.RESTING);
      assertThat(server.requests()).hasSize(asked);
      clock.step(Duration.ofSeconds(1));
      assertThat(trouble(model)).contains(Trouble.BROKEN);
      clock.step(Duration.ofSeconds(59));
      assertThat(trouble(model)).contains(Trouble.RESTING);
      clock.step(Duration.ofSeconds(1));
      server.always(_ -> Reply.text("Heron"));
      assertThat(trouble(model)).isEmpty();
      assertThat(trouble(model)).isEmpty();
    }
  }

  @Test
  void complete_keyRefused_restsAtOnce() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      server.then(Reply.status(401, ""));

      assertThat(trouble(model)).contains(Trouble.KEY_REFUSED);
      assertThat(trouble(model)).contains(Trouble.RESTING);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void complete_oneQuestionForbidden_doesNotRest() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      server.then(Reply.status(403, "")).then(Reply.text("Heron"));

      assertThat(trouble(model)).contains(Trouble.KEY_REFUSED);
      assertThat(trouble(model)).isEmpty();
    }
  }

  @Test
  void complete_shortLimits_doNotRest() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      for (int i = 0; i < Breaker.MOST; i++) {
        server.then(Reply.begin().hang());
        assertThat(model.complete(PROMPT, Duration.ofMillis(50), new Notes()).trouble())
            .contains(Trouble.TOO_SLOW);
      }
      server.then(Reply.text("Heron"));

      assertThat(trouble(model)).isEmpty();
    }
  }

  @Test
  void complete_longLimits_restWhenTheyAreNotKept() {
    Duration timeout = Duration.ofMillis(50);
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(within(server.settings(), timeout))) {
      for (int i = 0; i < Breaker.MOST; i++) {
        server.then(Reply.begin().hang());
        assertThat(model.complete(PROMPT, timeout, new Notes()).trouble())
            .contains(Trouble.TOO_SLOW);
      }

      assertThat(trouble(model)).contains(Trouble.RESTING);
    }
  }

  @Test
  void complete_busyForLong_restsThatLong() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      server.then(Reply.status(429, "").with("Retry-After", "120")).then(Reply.text("Heron"));

      assertThat(trouble(model)).contains(Trouble.BUSY);
      clock.step(Duration.ofSeconds(119));
      assertThat(trouble(model)).contains(Trouble.RESTING);
      clock.step(Duration.ofSeconds(1));
      assertThat(trouble(model)).isEmpty();
    }
  }

  @Test
  void breaker_whileOneTries_othersRest() {
    Breaker breaker = new Breaker(clock);
    breaker.failed(true);
    clock.step(Breaker.FIRST);

    assertThat(breaker.enter()).isTrue();
    assertThat(breaker.enter()).isFalse();
    breaker.left(); // whoever tried gave up: the next one may
    assertThat(breaker.enter()).isTrue();
    for (int i = 0; i < 10; i++) {
      breaker.failed(false);
      clock.step(Breaker.LONGEST);
      assertThat(breaker.enter()).isTrue();
    }
    breaker.succeeded();
    assertThat(breaker.enter()).isTrue();
    assertThat(breaker.enter()).isTrue();
  }

  // budgets

  @Test
  void complete_callsOfAMinute_areCounted() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model =
            model(
                server.settings(
                    new ModelSettings.Budget(
                        20, OptionalInt.of(2), 1, Optional.empty(), List.of())))) {
      server.always(_ -> Reply.text("Heron"));

      assertThat(trouble(model)).isEmpty();
      clock.step(Duration.ofSeconds(30));
      assertThat(trouble(model)).isEmpty();
      Completion completion = model.complete(PROMPT, LIMIT, new Notes());
      assertThat(completion.trouble()).contains(Trouble.BUDGET);
      assertThat(completion.detail()).isEqualTo("llm.calls-minute is used up");
      clock.step(Duration.ofSeconds(30));
      assertThat(trouble(model)).isEmpty();
      assertThat(trouble(model)).contains(Trouble.BUDGET);
      assertThat(server.requests()).hasSize(3);
      assertThat(server.requests().getFirst().json().at("/max_tokens").asInt()).isEqualTo(20);
    }
  }

  @Test
  void complete_callsAtOnce_waitForTheirTurn() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model =
            model(
                server.settings(
                    new ModelSettings.Budget(
                        20, OptionalInt.empty(), 1, Optional.empty(), List.of())));
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      server.then(Reply.begin().await(over).and("One").end("stop"));
      server.then(Reply.text("Two"));
      Future<Completion> first =
          executor.submit(() -> model.complete(PROMPT, Duration.ofSeconds(20), new Notes()));
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }

      Completion impatient = model.complete(PROMPT, Duration.ofMillis(50), new Notes());
      Future<Completion> patient =
          executor.submit(() -> model.complete(PROMPT, Duration.ofSeconds(20), new Notes()));
      over.countDown();

      assertThat(impatient.trouble()).contains(Trouble.BUSY);
      assertThat(first.get().text()).isEqualTo("One");
      assertThat(patient.get().text()).isEqualTo("Two");
    }
  }

  @Test
  void complete_callsAtOnce_waitForAThirdOfTheirTime() {
    CountDownLatch over = new CountDownLatch(1);
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model =
            model(
                server.settings(
                    new ModelSettings.Budget(
                        20, OptionalInt.empty(), 1, Optional.empty(), List.of())));
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      server.then(Reply.begin().await(over).and("One").end("stop"));
      Future<Completion> _ =
          executor.submit(() -> model.complete(PROMPT, Duration.ofSeconds(20), new Notes()));
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }

      Completion second = model.complete(PROMPT, Duration.ofSeconds(3), new Notes());
      over.countDown();

      assertThat(second.trouble()).contains(Trouble.BUSY);
      assertThat(second.took()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(2_500));
    }
  }

  @Test
  void complete_ledgerLocked_isNotWaitedForLong() throws Exception {
    // by another process, since a lock is one of the process
    Path lock = folder.resolve("ledger.lock");
    Path holder = folder.resolve("Holder.java");
    Files.writeString(
        holder,
        """
        void main(String[] args) throws Exception {
          var options = java.util.EnumSet.of(
              java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE);
          try (var channel = java.nio.channels.FileChannel.open(Path.of(args[0]), options);
              var lock = channel.lock()) {
            System.out.write('!');
            System.out.flush();
            System.in.read();
          }
        }
        """);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                holder.toString(),
                lock.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings(FakeModelServer.dollars("1")))) {
      server.always(_ -> Reply.text("Heron"));
      assertThat(process.getInputStream().read()).isEqualTo('!');

      Completion completion = model.complete(PROMPT, Duration.ofMillis(300), new Notes());

      assertThat(completion.trouble()).contains(Trouble.BUDGET);
      assertThat(completion.detail())
          .isEqualTo("what was spent today is locked by another process");
      assertThat(completion.took()).isLessThan(Duration.ofSeconds(2));
      assertThat(server.requests()).isEmpty();
    } finally {
      process.getOutputStream().close();
      process.waitFor();
    }
  }

  @Test
  void complete_dollarsOfADay_areSharedAndEndAtMidnight() throws IOException {
    // 10 tokens of prompt and at most 50 of output are 0.11 dollars before the call;
    // 11 and 7 as they are counted after it are 0.025
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel here = model(server.settings(FakeModelServer.dollars("0.15")));
        LanguageModel there = model(server.settings(FakeModelServer.dollars("0.15")))) {
      server.always(_ -> Reply.text("Heron"));

      Completion first = here.complete(PROMPT, LIMIT, new Notes());
      assertThat(first.trouble()).isEmpty();
      assertThat(first.usage().dollars()).isEqualByComparingTo("0.025");
      assertThat(folder.resolve("ledger")).hasContent("2026-03-01 0.025\n");
      assertThat(trouble(there)).isEmpty();
      assertThat(folder.resolve("ledger")).hasContent("2026-03-01 0.050\n");
      Completion third = here.complete(PROMPT, LIMIT, new Notes());
      assertThat(third.trouble()).contains(Trouble.BUDGET);
      assertThat(third.detail()).isEqualTo("llm.dollars-day is used up");
      clock.step(Duration.ofHours(12));
      assertThat(trouble(there)).isEmpty();
      assertThat(folder.resolve("ledger")).hasContent("2026-03-02 0.025\n");
    }
  }

  @Test
  void complete_unfinishedCall_costsWhatItMay() throws IOException {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings(FakeModelServer.dollars("1")))) {
      server.then(Reply.begin().hang());
      model.complete(PROMPT, Duration.ofSeconds(1), new Notes());
      assertThat(folder.resolve("ledger")).hasContent("2026-03-01 0.01\n");

      server.then(Reply.begin().and("12345678").cut());
      model.complete(PROMPT, LIMIT, new Notes());
      assertThat(folder.resolve("ledger")).hasContent("2026-03-01 0.12\n");
    }
  }

  @Test
  void complete_manyAtOnce_doNotOverspend() throws Exception {
    ModelSettings.Budget budget = FakeModelServer.dollars("0.35");
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel here = model(server.settings(budget));
        LanguageModel there = model(server.settings(budget));
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      server.always(_ -> Reply.text("Heron"));
      List<Future<Completion>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        LanguageModel model = i % 2 == 0 ? here : there;
        calls.add(executor.submit(() -> model.complete(PROMPT, LIMIT, new Notes())));
      }
      int answered = 0;
      for (Future<Completion> call : calls) {
        answered += call.get().trouble().isEmpty() ? 1 : 0;
      }

      // a call takes at most .11 and in the end .025
      assertThat(answered).isBetween(3, 14);
      BigDecimal spent =
          new BigDecimal(Files.readString(folder.resolve("ledger")).strip().split(" ", -1)[1]);
      assertThat(spent)
          .isEqualByComparingTo(new BigDecimal("0.025").multiply(new BigDecimal(answered)));
    }
  }

  @Test
  void complete_refusedCall_costsNothing() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings(FakeModelServer.dollars("1")))) {
      server.then(Reply.status(404, ""));

      assertThat(model.complete(PROMPT, LIMIT, new Notes()).usage())
          .isEqualTo(Completion.Usage.NONE);
      assertThat(folder.resolve("ledger")).hasContent("2026-03-01 0.00\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "garbage", "2026-03-01 -5", "2026-03-01 1e99", "1 2 3", "\u00ff\u00fe"})
  void complete_ledgerUnreadable_countsAnew(String content) throws IOException {
    Files.write(folder.resolve("ledger"), content.getBytes(StandardCharsets.ISO_8859_1));
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings(FakeModelServer.dollars("1")))) {
      server.always(_ -> Reply.text("Heron"));

      assertThat(trouble(model)).isEmpty();
      assertThat(folder.resolve("ledger")).hasContent("2026-03-01 0.025\n");
    }
  }

  @Test
  void complete_ledgerCannotBeWritten_isKeptInMind() throws IOException {
    Files.createDirectory(folder.resolve("ledger.lock"));
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings(FakeModelServer.dollars("0.12")))) {
      server.always(_ -> Reply.text("Heron"));

      assertThat(trouble(model)).isEmpty();
      assertThat(trouble(model)).contains(Trouble.BUDGET);
    }
  }

  // where it is reached

  @ParameterizedTest
  @CsvSource({
    "OPENAI, http://h:8080, http://h:8080/v1",
    "OPENAI, http://h:8080/, http://h:8080/v1",
    "OPENAI, http://h:8080/v1/, http://h:8080/v1",
    "OPENAI, https://h/api/v1, https://h/api/v1",
    "OPENAI, https://h/api/v1/chat/completions, https://h/api/v1",
    "OLLAMA, http://h:11434, http://h:11434",
    "OLLAMA, http://h:11434/api/chat/, http://h:11434",
    "OLLAMA, http://h:11434/v1, http://h:11434",
    "ANTHROPIC, https://h, https://h/v1",
    "ANTHROPIC, https://h/v1/messages, https://h/v1",
    "GEMINI, https://h, https://h/v1beta",
    "GEMINI, https://h/v1, https://h/v1",
    "MISTRAL, https://h, https://h/v1",
  })
  void base_asPeopleWriteIt_isUnderstood(
      ModelSettings.Provider provider, String given, String understood) {
    try (FakeModelServer server = FakeModelServer.start(provider)) {
      assertThat(Providers.base(elsewhere(server.settings(), URI.create(given))))
          .isEqualTo(understood);
    }
  }

  @Test
  void toString_anything_showsNoKey() {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI);
        LanguageModel model = model(server.settings())) {
      assertThat(model.settings() + " " + model.name()).doesNotContain("sk-hidden");
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 50, 8192", "15000, 3000, 8192", "16000, 3000, 16384", "60000, 2000, 32768"})
  void context_promptAndOutput_fit(int characters, int tokens, int context) {
    Prompt prompt = new Prompt("1", "", "x".repeat(characters), Optional.empty(), tokens);

    assertThat(Providers.context(prompt, tokens)).isEqualTo(context);
  }

  private static ModelSettings within(ModelSettings settings, Duration timeout) {
    return new ModelSettings(
        settings.provider(),
        settings.base(),
        settings.model(),
        settings.key(),
        timeout,
        settings.budget());
  }

  private static ModelSettings elsewhere(ModelSettings settings, URI base) {
    return new ModelSettings(
        settings.provider(),
        Optional.of(base),
        settings.model(),
        settings.key(),
        settings.timeout(),
        settings.budget());
  }

  private static ModelSettings elsewhere(URI base) {
    try (FakeModelServer server = FakeModelServer.start(ModelSettings.Provider.OPENAI)) {
      return elsewhere(server.settings(), base);
    }
  }

  private LanguageModel model(ModelSettings settings) {
    return model(settings, SHORT);
  }

  private LanguageModel model(ModelSettings settings, LanguageModel.Patience patience) {
    return new LanguageModel(settings, folder.resolve("ledger"), clock, patience);
  }

  private static Optional<Trouble> trouble(LanguageModel model) {
    return model.complete(PROMPT, LIMIT, new Notes()).trouble();
  }

  private Completion complete(ModelSettings settings) {
    try (LanguageModel model = model(settings)) {
      return model.complete(PROMPT, LIMIT, new Notes());
    }
  }

  private Completion complete(FakeModelServer server, Model.Listener listener) {
    try (LanguageModel model = model(server.settings())) {
      return model.complete(PROMPT, LIMIT, listener);
    }
  }
}
