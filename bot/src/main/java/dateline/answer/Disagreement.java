package dateline.answer;

import java.util.List;

/// One thing that outlets give different values for.
///
/// @param kind in which way they differ
/// @param about the thing, in a few words
/// @param values what is said of it, at least two
public record Disagreement(Kind kind, String about, List<Value> values) {

  /// In which way values differ.
  public enum Kind {
    /// Both can't be true.
    CONTRADICTION,
    /// Both may be true, as each counts otherwise: "at least 11" and "11".
    COUNTING_BASE,
    /// One is of a later day, when the matter had gone on.
    OTHER_TIME,
    /// Other persons are named; both may be right.
    OTHER_PERSON,
    /// Other places are named, of which one may lie in the other.
    OTHER_PLACE
  }

  public Disagreement {
    values = List.copyOf(values);
    if (values.size() < 2) {
      throw new IllegalArgumentException("a disagreement has two sides: " + about);
    }
  }

  /// A contradiction.
  public Disagreement(String about, List<Value> values) {
    this(Kind.CONTRADICTION, about, values);
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
