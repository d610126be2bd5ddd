package dateline.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.article.NameGroup;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists the names of a collection with the spellings they have there.
@Command(
    name = "names",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the names of the collection, each with its spellings, how many articles have each, and"
          + " the outlets.",
      "With a NAME, in any spelling, only what it may be; without one, names that are spelled in more"
          + " than one way."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  dateline names", "  dateline names Zelenski"})
final class NamesCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "A name; its words need no quotation marks.")
  private @Nullable List<String> name;

  @Option(names = "--all", description = "Names with one spelling, too.")
  private boolean all;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  NamesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Settings settings = Settings.read(environment);
    PrintWriter out = spec.commandLine().getOut();
    Optional<String> asked = Optional.ofNullable(name).map(words -> String.join(" ", words));
    try (PassageSearcher searcher =
        ReadyIndex.open(index.directory(settings), environment, spec.commandLine().getErr())) {
      List<NameGroup> groups = asked.map(searcher::names).orElseGet(searcher::names);
      int shown = 0;
      for (NameGroup group : groups) {
        if (asked.isPresent() || all || group.spellings().size() > 1) {
          out.println(json ? json(group) : line(group));
          shown++;
        }
      }
      out.flush();
      if (shown == 0 && asked.isPresent()) {
        spec.commandLine().getErr().println("dateline: no article has a name like " + asked.get());
        return Dateline.UNANSWERED;
      }
    }
    return Dateline.DONE;
  }

  private static String line(NameGroup group) {
    StringBuilder line = new StringBuilder(group.name());
    line.append("\n   ");
    group
        .spellings()
        .forEach((spelling, count) ->
            line.append(' ').append(spelling).append(" (").append(count).append("),"));
    line.setLength(line.length() - 1);
    if (!group.outlets().isEmpty()) {
      line.append("\n    in ").append(String.join(", ", group.outlets()));
    }
    return line.toString();
  }

  private static String json(NameGroup group) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", group.name());
    ObjectNode spellings = json.putObject("spellings");
    group.spellings().forEach(spellings::put);
    group.also().forEach(json.putArray("also")::add);
    group.outlets().forEach(json.putArray("outlets")::add);
    return json.toString();
  }
}
