package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// A process that ends while the model is being loaded ends as any other.
final class EarlyEndTest {

  @TempDir private Path directory;

  @RepeatedTest(3)
  void close_whileTheModelIsBeingLoaded_processEndsWell() throws IOException, InterruptedException {
    Articles.update(directory, List.of(Articles.HARBOUR));
    Articles.embed(directory);

    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + directory.resolve("error.log"),
                "-cp",
                System.getProperty("java.class.path"),
                EarlyEnd.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isZero();
  }
}
