package dateline.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A query as it is ranked by: its names in the spelling that most articles have, so that one name
/// finds the same in any spelling, and beside that how else articles spell them.
///
/// @param query with the usual spellings in its text
/// @param plain the terms that are of no name with several spellings
/// @param names the names with several spellings
record Wording(PassageQuery query, List<String> plain, List<Name> names) {

  /// A name with several spellings.
  ///
  /// @param usual the terms of the usual one
  /// @param others the terms of each other
  record Name(List<String> usual, List<List<String>> others) {
    Name {
      usual = List.copyOf(usual);
      others = List.copyOf(others);
    }
  }

  Wording {
    plain = List.copyOf(plain);
    names = List.copyOf(names);
  }

  /// Words a query.
  ///
  /// @param asked the names of its text, in order
  static Wording of(PassageQuery query, List<SpelledName> asked) throws IOException {
    PassageQuery usual = query.withText(SpelledName.usual(query.text(), asked));
    List<String> terms = PassageSearcher.terms(PassageSearcher.QUESTIONS, usual.text());
    if (terms.isEmpty()) {
      terms = PassageSearcher.terms(PassageSearcher.TEXTS, usual.text());
    }
    Set<String> plain = new LinkedHashSet<>(terms);
    List<Name> names = new ArrayList<>();
    for (SpelledName name : asked) {
      Set<List<String>> spellings = new LinkedHashSet<>();
      for (String spelling : name.spellings()) {
        spellings.add(PassageSearcher.terms(PassageSearcher.TEXTS, spelling));
      }
      spellings.remove(List.<String>of());
      if (spellings.size() > 1) {
        List<List<String>> each = List.copyOf(spellings);
        names.add(new Name(each.getFirst(), each.subList(1, each.size())));
        plain.removeAll(each.getFirst());
      }
    }
    return new Wording(usual, List.copyOf(plain), names);
  }
}
