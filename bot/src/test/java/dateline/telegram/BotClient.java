package dateline.telegram;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// The real library's client, set up as a bot sets it up: on virtual threads, without silent
/// repeats.
final class BotClient implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final OkHttpClient http;
  private final OkHttpTelegramClient telegram;

  BotClient(FakeBotApi api) {
    this(api, Duration.ofSeconds(20));
  }

  BotClient(FakeBotApi api, Duration readTimeout) {
    this(api, readTimeout, FakeBotApi.TOKEN);
  }

  BotClient(FakeBotApi api, Duration readTimeout, String token) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(256);
    dispatcher.setMaxRequestsPerHost(256);
    http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .readTimeout(readTimeout)
            .retryOnConnectionFailure(false)
            .build();
    TelegramUrl url =
        TelegramUrl.builder()
            .schema("http")
            .host("127.0.0.1")
            .port(api.port())
            .testServer(false)
            .build();
    telegram = new OkHttpTelegramClient(new ObjectMapper(), http, token, url);
  }

  OkHttpTelegramClient telegram() {
    return telegram;
  }

  Message sends(long chat, String text) throws TelegramApiException {
    return telegram.execute(message(chat, text).build());
  }

  static SendMessage.SendMessageBuilder<?, ?> message(long chat, String text) {
    return SendMessage.builder().chatId(chat).text(text);
  }

  /// Polls from `offset` on, without waiting.
  List<Update> polls(int offset) throws TelegramApiException {
    return polls(offset, 0);
  }

  List<Update> polls(int offset, int seconds) throws TelegramApiException {
    return telegram.execute(
        GetUpdates.builder().offset(offset).limit(100).timeout(seconds).build());
  }

  /// The library's report of a call the server refuses.
  static TelegramApiRequestException refusal(ThrowingCallable call) {
    return catchThrowableOfType(TelegramApiRequestException.class, call);
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
    threads.shutdownNow();
  }
}
