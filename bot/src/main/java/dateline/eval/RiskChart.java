package dateline.eval;

import dateline.answer.Strictness;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A picture of [RiskCurve]s, as SVG: coverage to the right, risk upwards, a line for each, and a
/// dot where the normal strictness stands.
final class RiskChart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LEFT = 50;
  private static final int RIGHT = 150;
  private static final int TOP = 20;
  private static final int BOTTOM = 45;

  /// Colours that people tell apart who see few (Okabe and Ito 2008).
  private static final List<String> COLOURS =
      List.of(
          "#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d1f");

  private RiskChart() {}

  /// Draws curves by their names, in their order.
  static String svg(Map<String, RiskCurve> curves) {
    StringBuilder out = new StringBuilder();
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
            .formatted(WIDTH, HEIGHT));
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    for (int i = 0; i <= 10; i += 2) {
      double share = i / 10.0;
      line(out, x(share), y(0), x(share), y(1));
      line(out, x(0), y(share), x(1), y(share));
      text(out, x(share), y(0) + 16, "middle", "#444444", number(share));
      text(out, x(0) - 6, y(share) + 4, "end", "#444444", number(share));
    }
    text(
        out,
        (x(0) + x(1)) / 2,
        HEIGHT - 8,
        "middle",
        "#444444",
        "coverage: share of questions answered");
    text(out, 4, TOP - 6, "start", "#444444", "risk: share of answers that are not right");
    int place = 0;
    for (Map.Entry<String, RiskCurve> each : curves.entrySet()) {
      String colour = COLOURS.get(place % COLOURS.size());
      StringBuilder path = new StringBuilder();
      for (RiskCurve.Point point : each.getValue().points()) {
        path.append(path.isEmpty() ? 'M' : 'L')
            .append(coordinates(x(point.coverage()), y(point.risk())));
      }
      out.append(
          "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>%n"
              .formatted(path, colour, place == 0 ? "2.5" : "1.3"));
      RiskCurve.Point normal = each.getValue().at(Strictness.NORMAL);
      out.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n",
              x(normal.coverage()),
              y(normal.risk()),
              colour));
      text(out, WIDTH - RIGHT + 12, TOP + 16 * (place + 1), "start", colour, each.getKey());
      place++;
    }
    return out.append("</svg>\n").toString();
  }

  private static double x(double coverage) {
    return LEFT + coverage * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double risk) {
    return HEIGHT - BOTTOM - risk * (HEIGHT - TOP - BOTTOM);
  }

  private static String coordinates(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  private static String number(double share) {
    return String.format(Locale.ROOT, "%.1f", share);
  }

  private static void line(StringBuilder out, double x1, double y1, double x2, double y2) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(
      StringBuilder out, double x, double y, String anchor, String colour, String text) {
    String escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            colour,
            escaped));
  }
}
