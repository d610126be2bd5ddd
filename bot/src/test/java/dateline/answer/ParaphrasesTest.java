package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.article.Article;
import dateline.article.ArticleFiles;
import dateline.article.ArticleFiles.Reading.Read;
import dateline.article.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Statements about the articles that ship with the project, phrased as a good writer would, and
/// false ones of the same words: what the checker lets through of each.
final class ParaphrasesTest {

  /// So many of the true ones have to stand; .885 do.
  private static final double ENOUGH = 0.85;

  private static final Path SEEDS = Path.of("..", "seeds");

  /// A statement with its quotes, as one line of a file gives it.
  record Sample(Draft.Proposal proposal, String line) {}

  /// The articles that ship with the project, by id.
  static Map<String, Article> seeds() throws IOException {
    try (Stream<Path> files = Files.list(SEEDS)) {
      List<Path> articles =
          files.filter(file -> !file.getFileName().toString().contains("questions")).toList();
      try (Stream<ArticleFiles.Reading> readings = ArticleFiles.read(articles)) {
        return readings
            .map(reading -> ((Read) reading).article())
            .collect(Collectors.toMap(Article::id, Function.identity()));
      }
    }
  }

  /// Articles made up for these tests, on what the others are not about.
  static List<Article> topics() throws IOException {
    try (Stream<ArticleFiles.Reading> readings =
        ArticleFiles.read(
            List.of(
                resource("topics.jsonl"), resource("subjects.jsonl"), resource("words.jsonl")))) {
      return readings.map(reading -> ((Read) reading).article()).toList();
    }
  }

  private static Path resource(String file) {
    return Path.of("src", "test", "resources", "dateline", "answer", file);
  }

  static List<Sample> samples(String file) throws IOException {
    Map<String, Article> articles = new HashMap<>(seeds());
    topics().forEach(article -> articles.put(article.id(), article));
    ObjectMapper json = new ObjectMapper();
    List<Sample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(resource(file))) {
      samples.add(new Sample(proposal(read(json, line), articles), line));
    }
    return samples;
  }

  private static JsonNode read(ObjectMapper json, String line) {
    try {
      return json.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Draft.Proposal proposal(JsonNode row, Map<String, Article> articles) {
    List<Draft.Quote> quotes = new ArrayList<>();
    for (JsonNode each : row.path("quotes")) {
      Article article =
          Optional.ofNullable(articles.get(each.path("article").asText())).orElseThrow();
      int start = article.text().indexOf(each.path("quote").asText());
      assertThat(start).as(each.toString()).isNotNegative();
      int end = start + each.path("quote").asText().length();
      quotes.add(new Draft.Quote(article, new Span(article.id(), start, end)));
    }
    return new Draft.Proposal(row.path("statement").asText(), quotes, Optional.empty());
  }

  /// The first file was written with the checker, the second after it, the third with the rule that
  /// no word may be new.
  @Test
  void judge_trueParaphrases_enoughStand() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String file :
        List.of("paraphrases.jsonl", "paraphrases-held-out.jsonl", "paraphrases-topics.jsonl")) {
      samples.addAll(samples(file));
    }
    assertThat(share(samples)).isGreaterThanOrEqualTo(ENOUGH);
  }

  /// Freer ones, on subjects that no rule was made with: of these far fewer stand.
  @Test
  void judge_trueParaphrasesOfOtherSubjects_noFewerStandThanDid() throws IOException {
    assertThat(share(samples("paraphrases-subjects.jsonl"))).isGreaterThanOrEqualTo(0.33);
    assertThat(share(samples("paraphrases-unseen.jsonl"))).isGreaterThanOrEqualTo(0.33);
  }

  /// Ones that say with other words what the quote says; next to none stands.
  @Test
  void judge_trueParaphrasesInOtherWords_noFewerStandThanDid() throws IOException {
    assertThat(share(samples("paraphrases-words.jsonl"))).isGreaterThanOrEqualTo(0.12);
  }

  private static double share(List<Sample> samples) {
    List<String> rejected = new ArrayList<>();
    for (Sample sample : samples) {
      Verdict verdict = StatementChecker.judge(sample.proposal());
      if (!verdict.stands()) {
        rejected.add(sample.proposal().text() + " " + verdict.objections());
      }
    }
    return 1 - (double) rejected.size() / samples.size();
  }

  /// The last file's are false by one word near to the quote's: another of its kind, another of its
  /// senses, a narrower one, a contrary, another outcome. One of those on other subjects is taken
  /// for true: "three doses in four weeks" for "three doses at intervals of four weeks".
  @Test
  void judge_falseStatements_noneStandsButOne() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String file :
        List.of(
            "false-statements.jsonl",
            "false-subjects.jsonl",
            "false-unseen.jsonl",
            "false-words.jsonl")) {
      samples.addAll(samples(file));
    }
    List<String> accepted = new ArrayList<>();
    for (Sample sample : samples) {
      if (StatementChecker.judge(sample.proposal()).stands()) {
        accepted.add(sample.proposal().text());
      }
    }
    assertThat(accepted).isSubsetOf("Each child was given three doses in four weeks.");
  }
}
