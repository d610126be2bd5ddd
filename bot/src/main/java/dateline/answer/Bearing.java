package dateline.answer;

import dateline.article.Article;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one quote bears out of a stretch of a statement.
///
/// Every word of the stretch is looked for in the quote. A word that is there has to be as true
/// there as here (not denied, possible, planned, alleged), numbers and dates have to be said of the
/// same, and whoever does something to somebody has to be the same. Of words that are not there
/// only a few ordinary ones may be.
final class Bearing {

  private static final int AROUND = 6;

  /// Words that stand so near tell which of several places is meant.
  private static final int BESIDE = 3;

  /// What is told beside a name stands within so many words of it.
  private static final int NEAR = 8;

  /// A nation is told by so many letters of its name or adjective.
  private static final int NATION = 4;

  private static final Set<String> PLAIN_IN_FRAMES =
      Words.set("according reporters statement interview adding");
  private static final Set<String> TIMES = Words.set("morning afternoon evening night day time");
  private static final Set<String> PAIRING = Words.set("to at from against for");
  private static final Set<String> CURRENCIES = Words.set("$ € £ ¥");
  private static final Set<String> LEAST = Words.set("least most");
  private static final Set<String> ADJECTIVE_ENDINGS = Words.set("i n an ian ean ese ish");
  private static final Set<String> ARTICLES = Words.set("a an another single one each");
  private static final Set<String> PASSED_OVER =
      Words.set("of the its their his her those these more other");
  private static final Set<String> CONDITIONS = Words.set("if unless whether provided");
  private static final Set<String> UNLESS = Words.set("if unless provided");
  private static final Set<String> DEFINITE =
      Words.set("the this that these those both their his her its two");
  private static final Set<String> TEXTS = Words.set("article report");
  private static final Set<String> ADJUNCT = Words.set("on in at for near during since");
  private static final Set<String> OWNING = Words.set("of by");
  private static final int[] DOUBTS = {Reading.ALLEGED, Reading.DOUBTED};
  private static final Set<String> BE =
      Words.set(
          "is are was were be been being stay stays stayed remain remains remained get gets got"
              + " become becomes became");

  private final List<Reading.Token> stretch;
  private final Ground ground;
  private final Optional<String> speaker;
  private final List<Reading.Frame> frames;
  private final Set<Verdict.Objection> objections = new LinkedHashSet<>();

  /// For each word of the stretch, the words of the quote that bear it out.
  private final Map<Reading.Token, List<Reading.Token>> matches = new HashMap<>();

  /// Capital words of the stretch that are no names in the article, while this quote is looked at.
  private final List<Reading.Token> lowered = new ArrayList<>();

  private Bearing(
      List<Reading.Token> stretch,
      List<Reading.Frame> frames,
      Ground ground,
      Optional<String> speaker) {
    this.frames = frames;
    this.stretch = stretch;
    this.ground = ground;
    this.speaker = speaker;
  }

  /// What a quote does not bear out of a stretch; empty when it bears out all of it.
  ///
  /// @param frames what in the statement says who speaks
  /// @param speaker whose words the statement is said to be, beside what it says itself
  static List<Verdict.Objection> objections(
      List<Reading.Token> stretch,
      List<Reading.Frame> frames,
      Ground ground,
      Optional<String> speaker) {
    Bearing bearing = new Bearing(stretch, frames, ground, speaker);
    bearing.match();
    bearing.offices();
    bearing.names();
    bearing.numbers();
    bearing.dates();
    bearing.words();
    bearing.comparisons();
    bearing.colours();
    bearing.speakers();
    bearing.roles();
    bearing.wholes();
    bearing.lowered.forEach(token -> token.kind = Reading.Kind.NAME);
    return List.copyOf(bearing.objections);
  }

  /// A stretch has a verb of its own, is no piece cut out of a clause, and rests on no bidding.
  private void wholes() {
    if (ground.bids()) {
      object(
          Verdict.About.MODALITY,
          text(ground.tokens.subList(0, Math.min(4, ground.tokens.size()))));
    }
    boolean predicate = false;
    boolean borne = false;
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.frame) {
        predicate |= Reading.isCalling(token.key);
      } else {
        predicate |= Reading.isFinite(stretch, i);
        borne |= !found(token).isEmpty() && !Lexicon.isFunction(token.key);
      }
    }
    if (!predicate || !borne || isPiece()) {
      object(Verdict.About.WORDS, text(stretch.subList(0, Math.min(4, stretch.size()))));
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
        && !Reading.isVerb(tokens, i)) {
      i--;
    }
    return tokens.get(name).kind == Reading.Kind.NAME
        && (i < 0 || tokens.get(i).clause != tokens.get(name).clause);
  }

  private static final Set<String> OPENERS = Words.set("and but that however");

  private void object(Verdict.About about, String words) {
    objections.add(new Verdict.Objection(about, words));
  }

  private List<Reading.Token> found(Reading.Token token) {
    return matches.getOrDefault(token, List.of());
  }

  private void match() {
    for (Reading.Token token : stretch) {
      List<Reading.Token> found = new ArrayList<>();
      List<Reading.Token> alike = new ArrayList<>();
      for (Reading.Token other : ground.tokens) {
        if (token.kind == Reading.Kind.NUMBER || token.kind == Reading.Kind.DATE) {
          continue;
        }
        if (other.kind == Reading.Kind.NUMBER || other.kind == Reading.Kind.DATE) {
          continue;
        }
        if (token.key.equals(other.key)
            || token.stem.equals(other.stem)
            || (demonym(token.stem, other.stem) && qualifiesOrNames(token, other))
            || (mayBeWord(token) && mayBeWord(other) && Lexicon.derived(token.key, other.key))) {
          found.add(other);
        } else if (areWords(token, other) && Lexicon.same(token.stem, other.stem)) {
          alike.add(other);
        }
      }
      matches.put(token, found.isEmpty() ? alike : found);
    }
  }

  private static boolean areWords(Reading.Token one, Reading.Token other) {
    boolean plain = one.kind == Reading.Kind.WORD && other.kind == Reading.Kind.WORD;
    return plain || (mayBeWord(one) && mayBeWord(other));
  }

  /// Whether a word is none of a name, or only the capital of a sentence's start makes it one.
  private static boolean mayBeWord(Reading.Token token) {
    return token.isContent() || (token.kind == Reading.Kind.NAME && !token.certain);
  }

  /// Whether one of two words is the adjective of the other: "Iran", "Iranian".
  private static boolean demonym(String one, String other) {
    String shorter = one.length() < other.length() ? one : other;
    String longer = one.length() < other.length() ? other : one;
    if (shorter.length() < 4 || !longer.startsWith(shorter) || shorter.endsWith("r")) {
      return false;
    }
    String ending = longer.substring(shorter.length());
    boolean plural = ending.length() > 1 && ending.endsWith("s");
    return ADJECTIVE_ENDINGS.contains(plural ? ending.substring(0, ending.length() - 1) : ending);
  }

  /// Whether an adjective stands before a noun; a nation does not do what "Iranian" does.
  private boolean qualifiesOrNames(Reading.Token token, Reading.Token other) {
    int at = stretch.indexOf(token);
    boolean adjective = token.stem.length() > other.stem.length();
    return !adjective
        || (at + 1 < stretch.size()
            && (!Reading.isVerb(stretch, at + 1) || isFollowedByVerb(at + 1))
            && (stretch.get(at + 1).isContent()
                || stretch.get(at + 1).kind == Reading.Kind.NAME
                || token.key.endsWith("s")
                || Words.PERSONS.contains(stretch.get(at + 1).key)));
  }

  private boolean isFollowedByVerb(int i) {
    return i + 1 < stretch.size()
        && (Reading.isVerb(stretch, i + 1) || BE.contains(stretch.get(i + 1).key));
  }

  /// Finds who is called by a nation and an office ("the Iranian minister") where the quote has the
  /// name that the article gives with them.
  private void offices() {
    for (int i = 1; i < stretch.size(); i++) {
      Reading.Token office = stretch.get(i);
      boolean foreign = i > 1 && QUALIFYING.contains(stretch.get(i - 1).key);
      Reading.Token nation = stretch.get(foreign ? i - 2 : i - 1);
      boolean named = i + 1 < stretch.size() && stretch.get(i + 1).kind == Reading.Kind.NAME;
      if (office.frame
          || named
          || !OFFICES.contains(office.key)
          || nation.kind != Reading.Kind.NAME
          || !found(office).isEmpty()) {
        continue;
      }
      String start = nation.key.substring(0, Math.min(NATION, nation.key.length()));
      List<Reading.Token> holders =
          ground.tokens.stream()
              .filter(t -> t.kind == Reading.Kind.NAME && t.key.length() >= NATION)
              .filter(t -> ground.isOfficeOf(office.key, start, Set.of(t.key)))
              .filter(t -> !t.key.startsWith(start))
              .toList();
      Set<String> names = new HashSet<>();
      holders.forEach(t -> names.add(t.key));
      if (!holders.isEmpty() && ground.isOnlyOfficeOf(office.key, start, names)) {
        matches.put(office, holders);
        matches.put(nation, holders);
        if (foreign) {
          matches.put(stretch.get(i - 1), holders);
        }
      }
    }
  }

  private static final Set<String> OFFICES =
      Words.set("minister president premier chancellor ambassador king queen");
  private static final Set<String> QUALIFYING = Words.set("foreign prime defense defence interior");

  private void names() {
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.kind == Reading.Kind.NAME && !token.certain && ground.hasSmall(token.key)) {
        token.kind = Reading.Kind.WORD;
        lowered.add(token);
        continue;
      }
      if (token.kind != Reading.Kind.NAME || !found(token).isEmpty() || joined(i)) {
        continue;
      }
      if (!token.frame && !isGivenNearby(i) && !isOurs(i)) {
        object(Verdict.About.NAME, token.text);
      }
    }
  }

  /// Whether a nation is the "we" or "our" of who speaks in the quote.
  private boolean isOurs(int i) {
    Reading.Token nation = stretch.get(i);
    if (ground.tokens.stream().noneMatch(t -> t.quoted && OURS.contains(t.key))
        || !replaces(i, i + 1, WE, US, OUR)) {
      return false;
    }
    Set<String> known = new HashSet<>(ground.speakers());
    known.addAll(ground.referents());
    String start = nation.key.substring(0, Math.min(NATION, nation.key.length()));
    return SPEAKING_FOR.stream()
        .anyMatch(office ->
            ground.isOfficeOf(office, start, known) && ground.isOnlyOfficeOf(office, start, known));
  }

  private static final Set<String> WE = Words.set("we");
  private static final Set<String> US = Words.set("us");
  private static final Set<String> OUR = Words.set("our");
  private static final Set<String> OURS = Words.set("we our us");
  private static final Set<String> SPEAKING_FOR =
      Words.set("minister president premier chancellor ambassador spokesman spokeswoman");

  /// Whether the words of a name stand in the quote with their parts joined otherwise.
  private boolean joined(int i) {
    for (int from = Math.max(0, i - 2); from <= i; from++) {
      StringBuilder letters = new StringBuilder();
      for (int to = from; to < stretch.size() && to < from + 4; to++) {
        if (stretch.get(to).kind == Reading.Kind.NUMBER) {
          break;
        }
        letters.append(bareLetters(stretch.get(to).key));
        if (to >= i && letters.length() > 4 && hasJoined(letters.toString())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean hasJoined(String letters) {
    for (int from = 0; from < ground.tokens.size(); from++) {
      if (ground.tokens.get(from).kind != Reading.Kind.NAME) {
        continue;
      }
      StringBuilder other = new StringBuilder();
      for (int to = from; to < ground.tokens.size() && other.length() < letters.length(); to++) {
        other.append(bareLetters(ground.tokens.get(to).key));
      }
      if (other.toString().equals(letters)) {
        return true;
      }
    }
    return false;
  }

  private static String bareLetters(String key) {
    return key.replace("'", "");
  }

  /// Whether the article gives a word of a name that the quote lacks: the rest of a full name, or
  /// the name of who is "he" in the quote.
  private boolean isGivenNearby(int i) {
    int from = i;
    while (from > 0 && stretch.get(from - 1).kind == Reading.Kind.NAME && near(from - 1)) {
      from--;
    }
    int to = i + 1;
    while (to < stretch.size() && stretch.get(to).kind == Reading.Kind.NAME && near(to - 1)) {
      to++;
    }
    Set<String> words = new HashSet<>();
    boolean known = false;
    for (int at = from; at < to; at++) {
      words.add(stretch.get(at).key);
      known |= found(stretch.get(at)).stream().anyMatch(this::isBareName);
      known |= to > from + 1 && found(stretch.get(at)).stream().anyMatch(this::isDefinite);
    }
    boolean opens =
        (from > 0 && stretch.get(from - 1).key.equals("by"))
            || stretch.subList(0, from).stream()
                .allMatch(t -> t.frame || t.kind == Reading.Kind.DATE || Lexicon.isFunction(t.key));
    opens |= opensMainClause(from);
    Set<String> referents = opens || replacesPronoun(from, to) ? ground.referents() : Set.of();
    boolean referred =
        referents.contains(stretch.get(to - 1).key) || containsJoined(referents, from, to);
    return (known || referred)
        && (words.size() == 1 ? referred : ground.givesTogether(words, words.size() + 2));
  }

  /// Whether a name opens the clause behind one that only says when or how: "With seven points,
  /// Muir leads".
  private boolean opensMainClause(int name) {
    return name > 0
        && stretch.get(name).clause != stretch.get(name - 1).clause
        && Reading.isPreposition(stretch.getFirst().key)
        && stretch.subList(0, name).stream()
            .noneMatch(t -> t.kind == Reading.Kind.NAME || SINGULAR.contains(t.key));
  }

  /// Whether a name of the stretch stands beside a word as a pronoun does in the quote: "in memory
  /// of Muir" for "in her memory", "told Muir" for "told him".
  private boolean replacesPronoun(int from, int to) {
    return replaces(from, to, SINGULAR, OBJECTIVE, POSSESSIVE);
  }

  private boolean replaces(
      int from, int to, Set<String> subjects, Set<String> objects, Set<String> owners) {
    String before = from > 0 ? stretch.get(from - 1).key : "";
    boolean owns =
        Reading.isPossessive(stretch.get(to - 1))
            || before.equals("of")
            || Reading.isAdjective(stretch.get(to - 1));
    boolean behindPreposition = Reading.isPreposition(before);
    for (int i = Math.max(0, from - BESIDE); i < to + BESIDE && i < stretch.size(); i++) {
      if (i >= from && i < to) {
        continue;
      }
      for (Reading.Token theirs : found(stretch.get(i))) {
        int at = ground.context().indexOf(theirs);
        int low = Math.max(0, at - BESIDE);
        for (int p = low; p <= at + BESIDE && p < ground.context().size(); p++) {
          String key = ground.context().get(p).key;
          boolean possessive = owns && p < at && owners.contains(key);
          boolean object = i < from && p > at && objects.contains(key);
          boolean subject =
              i >= to
                  && p < at
                  && subjects.contains(key)
                  && !behindPreposition
                  && stretch.subList(to, i).stream().noneMatch(t -> subjects.contains(t.key));
          boolean counts = theirs.isContent() || theirs.kind == Reading.Kind.NAME;
          if (counts && (possessive || object || subject)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static final Set<String> POSSESSIVE = Words.set("his her its");
  private static final Set<String> OBJECTIVE = Words.set("him her");

  /// Whether a word in small letters takes up a name that ends with it: "the museum".
  private boolean isDefinite(Reading.Token token) {
    int at = ground.context().indexOf(token);
    return token.isContent()
        && at > 0
        && ground.context().get(at - 1).key.equals("the")
        && Character.isLowerCase(token.text.charAt(0));
  }

  /// Whether a word is a name by itself, no name before it.
  private boolean isBareName(Reading.Token token) {
    int at = ground.context().indexOf(token);
    boolean alone = at == 0 || ground.context().get(at - 1).kind != Reading.Kind.NAME;
    return token.kind == Reading.Kind.NAME && alone;
  }

  private boolean containsJoined(Set<String> words, int from, int to) {
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < to; i++) {
      letters.append(bareLetters(stretch.get(i).key));
    }
    StringBuilder other = new StringBuilder();
    words.stream().sorted().forEach(other::append);
    return words.stream().anyMatch(w -> w.length() > 3 && letters.indexOf(bareLetters(w)) >= 0)
        || other.toString().contentEquals(letters);
  }

  private boolean near(int i) {
    return !Reading.isPossessive(stretch.get(i))
        && stretch.get(i + 1).start - stretch.get(i).end <= 2;
  }

  private void numbers() {
    List<Reading.Token> theirs =
        ground.tokens.stream().filter(t -> t.kind == Reading.Kind.NUMBER).toList();
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.kind != Reading.Kind.NUMBER) {
        continue;
      }
      Reading.Quantity mine = token.quantity.orElseThrow();
      if (isLoose(i, mine) || countsEvents(i, mine)) {
        continue;
      }
      List<Reading.Token> sameValue = new ArrayList<>();
      Verdict.About about = Verdict.About.NUMBER;
      for (Reading.Token other : theirs) {
        Reading.Quantity quantity = other.quantity.orElseThrow();
        boolean value = mine.value().compareTo(quantity.value()) == 0;
        if (!value && !roundsDown(mine, quantity)) {
          continue;
        }
        if (!mine.unit().equals(quantity.unit())) {
          about = Verdict.About.UNIT;
        } else if (!bounds(mine, quantity)) {
          about = Verdict.About.COMPARISON;
        } else if (!saysSameOf(i, other, theirs)) {
          about = Verdict.About.UNIT;
        } else {
          sameValue.add(other);
        }
      }
      if (sameValue.isEmpty()) {
        object(about, token.text);
      }
      matches.put(token, sameValue);
    }
  }

  /// Whether a small number is the quote's "a" or "both" in another word.
  private boolean isLoose(int i, Reading.Quantity mine) {
    if (!mine.unit().isEmpty() || !mine.bound().isEmpty() || i + 1 >= stretch.size()) {
      return false;
    }
    Reading.Token noun = stretch.get(i + 1);
    if (mine.value().compareTo(BigDecimal.TWO) == 0) {
      boolean both =
          ground.tokens.stream().anyMatch(t -> BOTH.contains(t.key) || isNumber(t, 2))
              || hasPairOfNames();
      return Lexicon.same(noun.stem, "country")
          || (PAIRED.contains(noun.key)
              && (both || ground.countsTwo(noun.stem) || ground.countsTwo("country")));
    }
    if (!stretch.get(i).key.equals("one") || ground.tokens.stream().anyMatch(t -> isNumber(t, 1))) {
      return false;
    }
    for (int at = 1; at < ground.tokens.size(); at++) {
      boolean counted = found(noun).contains(ground.tokens.get(at)) || Lexicon.isFunction(noun.key);
      if (counted && ARTICLES.contains(ground.tokens.get(at - 1).key)) {
        return true;
      }
    }
    return false;
  }

  /// Whether so many things are counted ("two goals") as the quote says that what brings them about
  /// happened ("scored twice").
  private boolean countsEvents(int i, Reading.Quantity mine) {
    if (!mine.unit().isEmpty() || !mine.bound().isEmpty() || i + 1 >= stretch.size()) {
      return false;
    }
    List<Reading.Token> events = found(stretch.get(i + 1));
    for (int at = 1; at < ground.tokens.size(); at++) {
      Reading.Quantity theirs =
          ground.tokens.get(at).quantity.orElse(new Reading.Quantity(BigDecimal.ZERO, "", ""));
      if (theirs.unit().equals(Reading.TIMES)
          && theirs.bound().isEmpty()
          && theirs.value().compareTo(mine.value()) == 0
          && events.contains(ground.tokens.get(at - 1))
          && Reading.isVerb(ground.tokens, at - 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasPairOfNames() {
    for (int i = 1; i + 1 < ground.tokens.size(); i++) {
      if (ground.tokens.get(i).key.equals("and")
          && ground.tokens.get(i - 1).kind == Reading.Kind.NAME
          && ground.tokens.get(i + 1).kind == Reading.Kind.NAME) {
        return true;
      }
    }
    return false;
  }

  private static final Set<String> PAIRED =
      Words.set(
          "sides ministers governments capitals parties leaders neighbors neighbours men women");
  private static final Set<String> BOTH = Words.set("both neither either we our us");

  private static boolean isNumber(Reading.Token token, int value) {
    return token
        .quantity
        .filter(quantity -> quantity.value().compareTo(BigDecimal.valueOf(value)) == 0)
        .isPresent();
  }

  /// What is "about" a number is rounded by a tenth at most.
  private static final BigDecimal NEARLY = new BigDecimal("1.1");

  private static boolean roundsDown(Reading.Quantity mine, Reading.Quantity theirs) {
    if (!theirs.bound().isEmpty() && !theirs.bound().equals("more")) {
      return false;
    }
    if (!mine.bound().equals("more")
        && !(mine.bound().equals("about") && theirs.bound().isEmpty())) {
      return false;
    }
    boolean near = mine.bound().equals("about");
    if (near && mine.value().multiply(NEARLY).compareTo(theirs.value()) < 0) {
      return false;
    }
    for (int digits = 1; digits <= 3; digits++) {
      BigDecimal rounded = theirs.value().round(new MathContext(digits, RoundingMode.DOWN));
      if (rounded.compareTo(mine.value()) == 0 && rounded.compareTo(theirs.value()) < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean bounds(Reading.Quantity mine, Reading.Quantity theirs) {
    if (mine.value().compareTo(theirs.value()) != 0) {
      return true;
    }
    return mine.bound().equals(theirs.bound())
        || (mine.bound().equals("at least") && theirs.bound().equals("more"))
        || (mine.bound().equals("at most") && theirs.bound().equals("less"));
  }

  /// Whether the words around a number are said of that number in the quote, and not only of
  /// another.
  private boolean saysSameOf(int i, Reading.Token theirs, List<Reading.Token> numbers) {
    List<Reading.Token> after = following(stretch, i);
    List<Reading.Token> words = new ArrayList<>(after);
    words.addAll(preceding(stretch, i));
    if (CURRENCIES.contains(stretch.get(i).quantity.orElseThrow().unit())) {
      return true;
    }
    int at = ground.tokens.indexOf(theirs);
    if (stretch.get(i).quantity.orElseThrow().unit().equals(Reading.TIMES)) {
      List<Reading.Token> done = preceding(stretch, i);
      List<Reading.Token> theirsDone = preceding(ground.tokens, at);
      return done.isEmpty()
          || theirsDone.isEmpty()
          || found(done.getFirst()).contains(theirsDone.getFirst());
    }
    List<Reading.Token> near = new ArrayList<>(following(ground.tokens, at));
    List<Reading.Token> nearAfter = List.copyOf(near);
    near.addAll(preceding(ground.tokens, at));
    boolean any = after.isEmpty() || nearAfter.isEmpty();
    List<Reading.Token> mineCounted = counted(stretch, i);
    List<Reading.Token> theirsCounted = counted(ground.tokens, at);
    if (!mineCounted.isEmpty()
        && !theirsCounted.isEmpty()
        && mineCounted.stream()
            .noneMatch(w -> !found(w).isEmpty() && found(w).stream().anyMatch(near::contains))) {
      return false;
    }
    for (Reading.Token word : words) {
      List<Reading.Token> found = found(word);
      if (found.stream().anyMatch(near::contains)) {
        any = true;
        continue;
      }
      if (found.isEmpty() || word.kind == Reading.Kind.NAME) {
        continue;
      }
      if (near.stream()
          .anyMatch(t ->
              Lexicon.opposed(t.stem, word.stem)
                  && after.stream().noneMatch(w -> found(w).contains(t)))) {
        return false;
      }
      for (Reading.Token number : numbers) {
        if (number != theirs
            && following(ground.tokens, ground.tokens.indexOf(number)).stream()
                .anyMatch(found::contains)
            && after.contains(word)) {
          return false;
        }
      }
    }
    return any;
  }

  private static List<Reading.Token> following(List<Reading.Token> tokens, int i) {
    List<Reading.Token> words = new ArrayList<>();
    for (int at = i + 1; at < tokens.size() && at <= i + AROUND; at++) {
      Reading.Token token = tokens.get(at);
      if (token.kind == Reading.Kind.NUMBER || token.sentence != tokens.get(i).sentence) {
        break;
      }
      if (token.clause > tokens.get(i).clause + 1) {
        break;
      }
      boolean ofNext = at + 1 < tokens.size() && tokens.get(at + 1).kind == Reading.Kind.NUMBER;
      if ((token.isContent() || token.kind == Reading.Kind.NAME)
          && token.frame == tokens.get(i).frame
          && !ofNext) {
        words.add(token);
      }
    }
    return words;
  }

  private static List<Reading.Token> preceding(List<Reading.Token> tokens, int i) {
    List<Reading.Token> words = new ArrayList<>();
    for (int at = i - 1; at >= 0 && at >= i - AROUND; at--) {
      Reading.Token token = tokens.get(at);
      if (token.kind == Reading.Kind.NUMBER || token.sentence != tokens.get(i).sentence) {
        break;
      }
      if (token.isContent() && token.frame == tokens.get(i).frame) {
        words.add(token);
      }
    }
    return words;
  }

  /// What is counted: the words that follow a number at once, "of the" and the like passed over.
  private static List<Reading.Token> counted(List<Reading.Token> tokens, int i) {
    List<Reading.Token> words = new ArrayList<>();
    for (int at = i + 1; at < tokens.size() && at <= i + AROUND; at++) {
      Reading.Token token = tokens.get(at);
      boolean ends = token.clause != tokens.get(i).clause || token.kind == Reading.Kind.NUMBER;
      boolean function = Lexicon.isFunction(token.key);
      boolean passed = function && words.isEmpty() && PASSED_OVER.contains(token.key);
      if (ends || (function && !passed)) {
        break;
      }
      if (!passed && !Lexicon.isLight(token.stem)) {
        words.add(token);
      }
    }
    return words;
  }

  private void dates() {
    List<Reading.Token> theirs =
        ground.tokens.stream().filter(t -> t.kind == Reading.Kind.DATE).toList();
    boolean inOrder = areSameInOrder(theirs);
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.kind != Reading.Kind.DATE) {
        continue;
      }
      int place = i;
      List<Reading.Token> same =
          theirs.stream()
              .filter(t -> isSame(token.day.orElseThrow(), t.day.orElseThrow()))
              .filter(t -> theirs.size() < 2 || inOrder || isNearest(place, t, theirs))
              .toList();
      if (same.isEmpty()) {
        object(Verdict.About.DATE, token.text);
      }
      matches.put(token, same);
    }
  }

  private boolean areSameInOrder(List<Reading.Token> theirs) {
    List<Reading.Token> mine = stretch.stream().filter(t -> t.kind == Reading.Kind.DATE).toList();
    boolean same = mine.size() == theirs.size();
    for (int i = 0; same && i < mine.size(); i++) {
      same = isSame(mine.get(i).day.orElseThrow(), theirs.get(i).day.orElseThrow());
    }
    return same;
  }

  /// Whether most words of the stretch near a date are nearer to one date of the quote than to any
  /// other.
  private boolean isNearest(int i, Reading.Token date, List<Reading.Token> dates) {
    int nearer = 0;
    int farther = 0;
    for (int at = 0; at < stretch.size(); at++) {
      Reading.Token word = stretch.get(at);
      if (Math.abs(at - i) > 2 * AROUND || word.sentence != stretch.get(i).sentence || word.frame) {
        continue;
      }
      for (Reading.Token found : found(word)) {
        if (!word.isContent()) {
          continue;
        }
        int own = distance(found, date);
        int other =
            dates.stream()
                .filter(d -> d != date)
                .mapToInt(d -> distance(found, d))
                .min()
                .orElse(Integer.MAX_VALUE);
        if (own <= other) {
          nearer++;
        } else {
          farther++;
        }
      }
    }
    return nearer >= farther;
  }

  private int distance(Reading.Token one, Reading.Token other) {
    int clauses = Math.abs(one.clause - other.clause);
    return clauses * 100
        + Math.abs(one.start - other.start) / 6
        + (one.sentence == other.sentence ? 0 : 1000);
  }

  private boolean isSame(Reading.Day mine, Reading.Day theirs) {
    if (agree(mine, theirs)) {
      return true;
    }
    boolean absolute = mine.month() > 0 || mine.year() > 0;
    return absolute
        && resolved(theirs, ground.article()).stream().anyMatch(day -> agree(mine, day));
  }

  private static boolean agree(Reading.Day mine, Reading.Day theirs) {
    return (mine.weekday() == 0 || mine.weekday() == theirs.weekday())
        && (mine.month() == 0 || mine.month() == theirs.month())
        && (mine.day() == 0 || mine.day() == theirs.day())
        && (mine.year() == 0 || mine.year() == theirs.year())
        && (mine.relative().isEmpty() || mine.relative().equals(theirs.relative()));
  }

  /// What a date of the quote means in full, seen from the day of publication.
  private static List<Reading.Day> resolved(Reading.Day day, Article article) {
    List<Reading.Day> meant = new ArrayList<>();
    if (day.day() > 0 && day.month() > 0 && day.year() > 0) {
      full(day.year(), day.month(), day.day()).ifPresent(d -> meant.add(of(d, "")));
    }
    if (article.published().isEmpty()) {
      return meant;
    }
    LocalDate published = article.published().get();
    if (day.day() > 0 && day.month() > 0 && day.year() == 0) {
      full(published.getYear(), day.month(), day.day())
          .map(d -> d.isAfter(published) ? d.minusYears(1) : d)
          .ifPresent(d -> meant.add(of(d, "")));
    } else if (day.month() > 0 && day.year() == 0) {
      YearMonth month = YearMonth.of(published.getYear(), day.month());
      YearMonth latest = month.isAfter(YearMonth.from(published)) ? month.minusYears(1) : month;
      meant.add(new Reading.Day(0, latest.getMonthValue(), 0, latest.getYear(), ""));
    } else if (day.weekday() > 0 && day.month() == 0) {
      meant.add(
          of(published.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(day.weekday()))), ""));
    }
    switch (day.relative()) {
      case "today", "tonight" -> meant.add(of(published, ""));
      case "yesterday", "last night" -> meant.add(of(published.minusDays(1), ""));
      case "tomorrow" -> meant.add(of(published.plusDays(1), ""));
      case "last month" -> meant.add(month(published.minusMonths(1)));
      case "next month" -> meant.add(month(published.plusMonths(1)));
      case "last year" -> meant.add(new Reading.Day(0, 0, 0, published.getYear() - 1, ""));
      case "next year" -> meant.add(new Reading.Day(0, 0, 0, published.getYear() + 1, ""));
      default -> {}
    }
    return meant;
  }

  private static Reading.Day month(LocalDate date) {
    return new Reading.Day(0, date.getMonthValue(), 0, date.getYear(), "");
  }

  private static Reading.Day of(LocalDate date, String relative) {
    return new Reading.Day(
        date.getDayOfWeek().getValue(),
        date.getMonthValue(),
        date.getDayOfMonth(),
        date.getYear(),
        relative);
  }

  private static Optional<LocalDate> full(int year, int month, int day) {
    return day > YearMonth.of(year, month).lengthOfMonth()
        ? Optional.empty()
        : Optional.of(LocalDate.of(year, month, day));
  }

  private void words() {
    List<Reading.Token> fresh = new ArrayList<>();
    for (Reading.Token token : stretch) {
      if (token.kind == Reading.Kind.NAME && turnsRound(token)) {
        object(Verdict.About.NAME, token.text);
      }
      if (token.kind != Reading.Kind.WORD) {
        continue;
      }
      boolean found = !found(token).isEmpty();
      if (!found && isStrangeTitle(token)) {
        object(Verdict.About.NAME, token.text);
      }
      if (!found
          && !boundsNumber(token)
          && !(token.frame && PLAIN_IN_FRAMES.contains(token.key))
          && Lexicon.isGuarded(token.stem)
          && !isSaidOtherwise(token)
          && !isSeen(token)
          && ground.tokens.stream().noneMatch(t -> Lexicon.sameGuard(token.stem, t.stem))) {
        object(guardOf(token), token.text);
      }
      if (!found) {
        for (Reading.Token other : ground.tokens) {
          if (Lexicon.opposed(token.stem, other.stem)) {
            object(Verdict.About.WORDS, token.text);
            break;
          }
        }
      }
      if (Reading.isMeasure(token.key) && !followsNumber(token) && isSaidMore(token)) {
        object(Verdict.About.UNIT, token.text);
      }
      if (found && turnsRound(token)) {
        object(Verdict.About.WORDS, token.text);
      }
      if (token.isContent() && !token.frame) {
        if (!found && !addsNothing(token)) {
          fresh.add(token);
        }
      }
    }
    if (!fresh.isEmpty()) {
      object(Verdict.About.WORDS, text(fresh));
    }
  }

  /// Whether a word that the quote lacks claims nothing by itself: a light verb, or a noun that
  /// takes up what the article speaks of around the quote ("the guards", "both countries").
  private boolean addsNothing(Reading.Token token) {
    boolean unit = Reading.isMeasure(token.key) && followsNumber(token);
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
        || Reading.isVerb(stretch, at)
        || !ground.speaksNearbyOf(token.stem)) {
      return false;
    }
    boolean definite = false;
    for (int i = at - 1; i >= 0 && i >= at - 3 && !definite; i--) {
      definite = DEFINITE.contains(stretch.get(i).key);
    }
    return definite || isBorneNoun(at + 1) || isBorneNoun(at - 1);
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

  private static final String TAKE = Lexicon.stem("take");

  private boolean isBorneNoun(int i) {
    return i >= 0
        && i < stretch.size()
        && stretch.get(i).isContent()
        && !Reading.isVerb(stretch, i)
        && !found(stretch.get(i)).isEmpty();
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
    int flag = Reading.flagOf(token);
    return flag != 0 && ground.tokens.stream().anyMatch(t -> (t.flags & flag) != 0);
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
      if (Reading.isSpeech(stretch.get(i).key) || Reading.isVerb(stretch, i)) {
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

  /// Whether a comparison of the quote is passed over: "more than once" said as "once".
  private void comparisons() {
    for (int at = 1; at + 1 < ground.tokens.size(); at++) {
      boolean least =
          LEAST.contains(ground.tokens.get(at).key)
              && ground.tokens.get(at - 1).key.equals("at")
              && ground.tokens.get(at + 1).kind != Reading.Kind.NUMBER;
      if (!ground.tokens.get(at).key.equals("than") && !least) {
        continue;
      }
      boolean article = ARTICLES.contains(ground.tokens.get(at + 1).key);
      Reading.Token compared =
          ground.tokens.get(Math.min(ground.tokens.size() - 1, article ? at + 2 : at + 1));
      if (compared.kind != Reading.Kind.NUMBER && isSaidPlainly(compared)) {
        object(Verdict.About.COMPARISON, "than " + compared.text);
      }
    }
  }

  /// Whether a word stands in the stretch, and nowhere with a comparison before it.
  private boolean isSaidPlainly(Reading.Token compared) {
    boolean plain = false;
    for (int i = 0; i < stretch.size(); i++) {
      if (!stretch.get(i).key.equals(compared.key)) {
        continue;
      }
      plain = true;
      for (int before = Math.max(0, i - 3); before < i; before++) {
        String key = stretch.get(before).key;
        if (key.equals("than") || key.equals("over") || LEAST.contains(key)) {
          return false;
        }
      }
    }
    return plain;
  }

  /// Whether a noun stands for a pronoun of the quote.
  private boolean isReferred(Reading.Token noun) {
    boolean country = Lexicon.same(noun.stem, "country");
    boolean pair = country || PAIRED.contains(noun.key);
    return (pair && ground.tokens.stream().anyMatch(t -> BOTH.contains(t.key)))
        || (country && ground.hasPairBefore())
        || (PAIRED.contains(noun.key) && areHolders(noun))
        || ground.isNounBefore(noun.key);
  }

  /// Whether the quote has two names together, to one of whom the article gives an office that the
  /// plural of the stretch says of both.
  private boolean areHolders(Reading.Token offices) {
    String office = offices.key.substring(0, offices.key.length() - 1);
    return Words.PERSONS.contains(office)
        && hasPairOfNames()
        && ground.tokens.stream()
            .filter(t -> t.kind == Reading.Kind.NAME)
            .anyMatch(t -> ground.givesTogether(Set.of(office, t.key), NEAR));
  }

  /// Whether a word is all that stands before the first verb of its clause.
  private boolean startsAsSubject(Reading.Token token) {
    for (int i = stretch.indexOf(token) + 1; i < stretch.size(); i++) {
      Reading.Token next = stretch.get(i);
      if (Reading.isVerb(stretch, i) || Reading.isCue(next)) {
        return true;
      }
      boolean more = next.kind == Reading.Kind.NAME || next.isContent();
      if ((more && !found(next).isEmpty()) || next.clause != token.clause) {
        return false;
      }
    }
    return true;
  }

  private static Verdict.About guardOf(Reading.Token token) {
    return Reading.isCue(token) ? Verdict.About.MODALITY : Verdict.About.COMPARISON;
  }

  private void colours() {
    for (Reading.Token token : stretch) {
      if (!Reading.isNegation(token.key)) {
        continue;
      }
      if (ground.tokens.stream()
          .noneMatch(t -> Reading.isNegation(t.key) || (t.flags & Reading.NEGATED) != 0)) {
        object(Verdict.About.NEGATION, token.text);
      }
    }
    boolean plainFrames =
        stretch.stream().noneMatch(t -> t.frame && Reading.isCue(t))
            && ground.context().stream().noneMatch(t -> t.frame && Reading.isCue(t));
    for (Reading.Token token : stretch) {
      List<Reading.Token> found = found(token);
      boolean counts =
          token.isContent() || token.kind == Reading.Kind.NUMBER || token.kind == Reading.Kind.DATE;
      if (!counts || found.isEmpty() || (token.frame && plainFrames)) {
        continue;
      }
      List<Reading.Token> nearest = nearest(token, found);
      if (nearest.stream().noneMatch(t -> agrees(token, t))) {
        boolean negation =
            found.stream().noneMatch(t -> ((t.flags ^ token.flags) & Reading.NEGATED) == 0);
        object(negation ? Verdict.About.NEGATION : Verdict.About.MODALITY, token.text);
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
    for (int mine = Math.max(0, i - BESIDE); mine <= i + BESIDE && mine < tokens.size(); mine++) {
      for (Reading.Token found : found(tokens.get(mine))) {
        boolean counts = mine != i && !Lexicon.isFunction(found.key);
        if (counts && Math.abs(ground.context().indexOf(found) - at) <= BESIDE) {
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
    if (mine.kind == Reading.Kind.DATE || TIMES.contains(mine.key)) {
      differ &= ~Reading.NEGATED;
    }
    return differ == 0;
  }

  /// A clause without a content word has no word to tell its colour by: its names do.
  private void bareClauses() {
    Set<Integer> told = new HashSet<>();
    for (Reading.Token token : stretch) {
      if (token.isContent() && !token.frame && !found(token).isEmpty()) {
        told.add(token.clause);
      }
    }
    for (Reading.Token token : stretch) {
      if (told.contains(token.clause) || token.frame) {
        continue;
      }
      List<Reading.Token> found = found(token);
      if (!found.isEmpty()
          && token.kind != Reading.Kind.DATE
          && found.stream().noneMatch(t -> agrees(token, t))) {
        object(Verdict.About.NEGATION, token.text);
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
              .filter(token -> token.isContent() && !found(token).isEmpty())
              .anyMatch(token -> found(token).stream().allMatch(t -> isBeside(t, condition)));
      if (touched) {
        object(Verdict.About.MODALITY, condition.text);
      }
    }
  }

  private static boolean isBeside(Reading.Token token, Reading.Token condition) {
    return token.sentence == condition.sentence && Math.abs(token.clause - condition.clause) <= 1;
  }

  /// What somebody says that somebody says is not to lose either of them.
  private void attributions() {
    Optional<Reading.Token> bare =
        stretch.stream()
            .filter(t -> t.isContent() && !t.frame && !Reading.isSpeech(t.key))
            .filter(t -> !found(t).isEmpty())
            .filter(t -> found(t).stream().allMatch(m -> !m.frame && m.reports > t.reports))
            .findFirst();
    if (bare.isEmpty()) {
      return;
    }
    boolean once =
        stretch.stream()
            .filter(t -> t.isContent() && !found(t).isEmpty())
            .allMatch(t -> found(t).stream().anyMatch(m -> m.reports <= t.reports + 1));
    if (!once || !agrees(speaker)) {
      object(Verdict.About.SPEAKER, bare.get().text);
    }
  }

  private void speakers() {
    attributions();
    List<Reading.Token> frame = stretch.stream().filter(t -> t.frame).toList();
    if (frame.isEmpty()) {
      return;
    }
    if (isOutlet(frame)) {
      stretch.stream()
          .filter(t -> t.isContent() && !t.frame && !found(t).isEmpty())
          .filter(t -> found(t).stream().allMatch(m -> m.reports >= t.reports))
          .findFirst()
          .ifPresent(t -> object(Verdict.About.SPEAKER, text(frame)));
      return;
    }
    Set<String> outlet = outletWords();
    List<Reading.Token> names =
        frames.stream()
            .filter(f -> !f.speakers().stream().allMatch(t -> outlet.contains(t.key)))
            .flatMap(f -> f.speakers().stream())
            .filter(t -> t.kind == Reading.Kind.NAME && stretch.contains(t))
            .toList();
    Set<String> known = new HashSet<>(ground.framed());
    Set<String> words = new HashSet<>();
    names.forEach(t -> words.add(t.key));
    boolean allNamed =
        !ground.frames().isEmpty()
            && ground.frames().stream()
                .allMatch(f -> f.speakers().stream().anyMatch(t -> t.kind == Reading.Kind.NAME));
    if (Collections.disjoint(words, known) && !allNamed) {
      known.addAll(ground.speakers());
    }
    Set<String> referred = ground.referents();
    if (ground.frames().isEmpty() && known.isEmpty() && referred.isEmpty()) {
      object(Verdict.About.SPEAKER, text(frame));
      return;
    }
    frameWords(frame, known, referred);
    if (isSpokenByReferent(known)) {
      known.addAll(referred);
    }
    if (names.stream().allMatch(t -> isHolder(t.key))) {
      known.addAll(words);
    }
    frame.stream()
        .filter(t -> t.kind == Reading.Kind.NAME && !outlet.contains(t.key))
        .filter(t -> found(t).isEmpty() && !known.contains(t.key) && !joined(stretch.indexOf(t)))
        .filter(t -> !isPartOfName(frame, t, known) && !isNationOf(frame, t, known))
        .findFirst()
        .ifPresent(t -> object(Verdict.About.NAME, t.text));
    if (names.isEmpty()) {
      if (frames.stream().flatMap(f -> f.speakers().stream()).anyMatch(stretch::contains)) {
        object(Verdict.About.SPEAKER, text(frame));
      }
      return;
    }
    boolean addressed =
        names.stream()
            .anyMatch(t -> !found(t).isEmpty() && found(t).stream().allMatch(this::isAddressed));
    if (addressed) {
      object(Verdict.About.SPEAKER, text(frame));
      return;
    }
    boolean same =
        words.stream().anyMatch(known::contains)
            || joinedWith(known, names)
            || names.stream().allMatch(t -> isNationOf(frame, t, known));
    if (!same) {
      object(Verdict.About.SPEAKER, text(frame));
      return;
    }
  }

  /// Whether a word of a frame belongs to the full name of who speaks, as the article gives it.
  private boolean isPartOfName(List<Reading.Token> frame, Reading.Token token, Set<String> known) {
    int at = frame.indexOf(token);
    int from = at;
    while (from > 0 && frame.get(from - 1).kind == Reading.Kind.NAME) {
      from--;
    }
    Set<String> words = new HashSet<>();
    for (int i = from; i < frame.size() && frame.get(i).kind == Reading.Kind.NAME; i++) {
      words.add(frame.get(i).key);
    }
    return words.stream().anyMatch(known::contains)
        && ground.givesTogether(words, words.size() + 2);
  }

  /// Whether a name in what says who speaks is neither the speaker's nor in a description of who
  /// speaks ("the ministry of Norland").
  private boolean isAddressed(Reading.Token token) {
    int before = ground.context().indexOf(token) - 1;
    boolean describes =
        Reading.isPossessive(token)
            || (before >= 0 && OWNING.contains(ground.context().get(before).key));
    return token.frame && token.kind == Reading.Kind.NAME && !isSpeaker(token) && !describes;
  }

  private boolean isSpeaker(Reading.Token token) {
    return ground.frames().stream().anyMatch(f -> f.speakers().contains(token));
  }

  private boolean isNationOf(List<Reading.Token> frame, Reading.Token token, Set<String> known) {
    String nation = token.key.substring(0, Math.min(NATION, token.key.length()));
    return frame.stream()
        .filter(t -> Words.PERSONS.contains(t.key))
        .anyMatch(t -> ground.isOfficeOf(t.key, nation, known));
  }

  /// Whether who speaks in the quote may be told by the sentences before it: it is a pronoun,
  /// nobody, or an office that the article gives to who is named there.
  private boolean isSpokenByReferent(Set<String> known) {
    List<Reading.Token> theirs =
        ground.frames().stream().flatMap(f -> f.tokens().stream()).toList();
    Set<String> referred = ground.referents();
    List<Reading.Token> nations = theirs.stream().filter(t -> t.kind == Reading.Kind.NAME).toList();
    Optional<Reading.Token> office =
        theirs.stream().filter(t -> Words.PERSONS.contains(t.key)).findFirst();
    if (office.isEmpty()) {
      boolean named = ground.frames().stream().anyMatch(f -> !f.speakers().isEmpty());
      return (nations.isEmpty() && !named) || known.isEmpty();
    }
    if (nations.size() > 1) {
      return false;
    }
    String nation =
        nations.isEmpty()
            ? ""
            : nations.getFirst().key.substring(0, Math.min(4, nations.getFirst().key.length()));
    return ground.isOfficeOf(office.get().key, nation, referred);
  }

  /// Whether the article gives a name to the nation and office that speak in the quote.
  private boolean isHolder(String name) {
    List<Reading.Token> theirs =
        ground.frames().stream().flatMap(f -> f.tokens().stream()).toList();
    Optional<Reading.Token> office =
        theirs.stream().filter(t -> OFFICES.contains(t.key)).findFirst();
    List<Reading.Token> nations = theirs.stream().filter(t -> t.kind == Reading.Kind.NAME).toList();
    if (office.isEmpty() || nations.size() != 1 || name.length() < NATION) {
      return false;
    }
    String nation = nations.getFirst().key;
    String start = nation.substring(0, Math.min(NATION, nation.length()));
    return ground.isOfficeOf(office.get().key, start, Set.of(name))
        && ground.isOnlyOfficeOf(office.get().key, start, Set.of(name));
  }

  private Set<String> outletWords() {
    Set<String> words = new HashSet<>();
    ground.article().outlet().ifPresent(outlet -> words.addAll(Words.of(outlet)));
    return words;
  }

  private boolean isGivenWith(Reading.Token token, Set<String> known) {
    for (String name : known) {
      if (name.length() > 2
          && ground.givesTogether(new HashSet<>(List.of(token.key, name)), NEAR)) {
        return true;
      }
    }
    return false;
  }

  /// What is told of who speaks has to be told so by the quote, or beside the name by the article.
  private void frameWords(List<Reading.Token> frame, Set<String> speaking, Set<String> referred) {
    Set<String> known = new HashSet<>(speaking);
    known.addAll(referred);
    for (Reading.Token token : frame) {
      boolean plain = Reading.isSpeech(token.key) || PLAIN_IN_FRAMES.contains(token.key);
      if (!token.isContent() || plain) {
        continue;
      }
      boolean inFrame = found(token).stream().anyMatch(t -> t.frame || t.reports == 0);
      if (!inFrame && !ground.referentWords().contains(token.key) && !isGivenWith(token, known)) {
        object(Verdict.About.SPEAKER, token.text);
      }
    }
  }

  private static boolean joinedWith(Set<String> known, List<Reading.Token> names) {
    StringBuilder mine = new StringBuilder();
    names.forEach(t -> mine.append(bareLetters(t.key)));
    StringBuilder last = new StringBuilder();
    for (int i = Math.max(0, names.size() - 2); i < names.size(); i++) {
      last.append(bareLetters(names.get(i).key));
    }
    Set<String> letters = new HashSet<>();
    known.forEach(k -> letters.add(bareLetters(k)));
    List<String> all = List.copyOf(known);
    for (String one : all) {
      for (String other : all) {
        letters.add(bareLetters(one) + bareLetters(other));
      }
    }
    return letters.contains(mine.toString()) || letters.contains(last.toString());
  }

  private boolean isOutlet(List<Reading.Token> frame) {
    List<Reading.Token> names = frame.stream().filter(t -> t.kind == Reading.Kind.NAME).toList();
    if (names.isEmpty()) {
      return frame.stream().anyMatch(t -> TEXTS.contains(t.key));
    }
    for (Reading.Token token : frame) {
      boolean inside = token.start >= names.getFirst().start && token.end <= names.getLast().end;
      if (inside && !names.contains(token)) {
        return false;
      }
    }
    String name = text(names);
    return ground.article().outlet().filter(outlet -> Sources.isNameOf(name, outlet)).isPresent();
  }

  private boolean agrees(Optional<String> name) {
    if (name.isEmpty()) {
      return false;
    }
    Set<String> known = ground.speakers();
    return Words.of(name.get()).stream()
        .map(Words::bare)
        .anyMatch(w -> w.length() > 2 && known.contains(w));
  }

  private static String text(List<Reading.Token> tokens) {
    return String.join(" ", tokens.stream().map(t -> t.text).toList());
  }

  /// Who does what to whom has to be the same.
  private void roles() {
    swaps();
    pairs();
    objects();
    subjects();
    owners();
  }

  /// Where two things change places around the same verb, one of the two verbs has to be passive.
  private void swaps() {
    List<Reading.Token> things =
        stretch.stream()
            .filter(t -> !t.frame && (t.kind == Reading.Kind.NAME || t.isContent()))
            .filter(t -> !found(t).isEmpty() || isVerb(t))
            .toList();
    for (int i = 0; i < things.size(); i++) {
      for (int j = i + 2; j < things.size() && j <= i + AROUND; j++) {
        Reading.Token one = things.get(i);
        Reading.Token other = things.get(j);
        if (one.stem.equals(other.stem)
            || one.sentence != other.sentence
            || isVerb(one)
            || isVerb(other)
            || found(one).isEmpty()
            || found(other).isEmpty()
            || isAdjunct(stretch, one)
            || isAdjunct(stretch, other)
            || !isInverted(one, other)) {
          continue;
        }
        for (int pivot = i + 1; pivot < j; pivot++) {
          if (isVerb(things.get(pivot)) && turnsAround(one, things.get(pivot), other)) {
            object(Verdict.About.ROLE, one.text + " " + things.get(pivot).text + " " + other.text);
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
      if (verb.frame || !Reading.isVerb(stretch, i) || found(verb).isEmpty()) {
        continue;
      }
      Optional<Reading.Token> object = object(i);
      if (object.isEmpty()) {
        continue;
      }
      List<Reading.Token> verbs =
          found(verb).stream()
              .filter(t -> Reading.isVerb(ground.context(), ground.context().indexOf(t)))
              .toList();
      if (verbs.size() < found(verb).size()) {
        continue;
      }
      boolean linked =
          found(object.get()).stream()
              .anyMatch(t ->
                  verbs.contains(t)
                      || governors(t).isEmpty()
                      || governors(t).stream().anyMatch(verbs::contains));
      if (!linked) {
        object(Verdict.About.ROLE, verb.text + " " + object.get().text);
      }
    }
  }

  /// The noun, name or number at once behind a verb of the stretch.
  private Optional<Reading.Token> object(int verb) {
    for (int i = verb + 1; i < stretch.size() && i <= verb + BESIDE; i++) {
      Reading.Token token = stretch.get(i);
      if (token.clause != stretch.get(verb).clause
          || token.key.equals("to")
          || Reading.isPreposition(token.key)
          || Reading.isVerb(stretch, i)) {
        return Optional.empty();
      }
      boolean thing =
          token.isContent() || token.kind == Reading.Kind.NAME || token.kind == Reading.Kind.NUMBER;
      if (thing && !found(token).isEmpty() && !token.key.endsWith("ly")) {
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
    for (int i = at - 1; i >= 0 && all.get(i).clause >= token.clause - 1; i--) {
      if (Reading.isVerb(all, i)) {
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
      if (Reading.isVerb(all, i)) {
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
          || found(place).isEmpty()) {
        continue;
      }
      for (Reading.Token theirs : found(one.get())) {
        int from = ground.context().indexOf(theirs);
        Optional<Reading.Token> first = afterPreposition(from, preposition);
        if (first.isPresent()
            && !found(place).contains(first.get())
            && found(place).stream()
                .allMatch(t -> t.start > first.get().start || t.start < theirs.start)
            && found(one.get()).size() == 1) {
          object(Verdict.About.ROLE, one.get().text + " " + preposition + " " + place.text);
        }
      }
    }
  }

  private Optional<Reading.Token> nameBefore(int to) {
    for (int i = to - 1; i >= 0; i--) {
      Reading.Token token = stretch.get(i);
      if (token.kind == Reading.Kind.NAME && found(token).size() == 1 && !token.frame) {
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
    return at >= 0 && Reading.isVerb(stretch, at);
  }

  /// Whether something says when or where.
  private static boolean isAdjunct(List<Reading.Token> tokens, Reading.Token token) {
    int at = tokens.indexOf(token);
    if (TIMES.contains(token.key) || Reading.isMeasure(token.key)) {
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
      if (verb.frame || !Reading.isVerb(stretch, i) || found(verb).isEmpty()) {
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
      for (Reading.Token match : found(verb)) {
        int at = ground.context().indexOf(match);
        if (!Reading.isVerb(ground.context(), at)) {
          shared = true;
          continue;
        }
        boolean theirsPassive = isPassive(ground.context(), match);
        List<Reading.Token> theirs =
            theirsPassive == passive ? before(ground.context(), at) : behind(ground.context(), at);
        if (theirs.isEmpty()) {
          compared |= isSomebodyElse(mine, at);
          shared |= !isSomebodyElse(mine, at);
          continue;
        }
        compared = true;
        shared |= mine.stream().anyMatch(t -> found(t).stream().anyMatch(theirs::contains));
      }
      if (compared && !shared) {
        object(Verdict.About.ROLE, text(mine) + " " + verb.text);
      }
    }
  }

  /// Whether the quote's subject is "he", "she" or "it", and a name that the statement has there is
  /// neither what that sentence is about, nor who speaks in it or before it.
  private boolean isSomebodyElse(List<Reading.Token> mine, int verb) {
    List<Reading.Token> all = ground.context();
    boolean pronoun = false;
    for (int i = verb - 1; i >= 0 && all.get(i).clause == all.get(verb).clause; i--) {
      pronoun |= SINGULAR.contains(all.get(i).key);
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
    for (int i = start; i < verb && !Reading.isFinite(all, i); i++) {
      meant.add(all.get(i));
    }
    boolean own = meant.stream().anyMatch(t -> t.kind == Reading.Kind.NAME && isSubjectName(t));
    return names.stream()
        .noneMatch(t ->
            found(t).stream().anyMatch(meant::contains)
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

  private static final Set<String> SINGULAR = Words.set("he she it");

  /// The things before a verb in its clause, up to the verb before; where that is the verb of a
  /// relative clause, the things before the relative clause.
  private static List<Reading.Token> before(List<Reading.Token> tokens, int verb) {
    List<Reading.Token> things = new ArrayList<>();
    int clause = tokens.get(verb).clause;
    if (verb > 0 && tokens.get(verb - 1).key.equals("and")) {
      int first = firstVerb(tokens, verb);
      return first < verb ? before(tokens, first) : things;
    }
    if (RELATIVE.contains(tokens.get(verb).key)) {
      clause = tokens.get(verb - 1).clause;
    }
    for (int i = verb - 1; i >= 0 && tokens.get(i).clause == clause; i--) {
      Reading.Token token = tokens.get(i);
      if (Reading.isVerb(tokens, i) && i < verb - 1) {
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
          && !Reading.isVerb(tokens, i)) {
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
      if (Reading.isVerb(tokens, i) && opens && !isReduced(tokens, i)) {
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
        && Reading.isPreposition(tokens.get(Math.min(i + 1, tokens.size() - 1)).key)
        && ARTICLES.contains(tokens.get(i - 2).key);
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
      boolean apart = token.sentence != tokens.get(relative).sentence || Reading.isVerb(tokens, i);
      if (!thing || apart || token.clause != tokens.get(relative - 1).clause) {
        break;
      }
      things.add(token);
    }
    return things;
  }

  private static final Set<String> RELATIVE = Words.set("who which that");
  private static final Set<String> REPLACING =
      Words.set("he she it they who which that we i both one");

  /// The things behind a verb in its clause.
  private static List<Reading.Token> behind(List<Reading.Token> tokens, int verb) {
    List<Reading.Token> things = new ArrayList<>();
    for (int i = verb + 1;
        i < tokens.size()
            && tokens.get(i).clause <= tokens.get(verb).clause + 1
            && tokens.get(i).sentence == tokens.get(verb).sentence;
        i++) {
      Reading.Token token = tokens.get(i);
      if (!token.frame && (token.kind == Reading.Kind.NAME || token.isContent())) {
        things.add(token);
      }
    }
    return things;
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
        if (found(owned.get()).contains(theirOwned.get())) {
          boolean matches = found(owner).contains(theirs);
          same |= matches;
          others |= !matches;
        }
      }
      if (others && !same) {
        object(Verdict.About.ROLE, owner.text + " " + owned.get().text);
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
    if (of >= 1 && OWNING.contains(tokens.get(of).key) && tokens.get(of - 1).isContent()) {
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
        && !Reading.isVerb(tokens, at)) {
      last = Optional.of(tokens.get(at));
      at++;
    }
    return last;
  }

  private boolean isInverted(Reading.Token one, Reading.Token other) {
    int last = found(other).stream().mapToInt(t -> t.start).max().orElseThrow();
    int first = found(one).stream().mapToInt(t -> t.start).min().orElseThrow();
    return last < first;
  }

  private boolean turnsAround(Reading.Token one, Reading.Token pivot, Reading.Token other) {
    List<Reading.Token> middles = found(pivot);
    if (middles.isEmpty()) {
      middles = new ArrayList<>();
      for (int i = 0; i < ground.context().size(); i++) {
        if (Reading.isVerb(ground.context(), i)) {
          middles.add(ground.context().get(i));
        }
      }
    }
    for (Reading.Token mine : found(one)) {
      for (Reading.Token middle : middles) {
        for (Reading.Token theirs : found(other)) {
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
      if (BE.contains(key)) {
        return true;
      }
      if (tokens.get(i).isContent() && !key.endsWith("ly")) {
        return false;
      }
    }
    return false;
  }
}
