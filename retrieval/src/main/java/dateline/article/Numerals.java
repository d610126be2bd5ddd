package dateline.article;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Numbers in running English text, in figures ("1,200", "3.5 million", "40mm", "16th") and in
/// words ("twenty-two", "a dozen", "two hundred and six").
public final class Numerals {

  /// A number in a text.
  ///
  /// @param value its value, without trailing zeros
  /// @param start index of its first character
  /// @param end index after its last character
  public record Numeral(BigDecimal value, int start, int end) {
    public Numeral {
      value = value.stripTrailingZeros();
    }
  }

  private static final Map<String, Integer> UNITS = new HashMap<>();
  private static final Map<String, Integer> ORDINALS = new HashMap<>();
  private static final Map<String, BigDecimal> SCALES =
      Map.of(
          "hundred", new BigDecimal("100"),
          "thousand", new BigDecimal("1000"),
          "million", new BigDecimal("1000000"),
          "billion", new BigDecimal("1000000000"),
          "trillion", new BigDecimal("1000000000000"),
          "dozen", new BigDecimal("12"));

  static {
    String[] small =
        ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                + " fifteen sixteen seventeen eighteen nineteen")
            .split(" ");
    for (int i = 0; i < small.length; i++) {
      UNITS.put(small[i], i);
    }
    String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
    for (int i = 0; i < tens.length; i++) {
      UNITS.put(tens[i], 20 + 10 * i);
    }
    String[] ordinals =
        ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
                + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
                + " twentieth")
            .split(" ");
    for (int i = 0; i < ordinals.length; i++) {
      ORDINALS.put(ordinals[i], i + 1);
    }
  }

  private Numerals() {}

  /// All numbers of a text, in order, not overlapping. Takes time linear in the text's length.
  public static List<Numeral> in(String text) {
    List<Numeral> found = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean startsWord = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
      if (startsWord && isDigit(c)) {
        i = figures(text, i, found);
      } else if (startsWord && Character.isLetter(c)) {
        i = words(text, i, found);
      } else {
        i++;
      }
    }
    return List.copyOf(found);
  }

  /// The value of a word that is a number by itself, such as "eleven", "11" or "third".
  public static Optional<BigDecimal> value(String word) {
    List<Numeral> numerals = in(word);
    if (numerals.size() == 1
        && numerals.getFirst().start() == 0
        && numerals.getFirst().end() == word.length()) {
      return Optional.of(numerals.getFirst().value());
    }
    return Optional.empty();
  }

  private static int figures(String text, int start, List<Numeral> found) {
    StringBuilder digits = new StringBuilder();
    boolean fraction = false;
    int i = start;
    while (i < text.length() && digits.length() < 30) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits.append(c);
        i++;
      } else if (c == ',' && !fraction && isThousandsGroup(text, i + 1)) {
        i++;
      } else if (c == '.' && !fraction && i + 1 < text.length() && isDigit(text.charAt(i + 1))) {
        fraction = true;
        digits.append('.');
        i++;
      } else {
        break;
      }
    }
    BigDecimal value = new BigDecimal(digits.toString());
    int end = i;
    while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
      i++;
    }
    if (i == end) {
      Scaled scaled = scaled(text, end);
      value = value.multiply(scaled.factor());
      end = scaled.end();
    }
    found.add(new Numeral(value, start, end));
    return Math.max(i, end);
  }

  /// Reads the longest run of number words from `start`.
  private static int words(String text, int start, List<Numeral> found) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal current = BigDecimal.ZERO;
    boolean any = false;
    int end = start;
    int i = start;
    while (true) {
      int wordEnd = wordEnd(text, i);
      String word = text.substring(i, wordEnd).toLowerCase(Locale.ROOT);
      Integer unit = UNITS.get(word);
      Integer ordinal = ORDINALS.get(word);
      BigDecimal scale =
          SCALES.get(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
      if (unit != null && fits(current, unit)) {
        current = current.add(BigDecimal.valueOf(unit));
      } else if (ordinal != null && fits(current, ordinal)) {
        current = current.add(BigDecimal.valueOf(ordinal));
      } else if (scale != null && (any || word.equals("dozen") || isOneOf(text, i, word))) {
        BigDecimal factor = current.signum() == 0 ? BigDecimal.ONE : current;
        if (scale.intValue() == 100) {
          current = factor.multiply(scale);
        } else {
          total = total.add(factor.multiply(scale));
          current = BigDecimal.ZERO;
        }
      } else {
        break;
      }
      any = true;
      end = wordEnd;
      if (ordinal != null) {
        break;
      }
      int next = skipJoin(text, wordEnd);
      if (next < 0) {
        break;
      }
      i = next;
    }
    if (!any) {
      return wordEnd(text, start);
    }
    found.add(new Numeral(total.add(current), start, end));
    return end;
  }

  /// Whether a scale stands for one of it: "a hundred", but not "half a million" or "the hundreds".
  private static boolean isOneOf(String text, int start, String scale) {
    return SCALES.containsKey(scale)
        && start >= 2
        && text.regionMatches(true, start - 2, "a ", 0, 2)
        && (start == 2 || !Character.isLetterOrDigit(text.charAt(start - 3)))
        && !(start >= 7 && text.regionMatches(true, start - 7, "half ", 0, 5));
  }

  private static boolean fits(BigDecimal current, int unit) {
    int rest = current.remainder(BigDecimal.valueOf(100)).intValue();
    return rest == 0 || (unit < 10 && rest >= 20 && rest % 10 == 0);
  }

  /// The start of the next word where only a space, a hyphen or " and " lies between, else -1.
  private static int skipJoin(String text, int end) {
    if (end >= text.length() || (text.charAt(end) != ' ' && text.charAt(end) != '-')) {
      return -1;
    }
    int next = end + 1;
    if (text.startsWith("and ", next)) {
      next += 4;
    }
    return next < text.length() && Character.isLetter(text.charAt(next)) ? next : -1;
  }

  private record Scaled(BigDecimal factor, int end) {}

  private static Scaled scaled(String text, int end) {
    int next = skipJoin(text, end);
    if (next < 0) {
      return new Scaled(BigDecimal.ONE, end);
    }
    int wordEnd = wordEnd(text, next);
    BigDecimal scale = SCALES.get(text.substring(next, wordEnd).toLowerCase(Locale.ROOT));
    return scale == null ? new Scaled(BigDecimal.ONE, end) : new Scaled(scale, wordEnd);
  }

  private static int wordEnd(String text, int start) {
    int i = start;
    while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isThousandsGroup(String text, int start) {
    for (int i = start; i < start + 3; i++) {
      if (i >= text.length() || !isDigit(text.charAt(i))) {
        return false;
      }
    }
    return start + 3 >= text.length() || !isDigit(text.charAt(start + 3));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
