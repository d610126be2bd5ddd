package dateline.cli;

import dateline.search.PassageSearcher;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists the articles of an index.
@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    description = "Lists the articles that answers come from.",
    footerHeading = "%nExamples:%n",
    footer = {"  dateline sources | grep Tasnim", "  dateline sources --copies"})
final class SourcesCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Option(
      names = "--copies",
      description = "List the articles that have nearly the same text instead, a group a line.")
  private boolean copies;

  SourcesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Settings settings = Settings.read(environment);
    PrintWriter out = spec.commandLine().getOut();
    try (PassageSearcher searcher =
        ReadyIndex.open(index.directory(settings), environment, spec.commandLine().getErr())) {
      if (copies) {
        print(searcher.nearCopies(), out);
      } else {
        new SourceTable(searcher.articles()).print(out, environment);
      }
    }
    out.flush();
    return Dateline.DONE;
  }

  private static void print(List<SortedSet<String>> groups, PrintWriter out) {
    groups.forEach(group -> out.println(Page.harmless(String.join("  ", group))));
    int articles = groups.stream().mapToInt(Set::size).sum();
    out.println(
        groups.isEmpty()
            ? "no two articles have nearly the same text"
            : Count.of(groups.size(), "group") + " of near-copies, " + articles + " articles");
  }
}
