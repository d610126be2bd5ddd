package dateline.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dateline.answer.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the bot serves over HTTP: whether it lives (`/health`) and is ready (`/ready`), its metrics
/// (`/metrics`), and where there is a webhook, the place Telegram delivers to (`/telegram`).
///
/// Speaks no TLS and knows no users: it belongs on the loopback interface, behind a proxy.
final class WebFront implements AutoCloseable {

  /// Where Telegram delivers to.
  static final String WEBHOOK = "/telegram";

  private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

  /// An update has at most some 100 kB.
  private static final int LARGEST_UPDATE = 1 << 20;

  /// What is read beyond that and thrown away, so that the sender gets to read the refusal.
  private static final int MOST_DISCARDED = 8 << 20;

  /// How long the request under way at the end may take.
  private static final Duration LAST_REQUEST = Duration.ofSeconds(3);

  private static final String RETRY_AFTER_SECONDS = "10";
  private static final int BACKLOG = 64;

  static {
    // read by the JDK's server when its first one starts: against who never ends a request, or
    // opens connections without end
    setUnlessSet("sun.net.httpserver.maxReqTime", "20");
    setUnlessSet("jdk.httpserver.maxConnections", "256");
    setUnlessSet("sun.net.httpserver.maxReqHeaderSize", "16384");
    setUnlessSet("sun.net.httpserver.nodelay", "true");
  }

  /// Something the bot needs to be ready.
  ///
  /// @param trouble what is wrong with it, one line without secrets; empty when all is well
  record Part(String name, Optional<String> trouble) {}

  /// What the bot is asked about.
  ///
  /// @param pollAge how long ago Telegram last answered; zero where the bot does not poll
  /// @param deaf the poll age from which on the bot needs a restart
  /// @param parts all it needs to be ready
  /// @param metrics the metrics in the text format of Prometheus
  record Condition(
      Supplier<Duration> pollAge,
      Duration deaf,
      Supplier<List<Part>> parts,
      Supplier<String> metrics) {}

  /// Takes deliveries.
  ///
  /// @param secret what each must carry
  /// @param store keeps an update, given as JSON; when it throws, Telegram is asked to send again
  record Webhook(Secret secret, Consumer<String> store) {}

  private record Response(int status, String type, String body) {
    static Response text(int status, String body) {
      return new Response(status, "text/plain; charset=utf-8", body);
    }
  }

  private static final Logger log = LoggerFactory.getLogger(WebFront.class);

  private final Condition condition;
  private final Optional<Webhook> webhook;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private WebFront(HttpServer server, Condition condition, Optional<Webhook> webhook) {
    this.server = server;
    this.condition = condition;
    this.webhook = webhook;
  }

  /// Begins to serve.
  ///
  /// @param address port 0 for a free one
  /// @throws IOException where the port is taken, or the address is not this machine's
  static WebFront open(InetSocketAddress address, Condition condition, Optional<Webhook> webhook)
      throws IOException {
    HttpServer server = HttpServer.create(address, BACKLOG);
    WebFront front = new WebFront(server, condition, webhook);
    server.setExecutor(front.threads);
    server.createContext("/", front::handle);
    server.start();
    log.atInfo()
        .addKeyValue("address", server.getAddress().getAddress().getHostAddress())
        .addKeyValue("port", server.getAddress().getPort())
        .log("serving health, readiness and metrics");
    return front;
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /// The port it serves on.
  int port() {
    return server.getAddress().getPort();
  }

  /// Ends, after the requests under way.
  @Override
  public void close() {
    server.stop((int) LAST_REQUEST.toSeconds());
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response;
      try {
        response = respond(exchange);
      } catch (RuntimeException e) {
        log.atError()
            .addKeyValue("path", exchange.getHttpContext().getPath())
            .setCause(e)
            .log("a request failed");
        response = Response.text(500, "failed; see the log\n");
      }
      send(exchange, response);
    }
  }

  private Response respond(HttpExchange exchange) throws IOException {
    return switch (exchange.getRequestURI().getRawPath()) {
      case "/health" -> read(exchange, this::health);
      case "/ready" -> read(exchange, this::ready);
      case "/metrics" ->
          read(
              exchange,
              () ->
                  new Response(
                      200, "text/plain; version=0.0.4; charset=utf-8", condition.metrics().get()));
      case WEBHOOK -> webhook.isPresent() ? deliver(exchange, webhook.get()) : nothing();
      case null, default -> nothing();
    };
  }

  private static Response nothing() {
    return Response.text(404, "nothing here; there are /health, /ready and /metrics\n");
  }

  private static Response read(HttpExchange exchange, Supplier<Response> response) {
    return switch (exchange.getRequestMethod()) {
      case "GET", "HEAD" -> response.get();
      default -> notAllowed(exchange, "GET, HEAD");
    };
  }

  private static Response notAllowed(HttpExchange exchange, String allowed) {
    exchange.getResponseHeaders().set("Allow", allowed);
    return Response.text(405, "use " + allowed + "\n");
  }

  private Response health() {
    Duration age = condition.pollAge().get();
    return age.compareTo(condition.deaf()) < 0
        ? Response.text(200, "alive\n")
        : Response.text(503, "no word from Telegram for " + age.toSeconds() + " s\n");
  }

  private Response ready() {
    List<Part> parts = condition.parts().get();
    boolean ready = parts.stream().allMatch(part -> part.trouble().isEmpty());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ready", ready);
    ObjectNode troubles = json.putObject("parts");
    parts.forEach(part -> troubles.put(part.name(), part.trouble().orElse("ok")));
    return new Response(ready ? 200 : 503, "application/json", json + "\n");
  }

  private static Response deliver(HttpExchange exchange, Webhook webhook) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      return notAllowed(exchange, "POST");
    }
    if (!knows(exchange.getRequestHeaders().get(SECRET_HEADER), webhook.secret())) {
      log.warn("a delivery without the webhook's secret was refused");
      return Response.text(401, "wrong secret\n");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_UPDATE + 1);
    if (body.length > LARGEST_UPDATE) {
      discard(exchange.getRequestBody());
      log.warn("a delivery over 1 MiB was refused");
      return Response.text(413, "over 1 MiB\n");
    }
    String update;
    try {
      update = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return Response.text(400, "not UTF-8\n");
    }
    try {
      webhook.store().accept(update);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("an update could not be stored; Telegram will send it again");
      exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
      return Response.text(500, "not stored; send again\n");
    }
    return Response.text(200, "");
  }

  /// Compares in a time that tells nothing of the secret.
  private static boolean knows(@Nullable List<String> given, Secret secret) {
    return given != null
        && given.size() == 1
        && MessageDigest.isEqual(
            given.getFirst().getBytes(StandardCharsets.UTF_8),
            secret.reveal().getBytes(StandardCharsets.UTF_8));
  }

  private static void discard(InputStream body) throws IOException {
    byte[] buffer = new byte[1 << 16];
    int left = MOST_DISCARDED;
    for (int read = body.read(buffer); read >= 0 && left > 0; read = body.read(buffer)) {
      left -= read;
    }
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", response.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean without = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(response.status(), without ? -1 : body.length);
    if (!without) {
      exchange.getResponseBody().write(body);
    }
  }
}
