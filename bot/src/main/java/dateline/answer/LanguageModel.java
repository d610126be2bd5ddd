package dateline.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// A language model behind its provider's API, kept to its budget. Thread-safe.
///
/// What goes wrong is sorted here, once, into a [Trouble]; and what may help is tried: once more
/// where the provider was busy or failed before it said a word, and where it does not know a part
/// of the request, without that part, now and from then on. A provider that fails again and again
/// is left alone for a while ([Breaker]).
public final class LanguageModel implements Model, AutoCloseable {

  /// How long things may take that have no setting.
  ///
  /// @param connect until there is a connection
  /// @param idle between two pieces of a reply whose first word has come; a model may take all the
  ///   time there is to come to that
  /// @param pause before asking again a provider that failed
  record Patience(Duration connect, Duration idle, Duration pause) {
    static final Patience USUAL =
        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofMillis(500));
  }

  private static final Listener SILENT =
      new Listener() {
        @Override
        public void text(String piece) {}

        @Override
        public boolean stopped() {
          return false;
        }
      };

  /// Characters of a token, where the provider does not count.
  private static final int TOKEN = 4;

  /// More characters of text than this for each token allowed can't be right.
  private static final int MOST_CHARACTERS = 8;

  /// Bytes on the wire, for each token allowed: every token may come as an event of its own.
  private static final int MOST_BYTES = 2_048;

  private static final int LEAST_BYTES = 262_144;

  private final ModelSettings settings;
  private final Clock clock;
  private final Patience patience;
  private final Allowance allowance;
  private final Breaker breaker;
  private volatile Providers.Habits habits = Providers.Habits.ALL;
  private @Nullable HttpClient http;

  LanguageModel(ModelSettings settings, Path ledger, Clock clock, Patience patience) {
    this.settings = settings;
    this.clock = clock;
    this.patience = patience;
    this.allowance = new Allowance(settings, ledger, clock);
    this.breaker = new Breaker(clock);
  }

  /// Gets ready; calls nobody yet.
  ///
  /// @param ledger the file that keeps what was spent today, shared by all processes
  public static LanguageModel of(ModelSettings settings, Path ledger, Clock clock) {
    return new LanguageModel(settings, ledger, clock, Patience.USUAL);
  }

  @Override
  public String name() {
    return settings.provider().name().toLowerCase(Locale.ROOT) + "/" + settings.model();
  }

  ModelSettings settings() {
    return settings;
  }

  /// Where it is reached.
  public String address() {
    return Providers.base(settings);
  }

  /// Begins to load, in the background, what a call will need; for who asks but once, and soon.
  /// Nothing is sent. A failure shows when it is needed.
  public void prepare() {
    CompletableFuture<Void> _ =
        CompletableFuture.runAsync(() -> {
          http();
          Prompt prompt = new Prompt("none", "none", "none", Optional.empty(), 1);
          Wire wire = new Wire(http(), new Wire.Bounds(0, Duration.ZERO, 0), () -> true, clock);
          Providers.open(settings, wire.builder(), Providers.context(prompt, 1))
              .chat(Providers.request(settings, prompt, 1, habits), new Reception(wire, SILENT, 0));
        });
  }

  /// What came of trying a model.
  ///
  /// @param detail the cause of the trouble, in a few words; empty where there is none
  /// @param shaped whether its output was of the form it was asked for
  public record Trial(Optional<Trouble> trouble, String detail, boolean shaped, Duration took) {}

  /// Asks for one word, in a given form, to see whether all is well.
  public Trial trial() {
    Prompt prompt =
        new Prompt(
            "trial",
            "You reply with one JSON object and nothing else.",
            "Reply with {\"word\": \"ready\"}.",
            Optional.of(
                JsonObjectSchema.builder()
                    .addStringProperty("word")
                    .required("word")
                    .additionalProperties(false)
                    .build()),
            settings.budget().tokens());
    Completion completion = complete(prompt, settings.timeout(), SILENT);
    return new Trial(
        completion.trouble(),
        completion.detail(),
        takesShape() && hasWord(completion.text()),
        completion.took());
  }

  private static boolean hasWord(String text) {
    try {
      return new ObjectMapper().readTree(text).path("word").isTextual();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /// Whether it can be held to a form of output, as far as is known.
  boolean takesShape() {
    return habits.shape() == Providers.Shape.SCHEMA;
  }

  @Override
  public Completion complete(Prompt prompt, Duration limit, Listener listener) {
    return new Call(prompt, limit, listener).run();
  }

  @Override
  public synchronized void close() {
    if (http != null) {
      http.shutdownNow();
      http = null;
    }
  }

  private synchronized HttpClient http() {
    if (http == null) {
      http =
          HttpClient.newBuilder()
              // asking for HTTP/2 without TLS, as is the default, confuses small servers
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER) // the key is for nobody else
              .connectTimeout(patience.connect())
              .build();
    }
    return http;
  }

  /// What came of asking one time.
  private record Attempt(String text, Optional<Wire.Failure> failure) {
    static Attempt without(Trouble trouble, String detail) {
      return new Attempt("", Optional.of(Wire.Failure.of(trouble, detail)));
    }
  }

  /// One call of [#complete].
  private final class Call {
    private final Prompt prompt;
    private final Listener listener;
    private final int tokens;
    private final long start = System.nanoTime();
    private final Duration limit;
    private final long deadline;
    private long turn = start;
    private Completion.Usage usage = Completion.Usage.NONE;

    Call(Prompt prompt, Duration limit, Listener listener) {
      this.prompt = prompt;
      this.listener = listener;
      this.tokens = Math.min(prompt.tokens(), settings.budget().tokens());
      this.limit = limit;
      this.deadline = start + limit.toNanos();
    }

    Completion run() {
      if (breaker.rests()) {
        return completion(Attempt.without(Trouble.RESTING, "it failed before"));
      }
      try {
        // whoever gets a turn has most of the time left for the call itself
        if (!allowance.begin(start + limit.dividedBy(3).toNanos(), listener::stopped)) {
          goOn();
          return completion(Attempt.without(Trouble.BUSY, "too many calls of our own"));
        }
      } catch (InterruptedException e) {
        throw interrupted();
      }
      turn = System.nanoTime();
      try {
        return breaker.enter()
            ? completion(guarded())
            : completion(Attempt.without(Trouble.RESTING, "it failed before"));
      } finally {
        allowance.end();
      }
    }

    private Attempt guarded() {
      boolean known = false;
      try {
        Attempt attempt = attempts();
        known = true;
        tell(attempt.failure());
        return attempt;
      } finally {
        if (!known) {
          breaker.left();
        }
      }
    }

    private void tell(Optional<Wire.Failure> failure) {
      if (failure.isEmpty()) {
        breaker.succeeded();
        return;
      }
      switch (failure.get().trouble()) {
        case UNREACHABLE, BROKEN -> breaker.failed(false);
        case TOO_SLOW -> {
          if (hadTime()) {
            breaker.failed(false);
          } else {
            breaker.left();
          }
        }
        // some gateways say 403 to a single question that they do not like
        case KEY_REFUSED -> breaker.failed(failure.get().status() == 401);
        case BUSY -> breaker.busy(failure.get().again().orElse(Breaker.FIRST));
        case RESTING, BUDGET -> breaker.left();
        case REJECTED, CUT_OFF, ENDLESS, EMPTY, DECLINED, MALFORMED, UNSUPPORTED ->
            breaker.succeeded();
      }
    }

    /// Whether a provider that is well would have answered: a call of a short limit, or one that
    /// got its turn late, says nothing about it.
    private boolean hadTime() {
      return deadline - turn >= settings.timeout().toNanos() / 2;
    }

    private Attempt attempts() {
      Providers.Habits tried = habits;
      boolean again = true;
      while (true) {
        goOn();
        Attempt attempt = attempt(tried);
        Optional<Wire.Failure> failure = attempt.failure();
        if (failure.isEmpty() || !attempt.text().isEmpty()) {
          return attempt;
        }
        Optional<Providers.Habits> others = others(tried, failure.get());
        if (others.isPresent()) {
          tried = others.get();
          continue;
        }
        Optional<Duration> wait = failure.get().again().map(this::atLeastAPause);
        if (!again || wait.isEmpty() || !leavesTime(wait.get())) {
          return attempt;
        }
        again = false;
        pause(wait.get());
      }
    }

    private Optional<Providers.Habits> others(Providers.Habits tried, Wire.Failure failure) {
      boolean refused =
          failure.status() == 400
              || failure.status() == 422
              // some small servers fail over what they do not know
              || (failure.status() == 500 && failure.refusal().contains("response_format"));
      return refused && !failure.isOfLength()
          ? tried.after(failure.refusal(), settings.provider(), prompt.shape().isPresent())
          : Optional.empty();
    }

    /// Whether after a wait as much time is left for the answer.
    private boolean leavesTime(Duration wait) {
      long left = deadline - System.nanoTime();
      return left > 0 && wait.compareTo(Duration.ofNanos(left).dividedBy(2)) <= 0;
    }

    private Duration atLeastAPause(Duration wait) {
      return wait.compareTo(patience.pause()) < 0 ? patience.pause() : wait;
    }

    private Attempt attempt(Providers.Habits tried) {
      if (!allowance.count()) {
        return Attempt.without(Trouble.BUDGET, "llm.calls-minute is used up");
      }
      int input = (prompt.system().length() + prompt.user().length()) / TOKEN + 1;
      LocalDate day = allowance.today();
      BigDecimal most = allowance.cost(input, tokens);
      switch (allowance.take(most, deadline)) {
        case MADE -> {}
        case REFUSED -> {
          return Attempt.without(Trouble.BUDGET, "llm.dollars-day is used up");
        }
        case LOCKED -> {
          return Attempt.without(
              Trouble.BUDGET, "what was spent today is locked by another process");
        }
      }
      Wire wire =
          new Wire(
              http(),
              new Wire.Bounds(deadline, patience.idle(), LEAST_BYTES + (long) tokens * MOST_BYTES),
              listener::stopped,
              clock);
      Reception reception = new Reception(wire, listener, (long) tokens * MOST_CHARACTERS);
      try {
        Providers.open(settings, wire.builder(), Providers.context(prompt, tokens))
            .chat(Providers.request(settings, prompt, tokens, tried), reception);
      } catch (RuntimeException e) {
        wire.fail(
            Wire.Failure.of(
                Trouble.REJECTED, "not a request of this provider: " + e.getClass().getName()));
      } finally {
        Completion.Usage used = wire.costs() ? used(wire, reception, input) : Completion.Usage.NONE;
        usage =
            new Completion.Usage(
                usage.input() + used.input(),
                usage.output() + used.output(),
                usage.dollars().add(used.dollars()));
        allowance.settle(day, most, used.dollars());
      }
      reception.rethrow();
      if (wire.cancelled()) {
        throw new CancellationException("the question was taken back");
      }
      if (wire.accepted()) {
        habits = tried;
      }
      return new Attempt(reception.text(), wire.failure().or(reception::shortcoming));
    }

    /// What an attempt used, as far as it was counted. Of one that was broken off nobody knows what
    /// was thought before the words, so that it may have used all it was allowed.
    private Completion.Usage used(Wire wire, Reception reception, int input) {
      Optional<TokenUsage> counted =
          Optional.ofNullable(reception.response).map(ChatResponse::tokenUsage);
      int in = counted.map(TokenUsage::inputTokenCount).filter(count -> count > 0).orElse(input);
      int out =
          counted
              .map(TokenUsage::outputTokenCount)
              .filter(count -> count > 0)
              .orElse(
                  wire.accepted() && !reception.endedByItself()
                      ? tokens
                      : (reception.text().length() + TOKEN - 1) / TOKEN);
      return new Completion.Usage(in, out, allowance.cost(in, out));
    }

    private void goOn() {
      if (listener.stopped()) {
        throw new CancellationException("the question was taken back");
      }
    }

    private void pause(Duration wait) {
      long end = System.nanoTime() + wait.toNanos();
      try {
        while (end - System.nanoTime() > 0) {
          goOn();
          Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, 25));
        }
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }

    private CancellationException interrupted() {
      Thread.currentThread().interrupt();
      return new CancellationException("the thread was interrupted");
    }

    private Completion completion(Attempt attempt) {
      Optional<Trouble> trouble = attempt.failure().map(Wire.Failure::trouble);
      String detail = attempt.failure().map(Wire.Failure::detail).orElse("");
      if (trouble.isPresent()) {
        // asked for only when there is something to say: setting the log up takes its time
        LoggerFactory.getLogger(LanguageModel.class)
            .atWarn()
            .addKeyValue("model", name())
            .addKeyValue("trouble", trouble.get())
            .addKeyValue("detail", detail)
            .log("a language model did not answer as it should");
      }
      return new Completion(
          name(),
          attempt.text(),
          trouble,
          detail,
          usage,
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /// Takes what LangChain4j makes of the stream.
  private static final class Reception implements StreamingChatResponseHandler {
    private final Wire wire;
    private final Listener listener;
    private final long most;
    private final StringBuilder text = new StringBuilder();
    private @Nullable ChatResponse response;
    private @Nullable RuntimeException thrown;

    Reception(Wire wire, Listener listener, long most) {
      this.wire = wire;
      this.listener = listener;
      this.most = most;
    }

    @Override
    public void onPartialResponse(String piece) {
      if (wire.failure().isPresent() || thrown != null) {
        return;
      }
      text.append(piece);
      if (!piece.isEmpty()) {
        wire.speaks();
      }
      if (text.length() > most) {
        wire.fail(Wire.Failure.of(Trouble.ENDLESS, "more than " + most + " characters"));
        return;
      }
      try {
        listener.text(piece);
      } catch (RuntimeException e) { // LangChain4j would only log it
        thrown = e;
        wire.fail(Wire.Failure.of(Trouble.MALFORMED, "nobody could listen to it"));
      }
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
      response = complete;
      wire.finish();
    }

    @Override
    public void onError(Throwable error) {
      wire.fail(
          Wire.Failure.of(
              Trouble.BROKEN,
              "not a reply of this provider's format (" + error.getClass().getSimpleName() + ")"));
    }

    String text() {
      return text.toString();
    }

    void rethrow() {
      if (thrown != null) {
        throw thrown;
      }
    }

    /// Whether the model came to its end, and was not cut off.
    boolean endedByItself() {
      return wire.complete()
          && wire.failure().isEmpty()
          && !wire.cancelled()
          && (response == null || response.finishReason() != FinishReason.LENGTH);
    }

    /// What is missing of a reply that came without a failure.
    Optional<Wire.Failure> shortcoming() {
      if (text.isEmpty() && wire.declined()) {
        return Optional.of(Wire.Failure.of(Trouble.DECLINED, "it says so"));
      }
      FinishReason reason = response == null ? null : response.finishReason();
      if (reason == null) {
        return wire.complete() && !text.isEmpty()
            ? Optional.empty() // some servers never give one
            : Optional.of(
                text.isEmpty()
                    ? Wire.Failure.of(Trouble.EMPTY, "no text")
                    : Wire.Failure.of(Trouble.CUT_OFF, "the stream ended without its end"));
      }
      return switch (reason) {
        case STOP, TOOL_EXECUTION ->
            text.toString().isBlank()
                ? Optional.of(Wire.Failure.of(Trouble.EMPTY, "no text"))
                : Optional.empty();
        case LENGTH -> Optional.of(Wire.Failure.of(Trouble.CUT_OFF, "its length ran out"));
        case CONTENT_FILTER, OTHER ->
            Optional.of(Wire.Failure.of(Trouble.DECLINED, "ended for " + reason));
      };
    }
  }
}
