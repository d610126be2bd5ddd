package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Answerer;
import dateline.answer.Progress;
import dateline.article.ArticleFiles;
import dateline.article.ArticleFiles.Reading;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The articles and questions that ship with the project, answered from end to end: the figures in
/// `seeds-quality.json` may not fall.
final class SeedsQualityTest {

  private static final Path SEEDS = Path.of("..", "seeds");
  private static final Path FIGURES =
      Path.of("src", "test", "resources", "dateline", "eval", "seeds-quality.json");

  @TempDir private static Path index;

  @BeforeAll
  static void indexSeeds() throws IOException {
    try (Stream<Path> files = Files.list(SEEDS);
        ArticleIndex writer = ArticleIndex.open(index, ArticleIndex.Mode.REBUILD)) {
      List<Path> articles =
          files.filter(file -> !file.getFileName().toString().contains("questions")).toList();
      try (Stream<Reading> readings = ArticleFiles.read(articles)) {
        List<dateline.article.Article> read = new ArrayList<>();
        readings.forEach(reading -> {
          switch (reading) {
            case Reading.Read each -> read.add(each.article());
            case Reading.Rejected rejected -> throw new AssertionError(rejected.toString());
          }
        });
        writer.update(read.stream(), _ -> {}, () -> false);
      }
      writer.embed(_ -> {}, () -> false);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Ranking.class,
      names = {"LEXICAL", "HYBRID"})
  void answer_seedQuestions_isNoWorseThanBefore(Ranking ranking) throws IOException {
    try (PassageSearcher searcher = PassageSearcher.open(index)) {
      Answerer answerer = new Answerer(searcher);
      Report report =
          new Evaluation(
                  question -> answerer.explain(question, Progress.NONE),
                  answerer::answer,
                  searcher::search,
                  searcher::article)
              .run(
                  new Evaluation.Plan(
                      List.of(SEEDS.resolve("questions.jsonl")),
                      List.of(ranking),
                      OptionalInt.empty(),
                      1,
                      false),
                  new Evaluation.Outputs(Optional.empty(), Optional.empty(), Optional.empty()),
                  _ -> {});
      assertThat(report.inexact()).isEmpty();
      QualityGuard.of(FIGURES)
          .hold(
              "seeds, " + ranking.name().toLowerCase(Locale.ROOT),
              QualityGuard.figures(report, List.of(ranking)));
    }
  }
}
