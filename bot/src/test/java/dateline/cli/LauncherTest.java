package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The scripts in `bot/bin`, run in a copy of the project that holds nothing else.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
final class LauncherTest {

  private static final List<String> TOOLS =
      List.of(
          "sh", "find", "head", "mkdir", "rm", "cat", "sleep", "date", "grep", "cut", "readlink");

  @TempDir private Path root;

  /// A PATH with what every system has and no Java.
  private Path tools;

  @BeforeEach
  void copyScripts() throws IOException {
    Path bin = Files.createDirectories(root.resolve("project/bot/bin"));
    for (String script : List.of("dateline", "verify", "jdk.sh", "build.sh", "java.options")) {
      Path copy = Files.copy(Path.of("bin", script), bin.resolve(script));
      assertThat(copy.toFile().setExecutable(true)).isTrue();
    }
    tools = Files.createDirectories(root.resolve("tools"));
    for (String tool : TOOLS) {
      for (Path folder : List.of(Path.of("/bin"), Path.of("/usr/bin"))) {
        Path link = tools.resolve(tool);
        if (Files.isExecutable(folder.resolve(tool)) && !Files.exists(link)) {
          Files.createSymbolicLink(link, folder.resolve(tool));
        }
      }
    }
  }

  @Test
  void findJdk_candidates_areTakenByTheVersionOfTheirReleaseFile() throws IOException {
    Path old = jdk("old", "JAVA_VERSION=\"17.0.9\"");
    Path runtime = jdk("runtime", "JAVA_VERSION=\"25.0.1\"");
    Files.delete(runtime.resolve("bin/javac"));
    Path early = jdk("early", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"26-ea\"");

    assertThat(isNew(old)).isFalse();
    assertThat(isNew(runtime)).isFalse();
    assertThat(isNew(early)).isTrue();
    assertThat(isNew(root.resolve("none"))).isFalse();
    assertThat(isNew(jdk("odd", "JAVA_VERSION=latest"))).isFalse();
  }

  @Test
  void findJdk_javaHomeTooOld_looksFurther() throws IOException {
    Path old = jdk("old", "JAVA_VERSION=\"17.0.9\"");
    Path good = jdk("home/.jdks/temurin", "JAVA_VERSION=\"25\"");

    Execution execution =
        sh(
            Map.of("JAVA_HOME", old.toString(), "JAVA_HOME_25", good.toString()),
            ". ./bot/bin/jdk.sh; need_jdk; echo $jdk_home");

    assertThat(execution).isEqualTo(new Execution(0, good + "\n", ""));
  }

  @Test
  void dateline_noJdk_saysInOneLineWhatToInstall() {
    // no machine has this one yet
    Execution execution = sh(Map.of(), ". ./bot/bin/jdk.sh; jdk_least=99; need_jdk");

    assertThat(execution.code()).isEqualTo(1);
    assertThat(execution.err())
        .hasLineCount(1)
        .startsWith("dateline: no JDK 99 or newer found; install one (");
  }

  @Test
  void dateline_noMaven_saysInOneLineWhatToInstall() throws IOException {
    Path good = jdk("good", "JAVA_VERSION=\"25\"");

    Execution execution =
        sh(Map.of("JAVA_HOME", good.toString()), "exec ./bot/bin/dateline --version");

    assertThat(execution.code()).isEqualTo(1);
    assertThat(execution.err())
        .hasLineCount(1)
        .startsWith("dateline: Maven is needed to build Dateline and was not found; install it");
  }

  @Test
  void dateline_buildFails_saysInOneLineWhy() throws IOException {
    Path good = jdk("good", "JAVA_VERSION=\"25\"");
    script(tools.resolve("mvn"), "echo '[INFO] begins'; echo '[ERROR] no network'; exit 1");

    Execution execution =
        sh(Map.of("JAVA_HOME", good.toString()), "exec ./bot/bin/dateline --version");

    assertThat(execution.code()).isEqualTo(1);
    assertThat(execution.out()).isEmpty();
    assertThat(execution.err().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("dateline: building ("),
            line -> assertThat(line).startsWith("dateline: build failed: no network (all of it: "));
  }

  @Test
  void dateline_throughALink_buildsOnceAndRuns() throws IOException {
    Path good = jdk("good", "JAVA_VERSION=\"25\"");
    script(good.resolve("bin/java"), "for last; do :; done; echo \"run with $last\"");
    script(
        tools.resolve("mvn"),
        "mkdir -p bot/target/app; : >bot/target/app/built; echo \"$JAVA_HOME\"");
    Path link =
        Files.createSymbolicLink(root.resolve("link"), root.resolve("project/bot/bin/dateline"));
    Map<String, String> variables = Map.of("JAVA_HOME", good.toString());

    Execution first = sh(variables, "exec " + link + " 'two words'");
    Execution second = sh(variables, "exec " + link + " again");

    assertThat(first.code()).isZero();
    assertThat(first.out()).isEqualTo("run with two words\n");
    assertThat(first.err()).startsWith("dateline: building (").contains("dateline: built in ");
    assertThat(second).isEqualTo(new Execution(0, "run with again\n", ""));
    assertThat(Files.readString(root.resolve("project/bot/target/build.log")))
        .isEqualTo(good + "\n");
  }

  private boolean isNew(Path jdk) {
    return sh(Map.of(), ". ./bot/bin/jdk.sh; is_new_jdk " + jdk).code() == 0;
  }

  private Path jdk(String name, String release) throws IOException {
    Path jdk = root.resolve(name);
    Files.createDirectories(jdk.resolve("bin"));
    script(jdk.resolve("bin/java"), "exit 9");
    script(jdk.resolve("bin/javac"), "exit 9");
    Files.writeString(jdk.resolve("release"), release + "\n");
    return jdk;
  }

  private static void script(Path file, String commands) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Execution sh(Map<String, String> variables, String commands) {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", commands);
    builder.directory(root.resolve("project").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("HOME", root.resolve("home").toString());
    builder.environment().putAll(variables);
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Execution(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
