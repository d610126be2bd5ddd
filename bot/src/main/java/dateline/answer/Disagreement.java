package dateline.answer;

import java.util.List;

/// One thing that outlets give different values for.
///
/// @param about the thing, in a few words
/// @param values what is said of it, at least two
public record Disagreement(String about, List<Value> values) {

  public Disagreement {
    values = List.copyOf(values);
    if (values.size() < 2) {
      throw new IllegalArgumentException("a disagreement has two sides: " + about);
    }
  }

  /// One side.
  ///
  /// @param value the value in the article's words
  /// @param citations the markers of those who say so, at least one
  public record Value(String value, List<Integer> citations) {
    public Value {
      citations = List.copyOf(citations);
      if (citations.isEmpty()) {
        throw new IllegalArgumentException("a value cites: " + value);
      }
    }
  }
}
