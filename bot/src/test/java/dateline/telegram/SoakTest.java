package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Many chats ask many questions while the network and Telegram go wrong in turns and the process
/// is killed again and again; then each question has been answered once.
///
/// A short form runs with all tests, in about 30 s. The whole of it, which takes about six minutes:
///
/// ```
/// mvn -B test -pl bot -am -Dtest=SoakTest -Dsurefire.failIfNoSpecifiedTests=false \
///     -Ddateline.chats=200 -Ddateline.questions=5000 -Ddateline.calm=1500 -Ddateline.kills=20
/// ```
///
/// `dateline.calm` is how many of the questions, the last ones, come without a kill, to see whether
/// the memory stays flat; `dateline.pace` is how many come in a second (16), `dateline.seed`
/// repeats what was random. The bot keeps its real rates. The server is a little stricter than they
/// expect, as Telegram may be, so that 429 comes from full buckets as well as out of the blue.
final class SoakTest {
  private static final int CHATS = Integer.getInteger("dateline.chats", 30);
  private static final int QUESTIONS = Integer.getInteger("dateline.questions", 300);
  private static final int CALM = Integer.getInteger("dateline.calm", 60);
  private static final int KILLS = Integer.getInteger("dateline.kills", 3);
  private static final int PACE = Integer.getInteger("dateline.pace", 16);

  private static final FakeRates.Limits STRICT =
      new FakeRates.Limits(
          new FakeRates.Rate(2, Duration.ofMillis(1_200)),
          new FakeRates.Rate(12, Duration.ofSeconds(3)),
          new FakeRates.Rate(30, Duration.ofMillis(33)));

  private static final List<String> TEXTS =
      List.of(
          "Who opened the new harbour bridge?",
          "How much did the bridge cost?",
          "What did Holt say about commuters?",
          "Who thanked the ferry passengers?",
          "When did the ferry make its last crossing?",
          "Who won the chess championship in Oslo?");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private final Random random = new Random(seed());
  private final List<Instant> kills = new ArrayList<>();
  private final Map<String, Integer> figures = new TreeMap<>();

  private static long seed() {
    long seed = Long.getLong("dateline.seed", System.nanoTime());
    System.out.println("seed of the soak: -Ddateline.seed=" + seed);
    return seed;
  }

  /// Where questions are asked one after the other: a private chat, a group, a topic.
  private record Lane(Person.Place place, boolean privately) {}

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void questions_faultsAndKills_eachIsAnsweredOnce()
      throws IOException, InterruptedException, SQLException {
    Bot bot = null;
    try (FakeBotApi telegram = FakeBotApi.start(Clock.systemUTC(), STRICT)) {
      System.out.println("the soak's folder: " + folder);
      List<Lane> lanes = lanes(telegram);
      List<Lane> asked = new ArrayList<>();
      bot = new Bot(telegram);
      Weather weather = new Weather(telegram, random.nextLong());
      weather.changes();
      Set<Integer> killed = killed();
      long start = System.nanoTime();
      long heap = 0;
      for (int number = 0; number < QUESTIONS; number++) {
        if (killed.contains(number)) {
          bot.kill();
          kills.add(Instant.now());
          bot = new Bot(telegram);
        }
        if (number == QUESTIONS - CALM * 9 / 10) {
          heap = Long.parseLong(bot.tell("heap"));
        }
        Lane lane = lane(lanes);
        asks(lane, number);
        asked.add(lane);
        bot.waits(Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * 1e9 / PACE)));
      }
      weather.clears();
      figures.put("seconds of asking", seconds(start));
      awaitQuiet(telegram, bot);
      figures.put("seconds until all was answered", seconds(start));
      long heapAfter = Long.parseLong(bot.tell("heap"));
      assertThat(bot.tell("stop")).isEqualTo("true");

      Map<String, Integer> turns = turns();
      Ledger before = new Ledger(lanes, turns);
      bot = new Bot(telegram);
      reveal(asked, before);
      awaitQuiet(telegram, bot);
      assertThat(bot.tell("stop")).isEqualTo("true");
      Ledger after = new Ledger(lanes, turns());

      report(telegram, weather, before, heap, heapAfter);
      assertThat(after.lost()).as("lost").isEmpty();
      assertThat(before.twice()).as("answered twice").isEmpty();
      assertThat(after.twice()).as("answered twice, after the notes").isEmpty();
      assertThat(after.outOfOrder).as("out of order").isEmpty();
      assertThat(turns).as("a turn for each question").hasSize(QUESTIONS);
      assertThat(new HashSet<>(turns.values())).hasSize(QUESTIONS);
      assertThat(count("SELECT count(*) FROM failure WHERE arrived = 'no'")).isZero();
      assertThat(count("SELECT count(*) FROM quarantine")).isZero();
      assertThat(impatient(telegram)).as("came before 429 allowed it").isEmpty();
      assertThat(heapAfter).as("heap, at first " + heap).isLessThan(heap * 3 / 2 + (8 << 20));
    } finally {
      if (bot != null) {
        bot.kill();
      }
    }
  }

  // what happens

  /// Of ten chats, eight are private, one is a group, one has two topics.
  private static List<Lane> lanes(FakeBotApi telegram) {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < CHATS; i++) {
      Person person = telegram.person("P" + i);
      switch (i % 10) {
        case 3 -> lanes.add(new Lane(person.in(telegram.group("G" + i, person)), false));
        case 7 -> {
          Group forum = telegram.forum("F" + i, person);
          lanes.add(new Lane(person.in(forum, forum.topic("one")), false));
          lanes.add(new Lane(person.in(forum, forum.topic("two")), false));
        }
        default -> lanes.add(new Lane(person.privately(), true));
      }
    }
    return lanes;
  }

  /// The questions before which the process is killed.
  private Set<Integer> killed() {
    Set<Integer> killed = new TreeSet<>();
    while (killed.size() < KILLS) {
      killed.add(1 + random.nextInt(QUESTIONS - CALM - 1));
    }
    return killed;
  }

  /// Somewhere; in a group less often, since a group bears fewer messages.
  private Lane lane(List<Lane> lanes) {
    Lane lane = lanes.get(random.nextInt(lanes.size()));
    return lane.privately || random.nextInt(6) == 0 ? lane : lane(lanes);
  }

  private void asks(Lane lane, int number) {
    String text =
        String.format(Locale.ROOT, "q%05d ", number) + TEXTS.get(random.nextInt(TEXTS.size()));
    List<SeenMessage> answers = lane.place.seesFromBot();
    SeenMessage question;
    if (!answers.isEmpty() && random.nextInt(10) == 0) {
      question = lane.place.replies(answers.getLast(), text);
    } else {
      question = lane.place.writes(lane.privately ? text : "/ask " + text);
    }
    if (random.nextInt(100) == 0) {
      lane.place.deletes(question);
    }
  }

  /// Where an answer is missing, somebody taps the note that stands in its place.
  private static void reveal(List<Lane> asked, Ledger ledger) {
    for (int number : ledger.lost()) {
      SeenMessage note = ledger.notes.get(number);
      if (note != null) {
        asked.get(number).place.taps(note, "Show the answer").awaitsAnswer();
      }
    }
  }

  private void awaitQuiet(FakeBotApi telegram, Bot bot) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String left = "";
    while (!left.equals("0 0") || !telegram.unconfirmed().isEmpty()) {
      assertThat(System.nanoTime()).as("still waits: " + left).isLessThan(end);
      bot.waits(Duration.ofMillis(100));
      left = bot.tell("left");
    }
  }

  // what came of it

  /// The question of each turn.
  private Map<String, Integer> turns() throws SQLException {
    Map<String, Integer> turns = new HashMap<>();
    try (Connection store = DriverManager.getConnection(SoakBot.url(folder));
        Statement statement = store.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, question FROM turn")) {
      while (rows.next()) {
        turns.put(rows.getString(1), tag(rows.getString(2)).orElseThrow());
      }
    }
    return turns;
  }

  private int count(String sql) throws SQLException {
    try (Connection store = DriverManager.getConnection(SoakBot.url(folder));
        Statement statement = store.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Optional<Integer> tag(String text) {
    Matcher tag = SoakBot.TAG.matcher(text);
    return tag.find() ? Optional.of(Integer.valueOf(tag.group(1))) : Optional.empty();
  }

  /// What stands in the chats.
  private static final class Ledger {
    private final int[] answers = new int[QUESTIONS];
    private final Map<Integer, SeenMessage> notes = new HashMap<>();
    private final List<String> outOfOrder = new ArrayList<>();
    private int noteMessages;
    private int others;

    private Ledger(List<Lane> lanes, Map<String, Integer> turns) {
      for (Lane lane : lanes) {
        int last = -1;
        for (SeenMessage message : lane.place.seesFromBot()) {
          Optional<Integer> answered = tag(message.text());
          Optional<Integer> noted = noted(message).map(turns::get);
          answered.ifPresent(number -> answers[number]++);
          noted.ifPresent(number -> notes.put(number, message));
          noteMessages += noted.isPresent() ? 1 : 0;
          others += answered.isEmpty() && noted.isEmpty() ? 1 : 0;
          int number = answered.or(() -> noted).orElse(last);
          if (number < last) {
            outOfOrder.add("chat " + message.chat() + ": " + last + " before " + number);
          }
          last = number;
        }
      }
    }

    /// The turn of a note.
    private static Optional<String> noted(SeenMessage message) {
      return message.buttons().equals(List.of(List.of("Show the answer")))
          ? Press.parse(message.button("Show the answer").path("callback_data").asText())
              .map(press -> ((Press.Reveal) press).turn())
          : Optional.empty();
    }

    private List<Integer> lost() {
      return numbers(0, 0);
    }

    private List<Integer> twice() {
      return numbers(2, Integer.MAX_VALUE);
    }

    private List<Integer> numbers(int least, int most) {
      List<Integer> numbers = new ArrayList<>();
      for (int number = 0; number < answers.length; number++) {
        if (answers[number] >= least && answers[number] <= most) {
          numbers.add(number);
        }
      }
      return numbers;
    }
  }

  /// Calls that came before a 429 allowed them; but for those where the 429 was lost on its way,
  /// and those of a process started after the 429, which the one that was killed may not have
  /// noted.
  private List<String> impatient(FakeBotApi telegram) {
    List<RecordedCall> refused =
        telegram.calls().stream().filter(call -> call.code() == 429 || call.code() == 0).toList();
    List<String> impatient = new ArrayList<>();
    int excused = 0;
    for (FakeRates.EarlyRetry early : telegram.earlyRetries()) {
      Optional<RecordedCall> last =
          refused.stream()
              .filter(call -> FakeRates.key(call.method(), call.parameters()).equals(early.key()))
              .filter(call -> ended(call).isBefore(early.at()))
              .max(Comparator.comparing(SoakTest::ended));
      if (last.filter(call -> call.code() == 429).isEmpty()
          || isKilledBetween(ended(last.get()), early.at())) {
        excused++;
      } else {
        impatient.add(early + " after " + last.get());
      }
    }
    figures.put("429 nobody knew of, and came too early", excused);
    return impatient;
  }

  private static Instant ended(RecordedCall call) {
    return call.outcome().orElseThrow().at();
  }

  private boolean isKilledBetween(Instant from, Instant to) {
    return kills.stream().anyMatch(at -> at.isAfter(from) && at.isBefore(to));
  }

  private static int seconds(long start) {
    return Math.toIntExact(Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  private void report(
      FakeBotApi telegram, Weather weather, Ledger ledger, long heap, long heapAfter)
      throws SQLException {
    List<RecordedCall> calls = telegram.calls();
    long refused = calls.stream().filter(call -> call.code() == 429).count();
    long arrived = ledger.notes.keySet().stream().filter(n -> ledger.answers[n] > 0).count();
    impatient(telegram);
    figures.put("questions", QUESTIONS);
    figures.put("chats", CHATS);
    figures.put("kills", kills.size());
    figures.put("calls", calls.size());
    figures.put("429 of full buckets", (int) refused - weather.count(Weather.FLOOD));
    figures.put("ambiguous", count("SELECT count(*) FROM failure WHERE arrived = 'unknown'"));
    figures.put("ambiguous answers", ledger.notes.size());
    figures.put("ambiguous answers that had arrived", (int) arrived);
    figures.put("notes", ledger.noteMessages);
    figures.put("other messages", ledger.others);
    figures.put("heap at the start of the calm, kB", (int) (heap >> 10));
    figures.put("heap at its end, kB", (int) (heapAfter >> 10));
    weather.counts().forEach((what, count) -> figures.put("fault: " + what, count));
    figures.forEach((what, count) -> System.out.println("| " + what + " | " + count + " |"));
  }

  /// What goes wrong at the moment: of every kind of fault none, or some share of the calls.
  private static final class Weather {
    private static final String FLOOD = "429";
    private static final String DROP_BEFORE = "dropped before";
    private static final String DROP_AFTER = "dropped after";
    private static final String GATEWAY = "502";
    private static final String DELAY = "delayed";
    private static final List<String> KINDS =
        List.of(FLOOD, DROP_BEFORE, DROP_AFTER, GATEWAY, DELAY);

    /// The largest share of calls that a kind of fault hits.
    private static final double WORST = 0.12;

    private final FakeBotApi telegram;
    private final Random random;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Double> shares = new HashMap<>();
    private final Thread thread = Thread.ofVirtual().unstarted(this::run);

    private Weather(FakeBotApi telegram, long seed) {
      this.telegram = telegram;
      random = new Random(seed);
    }

    private void changes() {
      telegram.trouble(this::fault);
      thread.start();
    }

    private void clears() throws InterruptedException {
      thread.interrupt();
      thread.join();
      telegram.trouble(call -> Fault.NONE);
    }

    private void run() {
      while (!Thread.currentThread().isInterrupted()) {
        boolean outage;
        Duration lasts;
        synchronized (this) {
          KINDS.forEach(
              kind -> shares.put(kind, random.nextBoolean() ? 0 : random.nextDouble() * WORST));
          outage = random.nextInt(12) == 0;
          lasts = Duration.ofMillis(random.nextInt(300, 3_000));
          if (outage) {
            counts.merge("outage", 1, Integer::sum);
          }
        }
        if (outage) {
          telegram.goesDown();
        }
        try {
          TimeUnit.NANOSECONDS.sleep(lasts.toNanos());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        if (outage) {
          telegram.comesBack();
        }
      }
    }

    private synchronized Fault fault(RecordedCall call) {
      for (String kind : KINDS) {
        if (random.nextDouble() < shares.getOrDefault(kind, 0.0)) {
          counts.merge(kind, 1, Integer::sum);
          return fault(kind, call.method().equals("sendChatAction") ? 8 : 3);
        }
      }
      return Fault.NONE;
    }

    private Fault fault(String kind, int longest) {
      Fault.Moment moment = random.nextBoolean() ? Fault.Moment.BEFORE : Fault.Moment.AFTER;
      return switch (kind) {
        case FLOOD -> Fault.tooManyRequests(Duration.ofSeconds(random.nextInt(1, longest)));
        case DROP_BEFORE -> Fault.drop(Fault.Moment.BEFORE);
        case DROP_AFTER -> Fault.drop(Fault.Moment.AFTER);
        case GATEWAY -> Fault.html(Fault.Moment.BEFORE, 502);
        default -> Fault.delay(moment, Duration.ofMillis(random.nextInt(10, 400)));
      };
    }

    private synchronized int count(String kind) {
      return counts.getOrDefault(kind, 0);
    }

    private synchronized Map<String, Integer> counts() {
      return Map.copyOf(counts);
    }
  }

  /// A process of the bot.
  private final class Bot {
    private final Process process;
    private final BufferedReader out;
    private boolean ready;

    private Bot(FakeBotApi telegram) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-Ddateline.log.file=" + folder.resolve("log.txt"),
                  "-cp",
                  System.getProperty("java.class.path"),
                  SoakBot.class.getName(),
                  folder.toString(),
                  telegram.address().toString())
              .redirectError(Redirect.appendTo(folder.resolve("errors.txt").toFile()))
              .start();
      out = process.inputReader(StandardCharsets.UTF_8);
    }

    private String tell(String command) throws IOException {
      if (!ready) {
        assertThat(reply()).isEqualTo("ready");
        ready = true;
      }
      Writer in = process.outputWriter(StandardCharsets.UTF_8);
      in.write(command + "\n");
      in.flush();
      return reply();
    }

    private String reply() throws IOException {
      String line = out.readLine();
      while (line != null && !line.startsWith("soak ")) {
        line = out.readLine();
      }
      assertThat(line).as("the bot is there").isNotNull();
      return line.substring("soak ".length());
    }

    /// Lets time pass while it works.
    private void waits(Duration time) throws InterruptedException {
      assertThat(process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)).isFalse();
    }

    private void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }
}
