package dateline.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;

/// A Bot API server on the loopback interface, for one bot, with people who talk to it.
///
/// It keeps the rules a bot trips over (lengths, entity ranges, rates, 409, dead chats), goes wrong
/// when told to, and remembers every call. Messages carry the time of the given clock, and rates,
/// the age of queries, and the webhook's retries go by it too; long polls and delays wait in real
/// time.
final class FakeBotApi implements AutoCloseable {
  static final String TOKEN = "4242:fake-token";
  static final String BOT_NAME = "dateline_bot";
  private static final int MAX_BODY = 20 << 20;

  private final Clock clock;
  private final Monitor monitor = new Monitor();
  private final FakeRates rates;
  private final FakeUpdates updates;
  private final FakeWorld world;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<RecordedCall> calls = new ArrayList<>();
  private final Map<String, Deque<Fault>> scripts = new HashMap<>();
  private Function<RecordedCall, Fault> trouble = call -> Fault.NONE;
  private boolean revoked;
  private HttpServer server;

  private FakeBotApi(Clock clock, FakeRates.Limits limits, int port) {
    this.clock = clock;
    this.rates = new FakeRates(clock, limits);
    this.updates = new FakeUpdates(monitor, clock);
    ObjectNode bot =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", 4242)
            .put("is_bot", true)
            .put("first_name", "Dateline")
            .put("username", BOT_NAME);
    this.world = new FakeWorld(monitor, clock, updates, rates, bot);
    this.server = listen(port);
  }

  /// A server without rates, on the time of day.
  static FakeBotApi start() {
    return new FakeBotApi(Clock.systemUTC(), FakeRates.Limits.none(), 0);
  }

  static FakeBotApi start(Clock clock, FakeRates.Limits limits) {
    return new FakeBotApi(clock, limits, 0);
  }

  static FakeBotApi start(Clock clock, FakeRates.Limits limits, int port) {
    return new FakeBotApi(clock, limits, port);
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    updates.close();
    server.stop(0);
    threads.shutdownNow();
  }

  // people

  Person person(String name) {
    return new Person(world, world.person(name, "en"));
  }

  Person person(String name, String language) {
    return new Person(world, world.person(name, language));
  }

  Group group(String title, Person founder) {
    return new Group(world, world.group("group", title, false, founder.id()), founder);
  }

  Group supergroup(String title, Person founder) {
    return new Group(world, world.group("supergroup", title, false, founder.id()), founder);
  }

  /// A supergroup with topics.
  Group forum(String title, Person founder) {
    return new Group(world, world.group("supergroup", title, true, founder.id()), founder);
  }

  /// Whether groups keep from the bot what is not meant for it; on at first.
  void privacy(boolean on) {
    world.privacy(on);
  }

  /// The command menu of a scope (`default`, `all_private_chats`, ...) in a language (or empty).
  List<String> commands(String scope, String language) {
    return world.commandNames(scope, language);
  }

  // updates

  /// Numbers the next update so; ids may jump either way.
  void nextUpdateId(int id) {
    updates.nextId(id);
  }

  /// Sends any tree as an update, to see what a broken one does; returns its id.
  int sendRaw(ObjectNode content) {
    return updates.addRaw(content);
  }

  /// Sends an update again under its old id.
  void sendAgain(ObjectNode update) {
    updates.repeat(update);
  }

  /// Paces polls as the public server does: one that comes with the offset of the last within half
  /// a second gets one update, and within three seconds waits at least three. Off at first.
  void pacesPolls(boolean on) {
    updates.paces(on);
  }

  /// The updates the bot has not confirmed.
  List<ObjectNode> unconfirmed() {
    return updates.unconfirmed();
  }

  List<FakeUpdates.Delivery> deliveries() {
    return updates.deliveries();
  }

  /// Waits until the webhook has been tried so often.
  List<FakeUpdates.Delivery> awaitDeliveries(int count) {
    return monitor
        .await(
            Duration.ofSeconds(10),
            () -> Optional.of(updates.deliveries()).filter(each -> each.size() >= count))
        .orElseThrow(() -> new AssertionError("the webhook was tried " + updates.deliveries()));
  }

  // trouble

  /// Lets the next calls of a method go wrong, one fault a call.
  void script(String method, Fault... faults) {
    String name = world.methodName(method).orElseThrow();
    monitor.change(
        () -> scripts.computeIfAbsent(name, each -> new ArrayDeque<>()).addAll(List.of(faults)));
  }

  /// Decides for every call without a script whether it goes wrong.
  void trouble(Function<RecordedCall, Fault> trouble) {
    monitor.change(() -> this.trouble = trouble);
  }

  /// The token is no longer good, or good again.
  void revoked(boolean revoked) {
    monitor.change(() -> this.revoked = revoked);
  }

  /// Cuts every connection and accepts no more.
  void goesDown() {
    updates.interruptPolls();
    server.stop(0);
  }

  /// Listens again at the same port.
  void comesBack() {
    server = listen(port());
  }

  // records

  List<RecordedCall> calls() {
    return monitor.locked(() -> List.copyOf(calls));
  }

  List<RecordedCall> calls(String method) {
    return calls().stream().filter(each -> each.method().equals(method)).toList();
  }

  /// Waits until a poll waits for updates.
  void awaitPoll() {
    updates.awaitPoll();
  }

  /// Waits until a call like this has come in (it may not be answered yet).
  RecordedCall awaitCall(String method, Predicate<RecordedCall> wanted) {
    return monitor
        .await(
            Duration.ofSeconds(10),
            () ->
                calls.stream()
                    .filter(each -> each.method().equals(method))
                    .filter(wanted)
                    .findFirst())
        .orElseThrow(() -> new AssertionError("no such " + method + " among " + calls()));
  }

  void forgetCalls() {
    monitor.change(calls::clear);
  }

  /// Calls made although a 429 had asked for patience.
  List<FakeRates.EarlyRetry> earlyRetries() {
    return monitor.locked(rates::early);
  }

  // the wire

  private HttpServer listen(int port) {
    try {
      HttpServer listening =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
      listening.createContext("/", this::handle);
      listening.setExecutor(threads);
      listening.start();
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  /// A code and a body; dropped connections have none.
  private static final class Reply {
    private final int code;
    private final String contentType;
    private final byte[] body;

    private Reply(int code, String contentType, byte[] body) {
      this.code = code;
      this.contentType = contentType;
      this.body = body;
    }

    private static Reply json(int code, JsonNode body) {
      return text(code, "application/json", body.toString());
    }

    private static Reply text(int code, String contentType, String body) {
      return new Reply(code, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    private int code() {
      return code;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
      Optional<Reply> reply = answer(exchange, body);
      if (reply.isEmpty()) {
        return;
      }
      byte[] bytes = reply.get().body;
      exchange.getResponseHeaders().set("Content-Type", reply.get().contentType);
      exchange.sendResponseHeaders(reply.get().code, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Optional<Reply> answer(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/file/bot")) {
      return Optional.of(file(path.substring("/file/bot".length())));
    }
    int slash = path.indexOf('/', 1);
    if (!path.startsWith("/bot") || slash < 0) {
      return Optional.of(Reply.json(404, Rejection.of(404, "Not Found").body()));
    }
    if (!path.substring("/bot".length(), slash).equals(TOKEN) || isRevoked()) {
      return Optional.of(Reply.json(401, Rejection.of(401, "Unauthorized").body()));
    }
    Optional<String> method = world.methodName(path.substring(slash + 1));
    if (method.isEmpty()) {
      return Optional.of(Reply.json(404, Rejection.of(404, "Not Found: method not found").body()));
    }
    if (body.length > MAX_BODY) {
      return Optional.of(Reply.json(413, Rejection.of(413, "Request Entity Too Large").body()));
    }
    RequestFields fields;
    try {
      fields =
          RequestFields.parse(
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                  .orElse("application/json"),
              body,
              Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    } catch (Rejection e) {
      return Optional.of(Reply.json(e.code(), e.body()));
    }
    return played(method.get(), fields);
  }

  /// A file that somebody sent; found under the token and the path that `getFile` names.
  private Reply file(String path) {
    int slash = path.indexOf('/');
    if (slash < 0 || !path.substring(0, slash).equals(TOKEN) || isRevoked()) {
      return Reply.json(401, Rejection.of(401, "Unauthorized").body());
    }
    return world
        .file(path.substring(slash + 1))
        .map(bytes -> new Reply(200, "application/octet-stream", bytes))
        .orElseGet(() -> Reply.json(404, Rejection.of(404, "Not Found").body()));
  }

  private boolean isRevoked() {
    return monitor.locked(() -> revoked);
  }

  private Optional<Reply> played(String method, RequestFields fields) {
    RecordedCall call = new RecordedCall(method, fields.tree().deepCopy(), clock.instant());
    Fault fault =
        monitor.locked(() -> {
          calls.add(call);
          return next(call);
        });
    Optional<Reply> reply =
        switch (fault) {
          case Fault.None() -> Optional.of(apply(method, fields));
          case Fault.Answer(Fault.Moment moment, int code, String type, String text) -> {
            if (moment == Fault.Moment.AFTER) {
              apply(method, fields);
            }
            park(call, code, text);
            yield Optional.of(Reply.text(code, type, text));
          }
          case Fault.Drop(Fault.Moment moment) -> {
            if (moment == Fault.Moment.AFTER) {
              apply(method, fields);
            }
            yield Optional.empty();
          }
          case Fault.Delay(Fault.Moment moment, Duration time) ->
              Optional.of(
                  around(moment, () -> monitor.await(time, Optional::empty), method, fields));
          case Fault.Hold(Fault.Moment moment, CountDownLatch gate) ->
              Optional.of(around(moment, gate::await, method, fields));
        };
    monitor.change(() -> call.ended(reply.map(Reply::code).orElse(0), clock.instant()));
    return reply;
  }

  private Fault next(RecordedCall call) {
    Deque<Fault> script = scripts.get(call.method());
    return script == null || script.isEmpty() ? trouble.apply(call) : script.removeFirst();
  }

  private Reply apply(String method, RequestFields fields) {
    try {
      JsonNode result = world.call(method, fields);
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("ok", true);
      body.set("result", result);
      return Reply.json(200, body);
    } catch (Rejection e) {
      return Reply.json(e.code(), e.body());
    }
  }

  private interface Wait {
    void end() throws InterruptedException;
  }

  private Reply around(Fault.Moment moment, Wait wait, String method, RequestFields fields) {
    try {
      if (moment == Fault.Moment.BEFORE) {
        wait.end();
        return apply(method, fields);
      }
      Reply reply = apply(method, fields);
      wait.end();
      return reply;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.json(500, Rejection.of(500, "Internal Server Error: restart").body());
    }
  }

  /// Holds the caller to the patience that a scripted 429 asks for.
  private void park(RecordedCall call, int code, String body) {
    if (code != 429) {
      return;
    }
    long seconds =
        new RequestFields(RequestFields.object(body))
            .node("parameters")
            .path("retry_after")
            .asLong();
    monitor.change(() ->
        rates.park(FakeRates.key(call.method(), call.parameters()), Duration.ofSeconds(seconds)));
  }
}
