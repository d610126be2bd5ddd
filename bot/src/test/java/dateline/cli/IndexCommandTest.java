package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexCommandTest {

  @TempDir private Path home;

  private Path articles;

  @BeforeEach
  void writeArticles() throws IOException {
    articles = Articles.write(home.resolve("articles"));
  }

  @Test
  void index_again_changesNothing() {
    index();

    assertThat(index().out()).startsWith("3 articles: 0 new, 0 changed; ");
  }

  @Test
  void index_changedFile_isReplaced() throws IOException {
    index();
    Files.writeString(articles.resolve("harvest.txt"), "Apples are early after all.\n");

    assertThat(index().out()).startsWith("3 articles: 0 new, 1 changed; ");
  }

  @Test
  void index_prune_forgetsWhatIsGone() throws IOException {
    index();
    Files.delete(articles.resolve("harvest.txt"));

    assertThat(index().out()).doesNotContain("removed");
    assertThat(sources()).contains("harvest");
    assertThat(index("--prune").out()).contains(", 1 removed; 2 passages");
    assertThat(sources()).doesNotContain("harvest");
  }

  @Test
  void index_pruneWithSomethingRejected_removesNothingAndSaysWhy() throws IOException {
    index();
    Files.delete(articles.resolve("harvest.txt"));
    Files.writeString(articles.resolve("more.jsonl"), "{\"title\": \"no id\"}\n");

    Execution execution = index("--prune");

    assertThat(execution.code()).isEqualTo(Dateline.DONE);
    assertThat(execution.err())
        .contains("1 not indexed:\n", "more.jsonl:1: ", "nothing was removed");
    assertThat(sources()).contains("harvest");
  }

  @Test
  void index_rebuild_startsFromNothing() throws IOException {
    index();
    Files.delete(articles.resolve("harvest.txt"));

    assertThat(index("--rebuild").out()).startsWith("2 articles: 2 new, 0 changed; ");
    assertThat(sources()).doesNotContain("harvest");
  }

  @Test
  void index_nothingToRead_fails() throws IOException {
    Path empty = Files.createFile(home.resolve("empty.txt"));

    Execution execution =
        Execution.of(Execution.environment(home), "index", "--no-vectors", empty.toString());

    assertThat(execution.code()).isEqualTo(Dateline.FAILED);
    assertThat(execution.err()).contains("1 not indexed:\n", "empty.txt: ");
  }

  @Test
  void ask_withoutIndex_indexesTheExamplesFirst() {
    Execution first = Execution.of(Execution.environment(home), "sources");

    assertThat(first.code()).isEqualTo(Dateline.DONE);
    assertThat(first.err()).hasLineCount(1).startsWith("no index yet; indexing the example");
    assertThat(first.out()).contains("\n5 articles, ");
    assertThat(Execution.of(Execution.environment(home), "sources").err()).isEmpty();
  }

  @Test
  void index_afterTheExamples_replacesThem() {
    Execution.of(Execution.environment(home), "sources");

    assertThat(index().out()).startsWith("3 articles: 3 new, ");
    assertThat(sources()).contains("\n3 articles, ");
  }

  private Execution index(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "index";
    all[1] = "--no-vectors";
    all[2] = articles.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return Execution.of(Execution.environment(home), all);
  }

  private String sources() {
    return Execution.of(Execution.environment(home), "sources").out();
  }
}
