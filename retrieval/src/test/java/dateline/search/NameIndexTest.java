package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.NameGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NameIndexTest {

  @TempDir private Path directory;

  private static Article article(String id, String text) {
    return new Article(
        id, "", Optional.of("Coast Herald"), Optional.empty(), Optional.empty(), text);
  }

  private static final Article ONE =
      article("one", "On the quay Volodymyr Zelenko spoke. Then Zelenko left for Teheran.");
  private static final Article TWO = article("two", "On the quay Volodymyr Zelenkó spoke.");

  private List<String> names(String asked) {
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      return searcher.names(asked).stream().map(NameGroup::name).toList();
    }
  }

  @Test
  void names_anySpelling_findsTheGroup() {
    Articles.update(directory, List.of(ONE, TWO));

    assertThat(names("Volodymyr Zelenko")).containsExactly("Volodymyr Zelenko");
    assertThat(names("volodimir zelenko")).containsExactly("Volodymyr Zelenko");
    assertThat(names("Zelencko")).containsExactly("Volodymyr Zelenko");
    assertThat(names("Tehran")).containsExactly("Teheran");
    assertThat(names("Zelensky")).isEmpty();
    assertThat(names("…")).isEmpty();
  }

  @Test
  void names_all_haveSpellingsAndOutlets() {
    Articles.update(directory, List.of(ONE, TWO));

    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      NameGroup first = searcher.names().getFirst();
      assertThat(first.spellings())
          .containsEntry("Volodymyr Zelenko", 1)
          .containsEntry("Volodymyr Zelenkó", 1)
          .containsEntry("Zelenko", 1);
      assertThat(first.outlets()).containsExactly("Coast Herald");
    }
  }

  @Test
  void names_articleGone_goWithIt() {
    Articles.update(directory, List.of(ONE, TWO));
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      index.retain(Set.of("two"));
    }

    assertThat(names("Teheran")).isEmpty();
    assertThat(names("Volodymyr Zelenko")).containsExactly("Volodymyr Zelenkó");
  }

  @Test
  void spelledNames_otherSpelling_areThoseOfTheArticles() {
    Articles.update(directory, List.of(ONE, TWO));

    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(searcher.spelledNames("What did Volodymir Zelenko say in Tehran?"))
          .containsExactly(
              new SpelledName(
                  9, 26, "Volodymir Zelenko", List.of("Volodymyr Zelenko", "Volodymyr Zelenkó")),
              new SpelledName(34, 40, "Tehran", List.of("Teheran")));
      assertThat(searcher.spelledNames("what did zelencko say?"))
          .extracting(SpelledName::usual)
          .containsExactly("Zelenko");
      assertThat(searcher.spelledNames("Who spoke on the quay?")).isEmpty();
      // a name that only its place shows, and is looked for as an unknown word too
      assertThat(searcher.spelledNames("Zelencko said what in tehran?"))
          .extracting(SpelledName::asked)
          .containsExactly("Zelencko", "tehran?");
    }
  }

  @Test
  void spelledNames_wordsThatArticlesHaveInAnotherForm_areNone() {
    Articles.update(
        directory,
        List.of(
            article("ban", "The town of Benning lies on a hill. They ban cars there. It is late."),
            article("box", "Ana Boxofice sang. The box stands in the office.")));

    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(searcher.spelledNames("which town is banning cars?")).isEmpty();
      assertThat(searcher.spelledNames("what stood in the box-office?")).isEmpty();
    }
  }

  @Test
  void spelledNames_givenNameAlone_isNotSomebodyElses() {
    Articles.update(
        directory,
        List.of(article("one", "On the quay Baker spoke. Then Ida Baker left. De Bailly came.")));

    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(searcher.spelledNames("What did Mohammad Bagher Ghalibaf say?")).isEmpty();
    }
  }
}
