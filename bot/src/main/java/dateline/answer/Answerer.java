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
  private final ExtractiveWriter writer;
  private final StatementChecker checker = new StatementChecker();

  public Answerer(PassageSearcher searcher) {
    this.searcher = searcher;
    this.finder = new EvidenceFinder(searcher);
    this.gate = new Gate(searcher);
    this.writer = new ExtractiveWriter(new Clauses(searcher));
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
      Optional<Answer.Grounded> grounded =
          checker.check(
              question.text(), writer.write(inquiry, evidence, question.length()), since(start));
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
