package dateline.cli;

import dateline.answer.RecordException;
import dateline.answer.Records;
import dateline.answer.Replay;
import dateline.answer.Trace;
import dateline.answer.Trouble;
import dateline.answer.Verdict;
import dateline.search.PassageSearcher;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Holds what a language model once wrote against the articles once more.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Takes what a language model once wrote for an answer, and reads and checks it once more as"
          + " this version does. No model is asked, and nothing is searched. Shows for each"
          + " statement what became of it then and what would now."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dateline replay                       the last answer",
      "  dateline replay k3f9a2bc              the answer whose --explain gave this id",
      "  dateline replay --json ./saved.json   a record from elsewhere",
      "",
      "A record is kept of each answer that a language model had a part in, in the",
      "folder llm.records, as long as store.keep; llm.records: off keeps none.",
      "",
      "Exit code: 0 nothing has changed, 1 something has, or a record can't be",
      "replayed, 2 wrong usage."
    })
final class ReplayCommand implements Callable<Integer> {

  private static final String LAST = "last";

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Parameters(
      paramLabel = "RECORD",
      description = "Its id, a file that holds one, or last (default).")
  private List<String> names = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object a record.")
  private boolean json;

  ReplayCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Settings settings = Settings.read(environment);
    PrintWriter out = spec.commandLine().getOut();
    List<String> problems = new ArrayList<>();
    boolean changed = false;
    Path directory = index.directory(settings);
    if (ReadyIndex.isMissing(directory)) { // the examples would be of no use
      throw new CommandException(
          "no index at " + directory + "; name the one of the record with --index");
    }
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      for (String name : names.isEmpty() ? List.of(LAST) : names) {
        try {
          Records.Kept kept = kept(name, settings);
          Replay replay = Replay.of(kept, searcher);
          print(kept, replay, out);
          changed |= replay.changed();
        } catch (RecordException e) { // the others can be replayed all the same
          problems.add(Page.harmless(String.valueOf(e.getMessage())));
        }
      }
    }
    out.flush();
    if (!problems.isEmpty()) {
      throw new CommandException(String.join("\n", problems));
    }
    return changed ? Dateline.FAILED : Dateline.DONE;
  }

  private Records.Kept kept(String name, Settings settings) {
    if (name.contains("/") || name.contains("\\") || name.endsWith(".json")) {
      try {
        return Records.read(Path.of(name));
      } catch (InvalidPathException e) {
        throw new CommandException(Page.harmless(name) + " is not the name of a file", e);
      }
    }
    Records records =
        Answering.archive(settings, environment)
            .records()
            .orElseThrow(() ->
                new CommandException("no records are kept, since llm.records is off; name a file"));
    Optional<Records.Kept> kept = name.equals(LAST) ? records.last() : records.byId(name);
    return kept.orElseThrow(() ->
        new CommandException(
            Page.harmless(
                name.equals(LAST)
                    ? "there is no record in " + records + " yet; ask something with a model"
                    : "there is no record " + name + " in " + records + " (any more)")));
  }

  private void print(Records.Kept kept, Replay replay, PrintWriter out) {
    if (json) {
      out.println(replay.json(kept));
      return;
    }
    Page page = new Page(out, environment.columns(), environment.styled());
    page.heading("Record " + kept.name());
    page.paragraph("Question: " + kept.trace().question());
    if (replay.otherPrompt()) {
      page.paragraph("Today a model would be asked in other words.");
    }
    page.gap();
    for (Replay.Line line : replay.statements()) {
      print(line, page);
    }
    printTrouble(replay, page);
    long changes = replay.statements().stream().filter(Replay.Line::changed).count();
    page.paragraph(
        replay.changed()
            ? changes + " of " + Count.of(replay.statements().size(), "statement") + " changed."
            : "Nothing has changed (" + Count.of(replay.statements().size(), "statement") + ").");
  }

  private static void print(Replay.Line line, Page page) {
    page.paragraph(line.changed() ? "* " : "- ", line.text());
    String then = line.then().map(ReplayCommand::verdict).orElse("it was not read");
    String now = line.now().map(ReplayCommand::verdict).orElse("it is not read any more");
    if (!line.changed()) {
      page.paragraph("  ", "then and now: " + now);
      return;
    }
    page.paragraph("  ", "then: " + then);
    page.paragraph("  ", "now:  " + now);
    different("rested on", line, judged -> judged.quotes().toString(), page);
    different("was said by", line, judged -> judged.speaker().orElse("nobody"), page);
  }

  /// Tells a difference that the verdict itself does not show.
  private static void different(
      String what, Replay.Line line, Function<Trace.Judged, String> of, Page page) {
    Optional<String> then = line.then().map(of);
    Optional<String> now = line.now().map(of);
    if (then.isPresent() && now.isPresent() && !then.equals(now)) {
      page.paragraph("  ", "it " + what + " " + then.get() + ", and now " + now.get());
    }
  }

  private static String verdict(Trace.Judged judged) {
    return judged.stands()
        ? "stands"
        : "does not stand; "
            + judged.objections().stream()
                .map(Verdict.Objection::text)
                .collect(Collectors.joining("; "));
  }

  private static void printTrouble(Replay replay, Page page) {
    if (replay.then().equals(replay.now())) {
      replay.now().ifPresent(trouble -> page.paragraph("Then and now, " + trouble.text() + "."));
      return;
    }
    page.paragraph("Then: " + trouble(replay.then()) + "; now: " + trouble(replay.now()) + ".");
  }

  private static String trouble(Optional<Trouble> trouble) {
    return trouble.map(Trouble::text).orElse("the output could be read");
  }
}
