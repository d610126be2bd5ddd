package dateline.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that is killed while it works loses nothing and does nothing twice.
final class StoreKillTest {

  /// How often; more finds more.
  private static final int KILLS = Integer.getInteger("dateline.kills", 4);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  @Timeout(300)
  void kill_atAnyMoment_losesNothingAndRepeatsNothing(Server server) throws Exception {
    String url = server.emptyDatabase(folder);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> said = new ArrayList<>();

    for (int i = 0; i < KILLS; i++) {
      runAndKill(url, lastAccepted(said) + 1, random, said);
    }
    try (Store store = Store.open(url, Clock.systemUTC())) {
      StoreWorker rest = new StoreWorker(store, said::add);
      rest.resolveInterrupted();
      rest.work(Integer.MAX_VALUE);
      rest.deliver(Integer.MAX_VALUE);
      assertThat(store.inbox().waiting()).isZero();
      assertThat(store.outbox().waiting()).isZero();
    }

    assertThat(lastAccepted(said)).as("something was done").isGreaterThan(KILLS);
    assertNothingLostOrRepeated(said, "seed " + seed);
  }

  private void runAndKill(String url, long first, Random random, List<String> said)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                StoreWorker.class.getName(),
                url,
                Long.toString(first),
                Long.toString(random.nextLong()))
            .redirectError(folder.resolve("errors").toFile())
            .start();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      int most = 5 + random.nextInt(150);
      List<String> run = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        run.add(line);
        if (run.size() == 1 && said.isEmpty()) {
          assertThatThrownBy(() -> Store.open(url, Clock.systemUTC()))
              .hasMessageStartingWith("another dateline has the store at ");
        }
        if (run.size() == most) {
          // of the process itself the same method would also throw away what it said last
          process.toHandle().destroyForcibly();
        }
      }
      assertThat(run)
          .as(() -> "the process ended by itself: " + errors())
          .hasSizeGreaterThanOrEqualTo(most);
      said.addAll(run);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static long lastAccepted(List<String> said) {
    return said.stream()
        .filter(line -> line.startsWith("accepted "))
        .mapToLong(line -> Long.parseLong(line.substring("accepted ".length())))
        .max()
        .orElse(0);
  }

  private static void assertNothingLostOrRepeated(List<String> said, String seed) {
    assertThat(said).as(seed).noneMatch(line -> line.startsWith("twice "));
    assertThat(said.stream().filter(line -> line.startsWith("finished ")).toList())
        .as(seed)
        .doesNotHaveDuplicates();

    List<String> delivered =
        said.stream()
            .filter(line -> line.startsWith("delivered "))
            .map(line -> line.substring("delivered ".length()))
            .toList();
    assertThat(delivered).as(seed).doesNotHaveDuplicates();
    Set<String> told = new HashSet<>();
    Map<Long, List<Long>> order = new HashMap<>();
    for (String payload : delivered) {
      // the sending of a note may be in doubt in its turn, and then has a note of its own
      String parcel = payload.substring(payload.lastIndexOf(' ') + 1);
      told.add(parcel);
      String[] idAndPart = parcel.split("/", -1);
      long id = Long.parseLong(idAndPart[0]);
      order
          .computeIfAbsent(StoreWorker.chatOf(id), chat -> new ArrayList<>())
          .add(2 * id + Long.parseLong(idAndPart[1]));
    }
    assertThat(told)
        .as(seed)
        .containsAll(
            LongStream.rangeClosed(1, lastAccepted(said))
                .boxed()
                .flatMap(id -> List.of(id + "/1", id + "/2").stream())
                .toList());
    assertThat(order.values()).as(seed).allSatisfy(each -> assertThat(each).isSorted());
    assertThat(delivered.stream().filter(payload -> payload.startsWith("note ")).count())
        .as("one handed over at a time, so at most one in doubt for each kill; " + seed)
        .isLessThanOrEqualTo(KILLS);
  }
}
