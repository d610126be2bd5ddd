package dateline.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How surely a question can be answered: a logistic model over its [Signals].
///
/// There are two models, one for evidence that was looked at by vectors and one for evidence found
/// by words alone. Their weights are data, written by `dateline fit`, which says how they come
/// about.
final class Confidence {

  private static final String WEIGHTS = "confidence.json";

  /// The weights that ship with the program.
  static final Confidence SHIPPED = shipped();

  /// A model.
  ///
  /// @param bias the log odds where every signal has its usual value
  private record Model(double bias, Map<Signal, Weight> weights) {}

  /// What a signal counts.
  ///
  /// @param weight what one more of it adds to the log odds
  /// @param usual its mean over the questions that the model was fitted on
  private record Weight(double weight, double usual) {}

  private final Model vectors;
  private final Model words;

  private Confidence(Model vectors, Model words) {
    this.vectors = vectors;
    this.words = words;
  }

  private static Confidence shipped() {
    try (InputStream in = Confidence.class.getResourceAsStream(WEIGHTS)) {
      if (in == null) {
        throw new FileNotFoundException("no " + WEIGHTS + " on the class path");
      }
      return of(JsonMapper.builder().build().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads weights as `dateline fit` writes them. A signal that has none counts nothing.
  ///
  /// @throws IllegalArgumentException where a signal is unknown or something is no number
  static Confidence of(JsonNode json) {
    return new Confidence(model(json.path("vectors")), model(json.path("words")));
  }

  private static Model model(JsonNode json) {
    Map<Signal, Weight> weights = new EnumMap<>(Signal.class);
    json.path("signals")
        .properties()
        .forEach(each ->
            weights.put(
                Signal.valueOf(each.getKey().toUpperCase(Locale.ROOT)),
                new Weight(number(each.getValue(), "weight"), number(each.getValue(), "usual"))));
    return new Model(number(json, "bias"), weights);
  }

  private static double number(JsonNode json, String key) {
    if (!json.path(key).isNumber()) {
      throw new IllegalArgumentException("the weights of the confidence lack the number " + key);
    }
    return json.path(key).asDouble();
  }

  /// What each signal adds to the log odds beyond what it usually does, in the order of [Signal].
  List<Weighing.Part> parts(Signals signals) {
    List<Weighing.Part> parts = new ArrayList<>();
    model(signals)
        .weights
        .forEach((signal, weight) -> {
          double value = signals.values().getOrDefault(signal, weight.usual);
          parts.add(
              new Weighing.Part(
                  signal.key(), signal.text(), value, weight.weight * (value - weight.usual)));
        });
    return parts;
  }

  /// The confidence from what each signal adds, 0 to 1.
  double of(Signals signals, List<Weighing.Part> parts) {
    double odds = model(signals).bias;
    for (Weighing.Part part : parts) {
      odds += part.adds();
    }
    return 1 / (1 + Math.exp(-odds));
  }

  private Model model(Signals signals) {
    return signals.values().containsKey(Signal.MEANING) ? vectors : words;
  }
}
