package dateline.answer;

import dateline.article.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words of a stretch of a statement, each with those of a quote that it may rest on, and what
/// is objected to so far.
final class Match {
  static final int AROUND = 6;

  /// Words that stand so near tell which of several places is meant.
  static final int BESIDE = 3;

  /// What is told beside a name stands within so many words of it.
  static final int NEAR = 8;

  /// A nation is told by so many letters of its name or adjective.
  static final int NATION = 4;

  static final Set<String> PLAIN_IN_FRAMES =
      Words.set("according reporters statement interview adding");
  static final Set<String> TIMES = Words.set("morning afternoon evening night day time");
  static final Set<String> ADJECTIVE_ENDINGS = Words.set("i n an ian ean ese ish");
  static final Set<String> ARTICLES = Words.set("a an another single one each");
  static final Set<String> OWNING = Words.set("of by");
  static final Set<String> BE =
      Words.set(
          "is are was were be been being stay stays stayed remain remains remained get gets got"
              + " become becomes became");
  static final Set<String> OFFICES =
      Words.set("minister president premier chancellor ambassador king queen");
  static final Set<String> PAIRED =
      Words.set(
          "sides ministers governments capitals parties leaders neighbors neighbours men women");
  static final Set<String> BOTH = Words.set("both neither either we our us");
  static final Set<String> SINGULAR = Words.set("he she it");

  final List<Reading.Token> stretch;
  final Ground ground;

  private final Set<Verdict.Objection> objections = new LinkedHashSet<>();

  /// For each word of the stretch, the words of the quote that bear it out.
  private final Map<Reading.Token, List<Reading.Token>> matches = new HashMap<>();

  Match(List<Reading.Token> stretch, Ground ground) {
    this.stretch = stretch;
    this.ground = ground;
    match();
  }

  /// What is objected to so far.
  List<Verdict.Objection> objections() {
    return List.copyOf(objections);
  }

  /// Has a word of the stretch rest on some of the quote.
  void put(Reading.Token token, List<Reading.Token> found) {
    matches.put(token, found);
  }

  void object(Verdict.About about, String words) {
    objections.add(new Verdict.Objection(about, words));
  }

  List<Reading.Token> found(Reading.Token token) {
    return matches.getOrDefault(token, List.of());
  }

  /// Whether the words of a name stand in the quote with their parts joined otherwise.
  boolean joined(int i) {
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

  static String bareLetters(String key) {
    return key.replace("'", "");
  }

  boolean hasPairOfNames() {
    for (int i = 1; i + 1 < ground.tokens.size(); i++) {
      if (ground.tokens.get(i).key.equals("and")
          && ground.tokens.get(i - 1).kind == Reading.Kind.NAME
          && ground.tokens.get(i + 1).kind == Reading.Kind.NAME) {
        return true;
      }
    }
    return false;
  }

  static String text(List<Reading.Token> tokens) {
    return String.join(" ", tokens.stream().map(t -> t.text).toList());
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
    for (Reading.Token token : stretch) {
      if (token.isContent() && !token.frame && isSaidBeside(token)) {
        matches.put(token, List.of());
      }
    }
    otherSpellings();
  }

  /// Finds names that the quote spells otherwise. What the article itself writes as the stretch
  /// does is another name to it: one that writes of Khamenei and of Khomeini means two.
  private void otherSpellings() {
    for (int from = 0; from < stretch.size(); from++) {
      for (int to = Math.min(stretch.size(), from + Ground.LONGEST_NAME); to > from; to--) {
        List<Reading.Token> name = stretch.subList(from, to);
        if (name.stream().allMatch(t -> t.kind == Reading.Kind.NAME)
            && name.stream().anyMatch(t -> found(t).isEmpty() && !ground.writes(t.key))) {
          Optional<List<Reading.Token>> other = spelledOtherwise(name);
          other.ifPresent(
              theirs -> name.stream().filter(t -> found(t).isEmpty()).forEach(t -> put(t, theirs)));
        }
      }
    }
  }

  private Optional<List<Reading.Token>> spelledOtherwise(List<Reading.Token> name) {
    return ground.spelledLike(Spelling.of(text(name)));
  }

  /// Whether all that bears a word out is said by other words of the stretch already: "arrested"
  /// beside "detention", "their cat" beside "three cats".
  private boolean isSaidBeside(Reading.Token token) {
    List<Reading.Token> found = found(token);
    return !found.isEmpty()
        && found.stream()
            .allMatch(theirs ->
                !theirs.key.equals(token.key)
                    && stretch.stream()
                        .anyMatch(t ->
                            t != token
                                && t.key.equals(theirs.key)
                                && !t.frame
                                && !theirs.frame
                                && !isObject(token, t)));
  }

  /// Whether a word stands right behind a verb of its own family: "scored two goals".
  private boolean isObject(Reading.Token token, Reading.Token verb) {
    int at = stretch.indexOf(verb);
    int behind = stretch.indexOf(token) - at;
    return behind > 0 && behind <= BESIDE && Grammar.isVerb(stretch, at);
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
  static boolean demonym(String one, String other) {
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
            && (!Grammar.isVerb(stretch, at + 1) || isFollowedByVerb(at + 1))
            && (stretch.get(at + 1).isContent()
                || stretch.get(at + 1).kind == Reading.Kind.NAME
                || token.key.endsWith("s")
                || Words.PERSONS.contains(stretch.get(at + 1).key)));
  }

  private boolean isFollowedByVerb(int i) {
    return i + 1 < stretch.size()
        && (Grammar.isVerb(stretch, i + 1) || BE.contains(stretch.get(i + 1).key));
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
}
