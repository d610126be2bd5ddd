package dateline.answer;

import dateline.search.PassageSearcher;
import dateline.search.SpelledName;
import dateline.search.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How else articles spell the names of a question, so that a sentence covers a name in any
/// spelling of it.
final class Spellings {

  /// A spelling and the usual one, as the index knows their words.
  private record Other(List<String> terms, List<String> usual) {}

  private final List<Other> others;

  private Spellings(List<Other> others) {
    this.others = List.copyOf(others);
  }

  /// The spellings of the names that a question has.
  static Spellings of(List<SpelledName> names, PassageSearcher searcher) {
    List<Other> others = new ArrayList<>();
    for (SpelledName name : names) {
      List<String> usual = terms(name.usual(), searcher);
      for (String spelling : name.spellings()) {
        List<String> terms = terms(spelling, searcher);
        if (!terms.isEmpty() && !terms.equals(usual)) {
          others.add(new Other(terms, usual));
        }
      }
    }
    others.sort(Comparator.comparingInt((Other other) -> other.terms.size()).reversed());
    return new Spellings(others);
  }

  private static List<String> terms(String text, PassageSearcher searcher) {
    return searcher.tokens(text).stream().map(Token::term).toList();
  }

  /// The words of a text with those of other spellings replaced by those of the usual one, each at
  /// the place of the whole name.
  List<Token> unified(List<Token> tokens) {
    if (others.isEmpty()) {
      return tokens;
    }
    List<Token> unified = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      int at = i;
      Other found =
          others.stream().filter(other -> isAt(other.terms, tokens, at)).findFirst().orElse(null);
      if (found == null) {
        unified.add(tokens.get(i));
        i++;
        continue;
      }
      int start = tokens.get(i).start();
      i += found.terms.size();
      int end = tokens.get(i - 1).end();
      found.usual.forEach(term -> unified.add(new Token(term, start, end)));
    }
    return unified;
  }

  private static boolean isAt(List<String> terms, List<Token> tokens, int at) {
    if (at + terms.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < terms.size(); i++) {
      if (!tokens.get(at + i).term().equals(terms.get(i))) {
        return false;
      }
    }
    return true;
  }
}
