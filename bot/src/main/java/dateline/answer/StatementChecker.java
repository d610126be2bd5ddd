package dateline.answer;

import dateline.article.Names;
import dateline.article.Numerals;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a [Answer.Grounded] of a [Draft], whoever wrote it; the only code that does.
///
/// A statement stays only when it has a quote, and every number, every name and every negation in
/// it occurs in its quotes, and the quotes negate nothing that it does not. What does not stay is
/// dropped.
final class StatementChecker {

  private static final Set<String> NEGATIONS =
      Words.set(
          "no not never none nobody nothing neither nor cannot without deny denied denies"
              + " denying refused refuse refuses rejected reject rejects failed fail fails"
              + " unable unlikely isn't aren't wasn't weren't don't doesn't didn't won't"
              + " wouldn't can't couldn't hasn't haven't hadn't shouldn't");

  private StatementChecker() {}

  /// What is wrong with a proposal.
  static Verdict judge(Draft.Proposal proposal) {
    return stands(proposal)
        ? Verdict.STANDS
        : new Verdict(List.of(new Verdict.Objection(Verdict.About.WORDS, "")));
  }

  /// Whether a proposal says nothing that its quotes do not.
  static boolean stands(Draft.Proposal proposal) {
    if (proposal.quotes().isEmpty() || proposal.text().isBlank()) {
      return false;
    }
    List<String> quotes = proposal.quotes().stream().map(Draft.Quote::text).toList();
    if (quotes.contains(proposal.text())) {
      return true;
    }
    String together = String.join("\n", quotes);
    return numbers(together).containsAll(numbers(proposal.text()))
        && bareWords(together).containsAll(nameWords(proposal.text()))
        && negates(proposal.text()) == negates(together);
  }

  private static Set<BigDecimal> numbers(String text) {
    Set<BigDecimal> values = new HashSet<>();
    Numerals.in(text).forEach(numeral -> values.add(numeral.value()));
    return values;
  }

  private static Set<String> nameWords(String text) {
    Set<String> words = new HashSet<>();
    Names.in(text).forEach(name -> words.addAll(bareWords(name.text())));
    return words;
  }

  private static Set<String> bareWords(String text) {
    return Words.of(text).stream().map(Words::bare).collect(Collectors.toSet());
  }

  private static boolean negates(String text) {
    return Words.of(text).stream().anyMatch(NEGATIONS::contains);
  }
}
