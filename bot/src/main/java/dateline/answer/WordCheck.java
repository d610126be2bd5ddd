package dateline.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether the ordinary words of a stretch are the quote's, or claim nothing by themselves, and
/// whether they make a sentence.
final class WordCheck {
  private static final Set<String> LEAST = Words.set("least most");
  private static final Set<String> DEFINITE =
      Words.set("the this that these those both their his her its two");
  private static final Set<String> OPENERS = Words.set("and but that however");
  private static final String TAKE = Lexicon.stem("take");

  private final Match match;
  private final List<Reading.Token> stretch;
  private final Ground ground;

  WordCheck(Match match) {
    this.match = match;
    this.stretch = match.stretch;
    this.ground = match.ground;
  }

  /// A stretch has a verb of its own, is no piece cut out of a clause, and rests on no bidding.
  void wholes() {
    if (ground.bids()) {
      match.object(
          Verdict.About.MODALITY,
          Match.text(ground.tokens.subList(0, Math.min(4, ground.tokens.size()))));
    }
    boolean predicate = false;
    boolean borne = false;
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.frame) {
        predicate |= Grammar.isCalling(token.key);
      } else {
        predicate |= Grammar.isFinite(stretch, i);
        borne |= !match.found(token).isEmpty() && !Lexicon.isFunction(token.key);
      }
    }
    if (!predicate || !borne || isPiece()) {
      match.object(
          Verdict.About.WORDS, Match.text(stretch.subList(0, Math.min(4, stretch.size()))));
    }
  }

  void words() {
    List<Reading.Token> fresh = new ArrayList<>();
    for (Reading.Token token : stretch) {
      if (token.kind == Reading.Kind.NAME && turnsRound(token)) {
        match.object(Verdict.About.NAME, token.text);
      }
      if (token.kind != Reading.Kind.WORD) {
        continue;
      }
      boolean found = !match.found(token).isEmpty();
      if (!found && isStrangeTitle(token)) {
        match.object(Verdict.About.NAME, token.text);
      }
      if (!found
          && !boundsNumber(token)
          && !(token.frame && Match.PLAIN_IN_FRAMES.contains(token.key))
          && Lexicon.isGuarded(token.stem)
          && !isSaidOtherwise(token)
          && !isSeen(token)
          && ground.tokens.stream().noneMatch(t -> Lexicon.sameGuard(token.stem, t.stem))) {
        match.object(guardOf(token), token.text);
      }
      if (!found) {
        for (Reading.Token other : ground.tokens) {
          if (Lexicon.opposed(token.stem, other.stem)) {
            match.object(Verdict.About.WORDS, token.text);
            break;
          }
        }
      }
      if (Grammar.isMeasure(token.key) && !followsNumber(token) && isSaidMore(token)) {
        match.object(Verdict.About.UNIT, token.text);
      }
      if (found && turnsRound(token)) {
        match.object(Verdict.About.WORDS, token.text);
      }
      if (token.isContent() && !token.frame) {
        if (!found && !addsNothing(token)) {
          fresh.add(token);
        }
      }
    }
    if (!fresh.isEmpty()) {
      match.object(Verdict.About.WORDS, Match.text(fresh));
    }
  }

  /// Whether a comparison of the quote is passed over: "more than once" said as "once".
  void comparisons() {
    for (int at = 1; at + 1 < ground.tokens.size(); at++) {
      boolean least =
          LEAST.contains(ground.tokens.get(at).key)
              && ground.tokens.get(at - 1).key.equals("at")
              && ground.tokens.get(at + 1).kind != Reading.Kind.NUMBER;
      if (!ground.tokens.get(at).key.equals("than") && !least) {
        continue;
      }
      boolean article =
          Match.ARTICLES.contains(ground.tokens.get(at + 1).key)
              || Grammar.isPreposition(ground.tokens.get(at + 1).key);
      Reading.Token compared =
          ground.tokens.get(Math.min(ground.tokens.size() - 1, article ? at + 2 : at + 1));
      if ((least || compared.kind != Reading.Kind.NUMBER) && isSaidPlainly(compared)) {
        match.object(Verdict.About.COMPARISON, "than " + compared.text);
      }
    }
  }

  /// Whether the stretch stands in the quote's sentences word for word, from within a clause on.
  private boolean isPiece() {
    List<Reading.Token> all = ground.context();
    List<Reading.Token> mine = stretch.stream().filter(t -> !t.frame).toList();
    boolean piece = false;
    for (int from = 0; from + mine.size() <= all.size(); from++) {
      int same = 0;
      while (same < mine.size() && all.get(from + same).key.equals(mine.get(same).key)) {
        same++;
      }
      if (same < mine.size() || mine.isEmpty()) {
        continue;
      }
      Reading.Token first = all.get(from);
      boolean opens =
          from == 0
              || all.get(from - 1).clause != first.clause
              || all.get(from - 1).frame
              || OPENERS.contains(all.get(from - 1).key)
              || all.get(from - 1).kind == Reading.Kind.DATE
              || isTitled(all, from);
      if (opens) {
        return false;
      }
      piece = true;
    }
    return piece;
  }

  /// Whether only a title or the like stands between the start of a clause and a name.
  private static boolean isTitled(List<Reading.Token> tokens, int name) {
    int i = name - 1;
    while (i >= 0
        && tokens.get(i).clause == tokens.get(name).clause
        && (tokens.get(i).isContent() || DEFINITE.contains(tokens.get(i).key))
        && !Grammar.isVerb(tokens, i)) {
      i--;
    }
    return tokens.get(name).kind == Reading.Kind.NAME
        && (i < 0 || tokens.get(i).clause != tokens.get(name).clause);
  }

  /// Whether a word that the quote lacks claims nothing by itself: a light verb, or a noun that
  /// takes up what the article speaks of around the quote ("the guards", "both countries").
  private boolean addsNothing(Reading.Token token) {
    boolean unit = Grammar.isMeasure(token.key) && followsNumber(token);
    int next = stretch.indexOf(token) + 1;
    boolean takesPlace =
        token.stem.equals(TAKE) && next < stretch.size() && stretch.get(next).key.equals("place");
    if (unit
        || takesPlace
        || boundsNumber(token)
        || Lexicon.isLight(token.stem)
        || isReferred(token)) {
      return true;
    }
    int at = stretch.indexOf(token);
    boolean capital = at > 0 && Character.isUpperCase(token.text.charAt(0));
    if (capital
        || isPartOfPhrase(token)
        || isOpeningSubject(token)
        || Grammar.isVerb(stretch, at)
        || !ground.speaksNearbyOf(token.stem)) {
      return false;
    }
    boolean definite = false;
    for (int i = at - 1; i >= 0 && i >= at - 3 && !definite; i--) {
      definite = DEFINITE.contains(stretch.get(i).key);
    }
    if (takesPlaceOfAnother(at)) {
      return false;
    }
    return definite || isBorneNoun(at + 1) || isBorneNoun(at - 1);
  }

  /// Whether the quote says something else beside a word that stands beside a noun here:
  /// "apologized to the families" for "apologized to the guards", "school bus" for "hospital bus".
  private boolean takesPlaceOfAnother(int noun) {
    return takesPlaceOfAnother(noun, 1) || takesPlaceOfAnother(noun, -1);
  }

  private boolean takesPlaceOfAnother(int noun, int step) {
    int i = beside(stretch, noun, -step);
    if (i < 0 || (step < 0 && Grammar.isVerb(stretch, i))) {
      return false;
    }
    List<Reading.Token> all = ground.context();
    for (Reading.Token theirs : match.found(stretch.get(i))) {
      int at = beside(all, all.indexOf(theirs), step);
      if (at >= 0
          && all.get(at).isContent()
          && stretch.stream().noneMatch(t -> match.found(t).contains(all.get(at)))) {
        return true;
      }
    }
    return false;
  }

  /// The next content word or name on one side of a word in its clause, or -1.
  private static int beside(List<Reading.Token> tokens, int of, int step) {
    for (int i = of + step; i >= 0 && i < tokens.size(); i += step) {
      Reading.Token token = tokens.get(i);
      if (token.clause != tokens.get(of).clause) {
        return -1;
      }
      if (token.isContent() || token.kind == Reading.Kind.NAME) {
        return i;
      }
    }
    return -1;
  }

  /// Whether the quote has a word only in an expression that means something else by it.
  private boolean isPartOfPhrase(Reading.Token token) {
    return ground.tokens.stream()
        .anyMatch(t ->
            t.kind == Reading.Kind.WORD
                && t.text.indexOf(' ') > 0
                && Words.of(t.text).contains(token.key));
  }

  /// Whether a word is all that a stretch has before its first verb.
  private boolean isOpeningSubject(Reading.Token token) {
    boolean first =
        stretch.stream()
            .filter(t -> !t.frame && (t.isContent() || t.kind == Reading.Kind.NAME))
            .findFirst()
            .filter(token::equals)
            .isPresent();
    return first && startsAsSubject(token);
  }

  private boolean isBorneNoun(int i) {
    return i >= 0
        && i < stretch.size()
        && stretch.get(i).isContent()
        && !Grammar.isVerb(stretch, i)
        && !match.found(stretch.get(i)).isEmpty();
  }

  /// Whether "appear" is said of who is seen, not of what seems to be.
  private boolean isSeen(Reading.Token token) {
    int next = stretch.indexOf(token) + 1;
    String key = next < stretch.size() ? stretch.get(next).key : "";
    return token.stem.equals("appear") && !key.equals("to") && !key.equals("that");
  }

  /// Whether the quote says in another way that something is to come ("is to be"), or ought to be
  /// ("has to").
  private boolean isSaidOtherwise(Reading.Token token) {
    int flag = Grammar.flagOf(token);
    int refused = flag == Reading.UNREALISED ? Reading.REFUSED : 0;
    return flag != 0 && ground.tokens.stream().anyMatch(t -> (t.flags & (flag | refused)) != 0);
  }

  /// Whether a title is written short: "Gen" for "General".
  private static boolean isShort(Reading.Token token, Reading.Token title) {
    return token.key.length() >= 3
        && Words.PERSONS.contains(token.key)
        && title.key.startsWith(token.key);
  }

  /// Whether a word is the "more" of "more than ten", which goes with its number.
  private boolean boundsNumber(Reading.Token token) {
    int at = stretch.indexOf(token);
    return at + 2 < stretch.size()
        && stretch.get(at + 1).key.equals("than")
        && stretch.get(at + 2).kind == Reading.Kind.NUMBER;
  }

  private boolean isSaidMore(Reading.Token token) {
    return stretch.stream().filter(t -> t.stem.equals(token.stem)).count()
        > ground.tokens.stream().filter(t -> t.stem.equals(token.stem)).count();
  }

  private boolean followsNumber(Reading.Token token) {
    int at = stretch.indexOf(token);
    return at > 0 && stretch.get(at - 1).kind == Reading.Kind.NUMBER;
  }

  /// Whether a word is written as a title and the article gives it to nobody of that name.
  private boolean isStrangeTitle(Reading.Token token) {
    int at = stretch.indexOf(token);
    boolean title =
        Words.PERSONS.contains(token.key)
            && Character.isUpperCase(token.text.charAt(0))
            && ground.tokens.stream().noneMatch(t -> isShort(t, token));
    if (!title) {
      return false;
    }
    for (int i = at + 1; i < stretch.size() && i <= at + 3; i++) {
      if (Grammar.isSpeech(stretch.get(i).key) || Grammar.isVerb(stretch, i)) {
        break;
      }
      if (stretch.get(i).kind == Reading.Kind.NAME) {
        return !ground.givesTogether(
            new HashSet<>(List.of(token.key, stretch.get(i).key)), i - at + 2);
      }
    }
    return at > 0 || (stretch.size() > 1 && !Lexicon.isFunction(stretch.get(1).key));
  }

  /// Whether a word is said more often than in the quote, and a contrary of it less often.
  private boolean turnsRound(Reading.Token token) {
    if (!Lexicon.hasContrary(token.stem)) {
      return false;
    }
    long more = said(stretch, token, false) - said(ground.tokens, token, false);
    return more > 0 && said(stretch, token, true) < said(ground.tokens, token, true);
  }

  /// How often a word, or its contrary, is said.
  private static long said(List<Reading.Token> tokens, Reading.Token word, boolean contrary) {
    return tokens.stream()
        .filter(
            t -> contrary ? Lexicon.opposed(t.stem, word.stem) : Lexicon.same(t.stem, word.stem))
        .count();
  }

  /// Whether a word stands in the stretch more often than in the quote with no comparison before
  /// it.
  private boolean isSaidPlainly(Reading.Token compared) {
    return saidPlainly(stretch, compared) > saidPlainly(ground.tokens, compared);
  }

  private static int saidPlainly(List<Reading.Token> tokens, Reading.Token compared) {
    int plain = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).key.equals(compared.key)) {
        plain++;
        for (int before = Math.max(0, i - 3); before < i; before++) {
          String key = tokens.get(before).key;
          if (key.equals("than") || key.equals("over") || LEAST.contains(key)) {
            plain--;
            break;
          }
        }
      }
    }
    return plain;
  }

  /// Whether a noun stands for a pronoun of the quote.
  private boolean isReferred(Reading.Token noun) {
    boolean country = Lexicon.same(noun.stem, "country");
    boolean pair = country || Match.PAIRED.contains(noun.key);
    return (pair && ground.tokens.stream().anyMatch(t -> Match.BOTH.contains(t.key)))
        || (country && ground.hasPairBefore())
        || (Match.PAIRED.contains(noun.key) && areHolders(noun))
        || ground.isNounBefore(noun.key);
  }

  /// Whether the quote has two names together, to one of whom the article gives an office that the
  /// plural of the stretch says of both.
  private boolean areHolders(Reading.Token offices) {
    String office = offices.key.substring(0, offices.key.length() - 1);
    return Words.PERSONS.contains(office)
        && match.hasPairOfNames()
        && ground.tokens.stream()
            .filter(t -> t.kind == Reading.Kind.NAME)
            .anyMatch(t -> ground.givesTogether(Set.of(office, t.key), Match.NEAR));
  }

  /// Whether a word is all that stands before the first verb of its clause.
  private boolean startsAsSubject(Reading.Token token) {
    for (int i = stretch.indexOf(token) + 1; i < stretch.size(); i++) {
      Reading.Token next = stretch.get(i);
      if (Grammar.isVerb(stretch, i) || Grammar.isCue(next)) {
        return true;
      }
      boolean more = next.kind == Reading.Kind.NAME || next.isContent();
      if ((more && !match.found(next).isEmpty()) || next.clause != token.clause) {
        return false;
      }
    }
    return true;
  }

  private static Verdict.About guardOf(Reading.Token token) {
    return Grammar.isCue(token) ? Verdict.About.MODALITY : Verdict.About.COMPARISON;
  }
}
