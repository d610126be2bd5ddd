package dateline.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether what a stretch says is as true there as in the quote: as denied, possible, planned,
/// alleged or conditioned.
final class TruthCheck {
  private static final Set<String> CONDITIONS = Words.set("if unless whether provided");
  private static final Set<String> UNLESS = Words.set("if unless provided");
  private static final int[] DOUBTS = {Reading.ALLEGED, Reading.DOUBTED};

  private final Match match;
  private final List<Reading.Token> stretch;
  private final Ground ground;

  TruthCheck(Match match) {
    this.match = match;
    this.stretch = match.stretch;
    this.ground = match.ground;
  }

  void colours() {
    for (Reading.Token token : stretch) {
      if (!Grammar.isNegation(token.key)) {
        continue;
      }
      if (ground.tokens.stream()
          .noneMatch(t -> Grammar.isNegation(t.key) || (t.flags & Reading.NEGATED) != 0)) {
        match.object(Verdict.About.NEGATION, token.text);
      }
    }
    boolean plainFrames =
        stretch.stream().noneMatch(t -> t.frame && Grammar.isCue(t))
            && ground.context().stream().noneMatch(t -> t.frame && Grammar.isCue(t));
    for (Reading.Token token : stretch) {
      List<Reading.Token> found = match.found(token);
      boolean counts =
          token.isContent() || token.kind == Reading.Kind.NUMBER || token.kind == Reading.Kind.DATE;
      if (!counts || found.isEmpty() || (token.frame && plainFrames)) {
        continue;
      }
      List<Reading.Token> nearest = nearest(token, found);
      if (nearest.stream().noneMatch(t -> agrees(token, t))) {
        boolean negation =
            found.stream().noneMatch(t -> ((t.flags ^ token.flags) & Reading.NEGATED) == 0);
        match.object(negation ? Verdict.About.NEGATION : Verdict.About.MODALITY, token.text);
      }
    }
    bareClauses();
    conditions();
  }

  /// Of several places where a word stands in the quote, those with most of the words around it.
  private List<Reading.Token> nearest(Reading.Token token, List<Reading.Token> found) {
    if (found.size() < 2) {
      return found;
    }
    List<Reading.Token> nearest = new ArrayList<>();
    int most = -1;
    for (Reading.Token theirs : found) {
      int shared = shared(stretch, stretch.indexOf(token), theirs);
      if (shared > most) {
        nearest.clear();
        most = shared;
      }
      if (shared == most) {
        nearest.add(theirs);
      }
    }
    return nearest;
  }

  private int shared(List<Reading.Token> tokens, int i, Reading.Token theirs) {
    int shared = 0;
    int at = ground.context().indexOf(theirs);
    for (int mine = Math.max(0, i - Match.BESIDE);
        mine <= i + Match.BESIDE && mine < tokens.size();
        mine++) {
      for (Reading.Token found : match.found(tokens.get(mine))) {
        boolean counts = mine != i && !Lexicon.isFunction(found.key);
        if (counts && Math.abs(ground.context().indexOf(found) - at) <= Match.BESIDE) {
          shared++;
          break;
        }
      }
    }
    return shared;
  }

  /// Whether a word is as true here as there; what is alleged somewhere in the quote may be alleged
  /// here with more of its words.
  private boolean agrees(Reading.Token mine, Reading.Token theirs) {
    int differ = (mine.flags ^ theirs.flags) & ~Reading.REFUSED;
    if ((theirs.flags & Reading.REFUSED) != 0 && (mine.flags & Reading.NEGATED) != 0) {
      differ &= ~Reading.UNREALISED;
    }
    for (int doubt : DOUBTS) {
      if ((theirs.flags & doubt) == 0
          && ground.tokens.stream().anyMatch(t -> (t.flags & doubt) != 0)) {
        differ &= ~doubt;
      }
    }
    if (mine.kind == Reading.Kind.DATE || Match.TIMES.contains(mine.key)) {
      differ &= ~Reading.NEGATED;
    }
    return differ == 0;
  }

  /// A clause without a content word has no word to tell its colour by: its names do.
  private void bareClauses() {
    Set<Integer> told = new HashSet<>();
    for (Reading.Token token : stretch) {
      if (token.isContent() && !token.frame && !match.found(token).isEmpty()) {
        told.add(token.clause);
      }
    }
    for (Reading.Token token : stretch) {
      if (told.contains(token.clause) || token.frame) {
        continue;
      }
      List<Reading.Token> found = match.found(token);
      if (!found.isEmpty()
          && token.kind != Reading.Kind.DATE
          && found.stream().noneMatch(t -> agrees(token, t))) {
        match.object(Verdict.About.NEGATION, token.text);
      }
    }
  }

  /// What the quote says only under a condition is not to be said without it.
  private void conditions() {
    if (stretch.stream().anyMatch(t -> CONDITIONS.contains(t.key))) {
      return;
    }
    for (Reading.Token condition : ground.context()) {
      if (!UNLESS.contains(condition.key)) {
        continue;
      }
      boolean touched =
          stretch.stream()
              .filter(token -> token.isContent() && !match.found(token).isEmpty())
              .anyMatch(token -> match.found(token).stream().allMatch(t -> isBeside(t, condition)));
      if (touched) {
        match.object(Verdict.About.MODALITY, condition.text);
      }
    }
  }

  private static boolean isBeside(Reading.Token token, Reading.Token condition) {
    return token.sentence == condition.sentence && Math.abs(token.clause - condition.clause) <= 1;
  }
}
