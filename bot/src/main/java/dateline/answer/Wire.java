package dateline.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What carries one call to a provider: sends the request that LangChain4j wrote, and gives it the
/// events of the reply to read, all on the thread that called.
///
/// It stands in for LangChain4j's own transport, since that one can't be ended before the first
/// event has come, waits without a limit between two events, does not tell of `retry-after`, and
/// hands a failure in the middle of a stream on only in some formats. Here every wait ends within
/// [#TICK] of the deadline or of being stopped, and then the connection is closed.
final class Wire implements HttpClient {

  /// How long a wait may go on before it is looked whether there is any more sense in it.
  private static final Duration TICK = Duration.ofMillis(25);

  /// How long to wait for the end of a stream whose last event has come.
  private static final Duration GRACE = Duration.ofMillis(50);

  /// Parts of the words that providers have for a question too long.
  private static final List<String> LENGTH =
      List.of("context_length", "context_size", "above_max_length", "too_large", "too_long");

  private static final int LARGEST_REFUSAL = 16_384;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Bounds of a call.
  ///
  /// @param deadline when it must have ended, of [System#nanoTime]
  /// @param idle the longest to wait between two pieces of the reply, once it speaks
  /// @param bytes the most bytes of a reply
  record Bounds(long deadline, Duration idle, long bytes) {}

  /// Why a call came to nothing, or not to its end.
  ///
  /// @param detail one line without secrets and words of people
  /// @param status of the reply, 0 if there was none
  /// @param again how long to wait before it makes sense to ask again; empty if it never does
  /// @param refusal what the provider said to it, which may hold anything
  record Failure(
      Trouble trouble, String detail, int status, Optional<Duration> again, String refusal) {
    static Failure of(Trouble trouble, String detail) {
      return new Failure(trouble, detail, 0, Optional.empty(), "");
    }

    /// Whether the provider's own word says that the question is too long for the model, whatever
    /// else is asked of it.
    boolean isOfLength() {
      return LENGTH.stream().anyMatch(detail::contains);
    }
  }

  private final java.net.http.HttpClient http;
  private final Bounds bounds;
  private final BooleanSupplier stopped;
  private final InstantSource clock;
  private final Body body = new Body();
  private @Nullable Failure failure;
  private boolean cancelled;
  private boolean complete;
  private boolean accepted;
  private boolean reading;
  private boolean speaks;
  private boolean declined;
  private int events;

  Wire(java.net.http.HttpClient http, Bounds bounds, BooleanSupplier stopped, InstantSource clock) {
    this.http = http;
    this.bounds = bounds;
    this.stopped = stopped;
    this.clock = clock;
  }

  /// For the builders of LangChain4j's models. What they say of time limits is not listened to.
  HttpClientBuilder builder() {
    return new HttpClientBuilder() {
      @Override
      public Duration connectTimeout() {
        return bounds.idle();
      }

      @Override
      public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
      }

      @Override
      public Duration readTimeout() {
        return bounds.idle();
      }

      @Override
      public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
      }

      @Override
      public HttpClient build() {
        return Wire.this;
      }
    };
  }

  /// What went wrong, if anything did.
  Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  /// Whether the one who called wants no more.
  boolean cancelled() {
    return cancelled;
  }

  /// Whether the provider took the question.
  boolean accepted() {
    return accepted;
  }

  /// Whether it may have to be paid for: also where nobody waited for the reply.
  boolean costs() {
    return accepted || cancelled || (failure != null && failure.trouble() == Trouble.TOO_SLOW);
  }

  /// Whether there was a mark in the stream that the model declines.
  boolean declined() {
    return declined;
  }

  /// Whether the mark came that ends a stream.
  boolean complete() {
    return complete;
  }

  /// Says that the first word has come: from now on the model is not thinking.
  void speaks() {
    speaks = true;
  }

  /// Ends the call for a reason; the first one counts.
  void fail(Failure reason) {
    if (failure == null && !cancelled) {
      failure = reason;
    }
    body.cancel();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("models are only asked for streams");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    if (stopped.getAsBoolean()) {
      cancelled = true;
      return;
    }
    CompletableFuture<HttpResponse<Body>> sent;
    try {
      sent = http.sendAsync(jdkRequest(request), _ -> body);
    } catch (IllegalArgumentException e) { // a key with a line break, a model's name as a path
      fail(Failure.of(Trouble.REJECTED, "the request can't be sent as it is"));
      return;
    }
    try {
      HttpResponse<Body> response = await(sent);
      if (response.statusCode() / 100 != 2) {
        fail(refused(response));
        return;
      }
      accepted = true;
      listener.onOpen(
          SuccessfulHttpResponse.builder()
              .statusCode(response.statusCode())
              .headers(response.headers().map())
              .build());
      reading = true;
      parser.parse(body, new Guard(listener));
      reading = false;
      if (failure == null && !cancelled) {
        listener.onClose();
      }
      if (failure == null && !cancelled && events == 0) {
        fail(nothing(response));
      }
    } catch (EndedException e) {
      // the reason is kept
    } catch (IOException e) {
      fail(broken(e));
    } catch (RuntimeException e) {
      fail(unreadable(e));
    } finally {
      sent.cancel(true);
      body.cancel();
    }
  }

  private static java.net.http.HttpRequest jdkRequest(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    request.headers().forEach((name, values) -> values.forEach(each -> builder.header(name, each)));
    return builder
        .method(
            request.method().name(),
            java.net.http.HttpRequest.BodyPublishers.ofString(request.body()))
        .build();
  }

  private HttpResponse<Body> await(CompletableFuture<HttpResponse<Body>> sent) throws IOException {
    while (true) {
      goOn(bounds.deadline());
      try {
        return sent.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // look whether to go on, and wait again
      } catch (InterruptedException e) {
        throw interrupted();
      } catch (ExecutionException e) {
        fail(broken(e.getCause() == null ? e : e.getCause()));
        throw new EndedException();
      }
    }
  }

  /// @throws EndedException when the call is to end here
  private void goOn(long until) throws EndedException {
    if (stopped.getAsBoolean()) {
      cancelled = true;
      throw new EndedException();
    }
    if (until - System.nanoTime() <= 0) {
      fail(Failure.of(Trouble.TOO_SLOW, accepted ? "no more came in time" : "no reply in time"));
      throw new EndedException();
    }
  }

  private EndedException interrupted() {
    Thread.currentThread().interrupt();
    cancelled = true;
    return new EndedException();
  }

  /// Thrown to get out of whoever reads; the reason is kept where it was found.
  private static final class EndedException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  // what a failure means

  private Failure broken(Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return Failure.of(Trouble.UNREACHABLE, "no connection in time");
    }
    if (cause instanceof HttpTimeoutException) {
      return Failure.of(Trouble.TOO_SLOW, "no reply in time");
    }
    if (has(UnresolvedAddressException.class, cause)) {
      return Failure.of(Trouble.UNREACHABLE, "no such host");
    }
    if (has(ConnectException.class, cause)) {
      return Failure.of(Trouble.UNREACHABLE, "connection refused");
    }
    if (has(SSLException.class, cause)) {
      return Failure.of(Trouble.UNREACHABLE, "no secure connection");
    }
    if (accepted) {
      return Failure.of(Trouble.CUT_OFF, "the connection broke in the middle");
    }
    return new Failure(
        Trouble.UNREACHABLE, "the connection broke", 0, Optional.of(Duration.ZERO), "");
  }

  private static boolean has(Class<? extends Throwable> kind, Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static Failure unreadable(RuntimeException cause) {
    return Failure.of(
        Trouble.BROKEN,
        "not a reply of this provider's format (" + cause.getClass().getSimpleName() + ")");
  }

  private static Failure nothing(HttpResponse<?> response) {
    String type = plain(response.headers().firstValue("content-type").orElse("nothing"));
    return Failure.of(
        type.startsWith("text/html") ? Trouble.REJECTED : Trouble.EMPTY,
        "no events in a reply of " + type);
  }

  /// @throws IOException when nobody waits for it any more
  private Failure refused(HttpResponse<Body> response) throws IOException {
    String text = "";
    try {
      text = new String(body.readNBytes(LARGEST_REFUSAL), StandardCharsets.UTF_8);
    } catch (EndedException e) {
      if (cancelled) {
        throw e;
      }
      failure = null; // the status says enough
    }
    int status = response.statusCode();
    Optional<Duration> wait = retryAfter(response);
    String code = code(text);
    String detail = "status " + status + (code.isEmpty() ? "" : " " + code);
    if (status == 429) {
      return new Failure(
          Trouble.BUSY,
          detail,
          status,
          code.contains("quota")
              ? Optional.empty()
              : Optional.of(wait.orElse(Duration.ofSeconds(1))),
          text);
    }
    Trouble trouble =
        switch (status) {
          case 401, 402, 403 -> Trouble.KEY_REFUSED;
          case 408 -> Trouble.TOO_SLOW;
          default -> status >= 500 ? Trouble.BROKEN : Trouble.REJECTED;
        };
    return new Failure(
        trouble,
        detail,
        status,
        trouble == Trouble.BROKEN ? Optional.of(wait.orElse(Duration.ZERO)) : Optional.empty(),
        text);
  }

  private Optional<Duration> retryAfter(HttpResponse<?> response) {
    Optional<String> given = response.headers().firstValue("retry-after").map(String::strip);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String value = given.get();
    if (!value.isEmpty()
        && value.length() < 10
        && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), then);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The provider's own word for what is wrong, such as `model_not_found`; empty where there is
  /// none. Never its sentences: they may repeat the key or the question.
  private static String code(String refusal) {
    try {
      JsonNode json = JSON.readTree(refusal);
      if (json.isArray() && !json.isEmpty()) {
        json = json.get(0);
      }
      for (JsonNode holder : List.of(json.path("error"), json)) {
        for (String name : List.of("code", "type", "status")) {
          JsonNode value = holder.path(name);
          if (value.isTextual() && isWord(value.asText())) {
            return value.asText();
          }
        }
      }
      return "";
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.length() <= 40
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_');
  }

  private static String plain(String text) {
    int end = text.indexOf(';');
    String type = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return type.length() <= 40
            && type.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '/' || c == '-')
        ? type
        : "an unknown type";
  }

  /// Looks at each event before LangChain4j does: some of its clients skip errors in the middle of
  /// a stream, and log what they can't read.
  private final class Guard implements ServerSentEventListener {
    private final ServerSentEventListener listener;

    Guard(ServerSentEventListener listener) {
      this.listener = listener;
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
      if (failure != null || cancelled || complete || event.data().isBlank()) {
        return;
      }
      if (stopped.getAsBoolean()) {
        cancelled = true;
        body.cancel();
        return;
      }
      events++;
      String data = event.data().strip();
      if ("error".equals(event.event()) || data.startsWith("{\"error\"")) {
        fail(failed(data));
        return;
      }
      if (declines(data)) {
        declined = true;
      }
      try {
        listener.onEvent(event, context);
      } catch (RuntimeException e) {
        fail(unreadable(e));
      }
      if (data.equals("[DONE]")) {
        finish();
      }
    }

    @Override
    public void onError(Throwable cause) {
      if (cause instanceof EndedException) {
        return;
      }
      fail(cause instanceof RuntimeException e ? unreadable(e) : broken(cause));
    }
  }

  /// Whether an event says that the model, or who watches over it, declines: OpenAI gives the
  /// reason in place of the text, Gemini in place of all candidates. LangChain4j hands on neither.
  private static boolean declines(String data) {
    for (String name : List.of("\"refusal\"", "\"blockReason\"")) {
      int at = data.indexOf(name);
      if (at < 0 || (at > 0 && data.charAt(at - 1) == '\\')) {
        continue;
      }
      int next = at + name.length();
      while (next < data.length() && (data.charAt(next) == ':' || data.charAt(next) == ' ')) {
        next++;
      }
      if (data.startsWith("\"", next) && !data.startsWith("\"\"", next)) {
        return true;
      }
    }
    return false;
  }

  private static Failure failed(String data) {
    String code = code(data);
    boolean busy = code.contains("rate_limit");
    return Failure.of(
        busy ? Trouble.BUSY : Trouble.BROKEN,
        "an error in the middle of the reply" + (code.isEmpty() ? "" : ", " + code));
  }

  /// Says that by its own mark the last event has come. After the stream's end that says nothing:
  /// some of LangChain4j's clients make a response of whatever there was.
  void finish() {
    if (reading && !complete) {
      complete = true;
      body.until = System.nanoTime() + GRACE.toNanos();
    }
  }

  /// The body of the reply, read while it comes.
  private final class Body extends InputStream implements HttpResponse.BodySubscriber<Body> {

    /// What has come and was not looked at; an empty list for the end.
    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();

    private final Queue<ByteBuffer> open = new ArrayDeque<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable cause;
    private volatile boolean closed;
    private boolean end;
    private long read;
    private long until;

    @Override
    public CompletionStage<Body> getBody() {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (closed) {
        given.cancel();
      } else {
        given.request(1);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      arrived.add(buffers);
    }

    @Override
    public void onError(Throwable throwable) {
      cause = throwable;
      arrived.add(List.of());
    }

    @Override
    public void onComplete() {
      arrived.add(List.of());
    }

    /// Closes the connection, unless all of the reply has come.
    void cancel() {
      closed = true;
      Flow.Subscription current = subscription;
      if (current != null) {
        current.cancel();
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      ByteBuffer next = next();
      if (next == null) {
        return -1;
      }
      int count = Math.min(length, next.remaining());
      next.get(bytes, offset, count);
      read += count;
      if (read > bounds.bytes()) {
        fail(Failure.of(Trouble.ENDLESS, "more than " + bounds.bytes() + " bytes"));
        throw new EndedException();
      }
      return count;
    }

    /// What is to be read next; null at the end.
    private @Nullable ByteBuffer next() throws IOException {
      long idle = System.nanoTime() + bounds.idle().toNanos();
      if (!complete) {
        boolean thinking = accepted && !speaks;
        until = thinking ? bounds.deadline() : Math.min(bounds.deadline(), idle);
      }
      while (true) {
        ByteBuffer first = open.peek();
        if (first != null && first.hasRemaining()) {
          return first;
        }
        if (first != null) {
          open.remove();
          continue;
        }
        if (end) {
          return null;
        }
        fetch();
      }
    }

    private void fetch() throws IOException {
      if (failure != null || cancelled) {
        throw new EndedException();
      }
      if (!complete) {
        goOn(until);
      } else if (until - System.nanoTime() <= 0) {
        end = true; // all that matters has come
        return;
      }
      List<ByteBuffer> buffers;
      try {
        buffers = arrived.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw interrupted();
      }
      if (buffers == null) {
        return;
      }
      if (buffers.isEmpty()) {
        end = true;
        Throwable broke = cause;
        if (broke != null && !complete) {
          fail(broken(broke));
          throw new EndedException();
        }
        return;
      }
      open.addAll(buffers);
      Flow.Subscription current = subscription;
      if (current != null) {
        current.request(1);
      }
    }

    @Override
    public void close() {
      cancel();
    }
  }
}
