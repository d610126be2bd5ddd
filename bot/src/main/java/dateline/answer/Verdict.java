package dateline.answer;

import java.util.List;

/// What the checker found of one statement, held against its quotes.
///
/// @param objections what the quotes do not bear out; empty when the statement stands
record Verdict(List<Objection> objections) {

  static final Verdict STANDS = new Verdict(List.of());

  Verdict {
    objections = List.copyOf(objections);
  }

  boolean stands() {
    return objections.isEmpty();
  }

  /// One thing in a statement that its quotes do not bear out.
  ///
  /// @param about what kind of thing
  /// @param words the words of the statement, or of a quote that it passes over
  record Objection(About about, String words) {}

  /// What a statement can get wrong.
  enum About {
    NO_QUOTE,
    /// Too long, or characters and marks that no sentence of an answer has.
    FORM,
    NUMBER,
    UNIT,
    DATE,
    NAME,
    NEGATION,
    MODALITY,
    COMPARISON,
    SPEAKER,
    /// Who does what to whom.
    ROLE,
    QUOTATION,
    WORDS
  }
}
