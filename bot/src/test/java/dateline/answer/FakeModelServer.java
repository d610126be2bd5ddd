package dateline.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A provider on the loopback interface that says what it is told to, in the format of a real one:
/// OpenAI's chat completions, Ollama's `/api/chat`, Anthropic's messages, Gemini's
/// `streamGenerateContent`, Mistral's chat completions, each as a stream.
///
/// Answers each request by the next reply of [#then], and when there is none left by [#always].
public final class FakeModelServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE = 10;

  /// A request as it came.
  ///
  /// @param headers by their names in lower case
  public record Request(String path, Map<String, String> headers, String body) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// What is said to a request: steps, one after the other.
  public record Reply(int status, Map<String, String> headers, List<Step> steps) {
    public Reply {
      headers = Map.copyOf(headers);
      steps = List.copyOf(steps);
    }

    /// A whole answer in pieces.
    public static Reply text(String... pieces) {
      return new Reply(200, Map.of(), List.of()).and(pieces).end("stop");
    }

    /// Nothing yet.
    public static Reply begin() {
      return new Reply(200, Map.of(), List.of());
    }

    /// Something that is no stream of events, such as a page.
    public static Reply page(String type, String body) {
      return new Reply(200, Map.of("Content-Type", type), List.of(new Step.Raw(body)));
    }

    /// A refusal.
    public static Reply status(int status, String body) {
      return new Reply(status, Map.of(), List.of(new Step.Raw(body)));
    }

    public Reply with(String header, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Reply(status, more, steps);
    }

    public Reply and(Step step) {
      List<Step> more = new ArrayList<>(steps);
      more.add(step);
      return new Reply(status, headers, more);
    }

    /// More text.
    public Reply and(String... pieces) {
      Reply reply = this;
      for (String piece : pieces) {
        reply = reply.and(new Step.Text(piece));
      }
      return reply;
    }

    /// Waits until somebody counts down.
    public Reply await(CountDownLatch latch) {
      return and(new Step.Await(latch));
    }

    /// Ends as the format wants it.
    ///
    /// @param reason `stop`, `length` or `filter`
    public Reply end(String reason) {
      return and(new Step.End(reason));
    }

    /// Breaks the connection.
    public Reply cut() {
      return and(new Step.Cut());
    }

    /// Says nothing more until the other side gives up.
    public Reply hang() {
      return and(new Step.Hang());
    }

    /// Something as it is, such as an event that is no JSON.
    public Reply raw(String text) {
      return and(new Step.Raw(text));
    }

    /// The same text for ever.
    public Reply endless(String piece) {
      return and(new Step.Endless(piece));
    }
  }

  /// A part of a reply.
  public sealed interface Step {
    record Text(String piece) implements Step {}

    record End(String reason) implements Step {}

    record Raw(String text) implements Step {}

    record Await(CountDownLatch latch) implements Step {}

    record Cut() implements Step {}

    record Hang() implements Step {}

    record Endless(String piece) implements Step {}
  }

  private final ModelSettings.Provider format;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Reply> next = new LinkedBlockingQueue<>();
  private final BlockingQueue<Request> left = new LinkedBlockingQueue<>();
  private volatile Function<Request, Reply> always = _ -> Reply.status(500, "no reply planned");

  private FakeModelServer(ModelSettings.Provider format, ServerSocket listening) {
    this.format = format;
    this.listening = listening;
  }

  public static FakeModelServer start(ModelSettings.Provider format) {
    try {
      ServerSocket socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
      FakeModelServer server = new FakeModelServer(format, socket);
      Thread.ofVirtual().name("fake-model").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Answers the next request without a reply by this one.
  public FakeModelServer then(Reply reply) {
    next.add(reply);
    return this;
  }

  /// Answers all requests that have no reply of their own.
  public FakeModelServer always(Function<Request, Reply> replies) {
    always = replies;
    return this;
  }

  /// Where it listens, without a path.
  public URI base() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /// Settings to reach it with; its key is `sk-hidden`.
  public ModelSettings settings() {
    return settings(
        new ModelSettings.Budget(200, OptionalInt.empty(), 4, Optional.empty(), List.of()));
  }

  public ModelSettings settings(ModelSettings.Budget budget) {
    return new ModelSettings(
        format,
        Optional.of(base()),
        "small",
        Optional.of(new Secret("sk-hidden")),
        Duration.ofSeconds(5),
        budget);
  }

  /// What 1,000 and 2,000 dollars for a million tokens make of a model's budget a day.
  public static ModelSettings.Budget dollars(String most) {
    return new ModelSettings.Budget(
        200,
        OptionalInt.empty(),
        4,
        Optional.of(new BigDecimal(most)),
        List.of(new ModelSettings.Price("small", new BigDecimal(1_000), new BigDecimal(2_000))));
  }

  /// All requests so far.
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /// Waits until the other side has closed the connection of a reply that was not at its end.
  public Request left() throws InterruptedException {
    Request request = left.poll(PATIENCE, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("nobody closed a connection");
    }
    return request;
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().name("fake-model-call").start(() -> serve(socket));
      } catch (IOException e) {
        return; // it was closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Request request = read(in); request != null; request = read(in)) {
        requests.add(request);
        Reply planned = next.poll();
        Reply reply = planned == null ? always.apply(request) : planned;
        try {
          if (!say(reply, request, in, socket.getOutputStream())) {
            return;
          }
        } catch (IOException e) {
          left.add(request);
          return;
        }
      }
    } catch (IOException e) {
      // the other side is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        return null; // somebody tries to speak TLS
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Request(Arrays.asList(first.split(" ", -1)).get(1), Map.copyOf(headers), body);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /// @return whether the connection can be used again
  private boolean say(Reply reply, Request request, InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    boolean hangs =
        reply.steps().stream().findFirst().filter(Step.Hang.class::isInstance).isPresent();
    boolean cut = reply.steps().stream().findFirst().filter(Step.Cut.class::isInstance).isPresent();
    if (cut) {
      return false;
    }
    if (hangs) {
      return hang(request, in);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type(reply.status()));
    headers.put("Transfer-Encoding", "chunked");
    headers.putAll(reply.headers());
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Said\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    if (reply.status() == 200 && !reply.headers().containsKey("Content-Type")) {
      chunk(out, opening());
    }
    for (Step step : reply.steps()) {
      switch (step) {
        case Step.Text(String piece) -> chunk(out, piece(piece));
        case Step.End(String reason) -> chunk(out, ending(reason));
        case Step.Raw(String text) -> chunk(out, text);
        case Step.Await(CountDownLatch latch) -> {
          if (!latch.await(PATIENCE, TimeUnit.SECONDS)) {
            throw new IOException("nobody counted down");
          }
        }
        case Step.Cut() -> {
          return false;
        }
        case Step.Hang() -> {
          return hang(request, in);
        }
        case Step.Endless(String piece) -> {
          while (!listening.isClosed()) {
            chunk(out, piece(piece));
          }
        }
      }
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
    return true;
  }

  private boolean hang(Request request, InputStream in) {
    try {
      if (in.read() >= 0) {
        return false;
      }
    } catch (IOException e) {
      // it was reset
    }
    if (!listening.isClosed()) {
      left.add(request);
    }
    return false;
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      return;
    }
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  // the formats

  private String type(int status) {
    boolean lines = format == ModelSettings.Provider.OLLAMA;
    return status != 200
        ? "application/json"
        : lines ? "application/x-ndjson" : "text/event-stream";
  }

  private String opening() {
    return switch (format) {
      case OPENAI ->
          event(
              """
              {"id":"c1","object":"chat.completion.chunk","created":1,"model":"small","choices":[\
              {"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}\
              """);
      case ANTHROPIC ->
          event(
                  "message_start",
                  """
                  {"type":"message_start","message":{"id":"m1","type":"message","role":"assistant",\
                  "content":[],"model":"small","stop_reason":null,"usage":{"input_tokens":11,\
                  "output_tokens":1}}}\
                  """)
              + event(
                  "content_block_start",
                  """
                  {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}\
                  """)
              + event("ping", "{\"type\":\"ping\"}");
      case OLLAMA, GEMINI, MISTRAL -> "";
    };
  }

  private String piece(String text) {
    String quoted = quoted(text);
    return switch (format) {
      case OPENAI ->
          event(
              """
              {"id":"c1","object":"chat.completion.chunk","created":1,"model":"small","choices":[\
              {"index":0,"delta":{"content":%s},"finish_reason":null}]}\
              """
                  .formatted(quoted));
      case MISTRAL ->
          event(
              """
              {"id":"c1","object":"chat.completion.chunk","created":1,"model":"small","choices":[\
              {"index":0,"delta":{"role":"assistant","content":%s},"finish_reason":null}]}\
              """
                  .formatted(quoted));
      case OLLAMA ->
          """
          {"model":"small","created_at":"2026-03-01T12:00:00Z","message":{"role":"assistant",\
          "content":%s},"done":false}
          """
              .formatted(quoted);
      case ANTHROPIC ->
          event(
              "content_block_delta",
              """
              {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":%s}}\
              """
                  .formatted(quoted));
      case GEMINI ->
          event(
              """
              {"candidates":[{"content":{"parts":[{"text":%s}],"role":"model"},"index":0}],\
              "modelVersion":"small"}\
              """
                  .formatted(quoted));
    };
  }

  private String ending(String reason) {
    boolean length = reason.equals("length");
    boolean filter = reason.equals("filter");
    String openAi = length ? "length" : filter ? "content_filter" : "stop";
    return switch (format) {
      case OPENAI ->
          event(
                  """
                  {"id":"c1","object":"chat.completion.chunk","created":1,"model":"small",\
                  "choices":[{"index":0,"delta":{},"finish_reason":"%s"}]}\
                  """
                      .formatted(openAi))
              + event(
                  """
                  {"id":"c1","object":"chat.completion.chunk","created":1,"model":"small",\
                  "choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7,\
                  "total_tokens":18}}\
                  """)
              + event("[DONE]");
      case MISTRAL ->
          event(
                  """
                  {"id":"c1","object":"chat.completion.chunk","created":1,"model":"small",\
                  "choices":[{"index":0,"delta":{"content":""},"finish_reason":"%s"}],\
                  "usage":{"prompt_tokens":11,"total_tokens":18,"completion_tokens":7}}\
                  """
                      .formatted(openAi))
              + event("[DONE]");
      case OLLAMA ->
          """
          {"model":"small","created_at":"2026-03-01T12:00:01Z","message":{"role":"assistant",\
          "content":""},"done_reason":"%s","done":true,"total_duration":9,"load_duration":1,\
          "prompt_eval_count":11,"prompt_eval_duration":3,"eval_count":7,"eval_duration":5}
          """
              .formatted(filter ? "other" : openAi);
      case ANTHROPIC ->
          event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}")
              + event(
                  "message_delta",
                  """
                  {"type":"message_delta","delta":{"stop_reason":"%s","stop_sequence":null},\
                  "usage":{"output_tokens":7}}\
                  """
                      .formatted(length ? "max_tokens" : filter ? "refusal" : "end_turn"))
              + event("message_stop", "{\"type\":\"message_stop\"}");
      case GEMINI ->
          event(
              """
              {"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},\
              "finishReason":"%s","index":0}],"usageMetadata":{"promptTokenCount":11,\
              "candidatesTokenCount":7,"totalTokenCount":18},"modelVersion":"small"}\
              """
                  .formatted(length ? "MAX_TOKENS" : filter ? "SAFETY" : "STOP"));
    };
  }

  /// An event without a name.
  static String event(String data) {
    return "data: " + data + "\n\n";
  }

  /// An event with a name.
  static String event(String name, String data) {
    return "event: " + name + "\ndata: " + data + "\n\n";
  }

  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
