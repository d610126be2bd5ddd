package dateline.answer;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Has a language model write answers out of numbered evidence sentences.
///
/// A statement that the model rests on words which stand nowhere in the evidence loses them; its
/// quotes are always whole sentences of the evidence, so that what stands around the words, such as
/// a denial, is never cut off.
final class LlmWriter implements AnswerWriter {

  private static final JsonObjectSchema SHAPE = shape();

  private final Model model;
  private final int tokens;

  /// @param tokens the most tokens of output
  LlmWriter(Model model, int tokens) {
    this.model = model;
    this.tokens = tokens;
  }

  @Override
  public Draft write(Assignment assignment, Consumer<Draft.Proposal> proposals) {
    List<Shown> shown = Shown.of(assignment);
    if (shown.isEmpty()) {
      return new Draft(Answer.Method.LLM, List.of(), Optional.empty());
    }
    Output output = new Output(shown, proposals);
    Completion completion =
        model.complete(
            prompt(assignment, shown),
            assignment.limit(),
            new Model.Listener() {
              @Override
              public void text(String piece) {
                output.take(piece);
              }

              @Override
              public boolean stopped() {
                return assignment.progress().stopped();
              }
            });
    return output.draft(completion);
  }

  /// What a model's whole output proposes.
  ///
  /// @param shown the sentences it was shown
  static Draft read(List<Shown> shown, Completion completion) {
    Output output = new Output(shown, _ -> {});
    output.take(completion.text());
    return output.draft(completion);
  }

  /// What a model is asked for an answer.
  Prompt prompt(Assignment assignment, List<Shown> shown) {
    PromptText text = Trace.prompt(assignment.survey());
    int most = assignment.length().statements();
    return new Prompt(
        text.version(),
        text.system(),
        text.filled(
            Map.of(
                "question",
                PromptText.harmless(assignment.inquiry().text()),
                "evidence",
                Shown.listed(shown),
                "statements",
                most == 1 ? "one statement" : "at most " + most + " statements")),
        Optional.of(SHAPE),
        tokens);
  }

  private static JsonObjectSchema shape() {
    JsonObjectSchema quote =
        JsonObjectSchema.builder()
            .addProperty("evidence", new JsonIntegerSchema())
            .addProperty("words", new JsonStringSchema())
            .required("evidence", "words")
            .additionalProperties(false)
            .build();
    JsonObjectSchema statement =
        JsonObjectSchema.builder()
            .addProperty("text", new JsonStringSchema())
            .addProperty("quotes", JsonArraySchema.builder().items(quote).build())
            .required("text", "quotes")
            .additionalProperties(false)
            .build();
    return JsonObjectSchema.builder()
        .addProperty("answerable", new JsonBooleanSchema())
        .addProperty("statements", JsonArraySchema.builder().items(statement).build())
        .required("answerable", "statements")
        .additionalProperties(false)
        .build();
  }

  /// A model's output as it comes.
  private static final class Output {

    private final List<Shown> shown;
    private final Consumer<Draft.Proposal> proposals;
    private final OutputReader reader = new OutputReader();
    private final List<Draft.Proposal> all = new ArrayList<>();

    Output(List<Shown> shown, Consumer<Draft.Proposal> proposals) {
      this.shown = shown;
      this.proposals = proposals;
    }

    void take(String piece) {
      reader.take(piece).forEach(this::propose);
    }

    Draft draft(Completion completion) {
      reader.end().forEach(this::propose);
      Optional<Trouble> trouble = completion.trouble();
      if (trouble.isEmpty() && all.isEmpty()) {
        trouble =
            Optional.of(
                completion.text().isBlank()
                    ? Trouble.EMPTY
                    : reader.declined() ? Trouble.DECLINED : Trouble.MALFORMED);
      } else if (trouble.isEmpty() && reader.unfinished()) {
        trouble = Optional.of(Trouble.CUT_OFF);
      }
      return new Draft(
          Answer.Method.LLM, all, Optional.of(new Draft.Source(shown, completion, trouble)));
    }

    private void propose(OutputReader.Item item) {
      Set<Shown> sentences = new LinkedHashSet<>();
      for (OutputReader.Reliance reliance : item.relies()) {
        sentence(reliance).ifPresent(sentences::add);
      }
      Draft.Proposal proposal =
          new Draft.Proposal(
              item.text(),
              sentences.stream()
                  .map(each -> new Draft.Quote(each.article(), each.sentence()))
                  .toList(),
              speaker(sentences));
      all.add(proposal);
      proposals.accept(proposal);
    }

    /// Whose words all the sentences report; nobody's where one of them is not his, so that no one
    /// is said to have said what another did.
    private static Optional<String> speaker(Set<Shown> sentences) {
      List<Optional<String>> speakers = sentences.stream().map(Shown::speaker).distinct().toList();
      return speakers.size() == 1 ? speakers.getFirst() : Optional.empty();
    }

    private Optional<Shown> sentence(OutputReader.Reliance reliance) {
      return reliance
          .words()
          .map(words -> Shown.holding(shown, reliance.evidence(), words))
          .orElseGet(() ->
              shown.stream().filter(each -> each.number() == reliance.evidence()).findFirst());
    }
  }
}
