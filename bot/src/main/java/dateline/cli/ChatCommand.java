package dateline.cli;

import dateline.answer.ModelSettings;
import dateline.chat.Conversation;
import dateline.chat.NewsDesk;
import dateline.chat.Reply;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A conversation at a prompt.
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = {
      "Answers questions at a prompt, where a question may lean on the ones before it.",
      "Arrow keys edit and bring back what was typed; /help lists the commands."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  dateline chat", "  printf 'Who called Jilani?\\n/show 1\\n' | dateline chat"})
final class ChatCommand implements Callable<Integer> {

  /// What ends the chat. Not one of the conversation's commands, since other channels don't end.
  static final String QUIT = "/quit";

  private static final String PROMPT = "> ";

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Option(
      names = "--ranking",
      paramLabel = "WAY",
      description = "hybrid (default), lexical (by words) or dense (by meaning).")
  private Ranking ranking = Ranking.HYBRID;

  ChatCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.read(environment);
    Optional<ModelSettings> model = Answering.model(settings, Optional.empty());
    PrintWriter out = spec.commandLine().getOut();
    try (PassageSearcher searcher =
            ReadyIndex.open(index.directory(settings), environment, spec.commandLine().getErr());
        Answering answering =
            Answering.of(
                model,
                settings.strictness(),
                Answering.archive(settings, environment),
                searcher,
                environment)) {
      Conversation conversation =
          new Conversation(new NewsDesk(answering::answer, searcher, ranking, environment.clock()));
      if (environment.inTerminal() && environment.outTerminal()) {
        try (Terminal terminal =
            TerminalBuilder.builder().system(true).nativeSignals(true).build()) {
          talk(conversation, terminal);
        }
      } else {
        read(conversation, out);
      }
    }
    return Dateline.DONE;
  }

  /// Line by line from a pipe or file, with nothing but the replies on standard output.
  private void read(Conversation conversation, PrintWriter out) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
    boolean first = true;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.isBlank()) {
        continue;
      }
      if (isQuit(line)) {
        return;
      }
      if (!first) {
        out.println();
      }
      first = false;
      ReplyPage page = new ReplyPage(new Page(out, environment.columns(), environment.styled()));
      page.print(conversation.say(line, page.growing(out, () -> false)));
      out.flush();
    }
  }

  /// Talks at a terminal until the user leaves. Ctrl-C ends the answer that is being written.
  void talk(Conversation conversation, Terminal terminal) throws IOException {
    LineReader reader = reader(terminal);
    PrintWriter out = terminal.writer();
    out.println("Ask about the articles; /help lists commands, Ctrl-D leaves.");
    out.flush();
    Optional<String> line = typed(reader);
    while (line.isPresent() && !isQuit(line.get())) {
      if (!line.get().isBlank()) {
        out.println();
        int columns = Math.clamp(terminal.getWidth(), 40, 100);
        ReplyPage page = new ReplyPage(new Page(out, columns, environment.styled()));
        AtomicBoolean stopped = new AtomicBoolean();
        Terminal.SignalHandler before =
            terminal.handle(Terminal.Signal.INT, _ -> stopped.set(true));
        try (ReadingProgress progress =
            new ReadingProgress(page.growing(out, stopped::get), environment, out)) {
          Reply reply = conversation.say(line.get(), progress);
          progress.end();
          page.print(reply);
        } finally {
          terminal.handle(Terminal.Signal.INT, before);
        }
        out.println();
        out.flush();
      }
      line = typed(reader);
    }
  }

  /// The next line; empty when the user leaves. Ctrl-C throws away the line, not the chat.
  private static Optional<String> typed(LineReader reader) {
    while (true) {
      try {
        return Optional.of(reader.readLine(PROMPT));
      } catch (UserInterruptException e) {
        if (e.getPartialLine().isEmpty()) {
          return Optional.empty();
        }
      } catch (EndOfFileException e) {
        return Optional.empty();
      }
    }
  }

  private LineReader reader(Terminal terminal) throws IOException {
    Path state = environment.stateDirectory();
    Files.createDirectories(state);
    Stream<String> words =
        Stream.concat(
            Arrays.stream(Conversation.Command.values()).map(Conversation.Command::word),
            Stream.of(QUIT));
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("dateline")
        .completer(new StringsCompleter(words.toList()))
        .variable(LineReader.HISTORY_FILE, state.resolve("history"))
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // "!" is not a command here
        .build();
  }

  private static boolean isQuit(String line) {
    return line.strip().equals(QUIT) || line.strip().equals("/exit");
  }
}
