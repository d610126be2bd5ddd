package dateline.article;

import java.util.Locale;
import java.util.Set;

/// Cuts a paragraph into sentences: one pass from left to right with bounded looks to either side,
/// so that the time is linear in the text whatever it holds.
///
/// At each stop the word before it (an abbreviation, an initial, a number?) and the word after it
/// (how does it start?) decide whether the sentence ends there. Closing quotes and brackets stay
/// with the sentence they close. Where the two readings are both possible, as after `U.S.`, only a
/// word that commonly starts sentences ends the one before.
final class Sentences {

  /// The longest sentence, in characters; longer ones are cut at a clause or between words.
  static final int MAX_LENGTH = 1_200;

  private static final int MAX_WORD = 48;

  /// Stand before a name or number, hence never at the end of a sentence.
  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "mx", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "cpt", "maj",
          "cmdr", "cdr", "adm", "brig", "cpl", "pvt", "sen", "sens", "rep", "reps", "gov", "govs",
          "pres", "rev", "fr", "hon", "st", "ste", "mt", "ft", "vs", "v", "messrs", "mme", "mlle",
          "supt", "insp", "det", "amb", "atty", "asst", "assoc", "sr.lt", "e.g", "i.e", "cf", "eg",
          "ie", "viz", "approx", "est", "ca", "al.e", "sec.gen", "del", "dist", "ayt");

  /// Stand before a number, else at the end of a sentence.
  private static final Set<String> BEFORE_NUMBERS =
      Set.of(
          "no", "nos", "p", "pp", "pg", "ps", "chap", "stat", "art", "arts", "fig", "figs", "sec",
          "secs", "ch", "vol", "pop", "ver", "para", "op", "nr", "jan", "feb", "mar", "apr", "jun",
          "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu",
          "thur", "thurs", "fri", "sat", "sun");

  /// May or may not end a sentence.
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "inc", "co", "corp", "ltd", "llc", "plc", "bros", "jr", "sr", "etc", "al", "esq", "ph.d",
          "m.d", "dept", "univ", "ave", "blvd", "rd", "hwy", "min", "max", "hr", "hrs", "lbs", "lb",
          "oz", "cos", "mfg", "intl", "natl", "ala", "ariz", "ark", "calif", "colo", "conn", "fla",
          "ga", "ill", "ind", "kan", "kans", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo",
          "mont", "neb", "nebr", "nev", "okla", "ore", "pa", "tenn", "tex", "vt", "va", "wash",
          "wis", "wisc", "wyo", "w.va", "ont", "que", "alta", "sask", "gmbh", "s.p.a", "cie",
          "geb");

  /// Abbreviations that are written small; the others count only with a capital, so that "fell
  /// ill." is not Illinois.
  private static final Set<String> SMALL =
      Set.of(
          "v", "vs", "e.g", "i.e", "eg", "ie", "cf", "viz", "approx", "est", "ca", "no", "nos", "p",
          "pp", "fig", "figs", "ch", "vol", "inc", "corp", "ltd", "bros", "jr", "sr", "etc", "al",
          "dept", "hr", "hrs", "lbs", "lb", "oz", "op", "ver", "ft", "min", "pop");

  /// Names that are written with a mark of exclamation.
  private static final Set<String> EXCLAIMED =
      Set.of("yahoo", "jeopardy", "wham", "mamma mia", "oklahoma", "moulin", "eurovision");

  /// Words that start a sentence far more often than they follow an abbreviation inside one.
  private static final Set<String> STARTERS =
      Set.of(
          "the",
          "a",
          "an",
          "this",
          "that",
          "these",
          "those",
          "he",
          "she",
          "it",
          "they",
          "we",
          "i",
          "you",
          "his",
          "her",
          "its",
          "their",
          "our",
          "my",
          "your",
          "in",
          "on",
          "at",
          "by",
          "for",
          "from",
          "with",
          "without",
          "to",
          "of",
          "as",
          "after",
          "before",
          "during",
          "since",
          "until",
          "while",
          "when",
          "where",
          "why",
          "who",
          "what",
          "which",
          "how",
          "if",
          "although",
          "though",
          "because",
          "despite",
          "and",
          "but",
          "or",
          "nor",
          "so",
          "yet",
          "then",
          "there",
          "here",
          "now",
          "later",
          "earlier",
          "meanwhile",
          "however",
          "moreover",
          "still",
          "also",
          "even",
          "among",
          "according",
          "under",
          "over",
          "between",
          "both",
          "some",
          "many",
          "most",
          "more",
          "several",
          "such",
          "another",
          "other",
          "others",
          "each",
          "every",
          "no",
          "not",
          "nobody",
          "nothing",
          "only",
          "once",
          "instead",
          "perhaps",
          "is",
          "are",
          "was",
          "were",
          "did",
          "does",
          "do",
          "has",
          "have",
          "had",
          "can",
          "could",
          "will",
          "would",
          "should",
          "may",
          "it's",
          "he's",
          "she's",
          "that's",
          "there's",
          "they're",
          "we're",
          "i'm",
          "i've",
          "don't",
          "asked",
          "speaking",
          "one",
          "two",
          "three",
          "nearly",
          "about",
          "around",
          "like",
          "unlike",
          "all",
          "any",
          "just",
          "last",
          "next",
          "people",
          "officials",
          "police",
          "critics",
          "experts",
          "whether",
          "through",
          "today",
          "yesterday",
          "tomorrow",
          "let",
          "let's",
          "well",
          "yes",
          "him",
          "them",
          "us",
          "me");

  /// Words that start a sentence even where a name might go on: after "George W.".
  private static final Set<String> STRONG_STARTERS =
      Set.of(
          "the", "he", "she", "it", "they", "we", "this", "these", "that", "in", "but", "and", "at",
          "on", "for", "his", "her", "their", "a", "an", "there", "when", "after", "while", "if",
          "as", "it's", "he's", "she's");

  /// Endings of web addresses.
  private static final Set<String> DOMAINS =
      Set.of("com", "org", "net", "info", "gov", "edu", "io", "tv", "co", "uk", "biz", "ai");

  /// Verbs that hang a speaker on a question or exclamation: "“Why?” Smith asked."
  private static final Set<String> SPEECH =
      Set.of(
          "said",
          "says",
          "asked",
          "asks",
          "told",
          "wrote",
          "writes",
          "added",
          "adds",
          "replied",
          "tweeted",
          "shouted",
          "exclaimed",
          "wondered",
          "continued",
          "cried",
          "yelled",
          "joked",
          "posted",
          "responded",
          "answered");

  @FunctionalInterface
  interface Sink {
    void sentence(int start, int end);
  }

  private final String text;
  private final int to;
  private final Sink sink;
  private int start;
  private boolean content;
  private boolean quoteOpen;
  private int heldStart = -1;
  private int heldEnd;

  private Sentences(String text, int from, int to, Sink sink) {
    this.text = text;
    this.to = to;
    this.sink = sink;
    this.start = from;
  }

  /// Gives the sentences from `from` to `to`, without outer white space, in order. Every character
  /// that is not white is in exactly one of them.
  static void split(String text, int from, int to, Sink sink) {
    new Sentences(
            text, Punctuation.skipWhite(text, from, to), Punctuation.trimEnd(text, from, to), sink)
        .run();
  }

  private void run() {
    int i = start;
    while (i < to) {
      char c = text.charAt(i);
      if (Punctuation.isStop(c)) {
        i = stop(i);
        continue;
      }
      if (c == '"') {
        quoteOpen = opens(i);
      } else if (c == '`' || c == '\'') {
        if (i + 1 < to && text.charAt(i + 1) == c) {
          quoteOpen = c == '`';
          i++;
        }
      } else if (!content && isContent(i)) {
        content = true;
      }
      i++;
    }
    finish();
  }

  private boolean isContent(int i) {
    char c = text.charAt(i);
    return Character.isLetterOrDigit(c)
        || (Character.isHighSurrogate(c) && Character.isLetterOrDigit(text.codePointAt(i)));
  }

  /// Whether the straight quote opens rather than closes: by the white space beside it, else by
  /// taking turns.
  private boolean opens(int i) {
    boolean whiteBefore =
        i == 0
            || Punctuation.isWhite(text.charAt(i - 1))
            || Punctuation.isOpener(text.charAt(i - 1));
    boolean whiteAfter = i + 1 >= to || Punctuation.isWhite(text.charAt(i + 1));
    return whiteBefore == whiteAfter ? !quoteOpen : whiteBefore;
  }

  /// Handles the stop at an index; returns where to read on.
  private int stop(int at) {
    int end = stopsEnd(at);
    int after = closersEnd(at, end);
    int next = Punctuation.skipWhite(text, after, to);
    if (next >= to) {
      return to;
    }
    if (content && ends(at, end, after, next)) {
      hold(start, after);
      start = next;
      content = false;
    }
    return next;
  }

  /// The end of a run of stops, spaced dots (`. . .`) included.
  private int stopsEnd(int at) {
    int end = at + 1;
    while (end < to && Punctuation.isStop(text.charAt(end))) {
      end++;
    }
    while (end + 1 < to
        && text.charAt(end - 1) == '.'
        && text.charAt(end) == ' '
        && text.charAt(end + 1) == '.'
        && (end + 2 >= to || !Character.isLetterOrDigit(text.charAt(end + 2)))) {
      end += 2;
    }
    return end;
  }

  private int closersEnd(int at, int end) {
    int i = end;
    while (i < to) {
      char c = text.charAt(i);
      if (Punctuation.isCloser(c)) {
        i++;
      } else if (c == '"' && (quoteOpen || boundaryAt(i + 1))) {
        quoteOpen = false;
        i++;
      } else if (c == '\'' && (boundaryAt(i + 1) || text.charAt(i + 1) == '\'')) {
        i++;
      } else if (c == '[') {
        int note = noteEnd(i);
        if (note < 0) {
          break;
        }
        i = note;
      } else {
        break;
      }
    }
    return detachedClosersEnd(at, i);
  }

  /// The end of closing marks that stand off by a space, as in tokenised text: `here . ''`.
  private int detachedClosersEnd(int at, int from) {
    int i = from;
    boolean tokenised = at > start && Punctuation.isWhite(text.charAt(at - 1));
    while (i + 1 < to && text.charAt(i) == ' ') {
      char c = text.charAt(i + 1);
      int end = i + 2;
      boolean closes;
      if (c == '\'' && end < to && text.charAt(end) == '\'') {
        end++;
        closes = true;
      } else if (c == '"') {
        closes = quoteOpen;
      } else if (c == ')' || c == ']' || c == '’' || c == '\'') {
        closes = tokenised;
      } else {
        closes = c == '”' || c == '»';
      }
      if (!closes || !(end >= to || Punctuation.isWhite(text.charAt(end)))) {
        return i;
      }
      quoteOpen &= c != '"' && c != '\'';
      i = end;
    }
    return i;
  }

  private boolean boundaryAt(int i) {
    return i >= to
        || Punctuation.isWhite(text.charAt(i))
        || Punctuation.isCloser(text.charAt(i))
        || text.charAt(i) == '"';
  }

  /// The end of a footnote mark such as `[12]` at an index, or -1.
  private int noteEnd(int at) {
    int i = at + 1;
    while (i < to && i - at <= 3 && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i > at + 1 && i < to && text.charAt(i) == ']' ? i + 1 : -1;
  }

  /// Whether the stops from `at` to `end`, with closing marks up to `after`, end a sentence when
  /// the text goes on at `next`.
  private boolean ends(int at, int end, int after, int next) {
    for (int i = at; i < end; i++) {
      if (Punctuation.isFullStop(text.charAt(i))) {
        return true;
      }
    }
    boolean space = next > after;
    int lead = lead(next);
    if (lead < 0) {
      return space && ",:;.".indexOf(text.charAt(next)) < 0;
    }
    if (startsLow(lead)) {
      return space
          && after == end
          && end == at + 1
          && text.charAt(at) == '.'
          && ordinaryWordBefore(at);
    }
    if (!space && !startsSentenceUnspaced(at, lead)) {
      return false;
    }
    boolean period = text.charAt(at) == '.';
    if (period && end == at + 1) {
      return endsAtPeriod(at, lead, space);
    }
    if (period || text.charAt(at) == '…') {
      boolean elision = at == start || Punctuation.isWhite(text.charAt(at - 1));
      return elision ? starter(lead) : space;
    }
    if (after > end && Punctuation.isQuote(text.charAt(after - 1)) && speakerFollows(lead)) {
      return false;
    }
    return !EXCLAIMED.contains(lower(wordStart(at), at)) || starter(lead);
  }

  /// The first letter or digit at or soon after an index, behind opening marks and dashes, or -1.
  private int lead(int next) {
    int limit = Math.min(to, next + 8);
    for (int i = next; i < limit; i++) {
      char c = text.charAt(i);
      if (isContent(i)) {
        return i;
      }
      if (c == ',' || c == ':' || c == ';' || Punctuation.isStop(c)) {
        return -1;
      }
    }
    return -1;
  }

  /// Whether a word starts with a small letter, names such as "iPhone" aside.
  private boolean startsLow(int lead) {
    return Character.isLowerCase(text.charAt(lead))
        && !(lead + 1 < to && Character.isUpperCase(text.charAt(lead + 1)));
  }

  /// Whether a word of at least four small letters, no abbreviation, stands before the stop: even a
  /// sentence that starts small may follow it.
  private boolean ordinaryWordBefore(int at) {
    int wordEnd = wordEnd(at);
    int wordStart = wordStart(wordEnd);
    if (wordEnd - wordStart < 4) {
      return false;
    }
    for (int i = wordStart; i < wordEnd; i++) {
      if (!Character.isLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return !SMALL.contains(text.substring(wordStart, wordEnd));
  }

  /// Whether a sentence may start right behind a stop, as in "in Islamabad.Iran said", and not
  /// inside a name such as "Dateline.com", "Node.JS" or "3.5".
  private boolean startsSentenceUnspaced(int at, int lead) {
    if (at == start) {
      return false;
    }
    char before = text.charAt(at - 1);
    boolean wordBefore =
        Character.isLowerCase(before)
            || Character.isDigit(before)
            || Punctuation.isCloser(before)
            || Punctuation.isQuote(before)
            || before == '%';
    boolean capitalised =
        Character.isUpperCase(text.charAt(lead))
            && lead + 1 < to
            && (Character.isLowerCase(text.charAt(lead + 1))
                || (Punctuation.isWhite(text.charAt(lead + 1)) && starter(lead)));
    return wordBefore && capitalised && !DOMAINS.contains(wordAt(lead)) && !addressAround(at);
  }

  private boolean addressAround(int at) {
    for (int i = at - 1;
        i >= start && at - i <= MAX_WORD && !Punctuation.isWhite(text.charAt(i));
        i--) {
      char c = text.charAt(i);
      if (c == '/' || c == '@' || c == '_' || c == '\\') {
        return true;
      }
    }
    for (int i = at + 1;
        i < to && i - at <= MAX_WORD && !Punctuation.isWhite(text.charAt(i));
        i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '@' || c == '_' || c == '\\' || c == '=') {
        return true;
      }
    }
    return false;
  }

  private boolean endsAtPeriod(int at, int lead, boolean space) {
    int wordEnd = wordEnd(at);
    int wordStart = wordStart(wordEnd);
    if (wordStart == wordEnd) {
      return true;
    }
    String word = lower(wordStart, wordEnd);
    if (Character.isDigit(word.charAt(0)) && word.chars().allMatch(Character::isDigit)) {
      boolean listNumber = word.length() <= 2 && startsListItem(wordStart);
      return !listNumber && (space || word.length() == 4);
    }
    if (word.equals("www")) {
      return false;
    }
    if (!Character.isUpperCase(text.charAt(wordStart))
        && !SMALL.contains(word)
        && word.length() > 1
        && !acronym(word)) {
      return true;
    }
    if (TITLES.contains(word)) {
      return false;
    }
    if (word.length() == 1 && Character.isUpperCase(text.charAt(wordStart))) {
      return starter(lead) && (!nameBefore(wordStart) || STRONG_STARTERS.contains(wordAt(lead)));
    }
    if (BEFORE_NUMBERS.contains(word)) {
      return !Character.isDigit(text.charAt(lead)) && !romanNumber(lead);
    }
    boolean abbreviated = AMBIGUOUS.contains(word) || word.length() == 1 || acronym(word);
    return !abbreviated || starter(lead);
  }

  /// Whether a number stands where those of lists do: first, or behind a colon or comma.
  private boolean startsListItem(int at) {
    int before = Punctuation.trimEnd(text, start, at);
    if (before == start) {
      return true;
    }
    char c = text.charAt(before - 1);
    return c == ':' || c == ',' || c == ';';
  }

  /// Whether a word with a capital stands before an initial, as in "George W.".
  private boolean nameBefore(int initial) {
    int end = Punctuation.trimEnd(text, start, initial);
    return end > start && end < initial && Character.isUpperCase(text.charAt(wordStart(end)));
  }

  private boolean romanNumber(int lead) {
    int end = wordAfter(lead);
    for (int i = lead; i < end; i++) {
      if ("IVXLC".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return end > lead + 1;
  }

  /// Letters with stops between them: `u.s`, `a.m`.
  private static boolean acronym(String word) {
    if (word.length() < 3 || word.length() % 2 == 0) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (i % 2 == 0 ? !Character.isLetter(word.charAt(i)) : word.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }

  private int wordEnd(int at) {
    return at > start && text.charAt(at - 1) == ' ' ? at - 1 : at;
  }

  /// Where the word that ends at an index starts: behind white space, quotes, brackets and dashes.
  private int wordStart(int end) {
    int i = end;
    while (i > start && end - i < MAX_WORD) {
      char c = text.charAt(i - 1);
      if (!(Character.isLetterOrDigit(c) || c == '.' || c == '\'' || c == '’' || c == ',')
          || Character.isSurrogate(c)) {
        break;
      }
      i--;
    }
    while (i < end && !Character.isLetterOrDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private String lower(int wordStart, int wordEnd) {
    return text.substring(wordStart, wordEnd).toLowerCase(Locale.ROOT);
  }

  /// Whether the word at an index commonly starts a sentence; an initial ("A. Smith") does not.
  private boolean starter(int lead) {
    int end = wordAfter(lead);
    boolean stop = text.startsWith(".", end) || text.startsWith(" .", end);
    if (end - lead == 1 && stop) {
      return false;
    }
    return STARTERS.contains(wordAt(lead));
  }

  private String wordAt(int from) {
    return lower(from, wordAfter(from)).replace('’', '\'');
  }

  private int wordAfter(int from) {
    int end = from;
    while (end < to && end - from < MAX_WORD) {
      char c = text.charAt(end);
      if (!Character.isLetterOrDigit(c) && c != '’' && c != '\'') {
        break;
      }
      end++;
    }
    return end;
  }

  /// Whether up to three names and a verb of speech follow: "Smith asked".
  private boolean speakerFollows(int lead) {
    int i = lead;
    for (int words = 0; words < 4; words++) {
      int end = wordAfter(i);
      if (words > 0 && SPEECH.contains(lower(i, end))) {
        return true;
      }
      if (end == i
          || !Character.isUpperCase(text.charAt(i))
          || end >= to
          || text.charAt(end) != ' ') {
        return false;
      }
      i = end + 1;
    }
    return false;
  }

  private void hold(int from, int end) {
    release();
    heldStart = from;
    heldEnd = end;
  }

  private void finish() {
    if (start < to) {
      if (!content && heldStart >= 0) {
        heldEnd = to;
      } else {
        hold(start, to);
      }
    }
    release();
  }

  /// Gives the held sentence away, cut where it is too long.
  private void release() {
    if (heldStart < 0) {
      return;
    }
    int from = heldStart;
    int end = Punctuation.trimEnd(text, heldStart, heldEnd);
    while (end - from > MAX_LENGTH) {
      int cut = cut(from, end);
      sink.sentence(from, Punctuation.trimEnd(text, from, cut));
      from = Punctuation.skipWhite(text, cut, end);
    }
    sink.sentence(from, end);
    heldStart = -1;
  }

  /// Where to cut an overlong sentence: behind the last clause, else between words, else anywhere
  /// but inside a character.
  private int cut(int from, int end) {
    int high = from + Math.min(MAX_LENGTH, (end - from) * 2 / 3);
    int low = from + (high - from) / 3;
    int comma = -1;
    int white = -1;
    for (int i = high; i > low; i--) {
      if (!Punctuation.isWhite(text.charAt(i))) {
        continue;
      }
      char before = text.charAt(i - 1);
      if (Punctuation.isLineBreak(text.charAt(i)) || before == ';' || before == ':') {
        return i;
      }
      if (comma < 0 && (before == ',' || before == '،' || Punctuation.isDash(before))) {
        comma = i;
      }
      if (white < 0 && !Punctuation.isWhite(before)) {
        white = i;
      }
    }
    if (comma > 0) {
      return comma;
    }
    if (white > 0) {
      return white;
    }
    return Character.isLowSurrogate(text.charAt(high)) ? high - 1 : high;
  }
}
