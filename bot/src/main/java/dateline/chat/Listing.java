package dateline.chat;

/// A list that can be asked for.
///
/// @param about a topic, or a speaker; empty for all
public record Listing(Kind kind, String about) {
  public Listing {
    about = about.strip();
  }

  /// What is listed.
  public enum Kind {
    TIMELINE,
    DISAGREEMENTS,
    QUOTES
  }
}
