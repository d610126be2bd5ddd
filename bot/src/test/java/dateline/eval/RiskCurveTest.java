package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dateline.answer.Strictness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RiskCurveTest {

  /// Trials of these confidences, of which those below zero are wrong.
  private static List<Trial> trials(double... confidences) {
    List<Trial> trials = new ArrayList<>();
    for (double each : confidences) {
      trials.add(new Trial("set", "q" + trials.size(), true, each > 0, Math.abs(each), Map.of()));
    }
    return trials;
  }

  @Test
  void points_areTheRisksDownToEachConfidence() {
    assertThat(RiskCurve.of(trials(0.9, -0.2, 0.6, 0.4)).points())
        .containsExactly(
            new RiskCurve.Point(0.9, 0.25, 0),
            new RiskCurve.Point(0.6, 0.5, 0),
            new RiskCurve.Point(0.4, 0.75, 0),
            new RiskCurve.Point(0.2, 1, 0.25));
  }

  @Test
  void points_oneConfidence_isOnePoint() {
    assertThat(RiskCurve.of(trials(0.5, -0.5)).points())
        .containsExactly(new RiskCurve.Point(0.5, 1, 0.5));
  }

  @Test
  void area_isTheMeanRisk() {
    assertThat(RiskCurve.of(trials(0.9, -0.8)).area()).isCloseTo(0.25, within(1e-12));
    assertThat(RiskCurve.of(trials(-0.9, 0.8)).area()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void at_strictness_isWhereAnsweringEnds() {
    RiskCurve curve = RiskCurve.of(trials(0.99, -0.55, 0.1));

    assertThat(curve.at(Strictness.STRICT)).isEqualTo(new RiskCurve.Point(0.99, 1 / 3.0, 0));
    assertThat(curve.at(Strictness.NORMAL)).isEqualTo(new RiskCurve.Point(0.55, 2 / 3.0, 0.5));
    assertThat(RiskCurve.of(trials(0.1)).at(Strictness.NORMAL).coverage()).isZero();
  }

  @Test
  void svg_curves_areNamedAndEscaped() {
    Map<String, RiskCurve> curves = new LinkedHashMap<>();
    curves.put("all", RiskCurve.of(trials(0.9, -0.2)));
    curves.put("<b> & co", RiskCurve.of(trials(0.5)));

    assertThat(RiskChart.svg(curves))
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .endsWith("</svg>\n")
        .contains(">&lt;b&gt; &amp; co</text>")
        .contains("<path d=\"M270.0 355.0L490.0 187.5\"");
  }
}
