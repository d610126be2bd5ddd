package dateline.cli;

import static java.util.stream.Collectors.joining;

import dateline.answer.Answer;
import dateline.answer.Answerer;
import dateline.answer.Citation;
import dateline.answer.Trace;
import dateline.answer.Trouble;
import dateline.answer.Verdict;
import dateline.answer.Weighing;
import dateline.article.Span;
import dateline.search.Hit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/// How an answer came about, as it looks in a terminal below the answer: one part after the other,
/// in the order in which it happened.
final class ExplainPage {

  /// So many passages are shown.
  private static final int PASSAGES = 8;

  /// A signal that adds less is not shown, in log odds.
  private static final double LEAST_SHOWN = 0.05;

  /// A sentence whose score is so much less than the best one's is a weaker one.
  private static final double NEARLY = 0.25;

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
    printAsked(explained.weighing().asked());
    explained.weighing().judgement().ifPresent(this::printJudgement);
    printOutcome(explained.answer(), trace);
    printPassages(explained.weighing());
    printSentences(explained);
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

  private void printAsked(Weighing.Asked asked) {
    StringJoiner parts = new StringJoiner("; ");
    parts.add("It asks for " + asked.kind());
    add(parts, "words", asked.words());
    add(parts, "names", asked.names());
    add(parts, "numbers", asked.numbers());
    add(parts, "only in", asked.outlets());
    page.paragraph(parts + ".");
  }

  private static void add(StringJoiner parts, String what, List<String> values) {
    if (!values.isEmpty()) {
      parts.add(what + ": " + String.join(", ", values));
    }
  }

  /// The confidence and what it comes from, what counts most first.
  private void printJudgement(Weighing.Judgement judgement) {
    page.gap();
    page.paragraph(
        String.format(
            Locale.ROOT,
            "Confidence %.2f, and %s strictness wants %.2f. For and against, beside what is usual:",
            judgement.confidence(),
            judgement.strictness().name().toLowerCase(Locale.ROOT),
            judgement.strictness().enough()));
    judgement.parts().stream()
        .sorted(Comparator.comparingDouble(part -> -Math.abs(part.adds())))
        .filter(part -> Math.abs(part.adds()) >= LEAST_SHOWN)
        .forEach(part ->
            page.paragraph(
                String.format(Locale.ROOT, "  %+5.2f  ", part.adds()),
                part.text() + ": " + number(part.value())));
    page.gap();
  }

  private void printPassages(Weighing weighing) {
    if (weighing.passages().isEmpty()) {
      return;
    }
    page.gap();
    page.paragraph("Passages, by both rankings together:");
    for (Hit hit : weighing.passages().subList(0, Math.min(PASSAGES, weighing.passages().size()))) {
      StringJoiner ranks = new StringJoiner(", ");
      ranks.add(place(hit.passage().span()));
      hit.lexicalRank().ifPresent(rank -> ranks.add("by words " + rank));
      hit.denseRank().ifPresent(rank -> ranks.add("by meaning " + rank));
      hit.cosine().ifPresent(cosine -> ranks.add("cosine " + number(cosine)));
      page.paragraph("  %2d. ".formatted(hit.rank()), ranks + ", score " + number(hit.score()));
    }
    int more = weighing.passages().size() - PASSAGES;
    if (more > 0) {
      page.paragraph("      and " + more + " more.");
    }
  }

  private void printSentences(Answerer.Explained explained) {
    List<Weighing.Sentence> sentences = explained.weighing().sentences();
    if (sentences.isEmpty()) {
      return;
    }
    page.gap();
    page.paragraph("Their sentences as evidence:");
    int place = 0;
    for (Weighing.Sentence sentence : sentences) {
      place++;
      page.paragraph("  %2d. ".formatted(place), sentence.text());
      StringJoiner parts = new StringJoiner(", ");
      parts.add(place(sentence.span()));
      parts.add("score " + number(sentence.score()));
      parts.add("words " + number(sentence.own()));
      parts.add("with what is around " + number(sentence.context()));
      parts.add("kind " + number(sentence.kind()));
      parts.add("side by side " + number(sentence.pairs()));
      parts.add("passage " + number(sentence.passage()));
      if (sentence.quoted() > 0) {
        parts.add("quotations " + number(sentence.quoted()));
      }
      sentence.meaning().ifPresent(meaning -> parts.add("meaning " + number(meaning)));
      page.paragraph("      ", parts.toString());
      page.paragraph("      ", fate(explained.answer(), sentence, sentences.getFirst()));
    }
  }

  /// What became of a sentence: of those that are not said, the writer only keeps such as are
  /// nearly as good as the best.
  private static String fate(Answer answer, Weighing.Sentence sentence, Weighing.Sentence best) {
    return switch (answer) {
      case Answer.Unanswered _ -> "not said, since nothing is";
      case Answer.Grounded grounded -> {
        List<Integer> markers =
            grounded.citations().stream()
                .filter(citation -> overlap(citation.span(), sentence.span()))
                .map(Citation::marker)
                .toList();
        if (!markers.isEmpty()) {
          yield "cited as " + markers.stream().map(m -> "[" + m + "]").collect(joining());
        }
        yield best.score() - sentence.score() > NEARLY
            ? "left out: weaker than the best"
            : "left out: adds nothing, or the answer is long enough";
      }
    };
  }

  private static boolean overlap(Span one, Span other) {
    return one.article().equals(other.article())
        && one.start() < other.end()
        && other.start() < one.end();
  }

  private static String place(Span span) {
    return span.article() + " " + span.start() + "-" + span.end();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
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
    add(times, "searching", timing.searching());
    add(times, "weighing", timing.weighing());
    add(times, "deciding", timing.deciding());
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
