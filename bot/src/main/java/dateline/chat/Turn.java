package dateline.chat;

import dateline.answer.Citation;
import java.time.Instant;
import java.util.List;

/// A question and its answer, as remembered.
///
/// @param id short, safe in links and buttons: letters and digits, at most 12
/// @param person the channel's number for who asked
/// @param at when it was asked
/// @param text the answer's text with markers, or why there was none
/// @param grounded whether it was answered
/// @param citations the answer's citations, or the nearest passages, in the order of their markers
public record Turn(
    String id,
    Lane lane,
    long person,
    Instant at,
    String question,
    String text,
    boolean grounded,
    List<Citation> citations) {
  public Turn {
    citations = List.copyOf(citations);
  }
}
