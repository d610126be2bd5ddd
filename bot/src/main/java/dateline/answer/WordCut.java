package dateline.answer;

import dateline.article.Names;
import dateline.article.Numerals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Cuts a text into its words, numbers with their units, dates and names.
final class WordCut {

  private static final Set<String> BEFORE_MONTH =
      Words.set("in of last next this early late since until by same that");

  private static final Map<String, Integer> MONTHS = new HashMap<>();

  private static final Map<String, Integer> WEEKDAYS = new HashMap<>();

  private static final Set<String> DECADES = Words.set("decade decades");

  /// The unit of how often something happens.
  static final String TIMES = "times";

  private static final Map<String, BigDecimal> OFTEN =
      Map.of("twice", BigDecimal.TWO, "thrice", BigDecimal.valueOf(3));

  static {
    String[] months =
        "january february march april may june july august september october november december"
            .split(" ", -1);
    for (int i = 0; i < months.length; i++) {
      MONTHS.put(months[i], i + 1);
      MONTHS.put(months[i].substring(0, 3), i + 1);
    }
    MONTHS.put("sept", 9);
    String[] days = "monday tuesday wednesday thursday friday saturday sunday".split(" ", -1);
    for (int i = 0; i < days.length; i++) {
      WEEKDAYS.put(days[i], i + 1);
    }
  }

  private final Reading reading;
  private final String text;
  private final List<Reading.Token> tokens;

  WordCut(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
    this.tokens = reading.tokens;
  }

  /// Cuts the text, and fills the tokens of its reading.
  void cut() {
    words();
    mergePhrases();
    mergeDates();
    quantify();
  }

  private void words() {
    Map<Integer, Numerals.Numeral> numerals = new HashMap<>();
    Numerals.in(text).forEach(numeral -> numerals.put(numeral.start(), numeral));
    int i = 0;
    while (i < text.length()) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      Numerals.Numeral numeral = numerals.get(i);
      int end = numeral == null ? i : numeral.end();
      while (end < text.length() && isWordPart(end)) {
        end++;
      }
      Reading.Token token =
          new Reading.Token(
              text.substring(i, end),
              i,
              end,
              numeral == null ? Reading.Kind.WORD : Reading.Kind.NUMBER);
      if (numeral != null) {
        token.quantity =
            Optional.of(new Reading.Quantity(numeral.value(), "", suffix(numeral, end)));
      }
      tokens.add(token);
      i = end;
    }
    Set<Integer> inNames = new HashSet<>();
    Set<Integer> uncertain = new HashSet<>();
    for (Names.Name name : Names.in(text)) {
      for (int at = name.start(); at < name.end(); at++) {
        inNames.add(at);
      }
      if (!name.certain()) {
        uncertain.add(name.start());
      }
    }
    for (Reading.Token token : tokens) {
      boolean capital =
          Character.isUpperCase(token.text.charAt(0))
              || (token.text.length() > 1 && Character.isUpperCase(token.text.charAt(1)));
      if (token.kind == Reading.Kind.WORD
          && capital
          && inNames.contains(token.start)
          && !Words.PERSONS.contains(token.key)) {
        boolean gerund =
            token.key.endsWith("ing") && Lexicon.knows(token.key) && opensSentence(token);
        token.certain = !uncertain.contains(token.start) && !gerund;
        if (token.certain || !Lexicon.knows(token.key)) {
          token.kind = Reading.Kind.NAME;
        }
      } else if (token.kind == Reading.Kind.WORD
          && token.end < text.length()
          && text.charAt(token.end) == '-'
          && inNames.contains(token.start)
          && inNames.contains(token.end + 1)
          && !Lexicon.isFunction(token.key)) {
        token.kind = Reading.Kind.NAME; // "ul" of "Jaish ul-Adl"
      }
    }
  }

  private boolean opensSentence(Reading.Token token) {
    int before = token.start - 1;
    while (before >= 0 && " \"“”'".indexOf(text.charAt(before)) >= 0) {
      before--;
    }
    return before < 0 || ".!?\n".indexOf(text.charAt(before)) >= 0;
  }

  /// Makes one token of several words that mean what one does ("at once"), and of a number and the
  /// word that multiplies it ("two decades").
  private void mergePhrases() {
    List<Reading.Token> merged = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Optional<Lexicon.Phrase> phrase = phraseAt(i);
      int last = phrase.map(Lexicon.Phrase::words).orElse(1) + i - 1;
      Reading.Token token = tokens.get(i);
      if (phrase.isPresent()) {
        int end = tokens.get(last).end;
        token =
            new Reading.Token(
                text.substring(token.start, end),
                token.start,
                end,
                Reading.Kind.WORD,
                phrase.get().meaning());
      } else if (token.kind == Reading.Kind.WORD && OFTEN.containsKey(token.key)) {
        token.kind = Reading.Kind.NUMBER;
        token.quantity = Optional.of(new Reading.Quantity(OFTEN.get(token.key), "", TIMES));
      } else if (DECADES.contains(reading.at(i + 1).key)
          && reading.gap(i).equals(" ")
          && isCount(token)) {
        last = i + 1;
        BigDecimal count = token.quantity.map(Reading.Quantity::value).orElse(BigDecimal.ONE);
        int end = tokens.get(last).end;
        token =
            new Reading.Token(
                text.substring(token.start, end), token.start, end, Reading.Kind.NUMBER);
        token.quantity =
            Optional.of(new Reading.Quantity(count.multiply(BigDecimal.TEN), "", "year"));
      }
      merged.add(token);
      i = last + 1;
    }
    tokens.clear();
    tokens.addAll(merged);
  }

  private Optional<Lexicon.Phrase> phraseAt(int i) {
    if (tokens.get(i).kind != Reading.Kind.WORD) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (int at = i; at < tokens.size() && at < i + Lexicon.LONGEST_PHRASE; at++) {
      if (tokens.get(at).kind != Reading.Kind.WORD && !reading.isKey(at, "one")) {
        break;
      }
      words.add(tokens.get(at).key);
      if (!reading.gap(at).equals(" ")) {
        break;
      }
    }
    return Lexicon.phrase(words);
  }

  private static boolean isCount(Reading.Token token) {
    return token.key.equals("a")
        || token.quantity.filter(quantity -> quantity.unit().isEmpty()).isPresent();
  }

  private boolean isWordPart(int at) {
    char c = text.charAt(at);
    boolean apostrophe =
        (c == '\'' || c == '’' || c == 'ʼ')
            && at + 1 < text.length()
            && at > 0
            && Character.isLetter(text.charAt(at + 1))
            && Character.isLetterOrDigit(text.charAt(at - 1));
    return Character.isLetterOrDigit(c)
        || apostrophe
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// The letters joined to a number's figures: "mm" of "40mm", "th" of any ordinal.
  private String suffix(Numerals.Numeral numeral, int end) {
    String joined = text.substring(numeral.end(), end).toLowerCase(Locale.ROOT);
    String words = text.substring(numeral.start(), numeral.end()).toLowerCase(Locale.ROOT);
    if (joined.equals("st") || joined.equals("nd") || joined.equals("rd") || joined.equals("th")) {
      return "th";
    }
    if (joined.isEmpty() && isOrdinalWord(words)) {
      return "th";
    }
    return Grammar.MEASURES.getOrDefault(joined, joined);
  }

  private static boolean isOrdinalWord(String words) {
    return Character.isLetter(words.charAt(0))
        && (words.endsWith("th")
            || words.endsWith("first")
            || words.endsWith("second")
            || words.endsWith("third"));
  }

  private void mergeDates() {
    List<Reading.Token> merged = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Reading.Token token = tokens.get(i);
      int last = i;
      int weekday = 0;
      int month = 0;
      int day = 0;
      int year = 0;
      String relative = "";
      boolean capital = Character.isUpperCase(token.text.charAt(0));
      if (capital && WEEKDAYS.containsKey(token.key)) {
        weekday = WEEKDAYS.get(token.key);
        if (nearBy(i) && isMonth(i + 1)) {
          last = i + 1;
        } else if (nearBy(i) && dayNumber(i + 1) > 0 && isMonth(i + 2)) {
          last = i + 1;
        }
      }
      int from = weekday > 0 ? last : i;
      if (isMonth(from) && (weekday == 0 || from > i)) {
        month = monthOf(from);
        last = from;
        if (nearBy(from) && !reading.gap(from).contains(",") && dayNumber(from + 1) > 0) {
          day = dayNumber(from + 1);
          last = from + 1;
        }
        if (nearBy(last) && yearNumber(last + 1) > 0) {
          year = yearNumber(last + 1);
          last++;
        }
      } else if (dayNumber(from) > 0
          && (from > i || weekday == 0)
          && (isMonth(from + 1) || (reading.at(from + 1).key.equals("of") && isMonth(from + 2)))) {
        day = dayNumber(from);
        last = isMonth(from + 1) ? from + 1 : from + 2;
        month = monthOf(last);
        if (nearBy(last) && yearNumber(last + 1) > 0) {
          year = yearNumber(last + 1);
          last++;
        }
      } else if (weekday == 0 && yearNumber(i) > 0) {
        year = yearNumber(i);
        if (reading.gap(i).equals("-")
            && reading.gap(i + 1).equals("-")
            && reading.at(i + 2).text.length() == 2) {
          month = (int) number(i + 1);
          day = (int) number(i + 2);
          last = i + 2;
        }
      } else if (weekday == 0) {
        relative = relative(i);
        if (!relative.isEmpty()) {
          last = i + (relative.indexOf(' ') > 0 ? 1 : 0);
        }
      }
      if (weekday + month + day + year == 0 && relative.isEmpty()) {
        merged.add(token);
      } else {
        Reading.Token date =
            new Reading.Token(
                text.substring(token.start, tokens.get(last).end),
                token.start,
                tokens.get(last).end,
                Reading.Kind.DATE);
        date.day = Optional.of(new Reading.Day(weekday, month, day, year, relative));
        merged.add(date);
      }
      i = last + 1;
    }
    tokens.clear();
    tokens.addAll(merged);
  }

  private boolean nearBy(int i) {
    String gap = reading.gap(i);
    return gap.length() <= 3 && (gap.isBlank() || gap.equals(", ") || gap.equals(". "));
  }

  private boolean isMonth(int i) {
    Reading.Token token = reading.at(i);
    return token.kind != Reading.Kind.NUMBER
        && monthOf(i) > 0
        && Character.isUpperCase(token.text.charAt(0))
        && ((!token.key.equals("may") && !token.key.equals("march"))
            || dayNumber(i + 1) > 0
            || dayNumber(i - 1) > 0
            || yearNumber(i + 1) > 0
            || (i > 0 && BEFORE_MONTH.contains(reading.at(i - 1).key)));
  }

  /// Whether a word is the name of a month or short for it.
  static boolean isMonth(String key) {
    return MONTHS.containsKey(key);
  }

  private int monthOf(int i) {
    return MONTHS.getOrDefault(reading.at(i).key, 0);
  }

  private int dayNumber(int i) {
    double value = number(i);
    boolean figures = Character.isDigit(reading.at(i).text.charAt(0));
    return figures && value >= 1 && value <= 31 && value == Math.rint(value) ? (int) value : 0;
  }

  private int yearNumber(int i) {
    Reading.Token token = reading.at(i);
    boolean plain =
        token.text.length() == 4 && token.text.chars().allMatch(c -> c >= '0' && c <= '9');
    double value = plain ? number(i) : 0;
    boolean money = token.start > 0 && "$€£¥.".indexOf(text.charAt(token.start - 1)) >= 0;
    return plain && !money && value >= 1900 && value < 2100 ? (int) value : 0;
  }

  private double number(int i) {
    return reading.at(i).quantity.map(quantity -> quantity.value().doubleValue()).orElse(0.0);
  }

  private String relative(int i) {
    String key = reading.at(i).key;
    if (key.equals("today")
        || key.equals("yesterday")
        || key.equals("tomorrow")
        || key.equals("tonight")) {
      return key;
    }
    boolean direction =
        key.equals("last")
            || key.equals("next")
            || key.equals("past")
            || key.equals("previous")
            || key.equals("this");
    String unit = reading.at(i + 1).key;
    if (direction
        && (unit.equals("week")
            || unit.equals("month")
            || unit.equals("year")
            || unit.equals("night")
            || unit.equals("weekend")
            || unit.equals("season"))) {
      return (key.equals("next") || key.equals("this") ? key : "last") + " " + unit;
    }
    return "";
  }

  private void quantify() {
    for (int i = 0; i < tokens.size(); i++) {
      Reading.Token token = tokens.get(i);
      if (token.kind != Reading.Kind.NUMBER) {
        continue;
      }
      Reading.Quantity bare = token.quantity.orElseThrow();
      token.quantity =
          Optional.of(new Reading.Quantity(bare.value(), bound(i), unit(i, bare.unit())));
    }
  }

  private String unit(int i, String own) {
    Reading.Token token = tokens.get(i);
    String before = token.start > 0 ? text.substring(token.start - 1, token.start) : "";
    if (!own.isEmpty()) {
      return !before.isEmpty() && "$€£¥".contains(before) ? before + own : own;
    }
    if ("$€£¥".contains(before) && !before.isEmpty()) {
      boolean foreign = token.start > 1 && Character.isLetter(text.charAt(token.start - 2));
      return foreign && !text.regionMatches(token.start - 3, "US", 0, 2) ? "other $" : before;
    }
    if (token.end < text.length() && "$€£¥".indexOf(text.charAt(token.end)) >= 0) {
      return text.substring(token.end, token.end + 1);
    }
    if (token.end < text.length() && text.charAt(token.end) == '%') {
      return "%";
    }
    if (token.end + 1 < text.length() && text.charAt(token.end) == '°') {
      return "degree " + text.charAt(token.end + 1);
    }
    String next = reading.at(i + 1).key;
    boolean joined = reading.gap(i).equals(" ") || reading.gap(i).equals("-");
    if (!joined) {
      return "";
    }
    if (next.equals(TIMES)) {
      return TIMES;
    }
    if (next.equals("per") && reading.at(i + 2).key.equals("cent")) {
      return "%";
    }
    if (next.equals("percentage") && reading.at(i + 2).key.startsWith("point")) {
      return "% points";
    }
    String unit = Grammar.MEASURES.getOrDefault(next, "");
    return unit.equals("degree") ? "degree " + reading.at(i + 2).key : unit;
  }

  private String bound(int i) {
    if (reading.at(i - 1).key.equals("a") && i > 1) {
      return bound(i - 1);
    }
    String one = reading.at(i - 1).key;
    String two = reading.at(i - 2).key;
    String three = reading.at(i - 3).key;
    if (one.equals("than")) {
      boolean negated = three.equals("no") || three.equals("not");
      return switch (two) {
        case "more", "higher", "greater", "larger", "longer" -> negated ? "at most" : "more";
        case "less", "fewer", "lower", "smaller", "shorter" -> negated ? "at least" : "less";
        default -> two + " than";
      };
    }
    if (one.equals("least") || one.equals("most")) {
      return two.equals("at") ? "at " + one : one;
    }
    if (one.equals("to") && two.equals("up")) {
      return "at most";
    }
    if (one.equals("to") && three.equals("from")) {
      return "to";
    }
    if (one.equals("to") && two.equals("close")) {
      return "nearly";
    }
    if (one.equals("and") && (reading.at(i - 4).key.equals("between") || three.equals("between"))) {
      return "range end";
    }
    if (reading.gap(i - 1).equals("-") || reading.gap(i - 1).equals("–")) {
      return reading.at(i - 1).kind == Reading.Kind.NUMBER ? "range end" : "";
    }
    boolean rangeStart =
        (reading.gap(i).equals("-") || reading.gap(i).equals("–"))
            && reading.at(i + 1).kind == Reading.Kind.NUMBER;
    if (one.equals("between") || rangeStart) {
      return "range start";
    }
    if (reading.at(i + 1).key.equals("or") && reading.gap(i).equals(" ")) {
      String after = reading.at(i + 2).key;
      if (after.equals("more")) {
        return "at least";
      }
      if (after.equals("less") || after.equals("fewer")) {
        return "at most";
      }
    }
    return switch (one) {
      case "over", "above", "exceeding", "exceeds", "exceeded", "topped", "surpassed" -> "more";
      case "under", "below" -> "less";
      case "about", "around", "roughly", "approximately", "some", "estimated", "circa" -> "about";
      case "nearly", "almost" -> "nearly";
      case "minimum" -> "at least";
      case "maximum" -> "at most";
      case "only", "just", "exactly" -> "";
      default -> "";
    };
  }
}
