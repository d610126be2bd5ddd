package dateline.cli;

import dateline.answer.Disagreements;
import dateline.search.PassageSearcher;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists what the articles of a collection give different values for.
@Command(
    name = "disagreements",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what articles give different values for: how many, when, where or who, of one and the"
          + " same event. Each value stands with the exact sentence it is taken from.",
      "A contradiction is two values that can't both be true (Tuesday and Wednesday). Sources count"
          + " otherwise where both may be true (\"at least 11\" and \"11\"), and tell of other"
          + " times where articles of different days give a number that may have changed since."
          + " Other people and other places may both be right: more than one was invited, one place"
          + " lies in the other.",
      "What can't be told to be one event is left out, so that the list is short rather than wrong.",
      "With a TOPIC, only what passages about it say; without one, all articles are compared, which"
          + " takes some seconds in a large collection."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  dateline disagreements", "  dateline disagreements earthquake Turkey --limit 5"})
final class DisagreementsCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "TOPIC",
      description = "What they are about; its words need no quotation marks.")
  private @Nullable List<String> topic;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most to list (default: ${DEFAULT-VALUE}).")
  private int limit = 20;

  @Option(names = "--json", description = "One JSON object a line, with how many there are (all).")
  private boolean json;

  DisagreementsCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit is " + limit + "; give 1 or more");
    }
    Settings settings = Settings.read(environment);
    PrintWriter out = spec.commandLine().getOut();
    Optional<String> about = Optional.ofNullable(topic).map(words -> String.join(" ", words));
    PrintWriter err = spec.commandLine().getErr();
    try (PassageSearcher searcher = ReadyIndex.open(index.directory(settings), environment, err)) {
      List<Disagreements.Found> found;
      try (StepProgress progress = StepProgress.of("disagreements", "article", environment, err)) {
        // all of them, to tell how many there are: they are looked for anyway
        found = Disagreements.in(searcher, about, Integer.MAX_VALUE, progress);
      }
      List<Disagreements.Found> shown = found.subList(0, Math.min(limit, found.size()));
      if (json) {
        shown.forEach(each -> out.println(each.json().put("all", found.size())));
      } else {
        new ReplyPage(new Page(out, environment.columns(), environment.styled()))
            .printDisagreements(shown, found.size(), about);
      }
      out.flush();
    }
    return Dateline.DONE;
  }
}
