package dateline.answer;

import dateline.search.Hit;
import dateline.search.PassageSearcher;
import java.util.List;
import java.util.Optional;

/// Decides whether there is evidence enough to answer.
///
/// A logistic model over [Signals]. Its weights lie between several fits (November 2026) on
/// realtimeqa_2022 (its first 2,000 articles), squad2, clapnq, multihoprag and both sets of seeds,
/// chosen by hand: areas under the ROC curve .95, .66, .85 and .99 on the first four. The threshold
/// was chosen with the seeds' answers in view, so figures on those are no test of it. Refitting
/// belongs to the evaluation.
final class Gate {

  /// The confidence from which on a question is answered.
  private static final double ENOUGH = 0.5;

  /// Below this the best sentence does not hold the kind of thing asked for.
  private static final double NO_KIND = 0.35;

  /// The longer a question, the less of it even good evidence covers; below so many words that is
  /// no longer so. A single word, as in "Who built it?", is too little to go by.
  private static final int FEW_WORDS = 4;

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
    if (confidence(signals) >= ENOUGH && !signals.otherYear()) {
      return Optional.empty();
    }
    return Optional.of(reason(inquiry, signals, evidence.getFirst()));
  }

  private static Answer.Reason reason(Inquiry inquiry, Signals signals, Evidence best) {
    if (!signals.unknownNames().isEmpty()) {
      return new Answer.Reason.OtherSubject(signals.unknownNames());
    }
    if (!signals.strangeYears().isEmpty()) {
      return new Answer.Reason.OtherSubject(signals.strangeYears());
    }
    List<String> missing =
        inquiry.wanted().stream()
            .filter(wanted -> !best.terms().contains(wanted.term()))
            .map(Inquiry.Wanted::word)
            .toList();
    if (missing.isEmpty() || (signals.kind() < NO_KIND && signals.context() > 0.5)) {
      return new Answer.Reason.KindMissing(inquiry.kind().description());
    }
    if (missing.size() == inquiry.wanted().size()) {
      return new Answer.Reason.NothingFound();
    }
    if (!signals.unknownWords().isEmpty()) {
      return new Answer.Reason.OtherSubject(signals.unknownWords());
    }
    if (!signals.strangeNames().isEmpty()) {
      return new Answer.Reason.Apart(signals.strangeNames());
    }
    return new Answer.Reason.Apart(missing);
  }

  /// How surely the question can be answered, 0 to 1.
  static double confidence(Signals s) {
    int words = s.words() < 2 ? s.words() : Math.max(FEW_WORDS, s.words());
    double evidence =
        2.6 * s.context()
            + 0.8 * s.passage()
            + 0.5 * s.kind()
            + 4.2 * s.cosine()
            + 3.2 * s.meaning()
            - 0.4 * Math.min(2, s.strangeNames().size())
            - 0.9 * Math.min(2, s.unknownNames().size())
            - 1.8 * Math.min(1, s.strangeYears().size())
            - (s.kind() < NO_KIND ? 0.9 : 0)
            + 1.6 * Math.log(1 + words)
            - 10.3;
    return 1 / (1 + Math.exp(-evidence));
  }
}
