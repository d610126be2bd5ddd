package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArticleTextLawsTest {

  @Property(tries = 2_000)
  void of_anyText_losesNoCharacter(@ForAll String text) {
    check(text);
  }

  @Property(tries = 4_000)
  void of_newsLikeText_losesNoCharacter(@ForAll("newsLike") String text) {
    check(text);
  }

  /// Texts of the pieces that the cutter looks at, in any order.
  @Provide
  Arbitrary<String> newsLike() {
    return Arbitraries.of(
            ".",
            "...",
            "…",
            "!",
            "?",
            "。",
            "؟",
            "\"",
            "'",
            "''",
            "``",
            "“",
            "”",
            "‘",
            "’",
            "«",
            "»",
            "(",
            ")",
            "[",
            "]",
            "[1]",
            ":",
            ",",
            ";",
            "-",
            "--",
            "–",
            "—",
            "/",
            "#",
            "*",
            "•",
            " ",
            " ",
            " ",
            "  ",
            "\u00A0",
            "\t",
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\u2028",
            "\uFEFF",
            "\u200B",
            "\uD83D\uDE00",
            "\uD800",
            "\uDC00",
            "\u0000",
            "Gen",
            "U.S",
            "J",
            "Inc",
            "No",
            "a.m",
            "Jan",
            "20",
            "2024",
            "3.5",
            "TEHRAN",
            "CNN",
            "AP",
            "Tasnim",
            "The",
            "he",
            "said",
            "Iran",
            "News ID",
            "Comments",
            "Sign up here",
            "newsletter",
            "your",
            "privacy policy",
            "©",
            "By",
            "ME",
            "---",
            "title: x",
            "www.",
            "http://a.b/C",
            "İ",
            "ß",
            "中文",
            "عربي",
            "x".repeat(1_300),
            "word ".repeat(300))
        .list()
        .ofMaxSize(60)
        .map(pieces -> String.join("", pieces));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        ". ",
        "a. ",
        "A. ",
        "\"",
        "a.\" ",
        "'",
        "''",
        "(",
        "((",
        ")",
        "[1]",
        "[",
        "\n",
        "a\n",
        "\r",
        " ",
        "...",
        ". . ",
        "! ",
        "?A",
        "a.A",
        "-",
        "— ",
        "U.S. ",
        "Mr. ",
        "1. ",
        "A",
        "a",
        "ab ",
        "TEHRAN (",
        "TEHRAN (X) – ",
        "AAA, ",
        "By A",
        "---\na: b\n",
        "http",
        "photos: a\n",
        "you ",
        "ad ",
        "#",
        "<",
        "\uD83D\uDE00",
        "\uD800",
        "\u0000",
        "。",
        "\"a. ",
        "Sign up ",
        "January 20, 2024 ",
        "you your newsletter\n"
      })
  void of_pieceRepeated_isCutInLinearTime(String piece) {
    String text = piece.repeat(500_000 / piece.length());

    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check(text));
  }

  @Test
  void of_letterThatIsTwoWhenSmall_losesNoCharacter() {
    check("[1] .By,İ");
    check("By İsmail Kaya\n\nAnkara is calm.");
  }

  private static void check(String text) {
    Article article =
        new Article("a", "", Optional.empty(), Optional.empty(), Optional.empty(), text);
    ArticleText cut = ArticleText.of(article);
    List<Span> spans = new ArrayList<>(cut.sentences());
    spans.addAll(cut.boilerplate());
    Collections.sort(spans);
    int at = 0;
    for (Span span : spans) {
      assertThat(span.start()).isGreaterThanOrEqualTo(at);
      assertBlank(text, at, span.start());
      assertThat(Punctuation.isWhite(text.charAt(span.start()))).isFalse();
      assertThat(Punctuation.isWhite(text.charAt(span.end() - 1))).isFalse();
      at = span.end();
    }
    assertBlank(text, at, text.length());
    assertThat(cut.sentences())
        .isSorted()
        .allMatch(sentence -> sentence.length() <= Sentences.MAX_LENGTH);
    assertThat(cut.boilerplate()).isSorted();
    assertThat(
            cut.passages().stream()
                .flatMap(passage -> passage.sentences().stream())
                .collect(Collectors.toList()))
        .isEqualTo(cut.sentences());
  }

  private static void assertBlank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        throw new AssertionError("lost '" + c + "' at " + i);
      }
    }
  }
}
