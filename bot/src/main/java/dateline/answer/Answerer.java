package dateline.answer;

import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Answers questions from the articles of an index. Thread-safe.
public final class Answerer {

  private static final int PASSAGES = 24;
  private static final int NEAREST = 3;

  private final PassageSearcher searcher;
  private final EvidenceFinder finder;
  private final Gate gate;
  private final ExtractiveWriter extractive;
  private final Optional<LlmWriter> llm;
  private final Duration limit;

  /// Answers in the articles' own sentences.
  public Answerer(PassageSearcher searcher) {
    this(searcher, Optional.empty(), Duration.ZERO, 0);
  }

  /// Answers in a language model's words, as far as they stand on the articles.
  public Answerer(PassageSearcher searcher, LanguageModel model) {
    this(
        searcher,
        Optional.of(model),
        model.settings().timeout(),
        model.settings().budget().tokens());
  }

  /// @param limit the longest that a model may take for an answer in all
  /// @param tokens the most tokens of an answer's output
  Answerer(PassageSearcher searcher, Optional<Model> model, Duration limit, int tokens) {
    this.searcher = searcher;
    this.finder = new EvidenceFinder(searcher);
    this.gate = new Gate(searcher);
    this.extractive = new ExtractiveWriter(new Clauses(searcher));
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
    long start = System.nanoTime();
    String completed = FollowUp.complete(question);
    Inquiry inquiry = Inquiry.of(completed, searcher);
    List<Hit> hits =
        searcher.search(
            new PassageQuery(
                completed,
                PASSAGES,
                question.ranking(),
                question.outlets().isEmpty() ? inquiry.sources() : question.outlets(),
                question.since(),
                question.until()));
    goOn(progress);
    List<Evidence> evidence = finder.weigh(inquiry, hits);
    Optional<Answer.Reason> refusal = gate.refusal(inquiry, hits, evidence);
    goOn(progress);
    if (refusal.isEmpty()) {
      Assignment assignment =
          new Assignment(
              inquiry, evidence, question.length(), false, limit.minus(since(start)), progress);
      Optional<Answer.Grounded> grounded = write(question, assignment, start);
      if (grounded.isPresent()) {
        return grounded.get();
      }
    }
    return new Answer.Unanswered(
        question.text(),
        Answer.Method.EXTRACTIVE,
        since(start),
        refusal.orElseGet(Answer.Reason.NothingFound::new),
        nearest(hits));
  }

  private Optional<Answer.Grounded> write(Question question, Assignment assignment, long start) {
    Draft plain = extractive.write(assignment, _ -> {});
    Optional<Trouble> trouble = Optional.empty();
    if (llm.isPresent() && question.writer() == Question.Writer.ANY) {
      Composition composition = new Composition(assignment, plain);
      Draft draft = llm.get().write(assignment, composition::add);
      trouble = draft.source().flatMap(Draft.Source::trouble);
      Optional<Answer.Grounded> written =
          composition.answer(question.text(), Answer.Method.LLM, since(start), trouble);
      if (written.isPresent()) {
        return written;
      }
      trouble = trouble.or(() -> Optional.of(Trouble.UNSUPPORTED));
    }
    Composition composition = new Composition(assignment, plain);
    composition.addExtractive();
    return composition.answer(question.text(), Answer.Method.EXTRACTIVE, since(start), trouble);
  }

  private static void goOn(Progress progress) {
    if (progress.stopped()) {
      throw new CancellationException("the question was taken back");
    }
  }

  private static List<Citation> nearest(List<Hit> hits) {
    List<Citation> nearest = new ArrayList<>();
    for (Hit hit : hits.subList(0, Math.min(NEAREST, hits.size()))) {
      nearest.add(Citation.of(nearest.size() + 1, hit.article(), hit.passage().span()));
    }
    return nearest;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
