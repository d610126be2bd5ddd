package dateline.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Answerer;
import dateline.article.Article;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExamplesTest {

  private static final Article FERRY =
      article(
          "ferry",
          """
          At Vellmouth harbour 214 tourists were rescued from the ferry Aurora. The ferry ran \
          aground in thick fog.
          """);

  private static final Article BRIDGE =
      article(
          "bridge",
          """
          Ines Duarte opened the stone bridge of Ostra with a pair of gold scissors. The repair \
          took seven months.
          """);

  private static final Article STRIKE =
      article(
          "strike",
          """
          Crane drivers walked out in Port Alden. Lena Brook said that the Dockers Union had asked \
          for too much. They will meet again.
          """);

  private static Article article(String id, String text) {
    return new Article(
        id, id, Optional.empty(), Optional.of(LocalDate.of(2024, 3, 2)), Optional.empty(), text);
  }

  @Test
  void examples_threeArticles_oneOfEachShapeAndArticle(@TempDir Path directory) {
    index(directory, List.of(FERRY, BRIDGE, STRIKE));
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(desk(searcher).examples())
          .containsExactlyInAnyOrder(
              "What did Lena Brook say about the Dockers Union?",
              "Who opened the stone bridge of Ostra with a pair of gold scissors?",
              "How many tourists were rescued from the ferry Aurora?");
    }
  }

  @Test
  void examples_oneSpeakerSpelledTwoWays_isAskedAboutOnce(@TempDir Path directory) {
    index(
        directory,
        List.of(
            article(
                "one", "On Monday Lena Al-Brook said that the Dockers Union had asked for more."),
            article("two", "In the evening Lena Al Brook said that Port Alden would stay open.")));
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(desk(searcher).examples()).hasSize(1);
    }
  }

  @Test
  void examples_nothingToAskAbout_areNone(@TempDir Path directory) {
    index(directory, List.of(article("dull", "It rained. It was cold. Nobody came.")));
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(desk(searcher).examples()).isEmpty();
    }
  }

  @Test
  void questions_unchangedIndex_areMadeOnceAndAgainAfterARefresh(@TempDir Path directory) {
    index(directory, List.of(BRIDGE));
    AtomicInteger asked = new AtomicInteger();
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      Examples examples =
          new Examples(
              searcher,
              _ -> {
                asked.incrementAndGet();
                return Optional.empty();
              });
      examples.questions();
      int first = asked.get();
      examples.questions();

      assertThat(first).isPositive();
      assertThat(asked).hasValue(first);

      index(directory, List.of(BRIDGE, STRIKE));
      searcher.refresh();
      examples.questions();

      assertThat(asked.get()).isGreaterThan(first);
    }
  }

  private static NewsDesk desk(PassageSearcher searcher) {
    return new NewsDesk(
        new Answerer(searcher)::answer, searcher, Ranking.LEXICAL, Clock.systemUTC());
  }

  private static void index(Path directory, List<Article> articles) {
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      index.update(articles.stream(), _ -> {}, () -> false);
    }
  }
}
