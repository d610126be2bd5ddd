package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the first lines of pages say, as people copy them.
final class HeaderTest {

  private static final String BODY =
      "The harbour of Norvik was closed on Friday after a storm damaged two cranes, and the fish"
          + " market will stay shut until the quay has been looked at by engineers.\n";

  private static Article read(String top) {
    return ArticleFile.completed(
        "storm", "", Optional.empty(), Optional.empty(), Optional.empty(), top + BODY);
  }

  private static void assertStorm(Article article, String outlet) {
    assertThat(article.title()).isEqualTo("Storm closes the harbour of Norvik");
    assertThat(article.outlet()).contains(outlet);
    assertThat(article.published()).contains(LocalDate.of(2024, 1, 20));
    assertThat(ArticleText.of(article).sentences())
        .extracting(article::quote)
        .contains(BODY.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NORVIK COURIER\nNorvik, Saturday, January 20, 2024\n\nStorm closes the harbour of Norvik\nWire – Norvik\n\n",
        "NORVIK COURIER\nNorvik, New Haven\nSaturday 20 January 2024, page B4\n\nStorm closes the harbour of Norvik\n\n",
        "The Norvik Times | World | 20 Jan 2024\n\nStorm closes the harbour of Norvik\n\n",
        "The Norvik Times\nBusiness > Harbours\nPosted : 2024-01-20 08:30\nBy Han Da-som\n\nStorm closes the harbour of Norvik\n\n",
        "NorNA — State Agency of Norland\nHome | Politics | Society | Sport | EN\n\nStorm closes the harbour of Norvik\n\nNORVIK, 20 January 2024 19:42 /NorNA/ – ",
        "[Skip to content](#main) | THE NORVIK OBSERVER | Sea & Weather\n\n# Storm closes the harbour of Norvik\n\nBy Anna Berg · 20 January 2024\n\n",
        "# Storm closes the harbour of Norvik\n\n**Norvik Today** · *Always there.* · Weather\n\n20 January 2024\n\n",
      })
  void of_pageThatNamesItselfAbove_outletTitleAndDay(String top) {
    Article article = read(top);

    assertStorm(article, article.outlet().orElseThrow());
    assertThat(article.outlet().orElseThrow())
        .isIn("NORVIK COURIER", "The Norvik Times", "NorNA", "THE NORVIK OBSERVER", "Norvik Today");
  }

  @Test
  void of_partsBesideTheDate_areNotes() {
    Article article =
        read(
            "Storm closes the harbour of Norvik\n\n20.01.2024 | from our reporter there | 3 min\n\n");

    assertThat(article.published()).contains(LocalDate.of(2024, 1, 20));
    assertThat(ArticleText.of(article).sentences())
        .extracting(article::quote)
        .containsExactly("Storm closes the harbour of Norvik", BODY.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a title with a line that sums it up
        "Storm shuts port\n20 January 2024\n\nThousands of fishermen wait for better weather\n\n",
        "STORM SHUTS THE PORT OF NORVIK\n20 January 2024\n\nThousands of fishermen wait\n\n",
        "Storm in the Daily Mail\n20 January 2024\n\nThousands of fishermen wait for it\n\n",
        // nothing below that could be the title
        "Norvik Times\n20 January 2024\n\n",
        "NORVIK\n\n",
        "Storm | Norvik | Sea\n20 January 2024\n\n",
      })
  void of_titleOfTheArticleAbove_namesNoOutlet(String top) {
    assertThat(read(top).outlet()).isEmpty();
  }

  @Test
  void read_htmlTitleThatGoesOn_endsWithTheOutlet() throws UnusableException {
    Article article =
        HtmlPage.read(
            "storm",
            ("<title>Storm closes the harbour | Weather | The Norvik Ledger</title>"
                    + "<h1>Storm closes the harbour</h1><p>"
                    + BODY)
                .getBytes(StandardCharsets.UTF_8));

    assertThat(article.outlet()).contains("The Norvik Ledger");
  }

  @Test
  void read_htmlTitleWithDash_endsWithNoOutlet() throws UnusableException {
    Article article =
        HtmlPage.read(
            "storm",
            ("<title>Harbour closed – what now for the fishermen?</title><p>" + BODY)
                .getBytes(StandardCharsets.UTF_8));

    assertThat(article.outlet()).isEmpty();
  }
}
