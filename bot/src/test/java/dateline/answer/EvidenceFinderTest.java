package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Span;
import dateline.search.ArticleIndex;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceFinderTest {

  private static final int PASSAGES = 24;

  @TempDir private static Path directory;

  private static PassageSearcher searcher;

  @BeforeAll
  static void open() {
    News.index(directory, News.ALL);
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      index.embed(_ -> {}, () -> false);
    }
    searcher = PassageSearcher.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "about the ferry that ran aground",
        "about how many crane drivers walked out",
        "about the old bridge being open again",
        "about people who fled from the water"
      })
  void firstByMeaning_asAllByMeaning_sameFirst(String question) {
    Inquiry inquiry = Inquiry.of(question, searcher);
    List<Hit> hits = searcher.search(PassageQuery.of(question, PASSAGES, Ranking.HYBRID));
    EvidenceFinder finder = new EvidenceFinder(searcher);

    List<Evidence> first = finder.firstByMeaning(inquiry, finder.byWords(inquiry, hits));
    List<Evidence> all = finder.weigh(inquiry, hits);

    assertThat(hits.getFirst().cosine()).isPresent();
    assertThat(first.getFirst()).isEqualTo(all.getFirst());
    assertThat(first).extracting(Evidence::sentence).hasSameElementsAs(sentences(all));
    assertThat(EvidenceFinder.hope(finder.byWords(inquiry, hits)).score())
        .isGreaterThanOrEqualTo(first.getFirst().score());
  }

  private static List<Span> sentences(List<Evidence> evidence) {
    return evidence.stream().map(Evidence::sentence).toList();
  }
}
