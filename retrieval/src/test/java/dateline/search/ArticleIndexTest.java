package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.article.Article;
import dateline.article.ArticleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleIndexTest {

  @TempDir private Path directory;

  private static int passages(List<Article> articles) {
    return articles.stream().mapToInt(article -> ArticleText.of(article).passages().size()).sum();
  }

  @Test
  void update_again_nothingChanges() throws IOException {
    ArticleIndex.Summary first = Articles.update(directory, Articles.ALL);
    List<String> files = files(directory);
    ArticleIndex.Summary second = Articles.update(directory, Articles.ALL);

    int passages = passages(Articles.ALL);
    assertThat(first).isEqualTo(new ArticleIndex.Summary(4, 0, 0, passages, true));
    assertThat(second).isEqualTo(new ArticleIndex.Summary(0, 0, 4, passages, true));
    assertThat(files(directory)).isEqualTo(files);
  }

  @Test
  void embed_again_nothingEmbedded() throws IOException {
    Articles.update(directory, Articles.ALL);

    assertThat(Articles.embed(directory)).isEqualTo(passages(Articles.ALL));
    List<String> files = files(directory);
    assertThat(Articles.embed(directory)).isZero();
    assertThat(files(directory)).isEqualTo(files);
  }

  @Test
  void update_changedText_replacedAndOnlyNewPassagesEmbedded() {
    Article old = Articles.random(1, 7).getFirst();
    Article changed = Articles.withText(old, old.text() + "A zebra crossed the square.");
    Articles.update(directory, List.of(old, Articles.TREMOR));
    Articles.embed(directory);

    ArticleIndex.Summary summary = Articles.update(directory, List.of(changed, Articles.TREMOR));

    assertThat(summary)
        .isEqualTo(
            new ArticleIndex.Summary(0, 1, 1, passages(List.of(changed, Articles.TREMOR)), true));
    Set<String> before = texts(old);
    long fresh = texts(changed).stream().filter(text -> !before.contains(text)).count();
    assertThat(fresh).isLessThan(passages(List.of(changed)));
    assertThat(Articles.embed(directory)).isEqualTo((int) fresh);
    assertThat(Articles.search(directory, "zebra", Ranking.LEXICAL))
        .singleElement()
        .satisfies(hit -> assertThat(hit.article()).isEqualTo(changed));
  }

  @Test
  void update_changedOutletOnly_replacedWithoutEmbedding() {
    Articles.update(directory, Articles.ALL);
    Articles.embed(directory);
    Article moved =
        Articles.article(
            "tremor", Articles.TREMOR.title(), "Other", "2024-02-11", Articles.TREMOR.text());

    assertThat(Articles.update(directory, List.of(moved)).changed()).isEqualTo(1);
    assertThat(Articles.embed(directory)).isZero();
    assertThat(Articles.search(directory, "earthquake", Ranking.DENSE))
        .filteredOn(hit -> hit.article().id().equals("tremor"))
        .isNotEmpty()
        .allMatch(hit -> hit.article().equals(moved));
  }

  private static Set<String> texts(Article article) {
    Set<String> texts = new HashSet<>();
    ArticleText.of(article).passages().forEach(p -> texts.add(article.quote(p.span())));
    return texts;
  }

  @Test
  void retain_some_othersRemoved() {
    Articles.update(directory, Articles.ALL);
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      assertThat(index.retain(Set.of("tremor", "bridge", "unknown"))).isEqualTo(2);
      assertThat(index.retain(Set.of("tremor", "bridge"))).isZero();
    }
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(searcher.articles()).containsExactly(Articles.BRIDGE, Articles.TREMOR);
      assertThat(searcher.search(PassageQuery.of("harbour", 10, Ranking.LEXICAL))).isEmpty();
    }
  }

  @Test
  void remove_some_othersStay() {
    Articles.update(directory, List.of(Articles.BRIDGE, Articles.TREMOR));
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      assertThat(index.remove(Set.of("bridge", "unknown"))).isEqualTo(1);
      assertThat(index.remove(Set.of("bridge"))).isZero();
    }
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(searcher.articles()).containsExactly(Articles.TREMOR);
    }
  }

  @Test
  void update_sameIdTwice_refused() {
    assertThatThrownBy(() -> Articles.update(directory, List.of(Articles.TREMOR, Articles.TREMOR)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void update_sourceFails_streamClosedAndIndexKept() {
    Articles.update(directory, List.of(Articles.TREMOR));
    AtomicInteger closed = new AtomicInteger();
    Stream<Article> failing =
        Stream.of(Articles.HARBOUR, Articles.BRIDGE)
            .peek(article -> {
              if (article.equals(Articles.BRIDGE)) {
                throw new IllegalStateException("source failed");
              }
            })
            .onClose(closed::incrementAndGet);
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      assertThatThrownBy(() -> index.update(failing, Articles.SILENT, Articles.NEVER))
          .hasMessage("source failed");
    }
    assertThat(closed).hasValue(1);
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(searcher.articles()).contains(Articles.TREMOR);
    }
  }

  @Test
  void update_stopped_commitsWhatIsDone() {
    List<Article> articles = Articles.random(50, 3);
    AtomicInteger taken = new AtomicInteger();
    Stream<Article> counted = articles.stream().peek(_ -> taken.incrementAndGet());
    ArticleIndex.Summary summary;
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      summary = index.update(counted, Articles.SILENT, () -> taken.get() >= 20);
    }

    assertThat(summary.complete()).isFalse();
    assertThat(summary.added()).isLessThanOrEqualTo(20);
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(searcher.articles()).hasSize(summary.added());
    }
    assertThat(Articles.update(directory, articles))
        .isEqualTo(
            new ArticleIndex.Summary(
                50 - summary.added(), 0, summary.added(), passages(articles), true));
  }

  @Test
  void embed_stopped_commitsWhatIsDone() {
    List<Article> articles = Articles.random(8, 5);
    Articles.update(directory, articles);
    AtomicInteger seen = new AtomicInteger();
    int first;
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      first = index.embed(progress -> seen.set((int) progress.done()), () -> seen.get() > 0);
    }

    assertThat(first).isBetween(1, passages(articles) - 1);
    assertThat(Articles.search(directory, "lighthouse", Ranking.DENSE)).hasSize(first);
    assertThat(Articles.embed(directory)).isEqualTo(passages(articles) - first);
    assertThat(Articles.search(directory, "lighthouse", Ranking.DENSE)).hasSize(passages(articles));
  }

  @Test
  void embed_stoppedAfterAsManyAsArticles_eachHasItsFirstPassage() {
    List<Article> articles = Articles.random(8, 7);
    Articles.update(directory, articles);
    AtomicInteger seen = new AtomicInteger();
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      index.embed(progress -> seen.set((int) progress.done()), () -> seen.get() >= articles.size());
    }

    assertThat(passages(articles)).isGreaterThan(articles.size());
    assertThat(Articles.search(directory, "lighthouse", Ranking.DENSE))
        .extracting(Hit::passage)
        .containsExactlyInAnyOrderElementsOf(
            articles.stream().map(each -> ArticleText.of(each).passages().getFirst()).toList());
  }

  @Test
  void embed_interrupted_commitsWhatIsDoneAndStaysInterrupted() {
    List<Article> articles = Articles.random(8, 6);
    Articles.update(directory, articles);
    int first;
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      first =
          index.embed(
              progress -> {
                if (progress.done() > 0) {
                  Thread.currentThread().interrupt();
                }
              },
              Articles.NEVER);
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(first).isBetween(1, passages(articles) - 1);
    assertThat(Articles.search(directory, "lighthouse", Ranking.DENSE)).hasSize(first);
  }

  @Test
  void progress_steps_reachTheirTotal() {
    List<ArticleIndex.Progress> reports = new ArrayList<>();
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      index.update(Articles.ALL.stream(), reports::add, Articles.NEVER);
      assertThat(reports.getLast().done()).isEqualTo(4);
      index.embed(reports::add, Articles.NEVER);
    }
    assertThat(reports.getLast().total()).hasValue(passages(Articles.ALL));
    assertThat(reports.getLast().done()).isEqualTo(passages(Articles.ALL));
  }

  @Test
  void open_secondWriter_refusedUntilFirstCloses() {
    ArticleIndex first = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE);
    try (first) {
      assertThatThrownBy(() -> ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE))
          .isInstanceOf(IndexException.class)
          .hasMessage("another process is writing to " + directory + ": wait for it or stop it");
    }
    ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE).close();
  }

  @Test
  void open_folderOfOtherFiles_refused() throws IOException {
    Files.writeString(directory.resolve("letter.txt"), "mine");

    assertThatThrownBy(() -> ArticleIndex.open(directory, ArticleIndex.Mode.REBUILD))
        .hasMessage(directory + " holds other files and no index: name an empty or new folder");
    assertThat(files(directory)).containsExactly("letter.txt");
  }

  @Test
  void rebuild_other_oldStaysUntilFirstCommit() {
    Articles.update(directory, Articles.ALL);
    Articles.embed(directory);
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.REBUILD);
        PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(searcher.articles()).hasSize(4);
      index.update(Stream.of(Articles.TREMOR), Articles.SILENT, Articles.NEVER);
      assertThat(searcher.articles()).hasSize(4);
      assertThat(searcher.refresh()).isTrue();
      assertThat(searcher.articles()).containsExactly(Articles.TREMOR);
    }
    assertThat(Articles.embed(directory)).isEqualTo(passages(List.of(Articles.TREMOR)));
  }

  @Test
  void search_whileWriting_seesWholeCommits() {
    List<Article> articles = Articles.random(12, 11);
    Articles.update(directory, articles);
    var often = new ArticleIndex.Commits(Duration.ZERO, Duration.ZERO);
    AtomicInteger refreshes = new AtomicInteger();
    try (PassageSearcher searcher = PassageSearcher.open(directory);
        ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE, often)) {
      assertThat(searcher.refresh()).isFalse();
      index.embed(
          _ -> {
            if (searcher.refresh()) {
              refreshes.incrementAndGet();
            }
            assertThat(searcher.articles()).hasSize(12);
            assertThat(searcher.search(PassageQuery.of("days", 10_000, Ranking.LEXICAL)))
                .hasSize(passages(articles));
          },
          Articles.NEVER);
    }
    assertThat(refreshes).hasPositiveValue();
  }

  @Test
  void contents_indexWithAHistory_asOneMadeInOneGo(@TempDir Path plain) {
    List<Article> articles = Articles.random(12, 1);
    Articles.update(plain, articles);
    Articles.embed(plain);

    List<Article> others = Articles.random(16, 2);
    Articles.update(directory, others.subList(0, 8));
    Articles.embed(directory);
    Articles.update(directory, articles.subList(4, 12));
    Articles.update(directory, articles.subList(0, 6));
    Articles.embed(directory);
    Articles.update(directory, others.subList(12, 16));
    Articles.update(directory, articles);
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      index.retain(Set.copyOf(articles.stream().map(Article::id).toList()));
    }
    Articles.embed(directory);

    assertThat(Articles.contents(directory)).isEqualTo(Articles.contents(plain));
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("write.lock"))
          .sorted()
          .toList();
    }
  }
}
