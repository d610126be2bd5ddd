package dateline.cli;

import dateline.answer.Answerer;
import dateline.answer.Archive;
import dateline.answer.ModelSettings;
import dateline.answer.Progress;
import dateline.answer.Strictness;
import dateline.eval.Claims;
import dateline.eval.Evaluation;
import dateline.eval.Report;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Measures answers and retrieval on question sets.
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = {
      "Puts the questions of a file to the index and says how many answers are right, cited, wrong"
          + " or refused, and how well their articles are found.",
      "What a language model wrote to the same question and evidence is used again; set llm.cache to"
          + " off to measure its time.",
      "The table is Markdown; all shares are from 0 to 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dateline eval --questions seeds/questions.jsonl",
      "  dateline eval --questions my.jsonl.gz --ranking lexical,hybrid",
      "  dateline eval --questions my.jsonl --report r.json --answers a.jsonl"
    })
final class EvalCommand implements Callable<Integer> {

  /// From this share on, figures of a model would be figures of something else.
  private static final double FALLEN_BACK = 0.05;

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description = "A questions.jsonl, gzipped or not; can be repeated.")
  private List<Path> questions = new ArrayList<>();

  @Option(
      names = "--claims",
      paramLabel = "FILE",
      description =
          "Instead of questions, texts about articles of the index that people labelled as borne"
              + " out or not: score the checker by them.")
  private @Nullable Path claims;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write all figures there as one JSON object.")
  private @Nullable Path report;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "Write each answer there as a line of JSON, as `ask --json` does, with its id.")
  private @Nullable Path answers;

  @Option(
      names = "--run",
      paramLabel = "FILE",
      description = "Write the 100 best articles of each question there as a TREC run.")
  private @Nullable Path run;

  @Option(
      names = "--curve",
      paramLabel = "FILE",
      description =
          "Draw there, as SVG, how many answers are not right by how many questions are answered, and"
              + " add a table of it.")
  private @Nullable Path curve;

  @Option(
      names = "--trials",
      paramLabel = "FILE",
      description =
          "Write the confidence in each question and its signals there, for dateline fit.")
  private @Nullable Path trials;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only the first N questions of each file.")
  private @Nullable Integer limit;

  @Option(
      names = "--ranking",
      paramLabel = "WAY",
      split = ",",
      description =
          "hybrid (default), lexical or dense. Of several, parted by commas, each one's articles"
              + " are scored; answers and the run are by the first.")
  private List<Ranking> rankings = new ArrayList<>();

  @Option(
      names = "--answer",
      paramLabel = "WRITER",
      description = "auto (default), extractive (sentences of the articles) or llm.")
  private Settings.@Nullable Writer writer;

  @Option(
      names = "--strictness",
      paramLabel = "DEGREE",
      description =
          "How sure to be before answering: none, lenient, normal or strict; the setting"
              + " answer.strictness if not given.")
  private @Nullable Strictness strictness;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many questions at once, 1 if not given; more blurs the times.")
  private int jobs = 1;

  EvalCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.read(environment);
    if (claims != null) {
      return score(claims, index.directory(settings));
    }
    if (questions.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--questions=FILE'");
    }
    Optional<ModelSettings> model = Answering.model(settings, Optional.ofNullable(writer));
    Report figures = evaluate(plan(), settings, model);
    if (report != null) {
      try (BufferedWriter file = open(report)) {
        file.write(figures.json().toPrettyString());
        file.newLine();
      }
    }
    if (curve != null) {
      try (BufferedWriter file = open(curve)) {
        file.write(figures.riskChart().orElse(""));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(figures.markdown());
    out.flush();
    if (figures.fallenBack() > FALLEN_BACK) {
      spec.commandLine()
          .getErr()
          .println(
              "dateline: %.0f %% of the answers are not the language model's; see the table"
                  .formatted(100 * figures.fallenBack()));
    }
    return Dateline.DONE;
  }

  private int score(Path file, Path directory) {
    PrintWriter out = spec.commandLine().getOut();
    try (PassageSearcher searcher =
        ReadyIndex.open(directory, environment, spec.commandLine().getErr())) {
      out.print(Claims.judge(file, searcher::article).markdown());
    }
    out.flush();
    return Dateline.DONE;
  }

  private Report evaluate(Evaluation.Plan plan, Settings settings, Optional<ModelSettings> model)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    // thousands of records would drive out those of people's questions
    Archive outputs =
        new Archive(Optional.empty(), Answering.archive(settings, environment).outputs());
    try (PassageSearcher searcher = ReadyIndex.open(index.directory(settings), environment, err);
        Answering answering =
            Answering.of(
                model,
                Optional.ofNullable(strictness).orElse(settings.strictness()),
                outputs,
                searcher,
                environment);
        BufferedWriter answersFile = create(answers);
        BufferedWriter runFile = create(run);
        BufferedWriter trialsFile = create(trials);
        StepProgress progress = StepProgress.of("eval", "question", environment, err)) {
      return new Evaluation(
              question -> answering.explain(question, Progress.NONE),
              new Answerer(searcher, Strictness.NONE)::answer,
              searcher::search,
              searcher::article)
          .run(
              plan,
              new Evaluation.Outputs(
                  Optional.ofNullable(answersFile),
                  Optional.ofNullable(runFile),
                  Optional.ofNullable(trialsFile)),
              step -> progress.accept(progress(step)));
    } catch (UncheckedIOException e) {
      throw new CommandException("can't write the answers or the run; is the disk full?", e);
    }
  }

  private static ArticleIndex.Progress progress(Evaluation.Progress step) {
    return new ArticleIndex.Progress(step.done(), OptionalLong.of(step.total()));
  }

  private Evaluation.Plan plan() {
    try {
      return new Evaluation.Plan(
          questions,
          rankings.isEmpty() ? List.of(Ranking.HYBRID) : rankings,
          limit == null ? OptionalInt.empty() : OptionalInt.of(limit),
          jobs,
          trials != null || curve != null);
    } catch (IllegalArgumentException e) { // it says what is wrong with the options
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable BufferedWriter create(@Nullable Path file) {
    return file == null ? null : open(file);
  }

  private static BufferedWriter open(Path file) {
    try {
      return Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new CommandException(
          "can't write " + file + "; check the folder and its permissions", e);
    }
  }
}
