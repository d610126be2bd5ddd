package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class RepeatableRankingTest {

  private static final List<Article> ARTICLES = articles();

  /// Some with one text, so that there are ties.
  private static List<Article> articles() {
    List<Article> articles = new ArrayList<>(Articles.random(6, 4));
    for (Article article : List.copyOf(articles).subList(0, 3)) {
      articles.add(
          new Article(
              "copy of " + article.id(),
              article.title(),
              article.outlet(),
              article.published(),
              article.url(),
              article.text()));
    }
    return articles;
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void search_anyOrderAndBatches_sameHits(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Article> shuffled = new ArrayList<>(ARTICLES);
    Collections.shuffle(shuffled, random);
    assertThat(contents(shuffled, random)).isEqualTo(Expected.CONTENTS);
  }

  private static final class Expected {
    static final List<String> CONTENTS;

    static {
      try {
        CONTENTS = contents(ARTICLES, new Random(0));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static List<String> contents(List<Article> articles, Random random) throws IOException {
    Path directory = Files.createTempDirectory("ranking");
    try {
      for (int from = 0; from < articles.size(); ) {
        int to = Math.min(articles.size(), from + 1 + random.nextInt(6));
        Articles.update(directory, articles.subList(from, to));
        if (random.nextInt(3) == 0) {
          Articles.embed(directory);
        }
        from = to;
      }
      Articles.embed(directory);
      return Articles.contents(directory);
    } finally {
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }
}
