package dateline.cli;

import dateline.answer.Quotes;
import dateline.answer.QuotesJson;
import dateline.answer.SpokenQuotes;
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

/// Lists quotations by speaker and occasion.
@Command(
    name = "quotes",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what is quoted in the collection, by speaker and occasion, with the words marked in"
          + " which outlets differ.",
      "With a SPEAKER, in any spelling, only that one; without, those first whose words several"
          + " outlets have."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  dateline quotes", "  dateline quotes Amirabdollahian"})
final class QuotesCommand implements Callable<Integer> {

  /// Speakers shown where no other number is asked for.
  private static final int SPEAKERS = 10;

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "SPEAKER",
      description = "A name; its words need no quotation marks.")
  private @Nullable List<String> speaker;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many speakers at most, " + SPEAKERS + " if not given.")
  private int limit = SPEAKERS;

  @Option(
      names = "--json",
      description = "One JSON object a line, for each speaker, with how many there are (all).")
  private boolean json;

  QuotesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be 1 or more");
    }
    Settings settings = Settings.read(environment);
    PrintWriter out = spec.commandLine().getOut();
    Optional<String> asked = Optional.ofNullable(speaker).map(words -> String.join(" ", words));
    PrintWriter err = spec.commandLine().getErr();
    try (PassageSearcher searcher = ReadyIndex.open(index.directory(settings), environment, err)) {
      Quotes quotes = new Quotes(searcher);
      List<SpokenQuotes> all;
      try (StepProgress progress = StepProgress.of("quotes", "article", environment, err)) {
        all = asked.map(quotes::of).orElseGet(() -> quotes.all(progress));
      }
      List<SpokenQuotes> shown = all.subList(0, Math.min(limit, all.size()));
      if (json) {
        shown.forEach(each -> out.println(QuotesJson.of(each).put("all", all.size())));
      } else {
        new ReplyPage(new Page(out, environment.columns(), environment.styled()))
            .printQuotes(shown, all.size(), asked.isPresent());
      }
      out.flush();
      if (shown.isEmpty()) {
        err.println("dateline: no article quotes " + asked.orElse("anybody by name"));
        return Dateline.UNANSWERED;
      }
    }
    return Dateline.DONE;
  }
}
