package dateline.article;

import static dateline.article.SpeechWords.AFTER_NAME;
import static dateline.article.SpeechWords.AUXILIARIES;
import static dateline.article.SpeechWords.BE;
import static dateline.article.SpeechWords.CLAUSE_OPENERS;
import static dateline.article.SpeechWords.HONORIFICS;
import static dateline.article.SpeechWords.INDEFINITE;
import static dateline.article.SpeechWords.JOINING;
import static dateline.article.SpeechWords.PREPOSITIONS;
import static dateline.article.SpeechWords.STRONG;
import static dateline.article.SpeechWords.TALKS;
import static dateline.article.SpeechWords.TELLING;
import static dateline.article.SpeechWords.TIMES;

import dateline.article.Report.Kind;
import dateline.article.Report.Source;
import java.util.Optional;

/// Who the noun phrases of a sentence name that are said to speak: before a verb ("Ida Muir, the
/// mayor of Oban, said") or behind it (“…,” said Ida Muir).
///
/// What is only part of a subject names nobody, nor do several who speak together.
final class SpeakerPhrases {

  /// Words of a subject, at most.
  static final int LONGEST = 16;

  private final Discourse discourse;
  private final String text;
  private final SpeechSentence sentence;

  SpeakerPhrases(Discourse discourse, SpeechSentence sentence) {
    this.discourse = discourse;
    this.text = discourse.text();
    this.sentence = sentence;
  }

  /// The subject that begins at a word and is followed by a verb.
  Optional<Source> opening(int from, int limit) {
    if (sentence.isPronoun(from)) {
      return Optional.of(pronoun(from));
    }
    int last = -1;
    for (int j = from; j < limit && j < from + 8; j++) {
      int n = sentence.nameEndingAt(sentence.end(j));
      boolean office = sentence.is(j, Persons.OFFICES) || sentence.is(j, Persons.BODIES);
      if (n >= 0 || office) {
        last = j;
        boolean more =
            sentence.isJoined(j)
                && j + 1 < limit
                && (sentence.nameAt(sentence.start(j + 1)) >= 0
                    || sentence.is(j + 1, Persons.OFFICES)
                    || sentence.is(j + 1, Persons.BODIES));
        if (!more) {
          break;
        }
      }
      if (!sentence.isJoined(j) || sentence.is(j + 1, PREPOSITIONS)) {
        break;
      }
    }
    if (last < 0 || last + 1 >= limit) {
      return Optional.empty();
    }
    boolean verbFollows =
        sentence.gap(last).isEmpty()
            && Character.isLowerCase(text.charAt(sentence.start(last + 1)))
            && !sentence.is(last + 1, PREPOSITIONS)
            && !sentence.is(last + 1, "and");
    boolean apposed = sentence.gap(last).startsWith(",") && sentence.isApposed(last + 1);
    if (!verbFollows && !apposed) {
      return Optional.empty();
    }
    int n = sentence.nameEndingAt(sentence.end(last));
    if (n >= 0
        && !sentence.name(n).certain()
        && !discourse.persons().isKnown(sentence.name(n).text())
        && !discourse.isCertain(sentence.name(n).text())) {
      return Optional.empty();
    }
    Source source = source(from, last, last);
    return source.kind() == Kind.OTHER ? Optional.empty() : Optional.of(source);
  }

  private Source pronoun(int i) {
    String key = sentence.key(i);
    Kind kind = key.equals("it") ? Kind.IT : key.equals("they") ? Kind.OTHER : Kind.PRONOUN;
    return new Source(kind, sentence.start(i), sentence.end(i), Optional.empty());
  }

  /// The subject that ends at a word before a verb.
  Optional<Source> subject(int last, int verb) {
    if (last < 0 || sentence.isQuoted(last) || sentence.is(last, JOINING)) {
      return Optional.empty();
    }
    if (sentence.isPronoun(last)) {
      return Optional.of(pronoun(last));
    }
    int to = last;
    if (sentence.is(to, "who") || (sentence.is(to, "which") && to > 0)) {
      to--;
      if (to < 0) {
        return Optional.empty();
      }
      int from = from(to);
      return Optional.of(source(from, head(from, to), to));
    }
    if (sentence.gap(to).startsWith(",") && to < verb) {
      Optional<Source> apposed = beforeApposition(to);
      if (apposed.isPresent()) {
        return apposed;
      }
      return Optional.empty();
    }
    if (!sentence.gap(to).isEmpty() && !sentence.isJoined(to) && !sentence.gap(to).endsWith(")")) {
      return Optional.empty();
    }
    int from = from(to);
    if (from > to) {
      return Optional.empty();
    }
    // "the foreign minister, Ida Muir, said" ends above; here the name stands alone
    return Optional.of(source(from, head(from, to), to));
  }

  /// Where the subject begins that ends at a word.
  private int from(int to) {
    int from = to;
    while (from > 0
        && to - from < LONGEST
        && sentence.isJoined(from - 1)
        && !sentence.isQuoted(from - 1)
        && !sentence.is(from - 1, CLAUSE_OPENERS)
        && !sentence.is(from - 1, STRONG)
        && !sentence.is(from - 1, BE)) {
      if (sentence.is(from - 1, "and")
          && !joinsNames(from - 1)
          && !(from > 1 && isThing(from - 2) && !hasVerbBefore(from - 1))) {
        break;
      }
      from--;
    }
    return from;
  }

  private boolean isThing(int i) {
    return sentence.nameEndingAt(sentence.end(i)) >= 0
        || sentence.is(i, Persons.OFFICES)
        || sentence.is(i, Persons.BODIES);
  }

  /// Whether a verb stands before a word in its clause.
  private boolean hasVerbBefore(int i) {
    for (int j = i - 1;
        j >= 0 && i - j < LONGEST && sentence.gap(j).isEmpty() && !sentence.isQuoted(j);
        j--) {
      String key = sentence.key(j);
      boolean past =
          key.endsWith("ed") && sentence.nameAt(sentence.start(j)) < 0 && !key.equals("united");
      if (BE.contains(key) || AUXILIARIES.contains(key) || STRONG.contains(key) || past) {
        return true;
      }
    }
    return false;
  }

  private boolean joinsNames(int and) {
    return and > 0
        && (sentence.insideName(and)
            || (sentence.nameEndingAt(sentence.end(and - 1)) >= 0
                && sentence.nameAt(sentence.start(and + 1)) >= 0));
  }

  /// The name before an apposition that ends here: "Ida Muir, the mayor of Oban, said"; or the
  /// apposition where it is the name: "the mayor, Ida Muir, said".
  private Optional<Source> beforeApposition(int last) {
    int comma = last;
    int steps = 0;
    while (comma > 0 && steps < 30 && !sentence.gap(comma - 1).startsWith(",")) {
      if (sentence.isQuoted(comma)
          || sentence.gap(comma - 1).startsWith(";")
          || sentence.gap(comma - 1).startsWith("“")) {
        return Optional.empty();
      }
      comma--;
      steps++;
    }
    if (comma == 0 || steps >= 30) {
      return Optional.empty();
    }
    int first = comma;
    int n = sentence.nameAt(sentence.start(first));
    boolean whole = n >= 0 && sentence.name(n).end() >= sentence.end(last);
    int before = first - 1;
    int from = from(before);
    if (whole && isDescription(from, before)) {
      return Optional.of(source(first, last, last));
    }
    if (whole
        && sentence.nameEndingAt(sentence.end(before)) >= 0
        && comma == last
        && !isDescription(from, before)) {
      // "Ida Muir, Oban, said": a place behind a name
      return Optional.of(source(from, head(from, before), before));
    }
    Source source = source(from, head(from, before), before);
    if (source.isTold()) {
      return Optional.of(source);
    }
    // "Ida Muir, head of roads, the office’s oldest branch, said"
    return source.kind() == Kind.OTHER
            && first > 1
            && sentence.gap(from - 1).startsWith(",")
            && from > 0
        ? beforeApposition(before)
        : Optional.of(source);
  }

  private boolean isDescription(int from, int to) {
    boolean the = sentence.is(from, "the") || sentence.is(from, "a") || sentence.is(from, "an");
    if (the && sentence.nameEndingAt(sentence.end(to)) < 0) {
      return true;
    }
    for (int i = from; i <= to; i++) {
      if (sentence.is(i, Persons.OFFICES)) {
        return sentence.nameEndingAt(sentence.end(to)) < 0
            || ArticleNames.withoutTitles(
                    sentence.name(sentence.nameEndingAt(sentence.end(to))).text())
                .isBlank()
            || sentence.is(to - 1, "of");
      }
    }
    return false;
  }

  /// The last word of a subject's head: before its first preposition.
  int head(int from, int to) {
    for (int i = from + 1; i <= to; i++) {
      if (sentence.is(i, PREPOSITIONS) && !sentence.insideName(i)) {
        return i - 1;
      }
    }
    return to;
  }

  /// Who a noun phrase names.
  ///
  /// @param head its last word before any preposition
  Source source(int first, int head, int to) {
    int from = first < head && sentence.is(first, JOINING) ? first + 1 : first;
    int begin = sentence.start(from);
    int finish = sentence.end(to);
    if (from == to && sentence.isPronoun(from)) {
      return pronoun(from);
    }
    Source other = new Source(Kind.OTHER, begin, finish, Optional.empty());
    if (sentence.is(from, PREPOSITIONS) || joined(from, head)) {
      Optional<Source> behindTime = behindTime(from, to);
      return behindTime.orElse(other);
    }
    int n = sentence.nameEndingAt(sentence.end(head));
    if (n < 0 && sentence.gap(head).equals(".")) {
      n = sentence.nameEndingAt(sentence.end(head) + 1);
    }
    if (n >= 0) {
      Names.Name name = sentence.name(n);
      String bare = ArticleNames.withoutTitles(name.text()).strip();
      boolean title = bare.isEmpty() || bare.startsWith("of ");
      String lastWord = sentence.key(head);
      if (Persons.BODIES.contains(lastWord) && !name.text().equals(bare + "x")) {
        boolean all = from == head || name.start() == begin;
        boolean the = sentence.is(from, "the") && sentence.wordBehind(name.start()) == from + 1;
        return new Source(
            Kind.BODY, begin, finish, all || the ? Optional.of(name.text()) : Optional.empty());
      }
      if (title || Persons.OFFICES.contains(lastWord)) {
        return new Source(Kind.OFFICE, begin, finish, Optional.empty());
      }
      boolean adverb = !name.certain() && name.text().endsWith("ly");
      boolean several =
          !name.certain()
              && name.text().endsWith("s")
              && !discourse.persons().isKnown(name.text())
              && !DatelinePrefix.isKnownOutlet(name.text());
      boolean ordinary =
          name.text().length() < 2
              || discourse.persons().isOfPlace(name.text())
              || sentence.is(head, INDEFINITE);
      boolean titled = bare.length() < name.text().length() || isTitled(from, head);
      return adverb || several || ordinary
          ? other
          : new Source(Kind.NAME, begin, finish, Optional.of(name.text()), titled);
    }
    String last = sentence.key(head);
    boolean definite =
        sentence.is(from, "the")
            || sentence.is(from, "his")
            || sentence.is(from, "her")
            || sentence.is(from, "their")
            || sentence.nameAt(sentence.start(from)) >= 0;
    if (Persons.BODIES.contains(last) || last.equals("officials")) {
      return new Source(
          definite && !last.equals("officials") ? Kind.BODY : Kind.OTHER,
          begin,
          finish,
          Optional.empty());
    }
    if (Persons.OFFICES.contains(last) && definite) {
      return new Source(Kind.OFFICE, begin, finish, Optional.empty());
    }
    return other;
  }

  private boolean isTitled(int from, int head) {
    for (int i = from; i < head; i++) {
      if (sentence.is(i, HONORIFICS) || sentence.is(i, Persons.OFFICES)) {
        return true;
      }
    }
    return false;
  }

  /// "On Friday Ida Muir said": what stands behind a time.
  private Optional<Source> behindTime(int from, int to) {
    int i = from;
    if (!sentence.is(i, "on") && !sentence.is(i, "in") && !sentence.is(i, "earlier")) {
      return Optional.empty();
    }
    i++;
    int times = i;
    while (i <= to
        && (sentence.is(i, TIMES) || sentence.key(i).chars().allMatch(Character::isDigit))) {
      i++;
    }
    return i > times && i <= to ? Optional.of(source(i, head(i, to), to)) : Optional.empty();
  }

  /// Whether "and" joins several in a subject.
  private boolean joined(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (sentence.is(i, "and") && !sentence.insideName(i)) {
        return true;
      }
    }
    return false;
  }

  /// Who speaks behind a verb that itself follows what was said: “…,” said Ida Muir.
  Optional<Source> inverted(int verb) {
    if (verb == 0 || verb + 1 >= sentence.size() || sentence.is(verb, TELLING)) {
      return Optional.empty();
    }
    String gapBefore = sentence.gap(verb - 1);
    boolean quoted = sentence.endsQuotation(verb);
    boolean comma = gapBefore.endsWith(",") || gapBefore.endsWith(",”");
    if ((!quoted && !comma)
        || !sentence.gap(verb).isEmpty()
        || sentence.isQuoted(verb + 1)
        || sentence.is(verb + 1, "that")) {
      return Optional.empty();
    }
    int from = verb + 1;
    boolean other =
        sentence.is(from, AFTER_NAME)
            || sentence.is(from, CLAUSE_OPENERS)
            || sentence.is(from, PREPOSITIONS);
    if (other) {
      return Optional.empty();
    }
    if (sentence.isPronoun(from)) {
      return quoted ? Optional.of(pronoun(from)) : Optional.empty();
    }
    int last = from;
    while (last + 1 < sentence.size()
        && last - from < LONGEST
        && sentence.isJoined(last)
        && !sentence.isQuoted(last + 1)
        && !(sentence.is(last + 1, PREPOSITIONS) && !sentence.insideName(last + 1))
        && !sentence.is(last + 1, AFTER_NAME)) {
      last++;
      int n = sentence.nameEndingAt(sentence.end(last));
      if (n >= 0 && last + 1 < sentence.size() && sentence.is(last + 1, AFTER_NAME)) {
        break;
      }
    }
    if (last + 1 < sentence.size() && sentence.is(last + 1, "of") && sentence.isJoined(last)) {
      // "the mayor of Oban"
      int more = last + 1;
      while (more + 1 < sentence.size()
          && sentence.isJoined(more)
          && !sentence.isQuoted(more + 1)
          && more - last < 6
          && !sentence.is(more + 1, AFTER_NAME)) {
        more++;
      }
      Source source = behindOffice(more).orElse(source(from, last, more));
      return quoted || endsClause(more) ? Optional.of(source) : Optional.empty();
    }
    Source alone = source(from, last, last);
    Source source = alone.kind() == Kind.NAME ? alone : behindOffice(last).orElse(alone);
    boolean ends = endsClause(last);
    boolean known = source.isTold();
    if (!quoted && !(ends && (known || last == sentence.size() - 1))) {
      return Optional.empty();
    }
    boolean clause = false;
    for (int j = from; j <= last; j++) {
      clause |= sentence.is(j, BE) || sentence.is(j, AUXILIARIES);
    }
    if (!quoted && (!ends || clause || last - from > 7)) {
      return Optional.empty();
    }
    boolean possessive =
        last + 1 < sentence.size()
            && !sentence.isJoined(last)
            && sentence.gap(last).startsWith("’");
    return possessive ? Optional.empty() : Optional.of(source);
  }

  /// The name behind an office: “…,” said the mayor, Ida Muir.
  private Optional<Source> behindOffice(int last) {
    if (last + 1 >= sentence.size() || !sentence.gap(last).equals(",")) {
      return Optional.empty();
    }
    int n = sentence.nameAt(sentence.start(last + 1));
    if (n < 0) {
      return Optional.empty();
    }
    int to = last + 1;
    while (to + 1 < sentence.size() && sentence.end(to) < sentence.name(n).end()) {
      to++;
    }
    boolean apart = to + 1 >= sentence.size() || !sentence.gap(to).isEmpty();
    Source source = source(last + 1, to, to);
    return apart && source.kind() == Kind.NAME ? Optional.of(source) : Optional.empty();
  }

  /// Whether what follows a word is not the rest of a clause.
  private boolean endsClause(int i) {
    return i + 1 >= sentence.size()
        || (!sentence.gap(i).isEmpty() && !sentence.isJoined(i))
        || (sentence.is(i + 1, AFTER_NAME) && endsSoon(i + 1));
  }

  private boolean endsSoon(int from) {
    for (int j = from; j < sentence.size(); j++) {
      if (!sentence.gap(j).isEmpty() || j == sentence.size() - 1) {
        return j - from < 9;
      }
    }
    return true;
  }

  /// "Ida Muir, Ian Moore and Una Reid": all who speak, where several do.
  Source withList(Source source) {
    int first = sentence.wordBehind(source.start());
    if (source.kind() != Kind.OTHER
        || !source.isWritten()
        || !joined(first, sentence.wordBehind(source.end()) - 1)) {
      return source;
    }
    int begin = first;
    while (begin > 0 && sentence.gap(begin - 1).equals(",") && !sentence.isQuoted(begin - 1)) {
      int n = sentence.nameEndingAt(sentence.end(begin - 1));
      if (n < 0) {
        break;
      }
      int further = Math.min(begin - 1, sentence.wordBehind(sentence.name(n).start()));
      if (further < 0) {
        break;
      }
      begin = further;
    }
    return new Source(Kind.OTHER, sentence.start(begin), source.end(), Optional.empty());
  }

  /// "In a phone call with Jilani": who else takes part.
  Optional<Source> meeting() {
    for (int j = 0; j + 2 < sentence.size(); j++) {
      if (sentence.is(j, TALKS) && !sentence.isQuoted(j) && sentence.is(j + 1, "with")) {
        for (int k = j + 2; k < sentence.size() && k < j + 7; k++) {
          int n = sentence.nameAt(sentence.start(k));
          if (n >= 0
              && !(n + 1 < sentence.names()
                  && sentence.isSpaced(sentence.name(n).end(), sentence.name(n + 1).start()))) {
            Names.Name name = sentence.name(n);
            return Optional.of(
                new Source(Kind.NAME, name.start(), name.end(), Optional.of(name.text())));
          }
          if (!sentence.isJoined(k) && sentence.gap(k).startsWith(",")) {
            break;
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Whose words an outlet quotes, by the whole phrase where it only has a name in it.
  Source asOrigin(Source origin, String phrase) {
    return origin.kind() == Kind.OTHER
            && !Names.in(phrase).isEmpty()
            && !joined(sentence.wordAt(origin.start()), sentence.wordAt(origin.end() - 1))
        ? new Source(
            Kind.BODY,
            origin.start(),
            origin.end(),
            Optional.of(phrase.startsWith("the ") ? phrase.substring(4) : phrase))
        : origin;
  }
}
