package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClausesTest {

  @TempDir private static Path directory;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    searcher = News.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static String cut(String question, Article article) {
    Span sentence = ArticleText.of(article).sentences().getFirst();
    Span cut = new Clauses(searcher).answering(Inquiry.of(question, searcher), article, sentence);
    assertThat(sentence.contains(cut)).isTrue();
    return article.quote(cut);
  }

  @Test
  void answering_longSentence_shortestRunOfClausesThatAnswers() {
    assertThat(cut("What did the fire service warn people of in the night?", News.FLOOD))
        .isEqualTo(
            "where the levees are newer and where the people had been warned by the fire service in"
                + " the night, stayed dry");
    assertThat(cut("When did farmers bring their cattle back?", News.FLOOD))
        .isEqualTo("and farmers brought their cattle back to the meadows below before noon.");
  }

  @Test
  void answering_wordsAllOver_wholeSentence() {
    assertThat(cut("What happened to the rain, the reservoirs and the cattle?", News.FLOOD))
        .startsWith("After three days of rain")
        .endsWith("before noon.");
  }

  @Test
  void answering_quotation_isNotTornApart() {
    Article article =
        News.article(
            "speech",
            "",
            "",
            "",
            "“The harbour stays shut, and the boats stay in the harbour, while the divers look for"
                + " the oil, because nobody knows how much of it there is,” the harbour master of"
                + " Vellmouth said on the pier, after a long night.");
    assertThat(cut("Why does the harbour stay shut?", article))
        .matches(text -> text.contains("“") == text.contains("”"));
  }
}
