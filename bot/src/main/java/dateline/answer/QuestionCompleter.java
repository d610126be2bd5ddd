package dateline.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Has a language model complete questions that lean on earlier turns.
///
/// What it makes of a question is used only when it keeps to the words of the question and the
/// turns; else [FollowUp] completes it.
final class QuestionCompleter {

  /// What became of a question.
  ///
  /// @param question the question that stands by itself
  /// @param by who made it so
  /// @param completion what the model wrote, where it was asked
  record Completed(Standalone question, Trace.CompletedBy by, Optional<Completion> completion) {
    String text() {
      return question.text();
    }
  }

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonObjectSchema SHAPE =
      JsonObjectSchema.builder()
          .addProperty("question", new JsonStringSchema())
          .required("question")
          .additionalProperties(false)
          .build();

  private static final int TOKENS = 120;
  private static final int LONGEST = 400;

  /// What else may come in: words that name nothing.
  private static final Set<String> FREE =
      Words.set(
          "a an the this that these those of in on at by for from to with about into over under as and"
              + " or but is are was were be been being am do does did has have had who whom whose"
              + " which what when where why how there their its his her say said he she it they him them hers theirs i me my you your we us our here now so");

  private static final Set<String> ASKING =
      Words.set("who whom whose which what when where why how");

  private static final Set<String> DENYING = Words.set("not no never none without if unless");

  private final Model model;
  private final PassageSearcher searcher;
  private final FollowUp rules;

  QuestionCompleter(Model model, PassageSearcher searcher) {
    this.model = model;
    this.searcher = searcher;
    this.rules = new FollowUp(searcher);
  }

  /// The question as it stands by itself.
  ///
  /// @param limit the longest to wait for the model
  Completed complete(Question question, Duration limit, Progress progress) {
    if (!rules.leans(question)) {
      return new Completed(
          Standalone.of(question.text()), Trace.CompletedBy.NOBODY, Optional.empty());
    }
    String turns =
        question.history().stream()
            .map(turn ->
                (turn.role() == Question.Role.USER ? "Reader: " : "Answer: ")
                    + PromptText.harmless(turn.text()))
            .collect(Collectors.joining("\n"));
    PromptText text = PromptText.COMPLETE;
    Completion completion =
        model.complete(
            new Prompt(
                text.version(),
                text.system(),
                text.filled(
                    Map.of("turns", turns, "question", PromptText.harmless(question.text()))),
                Optional.of(SHAPE),
                TOKENS),
            limit,
            new Model.Listener() {
              @Override
              public void text(String piece) {
                // only the whole is of use
              }

              @Override
              public boolean stopped() {
                return progress.stopped();
              }
            });
    Optional<String> made =
        completion.trouble().isPresent()
            ? Optional.empty()
            : question(completion.text()).filter(each -> keepsTo(each, question));
    return made.map(each -> new Standalone(each, question.text(), Optional.of(each)))
        .map(each -> new Completed(each, by(each.text(), question), Optional.of(completion)))
        .orElseGet(() -> byRules(rules.complete(question), question, Optional.of(completion)));
  }

  private static Trace.CompletedBy by(String made, Question question) {
    return made.equals(question.text()) ? Trace.CompletedBy.NOBODY : Trace.CompletedBy.MODEL;
  }

  /// A question as the rules complete it.
  static Completed byRules(Standalone made, Question question, Optional<Completion> completion) {
    return new Completed(
        made,
        made.text().equals(question.text()) ? Trace.CompletedBy.NOBODY : Trace.CompletedBy.RULES,
        completion);
  }

  private static Optional<String> question(String output) {
    int start = output.indexOf('{');
    int end = output.lastIndexOf('}');
    if (start < 0 || end < start) {
      return Optional.empty();
    }
    try {
      JsonNode question = JSON.readTree(output.substring(start, end + 1)).path("question");
      return Optional.ofNullable(question.textValue())
          .map(PromptText::harmless)
          .filter(text -> !text.isBlank() && text.length() <= LONGEST);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /// Whether a completed question brings in nothing that was not said, and keeps what was asked:
  /// every word of the question that names something, what kind of thing it asks for, and what it
  /// denies.
  private boolean keepsTo(String made, Question question) {
    Set<String> asked = terms(question.text());
    Set<String> known = new HashSet<>(asked);
    question.history().forEach(turn -> known.addAll(terms(turn.text())));
    Set<String> now = terms(made);
    Set<String> asking = of(question.text(), ASKING);
    return known.containsAll(now)
        && now.containsAll(asked)
        && (asking.isEmpty() || asking.equals(of(made, ASKING)))
        && of(question.text(), DENYING).equals(of(made, DENYING));
  }

  private static Set<String> of(String text, Set<String> words) {
    return Words.of(text).stream().filter(words::contains).collect(Collectors.toSet());
  }

  /// The words of a text that name something, as the index knows them.
  private Set<String> terms(String text) {
    List<Token> tokens = searcher.tokens(text);
    Set<String> terms = new HashSet<>();
    for (Token token : tokens) {
      String word = text.substring(token.start(), token.end());
      if (Words.of(word).stream().noneMatch(FREE::contains)) {
        terms.add(token.term());
      }
    }
    return terms;
  }
}
