package dateline.cli;

import dateline.answer.Answer;
import dateline.answer.AnswerJson;
import dateline.answer.ModelSettings;
import dateline.answer.Progress;
import dateline.answer.Question;
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
      names = "--history",
      paramLabel = "QUESTION",
      description = "An earlier question this one leans on; can be repeated, oldest first.")
  private List<String> history = new ArrayList<>();

  @Option(
      names = "--answer",
      paramLabel = "WRITER",
      description = "auto (default), extractive (sentences of the articles) or llm.")
  private Settings.@Nullable Writer writer;

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
        Answering answering = Answering.of(model, searcher, environment)) {
      searcher.prepare(query.ranking());
      Answer answer;
      if (json) {
        answer = answering.answer(question, Progress.NONE);
        out.println(AnswerJson.of(answer));
      } else {
        ReplyPage page = new ReplyPage(new Page(out, environment.columns(), environment.styled()));
        answer = answering.answer(question, page.growing(out, () -> false));
        page.print(answer);
      }
      out.flush();
      return switch (answer) {
        case Answer.Grounded grounded -> Dateline.DONE;
        case Answer.Unanswered unanswered -> Dateline.UNANSWERED;
      };
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
