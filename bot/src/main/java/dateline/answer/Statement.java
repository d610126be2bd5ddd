package dateline.answer;

import dateline.article.Origins;
import dateline.article.TimeReference;
import java.util.List;
import java.util.Optional;

/// One sentence of an answer.
///
/// @param text what is said, without markers
/// @param citations the markers it rests on, ascending, at least one
/// @param speaker whose words they are, where the article reports them as somebody's, by the
///   fullest name that the article gives
/// @param per the outlets or agencies that have it from the speaker; none where there is no speaker
/// @param origins from how many origins the outlets cited have it, where that are fewer than the
///   outlets
/// @param heading under whose name it stands, where a matter is told outlet by outlet, speaker by
///   speaker or side by side
/// @param dates what its words for days mean in the articles cited, in order, where those words do
///   not tell it by themselves; their places are in `text`
public record Statement(
    String text,
    List<Integer> citations,
    Optional<String> speaker,
    List<String> per,
    Optional<Origins> origins,
    Optional<String> heading,
    List<TimeReference> dates) {

  /// So many outlets are told by name.
  private static final int NAMED = 3;

  public Statement {
    citations = List.copyOf(citations);
    per = List.copyOf(per);
    dates = List.copyOf(dates);
    for (TimeReference date : dates) {
      if (date.end() > text.length()) {
        throw new IllegalArgumentException("no words of the statement: " + date);
      }
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("a statement says something");
    }
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("a statement cites: " + text);
    }
  }

  /// A statement that nobody is said to have from its speaker, and with no words for days that say
  /// less than they mean.
  public Statement(
      String text, List<Integer> citations, Optional<String> speaker, Optional<String> heading) {
    this(text, citations, speaker, List.of(), Optional.empty(), heading, List.of());
  }

  /// A statement under no heading.
  public Statement(String text, List<Integer> citations, Optional<String> speaker) {
    this(text, citations, speaker, Optional.empty());
  }

  /// The outlets to name: all of a few, of many the first.
  public List<String> namedOutlets() {
    return per.size() <= NAMED ? per : per.subList(0, NAMED - 1);
  }

  /// Who said it, and through whom it comes: "Ida Muir, per The Herald and Reuters".
  public Optional<String> attribution() {
    return speaker.map(name -> {
      if (per.isEmpty()) {
        return name;
      }
      List<String> named = namedOutlets();
      int others = per.size() - named.size();
      String last = others > 0 ? others + " others" : named.getLast();
      List<String> first = others > 0 ? named : named.subList(0, named.size() - 1);
      String outlets = first.isEmpty() ? last : String.join(", ", first) + " and " + last;
      return name + ", per " + outlets;
    });
  }

  /// How many outlets have it from how many origins, where some only repeat others: `4 outlets, 2
  /// origins`, `3 outlets, all from Reuters`.
  public Optional<String> copied() {
    return origins.map(each ->
        each.outlets()
            + " outlets, "
            + (each.origins() > 1
                ? each.origins() + " origins"
                : each.name().map(name -> "all from " + name).orElse("one origin")));
  }

  /// The text with the days that its words mean beside them: `on Tuesday (16 January 2024)`.
  public String shown() {
    StringBuilder shown = new StringBuilder(text);
    for (TimeReference date : dates.reversed()) {
      int at = date.end();
      boolean possessive =
          at + 1 < text.length()
              && "'’".indexOf(text.charAt(at)) >= 0
              && text.charAt(at + 1) == 's';
      shown.insert(possessive ? at + 2 : at, " (" + date.note() + ")");
    }
    return shown.toString();
  }

  /// The heading to show before it, behind another: none where that stands under the same.
  public Optional<String> headingAfter(Optional<Statement> before) {
    return heading.filter(own -> !before.flatMap(Statement::heading).equals(heading));
  }
}
