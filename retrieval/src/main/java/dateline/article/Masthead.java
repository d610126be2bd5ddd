package dateline.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The line with which a page names itself above an article, and the parts of the lines around it:
/// `THE OLDTOWN OBSERVER | Courts`, `ValNA — State News Agency of Valdoria`, `Home | Politics |
/// Sport`.
///
/// That a line is one is told by its words alone; whether it stands for the outlet and not for the
/// title is for [Header] to say, by what stands below.
final class Masthead {

  /// A name has so many words at most.
  private static final int MAX_WORDS = 6;

  /// In capitals alone, so many: a headline in capitals has more.
  private static final int MAX_CAPITALS = 4;

  /// A heading of a page's parts has so many words at most.
  private static final int MAX_SECTION = 4;

  /// So many parts make a line that leads to others.
  private static final int NAVIGATION = 3;

  private static final Set<String> OUTLET_WORDS =
      Set.of(
          "times",
          "post",
          "news",
          "mail",
          "ledger",
          "observer",
          "agency",
          "herald",
          "gazette",
          "tribune",
          "journal",
          "telegraph",
          "chronicle",
          "star",
          "daily",
          "today",
          "press",
          "weekly",
          "courier",
          "standard",
          "mirror",
          "guardian",
          "independent",
          "express",
          "monitor",
          "digest",
          "radio",
          "tv",
          "television",
          "magazine",
          "review",
          "bulletin",
          "sentinel",
          "examiner",
          "globe",
          "record",
          "echo",
          "dispatch",
          "register",
          "inquirer",
          "argus",
          "advertiser",
          "reporter",
          "beacon",
          "banner",
          "enquirer",
          "newspaper",
          "online",
          "wire",
          "broadcasting",
          "quarterly",
          "monthly");

  /// Words that stand in headlines and in no name.
  private static final Set<String> OF_HEADLINES =
      Set.of(
          "in", "on", "at", "as", "to", "for", "after", "over", "amid", "from", "with", "by", "is",
          "are", "says", "say", "said", "will", "not", "no", "but", "or", "how", "why", "what",
          "who", "when", "where");

  private static final Set<String> PARTICLES =
      Set.of(
          "the", "of", "and", "de", "la", "le", "el", "al", "der", "die", "das", "du", "di", "&");

  private Masthead() {}

  /// The outlet that a line names, if it reads like a masthead.
  static Optional<String> outlet(String line) {
    List<String> parts = parts(Header.withoutMarks(line), true);
    for (int i = 0; i < Math.min(2, parts.size()); i++) {
      if (isName(parts.get(i))) {
        return Optional.of(parts.get(i));
      }
    }
    boolean described =
        parts.size() > 1
            && words(parts.getFirst()).size() <= 2
            && isCapitalised(parts.getFirst())
            && words(parts.get(1)).stream().anyMatch(OUTLET_WORDS::contains);
    return described ? Optional.of(parts.getFirst()) : Optional.empty();
  }

  /// Whether a line leads to other pages: short parts, none a sentence.
  static boolean isNavigation(String line) {
    List<String> parts = parts(line.replace(" > ", " › "), false);
    boolean path = line.contains(" > ") || line.contains(" › ") || line.contains(" » ");
    return parts.size() >= (path ? 2 : NAVIGATION)
        && parts.stream()
            .allMatch(part ->
                words(part).size() <= MAX_SECTION
                    && !Punctuation.endsWithStop(part, 0, part.length()));
  }

  /// Whether a line is a place alone: `Oldtown, New Valdoria`.
  static boolean isPlace(String line) {
    int comma = line.indexOf(',');
    return comma > 0
        && words(line).size() <= MAX_SECTION
        && isCapitalised(line.substring(0, comma))
        && isCapitalised(line.substring(comma + 1).strip());
  }

  /// Whether a text is what outlets are called: in capitals, or ending in such a word as "Times".
  static boolean isName(String part) {
    List<String> words = words(withoutBracket(part));
    if (words.isEmpty()
        || words.size() > MAX_WORDS
        || !isCapitalised(part)
        || words.stream().anyMatch(OF_HEADLINES::contains)) {
      return false;
    }
    boolean capitals =
        words.size() <= MAX_CAPITALS
            && part.chars().noneMatch(Character::isLowerCase)
            && part.chars().filter(Character::isUpperCase).count() > 2;
    return capitals || (words.size() > 1 && OUTLET_WORDS.contains(words.getLast()));
  }

  /// Whether all words but small ones begin with capitals, and no digit or stop stands among them.
  static boolean isCapitalised(String part) {
    if (part.isEmpty()
        || part.chars().anyMatch(c -> Character.isDigit(c) || ":;,.!?".indexOf(c) >= 0)) {
      return false;
    }
    for (String word : part.split(" ", -1)) {
      int letter = 0;
      while (letter < word.length() && !Character.isLetter(word.charAt(letter))) {
        letter++;
      }
      if (letter < word.length()
          && Character.isLowerCase(word.charAt(letter))
          && !PARTICLES.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /// What stands between bars and dots, without Markdown's marks and the addresses of links; the
  /// whole line where there are none.
  ///
  /// @param dashes whether a dash between spaces separates as well
  static List<String> parts(String line, boolean dashes) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i < line.length() && !isSeparator(line, i, dashes)) {
        continue;
      }
      String part = bare(line.substring(from, i));
      if (!part.isEmpty()) {
        parts.add(part);
      }
      from = i + 1;
    }
    return parts;
  }

  private static boolean isSeparator(String line, int at, boolean dashes) {
    char c = line.charAt(at);
    return "|·•›»".indexOf(c) >= 0
        || (dashes
            && Punctuation.isDash(c)
            && at > 0
            && at + 1 < line.length()
            && Punctuation.isWhite(line.charAt(at - 1))
            && Punctuation.isWhite(line.charAt(at + 1)));
  }

  private static String bare(String part) {
    String bare = part.strip();
    if (bare.startsWith("[") && bare.endsWith(")") && bare.contains("](")) {
      bare = bare.substring(1, bare.indexOf("](")).strip();
    }
    int start = 0;
    int end = bare.length();
    while (start < end && "*_".indexOf(bare.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "*_".indexOf(bare.charAt(end - 1)) >= 0) {
      end--;
    }
    return bare.substring(start, end).strip();
  }

  private static String withoutBracket(String part) {
    int open = part.lastIndexOf('(');
    return open > 0 && part.endsWith(")") ? part.substring(0, open).strip() : part;
  }

  private static List<String> words(String part) {
    return part.isBlank()
        ? List.of()
        : List.of(part.strip().toLowerCase(Locale.ROOT).split("\\s+", MAX_WORDS * 4));
  }
}
