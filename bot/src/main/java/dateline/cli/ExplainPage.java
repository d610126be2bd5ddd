package dateline.cli;

import dateline.answer.Answer;
import dateline.answer.Answerer;
import dateline.answer.Trace;
import dateline.answer.Trouble;
import dateline.answer.Verdict;
import dateline.article.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/// How an answer came about, as it looks in a terminal below the answer: one part after the other,
/// in the order in which it happened.
final class ExplainPage {

  private final Page page;

  ExplainPage(Page page) {
    this.page = page;
  }

  /// Shows it, part by part.
  ///
  /// @param record the id of the record that was kept of this answer
  void print(Answerer.Explained explained, Optional<String> record) {
    Trace trace = explained.trace();
    page.heading("How this answer came about");
    printQuestion(trace);
    printOutcome(explained.answer(), trace);
    if (!trace.evidence().isEmpty()) {
      printEvidence(trace);
    }
    trace.calls().forEach(this::printCall);
    if (!trace.judged().isEmpty()) {
      printJudged(trace);
    }
    page.gap();
    page.paragraph("Time: " + time(explained.answer(), trace.timing()) + ".");
    record.ifPresent(id -> page.paragraph("Record: " + id + ", for dateline replay " + id));
  }

  private void printQuestion(Trace trace) {
    String by =
        switch (trace.completedBy()) {
          case NOBODY -> "as it was asked";
          case RULES -> "completed with the question before it";
          case MODEL -> "completed by the language model from the turns before it";
        };
    page.paragraph("Question, " + by + ":");
    page.paragraph("  ", trace.completed());
    if (trace.survey()) {
      page.paragraph("It asks for a matter as a whole, outlet by outlet.");
    }
  }

  private void printOutcome(Answer answer, Trace trace) {
    String outcome =
        switch (answer) {
          case Answer.Unanswered unanswered -> "Not answered: " + unanswered.reason().text();
          case Answer.Grounded grounded ->
              switch (grounded.method()) {
                case LLM -> "Answered in the language model's words, where they stand.";
                case EXTRACTIVE ->
                    trace.calls().stream().anyMatch(call -> call.part() == Trace.Part.WRITING)
                        ? "Answered in the articles' own sentences"
                            + grounded.trouble().map(each -> ": " + each.text()).orElse("")
                            + "."
                        : "Answered in the articles' own sentences; no language model was asked.";
              };
        };
    page.paragraph(outcome);
  }

  private void printEvidence(Trace trace) {
    page.gap();
    page.paragraph("Evidence that the language model was shown:");
    String article = "";
    for (Trace.Sentence sentence : trace.evidence()) {
      if (!sentence.span().article().equals(article)) {
        article = sentence.span().article();
        StringJoiner origin = new StringJoiner(", ");
        origin.add(sentence.outlet().orElse("no outlet"));
        sentence.published().ifPresent(day -> origin.add(ReplyPage.day(day)));
        page.paragraph("  ", origin.add(article).toString());
      }
      String words = sentence.speaker().map(name -> "(words of " + name + ") ").orElse("");
      page.paragraph("  %2d. ".formatted(sentence.number()), words + sentence.quote());
    }
  }

  private void printCall(Trace.Call call) {
    page.gap();
    String part =
        switch (call.part()) {
          case COMPLETING -> "Completing the question: ";
          case WRITING -> "Writing: ";
        };
    StringJoiner told = new StringJoiner(", ");
    told.add(call.model());
    told.add("prompt " + call.prompt());
    if (call.recalled()) {
      told.add("not called, since it was asked the same before");
    } else {
      told.add(Count.of(call.tokensIn(), "token") + " in and " + call.tokensOut() + " out");
      if (call.dollars().signum() > 0) {
        told.add("$" + plain(call.dollars()));
      }
    }
    page.paragraph(part + told.add(milliseconds(call.took())) + ".");
    call.trouble()
        .map(Trouble::text)
        .ifPresent(text ->
            page.paragraph(
                "  ", text + (call.detail().isEmpty() ? "" : " (" + call.detail() + ")")));
  }

  private static String plain(BigDecimal dollars) {
    return dollars.stripTrailingZeros().toPlainString();
  }

  private void printJudged(Trace trace) {
    page.gap();
    page.paragraph("What it proposed, and what became of it:");
    for (Trace.Judged judged : trace.judged()) {
      page.paragraph("  - ", judged.text());
      page.paragraph("    ", fate(judged.fate()) + basis(judged.quotes(), trace.evidence()));
      for (Verdict.Objection objection : judged.objections()) {
        page.paragraph("      ", objection.text());
      }
    }
  }

  private static String fate(Trace.Fate fate) {
    return switch (fate) {
      case SAID -> "said";
      case SUPERFLUOUS -> "left out, since the answer says it already or is long enough";
      case REPLACED -> "replaced by the article's own sentence";
      case DROPPED -> "dropped";
    };
  }

  /// The numbers of the sentences that a statement is said to rest on.
  static String basis(List<Span> quotes, List<Trace.Sentence> evidence) {
    StringJoiner numbers = new StringJoiner(", ");
    evidence.stream()
        .filter(sentence -> quotes.contains(sentence.span()))
        .forEach(sentence -> numbers.add(Integer.toString(sentence.number())));
    return numbers.length() == 0 ? "" : "; resting on " + numbers;
  }

  private static String time(Answer answer, Trace.Timing timing) {
    StringJoiner times = new StringJoiner(", ");
    add(times, "completing the question", timing.completing());
    add(times, "finding evidence", timing.searching());
    add(times, "writing", timing.writing());
    add(times, "checking", timing.checking());
    return milliseconds(answer.took()) + " in all (" + times + ")";
  }

  private static void add(StringJoiner times, String what, Duration duration) {
    if (!duration.isZero()) {
      times.add(what + " " + milliseconds(duration));
    }
  }

  private static String milliseconds(Duration duration) {
    return duration.toMillis() >= 10
        ? duration.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1_000_000.0);
  }
}
