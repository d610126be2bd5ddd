package dateline.answer;

import dateline.search.Hit;
import dateline.search.PassageSearcher;
import java.util.List;
import java.util.Optional;

/// Decides whether there is evidence enough to answer.
final class Gate {

  /// The confidence from which on a question is answered.
  private static final double ENOUGH = 0.42;

  private final PassageSearcher searcher;

  Gate(PassageSearcher searcher) {
    this.searcher = searcher;
  }

  /// Why the question can't be answered; empty when it can.
  Optional<Answer.Reason> refusal(Inquiry inquiry, List<Hit> hits, List<Evidence> evidence) {
    if (evidence.isEmpty() || inquiry.wanted().isEmpty()) {
      return Optional.of(new Answer.Reason.NothingFound());
    }
    Signals signals = Signals.of(inquiry, hits, evidence, searcher);
    Evidence best = evidence.getFirst();
    if (confidence(signals) >= ENOUGH) {
      return Optional.empty();
    }
    List<String> missing =
        inquiry.wanted().stream()
            .filter(wanted -> !best.terms().contains(wanted.term()))
            .map(Inquiry.Wanted::word)
            .toList();
    if (missing.isEmpty()) {
      return Optional.of(new Answer.Reason.KindMissing(inquiry.kind().description()));
    }
    return Optional.of(
        missing.size() < inquiry.wanted().size()
            ? new Answer.Reason.OtherSubject(missing)
            : new Answer.Reason.NothingFound());
  }

  private static double confidence(Signals s) {
    double evidence =
        2.6 * s.context()
            + 1.6 * s.passage()
            - 0.3 * s.article()
            + 0.3 * s.together()
            + 0.6 * s.kind()
            + 6.0 * s.cosine()
            - 1.1 * Math.min(2, s.unknownNames())
            - 0.3 * Math.min(2, s.farNames())
            - 0.1 * Math.min(2, s.strangeNumbers())
            + 0.8 * Math.log(1 + s.words())
            - 8.8;
    return 1 / (1 + Math.exp(-evidence));
  }
}
