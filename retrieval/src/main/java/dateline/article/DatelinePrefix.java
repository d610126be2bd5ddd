package dateline.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The place, date and outlet that a news text starts with: `TEHRAN (Tasnim) –`, `LONDON, Jan 20
/// (Reuters) -`, `New York CNN Business —`, `SAEDNEWS:`.
///
/// @param end index after it and the white space that follows
/// @param outlet the outlet it names
/// @param date the date it gives in full
record DatelinePrefix(int end, Optional<String> outlet, Optional<LocalDate> date) {

  private static final int MAX_LENGTH = 90;

  /// The characters of a time of day.
  private static final int CLOCK = 5;

  /// Outlets that are known by names which read like places or words.
  private static final Set<String> OUTLETS =
      Set.of(
          "ap",
          "afp",
          "reuters",
          "cnn",
          "cnn business",
          "cnn politics",
          "bbc",
          "bbc news",
          "upi",
          "xinhua",
          "tass",
          "irna",
          "isna",
          "mna",
          "fna",
          "ifp",
          "tasnim",
          "mehr",
          "fars",
          "press tv",
          "presstv",
          "kuna",
          "wam",
          "spa",
          "ani",
          "pti",
          "app",
          "dpa",
          "efe",
          "ansa",
          "anadolu",
          "aa",
          "kyodo",
          "yonhap",
          "interfax",
          "ria",
          "sana",
          "wafa",
          "petra",
          "mena",
          "nna",
          "bna",
          "qna",
          "ina",
          "aps",
          "tap",
          "bernama",
          "antara",
          "vna",
          "nbc",
          "nbc news",
          "abc",
          "abc news",
          "cbs",
          "cbs news",
          "npr",
          "pbs",
          "fox news",
          "usa today",
          "rt",
          "dw",
          "voa",
          "rfe/rl",
          "rferl",
          "al jazeera",
          "aljazeera",
          "bloomberg",
          "the canadian press",
          "canadian press",
          "associated press",
          "the associated press",
          "ptv",
          "geo news",
          "dawn",
          "online",
          "inp",
          "nni",
          "ians",
          "uni",
          "cnbc",
          "msnbc",
          "axios",
          "politico",
          "time",
          "the conversation",
          "thomson reuters foundation",
          "business wire",
          "pr newswire",
          "prnewswire",
          "globe newswire",
          "kyodo news",
          "saba",
          "shafaqna",
          "iqna",
          "irib",
          "shana",
          "ilna",
          "ypa",
          "al mayadeen",
          "belta",
          "ukrinform",
          "azertac",
          "trend",
          "apa");

  /// What an all-capital word before a colon or dash is when it is neither place nor outlet.
  private static final Set<String> LABELS =
      Set.of(
          "update",
          "updated",
          "updates",
          "watch",
          "exclusive",
          "breaking",
          "analysis",
          "opinion",
          "note",
          "q",
          "a",
          "fact",
          "correction",
          "live",
          "video",
          "photos",
          "photo",
          "read",
          "more",
          "related",
          "warning",
          "review",
          "editorial",
          "explainer",
          "factbox",
          "profile",
          "interview",
          "host",
          "question",
          "answer",
          "quiz",
          "poll",
          "mvp",
          "nfl",
          "nba",
          "mlb",
          "nhl",
          "covid",
          "today",
          "tonight",
          "winner",
          "loser",
          "top",
          "news",
          "sports",
          "weather",
          "politics",
          "business",
          "world",
          "health",
          "tech",
          "science",
          "faq",
          "ps",
          "tip",
          "pro",
          "con",
          "yes",
          "no",
          "end",
          "and",
          "the",
          "what",
          "why",
          "how",
          "who",
          "when",
          "where");

  private static final Set<String> OUTLET_PARTS =
      Set.of("news", "press", "tv", "agency", "times", "radio", "post", "media");

  /// Small words inside names of places.
  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "de", "del", "des", "du", "da", "do", "dos", "la", "las", "le", "les", "los",
          "of", "the", "and", "upon", "on", "am", "di", "y");

  static boolean isKnownOutlet(String name) {
    return OUTLETS.contains(name.strip().toLowerCase(Locale.ROOT));
  }

  /// Reads the date line that a paragraph starts with.
  ///
  /// @param paragraph which paragraph of the body it is, from 0: `PLACE –` alone counts only in the
  ///   first, `OUTLET:` only near the top
  static Optional<DatelinePrefix> at(String text, int start, int end, int paragraph) {
    return new Reader(text, start, Math.min(end, start + MAX_LENGTH), end, paragraph).read();
  }

  /// Walks over one date line.
  private static final class Reader {

    private final String text;
    private final int start;
    private final int limit;
    private final int end;
    private final boolean first;
    private final boolean nearTop;
    private final List<String> words = new ArrayList<>();
    private int wordsBeforeComma = -1;
    private int wordsBeforeLastComma;
    private Optional<LocalDate> date = Optional.empty();
    private boolean dated;
    private int at;

    Reader(String text, int start, int limit, int end, int paragraph) {
      this.text = text;
      this.start = start;
      this.limit = limit;
      this.end = end;
      this.first = paragraph == 0;
      this.nearTop = paragraph < 4;
      this.at = start;
    }

    Optional<DatelinePrefix> read() {
      Optional<DatelinePrefix> leading = leadingDate();
      if (leading.isPresent()) {
        return leading;
      }
      place();
      if (at >= limit) {
        return Optional.empty();
      }
      char c = text.charAt(at);
      if (c == '(' || c == '[') {
        return bracketed(c == '(' ? ')' : ']');
      }
      if (c == '/' && at + 1 < limit && Character.isLetter(text.charAt(at + 1))) {
        return bracketed('/');
      }
      if (c == ':') {
        return colon();
      }
      return Punctuation.isDash(c) && at > start && Punctuation.isWhite(text.charAt(at - 1))
          ? dashed()
          : Optional.empty();
    }

    /// `Jan 20, 2024 ...` before the text, as lists of search results have it.
    private Optional<DatelinePrefix> leadingDate() {
      Optional<WrittenDate> written = first ? WrittenDate.at(text, start) : Optional.empty();
      if (written.isEmpty()) {
        return Optional.empty();
      }
      int mark = Punctuation.skipWhite(text, written.get().end(), end);
      int markEnd = mark;
      while (markEnd < end && markEnd - mark < 3 && ".…·|—–".indexOf(text.charAt(markEnd)) >= 0) {
        markEnd++;
      }
      int rest = Punctuation.skipWhite(text, markEnd, end);
      boolean apart = mark > written.get().end() && rest > markEnd && rest < end;
      if (markEnd == mark || !apart || text.startsWith(". ", mark)) {
        return Optional.empty();
      }
      Optional<DatelinePrefix> further = DatelinePrefix.at(text, rest, end, 1);
      return Optional.of(
          new DatelinePrefix(
              further.map(DatelinePrefix::end).orElse(rest),
              further.flatMap(DatelinePrefix::outlet),
              written.map(WrittenDate::date)));
    }

    /// Walks over capitalised words, commas and a date, up to the first thing that is neither.
    private void place() {
      while (at < limit) {
        char c = text.charAt(at);
        if (Punctuation.isWhite(c) || c == ',' || (c == '.' && dated)) {
          if (c == ',') {
            wordsBeforeComma = wordsBeforeComma < 0 ? words.size() : wordsBeforeComma;
            wordsBeforeLastComma = words.size();
          }
          at++;
          continue;
        }
        if (dated && isClock()) {
          at += CLOCK;
          continue;
        }
        Optional<WrittenDate> written = WrittenDate.at(text, at);
        if (written.isPresent() && written.get().end() <= limit) {
          date = written.map(WrittenDate::date);
          dated = true;
          at = written.get().end();
          continue;
        }
        int wordEnd = wordEnd();
        if (wordEnd == at) {
          return;
        }
        String word = text.substring(at, wordEnd);
        boolean partOfDate =
            WrittenDate.month(word.replace(".", "")) > 0
                || WrittenDate.isWeekday(word)
                || isDay(word);
        dated |= partOfDate;
        boolean particle = !words.isEmpty() && PARTICLES.contains(word);
        if (!partOfDate && !particle && !Character.isUpperCase(word.charAt(0))) {
          return;
        }
        if (!partOfDate) {
          words.add(word);
        }
        at = wordEnd;
      }
    }

    /// `19:42` or `19.42`
    private boolean isClock() {
      return at + CLOCK <= limit
          && Character.isDigit(text.charAt(at))
          && Character.isDigit(text.charAt(at + 1))
          && (text.charAt(at + 2) == ':' || text.charAt(at + 2) == '.')
          && Character.isDigit(text.charAt(at + 3))
          && Character.isDigit(text.charAt(at + 4))
          && (at + CLOCK == limit || !Character.isLetterOrDigit(text.charAt(at + CLOCK)));
    }

    private static boolean isDay(String word) {
      return word.length() <= 4 && Character.isDigit(word.charAt(0)) && !word.contains(":");
    }

    private int wordEnd() {
      int i = at;
      while (i < limit) {
        char c = text.charAt(i);
        boolean inside =
            Character.isLetterOrDigit(c) || c == '.' || c == '\'' || c == '’' || c == '&';
        boolean hyphen =
            c == '-' && i > at && i + 1 < limit && Character.isLetter(text.charAt(i + 1));
        if (!inside && !hyphen) {
          break;
        }
        i++;
      }
      return i;
    }

    /// `(Tasnim) –`, `(AP) —`, `(CNN)`, `/TASS/.`
    private Optional<DatelinePrefix> bracketed(char closer) {
      int close = text.indexOf(closer, at + 1, limit);
      if (close < 0 || close - at > 42 || close == at + 1) {
        return Optional.empty();
      }
      String name = text.substring(at + 1, close).strip();
      String before = String.join(" ", words);
      if (isEditionOfOutlet(before, close + 1)) {
        at = close + 2;
        return prefix(Optional.of(before + " (" + name + ")"));
      }
      at = Punctuation.skipWhite(text, close + 1, end);
      boolean known = isKnownOutlet(name);
      boolean dash = dash();
      if (closer == '/' && at < end && text.charAt(at) == '.') {
        at++;
        dash = true;
      }
      boolean capitals =
          !words.isEmpty() && wordsBeforeComma().stream().allMatch(Reader::isCapitals);
      boolean nameLike = looksLikeName(name);
      boolean outletNamed =
          (known && (dash || (first && isCapitals(name.split(" ", 2)[0]))))
              || (dash
                  && nameLike
                  && (capitals
                      || dated
                      || (words.isEmpty() && isCapitals(name))
                      || isAcronymBehindPlace(name)));
      if (!outletNamed || words.size() > 6 || (!known && words.isEmpty() && !first)) {
        return Optional.empty();
      }
      return prefix(Optional.of(name));
    }

    /// Whether an outlet's name in capitals stands before a bracket with a colon behind it, as in
    /// `HERALDNEWS (evening):`.
    private boolean isEditionOfOutlet(String before, int colon) {
      return nearTop
          && colon + 1 < end
          && text.charAt(colon) == ':'
          && Punctuation.isWhite(text.charAt(colon + 1))
          && !words.isEmpty()
          && words.size() <= 3
          && words.stream().allMatch(Reader::isCapitals)
          && (isKnownOutlet(before) || isOutletWord(before));
    }

    private List<String> wordsBeforeComma() {
      return wordsBeforeComma < 0 ? words : words.subList(0, wordsBeforeComma);
    }

    /// Whether a name in capitals stands behind a short place, and does not abbreviate it.
    private boolean isAcronymBehindPlace(String name) {
      StringBuilder initials = new StringBuilder();
      words.forEach(word -> initials.append(word.charAt(0)));
      return isAcronym(name) && words.size() <= 3 && !name.contentEquals(initials);
    }

    private static boolean looksLikeName(String name) {
      String[] parts = name.split(" ", 6);
      if (name.isEmpty() || parts.length > 4) {
        return false;
      }
      return Character.isUpperCase(name.charAt(0)) && name.chars().noneMatch(Character::isDigit);
    }

    private static boolean isAcronym(String name) {
      return name.length() >= 3 && name.length() <= 6 && isCapitals(name) && name.indexOf(' ') < 0;
    }

    private static boolean isCapitals(String word) {
      int letters = 0;
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        if (Character.isLowerCase(c)) {
          return false;
        }
        letters += Character.isUpperCase(c) ? 1 : 0;
      }
      return letters >= 2;
    }

    /// `SAEDNEWS:`, and `ISLAMABAD:` at the start of the body.
    private Optional<DatelinePrefix> colon() {
      if (words.isEmpty()
          || words.size() > 3
          || at + 1 >= end
          || Punctuation.isWhite(text.charAt(at - 1))
          || Punctuation.skipWhite(text, at + 1, end) == at + 1
          || Punctuation.skipWhite(text, at + 1, end) >= end) {
        return Optional.empty();
      }
      if (!words.stream().allMatch(Reader::isCapitals) || isLabel()) {
        return Optional.empty();
      }
      String name = String.join(" ", words);
      at++;
      if (nearTop && (isKnownOutlet(name) || isOutletWord(name))) {
        return prefix(Optional.of(name));
      }
      boolean letters = name.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
      boolean place = first && letters && !dated && words.size() <= 2 && isPlace(5);
      return place ? prefix(Optional.empty()) : Optional.empty();
    }

    private static boolean isOutletWord(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return OUTLET_PARTS.stream()
          .anyMatch(part -> lower.endsWith(part) && lower.length() > part.length() + 1);
    }

    private boolean isLabel() {
      return LABELS.contains(words.getFirst().toLowerCase(Locale.ROOT));
    }

    /// `TEHRAN -`, `CNN —`, `New York CNN Business —`, `Tehran, IRNA –`.
    private Optional<DatelinePrefix> dashed() {
      if (!dash() || words.isEmpty() || words.size() > 8 || isLabel()) {
        return Optional.empty();
      }
      boolean alone = Punctuation.skipWhite(text, at, end) >= end;
      Optional<String> outlet = outletInWords(alone);
      if (outlet.isPresent() && (alone || first)) {
        return prefix(outlet);
      }
      boolean hyphen = text.charAt(at - 1) == '-' && text.charAt(at - 2) != '-';
      if (first && alone && !hyphen && wordsBeforeComma >= 0) {
        return prefix(Optional.empty());
      }
      boolean place = first && !alone && words.size() <= 5 && isPlace(hyphen ? 5 : 4);
      return place ? prefix(Optional.empty()) : Optional.empty();
    }

    /// Whether the words up to the first comma are capitals, as places of date lines are, and what
    /// follows is a sentence.
    private boolean isPlace(int leastLetters) {
      List<String> place = wordsBeforeComma();
      int letters = place.stream().mapToInt(String::length).sum();
      char next = text.charAt(Punctuation.skipWhite(text, at, end));
      boolean sentence = !Character.isLowerCase(next) && next != '(';
      return letters >= leastLetters && sentence && place.stream().allMatch(Reader::isCapitals);
    }

    /// The outlet that ends the words before the dash, with its section ("CNN Business").
    private Optional<String> outletInWords(boolean alone) {
      for (int i = 0; i < words.size(); i++) {
        String rest = String.join(" ", words.subList(i, words.size()));
        boolean section =
            i + 2 == words.size() && isKnownOutlet(words.get(i)) && !isCapitals(words.getLast());
        if ((isKnownOutlet(rest) || section) && (alone || isCapitals(words.get(i)))) {
          return Optional.of(rest);
        }
      }
      boolean acronymBehindPlace =
          alone
              && words.size() - 1 > wordsBeforeLastComma
              && isAcronym(words.getLast())
              && !isCapitals(words.getFirst());
      return acronymBehindPlace ? Optional.of(words.getLast()) : Optional.empty();
    }

    /// Walks over a dash that has white space or nothing behind it.
    private boolean dash() {
      int i = at;
      while (i < end && i - at < 3 && Punctuation.isDash(text.charAt(i))) {
        i++;
      }
      if (i == at
          || (i < end && !Punctuation.isWhite(text.charAt(i)) && text.charAt(i - 1) == '-')) {
        return false;
      }
      at = i;
      return true;
    }

    private Optional<DatelinePrefix> prefix(Optional<String> outlet) {
      return Optional.of(new DatelinePrefix(Punctuation.skipWhite(text, at, end), outlet, date));
    }
  }
}
