package dateline.cli;

import dateline.search.PassageSearcher;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Lists the articles of an index.
@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    description = "Lists the articles that answers come from.",
    footerHeading = "%nExample:%n",
    footer = "  dateline sources | grep Tasnim")
final class SourcesCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  SourcesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Settings settings = Settings.read(environment);
    PrintWriter out = spec.commandLine().getOut();
    try (PassageSearcher searcher =
        ReadyIndex.open(index.directory(settings), environment, spec.commandLine().getErr())) {
      new SourceTable(searcher.articles()).print(out, environment);
    }
    out.flush();
    return Dateline.DONE;
  }
}
