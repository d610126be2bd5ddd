package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Passage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Indexing is killed at random moments, three times or as often as the system property
/// `dateline.kills` says.
class KillTest {

  private static final int KILLS = Integer.getInteger("dateline.kills", 3);
  private static final int ARTICLES = 24;

  /// Seed of the first version of the articles; each run indexes the next one.
  private static final int OLD = 21;

  @TempDir private Path killed;
  @TempDir private Path undisturbed;

  @Test
  void index_killedAtAnyMoment_lastRunCompletesIt() throws IOException, InterruptedException {
    long seed = Long.getLong("dateline.seed", System.nanoTime());
    System.out.println("seed of the kills: -Ddateline.seed=" + seed);
    Random random = new Random(seed);
    // half of the articles are there in an old version
    Articles.update(killed, Articles.random(ARTICLES / 2, OLD));
    Articles.embed(killed);

    int interrupted = 0;
    for (int version = OLD + 1; version <= OLD + KILLS; version++) {
      interrupted += indexAndKill(version, random) ? 1 : 0;
      checkWhatIsLeft();
    }
    assertThat(interrupted).isGreaterThan(KILLS / 2);

    List<Article> articles = Articles.random(ARTICLES, OLD + KILLS);
    Articles.update(killed, articles);
    Articles.embed(killed);
    Articles.update(undisturbed, articles);
    Articles.embed(undisturbed);
    assertThat(Articles.contents(killed)).isEqualTo(Articles.contents(undisturbed));
  }

  /// Returns whether it was still at work.
  private boolean indexAndKill(int version, Random random)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledIndexing.class.getName(),
                killed.toString(),
                Integer.toString(ARTICLES),
                Integer.toString(version))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = child.inputReader()) {
      assertThat(out.readLine()).isEqualTo("open");
      boolean whileEmbedding = random.nextInt(3) > 0;
      String line = "open";
      while (whileEmbedding && line != null && !line.equals("updated")) {
        line = out.readLine();
      }
      for (int left = random.nextInt(15); left > 0 && line != null; left--) {
        line = out.readLine();
      }
      return !child.waitFor(random.nextInt(40), TimeUnit.MILLISECONDS);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  /// Every article is there whole, in its old version or its new one, and can be found.
  private void checkWhatIsLeft() {
    Map<String, List<Article>> versions = new HashMap<>();
    for (int version = OLD; version <= OLD + KILLS; version++) {
      for (Article article : Articles.random(ARTICLES, version)) {
        versions.computeIfAbsent(article.id(), _ -> new ArrayList<>()).add(article);
      }
    }
    try (PassageSearcher searcher = PassageSearcher.open(killed)) {
      List<Article> left = searcher.articles();
      assertThat(left)
          .hasSizeGreaterThanOrEqualTo(ARTICLES / 2)
          .allSatisfy(article -> assertThat(versions.get(article.id())).contains(article));
      List<Passage> passages =
          left.stream().flatMap(article -> ArticleText.of(article).passages().stream()).toList();
      for (Ranking ranking : List.of(Ranking.LEXICAL, Ranking.HYBRID)) {
        assertThat(searcher.search(PassageQuery.of("days of talks", 10_000, ranking)))
            .extracting(Hit::passage)
            .containsExactlyInAnyOrderElementsOf(passages);
      }
      assertThat(searcher.search(PassageQuery.of("days of talks", 10_000, Ranking.DENSE)))
          .extracting(Hit::passage)
          .isSubsetOf(passages);
    }
  }
}
