package dateline.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.answer.Answer;
import dateline.answer.Weighing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What was thought of a question before it was answered or refused, and what the right thing to do
/// was: [Fit] learns from it, and a [RiskCurve] is drawn from it.
///
/// @param set the set of the question
/// @param id names it there
/// @param answerable whether the collection holds its answer
/// @param right whether its answer is right, or would have been if it had not been refused; for an
///   answerable question whose set does not say what is expected, yes
/// @param confidence how surely it was taken for one that can be answered
/// @param signals what that came from, by their keys
record Trial(
    String set,
    String id,
    boolean answerable,
    boolean right,
    double confidence,
    Map<String, Double> signals) {

  Trial {
    signals = Map.copyOf(signals);
  }

  /// A trial, where the set says whether the question can be answered.
  ///
  /// @param ungated answers it whatever the confidence
  static Optional<Trial> of(
      String set,
      LabelledQuestion question,
      Weighing.Judgement judgement,
      Answer answer,
      Supplier<Answer> ungated) {
    if (question.answerable().isEmpty()) {
      return Optional.empty();
    }
    boolean right = question.isAnswerable();
    if (question.hasExpectation()) {
      Answer said = answer instanceof Answer.Grounded ? answer : ungated.get();
      right = AnswerScore.isRight(question, AnswerScore.text(said));
    }
    return Optional.of(
        new Trial(
            set,
            question.id(),
            question.isAnswerable(),
            right,
            judgement.confidence(),
            judgement.signals()));
  }

  /// As a JSON object, in a line of a file.
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("set", set).put("id", id).put("answerable", answerable).put("right", right);
    json.put("confidence", confidence);
    ObjectNode values = json.putObject("signals");
    signals.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> values.put(each.getKey(), each.getValue()));
    return json;
  }

  /// Reads a trial from JSON.
  ///
  /// @throws IllegalArgumentException where it is none
  static Trial of(JsonNode json) {
    if (!json.path("set").isTextual()
        || !json.path("id").isTextual()
        || !json.path("answerable").isBoolean()
        || !json.path("right").isBoolean()
        || !json.path("confidence").isNumber()
        || !json.path("signals").isObject()) {
      throw new IllegalArgumentException("is no line of dateline eval --trials");
    }
    Map<String, Double> signals = new LinkedHashMap<>();
    json.path("signals")
        .properties()
        .forEach(each -> {
          if (!each.getValue().isNumber()) {
            throw new IllegalArgumentException("has the signal " + each.getKey() + " as no number");
          }
          signals.put(each.getKey(), each.getValue().asDouble());
        });
    return new Trial(
        json.path("set").textValue(),
        json.path("id").textValue(),
        json.path("answerable").booleanValue(),
        json.path("right").booleanValue(),
        json.path("confidence").asDouble(),
        signals);
  }

  /// Whether its evidence was looked at by vectors.
  boolean hasVectors() {
    return signals.containsKey("meaning");
  }
}
