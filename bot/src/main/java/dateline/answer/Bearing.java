package dateline.answer;

import java.util.List;
import java.util.Optional;

/// What one quote bears out of a stretch of a statement.
///
/// Every word of the stretch is looked for in the quote. A word that is there has to be as true
/// there as here (not denied, possible, planned, alleged), numbers and dates have to be said of the
/// same, and whoever does something to somebody has to be the same. Of words that are not there
/// only a few ordinary ones may be.
final class Bearing {

  private Bearing() {}

  /// What a quote does not bear out of a stretch; empty when it bears out all of it.
  ///
  /// @param frames what in the statement says who speaks
  /// @param speaker whose words the statement is said to be, beside what it says itself
  static List<Verdict.Objection> objections(
      List<Reading.Token> stretch,
      List<Reading.Frame> frames,
      Ground ground,
      Optional<String> speaker) {
    Match match = new Match(stretch, ground);
    NameCheck names = new NameCheck(match);
    NumberCheck numbers = new NumberCheck(match);
    WordCheck words = new WordCheck(match);
    names.offices();
    names.names();
    numbers.numbers();
    numbers.dates();
    words.words();
    words.comparisons();
    new TruthCheck(match).colours();
    new SpeakerCheck(match, frames, speaker).speakers();
    new RoleCheck(match).roles();
    words.wholes();
    names.restore();
    return match.objections();
  }
}
