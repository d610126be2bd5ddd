package dateline.eval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.search.Ranking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// The figures of a group of questions, filled question by question; keeps sums, not answers.
final class Figures {

  /// A sum of scores and how many they are.
  private static final class Mean {
    private double sum;
    private int count;

    private void add(double score) {
      sum += score;
      count++;
    }
  }

  private int questions;
  private int answerable;
  private int unanswerable;
  private final Map<Measure, Mean> answering = new EnumMap<>(Measure.class);
  private final Map<Ranking, Map<Measure, Mean>> retrieval = new EnumMap<>(Ranking.class);
  private final List<Long> nanos = new ArrayList<>();
  private final Map<Stage, List<Long>> stages = new EnumMap<>(Stage.class);

  /// Adds what one question scored.
  void add(Evaluation.Scored scored) {
    questions++;
    answerable += scored.question().isAnswerable() ? 1 : 0;
    unanswerable += scored.question().isUnanswerable() ? 1 : 0;
    nanos.add(scored.took().toNanos());
    for (Stage stage : Stage.values()) {
      stages
          .computeIfAbsent(stage, _ -> new ArrayList<>())
          .add(stage.of(scored.timing()).toNanos());
    }
    scored.answering().forEach((measure, score) -> mean(answering, measure).add(score));
    scored
        .retrieval()
        .forEach((ranking, scores) -> {
          Map<Measure, Mean> means =
              retrieval.computeIfAbsent(ranking, _ -> new EnumMap<>(Measure.class));
          scores.forEach((measure, score) -> mean(means, measure).add(score));
        });
  }

  private static Mean mean(Map<Measure, Mean> means, Measure measure) {
    return means.computeIfAbsent(measure, _ -> new Mean());
  }

  int questions() {
    return questions;
  }

  int answerable() {
    return answerable;
  }

  int unanswerable() {
    return unanswerable;
  }

  /// A figure of answering; empty where it applies to no question.
  OptionalDouble answering(Measure measure) {
    if (measure == Measure.BALANCED) {
      OptionalDouble falselyRefused = answering(Measure.FALSELY_REFUSED);
      OptionalDouble refused = answering(Measure.REFUSED);
      return falselyRefused.isPresent() && refused.isPresent()
          ? OptionalDouble.of((1 - falselyRefused.getAsDouble() + refused.getAsDouble()) / 2)
          : OptionalDouble.empty();
    }
    return value(answering, measure);
  }

  /// A figure of retrieval; empty where it applies to no question.
  OptionalDouble retrieval(Ranking ranking, Measure measure) {
    return value(retrieval.getOrDefault(ranking, Map.of()), measure);
  }

  /// The questions that retrieval by a ranking was scored on.
  int retrieved(Ranking ranking) {
    return count(retrieval.getOrDefault(ranking, Map.of()), Measure.HIT_1);
  }

  private static OptionalDouble value(Map<Measure, Mean> means, Measure measure) {
    Mean mean = means.get(measure);
    return mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean.sum / mean.count);
  }

  private static int count(Map<Measure, Mean> means, Measure measure) {
    Mean mean = means.get(measure);
    return mean == null ? 0 : mean.count;
  }

  /// The time below or at which this share of the questions was answered (nearest rank).
  Duration latency(double share) {
    return rank(nanos, share);
  }

  /// The time below or at which a stage was done for this share of the questions (nearest rank).
  Duration latency(Stage stage, double share) {
    return rank(stages.getOrDefault(stage, List.of()), share);
  }

  private static Duration rank(List<Long> nanos, double share) {
    if (nanos.isEmpty()) {
      return Duration.ZERO;
    }
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    int rank = (int) Math.ceil(share * sorted.size());
    return Duration.ofNanos(sorted.get(Math.max(rank, 1) - 1));
  }

  /// All figures as a JSON object; a figure is `{"value", "of"}`, and one that applies to no
  /// question is left out.
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("questions", questions);
    json.put("answerable", answerable);
    json.put("unanswerable", unanswerable);
    ObjectNode answers = json.putObject("answering");
    for (Measure measure : Measure.values()) {
      if (!measure.ofRetrieval()) {
        int of =
            measure == Measure.BALANCED ? answerable + unanswerable : count(answering, measure);
        put(answers, measure, answering(measure), of);
      }
    }
    ObjectNode rankings = json.putObject("retrieval");
    retrieval.forEach((ranking, means) -> {
      ObjectNode figures = rankings.putObject(ranking.name().toLowerCase(Locale.ROOT));
      for (Measure measure : means.keySet()) {
        put(figures, measure, value(means, measure), count(means, measure));
      }
    });
    ObjectNode latency = json.putObject("latency_ms");
    latency.put("p50", millis(latency(0.5))).put("p99", millis(latency(0.99)));
    for (Stage stage : Stage.values()) {
      latency
          .putObject(stage.label())
          .put("p50", millis(latency(stage, 0.5)))
          .put("p99", millis(latency(stage, 0.99)));
    }
    return json;
  }

  private static void put(ObjectNode json, Measure measure, OptionalDouble value, int of) {
    if (value.isPresent()) {
      json.putObject(measure.label()).put("value", value.getAsDouble()).put("of", of);
    }
  }

  /// Milliseconds with a fraction.
  static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
