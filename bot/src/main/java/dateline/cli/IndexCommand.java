package dateline.cli;

import dateline.article.ArticleFiles.Reading;
import dateline.search.ArticleIndex;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/// Makes articles searchable.
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = {
      "Makes articles searchable. Reads .txt, .md, .html, .jsonl and .jsonl.gz, folders with all"
          + " that is in them. Run it again at any time: only what is new or changed is read in.",
      "It has two steps, words and vectors; questions can be asked as soon as the first is done."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dateline index ~/news",
      "  dateline index --prune ~/news        also forget what is no longer there",
      "  dateline index --no-vectors big.jsonl.gz",
      "",
      "Ctrl-C keeps what is done; the same command continues."
    })
final class IndexCommand implements Callable<Integer> {

  private static final int REJECTED_LISTED = 20;

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--rebuild", description = "Start from nothing.")
  private boolean rebuild;

  @Option(
      names = "--prune",
      description = "Remove articles from the index that are not in these paths.")
  private boolean prune;

  @Option(
      names = "--no-vectors",
      description = "Only the first step; a later run without this adds the vectors.")
  private boolean noVectors;

  IndexCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new ParameterException(
            spec.commandLine(), "there is no file or folder " + path + "; check the path");
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path directory = index.directory(Settings.read(environment));
    boolean anew = ReadyIndex.takeOver(directory) || rebuild;
    ArticleIndex.Mode mode = anew ? ArticleIndex.Mode.REBUILD : ArticleIndex.Mode.CONTINUE;
    long start = System.nanoTime();
    Indexing indexing = new Indexing(paths, directory, mode, prune, !noVectors);
    Indexing.Result result;
    try (StepProgress words = StepProgress.of("words", "article", environment, err);
        StepProgress vectors = StepProgress.of("vectors", "passage", environment, err)) {
      result =
          indexing.run(
              words,
              progress -> {
                words.end();
                vectors.accept(progress);
              },
              environment.interruption().awaited());
    }
    report(result, Duration.ofNanos(System.nanoTime() - start), out, err);
    boolean nothing = result.passages() == 0 && !result.rejected().isEmpty();
    return result.complete() && !nothing ? Dateline.DONE : Dateline.FAILED;
  }

  private void report(Indexing.Result result, Duration took, PrintWriter out, PrintWriter err) {
    ArticleIndex.Summary summary = result.summary();
    long articles = (long) summary.added() + summary.changed() + summary.unchanged();
    out.println(
        "%s: %s new, %s changed%s; %s, %s new vectors; %s"
            .formatted(
                Count.of(articles, "article"),
                Count.of(summary.added()),
                Count.of(summary.changed()),
                result.removed().isPresent()
                    ? ", " + Count.of(result.removed().getAsInt()) + " removed"
                    : "",
                Count.of(result.passages(), "passage"),
                Count.of(result.embedded()),
                Count.of(took)));
    reportRejected(result.rejected(), err);
    if (prune && result.removed().isEmpty() && result.complete()) {
      err.println("nothing was removed, since not everything could be read; mend it and run again");
    }
    if (!result.complete()) {
      err.println("stopped; what is done is kept, run the same command again to continue");
    } else if (noVectors) {
      err.println("no vectors were made; run again without --no-vectors to search by meaning too");
    }
  }

  private static void reportRejected(List<Reading.Rejected> rejected, PrintWriter err) {
    if (rejected.isEmpty()) {
      return;
    }
    err.println(Count.of(rejected.size()) + " not indexed:");
    for (Reading.Rejected each : rejected.subList(0, Math.min(REJECTED_LISTED, rejected.size()))) {
      String line = each.line().isPresent() ? ":" + each.line().getAsInt() : "";
      err.println("  " + Page.harmless(each.file() + line + ": " + each.reason()));
    }
    int more = rejected.size() - REJECTED_LISTED;
    if (more > 0) {
      err.println("  and " + Count.of(more) + " more");
    }
  }
}
