package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AttributionsTest {

  private static Optional<String> speaker(String text, String sentence) {
    Article article =
        new Article("a", "", Optional.empty(), Optional.empty(), Optional.empty(), text);
    int start = text.indexOf(sentence);
    assertThat(start).isNotNegative();
    return Attributions.of(article).speaker(new Span("a", start, start + sentence.length()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The road is shut, Ida Muir said. | Ida Muir",
        "“The road is shut,” said Ida Muir. | Ida Muir",
        "“The road is shut,” said Ida Muir, who lives nearby. | Ida Muir",
        "“The road is shut,” added Mayor Ida Muir on Friday. | Ida Muir",
        "Ida Muir also said on Friday that the road is shut. | Ida Muir",
        "Ida Muir on Friday said that the road is shut. | Ida Muir",
        "Ida Muir told Reuters that the road is shut. | Ida Muir",
        "Ida Muir, the mayor of Oban, said that the road is shut. | Ida Muir",
        "Ida Muir, who has stated that the road is shut, left. | Ida Muir",
        "According to Ida Muir, the road is shut. | Ida Muir",
        "According to Gen. Muir, the road is shut. | Gen. Muir",
        "The road is shut, according to police chief Ida Muir. | Ida Muir",
        "The Road Office said that the road is shut. | Road Office",
        "The road, which had an added lane, is shut, Ida Muir said. | Ida Muir",
        "“Ian Moore said it was open,” Ida Muir recalled and said. | Ida Muir",
        "Ida Muir said that Ian Moore told her of it. | Ida Muir",
        "“He said ‘never’,” Ida Muir said. | Ida Muir",
      })
  void of_nameByTheVerb_name(String sentence, String name) {
    assertThat(speaker(sentence, sentence).orElse("")).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The embassy in Oban has said that the road is shut. | the embassy in Oban",
        "The road police of Oban announced that the road is shut. | the road police of Oban",
        "According to the police in Oban, the road is shut. | the police in Oban",
        "Oban’s road police announced that the road is shut. | Oban’s road police",
        "The police said that the road is shut. | ''",
      })
  void of_bodyByTheVerb_asTheArticleCallsIt(String sentence, String name) {
    assertThat(speaker(sentence, sentence).orElse("")).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The road is shut.",
        "The envoy for Oban and West Skye said that the road is shut.",
        "According to Scottish officials, the road is shut.",
        "According to Oban's mayor, the road is shut.",
        "According to officials, Oban is shut.",
        "A spokesman told Reuters that the road is shut.",
        "The mayor, speaking in Oban, said Scotland would pay.",
        "The mayor said that Ian Moore told her of it.",
        "Oban continued its repairs of the road.",
        "Officially announced last year, the road is shut.",
        "Nine cars were caught; Ida Muir said that she was sorry.",
        "“Ida Muir said no,” the mayor’s clerk told the court.",
        "In 2012 the road was described as shut.",
      })
  void of_noSureSpeaker_empty(String sentence) {
    assertThat(speaker(sentence, sentence)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ida Muir said the road was shut. He added that it was icy. | He added that it was icy. | Ida Muir",
        "Ida Muir said so. It rained. Snow fell. She said it was icy. | She said it was icy. | Ida Muir",
        "Ida Muir said so. The mayor warned drivers. She said it was icy. | She said it was icy. | Ida Muir",
        "Ida Muir said so. A clerk said no. She said it was icy. | She said it was icy. | ''",
        "Ida Muir said so. They said it was icy. | They said it was icy. | ''",
        "The Road Office said so. He said it was icy. | He said it was icy. | ''",
        "Ida Muir came late. “It is icy,” she said. Muir said no more. | “It is icy,” she said. | Ida Muir",
        "It rained. He said it was icy. | He said it was icy. | ''",
        "Ida Muir said so. It was icy. | It was icy. | ''",
      })
  void of_pronoun_nameBeforeIt(String text, String sentence, String name) {
    assertThat(speaker(text, sentence).orElse("")).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "“It is shut. It is icy,” Ida Muir said. | “It is shut. | Ida Muir",
        "“It is shut. It is icy. Go home,” Ida Muir said. | It is icy. | Ida Muir",
        "“It is shut,” Ida Muir said. “It is icy.” | “It is icy.” | Ida Muir",
        "“It is shut. It is icy,” the clerk said. | “It is shut. | ''",
        "Ida Muir said so. Cars slid. “It is icy.” | “It is icy.” | ''",
      })
  void of_quotationOfSeveralSentences_whoSpeaksItElsewhere(
      String text, String sentence, String name) {
    assertThat(speaker(text, sentence).orElse("")).isEqualTo(name);
  }

  @Test
  void of_farBack_empty() {
    String text = "Ida Muir said so. " + "It rained. ".repeat(8) + "He said it was icy.";
    assertThat(speaker(text, "He said it was icy.")).isEmpty();
  }
}
