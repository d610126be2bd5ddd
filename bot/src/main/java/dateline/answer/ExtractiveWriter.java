package dateline.answer;

import dateline.article.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes answers out of the evidence sentences themselves.
final class ExtractiveWriter {

  private static final int MAX_STATEMENTS = 3;

  /// A further sentence is said only when it is nearly as good as the first.
  private static final double NEARLY_AS_GOOD = 0.25;

  /// Sentences of different articles that share so many of their words say the same.
  private static final double SAME = 0.6;

  /// From this on a sentence counts as holding the kind of thing asked for.
  private static final double KIND_HELD = 0.6;

  /// What follows a sentence starts so many characters behind it at most.
  private static final int NEXT = 3;

  /// So near, in characters, a sentence stands beside another.
  private static final int BESIDE = 350;

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
    Evidence best = evidence.getFirst();
    double enough = best.score() - NEARLY_AS_GOOD;
    List<List<Evidence>> groups = new ArrayList<>();
    groups.add(new ArrayList<>(List.of(best)));
    companion(inquiry, best, evidence).ifPresent(c -> groups.add(new ArrayList<>(List.of(c))));
    for (Evidence candidate : evidence) {
      if (candidate.score() < enough) {
        break;
      }
      if (groups.stream().anyMatch(group -> group.contains(candidate))) {
        continue;
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

  /// The sentence beside the best one that holds the kind of thing asked for where the best does
  /// not ("The meeting was led by the minister. …", for who led it), or for what was said the words
  /// themselves where they follow.
  private static Optional<Evidence> companion(
      Inquiry inquiry, Evidence best, List<Evidence> evidence) {
    if (inquiry.kind() == AnswerKind.SAYING && !isQuotation(best)) {
      return evidence.stream()
          .filter(e -> e.article().id().equals(best.article().id()) && isQuotation(e))
          .filter(e -> e.sentence().start() >= best.sentence().end())
          .filter(e -> e.sentence().start() - best.sentence().end() <= NEXT)
          .findFirst();
    }
    if (best.kind() >= KIND_HELD) {
      return Optional.empty();
    }
    return evidence.stream()
        .filter(e -> e.kind() >= KIND_HELD && e.article().id().equals(best.article().id()))
        .filter(e -> distance(e.sentence(), best.sentence()) <= BESIDE)
        .findFirst();
  }

  private static boolean isQuotation(Evidence evidence) {
    char first = evidence.text().charAt(0);
    return first == '“' || first == '"';
  }

  private static int distance(Span one, Span other) {
    return Math.max(0, Math.max(one.start() - other.end(), other.start() - one.end()));
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
