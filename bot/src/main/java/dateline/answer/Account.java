package dateline.answer;

import dateline.article.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A value that a sentence gives for one thing of an event: how many, when, where, what was hit, or
/// who.
///
/// @param of the sentence
/// @param event the word for the event: a verb, or a noun ("strikes")
/// @param words where the value stands in the article
/// @param value the value
record Account(EventSentence of, Reading.Token event, Span words, Value value) {

  /// What is given.
  sealed interface Value {}

  /// How many.
  ///
  /// @param least the least it may be
  /// @param most the most it may be, empty where there is no limit
  /// @param exact whether it is said to be no more and no less; "about" and bounds are not
  /// @param rounded whether it is said to be about so many
  /// @param noun stem of what is counted; empty where it is left out
  /// @param qualifiers stems of what stands between the number and the noun
  /// @param unit as of a [Reading.Quantity]
  record Amount(
      BigDecimal least,
      Optional<BigDecimal> most,
      boolean exact,
      boolean rounded,
      String noun,
      Set<String> qualifiers,
      String unit)
      implements Value {
    Amount {
      qualifiers = Set.copyOf(qualifiers);
    }

    /// Whether both have the same bounds.
    boolean isSame(Amount other) {
      boolean sameMost =
          most.isPresent()
              ? other.most.filter(m -> m.compareTo(most.get()) == 0).isPresent()
              : other.most.isEmpty();
      return least.compareTo(other.least) == 0 && sameMost;
    }

    /// Whether both may be true at once.
    boolean meets(Amount other) {
      return most.map(m -> m.compareTo(other.least) >= 0).orElse(true)
          && other.most.map(m -> m.compareTo(least) >= 0).orElse(true);
    }
  }

  /// When.
  record When(LocalDate from, LocalDate to) implements Value {}

  /// Where.
  ///
  /// @param names the words of the names of the place and of what it lies in, in lower case
  record Where(List<String> names) implements Value {
    Where {
      names = List.copyOf(names);
    }
  }

  /// What was hit, met, built: the object of the event.
  ///
  /// @param head stem of the noun that says what it is
  /// @param stems of all its words and names
  record Thing(String head, Set<String> stems) implements Value {
    Thing {
      stems = Set.copyOf(stems);
    }
  }

  /// Who.
  ///
  /// @param name as the sentence has it
  /// @param doer whether of who did it, not of whom it was done to
  record Who(String name, boolean doer) implements Value {}

  String said() {
    return of.article().quote(words);
  }
}
