package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.article.TimeReferences;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a sentence misses that has the event a question asks about: it gives the time of another
/// ("the bridge, built in 1932, fell" for when it fell), or only names what was done ("the decision
/// was taken by the cabinet" for what it decided).
final class Missed {

  private static final Set<String> DOES = Words.set("did does do has have had");

  private final EventSentence question;
  private final Reading asked;
  private final boolean time;
  private final Optional<Reading.Token> done;
  private final Map<String, List<TimeReference>> times = new ConcurrentHashMap<>();

  private Missed(EventSentence question, boolean time, Optional<Reading.Token> done) {
    this.question = question;
    this.asked = question.reading();
    this.time = time;
    this.done = done;
  }

  /// What can be missed of what a question asks for.
  static Missed of(Inquiry inquiry) {
    EventSentence question = EventSentence.ofQuestion(inquiry.text());
    Optional<Reading.Token> done =
        inquiry.kind() == AnswerKind.OTHER ? done(question.reading()) : Optional.empty();
    return new Missed(question, inquiry.kind() == AnswerKind.TIME, done);
  }

  /// The verb of "what did the cabinet decide?", where one phrase stands before it.
  private static Optional<Reading.Token> done(Reading asked) {
    int last = asked.tokens.size() - 1;
    if (last < 3 || !asked.isKey(0, "what") || !DOES.contains(asked.at(1).key)) {
      return Optional.empty();
    }
    boolean phrase =
        asked.tokens.subList(2, last).stream()
            .noneMatch(token -> Grammar.isPreposition(token.key) || token.key.equals("about"));
    return phrase && asked.at(last).isContent() ? Optional.of(asked.at(last)) : Optional.empty();
  }

  /// Whether anything can be.
  boolean isAsked() {
    return time || done.isPresent();
  }

  /// How a sentence has the event.
  enum Way {
    /// With what is asked of it.
    TOLD,
    /// With that of another only, or without.
    MISSED,
    /// It has no word for the event, or nothing of the kind.
    UNTOLD
  }

  /// How a sentence has the event.
  Way by(Article article, Span sentence) {
    EventSentence told =
        EventSentence.of(
            article,
            sentence,
            time
                ? times.computeIfAbsent(article.id(), _ -> TimeReferences.of(article))
                : List.of());
    return time ? time(told) : done.map(verb -> deed(told, verb)).orElse(Way.UNTOLD);
  }

  /// Whether a time is told in a clause with the event.
  private Way time(EventSentence told) {
    Reading reading = told.reading();
    Set<Integer> timed = new HashSet<>();
    for (int i = 0; i < reading.tokens.size(); i++) {
      if (told.isTime(reading.at(i))) {
        timed.add(reading.at(i).clause);
        if (!hasVerb(told, i)) {
          // "On Tuesday, the bridge fell"
          timed.add(reading.at(i).clause + 1);
        }
      }
    }
    boolean has = false;
    boolean theirs = false;
    boolean perhaps = false;
    for (Reading.Token token : reading.tokens) {
      for (Reading.Token event : asked.tokens) {
        if (!timed.isEmpty() && token.isContent() && isOne(event, token)) {
          EventSentence.Roles roles = told.roles(token);
          boolean ownTime = timed.contains(token.clause);
          boolean one = areOfOne(event, roles);
          if (ownTime && one) {
            return Way.TOLD;
          }
          // "the library, founded in 1816"
          perhaps |= ownTime && roles.agents().isEmpty() && roles.targets().isEmpty();
          theirs |= one;
          has = true;
        }
      }
    }
    return has && (theirs || !perhaps) ? Way.MISSED : Way.UNTOLD;
  }

  /// Whether the question names somebody who did it, or to whom it was done, and so does this.
  private boolean areOfOne(Reading.Token event, EventSentence.Roles told) {
    EventSentence.Roles roles = question.roles(event);
    return Disputes.share(roles.agents(), told.agents())
        || Disputes.share(roles.targets(), told.targets());
  }

  private static boolean hasVerb(EventSentence told, int word) {
    Reading reading = told.reading();
    for (int i = reading.clauseStart(word); i < reading.clauseEnd(word); i++) {
      if (told.isVerb(reading.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(Reading.Token asked, Reading.Token told) {
    return asked.isContent() && !Lexicon.isLight(asked.stem) && Disputes.isSameEvent(asked, told);
  }

  private static Way deed(EventSentence told, Reading.Token verb) {
    Way way = Way.UNTOLD;
    for (Reading.Token token : told.reading().tokens) {
      if (token.isContent() && Disputes.isSameEvent(verb, token)) {
        if (token.stem.equals(verb.stem) || told.isVerb(token)) {
          return Way.TOLD;
        }
        way = Way.MISSED;
      }
    }
    return way;
  }
}
