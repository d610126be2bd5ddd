package dateline.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.answer.Answerer;
import dateline.answer.Archive;
import dateline.answer.Secret;
import dateline.chat.NewsDesk;
import dateline.chat.Store;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// How long an answer takes in Telegram: from the moment a person has written a question until the
/// server has taken the answer. The server runs in the same process; it keeps Telegram's rates, and
/// every question comes from a chat of its own. Started by `bot/bin/benchmark`.
final class TelegramBenchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final int BUSY = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FakeBotApi telegram;
  private final List<String> questions;
  private int asked;

  private TelegramBenchmark(FakeBotApi telegram, List<String> questions) {
    this.telegram = telegram;
    this.questions = questions;
  }

  /// Prints a table row for one question a second and one for twenty: `INDEX QUESTIONS SECONDS
  /// FOLDER`.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Duration time = Duration.ofSeconds(Integer.parseInt(arguments[2]));
    Path folder = Path.of(arguments[3]);
    Clock clock = Clock.systemUTC();
    try (FakeBotApi telegram = FakeBotApi.start(clock, FakeRates.Limits.usual());
        PassageSearcher searcher = PassageSearcher.open(Path.of(arguments[0]));
        Store store = Store.open(SoakBot.url(folder), clock)) {
      Answerer answerer = new Answerer(searcher);
      TelegramBot bot =
          new TelegramBot(
              new BotSettings(
                  new Secret(FakeBotApi.TOKEN),
                  telegram.address(),
                  Bench.access(BotSettings.Door.OPEN, Set.of()),
                  new BotSettings.Limits(List.of(), List.of()),
                  Optional.empty(),
                  Duration.ofDays(30),
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
              new TelegramBot.Surroundings(
                  store,
                  new NewsDesk(answerer::answer, searcher, Ranking.HYBRID, clock),
                  folder,
                  () -> {},
                  false,
                  Archive.NONE,
                  clock,
                  new Random()));
      bot.start();
      TelegramBenchmark benchmark = new TelegramBenchmark(telegram, read(Path.of(arguments[1])));
      benchmark.measure(BUSY, WARM_UP);
      System.out.println(row(1, benchmark.measure(1, time)));
      System.out.println(row(BUSY, benchmark.measure(BUSY, time)));
      bot.stop(Duration.ofSeconds(20));
    }
  }

  private static List<String> read(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> questions = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      questions.add(json.readTree(line).path("question").asText());
    }
    return questions;
  }

  /// Asks so many questions a second at even distances.
  ///
  /// @return the time of each answer, the shortest first
  private List<Duration> measure(int rate, Duration time) throws InterruptedException {
    telegram.forgetCalls();
    Map<Long, Instant> begun = new HashMap<>();
    long next = System.nanoTime();
    long end = next + time.toNanos();
    while (next < end) {
      Person person = telegram.person("P" + asked);
      String question = questions.get(asked++ % questions.size());
      begun.put(person.id(), Instant.now());
      person.writes(question);
      next += Duration.ofSeconds(1).dividedBy(rate).toNanos();
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }
    Map<Long, Instant> answered = answered();
    for (long deadline = System.nanoTime() + PATIENCE.toNanos();
        !answered.keySet().containsAll(begun.keySet()) && System.nanoTime() < deadline;
        answered = answered()) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    Map<Long, Instant> ends = answered;
    return begun.keySet().stream()
        .map(chat -> Duration.between(begun.get(chat), ends.getOrDefault(chat, Instant.MAX)))
        .sorted()
        .toList();
  }

  /// When the last part of each chat's answer was there.
  private Map<Long, Instant> answered() {
    Map<Long, Instant> answered = new HashMap<>();
    for (RecordedCall call : telegram.calls()) {
      boolean sends = call.method().equals("sendMessage");
      if ((sends || call.method().equals("editMessageText")) && call.code() == 200) {
        answered.put(call.chat().orElseThrow(), call.outcome().orElseThrow().at());
      }
    }
    return answered;
  }

  private static String row(int rate, List<Duration> times) {
    return String.format(
        Locale.ROOT,
        "| %d a second | %.1f | %.1f | %.1f | %d |",
        rate,
        milliseconds(times, 0.5),
        milliseconds(times, 0.99),
        milliseconds(times, 1),
        times.size());
  }

  private static double milliseconds(List<Duration> times, double share) {
    int index = (int) Math.ceil(share * times.size()) - 1;
    return times.get(Math.max(0, index)).toNanos() / 1e6;
  }
}
