package dateline.answer;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What one speaker is quoted with, over all articles.
///
/// @param speaker the name that most of the articles give
/// @param spellings how the articles have the name, `speaker` among them
/// @param occasions on which it was said: those that most outlets tell of first
public record SpokenQuotes(String speaker, SortedSet<String> spellings, List<Occasion> occasions) {

  public SpokenQuotes {
    spellings = new TreeSet<>(spellings);
    occasions = List.copyOf(occasions);
    if (occasions.isEmpty()) {
      throw new IllegalArgumentException("nobody is listed who says nothing");
    }
  }

  /// A call, speech or statement, as far as articles tell of the same one.
  ///
  /// @param from the date of the first article that tells of it
  /// @param to the date of the last
  /// @param hearers to whom it was said
  /// @param sayings what was said, in the order of the article that quotes most
  public record Occasion(
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      SortedSet<String> hearers,
      List<Saying> sayings) {
    public Occasion {
      hearers = new TreeSet<>(hearers);
      sayings = List.copyOf(sayings);
    }
  }

  /// One thing said, in the words of each article that has it.
  ///
  /// @param versions at least one; of several the longest quoted one first
  public record Saying(List<Version> versions) {
    public Saying {
      versions = List.copyOf(versions);
      if (versions.isEmpty()) {
        throw new IllegalArgumentException("what was said has words");
      }
    }
  }

  /// What one article has of it.
  ///
  /// @param pieces where it stands, with the exact words; markers count from 1 within it
  /// @param verbatim whether all of it stands in quotation marks
  /// @param per through whom it comes: an agency or the outlet
  /// @param text the pieces on one line
  /// @param differing the indices of the characters of `text` whose words other versions lack
  public record Version(
      List<Citation> pieces,
      boolean verbatim,
      Optional<String> per,
      String text,
      BitSet differing) {
    public Version {
      pieces = List.copyOf(pieces);
      differing = (BitSet) differing.clone();
      if (pieces.isEmpty()) {
        throw new IllegalArgumentException("a version stands somewhere");
      }
    }

    @Override
    public BitSet differing() {
      return (BitSet) differing.clone();
    }

    /// Where it stands first.
    public Citation citation() {
      return pieces.getFirst();
    }
  }

  /// How many sayings there are.
  public int count() {
    return occasions.stream().mapToInt(occasion -> occasion.sayings().size()).sum();
  }
}
