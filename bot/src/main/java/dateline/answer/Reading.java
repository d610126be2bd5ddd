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

  /// Refused by who might do it, who then "would not do it".
  static final int REFUSED = 256;

  /// Called so by others: "an alleged failure", "allegedly failed".
  static final int DOUBTED = 128;

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

    /// How many are said to say it: one for "she said that", two for "she said that he said that".
    int reports;

    Optional<Quantity> quantity = Optional.empty();
    Optional<Day> day = Optional.empty();

    Token(String text, int start, int end, Kind kind) {
      this(text, start, end, kind, key(text));
    }

    /// A token that counts as another word than it is written as.
    Token(String text, int start, int end, Kind kind, String key) {
      this.text = text;
      this.key = key;
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

  /// The words that say who speaks.
  ///
  /// @param speakers of these, the names of who does
  record Frame(List<Token> tokens, List<Token> speakers) {}

  private static final Set<String> CLAIMING =
      Words.set(
          "he she it they we i you that there this these those his her its their has have had do");
  private static final Set<String> PLACING = Words.set("on in at");
  private static final Set<String> BELONGING = Words.set("of for from");
  private static final Set<String> OBJECTS = Words.set("the a an any its their his her all no");
  private static final Set<String> DETERMINERS =
      Words.set("a an the any its their his her this these those no some of");

  private static final Set<String> ARTICLES = Words.set("the a an");

  private static final Set<String> BEFORE_MONTH =
      Words.set("in of last next this early late since until by same that");
  private static final Set<String> ABBREVIATED = Words.set("st mr mrs ms dr jr sr no gen");

  private static final Set<String> BOUNDARIES =
      Words.set(
          "that who whom which while whereas but because although though when where after before"
              + " until since if unless whether whose");

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
          "alleges allege suspects accused"
              + " accuses accuse accusing rumored rumoured claimed claims claiming");
  private static final Set<String> DOUBTS =
      Words.set(
          "alleged allegedly reportedly suspected purported purportedly supposed supposedly presumed"
              + " ostensibly ostensible");

  /// What is claimed in these is no doubtful statement.
  private static final Set<String> CLAIMABLE = Words.set("responsibility credit victory");

  private static final Set<String> DENIALS =
      Words.set(
          "denied denies deny denying refused refuses refuse refusing failed fails fail failing declined"
              + " declines unable unlikely rejected rejects reject");
  private static final Set<String> REFUSALS =
      Words.set("refused refuses refuse refusing declined declines");
  private static final Set<String> INTENTIONS =
      Words.set(
          "plan plans planned planning intend intends intended aim aims aimed aiming seek seeks sought"
              + " want wants wanted wish wishes wished hope hopes hoped hoping ready prepare prepares"
              + " prepared preparing propose proposes proposed proposing threaten threatens threatened"
              + " threatening vow vows vowed pledge pledges pledged promise promises promised agree"
              + " agrees agreed ask asks asked urge urges urged try tries tried trying attempt attempts"
              + " attempted consider considers considering set scheduled need needs invite invited"
              + " invites committed resolved decided bound due expected likely offered offers"
              + " call calls called calling asking urging means meant");

  /// Words whose object is not yet done.
  private static final Set<String> PLANNING =
      Words.set(
          "planning planned plotting plotted discussed discussing discuss considering considered"
              + " proposing proposed threatening demanded demanding sought seeking urged urging");

  /// Of what comes after these nothing happened; it ends with the next "and".
  private static final Set<String> PREVENTIONS =
      Words.set(
          "avoid avoided prevent prevented prevents stopped barred banned foiled thwarted averted");

  /// Words that report speech wherever they stand as a verb.
  private static final Set<String> SPEECH =
      Words.set(
          "said says told tells stated noted declared announced announces added adds explained"
              + " remarked commented emphasized emphasised emphasizes stressed stresses underlined"
              + " underscored highlighted insisted insists asserted asserts argued argues maintained"
              + " claimed claims confirmed confirms acknowledged admitted warned warns denied denies"
              + " recalled reiterated reaffirmed wrote writes continued replied answered responded"
              + " suggested reported alleged believes thinks believed");

  /// Forms that report speech or belief behind a plural ("experts say").
  private static final Set<String> SAYING =
      Words.set(
          "say believe think argue claim insist maintain suspect warn estimate fear note admit suggest"
              + " stress confirm deny acknowledge assume reckon");

  /// Verbs that report speech when words in quotation marks are their complement.
  private static final Set<String> CALLING =
      Words.set("called calls described describes termed dubbed labeled labelled branded");

  /// Whether a verb says what somebody calls something.
  static boolean isCalling(String key) {
    return CALLING.contains(key);
  }

  private static final Set<String> HAVING_TO = Words.set("have has had need needs needed");
  private static final Set<String> ABOUT = Words.set("on of about in");

  private static final Set<String> BE = Words.set("is are was were be been being");

  private static final Set<String> CONTINUES_PLAINLY =
      Words.set("where who which whose as after before during when while adding");

  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Map<String, Integer> WEEKDAYS = new HashMap<>();
  private static final Map<String, String> MEASURES = new HashMap<>();

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
      String[] words = line.split(" ", -1);
      for (String word : words) {
        MEASURES.put(word, words[0]);
      }
    }
  }

  final String text;
  final List<Token> tokens = new ArrayList<>();

  final List<Frame> frames = new ArrayList<>();

  private Reading(String text) {
    this.text = text;
  }

  /// Reads a text.
  ///
  /// @param inside whether it starts inside quotation marks
  static Reading of(String text, boolean inside) {
    Reading reading = new Reading(text);
    reading.cut();
    reading.mergePhrases();
    reading.mergeDates();
    reading.quantify();
    reading.divide(inside);
    reading.attribute();
    reading.partFrames();
    reading.colour();
    reading.embed();
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

  private static final Set<String> AUXILIARIES =
      Words.set(
          "is are was were be been being has have had will would shall can could may might must"
              + " should do does did not never also");

  private static final Set<String> PARTS = Words.set("half quarter");

  /// Whether a word has the form of a verb that says what happens.
  static boolean isVerb(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (token.kind != Kind.WORD
        || Lexicon.isFunction(token.key)
        || Words.PERSONS.contains(token.key)) {
      return false;
    }
    boolean past = token.key.endsWith("ed") || Lexicon.isIrregular(token.key);
    if (i > 0 && DETERMINERS.contains(tokens.get(i - 1).key)) {
      return false;
    }
    String before = i > 0 ? tokens.get(i - 1).key : "";
    boolean auxiliary = AUXILIARIES.contains(before) && !PARTS.contains(token.key);
    boolean noun = token.key.endsWith("tion") || token.key.endsWith("ment");
    boolean between =
        i > 0
            && !noun
            && i + 1 < tokens.size()
            && (tokens.get(i - 1).kind == Kind.NAME || tokens.get(i - 1).isContent())
            && OBJECTS.contains(tokens.get(i + 1).key);
    boolean present =
        i > 0
            && i + 1 < tokens.size()
            && tokens.get(i - 1).kind == Kind.NAME
            && !isPossessive(tokens.get(i - 1))
            && Character.isLowerCase(token.text.charAt(0))
            && tokens.get(i + 1).clause == token.clause
            && tokens.get(i - 1).clause == token.clause
            && (tokens.get(i + 1).kind == Kind.NAME || OBJECTS.contains(tokens.get(i + 1).key))
            && !token.key.endsWith("ly");
    return past || between || present || (auxiliary && !token.key.endsWith("ly"));
  }

  /// Whether a word may be the verb of a sentence.
  static boolean isFinite(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    boolean auxiliary = AUXILIARIES.contains(token.key) || token.key.endsWith("n't");
    boolean behindSubject =
        i > 0
            && token.isContent()
            && !token.key.endsWith("ing")
            && (tokens.get(i - 1).kind != Kind.WORD
                || tokens.get(i - 1).isContent()
                || CLAIMING.contains(tokens.get(i - 1).key));
    return auxiliary || behindSubject || isVerb(tokens, i);
  }

  /// The flag that a word of modality sets in its clause, or 0.
  static int flagOf(Token token) {
    if (FUTURES.contains(token.key)) {
      return UNREALISED;
    }
    return DUTIES.contains(token.key) ? OUGHT : 0;
  }

  /// Whether a word is a verb of speech.
  static boolean isSpeech(String key) {
    return SPEECH.contains(key) || SAYING.contains(key) || CALLING.contains(key);
  }

  /// Whether the text bids somebody say something, speaks to a machine, or asks: it then claims
  /// nothing by itself.
  ///
  /// "Say that", "must state that", "it should be written that", "from now on".
  boolean bids() {
    for (int i = 0; i < tokens.size(); i++) {
      String key = at(i).key;
      String next = at(i + 1).key;
      boolean opens = i == 0 || at(i).clause != at(i - 1).clause || !gap(i - 1).isBlank();
      boolean says = next.equals("that") || gap(i).contains(":") || at(i + 1).kind == Kind.NUMBER;
      boolean told = TELLING.contains(key) && at(i).kind == Kind.WORD && !at(i).frame;
      if ((TELLING.contains(key) && opens && (i == 0 || says || gap(i - 1).contains(":")))
          || (key.equals("tell") && opens)
          || (told && says && i > 0 && !PRESENT_SPEECH.contains(key))
          || (TELLING.contains(key) && says && i > 0 && isBidding(i - 1))
          || (TOLD.contains(key)
              && next.equals("that")
              && (at(i).flags & (OUGHT | UNREALISED)) != 0)
          || (key.equals("now") && at(i - 1).key.equals("from") && next.equals("on"))
          || (ADDRESSED.contains(key) && CALLED.contains(at(i - 1).key))
          || MACHINES.contains(key)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBidding(int i) {
    return DUTIES.contains(at(i).key) || at(i).key.equals("to") || FUTURES.contains(at(i).key);
  }

  /// What bids when it opens a clause or comes before "that".
  private static final Set<String> TELLING =
      Words.set(
          "say tell write answer reply report state claim give add ignore forget repeat pretend print"
              + " output translate respond find show");

  private static final Set<String> PRESENT_SPEECH =
      Words.set("say report claim state show find add write");
  private static final Set<String> TOLD = Words.set("said told written answered stated reported");
  private static final Set<String> ADDRESSED =
      Words.set("assistant answer answers model instructions prompt");
  private static final Set<String> CALLED =
      Words.set("the every each all any your language previous system these");
  private static final Set<String> MACHINES = Words.set("assistants chatbot chatbots");

  /// Whether a word is a currency or measure.
  static boolean isMeasure(String key) {
    return MEASURES.containsKey(key);
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
        boolean gerund =
            token.key.endsWith("ing") && Lexicon.knows(token.key) && opensSentence(token);
        token.certain = !uncertain.contains(token.start) && !gerund;
        if (token.certain || !Lexicon.knows(token.key)) {
          token.kind = Kind.NAME;
        }
      } else if (token.kind == Kind.WORD
          && token.end < text.length()
          && text.charAt(token.end) == '-'
          && inNames.contains(token.start)
          && inNames.contains(token.end + 1)
          && !Lexicon.isFunction(token.key)) {
        token.kind = Kind.NAME; // "ul" of "Jaish ul-Adl"
      }
    }
  }

  private boolean opensSentence(Token token) {
    int before = token.start - 1;
    while (before >= 0 && " \"“”'".indexOf(text.charAt(before)) >= 0) {
      before--;
    }
    return before < 0 || ".!?\n".indexOf(text.charAt(before)) >= 0;
  }

  /// Makes one token of several words that mean what one does ("at once"), and of a number and the
  /// word that multiplies it ("two decades").
  private void mergePhrases() {
    List<Token> merged = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Optional<Lexicon.Phrase> phrase = phraseAt(i);
      int last = phrase.map(Lexicon.Phrase::words).orElse(1) + i - 1;
      Token token = tokens.get(i);
      if (phrase.isPresent()) {
        int end = tokens.get(last).end;
        token =
            new Token(
                text.substring(token.start, end),
                token.start,
                end,
                Kind.WORD,
                phrase.get().meaning());
      } else if (token.kind == Kind.WORD && OFTEN.containsKey(token.key)) {
        token.kind = Kind.NUMBER;
        token.quantity = Optional.of(new Quantity(OFTEN.get(token.key), "", TIMES));
      } else if (DECADES.contains(at(i + 1).key) && gap(i).equals(" ") && isCount(token)) {
        last = i + 1;
        BigDecimal count = token.quantity.map(Quantity::value).orElse(BigDecimal.ONE);
        int end = tokens.get(last).end;
        token = new Token(text.substring(token.start, end), token.start, end, Kind.NUMBER);
        token.quantity = Optional.of(new Quantity(count.multiply(BigDecimal.TEN), "", "year"));
      }
      merged.add(token);
      i = last + 1;
    }
    tokens.clear();
    tokens.addAll(merged);
  }

  private Optional<Lexicon.Phrase> phraseAt(int i) {
    if (tokens.get(i).kind != Kind.WORD) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (int at = i; at < tokens.size() && at < i + Lexicon.LONGEST_PHRASE; at++) {
      if (tokens.get(at).kind != Kind.WORD && !key(at, "one")) {
        break;
      }
      words.add(tokens.get(at).key);
      if (!gap(at).equals(" ")) {
        break;
      }
    }
    return Lexicon.phrase(words);
  }

  private static boolean isCount(Token token) {
    return token.key.equals("a")
        || token.quantity.filter(quantity -> quantity.unit().isEmpty()).isPresent();
  }

  private static final Set<String> DECADES = Words.set("decade decades");

  /// The unit of how often something happens.
  static final String TIMES = "times";

  private static final Map<String, BigDecimal> OFTEN =
      Map.of("twice", BigDecimal.TWO, "thrice", BigDecimal.valueOf(3));

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
        if (nearBy(from) && !gap(from).contains(",") && dayNumber(from + 1) > 0) {
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
            || (i > 0 && BEFORE_MONTH.contains(at(i - 1).key)));
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
        key.equals("last")
            || key.equals("next")
            || key.equals("past")
            || key.equals("previous")
            || key.equals("this");
    String unit = at(i + 1).key;
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
    if (token.end < text.length() && "$€£¥".indexOf(text.charAt(token.end)) >= 0) {
      return text.substring(token.end, token.end + 1);
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
    if (next.equals(TIMES)) {
      return TIMES;
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
    if (at(i - 1).key.equals("a") && i > 1) {
      return bound(i - 1);
    }
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
                    || ABBREVIATED.contains(tokens.get(i - 1).key));
        boolean stops = ends && (!shortened || before.contains("\n"));
        if (stops) {
          sentence++;
          clause++;
        } else if ((parts && !isPurpose(i))
            || (BOUNDARIES.contains(token.key) && !isAdverb(i))
            || (tokens.get(i - 1).key.equals("and") && AFTER_AND.contains(token.key))) {
          clause++;
        }
      }
      token.sentence = sentence;
      token.clause = clause;
      token.quoted = quoted;
    }
  }

  /// Whether "before" or "since" stands alone: "as agreed before is".
  private boolean isAdverb(int i) {
    return ADVERBS.contains(at(i).key) && BE.contains(at(i + 1).key);
  }

  private static final Set<String> ADVERBS = Words.set("before after since");

  /// Whether a word opens "so as to" or "in order to", which belong to what they are the purpose
  /// of.
  private boolean isPurpose(int i) {
    return key(i + 2, "to")
        && ((key(i, "so") && key(i + 1, "as")) || (key(i, "in") && key(i + 1, "order")));
  }

  /// Marks what is denied, possible, planned, alleged or conditioned.
  private void colour() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind != Kind.WORD) {
        continue;
      }
      String key = token.key;
      boolean only =
          (key.equals("not") && at(i + 1).key.equals("only"))
              || (key.equals("nor") && hasBefore(i, "neither"));
      if (isNegation(key) && !only) {
        flip(i);
      }
      if (POSSIBILITIES.contains(key)) {
        clause(i, POSSIBLE);
      }
      boolean looks = key.startsWith("appear") || key.startsWith("seem");
      if (LIKELIHOODS.contains(key) && (!looks || at(i + 1).key.equals("to"))) {
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
      if (ALLEGATIONS.contains(key) && !CLAIMABLE.contains(at(i + 1).key)) {
        ahead(i + 1, ALLEGED);
      }
      if (DOUBTS.contains(key)) {
        if (key.endsWith("ly")) {
          clause(i, DOUBTED);
        }
        ahead(i + 1, DOUBTED);
      }
      if (at(i + 1).key.equals("to") && at(i + 1).clause == token.clause) {
        if (BE.contains(key)) {
          clause(i, UNREALISED);
        } else if (HAVING_TO.contains(key)) {
          clause(i, OUGHT);
        }
      }
      if (DENIALS.contains(key)) {
        aheadFlip(i + 1, scopeEnd(i + 1));
      }
      if (REFUSALS.contains(key) && at(i + 1).key.equals("to")) {
        ahead(i + 1, REFUSED);
      }
      if (PREVENTIONS.contains(key)) {
        int end = i + 1;
        while (end < scopeEnd(i + 1) && !at(end).key.equals("and")) {
          end++;
        }
        aheadFlip(i + 1, end);
      }
      if (PLANNING.contains(key) && !DETERMINERS.contains(at(i - 1).key)) {
        ahead(i + 1, UNREALISED);
      }
      if (INTENTIONS.contains(key)) {
        for (int to = i + 1; to <= i + 6 && to < tokens.size(); to++) {
          boolean doing = ABOUT.contains(at(to - 1).key) && at(to).key.endsWith("ing");
          if (at(to).clause == token.clause && (doing || at(to).key.equals("to"))) {
            ahead(doing ? to : to + 1, UNREALISED);
            break;
          }
        }
      }
    }
  }

  /// What ought to be said, or may be, is so in the "that" behind it too.
  private void embed() {
    for (int i = 1; i < tokens.size(); i++) {
      boolean opens =
          at(i).key.equals("that")
              && at(i).clause != at(i - 1).clause
              && at(i).sentence == at(i - 1).sentence
              && gap(i - 1).isBlank();
      int flags = at(i - 1).flags & ~NEGATED;
      if (opens && flags != 0 && !at(i - 1).frame) {
        for (int at = i; at < tokens.size() && at(at).clause == at(i).clause; at++) {
          at(at).flags |= flags;
        }
      }
    }
  }

  private boolean hasBefore(int i, String key) {
    for (int at = i - 1; at >= 0 && tokens.get(at).clause == tokens.get(i).clause; at--) {
      if (tokens.get(at).key.equals(key)) {
        return true;
      }
    }
    return false;
  }

  private void flip(int i) {
    for (Token other : tokens) {
      if (other.clause == tokens.get(i).clause) {
        other.flags ^= NEGATED;
      }
    }
    int next = embedded(i);
    int end = next;
    while (end >= 0 && end < tokens.size() && at(end).clause == at(next).clause) {
      end++;
    }
    for (int at = next; at >= 0 && at < frameEnd(end); at++) {
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

  private void aheadFlip(int from, int to) {
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
      i = frameEnd(i);
    }
    return i;
  }

  /// The end of the clause behind a place where the words that say who speaks have just ended.
  private int frameEnd(int i) {
    int end = i;
    if (i > 0 && i < tokens.size() && at(i - 1).frame && !at(i).frame) {
      while (end < tokens.size() && at(end).clause == at(i).clause) {
        end++;
      }
    }
    return end;
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
            && (at(next).key.equals("that") || (at(i).frame && !at(next).frame))
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
      } else if (key(i, "in")
          && isAccount(i + 2)
          && (isPossessive(at(i + 1)) || OWNED.contains(at(i + 1).key))) {
        report(i, i + 3, token.sentence, 0, Integer.MAX_VALUE);
      } else if (key(i, "went") && key(i + 1, "on") && isSubject(i - 1) && clauseEnd(i) == i + 2) {
        speech(i);
      } else if (FINDING.contains(token.key)
          && (key(i + 1, "that") || clauseEnd(i) == i + 1)
          && (isSubject(i - 1) || at(i - 1).isContent())) {
        speech(i);
      } else if (SAYING.contains(token.key) && isPlural(i - 1)) {
        speech(i);
      } else if (CALLING.contains(token.key) && isSubject(i - 1) && opensQuotation(i + 1)) {
        calling(i);
      } else if (SPEECH.contains(token.key)
          && !key(i - 1, "all")
          && !(DENYING.contains(token.key) && DETERMINERS.contains(at(i + 1).key))
          && !BE.contains(at(i - 1).key)
          && !DETERMINERS.contains(at(i - 1).key)) {
        speech(i);
      }
    }
  }

  private boolean key(int i, String key) {
    return at(i).key.equals(key);
  }

  private boolean isAccount(int i) {
    return ACCOUNTS.contains(at(i).key) && clauseEnd(i) == i + 1;
  }

  private boolean isSubject(int i) {
    return PERSONAL.contains(at(i).key)
        || at(i).kind == Kind.NAME
        || Words.PERSONS.contains(at(i).key);
  }

  private boolean isPlural(int i) {
    return at(i).key.equals("they")
        || at(i).key.equals("people")
        || at(i).key.equals("police")
        || ((at(i).isContent() || (at(i).kind == Kind.NAME && !at(i).certain))
            && at(i).key.endsWith("s")
            && !isPossessive(at(i)));
  }

  /// Whether words in quotation marks stand behind a place in its sentence.
  private boolean opensQuotation(int from) {
    for (int i = from; i < tokens.size() && at(i).sentence == at(from - 1).sentence; i++) {
      if (at(i).quoted) {
        return true;
      }
      if (isSpeech(at(i).key)) {
        return false;
      }
    }
    return false;
  }

  /// Marks "X called" where what X called something is quoted.
  private void calling(int verb) {
    int from = clauseStart(verb);
    if (!BOUNDARIES.contains(at(from).key)) {
      report(from, verb + 1, at(verb).sentence, verb + 1, Integer.MAX_VALUE);
    }
  }

  private static final Set<String> FINDING =
      Words.set("found ruled concluded estimated determined established");
  private static final Set<String> DENYING = Words.set("denied denies");
  private static final Set<String> OWNED = Words.set("his her their its");
  private static final Set<String> PERSONAL = Words.set("he she it they");
  private static final Set<String> ACCOUNTS =
      Words.set("words view account description opinion telling");

  /// Makes what is reported a clause apart from what says who speaks.
  private void partFrames() {
    int shift = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean crossed = i > 0 && at(i - 1).frame != token.frame;
      if (crossed && at(i - 1).clause == token.clause + shift) {
        shift++;
      }
      token.clause += shift;
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
      if (afterComma && saysNoMore(verb + 1, end) && (end - verb <= 8 || inverted)) {
        boolean apposed = inverted && !closesReport(start);
        int from = apposed ? sentenceStart(verb) : start;
        if (apposed && verb - from <= 14) {
          report(from, verb + 1, token.sentence, verb + 1, Integer.MAX_VALUE);
          return;
        }
        int last = inverted ? appositionEnd(end) : end;
        report(start, last, token.sentence, 0, plainFrom(last));
        return;
      }
    }
    int from = start;
    if (at(verb - 1).key.equals("and") && verb > start) {
      from = verb;
    }
    if (start == verb && !first && verb - sentenceStart(verb) <= 14) {
      from = sentenceStart(verb);
    }
    if (verb == from && !at(verb - 1).key.equals("and")) {
      return;
    }
    boolean addresses = ADDRESSING.contains(token.key);
    boolean said = addresses || end == verb + 1 || isAdverbial(verb + 1);
    boolean frames = that && said && saysNoMore(verb + 1, end);
    if (that && !said) {
      return;
    }
    int to = frames ? end + 1 : verb + 1;
    if (!that && (token.key.equals("told") || token.key.equals("tells"))) {
      to = Math.min(end, verb + 2);
      while (to < end && isNamed(to - 1) && isNamed(to)) {
        to++;
      }
    }
    report(from, to, token.sentence, to, Integer.MAX_VALUE);
  }

  /// Whether a word is part of a name or title.
  private boolean isNamed(int i) {
    return at(i).kind == Kind.NAME || Words.PERSONS.contains(at(i).key);
  }

  private static final Set<String> ADDRESSING =
      Words.set("told tells tell warned warns assured informed reminded");

  private static final Set<String> ADVERBIAL =
      Words.set("on in at to after during from earlier later again also further this");

  /// Whether what follows a verb says when, where, how or to whom, not what.
  private boolean isAdverbial(int i) {
    return at(i).kind == Kind.DATE
        || ADVERBIAL.contains(at(i).key)
        || at(i).key.endsWith("ly")
        || isVerb(tokens, i)
        || (at(i).kind != Kind.NUMBER && hasFinite(i));
  }

  /// Whether a verb stands between a place and the end of its clause.
  private boolean hasFinite(int from) {
    for (int i = from; i < tokens.size() && at(i).clause == at(from).clause; i++) {
      if (isVerb(tokens, i) || BE.contains(at(i).key) || AUXILIARIES.contains(at(i).key)) {
        return true;
      }
    }
    return false;
  }

  /// Whether what follows a verb of speech is no claim of its own, but when, where and to whom.
  private boolean saysNoMore(int from, int to) {
    for (int i = from; i < to; i++) {
      String key = at(i).key;
      boolean participle =
          i > from + 1
              && at(i).key.endsWith("ed")
              && at(i - 1).isContent()
              && !isVerb(tokens, i - 1);
      if ((isVerb(tokens, i) && !participle)
          || isCue(at(i))
          || CLAIMING.contains(key)
          || BE.contains(key)) {
        return false;
      }
    }
    return true;
  }

  /// The end of "the president of the union" behind "said Jonas Wiik,"; the place itself where
  /// something else stands there.
  private int appositionEnd(int from) {
    boolean opens =
        from < tokens.size()
            && at(from).sentence == at(from - 1).sentence
            && ARTICLES.contains(at(from).key);
    int end = opens ? clauseEnd(from) : from;
    return end - from <= 10 && saysNoMore(from, end) ? end : from;
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
    List<Token> before = new ArrayList<>();
    List<Token> after = new ArrayList<>();
    List<Token> others = new ArrayList<>();
    boolean verb = false;
    boolean told = false;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      token.frame = true;
      frame.add(token);
      boolean place = isBehind(i, from, PLACING);
      if (token.kind == Kind.NAME && !place && isBehind(i, from, BELONGING)) {
        others.add(token);
      } else if (token.kind == Kind.NAME && !place) {
        (verb ? after : before).add(token);
      }
      if (isSpeech(token.key) || token.key.equals("according")) {
        verb = true;
        told |= token.key.equals("told") || token.key.equals("tells");
      }
    }
    if (before.stream().anyMatch(t -> !isPossessive(t))) {
      before.removeIf(Reading::isPossessive);
    }
    if (before.isEmpty() && after.isEmpty()) {
      before.addAll(others);
    }
    boolean inverted = before.isEmpty() && !told;
    if (from > 0 && at(from - 1).key.equals("and") && SPEECH.contains(at(from).key)) {
      before.addAll(opening(from));
      inverted = false;
    }
    frames.add(new Frame(List.copyOf(frame), List.copyOf(inverted ? after : before)));
    int least = reportedFrom > 0 ? reportedFrom : reportedBefore(from);
    for (int i = least; i < tokens.size() && i < reportedTo; i++) {
      if (tokens.get(i).sentence == sentence && !frame.contains(tokens.get(i))) {
        tokens.get(i).reports++;
      }
    }
  }

  /// The names before the first verb of the sentence of a word, which may be the subject of it too.
  private List<Token> opening(int of) {
    List<Token> names = new ArrayList<>();
    for (int i = sentenceStart(of); i < of && !isVerb(tokens, i); i++) {
      if (at(i).kind == Kind.NAME && !isPossessive(at(i))) {
        names.add(at(i));
      }
    }
    return names;
  }

  /// Whether the name that a word belongs to stands behind a preposition.
  private boolean isBehind(int i, int from, Set<String> prepositions) {
    int first = i;
    while (first > from && at(first - 1).kind == Kind.NAME) {
      first--;
    }
    if (first > from && at(first - 1).key.equals("the")) {
      first--;
    }
    return first > from && prepositions.contains(at(first - 1).key);
  }

  /// Whether a name has the form of the adjective of a country.
  static boolean isAdjective(Token token) {
    return token.key.endsWith("an")
        || token.key.endsWith("i")
        || token.key.endsWith("ish")
        || token.key.endsWith("ese");
  }

  static boolean isPreposition(String key) {
    return PREPOSITIONS.contains(key);
  }

  private static final Set<String> PREPOSITIONS =
      Words.set("on in at of for from by with about near against under over through into between");

  /// Whether a word ends with the 's of a possessive.
  static boolean isPossessive(Token token) {
    return token.text.endsWith("'s") || token.text.endsWith("’s");
  }

  /// Where what stands before a frame begins: behind the one before, if that too closes a report.
  private int reportedBefore(int from) {
    int start = sentenceStart(from);
    for (int i = from - 1; i > start; i--) {
      if (at(i).frame && !isLeading(i)) {
        return i + 1;
      }
    }
    return start;
  }

  /// Whether the frame that ends with a word opens its sentence.
  private boolean isLeading(int last) {
    int i = last;
    while (i > 0 && at(i - 1).frame && at(i - 1).sentence == at(last).sentence) {
      i--;
    }
    return i == sentenceStart(last);
  }
}
