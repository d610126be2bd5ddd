package dateline.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.answer.Secret;
import dateline.chat.Store.Backlog;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WebFrontTest {

  private static final InetSocketAddress FREE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Instant NOW = Instant.parse("2024-01-25T12:00:00Z");
  private static final String UPDATE = "{\"update_id\": 7}";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<String> stored = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private Duration pollAge = Duration.ZERO;
  private Optional<String> trouble = Optional.empty();
  private boolean storeFails;
  private final WebFront front = open(Optional.of(new Secret("whispered")));

  private WebFront open(Optional<Secret> secret) {
    try {
      return WebFront.open(
          FREE,
          new WebFront.Condition(
              () -> pollAge,
              Duration.ofMinutes(2),
              () ->
                  List.of(
                      new WebFront.Part("index", Optional.empty()),
                      new WebFront.Part("telegram", trouble)),
              registry::scrape),
          secret.map(each -> new WebFront.Webhook(each, this::store)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void store(String update) {
    if (storeFails) {
      throw new IllegalStateException("disk full");
    }
    stored.add(update);
  }

  @AfterEach
  void close() {
    front.close();
    http.close();
  }

  @Test
  void health_polledLately_isWell() throws Exception {
    pollAge = Duration.ofSeconds(119);

    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void health_noPollForLong_is503() throws Exception {
    pollAge = Duration.ofMinutes(2);

    HttpResponse<String> response = get("/health");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("no word from Telegram for 120 s\n");
  }

  @Test
  void ready_allParts_areNamed() throws Exception {
    HttpResponse<String> response = get("/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(new ObjectMapper().readTree(response.body()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"ready": true, "parts": {"index": "ok", "telegram": "ok"}}
                    """));
  }

  @Test
  void ready_oneInTrouble_is503AndSaysWhy() throws Exception {
    trouble = Optional.of("another process polls with this token");

    HttpResponse<String> response = get("/ready");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .isEqualTo(
            "{\"ready\":false,\"parts\":{\"index\":\"ok\",\"telegram\":\"another process polls with"
                + " this token\"}}\n");
  }

  @Test
  void metrics_gauges_areThose() throws Exception {
    pollAge = Duration.ofMillis(1_500);
    Gauges.register(
        registry,
        () -> pollAge,
        () -> new Backlog(3, Optional.of(NOW.minusSeconds(20))),
        () -> new Backlog(0, Optional.empty()),
        Clock.fixed(NOW, ZoneOffset.UTC));

    HttpResponse<String> response = get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body().lines())
        .contains(
            "dateline_poll_age_seconds 1.5",
            "dateline_inbox_waiting 3.0",
            "dateline_inbox_lag_seconds 20.0",
            "dateline_outbox_waiting 0.0",
            "dateline_outbox_age_seconds 0.0")
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"))
        .anyMatch(line -> line.startsWith("process_uptime_seconds"));
  }

  @Test
  void webhook_withTheSecret_isStoredBeforeItIsConfirmed() throws Exception {
    HttpResponse<String> response = deliver("whispered", UPDATE);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(stored).containsExactly(UPDATE);
  }

  @Test
  void webhook_withoutTheSecret_is401() throws Exception {
    assertThat(deliver("", UPDATE).statusCode()).isEqualTo(401);
    assertThat(deliver("whisperer", UPDATE).statusCode()).isEqualTo(401);
    HttpRequest none =
        request("/telegram").POST(HttpRequest.BodyPublishers.ofString(UPDATE)).build();
    assertThat(send(none).statusCode()).isEqualTo(401);
    HttpRequest both =
        request("/telegram")
            .header("X-Telegram-Bot-Api-Secret-Token", "whispered")
            .header("X-Telegram-Bot-Api-Secret-Token", "other")
            .POST(HttpRequest.BodyPublishers.ofString(UPDATE))
            .build();
    assertThat(send(both).statusCode()).isEqualTo(401);
    assertThat(stored).isEmpty();
  }

  @Test
  void webhook_bodyOfOneMebibyte_isTheLargest() throws Exception {
    assertThat(deliver("whispered", "x".repeat(1 << 20)).statusCode()).isEqualTo(200);
    assertThat(deliver("whispered", "x".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
    assertThat(deliver("whispered", "x".repeat(5 << 20)).statusCode()).isEqualTo(413);
    assertThat(stored).hasSize(1);
  }

  @Test
  void webhook_bodyOfOtherBytes_is400() throws Exception {
    HttpRequest latin =
        request("/telegram")
            .header("X-Telegram-Bot-Api-Secret-Token", "whispered")
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {(byte) 0xe9}))
            .build();

    assertThat(send(latin).statusCode()).isEqualTo(400);
    assertThat(stored).isEmpty();
  }

  @Test
  void webhook_storeFails_asksToSendAgainAndTellsNothing() throws Exception {
    storeFails = true;

    HttpResponse<String> response = deliver("whispered", UPDATE);

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.headers().firstValue("Retry-After")).contains("10");
    assertThat(response.body()).doesNotContain("disk", "Exception");
  }

  @Test
  void wrongMethod_is405() throws Exception {
    HttpResponse<String> post = send(request("/health").POST(noBody()).build());
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");
    HttpResponse<String> get = get("/telegram");
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void head_ofHealth_hasNoBody() throws Exception {
    HttpResponse<String> head = send(request("/health").HEAD().build());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void otherPaths_are404() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/healthy").statusCode()).isEqualTo(404);
    assertThat(get("/health/").statusCode()).isEqualTo(404);
    try (WebFront polling = open(Optional.empty())) {
      URI telegram = URI.create("http://127.0.0.1:" + polling.port() + "/telegram");
      assertThat(send(HttpRequest.newBuilder(telegram).POST(noBody()).build()).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void partsThatThrow_areA500WithoutTheirMessage() throws Exception {
    try (WebFront broken =
        WebFront.open(
            FREE,
            new WebFront.Condition(
                () -> Duration.ZERO,
                Duration.ofMinutes(2),
                () -> {
                  throw new IllegalStateException("inner matters");
                },
                registry::scrape),
            Optional.empty())) {
      URI ready = URI.create("http://127.0.0.1:" + broken.port() + "/ready");
      HttpResponse<String> response = send(HttpRequest.newBuilder(ready).build());

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).doesNotContain("inner matters", "Exception");
    }
  }

  @Test
  void open_portTaken_fails() {
    InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), front.port());

    assertThatThrownBy(() ->
            WebFront.open(
                taken,
                new WebFront.Condition(
                    () -> Duration.ZERO, Duration.ofSeconds(1), List::of, () -> ""),
                Optional.empty()))
        .isInstanceOf(BindException.class);
  }

  @Test
  void close_duringADelivery_letsItEnd() throws Exception {
    CountDownLatch storing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    WebFront closing =
        WebFront.open(
            FREE,
            new WebFront.Condition(() -> Duration.ZERO, Duration.ofSeconds(1), List::of, () -> ""),
            Optional.of(
                new WebFront.Webhook(
                    new Secret("whispered"),
                    update -> {
                      storing.countDown();
                      await(goOn);
                      stored.add(update);
                    })));
    CompletableFuture<HttpResponse<String>> response =
        http.sendAsync(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + closing.port() + "/telegram"))
                .header("X-Telegram-Bot-Api-Secret-Token", "whispered")
                .POST(HttpRequest.BodyPublishers.ofString(UPDATE))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    await(storing);

    Thread closer = Thread.startVirtualThread(closing::close);
    goOn.countDown();

    assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    closer.join();
    assertThat(stored).containsExactly(UPDATE);
  }

  /// The JDK reads its limits once in a process, so this needs one of its own.
  @Test
  void slowSender_isCutOff() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsun.net.httpserver.maxReqTime=1",
                "-cp",
                System.getProperty("java.class.path"),
                SlowlyAsked.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
          .isEqualTo("header cut off\nbody cut off\n");
    } finally {
      process.destroyForcibly();
    }
  }

  static final class SlowlyAsked {
    public static void main(String[] arguments) throws IOException {
      WebFront front =
          WebFront.open(
              FREE,
              new WebFront.Condition(
                  () -> Duration.ZERO, Duration.ofSeconds(1), List::of, () -> ""),
              Optional.of(new WebFront.Webhook(new Secret("whispered"), update -> {})));
      sendAndStall(front, "GET /health HTTP/1.1\r\nHost: here\r\nX-Slow: ", "header");
      sendAndStall(
          front,
          "POST /telegram HTTP/1.1\r\nHost: here\r\nX-Telegram-Bot-Api-Secret-Token: whispered\r\n"
              + "Content-Length: 100\r\n\r\n{",
          "body");
      front.close();
      System.exit(0);
    }

    private static void sendAndStall(WebFront front, String start, String what) throws IOException {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), front.port())) {
        socket.getOutputStream().write(start.getBytes(UTF_8));
        int read;
        try {
          read = socket.getInputStream().read();
        } catch (IOException e) {
          read = -1; // reset
        }
        System.out.println(what + (read < 0 ? " cut off" : " answered"));
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path));
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).build());
  }

  private HttpResponse<String> deliver(String secret, String body) throws Exception {
    return send(
        request("/telegram")
            .header("X-Telegram-Bot-Api-Secret-Token", secret)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
