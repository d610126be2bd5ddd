package dateline.answer;

import java.util.List;

/// What the checker found of one statement, held against its quotes.
///
/// @param objections what the quotes do not bear out; empty when the statement stands
public record Verdict(List<Objection> objections) {

  static final Verdict STANDS = new Verdict(List.of());

  public Verdict {
    objections = List.copyOf(objections);
  }

  /// Whether its quotes bear the statement out.
  public boolean stands() {
    return objections.isEmpty();
  }

  /// One thing in a statement that its quotes do not bear out.
  ///
  /// @param about what kind of thing
  /// @param words the words of the statement, or of a quote that it passes over
  public record Objection(About about, String words) {

    /// What is wrong, in a few words for a person, without a full stop.
    public String text() {
      return switch (about) {
        case NO_QUOTE -> "it rests on no sentence of the articles";
        case FORM -> "no sentence of an answer looks like this: " + words;
        case NUMBER -> "the number " + words + " stands in none of its quotes";
        case UNIT -> "the number " + words + " is one of something else in its quotes";
        case DATE -> "the date " + words + " stands in none of its quotes";
        case NAME -> "the name " + words + " stands in none of its quotes";
        case NEGATION -> "it does not deny what its quotes deny, or the other way round: " + words;
        case MODALITY -> "it is surer than its quotes, or less sure: " + words;
        case COMPARISON -> "it compares otherwise than its quotes: " + words;
        case SPEAKER -> "its quotes do not say that these are the words of " + words;
        case ROLE -> "its quotes do not say who does what in this way: " + words;
        case QUOTATION -> "these words stand in none of its quotes: “" + words + "”";
        case WORDS ->
            words.isBlank()
                ? "its quotes do not bear it out"
                : "its quotes do not bear this out: " + words;
      };
    }
  }

  /// What a statement can get wrong.
  public enum About {
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
