package dateline.answer;

import java.util.List;
import java.util.Optional;

/// One sentence of an answer.
///
/// @param text what is said, without markers
/// @param citations the markers it rests on, ascending, at least one
/// @param speaker whose words they are, where the article reports them as somebody's
/// @param heading under whose name it stands, where a matter is told outlet by outlet, speaker by
///   speaker or side by side
public record Statement(
    String text, List<Integer> citations, Optional<String> speaker, Optional<String> heading) {

  public Statement {
    citations = List.copyOf(citations);
    if (text.isBlank()) {
      throw new IllegalArgumentException("a statement says something");
    }
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("a statement cites: " + text);
    }
  }

  /// A statement under no heading.
  public Statement(String text, List<Integer> citations, Optional<String> speaker) {
    this(text, citations, speaker, Optional.empty());
  }

  /// The heading to show before it, behind another: none where that stands under the same.
  public Optional<String> headingAfter(Optional<Statement> before) {
    return heading.filter(own -> !before.flatMap(Statement::heading).equals(heading));
  }
}
