package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.cli.Dateline;
import dateline.telegram.Fault.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The command as a service runs it, in a process of its own, told to end as a service is: by
/// SIGTERM.
@Timeout(120)
final class TerminationTest {
  private static final int PEOPLE = 40;

  /// What a JVM ends with that was asked to by SIGTERM.
  private static final int TERMINATED = 128 + 15;

  @TempDir Path home;
  private final FakeBotApi telegram = FakeBotApi.start();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void close() {
    processes.forEach(Process::destroyForcibly);
    telegram.close();
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Dateline.class.getName(),
                "telegram",
                "--ranking",
                "lexical")
            .directory(home.toFile())
            .redirectOutput(output().toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("DATELINE_TELEGRAM_API_URL", telegram.address().toString());
    builder.environment().put("DATELINE_TELEGRAM_TOKEN", FakeBotApi.TOKEN);
    builder.environment().put("DATELINE_TELEGRAM_ACCESS", "open");
    builder.environment().put("DATELINE_HTTP_PORT", "0");
    builder.environment().put("DATELINE_INDEX_WATCH", news().toString());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private Path output() {
    return home.resolve("output-" + processes.size());
  }

  private Path news() throws IOException {
    Path news = Files.createDirectories(home.resolve("news"));
    write(news.resolve("ferry.txt"), "The ferry", "Captain Nora Falk sank the old ferry.");
    write(news.resolve("bridge.txt"), "The bridge", "Mayor Ines Holt opened the harbour bridge.");
    write(news.resolve("market.txt"), "The market", "Traders sold apples and pears on Friday.");
    return news;
  }

  private static void write(Path file, String title, String text) throws IOException {
    Files.writeString(file, title + "\n\n" + text + "\n");
    // what was written this moment might not be complete, and is left for later
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-01-20T00:00:00Z")));
  }

  /// Asks a process to end and waits until it has.
  private void terminate(Process process) throws InterruptedException {
    long start = System.nanoTime();
    process.toHandle().destroy();
    assertThat(process.waitFor(25, TimeUnit.SECONDS)).as("ends within 25 s").isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
  }

  private RecordedCall awaits(Process process, String method) throws IOException {
    while (process.isAlive()) {
      try {
        return telegram.awaitCall(method, call -> true);
      } catch (AssertionError e) {
        // a loaded machine takes longer to start a process
      }
    }
    throw new AssertionError("it ended: " + Files.readString(home.resolve("output-0")));
  }

  @Test
  void sigterm_amongAnswersAndDuringALongPoll_losesNothingAndSaysNothingTwice() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    telegram.script(
        "sendMessage", Fault.NONE, Fault.hold(Moment.AFTER, gate), Fault.hold(Moment.BEFORE, gate));
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(telegram.person("Person " + i));
      people.getLast().writes("Who sank the old ferry?");
    }

    Process first = start();
    awaits(first, "sendMessage");
    telegram.awaitCall("sendMessage", call -> call.code() == -1);
    first.toHandle().destroy();
    gate.countDown();
    terminate(first);
    int before = answers(people);
    assertThat(before).isLessThan(PEOPLE);

    telegram.forgetCalls();
    Process second = start();
    awaits(second, "sendMessage");
    for (Person each : people) {
      each.privately().awaits(message -> message.text().contains("Nora Falk"));
    }
    telegram.awaitCall("getUpdates", call -> call.code() == -1);
    terminate(second);

    assertThat(answers(people)).isEqualTo(PEOPLE);
    for (Person each : people) {
      assertThat(each.privately().seesFromBot()).hasSize(1);
    }
  }

  private static int answers(List<Person> people) {
    return people.stream().mapToInt(each -> each.privately().seesFromBot().size()).sum();
  }
}
