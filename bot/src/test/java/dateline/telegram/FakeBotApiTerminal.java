package dateline.telegram;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Telegram in a terminal: what you type is written to the bot, and what the bot sends is printed.
///
/// `bot/bin/telegram-demo` runs it, on a port if you name one; then start the bot with the two
/// variables it prints. Besides plain text it takes `:tap LABEL`, `:reply TEXT`, `:edit TEXT`,
/// `:send FILE`, `:forward TEXT`, `:group` and `:private` (where you are), `:block`, `:unblock`,
/// `:menu` and `:quit`.
final class FakeBotApiTerminal {
  private final FakeBotApi api;
  private final PrintWriter out;
  private final Person you;
  private final Person.Place home;
  private final Person.Place desk;
  private Person.Place place;

  FakeBotApiTerminal(FakeBotApi api, PrintWriter out) {
    this.api = api;
    this.out = out;
    you = api.person("You");
    home = you.privately();
    desk = you.in(api.supergroup("Desk", you));
    place = home;
  }

  /// Runs until `:quit`.
  ///
  /// @param arguments a port, 0 for any; then the program that is to be started as the bot, with
  ///   its arguments; without one the variables that lead a bot here are printed
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    List<String> program =
        List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    try (FakeBotApi api = FakeBotApi.start(Clock.systemUTC(), FakeRates.Limits.usual(), port)) {
      FakeBotApiTerminal terminal = new FakeBotApiTerminal(api, out);
      Optional<Process> bot = Optional.empty();
      if (program.isEmpty()) {
        out.println("DATELINE_TELEGRAM_API_URL=" + api.address());
        out.println("DATELINE_TELEGRAM_TOKEN=" + FakeBotApi.TOKEN);
      } else {
        bot = Optional.of(started(program, api));
      }
      terminal.run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
      if (bot.isPresent()) {
        bot.get().destroy();
        bot.get().waitFor();
      }
    }
  }

  private static Process started(List<String> program, FakeBotApi api) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program).inheritIO();
    Map<String, String> variables = builder.environment();
    variables.put("DATELINE_TELEGRAM_API_URL", api.address().toString());
    variables.put("DATELINE_TELEGRAM_TOKEN", FakeBotApi.TOKEN);
    variables.putIfAbsent("DATELINE_TELEGRAM_ACCESS", "open");
    variables.putIfAbsent("DATELINE_HTTP_PORT", "0");
    variables.putIfAbsent("DATELINE_LOG_LEVEL", "warn");
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return builder.start();
  }

  /// Reads lines until `:quit` or the end, and prints the bot's messages as they come and change.
  void run(BufferedReader in) throws IOException {
    Thread alone = Thread.ofVirtual().start(() -> prints(home, ""));
    Thread group = Thread.ofVirtual().start(() -> prints(desk, "(Desk) "));
    try {
      String line = in.readLine();
      while (line != null && !line.strip().equals(":quit")) {
        if (!line.isBlank()) {
          obeys(line.strip());
        }
        line = in.readLine();
      }
    } finally {
      alone.interrupt();
      group.interrupt();
    }
  }

  private void obeys(String line) {
    int space = line.indexOf(' ');
    String word = space < 0 ? line : line.substring(0, space);
    String rest = space < 0 ? "" : line.substring(space + 1).strip();
    try {
      switch (word) {
        case ":tap" -> {
          String popUp = place.taps(lastWith(rest), rest).awaitsAnswer();
          out.println(popUp.isEmpty() ? "(tapped)" : "(tapped: " + popUp + ")");
        }
        case ":reply" -> place.replies(place.seesFromBot().getLast(), rest);
        case ":edit" -> place.edits(lastOfYours(), rest);
        case ":send" -> {
          Path file = Path.of(rest);
          place.sendsDocument(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        }
        case ":forward" -> place.forwards("A channel", rest);
        case ":group" -> place = desk;
        case ":private" -> place = home;
        case ":block" -> you.blocksBot();
        case ":unblock" -> you.unblocksBot();
        case ":menu" -> out.println(api.commands("default", ""));
        default -> place.writes(line);
      }
    } catch (IOException | RuntimeException | AssertionError e) {
      out.println("(" + e.getMessage() + ")");
    }
  }

  private SeenMessage lastWith(String label) {
    return place.seesFromBot().reversed().stream()
        .filter(each -> each.buttons().stream().anyMatch(row -> row.contains(label)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no button " + label));
  }

  private SeenMessage lastOfYours() {
    return place.sees().reversed().stream()
        .filter(each -> !each.fromBot())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("you wrote nothing"));
  }

  private void prints(Person.Place watched, String prefix) {
    Map<Integer, SeenMessage> known = new HashMap<>();
    while (!Thread.currentThread().isInterrupted()) {
      for (SeenMessage each : watched.awaitsChange(List.copyOf(known.values()))) {
        boolean changed = known.put(each.id(), each) != null;
        print(each, prefix + (changed ? "(edited) " : ""));
      }
    }
  }

  private void print(SeenMessage message, String prefix) {
    StringBuilder shown = new StringBuilder(prefix).append("bot: ").append(message.text());
    for (SeenMessage.Mark each : message.marks()) {
      if (!each.url().isEmpty()) {
        shown.append("\n     ").append(each.words()).append(" -> ").append(each.url());
      }
    }
    for (List<String> row : message.buttons()) {
      shown.append("\n     [").append(String.join("] [", row)).append(']');
    }
    out.println(shown);
  }
}
