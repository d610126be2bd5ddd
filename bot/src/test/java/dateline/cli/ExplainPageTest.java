package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Answer;
import dateline.answer.Answerer;
import dateline.answer.Citation;
import dateline.answer.Statement;
import dateline.answer.Strictness;
import dateline.answer.Trace;
import dateline.answer.Trouble;
import dateline.answer.Verdict;
import dateline.answer.Weighing;
import dateline.article.Article;
import dateline.article.Passage;
import dateline.article.Span;
import dateline.search.Hit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ExplainPageTest {

  private static final String OPENED =
      "Mayor Ada Lindqvist opened the new bridge over the river Sarn on Tuesday.";
  private static final String CROSSED = "About 1,200 people crossed the bridge before noon.";
  private static final Trace.Timing TIMING =
      new Trace.Timing(
          Duration.ofMillis(310),
          Duration.ofMillis(7),
          Duration.ofMillis(4),
          Duration.ofMillis(1),
          Duration.ofMillis(1_480),
          Duration.ofNanos(2_340_000));
  private static final Trace.Timing QUICK =
      new Trace.Timing(
          Duration.ZERO,
          Duration.ofMillis(7),
          Duration.ofMillis(4),
          Duration.ofMillis(1),
          Duration.ofNanos(300_000),
          Duration.ZERO);

  private static final Answer.Grounded ANSWER =
      new Answer.Grounded(
          "Who opened it?",
          Answer.Method.LLM,
          Duration.ofMillis(1_806),
          List.of(new Statement("Ada Lindqvist opened it.", List.of(1), Optional.empty())),
          List.of(
              new Citation(
                  1,
                  span(OPENED),
                  OPENED,
                  "The Bridge Is Open",
                  Optional.of("Oldtown Post"),
                  Optional.of(LocalDate.of(2024, 1, 9)),
                  Optional.empty())),
          List.of(),
          Optional.of(Trouble.CUT_OFF));

  private static Span span(String quote) {
    int start = quote.equals(OPENED) ? 100 : 200;
    return new Span("bridge-post", start, start + quote.length());
  }

  private static Trace.Sentence sentence(int number, String quote) {
    return new Trace.Sentence(
        number,
        span(quote),
        quote,
        Optional.of("Oldtown Post"),
        Optional.of(LocalDate.of(2024, 1, 9)),
        Optional.empty());
  }

  private static Trace.Call call(Trace.Part part, boolean recalled, Optional<Trouble> trouble) {
    return new Trace.Call(
        part,
        part == Trace.Part.COMPLETING ? "complete-0a1b2c3d" : "write-4e5f6a7b",
        "openai/some-model",
        "{…}",
        trouble,
        trouble.isPresent() ? "its length ran out" : "",
        recalled,
        recalled ? 0 : 1_210,
        recalled ? 0 : 84,
        recalled ? BigDecimal.ZERO : new BigDecimal("0.00068100"),
        recalled ? Duration.ofNanos(700_000) : Duration.ofMillis(1_478));
  }

  private static Trace.Judged judged(
      String text, Trace.Fate fate, String quote, Verdict.Objection... objections) {
    return new Trace.Judged(
        text,
        Optional.empty(),
        quote.isEmpty() ? List.of() : List.of(span(quote)),
        fate,
        List.of(objections));
  }

  private static Verdict.Objection objection(Verdict.About about, String words) {
    return new Verdict.Objection(about, words);
  }

  private static Trace trace(Trace.CompletedBy by, Trace.Timing timing, Trace.Call... calls) {
    boolean wrote = calls.length > 0;
    return new Trace(
        "Who opened it?",
        2,
        by == Trace.CompletedBy.NOBODY ? "Who opened it?" : "Who opened the new bridge?",
        by,
        false,
        List.of(calls),
        wrote ? List.of(sentence(1, OPENED), sentence(2, CROSSED)) : List.of(),
        wrote
            ? List.of(
                judged("Ada Lindqvist opened it.", Trace.Fate.SAID, OPENED),
                judged(
                    "14 people crossed the bridge, Berg said.",
                    Trace.Fate.REPLACED,
                    CROSSED,
                    objection(Verdict.About.NUMBER, "14"),
                    objection(Verdict.About.NAME, "Berg")),
                judged(
                    "The bridge is \u001b[2Jred.",
                    Trace.Fate.DROPPED,
                    "",
                    objection(Verdict.About.NO_QUOTE, "")),
                judged("People crossed the bridge.", Trace.Fate.SUPERFLUOUS, CROSSED))
            : List.of(),
        wrote ? Optional.of(Trouble.CUT_OFF) : Optional.empty(),
        timing);
  }

  private static String printed(Answer answer, Trace trace, Optional<String> record) {
    StringWriter out = new StringWriter();
    new ExplainPage(new Page(new PrintWriter(out), 80, false))
        .print(new Answerer.Explained(answer, trace, weighing(answer)), record);
    return out.toString();
  }

  private static Weighing weighing(Answer answer) {
    Passage passage =
        new Passage(
            new Span("bridge-post", span(OPENED).start(), span(CROSSED).end()),
            List.of(span(OPENED), span(CROSSED)));
    Article article =
        new Article(
            "bridge-post", "", Optional.empty(), Optional.empty(), Optional.empty(), OPENED);
    Hit hit =
        new Hit(
            passage,
            article,
            1,
            0.97,
            OptionalInt.of(2),
            OptionalDouble.of(7.5),
            OptionalInt.of(1),
            OptionalDouble.of(0.81));
    return new Weighing(
        new Weighing.Asked(
            "a person", List.of("opened", "bridge"), List.of("Sarn"), List.of("2"), List.of()),
        List.of(hit),
        List.of(
            new Weighing.Sentence(
                span(OPENED), OPENED, 1, 1, 1, 0.5, 1, 0, OptionalDouble.of(0.88), 2.36),
            new Weighing.Sentence(
                span(CROSSED), CROSSED, 0.5, 0.75, 0, 0, 1, 0, OptionalDouble.empty(), 0.69)),
        Optional.of(
            new Weighing.Judgement(
                answer instanceof Answer.Grounded ? 0.91 : 0.31,
                Strictness.NORMAL,
                List.of(
                    new Weighing.Part("own", "words of the question", 1, 0.62),
                    new Weighing.Part("kind", "the kind of thing asked for", 0, -1.5),
                    new Weighing.Part("order", "words in order", 0.5, 0.01)),
                Map.of())));
  }

  @Test
  void print_modelsAnswer_isGolden() {
    Golden.check(
        "explain",
        printed(
            ANSWER,
            trace(
                Trace.CompletedBy.MODEL,
                TIMING,
                call(Trace.Part.COMPLETING, true, Optional.empty()),
                call(Trace.Part.WRITING, false, Optional.of(Trouble.CUT_OFF))),
            Optional.of("k3f9a2bc")));
  }

  @Test
  void print_noModel_isGolden() {
    Answer.Grounded plain =
        new Answer.Grounded(
            ANSWER.question(),
            Answer.Method.EXTRACTIVE,
            Duration.ofMillis(13),
            ANSWER.statements(),
            ANSWER.citations(),
            List.of(),
            Optional.empty());

    Golden.check(
        "explain-extractive",
        printed(plain, trace(Trace.CompletedBy.RULES, QUICK), Optional.empty()));
  }

  @Test
  void print_refusal_givesTheReason() {
    Answer refusal =
        new Answer.Unanswered(
            "Who opened it?",
            Answer.Method.EXTRACTIVE,
            Duration.ofMillis(13),
            new Answer.Reason.KindMissing("a person"),
            List.of());

    assertThat(printed(refusal, trace(Trace.CompletedBy.NOBODY, QUICK), Optional.empty()))
        .startsWith(
            """
            How this answer came about
            Question, as it was asked:
              Who opened it?
            It asks for a person; words: opened, bridge; names: Sarn; numbers: 2.

            Confidence 0.31, and normal strictness wants 0.44. For and against, beside what
            is usual:
              -1.50  the kind of thing asked for: 0.00
              +0.62  words of the question: 1.00

            Not answered: The articles speak of this, but do not give a person.

            """);
  }
}
