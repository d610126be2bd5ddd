package dateline.article;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The runs of so many words that a text has: texts that have many of them in common say the same
/// in the same words (Broder 1997, "On the resemblance and containment of documents").
final class Shingles {

  private Shingles() {}

  /// The words of a text in lower case, without what stands between them.
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    int start = 0;
    for (int i = 0; i <= folded.length(); i++) {
      if (i == folded.length() || !Character.isLetterOrDigit(folded.charAt(i))) {
        if (i > start) {
          words.add(folded.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  static Set<String> of(List<String> words, int length) {
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + length <= words.size(); i++) {
      shingles.add(String.join(" ", words.subList(i, i + length)));
    }
    return shingles;
  }

  /// The share of the smaller set that the larger one has; 0 where the smaller has fewer than so
  /// many.
  static double contained(Set<String> some, Set<String> others, int least) {
    Set<String> fewer = some.size() <= others.size() ? some : others;
    Set<String> more = some.size() <= others.size() ? others : some;
    if (fewer.size() < Math.max(1, least)) {
      return 0;
    }
    return (double) fewer.stream().filter(more::contains).count() / fewer.size();
  }
}
