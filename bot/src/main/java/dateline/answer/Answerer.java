package dateline.answer;

import dateline.article.Span;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// Answers questions from the articles of an index. Thread-safe.
public final class Answerer {

  private static final int PASSAGES = 24;
  private static final int NEAREST = 3;

  /// So many sentences of each side of a comparison a model is shown.
  private static final int SHOWN_OF_SIDE = 3;

  /// To complete a question, a model has this part of the time.
  private static final int COMPLETING = 3;

  private final PassageSearcher searcher;
  private final FollowUp followUp;
  private final EvidenceFinder finder;
  private final Gate gate;
  private final ExtractiveWriter extractive;
  private final Optional<QuestionCompleter> completer;
  private final Optional<LlmWriter> llm;
  private final Duration limit;

  /// Answers in the articles' own sentences.
  public Answerer(PassageSearcher searcher) {
    this(searcher, Strictness.NORMAL);
  }

  /// Answers in the articles' own sentences.
  public Answerer(PassageSearcher searcher, Strictness strictness) {
    this(searcher, Optional.empty(), strictness, Duration.ZERO, 0);
  }

  /// Answers in a language model's words, as far as they stand on the articles.
  public Answerer(PassageSearcher searcher, LanguageModel model) {
    this(searcher, model, Optional.empty(), Strictness.NORMAL);
  }

  /// Answers in a language model's words, as far as they stand on the articles.
  ///
  /// @param outputs what it wrote before, given again where it is asked the same
  public Answerer(
      PassageSearcher searcher,
      LanguageModel model,
      Optional<OutputCache> outputs,
      Strictness strictness) {
    this(
        searcher,
        Optional.of(outputs.map(each -> each.before(model, model.address())).orElse(model)),
        strictness,
        model.settings().timeout(),
        model.settings().budget().tokens());
  }

  /// @param limit the longest that a model may take for an answer in all
  /// @param tokens the most tokens of an answer's output
  Answerer(PassageSearcher searcher, Optional<Model> model, Duration limit, int tokens) {
    this(searcher, model, Strictness.NORMAL, limit, tokens);
  }

  private Answerer(
      PassageSearcher searcher,
      Optional<Model> model,
      Strictness strictness,
      Duration limit,
      int tokens) {
    this.searcher = searcher;
    this.followUp = new FollowUp(searcher);
    this.finder = new EvidenceFinder(searcher);
    this.gate = new Gate(searcher, strictness);
    this.extractive = new ExtractiveWriter(new Clauses(searcher));
    this.completer = model.map(each -> new QuestionCompleter(each, searcher));
    this.llm = model.map(each -> new LlmWriter(each, tokens));
    this.limit = limit;
  }

  /// Answers one question.
  public Answer answer(Question question) {
    return answer(question, Progress.NONE);
  }

  /// Answers one question that may be followed and stopped.
  ///
  /// @throws CancellationException when it was stopped
  public Answer answer(Question question, Progress progress) {
    return explain(question, progress).answer();
  }

  /// Answers one question, and tells how that came about.
  ///
  /// @throws CancellationException when it was stopped
  public Explained explain(Question question, Progress progress) {
    long start = System.nanoTime();
    boolean modelWrites = llm.isPresent() && question.writer() == Question.Writer.ANY;
    QuestionCompleter.Completed completed =
        modelWrites
            ? completer.orElseThrow().complete(question, limit.dividedBy(COMPLETING), progress)
            : QuestionCompleter.byRules(followUp.complete(question), question, Optional.empty());
    Duration completing = since(start);
    Matter matter = matter(question, completed.question(), progress);
    if (matter.refusal().isPresent() && completed.completion().isPresent()) {
      // what a model makes of a question may be worse than what goes without it
      QuestionCompleter.Completed plain =
          QuestionCompleter.byRules(followUp.complete(question), question, completed.completion());
      Matter other = matter(question, plain.question(), progress);
      if (other.refusal().isEmpty()) {
        completed = plain;
        matter = other;
      }
    }
    Trace trace = Trace.of(question, completed, matter.survey(), completing, matter.times());
    goOn(progress);
    if (matter.refusal().isEmpty()) {
      Assignment assignment =
          new Assignment(
              matter.inquiry(),
              matter.evidence(),
              matter.survey() ? more(question.length()) : question.length(),
              matter.survey(),
              matter.headings(),
              matter.compared(),
              limit.minus(since(start)),
              progress);
      Optional<Explained> written =
          matter.roundup().isPresent()
              ? list(question, assignment, matter.roundup().get(), trace, matter, start)
              : write(question, assignment, modelWrites, trace, matter, start);
      if (written.isPresent()) {
        return written.get();
      }
    }
    return new Explained(
        new Answer.Unanswered(
            question.text(),
            Answer.Method.EXTRACTIVE,
            since(start),
            matter.refusal().orElseGet(Answer.Reason.NothingFound::new),
            nearest(matter)),
        trace,
        matter.weighing());
  }

  /// An answer and how it came about.
  ///
  /// @param weighing what was decided on before anything was written
  public record Explained(Answer answer, Trace trace, Weighing weighing) {}

  /// What a question is to be answered from.
  ///
  /// @param survey whether it is to be summed up
  /// @param evidence best first
  /// @param headings under whose names a survey's sentences are told
  /// @param compared what was found, where outlets are set side by side
  /// @param roundup what is told, where a list is asked for
  /// @param decision whether it can be answered from that
  /// @param times how long finding it took
  private record Matter(
      boolean survey,
      Inquiry inquiry,
      List<Hit> hits,
      List<Evidence> evidence,
      Map<Span, String> headings,
      Optional<Comparison.Found> compared,
      Optional<Roundup> roundup,
      Gate.Decision decision,
      Times times) {

    private Optional<Answer.Reason> refusal() {
      return decision.refusal();
    }

    private Weighing weighing() {
      return Weighing.of(inquiry, hits, evidence, decision.judgement());
    }
  }

  /// How long the steps up to the decision took.
  record Times(Duration searching, Duration weighing, Duration deciding) {}

  private Matter matter(Question question, Standalone completed, Progress progress) {
    Optional<Survey> survey = Survey.of(question.text(), completed.text());
    if (survey.isEmpty()) {
      Optional<Comparison> comparison = Comparison.of(completed.text(), searcher);
      if (comparison.isPresent()) {
        return comparison(question, comparison.get());
      }
    }
    return survey
        .map(each -> survey(question, each, progress))
        // of a day that no sentence is dated to, something may be told all the same
        .filter(found ->
            !found.evidence().isEmpty()
                || survey.filter(each -> each.kind() == Survey.Kind.DAY).isEmpty())
        .orElseGet(() -> oneThing(question, completed));
  }

  private Matter oneThing(Question question, Standalone completed) {
    long start = System.nanoTime();
    Inquiry inquiry = Inquiry.of(completed, searcher);
    List<Hit> hits =
        searcher
            .searchBalanced(
                new PassageQuery(
                        completed.text(),
                        PASSAGES,
                        question.ranking(),
                        question.outlets().isEmpty() ? inquiry.sources() : question.outlets(),
                        question.since(),
                        question.until())
                    .orTold()
                    .askedOn(question.asked()))
            .stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(Hit::rank))
            .toList();
    Duration searching = since(start);
    List<Evidence> evidence = finder.weigh(inquiry, hits, AskedPeriod.of(question));
    Duration weighing = since(start).minus(searching);
    Gate.Decision decision = gate.decide(inquiry, question.asked(), hits, evidence);
    Duration deciding = since(start).minus(searching).minus(weighing);
    return new Matter(
        false,
        inquiry,
        hits,
        evidence,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        decision,
        new Times(searching, weighing, deciding));
  }

  private Matter survey(Question question, Survey survey, Progress progress) {
    long start = System.nanoTime();
    Optional<Roundup> roundup = Roundup.of(survey, question, searcher, progress);
    if (roundup.isPresent()) {
      return new Matter(
          true,
          Inquiry.of(survey.asked(), searcher),
          List.of(),
          List.of(),
          roundup.get().headings(),
          Optional.empty(),
          roundup,
          new Gate.Decision(Optional.empty(), roundup.get().refusal()),
          new Times(since(start), Duration.ZERO, Duration.ZERO));
    }
    Survey.Found found = survey.find(question, searcher, finder);
    Optional<Answer.Reason> refusal =
        found
            .refusal()
            .or(() ->
                found.evidence().isEmpty()
                    ? Optional.of(new Answer.Reason.NothingFound())
                    : Optional.empty());
    return new Matter(
        true,
        found.inquiry(),
        found.hits(),
        found.evidence(),
        found.headings(),
        Optional.empty(),
        Optional.empty(),
        new Gate.Decision(Optional.empty(), refusal),
        new Times(since(start), Duration.ZERO, Duration.ZERO));
  }

  private Matter comparison(Question question, Comparison comparison) {
    long start = System.nanoTime();
    boolean modelWrites = llm.isPresent() && question.writer() == Question.Writer.ANY;
    Comparison.Found found =
        comparison.find(question, searcher, finder, gate, modelWrites ? SHOWN_OF_SIDE : 1);
    return new Matter(
        true,
        found.inquiry(),
        found.hits(),
        found.evidence(),
        found.headings(),
        Optional.of(found),
        Optional.empty(),
        new Gate.Decision(Optional.empty(), found.refusal()),
        new Times(since(start), Duration.ZERO, Duration.ZERO));
  }

  /// A matter as a whole takes more statements than one thing does.
  private static Question.Length more(Question.Length length) {
    return length == Question.Length.SHORT ? Question.Length.NORMAL : Question.Length.LONG;
  }

  private static Optional<Explained> list(
      Question question,
      Assignment assignment,
      Roundup roundup,
      Trace trace,
      Matter matter,
      long start) {
    long writing = System.nanoTime();
    Composition composition =
        new Composition(
            assignment,
            new Draft(Answer.Method.EXTRACTIVE, roundup.statements(), Optional.empty()));
    composition.list(roundup);
    return composition
        .answer(question.text(), Answer.Method.EXTRACTIVE, since(start), Optional.empty())
        .map(answer -> new Explained(answer, trace.written(since(writing)), matter.weighing()));
  }

  private Optional<Explained> write(
      Question question,
      Assignment assignment,
      boolean modelWrites,
      Trace trace,
      Matter matter,
      long start) {
    long writing = System.nanoTime();
    Optional<Lineup.Found> differing =
        assignment.compared().isPresent()
            ? Lineup.ofSides(assignment.evidence())
            : assignment.survey()
                ? Optional.empty()
                : Lineup.of(assignment.inquiry(), assignment.evidence());
    Draft written = extractive.write(assignment, _ -> {});
    Draft plain = differing.map(each -> each.heardIn(written)).orElse(written);
    Optional<Trouble> trouble = Optional.empty();
    Trace told = trace;
    if (modelWrites) {
      Composition composition = new Composition(assignment, plain);
      differing.ifPresent(composition::disagree);
      assignment.compared().flatMap(Comparison.Found::ruling).ifPresent(composition::rule);
      AtomicLong checking = new AtomicLong();
      Optional<Draft> draft =
          written(
              assignment,
              proposal -> {
                long begun = System.nanoTime();
                composition.add(proposal);
                checking.addAndGet(System.nanoTime() - begun);
              });
      if (draft.isPresent()) {
        Optional<Draft.Source> source = draft.get().source();
        trouble = source.flatMap(Draft.Source::trouble);
        told =
            trace.with(
                draft.get(),
                composition.judged(),
                since(writing),
                Duration.ofNanos(checking.get()));
        Optional<Answer.Grounded> answer =
            composition.answer(question.text(), Answer.Method.LLM, since(start), trouble);
        if (answer.isPresent()) {
          return Optional.of(new Explained(answer.get(), told, matter.weighing()));
        }
        trouble = trouble.or(() -> source.map(_ -> Trouble.UNSUPPORTED));
      } else {
        trouble = Optional.of(Trouble.MALFORMED);
      }
    }
    Composition composition = new Composition(assignment, plain);
    differing.ifPresent(composition::disagree);
    assignment.compared().flatMap(Comparison.Found::ruling).ifPresent(composition::rule);
    composition.addExtractive();
    Optional<Answer.Grounded> answer =
        composition.answer(question.text(), Answer.Method.EXTRACTIVE, since(start), trouble);
    Trace whole = modelWrites ? told : told.written(since(writing));
    return answer.map(each -> new Explained(each, whole, matter.weighing()));
  }

  /// What the model proposes. A fault of ours over something it wrote costs its words, not the
  /// answer.
  private Optional<Draft> written(Assignment assignment, Consumer<Draft.Proposal> proposals) {
    try {
      return Optional.of(llm.orElseThrow().write(assignment, proposals));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Answerer.class)
          .atError()
          .setCause(e)
          .log("a language model's words could not be read or checked");
      return Optional.empty();
    }
  }

  private static void goOn(Progress progress) {
    if (progress.stopped()) {
      throw new CancellationException("the question was taken back");
    }
  }

  /// The sentences that come nearest, since the answer often stands there all the same; passages
  /// where no sentence was weighed.
  private static List<Citation> nearest(Matter matter) {
    List<Citation> nearest = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Evidence each : matter.evidence()) {
      if (nearest.size() < NEAREST && ExtractiveWriter.isWhole(each) && told.add(each.text())) {
        nearest.add(Citation.of(nearest.size() + 1, each.article(), each.sentence()));
      }
    }
    if (nearest.isEmpty()) {
      for (Hit hit : matter.hits().subList(0, Math.min(NEAREST, matter.hits().size()))) {
        nearest.add(Citation.of(nearest.size() + 1, hit.article(), hit.passage().span()));
      }
    }
    return nearest;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
