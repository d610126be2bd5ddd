package dateline.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the checker knows of the grammar of English: which words carry time, truth and report, and
/// which of a text's words has the form of a verb.
final class Grammar {

  static final Set<String> CLAIMING =
      Words.set(
          "he she it they we i you that there this these those his her its their has have had do");

  static final Set<String> OBJECTS = Words.set("the a an any its their his her all no");

  static final Set<String> DETERMINERS =
      Words.set("a an the any its their his her this these those no some of");

  static final Set<String> BOUNDARIES =
      Words.set(
          "that who whom which while whereas but because although though when where after before"
              + " until since if unless whether whose");

  static final Set<String> NEGATIONS =
      Words.set(
          "not no never none nobody nothing neither nor cannot without hardly scarcely barely");

  static final Set<String> POSSIBILITIES =
      Words.set(
          "may might could can cannot possible possibly perhaps maybe potentially able unable can't couldn't");

  static final Set<String> FUTURES = Words.set("will would shall won't wouldn't going 'll");

  static final Set<String> DUTIES = Words.set("should must ought shouldn't mustn't");

  static final Set<String> CONDITIONS = Words.set("if unless whether provided");

  /// Words that report speech wherever they stand as a verb.
  static final Set<String> SPEECH =
      Words.set(
          "said says told tells stated noted declared announced announces added adds explained"
              + " remarked commented emphasized emphasised emphasizes stressed stresses underlined"
              + " underscored highlighted insisted insists asserted asserts argued argues maintained"
              + " claimed claims confirmed confirms acknowledged admitted warned warns denied denies"
              + " recalled reiterated reaffirmed wrote writes continued replied answered responded"
              + " suggested reported alleged believes thinks believed");

  /// Forms that report speech or belief behind a plural ("experts say").
  static final Set<String> SAYING =
      Words.set(
          "say believe think argue claim insist maintain suspect warn estimate fear note admit suggest"
              + " stress confirm deny acknowledge assume reckon");

  /// Verbs that report speech when words in quotation marks are their complement.
  static final Set<String> CALLING =
      Words.set("called calls described describes termed dubbed labeled labelled branded");

  static final Set<String> BE = Words.set("is are was were be been being");

  static final Map<String, String> MEASURES = new HashMap<>();

  static final Set<String> AUXILIARIES =
      Words.set(
          "is are was were be been being has have had will would shall can could may might must"
              + " should do does did not never also");

  static final Set<String> PARTS = Words.set("half quarter");

  static final Set<String> PREPOSITIONS =
      Words.set("on in at of for from by with about near against under over through into between");

  static {
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

  private Grammar() {}

  /// Whether a verb says what somebody calls something.
  static boolean isCalling(String key) {
    return CALLING.contains(key);
  }

  /// Whether a word has the form of a verb that says what happens.
  static boolean isVerb(List<Reading.Token> tokens, int i) {
    Reading.Token token = tokens.get(i);
    if (token.kind != Reading.Kind.WORD
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
            && (tokens.get(i - 1).kind == Reading.Kind.NAME || tokens.get(i - 1).isContent())
            && OBJECTS.contains(tokens.get(i + 1).key);
    boolean present =
        i > 0
            && i + 1 < tokens.size()
            && tokens.get(i - 1).kind == Reading.Kind.NAME
            && !isPossessive(tokens.get(i - 1))
            && Character.isLowerCase(token.text.charAt(0))
            && tokens.get(i + 1).clause == token.clause
            && tokens.get(i - 1).clause == token.clause
            && (tokens.get(i + 1).kind == Reading.Kind.NAME
                || OBJECTS.contains(tokens.get(i + 1).key))
            && !token.key.endsWith("ly");
    boolean intends =
        i > 0
            && i + 1 < tokens.size()
            && Colouring.INTENTIONS.contains(token.key)
            && tokens.get(i + 1).key.equals("to");
    return past || between || present || intends || (auxiliary && !token.key.endsWith("ly"));
  }

  static boolean isAuxiliary(String key) {
    return AUXILIARIES.contains(key);
  }

  /// Whether a word may be the verb of a sentence.
  static boolean isFinite(List<Reading.Token> tokens, int i) {
    Reading.Token token = tokens.get(i);
    boolean auxiliary = AUXILIARIES.contains(token.key) || token.key.endsWith("n't");
    boolean behindSubject =
        i > 0
            && token.isContent()
            && !token.key.endsWith("ing")
            && (tokens.get(i - 1).kind != Reading.Kind.WORD
                || tokens.get(i - 1).isContent()
                || CLAIMING.contains(tokens.get(i - 1).key));
    return auxiliary || behindSubject || isVerb(tokens, i);
  }

  /// The flag that a word of modality sets in its clause, or 0.
  static int flagOf(Reading.Token token) {
    if (FUTURES.contains(token.key)) {
      return Reading.UNREALISED;
    }
    return DUTIES.contains(token.key) ? Reading.OUGHT : 0;
  }

  /// Whether a word is a verb of speech.
  static boolean isSpeech(String key) {
    return SPEECH.contains(key) || SAYING.contains(key) || CALLING.contains(key);
  }

  /// Whether a word is a currency or measure.
  static boolean isMeasure(String key) {
    return MEASURES.containsKey(key);
  }

  static boolean isNegation(String key) {
    return NEGATIONS.contains(key) || key.endsWith("n't");
  }

  /// Whether a word changes the truth of others rather than claiming something.
  static boolean isCue(Reading.Token token) {
    String key = token.key;
    return isNegation(key)
        || FUTURES.contains(key)
        || POSSIBILITIES.contains(key)
        || DUTIES.contains(key)
        || CONDITIONS.contains(key);
  }

  /// Whether a name has the form of the adjective of a country.
  static boolean isAdjective(Reading.Token token) {
    return token.key.endsWith("an")
        || token.key.endsWith("i")
        || token.key.endsWith("ish")
        || token.key.endsWith("ese");
  }

  static boolean isPreposition(String key) {
    return PREPOSITIONS.contains(key);
  }

  /// Whether a word ends with the 's of a possessive.
  static boolean isPossessive(Reading.Token token) {
    return token.text.endsWith("'s") || token.text.endsWith("’s");
  }
}
