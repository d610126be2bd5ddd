package dateline.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs the commands a user runs, so that the build can record what they load (an AOT cache).
final class Training {

  private Training() {}

  /// Runs.
  ///
  /// @param arguments a folder to work in
  public static void main(String[] arguments) {
    Path work = Path.of(arguments[0]);
    Environment process = Environment.ofProcess();
    Environment environment =
        new Environment(
            Map.of("HOME", work.toString(), "TERM", "xterm"),
            process.project(),
            true,
            false,
            false,
            80,
            InputStream.nullInputStream(),
            process.clock(),
            process.interruption());
    Log.configure(environment);
    String question = "Who spoke to the Pakistani foreign minister on Friday?";
    List<List<String>> commands =
        List.of(
            List.of("--help"),
            List.of("ask", question),
            List.of("ask", "--json", question),
            List.of("ask", "--ranking", "lexical", "How many people were killed?"),
            List.of("ask", "--history", question, "Why?"),
            List.of("search", "attack"),
            List.of("search", "--json", "attack"),
            List.of("sources"));
    for (List<String> command : commands) {
      StringWriter output = new StringWriter();
      PrintWriter writer = new PrintWriter(output);
      String[] words = command.toArray(String[]::new);
      int code =
          Dateline.commandLine(environment, words).setOut(writer).setErr(writer).execute(words);
      System.err.println(command + " ended with " + code + ":\n" + output);
    }
  }
}
