package dateline.search;

import java.util.List;

/// A name in a question that the collection spells in other ways too, or only in other ways.
///
/// @param start index of its first character in the question
/// @param end index after its last character
/// @param asked as the question has it
/// @param spellings as the articles have it, most common first; not empty
public record SpelledName(int start, int end, String asked, List<String> spellings) {
  public SpelledName {
    spellings = List.copyOf(spellings);
    if (spellings.isEmpty()) {
      throw new IllegalArgumentException("no article has " + asked);
    }
  }

  /// The spelling that most articles have.
  public String usual() {
    return spellings.getFirst();
  }

  /// A question with its names in the spelling that most articles have.
  ///
  /// @param names the names of the question, in order
  public static String usual(String question, List<SpelledName> names) {
    StringBuilder usual = new StringBuilder();
    int at = 0;
    for (SpelledName name : names) {
      usual.append(question, at, name.start).append(name.usual());
      at = name.end;
    }
    return usual.append(question, at, question.length()).toString();
  }
}
