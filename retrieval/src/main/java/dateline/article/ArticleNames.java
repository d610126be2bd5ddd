package dateline.article;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
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
public record ArticleNames(SortedMap<String, Integer> counts, SortedSet<String> small) {

  static final String AND = " and ";

  /// The longest name, in characters.
  private static final int LONGEST = 80;

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

  public ArticleNames {
    counts = new TreeMap<>(counts);
    small = new TreeSet<>(small);
  }

  /// Reads the names of a text. Takes time linear in its length.
  public static ArticleNames of(String text) {
    SortedMap<String, Integer> counts = new TreeMap<>();
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
      before = bare;
      end = name.end();
    }
    return new ArticleNames(counts, small(text, counts));
  }

  private static SortedSet<String> small(String text, Map<String, Integer> names) {
    Set<String> wanted = new HashSet<>();
    for (String name : names.keySet()) {
      wanted.addAll(Spelling.words(name));
    }
    SortedSet<String> small = new TreeSet<>();
    int i = 0;
    while (i < text.length()) {
      if (!Character.isLetter(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      if (Character.isLowerCase(text.charAt(i))) {
        String word = text.substring(i, end);
        if (wanted.contains(word)) {
          small.add(word);
        }
      }
      i = end;
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
