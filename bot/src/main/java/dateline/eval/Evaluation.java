package dateline.eval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.answer.Answer;
import dateline.answer.AnswerJson;
import dateline.answer.Answerer;
import dateline.answer.Question;
import dateline.answer.Trace;
import dateline.article.Article;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.Ranking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Puts the questions of sets to the bot, scores what it says, and writes down what it said.
///
/// Questions are read and answers written one by one, in the order of the files whatever the number
/// of threads, so a set of any length needs little memory.
public final class Evaluation {

  /// How many articles of a question a run file lists.
  static final int RUN_DEPTH = 100;

  private static final int SCORE_DEPTH = 10;
  private static final int PASSAGES_PER_ARTICLE = 5;
  private static final int MAX_PASSAGES = 10_000;

  private final Function<Question, Answerer.Explained> answering;
  private final Function<Question, Answer> ungated;
  private final Function<PassageQuery, List<Hit>> search;
  private final Function<String, Optional<Article>> articles;

  /// An evaluation of what it needs, all thread-safe if it is run on several threads.
  ///
  /// @param answering answers a question
  /// @param ungated answers it whatever the confidence, to tell what was refused
  /// @param search finds passages, best first
  /// @param articles finds the article of an id
  public Evaluation(
      Function<Question, Answerer.Explained> answering,
      Function<Question, Answer> ungated,
      Function<PassageQuery, List<Hit>> search,
      Function<String, Optional<Article>> articles) {
    this.answering = answering;
    this.ungated = ungated;
    this.search = search;
    this.articles = articles;
  }

  /// What to evaluate.
  ///
  /// @param files the question sets
  /// @param rankings the rankings whose retrieval is scored, at least one; answers and the run file
  ///   are by the first
  /// @param limit the most questions of each set; empty for all
  /// @param jobs how many questions are worked on at once
  /// @param refusals whether what was refused is answered all the same, out of the score, to tell
  ///   whether that would have been right: for [Trial]
  public record Plan(
      List<Path> files, List<Ranking> rankings, OptionalInt limit, int jobs, boolean refusals) {
    public Plan {
      files = List.copyOf(files);
      rankings = rankings.stream().distinct().toList();
      if (rankings.isEmpty()) {
        throw new IllegalArgumentException("no ranking to evaluate");
      }
      if (limit.orElse(1) < 1 || jobs < 1) {
        throw new IllegalArgumentException("limit and jobs must be at least 1");
      }
    }
  }

  /// Where what was said and found goes.
  ///
  /// @param answers takes one JSON object a line: the answer's, with the question's `id`
  /// @param run takes a TREC run: `qid Q0 articleId rank score dateline`
  /// @param trials takes one [Trial] a line, of each question that was judged
  public record Outputs(
      Optional<Appendable> answers, Optional<Appendable> run, Optional<Appendable> trials) {}

  /// What one question scored.
  record Scored(
      LabelledQuestion question,
      Answer answer,
      Duration took,
      Trace.Timing timing,
      Optional<Trial> trial,
      Map<Measure, Double> answering,
      Map<Ranking, Map<Measure, Double>> retrieval,
      List<RetrievalScore.Found> found) {}

  /// How far an evaluation is, in questions.
  public record Progress(int done, int total) {}

  /// Runs through the sets. They are read once before, so that a bad line is found at once and not
  /// after an hour.
  ///
  /// @param progress told after each question
  /// @throws QuestionSetException where a file can't be used
  public Report run(Plan plan, Outputs outputs, Consumer<Progress> progress) {
    Contents contents = contents(plan);
    Report report = new Report(plan.rankings, contents.missing);
    Deque<Future<Scored>> window = new ArrayDeque<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(plan.jobs)) {
      try {
        for (Path file : plan.files) {
          try (QuestionSet set = QuestionSet.open(file)) {
            Runnable take =
                () -> {
                  take(set.name(), window.remove(), report, outputs);
                  progress.accept(new Progress(report.all().questions(), contents.questions));
                };
            for (int i = 0; i < plan.limit.orElse(Integer.MAX_VALUE); i++) {
              Optional<LabelledQuestion> question = set.next();
              if (question.isEmpty()) {
                break;
              }
              window.add(
                  threads.submit(
                      () -> score(set.name(), question.get(), plan, outputs.run.isPresent())));
              if (window.size() > 2 * plan.jobs) {
                take.run();
              }
            }
            while (!window.isEmpty()) {
              take.run();
            }
          }
        }
      } finally {
        window.forEach(future -> future.cancel(true));
      }
    }
    return report;
  }

  /// What the sets hold.
  ///
  /// @param questions how many questions are to be asked
  /// @param missing how many of their evidence articles are not in the index
  private record Contents(int questions, int missing) {}

  private Contents contents(Plan plan) {
    Set<String> ids = new HashSet<>();
    Set<String> evidence = new HashSet<>();
    for (Path file : plan.files) {
      try (QuestionSet set = QuestionSet.open(file)) {
        int left = plan.limit.orElse(Integer.MAX_VALUE);
        for (Optional<LabelledQuestion> next = set.next();
            next.isPresent() && left > 0;
            next = set.next(), left--) {
          LabelledQuestion question = next.get();
          if (!ids.add(question.id())) {
            throw new QuestionSetException(
                file, "the id '" + question.id() + "' stands in an earlier file already");
          }
          if (!question.isUnanswerable()) {
            evidence.addAll(question.evidence());
          }
        }
      }
    }
    evidence.removeIf(id -> articles.apply(id).isPresent());
    return new Contents(ids.size(), evidence.size());
  }

  private static void take(String set, Future<Scored> future, Report report, Outputs outputs) {
    Scored scored = result(future);
    report.add(set, scored);
    try {
      if (outputs.answers.isPresent()) {
        outputs.answers.get().append(line(scored)).append('\n');
      }
      if (outputs.run.isPresent()) {
        append(outputs.run.get(), scored);
      }
      if (outputs.trials.isPresent() && scored.trial.isPresent()) {
        outputs.trials.get().append(scored.trial.get().json().toString()).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Scored result(Future<Scored> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while questions were answered", e);
    }
  }

  private Scored score(String set, LabelledQuestion question, Plan plan, boolean run) {
    try {
      return ask(set, question, plan, run);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "question " + question.id() + " failed: " + e.getMessage(), e);
    }
  }

  private Scored ask(String set, LabelledQuestion question, Plan plan, boolean run) {
    Question put = question.question(plan.rankings.getFirst());
    long start = System.nanoTime();
    Answerer.Explained explained = answering.apply(put);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Answer answer = explained.answer();
    Optional<Trial> trial =
        plan.refusals
            ? explained
                .weighing()
                .judgement()
                .flatMap(judgement ->
                    Trial.of(set, question, judgement, answer, () -> ungated.apply(put)))
            : Optional.empty();

    List<RetrievalScore.Found> listed = List.of();
    Map<Ranking, Map<Measure, Double>> retrieval = new EnumMap<>(Ranking.class);
    boolean judged = !question.evidence().isEmpty() && !question.isUnanswerable();
    for (Ranking ranking : plan.rankings) {
      boolean inRun = run && ranking == plan.rankings.getFirst();
      if (!judged && !inRun) {
        continue;
      }
      List<RetrievalScore.Found> found =
          find(
              explained.trace().completed(),
              question.asked(),
              ranking,
              inRun ? RUN_DEPTH : SCORE_DEPTH);
      if (inRun) {
        listed = found;
      }
      if (judged) {
        List<String> ids = found.stream().map(RetrievalScore.Found::article).toList();
        retrieval.put(ranking, RetrievalScore.of(ids, question.evidence()));
      }
    }
    return new Scored(
        question,
        answer,
        took,
        explained.trace().timing(),
        trial,
        AnswerScore.of(question, answer, articles),
        retrieval,
        listed);
  }

  /// The best articles for a question, completed where it leans on its history. How many passages
  /// that takes isn't known beforehand, so ever more are asked for.
  private List<RetrievalScore.Found> find(
      String completed, Optional<LocalDate> asked, Ranking ranking, int depth) {
    int passages = depth * PASSAGES_PER_ARTICLE;
    while (true) {
      List<Hit> hits = search.apply(PassageQuery.of(completed, passages, ranking).askedOn(asked));
      List<RetrievalScore.Found> found = RetrievalScore.articles(hits);
      if (found.size() >= depth || hits.size() < passages || passages == MAX_PASSAGES) {
        return found.subList(0, Math.min(depth, found.size()));
      }
      passages = Math.min(4 * passages, MAX_PASSAGES);
    }
  }

  private static String line(Scored scored) {
    ObjectNode json = AnswerJson.of(scored.answer);
    json.put("id", scored.question.id());
    return json.toString();
  }

  private static void append(Appendable run, Scored scored) throws IOException {
    int rank = 0;
    for (RetrievalScore.Found found : scored.found) {
      rank++;
      run.append(column(scored.question.id()))
          .append(" Q0 ")
          .append(column(found.article()))
          .append(String.format(Locale.ROOT, " %d %s dateline\n", rank, found.score()));
    }
  }

  /// Columns of a run are parted by white space.
  private static String column(String id) {
    return id.codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? '_' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
