package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether an article says what a side of a [Comparison] is asked to say.
///
/// Questions of this sort put what articles say in words of their own, so that [StatementChecker]
/// lets next to none of them stand. What is asked here is less, and it decides over one word, not
/// over what is said: that most words of the claim stand in one sentence and those beside it, all
/// numbers and nothing to the contrary.
///
/// @param reply the word
/// @param relation how the sides are set beside each other
/// @param sides what it rests on
record Ruling(Claim.Reply reply, Comparison.Relation relation, List<Side> sides) {

  Ruling {
    sides = List.copyOf(sides);
  }

  /// One side.
  ///
  /// @param name who says it, in words that may begin a clause
  record Side(Comparison.Part part, String name, Draft.Quote quote) {}

  /// The word that the sentences found for each side warrant.
  static Optional<Ruling> of(Comparison.Relation relation, List<Comparison.Side> found) {
    List<Side> sides = new ArrayList<>();
    for (Comparison.Side side : found) {
      side.evidence().stream()
          .findFirst()
          .map(best ->
              new Side(
                  side.part(),
                  name(best.article()),
                  new Draft.Quote(best.article(), best.sentence())))
          .ifPresent(sides::add);
    }
    List<Side> against =
        sides.stream().filter(side -> standing(side) == Standing.CONTRARY).toList();
    List<Side> resting = against.isEmpty() ? sides : against;
    return reply(relation, resting)
        .filter(reply -> reply == Claim.Reply.NO || sides.size() == found.size())
        .map(reply -> new Ruling(reply, relation, resting));
  }

  private static Optional<Claim.Reply> reply(Comparison.Relation relation, List<Side> sides) {
    List<Standing> standings = sides.stream().map(Ruling::standing).toList();
    return switch (relation) {
      case LIKENESS -> Optional.empty();
      case EACH -> {
        if (standings.isEmpty()) {
          yield Optional.empty();
        }
        if (standings.contains(Standing.CONTRARY)) {
          yield Optional.of(Claim.Reply.NO);
        }
        yield standings.stream().allMatch(each -> each == Standing.BORNE)
            ? Optional.of(Claim.Reply.YES)
            : Optional.empty();
      }
      case BEFORE, AFTER -> {
        List<LocalDate> days =
            sides.stream().flatMap(side -> side.quote().article().published().stream()).toList();
        if (days.size() != 2
            || days.getFirst().equals(days.getLast())
            || standings.stream().anyMatch(each -> each != Standing.BORNE)) {
          yield Optional.empty();
        }
        boolean before = days.getFirst().isBefore(days.getLast());
        yield Optional.of(
            before == (relation == Comparison.Relation.BEFORE) ? Claim.Reply.YES : Claim.Reply.NO);
      }
    };
  }

  private static Standing standing(Side side) {
    return of(side.part(), side.quote().article(), side.quote().span());
  }

  /// How what a side is asked to say, or not to say, stands on a sentence of it.
  static Standing of(Comparison.Part part, Article article, Span sentence) {
    Standing standing = standing(part, article, sentence);
    return switch (part.claimed()) {
      case SAID, OPEN -> standing;
      case UNSAID -> standing == Standing.BORNE ? Standing.CONTRARY : Standing.OPEN;
    };
  }

  private static String name(Article article) {
    return article.outlet().map(Survey::heading).orElse("");
  }

  /// The word with what it rests on.
  Draft.Proposal proposal() {
    return new Draft.Proposal(
        reply.before(text()),
        sides.stream().map(Side::quote).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(this));
  }

  /// Whether a proposal says what its quotes warrant.
  boolean tells(Draft.Proposal proposal) {
    return proposal.text().equals(reply.before(text()))
        && proposal.quotes().equals(sides.stream().map(Side::quote).toList())
        && reply(relation, sides).equals(Optional.of(reply));
  }

  private String text() {
    boolean ordered =
        relation == Comparison.Relation.BEFORE || relation == Comparison.Relation.AFTER;
    if (ordered) {
      return sides.stream()
              .map(side ->
                  side.name()
                      + " on "
                      + DAY.format(side.quote().article().published().orElseThrow()))
              .collect(Collectors.joining(", "))
          + ".";
    }
    long unnamed = sides.stream().filter(side -> side.name().isEmpty()).count();
    if (reply == Claim.Reply.NO) {
      Side first = sides.getFirst();
      String who = first.name().isEmpty() ? "an article that names no outlet" : first.name();
      return who + " says otherwise.";
    }
    String all = sides.size() == 2 ? "both say so" : "all say so";
    String though =
        unnamed == 0
            ? "."
            : unnamed == 1
                ? ", though one of them names no outlet."
                : ", though they name no outlet.";
    return all + though;
  }

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /// How a claim stands on an article.
  enum Standing {
    /// The article says so.
    BORNE,
    /// It says the contrary.
    CONTRARY,
    /// It can't be told.
    OPEN
  }

  /// So much of a claim's words has to stand in and around the sentence.
  private static final double BORNE = 0.55;

  private static final double WORDS_BORNE = 0.5;

  /// So much of the words besides those that say the contrary, in the sentence itself.
  private static final double CONTRARY = 0.5;

  /// What says the contrary has so many of the words that are no names.
  private static final double LEAST_WORDS = 0.5;

  /// Fewer words are no claim.
  private static final int LEAST = 3;

  private static final Set<String> SUPERLATIVES =
      Words.set("best worst most least first last top only never always all every");

  private static final int SHORTEST_SUPERLATIVE = 5;

  /// Nouns that only help others to be one: "engages in anticompetitive behaviour".
  private static final Set<String> MATTERS =
      stems(
          "behavior behaviour action activity practice role presence approach aspect issue situation"
              + " matter process nature way manner fact idea level effort instance case kind type"
              + " form measure concern topic point detail subject event");

  /// Verbs and nouns by which what follows is not so.
  private static final Set<String> DENYING =
      stems(
          "fail lack ignore deny refuse reject avoid omit neglect cease unable without absence"
              + " exclude oppose prevent stop halt");

  /// Beginnings that turn a word round.
  private static final List<String> TURNING =
      List.of("un", "in", "il", "im", "ir", "dis", "mis", "non");

  private static Set<String> stems(String spaced) {
    return Set.copyOf(Words.set(spaced).stream().map(Lexicon::stem).toList());
  }

  /// @param sentence the one that tells most of it
  private static Standing standing(Comparison.Part part, Article article, Span sentence) {
    return new Tally(
            Reading.of(part.claim(), false).tokens,
            Reading.of(article.quote(sentence), false).tokens,
            Reading.of(around(article, sentence), false).tokens,
            Reading.of(article.title() + ". " + article.text(), false).tokens)
        .standing();
  }

  /// How many words of a claim stand where.
  private static final class Tally {
    private final List<Reading.Token> claimed;
    private final List<Reading.Token> told;

    /// Of all words, and of those that are no names.
    private int all;

    private int words;

    /// That stand in the sentence itself.
    private int own;

    private int wordsOwn;

    /// That stand in it or beside it.
    private int near;

    private int wordsNear;

    /// Whether the sentence has the contrary of a word.
    private boolean turned;

    /// Whether a number stands nowhere, and whether the sentence has another one of the same.
    private boolean uncounted;

    private boolean countedOtherwise;

    /// Whether a word is denied in one and not in the other.
    private boolean denies;

    /// Whether a word is missing that the claim turns on.
    private boolean lacking;

    /// Whether what follows in the claim is not so, by a word that the sentence has not.
    private boolean denied;

    /// @param around the sentence and those beside it
    /// @param whole the article
    Tally(
        List<Reading.Token> claimed,
        List<Reading.Token> told,
        List<Reading.Token> around,
        List<Reading.Token> whole) {
      this.claimed = claimed;
      this.told = told;
      for (int i = 0; i < claimed.size(); i++) {
        Reading.Token token = claimed.get(i);
        int at = place(token, told);
        if (isDenial(token) && (Grammar.isNegation(token.key) || at < 0)) {
          denied = !denied;
        } else if (counts(token)) {
          count(i, at, around, whole);
        }
      }
    }

    private void count(int i, int at, List<Reading.Token> around, List<Reading.Token> whole) {
      Reading.Token token = claimed.get(i);
      boolean name = token.kind == Reading.Kind.NAME;
      boolean here = at >= 0 || (name && isNamed(claimed, i, whole));
      if (!here && isTurned(token, claimed, told)) {
        turned = true;
        return;
      }
      boolean beside = here || place(token, around) >= 0;
      int word = name ? 0 : 1;
      all++;
      words += word;
      own += here ? 1 : 0;
      near += beside ? 1 : 0;
      wordsOwn += here ? word : 0;
      wordsNear += beside ? word : 0;
      denies |= at >= 0 && !name && isNegated(token) != isNegated(told.get(at));
      lacking |= !beside && bears(claimed, i);
      if (!beside && token.kind == Reading.Kind.NUMBER) {
        uncounted = true;
        countedOtherwise = isCountedOtherwise(token, told);
      }
    }

    Standing standing() {
      if (all + (turned ? 1 : 0) < LEAST) {
        return Standing.OPEN;
      }
      return isContrary() ? Standing.CONTRARY : isBorne() ? Standing.BORNE : Standing.OPEN;
    }

    private boolean isContrary() {
      boolean toldDenied = told.stream().anyMatch(Ruling::isDenial);
      if (own == all && denies && !turned && !denied) {
        return true;
      }
      if (countedOtherwise) {
        return own == all - 1 && !turned && !denied && !toldDenied;
      }
      return own >= CONTRARY * all
          && wordsOwn >= LEAST_WORDS * words
          && !uncounted
          && turned != (denied && !toldDenied)
          && (turned || !toldDenied);
    }

    private boolean isBorne() {
      boolean negated = claimed.stream().anyMatch(token -> Grammar.isNegation(token.key));
      return near >= BORNE * all
          && wordsNear >= WORDS_BORNE * words
          && words > 0
          && !turned
          && !uncounted
          && !denies
          && !lacking
          && denied == negated;
    }
  }

  /// Whether a sentence has one number only, of the same as another one.
  private static boolean isCountedOtherwise(Reading.Token number, List<Reading.Token> told) {
    List<Reading.Token> numbers =
        told.stream().filter(token -> token.kind == Reading.Kind.NUMBER).toList();
    return numbers.size() == 1
        && number.quantity.isPresent()
        && numbers.getFirst().quantity.isPresent()
        && !number.quantity.get().unit().isEmpty()
        && number.quantity.get().unit().equals(numbers.getFirst().quantity.get().unit())
        && number.quantity.get().bound().equals(numbers.getFirst().quantity.get().bound());
  }

  /// Whether a claim turns on a word: its first verb, a superlative, or what somebody or something
  /// is said to be ("is supportive", "were very late").
  private static boolean bears(List<Reading.Token> tokens, int at) {
    Reading.Token token = tokens.get(at);
    if (token.kind != Reading.Kind.WORD) {
      return false;
    }
    if (SUPERLATIVES.contains(token.key)
        || (token.key.endsWith("est") && token.key.length() > SHORTEST_SUPERLATIVE)) {
      return true;
    }
    if (Grammar.isVerb(tokens, at)) {
      for (int i = 0; i < at; i++) {
        if (counts(tokens.get(i))
            && tokens.get(i).kind == Reading.Kind.WORD
            && Grammar.isVerb(tokens, i)) {
          return isComplement(tokens, at);
        }
      }
      return true;
    }
    return isComplement(tokens, at);
  }

  private static boolean isComplement(List<Reading.Token> tokens, int at) {
    int before = at - 1;
    while (before >= 0 && tokens.get(before).key.endsWith("ly")) {
      before--;
    }
    return before >= 0 && Grammar.BE.contains(tokens.get(before).key);
  }

  private static boolean isNegated(Reading.Token token) {
    return (token.flags & Reading.NEGATED) != 0;
  }

  private static boolean isDenial(Reading.Token token) {
    return Grammar.isNegation(token.key) || DENYING.contains(token.stem);
  }

  private static boolean counts(Reading.Token token) {
    return (token.isContent()
            || token.kind == Reading.Kind.NAME
            || token.kind == Reading.Kind.NUMBER)
        && !Lexicon.isLight(token.stem)
        && !(token.kind == Reading.Kind.WORD
            && (Inquiry.isGeneral(token.key) || MATTERS.contains(token.stem)));
  }

  /// A name by which the article calls the same: by the last word of it.
  private static boolean isNamed(List<Reading.Token> claimed, int at, List<Reading.Token> whole) {
    int last = at;
    while (last + 1 < claimed.size() && claimed.get(last + 1).kind == Reading.Kind.NAME) {
      last++;
    }
    return place(claimed.get(last), whole) >= 0;
  }

  private static int place(Reading.Token token, List<Reading.Token> tokens) {
    String bare = Words.bare(token.key);
    String stem = Lexicon.stem(bare);
    for (int i = 0; i < tokens.size(); i++) {
      Reading.Token other = tokens.get(i);
      String otherBare = Words.bare(other.key);
      String otherStem = Lexicon.stem(otherBare);
      if (stem.equals(otherStem)
          || Lexicon.same(stem, otherStem)
          || Lexicon.derived(bare, otherBare)
          || (token.quantity.isPresent() && token.quantity.equals(other.quantity))) {
        return i;
      }
    }
    return -1;
  }

  /// Whether a sentence has the contrary of a word.
  private static boolean isTurned(
      Reading.Token token, List<Reading.Token> claimed, List<Reading.Token> told) {
    for (Reading.Token other : told) {
      if (place(other, claimed) >= 0) {
        continue;
      }
      if (Lexicon.opposed(token.stem, other.stem)
          || isTurnOf(token.stem, other.stem)
          || isTurnOf(other.stem, token.stem)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTurnOf(String turned, String stem) {
    return TURNING.stream()
        .anyMatch(each ->
            turned.length() > each.length() + 3
                && turned.startsWith(each)
                && (turned.substring(each.length()).equals(stem)
                    || Lexicon.derived(turned.substring(each.length()), stem)));
  }

  /// The sentence with those beside it.
  private static String around(Article article, Span sentence) {
    List<Span> sentences = ArticleText.of(article).sentences();
    List<String> around = new ArrayList<>();
    int at = sentences.indexOf(sentence);
    for (int i = Math.max(0, at - 1); at >= 0 && i <= Math.min(sentences.size() - 1, at + 1); i++) {
      around.add(article.quote(sentences.get(i)));
    }
    return String.join(" ", around);
  }
}
