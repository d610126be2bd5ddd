package dateline.answer;

import dateline.article.Numerals;
import dateline.search.Hit;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What speaks for and against answering a question from the best evidence found. Shares are of the
/// question's weight and from 0 to 1.
///
/// @param own the share that the best sentence covers by itself
/// @param context the same with what stands around it
/// @param passage the share that its passage covers
/// @param article the share that its article covers
/// @param together the share that all passages found cover together
/// @param kind how surely the sentence or one beside it holds the kind of thing asked for
/// @param cosine the cosine of its passage's vector and the question's
/// @param strangeNames names of the question that its article lacks
/// @param unknownNames names of the question that no passage found has
/// @param farNames names of the question that its passage lacks
/// @param strangeNumbers numbers of the question that its article lacks, its date included
/// @param words how many words the question wants covered
record Signals(
    double own,
    double context,
    double passage,
    double article,
    double together,
    double kind,
    double cosine,
    int strangeNames,
    int unknownNames,
    int farNames,
    int strangeNumbers,
    int words) {

  /// Stands for the cosine of a passage that has no vector: that of a passage neither near nor far.
  private static final double NO_COSINE = 0.65;

  /// Reads the signals of a question from its hits and its evidence, both best first and not empty.
  static Signals of(
      Inquiry inquiry, List<Hit> hits, List<Evidence> evidence, PassageSearcher searcher) {
    Evidence best = evidence.getFirst();
    String articleText = best.article().title() + "\n" + best.article().text();
    Set<String> passage = terms(best.hit().text(), searcher);
    Set<String> article = terms(articleText, searcher);
    Set<String> together = new HashSet<>(article);
    for (Hit hit : hits) {
      together.addAll(terms(hit.article().title() + "\n" + hit.text(), searcher));
    }
    int strangeNames = strange(inquiry, article);
    int unknownNames = strange(inquiry, together);
    int farNames = strange(inquiry, passage);
    List<Numerals.Numeral> known =
        Numerals.in(
            articleText + best.article().published().map(day -> "\n" + day.getYear()).orElse(""));
    int strangeNumbers =
        (int)
            inquiry.numerals().stream()
                .filter(
                    asked ->
                        known.stream().noneMatch(n -> n.value().compareTo(asked.value()) == 0))
                .count();
    return new Signals(
        best.own(),
        best.context(),
        share(inquiry, passage),
        share(inquiry, article),
        share(inquiry, together),
        best.kind(),
        best.hit().cosine().orElse(NO_COSINE),
        strangeNames,
        unknownNames,
        farNames,
        strangeNumbers,
        inquiry.wanted().size());
  }

  private static int strange(Inquiry inquiry, Set<String> terms) {
    return (int)
        inquiry.names().stream()
            .filter(name -> name.terms().stream().noneMatch(terms::contains))
            .count();
  }

  private static double share(Inquiry inquiry, Set<String> terms) {
    double covered = 0;
    for (Inquiry.Wanted wanted : inquiry.wanted()) {
      if (terms.contains(wanted.term())) {
        covered += wanted.weight();
      }
    }
    return covered / Math.max(inquiry.weight(), 1e-9);
  }

  private static Set<String> terms(String text, PassageSearcher searcher) {
    Set<String> terms = new HashSet<>();
    for (Token token : searcher.tokens(text)) {
      terms.add(token.term());
    }
    return terms;
  }
}
