package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Numerals;
import dateline.article.Span;
import dateline.article.TimeExpressions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Two sentences in nearly the same words of which one has another number, as copies of one text
/// have of which one was mistyped, changed or put right.
///
/// Their words are laid side by side by the longest sequence that both have in order (Hunt and
/// McIlroy 1976), any number beside any other. What can't be counted as one text is none: another
/// name, or more than one number that differs.
///
/// @param one the number of the first, where it stands in the sentence
/// @param other that of the second
record Twins(Numerals.Numeral one, Numerals.Numeral other) {

  /// A sentence has so many words at least, and at most.
  private static final int LEAST = 7;

  private static final int MOST = 90;

  /// So much of the words of both is the same.
  private static final double SAME = 0.85;

  /// Of two texts so many sentences are the same at least, where one is a copy of the other.
  private static final int SAME_SENTENCES = 3;

  private static final int ABBREVIATED = 3;

  /// So many words say what a number is told of.
  private static final int NAMED = 3;

  /// What stands for a number among the words.
  private static final String NUMBER = "#";

  /// A word or number of a sentence.
  private record Part(String key, boolean name, Optional<Numerals.Numeral> number) {}

  /// Two sentences as twins, if they are.
  static Optional<Twins> of(String first, String second) {
    List<Part> mine = parts(first);
    List<Part> theirs = parts(second);
    int least = Math.min(mine.size(), theirs.size());
    int most = Math.max(mine.size(), theirs.size());
    if (least < LEAST || most > MOST || least < SAME * most) {
      return Optional.empty();
    }
    int[][] longest = longest(mine, theirs);
    if (2.0 * longest[0][0] < SAME * (mine.size() + theirs.size())) {
      return Optional.empty();
    }
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    Optional<Twins> found = Optional.empty();
    int i = 0;
    int j = 0;
    while (i < mine.size() && j < theirs.size()) {
      Part part = mine.get(i);
      Part other = theirs.get(j);
      if (part.key.equals(other.key)) {
        if (part.number.isPresent()
            && other.number.isPresent()
            && part.number.get().value().compareTo(other.number.get().value()) != 0) {
          if (found.isPresent()) {
            return Optional.empty();
          }
          found = Optional.of(new Twins(part.number.get(), other.number.get()));
        }
        i++;
        j++;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        leave(mine.get(i++), left);
      } else {
        leave(theirs.get(j++), right);
      }
    }
    while (i < mine.size()) {
      leave(mine.get(i++), left);
    }
    while (j < theirs.size()) {
      leave(theirs.get(j++), right);
    }
    return found.filter(_ -> areSpellings(left, right));
  }

  /// What the first's number is told of, in its words: the next word of meaning, and its names.
  String about(String first) {
    List<String> about = new ArrayList<>();
    for (int[] word : Sources.words(first)) {
      String text = first.substring(word[0], word[1]);
      boolean counted = word[0] >= one.end() && about.isEmpty();
      if (counted && !Lexicon.isFunction(text.toLowerCase(Locale.ROOT))) {
        about.add(text);
      }
    }
    for (int[] word : Sources.words(first)) {
      String text = first.substring(word[0], word[1]);
      if (word[0] > 0 && Character.isUpperCase(text.charAt(0)) && about.size() < NAMED) {
        about.add(Words.bare(text.replace('’', '\'')));
      }
    }
    return about.isEmpty() ? "the number" : String.join(", ", about);
  }

  /// A number as its sentence has it, with the sign before it.
  static String said(String sentence, Numerals.Numeral number) {
    int start = number.start();
    while (start > 0 && "$€£¥₹".indexOf(sentence.charAt(start - 1)) >= 0) {
      start--;
    }
    return sentence.substring(start, number.end());
  }

  /// Whether two articles are of one day, as far as they say, or of one text.
  static boolean mayBeOfOneText(Article one, Article other) {
    boolean oneDay =
        one.published().isEmpty()
            || other.published().isEmpty()
            || one.published().equals(other.published());
    return oneDay || areCopies(one, other);
  }

  private static boolean areCopies(Article one, Article other) {
    Set<List<String>> mine = new HashSet<>();
    for (Span sentence : ArticleText.of(one).sentences()) {
      List<String> words = Words.of(one.quote(sentence));
      if (words.size() >= LEAST) {
        mine.add(words);
      }
    }
    return ArticleText.of(other).sentences().stream()
            .filter(sentence -> mine.contains(Words.of(other.quote(sentence))))
            .limit(SAME_SENTENCES)
            .count()
        == SAME_SENTENCES;
  }

  /// Names and numbers that the other lacks tell of something else.
  private static void leave(Part part, List<String> left) {
    if (part.name || part.number.isPresent()) {
      left.add(part.key);
    }
  }

  /// Whether what is left on both sides is the same name, cut short.
  private static boolean areSpellings(List<String> left, List<String> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      int length = Math.min(left.get(i).length(), right.get(i).length());
      if (length < ABBREVIATED
          || !left.get(i).regionMatches(0, right.get(i), 0, Math.min(length, ABBREVIATED))) {
        return false;
      }
    }
    return true;
  }

  private static int[][] longest(List<Part> mine, List<Part> theirs) {
    int[][] longest = new int[mine.size() + 1][theirs.size() + 1];
    for (int i = mine.size() - 1; i >= 0; i--) {
      for (int j = theirs.size() - 1; j >= 0; j--) {
        longest[i][j] =
            mine.get(i).key.equals(theirs.get(j).key)
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    return longest;
  }

  private static List<Part> parts(String sentence) {
    List<Numerals.Numeral> numbers = new ArrayList<>(Numerals.in(sentence));
    // days are told of elsewhere
    TimeExpressions.in(sentence)
        .forEach(time ->
            numbers.removeIf(each -> each.start() >= time.start() && each.end() <= time.end()));
    List<Part> parts = new ArrayList<>();
    int next = 0;
    for (int[] word : Sources.words(sentence)) {
      while (next < numbers.size() && numbers.get(next).end() <= word[0]) {
        next++;
      }
      if (next < numbers.size() && numbers.get(next).start() < word[1]) {
        Numerals.Numeral number = numbers.get(next);
        boolean begins = parts.isEmpty() || parts.getLast().number.filter(number::equals).isEmpty();
        if (begins) {
          parts.add(new Part(NUMBER, false, Optional.of(number)));
        }
        continue;
      }
      String text = sentence.substring(word[0], word[1]);
      parts.add(
          new Part(
              text.toLowerCase(Locale.ROOT),
              word[0] > 0 && Character.isUpperCase(text.charAt(0)),
              Optional.empty()));
    }
    return parts;
  }
}
