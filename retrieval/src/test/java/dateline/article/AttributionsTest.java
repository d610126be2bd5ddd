package dateline.article;

import static java.util.stream.Collectors.joining;
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
        "Ida Muir said so. Her spokesman, Olaf Brandt, kept it short. “It is icy,” he said. | “It is icy,” he said. | Olaf Brandt",
        "Ida Muir said so. Her car, Olaf Brandt notes, was gone. She said it was icy. | She said it was icy. | Ida Muir",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The road, Ida Muir said, will stay shut. | The road … will stay shut.",
        "The road, said Ida Muir, will stay shut. | The road … will stay shut.",
        "It was, Ida Muir said, the worst day of all. | It was … the worst day of all.",
        "The ferry left because, Ida Muir said, nobody came. | The ferry left because … nobody came.",
        "The road, according to Ida Muir, leads to Skye. | The road … leads to Skye.",
        "In Oban, Ida Muir said, the road is shut. | In Oban … the road is shut.",
        "But, according to Ida Muir, they are late. | they are late.",
        "“The road,” Ida Muir said, smiling, “is shut.” | The road … is shut.",
        "“The road,” she told Sen. Ian Moore, “is shut.” | The road … is shut.",
        "“The road,” said Ida Muir, adding up the bills, “is shut.” | The road … is shut.",
        "“The road is shut,” Ida Muir said; “it is late.” | The road is shut … it is late.",
        "“The road is shut,” Ida Muir said, but “it is late.” | The road is shut … it is late.",
        "The road is shut, Ida Muir said, the mayor of Oban. | The road is shut",
        "The road is shut, Ida Muir said, before she left. | The road is shut",
        "The road is shut, Ida Muir said, and nobody was there. | The road is shut",
        "“The road is shut,” Ida Muir said, the author of “Roads.” | The road is shut",
      })
  void of_frameInTheMiddle_bothHalves(String sentence, String content) {
    Article article =
        new Article("a", "", Optional.empty(), Optional.empty(), Optional.empty(), sentence);
    assertThat(Attributions.of(article).all())
        .map(each -> each.content().stream().map(article::quote).collect(joining(" … ")))
        .containsExactly(content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Oban Ferries Vice President of Public Relations Una Boss said no. Boss said why. | Una Boss",
        "Secretary of State Ian Price said no. Then Price said why. | Ian Price",
        "President of Norland Ida D. Muir said no. Then Muir said why. | Ida D. Muir",
        "Una Boss came. Mayor Boss said no. | Una Boss",
      })
  void of_nameBehindAnOfficeOfSomething_fullName(String text, String name) {
    Article article =
        new Article("a", "", Optional.empty(), Optional.empty(), Optional.empty(), text);
    assertThat(Attributions.of(article).all())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.speaker()).contains(name));
  }

  @Test
  void of_officeOfAPlaceOfThreeWords_noName() {
    String text = "The Director of New Oban Works said no. In Works it rained.";
    assertThat(speaker(text, "The Director of New Oban Works said no.")).isEmpty();
  }
}
