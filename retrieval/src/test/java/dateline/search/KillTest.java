package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Indexing is killed at random moments, three times or as often as the system property
/// `dateline.kills` says.
class KillTest {

  private static final int KILLS = Integer.getInteger("dateline.kills", 3);
  private static final int ARTICLES = 24;
  private static final long OLD = 21;
  private static final long NEW = 22;

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

    for (int i = 0; i < KILLS; i++) {
      indexAndKill(random);
      checkWhatIsLeft();
    }
    Articles.update(killed, Articles.random(ARTICLES, NEW));
    Articles.embed(killed);

    Articles.update(undisturbed, Articles.random(ARTICLES, NEW));
    Articles.embed(undisturbed);
    assertThat(Articles.contents(killed)).isEqualTo(Articles.contents(undisturbed));
  }

  private void indexAndKill(Random random) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledIndexing.class.getName(),
                killed.toString(),
                Integer.toString(ARTICLES),
                Long.toString(NEW))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = child.inputReader()) {
      assertThat(out.readLine()).isEqualTo("open");
      boolean whileEmbedding = random.nextInt(3) > 0;
      String line = "open";
      while (whileEmbedding && line != null && !line.equals("updated")) {
        line = out.readLine();
      }
      for (int left = random.nextInt(60); left > 0 && line != null; left--) {
        line = out.readLine();
      }
      Thread.sleep(random.nextInt(40));
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  /// Every article is there, in its old version or its new one, and can be found.
  private void checkWhatIsLeft() {
    Map<String, List<Article>> versions = new HashMap<>();
    for (long version : new long[] {OLD, NEW}) {
      for (Article article : Articles.random(ARTICLES, version)) {
        versions.merge(
            article.id(),
            List.of(article),
            (old, added) -> List.of(old.getFirst(), added.getFirst()));
      }
    }
    try (PassageSearcher searcher = PassageSearcher.open(killed)) {
      assertThat(searcher.articles())
          .hasSizeGreaterThanOrEqualTo(ARTICLES / 2)
          .allSatisfy(article -> assertThat(versions.get(article.id())).contains(article));
      for (Ranking ranking : Ranking.values()) {
        assertThat(searcher.search(PassageQuery.of("days of talks", 10_000, ranking)))
            .isNotEmpty()
            .allSatisfy(hit -> assertThat(hit.text()).isNotBlank());
      }
    }
  }
}
