package dateline.answer;

import dateline.article.Names;
import dateline.article.Numerals;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A text as the checker reads it: its words with what the clause around them does to their truth,
/// its numbers with their units, its dates and names, and which of it is somebody's report.
///
/// One pass over the text and a few over its words; linear in its length.
final class Reading {

  /// What the words around a word make of it; a word may have several.
  static final int NEGATED = 1;

  static final int POSSIBLE = 2;
  static final int LIKELY = 4;
  static final int UNREALISED = 8;
  static final int ALLEGED = 16;
  static final int CONDITIONAL = 32;
  static final int OUGHT = 64;

  enum Kind {
    WORD,
    NAME,
    NUMBER,
    DATE
  }

  /// One word, number or date.
  static final class Token {
    final String text;
    final String key;
    final String stem;
    final int start;
    final int end;
    Kind kind;

    /// Whether a name is told by more than the capital of a sentence's first word.
    boolean certain = true;

    int sentence;
    int clause;
    int flags;

    /// Whether the word stands inside quotation marks.
    boolean quoted;

    /// Whether the word belongs to what says who speaks.
    boolean frame;

    /// Whether the word is what somebody is said to have said.
    boolean reported;

    Optional<Quantity> quantity = Optional.empty();
    Optional<Day> day = Optional.empty();

    Token(String text, int start, int end, Kind kind) {
      this.text = text;
      this.key = key(text);
      this.stem = Lexicon.stem(key);
      this.start = start;
      this.end = end;
      this.kind = kind;
    }

    /// Whether the word claims something by itself.
    boolean isContent() {
      return kind == Kind.WORD && !Lexicon.isFunction(key) && !isCue(this);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// A number with what it is said to be.
  ///
  /// @param bound "more than", "at least", "about" and the like in one word, empty for the number
  ///   itself
  /// @param unit the currency, measure, "%" or "th" of an ordinal; empty for a bare count
  record Quantity(BigDecimal value, String bound, String unit) {}

  /// What a date says; fields it does not give are 0.
  ///
  /// @param relative "yesterday", "last month" and the like; else empty
  record Day(int weekday, int month, int day, int year, String relative) {}

  private static final Set<String> BOUNDARIES =
      Words.set(
          "that who whom which while whereas but because although though when where after before"
              + " until since if unless whether whose so");

  private static final Set<String> AFTER_AND =
      Words.set(
          "he she it they we i you that will would shall can could may might must should has have had"
              + " is was are were did does do not never no there this these those");

  private static final Set<String> NEGATIONS =
      Words.set(
          "not no never none nobody nothing neither nor cannot without hardly scarcely barely");
  private static final Set<String> POSSIBILITIES =
      Words.set(
          "may might could can cannot possible possibly perhaps maybe potentially able unable can't couldn't");
  private static final Set<String> LIKELIHOODS =
      Words.set(
          "likely unlikely probable probably expected appear appears appeared seem seems seemed apparently presumably");
  private static final Set<String> FUTURES = Words.set("will would shall won't wouldn't going 'll");
  private static final Set<String> DUTIES = Words.set("should must ought shouldn't mustn't");
  private static final Set<String> CONDITIONS = Words.set("if unless whether provided");
  private static final Set<String> ALLEGATIONS =
      Words.set(
          "alleged allegedly alleges allege reportedly suspected suspects purportedly purported accused"
              + " accuses accuse accusing supposedly rumored rumoured claimed claims claiming");
  private static final Set<String> DENIALS =
      Words.set(
          "denied denies deny denying refused refuses refuse refusing failed fails fail failing declined"
              + " declines unable unlikely rejected rejects reject avoid avoided prevent prevented"
              + " prevents stopped barred banned foiled thwarted averted");
  private static final Set<String> INTENTIONS =
      Words.set(
          "plan plans planned planning intend intends intended aim aims aimed aiming seek seeks sought"
              + " want wants wanted wish wishes wished hope hopes hoped hoping ready prepare prepares"
              + " prepared preparing propose proposes proposed proposing threaten threatens threatened"
              + " threatening vow vows vowed pledge pledges pledged promise promises promised agree"
              + " agrees agreed ask asks asked urge urges urged try tries tried trying attempt attempts"
              + " attempted consider considers considering set scheduled need needs invite invited"
              + " invites committed resolved decided bound due expected likely about offered offers"
              + " call calls called calling");

  /// Words that report speech wherever they stand as a verb.
  private static final Set<String> SPEECH =
      Words.set(
          "said says told tells stated noted declared announced announces added adds explained"
              + " remarked commented emphasized emphasised emphasizes stressed stresses underlined"
              + " underscored highlighted insisted insists asserted asserts argued argues maintained"
              + " claimed claims confirmed confirms acknowledged admitted warned warns denied denies"
              + " recalled reiterated reaffirmed wrote writes continued replied answered responded"
              + " suggested reported alleged believes thinks believed");

  private static final Set<String> BE = Words.set("is are was were be been being get got has have");

  private static final Set<String> CONTINUES_PLAINLY =
      Words.set("where who which whose as after before during when while adding");

  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Map<String, Integer> WEEKDAYS = new HashMap<>();
  private static final Map<String, String> MEASURES = new HashMap<>();

  static {
    String[] months =
        "january february march april may june july august september october november december"
            .split(" ");
    for (int i = 0; i < months.length; i++) {
      MONTHS.put(months[i], i + 1);
      MONTHS.put(months[i].substring(0, 3), i + 1);
    }
    MONTHS.put("sept", 9);
    String[] days = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
    for (int i = 0; i < days.length; i++) {
      WEEKDAYS.put(days[i], i + 1);
    }
    String table =
        """
        % percent percentage
        $ dollar dollars usd
        € euro euros eur
        £ gbp sterling
        ¥ yen
        rupee rupees
        rial rials
        rouble roubles ruble rubles
        km kilometer kilometers kilometre kilometres
        mile miles
        m meter meters metre metres
        cm centimeter centimeters centimetre centimetres
        mm millimeter millimeters millimetre millimetres
        foot feet ft
        inch inches
        yard yards
        acre acres
        hectare hectares
        kg kilogram kilograms kilo kilos
        gram grams
        lb pounds pound
        ton tons
        tonne tonnes
        liter liters litre litres
        gallon gallons
        barrel barrels
        mph
        kph
        degree degrees
        second seconds
        minute minutes
        hour hours
        day days
        week weeks
        month months
        year years
        decade decades
        century centuries
        mw megawatt megawatts
        gw gigawatt gigawatts
        point points
        """;
    for (String line : table.lines().toList()) {
      String[] words = line.split(" ");
      for (String word : words) {
        MEASURES.put(word, words[0]);
      }
    }
  }

  final String text;
  final List<Token> tokens = new ArrayList<>();

  /// The names of who is said to speak, each as its tokens; parallel to the frames of the text.
  final List<List<Token>> frames = new ArrayList<>();

  private Reading(String text) {
    this.text = text;
  }

  /// Reads a text.
  ///
  /// @param inside whether it starts inside quotation marks
  static Reading of(String text, boolean inside) {
    Reading reading = new Reading(text);
    reading.cut();
    reading.mergeDates();
    reading.quantify();
    reading.divide(inside);
    reading.colour();
    reading.attribute();
    return reading;
  }

  /// A word in lower case without accents, apostrophes straight and without the 's of a possessive.
  static String key(String word) {
    String folded =
        Normalizer.normalize(word, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replace('ʼ', '\'');
    StringBuilder letters = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      if (Character.getType(folded.charAt(i)) != Character.NON_SPACING_MARK) {
        letters.append(folded.charAt(i));
      }
    }
    return Words.bare(letters.toString());
  }

  static boolean isNegation(String key) {
    return NEGATIONS.contains(key) || key.endsWith("n't");
  }

  /// Whether a word changes the truth of others rather than claiming something.
  static boolean isCue(Token token) {
    String key = token.key;
    return isNegation(key)
        || FUTURES.contains(key)
        || POSSIBILITIES.contains(key)
        || DUTIES.contains(key)
        || CONDITIONS.contains(key);
  }

  private void cut() {
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
      Token token =
          new Token(text.substring(i, end), i, end, numeral == null ? Kind.WORD : Kind.NUMBER);
      if (numeral != null) {
        token.quantity = Optional.of(new Quantity(numeral.value(), "", suffix(numeral, end)));
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
    for (Token token : tokens) {
      boolean capital =
          Character.isUpperCase(token.text.charAt(0))
              || (token.text.length() > 1 && Character.isUpperCase(token.text.charAt(1)));
      if (token.kind == Kind.WORD
          && capital
          && inNames.contains(token.start)
          && !Words.PERSONS.contains(token.key)) {
        token.certain = !uncertain.contains(token.start);
        if (token.certain || !Lexicon.knows(token.key)) {
          token.kind = Kind.NAME;
        }
      }
    }
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
    return MEASURES.getOrDefault(joined, joined);
  }

  private static boolean isOrdinalWord(String words) {
    return Character.isLetter(words.charAt(0))
        && (words.endsWith("th")
            || words.endsWith("first")
            || words.endsWith("second")
            || words.endsWith("third"));
  }

  private Token at(int i) {
    return i < 0 || i >= tokens.size() ? NONE : tokens.get(i);
  }

  private static final Token NONE = new Token("-", 0, 0, Kind.WORD);

  private String gap(int i) {
    return i < 0 || i + 1 >= tokens.size()
        ? "."
        : text.substring(tokens.get(i).end, tokens.get(i + 1).start);
  }

  private void mergeDates() {
    List<Token> merged = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
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
        if (nearBy(from) && dayNumber(from + 1) > 0) {
          day = dayNumber(from + 1);
          last = from + 1;
        }
        if (nearBy(last) && yearNumber(last + 1) > 0) {
          year = yearNumber(last + 1);
          last++;
        }
      } else if (dayNumber(from) > 0
          && (from > i || weekday == 0)
          && (isMonth(from + 1) || (at(from + 1).key.equals("of") && isMonth(from + 2)))) {
        day = dayNumber(from);
        last = isMonth(from + 1) ? from + 1 : from + 2;
        month = monthOf(last);
        if (nearBy(last) && yearNumber(last + 1) > 0) {
          year = yearNumber(last + 1);
          last++;
        }
      } else if (weekday == 0 && yearNumber(i) > 0) {
        year = yearNumber(i);
        if (gap(i).equals("-") && gap(i + 1).equals("-") && at(i + 2).text.length() == 2) {
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
        Token date =
            new Token(
                text.substring(token.start, tokens.get(last).end),
                token.start,
                tokens.get(last).end,
                Kind.DATE);
        date.day = Optional.of(new Day(weekday, month, day, year, relative));
        merged.add(date);
      }
      i = last + 1;
    }
    tokens.clear();
    tokens.addAll(merged);
  }

  private boolean nearBy(int i) {
    String gap = gap(i);
    return gap.length() <= 3 && (gap.isBlank() || gap.equals(", ") || gap.equals(". "));
  }

  private boolean isMonth(int i) {
    Token token = at(i);
    return token.kind != Kind.NUMBER
        && monthOf(i) > 0
        && Character.isUpperCase(token.text.charAt(0))
        && ((!token.key.equals("may") && !token.key.equals("march"))
            || dayNumber(i + 1) > 0
            || dayNumber(i - 1) > 0
            || yearNumber(i + 1) > 0
            || (i > 0
                && Words.set("in of last next this early late since until by")
                    .contains(at(i - 1).key)));
  }

  private int monthOf(int i) {
    return MONTHS.getOrDefault(at(i).key, 0);
  }

  private int dayNumber(int i) {
    double value = number(i);
    boolean figures = Character.isDigit(at(i).text.charAt(0));
    return figures && value >= 1 && value <= 31 && value == Math.rint(value) ? (int) value : 0;
  }

  private int yearNumber(int i) {
    Token token = at(i);
    boolean plain =
        token.text.length() == 4 && token.text.chars().allMatch(c -> c >= '0' && c <= '9');
    double value = plain ? number(i) : 0;
    boolean money = token.start > 0 && "$€£¥.".indexOf(text.charAt(token.start - 1)) >= 0;
    return plain && !money && value >= 1900 && value < 2100 ? (int) value : 0;
  }

  private double number(int i) {
    return at(i).quantity.map(quantity -> quantity.value().doubleValue()).orElse(0.0);
  }

  private String relative(int i) {
    String key = at(i).key;
    if (key.equals("today")
        || key.equals("yesterday")
        || key.equals("tomorrow")
        || key.equals("tonight")) {
      return key;
    }
    boolean direction =
        key.equals("last") || key.equals("next") || key.equals("past") || key.equals("previous");
    String unit = at(i + 1).key;
    if (direction
        && (unit.equals("week")
            || unit.equals("month")
            || unit.equals("year")
            || unit.equals("night")
            || unit.equals("weekend")
            || unit.equals("season"))) {
      return (key.equals("next") ? "next " : "last ") + unit;
    }
    return "";
  }

  private void quantify() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind != Kind.NUMBER) {
        continue;
      }
      Quantity bare = token.quantity.orElseThrow();
      token.quantity = Optional.of(new Quantity(bare.value(), bound(i), unit(i, bare.unit())));
    }
  }

  private String unit(int i, String own) {
    if (!own.isEmpty()) {
      return own;
    }
    Token token = tokens.get(i);
    String before = token.start > 0 ? text.substring(token.start - 1, token.start) : "";
    if ("$€£¥".contains(before) && !before.isEmpty()) {
      boolean foreign = token.start > 1 && Character.isLetter(text.charAt(token.start - 2));
      return foreign && !text.regionMatches(token.start - 3, "US", 0, 2) ? "other $" : before;
    }
    if (token.end < text.length() && text.charAt(token.end) == '%') {
      return "%";
    }
    if (token.end + 1 < text.length() && text.charAt(token.end) == '°') {
      return "degree " + text.charAt(token.end + 1);
    }
    String next = at(i + 1).key;
    boolean joined = gap(i).equals(" ") || gap(i).equals("-");
    if (!joined) {
      return "";
    }
    if (next.equals("per") && at(i + 2).key.equals("cent")) {
      return "%";
    }
    if (next.equals("percentage") && at(i + 2).key.startsWith("point")) {
      return "% points";
    }
    String unit = MEASURES.getOrDefault(next, "");
    return unit.equals("degree") ? "degree " + at(i + 2).key : unit;
  }

  private String bound(int i) {
    String one = at(i - 1).key;
    String two = at(i - 2).key;
    String three = at(i - 3).key;
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
    if (one.equals("and") && (at(i - 4).key.equals("between") || three.equals("between"))) {
      return "range end";
    }
    if (gap(i - 1).equals("-") || gap(i - 1).equals("–")) {
      return at(i - 1).kind == Kind.NUMBER ? "range end" : "";
    }
    boolean rangeStart =
        (gap(i).equals("-") || gap(i).equals("–")) && at(i + 1).kind == Kind.NUMBER;
    if (one.equals("between") || rangeStart) {
      return "range start";
    }
    if (at(i + 1).key.equals("or") && gap(i).equals(" ")) {
      String after = at(i + 2).key;
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

  /// Tells sentences, clauses and quotations.
  private void divide(boolean inside) {
    int sentence = 0;
    int clause = 0;
    boolean quoted = inside;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      String before = i == 0 ? text.substring(0, token.start) : gap(i - 1);
      boolean ends = false;
      boolean parts = false;
      for (int at = 0; at < before.length(); at++) {
        char c = before.charAt(at);
        switch (c) {
          case '"' -> quoted = !quoted;
          case '“' -> quoted = true;
          case '”' -> quoted = false;
          case '.', '!', '?' -> ends = true;
          case '\n' -> ends = true;
          case ',', ';', ':', '—', '–', '(', ')', '[', ']' -> parts = true;
          case '-' -> parts |= before.length() > 1;
          default -> {}
        }
      }
      if (i > 0) {
        boolean shortened =
            before.startsWith(".")
                && (tokens.get(i - 1).text.length() == 1
                    || !Character.isUpperCase(token.text.charAt(0))
                    || Words.PERSONS.contains(tokens.get(i - 1).key)
                    || Words.set("st mr mrs ms dr jr sr no gen").contains(tokens.get(i - 1).key));
        boolean stops = ends && (!shortened || before.contains("\n"));
        if (stops) {
          sentence++;
          clause++;
        } else if (parts
            || BOUNDARIES.contains(token.key)
            || (tokens.get(i - 1).key.equals("and") && AFTER_AND.contains(token.key))) {
          clause++;
        }
      }
      token.sentence = sentence;
      token.clause = clause;
      token.quoted = quoted;
    }
  }

  /// Marks what is denied, possible, planned, alleged or conditioned.
  private void colour() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind != Kind.WORD) {
        continue;
      }
      String key = token.key;
      boolean only = key.equals("not") && at(i + 1).key.equals("only");
      if (isNegation(key) && !only) {
        flip(i);
      }
      if (POSSIBILITIES.contains(key)) {
        clause(i, POSSIBLE);
      }
      if (LIKELIHOODS.contains(key)) {
        clause(i, LIKELY);
      }
      if (FUTURES.contains(key) && (!key.equals("going") || at(i + 1).key.equals("to"))) {
        clause(i, UNREALISED);
      }
      if (DUTIES.contains(key)) {
        clause(i, OUGHT);
      }
      if (CONDITIONS.contains(key)) {
        clause(i, CONDITIONAL);
      }
      if (ALLEGATIONS.contains(key)) {
        ahead(i + 1, ALLEGED);
      }
      if (DENIALS.contains(key)) {
        aheadFlip(i + 1);
      }
      if (INTENTIONS.contains(key)) {
        for (int to = i + 1; to <= i + 4 && to < tokens.size(); to++) {
          if (at(to).clause == token.clause && at(to).key.equals("to")) {
            ahead(to + 1, UNREALISED);
            break;
          }
        }
      }
    }
  }

  private void flip(int i) {
    for (Token other : tokens) {
      if (other.clause == tokens.get(i).clause) {
        other.flags ^= NEGATED;
      }
    }
    int next = embedded(i);
    for (int at = next; at >= 0 && at < tokens.size() && at(at).clause == at(next).clause; at++) {
      at(at).flags ^= NEGATED;
    }
  }

  private void clause(int i, int flag) {
    for (Token other : tokens) {
      if (other.clause == tokens.get(i).clause) {
        other.flags |= flag;
      }
    }
  }

  private void ahead(int from, int flag) {
    int to = scopeEnd(from);
    for (int i = from; i < to; i++) {
      tokens.get(i).flags |= flag;
    }
  }

  private void aheadFlip(int from) {
    int to = scopeEnd(from);
    for (int i = from; i < to; i++) {
      tokens.get(i).flags ^= NEGATED;
    }
  }

  /// Where the scope of a word before an index ends: with its clause, or the clause that "that"
  /// opens behind it.
  private int scopeEnd(int from) {
    int i = from;
    if (i >= tokens.size() || at(i).sentence != at(from - 1).sentence) {
      return from;
    }
    int clause = at(from - 1).clause;
    while (i < tokens.size() && at(i).clause == clause) {
      i++;
    }
    int next = embedded(from - 1);
    if (next == i && next > 0) {
      int inner = at(next).clause;
      while (i < tokens.size() && at(i).clause == inner) {
        i++;
      }
    }
    return i;
  }

  /// The index of the "that" which opens the next clause, or -1.
  private int embedded(int i) {
    int clause = at(i).clause;
    int next = i;
    while (next < tokens.size() && at(next).clause == clause) {
      next++;
    }
    boolean that =
        next < tokens.size()
            && at(next).sentence == at(i).sentence
            && at(next).key.equals("that")
            && gap(next - 1).isBlank();
    return that ? next : -1;
  }

  /// Marks who speaks and what is said.
  private void attribute() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.quoted || token.frame || token.kind != Kind.WORD) {
        continue;
      }
      if (token.key.equals("according") && at(i + 1).key.equals("to")) {
        int end = clauseEnd(i);
        if (end < tokens.size() && at(end).sentence == token.sentence && isApposition(end)) {
          end = clauseEnd(end);
        }
        report(i, end, token.sentence, 0, Integer.MAX_VALUE);
      } else if (SPEECH.contains(token.key) && !BE.contains(at(i - 1).key)) {
        speech(i);
      }
    }
  }

  private boolean isApposition(int from) {
    int end = clauseEnd(from);
    return end - from <= 4 && at(from).kind == Kind.NAME && at(from - 1).kind == Kind.WORD;
  }

  private void speech(int verb) {
    Token token = tokens.get(verb);
    int start = clauseStart(verb);
    int end = clauseEnd(verb);
    boolean that =
        end < tokens.size()
            && at(end).sentence == token.sentence
            && at(end).key.equals("that")
            && gap(end - 1).isBlank();
    boolean opensQuote =
        end == verb + 1
            && end < tokens.size()
            && at(end).quoted
            && at(end).sentence == token.sentence;
    boolean first = start == 0 || at(start - 1).sentence != token.sentence;
    boolean inverted = start == verb && !first && !gap(verb - 1).contains(";");
    String opener = at(start).key;
    if (BOUNDARIES.contains(opener)
        && !opener.equals("that")
        && !opener.equals("but")
        && !opener.equals("while")) {
      return;
    }
    if (!first && !that && !opensQuote && end - start <= 12 && !startsNewClause(start)) {
      boolean afterComma = !gap(start - 1).isBlank();
      if (afterComma && (end - verb <= 8 || inverted)) {
        boolean apposed = inverted && !closesReport(start);
        int from = apposed ? sentenceStart(verb) : start;
        if (apposed && verb - from <= 14) {
          report(from, verb + 1, token.sentence, verb + 1, Integer.MAX_VALUE);
          return;
        }
        report(start, end, token.sentence, 0, plainFrom(end));
        return;
      }
    }
    int from = start;
    if (start == verb && !first && verb - sentenceStart(verb) <= 14) {
      from = sentenceStart(verb);
    }
    if (verb == from) {
      return;
    }
    int to = that ? end + 1 : verb + 1;
    if (!that && (token.key.equals("told") || token.key.equals("tells"))) {
      to = Math.min(end, verb + 2);
    }
    report(from, to, token.sentence, to, Integer.MAX_VALUE);
  }

  private boolean startsNewClause(int start) {
    return at(start).key.equals("that");
  }

  /// Whether what stands before an inverted "said X" is what was said, and not X itself before its
  /// apposition.
  private boolean closesReport(int start) {
    return at(start - 1).quoted || start - sentenceStart(start) > 14 || !hasOnlyNames(start);
  }

  private boolean hasOnlyNames(int end) {
    int from = sentenceStart(end);
    int firstClause = at(from).clause;
    boolean name = false;
    for (int i = from; i < end && at(i).clause == firstClause; i++) {
      name |= at(i).kind == Kind.NAME || Words.PERSONS.contains(at(i).key);
      if (at(i).kind == Kind.WORD && (BE.contains(at(i).key) || at(i).key.endsWith("ed"))) {
        return false;
      }
    }
    return name;
  }

  private int plainFrom(int end) {
    return end < tokens.size()
            && CONTINUES_PLAINLY.contains(at(end).key)
            && !at(end).key.equals("adding")
        ? end
        : Integer.MAX_VALUE;
  }

  private int sentenceStart(int i) {
    int start = i;
    while (start > 0 && at(start - 1).sentence == at(i).sentence) {
      start--;
    }
    return start;
  }

  private int clauseStart(int i) {
    int start = i;
    while (start > 0 && at(start - 1).clause == at(i).clause) {
      start--;
    }
    return start;
  }

  private int clauseEnd(int i) {
    int end = i;
    while (end < tokens.size() && at(end).clause == at(i).clause) {
      end++;
    }
    return end;
  }

  /// Marks a frame and what it reports.
  private void report(int from, int to, int sentence, int reportedFrom, int reportedTo) {
    List<Token> frame = new ArrayList<>();
    for (int i = from; i < to; i++) {
      tokens.get(i).frame = true;
      tokens.get(i).reported = false;
      frame.add(tokens.get(i));
    }
    frames.add(frame);
    for (int i = reportedFrom; i < tokens.size() && i < reportedTo; i++) {
      if (tokens.get(i).sentence == sentence && !tokens.get(i).frame) {
        tokens.get(i).reported = true;
      }
    }
  }
}
