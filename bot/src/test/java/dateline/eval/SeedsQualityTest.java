package dateline.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Answer;
import dateline.answer.Answerer;
import dateline.answer.Progress;
import dateline.answer.Question;
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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The articles and questions that ship with the project, answered from end to end: the figures in
/// `seeds-quality.json` may not fall.
final class SeedsQualityTest {

  private static final Path SEEDS = Path.of("..", "seeds");
  private static final Path FIGURES =
      Path.of("src", "test", "resources", "dateline", "eval", "seeds-quality.json");

  /// A question, one that leans on it, and what the answer to that says; nothing where it can't be
  /// answered.
  private static final String FOLLOW_UPS =
      """
        Who attacked Iran several times in recent years? | And how many of its bases were hit? | two
        Who attacked Iran several times in recent years? | When did it strike the police station a second time? | January 10
        Where was a terror cell broken up? | Who gave the details? | Goudarzi
        Where was a terror cell broken up? | How long did the clash last? | three
        Where was a terror cell broken up? | What did the guards seize? | bombs
        Where was a terror cell broken up? | How many bombs were found there? | six
        Which countries exchanged strikes? | How did the embassy describe the relations? | thick and thin
        What did Pakistan attack? | How many people died there? | ten
        Who condemned the shooting near Saravan? | How many people were killed in it? | nine
        Who chaired the cabinet meeting in Pakistan? | What did it decide? | diplomatic relations
        Which police station was attacked in December? | How many officers died? | 11
        Which police station was attacked in December? | And how many were injured? | 6 injured
        Which police station was attacked in December? | Which city is it in? | Rask
        Who is the foreign secretary of Pakistan? | What did he call the relations with Iran? | fraternal
        Who is the foreign secretary of Pakistan? | When did he write that? | Thursday
        What did Iran attack in January? | With what weapons? | drones
        Who invited Raeisi? | When will he go? |
        When was Jaish ul-Adl founded? | Who leads it? |
        Where was a terror cell broken up? | How old was the militant who died? |
        Who condemned the shooting near Saravan? | How much does he earn? |
        Who is the foreign minister of Pakistan? | Where was he born? |
        Which police station was attacked in December? | How many prisoners escaped from it? |
        Who chaired the cabinet meeting in Pakistan? | How many ministers voted against it? |
        What did Iran attack in January? | How much did the missiles cost? |
        Who returned to their posts on Friday? | Which airline did they fly with? |
        What did the guards seize? | Who sold them the weapons? |
        Who attacked Iran several times in recent years? | How many members does it have? |
      """;

  /// Of the follow-ups that can be answered so many are.
  private static final int FOLLOWED = 9;

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

  @Test
  void answer_followUps_manyAnsweredAndNoneThatCannotBe() {
    List<String> right = new ArrayList<>();
    List<String> invented = new ArrayList<>();
    try (PassageSearcher searcher = PassageSearcher.open(index)) {
      Answerer answerer = new Answerer(searcher);
      for (String line : FOLLOW_UPS.lines().map(String::strip).toList()) {
        List<String> parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        String first = text(answerer.answer(Question.of(parts.getFirst())));
        String then =
            text(
                answerer.answer(
                    after(
                        parts.get(1),
                        new Question.Turn(Question.Role.USER, parts.getFirst()),
                        new Question.Turn(Question.Role.BOT, first))));
        if (parts.getLast().isEmpty() && !then.startsWith("The articles ")) {
          invented.add(line + ": " + then);
        } else if (!parts.getLast().isEmpty() && then.contains(parts.getLast())) {
          right.add(line);
        }
      }
    }
    assertThat(invented).isEmpty();
    assertThat(right).hasSizeGreaterThanOrEqualTo(FOLLOWED);
  }

  private static Question after(String text, Question.Turn... turns) {
    return new Question(
        text,
        List.of(turns),
        Optional.empty(),
        Ranking.HYBRID,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Question.Length.NORMAL,
        Question.Writer.EXTRACTIVE);
  }

  private static String text(Answer answer) {
    return switch (answer) {
      case Answer.Grounded grounded -> grounded.words();
      case Answer.Unanswered _ -> "The articles say nothing about that.";
    };
  }
}
