package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsAnalyzerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Kan’ani's          | kanani
          Kan'ani            | kanani
          Kanʿani            | kanani
          KANANI             | kanani
          Amir-Abdollahian   | amir abdollahian
          Qur‘an             | quran
          Röthlisberger      | rothlisberger
          İstanbul           | istanbul
          ﬁrst ＮＡＴＯ       | first nato
          U.S. and u.s       | us and us
          U.N.’s             | un s
          1,200 stones       | 1200 stone
          4.5 million        | 4.5 million
          protesters’ signs  | protest sign
          it's               | it
          women found, told  | woman find tell
          """)
  void forTexts_spellings_oneTerm(String text, String terms) throws IOException {
    assertThat(String.join(" ", terms(NewsAnalyzer.forTexts(), text))).isEqualTo(terms);
  }

  @Test
  void forQuestions_wordsOfAsking_dropped() throws IOException {
    assertThat(
            terms(NewsAnalyzer.forQuestions(), "Who's said to have attacked the harbour, and why?"))
        .containsExactly("say", "attack", "harbour");
    assertThat(terms(NewsAnalyzer.forQuestions(), "Who are they?")).isEmpty();
  }

  @Test
  void forTexts_noWords_noTerms() throws IOException {
    assertThat(terms(NewsAnalyzer.forTexts(), "... '' – ?!")).isEmpty();
  }

  @Test
  void forTexts_endlessWord_cut() throws IOException {
    assertThat(terms(NewsAnalyzer.forTexts(), "x".repeat(100_000)))
        .hasSize(1_563)
        .allMatch(term -> term.length() <= 64);
  }

  @Test
  void forTexts_moreWordsThanRemembered_termsOfEachAlone() throws IOException {
    List<String> words = new ArrayList<>(List.of("said", "striking", "cities", "said", "cities"));
    for (int i = 0; i < 10_000; i++) {
      words.add("boat" + Integer.toString(i, 36) + (i % 3 == 0 ? "ing" : "s"));
    }
    words.addAll(List.copyOf(words));

    List<String> alone = new ArrayList<>();
    for (String word : words) {
      alone.addAll(terms(NewsAnalyzer.forTexts(), word));
    }
    assertThat(terms(NewsAnalyzer.forTexts(), String.join(" ", words))).isEqualTo(alone);
  }

  private static List<String> terms(Analyzer analyzer, String text) throws IOException {
    List<String> terms = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
    }
    return terms;
  }
}
