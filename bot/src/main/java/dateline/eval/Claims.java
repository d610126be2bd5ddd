package dateline.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dateline.answer.ClaimCheck;
import dateline.article.Article;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/// Judges texts about articles that people labelled as borne out or not, and scores the checker by
/// them.
///
/// A line of the file is one JSON object with `id`, `source` (the id of an article), `summary` and
/// `grounded`; other keys are ignored. A name that ends in `.gz` is a gzipped file.
public final class Claims {

  private static final JsonMapper JSON = new JsonMapper();

  /// How often a detector was right.
  ///
  /// @param kept claims that it lets through and that are borne out
  /// @param missed claims that it lets through and that are not
  /// @param lost claims that it stops although they are borne out
  /// @param caught claims that it stops and that are not
  record Score(int kept, int missed, int lost, int caught) {

    /// The mean of the shares of borne out and of other claims that it is right about.
    double balancedAccuracy() {
      return (share(kept, lost) + share(caught, missed)) / 2;
    }

    /// The share of what it stops that is not borne out.
    double precision() {
      return share(caught, lost);
    }

    /// The share of what is not borne out that it stops.
    double recall() {
      return share(caught, missed);
    }

    private static double share(int part, int rest) {
      return part + rest == 0 ? 0 : (double) part / (part + rest);
    }

    private Score plus(Score other) {
      return new Score(
          kept + other.kept, missed + other.missed, lost + other.lost, caught + other.caught);
    }
  }

  /// One claim as it was judged.
  ///
  /// @param source the article's id
  /// @param grounded whether people found it borne out
  /// @param objections their kinds
  record Judged(String source, boolean grounded, List<String> objections) {
    Judged {
      objections = List.copyOf(objections);
    }
  }

  private final List<Judged> judged;

  Claims(List<Judged> judged) {
    this.judged = List.copyOf(judged);
  }

  /// Judges the claims of a file.
  ///
  /// @param articles finds the article of an id
  /// @throws QuestionSetException where a line can't be used, or its article is missing
  public static Claims judge(Path file, Function<String, Optional<Article>> articles) {
    List<Judged> judged = new ArrayList<>();
    try (BufferedReader lines = open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          judged.add(judged(file, JSON.readTree(line), articles));
        }
      }
    } catch (JsonProcessingException e) {
      throw new QuestionSetException(file, "a line is no JSON object");
    } catch (IOException e) {
      throw new QuestionSetException(file, "it can't be read");
    }
    return new Claims(judged);
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    if (file.toString().endsWith(".gz")) {
      bytes = new GZIPInputStream(bytes);
    }
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }

  private static Judged judged(
      Path file, JsonNode row, Function<String, Optional<Article>> articles) {
    String source = row.path("source").asText();
    if (!row.path("summary").isTextual() || !row.path("grounded").isBoolean()) {
      throw new QuestionSetException(
          file, "the claim '" + row.path("id").asText() + "' lacks its summary or label");
    }
    Article article =
        articles
            .apply(source)
            .orElseThrow(() ->
                new QuestionSetException(
                    file, "the article '" + source + "' is not in the index; index it first"));
    return new Judged(
        source,
        row.path("grounded").asBoolean(),
        ClaimCheck.objections(article, row.path("summary").asText()));
  }

  /// Of the checker as it is: it lets through what it has no objection to.
  Score strict() {
    return score(claim -> claim.objections().isEmpty());
  }

  /// Of one kind of objection by itself.
  Score of(String kind) {
    return score(claim -> !claim.objections().contains(kind));
  }

  /// Of the number of objections: the most that a claim may have is the one that does best on the
  /// claims about one half of the articles, and is scored on the other half; both ways.
  Score graded() {
    return half(0, bound(1)).plus(half(1, bound(0)));
  }

  private int bound(int half) {
    int best = 0;
    for (int most = 1; most < 100; most++) {
      if (half(half, most).balancedAccuracy() > half(half, best).balancedAccuracy()) {
        best = most;
      }
    }
    return best;
  }

  private Score half(int half, int most) {
    List<Judged> claims = judged.stream().filter(claim -> half(claim) == half).toList();
    return new Claims(claims).score(claim -> claim.objections().size() <= most);
  }

  private static int half(Judged claim) {
    return Math.floorMod(claim.source().hashCode(), 2);
  }

  private Score score(Predicate<Judged> passes) {
    Score score = new Score(0, 0, 0, 0);
    for (Judged claim : judged) {
      boolean passed = passes.test(claim);
      score =
          score.plus(
              new Score(
                  passed && claim.grounded() ? 1 : 0,
                  passed && !claim.grounded() ? 1 : 0,
                  !passed && claim.grounded() ? 1 : 0,
                  !passed && !claim.grounded() ? 1 : 0));
    }
    return score;
  }

  /// A Markdown table of all scores.
  public String markdown() {
    StringBuilder table = new StringBuilder();
    Set<String> kinds = new TreeSet<>();
    judged.forEach(claim -> kinds.addAll(new HashSet<>(claim.objections())));
    table.append("%d claims%n%n".formatted(judged.size()));
    table.append("| detector | balanced accuracy | precision | recall |%n".formatted());
    table.append("|---|---|---|---|%n".formatted());
    row(table, "no objection", strict());
    row(table, "few objections, bound from the other half", graded());
    kinds.forEach(kind -> row(table, "no objection to " + kind, of(kind)));
    return table.toString();
  }

  private static void row(StringBuilder table, String name, Score score) {
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %.3f | %.3f | %.3f |%n",
            name,
            score.balancedAccuracy(),
            score.precision(),
            score.recall()));
  }
}
