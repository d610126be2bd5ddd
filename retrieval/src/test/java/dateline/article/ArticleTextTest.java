package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArticleTextTest {

  private static final String BODY =
      "The harbour of Norvik was closed on Friday after a storm damaged two cranes and flooded the fish market, the port authority said.";

  @Test
  void of_wireStory_keepsTitleAndMarksDateLine() {
    Cut cut =
        cut(
            "Storm Closes Harbour of Norvik\n\n\nNORVIK (Harbour Wire) – "
                + BODY
                + "\n\nNobody was hurt.");

    assertThat(cut.sentences())
        .containsExactly("Storm Closes Harbour of Norvik", BODY, "Nobody was hurt.");
    assertThat(cut.boilerplate()).containsExactly("NORVIK (Harbour Wire) –");
    assertThat(cut.passages()).hasSize(1);
  }

  @Test
  void of_newsPage_marksNumberRepeatedTitleOutletAndCommentForm() {
    Cut cut =
        cut(
            "Storm Closes Harbour\n\n\u00A0 January 20, 2024 \u00A0 News ID 7519\nStorm Closes Harbour\n"
                + BODY
                + "\n\nNORVIKNEWS: Nobody was hurt.\n\n\n\u00A0 Comments\nWrite your comment\n");

    assertThat(cut.sentences()).containsExactly("Storm Closes Harbour", BODY, "Nobody was hurt.");
    assertThat(cut.boilerplate())
        .containsExactly(
            "January 20, 2024 \u00A0 News ID 7519",
            "Storm Closes Harbour",
            "NORVIKNEWS:",
            "Comments",
            "Write your comment");
  }

  @Test
  void of_lastLineOfInitials_isBoilerplate() {
    assertThat(cut("Title here\n" + BODY + "\nME").boilerplate()).containsExactly("ME");
    assertThat(cut("Title here\n" + BODY + "\nMNA/PR").boilerplate()).containsExactly("MNA/PR");
    assertThat(cut("Title here\n" + BODY + "\n9341**1771").boilerplate())
        .containsExactly("9341**1771");
    assertThat(cut("NATO").boilerplate()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Comments",
        "12 Comments",
        "Leave a reply",
        "Advertisement",
        "Reporting by Anna Berg in Norvik; Editing by Tom Hill",
        "(Additional reporting by Anna Berg)",
        "© 2023 Norvik Media. All rights reserved.",
        "Sign up for our weekly newsletter",
        "Subscribe to our podcast for free",
        "Read more: Why storms grow stronger",
        "Read More",
        "More:Why storms grow stronger",
        "Related: Why storms grow stronger",
        "Click here to see all pictures",
        "Follow Anna Berg on Twitter: @annaberg",
        "The Norvik Courier's Anna Berg contributed to this report.",
        "This story has been updated with additional details.",
        "How relevant is this ad to you?",
        "Harbour coverage: https://example.org/harbour",
        "___",
        "* * *",
        "Contributing: Anna Berg",
        "If you wish to unsubscribe from our newsletter, tick here.",
        "You agree to the use of your data for marketing as described in our privacy policy, and you may opt out of our newsletter by writing to us."
      })
  void of_furnitureBelowText_isBoilerplate(String line) {
    Cut cut = cut("Title here\n\n" + BODY + "\n\n" + line + "\n\nNobody was hurt.");

    assertThat(cut.boilerplate()).containsExactly(line);
    assertThat(cut.sentences()).containsExactly("Title here", BODY, "Nobody was hurt.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Comments made by the mayor drew criticism.",
        "The privacy policy of the firm and its newsletter were changed.",
        "“You must read our privacy policy and subscribe,” the minister joked.",
        "Sign up for classes begins on Monday, the school said.",
        "Subscribers to the channel will pay more for the newsletter.",
        "The ad was loud and the video player broke, viewers said.",
        "Related costs rose by a third.",
        "Share prices fell.",
        "Reporting is hard work.",
        "More than ten boats sank.",
        "The AP reported it first.",
        "Get ready for a long winter.",
        "Follow the money, she advised.",
        "Copyright law was changed on Friday."
      })
  void of_reportingThatResemblesFurniture_isKept(String line) {
    Cut cut = cut("Title here\n\n" + BODY + "\n\n" + line + "\n\nNobody was hurt.");

    assertThat(cut.sentences()).containsExactly("Title here", BODY, line, "Nobody was hurt.");
  }

  @Test
  void of_registrationPage_hasNoPassages() {
    Cut cut =
        cut(
            """
            We use the details you have given to manage your registration. You agree to the storage of your data as described in our Privacy Policy.

            Would you like to receive the Norvik newsletter ?

            We use the details you have given to manage your newsletter subscription. You agree to this use of your data, see our Privacy Policy.

            If you wish to object, please tick here.
            """);

    assertThat(cut.sentences()).isEmpty();
    assertThat(cut.passages()).isEmpty();
    assertThat(cut.boilerplate()).hasSize(4);
  }

  @Test
  void of_briefReportAboveLongInvitation_isKept() {
    String invitation =
        "Sign up for our free newsletter, and get the news of the day in your inbox each morning.\n\n";
    Cut cut = cut("A boat sank off Norvik on Friday.\n\n" + invitation.repeat(4));

    assertThat(cut.sentences()).containsExactly("A boat sank off Norvik on Friday.");
  }

  @Test
  void of_tinyEndOfSection_joinsThePassageBeforeIt() {
    String paragraph = (BODY + " ").repeat(4).strip() + "\n\n";
    Cut cut = cut(paragraph + "Nobody was hurt there.\n\nThe second section\n\n" + paragraph);

    assertThat(cut.passages().getFirst()).endsWith("Nobody was hurt there.");
    assertThat(cut.passages().get(1)).startsWith("The second section");
  }

  @Test
  void of_frontMatter_isBoilerplate() {
    Cut cut = cut("---\ntitle: Storm\noutlet: Norvik Courier\n---\n\n" + BODY);

    assertThat(cut.sentences()).containsExactly(BODY);
    assertThat(cut.boilerplate())
        .containsExactly("---", "title: Storm", "outlet: Norvik Courier", "---");
  }

  @Test
  void of_markdown_marksSignsOfHeadingsAndLists() {
    Cut cut =
        cut(
            "# Storm closes harbour\n\n"
                + BODY
                + "\n\n- Two cranes fell.\n- The market flooded.\n");

    assertThat(cut.sentences())
        .containsExactly("Storm closes harbour", BODY, "Two cranes fell.", "The market flooded.");
    assertThat(cut.boilerplate()).containsExactly("#", "-", "-");
  }

  @Test
  void of_byteOrderMark_isBoilerplate() {
    Cut cut = cut("\uFEFFStorm closes harbour\n\n" + BODY);

    assertThat(cut.sentences()).containsExactly("Storm closes harbour", BODY);
    assertThat(cut.boilerplate()).containsExactly("\uFEFF");
  }

  @Test
  void of_hardWrappedText_joinsLines() {
    Cut cut =
        cut(
            """
            The harbour of Norvik was closed on Friday after a storm damaged
            two cranes and flooded the fish market. The port authority hopes
            to open one quay on Sunday, if the wind drops, and the other one
            next week.

            Nobody was hurt.
            """);

    assertThat(cut.sentences())
        .containsExactly(
            "The harbour of Norvik was closed on Friday after a storm damaged\ntwo cranes and flooded the fish market.",
            "The port authority hopes\nto open one quay on Sunday, if the wind drops, and the other one\nnext week.",
            "Nobody was hurt.");
  }

  @Test
  void of_linesAsParagraphs_endSentences() {
    Cut cut = cut(BODY + "\nRepairs will take weeks\nThe market moves to Vik\n" + BODY);

    assertThat(cut.sentences())
        .containsExactly(BODY, "Repairs will take weeks", "The market moves to Vik", BODY);
  }

  @Test
  void of_windowsLineEnds_areNoEmptyLines() {
    Cut cut = cut("Storm closes harbour\r\n\r\n" + BODY + "\r\nNobody was hurt.\r\n");

    assertThat(cut.sentences()).containsExactly("Storm closes harbour", BODY, "Nobody was hurt.");
  }

  @Test
  void of_heading_startsPassage() {
    String paragraph = BODY + " " + BODY + "\n";
    Cut cut = cut("Title of the story\n\n" + paragraph + "What comes next\n" + paragraph);

    assertThat(cut.passages()).hasSize(2);
    assertThat(cut.passages().getLast()).startsWith("What comes next");
  }

  @Test
  void of_longText_givesPassagesOfSimilarLength() {
    Cut cut = cut((BODY + "\n\n").repeat(40));

    assertThat(cut.passages())
        .allMatch(passage -> passage.length() <= Passages.LIMIT + Passages.TINY);
    assertThat(cut.passages()).hasSizeBetween(5, 8);
  }

  @Test
  void of_photoCreditBehindCaption_isBoilerplate() {
    Cut cut = cut(BODY + "\n\nThe harbour on Friday. Anna Berg/Getty Images\n\nNobody was hurt.");

    assertThat(cut.sentences()).containsExactly(BODY, "The harbour on Friday.", "Nobody was hurt.");
    assertThat(cut.boilerplate()).containsExactly("Anna Berg/Getty Images");
  }

  @Test
  void of_emptyText_hasNothing() {
    Cut cut = cut(" \n\t\n");

    assertThat(cut.sentences()).isEmpty();
    assertThat(cut.boilerplate()).isEmpty();
    assertThat(cut.passages()).isEmpty();
  }

  private record Cut(List<String> sentences, List<String> boilerplate, List<String> passages) {}

  private static Cut cut(String text) {
    Article article =
        new Article("a", "", Optional.empty(), Optional.empty(), Optional.empty(), text);
    ArticleText cut = ArticleText.of(article);
    return new Cut(
        cut.sentences().stream().map(article::quote).toList(),
        cut.boilerplate().stream().map(article::quote).toList(),
        cut.passages().stream().map(Passage::span).map(article::quote).toList());
  }
}
