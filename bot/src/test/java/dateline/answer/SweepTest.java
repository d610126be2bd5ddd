package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.search.ArticleIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SweepTest {

  private static List<Article> articles(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Article(
                "a" + i, "", Optional.empty(), Optional.empty(), Optional.empty(), "Text " + i))
        .toList();
  }

  @Test
  void over_manyArticles_inTheirOrder() {
    List<String> read =
        Sweep.over(articles(500), _ -> {}, article -> List.of(article.id(), article.text()));
    assertThat(read).hasSize(1_000).startsWith("a0", "Text 0", "a1").endsWith("a499", "Text 499");
  }

  @Test
  void over_manyArticles_toldOfEachInTurn() {
    List<ArticleIndex.Progress> told = new ArrayList<>();
    Sweep.over(articles(100), told::add, _ -> List.of());
    assertThat(told)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 100)
                .mapToObj(i -> new ArticleIndex.Progress(i, OptionalLong.of(100)))
                .toList());
  }
}
