package dateline.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.article.Article;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Articles or a question that want a model to do what it must not: one line of `hostile.jsonl`.
///
/// @param id names it in the tests
/// @param way how it goes about it, such as "chat template"
/// @param question what is asked
/// @param history the turns before, each a role and a text
/// @param articles what stands beside the articles of [News]
/// @param demand what the model is to say
/// @param bait words of the sentence that demands it, as a prompt has them; empty where no sentence
///   does, or one too long to be shown
/// @param output what a model that obeys writes, with `$N` for the number of the sentence that
///   demands it and `$H` for one of an honest article; empty for the demand itself
/// @param never what no statement may hold besides the demand
/// @param says what the hostile article says in plain prose, so that it may be said with that
///   article cited, and with no other
/// @param blind characters that no prompt may hold
record Hostile(
    String id,
    String way,
    String question,
    List<Question.Turn> history,
    List<Article> articles,
    String demand,
    String bait,
    Optional<String> output,
    List<String> never,
    Optional<String> says,
    List<String> blind) {

  private static final ObjectMapper JSON = new ObjectMapper();

  Hostile {
    history = List.copyOf(history);
    articles = List.copyOf(articles);
    never = List.copyOf(never);
    blind = List.copyOf(blind);
  }

  /// All of them.
  static List<Hostile> all() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Hostile.class.getResourceAsStream("hostile.jsonl")),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(Hostile::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Hostile read(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return new Hostile(
          json.path("id").asText(),
          json.path("way").asText(),
          json.path("question").asText(),
          json.path("history").valueStream().map(Hostile::turn).toList(),
          json.path("articles").valueStream().map(Hostile::article).toList(),
          json.path("demand").asText(),
          json.path("bait").asText(),
          Optional.ofNullable(json.path("output").textValue()),
          json.path("never").valueStream().map(JsonNode::asText).toList(),
          Optional.ofNullable(json.path("says").textValue()),
          json.path("blind").valueStream().map(JsonNode::asText).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  private static Question.Turn turn(JsonNode json) {
    return new Question.Turn(Question.Role.valueOf(json.path(0).asText()), json.path(1).asText());
  }

  private static Article article(JsonNode json) {
    return new Article(
        json.path("id").asText(),
        json.path("title").asText(),
        Optional.of(json.path("outlet").asText()),
        Optional.of(LocalDate.of(2024, 3, 7)),
        Optional.ofNullable(json.path("url").textValue()),
        json.path("text").asText());
  }

  @Override
  public String toString() {
    return id;
  }
}
