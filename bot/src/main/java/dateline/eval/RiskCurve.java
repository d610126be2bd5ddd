package dateline.eval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dateline.answer.Strictness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How often answers are not right, by how many of the questions are answered: what a threshold of
/// the confidence costs and gains.
///
/// The questions are taken by their confidence, the surest first. When so many are answered,
/// *coverage* is their share of all questions, and *risk* the share of them whose answer is not
/// right; an unanswerable question has no right answer (El-Yaniv and Wiener, "On the Foundations of
/// Noise-free Selective Classification", 2010). Its area is the mean risk over all coverages
/// (Geifman, Uziel and El-Yaniv 2019). Questions of one confidence are answered together.
final class RiskCurve {

  /// When the questions down to a confidence are answered.
  ///
  /// @param coverage the share of the questions that are
  /// @param risk the share of those whose answer is not right
  record Point(double confidence, double coverage, double risk) {}

  private final List<Point> points;

  private RiskCurve(List<Point> points) {
    this.points = points;
  }

  /// The curve of some trials, at least one.
  static RiskCurve of(List<Trial> trials) {
    List<Trial> sorted =
        trials.stream()
            .sorted(
                Comparator.comparingDouble(Trial::confidence)
                    .reversed()
                    .thenComparing(Trial::set)
                    .thenComparing(Trial::id))
            .toList();
    List<Point> points = new ArrayList<>();
    int wrong = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Trial trial = sorted.get(i);
      wrong += trial.right() ? 0 : 1;
      boolean last = i + 1 == sorted.size() || sorted.get(i + 1).confidence() < trial.confidence();
      if (last) {
        points.add(
            new Point(trial.confidence(), (i + 1.0) / sorted.size(), (double) wrong / (i + 1)));
      }
    }
    return new RiskCurve(List.copyOf(points));
  }

  List<Point> points() {
    return points;
  }

  /// The first point at which at least a share of the questions is answered.
  Point at(double coverage) {
    return points.stream()
        .filter(point -> point.coverage >= coverage - 1e-9)
        .findFirst()
        .orElse(points.getLast());
  }

  /// Where a strictness stands; with nothing answered, at no coverage and no risk.
  Point at(Strictness strictness) {
    Point found = new Point(1, 0, 0);
    for (Point point : points) {
      if (point.confidence < strictness.enough()) {
        break;
      }
      found = point;
    }
    return found;
  }

  /// The mean risk over all coverages.
  double area() {
    double area = 0;
    double before = 0;
    for (Point point : points) {
      area += (point.coverage - before) * point.risk;
      before = point.coverage;
    }
    return area;
  }

  /// The curve as a JSON array of points, at each twentieth of the questions.
  ArrayNode json(ArrayNode json) {
    for (int i = 1; i <= 20; i++) {
      Point point = at(i / 20.0);
      json.addObject()
          .put("coverage", point.coverage)
          .put("risk", point.risk)
          .put("confidence", point.confidence);
    }
    return json;
  }

  /// A row of a table of curves; see [#header].
  List<String> row(String name, int questions) {
    List<String> cells = new ArrayList<>(List.of(name, String.valueOf(questions), cell(area())));
    for (int i = 1; i <= 4; i++) {
      cells.add(cell(at(i / 4.0).risk));
    }
    for (Strictness strictness : SHOWN) {
      Point point = at(strictness);
      cells.add(cell(point.coverage) + " / " + cell(point.risk));
    }
    return cells;
  }

  private static final List<Strictness> SHOWN =
      List.of(Strictness.LENIENT, Strictness.NORMAL, Strictness.STRICT);

  /// The header of a table of curves.
  static List<String> header() {
    List<String> header = new ArrayList<>(List.of("coverage and risk", "questions", "area"));
    header.addAll(List.of("risk at .25", "at .5", "at .75", "at 1"));
    SHOWN.forEach(strictness -> header.add(strictness.name().toLowerCase(Locale.ROOT)));
    return header;
  }

  private static String cell(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
