package dateline.article;

import static dateline.article.SpeechWords.BE;
import static dateline.article.SpeechWords.CARRIED;
import static dateline.article.SpeechWords.CLAUSE_OPENERS;
import static dateline.article.SpeechWords.CUES;
import static dateline.article.SpeechWords.DETERMINERS;
import static dateline.article.SpeechWords.FIRST_PERSON;
import static dateline.article.SpeechWords.NOT_WITH_A_SUBJECT;
import static dateline.article.SpeechWords.NOUNS;
import static dateline.article.SpeechWords.PARTICIPLES;
import static dateline.article.SpeechWords.PLAIN_PARTICIPLES;
import static dateline.article.SpeechWords.PREPOSITIONS;
import static dateline.article.SpeechWords.PRONOUN_OBJECTS;
import static dateline.article.SpeechWords.SAYING;
import static dateline.article.SpeechWords.STRONG;
import static dateline.article.SpeechWords.TELLING;
import static dateline.article.SpeechWords.THEIR_PREPOSITIONS;
import static dateline.article.SpeechWords.WITH_PREPOSITION;

import dateline.article.Report.Kind;
import dateline.article.Report.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The frames of a sentence, by which it reports what somebody says: "Ida Muir said that …", “…,”
/// said Ida Muir, "according to Ida Muir", ", adding that …", "Reuters quoted her as saying".
final class SpeechFrames {

  private final Discourse discourse;
  private final String text;
  private final SpeechSentence sentence;
  private final SpeechCues cues;
  private final SpeakerPhrases phrases;
  private final SaidContent content;
  private final List<Report> own = new ArrayList<>();
  private boolean mixed;

  /// @param place which sentence of the article is read
  SpeechFrames(Discourse discourse, int place) {
    this.discourse = discourse;
    this.text = discourse.text();
    this.sentence = new SpeechSentence(discourse, place);
    this.cues = new SpeechCues(sentence);
    this.phrases = new SpeakerPhrases(discourse, sentence);
    this.content = new SaidContent(discourse, sentence, cues, own);
  }

  /// Whether the sentence begins with a clause of the article's own.
  boolean isMixed() {
    return mixed;
  }

  /// Reads the sentence.
  List<Report> read() {
    for (int i = 0; i < sentence.size(); i++) {
      if (!sentence.is(i, CUES) || sentence.isQuoted(i)) {
        continue;
      }
      if (sentence.is(i, "according") && sentence.is(i + 1, "to")) {
        i = accordingTo(i);
      } else if (sentence.is(i, PARTICIPLES)) {
        participle(i);
      } else if (cues.isVerb(i)) {
        i = Math.max(i, verb(i));
      }
    }
    if (!own.isEmpty()) {
      carriers();
      nest();
    }
    return own;
  }

  /// Reads what is "according to" somebody, and gives the last word of the frame.
  private int accordingTo(int at) {
    int from = at + 2;
    if (from >= sentence.size() || sentence.isQuoted(from)) {
      return at;
    }
    int last = from;
    while (last + 1 < sentence.size()
        && last - from < SpeakerPhrases.LONGEST
        && sentence.isJoined(last)
        && !sentence.isQuoted(last + 1)
        && !sentence.is(last + 1, STRONG)
        && !(sentence.is(last + 1, CLAUSE_OPENERS) && !sentence.is(last + 1, "as"))) {
      last++;
    }
    Source source = phrases.source(from, phrases.head(from, last), last);
    // ", the mayor of Oban," is still who it is
    int frameEnd = last;
    Report report = new Report(source, sentence.start(at), sentence.end(at + 1));
    int frameFrom = sentence.start(at);
    int frameTo = sentence.end(frameEnd);
    if (at > 0) {
      content.add(report, sentence.start(), frameFrom);
      boolean goesOn = content.addRest(report, frameFrom, frameTo);
      // what follows behind a comma goes on
      if (sentence.gap(frameEnd).startsWith(",")
          && frameEnd + 1 < sentence.size()
          && !sentence.isApposed(frameEnd + 1)
          && !sentence.is(frameEnd + 1, "which")) {
        // "In Oban, according to Ida Muir, …"
        boolean opening = at <= 3 && !sentence.isQuoted(0);
        if (opening && !goesOn) {
          report.content.clear();
        }
        if ((opening && !goesOn) || sentence.isQuoted(frameEnd + 1)) {
          content.add(report, frameTo, sentence.end());
        }
      }
    } else {
      int contentFrom = frameTo;
      if (sentence.gap(frameEnd).startsWith(",") && sentence.isApposed(frameEnd + 1)) {
        int comma = sentence.nextComma(frameEnd + 1);
        contentFrom = comma < 0 ? frameTo : comma;
      }
      content.add(report, contentFrom, sentence.end());
    }
    own.add(report);
    return frameEnd;
  }

  /// Reads ", adding that …" and the like.
  private void participle(int i) {
    String before = sentence.key(i - 1);
    if (DETERMINERS.contains(before) || BE.contains(before)) {
      return;
    }
    boolean that =
        sentence.is(i + 1, "that")
            || sentence.is(i + 1, "out")
            || sentence.isQuoted(i + 1)
            || sentence.gap(i).startsWith(",")
            || sentence.gap(i).startsWith(":");
    boolean plain = sentence.is(i, PLAIN_PARTICIPLES);
    boolean asSaying = before.equals("as") && i > 1;
    if (asSaying) {
      quotedAs(i);
      return;
    }
    boolean apart = i == 0 || !sentence.gap(i - 1).isEmpty();
    if ((!that && !plain)
        || (sentence.is(i, NOT_WITH_A_SUBJECT)
            && !sentence.is(i + 1, THEIR_PREPOSITIONS)
            && !sentence.is(i + 1, "out"))) {
      return;
    }
    if (i == 0) {
      return;
    }
    if (!apart
        && !before.equals("and")
        && !that
        && !sentence.is(i, TELLING)
        && !sentence.is(i, "saying")) {
      return;
    }
    if (sentence.is(i, "calling") && !sentence.is(i + 1, "for")) {
      return;
    }
    Optional<Source> subject = subjectBefore(i);
    if (subject.isEmpty()) {
      return;
    }
    boolean taken =
        own.stream()
            .flatMap(each -> each.content.stream())
            .anyMatch(piece -> piece[0] > sentence.start(i));
    if (taken) {
      return;
    }
    content.cutBefore(sentence.start(i));
    boolean further = sentence.is(i + 1, THEIR_PREPOSITIONS);
    int cueEnd = sentence.end(further ? i + 1 : i);
    Report report = new Report(subject.get(), sentence.start(i), cueEnd);
    int from = further ? cueEnd : content.skipHearer(report, i);
    content.add(report, from, sentence.end());
    if (!report.content.isEmpty()) {
      own.add(report);
    }
  }

  /// "X quoted Y as saying", "Y was quoted by X as saying", "Y was quoted as saying by X".
  private void quotedAs(int saying) {
    int cue = saying - 1;
    while (cue >= 0
        && !sentence.is(cue, "quoted")
        && !sentence.is(cue, "cited")
        && saying - cue < 14) {
      cue--;
    }
    if (cue < 0 || saying - cue >= 14) {
      return;
    }
    boolean passive = sentence.is(cue - 1, BE) || sentence.is(cue - 2, BE);
    Optional<Source> source;
    Optional<String> carrier = Optional.empty();
    if (passive) {
      source = phrases.subject(sentence.is(cue - 1, BE) ? cue - 2 : cue - 3, cue);
      int by =
          sentence.is(cue + 1, "by") ? cue + 2 : sentence.is(saying + 1, "by") ? saying + 2 : -1;
      if (by > 0) {
        carrier = sentence.nameFrom(by);
      }
    } else {
      int last = saying - 2;
      source = Optional.of(phrases.source(cue + 1, phrases.head(cue + 1, last), last));
      if (sentence.is(cue + 1, PRONOUN_OBJECTS) && last == cue + 1) {
        source =
            Optional.of(
                new Source(
                    Kind.PRONOUN,
                    sentence.start(cue + 1),
                    sentence.end(cue + 1),
                    Optional.empty()));
      }
      carrier = phrases.subject(cue - 1, cue).flatMap(Source::name);
    }
    if (source.isEmpty()) {
      return;
    }
    Report report = new Report(source.get(), sentence.start(cue), sentence.end(saying));
    report.carrier = carrier;
    int from = sentence.end(saying);
    if (sentence.is(saying + 1, "by")) {
      int after = saying + 2;
      while (after < sentence.size() && sentence.isJoined(after) && !sentence.is(after, "that")) {
        after++;
      }
      from = after < sentence.size() ? sentence.end(after) : sentence.end();
    }
    if (sentence.is(saying + 1, "that")) {
      from = sentence.end(saying + 1);
    }
    content.add(report, from, sentence.end());
    if (report.content.isEmpty() || content.isIdle(from, sentence.end())) {
      report.content = new ArrayList<>();
      content.add(
          report,
          sentence.start(),
          sentence.start(Math.max(0, sentence.wordAt(report.source.start()))));
    }
    int cueAt = sentence.start(cue);
    own.removeIf(each -> each.cueStart >= cueAt);
    own.add(report);
  }

  /// Reads a report whose verb is at a place, and gives the last word that belongs to it.
  private int verb(int i) {
    boolean act = cues.onlyAct(i);
    Optional<Source> source = act ? Optional.empty() : phrases.inverted(i);
    boolean isInverted = source.isPresent();
    int before = i - 1;
    if (source.isEmpty()) {
      before = cues.backOver(i);
      source = phrases.subject(before, i);
    }
    if (source.isEmpty()) {
      source = coordinated(i);
      if (source.isPresent()) {
        content.cutBefore(sentence.start(Math.max(0, cues.backOver(i))));
      }
    }
    if (source.isEmpty()) {
      return i;
    }
    Source who = phrases.withList(source.get());
    if (who.kind() == Kind.OTHER && sentence.is(i, NOUNS)) {
      return i;
    }
    if (who.kind() == Kind.OTHER && !sentence.is(i, SAYING) && !cues.reportsSpeech(i)) {
      return i;
    }
    if (act && who.kind() != Kind.NAME && who.kind() != Kind.PRONOUN && who.kind() != Kind.OFFICE) {
      return i;
    }
    if (FIRST_PERSON.contains(text.substring(who.start(), who.end()).toLowerCase(Locale.ROOT))) {
      return i;
    }
    boolean further =
        act && sentence.is(i, WITH_PREPOSITION) && sentence.is(i + 1, THEIR_PREPOSITIONS);
    int cueEnd = sentence.end(further ? i + 1 : i);
    int semicolon = text.lastIndexOf(';', who.start());
    if (!isInverted
        && semicolon > sentence.start()
        && discourse.quotationAt(semicolon) < 0
        && own.isEmpty()) {
      mixed = true;
    }
    if (!isInverted && who.start() < sentence.start(i)) {
      content.cutBeforeClause(sentence.wordBehind(who.start()));
    }
    Report report = new Report(who, sentence.start(i), cueEnd);
    if (act) {
      content.add(report, cueEnd, sentence.end());
      report.hearer = phrases.meeting();
      own.add(report);
      return i;
    }
    int frameFrom = isInverted ? sentence.start(i) : Math.min(who.start(), sentence.start(i));
    int after = isInverted ? who.end() : sentence.end(i);
    int from =
        isInverted
            ? cues.skipAdverbials(sentence.wordBehind(after) - 1)
            : content.skipHearer(report, i);
    boolean restIdle =
        content.isIdle(from, sentence.end()) || content.startsParticipleOrWhich(from);
    if (isInverted || (restIdle && sentence.commaBefore(frameFrom))) {
      own.stream()
          .filter(each -> each.cueStart < frameFrom)
          .forEach(each -> content.endAt(each, frameFrom));
    }
    boolean quotationBefore = sentence.endsQuotationBefore(frameFrom);
    if (isInverted) {
      content.add(
          report,
          quotationBefore ? content.quotationStart(frameFrom) : content.contentStart(frameFrom),
          frameFrom);
      content.addQuotationBehind(report, after);
      if (!quotationBefore) {
        content.addRest(report, frameFrom, after);
      }
    } else if (quotationBefore) {
      content.add(report, content.quotationStart(frameFrom), frameFrom);
      content.addQuotationBehind(report, after);
    } else if (restIdle && sentence.commaBefore(frameFrom)) {
      content.add(report, content.contentStart(frameFrom), frameFrom);
      content.addRest(report, frameFrom, from);
    } else if (!restIdle) {
      content.add(report, from, sentence.end());
    } else if (sentence.gap(sentence.size() - 1).endsWith(":")) {
      content.add(report, from, sentence.end());
    }
    if (report.content.isEmpty()) {
      // what he said may stand in the next sentence, behind a colon
      own.add(report);
      return i;
    }
    report.hearer = report.hearer.or(() -> phrases.meeting());
    own.add(report);
    return i;
  }

  /// The subject of the verb before, where a verb follows "and" or a comma.
  private Optional<Source> coordinated(int verb) {
    boolean follows =
        sentence.is(verb - 1, "and") || (verb > 0 && sentence.gap(verb - 1).startsWith(","));
    int back = verb - 1;
    while (back > 0
        && (sentence.isAdverb(back) || sentence.is(back, "also") || sentence.is(back, "then"))) {
      back--;
      follows |= sentence.is(back, "and");
    }
    if (!follows) {
      return Optional.empty();
    }
    for (int r = own.size() - 1; r >= 0; r--) {
      if (own.get(r).source.end() > own.get(r).source.start()) {
        return Optional.of(own.get(r).source);
      }
    }
    return phrases.opening(0, verb);
  }

  /// Who does what a participle says: who speaks in the clause before it, or its subject.
  private Optional<Source> subjectBefore(int i) {
    for (int r = own.size() - 1; r >= 0; r--) {
      Report report = own.get(r);
      if (report.source.isWritten() && report.cueStart < sentence.start(i)) {
        boolean clauseBetween = text.substring(report.cueEnd, sentence.start(i)).indexOf(';') >= 0;
        return clauseBetween ? Optional.empty() : Optional.of(report.source);
      }
    }
    // the first subject of the sentence that stands where a clause begins
    for (int j = 0; j < i; j++) {
      boolean begins =
          j == 0 || sentence.gap(j - 1).startsWith(",") || sentence.gap(j - 1).endsWith("”");
      if (!begins
          || sentence.isQuoted(j)
          || sentence.is(j, PREPOSITIONS)
          || sentence.key(j).endsWith("ing")) {
        continue;
      }
      Optional<Source> source = phrases.opening(j, i);
      if (source.isPresent()) {
        return source;
      }
    }
    return Optional.empty();
  }

  /// "Reuters reported, quoting Norland’s media": what Reuters carries, those media said.
  private void carriers() {
    for (int i = 1; i < sentence.size(); i++) {
      if (sentence.isQuoted(i) || own.isEmpty()) {
        continue;
      }
      boolean quoting = sentence.is(i, "quoting") || sentence.is(i, "citing");
      boolean carried =
          sentence.is(i, CARRIED) && (sentence.is(i + 1, "by") || sentence.is(i + 1, "on"));
      if (quoting) {
        Report last = own.getLast();
        boolean outlet =
            last.source.kind() == Kind.NAME
                || (last.source.kind() == Kind.BODY && last.source.name().isPresent());
        int to = i + 1;
        while (to + 1 < sentence.size()
            && sentence.isJoined(to)
            && to - i < 9
            && !sentence.is(to + 1, PREPOSITIONS)) {
          to++;
        }
        if (to >= sentence.size() || !outlet) {
          continue;
        }
        Source origin = phrases.source(i + 1, phrases.head(i + 1, to), to);
        String phrase = text.substring(sentence.start(i + 1), sentence.end(to));
        Report told = new Report(phrases.asOrigin(origin, phrase), last.cueStart, last.cueEnd);
        told.carrier = last.source.name();
        told.content = last.content;
        for (int[] piece : told.content) {
          if (piece[0] <= sentence.start(i) && piece[1] > sentence.start(i)) {
            piece[1] = Math.max(piece[0], sentence.start(i));
          }
        }
        own.set(own.size() - 1, told);
      } else if (carried) {
        Optional<String> name = sentence.nameFrom(i + 2);
        if (name.isPresent() && own.getLast().carrier.isEmpty()) {
          own.getLast().carrier = name;
        }
      }
    }
  }

  /// Marks reports that stand in what another one reports.
  private void nest() {
    for (Report inner : own) {
      for (Report outer : own) {
        if (inner != outer && !inner.source.equals(outer.source)) {
          for (int[] piece : outer.content) {
            boolean within = piece[0] <= inner.cueStart && inner.cueEnd <= piece[1];
            boolean back =
                inner.content.stream()
                    .anyMatch(p -> p[0] <= outer.cueStart && outer.cueEnd <= p[1]);
            if (within && (!back || outer.cueStart < inner.cueStart)) {
              inner.nested = true;
            }
          }
        }
      }
    }
  }
}
