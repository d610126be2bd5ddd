package dateline.telegram;

import dateline.answer.Answer;
import dateline.answer.Archive;
import dateline.answer.Citation;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.answer.Secret;
import dateline.chat.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The process that [SoakTest] kills: the whole bot, whose answers name the question they answer.
///
/// Takes commands on standard input and answers each with a line that begins with `soak`: `left`
/// (how much waits in the inbox, and in the outbox), `heap` (bytes in use after a collection),
/// `stop`. The end of the input ends it, too, so that it never outlives the test.
final class SoakBot {

  /// What every question begins with, and every answer names.
  static final Pattern TAG = Pattern.compile("q(\\d{5})");

  private final Newspaper newspaper;
  private final Store store;
  private final TelegramBot bot;

  /// @param folder of the store and the index
  private SoakBot(Path folder, URI api) {
    Clock clock = Clock.systemUTC();
    newspaper = new Newspaper(folder.resolve("index"));
    store = Store.open(url(folder), clock);
    BotSettings settings =
        new BotSettings(
            new Secret(FakeBotApi.TOKEN),
            api,
            Bench.access(BotSettings.Door.OPEN, Set.of()),
            new BotSettings.Limits(List.of(), List.of()),
            Optional.empty(),
            Duration.ofDays(30),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    bot =
        new TelegramBot(
            settings,
            new TelegramBot.Surroundings(
                store,
                newspaper.desk(this::answer, clock),
                folder.resolve("articles"),
                () -> {},
                false,
                Archive.NONE,
                clock,
                new Random()));
  }

  /// Where the store in a folder is.
  static String url(Path folder) {
    return "jdbc:sqlite:" + folder.resolve("store.db");
  }

  /// Answers from the folder named first, over the Bot API at the address named second.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ProcessHandle test = ProcessHandle.current().parent().orElseThrow();
    var _ = test.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    SoakBot soak = new SoakBot(Path.of(arguments[0]), URI.create(arguments[1]));
    soak.bot.start();
    say("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    while (line != null && !line.equals("stop")) {
      say(line.equals("heap") ? soak.heap() : soak.left());
      line = in.readLine();
    }
    boolean done = soak.bot.stop(Duration.ofSeconds(20));
    soak.store.close();
    soak.newspaper.close();
    say(String.valueOf(done));
  }

  private static void say(String what) {
    System.out.println("soak " + what);
  }

  private String left() {
    return store.inbox().waiting() + " " + store.outbox().waiting();
  }

  private String heap() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return String.valueOf(runtime.totalMemory() - runtime.freeMemory());
  }

  /// The passages of the real answer, below a line that names the question. Some questions take
  /// their time, so that the chat sees typing, a note, or statements before the answer.
  private Answer answer(Question question, Progress progress) {
    Answer real = newspaper.answer(question, progress);
    Matcher tag = TAG.matcher(question.text());
    if (!tag.find()) {
      return real; // an example for the greeting
    }
    int number = Integer.parseInt(tag.group(1));
    if (real instanceof Answer.Grounded grounded && number % 40 == 9) {
      progress.verified(grounded.statements());
    }
    pause(number % 150 == 7 ? 5_000 : number % 20 == 9 ? 2_200 : number % 25 == 7 ? 400 : 0);
    List<Citation> nearest =
        switch (real) {
          case Answer.Grounded grounded -> grounded.citations();
          case Answer.Unanswered unanswered -> unanswered.nearest();
        };
    return new Answer.Unanswered(
        question.text(),
        real.method(),
        real.took(),
        new Answer.Reason.OtherSubject(List.of(tag.group())),
        nearest);
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
