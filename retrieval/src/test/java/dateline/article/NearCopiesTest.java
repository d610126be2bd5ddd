package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class NearCopiesTest {

  private static Article article(String id, String text) {
    return new Article(id, "Title", Optional.empty(), Optional.empty(), Optional.empty(), text);
  }

  /// One text and another, and whether the other is a near-copy of it.
  private record Pair(boolean copy, String kind, String one, String other) {}

  /// Blocks parted by `====`: a line `copy` or `other` with the kind, a text, `----`, another text.
  private static List<Pair> labelled() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    try (InputStream in = NearCopiesTest.class.getResourceAsStream("near-copies.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String block : all.split("\n====\n", -1)) {
        int line = block.indexOf('\n');
        String[] label = block.substring(0, line).split(" ", 2);
        String[] texts = block.substring(line + 1).split("\n----\n", -1);
        pairs.add(new Pair(label[0].equals("copy"), label[1], texts[0], texts[1]));
      }
    }
    return pairs;
  }

  @Test
  void groups_labelledPairs_allCopiesAndNoOthers() throws IOException {
    List<String> taken = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (Pair pair : labelled()) {
      int[] one = NearCopies.signature(article("one", pair.one()));
      int[] other = NearCopies.signature(article("other", pair.other()));
      if (NearCopies.groups(Map.of("one", one, "other", other)).isEmpty() == pair.copy()) {
        (pair.copy() ? missed : taken).add(pair.kind());
      }
    }
    assertThat(labelled()).hasSize(24);
    assertThat(taken).isEmpty();
    assertThat(missed).isEmpty();
  }

  @Test
  void groups_copyOfACopy_oneGroup() throws IOException {
    List<Pair> copies = labelled().stream().filter(Pair::copy).toList();
    Map<String, int[]> signatures = new LinkedHashMap<>();
    signatures.put("b", NearCopies.signature(article("b", copies.getFirst().one())));
    signatures.put("a", NearCopies.signature(article("a", copies.getFirst().other())));
    signatures.put("c", NearCopies.signature(article("c", copies.getFirst().one() + " More.")));
    signatures.put("d", NearCopies.signature(article("d", labelled().getLast().one())));
    assertThat(NearCopies.groups(signatures))
        .containsExactly(new TreeSet<>(List.of("a", "b", "c")));
  }

  @Test
  void signature_fewWords_none() {
    assertThat(NearCopies.signature(article("a", "Page not found. Try again later."))).isEmpty();
    assertThat(NearCopies.groups(Map.of("a", new int[0], "b", new int[0]))).isEmpty();
  }

  @Test
  void isSame_otherNumber_notTheSame() {
    String passage = "The coast guard said that nine of the 214 passengers were still missing.";
    assertThat(
            NearCopies.isSame(
                passage,
                "In a note the coast guard said that nine of the 214"
                    + " passengers were still missing."))
        .isTrue();
    assertThat(NearCopies.isSame(passage, passage.replace("214", "241"))).isFalse();
  }

  /// The estimate is the true share of common shingles, give or take what 64 values allow.
  @Property(tries = 60)
  void similarity_textWithAnotherEnd_nearTheTrueShare(
      @ForAll @IntRange(min = 0, max = 400) int common, @ForAll long seed) {
    Random random = new Random(seed);
    List<String> start = words(random, common);
    String one = String.join(" ", start) + " " + String.join(" ", words(random, 400 - common + 20));
    String other =
        String.join(" ", start) + " " + String.join(" ", words(random, 400 - common + 20));
    double shared = Math.max(0, common - 4);
    double all = 2 * (420 - 4) - shared;
    double similarity =
        NearCopies.similarity(
            NearCopies.signature(article("one", one)),
            NearCopies.signature(article("other", other)));
    assertThat(similarity).isBetween(shared / all - 0.3, shared / all + 0.3);
  }

  /// The groups do not depend on the order in which articles come.
  @Property(tries = 40)
  void groups_articlesInAnyOrder_same(@ForAll long seed) {
    Random random = new Random(seed);
    List<Map.Entry<String, int[]>> entries = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      List<String> words = words(new Random(seed + i / 3), 60);
      words.set(random.nextInt(words.size()), "other");
      entries.add(
          Map.entry("article-" + i, NearCopies.signature(article("a", String.join(" ", words)))));
    }
    Map<String, int[]> inOrder = new LinkedHashMap<>();
    entries.forEach(each -> inOrder.put(each.getKey(), each.getValue()));
    Collections.shuffle(entries, random);
    Map<String, int[]> shuffled = new LinkedHashMap<>();
    entries.forEach(each -> shuffled.put(each.getKey(), each.getValue()));
    assertThat(NearCopies.groups(shuffled)).isEqualTo(NearCopies.groups(inOrder)).hasSize(4);
  }

  private static List<String> words(Random random, int count) {
    String[] words = new String[count];
    Arrays.setAll(words, _ -> Integer.toString(random.nextInt(1_000_000) + 1_000, 36));
    return new ArrayList<>(Arrays.asList(words));
  }
}
