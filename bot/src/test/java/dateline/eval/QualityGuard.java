package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.search.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Figures that are checked in and may not fall.
///
/// The file holds one object of figures for each run of a question set. A test that measures worse
/// fails and names what fell. What got better is not held until it is written down:
/// `-Dquality.update=true` does so, and the diff of the file shows in review what a change costs
/// and gains.
final class QualityGuard {

  private static final String UPDATE = "quality.update";

  /// Figures are kept to so many decimals, and compared so.
  private static final double PRECISION = 1e4;

  private final Path file;
  private final boolean update;

  private QualityGuard(Path file, boolean update) {
    this.file = file;
    this.update = update;
  }

  /// Guards the figures of a file, or rewrites them where the build is told to.
  static QualityGuard of(Path file) {
    return new QualityGuard(file, Boolean.getBoolean(UPDATE));
  }

  /// Guards the figures of a file.
  static QualityGuard checking(Path file) {
    return new QualityGuard(file, false);
  }

  /// Rewrites the figures of a file.
  static QualityGuard updating(Path file) {
    return new QualityGuard(file, true);
  }

  /// The figures of an evaluation that are guarded: all that have a better and a worse, and how
  /// many questions of each type, such as follow-ups, are right or rightly refused.
  static ObjectNode figures(Report report, List<Ranking> rankings) {
    ObjectNode figures = new ObjectMapper().createObjectNode();
    Figures all = report.all();
    figures.put("questions", all.questions());
    for (Measure measure : Measure.values()) {
      if (measure.better() == Measure.Better.NEITHER) {
        continue;
      }
      if (!measure.ofRetrieval()) {
        put(figures, measure.label(), all.answering(measure));
        continue;
      }
      for (Ranking ranking : rankings) {
        String name = ranking.name().toLowerCase(Locale.ROOT) + " " + measure.label();
        put(figures, name, all.retrieval(ranking, measure));
      }
    }
    report
        .types()
        .forEach((type, of) -> {
          put(figures, type + ": right", of.answering(Measure.RIGHT));
          put(figures, type + ": refused", of.answering(Measure.REFUSED));
        });
    return figures;
  }

  private static void put(ObjectNode figures, String name, OptionalDouble value) {
    value.ifPresent(number -> figures.put(name, Math.round(number * PRECISION) / PRECISION));
  }

  /// Fails when a figure is worse than the one written down, or when figures were added or are
  /// gone.
  void hold(String run, ObjectNode measured) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode written =
        Files.exists(file)
            ? mapper.readValue(file.toFile(), ObjectNode.class)
            : mapper.createObjectNode();
    if (update) {
      written.set(run, measured);
      DefaultPrettyPrinter printer =
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, mapper.writer(printer).writeValueAsString(written) + "\n");
      return;
    }
    assertThat(written.path(run).isObject())
        .as("%s holds no figures of %s; write them with -D%s=true", file, run, UPDATE)
        .isTrue();
    assertThat(fallen((ObjectNode) written.path(run), measured))
        .as("figures of %s that fell; if that is meant, write them with -D%s=true", run, UPDATE)
        .isEmpty();
  }

  private static List<String> fallen(ObjectNode written, ObjectNode measured) {
    List<String> fallen = new ArrayList<>();
    written
        .properties()
        .forEach(figure -> {
          String name = figure.getKey();
          double before = figure.getValue().asDouble();
          double now = measured.path(name).asDouble(Double.NaN);
          if (isWorse(name, before, now)) {
            fallen.add(name + ": " + before + " -> " + now);
          }
        });
    measured
        .fieldNames()
        .forEachRemaining(name -> {
          if (!written.has(name)) {
            fallen.add(name + " is not written down");
          }
        });
    return fallen;
  }

  private static boolean isWorse(String name, double before, double now) {
    if (name.equals("questions")) {
      return before != now; // other questions make other figures
    }
    for (Measure measure : Measure.values()) {
      if (name.equals(measure.label()) && measure.better() == Measure.Better.LOWER) {
        return !(now <= before);
      }
    }
    return !(now >= before);
  }
}
