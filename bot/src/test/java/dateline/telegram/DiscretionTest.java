package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dateline.telegram.Fault.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What the log says of a conversation in which much goes wrong: neither what people wrote, nor
/// what they were answered, nor the token.
@Timeout(60)
final class DiscretionTest {
  private static final String SECRETIVE = "Who thanked the ferry passengers of 1964?";
  private static final BackOff SOON = new BackOff(Duration.ofMillis(20), Duration.ofMillis(200));

  /// All that is logged, with its values and causes.
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getLevel()
              + " "
              + event.getLoggerName()
              + " "
              + event.getThreadName()
              + " "
              + event.getFormattedMessage()
              + " "
              + event.getKeyValuePairs()
              + " "
              + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }

  @TempDir Path folder;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger own = (Logger) LoggerFactory.getLogger("dateline");
  private final Level rootLevel = root.getEffectiveLevel();
  private final Lines lines = new Lines();

  @BeforeEach
  void listen() {
    lines.start();
    root.setLevel(Level.INFO);
    own.setLevel(Level.DEBUG);
    root.addAppender(lines);
  }

  @AfterEach
  void leave() {
    root.detachAppender(lines);
    root.setLevel(rootLevel);
    own.setLevel(null);
  }

  @Test
  void log_conversationWithFailures_holdsNoWordsAndNoToken() throws InterruptedException {
    try (Bench bench = new Bench(folder)) {
      FakeBotApi telegram = bench.telegram;
      telegram.script("getMe", Fault.drop(Moment.AFTER));
      telegram.script(
          "sendMessage",
          Fault.html(Moment.BEFORE, 502),
          Fault.tooManyRequests(Duration.ofSeconds(1)),
          Fault.error(400, "Bad Request: can't parse entities: " + SECRETIVE.length()),
          Fault.NONE,
          Fault.drop(Moment.AFTER));
      Person zuleika = telegram.person("Zuleika");
      bench
          .answering((question, progress) -> {
            if (question.text().contains("broken")) {
              throw new IllegalStateException("no answer");
            }
            return bench.newspaper.answer(question, progress);
          })
          .with(
              new TelegramBot.Pace(
                  BotApi.Limits.usual(),
                  new Poller.Pace(Duration.ofSeconds(50), SOON, SOON),
                  new Courier.Pace(32, 20, SOON)))
          .start();

      zuleika.writes(SECRETIVE);
      zuleika.privately().awaits(message -> true);
      zuleika.writes("Who opened the new harbour bridge?");
      zuleika.privately().awaits(message -> message.text().contains("whether my answer"));
      zuleika.writes("Is this broken by a wombat?");
      zuleika.privately().awaits(message -> message.text().contains("Something went wrong"));
      telegram.goesDown();
      awaitsLine("UNREACHABLE");
      telegram.revoked(true);
      telegram.comesBack();
      awaitsLine("telegram does not know the bot token");
    }

    assertThat(lines.lines).anyMatch(line -> line.contains("an update failed"));
    assertThat(lines.lines)
        .noneMatch(line -> line.contains(FakeBotApi.TOKEN) || line.contains("fake-token"))
        .noneMatch(line -> line.contains("1964") || line.contains("wombat"))
        .noneMatch(line -> line.contains("harbour") || line.contains("Ines Holt"))
        .noneMatch(line -> line.contains("Zuleika"));
  }

  private void awaitsLine(String part) {
    Bench.awaits(
        Duration.ofSeconds(10),
        () -> lines.lines.stream().anyMatch(line -> line.contains(part)),
        () -> part + " in " + lines.lines);
  }
}
