package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.Span;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeakersTest {

  private static Optional<String> speaker(String text, String sentence) {
    Article article =
        new Article("a", "", Optional.empty(), Optional.empty(), Optional.empty(), text);
    int start = text.indexOf(sentence);
    return Speakers.of(article, new Span("a", start, start + sentence.length()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The road is shut, Ida Muir said. | Ida Muir",
        "“The road is shut,” said Ida Muir. | Ida Muir",
        "Ida Muir also said on Friday that the road is shut. | Ida Muir",
        "According to Ida Muir, the road is shut. | Ida Muir",
      })
  void of_nameByTheVerb_name(String sentence, String name) {
    assertThat(speaker(sentence, sentence)).contains(name);
  }

  @Test
  void of_noReport_empty() {
    assertThat(speaker("The road is shut.", "The road is shut.")).isEmpty();
  }
}
