package dateline.answer;

import dateline.article.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes answers out of the evidence sentences themselves.
final class ExtractiveWriter {

  private static final int MAX_STATEMENTS = 3;

  /// A further sentence is said only when it is nearly as good as the first.
  private static final double NEARLY_AS_GOOD = 0.8;

  /// Sentences of different articles that share so many of their words say the same.
  private static final double SAME = 0.6;

  /// A longer sentence is cut to the clauses that answer, in characters.
  private static final int LONG = 320;

  private final Clauses clauses;

  ExtractiveWriter(Clauses clauses) {
    this.clauses = clauses;
  }

  /// A draft of at most three statements, the one that answers first.
  ///
  /// @param evidence best first, at least one
  Draft write(Inquiry inquiry, List<Evidence> evidence) {
    double enough = evidence.getFirst().score() * NEARLY_AS_GOOD;
    List<List<Evidence>> groups = new ArrayList<>();
    for (Evidence candidate : evidence) {
      if (candidate.score() < enough) {
        break;
      }
      Optional<List<Evidence>> same =
          groups.stream().filter(g -> g.getFirst().overlap(candidate) >= SAME).findFirst();
      if (same.isPresent()) {
        boolean newArticle =
            same.get().stream().noneMatch(e -> e.article().id().equals(candidate.article().id()));
        if (newArticle) {
          same.get().add(candidate);
        }
        continue;
      }
      if (groups.size() < MAX_STATEMENTS) {
        groups.add(new ArrayList<>(List.of(candidate)));
      }
    }
    List<Draft.Proposal> statements = new ArrayList<>();
    for (List<Evidence> group : groups) {
      List<Draft.Quote> quotes = new ArrayList<>();
      for (Evidence member : group) {
        quotes.add(new Draft.Quote(member.article(), cut(inquiry, member)));
      }
      String text = quotes.getFirst().text();
      statements.add(
          new Draft.Proposal(
              text, quotes, Speakers.of(group.getFirst().article(), group.getFirst().sentence())));
    }
    return new Draft(Answer.Method.EXTRACTIVE, statements);
  }

  /// The sentence, or where it drags on the run of its clauses that holds what was asked for.
  private Span cut(Inquiry inquiry, Evidence evidence) {
    Span sentence = evidence.sentence();
    if (sentence.length() <= LONG) {
      return sentence;
    }
    return clauses.answering(inquiry, evidence.article(), sentence);
  }
}
