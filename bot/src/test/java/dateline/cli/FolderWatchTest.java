package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Answer;
import dateline.answer.Answerer;
import dateline.answer.Question;
import dateline.article.Article;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real files and a real index that is searched all the while.
@Timeout(60)
final class FolderWatchTest {

  private static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");

  @TempDir private Path home;
  private Path news;
  private Path index;
  private FolderWatch watch;
  private PassageSearcher searcher;

  @BeforeEach
  void begin() throws IOException {
    news = Files.createDirectories(home.resolve("news"));
    index = home.resolve("index");
    write("bridge.txt", "The Bridge\n\nMayor Ada Lindqvist opened the new bridge.\n");
    open(news);
  }

  @AfterEach
  void end() {
    watch.close();
    searcher.close();
  }

  private void open(Path... folders) {
    watch = new FolderWatch(List.of(folders), index, Duration.ofMinutes(1), Clock.systemUTC());
    watch.begin(ArticleIndex.Mode.CONTINUE, () -> false);
    searcher = PassageSearcher.open(index);
  }

  private void restart(Path... folders) {
    end();
    open(folders);
  }

  /// Writes a file that looks as if it had been there for long, by another time for every content.
  private void write(String name, String content) throws IOException {
    Path file = news.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(
        file, FileTime.from(LONG_AGO.plusSeconds(Math.abs(content.hashCode() % 100_000))));
  }

  private boolean look() {
    return watch.look(searcher::refresh);
  }

  private List<String> ids() {
    return searcher.articles().stream().map(Article::id).toList();
  }

  @Test
  void look_nothingNew_writesNothing() {
    assertThat(look()).isFalse();
    assertThat(ids()).containsExactly("bridge");
  }

  @Test
  void look_newFile_isAnsweredFrom() throws IOException {
    write("2024/harvest.md", "# Apples\n\nThe ferryman Tomas Berg sold his last ticket.\n");

    assertThat(look()).isTrue();

    Answer answer = new Answerer(searcher).answer(Question.of("Who sold his last ticket?"));
    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    assertThat(((Answer.Grounded) answer).text()).contains("Tomas Berg");
    assertThat(look()).isFalse();
  }

  @Test
  void look_changedFile_saysWhatItSaysNow() throws IOException {
    write("bridge.txt", "The Bridge\n\nMayor Otto Holm closed the old bridge.\n");

    assertThat(look()).isTrue();

    assertThat(searcher.article("bridge").orElseThrow().text()).contains("Otto Holm");
    assertThat(ids()).containsExactly("bridge");
  }

  @Test
  void look_removedFile_leavesTheIndex() throws IOException {
    write("harvest.txt", "Apples are late this year.\n");
    look();
    Files.delete(news.resolve("bridge.txt"));

    assertThat(look()).isTrue();

    assertThat(ids()).containsExactly("harvest");
    assertThat(look()).isFalse();
  }

  @Test
  void look_fileRemovedWhileNobodyLooked_leavesTheIndex() throws IOException {
    write("harvest.txt", "Apples are late this year.\n");
    look();
    Files.delete(news.resolve("bridge.txt"));

    restart(news);

    assertThat(ids()).containsExactly("harvest");
  }

  @Test
  void look_articleFromElsewhere_stays() throws IOException {
    Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("ferry.txt"), "The ferry stopped in the evening.\n");
    new Indexing(List.of(elsewhere), index, ArticleIndex.Mode.CONTINUE, false, false)
        .run(progress -> {}, progress -> {}, () -> false);
    write("harvest.txt", "Apples are late this year.\n");
    Files.delete(news.resolve("bridge.txt"));
    look();

    assertThat(ids()).containsExactly("ferry", "harvest");
  }

  @Test
  void look_folderNoLongerWatched_keepsItsArticles() throws IOException {
    Path other = Files.createDirectories(home.resolve("other"));
    Files.writeString(other.resolve("x.txt"), "Snow fell on the hills.\n");
    Files.setLastModifiedTime(other.resolve("x.txt"), FileTime.from(LONG_AGO));

    restart(other);
    Files.delete(news.resolve("bridge.txt"));
    look();

    assertThat(ids()).containsExactly("bridge", "x");
  }

  @Test
  void look_folderThatIsEmptyOrGone_keepsItsArticles() throws IOException {
    Files.delete(news.resolve("bridge.txt"));
    assertThat(look()).isFalse();
    Files.delete(news);
    assertThat(look()).isFalse();

    assertThat(ids()).containsExactly("bridge");
  }

  @Test
  void look_fileBeingWritten_waitsUntilItIsWhole() throws IOException {
    Instant written = Instant.parse("2024-01-25T12:00:00Z");
    MovableClock clock = new MovableClock(written.plusMillis(1_999));
    FolderWatch patient = new FolderWatch(List.of(news), index, Duration.ofSeconds(10), clock);
    patient.look(searcher::refresh);
    Path half = Files.writeString(news.resolve("half.txt"), "Half of a sen");
    Files.setLastModifiedTime(half, FileTime.from(written));

    assertThat(patient.look(searcher::refresh)).isFalse();
    assertThat(ids()).containsExactly("bridge");

    Files.writeString(half, "Half of a sentence is now whole.\n");
    Files.setLastModifiedTime(half, FileTime.from(written.plusSeconds(1)));
    clock.now = written.plusSeconds(3);
    assertThat(patient.look(searcher::refresh)).isTrue();
    assertThat(searcher.article("half").orElseThrow().text()).contains("now whole");
  }

  @Test
  void look_linesOfACollection_comeAndGo() throws IOException {
    write("all.jsonl", "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n");
    look();
    assertThat(ids()).containsExactly("a", "b", "bridge");

    write("all.jsonl", "{\"id\":\"b\",\"text\":\"Two.\"}\n{\"id\":\"c\",\"text\":\"Three.\"}\n");
    look();
    assertThat(ids()).containsExactly("b", "bridge", "c");

    write("all.jsonl", "{\"id\":\"c\",\"text\":\"Three.\"}\nno json\n");
    look();
    assertThat(ids()).as("what can't be read removes nothing").containsExactly("b", "bridge", "c");
  }

  @Test
  void look_movedFile_keepsItsArticle() throws IOException {
    write("archive/bridge.txt", Files.readString(news.resolve("bridge.txt")));
    Files.delete(news.resolve("bridge.txt"));

    look();

    assertThat(ids()).containsExactly("bridge");
  }

  @Test
  void look_secondFileOfAnId_isLeftOut() throws IOException {
    write("archive/bridge.txt", "An article of another bridge.\n");

    look();

    assertThat(searcher.article("bridge").orElseThrow().text()).contains("Ada Lindqvist");
  }

  @Test
  void look_hiddenAndOtherFiles_areNoArticles() throws IOException {
    write(".draft.txt", "Draft.\n");
    write(".cache/x.txt", "Cache.\n");
    write("questions.jsonl", "{\"id\": \"q\", \"question\": \"Why?\"}\n");
    write("photo.jpg", "x");

    assertThat(look()).isFalse();
  }

  @Test
  void look_anotherProcessRebuiltTheIndex_readsTheFoldersAgain() throws IOException {
    Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("ferry.txt"), "The ferry stopped in the evening.\n");
    new Indexing(List.of(elsewhere), index, ArticleIndex.Mode.REBUILD, false, false)
        .run(progress -> {}, progress -> {}, () -> false);

    look();

    assertThat(ids()).containsExactly("bridge", "ferry");
  }

  @Test
  void embed_bursts_endWithEveryVector() {
    while (watch.vectorsLack()) {
      watch.embed(searcher::refresh);
    }

    assertThat(look()).as("our own vectors are no reason to read all files again").isFalse();

    try (ArticleIndex writer = ArticleIndex.open(index, ArticleIndex.Mode.CONTINUE)) {
      assertThat(writer.embed(progress -> {}, () -> false)).isZero();
    }
  }

  @Test
  void start_anotherProcessWrites_goesOnWhenItIsDone() throws Exception {
    watch.close();
    watch = new FolderWatch(List.of(news), index, Duration.ofMillis(20), Clock.systemUTC());
    CountDownLatch looked = new CountDownLatch(3);
    try (ArticleIndex writer = ArticleIndex.open(index, ArticleIndex.Mode.CONTINUE)) {
      assertThat(writer.passages()).isEqualTo(1);
      write("harvest.txt", "Apples are late this year.\n");
      watch.start(() -> {
        looked.countDown();
        return searcher.refresh();
      });
      assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(ids()).containsExactly("bridge");
    }

    CountDownLatch found = new CountDownLatch(1);
    while (ids().size() < 2) {
      boolean _ = found.await(20, TimeUnit.MILLISECONDS);
    }
    assertThat(ids()).containsExactly("bridge", "harvest");
  }

  @Test
  void nudge_whileResting_looksAtOnce() throws Exception {
    watch.start(searcher::refresh);
    CountDownLatch found = new CountDownLatch(1);
    while (watch.vectorsLack()) {
      boolean _ = found.await(20, TimeUnit.MILLISECONDS);
    }
    write("harvest.txt", "Apples are late this year.\n");

    long start = System.nanoTime();
    watch.nudge();
    while (ids().size() < 2) {
      boolean _ = found.await(20, TimeUnit.MILLISECONDS);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void close_whileResting_endsAtOnce() {
    watch.start(searcher::refresh);

    long start = System.nanoTime();
    watch.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private static final class MovableClock extends Clock {
    private Instant now;

    MovableClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
