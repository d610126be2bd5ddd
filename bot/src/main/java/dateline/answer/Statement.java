package dateline.answer;

import java.util.List;
import java.util.Optional;

/// One sentence of an answer.
///
/// @param text what is said, without markers
/// @param citations the markers it rests on, ascending, at least one
/// @param speaker whose words they are, where the article reports them as somebody's
public record Statement(String text, List<Integer> citations, Optional<String> speaker) {

  public Statement {
    citations = List.copyOf(citations);
    if (text.isBlank()) {
      throw new IllegalArgumentException("a statement says something");
    }
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("a statement cites: " + text);
    }
  }
}
