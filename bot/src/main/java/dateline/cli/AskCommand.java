package dateline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.answer.Answer;
import dateline.answer.AnswerJson;
import dateline.answer.Answerer;
import dateline.answer.ModelSettings;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.answer.Strictness;
import dateline.answer.TraceJson;
import dateline.search.PassageSearcher;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
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

/// Answers one question.
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = "Answers a question, with the sources of every sentence.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dateline ask \"Who spoke to the Pakistani foreign minister?\"",
      "  dateline ask --outlet Tasnim --since 2024-01-19 \"Who was killed?\"",
      "  dateline ask --history \"Who called Jilani?\" \"What did he say?\"",
      "  dateline ask --explain \"Who was killed?\"",
      "  dateline ask --json \"How many were killed?\" | jq -r .text",
      "",
      "Exit code: 0 answered, 3 the articles hold no answer, 1 failed, 2 wrong usage."
    })
final class AskCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private IndexOption index = new IndexOption();

  @Mixin private QueryOptions query = new QueryOptions();

  @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "What you want to know.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--explain",
      description = "Show how the answer came about, and what was left out of it and why.")
  private boolean explain;

  @Option(
      names = "--history",
      paramLabel = "QUESTION",
      description = "An earlier question this one leans on; can be repeated, oldest first.")
  private List<String> history = new ArrayList<>();

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

  AskCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Settings settings = Settings.read(environment);
    Optional<ModelSettings> model = Answering.model(settings, Optional.ofNullable(writer));
    Question question = question();
    PrintWriter out = spec.commandLine().getOut();
    try (PassageSearcher searcher =
            ReadyIndex.open(index.directory(settings), environment, spec.commandLine().getErr());
        Answering answering =
            Answering.of(
                model,
                Optional.ofNullable(strictness).orElse(settings.strictness()),
                Answering.archive(settings, environment),
                searcher,
                environment)) {
      searcher.prepare(query.ranking());
      Answer answer = json ? tellAsJson(answering, question, out) : tell(answering, question, out);
      out.flush();
      return switch (answer) {
        case Answer.Grounded grounded -> Dateline.DONE;
        case Answer.Unanswered unanswered -> Dateline.UNANSWERED;
      };
    }
  }

  private Answer tell(Answering answering, Question question, PrintWriter out) {
    Page page = new Page(out, environment.columns(), environment.styled());
    ReplyPage reply = new ReplyPage(page);
    Answerer.Explained explained = explained(answering, question, reply.growing(out, () -> false));
    reply.print(explained.answer());
    out.flush();
    Optional<String> record = answering.keep(explained);
    if (explain) {
      page.gap();
      new ExplainPage(page).print(explained, record);
    }
    return explained.answer();
  }

  private Answer tellAsJson(Answering answering, Question question, PrintWriter out) {
    Answerer.Explained explained = explained(answering, question, Progress.NONE);
    ObjectNode object = AnswerJson.of(explained.answer());
    if (explain) {
      Optional<String> record = answering.keep(explained);
      ObjectNode explanation = TraceJson.of(explained.trace()).put("record", record.orElse(null));
      explanation.set("weighing", TraceJson.of(explained.weighing()));
      object.set("explanation", explanation);
      out.println(object);
    } else {
      out.println(object);
      out.flush(); // nobody waits for the record
      answering.keep(explained);
    }
    return explained.answer();
  }

  private Answerer.Explained explained(Answering answering, Question question, Progress answer) {
    PrintWriter err = spec.commandLine().getErr();
    try (ReadingProgress progress = new ReadingProgress(answer, environment, err)) {
      return answering.explain(question, progress);
    }
  }

  private Question question() {
    try {
      return new Question(
          String.join(" ", words).strip(),
          history.stream().map(text -> new Question.Turn(Question.Role.USER, text)).toList(),
          Optional.of(LocalDate.now(environment.clock())),
          query.ranking(),
          query.outlets(),
          query.since(),
          query.until(),
          Question.Length.NORMAL,
          Question.Writer.ANY);
    } catch (IllegalArgumentException e) { // it says what is wrong with the question
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
