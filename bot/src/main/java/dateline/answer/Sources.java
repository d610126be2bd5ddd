package dateline.answer;

import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds the outlets that a question names as those who say it: "according to The Herald", "did The
/// Herald report", "The Herald's article".
final class Sources {

  /// A place in a question that names outlets of the collection as a source.
  ///
  /// @param start index of the first character of the name
  /// @param end index after the last character of the name
  /// @param outlets the outlets it may mean, folded as the index has them, at least one
  record Mention(int start, int end, Set<String> outlets) {
    Mention {
      outlets = Set.copyOf(outlets);
    }

    boolean covers(int from, int to) {
      return start <= from && to <= end;
    }
  }

  /// Words before a name that make it a source whatever follows.
  private static final Set<String> BEFORE = Words.set("to by per via from in on");

  /// Words after a name that make it a source.
  private static final Set<String> AFTER =
      Words.set(
          "report reports reported reporting article articles story coverage claim claims claimed"
              + " write writes wrote suggest suggests suggested state states stated mention mentions"
              + " mentioned describe describes described portray portrays note notes noted highlight"
              + " highlights discuss discusses cover covers say says said attribute indicate");

  /// A name that this share of passages has is no short form of an outlet's: "Iran" does not mean
  /// the Iran Herald.
  private static final double COMMON = 0.1;

  /// Names of fewer characters are left alone.
  private static final int SHORTEST = 2;

  private Sources() {}

  /// All mentions in a question, in order.
  static List<Mention> in(String text, PassageSearcher searcher) {
    SortedSet<String> outlets = searcher.outlets();
    List<int[]> words = words(text);
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      int next = i + 1;
      if (Character.isUpperCase(text.charAt(words.get(i)[0]))) {
        for (int j = Math.min(words.size(), i + 5); j > i; j--) {
          int start = words.get(i)[0];
          int end = words.get(j - 1)[1];
          Set<String> named = named(text.substring(start, end), outlets, searcher);
          if (!named.isEmpty() && isSource(text, words, i, j)) {
            mentions.add(new Mention(start, end, named));
            next = j;
            break;
          }
        }
      }
      i = next;
    }
    return mentions;
  }

  /// The outlets that are called so, or so and something more ("Herald" for "herald online").
  private static Set<String> named(
      String name, SortedSet<String> outlets, PassageSearcher searcher) {
    String folded = name.toLowerCase(Locale.ROOT).replace('’', '\'');
    String bare = folded.endsWith("'s") ? folded.substring(0, folded.length() - 2) : folded;
    if (bare.length() < SHORTEST) {
      return Set.of();
    }
    if (outlets.contains(bare)) {
      return Set.of(bare);
    }
    Set<String> named = new TreeSet<>();
    for (String outlet : outlets.tailSet(bare)) {
      if (!outlet.startsWith(bare)) {
        break;
      }
      if (!Character.isLetterOrDigit(outlet.charAt(bare.length()))) {
        named.add(outlet);
      }
    }
    return named.isEmpty() || isCommon(name, searcher) ? Set.of() : named;
  }

  private static boolean isCommon(String name, PassageSearcher searcher) {
    List<String> terms = searcher.tokens(name).stream().map(Token::term).toList();
    return searcher.inverseDocumentFrequency(terms).values().stream()
        .allMatch(frequency -> frequency < -Math.log(COMMON));
  }

  private static boolean isSource(String text, List<int[]> words, int from, int to) {
    String before = from > 0 ? word(text, words.get(from - 1)) : "";
    String article = before.equals("the") && from > 1 ? word(text, words.get(from - 2)) : before;
    String after = to < words.size() ? word(text, words.get(to)) : "";
    boolean joined = article.equals("and") || article.equals("both") || article.equals("or");
    return BEFORE.contains(article) || AFTER.contains(after) || joined;
  }

  private static List<int[]> words(String text) {
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
