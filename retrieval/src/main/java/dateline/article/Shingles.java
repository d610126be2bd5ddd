package dateline.article;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
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
    char[] folded = folded(text);
    int start = 0;
    for (int i = 0; i < folded.length; i++) {
      if (!Character.isLetterOrDigit(folded[i])) {
        if (i > start) {
          words.add(new String(folded, start, i - start));
        }
        start = i + 1;
      }
    }
    return words;
  }

  /// The hash codes of a text's first words, which it takes a fraction of the time to tell without
  /// making the words.
  static int[] hashes(String text, int most) {
    char[] folded = folded(text);
    int[] hashes = new int[Math.min(most, folded.length / 2)];
    int count = 0;
    int hash = 0;
    boolean within = false;
    for (int i = 0; i < folded.length && count < hashes.length; i++) {
      if (Character.isLetterOrDigit(folded[i])) {
        hash = 31 * hash + folded[i];
        within = true;
      } else if (within) {
        hashes[count++] = hash;
        hash = 0;
        within = false;
      }
    }
    return Arrays.copyOf(hashes, count);
  }

  /// The characters of a text in lower case, with a space behind them.
  private static char[] folded(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return (folded + ' ').toCharArray();
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
