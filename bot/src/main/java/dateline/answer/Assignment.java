package dateline.answer;

import dateline.article.Span;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a writer is to write.
///
/// @param inquiry what is asked
/// @param evidence what it is to be written from, best first, at least one
/// @param length how many statements there may be
/// @param survey whether a matter is to be summed up, rather than a question answered
/// @param headings for sentences of a survey's evidence, under whose name each is told
/// @param compared what was found, where the question sets outlets side by side: what each says is
///   told apart, even where they say the same
/// @param limit the longest that writing may take
/// @param progress tells when nobody wants it any more
record Assignment(
    Inquiry inquiry,
    List<Evidence> evidence,
    Question.Length length,
    boolean survey,
    Map<Span, String> headings,
    Optional<Comparison.Found> compared,
    Duration limit,
    Progress progress) {

  Assignment {
    evidence = List.copyOf(evidence);
    headings = Map.copyOf(headings);
  }

  /// A task without headings.
  Assignment(
      Inquiry inquiry,
      List<Evidence> evidence,
      Question.Length length,
      boolean survey,
      Duration limit,
      Progress progress) {
    this(inquiry, evidence, length, survey, Map.of(), Optional.empty(), limit, progress);
  }

  /// Under whose names something is told that rests on some sentences: all of theirs.
  Optional<String> heading(Collection<Draft.Quote> quotes) {
    String names =
        quotes.stream()
            .map(quote -> headings.get(quote.span()))
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(", "));
    return Optional.of(names).filter(each -> !each.isEmpty());
  }
}
