package dateline.answer;

import dateline.search.PassageSearcher;
import java.time.Duration;
import java.util.List;

/// Answers questions from the articles of an index. Thread-safe.
public final class Answerer {

  private final PassageSearcher searcher;

  public Answerer(PassageSearcher searcher) {
    this.searcher = searcher;
  }

  /// Answers one question.
  public Answer answer(Question question) {
    searcher.articles();
    return new Answer.Unanswered(
        question.text(),
        Answer.Method.EXTRACTIVE,
        Duration.ZERO,
        new Answer.Reason.NothingFound(),
        List.of());
  }
}
