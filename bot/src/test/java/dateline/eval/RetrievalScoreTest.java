package dateline.eval;

import static dateline.eval.Examples.FERRY;
import static dateline.eval.Examples.HARBOUR;
import static dateline.eval.Examples.hit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RetrievalScoreTest {

  @Test
  void of_onlyEvidenceFirst_isOneEverywhere() {
    assertThat(RetrievalScore.of(List.of("a", "x"), Set.of("a")))
        .isEqualTo(
            Map.of(
                Measure.HIT_1, 1.0,
                Measure.HIT_4, 1.0,
                Measure.HIT_10, 1.0,
                Measure.MRR_10, 1.0,
                Measure.NDCG_10, 1.0,
                Measure.RECALL_10, 1.0));
  }

  @Test
  void of_evidenceSecondOfTwo_isDiscounted() {
    Map<Measure, Double> score =
        RetrievalScore.of(List.of("x", "a", "y"), Set.of("a", "elsewhere"));
    assertThat(score)
        .containsEntry(Measure.HIT_1, 0.0)
        .containsEntry(Measure.HIT_4, 1.0)
        .containsEntry(Measure.MRR_10, 0.5)
        .containsEntry(Measure.RECALL_10, 0.5);
    // 1 / log2(3) by 1 / log2(2) + 1 / log2(3)
    assertThat(score.get(Measure.NDCG_10)).isCloseTo(0.386853, within(1e-6));
  }

  @Test
  void of_evidenceFifth_isAHitAtTenOnly() {
    assertThat(RetrievalScore.of(List.of("v", "w", "x", "y", "a"), Set.of("a")))
        .containsEntry(Measure.HIT_4, 0.0)
        .containsEntry(Measure.HIT_10, 1.0)
        .containsEntry(Measure.MRR_10, 0.2);
  }

  @Test
  void of_evidenceEleventhOrMissing_isZeroEverywhere() {
    List<String> order =
        List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a", "12", "13");
    assertThat(RetrievalScore.of(order, Set.of("a")).values()).containsOnly(0.0);
    assertThat(RetrievalScore.of(List.of(), Set.of("a")).values()).containsOnly(0.0);
  }

  @Test
  void of_moreEvidenceThanTen_bestOrderIsOneForGainButNotForRecall() {
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      order.add("a" + i);
    }
    Map<Measure, Double> score = RetrievalScore.of(order, Set.copyOf(order));
    assertThat(score.get(Measure.NDCG_10)).isCloseTo(1, within(1e-12));
    assertThat(score).containsEntry(Measure.RECALL_10, 0.5);
  }

  @Property
  void of_anyPlace_measuresAgree(@ForAll @IntRange(min = 1, max = 15) int place) {
    List<String> order = new ArrayList<>();
    for (int i = 1; i <= 15; i++) {
      order.add(i == place ? "evidence" : "other" + i);
    }
    Map<Measure, Double> score = RetrievalScore.of(order, Set.of("evidence"));
    assertThat(score.get(Measure.HIT_1)).isEqualTo(place == 1 ? 1 : 0);
    assertThat(score.get(Measure.HIT_4)).isEqualTo(place <= 4 ? 1 : 0);
    assertThat(score.get(Measure.RECALL_10)).isEqualTo(score.get(Measure.HIT_10));
    assertThat(score.get(Measure.MRR_10))
        .isLessThanOrEqualTo(score.get(Measure.NDCG_10))
        .isLessThanOrEqualTo(score.get(Measure.HIT_10));
  }

  @Test
  void articles_severalPassages_countAtTheBest() {
    assertThat(
            RetrievalScore.articles(
                List.of(
                    hit(HARBOUR, 0, 35, 1, 9),
                    hit(FERRY, 0, 38, 2, 8),
                    hit(HARBOUR, 36, 60, 3, 7))))
        .containsExactly(
            new RetrievalScore.Found("harbour", 9), new RetrievalScore.Found("ferry", 8));
  }
}
