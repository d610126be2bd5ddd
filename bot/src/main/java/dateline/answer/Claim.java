package dateline.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a question for yes or no would have be true, as a statement and as its denial.
///
/// The words are the question's own, with its auxiliary behind the subject: "Did the ferry run
/// aground?" has "The ferry did run aground." and "The ferry did not run aground." Where the
/// subject ends is told by the verb behind it, which has to be one of the evidence. Nothing is made
/// of questions that offer a choice or that speak of what was said before them.
///
/// @param affirmed what makes the answer yes
/// @param denied what makes it no; nothing where "any" was asked, whose denial is another sentence
record Claim(String affirmed, Optional<String> denied) {

  /// The word that an answer to a question for yes or no begins with.
  enum Reply {
    YES("Yes"),
    NO("No");

    private final String word;

    Reply(String word) {
      this.word = word;
    }

    /// A sentence with the word before it.
    String before(String sentence) {
      return word + ": " + sentence;
    }

    /// The word that a text begins with as an answer does, not as "no one" or "yes-men" do.
    static Optional<Reply> of(String text) {
      for (Reply each : values()) {
        int end = each.word.length();
        if (text.regionMatches(true, 0, each.word, 0, end)
            && text.length() > end
            && ":,.;!–—".indexOf(text.charAt(end)) >= 0) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }

    /// What stands behind the word.
    String behind(String text) {
      return text.substring(Math.min(text.length(), word.length() + 1)).strip();
    }
  }

  private static final Set<String> DOING = Words.set("did does do");
  private static final Set<String> BEING = Words.set("is are was were");
  private static final Set<String> OTHER_AUXILIARIES = Words.set("has have had will can could");

  /// What a subject can't be, or end with.
  private static final Set<String> POINTING =
      Words.set(
          "it he she they we you i there this that these those who which both either anyone anybody"
              + " anything someone somebody no nobody");

  private static final Set<String> LIMITS = Words.set("or whether if than as");

  /// Beside one of these a number is not the whole count.
  private static final Set<String> BOUNDS =
      Words.set(
          "least most more than over under about nearly almost around some up fewer less another"
              + " other further first last only");

  /// What only stresses.
  private static final Set<String> STRESSING = Words.set("ever really actually indeed");

  private static final Set<String> ASKING = Words.set("who when where why how what which if");

  /// A longer question claims several things.
  private static final int LONGEST = 30;

  /// The statements that a question may come to, by where its subject may end.
  ///
  /// @param evidence the sentence that may tell
  static List<Claim> of(String question, String evidence) {
    List<String> words = words(question);
    if (words.size() < 3 || words.size() > LONGEST) {
      return List.of();
    }
    String auxiliary = words.getFirst().toLowerCase(Locale.ROOT);
    boolean being = BEING.contains(auxiliary);
    if (!being && !DOING.contains(auxiliary) && !OTHER_AUXILIARIES.contains(auxiliary)) {
      return List.of();
    }
    boolean any = words.get(1).equals("any");
    List<String> said = words.subList(any ? 2 : 1, words.size());
    if (said.stream().map(Claim::folded).anyMatch(LIMITS::contains)
        || POINTING.contains(folded(said.getFirst()))) {
      return List.of();
    }
    List<Reading.Token> tokens = Reading.of(evidence, false).tokens;
    List<Claim> claims = new ArrayList<>();
    for (int k = 1; k < said.size(); k++) {
      if (mayEnd(said.get(k - 1)) && mayFollow(said.get(k), being, tokens)) {
        String subject = capitalised(String.join(" ", said.subList(0, k)));
        String rest = String.join(" ", said.subList(k, said.size()));
        claims.add(
            new Claim(
                subject + " " + auxiliary + " " + rest + ".",
                any
                    ? Optional.empty()
                    : Optional.of(subject + " " + auxiliary + " not " + rest + ".")));
      }
    }
    return claims;
  }

  /// What has to be borne out for a reply.
  Optional<String> by(Reply reply) {
    return switch (reply) {
      case YES -> Optional.of(affirmed);
      case NO -> denied;
    };
  }

  /// Whether a sentence counts what a claim counts and has it in another number, said without "at
  /// least" or the like on either side. It may have no further number.
  static boolean isOtherwiseCounted(String claim, String evidence) {
    List<Reading.Token> claimed = Reading.of(claim, false).tokens;
    List<Reading.Token> told = Reading.of(evidence, false).tokens;
    Optional<String> one = counted(claimed);
    return one.isPresent() && one.equals(counted(told)) && isInOrder(claimed, told, false);
  }

  /// The stem of the word right behind the only number; nothing where there are several numbers, or
  /// one that is a bound.
  private static Optional<String> counted(List<Reading.Token> tokens) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind == Reading.Kind.NUMBER) {
        numbers.add(i);
      }
    }
    int at = numbers.size() == 1 ? numbers.getFirst() : tokens.size();
    boolean bound =
        at + 1 >= tokens.size()
            || tokens.subList(Math.max(0, at - 2), at).stream()
                .anyMatch(token -> BOUNDS.contains(token.key));
    return bound || !tokens.get(at + 1).isContent()
        ? Optional.empty()
        : Optional.of(Lexicon.stem(tokens.get(at + 1).key));
  }

  /// Whether a sentence has the words of a claim one behind the other as the claim has them, dates
  /// and denials left aside.
  static boolean isInOrder(String claim, String evidence) {
    return isInOrder(Reading.of(claim, false).tokens, Reading.of(evidence, false).tokens, true);
  }

  private static boolean isInOrder(
      List<Reading.Token> claim, List<Reading.Token> told, boolean numbers) {
    int at = 0;
    for (Reading.Token token : claim) {
      boolean counts =
          (token.isContent()
                  || token.kind == Reading.Kind.NAME
                  || (numbers && token.kind == Reading.Kind.NUMBER))
              && !Grammar.isNegation(token.key)
              && !token.key.equals("any");
      if (!counts) {
        continue;
      }
      String stem = Lexicon.stem(Words.bare(token.key));
      while (at < told.size() && !Lexicon.stem(Words.bare(told.get(at).key)).equals(stem)) {
        at++;
      }
      if (at == told.size()) {
        return false;
      }
      at++;
    }
    return true;
  }

  /// The words of a question, without what it asks besides ("…, and how many?").
  private static List<String> words(String question) {
    String text = question.strip();
    int end = text.endsWith("?") ? text.length() - 1 : text.length();
    List<String> words = new ArrayList<>();
    for (String word : text.substring(0, end).strip().split("\\s+", -1)) {
      int last = words.size() - 1;
      if (last > 0
          && ASKING.contains(folded(word))
          && words.get(last).equals("and")
          && words.get(last - 1).endsWith(",")) {
        words.removeLast();
        String before = words.removeLast();
        words.add(before.substring(0, before.length() - 1));
        break;
      }
      if (!STRESSING.contains(folded(word))) {
        words.add(word);
      }
    }
    return words;
  }

  private static boolean mayEnd(String word) {
    String folded = folded(word);
    return !Grammar.DETERMINERS.contains(folded)
        && !Grammar.isPreposition(folded)
        && !folded.equals("and");
  }

  /// Whether the predicate may begin with a word: a verb that the evidence has as one, or behind a
  /// form of "be" also what somebody is.
  private static boolean mayFollow(String word, boolean being, List<Reading.Token> evidence) {
    if (!Character.isLowerCase(word.charAt(0))) {
      return false;
    }
    if (being && Set.of("a", "an", "the").contains(word)) {
      return true;
    }
    if (Lexicon.isFunction(word)) {
      return false;
    }
    String stem = Lexicon.stem(folded(word));
    for (int i = 0; i < evidence.size(); i++) {
      String other = Lexicon.stem(evidence.get(i).key);
      if (Grammar.isVerb(evidence, i) && (other.equals(stem) || Lexicon.same(stem, other))) {
        return true;
      }
    }
    return false;
  }

  private static String folded(String word) {
    return Words.bare(word.toLowerCase(Locale.ROOT));
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
