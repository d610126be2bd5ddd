package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LogisticTest {

  private static Logistic fit(double[][] rows, boolean[] holds, int[] signs, double penalty) {
    double[] shares = new double[rows.length];
    Arrays.fill(shares, 1.0 / rows.length);
    return Logistic.fit(new Logistic.Task(rows, holds, shares, signs, penalty));
  }

  @Test
  void fit_oneYesOrNoColumn_givesTheOddsOfTheCounts() {
    // three of four hold where the column is 1, one of four where it is 0
    double[][] rows = {{1}, {1}, {1}, {1}, {0}, {0}, {0}, {0}};
    boolean[] holds = {true, true, true, false, true, false, false, false};

    Logistic fitted = fit(rows, holds, new int[] {0}, 1e-9);

    assertThat(fitted.weight(0)).isCloseTo(2 * Math.log(3), within(1e-5));
    assertThat(fitted.bias()).isCloseTo(0, within(1e-9));
    assertThat(fitted.mean(0)).isEqualTo(0.5);
    assertThat(fitted.chance(new double[] {1})).isCloseTo(0.75, within(1e-6));
  }

  @Test
  void fit_penalty_makesWeightsSmaller() {
    double[][] rows = {{3}, {2}, {1}, {0}};
    boolean[] holds = {true, true, false, false};

    double light = fit(rows, holds, new int[] {0}, 0.01).weight(0);
    double heavy = fit(rows, holds, new int[] {0}, 1).weight(0);

    assertThat(heavy).isPositive().isLessThan(light / 2);
  }

  @Test
  void fit_weightOfTheWrongSign_isNone() {
    double[][] rows = {{0, 3}, {1, 2}, {0, 1}, {1, 0}};
    boolean[] holds = {true, true, false, false};

    Logistic free = fit(rows, holds, new int[] {0, 0}, 0.1);
    Logistic held = fit(rows, holds, new int[] {0, -1}, 0.1);

    assertThat(free.weight(1)).isPositive();
    assertThat(held.weight(1)).isZero();
  }

  @Test
  void fit_columnThatNeverChanges_countsNothing() {
    double[][] rows = {{5, 3}, {5, 2}, {5, 1}, {5, 0}};
    boolean[] holds = {true, true, false, false};

    assertThat(fit(rows, holds, new int[] {0, 0}, 0.1).weight(0)).isZero();
  }

  @Test
  void fit_shares_countLikeRepeatedRows() {
    double[][] rows = {{1}, {0}, {0}};
    boolean[] holds = {true, true, false};
    Logistic shared =
        Logistic.fit(
            new Logistic.Task(rows, holds, new double[] {0.5, 0.25, 0.25}, new int[] {0}, 0.1));
    Logistic repeated =
        fit(
            new double[][] {{1}, {1}, {0}, {0}},
            new boolean[] {true, true, true, false},
            new int[] {0},
            0.1);

    assertThat(shared.weight(0)).isCloseTo(repeated.weight(0), within(1e-9));
  }
}
