package dateline.eval;

import java.util.Arrays;

/// A logistic regression with a ridge penalty: the weights that make what was seen most likely,
/// less a price for their size.
///
/// Fitted by Newton's method, which is iteratively reweighted least squares here (Hastie,
/// Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd edition, 4.4.1; the penalty
/// after le Cessie and van Houwelingen, "Ridge Estimators in Logistic Regression", 1992). Columns
/// are brought to mean 0 and deviation 1 first, so that the penalty is fair to all. A weight that
/// has a sign it may not have is held at 0, the worst first, and the others are fitted again.
/// Nothing is random and every sum has a fixed order: the same rows give the same weights.
final class Logistic {

  private static final int STEPS = 100;
  private static final double CONVERGED = 1e-10;

  private final double[] means;
  private final double[] weights;
  private final double bias;

  private Logistic(double[] means, double[] weights, double bias) {
    this.means = means;
    this.weights = weights;
    this.bias = bias;
  }

  /// What it is fitted on.
  ///
  /// @param rows the values of each case, all of one length
  /// @param holds whether each case is one that is to be told
  /// @param shares how much each case counts, adding up to 1
  /// @param signs of each column: 1 where its weight may not be negative, -1 not positive, 0 either
  /// @param penalty the price of the weights' squares
  @SuppressWarnings("ArrayRecordComponent") // a carrier of parameters that is never compared
  record Task(double[][] rows, boolean[] holds, double[] shares, int[] signs, double penalty) {}

  /// Fits.
  static Logistic fit(Task task) {
    int columns = task.signs.length;
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < task.rows.length; i++) {
        means[j] += task.shares[i] * task.rows[i][j];
      }
      for (int i = 0; i < task.rows.length; i++) {
        double apart = task.rows[i][j] - means[j];
        deviations[j] += task.shares[i] * apart * apart;
      }
      deviations[j] = Math.sqrt(deviations[j]);
    }
    boolean[] held = new boolean[columns];
    for (int j = 0; j < columns; j++) {
      held[j] = deviations[j] < 1e-9; // always the same: it tells nothing
    }
    while (true) {
      double[] fitted = newton(task, means, deviations, held);
      int worst = worst(fitted, task.signs);
      if (worst < 0) {
        double[] weights = new double[columns];
        for (int j = 0; j < columns; j++) {
          weights[j] = held[j] ? 0 : fitted[j + 1] / deviations[j];
        }
        return new Logistic(means, weights, fitted[0]);
      }
      held[worst] = true;
    }
  }

  /// The column whose weight has the wrong sign and is largest; -1 for none.
  private static int worst(double[] fitted, int[] signs) {
    int worst = -1;
    double largest = 0;
    for (int j = 0; j < signs.length; j++) {
      double wrong = -signs[j] * fitted[j + 1];
      if (wrong > largest) {
        largest = wrong;
        worst = j;
      }
    }
    return worst;
  }

  /// The bias and the weights of the standardised columns.
  private static double[] newton(Task task, double[] means, double[] deviations, boolean[] held) {
    int size = task.signs.length + 1;
    double[] weights = new double[size];
    double[] row = new double[size];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[size];
      double[][] curvature = new double[size][size];
      for (int i = 0; i < task.rows.length; i++) {
        standardise(task.rows[i], means, deviations, held, row);
        double chance = chance(dot(row, weights));
        double share = task.shares[i];
        double error = share * ((task.holds[i] ? 1 : 0) - chance);
        double bend = share * chance * (1 - chance);
        for (int j = 0; j < size; j++) {
          gradient[j] += error * row[j];
          for (int k = 0; k <= j; k++) {
            curvature[j][k] += bend * row[j] * row[k];
          }
        }
      }
      for (int j = 0; j < size; j++) {
        // the bias has no price but what keeps a hopeless case solvable
        double price = j == 0 ? 1e-9 : task.penalty;
        gradient[j] -= price * weights[j];
        curvature[j][j] += price;
      }
      double[] change = solve(curvature, gradient);
      double largest = 0;
      for (int j = 0; j < size; j++) {
        weights[j] += change[j];
        largest = Math.max(largest, Math.abs(change[j]));
      }
      if (largest < CONVERGED) {
        break;
      }
    }
    return weights;
  }

  private static void standardise(
      double[] from, double[] means, double[] deviations, boolean[] held, double[] to) {
    to[0] = 1;
    for (int j = 0; j < from.length; j++) {
      to[j + 1] = held[j] ? 0 : (from[j] - means[j]) / deviations[j];
    }
  }

  /// Solves `matrix * x = right` by Cholesky's method; of the matrix, which is positive definite,
  /// only the lower half is read. Overwrites it.
  private static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    for (int j = 0; j < size; j++) {
      for (int k = 0; k <= j; k++) {
        double rest = matrix[j][k];
        for (int l = 0; l < k; l++) {
          rest -= matrix[j][l] * matrix[k][l];
        }
        matrix[j][k] = j == k ? Math.sqrt(rest) : rest / matrix[k][k];
      }
    }
    double[] x = Arrays.copyOf(right, size);
    for (int j = 0; j < size; j++) {
      for (int k = 0; k < j; k++) {
        x[j] -= matrix[j][k] * x[k];
      }
      x[j] /= matrix[j][j];
    }
    for (int j = size - 1; j >= 0; j--) {
      for (int k = j + 1; k < size; k++) {
        x[j] -= matrix[k][j] * x[k];
      }
      x[j] /= matrix[j][j];
    }
    return x;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int j = 0; j < one.length; j++) {
      sum += one[j] * other[j];
    }
    return sum;
  }

  private static double chance(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }

  /// How likely it is that a case is one to be told, 0 to 1.
  double chance(double[] row) {
    double odds = bias;
    for (int j = 0; j < row.length; j++) {
      odds += weights[j] * (row[j] - means[j]);
    }
    return chance(odds);
  }

  /// The log odds of a case in which every column has its mean.
  double bias() {
    return bias;
  }

  /// What one more of a column adds to the log odds.
  double weight(int column) {
    return weights[column];
  }

  /// The mean of a column.
  double mean(int column) {
    return means[column];
  }
}
