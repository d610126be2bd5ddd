package dateline.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// What a command knows of the world around it, so that tests can give it another one.
///
/// @param variables the environment variables
/// @param project the folder that holds `config` and `seeds`
/// @param outTerminal whether standard output is a terminal, not a pipe or file
/// @param errTerminal whether standard error is one
/// @param inTerminal whether standard input is one
/// @param columns the width of the terminal, or what to take for it
/// @param in standard input
/// @param clock the time now
/// @param interruption tells when the user wants the command to stop
record Environment(
    Map<String, String> variables,
    Path project,
    boolean outTerminal,
    boolean errTerminal,
    boolean inTerminal,
    int columns,
    InputStream in,
    Clock clock,
    Interruption interruption) {

  private static final int MIN_COLUMNS = 40;
  private static final int MAX_COLUMNS = 100;
  private static final int DEFAULT_COLUMNS = 80;

  Environment {
    variables = Map.copyOf(variables);
    columns = Math.clamp(columns, MIN_COLUMNS, MAX_COLUMNS);
  }

  /// The environment of this process. The launcher says what it found out about the terminal in
  /// system properties, since asking from here would cost a tenth of a second.
  static Environment ofProcess() {
    Map<String, String> variables = System.getenv();
    String streams = System.getProperty("dateline.terminal", "");
    return new Environment(
        variables,
        Path.of(System.getProperty("dateline.project", ".")),
        streams.contains("out"),
        streams.contains("err"),
        streams.contains("in"),
        columns(Optional.ofNullable(variables.get("COLUMNS"))),
        System.in,
        Clock.system(ZoneId.systemDefault()),
        new Interruption());
  }

  private static int columns(Optional<String> variable) {
    String text = variable.orElse(System.getProperty("dateline.columns", ""));
    boolean number =
        !text.isEmpty() && text.length() < 6 && text.chars().allMatch(Character::isDigit);
    int columns = number ? Integer.parseInt(text) : 0;
    return columns > 0 ? columns : DEFAULT_COLUMNS;
  }

  /// A variable that is set to something.
  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /// Whether what goes to standard output may be bold.
  boolean styled() {
    return outTerminal && variable("NO_COLOR").isEmpty() && !"dumb".equals(variables.get("TERM"));
  }

  /// The folder for what the user would miss when it were lost: the index.
  Path dataDirectory() {
    return directory("XDG_DATA_HOME", Path.of(".local", "share"));
  }

  /// The file that keeps what language models cost today.
  Path ledger() {
    return dataDirectory().resolve("llm-spending");
  }

  /// The folder for what can be thrown away: logs, the prompt's history.
  Path stateDirectory() {
    return directory("XDG_STATE_HOME", Path.of(".local", "state"));
  }

  private Path directory(String variable, Path below) {
    Path home = Path.of(variable("HOME").orElse(System.getProperty("user.home", ".")));
    return variable(variable)
        .map(Path::of)
        .filter(Path::isAbsolute) // as the XDG base directory specification wants it
        .orElse(home.resolve(below))
        .resolve("dateline");
  }
}
