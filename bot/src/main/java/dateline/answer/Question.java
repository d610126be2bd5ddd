package dateline.answer;

import dateline.search.Ranking;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A question with what came before it and what it may be answered from.
///
/// @param text as asked, not blank, at most [#MAX_LENGTH] characters
/// @param history the turns before, oldest first
/// @param asked the day it is asked, for "this week" and the like
/// @param ranking how passages are found
/// @param outlets only these outlets; empty for all
/// @param since only what was published, or is told to have been, on this day or later
/// @param until only what was published, or is told to have been, on this day or earlier
/// @param length how much the answer may say
/// @param writer who may write it
public record Question(
    String text,
    List<Turn> history,
    Optional<LocalDate> asked,
    Ranking ranking,
    Set<String> outlets,
    Optional<LocalDate> since,
    Optional<LocalDate> until,
    Length length,
    Writer writer) {

  /// How much an answer may say.
  public enum Length {
    SHORT(1),
    NORMAL(3),
    LONG(6);

    private final int statements;

    Length(int statements) {
      this.statements = statements;
    }

    /// The most statements an answer has.
    public int statements() {
      return statements;
    }
  }

  /// Who may write an answer.
  public enum Writer {
    /// A language model where there is one.
    ANY,
    /// The articles' own sentences, and no model is asked.
    EXTRACTIVE
  }

  /// The longest question, in characters.
  public static final int MAX_LENGTH = 2_000;

  /// Something said earlier in the chat.
  public record Turn(Role role, String text) {}

  /// Who said it.
  public enum Role {
    USER,
    BOT
  }

  public Question {
    history = List.copyOf(history);
    outlets = Set.copyOf(outlets);
    if (text.isBlank()) {
      throw new IllegalArgumentException("the question is empty; ask something");
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the question is longer than " + MAX_LENGTH + " characters; shorten it");
    }
  }

  /// A question over all articles, with nothing before it.
  public static Question of(String text) {
    return new Question(
        text,
        List.of(),
        Optional.empty(),
        Ranking.HYBRID,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Length.NORMAL,
        Writer.ANY);
  }
}
