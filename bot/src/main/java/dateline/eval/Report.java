package dateline.eval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.answer.Answer;
import dateline.search.Ranking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/// The figures of an evaluation: of all questions, of each set, and of each type of question.
public final class Report {

  /// What the questions of a row have in common.
  private enum Kind {
    ALL,
    SET,
    TYPE
  }

  private record Group(Kind kind, String name) {}

  private final List<Ranking> rankings;
  private final Map<Group, Figures> groups = new LinkedHashMap<>();
  private final int missing;
  private final List<String> inexact = new ArrayList<>();
  private final Map<String, Integer> written = new TreeMap<>();
  private final List<Trial> trials = new ArrayList<>();

  /// A report without questions yet.
  ///
  /// @param rankings the rankings whose retrieval is scored
  /// @param missing how many evidence articles of the sets are not in the index
  Report(List<Ranking> rankings, int missing) {
    this.rankings = List.copyOf(rankings);
    this.missing = missing;
    groups.put(new Group(Kind.ALL, "all"), new Figures());
  }

  /// Adds what one question of a set scored.
  void add(String set, Evaluation.Scored scored) {
    String type = scored.question().type();
    add(new Group(Kind.ALL, "all"), scored);
    add(new Group(Kind.SET, set), scored);
    add(new Group(Kind.TYPE, type.isEmpty() ? "-" : type), scored);
    if (scored.answering().getOrDefault(Measure.EXACT, 1.0) < 1) {
      inexact.add(scored.question().id());
    }
    scored.trial().ifPresent(trials::add);
    if (scored.answer() instanceof Answer.Grounded grounded) {
      written.merge(writer(grounded), 1, Integer::sum);
    }
  }

  private static String writer(Answer.Grounded answer) {
    return answer.method().name().toLowerCase(Locale.ROOT)
        + answer.trouble().map(trouble -> ": " + trouble.text()).orElse("");
  }

  /// The share of answers that a language model was to write and that are not its words; 0 where it
  /// was to write none.
  public double fallenBack() {
    int asked = 0;
    int fallen = 0;
    for (Map.Entry<String, Integer> each : written.entrySet()) {
      boolean extractive = each.getKey().startsWith("extractive");
      if (!each.getKey().equals("extractive")) {
        asked += each.getValue();
        fallen += extractive ? each.getValue() : 0;
      }
    }
    return asked == 0 ? 0 : (double) fallen / asked;
  }

  private void add(Group group, Evaluation.Scored scored) {
    groups.computeIfAbsent(group, _ -> new Figures()).add(scored);
  }

  /// The figures of all questions.
  Figures all() {
    return groups.getOrDefault(new Group(Kind.ALL, "all"), new Figures());
  }

  /// The figures of each type of question.
  Map<String, Figures> types() {
    Map<String, Figures> types = new TreeMap<>();
    groups.forEach((group, figures) -> {
      if (group.kind == Kind.TYPE) {
        types.put(group.name, figures);
      }
    });
    return types;
  }

  /// The ids of the questions with a quote that isn't its article's text; has to be empty.
  List<String> inexact() {
    return List.copyOf(inexact);
  }

  /// The report as one JSON object.
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode asked = json.putArray("rankings");
    rankings.forEach(ranking -> asked.add(ranking.name().toLowerCase(Locale.ROOT)));
    groups.forEach((group, figures) -> {
      switch (group.kind) {
        case ALL -> json.set("all", figures.json());
        case SET -> json.withObjectProperty("sets").set(group.name, figures.json());
        case TYPE -> json.withObjectProperty("types").set(group.name, figures.json());
      }
    });
    if (!trials.isEmpty()) {
      ObjectNode risks = json.putObject("coverage_risk");
      curves(trials).forEach((name, curve) -> curve.json(risks.putArray(name)));
    }
    json.put("evidence_missing", missing);
    ArrayNode ids = json.putArray("inexact");
    inexact.forEach(ids::add);
    ObjectNode writers = json.putObject("written");
    written.forEach(writers::put);
    return json;
  }

  /// The report as Markdown tables: answering, and retrieval by each ranking.
  public String markdown() {
    List<Map.Entry<Group, Figures>> rows =
        groups.entrySet().stream().filter(row -> isShown(row.getKey())).toList();
    StringBuilder out = new StringBuilder(answeringTable(rows).markdown());
    out.append('\n').append(timeTable(rows).markdown());
    if (!trials.isEmpty()) {
      out.append('\n').append(riskTable(trials).markdown());
    }
    if (rankings.stream().anyMatch(ranking -> all().retrieved(ranking) > 0)) {
      out.append('\n').append(retrievalTable(rows).markdown());
    }
    if (!Set.of("extractive").containsAll(written.keySet())) {
      out.append("\n| written | answers |\n|---|---:|\n");
      written.forEach(
          (who, count) -> out.append("| ").append(who).append(" | ").append(count).append(" |\n"));
    }
    if (missing > 0) {
      out.append("\nevidence articles that are not in the index: ").append(missing).append('\n');
    }
    if (!inexact.isEmpty()) {
      out.append("\nquotes that are not their article's text: ")
          .append(String.join(", ", inexact))
          .append('\n');
    }
    return out.toString();
  }

  /// A single set or type would only repeat the row of all.
  private boolean isShown(Group group) {
    return group.kind == Kind.ALL
        || groups.keySet().stream().filter(other -> other.kind == group.kind).count() > 1;
  }

  private static Table answeringTable(List<Map.Entry<Group, Figures>> rows) {
    List<String> header = new ArrayList<>(List.of("", "answerable"));
    List<Measure> measures = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      if (!measure.ofRetrieval()) {
        measures.add(measure);
        if (measure == Measure.REFUSED) {
          header.add("unanswerable");
        }
        header.add(measure.label());
      }
    }
    Table table = new Table(header);
    for (Map.Entry<Group, Figures> row : rows) {
      Figures figures = row.getValue();
      List<String> cells = new ArrayList<>();
      cells.add(row.getKey().name);
      cells.add(String.valueOf(figures.answerable()));
      for (Measure measure : measures) {
        if (measure == Measure.REFUSED) {
          cells.add(String.valueOf(figures.unanswerable()));
        }
        cells.add(cell(figures.answering(measure), measure == Measure.WORDS ? 1 : 3));
      }
      table.add(cells);
    }
    return table;
  }

  private static Table timeTable(List<Map.Entry<Group, Figures>> rows) {
    List<String> header = new ArrayList<>(List.of("p50 / p99 ms", "answer"));
    for (Stage stage : Stage.values()) {
      header.add(stage.label());
    }
    Table table = new Table(header);
    for (Map.Entry<Group, Figures> row : rows) {
      Figures figures = row.getValue();
      List<String> cells = new ArrayList<>(List.of(row.getKey().name));
      cells.add(times(figures.latency(0.5), figures.latency(0.99)));
      for (Stage stage : Stage.values()) {
        cells.add(times(figures.latency(stage, 0.5), figures.latency(stage, 0.99)));
      }
      table.add(cells);
    }
    return table;
  }

  private static String times(Duration middle, Duration slow) {
    return String.format(Locale.ROOT, "%.1f / %.1f", Figures.millis(middle), Figures.millis(slow));
  }

  /// The curve of all trials, and where they are of several sets each one's; by their names.
  static Map<String, RiskCurve> curves(List<Trial> trials) {
    Map<String, List<Trial>> sets = bySet(trials);
    Map<String, RiskCurve> curves = new LinkedHashMap<>();
    curves.put("all", RiskCurve.of(trials));
    if (sets.size() > 1) {
      sets.forEach((set, some) -> curves.put(set, RiskCurve.of(some)));
    }
    return curves;
  }

  private static Map<String, List<Trial>> bySet(List<Trial> trials) {
    Map<String, List<Trial>> sets = new TreeMap<>();
    trials.forEach(trial -> sets.computeIfAbsent(trial.set(), _ -> new ArrayList<>()).add(trial));
    return sets;
  }

  static Table riskTable(List<Trial> trials) {
    Map<String, List<Trial>> sets = bySet(trials);
    Table table = new Table(RiskCurve.header());
    curves(trials)
        .forEach(
            (name, curve) -> table.add(curve.row(name, sets.getOrDefault(name, trials).size())));
    return table;
  }

  /// The curves of coverage and risk as a picture in SVG; empty where nothing was judged.
  public Optional<String> riskChart() {
    return trials.isEmpty() ? Optional.empty() : Optional.of(RiskChart.svg(curves(trials)));
  }

  private Table retrievalTable(List<Map.Entry<Group, Figures>> rows) {
    List<String> header = new ArrayList<>(List.of("articles found", "ranking", "questions"));
    List<Measure> measures = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      if (measure.ofRetrieval()) {
        measures.add(measure);
        header.add(measure.label());
      }
    }
    Table table = new Table(header);
    for (Map.Entry<Group, Figures> row : rows) {
      for (Ranking ranking : rankings) {
        Figures figures = row.getValue();
        if (figures.retrieved(ranking) == 0) {
          continue;
        }
        List<String> cells = new ArrayList<>();
        cells.add(row.getKey().name);
        cells.add(ranking.name().toLowerCase(Locale.ROOT));
        cells.add(String.valueOf(figures.retrieved(ranking)));
        for (Measure measure : measures) {
          cells.add(cell(figures.retrieval(ranking, measure), 3));
        }
        table.add(cells);
      }
    }
    return table;
  }

  private static String cell(OptionalDouble value, int digits) {
    return value.isEmpty() ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value.orElse(0));
  }
}
