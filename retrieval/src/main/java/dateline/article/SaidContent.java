package dateline.article;

import static dateline.article.SpeechWords.ADDRESSING;
import static dateline.article.SpeechWords.ASIDES;
import static dateline.article.SpeechWords.BE;
import static dateline.article.SpeechWords.CIRCUMSTANCES;
import static dateline.article.SpeechWords.CLAUSE_OPENERS;
import static dateline.article.SpeechWords.CONTRASTS;
import static dateline.article.SpeechWords.DETERMINERS;
import static dateline.article.SpeechWords.FINITE;
import static dateline.article.SpeechWords.HEARERS;
import static dateline.article.SpeechWords.JOINING;
import static dateline.article.SpeechWords.OUTLET_WORDS;
import static dateline.article.SpeechWords.PARTICIPLES;
import static dateline.article.SpeechWords.PREPOSITIONS;
import static dateline.article.SpeechWords.TELLING;
import static dateline.article.SpeechWords.UNFINISHED;

import dateline.article.Report.Kind;
import dateline.article.Report.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the frames of a sentence leave of it for what is said: where it begins and ends, and the
/// hearer whom it begins behind.
final class SaidContent {

  /// Characters between a frame and the quotation that goes on behind it, at most.
  private static final int LONGEST_BETWEEN = 90;

  /// So many where it stands behind a comma, which closes an aside.
  private static final int LONGEST_ASIDE = 200;

  private final Discourse discourse;
  private final String text;
  private final SpeechSentence sentence;
  private final SpeechCues cues;

  /// The reports of the sentence so far.
  private final List<Report> own;

  SaidContent(Discourse discourse, SpeechSentence sentence, SpeechCues cues, List<Report> own) {
    this.discourse = discourse;
    this.text = discourse.text();
    this.sentence = sentence;
    this.cues = cues;
    this.own = own;
  }

  /// Behind a verb: to whom, when, where and by what means it is said are passed over.
  int skipHearer(Report report, int verb) {
    int at = verb;
    boolean tells = sentence.is(verb, TELLING);
    boolean addresses = sentence.is(verb, ADDRESSING) && sentence.gap(verb).isEmpty();
    if (addresses && !sentence.isQuoted(verb + 1) && !sentence.is(verb + 1, "that")) {
      boolean the = sentence.is(verb + 1, "the") && verb + 2 < sentence.size();
      int to = the && sentence.nameAt(sentence.start(verb + 2)) >= 0 ? verb + 2 : verb + 1;
      // "told state broadcaster NRT"
      while (tells
          && to + 1 < sentence.size()
          && to - verb < 4
          && sentence.isJoined(to)
          && sentence.nameAt(sentence.start(to)) < 0
          && (sentence.is(to + 1, OUTLET_WORDS)
              || (sentence.is(to, OUTLET_WORDS) && sentence.nameAt(sentence.start(to + 1)) >= 0))) {
        to++;
      }
      int n = to < sentence.size() ? sentence.nameAt(sentence.start(to)) : -1;
      to = n < 0 ? verb + 1 : to;
      if (n >= 0) {
        while (to + 1 < sentence.size() && sentence.end(to) < sentence.name(n).end()) {
          to++;
        }
        // "told CNN’s Ida Muir"
        while (to + 1 < sentence.size()
            && sentence.nameAt(sentence.start(to + 1)) >= 0
            && sentence.isJoined(to)) {
          int next = sentence.nameAt(sentence.start(to + 1));
          n = next;
          to++;
          while (to + 1 < sentence.size() && sentence.end(to) < sentence.name(next).end()) {
            to++;
          }
        }
        Names.Name name = sentence.name(n);
        boolean rest = to + 1 < sentence.size() && (tells || sentence.is(to + 1, "that"));
        if (rest || tells) {
          report.hearer =
              Optional.of(
                  new Source(Kind.NAME, name.start(), name.end(), Optional.of(name.text())));
          if (isOutletLike(verb + 1, to)) {
            report.carrier = Optional.of(name.text());
          }
          at = to;
        }
      } else if (tells) {
        while (to + 1 < sentence.size()
            && sentence.isJoined(to)
            && to - verb < 8
            && ((sentence.is(to, DETERMINERS) && !sentence.is(to, "that"))
                || isDescribing(to, verb))) {
          if (sentence.is(to + 1, "that")
              || sentence.is(to + 1, "he")
              || sentence.is(to + 1, "she")
              || sentence.is(to + 1, "they")
              || sentence.is(to + 1, "it")
              || sentence.isQuoted(to + 1)) {
            break;
          }
          to++;
        }
        at = sentence.is(to, HEARERS) || to == verb + 1 ? to : hearerEnd(verb + 1);
      }
    }
    return cues.skipAdverbials(at);
  }

  private boolean isDescribing(int i, int verb) {
    return sentence.is(verb + 1, DETERMINERS)
        && !sentence.is(i, HEARERS)
        && !sentence.is(i, Persons.BODIES)
        && !sentence.is(i, Persons.OFFICES);
  }

  /// Reporters, a court, parliament, ... end what follows "told"; else one word does.
  private int hearerEnd(int from) {
    for (int j = from; j < sentence.size() && j < from + 7; j++) {
      if (sentence.is(j, HEARERS)
          || sentence.is(j, Persons.BODIES)
          || (sentence.is(j, Persons.OFFICES) && !sentence.is(j + 1, Persons.OFFICES))) {
        return j;
      }
      if (!sentence.isJoined(j)) {
        return j;
      }
    }
    return from;
  }

  private boolean isOutletLike(int from, int to) {
    int n = sentence.nameEndingAt(sentence.end(to));
    if (n < 0) {
      return false;
    }
    String name = sentence.name(n).text();
    boolean agency = false;
    for (int j = from; j <= to + 2 && j < sentence.size(); j++) {
      agency |= sentence.is(j, OUTLET_WORDS) && (j <= to || sentence.gap(j - 1).isEmpty());
    }
    return agency
        || DatelinePrefix.isKnownOutlet(name)
        || sentence.is(to, OUTLET_WORDS)
        || isAcronym(name);
  }

  private boolean isAcronym(String name) {
    return name.length() >= 2
        && name.length() <= 5
        && name.chars().allMatch(Character::isUpperCase);
  }

  /// Where what was said begins that a report closes: behind the report before it, if that too
  /// closes one.
  int contentStart(int frameFrom) {
    int from = sentence.start();
    for (Report report : own) {
      if (report.cueStart < frameFrom && !report.content.isEmpty()) {
        boolean closes = report.content.getFirst()[0] < report.cueStart;
        if (closes) {
          from = Math.max(from, Math.max(report.cueEnd, report.source.end()));
        }
      }
    }
    int semicolon = text.lastIndexOf(';', frameFrom);
    return semicolon > from && discourse.quotationAt(semicolon) < 0 ? semicolon + 1 : from;
  }

  /// Where what was said begins that ends with a quotation: with it, where a colon stands before.
  int quotationStart(int frameFrom) {
    int from = contentStart(frameFrom);
    int q = discourse.quotationFrom(frameFrom) - 1;
    if (q < 0 || discourse.quotations().get(q).start() <= from) {
      return from;
    }
    String before = text.substring(from, discourse.quotations().get(q).start()).strip();
    return before.endsWith(":") ? discourse.quotations().get(q).start() : from;
  }

  /// Adds the quotation that goes on behind a report in its middle: “…,” she said, smiling, “…”.
  void addQuotationBehind(Report report, int after) {
    int q = discourse.quotationFrom(after);
    if (q >= discourse.quotations().size()) {
      return;
    }
    Quotations.Quotation quotation = discourse.quotations().get(q);
    if (quotation.start() < after || quotation.start() >= sentence.end()) {
      return;
    }
    String between = text.substring(after, quotation.start()).strip();
    boolean apart =
        between.endsWith(",")
            || (!between.isEmpty() && Punctuation.isDash(between.charAt(between.length() - 1)));
    int first = sentence.wordBehind(after);
    int to = sentence.wordBehind(quotation.start());
    // ", the author of “Roads”" is still who it is, ", but “…”" what is said
    boolean aside =
        between.startsWith(",") && !apart && !(to == first + 1 && sentence.is(first, JOINING));
    if (aside
        || between.length() > (apart ? LONGEST_ASIDE : LONGEST_BETWEEN)
        || between.endsWith(".")
        || between.indexOf(';') > 0) {
      return;
    }
    for (int i = first; i < to; i++) {
      // "adding “…”" and "adding, “…”" are reports of their own; ", adding up the hours, “…”" isn't
      boolean tells = sentence.is(i, PARTICIPLES) && !(apart && i + 1 < to);
      if (tells || sentence.is(i, "said") || sentence.is(i, "that")) {
        return;
      }
    }
    add(report, quotation.start(), Math.min(sentence.end(), quotation.end()));
  }

  /// Adds what stands behind a frame between commas where it goes on with what stands before it:
  /// "The road, she said, will stay shut".
  ///
  /// @param frameFrom where the frame begins
  /// @param from what follows it
  boolean addRest(Report report, int frameFrom, int from) {
    if (!goesOn(frameFrom, from)) {
      return false;
    }
    if (sentence.wordBehind(frameFrom) == 1
        && (sentence.is(0, JOINING) || sentence.is(0, CLAUSE_OPENERS))
        && !sentence.is(0, "that")) {
      // "But, she said, the road is shut"
      report.content.clear();
    }
    add(report, from, sentence.end());
    return true;
  }

  private boolean goesOn(int frameFrom, int from) {
    int last = sentence.wordBehind(frameFrom) - 1;
    int next = sentence.wordBehind(from);
    if (last < 0
        || next >= sentence.size()
        || sentence.isQuoted(next)
        || !text.substring(from, sentence.start(next)).strip().equals(",")) {
      return false;
    }
    if (sentence.is(next, BE) || sentence.is(next, FINITE) || sentence.is(last, UNFINISHED)) {
      return true;
    }
    boolean apposed = sentence.isApposed(next);
    if (apposed && sentence.is(0, PREPOSITIONS) && !sentence.is(next, CLAUSE_OPENERS)) {
      // "In Oban, she said, the road is shut", unlike "…, she said, the mayor of Oban"
      apposed = !hasFinite(next, sentence.end());
    }
    boolean aside =
        apposed
            || sentence.is(next, CLAUSE_OPENERS)
            || sentence.is(next, CIRCUMSTANCES)
            || sentence.key(next).endsWith("ing")
            || sentence.isCapital(next);
    return !aside && !hasVerb(last);
  }

  private boolean hasVerb(int last) {
    for (int i = 0; i <= last; i++) {
      // "it's", "isn't"; a possessive's name is taken for one too
      boolean joined = sentence.key(i).indexOf('\'') >= 0;
      if (joined
          || sentence.is(i, BE)
          || sentence.is(i, FINITE)
          || sentence.key(i).endsWith("ed")) {
        return true;
      }
    }
    return false;
  }

  /// Whether nothing of a stretch is more than a time, a means or an apposition.
  boolean isIdle(int from, int to) {
    int first = sentence.wordBehind(from);
    if (first >= sentence.size() || sentence.start(first) >= to) {
      return true;
    }
    if (sentence.isQuoted(first)) {
      return false;
    }
    // ", referring to …", ", who is …", ", the mayor"
    String between = text.substring(from, sentence.start(first)).strip();
    if (between.startsWith(",")) {
      boolean aside = !sentence.is(first, CLAUSE_OPENERS) || sentence.is(first, ASIDES);
      return aside && !sentence.quotationSoon(first, to);
    }
    if (between.startsWith(":")) {
      return false;
    }
    boolean adverbial = sentence.is(first, CIRCUMSTANCES) || sentence.isAdverb(first);
    return adverbial && !hasFinite(first, to);
  }

  private boolean hasFinite(int first, int to) {
    for (int j = first + 1; j < sentence.size() && sentence.start(j) < to; j++) {
      if (sentence.isQuoted(j) || sentence.is(j, BE) || sentence.is(j, FINITE)) {
        return true;
      }
    }
    return false;
  }

  /// Whether what follows a place only goes on about who speaks: ", adding", ", who".
  boolean startsParticipleOrWhich(int from) {
    int first = sentence.wordBehind(from);
    if (first >= sentence.size() || sentence.isQuoted(first)) {
      return first >= sentence.size();
    }
    String between = text.substring(from, sentence.start(first)).strip();
    String key = sentence.key(first);
    return between.startsWith(",")
        && (key.endsWith("ing") || key.equals("who") || key.equals("which"));
  }

  /// Adds a stretch to what a report tells, without what stands around it and without a credit;
  /// nothing where it holds no word.
  void add(Report report, int from, int to) {
    int first = from;
    int last = to;
    int credit = text.indexOf(" (Source:", first);
    if (credit > first && credit < last) {
      last = credit;
    }
    while (first < last && " ,:;—–\n\r\t".indexOf(text.charAt(first)) >= 0) {
      first++;
    }
    while (last > first && " ,:;—–\n\r\t".indexOf(text.charAt(last - 1)) >= 0) {
      last--;
    }
    boolean words = false;
    for (int i = first; i < last && !words; i++) {
      words = Character.isLetterOrDigit(text.charAt(i));
    }
    if (words) {
      report.content.add(new int[] {first, last});
    }
  }

  /// Ends at a place what a report tells.
  void endAt(Report report, int at) {
    for (int[] piece : report.content) {
      if (piece[0] < at && piece[1] > at) {
        piece[1] = Punctuation.trimEnd(text, piece[0], at);
        while (piece[1] > piece[0] && text.charAt(piece[1] - 1) == ',') {
          piece[1]--;
        }
      }
    }
  }

  /// Ends what the last report tells where another clause begins: "while Oban denied …".
  void cutBeforeClause(int subject) {
    boolean apart =
        sentence.is(subject - 1, CONTRASTS)
            || (subject > 0 && sentence.gap(subject - 1).startsWith(";"));
    if (apart && !sentence.isQuoted(subject - 1)) {
      cutBefore(
          sentence.gap(subject - 1).startsWith(";")
              ? sentence.end(subject - 1)
              : sentence.start(subject - 1));
    }
  }

  /// Ends at a place what the last report tells.
  void cutBefore(int at) {
    if (own.isEmpty()) {
      return;
    }
    Report last = own.getLast();
    List<int[]> cut = new ArrayList<>(last.content);
    last.content = new ArrayList<>();
    for (int[] piece : cut) {
      if (piece[0] < at && piece[1] > at) {
        add(last, piece[0], at);
      } else {
        last.content.add(piece);
      }
    }
  }
}
