package dateline.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists the passages nearest to a query.
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the passages that come nearest to a query, best first.",
      "Those that stand in several articles alike are listed once."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dateline search \"attack on a police station\"",
      "  dateline search --ranking lexical --limit 3 Rask",
      "  dateline search --json Rask | jq -r .article | sort | uniq -c"
    })
final class SearchCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Mixin private QueryOptions query = new QueryOptions();

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "Words or a question.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many passages at most, 10 if not given.")
  private int limit = 10;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  SearchCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    PassageQuery passages = passages();
    Settings settings = Settings.read(environment);
    PrintWriter out = spec.commandLine().getOut();
    try (PassageSearcher searcher =
        ReadyIndex.open(index.directory(settings), environment, spec.commandLine().getErr())) {
      List<List<Hit>> hits = searcher.searchApart(passages);
      if (json) {
        hits.forEach(group -> out.println(json(group)));
      } else {
        new ReplyPage(new Page(out, environment.columns(), environment.styled()))
            .printHits(passages.text(), hits);
      }
    }
    out.flush();
    return Dateline.DONE;
  }

  private PassageQuery passages() {
    try {
      return new PassageQuery(
              String.join(" ", words).strip(),
              limit,
              query.ranking(),
              query.outlets(),
              query.since(),
              query.until())
          .orTold();
    } catch (IllegalArgumentException e) { // it says what is wrong with the query
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static ObjectNode json(List<Hit> group) {
    Hit hit = group.getFirst();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rank", hit.rank())
        .put("score", hit.score())
        .put("article", hit.article().id())
        .put("start", hit.passage().span().start())
        .put("end", hit.passage().span().end())
        .put("text", hit.text())
        .put("outlet", hit.article().outlet().orElse(null))
        .put("published", hit.article().published().map(Object::toString).orElse(null));
    ArrayNode copies = json.putArray("copies");
    group.stream().skip(1).forEach(copy -> copies.add(copy.article().id()));
    return json;
  }
}
