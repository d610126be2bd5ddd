package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import java.util.List;
import java.util.Optional;

/// Who does what to whom in a question that names both: "Did Norland attack Lodrin?", "Norland's
/// raids on Lodrin". A sentence that tells the same the other way round has all of the question's
/// words and does not answer it.
final class Direction {

  private final Reading.Token event;
  private final EventSentence.Roles asked;

  private Direction(Reading.Token event, EventSentence.Roles asked) {
    this.event = event;
    this.asked = asked;
  }

  /// That of a question; empty where it does not name both.
  static Optional<Direction> of(Inquiry inquiry) {
    EventSentence question = EventSentence.ofQuestion(inquiry.text());
    for (Reading.Token token : question.reading().tokens) {
      if (!token.isContent() || !(question.isVerb(token) || question.isAimed(token))) {
        continue;
      }
      EventSentence.Roles roles = question.roles(token);
      if (!roles.agents().isEmpty()
          && !roles.targets().isEmpty()
          && !Disputes.share(roles.agents(), roles.targets())) {
        return Optional.of(new Direction(token, roles));
      }
    }
    return Optional.empty();
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
