package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Alias;
import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreement;
import dateline.answer.Disagreements;
import dateline.answer.SpokenQuotes;
import dateline.answer.Statement;
import dateline.article.Article;
import dateline.article.Origins;
import dateline.article.Span;
import dateline.chat.Conversation;
import dateline.chat.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ReplyPageTest {

  private static final String FIRST =
      "The mayor of Oldtown, Ada Lindqvist, opened the new bridge on Tuesday, and 1,200 people"
          + " crossed it before noon.";
  private static final String SECOND = "Some 900 people had crossed the bridge by noon.";

  private static final Answer.Grounded GROUNDED =
      new Answer.Grounded(
          "How many people crossed the bridge?",
          Answer.Method.EXTRACTIVE,
          Duration.ofMillis(12),
          List.of(
              new Statement(FIRST, List.of(1), Optional.empty()),
              new Statement(SECOND, List.of(2), Optional.of("a spokesman"))),
          List.of(
              citation(1, "bridge", FIRST, "The Bridge Is Open", "Oldtown Post"),
              new Citation(
                  2,
                  new Span("notes-2", 0, SECOND.length()),
                  SECOND,
                  "",
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty())),
          List.of(
              new Disagreement(
                  "how many people crossed",
                  List.of(
                      new Disagreement.Value("1,200 people", List.of(1)),
                      new Disagreement.Value("Some 900 people", List.of(2))))),
          List.of(
              new Alias(
                  "Oldtowne",
                  List.of(
                      new Alias.Written("Oldtown", List.of(1)),
                      new Alias.Written("Old Town", List.of(2))))),
          List.of(new Answer.Reason.Silent("Valley Mail", "how many crossed")),
          Optional.empty(),
          Optional.empty());

  private static final Answer UNANSWERED =
      new Answer.Unanswered(
          "How long is the bridge?",
          Answer.Method.EXTRACTIVE,
          Duration.ofMillis(7),
          new Answer.Reason.KindMissing("a length"),
          List.of(citation(1, "bridge", FIRST, "The Bridge Is Open", "Oldtown Post")));

  private static final SpokenQuotes QUOTED =
      new SpokenQuotes(
          "Karin Holm",
          new TreeSet<>(Set.of("Karin Holm", "Karin Holme")),
          List.of(
              new SpokenQuotes.Occasion(
                  Optional.of(LocalDate.of(2024, 1, 9)),
                  Optional.of(LocalDate.of(2024, 1, 10)),
                  new TreeSet<>(Set.of("Ada Lindqvist")),
                  List.of(
                      new SpokenQuotes.Saying(
                          List.of(
                              version("a", "Oldtown Post", "The bridge is safe now", 18, 21),
                              version("b", "Valley Mail", "The bridge is safe", 0, 0)))))));

  private static SpokenQuotes.Version version(
      String id, String outlet, String text, int from, int to) {
    BitSet differing = new BitSet();
    differing.set(from, to);
    Citation citation =
        new Citation(
            1,
            new Span(id, 0, text.length()),
            text,
            "The Bridge",
            Optional.of(outlet),
            Optional.of(LocalDate.of(2024, 1, 9)),
            Optional.empty());
    return new SpokenQuotes.Version(
        List.of(citation), true, Optional.of("Norish Press"), text, differing);
  }

  @Test
  void printAnswer_outletsOfFewerOrigins_saysHowMany() {
    Statement copied =
        new Statement(
            FIRST,
            List.of(1),
            Optional.empty(),
            List.of(),
            Optional.of(new Origins(3, 1, Optional.of("Reuters"))),
            Optional.empty(),
            List.of());
    Statement fewer =
        new Statement(
            SECOND,
            List.of(1),
            Optional.empty(),
            List.of(),
            Optional.of(new Origins(4, 2, Optional.empty())),
            Optional.empty(),
            List.of());
    assertThat(copied.copied()).hasValue("3 outlets, all from Reuters");
    assertThat(fewer.copied()).hasValue("4 outlets, 2 origins");
    StringWriter text = new StringWriter();
    new ReplyPage(new Page(new PrintWriter(text), 200, false))
        .print(
            new Answer.Grounded(
                "?",
                Answer.Method.EXTRACTIVE,
                Duration.ZERO,
                List.of(copied, fewer),
                List.of(citation(1, "bridge", FIRST, "The Bridge Is Open", "Oldtown Post")),
                List.of(),
                Optional.empty()));
    assertThat(text.toString())
        .contains("[1] (3 outlets, all from Reuters)\n")
        .contains("[1] (4 outlets, 2 origins)\n");
  }

  @Test
  void print_quotations_areGolden() {
    StringWriter plain = new StringWriter();
    new ReplyPage(new Page(new PrintWriter(plain), 80, false))
        .printQuotes(List.of(QUOTED), 2, true);
    StringWriter styled = new StringWriter();
    new ReplyPage(new Page(new PrintWriter(styled), 80, true))
        .printQuotes(List.of(QUOTED), 1, false);
    Golden.check("quotes", plain + "---\n" + styled);
  }

  @Test
  void print_listOfSome_saysOfHowMany() {
    List<Disagreements.Found> found =
        List.of(new Disagreements.Found(GROUNDED.disagreements().getFirst(), GROUNDED.citations()));

    assertThat(printed(new Reply.Disagreeing(Optional.empty(), found, 1_104)))
        .endsWith("\n\n1 of 1,104 disagreements; name a topic to see others\n");
    assertThat(printed(new Reply.Disagreeing(Optional.of("bridge"), found, 2)))
        .endsWith("\n\n1 of 2 disagreements; narrow the topic to see others\n");
    assertThat(printed(new Reply.Disagreeing(Optional.empty(), found, 1)))
        .doesNotContain("disagreements");
    assertThat(printed(new Reply.Answered(listing(2)))).contains("\n\n1 of 2 events; name a topic");
    assertThat(printed(new Reply.Answered(listing(1)))).doesNotContain("events");
  }

  private static Answer listing(int all) {
    return new Answer.Grounded(
        "What happened?",
        Answer.Method.EXTRACTIVE,
        Duration.ZERO,
        List.of(new Statement(FIRST, List.of(1), Optional.empty())),
        GROUNDED.citations().subList(0, 1),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(new Answer.Listed(Answer.Listed.Kind.EVENTS, Optional.empty(), 1, all)),
        Optional.empty());
  }

  private static String printed(Reply reply) {
    StringWriter text = new StringWriter();
    new ReplyPage(new Page(new PrintWriter(text), 80, false)).print(reply);
    return text.toString();
  }

  @Test
  void print_groundedAnswer_isGolden() {
    Golden.check("answer", printed(GROUNDED, false));
  }

  @Test
  void print_groundedAnswerOnATerminal_isGoldenWithBoldKeyWords() {
    Golden.check("answer-styled", printed(GROUNDED, true));
  }

  @Test
  void print_statementsUnderHeadings_eachHeadingOnce() {
    Answer answer =
        new Answer.Grounded(
            "What's new?",
            Answer.Method.EXTRACTIVE,
            Duration.ZERO,
            List.of(
                new Statement(FIRST, List.of(1), Optional.empty(), Optional.of("Oldtown Post")),
                new Statement(SECOND, List.of(1), Optional.empty(), Optional.of("Oldtown Post")),
                new Statement("It is wide.", List.of(1), Optional.empty(), Optional.of("Mail"))),
            List.of(citation(1, "bridge", FIRST, "The Bridge Is Open", "Oldtown Post")),
            List.of(),
            Optional.empty());

    assertThat(printed(answer, false))
        .startsWith("Oldtown Post:\nThe mayor of Oldtown, ")
        .contains(SECOND + " [1]\n\nMail:\nIt is wide. [1]\n")
        .containsOnlyOnce("Oldtown Post:");
  }

  @Test
  void print_refusal_isGolden() {
    Golden.check("refusal", printed(UNANSWERED, false));
  }

  @Test
  void print_refusalWithNothingNear_isOneLine() {
    Answer nothing =
        new Answer.Unanswered(
            "Why?",
            Answer.Method.EXTRACTIVE,
            Duration.ZERO,
            new Answer.Reason.NothingFound(),
            List.of());

    assertThat(printed(nothing, true)).isEqualTo("The articles say nothing about this.\n");
  }

  @Test
  void print_hostileQuote_isNeutralised() {
    String text = "\u001b]0;owned\u0007Bridge \u202egnp.exe";
    Answer answer =
        new Answer.Unanswered(
            "bridge?",
            Answer.Method.EXTRACTIVE,
            Duration.ZERO,
            new Answer.Reason.NothingFound(),
            List.of(citation(1, "a", text, "\u001b[2Jtitle", "Out\nlet")));

    assertThat(printed(answer, false)).doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void print_quoteInContext_showsTheLinesAround() {
    String text = "One.\n\nTwo.\nThree.\n\nFour and a half.\nFive.\n\nSix.\nSeven.\n";
    Article article =
        new Article("a", "Numbers", Optional.of("Post"), Optional.empty(), Optional.empty(), text);
    int start = text.indexOf("Four");

    StringWriter out = new StringWriter();
    new ReplyPage(new Page(new PrintWriter(out), 80, true))
        .print(new Reply.InContext(article, new Span("a", start, start + 4)));

    assertThat(out.toString())
        .isEqualTo(
            """
            \u001b[1mNumbers\u001b[0m
            Post

            […]
            Two.
            Three.

            \u001b[1mFour\u001b[0m and a half.
            Five.

            Six.
            […]
            """);
  }

  @Test
  void print_help_isGolden() {
    StringWriter out = new StringWriter();
    new ReplyPage(new Page(new PrintWriter(out), 80, false))
        .print(new Reply.Help(List.of(Conversation.Command.values()), List.of()));

    Golden.check("help-in-chat", out.toString());
  }

  @Test
  void day_isWrittenOut() {
    assertThat(ReplyPage.day(LocalDate.of(2024, 1, 9))).isEqualTo("9 January 2024");
  }

  private static Citation citation(
      int marker, String article, String quote, String title, String outlet) {
    return new Citation(
        marker,
        new Span(article, 10, 10 + quote.length()),
        quote,
        title,
        Optional.of(outlet),
        Optional.of(LocalDate.of(2024, 1, 9)),
        Optional.empty());
  }

  private static String printed(Answer answer, boolean styled) {
    StringWriter out = new StringWriter();
    new ReplyPage(new Page(new PrintWriter(out), 80, styled)).print(answer);
    return out.toString();
  }
}
