package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SentencesTest {

  /// Each text has its sentences set apart by `|`, which stands for no character of the text.
  private static Stream<String> cutTexts() {
    return Stream.of(
        // plain
        "The bridge opened on Monday. |It carries two lanes.",
        "Who paid? |The city did! |Nobody objected.",
        "One line without a stop",
        "He waited… |Then he left.",
        "He waited... |Then he left.",
        "They said the ... plan was ready.",
        "It rose to 3.5 percent from $1.2 million. |Prices fell.",
        "The shells were of 40mm. |The crew found six.",
        "The vote was held in 2020. |Turnout was low.",
        "The vote ended. |12 people stayed.",
        // abbreviations
        "Gen. Ahmad Nazari met Mr. Cole and Dr. Lind. |They talked.",
        "Sen. Ruiz, Gov. Hale and Reps. Moss and Lane agreed.",
        "Lt. Cmdr. Fox saluted. |Sgt. Bell did not.",
        "He lives in St. Louis near Mt. Hope.",
        "The U.S. Navy sailed. |The U.N. Security Council met.",
        "He left the U.S. |The next day he returned.",
        "She works for Acme Inc. |It pays well.",
        "She works for Acme Inc. Europe now.",
        "He came on Jan. 12 and stayed until Feb. |Nobody knew.",
        "See No. 7 and Vol. II of the report.",
        "She moved to Ostra – pop. 15,217 – in May. |He likes pop. |She sings.",
        "Was it true? |No. |He made it up.",
        "The train left at 9 a.m. Monday and at 5 p.m. |The bus was late.",
        "It opens at 10 a.m. ET daily.",
        "Smith v. Jones went to court, i.e. Judge Orr heard it.",
        "Many fell ill. |Doctors came.",
        "He kept hens, geese, etc. |They were loud.",
        // initials
        "J. K. Brown and George W. Hill wrote it.",
        "George F. Will spoke. |He was brief.",
        "They chose plan B. |It failed.",
        "The M.D. in charge left.",
        // quotes
        "“We will go. |We will not come back,” she said. |He nodded.",
        "“We will go.” |She left.",
        "\"We will go.\" |She left.",
        "‘We will go.’ |She left.",
        "«We will go.» |She left.",
        "\"Stop!\" he shouted. |Nobody did.",
        "“Why now?” Anna Berg asked. |Nobody knew.",
        "“Why now?” |The answer came late.",
        "He said, \"It is done. |We are glad.\" |Then he sat.",
        "The firm (formerly Hill Inc.) closed. |It owed money.",
        "It closed. |(It had owed money.) |Staff left.",
        "The paper ended.[12] |A new one began.",
        "“[The] plan holds,” he said. |“[It] will work.”",
        "He asked if (the mayor came!). |Nobody knew.",
        // names with marks
        "She worked at Yahoo! for years. |Then she quit.",
        "She bought Yahoo! Finance shares. |They fell.",
        // no space
        "They met in Islamabad.Iran sent a minister.".replace(".Iran", ".|Iran"),
        "They met there.”|Iran sent a minister.",
        "He stopped.|“We are done,” he said.",
        "Write to dateline.com or Dateline.Com for help.",
        "See www.Example.org and config.yaml today.",
        "They asked about it?|Nobody answered.",
        "See http://example.org/a.B/c?D=e for more.",
        // small letters after a stop
        "the battery is weak. |it will not last.",
        "Sales grew by approx. five percent.",
        "Apple unveiled it. |iPhone sales rose.",
        // lists
        "1. Open the lid",
        "The order: 1. Hill, 2. Moss, 3. Lane",
        // tokenised
        "He played one season ' -- two games . |The team won .",
        "`` We are here . '' |She left .",
        "He came on Feb . 27 , he said .",
        "She asked , `` Why ? '' |He smiled .",
        // other scripts
        "我们来了。|他们走了！|为什么？|不知道。",
        "他说：「我们走吧。」|她笑了。",
        "هل جاء الوزير؟ |نعم جاء.",
        "یہ خبر ہے۔ |وہ آیا۔",
        "यह समाचार है। |वह आया।",
        "Он приехал в Москву. |Потом уехал.");
  }

  @ParameterizedTest
  @MethodSource("cutTexts")
  void split_newsText_cutsAtEachBar(String marked) {
    List<String> expected = Stream.of(marked.split("\\|", -1)).map(String::strip).toList();

    assertThat(split(marked.replace("|", ""))).isEqualTo(expected);
  }

  @Test
  void split_hugeSentence_isCutAtClauses() {
    String clause = "the council discussed the matter for many hours without any result, ";
    String text = "At first " + clause.repeat(60) + "and went home.";

    List<String> sentences = split(text);

    assertThat(sentences).hasSizeBetween(4, 8).allMatch(s -> s.length() <= Sentences.MAX_LENGTH);
    assertThat(sentences.subList(0, sentences.size() - 1)).allMatch(s -> s.endsWith(","));
    assertThat(String.join(" ", sentences)).isEqualTo(text);
  }

  @Test
  void split_hugeWord_isCutBetweenCharacters() {
    List<String> sentences = split("𝒜".repeat(2_000));

    assertThat(sentences).allMatch(s -> s.length() % 2 == 0 && s.length() <= Sentences.MAX_LENGTH);
  }

  @Test
  void split_marksOnly_isOneSentence() {
    assertThat(split(" ?! ... ")).containsExactly("?! ...");
  }

  private static List<String> split(String text) {
    List<String> sentences = new ArrayList<>();
    Sentences.split(
        text, 0, text.length(), (start, end) -> sentences.add(text.substring(start, end)));
    return sentences;
  }
}
