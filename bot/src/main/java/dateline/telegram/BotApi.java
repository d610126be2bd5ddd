package dateline.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dateline.answer.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.Serializable;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.File;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/// The Bot API as one bot sees it: calls of the library's methods, whose endings are sorted here,
/// once, into an [Outcome]. Thread-safe; a call blocks its thread.
///
/// What the library and OkHttp are kept from: sending a request twice in silence when a connection
/// breaks (a message would arrive twice), five calls at a time, following redirects (the path holds
/// the token), and more than one call on a connection, so that a lost one leaves one in doubt.
final class BotApi implements AutoCloseable {
  private static final int MAX_CALLS = 128;
  private static final long MAX_ANSWER = 64L << 20;

  /// Shorter than a server keeps an idle connection, so that none is used just as it is closed.
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Secret token;
  private final HttpUrl files;
  private final MeterRegistry metrics;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final OkHttpClient http;
  private final OkHttpClient pollHttp;
  private final OkHttpTelegramClient calls;
  private final OkHttpTelegramClient polls;
  private volatile boolean polling = true;

  /// How long to wait for the network.
  ///
  /// @param connect to the server
  /// @param poll for a sign of life from a poll, longer than polls last
  /// @param call for any other call, from its start to its end
  record Limits(Duration connect, Duration poll, Duration call) {
    static Limits usual() {
      return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(65), Duration.ofSeconds(20));
    }
  }

  /// @param address `https://api.telegram.org` or that of another Bot API server, without a path
  BotApi(URI address, Secret token, Limits limits, MeterRegistry metrics) {
    this.token = token;
    this.metrics = metrics;
    TelegramUrl url = url(address);
    files =
        new HttpUrl.Builder()
            .scheme(url.getSchema())
            .host(url.getHost())
            .port(url.getPort())
            .addPathSegment("file")
            .addPathSegment("bot" + token.reveal())
            .build();
    http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher())
            .connectionPool(new ConnectionPool(16, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS))
            .protocols(List.of(Protocol.HTTP_1_1))
            .dns(BotApi::addresses)
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(limits.connect)
            .readTimeout(limits.call)
            .writeTimeout(limits.call)
            .callTimeout(limits.call)
            .build();
    // asking twice for updates does no harm, so polls may use every address of the server
    pollHttp =
        http.newBuilder()
            .dispatcher(dispatcher())
            .retryOnConnectionFailure(true)
            .readTimeout(limits.poll)
            .callTimeout(Duration.ZERO)
            .addInterceptor(BotApi::onlyGoodAnswers)
            .addInterceptor(this::onlyWhilePolling)
            .build();
    OkHttpClient callHttp =
        http.newBuilder()
            .addInterceptor(BotApi::onlyGoodAnswers)
            .addNetworkInterceptor(BotApi::onlyOverOpenConnections)
            .build();
    calls = new OkHttpTelegramClient(new ObjectMapper(), callHttp, token.reveal(), url);
    polls = new OkHttpTelegramClient(new ObjectMapper(), pollHttp, token.reveal(), url);
  }

  private static TelegramUrl url(URI address) {
    String scheme = String.valueOf(address.getScheme());
    boolean bare =
        String.valueOf(address.getRawPath()).length() <= 1
            && address.getRawQuery() == null
            && address.getRawUserInfo() == null;
    if (!(scheme.equals("https") || scheme.equals("http")) || address.getHost() == null || !bare) {
      throw new IllegalArgumentException(
          "the address of a Bot API server is https://host or http://host:port, without a path");
    }
    int usualPort = scheme.equals("https") ? 443 : 80;
    return TelegramUrl.builder()
        .schema(scheme)
        .host(address.getHost())
        .port(address.getPort() < 0 ? usualPort : address.getPort())
        .testServer(false)
        .build();
  }

  private Dispatcher dispatcher() {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(MAX_CALLS);
    dispatcher.setMaxRequestsPerHost(MAX_CALLS);
    return dispatcher;
  }

  /// IPv4 first: where IPv6 is broken, it hangs.
  private static List<InetAddress> addresses(String host) throws UnknownHostException {
    return Dns.SYSTEM.lookup(host).stream()
        .sorted(Comparator.comparing(each -> !(each instanceof Inet4Address)))
        .toList();
  }

  /// Calls a method and waits for how it ends.
  <T extends Serializable> Outcome<T> call(BotApiMethod<T> method) {
    OkHttpTelegramClient client = method instanceof TolerantGetUpdates ? polls : calls;
    return counted(method.getMethod(), ending(() -> client.executeAsync(method)));
  }

  /// Sets the webhook.
  Outcome<Boolean> call(SetWebhook method) {
    return counted(method.getMethod(), ending(() -> calls.executeAsync(method)));
  }

  /// Fetches a file that somebody sent.
  ///
  /// @param limit its greatest size in bytes
  /// @return `TooLong` if it is larger
  Outcome<byte[]> download(String file, int limit) {
    return switch (call(new GetFile(file))) {
      case Outcome.Done<File>(File found) -> counted("file", download(found, limit));
      case Outcome<File> failed -> otherwise(failed);
    };
  }

  private Outcome<byte[]> download(File file, int limit) {
    Long size = file.getFileSize();
    if (size != null && size > limit) {
      return new Outcome.TooLong<>();
    }
    String path = file.getFilePath();
    if (path == null || path.startsWith("/") || path.contains("..")) {
      return new Outcome.Refused<>(0, "the Bot API server does not hand out its files over http");
    }
    HttpUrl url = files.newBuilder().addPathSegments(path).build();
    try (Response response = http.newCall(new Request.Builder().url(url).build()).execute();
        ResponseBody body = response.body()) {
      if (response.code() == 404) {
        return new Outcome.Refused<>(404, "the file is not there any more");
      }
      if (!response.isSuccessful() || body == null) {
        return new Outcome.Again<>("the file came with status " + response.code());
      }
      return body.source().request(limit + 1L)
          ? new Outcome.TooLong<>()
          : new Outcome.Done<>(body.source().readByteArray());
    } catch (IOException e) {
      return new Outcome.Again<>(said(e));
    }
  }

  /// Ends the poll that is under way, and every later one before it begins.
  void stopPolling() {
    polling = false;
    pollHttp.dispatcher().cancelAll();
  }

  /// Cancels what is under way and lets go of every thread and connection.
  @Override
  public void close() {
    stopPolling();
    http.dispatcher().cancelAll();
    threads.shutdown();
    http.connectionPool().evictAll();
  }

  private interface Start<T> {
    CompletableFuture<T> begin() throws TelegramApiException;
  }

  private <T> Outcome<T> ending(Start<T> start) {
    try {
      return new Outcome.Done<>(start.begin().get());
    } catch (TelegramApiException e) {
      return new Outcome.Refused<>(0, said(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown<>("interrupted while it waited for the answer");
    } catch (ExecutionException e) {
      return failed(e);
    }
  }

  private <T> Outcome<T> failed(Throwable failure) {
    // a call that took too long wraps what it failed by
    for (Throwable each = failure; each != null; each = each.getCause()) {
      switch (each) {
        case Refusal refusal -> {
          return Outcome.refusal(refusal.status, tree(refusal.body));
        }
        case Cut cut -> {
          String why = said(cut.getCause());
          return cut.written ? new Outcome.Unknown<>(why) : new Outcome.Again<>(why);
        }
        case TelegramApiException unreadable -> {
          return new Outcome.Unknown<>("done, but the library can't read the result");
        }
        default -> {
          // look at its cause
        }
      }
    }
    // ended before the first interceptor: nothing was written
    return new Outcome.Again<>(said(failure.getCause()));
  }

  /// Only `Done` holds what the call gives, so any other outcome is one of every call.
  @SuppressWarnings("unchecked")
  private static <T> Outcome<T> otherwise(Outcome<?> failed) {
    return (Outcome<T>) failed;
  }

  private <T> Outcome<T> counted(String method, Outcome<T> outcome) {
    String name = method.toLowerCase(Locale.ROOT);
    metrics.counter("dateline.api.calls", "method", name, "outcome", outcome.name()).increment();
    if (outcome instanceof Outcome.Wait<T>(Duration time)) {
      metrics.timer("dateline.retry.after").record(time);
    }
    return outcome;
  }

  private String said(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason given";
    }
    String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return text.replaceAll("https?://\\S+", "the server").replace(token.reveal(), "<token>");
  }

  // what OkHttp does on the way

  /// An answer that is not `"ok": true`.
  private static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String body;

    private Refusal(int status, String body) {
      super("status " + status);
      this.status = status;
      this.body = body;
    }
  }

  /// No answer; the request was written, at least in part, or not at all.
  private static final class Cut extends IOException {
    private static final long serialVersionUID = 1L;
    private final boolean written;

    private Cut(boolean written, IOException cause) {
      super(cause);
      this.written = written;
    }
  }

  /// Lets only good answers through to the library, which forgets the status of others, and finds
  /// out how far a request got that has none.
  private static Response onlyGoodAnswers(Interceptor.Chain chain) throws IOException {
    AtomicBoolean written = new AtomicBoolean();
    try (Response response = chain.proceed(watched(chain.request(), written));
        ResponseBody body = response.body()) {
      if (body == null || body.source().request(MAX_ANSWER + 1)) {
        throw new IOException("an answer without a body, or one longer than may be");
      }
      String text = body.source().readUtf8();
      if (tree(text).path("ok").asBoolean()) {
        return response.newBuilder().body(ResponseBody.create(text, body.contentType())).build();
      }
      throw new Refusal(response.code(), text);
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw new Cut(written.get(), e);
    }
  }

  /// A kept connection that the server has closed is found out before the request is written; after
  /// that nobody would know whether it was read.
  private static Response onlyOverOpenConnections(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection != null) {
      Socket socket = connection.socket();
      int timeout = socket.getSoTimeout();
      socket.setSoTimeout(1);
      try {
        int read = socket.getInputStream().read();
        throw new IOException("the kept connection was closed, or spoke unasked: " + read);
      } catch (SocketTimeoutException e) {
        socket.setSoTimeout(timeout); // open and silent, as it should be
      }
    }
    return chain.proceed(chain.request());
  }

  private Response onlyWhilePolling(Interceptor.Chain chain) throws IOException {
    if (!polling) {
      throw new IOException("polling was stopped");
    }
    return chain.proceed(chain.request());
  }

  private static Request watched(Request request, AtomicBoolean written) {
    RequestBody body = request.body();
    if (body == null) {
      return request;
    }
    RequestBody watched =
        new RequestBody() {
          @Override
          public @Nullable MediaType contentType() {
            return body.contentType();
          }

          @Override
          public long contentLength() throws IOException {
            return body.contentLength();
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            written.set(true);
            body.writeTo(sink);
          }
        };
    return request.newBuilder().method(request.method(), watched).build();
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
