package dateline.answer;

import dateline.search.Hit;
import dateline.search.PassageSearcher;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Decides whether there is evidence enough to answer: whether the [Confidence] that the [Signals]
/// give reaches what the [Strictness] wants.
final class Gate {

  /// Below this the best sentence does not hold the kind of thing asked for.
  private static final double NO_KIND = 0.35;

  private final PassageSearcher searcher;
  private final Strictness strictness;

  Gate(PassageSearcher searcher, Strictness strictness) {
    this.searcher = searcher;
    this.strictness = strictness;
  }

  /// Whether a question is answered.
  ///
  /// @param judgement empty where there was nothing to judge
  /// @param refusal why not; empty when it is
  record Decision(Optional<Weighing.Judgement> judgement, Optional<Answer.Reason> refusal) {

    /// Whether it is as sure as a share of what is asked for.
    boolean isSure(double share) {
      return judgement
          .filter(each -> each.confidence() >= share * each.strictness().enough())
          .isPresent();
    }
  }

  /// Decides from evidence, best first.
  ///
  /// @param asked the day the question is asked
  Decision decide(
      Inquiry inquiry, Optional<LocalDate> asked, List<Hit> hits, List<Evidence> evidence) {
    if (evidence.isEmpty() || inquiry.wanted().isEmpty()) {
      return new Decision(Optional.empty(), Optional.of(new Answer.Reason.NothingFound()));
    }
    Signals signals = Signals.of(inquiry, asked, hits, evidence, searcher);
    List<Weighing.Part> parts = Confidence.SHIPPED.parts(signals);
    Weighing.Judgement judgement =
        new Weighing.Judgement(
            Confidence.SHIPPED.of(signals, parts), strictness, parts, signals.byKey());
    return new Decision(
        Optional.of(judgement),
        judgement.answers() || isSurelyAnswered(inquiry, evidence.getFirst())
            ? Optional.empty()
            : Optional.of(reason(inquiry, signals, evidence.getFirst())));
  }

  /// Whether the form of the best sentence tells that it is the answer, whatever the signals.
  private static boolean isSurelyAnswered(Inquiry inquiry, Evidence best) {
    return Speech.of(inquiry).isAnsweredBy(best)
        || Definition.of(inquiry).filter(each -> each.isSaidIn(best.text())).isPresent();
  }

  private static Answer.Reason reason(Inquiry inquiry, Signals signals, Evidence best) {
    if (!signals.unknownNames().isEmpty()) {
      return new Answer.Reason.OtherSubject(signals.unknownNames());
    }
    if (!signals.strangeYears().isEmpty()) {
      return new Answer.Reason.OtherSubject(signals.strangeYears());
    }
    if (signals.stale().isPresent()) {
      return new Answer.Reason.OtherSubject(List.of(signals.stale().get()));
    }
    List<Inquiry.Wanted> missing =
        inquiry.own().stream()
            .filter(wanted -> !inquiry.isIncidental(wanted))
            .filter(wanted -> inquiry.share(wanted, best.terms()) == 0)
            .toList();
    if (signals.get(Signal.KIND) < NO_KIND
        && (missing.isEmpty() || signals.get(Signal.CONTEXT) > 0.5)) {
      return new Answer.Reason.KindMissing(
          inquiry.asksForExtent() ? "a length" : inquiry.kind().description());
    }
    if (missing.isEmpty()) {
      return new Answer.Reason.Unsure();
    }
    if (missing.size() == inquiry.own().size()) {
      return new Answer.Reason.NothingFound();
    }
    if (!signals.unknownWords().isEmpty()) {
      return new Answer.Reason.OtherSubject(signals.unknownWords());
    }
    if (!signals.strangeNames().isEmpty()) {
      return new Answer.Reason.Apart(signals.strangeNames());
    }
    return new Answer.Reason.Apart(inquiry.told(missing));
  }
}
