package dateline.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The names in one text.
///
/// @param counts how often each name stands there, without the titles before it; pairs that "and"
///   joins, such as Trinidad and Tobago, count as names too, since only a collection can tell
///   whether they are one
/// @param small words of these names that the text also writes small: ordinary words
/// @param also what the text says are two names of one: "the Coast Guard Service (CGS)"
public record ArticleNames(
    SortedMap<String, Integer> counts, SortedSet<String> small, List<Also> also) {

  /// Two names that a text says are of one.
  ///
  /// @param name the one told first
  /// @param other the one told beside it
  /// @param sure whether the words leave no doubt: "X, or Y," may also be of two
  public record Also(String name, String other, boolean sure) {

    /// Whether it tells nothing: both are the same but for case, accents or spaces.
    private boolean isOneSpelling() {
      return Spelling.of(name).letters().equals(Spelling.of(other).letters());
    }
  }

  static final String AND = " and ";

  /// The longest name, in characters.
  private static final int LONGEST = 80;

  /// So far apart, in characters, two names of one may stand.
  private static final int LONGEST_BETWEEN = 30;

  /// Words before a name that say what somebody is. What stands before them goes with them:
  /// "Iranian Foreign Minister" is no part of a name.
  static final Set<String> TITLES =
      Set.of(
          ("minister president premier chancellor spokesman spokeswoman spokesperson mayor governor"
                  + " general gen senator sen rep gov secretary ambassador officer captain capt"
                  + " commander coach professor prof doctor dr king queen prince princess pope judge"
                  + " justice chairman chairwoman director lt lieutenant col colonel maj major sgt"
                  + " sergeant adm admiral brigadier sir lord lady mr mrs ms rev reverend imam sheikh"
                  + " ayatollah representative congressman congresswoman deputy chief envoy diplomat")
              .split(" "));

  /// What stands between two names of one, with a quotation mark or "the" behind it perhaps.
  private static final List<String> ALSO =
      List.of(
          ", also known as ",
          " also known as ",
          " (also known as ",
          ", better known as ",
          ", formerly known as ",
          " (formerly known as ",
          ", also called ",
          " (also called ",
          " (also spelled ",
          ", also spelled ",
          ", aka ",
          " aka ");

  private static final String OR = ", or ";

  /// Shorter letters stand for too many names.
  private static final int ACRONYM = 3;

  public ArticleNames {
    counts = new TreeMap<>(counts);
    small = new TreeSet<>(small);
    also = List.copyOf(also);
  }

  /// Reads the names of a text. Takes time linear in its length.
  public static ArticleNames of(String text) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    List<Also> also = new ArrayList<>();
    String before = "";
    int end = 0;
    for (Names.Name name : Names.in(text)) {
      String bare = withoutTitles(name.text());
      boolean told = name.certain() || bare.indexOf(' ') > 0;
      if (bare.isEmpty() || bare.length() > LONGEST || !told) {
        before = "";
        continue;
      }
      counts.merge(bare, 1, Integer::sum);
      if (!before.isEmpty() && text.startsWith(AND, end) && end + AND.length() == name.start()) {
        counts.merge(before + AND + bare, 1, Integer::sum);
      }
      if (!before.isEmpty() && name.start() - end <= LONGEST_BETWEEN) {
        also(before, bare, text.substring(end, name.start()), text, name.end())
            .filter(each -> !each.isOneSpelling())
            .ifPresent(also::add);
      }
      before = bare;
      end = name.end();
    }
    return new ArticleNames(counts, small(text, counts), also);
  }

  /// Whether a text says that two names are one.
  ///
  /// @param between what stands between them
  /// @param end index after the second
  private static Optional<Also> also(
      String name, String other, String between, String text, int end) {
    char behind = end < text.length() ? text.charAt(end) : ' ';
    if (between.equals(" (") && (behind == ')' || behind == ',')) {
      return isAcronym(other, name) || isAcronym(name, other)
          ? Optional.of(new Also(name, other, true))
          : Optional.empty();
    }
    String words = between;
    while (words.endsWith("“") || words.endsWith("\"") || words.endsWith("the ")) {
      words = words.substring(0, words.length() - (words.endsWith("the ") ? 4 : 1));
    }
    if (ALSO.contains(words)) {
      return Optional.of(new Also(name, other, true));
    }
    boolean closed = behind == ',' || behind == '”' || behind == '"';
    return words.equals(OR) && closed && mayBeOne(name, other)
        ? Optional.of(new Also(name, other, false))
        : Optional.empty();
  }

  /// Whether two names of several words have one in common, as "X, or Y," names things twice:
  /// persons and places beside each other seldom do.
  private static boolean mayBeOne(String name, String other) {
    List<String> words = Spelling.words(name);
    return name.indexOf(' ') > 0
        && other.indexOf(' ') > 0
        && Spelling.words(other).stream()
            .anyMatch(word -> word.length() > 2 && words.contains(word));
  }

  /// Whether capitals are the first letters of a name's words, small words counted or not.
  private static boolean isAcronym(String capitals, String name) {
    if (capitals.length() < ACRONYM || !capitals.chars().allMatch(Character::isUpperCase)) {
      return false;
    }
    StringBuilder large = new StringBuilder();
    StringBuilder all = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (begins && Character.isLetter(c)) {
        all.append(Character.toUpperCase(c));
        if (Character.isUpperCase(c)) {
          large.append(c);
        }
      }
      begins = !Character.isLetterOrDigit(c) && c != '\'' && c != '’';
    }
    return capitals.contentEquals(large) || capitals.contentEquals(all);
  }

  private static SortedSet<String> small(String text, Map<String, Integer> names) {
    Set<String> wanted = new HashSet<>();
    for (String name : names.keySet()) {
      wanted.addAll(Spelling.words(name));
    }
    return small(text.toCharArray(), wanted);
  }

  private static SortedSet<String> small(char[] text, Set<String> wanted) {
    SortedSet<String> small = new TreeSet<>();
    int start = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i < text.length && Character.isLetter(text[i])) {
        continue;
      }
      if (i > start && Character.isLowerCase(text[start])) {
        String word = new String(text, start, i - start);
        if (wanted.contains(word)) {
          small.add(word);
        }
      }
      start = i + 1;
    }
    return small;
  }

  /// A name without the titles before it, and without what stands before those.
  static String withoutTitles(String name) {
    int from = 0;
    int at = 0;
    while (at < name.length()) {
      int end = name.indexOf(' ', at);
      end = end < 0 ? name.length() : end;
      String word = name.substring(at, end).toLowerCase(Locale.ROOT);
      if (TITLES.contains(word.endsWith(".") ? word.substring(0, word.length() - 1) : word)) {
        from = Math.min(end + 1, name.length());
      }
      at = end + 1;
    }
    return name.substring(from);
  }
}
