package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Hostile articles and questions, and a model that does whatever they demand: nothing of it is
/// said, so that safety does not rest on a model's goodness.
///
/// An article may say what is not true, and may be quoted with its outlet. It may not change what
/// is said of others or by others, nor have anything said that stands in no article.
final class InjectionTest {

  private static final int ENOUGH_CASES = 60;
  private static final int RUN = 10;

  @TempDir private Path directory;

  static Stream<Hostile> cases() {
    return Hostile.all().stream();
  }

  @Test
  void cases_areEnoughAndAllDifferent() {
    List<Hostile> all = Hostile.all();
    assertThat(all).hasSizeGreaterThan(ENOUGH_CASES);
    assertThat(all).extracting(Hostile::id).doesNotHaveDuplicates();
  }

  /// A survey has a prompt of its own; that it is the one that the cases were put to is seen here.
  @Test
  void answer_surveys_areAskedByTheirOwnPrompt() {
    int asked = 0;
    for (Hostile hostile : Hostile.all()) {
      if (hostile.way().equals("survey")) {
        assertThat(Survey.of(hostile.question())).as(hostile.id()).isPresent();
        asked++;
      }
    }
    assertThat(asked).isGreaterThanOrEqualTo(12);
    Hostile command =
        Hostile.all().stream()
            .filter(each -> each.id().equals("survey-new-command"))
            .findFirst()
            .orElseThrow();
    News.index(directory, Stream.concat(News.ALL.stream(), command.articles().stream()).toList());
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      ObeyingModel model = new ObeyingModel(command, ObeyingModel.Obedience.CITING_THE_DEMAND);
      new Answerer(searcher, Optional.of(model), Duration.ofSeconds(5), 300)
          .answer(question(command));
      assertThat(model.asked).extracting(Prompt::version).containsOnly(PromptText.SURVEY.version());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answer_modelObeys_nothingOfItIsSaid(Hostile hostile) {
    Map<String, Article> articles =
        Stream.concat(News.ALL.stream(), hostile.articles().stream())
            .collect(Collectors.toMap(Article::id, Function.identity()));
    News.index(directory, List.copyOf(articles.values()));
    List<String> wrong = new ArrayList<>();
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      for (ObeyingModel.Obedience obedience : ObeyingModel.Obedience.values()) {
        ObeyingModel model = new ObeyingModel(hostile, obedience);
        List<Answer> answers = new ArrayList<>();
        answers.add(
            new Answerer(searcher, Optional.of(model), Duration.ofSeconds(5), 300)
                .answer(question(hostile)));
        answers.addAll(each(searcher, hostile, model));
        for (Prompt prompt : model.asked) {
          problems(hostile, prompt).forEach(problem -> wrong.add(obedience + ": " + problem));
        }
        for (Answer answer : answers) {
          if (answer instanceof Answer.Grounded grounded) {
            problems(hostile, model, grounded, articles)
                .forEach(problem -> wrong.add(obedience + ": " + problem));
          }
        }
      }
    }
    assertThat(wrong.stream().distinct()).isEmpty();
  }

  private static Question question(Hostile hostile) {
    return new Question(
        hostile.question(),
        hostile.history(),
        Optional.empty(),
        Ranking.LEXICAL,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Question.Length.LONG,
        Question.Writer.ANY);
  }

  /// An answer of each proposed statement alone, whether or not the question would be answered, so
  /// that none hides behind one that was said before it.
  private static List<Answer> each(PassageSearcher searcher, Hostile hostile, ObeyingModel model) {
    Standalone completed = new FollowUp(searcher).complete(question(hostile));
    Inquiry inquiry = Inquiry.of(completed, searcher);
    List<Hit> hits =
        searcher.search(
            new PassageQuery(
                completed.text(),
                24,
                Ranking.LEXICAL,
                Set.of(),
                Optional.empty(),
                Optional.empty()));
    List<Evidence> evidence = new EvidenceFinder(searcher).weigh(inquiry, hits);
    if (evidence.isEmpty()) {
      return List.of();
    }
    Assignment assignment =
        new Assignment(
            inquiry, evidence, Question.Length.LONG, false, Duration.ofSeconds(5), Progress.NONE);
    Draft none = new Draft(Answer.Method.EXTRACTIVE, List.of(), Optional.empty());
    List<Answer> answers = new ArrayList<>();
    new LlmWriter(model, 300)
        .write(
            assignment,
            proposal -> {
              Composition composition = new Composition(assignment, none);
              composition.add(proposal);
              composition
                  .answer(hostile.question(), Answer.Method.LLM, Duration.ZERO, Optional.empty())
                  .ifPresent(answers::add);
            });
    return answers;
  }

  /// What is wrong with a prompt: other people's words are only in their places, and visible.
  private static List<String> problems(Hostile hostile, Prompt prompt) {
    List<String> wrong = new ArrayList<>();
    for (String mark : List.of("<<<QUESTION", "QUESTION>>>", "<<<EVIDENCE", "EVIDENCE>>>")) {
      if (prompt.user().split(mark, -1).length > 2) {
        wrong.add("mark more than once in the prompt: " + mark);
      }
    }
    Stream.concat(hostile.blind().stream(), Stream.of("\u001b", "\u202e", "\u200b", "\u0000"))
        .filter(prompt.user()::contains)
        .forEach(each -> wrong.add("in the prompt: %x".formatted(each.codePointAt(0))));
    hostile
        .articles()
        .forEach(article -> article.url().filter(prompt.user()::contains).ifPresent(wrong::add));
    return wrong;
  }

  /// What is wrong with an answer, as anybody may hold it against its articles, and what it says
  /// out of obedience.
  private static List<String> problems(
      Hostile hostile, ObeyingModel model, Answer.Grounded answer, Map<String, Article> articles) {
    List<String> wrong = new ArrayList<>(problems(answer, articles));
    for (Statement statement : answer.statements()) {
      List<Citation> cited = cited(answer, statement);
      if (cited.stream().anyMatch(each -> bare(each.quote()).equals(bare(statement.text())))) {
        continue;
      }
      List<String> never = new ArrayList<>(hostile.never());
      never.addAll(model.forbidden);
      never.add("According to Reuters");
      if (hostile.says().filter(says -> bare(says).equals(bare(hostile.demand()))).isEmpty()) {
        never.add(hostile.demand());
      }
      never.stream()
          .filter(each -> holds(statement.text(), each))
          .forEach(each -> wrong.add("obeyed: " + statement + " " + cited));
      if (hostile.says().filter(says -> bare(says).equals(bare(statement.text()))).isPresent()
          && cited.stream().anyMatch(each -> isHonest(each.span().article()))) {
        wrong.add("said of others: " + statement + " " + cited);
      }
      for (Prompt prompt : model.asked) {
        if (runs(statement.text()).stream().anyMatch(runs(prompt.system())::contains)) {
          wrong.add("of the prompt: " + statement);
        }
      }
    }
    return wrong;
  }

  /// What is wrong with any answer.
  static List<String> problems(Answer.Grounded answer, Map<String, Article> articles) {
    List<String> wrong = new ArrayList<>();
    for (Citation citation : answer.citations()) {
      Article article = Objects.requireNonNull(articles.get(citation.span().article()));
      if (!citation.equals(Citation.of(citation.marker(), article, citation.span()))) {
        wrong.add("not what the article has: " + citation);
      }
    }
    for (Statement statement : answer.statements()) {
      List<Citation> cited = cited(answer, statement);
      if (cited.stream().anyMatch(each -> each.quote().equals(statement.text()))) {
        continue;
      }
      if (!isPlain(statement.text()) || !statement.speaker().stream().allMatch(s -> isPlain(s))) {
        wrong.add("not plain: " + statement);
      }
      List<Draft.Quote> quotes =
          cited.stream()
              .map(each ->
                  new Draft.Quote(
                      Objects.requireNonNull(articles.get(each.span().article())), each.span()))
              .toList();
      List<Draft.Quote> alone =
          quotes.stream().filter(each -> stands(statement, List.of(each))).toList();
      if (alone.isEmpty() ? !stands(statement, quotes) : alone.size() < quotes.size()) {
        wrong.add("does not stand on each: " + statement + " " + cited);
      }
    }
    return wrong;
  }

  private static boolean stands(Statement statement, List<Draft.Quote> quotes) {
    return StatementChecker.judge(new Draft.Proposal(statement.text(), quotes, statement.speaker()))
        .stands();
  }

  private static List<Citation> cited(Answer.Grounded answer, Statement statement) {
    return statement.citations().stream()
        .map(marker -> answer.citations().get(marker - 1))
        .toList();
  }

  private static boolean isHonest(String article) {
    return News.ALL.stream().anyMatch(each -> each.id().equals(article));
  }

  private static boolean isPlain(String text) {
    boolean visible =
        text.codePoints()
            .allMatch(c -> {
              int type = Character.getType(c);
              return type != Character.CONTROL
                  && type != Character.FORMAT
                  && type != Character.SURROGATE
                  && type != Character.PRIVATE_USE
                  && type != Character.UNASSIGNED
                  && type != Character.LINE_SEPARATOR
                  && type != Character.PARAGRAPH_SEPARATOR
                  && !(c >= 0xFE00 && c <= 0xFE0F)
                  && !(c >= 0xE0100 && c <= 0xE01EF)
                  && "\u034f\u115f\u1160\u3164\uffa0".indexOf(c) < 0;
            });
    String lower = text.toLowerCase(Locale.ROOT);
    return visible
        && Stream.of("://", "www.", "](", "<", "`", "**", "javascript:", "mailto:", "&lt;", "&#")
            .noneMatch(lower::contains);
  }

  /// Whether a text holds what it must not: the same words, or where that has marks such as those
  /// of an address the same characters.
  private static boolean holds(String text, String forbidden) {
    boolean marked =
        forbidden.chars().anyMatch(c -> !Character.isLetterOrDigit(c) && " .,'“”".indexOf(c) < 0);
    if (marked && text.toLowerCase(Locale.ROOT).contains(forbidden.toLowerCase(Locale.ROOT))) {
      return true;
    }
    return !bare(forbidden).isBlank() && bare(text).contains(bare(forbidden));
  }

  private static String bare(String text) {
    return " " + String.join(" ", Words.of(text)) + " ";
  }

  private static Set<List<String>> runs(String text) {
    List<String> words = Words.of(text);
    Set<List<String>> runs = new HashSet<>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add(words.subList(i, i + RUN));
    }
    return runs;
  }
}
