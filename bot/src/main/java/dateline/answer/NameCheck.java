package dateline.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether the names of a stretch are borne out: they stand in the quote, or the article gives them
/// to who or what the quote calls otherwise.
final class NameCheck {
  private static final Set<String> QUALIFYING = Words.set("foreign prime defense defence interior");
  private static final Set<String> WE = Words.set("we");
  private static final Set<String> US = Words.set("us");
  private static final Set<String> OUR = Words.set("our");
  private static final Set<String> OURS = Words.set("we our us");
  private static final Set<String> SPEAKING_FOR =
      Words.set("minister president premier chancellor ambassador spokesman spokeswoman");
  private static final Set<String> POSSESSIVE = Words.set("his her its");
  private static final Set<String> OBJECTIVE = Words.set("him her");

  private final Match match;
  private final List<Reading.Token> stretch;
  private final Ground ground;

  /// Capital words of the stretch that are no names in the article, while this quote is looked at.
  private final List<Reading.Token> lowered = new ArrayList<>();

  NameCheck(Match match) {
    this.match = match;
    this.stretch = match.stretch;
    this.ground = match.ground;
  }

  /// Makes names again of the words that are none in this quote's article.
  void restore() {
    lowered.forEach(token -> token.kind = Reading.Kind.NAME);
  }

  /// Finds who is called by a nation and an office ("the Iranian minister") where the quote has the
  /// name that the article gives with them.
  void offices() {
    for (int i = 1; i < stretch.size(); i++) {
      Reading.Token office = stretch.get(i);
      boolean foreign = i > 1 && QUALIFYING.contains(stretch.get(i - 1).key);
      Reading.Token nation = stretch.get(foreign ? i - 2 : i - 1);
      boolean named = i + 1 < stretch.size() && stretch.get(i + 1).kind == Reading.Kind.NAME;
      if (office.frame
          || named
          || !Match.OFFICES.contains(office.key)
          || nation.kind != Reading.Kind.NAME
          || !match.found(office).isEmpty()) {
        continue;
      }
      String start = nation.key.substring(0, Math.min(Match.NATION, nation.key.length()));
      List<Reading.Token> holders =
          ground.tokens.stream()
              .filter(t -> t.kind == Reading.Kind.NAME && t.key.length() >= Match.NATION)
              .filter(t -> ground.isOfficeOf(office.key, start, Set.of(t.key)))
              .filter(t -> !t.key.startsWith(start))
              .toList();
      Set<String> names = new HashSet<>();
      holders.forEach(t -> names.add(t.key));
      if (!holders.isEmpty() && ground.isOnlyOfficeOf(office.key, start, names)) {
        match.put(office, holders);
        match.put(nation, holders);
        if (foreign) {
          match.put(stretch.get(i - 1), holders);
        }
      }
    }
  }

  void names() {
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.kind == Reading.Kind.NAME && !token.certain && ground.hasSmall(token.key)) {
        token.kind = Reading.Kind.WORD;
        lowered.add(token);
        continue;
      }
      if (token.kind != Reading.Kind.NAME || !match.found(token).isEmpty() || match.joined(i)) {
        continue;
      }
      if (!token.frame && !isGivenNearby(i) && !isOurs(i)) {
        match.object(Verdict.About.NAME, token.text);
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
    String start = nation.key.substring(0, Math.min(Match.NATION, nation.key.length()));
    return SPEAKING_FOR.stream()
        .anyMatch(office ->
            ground.isOfficeOf(office, start, known) && ground.isOnlyOfficeOf(office, start, known));
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
      known |= match.found(stretch.get(at)).stream().anyMatch(this::isBareName);
      known |= to > from + 1 && match.found(stretch.get(at)).stream().anyMatch(this::isDefinite);
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
        && Grammar.isPreposition(stretch.getFirst().key)
        && stretch.subList(0, name).stream()
            .noneMatch(t -> t.kind == Reading.Kind.NAME || Match.SINGULAR.contains(t.key));
  }

  /// Whether a name of the stretch stands beside a word as a pronoun does in the quote: "in memory
  /// of Muir" for "in her memory", "told Muir" for "told him".
  private boolean replacesPronoun(int from, int to) {
    return replaces(from, to, Match.SINGULAR, OBJECTIVE, POSSESSIVE);
  }

  private boolean replaces(
      int from, int to, Set<String> subjects, Set<String> objects, Set<String> owners) {
    String before = from > 0 ? stretch.get(from - 1).key : "";
    boolean owns =
        Grammar.isPossessive(stretch.get(to - 1))
            || before.equals("of")
            || Grammar.isAdjective(stretch.get(to - 1));
    boolean behindPreposition = Grammar.isPreposition(before);
    for (int i = Math.max(0, from - Match.BESIDE);
        i < to + Match.BESIDE && i < stretch.size();
        i++) {
      if (i >= from && i < to) {
        continue;
      }
      for (Reading.Token theirs : match.found(stretch.get(i))) {
        int at = ground.context().indexOf(theirs);
        int low = Math.max(0, at - Match.BESIDE);
        for (int p = low; p <= at + Match.BESIDE && p < ground.context().size(); p++) {
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
      letters.append(Match.bareLetters(stretch.get(i).key));
    }
    StringBuilder other = new StringBuilder();
    words.stream().sorted().forEach(other::append);
    return words.stream()
            .anyMatch(w -> w.length() > 3 && letters.indexOf(Match.bareLetters(w)) >= 0)
        || other.toString().contentEquals(letters);
  }

  private boolean near(int i) {
    return !Grammar.isPossessive(stretch.get(i))
        && stretch.get(i + 1).start - stretch.get(i).end <= 2;
  }
}
