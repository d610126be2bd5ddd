package dateline.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.answer.Signal;
import dateline.answer.Strictness;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Fits the confidence with which questions are answered to the trials of question sets.
///
/// What is told apart are questions that should be answered from such that should be refused. Each
/// set counts the same whatever its size, and within a set both halves do.
///
/// How good the weights are for questions of other kinds is told by leaving out one set after the
/// other: the weights that are fitted on all others decide on it. The penalty is the one of
/// [#PENALTIES] with which that goes best, by the mean over the sets of the balanced logarithmic
/// loss; the weights that are written are then fitted on all.
///
/// Trials with vectors and trials without give a model each.
public final class Fit {

  static final List<Double> PENALTIES = List.of(0.001, 0.003, 0.01);

  /// Digits after the point of what is written.
  private static final int DIGITS = 4;

  private static final String VECTORS = "vectors";
  private static final String WORDS = "words";

  /// The columns of what is fitted.
  private static final List<Signal> SIGNALS = List.of(Signal.values());

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Model> models = new LinkedHashMap<>();

  /// A model fitted on sets, and what it and its like do on each of them.
  private record Model(
      Map<String, List<Trial>> sets,
      double penalty,
      Logistic weights,
      Map<String, Logistic> others) {

    private List<Trial> trials() {
      return sets.values().stream().flatMap(List::stream).toList();
    }
  }

  private Fit(Map<String, Map<String, List<Trial>>> trials) {
    trials.forEach((name, sets) -> models.put(name, model(sets)));
  }

  /// Fits to the trials in files.
  ///
  /// @throws QuestionSetException where a file can't be read, or there are not two sets with both
  ///   answerable and unanswerable questions
  public static Fit of(List<Path> files) {
    Map<String, Map<String, List<Trial>>> trials = new LinkedHashMap<>();
    trials.put(VECTORS, new TreeMap<>());
    trials.put(WORDS, new TreeMap<>());
    for (Path file : files) {
      for (Trial trial : read(file)) {
        trials
            .getOrDefault(trial.hasVectors() ? VECTORS : WORDS, Map.of())
            .computeIfAbsent(trial.set(), _ -> new ArrayList<>())
            .add(trial);
      }
    }
    trials.values().removeIf(sets -> sets.values().stream().filter(Fit::hasBoth).count() < 2);
    if (trials.isEmpty()) {
      throw new QuestionSetException(
          files.getFirst(), "needs beside it trials of another set, both with questions to refuse");
    }
    return new Fit(trials);
  }

  /// Whether there are weights for both, evidence with vectors and without.
  public boolean isWhole() {
    return models.size() == 2;
  }

  private static List<Trial> read(Path file) {
    List<Trial> trials = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        trials.add(Trial.of(JSON.readTree(line)));
      }
    } catch (JsonProcessingException e) {
      throw new QuestionSetException(file, trials.size() + 1, "is not JSON");
    } catch (IllegalArgumentException e) {
      throw new QuestionSetException(file, trials.size() + 1, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new QuestionSetException(file, "can't be read: " + e.getMessage());
    }
    return trials;
  }

  private static boolean hasBoth(List<Trial> trials) {
    return trials.stream().anyMatch(Trial::answerable)
        && !trials.stream().allMatch(Trial::answerable);
  }

  private static Model model(Map<String, List<Trial>> sets) {
    Map<String, List<Trial>> useful = new TreeMap<>(sets);
    useful.values().removeIf(trials -> !hasBoth(trials));
    double best = Double.POSITIVE_INFINITY;
    double chosen = 0;
    Map<String, Logistic> others = Map.of();
    for (double penalty : PENALTIES) {
      Map<String, Logistic> without = new TreeMap<>();
      double loss = 0;
      for (String set : useful.keySet()) {
        Map<String, List<Trial>> rest = new TreeMap<>(useful);
        rest.remove(set);
        Logistic weights = weights(rest, penalty);
        without.put(set, weights);
        loss += loss(useful.get(set), weights);
      }
      if (loss < best) {
        best = loss;
        chosen = penalty;
        others = without;
      }
    }
    return new Model(sets, chosen, weights(useful, chosen), others);
  }

  private static Logistic weights(Map<String, List<Trial>> sets, double penalty) {
    List<Trial> all = sets.values().stream().flatMap(List::stream).toList();
    double[][] rows = new double[all.size()][];
    boolean[] holds = new boolean[all.size()];
    double[] shares = new double[all.size()];
    double total = 0;
    int i = 0;
    for (List<Trial> trials : sets.values()) {
      double answerable = trials.stream().filter(Trial::answerable).count();
      for (Trial trial : trials) {
        rows[i] = row(trial);
        holds[i] = trial.answerable();
        shares[i] = 1 / (trial.answerable() ? answerable : trials.size() - answerable);
        total += shares[i];
        i++;
      }
    }
    for (int j = 0; j < shares.length; j++) {
      shares[j] /= total;
    }
    int[] signs =
        SIGNALS.stream()
            .mapToInt(signal ->
                switch (signal.sense()) {
                  case FOR -> 1;
                  case AGAINST -> -1;
                  case EITHER -> 0;
                })
            .toArray();
    return Logistic.fit(new Logistic.Task(rows, holds, shares, signs, penalty));
  }

  private static double[] row(Trial trial) {
    return SIGNALS.stream()
        .mapToDouble(signal -> trial.signals().getOrDefault(signal.key(), 0.0))
        .toArray();
  }

  /// The balanced logarithmic loss on a set.
  private static double loss(List<Trial> trials, Logistic weights) {
    double answerable = trials.stream().filter(Trial::answerable).count();
    double loss = 0;
    for (Trial trial : trials) {
      double chance = weights.chance(row(trial));
      loss -=
          Math.log(Math.max(1e-6, trial.answerable() ? chance : 1 - chance))
              / (trial.answerable() ? answerable : trials.size() - answerable);
    }
    return loss;
  }

  /// The weights, as `dateline.answer` reads them.
  public String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    models.forEach((name, model) -> {
      ObjectNode written = json.putObject(name);
      ObjectNode sets = written.putObject("fitted_on");
      model.sets.forEach((set, trials) -> {
        if (hasBoth(trials)) {
          sets.put(set, trials.size());
        }
      });
      written.put("penalty", model.penalty);
      written.put("bias", rounded(model.weights.bias()));
      ObjectNode signals = written.putObject("signals");
      for (int i = 0; i < SIGNALS.size(); i++) {
        double weight = rounded(model.weights.weight(i));
        if (weight != 0) {
          signals
              .putObject(SIGNALS.get(i).key())
              .put("weight", weight)
              .put("usual", rounded(model.weights.mean(i)));
        }
      }
    });
    return json.toPrettyString() + "\n";
  }

  private static double rounded(double value) {
    double scale = Math.pow(10, DIGITS);
    return Math.round(value * scale) / scale;
  }

  /// What the weights do on each set, and what weights fitted without that set do on it.
  public String markdown() {
    StringBuilder out = new StringBuilder();
    models.forEach((name, model) -> {
      out.append(
          String.format(
              Locale.ROOT, "%s%s, penalty %s%n%n", out.isEmpty() ? "" : "\n", name, model.penalty));
      List<String> header = new ArrayList<>(List.of("set", "weights", "questions", "area"));
      header.addAll(List.of("right", "of", "falsely refused", "refused", "balanced"));
      Table table = new Table(header);
      model.sets.forEach((set, trials) -> {
        Logistic other = model.others.get(set);
        if (other != null) {
          table.add(row(set, "without it", trials, trial -> other.chance(row(trial))));
        }
        table.add(row(set, "of all", trials, trial -> model.weights.chance(row(trial))));
        table.add(row(set, "until now", trials, Trial::confidence));
      });
      out.append(table.markdown());
      out.append("\nUntil now:\n\n").append(Report.riskTable(model.trials()).markdown());
    });
    return out.toString();
  }

  /// The curves of coverage and risk of the trials, those with vectors where there are any, by the
  /// confidence that they were written with, as a picture in SVG.
  public String riskChart() {
    Model model = models.getOrDefault(VECTORS, models.values().iterator().next());
    return RiskChart.svg(Report.curves(model.trials()));
  }

  private static List<String> row(
      String set, String weights, List<Trial> trials, ToDoubleFunction<Trial> confidence) {
    double enough = Strictness.NORMAL.enough();
    List<Trial> answerable = trials.stream().filter(Trial::answerable).toList();
    List<Trial> unanswerable = trials.stream().filter(trial -> !trial.answerable()).toList();
    double answered = share(answerable, trial -> confidence.applyAsDouble(trial) >= enough);
    double refused = share(unanswerable, trial -> confidence.applyAsDouble(trial) < enough);
    return List.of(
        set,
        weights,
        String.valueOf(trials.size()),
        cell(area(answerable, unanswerable, confidence)),
        cell(
            share(answerable, trial -> trial.right() && confidence.applyAsDouble(trial) >= enough)),
        cell(share(answerable, Trial::right)),
        cell(1 - answered),
        cell(refused),
        cell((answered + refused) / 2));
  }

  private static double share(List<Trial> trials, java.util.function.Predicate<Trial> holds) {
    return trials.stream().filter(holds).count() / (double) trials.size();
  }

  /// The area under the ROC curve: how often an answerable question is given more confidence than
  /// an unanswerable one, a tie counting half (Hanley and McNeil 1982).
  static double area(
      List<Trial> answerable, List<Trial> unanswerable, ToDoubleFunction<Trial> confidence) {
    double[] against = unanswerable.stream().mapToDouble(confidence).sorted().toArray();
    double above = 0;
    for (Trial trial : answerable) {
      double value = confidence.applyAsDouble(trial);
      for (double other : against) {
        above += value > other ? 1 : value == other ? 0.5 : 0;
      }
    }
    return above / answerable.size() / unanswerable.size();
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }
}
