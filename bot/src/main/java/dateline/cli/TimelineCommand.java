package dateline.cli;

import dateline.answer.Timeline;
import dateline.search.PassageSearcher;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells a story in the order it happened.
@Command(
    name = "timeline",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what happened, in order: the day, an exact sentence, and who tells it.",
      "With a TOPIC, what has to do with it; without one, what most outlets and articles tell, of"
          + " one day the main events first. \"On Tuesday\" is the Tuesday of the article it stands"
          + " in. What is planned, meant or only said is left out, and what has no day. Where"
          + " outlets give different days for one thing, both are shown."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dateline timeline",
      "  dateline timeline border attacks",
      "  dateline timeline --since 2024-01-10 --until 2024-01-31 --limit 5",
      "  dateline timeline --json cabinet | jq -r '.from + \" \" + .text'",
      "",
      "Exit code: 0 told, 3 the articles tell of nothing with a day, 1 failed, 2 wrong",
      "usage."
    })
final class TimelineCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "TOPIC",
      description = "What it is about; its words need no quotation marks.")
  private @Nullable List<String> topic;

  @Option(
      names = "--outlet",
      paramLabel = "NAME",
      description = "Only what this outlet tells; can be repeated.")
  private List<String> outlets = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Only what happened on this day or later, as 2024-01-20.")
  private @Nullable LocalDate since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Only what happened on this day or earlier.")
  private @Nullable LocalDate until;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many; 20 by default.")
  private int limit = 20;

  @Option(names = "--json", description = "One JSON object a line, with how many there are (all).")
  private boolean json;

  TimelineCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Timeline.Wanted wanted = wanted();
    Settings settings = Settings.read(environment);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (PassageSearcher searcher = ReadyIndex.open(index.directory(settings), environment, err)) {
      Timeline timeline;
      try (StepProgress progress = StepProgress.of("timeline", "article", environment, err)) {
        timeline = Timeline.of(searcher, wanted, progress);
      }
      if (json) {
        for (Timeline.Entry entry : timeline.entries()) {
          out.println(Timeline.json(entry).put("all", timeline.all()));
        }
      } else {
        new ReplyPage(new Page(out, environment.columns(), environment.styled()))
            .printTimeline(timeline, wanted.topic());
      }
      out.flush();
      return timeline.entries().isEmpty() ? Dateline.UNANSWERED : Dateline.DONE;
    }
  }

  private Timeline.Wanted wanted() {
    try {
      return new Timeline.Wanted(
          Optional.ofNullable(topic).map(words -> String.join(" ", words).strip()),
          Set.copyOf(outlets),
          Optional.ofNullable(since),
          Optional.ofNullable(until),
          limit);
    } catch (IllegalArgumentException e) { // it says what is wrong
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
