package dateline.chat;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreements;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;

/// What every chat can ask for: answers, and a look at the articles. Remembers nothing;
/// thread-safe.
public final class NewsDesk {

  private static final int LATEST = 10;
  private static final int MOST_DISAGREEMENTS = 5;

  private final BiFunction<Question, Progress, Answer> answers;
  private final PassageSearcher searcher;
  private final Ranking ranking;
  private final Clock clock;
  private final Examples examples;
  private volatile Counted counted = new Counted(-1, 0);

  /// To count, all articles are read: done once for each state of the index.
  private record Counted(long version, int articles) {}

  /// @param answers makes an answer; throws a [CancellationException] when it was stopped
  /// @param ranking how passages are found
  /// @param clock tells the day a question is asked
  public NewsDesk(
      BiFunction<Question, Progress, Answer> answers,
      PassageSearcher searcher,
      Ranking ranking,
      Clock clock) {
    this.answers = answers;
    this.searcher = searcher;
    this.ranking = ranking;
    this.clock = clock;
    this.examples = new Examples(searcher, this::answered);
  }

  /// Answers a question.
  ///
  /// @param text not blank
  /// @param before the turns before it, oldest first
  public Reply ask(
      String text,
      List<Question.Turn> before,
      Question.Length length,
      Question.Writer writer,
      Progress progress) {
    if (text.length() > Question.MAX_LENGTH) {
      return new Reply.Refused(
          "that is longer than " + Question.MAX_LENGTH + " characters; shorten it");
    }
    Question question =
        new Question(
            text,
            before,
            Optional.of(LocalDate.now(clock)),
            ranking,
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            length,
            writer);
    try {
      return new Reply.Answered(answers.apply(question, progress));
    } catch (CancellationException e) {
      return new Reply.Stopped();
    }
  }

  /// How many articles there are.
  public int count() {
    long version = searcher.version();
    Counted known = counted;
    if (known.version() != version) {
      known = new Counted(version, searcher.articles().size());
      counted = known;
    }
    return known.articles();
  }

  /// All articles.
  public Reply.SourceList sources() {
    return new Reply.SourceList(searcher.articles());
  }

  /// The newest articles.
  public Reply.Latest latest() {
    return new Reply.Latest(
        searcher.newest(LATEST, Set.of(), Optional.empty(), Optional.empty()).stream()
            .filter(article -> article.published().isPresent())
            .toList());
  }

  /// What the articles give different values for; without a topic, in all of them, which takes some
  /// seconds in a large collection.
  ///
  /// @param topic may be blank
  public Reply disagreements(String topic) {
    if (topic.length() > Question.MAX_LENGTH) {
      return new Reply.Refused(
          "that is longer than " + Question.MAX_LENGTH + " characters; shorten it");
    }
    return new Reply.Disagreeing(
        topic,
        Disagreements.in(
            searcher, Optional.of(topic).filter(each -> !each.isBlank()), MOST_DISAGREEMENTS));
  }

  /// The quote of a citation where it stands, if it still stands there.
  public Reply inContext(Citation citation) {
    return searcher
        .article(citation.span().article())
        .filter(article -> article.text().startsWith(citation.quote(), citation.span().start()))
        .<Reply>map(article -> new Reply.InContext(article, citation.span()))
        .orElseGet(() -> new Reply.Changed(citation));
  }

  /// Up to three questions that the articles answer, to show what can be asked. The first call
  /// after the articles have changed takes a few seconds in a large collection.
  public List<String> examples() {
    return examples.questions();
  }

  private Optional<Answer.Grounded> answered(String question) {
    return ask(
                question,
                List.of(),
                Question.Length.SHORT,
                Question.Writer.EXTRACTIVE,
                Progress.NONE)
            instanceof Reply.Answered(Answer.Grounded grounded)
        ? Optional.of(grounded)
        : Optional.empty();
  }
}
