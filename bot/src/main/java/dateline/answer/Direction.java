package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who does what to whom in a question that names both: "Did Norland attack Lodrin?", "Norland's
/// raids on Lodrin". A sentence that tells the same the other way round has all of the question's
/// words and does not answer it.
final class Direction {

  private static final Set<String> DOES = Words.set("did does do");

  private final Reading.Token event;
  private final EventSentence.Roles asked;

  private Direction(Reading.Token event, EventSentence.Roles asked) {
    this.event = event;
    this.asked = asked;
  }

  /// That of a question; empty where it does not name both.
  static Optional<Direction> of(Inquiry inquiry) {
    EventSentence question = EventSentence.ofQuestion(inquiry.text());
    Set<String> asked = askedFor(question.reading());
    for (Reading.Token token : question.reading().tokens) {
      boolean verb = question.isVerb(token) || isLastOf(question.reading(), token);
      if (!token.isContent() || !(verb || question.isAimed(token))) {
        continue;
      }
      EventSentence.Roles roles = question.roles(token);
      Set<String> targets = new HashSet<>(roles.targets());
      targets.addAll(asked);
      if (!roles.agents().isEmpty()
          && !targets.isEmpty()
          && !Disputes.share(roles.agents(), targets)) {
        return Optional.of(
            new Direction(token, new EventSentence.Roles(roles.agents(), targets, roles.places())));
      }
    }
    return Optional.empty();
  }

  /// The names in what it was done to, where that is asked for: "which province of Lodrin did
  /// Norland attack".
  private static Set<String> askedFor(Reading question) {
    Set<String> names = new HashSet<>();
    for (int i = 1; i < doing(question); i++) {
      if (question.at(i).kind == Reading.Kind.NAME) {
        names.add(question.at(i).stem);
      }
    }
    return names;
  }

  /// Whether a word is the verb that such a question ends with.
  private static boolean isLastOf(Reading question, Reading.Token token) {
    return doing(question) > 0 && question.tokens.getLast() == token;
  }

  /// The place of "did" in such a question; 0 where there is none.
  private static int doing(Reading question) {
    boolean which = question.isKey(0, "which") || question.isKey(0, "what");
    for (int i = 1; which && i < question.tokens.size(); i++) {
      if (DOES.contains(question.at(i).key)) {
        return i;
      }
    }
    return 0;
  }

  /// Whether a sentence or the one before it names who is asked of: else it may be of another event
  /// of the kind.
  boolean names(Article article, Span sentence) {
    List<Span> sentences = ArticleText.of(article).sentences();
    int place = sentences.indexOf(sentence);
    return sentences.subList(Math.max(0, place - 1), place + 1).stream()
        .map(each -> EventSentence.of(article, each, List.of()).names())
        .anyMatch(names -> Disputes.share(names, asked.agents()));
  }

  /// Which way a sentence tells it.
  enum Way {
    /// The one that is asked of does it, or it is done to the one asked of.
    AS_ASKED,
    /// It is told of the two the other way round only.
    TURNED,
    UNTOLD
  }

  /// Which way a sentence tells it.
  Way of(Article article, Span sentence) {
    EventSentence told = EventSentence.of(article, sentence, List.of());
    Way way = Way.UNTOLD;
    for (Reading.Token token : told.reading().tokens) {
      if (!token.isContent() || !told.leads(token)) {
        continue;
      }
      EventSentence.Roles roles = told.roles(token);
      boolean same = Disputes.isSameEvent(event, token);
      boolean does = Disputes.share(roles.agents(), asked.agents());
      boolean isDoneTo = Disputes.share(roles.targets(), asked.targets());
      boolean done = Disputes.share(roles.agents(), asked.targets());
      boolean suffered = Disputes.share(roles.targets(), asked.agents());
      if ((same ? does || isDoneTo : does && isDoneTo) && !done && !suffered) {
        return Way.AS_ASKED;
      }
      if (done && (suffered || (same && !does && !isDoneTo))) {
        way = Way.TURNED;
      }
    }
    return way;
  }
}
