package dateline.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Finds the outlets that a question names as those who say it: "according to The Herald", "did The
/// Herald report", "The Herald's article".
final class Sources {

  /// A place in a question that names outlets of the collection as a source, with the word of
  /// reporting behind the name.
  ///
  /// @param start index of the first character
  /// @param end index after the last character
  /// @param outlets the outlets it may mean, folded as the index has them, at least one
  record Mention(int start, int end, Set<String> outlets) {
    Mention {
      outlets = Set.copyOf(outlets);
    }

    boolean covers(int from, int to) {
      return start <= from && to <= end;
    }
  }

  private static final Set<String> BEFORE =
      Words.set("to by in from per via article report story on did does do has");
  private static final Set<String> AFTER =
      Words.set(
          "report reports reported reporting say says said article articles claim claims claimed"
              + " write writes wrote suggest suggests suggested state states stated mention mentions"
              + " mentioned describe describes described story coverage portray portrays note notes"
              + " noted highlight highlights discuss discusses cover covers attribute indicate");

  /// After these a name is that of a source, whatever its case.
  private static final Set<String> CITING = Words.set("according per via");

  /// What an outlet's full name may have behind the name it goes by.
  private static final Set<String> GENERIC =
      Words.set("news agency online digest website press com org net");

  /// Names of fewer characters are left alone.
  private static final int SHORTEST = 2;

  private Sources() {}

  /// All mentions in a question, in order.
  ///
  /// @param outlets the outlets of the collection, folded
  /// @param common whether a name is all over the articles, and so no short form of an outlet's:
  ///   "Iran" does not mean the Iran Herald
  static List<Mention> in(String text, SortedSet<String> outlets, Predicate<String> common) {
    List<int[]> words = words(text);
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      int next = i + 1;
      boolean cited = isCited(text, words, i);
      if (cited || Character.isUpperCase(text.charAt(words.get(i)[0]))) {
        for (int j = Math.min(words.size(), i + 5); j > i; j--) {
          int start = words.get(i)[0];
          int end = words.get(j - 1)[1];
          boolean loosely = cited || (j < words.size() && AFTER.contains(word(text, words.get(j))));
          Set<String> named = named(text.substring(start, end), loosely, outlets);
          if (isShort(named, text.substring(start, end))
              && common.test(text.substring(start, end))) {
            continue;
          }
          if (!named.isEmpty() && (cited || isSource(text, words, i, j))) {
            boolean reports = j < words.size() && AFTER.contains(word(text, words.get(j)));
            mentions.add(new Mention(start, reports ? words.get(j)[1] : end, named));
            next = j;
            break;
          }
        }
      }
      i = next;
    }
    return mentions;
  }

  /// Whether an outlet goes by a name: its whole name, or the start of it where what follows is
  /// "news", "online" and the like.
  static boolean isNameOf(String name, String outlet) {
    String folded = outlet.toLowerCase(Locale.ROOT).replace('’', '\'');
    return !named(name, true, new TreeSet<>(Set.of(folded))).isEmpty();
  }

  /// The outlets that go by a name: called so, with or without "the" before it, and with nothing
  /// behind it that tells it from others ("Herald" for "Herald Online", but not for "Herald
  /// Tribune").
  ///
  /// @param loosely whether "news", "online" and the like may be left out
  static Set<String> named(String name, boolean loosely, SortedSet<String> outlets) {
    String folded = name.toLowerCase(Locale.ROOT).replace('’', '\'');
    String bare = Words.bare(folded);
    Set<String> named = new TreeSet<>();
    if (bare.length() < SHORTEST || bare.equals("the")) {
      return named;
    }
    for (String start : List.of(bare, "the " + bare)) {
      for (String outlet : outlets.tailSet(start)) {
        if (!outlet.startsWith(start)) {
          break;
        }
        if (addsNothing(outlet.substring(start.length()), loosely)) {
          named.add(outlet);
        }
      }
    }
    return named;
  }

  /// Whether a name is the full name of none of the outlets it means.
  static boolean isShort(Set<String> named, String name) {
    String bare = Words.bare(name.toLowerCase(Locale.ROOT).replace('’', '\''));
    return !named.contains(bare) && !named.contains("the " + bare);
  }

  private static boolean addsNothing(String rest, boolean loosely) {
    if (rest.isEmpty()) {
      return true;
    }
    if (rest.charAt(0) == ' ') {
      boolean aside = rest.length() > 1 && !Character.isLetterOrDigit(rest.charAt(1));
      return aside || (loosely && GENERIC.containsAll(Words.of(rest)));
    }
    return ":,;|(/".indexOf(rest.charAt(0)) >= 0
        || (rest.charAt(0) == '.' && GENERIC.containsAll(Words.of(rest)));
  }

  /// Whether "according to" or the like stands before a word.
  private static boolean isCited(String text, List<int[]> words, int at) {
    int before = at - 1;
    if (before >= 0 && word(text, words.get(before)).equals("the")) {
      before--;
    }
    if (before > 0 && word(text, words.get(before)).equals("to")) {
      before--;
    }
    return before >= 0 && CITING.contains(word(text, words.get(before)));
  }

  private static boolean isSource(String text, List<int[]> words, int from, int to) {
    String before = from > 0 ? word(text, words.get(from - 1)) : "";
    String article = before.equals("the") && from > 1 ? word(text, words.get(from - 2)) : before;
    String after = to < words.size() ? word(text, words.get(to)) : "";
    boolean joined = article.equals("and") || article.equals("both") || article.equals("or");
    return BEFORE.contains(article) || AFTER.contains(after) || joined;
  }

  static List<int[]> words(String text) {
    List<int[]> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && !Character.isWhitespace(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        int end = i;
        while (end > start + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
          end--;
        }
        while (start < end - 1 && !Character.isLetterOrDigit(text.charAt(start))) {
          start++;
        }
        words.add(new int[] {start, end});
        start = -1;
      }
    }
    return words;
  }

  private static String word(String text, int[] place) {
    return text.substring(place[0], place[1]).toLowerCase(Locale.ROOT);
  }
}
