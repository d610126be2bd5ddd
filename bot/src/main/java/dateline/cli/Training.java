package dateline.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs the commands a user runs, so that the build can record what they load (an AOT cache).
final class Training {

  /// What a language model says, in the format most of them speak.
  private static final String SAID =
      """
      data: {"choices":[{"index":0,"delta":{"content":"{\\"word\\": \\"ready\\"}"}}]}

      data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: [DONE]

      """;

  private Training() {}

  /// Runs.
  ///
  /// @param arguments a folder to work in
  public static void main(String[] arguments) throws IOException {
    Path work = Path.of(arguments[0]);
    Log.configure(environment(work, Map.of()));
    String question = "Who spoke to the Pakistani foreign minister on Friday?";
    run(
        environment(work, Map.of()),
        List.of(
            List.of("--help"),
            List.of("ask", question),
            List.of("ask", "--json", question),
            List.of("ask", "--ranking", "lexical", "How many people were killed?"),
            List.of("ask", "--history", question, "Why?"),
            List.of("search", "attack"),
            List.of("search", "--json", "attack"),
            List.of("sources")));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", Training::say);
    server.start();
    try {
      Map<String, String> model =
          Map.of(
              "DATELINE_LLM_PROVIDER",
              "openai",
              "DATELINE_LLM_BASE_URL",
              "http://127.0.0.1:" + server.getAddress().getPort(),
              "DATELINE_LLM_MODEL",
              "training");
      run(environment(work, model), List.of(List.of("check"), List.of("ask", question)));
    } finally {
      server.stop(0);
    }
  }

  private static void say(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(SAID.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Environment environment(Path work, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("HOME", work.toString());
    variables.put("TERM", "xterm");
    Environment process = Environment.ofProcess();
    return new Environment(
        variables,
        process.project(),
        true,
        false,
        false,
        80,
        InputStream.nullInputStream(),
        process.clock(),
        process.interruption());
  }

  private static void run(Environment environment, List<List<String>> commands) {
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
