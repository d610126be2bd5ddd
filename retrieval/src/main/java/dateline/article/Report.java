package dateline.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One report of what somebody says, as it is put together: its frame is read first, who "he" is
/// and the whole of its quotations are found when all of the article is.
final class Report {

  /// What the words are that stand where a sentence says who speaks.
  enum Kind {
    NAME,
    /// He or she, whose name stands before.
    PRONOUN,
    /// It, which may be a body named before.
    IT,
    /// "The minister", whose name may stand before.
    OFFICE,
    /// "Norland's ministry", "the police".
    BODY,
    /// Somebody who is not named.
    OTHER
  }

  /// Who is said to speak.
  ///
  /// @param start index in the article's text
  /// @param name as it stands there, where it is one
  /// @param titled whether "Mr." or an office stands before it
  record Source(Kind kind, int start, int end, Optional<String> name, boolean titled) {
    Source(Kind kind, int start, int end, Optional<String> name) {
      this(kind, start, end, name, false);
    }

    /// Whether it is told who it is, by a name or a description.
    boolean isTold() {
      return kind == Kind.NAME || kind == Kind.OFFICE || kind == Kind.BODY;
    }

    /// Whether it stands in the text at all.
    boolean isWritten() {
      return end > start;
    }
  }

  final Source source;
  final int cueStart;
  final int cueEnd;

  /// Starts and ends of what is said.
  List<int[]> content = new ArrayList<>();

  Optional<Source> hearer = Optional.empty();
  Optional<String> carrier = Optional.empty();

  /// Whether it stands in what another one reports.
  boolean nested;

  /// Who speaks, once it is known.
  Optional<String> speaker = Optional.empty();

  boolean person;
  Optional<String> hearerName = Optional.empty();

  Report(Source source, int cueStart, int cueEnd) {
    this.source = source;
    this.cueStart = cueStart;
    this.cueEnd = cueEnd;
  }

  void speaks(String name, boolean isPerson) {
    speaker = Optional.of(name);
    person = isPerson;
  }
}
