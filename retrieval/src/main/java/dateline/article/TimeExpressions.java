package dateline.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Words in running English text that say when: dates, years, days, months, clock times, and
/// relative ones ("last month", "two days later").
public final class TimeExpressions {

  /// Words that say when.
  ///
  /// @param start index of the first character
  /// @param end index after the last character
  public record TimeExpression(int start, int end) {}

  private static final Set<String> MONTHS =
      Set.of(
          ("january february march april may june july august september october november december"
                  + " jan feb mar apr jun jul aug sept sep oct nov dec")
              .split(" "));
  private static final Set<String> DAYS =
      Set.of(
          ("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow"
                  + " tonight noon midnight")
              .split(" "));
  private static final Set<String> UNITS =
      Set.of(
          ("second seconds minute minutes hour hours day days week weeks weekend month months year"
                  + " years decade decades century centuries season spring summer autumn winter"
                  + " morning afternoon evening night")
              .split(" "));
  private static final Set<String> DIRECTIONS =
      Set.of("last", "next", "this", "past", "previous", "following", "earlier", "coming");

  private TimeExpressions() {}

  /// All time expressions of a text, in order, not overlapping. Takes time linear in the text's
  /// length.
  public static List<TimeExpression> in(String text) {
    List<String> words = new ArrayList<>();
    List<int[]> places = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
        end++;
      }
      words.add(text.substring(i, end).toLowerCase(Locale.ROOT));
      places.add(new int[] {i, end});
      i = end;
    }
    List<TimeExpression> found = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      int next = expressionEnd(text, words, places, i);
      if (next == i) {
        i++;
        continue;
      }
      found.add(new TimeExpression(places.get(i)[0], places.get(next - 1)[1]));
      i = next;
    }
    return List.copyOf(found);
  }

  /// The index after the last word of the expression that starts at a word, or that word's own.
  private static int expressionEnd(String text, List<String> words, List<int[]> places, int i) {
    String word = words.get(i);
    boolean capital = Character.isUpperCase(text.charAt(places.get(i)[0]));
    if (MONTHS.contains(word) && capital) {
      return dateTail(words, i + 1);
    }
    if (isDayNumber(word) && i + 1 < words.size() && MONTHS.contains(words.get(i + 1))) {
      return dateTail(words, i + 2);
    }
    if (DAYS.contains(word)) {
      int next = i + 1;
      return next < words.size() && UNITS.contains(words.get(next)) ? next + 1 : next;
    }
    if (isYear(word) && !partOfNumber(text, places.get(i))) {
      return i + 1;
    }
    if (DIRECTIONS.contains(word)
        && i + 1 < words.size()
        && (UNITS.contains(words.get(i + 1))
            || DAYS.contains(words.get(i + 1))
            || MONTHS.contains(words.get(i + 1)))) {
      return i + 2;
    }
    if (UNITS.contains(word)
        && i + 1 < words.size()
        && (words.get(i + 1).equals("ago") || words.get(i + 1).equals("later"))) {
      return i + 2;
    }
    if (isDigits(word)
        && i + 1 < words.size()
        && (words.get(i + 1).equals("am") || words.get(i + 1).equals("pm"))) {
      return i + 2;
    }
    if (isDigits(word)
        && i + 2 < words.size()
        && (words.get(i + 1).equals("a") || words.get(i + 1).equals("p"))
        && words.get(i + 2).equals("m")
        && text.charAt(places.get(i + 1)[1]) == '.') {
      return i + 3;
    }
    return i;
  }

  private static int dateTail(List<String> words, int from) {
    int i = from;
    if (i < words.size() && isDayNumber(words.get(i))) {
      i++;
    }
    if (i < words.size() && isYear(words.get(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDayNumber(String word) {
    boolean ordinal =
        word.endsWith("st") || word.endsWith("nd") || word.endsWith("rd") || word.endsWith("th");
    String digits = ordinal ? word.substring(0, word.length() - 2) : word;
    return digits.length() <= 2 && isDigits(digits) && Integer.parseInt(digits) <= 31;
  }

  /// A year as "1995", or a decade as "1990s".
  private static boolean isYear(String word) {
    String digits = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return digits.length() == 4
        && isDigits(digits)
        && digits.compareTo("1000") >= 0
        && digits.compareTo("2100") < 0;
  }

  private static boolean partOfNumber(String text, int[] place) {
    boolean before = place[0] > 0 && "$€£,.".indexOf(text.charAt(place[0] - 1)) >= 0;
    boolean after =
        place[1] + 1 < text.length()
            && ",.".indexOf(text.charAt(place[1])) >= 0
            && Character.isDigit(text.charAt(place[1] + 1));
    return before || after;
  }

  private static boolean isDigits(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
