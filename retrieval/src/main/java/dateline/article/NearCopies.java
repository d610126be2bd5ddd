package dateline.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Tells which articles of a collection have nearly the same text, as a story has that an agency
/// sends to many outlets, or a page that says the same under every address.
///
/// Each article has a signature: the least values of [#SIZE] hash functions over its shingles of
/// five words (MinHash, Broder 1997). The share of places in which two signatures are the same
/// estimates which share of all their shingles two articles have in common (Jaccard), give or take
/// six points. Articles with two neighbouring values in common are compared (locality-sensitive
/// hashing, Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3), and those
/// that share [#COPIED] are copies; so are copies of copies.
public final class NearCopies {

  /// The number of values in a signature.
  public static final int SIZE = 64;

  /// Articles that share this part of their shingles are near-copies.
  static final double COPIED = 0.5;

  /// A short article of which another has this part of the shingles is a near-copy.
  static final double CONTAINED = 0.65;

  /// Less than this in common is never compared so: its share could not be told well enough.
  private static final double COMPARABLE = 0.3;

  /// An article is short up to so many shingles, four fifths of a page.
  private static final double BRIEF = 200;

  private static final int SHINGLE = 5;

  private static final int PASSAGE_SHINGLE = 3;

  /// Passages that share this part of the shorter one's shingles say the same.
  private static final double SAME = 0.8;

  /// An article with fewer shingles is no text that anybody copies.
  private static final int SHORT = 10;

  /// More of an article is not read, in words.
  private static final int LONGEST = 20_000;

  /// Values side by side that two articles must have in common to be compared.
  private static final int BAND = 2;

  /// The low bits of a sorted key, which tell whose it is: enough for 16 million articles.
  private static final long PLACE = 0xff_ffff;

  private static final long[] SEEDS = new SplittableRandom(20_240_116).longs(SIZE).toArray();

  private NearCopies() {}

  /// The signature of an article, [#SIZE] values; none where it is too short to have copies.
  public static int[] signature(Article article) {
    int[] words = Shingles.hashes(article.text(), LONGEST);
    int count = words.length - SHINGLE + 1;
    if (count < SHORT) {
      return new int[0];
    }
    long[] hashes = new long[words.length];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = mixed(words[i]);
    }
    long[] shingles = new long[count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < SHINGLE; k++) {
        shingles[i] = mixed(31 * shingles[i] + hashes[i + k]);
      }
    }
    int[] signature = new int[SIZE];
    for (int k = 0; k < SIZE; k++) {
      signature[k] = least(shingles, SEEDS[k]);
    }
    return signature;
  }

  /// The least value of one hash function.
  private static int least(long[] shingles, long seed) {
    int least = Integer.MAX_VALUE;
    for (long shingle : shingles) {
      least = Math.min(least, (int) (mixed(shingle ^ seed) >>> 33));
    }
    return least;
  }

  /// Which share of all their shingles two articles have in common, estimated: 0 to 1.
  public static double similarity(int[] signature, int[] other) {
    if (signature.length != SIZE || other.length != SIZE) {
      return 0;
    }
    int same = 0;
    for (int i = 0; i < SIZE; i++) {
      same += signature[i] == other[i] ? 1 : 0;
    }
    return (double) same / SIZE;
  }

  private static boolean areCopies(int[] signature, int[] other) {
    double similarity = similarity(signature, other);
    if (similarity >= COPIED || similarity < COMPARABLE) {
      return similarity >= COPIED;
    }
    double size = shingles(signature);
    double otherSize = shingles(other);
    double shorter = Math.min(size, otherSize);
    double common = similarity / (1 + similarity) * (size + otherSize);
    return shorter <= BRIEF && common >= CONTAINED * shorter;
  }

  /// About how many shingles an article has, give or take an eighth.
  private static double shingles(int[] signature) {
    double sum = 0;
    for (int value : signature) {
      sum += (double) value / Integer.MAX_VALUE;
    }
    return SIZE / sum - 1;
  }

  /// Whether two passages say nearly the same: the shorter one has most of its shingles from the
  /// other, and they have the same numbers, so that a copy with a new toll is none.
  public static boolean isSame(String passage, String other) {
    List<String> words = Shingles.words(passage);
    List<String> others = Shingles.words(other);
    return numbers(words).equals(numbers(others))
        && Shingles.contained(
                Shingles.of(words, PASSAGE_SHINGLE), Shingles.of(others, PASSAGE_SHINGLE), 1)
            >= SAME;
  }

  private static Set<String> numbers(List<String> words) {
    return words.stream()
        .filter(word -> Character.isDigit(word.charAt(0)))
        .collect(Collectors.toSet());
  }

  /// The groups of near-copies, at least two ids each, in the order of their first ids.
  ///
  /// @param signatures by article id
  public static List<SortedSet<String>> groups(Map<String, int[]> signatures) {
    List<String> ids = signatures.keySet().stream().sorted().toList();
    int[][] of = ids.stream().map(signatures::get).toArray(int[][]::new);
    int[] first = new int[of.length];
    Arrays.setAll(first, i -> i);
    for (int k = 0; k + BAND <= SIZE; k += BAND) {
      for (List<Integer> alike : bucketsOf(of, k)) {
        // one article of each group is enough to compare with
        List<Integer> apart = new ArrayList<>();
        for (int i : alike) {
          boolean joined = false;
          for (int other : apart) {
            boolean one = head(first, i) == head(first, other);
            if (!one && areCopies(of[i], of[other])) {
              join(first, i, other);
              one = true;
            }
            joined |= one;
          }
          if (!joined) {
            apart.add(i);
          }
        }
      }
    }
    Map<Integer, SortedSet<String>> groups = new LinkedHashMap<>();
    for (int i = 0; i < of.length; i++) {
      groups.computeIfAbsent(head(first, i), _ -> new TreeSet<>()).add(ids.get(i));
    }
    return groups.values().stream()
        .filter(group -> group.size() > 1)
        .map(Collections::unmodifiableSortedSet)
        .toList();
  }

  /// The articles that have a band's values in common, at least two each time. Sorted rather than
  /// mapped, since nearly all values are one article's alone.
  private static List<List<Integer>> bucketsOf(int[][] signatures, int band) {
    long[] keys = new long[signatures.length];
    int count = 0;
    for (int i = 0; i < signatures.length; i++) {
      if (signatures[i].length == SIZE) {
        long values = ((long) signatures[i][band] << Integer.SIZE) ^ signatures[i][band + 1];
        keys[count++] = (mixed(values) & ~PLACE) | i;
      }
    }
    Arrays.sort(keys, 0, count);
    List<List<Integer>> buckets = new ArrayList<>();
    int end;
    for (int i = 0; i < count; i = end) {
      end = i + 1;
      while (end < count && (keys[end] & ~PLACE) == (keys[i] & ~PLACE)) {
        end++;
      }
      if (end - i > 1) {
        buckets.add(Arrays.stream(keys, i, end).mapToObj(key -> (int) (key & PLACE)).toList());
      }
    }
    return buckets;
  }

  private static int head(int[] first, int i) {
    int head = i;
    while (first[head] != head) {
      head = first[head];
    }
    return head;
  }

  private static void join(int[] first, int one, int other) {
    int head = head(first, one);
    int otherHead = head(first, other);
    first[Math.max(head, otherHead)] = Math.min(head, otherHead);
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
  private static long mixed(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
