package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FiguresTest {

  private static Figures of(int... millis) {
    Figures figures = new Figures();
    for (int each : millis) {
      figures.add(
          new Evaluation.Scored(
              Examples.expects("11"),
              Examples.refuses(),
              Duration.ofMillis(each),
              Examples.TIMING,
              Optional.empty(),
              Map.of(),
              Map.of(),
              List.of()));
    }
    return figures;
  }

  @Test
  void latency_share_isNearestRank() {
    int[] hundred = new int[100];
    for (int i = 0; i < 100; i++) {
      hundred[i] = 100 - i;
    }
    assertThat(of(hundred).latency(0.5)).hasMillis(50);
    assertThat(of(hundred).latency(0.99)).hasMillis(99);
    assertThat(of(7, 5).latency(0.5)).hasMillis(5);
    assertThat(of(7, 5).latency(0.99)).hasMillis(7);
    assertThat(of().latency(0.5)).isZero();
  }

  @Test
  void answering_measureOfNoQuestion_isEmpty() {
    assertThat(of(1).answering(Measure.RIGHT)).isEmpty();
    assertThat(of(1).answering(Measure.BALANCED)).isEmpty();
  }
}
