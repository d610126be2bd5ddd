package dateline.cli;

import dateline.article.Article;
import dateline.article.Span;
import dateline.search.PassageSearcher;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints an article.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints an article, or a quote of it where it stands.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dateline show 003                       the one article whose id begins with 003",
      "  dateline show 003 --span 120-233        characters 120 to 233, bold, in context"
    })
final class ShowCommand implements Callable<Integer> {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
  private static final int CANDIDATES = 5;

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Parameters(paramLabel = "ARTICLE", description = "Its id, or the beginning of it.")
  private String article = "";

  @Option(
      names = "--span",
      paramLabel = "START-END",
      description = "Only this quote and the lines around it, as `ask --json` gives its place.")
  private @Nullable String span;

  ShowCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Settings settings = Settings.read(environment);
    PrintWriter out = spec.commandLine().getOut();
    try (PassageSearcher searcher =
        ReadyIndex.open(index.directory(settings), environment, spec.commandLine().getErr())) {
      Article found = searcher.article(article).orElseGet(() -> byPrefix(searcher));
      new ReplyPage(new Page(out, environment.columns(), environment.styled()))
          .printArticle(found, span(found));
    }
    out.flush();
    return Dateline.DONE;
  }

  private Article byPrefix(PassageSearcher searcher) {
    List<Article> candidates =
        searcher.articles().stream().filter(each -> each.id().startsWith(article)).toList();
    if (candidates.isEmpty()) {
      throw new CommandException(
          "no article has an id that begins with '" + article + "'; `dateline sources` lists them");
    }
    if (candidates.size() > 1) {
      List<String> ids = candidates.stream().limit(CANDIDATES).map(Article::id).toList();
      int more = candidates.size() - ids.size();
      throw new CommandException(
          candidates.size()
              + " articles have an id that begins with '"
              + article
              + "', give more of it: "
              + String.join(", ", ids)
              + (more > 0 ? " and " + more + " more" : ""));
    }
    return candidates.getFirst();
  }

  private Optional<Span> span(Article found) {
    if (span == null) {
      return Optional.empty();
    }
    Matcher matcher = SPAN.matcher(span);
    if (matcher.matches()) {
      int start = Integer.parseInt(matcher.group(1));
      int end = Integer.parseInt(matcher.group(2));
      if (start < end && end <= found.text().length()) {
        return Optional.of(new Span(found.id(), start, end));
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "--span must be START-END with 0 <= START < END <= "
            + found.text().length()
            + ", not "
            + span);
  }
}
