package dateline.article;

import java.util.List;
import java.util.Optional;

/// Words that an article gives as somebody's: its source, its cue and its content, as the Penn
/// Attribution Relations Corpus calls them, and through whom they come.
///
/// @param source the words that say who speaks ("the top diplomat", "he"), where any do
/// @param cue the words that say that somebody does ("said", "according to"), where any do
/// @param named the names among the words that say who speaks, by their fullest forms
/// @param speaker who that is, by the fullest name that the article gives; what it calls an office
///   or body that it gives no name; empty where it can't be told
/// @param person whether the speaker is, or may be, a single person
/// @param content what is said, in order: in several pieces where the cue stands in the middle, or
///   a quotation goes on in another paragraph; without its quotation marks where it is quoted
/// @param quoted whether all of it is in the speaker's own words, some of it or none
/// @param hearer to whom it is said, by the fullest name that the article gives
/// @param carrier which outlet or agency is said to have it from the speaker
/// @param nested whether it is told in what somebody else says
public record Attribution(
    Optional<Span> source,
    Optional<Span> cue,
    List<String> named,
    Optional<String> speaker,
    boolean person,
    List<Span> content,
    Quoted quoted,
    Optional<String> hearer,
    Optional<String> carrier,
    boolean nested) {

  /// How much of what is said is in the speaker's own words.
  public enum Quoted {
    ALL,
    PARTLY,
    NOT
  }

  public Attribution {
    named = List.copyOf(named);
    content = List.copyOf(content);
    if (content.isEmpty()) {
      throw new IllegalArgumentException("an attribution has content");
    }
  }

  /// Whether any of what is said stands in a stretch.
  public boolean isIn(Span stretch) {
    return content.stream().anyMatch(piece -> piece.overlaps(stretch));
  }

  /// From the first character of what is said to the last.
  public Span reach() {
    return new Span(
        content.getFirst().article(), content.getFirst().start(), content.getLast().end());
  }
}
