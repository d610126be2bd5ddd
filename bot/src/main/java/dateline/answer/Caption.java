package dateline.answer;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells what stands below a picture, and got into a page's text with it, from what an article
/// tells.
final class Caption {

  /// The credit that a caption begins with stands within so many first characters.
  private static final int CREDIT = 60;

  /// So many words a photographer's name has at least and at most.
  private static final int SHORTEST_NAME = 2;

  private static final int LONGEST_NAME = 4;

  private static final Set<String> PICTURES = Words.set("photos images pictures slides");

  private static final List<String> HIDE = List.of("hide", "caption");

  private Caption() {}

  /// Whether a sentence is one: it has what a gallery shows beside its pictures ("Hide Caption 3 of
  /// 21 Photos"), or begins with the credit of the picture before it ("Ana Diaz/Oldtown Post").
  static boolean is(String sentence) {
    return isOfGallery(sentence) || beginsWithCredit(sentence);
  }

  private static boolean isOfGallery(String sentence) {
    List<String> words = Words.of(sentence);
    if (words.size() < 2) {
      return false;
    }
    boolean titled =
        PICTURES.contains(words.getFirst()) && sentence.indexOf(':') == words.getFirst().length();
    boolean counted =
        words.size() > 3
            && isNumber(words.getFirst())
            && words.get(1).equals("of")
            && isNumber(words.get(2))
            && PICTURES.contains(words.get(3));
    return titled || counted || Collections.indexOfSubList(words, HIDE) >= 0;
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  private static boolean beginsWithCredit(String sentence) {
    int stroke = sentence.indexOf('/');
    if (stroke <= 0 || stroke >= CREDIT) {
      return false;
    }
    List<String> name = List.of(sentence.substring(0, stroke).split(" ", -1));
    List<String> behind = List.of(sentence.substring(stroke + 1).split(" ", 3));
    return name.size() >= SHORTEST_NAME
        && name.size() <= LONGEST_NAME
        && !Lexicon.isFunction(name.getFirst().toLowerCase(Locale.ROOT))
        && name.stream().allMatch(Caption::isPartOfName)
        && behind.size() > 1
        && behind.stream().limit(2).allMatch(Caption::isCapital);
  }

  private static boolean isPartOfName(String word) {
    return isCapital(word) && word.length() > 1 && Character.isLowerCase(word.charAt(1));
  }

  private static boolean isCapital(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
  }
}
