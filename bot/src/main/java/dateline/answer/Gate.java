package dateline.answer;

import dateline.search.Hit;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides whether there is evidence enough to answer.
///
/// Looks at the names, numbers and content words of the question that the best evidence covers, and
/// at whether it holds the kind of thing asked for; not at one similarity cut.
final class Gate {

  private static final double MIN_CONTEXT = 0.55;
  private static final double MIN_KIND = 0.35;

  private final PassageSearcher searcher;

  Gate(PassageSearcher searcher) {
    this.searcher = searcher;
  }

  /// Why the question can't be answered; empty when it can.
  Optional<Answer.Reason> refusal(Inquiry inquiry, List<Hit> hits, List<Evidence> evidence) {
    if (evidence.isEmpty() || inquiry.wanted().isEmpty()) {
      return Optional.of(new Answer.Reason.NothingFound());
    }
    Evidence best = evidence.getFirst();
    Set<String> around = new HashSet<>();
    for (Token term : searcher.tokens(best.article().title() + "\n" + best.article().text())) {
      around.add(term.term());
    }
    List<String> missingNames =
        inquiry.names().stream()
            .filter(name -> name.terms().stream().noneMatch(around::contains))
            .map(Inquiry.AskedName::text)
            .toList();
    if (!missingNames.isEmpty()) {
      return Optional.of(new Answer.Reason.OtherSubject(missingNames));
    }
    if (best.context() < MIN_CONTEXT) {
      List<String> missing =
          inquiry.wanted().stream()
              .filter(wanted -> !best.terms().contains(wanted.term()))
              .map(Inquiry.Wanted::word)
              .toList();
      return Optional.of(
          missing.size() < inquiry.wanted().size() && !missing.isEmpty()
              ? new Answer.Reason.OtherSubject(missing)
              : new Answer.Reason.NothingFound());
    }
    if (best.kind() < MIN_KIND) {
      return Optional.of(new Answer.Reason.KindMissing(inquiry.kind().description()));
    }
    return Optional.empty();
  }
}
