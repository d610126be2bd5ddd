package dateline.answer;

import java.util.List;

/// Other spellings in which quotes of an answer have a name of its question.
///
/// @param asked the name as the question has it
/// @param written how quotes have it, at least one
public record Alias(String asked, List<Written> written) {

  public Alias {
    written = List.copyOf(written);
    if (written.isEmpty()) {
      throw new IllegalArgumentException("no quote has another spelling of " + asked);
    }
  }

  /// One spelling.
  ///
  /// @param as the name as quotes have it
  /// @param citations the markers of those quotes, ascending, at least one
  public record Written(String as, List<Integer> citations) {
    public Written {
      citations = List.copyOf(citations);
      if (citations.isEmpty()) {
        throw new IllegalArgumentException("no quote has the spelling " + as);
      }
    }
  }
}
