package dateline.eval;

import dateline.answer.Question;
import dateline.search.Ranking;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A question and what is known of its answer.
///
/// @param id names the question in its set
/// @param text the question as asked
/// @param history the turns before, oldest first
/// @param answerable whether the collection holds the answer; empty where nobody has judged it, and
///   then only retrieval is scored
/// @param answers wordings of the answer, any one will do
/// @param must groups of words, of each of which one has to be said
/// @param evidence the ids of the articles that hold the answer; of an unanswerable question, those
///   it was written about
/// @param quotes stretches of the evidence that answer the question
/// @param evidenceAll whether all of the evidence has to be cited, not just one of it
/// @param type the kind of question, for figures by kind; empty where the set has none
/// @param asked the day it is asked
record LabelledQuestion(
    String id,
    String text,
    List<Question.Turn> history,
    Optional<Boolean> answerable,
    List<String> answers,
    List<List<String>> must,
    Set<String> evidence,
    List<String> quotes,
    boolean evidenceAll,
    String type,
    Optional<LocalDate> asked) {

  LabelledQuestion {
    history = List.copyOf(history);
    answers = List.copyOf(answers);
    must = must.stream().map(List::copyOf).toList();
    evidence = Set.copyOf(evidence);
    quotes = List.copyOf(quotes);
  }

  /// Whether the set says that the collection holds the answer.
  boolean isAnswerable() {
    return answerable.orElse(false);
  }

  /// Whether the set says that the collection does not hold the answer.
  boolean isUnanswerable() {
    return !answerable.orElse(true);
  }

  /// Whether an answer can be told right from wrong.
  boolean hasExpectation() {
    return isAnswerable() && !(answers.isEmpty() && must.isEmpty());
  }

  /// The question as it is put to the bot.
  Question question(Ranking ranking) {
    return new Question(
        text,
        history,
        asked,
        ranking,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Question.Length.NORMAL,
        Question.Writer.ANY);
  }
}
