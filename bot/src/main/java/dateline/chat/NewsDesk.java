package dateline.chat;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreements;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.answer.Quotes;
import dateline.answer.SpokenQuotes;
import dateline.answer.Timeline;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// What every chat can ask for: answers, and a look at the articles. Remembers nothing;
/// thread-safe.
public final class NewsDesk {

  private static final int LATEST = 10;

  /// So many lists are kept until the articles change.
  private static final int LISTS = 16;

  private static final int LONGEST_NAME = 200;

  private final BiFunction<Question, Progress, Answer> answers;
  private final PassageSearcher searcher;
  private final Ranking ranking;
  private final Clock clock;
  private final Examples examples;
  private final Quotes quotes;
  private final Once<Integer> count;
  private final Recent<Wanted, Reply.Listed> lists;

  private record Wanted(Listing listing, Extent extent) {}

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
    this.lists = new Recent<>(searcher::version, LISTS);
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

  /// How much of a list is wanted.
  public enum Extent {
    /// What one look takes in: of what happened, the main events.
    GLANCE(12, 5, 5),
    /// As much as anybody pages through.
    WHOLE(48, 40, 60);

    private final int events;
    private final int disagreements;
    private final int speakers;

    Extent(int events, int disagreements, int speakers) {
      this.events = events;
      this.disagreements = disagreements;
      this.speakers = speakers;
    }
  }

  /// A list; of what is about nothing in particular, all articles are read: the first call after
  /// they have changed takes some seconds in a large collection.
  ///
  /// @return a [Reply.Listed], or a refusal
  public Reply list(Listing listing, Extent extent) {
    return list(listing, extent, Progress.NONE);
  }

  /// As [#list(Listing, Extent)].
  ///
  /// @param progress follows the reading; who asks for the same meanwhile waits for that
  /// @return also [Reply.Stopped]
  public Reply list(Listing listing, Extent extent, Progress progress) {
    int longest = listing.kind() == Listing.Kind.QUOTES ? LONGEST_NAME : Question.MAX_LENGTH;
    if (listing.about().length() > longest) {
      return new Reply.Refused(
          listing.kind() == Listing.Kind.QUOTES
              ? "no name is longer than " + longest + " characters; shorten it"
              : "that is longer than " + longest + " characters; shorten it");
    }
    try {
      return lists.value(
          new Wanted(listing, extent), () -> made(listing, extent, progress.reading()));
    } catch (CancellationException e) {
      return new Reply.Stopped();
    }
  }

  private Reply.Listed made(
      Listing listing, Extent extent, Consumer<ArticleIndex.Progress> reading) {
    Optional<String> about = Optional.of(listing.about()).filter(each -> !each.isEmpty());
    return switch (listing.kind()) {
      case TIMELINE ->
          new Reply.TimelineTold(
              about,
              Timeline.of(
                  searcher,
                  new Timeline.Wanted(
                      about, Set.of(), Optional.empty(), Optional.empty(), extent.events),
                  reading));
      case DISAGREEMENTS -> {
        // all of them, to tell how many there are: they are looked for anyway
        List<Disagreements.Found> found =
            Disagreements.in(searcher, about, Integer.MAX_VALUE, reading);
        yield new Reply.Disagreeing(about, first(extent.disagreements, found), found.size());
      }
      case QUOTES -> {
        List<SpokenQuotes> found = about.map(quotes::of).orElseGet(() -> quotes.all(reading));
        yield new Reply.Quoted(about, first(extent.speakers, found), found.size());
      }
    };
  }

  private static <T> List<T> first(int most, List<T> all) {
    return all.subList(0, Math.min(most, all.size()));
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
