package dateline.chat;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreements;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.answer.Quotes;
import dateline.answer.SpokenQuotes;
import dateline.answer.Timeline;
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
  private static final int TIMELINE = 12;

  /// Speakers whose quotations are shown at once.
  private static final int SPEAKERS = 5;

  private static final int LONGEST_NAME = 200;

  private final BiFunction<Question, Progress, Answer> answers;
  private final PassageSearcher searcher;
  private final Ranking ranking;
  private final Clock clock;
  private final Examples examples;
  private final Quotes quotes;
  private final Once<Integer> count;
  private final Once<Reply.Quoted> everybody;
  private final Once<Reply.Disagreeing> differing;
  private final Once<Timeline> events;

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
    this.quotes = new Quotes(searcher);
    this.count = new Once<>(searcher::version, () -> searcher.articles().size());
    this.everybody =
        new Once<>(searcher::version, () -> quoted(Optional.empty(), quotes.all(_ -> {})));
    this.differing = new Once<>(searcher::version, () -> disagreeing(Optional.empty()));
    this.events = new Once<>(searcher::version, () -> told(Optional.empty()));
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
    return count.value();
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

  /// What a speaker is quoted with, or where none is named, those whose words several outlets have.
  /// The first call after the articles have changed takes some seconds in a large collection.
  public Reply quotes(String speaker) {
    String asked = speaker.strip();
    if (asked.length() > LONGEST_NAME) {
      return new Reply.Refused(
          "no name is longer than " + LONGEST_NAME + " characters; shorten it");
    }
    return asked.isEmpty() ? everybody.value() : quoted(Optional.of(asked), quotes.of(asked));
  }

  private static Reply.Quoted quoted(Optional<String> asked, List<SpokenQuotes> found) {
    return new Reply.Quoted(
        asked, found.subList(0, Math.min(SPEAKERS, found.size())), found.size());
  }

  /// What happened, in order.
  ///
  /// @param topic what it is about; blank for what most outlets tell
  public Reply timeline(String topic) {
    if (topic.length() > Question.MAX_LENGTH) {
      return new Reply.Refused(
          "that is longer than " + Question.MAX_LENGTH + " characters; shorten it");
    }
    Optional<String> about = Optional.of(topic.strip()).filter(each -> !each.isEmpty());
    return new Reply.TimelineTold(about, about.isEmpty() ? events.value() : told(about));
  }

  private Timeline told(Optional<String> topic) {
    return Timeline.of(
        searcher,
        new Timeline.Wanted(topic, Set.of(), Optional.empty(), Optional.empty(), TIMELINE));
  }

  /// What the articles give different values for. Without a topic, in all of them: the first call
  /// after they have changed takes some seconds in a large collection.
  ///
  /// @param topic may be blank
  public Reply disagreements(String topic) {
    String asked = topic.strip();
    if (asked.length() > Question.MAX_LENGTH) {
      return new Reply.Refused(
          "that is longer than " + Question.MAX_LENGTH + " characters; shorten it");
    }
    return asked.isEmpty() ? differing.value() : disagreeing(Optional.of(asked));
  }

  private Reply.Disagreeing disagreeing(Optional<String> topic) {
    return new Reply.Disagreeing(
        topic.orElse(""), Disagreements.in(searcher, topic, MOST_DISAGREEMENTS));
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
