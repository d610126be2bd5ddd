package dateline.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Marks in a text who speaks and what is said.
final class Reports {

  private static final Set<String> PLACING = Words.set("on in at");

  private static final Set<String> BELONGING = Words.set("of for from");

  private static final Set<String> ARTICLES = Words.set("the a an");

  private static final Set<String> CONTINUES_PLAINLY =
      Words.set("where who which whose as after before during when while adding");

  private static final Set<String> FINDING =
      Words.set("found ruled concluded estimated determined established");

  /// Verbs of speech that tell as often what is done to a thing.
  private static final Set<String> DOING =
      Words.set("recalled recalls continued continues maintained maintains");

  private static final Set<String> DENYING = Words.set("denied denies");

  private static final Set<String> OWNED = Words.set("his her their its");

  private static final Set<String> PERSONAL = Words.set("he she it they");

  private static final Set<String> ACCOUNTS =
      Words.set("words view account description opinion telling");

  private static final Set<String> ADDRESSING =
      Words.set("told tells tell warned warns assured informed reminded");

  private static final Set<String> ADVERBIAL =
      Words.set("on in at to after during from earlier later again also further this");

  private final Reading reading;
  private final List<Reading.Token> tokens;
  private final List<Reading.Frame> frames;

  Reports(Reading reading) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.frames = reading.frames;
  }

  /// Marks who speaks and what is said, and makes the two clauses apart.
  void mark() {
    attribute();
    partFrames();
  }

  /// Marks who speaks and what is said.
  private void attribute() {
    for (int i = 0; i < tokens.size(); i++) {
      Reading.Token token = tokens.get(i);
      if (token.quoted || token.frame || token.kind != Reading.Kind.WORD) {
        continue;
      }
      if (isDone(i)) {
        continue;
      }
      if (token.key.equals("according") && reading.at(i + 1).key.equals("to")) {
        int end = reading.clauseEnd(i);
        if (end < tokens.size()
            && reading.at(end).sentence == token.sentence
            && isApposition(end)) {
          end = reading.clauseEnd(end);
        }
        report(i, end, token.sentence, 0, Integer.MAX_VALUE);
      } else if (reading.isKey(i, "in")
          && isAccount(i + 2)
          && (Grammar.isPossessive(reading.at(i + 1)) || OWNED.contains(reading.at(i + 1).key))) {
        report(i, i + 3, token.sentence, 0, Integer.MAX_VALUE);
      } else if (reading.isKey(i, "went")
          && reading.isKey(i + 1, "on")
          && isSubject(i - 1)
          && reading.clauseEnd(i) == i + 2) {
        speech(i);
      } else if (FINDING.contains(token.key)
          && (reading.isKey(i + 1, "that") || reading.clauseEnd(i) == i + 1)
          && (isSubject(i - 1) || reading.at(i - 1).isContent())) {
        speech(i);
      } else if (Grammar.SAYING.contains(token.key) && isPlural(i - 1)) {
        speech(i);
      } else if (Grammar.CALLING.contains(token.key) && isSubject(i - 1) && opensQuotation(i + 1)) {
        calling(i);
      } else if (Grammar.SPEECH.contains(token.key)
          && !reading.isKey(i - 1, "all")
          && !(DENYING.contains(token.key) && Grammar.DETERMINERS.contains(reading.at(i + 1).key))
          && !Grammar.BE.contains(reading.at(i - 1).key)
          && !Grammar.DETERMINERS.contains(reading.at(i - 1).key)) {
        speech(i);
      }
    }
  }

  /// Whether a verb that may report speech has a thing as its object instead: "recalled 300 cars",
  /// "continued the work".
  private boolean isDone(int verb) {
    Reading.Token next = reading.at(verb + 1);
    return DOING.contains(reading.at(verb).key)
        && reading.clauseStart(verb) < verb
        && reading.clauseEnd(verb) > verb + 1
        && (next.kind == Reading.Kind.NUMBER || Grammar.DETERMINERS.contains(next.key))
        && !opensQuotation(verb + 1)
        && !hasFinite(verb + 1);
  }

  private boolean isAccount(int i) {
    return ACCOUNTS.contains(reading.at(i).key) && reading.clauseEnd(i) == i + 1;
  }

  private boolean isSubject(int i) {
    return PERSONAL.contains(reading.at(i).key)
        || reading.at(i).kind == Reading.Kind.NAME
        || Words.PERSONS.contains(reading.at(i).key);
  }

  private boolean isPlural(int i) {
    return reading.at(i).key.equals("they")
        || reading.at(i).key.equals("people")
        || reading.at(i).key.equals("police")
        || ((reading.at(i).isContent()
                || (reading.at(i).kind == Reading.Kind.NAME && !reading.at(i).certain))
            && reading.at(i).key.endsWith("s")
            && !Grammar.isPossessive(reading.at(i)));
  }

  /// Whether words in quotation marks stand behind a place in its sentence.
  private boolean opensQuotation(int from) {
    for (int i = from;
        i < tokens.size() && reading.at(i).sentence == reading.at(from - 1).sentence;
        i++) {
      if (reading.at(i).quoted) {
        return true;
      }
      if (Grammar.isSpeech(reading.at(i).key)) {
        return false;
      }
    }
    return false;
  }

  /// Marks "X called" where what X called something is quoted.
  private void calling(int verb) {
    int from = reading.clauseStart(verb);
    if (!Grammar.BOUNDARIES.contains(reading.at(from).key)) {
      report(from, verb + 1, reading.at(verb).sentence, verb + 1, Integer.MAX_VALUE);
    }
  }

  /// Makes what is reported a clause apart from what says who speaks.
  private void partFrames() {
    int shift = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Reading.Token token = tokens.get(i);
      boolean crossed = i > 0 && reading.at(i - 1).frame != token.frame;
      if (crossed && reading.at(i - 1).clause == token.clause + shift) {
        shift++;
      }
      token.clause += shift;
    }
  }

  private boolean isApposition(int from) {
    int end = reading.clauseEnd(from);
    return end - from <= 4
        && reading.at(from).kind == Reading.Kind.NAME
        && reading.at(from - 1).kind == Reading.Kind.WORD;
  }

  private void speech(int verb) {
    Reading.Token token = tokens.get(verb);
    int start = reading.clauseStart(verb);
    int end = reading.clauseEnd(verb);
    boolean that =
        end < tokens.size()
            && reading.at(end).sentence == token.sentence
            && reading.at(end).key.equals("that")
            && reading.gap(end - 1).isBlank();
    boolean opensQuote =
        end == verb + 1
            && end < tokens.size()
            && reading.at(end).quoted
            && reading.at(end).sentence == token.sentence;
    boolean first = start == 0 || reading.at(start - 1).sentence != token.sentence;
    boolean inverted = start == verb && !first && !reading.gap(verb - 1).contains(";");
    String opener = reading.at(start).key;
    if (Grammar.BOUNDARIES.contains(opener)
        && !opener.equals("that")
        && !opener.equals("but")
        && !opener.equals("while")) {
      return;
    }
    if (!first && !that && !opensQuote && end - start <= 12 && !startsNewClause(start)) {
      boolean afterComma = !reading.gap(start - 1).isBlank();
      if (afterComma && saysNoMore(verb + 1, end) && (end - verb <= 8 || inverted)) {
        boolean apposed = inverted && !closesReport(start);
        int from = apposed ? reading.sentenceStart(verb) : start;
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
    if (reading.at(verb - 1).key.equals("and") && verb > start) {
      from = verb;
    }
    if (start == verb && !first && verb - reading.sentenceStart(verb) <= 14) {
      from = reading.sentenceStart(verb);
    }
    if (verb == from && !reading.at(verb - 1).key.equals("and")) {
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
    return reading.at(i).kind == Reading.Kind.NAME || Words.PERSONS.contains(reading.at(i).key);
  }

  /// Whether what follows a verb says when, where, how or to whom, not what.
  private boolean isAdverbial(int i) {
    return reading.at(i).kind == Reading.Kind.DATE
        || ADVERBIAL.contains(reading.at(i).key)
        || reading.at(i).key.endsWith("ly")
        || Grammar.isVerb(tokens, i)
        || (reading.at(i).kind != Reading.Kind.NUMBER && hasFinite(i));
  }

  /// Whether a verb stands between a place and the end of its clause.
  private boolean hasFinite(int from) {
    for (int i = from; i < tokens.size() && reading.at(i).clause == reading.at(from).clause; i++) {
      if (Grammar.isVerb(tokens, i)
          || Grammar.BE.contains(reading.at(i).key)
          || Grammar.AUXILIARIES.contains(reading.at(i).key)) {
        return true;
      }
    }
    return false;
  }

  /// Whether what follows a verb of speech is no claim of its own, but when, where and to whom.
  private boolean saysNoMore(int from, int to) {
    for (int i = from; i < to; i++) {
      String key = reading.at(i).key;
      boolean participle =
          i > from + 1
              && reading.at(i).key.endsWith("ed")
              && reading.at(i - 1).isContent()
              && !Grammar.isVerb(tokens, i - 1);
      if ((Grammar.isVerb(tokens, i) && !participle)
          || Grammar.isCue(reading.at(i))
          || Grammar.CLAIMING.contains(key)
          || Grammar.BE.contains(key)) {
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
            && reading.at(from).sentence == reading.at(from - 1).sentence
            && ARTICLES.contains(reading.at(from).key);
    int end = opens ? reading.clauseEnd(from) : from;
    return end - from <= 10 && saysNoMore(from, end) ? end : from;
  }

  private boolean startsNewClause(int start) {
    return reading.at(start).key.equals("that");
  }

  /// Whether what stands before an inverted "said X" is what was said, and not X itself before its
  /// apposition.
  private boolean closesReport(int start) {
    return reading.at(start - 1).quoted
        || start - reading.sentenceStart(start) > 14
        || !hasOnlyNames(start);
  }

  private boolean hasOnlyNames(int end) {
    int from = reading.sentenceStart(end);
    int firstClause = reading.at(from).clause;
    boolean name = false;
    for (int i = from; i < end && reading.at(i).clause == firstClause; i++) {
      name |= reading.at(i).kind == Reading.Kind.NAME || Words.PERSONS.contains(reading.at(i).key);
      if (reading.at(i).kind == Reading.Kind.WORD
          && (Grammar.BE.contains(reading.at(i).key) || reading.at(i).key.endsWith("ed"))) {
        return false;
      }
    }
    return name;
  }

  private int plainFrom(int end) {
    return end < tokens.size()
            && CONTINUES_PLAINLY.contains(reading.at(end).key)
            && !reading.at(end).key.equals("adding")
        ? end
        : Integer.MAX_VALUE;
  }

  /// Marks a frame and what it reports.
  private void report(int from, int to, int sentence, int reportedFrom, int reportedTo) {
    List<Reading.Token> frame = new ArrayList<>();
    List<Reading.Token> before = new ArrayList<>();
    List<Reading.Token> after = new ArrayList<>();
    List<Reading.Token> others = new ArrayList<>();
    boolean verb = false;
    boolean told = false;
    for (int i = from; i < to; i++) {
      Reading.Token token = tokens.get(i);
      token.frame = true;
      frame.add(token);
      boolean place = isBehind(i, from, PLACING);
      if (token.kind == Reading.Kind.NAME && !place && isBehind(i, from, BELONGING)) {
        others.add(token);
      } else if (token.kind == Reading.Kind.NAME && !place) {
        (verb ? after : before).add(token);
      }
      if (Grammar.isSpeech(token.key) || token.key.equals("according")) {
        verb = true;
        told |= token.key.equals("told") || token.key.equals("tells");
      }
    }
    if (before.stream().anyMatch(t -> !Grammar.isPossessive(t))) {
      before.removeIf(Grammar::isPossessive);
    }
    if (before.isEmpty() && after.isEmpty()) {
      before.addAll(others);
    }
    boolean inverted = before.isEmpty() && !told;
    if (from > 0
        && reading.at(from - 1).key.equals("and")
        && Grammar.SPEECH.contains(reading.at(from).key)) {
      before.addAll(opening(from));
      inverted = false;
    }
    frames.add(new Reading.Frame(List.copyOf(frame), List.copyOf(inverted ? after : before)));
    int least = reportedFrom > 0 ? reportedFrom : reportedBefore(from);
    for (int i = least; i < tokens.size() && i < reportedTo; i++) {
      if (tokens.get(i).sentence == sentence && !frame.contains(tokens.get(i))) {
        tokens.get(i).reports++;
      }
    }
  }

  /// The names before the first verb of the sentence of a word, which may be the subject of it too.
  private List<Reading.Token> opening(int of) {
    List<Reading.Token> names = new ArrayList<>();
    for (int i = reading.sentenceStart(of); i < of && !Grammar.isVerb(tokens, i); i++) {
      if (reading.at(i).kind == Reading.Kind.NAME && !Grammar.isPossessive(reading.at(i))) {
        names.add(reading.at(i));
      }
    }
    return names;
  }

  /// Whether the name that a word belongs to stands behind a preposition.
  private boolean isBehind(int i, int from, Set<String> prepositions) {
    int first = i;
    while (first > from && reading.at(first - 1).kind == Reading.Kind.NAME) {
      first--;
    }
    if (first > from && reading.at(first - 1).key.equals("the")) {
      first--;
    }
    return first > from && prepositions.contains(reading.at(first - 1).key);
  }

  /// Where what stands before a frame begins: behind the one before, if that too closes a report.
  private int reportedBefore(int from) {
    int start = reading.sentenceStart(from);
    for (int i = from - 1; i > start; i--) {
      if (reading.at(i).frame && !isLeading(i)) {
        return i + 1;
      }
    }
    return start;
  }

  /// Whether the frame that ends with a word opens its sentence.
  private boolean isLeading(int last) {
    int i = last;
    while (i > 0
        && reading.at(i - 1).frame
        && reading.at(i - 1).sentence == reading.at(last).sentence) {
      i--;
    }
    return i == reading.sentenceStart(last);
  }
}
