package dateline.answer;

import dateline.article.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How an answer came about: what is shown to whoever asks why, and kept in a record.
///
/// @param question as it was asked
/// @param earlier how many turns before it went with it; of their words there is only what the
///   completed question and a model's output took over
/// @param completed the question as it stands by itself
/// @param completedBy who made it so
/// @param survey whether a matter was summed up, rather than a question answered
/// @param calls what a model was asked, in order; empty where none was
/// @param evidence the sentences a model was shown, by their numbers
/// @param judged what became of each statement that a model proposed, in order
/// @param trouble why what a model wrote is no draft, or not a whole one
/// @param timing where the time went
public record Trace(
    String question,
    int earlier,
    String completed,
    CompletedBy completedBy,
    boolean survey,
    List<Call> calls,
    List<Sentence> evidence,
    List<Judged> judged,
    Optional<Trouble> trouble,
    Timing timing) {

  public Trace {
    calls = List.copyOf(calls);
    evidence = List.copyOf(evidence);
    judged = List.copyOf(judged);
  }

  static Trace of(
      Question question,
      QuestionCompleter.Completed completed,
      boolean survey,
      Duration completing,
      Answerer.Times times) {
    return new Trace(
        question.text(),
        question.history().size(),
        completed.text(),
        completed.by(),
        survey,
        completed.completion().stream()
            .map(each -> new Call(Part.COMPLETING, PromptText.COMPLETE.version(), each))
            .toList(),
        List.of(),
        List.of(),
        Optional.empty(),
        new Timing(
            completing,
            times.searching(),
            times.weighing(),
            times.deciding(),
            Duration.ZERO,
            Duration.ZERO));
  }

  /// The same with what a model proposed, and what became of it.
  ///
  /// @param writing how long that took in all
  /// @param checking the part of it for holding statements against their quotes
  Trace with(Draft draft, List<Judged> judged, Duration writing, Duration checking) {
    List<Call> all = new ArrayList<>(calls);
    String prompt = prompt(survey).version();
    draft.source().ifPresent(each -> all.add(new Call(Part.WRITING, prompt, each.completion())));
    return new Trace(
        question,
        earlier,
        completed,
        completedBy,
        survey,
        all,
        draft.source().map(Draft.Source::shown).orElse(List.of()).stream()
            .map(Sentence::of)
            .toList(),
        judged,
        draft.source().flatMap(Draft.Source::trouble),
        timing.with(writing.minus(checking), checking));
  }

  /// The same with how long it took to write an answer that no model had a part in.
  Trace written(Duration writing) {
    return new Trace(
        question,
        earlier,
        completed,
        completedBy,
        survey,
        calls,
        evidence,
        judged,
        trouble,
        timing.with(writing, Duration.ZERO));
  }

  /// The words that ask a model for an answer.
  static PromptText prompt(boolean survey) {
    return survey ? PromptText.SURVEY : PromptText.WRITE;
  }

  /// The call that was to write the answer.
  Optional<Call> writing() {
    return calls.stream().filter(call -> call.part() == Part.WRITING).findFirst();
  }

  /// Who made a question stand by itself.
  public enum CompletedBy {
    /// It did already.
    NOBODY,
    /// What it lacked of the turns before it was put behind it.
    RULES,
    /// A language model.
    MODEL
  }

  /// What a language model is asked for.
  public enum Part {
    COMPLETING,
    WRITING
  }

  /// What a language model was asked and what came of it.
  ///
  /// @param prompt the version of our words to it
  /// @param model the provider and its model
  /// @param output what it wrote, as it came
  /// @param trouble what went wrong with the call, if anything did
  /// @param detail the cause of the trouble in one line, empty where there is none
  /// @param recalled whether it was not called, since it had been asked the same before
  /// @param tokensIn of the prompt
  /// @param tokensOut of the output
  /// @param dollars by the price table
  /// @param took exact to a microsecond
  public record Call(
      Part part,
      String prompt,
      String model,
      String output,
      Optional<Trouble> trouble,
      String detail,
      boolean recalled,
      int tokensIn,
      int tokensOut,
      BigDecimal dollars,
      Duration took) {

    public Call {
      took = took.truncatedTo(ChronoUnit.MICROS);
    }

    Call(Part part, String prompt, Completion completion) {
      this(
          part,
          prompt,
          completion.model(),
          completion
              .text()
              .substring(0, Math.min(completion.text().length(), OutputReader.LONGEST)),
          completion.trouble(),
          completion.detail(),
          completion.recalled(),
          completion.usage().input(),
          completion.usage().output(),
          completion.usage().dollars(),
          completion.took());
    }

    /// What a reader of its output gets to see again.
    Completion completion() {
      return new Completion(
          model,
          output,
          trouble,
          detail,
          new Completion.Usage(tokensIn, tokensOut, dollars),
          took,
          recalled);
    }
  }

  /// A sentence that a model was shown.
  ///
  /// @param number its number there
  /// @param quote the article's text at the span, character for character
  /// @param speaker whose words it reports, where the article says so
  public record Sentence(
      int number,
      Span span,
      String quote,
      Optional<String> outlet,
      Optional<LocalDate> published,
      Optional<String> speaker) {

    public Sentence {
      if (quote.length() != span.length()) {
        throw new IllegalArgumentException("not the quote of " + span);
      }
    }

    static Sentence of(Shown shown) {
      return new Sentence(
          shown.number(),
          shown.sentence(),
          shown.text(),
          shown.article().outlet(),
          shown.article().published(),
          shown.speaker());
    }
  }

  /// A proposed statement and what became of it.
  ///
  /// @param speaker whose words they are said to be
  /// @param quotes what it is said to rest on: whole sentences of the evidence
  /// @param objections what its quotes do not bear out; empty when it stands
  public record Judged(
      String text,
      Optional<String> speaker,
      List<Span> quotes,
      Fate fate,
      List<Verdict.Objection> objections) {

    public Judged {
      quotes = List.copyOf(quotes);
      objections = List.copyOf(objections);
    }

    Judged(Draft.Proposal proposal, Verdict verdict, Fate fate) {
      this(
          proposal.text(),
          proposal.speaker(),
          proposal.quotes().stream().map(Draft.Quote::span).toList(),
          fate,
          verdict.objections());
    }

    /// Whether its quotes bear it out.
    public boolean stands() {
      return objections.isEmpty();
    }
  }

  /// What became of a proposed statement.
  public enum Fate {
    /// It stands and is part of the answer.
    SAID,
    /// It stands, and the answer was long enough.
    SUPERFLUOUS,
    /// It does not stand; the sentence it was to rest on is said in its place.
    REPLACED,
    /// It does not stand.
    DROPPED
  }

  /// Where the time of an answer went; exact to a microsecond.
  ///
  /// @param completing the question
  /// @param searching for passages, with reading the question; of a survey, all up to writing
  /// @param weighing their sentences as evidence
  /// @param deciding whether they answer the question
  /// @param writing without checking what a model writes; zero where nothing was written
  /// @param checking statements of a model, with telling of each that stands
  public record Timing(
      Duration completing,
      Duration searching,
      Duration weighing,
      Duration deciding,
      Duration writing,
      Duration checking) {
    public Timing {
      completing = completing.truncatedTo(ChronoUnit.MICROS);
      searching = searching.truncatedTo(ChronoUnit.MICROS);
      weighing = weighing.truncatedTo(ChronoUnit.MICROS);
      deciding = deciding.truncatedTo(ChronoUnit.MICROS);
      writing = writing.truncatedTo(ChronoUnit.MICROS);
      checking = checking.truncatedTo(ChronoUnit.MICROS);
    }

    private Timing with(Duration written, Duration checked) {
      return new Timing(completing, searching, weighing, deciding, written, checked);
    }
  }
}
