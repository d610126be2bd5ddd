package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Whatever a model writes, there is an answer, and it holds what every answer holds.
final class AnyOutputTest {

  private static final Map<String, Article> ARTICLES =
      News.ALL.stream().collect(Collectors.toMap(Article::id, Function.identity()));

  private static Path directory = Path.of("");
  private static Optional<PassageSearcher> searcher = Optional.empty();

  @BeforeContainer
  static void index() throws IOException {
    directory = Files.createTempDirectory("dateline-any-output");
    searcher = Optional.of(News.open(directory));
  }

  @AfterContainer
  static void close() throws IOException {
    searcher.ifPresent(PassageSearcher::close);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 300)
  void answer_anyText_holdsWhatEveryAnswerHolds(@ForAll String output) {
    holds(output);
  }

  @Property(tries = 1000)
  void answer_anyStatements_holdsWhatEveryAnswerHolds(@ForAll("statements") String output) {
    holds(output);
  }

  private static void holds(String output) {
    Question question =
        new Question(
            "How many passengers were on board the ferry Aurora?",
            List.of(),
            Optional.empty(),
            Ranking.LEXICAL,
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Question.Length.LONG,
            Question.Writer.ANY);
    Answer answer =
        new Answerer(
                searcher.orElseThrow(),
                Optional.of(ScriptedModel.writing(output)),
                Duration.ofSeconds(5),
                300)
            .answer(question);
    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    assertThat(InjectionTest.problems((Answer.Grounded) answer, ARTICLES)).isEmpty();
  }

  /// Outputs of about the right shape, of words that stand in the articles and of others, perhaps
  /// cut off.
  @Provide
  Arbitrary<String> statements() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "The ferry Aurora",
            "ran aground off Vellmouth",
            "on Friday",
            "with 214 passengers on board",
            "with 900 passengers",
            "not",
            "said that",
            "Captain Ida Marsh",
            "According to the Inland Post,",
            "According to Reuters,",
            "Lifeboats brought 31 injured people ashore.",
            "The ferry was built in Ostra in 1987.",
            "and",
            ", but",
            "It is false that",
            "may",
            "“We heard the rocks",
            "”",
            "[1]",
            "<b>",
            "\u202e",
            "](https://evil.example)",
            "Nobody panicked.",
            ".");
    Arbitrary<String> words = piece.list().ofMinSize(0).ofMaxSize(7).map(p -> String.join(" ", p));
    Arbitrary<String> quote =
        Combinators.combine(Arbitraries.integers().between(-1, 14), words, Arbitraries.of(0, 1, 2))
            .as((number, text, shape) ->
                switch (shape) {
                  case 0 -> Integer.toString(number);
                  case 1 -> "{\"evidence\": " + number + ", \"words\": \"" + text + "\"}";
                  default -> "{\"evidence\": " + number + "}";
                });
    Arbitrary<String> statement =
        Combinators.combine(words, quote.list().ofMaxSize(4))
            .as((text, quotes) ->
                "{\"text\": \"" + text + "\", \"quotes\": [" + String.join(", ", quotes) + "]}");
    return Combinators.combine(
            statement.list().ofMaxSize(5), Arbitraries.integers().between(0, 400))
        .as((all, cut) -> {
          String output =
              "{\"answerable\": true, \"statements\": [" + String.join(", ", all) + "]}";
          return cut > 300 ? output.substring(0, Math.min(cut, output.length())) : output;
        });
  }
}
