package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTest {

  @TempDir private Path home;

  @Test
  void help_ofTheProgram_isGolden() {
    Execution help = run("--help");

    assertThat(help.code()).isEqualTo(Dateline.DONE);
    Golden.check("help", help.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ask",
        "chat",
        "search",
        "index",
        "sources",
        "disagreements",
        "timeline",
        "show",
        "telegram",
        "replay",
        "check"
      })
  void help_ofACommand_isGoldenAndFitsTheTerminal(String command) {
    Execution help = run(command, "--help");

    assertThat(help.code()).isEqualTo(Dateline.DONE);
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    Golden.check("help-" + command, help.out());
  }

  @Test
  void noCommand_isWrongUsage() {
    assertThat(run())
        .isEqualTo(
            new Execution(
                Dateline.WRONG_USAGE, "", "dateline: say what to do; see dateline --help\n"));
  }

  @Test
  void unknownCommand_isWrongUsageInOneLine() {
    Execution execution = run("aks", "question");

    assertThat(execution.code()).isEqualTo(Dateline.WRONG_USAGE);
    assertThat(execution.err()).hasLineCount(1).contains("aks", "see dateline --help");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ask",
        "ask ' '",
        "ask --ranking best q",
        "ask --since yesterday q",
        "ask --answer poet q",
        "search --limit 0 q",
        "search --limit many q",
        "timeline --limit 0",
        "index",
        "index /no/such/folder",
        "show"
      })
  void wrongUsage_isToldInOneLine(String line) {
    String[] arguments = line.split(" (?![^']*'$)");
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = arguments[i].replace("'", "");
    }

    Execution execution = run(arguments);

    assertThat(execution.code()).isEqualTo(Dateline.WRONG_USAGE);
    assertThat(execution.out()).isEmpty();
    assertThat(execution.err()).hasLineCount(1).endsWith(" --help\n");
  }

  private Execution run(String... arguments) {
    return Execution.of(Execution.environment(home), arguments);
  }
}
