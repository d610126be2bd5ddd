package dateline.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether in a stretch the same do the same to the same as in the quote.
final class RoleCheck {
  private static final Set<String> PAIRING = Words.set("to at from against for");
  private static final Set<String> ADJUNCT = Words.set("on in at for near during since");
  private static final Set<String> RELATIVE = Words.set("who which that");
  private static final Set<String> REPLACING =
      Words.set("he she it they who which that we i both one");

  private final Match match;
  private final List<Reading.Token> stretch;
  private final Ground ground;

  RoleCheck(Match match) {
    this.match = match;
    this.stretch = match.stretch;
    this.ground = match.ground;
  }

  /// Who does what to whom has to be the same.
  void roles() {
    swaps();
    pairs();
    directions();
    objects();
    subjects();
    owners();
  }

  /// Where two things change places around the same verb, one of the two verbs has to be passive.
  private void swaps() {
    List<Reading.Token> things =
        stretch.stream()
            .filter(t -> !t.frame && (t.kind == Reading.Kind.NAME || t.isContent()))
            .filter(t -> !match.found(t).isEmpty() || isVerb(t))
            .toList();
    for (int i = 0; i < things.size(); i++) {
      for (int j = i + 2; j < things.size() && j <= i + Match.AROUND; j++) {
        Reading.Token one = things.get(i);
        Reading.Token other = things.get(j);
        if (one.stem.equals(other.stem)
            || one.sentence != other.sentence
            || isVerb(one)
            || isVerb(other)
            || match.found(one).isEmpty()
            || match.found(other).isEmpty()
            || isAdjunct(stretch, one)
            || isAdjunct(stretch, other)
            || !isInverted(one, other)) {
          continue;
        }
        for (int pivot = i + 1; pivot < j; pivot++) {
          if (isVerb(things.get(pivot)) && turnsAround(one, things.get(pivot), other)) {
            match.object(
                Verdict.About.ROLE, one.text + " " + things.get(pivot).text + " " + other.text);
            return;
          }
        }
      }
    }
  }

  /// What stands at once behind a verb stands with that verb in the quote too, and not with
  /// another.
  private void objects() {
    for (int i = 0; i + 1 < stretch.size(); i++) {
      Reading.Token verb = stretch.get(i);
      if (verb.frame || !Grammar.isVerb(stretch, i) || match.found(verb).isEmpty()) {
        continue;
      }
      Optional<Reading.Token> object = objectOf(i);
      if (object.isEmpty()) {
        continue;
      }
      List<Reading.Token> verbs =
          match.found(verb).stream()
              .filter(t -> Grammar.isVerb(ground.context(), ground.context().indexOf(t)))
              .toList();
      if (verbs.size() < match.found(verb).size()) {
        continue;
      }
      boolean linked =
          match.found(object.get()).stream()
              .anyMatch(t ->
                  verbs.contains(t)
                      || governors(t).isEmpty()
                      || governors(t).stream().anyMatch(verbs::contains));
      if (!linked) {
        match.object(Verdict.About.ROLE, verb.text + " " + object.get().text);
      }
    }
  }

  /// The noun, name or number at once behind a verb of the stretch.
  private Optional<Reading.Token> objectOf(int verb) {
    for (int i = verb + 1; i < stretch.size() && i <= verb + Match.BESIDE; i++) {
      Reading.Token token = stretch.get(i);
      if (token.clause != stretch.get(verb).clause
          || token.key.equals("to")
          || Grammar.isPreposition(token.key)
          || Grammar.isVerb(stretch, i)) {
        return Optional.empty();
      }
      boolean thing =
          token.isContent() || token.kind == Reading.Kind.NAME || token.kind == Reading.Kind.NUMBER;
      if (thing && !match.found(token).isEmpty() && !token.key.endsWith("ly")) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }

  /// The verbs of the quote that a word may belong to: the nearest on either side in its clause.
  private List<Reading.Token> governors(Reading.Token token) {
    List<Reading.Token> all = ground.context();
    List<Reading.Token> verbs = new ArrayList<>();
    int at = all.indexOf(token);
    boolean own = all.stream().anyMatch(t -> t.clause == token.clause && Match.BE.contains(t.key));
    if (own) {
      all.stream()
          .filter(t -> t.clause == token.clause && Match.BE.contains(t.key))
          .forEach(verbs::add);
    }
    for (int i = at - 1; i >= 0 && all.get(i).clause >= token.clause - (own ? 0 : 1); i--) {
      if (Grammar.isVerb(all, i)) {
        verbs.add(all.get(i));
        if (verbs.size() > 1) {
          break;
        }
      }
    }
    for (int i = at + 1;
        i < all.size()
            && all.get(i).clause <= token.clause + 1
            && all.get(i).sentence == token.sentence;
        i++) {
      if (Grammar.isVerb(all, i)) {
        verbs.add(all.get(i));
        break;
      }
    }
    return verbs;
  }

  /// Where the quote says the same of two after each other ("Muir to Oban and Reid to Mallaig"),
  /// each keeps its own.
  private void pairs() {
    for (int i = 1; i < stretch.size(); i++) {
      Reading.Token place = stretch.get(i);
      String preposition = stretch.get(i - 1).key;
      Optional<Reading.Token> one = nameBefore(i - 1);
      if (place.kind != Reading.Kind.NAME
          || !PAIRING.contains(preposition)
          || one.isEmpty()
          || match.found(place).isEmpty()) {
        continue;
      }
      for (Reading.Token theirs : match.found(one.get())) {
        int from = ground.context().indexOf(theirs);
        Optional<Reading.Token> first = afterPreposition(from, preposition);
        if (first.isPresent()
            && !match.found(place).contains(first.get())
            && match.found(place).stream()
                .allMatch(t -> t.start > first.get().start || t.start < theirs.start)
            && match.found(one.get()).size() == 1) {
          match.object(Verdict.About.ROLE, one.get().text + " " + preposition + " " + place.text);
        }
      }
    }
  }

  private Optional<Reading.Token> nameBefore(int to) {
    for (int i = to - 1; i >= 0; i--) {
      Reading.Token token = stretch.get(i);
      if (token.kind == Reading.Kind.NAME && match.found(token).size() == 1 && !token.frame) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }

  /// The first name of the quote behind a place that the preposition stands before.
  private Optional<Reading.Token> afterPreposition(int from, String preposition) {
    List<Reading.Token> tokens = ground.context();
    for (int i = from + 1;
        i < tokens.size() && tokens.get(i).sentence == tokens.get(from).sentence;
        i++) {
      if (tokens.get(i).kind == Reading.Kind.NAME && tokens.get(i - 1).key.equals(preposition)) {
        return Optional.of(tokens.get(i));
      }
    }
    return Optional.empty();
  }

  private boolean isVerb(Reading.Token token) {
    int at = stretch.indexOf(token);
    return at >= 0 && Grammar.isVerb(stretch, at);
  }

  /// Whether something says when or where.
  private static boolean isAdjunct(List<Reading.Token> tokens, Reading.Token token) {
    int at = tokens.indexOf(token);
    if (Match.TIMES.contains(token.key) || Grammar.isMeasure(token.key)) {
      return true;
    }
    for (int i = at - 1; i >= 0 && i >= at - 3 && tokens.get(i).clause == token.clause; i--) {
      if (ADJUNCT.contains(tokens.get(i).key)) {
        return true;
      }
      if (!Lexicon.isFunction(tokens.get(i).key) && tokens.get(i).kind == Reading.Kind.WORD) {
        return false;
      }
    }
    return false;
  }

  /// What stands before a verb has something in common with what stands before it in the quote, or
  /// where one of the two is passive, with what stands behind it.
  private void subjects() {
    for (int i = 1; i < stretch.size(); i++) {
      Reading.Token verb = stretch.get(i);
      if (verb.frame || !Grammar.isVerb(stretch, i) || match.found(verb).isEmpty()) {
        continue;
      }
      List<Reading.Token> mine =
          before(stretch, i).stream().filter(t -> !isAdjunct(stretch, t)).toList();
      if (mine.isEmpty()) {
        continue;
      }
      boolean passive = isPassive(stretch, verb);
      boolean compared = false;
      boolean shared = false;
      for (Reading.Token place : match.found(verb)) {
        int at = ground.context().indexOf(place);
        if (!Grammar.isVerb(ground.context(), at)) {
          shared = true;
          continue;
        }
        boolean theirsPassive = isPassive(ground.context(), place);
        List<Reading.Token> theirs =
            theirsPassive == passive ? before(ground.context(), at) : behind(ground.context(), at);
        if (theirs.isEmpty()) {
          compared |= isSomebodyElse(mine, at);
          shared |= !isSomebodyElse(mine, at);
          continue;
        }
        compared = true;
        shared |= mine.stream().anyMatch(t -> match.found(t).stream().anyMatch(theirs::contains));
      }
      if (compared && !shared) {
        match.object(Verdict.About.ROLE, Match.text(mine) + " " + verb.text);
      }
    }
  }

  /// Whether the quote's subject is "he", "she" or "it", and a name that the statement has there is
  /// neither what that sentence is about, nor who speaks in it or before it.
  private boolean isSomebodyElse(List<Reading.Token> mine, int verb) {
    List<Reading.Token> all = ground.context();
    boolean pronoun = false;
    for (int i = verb - 1; i >= 0 && all.get(i).clause == all.get(verb).clause; i--) {
      pronoun |= Match.SINGULAR.contains(all.get(i).key);
    }
    List<Reading.Token> names = mine.stream().filter(t -> t.kind == Reading.Kind.NAME).toList();
    if (!pronoun || names.isEmpty()) {
      return false;
    }
    Set<Reading.Token> meant = new HashSet<>();
    ground.frames().forEach(frame -> meant.addAll(frame.speakers()));
    int start = verb;
    while (start > 0 && all.get(start - 1).sentence == all.get(verb).sentence) {
      start--;
    }
    for (int i = start; i < verb && !Grammar.isFinite(all, i); i++) {
      meant.add(all.get(i));
    }
    boolean own = meant.stream().anyMatch(t -> t.kind == Reading.Kind.NAME && isSubjectName(t));
    return names.stream()
        .noneMatch(t ->
            match.found(t).stream().anyMatch(meant::contains)
                || (!own && ground.referents().contains(t.key)));
  }

  /// Whether a name opens its sentence, so that "she" behind it is nobody named before.
  private boolean isSubjectName(Reading.Token name) {
    List<Reading.Token> all = ground.context();
    int i = all.indexOf(name) - 1;
    while (i >= 0
        && all.get(i).sentence == name.sentence
        && (all.get(i).kind == Reading.Kind.NAME || Words.PERSONS.contains(all.get(i).key))) {
      i--;
    }
    return (i < 0 || all.get(i).sentence != name.sentence) && !name.frame;
  }

  /// The things before a verb in its clause, up to the verb before; where that is the verb of a
  /// relative clause, the things before the relative clause.
  private static List<Reading.Token> before(List<Reading.Token> tokens, int verb) {
    List<Reading.Token> things = new ArrayList<>();
    int clause = tokens.get(verb).clause;
    int joined = verb - 1;
    while (joined > 0 && Grammar.isAuxiliary(tokens.get(joined).key)) {
      joined--;
    }
    if (joined > 0 && tokens.get(joined).key.equals("and")) {
      int first = firstVerb(tokens, joined + 1);
      return first <= joined ? before(tokens, first) : things;
    }
    if (RELATIVE.contains(tokens.get(verb).key)) {
      clause = tokens.get(verb - 1).clause;
    }
    for (int i = verb - 1; i >= 0 && tokens.get(i).clause == clause; i--) {
      Reading.Token token = tokens.get(i);
      if (Grammar.isVerb(tokens, i) && i < verb - 1) {
        int start = i;
        while (start > 0 && tokens.get(start - 1).clause == token.clause) {
          start--;
        }
        boolean relative = start > 0 && RELATIVE.contains(tokens.get(start).key);
        return relative ? before(tokens, start) : things;
      }
      if (RELATIVE.contains(token.key) && token.clause != clauseBefore(tokens, i)) {
        boolean subject = token.key.equals("who") || things.isEmpty();
        return subject ? antecedent(tokens, i) : things;
      }
      if (REPLACING.contains(token.key)) {
        return List.of();
      }
      if (!token.frame
          && (token.kind == Reading.Kind.NAME || token.isContent())
          && !Lexicon.isLight(token.stem)
          && !token.key.endsWith("ly")
          && !Grammar.isVerb(tokens, i)) {
        things.add(token);
      }
    }
    return things.isEmpty() ? apposed(tokens, verb) : things;
  }

  private static final Set<String> MOVING = Words.set("got get gets go goes went come comes came");

  /// What the clauses without a verb before a clause are about: "Muir, the mayor, resigned".
  private static List<Reading.Token> apposed(List<Reading.Token> tokens, int verb) {
    List<Reading.Token> things = new ArrayList<>();
    int start = verb;
    while (start > 0 && tokens.get(start - 1).clause == tokens.get(verb).clause) {
      start--;
    }
    for (int i = start - 1; i >= 0 && tokens.get(i).sentence == tokens.get(verb).sentence; i--) {
      Reading.Token token = tokens.get(i);
      boolean says = Grammar.isVerb(tokens, i) || Grammar.isAuxiliary(token.key);
      if (says || token.frame || REPLACING.contains(token.key)) {
        return List.of();
      }
      if (token.kind == Reading.Kind.NAME || token.isContent()) {
        things.add(token);
      }
    }
    return things;
  }

  /// The first verb of a clause that "and" joins another to: both have the same subject.
  private static int firstVerb(List<Reading.Token> tokens, int verb) {
    int first = verb;
    int clause = tokens.get(verb - 1).clause;
    for (int i = verb - 2; i >= 0 && tokens.get(i).clause == clause; i--) {
      boolean opens = i == 0 || !tokens.get(i - 1).key.equals("to");
      boolean says =
          Grammar.isVerb(tokens, i)
              || Grammar.isAuxiliary(tokens.get(i).key)
              || MOVING.contains(tokens.get(i).key);
      if (says && opens && !isReduced(tokens, i)) {
        first = i;
      }
    }
    return first;
  }

  /// Whether a participle only qualifies the noun before it: "a study published on Monday".
  private static boolean isReduced(List<Reading.Token> tokens, int i) {
    return i > 1
        && tokens.get(i).key.endsWith("ed")
        && tokens.get(i - 1).isContent()
        && Grammar.isPreposition(tokens.get(Math.min(i + 1, tokens.size() - 1)).key)
        && Match.ARTICLES.contains(tokens.get(i - 2).key);
  }

  private static int clauseBefore(List<Reading.Token> tokens, int i) {
    return i == 0 ? -1 : tokens.get(i - 1).clause;
  }

  /// What a relative clause is about: the name, or the noun with its adjectives, at once before it;
  /// empty where something else stands there.
  private static List<Reading.Token> antecedent(List<Reading.Token> tokens, int relative) {
    List<Reading.Token> things = new ArrayList<>();
    for (int i = relative - 1; i >= 0; i--) {
      Reading.Token token = tokens.get(i);
      boolean thing = token.kind == Reading.Kind.NAME || token.isContent();
      boolean apart = token.sentence != tokens.get(relative).sentence || Grammar.isVerb(tokens, i);
      if (!thing || apart || token.clause != tokens.get(relative - 1).clause) {
        break;
      }
      things.add(token);
    }
    return things;
  }

  /// The things behind a verb in its clause.
  private static List<Reading.Token> behind(List<Reading.Token> tokens, int verb) {
    List<Reading.Token> things = new ArrayList<>();
    for (int i = verb + 1;
        i < tokens.size()
            && tokens.get(i).clause <= tokens.get(verb).clause + 1
            && tokens.get(i).sentence == tokens.get(verb).sentence;
        i++) {
      if (tokens.get(i).clause != tokens.get(verb).clause
          && hasPredicate(tokens, tokens.get(i).clause)) {
        break;
      }
      Reading.Token token = tokens.get(i);
      if (!token.frame && (token.kind == Reading.Kind.NAME || token.isContent())) {
        things.add(token);
      }
    }
    return things;
  }

  private static boolean hasPredicate(List<Reading.Token> tokens, int clause) {
    return tokens.stream().anyMatch(t -> t.clause == clause && Match.BE.contains(t.key));
  }

  /// Whence and whither are not exchanged: "from Oban to Mallaig".
  private void directions() {
    for (int i = 1; i < stretch.size(); i++) {
      Reading.Token place = stretch.get(i);
      String mine = direction(stretch, i);
      if (place.kind == Reading.Kind.NAME && !mine.isEmpty() && !match.found(place).isEmpty()) {
        boolean turned =
            match.found(place).stream()
                .map(t -> direction(ground.context(), ground.context().indexOf(t)))
                .allMatch(theirs -> !theirs.isEmpty() && !theirs.equals(mine));
        if (turned) {
          match.object(Verdict.About.ROLE, mine + " " + place.text);
        }
      }
    }
  }

  /// "from" or "to" before a name; empty where neither stands there.
  private static String direction(List<Reading.Token> tokens, int name) {
    int i = name - 1;
    while (i > 0 && (tokens.get(i).kind == Reading.Kind.NAME || tokens.get(i).key.equals("the"))) {
      i--;
    }
    String key = i < 0 ? "" : tokens.get(i).key;
    return key.equals("from") || key.equals("to") ? key : "";
  }

  /// What is said to be of somebody ("Iran's cabinet", "citizens of Iran") is not somebody else's
  /// in the quote.
  private void owners() {
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token owner = stretch.get(i);
      Optional<Reading.Token> owned = owned(stretch, i);
      if (owner.kind != Reading.Kind.NAME || owned.isEmpty() || owner.frame) {
        continue;
      }
      boolean others = false;
      boolean same = false;
      for (int at = 0; at < ground.context().size(); at++) {
        Reading.Token theirs = ground.context().get(at);
        Optional<Reading.Token> theirOwned = owned(ground.context(), at);
        if (theirs.kind != Reading.Kind.NAME || theirOwned.isEmpty()) {
          continue;
        }
        if (match.found(owned.get()).contains(theirOwned.get())) {
          boolean matches = match.found(owner).contains(theirs);
          same |= matches;
          others |= !matches;
        }
      }
      if (others && !same) {
        match.object(Verdict.About.ROLE, owner.text + " " + owned.get().text);
      }
    }
  }

  /// What belongs to a name: the noun that its possessive or adjective stands before, or the one
  /// before "of" or "by" and it.
  private static Optional<Reading.Token> owned(List<Reading.Token> tokens, int i) {
    Reading.Token name = tokens.get(i);
    int of = i - 1;
    while (of > 0
        && (tokens.get(of).kind == Reading.Kind.NAME || tokens.get(of).key.equals("and"))) {
      of--;
    }
    if (of >= 1 && Match.OWNING.contains(tokens.get(of).key) && tokens.get(of - 1).isContent()) {
      return Optional.of(tokens.get(of - 1));
    }
    boolean adjective =
        name.text.endsWith("'s")
            || name.text.endsWith("’s")
            || name.text.endsWith("s'")
            || name.key.endsWith("n")
            || name.key.endsWith("i")
            || name.key.endsWith("ish")
            || name.key.endsWith("ese");
    int at = i + 1;
    Optional<Reading.Token> last = Optional.empty();
    while (adjective
        && at < tokens.size()
        && at <= i + 3
        && tokens.get(at).isContent()
        && tokens.get(at).clause == name.clause
        && !Grammar.isVerb(tokens, at)) {
      last = Optional.of(tokens.get(at));
      at++;
    }
    return last;
  }

  private boolean isInverted(Reading.Token one, Reading.Token other) {
    int last = match.found(other).stream().mapToInt(t -> t.start).max().orElseThrow();
    int first = match.found(one).stream().mapToInt(t -> t.start).min().orElseThrow();
    return last < first;
  }

  private boolean turnsAround(Reading.Token one, Reading.Token pivot, Reading.Token other) {
    List<Reading.Token> middles = match.found(pivot);
    if (middles.isEmpty()) {
      middles = new ArrayList<>();
      for (int i = 0; i < ground.context().size(); i++) {
        if (Grammar.isVerb(ground.context(), i)) {
          middles.add(ground.context().get(i));
        }
      }
    }
    for (Reading.Token mine : match.found(one)) {
      for (Reading.Token middle : middles) {
        for (Reading.Token theirs : match.found(other)) {
          boolean between =
              theirs.start < middle.start
                  && middle.start < mine.start
                  && mine.sentence == theirs.sentence;
          if (between && isPassive(stretch, pivot) == isPassive(ground.context(), middle)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// Whether a verb is in the passive: a form of "be" stands before it.
  private static boolean isPassive(List<Reading.Token> tokens, Reading.Token verb) {
    if (verb.key.endsWith("ing")) {
      return false;
    }
    int at = tokens.indexOf(verb);
    for (int i = at - 1; i >= 0 && i >= at - 3; i--) {
      String key = tokens.get(i).key;
      if (Match.BE.contains(key)) {
        return true;
      }
      if (tokens.get(i).isContent() && !key.endsWith("ly")) {
        return false;
      }
    }
    return false;
  }
}
