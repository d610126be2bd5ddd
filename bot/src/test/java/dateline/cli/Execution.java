package dateline.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// What became of a command line.
///
/// @param code the exit code
/// @param out what went to standard output
/// @param err what went to standard error
record Execution(int code, String out, String err) {

  /// Commands of a user whose home is a folder, nothing of it a terminal.
  static Environment environment(Path home) {
    return environment(home, Map.of(), "");
  }

  /// Commands of a user with more variables, who types something.
  static Environment environment(Path home, Map<String, String> more, String typed) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("HOME", home.toString());
    return new Environment(
        variables,
        Path.of(".."),
        false,
        false,
        false,
        80,
        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
        Clock.fixed(Instant.parse("2024-01-25T12:00:00Z"), ZoneOffset.UTC),
        new Interruption());
  }

  static Execution of(Environment environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (Interruption _ = environment.interruption()) {
      int code =
          Dateline.commandLine(environment, arguments)
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err))
              .execute(arguments);
      return new Execution(code, out.toString(), err.toString());
    }
  }
}
