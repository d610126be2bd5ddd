package dateline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program: puts the commands together and runs one.
///
/// Exit codes: 0 done, 1 failed, 2 wrong usage, 3 unanswered.
@Command(
    name = "dateline",
    versionProvider = Dateline.Version.class,
    mixinStandardHelpOptions = true,
    description = {
      "Answers questions about a collection of news articles. Every sentence it says is cited:"
          + " you see the outlet, the date and the exact words it stands on."
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dateline ask \"Who spoke to the Pakistani foreign minister?\"",
      "  dateline index ~/news            make your own articles searchable",
      "  dateline chat                    ask, and ask back",
      "  dateline telegram                answer in Telegram",
      "",
      "`dateline COMMAND --help` explains a command and shows examples of it."
    })
public final class Dateline implements Runnable {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int UNANSWERED = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Dateline() {}

  /// Runs the program and ends the process.
  public static void main(String[] arguments) {
    Environment environment = Environment.ofProcess();
    Log.configure(environment);
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int code = FAILED;
    try {
      code = commandLine(environment, arguments).setOut(out).setErr(err).execute(arguments);
    } catch (Throwable failure) { // not even out of memory ends in a stack trace
      err.println("dateline: " + Log.unexpected(failure, environment));
    }
    out.flush();
    err.flush();
    environment.interruption().close();
    System.exit(code);
  }

  /// UTF-8 whatever the locale says: articles are, and JSON must be.
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /// The commands, ready to be executed.
  static CommandLine commandLine(Environment environment, String... arguments) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("ask", () -> new AskCommand(environment));
    commands.put("chat", () -> new ChatCommand(environment));
    commands.put("telegram", () -> new TelegramCommand(environment));
    commands.put("search", () -> new SearchCommand(environment));
    commands.put("index", () -> new IndexCommand(environment));
    commands.put("sources", () -> new SourcesCommand(environment));
    commands.put("names", () -> new NamesCommand(environment));
    commands.put("disagreements", () -> new DisagreementsCommand(environment));
    commands.put("quotes", () -> new QuotesCommand(environment));
    commands.put("timeline", () -> new TimelineCommand(environment));
    commands.put("show", () -> new ShowCommand(environment));
    commands.put("replay", () -> new ReplayCommand(environment));
    commands.put("check", () -> new CheckCommand(environment));
    commands.put("eval", () -> new EvalCommand(environment));
    commands.put("fit", FitCommand::new);
    // picocli looks through each command by reflection: spare it those that are not run
    Optional<String> named = Arrays.stream(arguments).findFirst().filter(commands::containsKey);
    CommandLine line = new CommandLine(new Dateline());
    commands.forEach((name, command) -> {
      if (named.isEmpty() || named.get().equals(name)) {
        line.addSubcommand(name, command.get());
      }
    });
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(
            Help.defaultColorScheme(environment.styled() ? Help.Ansi.ON : Help.Ansi.OFF))
        .setUsageHelpWidth(Math.max(80, environment.columns()))
        .setUsageHelpLongOptionsMaxWidth(22)
        .setParameterExceptionHandler(Dateline::explainUsage)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> explainFailure(failure, command, environment));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }

  private static int explainUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    command
        .getErr()
        .println(
            "dateline: " + Page.harmless(String.valueOf(failure.getMessage())) + "; see " + help);
    command.getErr().flush();
    return WRONG_USAGE;
  }

  private static int explainFailure(
      Exception failure, CommandLine command, Environment environment) {
    String message =
        switch (failure) {
          case CommandException expected -> {
            Log.expected(expected);
            yield Optional.ofNullable(expected.getMessage()).orElse("failed");
          }
          case dateline.search.IndexException expected -> {
            Log.expected(expected);
            yield Page.harmless(String.valueOf(expected.getMessage()));
          }
          case dateline.chat.StoreException expected -> {
            Log.expected(expected);
            yield Page.harmless(String.valueOf(expected.getMessage()));
          }
          case dateline.telegram.BotException expected -> {
            Log.expected(expected);
            yield Page.harmless(String.valueOf(expected.getMessage()));
          }
          case dateline.eval.QuestionSetException expected ->
              Page.harmless(String.valueOf(expected.getMessage()));
          default -> Log.unexpected(failure, environment);
        };
    command.getOut().flush();
    message.lines().forEach(line -> command.getErr().println("dateline: " + line));
    command.getErr().flush();
    return FAILED;
  }

  /// The version that the build wrote into the jar.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Dateline.class.getPackage().getImplementationVersion();
      return new String[] {"dateline " + (version == null ? "(not from its jar)" : version)};
    }
  }
}
