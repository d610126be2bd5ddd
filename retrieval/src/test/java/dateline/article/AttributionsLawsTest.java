package dateline.article;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What holds of whatever text an article is made of, for speakers and for days.
final class AttributionsLawsTest {

  private static Article article(String text) {
    return new Article(
        "a",
        "",
        Optional.of("Coast Herald"),
        Optional.of(LocalDate.of(2024, 2, 29)),
        Optional.empty(),
        text);
  }

  /// Texts out of what the finders look for, in any order.
  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "Ida Muir",
            "he",
            "the minister",
            "said",
            "told",
            "according to",
            "adding",
            "that",
            "Reuters",
            "“",
            "”",
            "\"",
            "«",
            "»",
            "'",
            ",",
            ".",
            "\n\n",
            "—",
            "and",
            "no",
            "will",
            "on Tuesday",
            "last month",
            "two days later",
            "January 16",
            "30 February",
            "2024",
            "the",
            "his counterpart",
            "Paul Weir",
            "asked",
            "to",
            "boats sink",
            "(AP)",
            ":",
            "?")
        .list()
        .ofMaxSize(60)
        .map(words -> String.join(" ", words));
  }

  @Property(tries = 500)
  void of_scraps_spansInsideAndNamesNotBlank(@ForAll("scraps") String text) {
    check(text);
  }

  @Property(tries = 300)
  void of_anyText_spansInside(@ForAll String text) {
    check(text);
  }

  private static void check(String text) {
    Article article = article(text);
    Attributions attributions = Attributions.of(article);
    for (Attribution each : attributions.all()) {
      for (Span piece : each.content()) {
        assertThat(piece.end()).isLessThanOrEqualTo(text.length());
      }
      each.source().ifPresent(span -> assertThat(span.end()).isLessThanOrEqualTo(text.length()));
      each.speaker().ifPresent(speaker -> assertThat(speaker).isNotBlank());
    }
    int last = 0;
    for (TimeReference each : TimeReferences.of(article)) {
      assertThat(each.start()).isGreaterThanOrEqualTo(last);
      assertThat(each.end()).isLessThanOrEqualTo(text.length());
      last = each.end();
    }
  }

  @Test
  @Timeout(20)
  void of_longHostileTexts_endSoon() {
    for (String scrap :
        List.of(
            "“he said ",
            "said ",
            "Ida Muir said, ",
            "\"",
            "and the ",
            "on Tuesday ",
            "who ",
            "“a” ",
            ", said Ida Muir, ",
            "according to ",
            "1 ")) {
      String text = scrap.repeat(60_000 / scrap.length());
      long start = System.nanoTime();
      check(text);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.of(15, SECONDS));
    }
  }
}
