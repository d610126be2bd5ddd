package dateline.eval;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A text as the words that count when answers are compared.
///
/// It begins with the normalisation of SQuAD's official scorer (Rajpurkar et al. 2016): no case, no
/// punctuation, no articles, one kind of white space. Since an answer is looked for inside whole
/// sentences of news, more that makes no difference to a reader is made equal: accents (`São` =
/// `Sao`), numbers (`eleven` = `11`, `1,200` = `1200`, `$2.5 million` = `2,500,000`), `%` and
/// `percent`, `&` and `and`, `Sept.` and `September`, `U.S.` and `US`, possessives, and plurals by
/// the S-stemmer (Harman 1991). Unlike SQuAD, a hyphen parts two words and a decimal point stays.
///
/// @param words the words in order; figures are written as plain decimals
record AnswerText(List<String> words) {

  /// Longer figures are compared as they are written.
  private static final int MAX_FIGURE = 24;

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  /// Words that say little by themselves, left out of [#recall]; `1` for the word one.
  private static final Set<String> FUNCTION_WORDS =
      Set.copyOf(
          List.of(
              ("1 about after all also and any are as at be because been before being both but by"
                      + " can could did do does for from had has have he her his how i if in into"
                      + " is it its may more most no not of on or other our out over she should"
                      + " so some such than that their them then there these they this those to up"
                      + " was we were what when where which while who will with would you your")
                  .split(" ")));

  private static final Map<String, String> MONTHS =
      Map.of(
          "jan", "january",
          "feb", "february",
          "apr", "april",
          "aug", "august",
          "sep", "september",
          "sept", "september",
          "oct", "october",
          "nov", "november",
          "dec", "december");

  AnswerText {
    words = List.copyOf(words);
  }

  /// The words of a text.
  static AnswerText of(String text) {
    List<String> words = new ArrayList<>();
    for (String word : figures(scan(text))) {
      if (!ARTICLES.contains(word)) {
        words.add(singular(MONTHS.getOrDefault(word, word)));
      }
    }
    return new AnswerText(words);
  }

  int size() {
    return words.size();
  }

  boolean startsWith(AnswerText other) {
    return other.size() > 0
        && other.size() <= size()
        && words.subList(0, other.size()).equals(other.words);
  }

  /// Whether the other's words stand here, whole and in a row. A text without words stands nowhere.
  boolean contains(AnswerText other) {
    if (other.size() == 0) {
      return false;
    }
    for (int i = 0; i + other.size() <= size(); i++) {
      if (words.subList(i, i + other.size()).equals(other.words)) {
        return true;
      }
    }
    return false;
  }

  /// The share of the expected text's distinct content words that stand here, in any order, those
  /// of the question left out; that of its figures alone where it is lower, since a figure is
  /// seldom put in other words. Zero for a text that says nothing but the question.
  double recall(AnswerText expected, AnswerText question) {
    Set<String> fresh = new HashSet<>(expected.words);
    fresh.removeAll(FUNCTION_WORDS);
    question.words.forEach(fresh::remove);
    Set<String> found = new HashSet<>(fresh);
    found.retainAll(new HashSet<>(words));
    if (fresh.isEmpty()) {
      return 0;
    }
    double share = (double) found.size() / fresh.size();
    long figures = fresh.stream().filter(AnswerText::isFigure).count();
    long figuresFound = found.stream().filter(AnswerText::isFigure).count();
    return figures == 0 ? share : Math.min(share, (double) figuresFound / figures);
  }

  /// Whether the two have this many words in a row in common, or all of the shorter one.
  boolean overlaps(AnswerText other, int run) {
    int length = Math.min(run, Math.min(size(), other.size()));
    if (length == 0) {
      return false;
    }
    Set<List<String>> runs = new HashSet<>();
    for (int i = 0; i + length <= size(); i++) {
      runs.add(words.subList(i, i + length));
    }
    for (int i = 0; i + length <= other.size(); i++) {
      if (runs.contains(other.words.subList(i, i + length))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFigure(String word) {
    return word.charAt(0) >= '0' && word.charAt(0) <= '9';
  }

  // ---- scanning ----

  /// The text's words in lower case without marks, in one pass.
  private static List<String> scan(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    int[] points = plain.codePoints().filter(c -> !isInvisible(c)).toArray();
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int letters = 0; // since the last full stop inside the word, to know an acronym
    for (int i = 0; i < points.length; i++) {
      int c = points[i];
      int next = i + 1 < points.length ? points[i + 1] : ' ';
      if (Character.isIdeographic(c)) {
        flush(word, words);
        words.add(Character.toString(c));
      } else if (isWordPart(c)) {
        letters = word.isEmpty() ? 1 : letters + 1;
        append(word, c);
      } else if (isApostrophe(c) && !word.isEmpty() && isWordPart(next)) {
        boolean possessive =
            (next == 's' || next == 'S') && !(i + 2 < points.length && isWordPart(points[i + 2]));
        i += possessive ? 1 : 0;
      } else if (c == '.' && !word.isEmpty() && isInside(word, letters, points, i)) {
        if (Character.isDigit(next)) {
          word.append('.');
        }
        letters = 0;
      } else if (c == ',' && isThousands(word, points, i)) {
        letters = 0;
      } else {
        flush(word, words);
        if (c == '%') {
          words.add("percent");
        } else if (c == '&') {
          words.add("and");
        }
      }
    }
    flush(word, words);
    return words;
  }

  private static void append(StringBuilder word, int c) {
    int digit = Character.digit(c, 10);
    if (digit >= 0) {
      word.append((char) ('0' + digit)); // other scripts' digits too
    } else {
      word.appendCodePoint(Character.toLowerCase(c));
    }
  }

  /// Accents, and characters such as the soft hyphen that nobody sees.
  private static boolean isInvisible(int c) {
    return (c >= 0x300 && c <= 0x36F) || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isWordPart(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02BC';
  }

  /// Whether a full stop belongs to the word: a decimal point, or one of `U.S`.
  private static boolean isInside(StringBuilder word, int letters, int[] points, int i) {
    if (i + 1 == points.length) {
      return false;
    }
    if (Character.isDigit(points[i + 1])) {
      return word.chars().allMatch(Character::isDigit);
    }
    boolean single = i + 2 == points.length || !isWordPart(points[i + 2]);
    return letters == 1 && Character.isLetter(points[i - 1]) && isWordPart(points[i + 1]) && single;
  }

  private static boolean isThousands(StringBuilder word, int[] points, int i) {
    return isDigits(word)
        && isDigit(points, i + 1)
        && isDigit(points, i + 2)
        && isDigit(points, i + 3)
        && !isDigit(points, i + 4);
  }

  private static boolean isDigits(StringBuilder word) {
    return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
  }

  private static boolean isDigit(int[] points, int i) {
    return i < points.length && Character.isDigit(points[i]);
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /// Plurals only: the S-stemmer, but for its exceptions in -es, which keep `employees` apart from
  /// `employee`.
  private static String singular(String word) {
    int length = word.length();
    if (length < 4 || !word.endsWith("s") || isFigure(word)) {
      return word;
    }
    if (word.endsWith("ies") && !word.endsWith("eies") && !word.endsWith("aies")) {
      return word.substring(0, length - 3) + "y";
    }
    if (word.endsWith("us") || word.endsWith("ss")) {
      return word;
    }
    return word.substring(0, length - 1);
  }

  // ---- numbers ----

  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19));

  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20,
          "thirty", 30,
          "forty", 40,
          "fifty", 50,
          "sixty", 60,
          "seventy", 70,
          "eighty", 80,
          "ninety", 90);

  private static final Map<String, Long> SCALES =
      Map.of(
          "thousand", 1_000L,
          "million", 1_000_000L,
          "billion", 1_000_000_000L,
          "trillion", 1_000_000_000_000L);

  /// A number read from words, and the place of the word after it.
  private record Figure(BigDecimal value, int end) {}

  /// Writes every number as a plain decimal, and `per cent` as one word.
  private static List<String> figures(List<String> words) {
    List<String> out = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      Figure figure = number(words, i);
      if (figure.end > i) {
        out.add(plain(figure.value));
        i = figure.end;
      } else if (words.get(i).equals("per") && word(words, i + 1).equals("cent")) {
        out.add("percent");
        i += 2;
      } else {
        out.add(words.get(i++));
      }
    }
    return out;
  }

  /// The number that starts here: groups below a thousand with falling scales, `two million three
  /// hundred thousand and five`; ends where it starts if there is none.
  private static Figure number(List<String> words, int start) {
    BigDecimal total = BigDecimal.ZERO;
    long lastScale = Long.MAX_VALUE;
    int i = start;
    while (true) {
      int from = i > start && word(words, i).equals("and") ? i + 1 : i;
      Figure group = group(words, from);
      long scale = SCALES.getOrDefault(word(words, group.end), 1L);
      boolean follows = i == start || !isFigure(word(words, from));
      if (group.end == from || !follows || scale >= lastScale) {
        return new Figure(total, i);
      }
      total = total.add(group.value.multiply(BigDecimal.valueOf(scale)));
      i = scale > 1 ? group.end + 1 : group.end;
      if (scale == 1) {
        return new Figure(total, i);
      }
      lastScale = scale;
    }
  }

  /// A figure, or words for a number below a thousand: `forty-two`, `two hundred and five`.
  private static Figure group(List<String> words, int start) {
    String first = word(words, start);
    if (isNumeric(first)) {
      return new Figure(new BigDecimal(first), start + 1);
    }
    if (first.equals("hundred")) {
      return belowHundredAfter(words, start + 1, 100);
    }
    Figure small = belowHundred(words, start);
    if (small.end > start && word(words, small.end).equals("hundred")) {
      return belowHundredAfter(words, small.end + 1, 100 * small.value.intValue());
    }
    return small;
  }

  private static Figure belowHundredAfter(List<String> words, int start, int hundreds) {
    int from = word(words, start).equals("and") ? start + 1 : start;
    Figure rest = belowHundred(words, from);
    return rest.end == from
        ? new Figure(BigDecimal.valueOf(hundreds), start)
        : new Figure(rest.value.add(BigDecimal.valueOf(hundreds)), rest.end);
  }

  private static Figure belowHundred(List<String> words, int start) {
    String first = word(words, start);
    if (UNITS.containsKey(first)) {
      return new Figure(BigDecimal.valueOf(UNITS.getOrDefault(first, 0)), start + 1);
    }
    if (!TENS.containsKey(first)) {
      return new Figure(BigDecimal.ZERO, start);
    }
    int tens = TENS.getOrDefault(first, 0);
    int unit = UNITS.getOrDefault(word(words, start + 1), 0);
    return unit >= 1 && unit <= 9
        ? new Figure(BigDecimal.valueOf(tens + unit), start + 2)
        : new Figure(BigDecimal.valueOf(tens), start + 1);
  }

  private static String word(List<String> words, int i) {
    return i < words.size() ? words.get(i) : " ";
  }

  private static boolean isNumeric(String word) {
    if (word.length() > MAX_FIGURE || !isFigure(word)) {
      return false;
    }
    int points = 0;
    for (int i = 0; i < word.length(); i++) {
      points += word.charAt(i) == '.' ? 1 : 0;
      if (word.charAt(i) != '.' && (word.charAt(i) < '0' || word.charAt(i) > '9')) {
        return false;
      }
    }
    return points <= 1;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
