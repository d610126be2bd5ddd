package dateline.search;

import java.util.OptionalInt;
import java.util.Set;

/// What it is worth that an article is from about the day a question is asked, where the question
/// says "this week", "recently" or the like, or asks in the present tense and of no other year.
///
/// @param asked the day it is asked; empty where that doesn't matter
record Recency(OptionalInt asked) {

  private static final double WEIGHT = .1;

  /// Days within which all articles are equally new: reports follow events, and some precede them.
  private static final int EQUAL = 3;

  /// Days after which the worth has fallen to a third or so.
  private static final double FADES = 14;

  /// Words that say now.
  private static final Set<String> NOW =
      Set.of(
          ("today tonight yesterday tomorrow now currently current recent recently latest newly new"
                  + " monday tuesday wednesday thursday friday saturday sunday upcoming")
              .split(" "));

  /// Verbs that tell of the present, of what is to come, or of what has happened up to now.
  private static final Set<String> PRESENT = Set.of("is", "are", "has", "have", "will");

  private static final Set<String> NEAR = Set.of("this", "last", "past", "next", "coming");

  private static final Set<String> UNITS =
      Set.of(
          ("morning afternoon evening night day week weekend month quarter season spring summer"
                  + " autumn fall winter year")
              .split(" "));

  static Recency of(PassageQuery query) {
    if (query.asked().isEmpty() || !saysNow(query.text(), query.asked().get().getYear())) {
      return new Recency(OptionalInt.empty());
    }
    return new Recency(OptionalInt.of(IndexFormat.day(query.asked().get())));
  }

  private static boolean saysNow(String text, int thisYear) {
    boolean now = false;
    String before = "";
    for (String word : Sought.words(text)) {
      if (isYear(word) && Integer.parseInt(word) != thisYear) {
        return false;
      }
      now |=
          NOW.contains(word)
              || PRESENT.contains(word)
              || (NEAR.contains(before) && UNITS.contains(word));
      before = word;
    }
    return now;
  }

  private static boolean isYear(String word) {
    return word.length() == 4
        && (word.startsWith("19") || word.startsWith("20"))
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// Whether it is worth anything to be new.
  boolean matters() {
    return asked.isPresent();
  }

  /// What is added to the score of a passage.
  ///
  /// @param day its article's as a number, the least where it has none
  double of(int day) {
    if (asked.isEmpty() || day == Integer.MIN_VALUE) {
      return 0;
    }
    int away = Math.max(0, Math.abs(asked.getAsInt() - day) - EQUAL);
    return WEIGHT * Math.exp(-away / FADES);
  }
}
