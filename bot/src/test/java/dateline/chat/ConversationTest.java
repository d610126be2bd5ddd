package dateline.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Answer;
import dateline.answer.Answerer;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.answer.Statement;
import dateline.article.Article;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConversationTest {

  private static final Article BRIDGE =
      new Article(
          "bridge",
          "The Bridge Is Open",
          Optional.of("Oldtown Post"),
          Optional.of(LocalDate.of(2024, 1, 9)),
          Optional.empty(),
          "Mayor Ada Lindqvist opened the new bridge over the river Sarn on Tuesday. About 1,200"
              + " people crossed the bridge before noon, the police said.\n");

  @TempDir private Path directory;

  private PassageSearcher searcher;
  private Conversation conversation;

  @BeforeEach
  void open() {
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      index.update(Stream.of(BRIDGE), progress -> {}, () -> false);
    }
    searcher = PassageSearcher.open(directory);
    conversation =
        new Conversation(
            new NewsDesk(
                new Answerer(searcher)::answer,
                searcher,
                Ranking.LEXICAL,
                Clock.fixed(Instant.parse("2024-01-25T12:00:00Z"), ZoneOffset.UTC)));
  }

  @AfterEach
  void close() {
    searcher.close();
  }

  @Test
  void say_question_isAnsweredAndItsCitationOpens() {
    Reply reply = conversation.say(" Who opened the new bridge? ");

    assertThat(reply).isInstanceOf(Reply.Answered.class);
    Answer answer = ((Reply.Answered) reply).answer();
    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    assertThat(answer.question()).isEqualTo("Who opened the new bridge?");
    for (String typed : new String[] {"/show 1", "/SHOW [1]", "/show"}) {
      Reply shown = conversation.say(typed);
      assertThat(shown).isInstanceOf(Reply.InContext.class);
      assertThat(((Reply.InContext) shown).article()).isEqualTo(BRIDGE);
    }
  }

  @Test
  void say_timeline_tellsWhatHappenedAndItsCitationsOpen() {
    Reply reply = conversation.say("/timeline bridge");

    assertThat(reply).isInstanceOf(Reply.TimelineTold.class);
    Reply.TimelineTold told = (Reply.TimelineTold) reply;
    assertThat(told.topic()).contains("bridge");
    assertThat(told.timeline().entries())
        .extracting(entry -> entry.time().from() + " " + entry.text())
        .containsExactly(
            "2024-01-09 Mayor Ada Lindqvist opened the new bridge over the river Sarn on Tuesday.");
    assertThat(conversation.say("/show 1")).isInstanceOf(Reply.InContext.class);
    assertThat(conversation.say("/timeline")).isInstanceOf(Reply.TimelineTold.class);
    assertThat(conversation.say("/timeline volcano eruption"))
        .isInstanceOfSatisfying(
            Reply.TimelineTold.class, none -> assertThat(none.timeline().entries()).isEmpty());
  }

  @Test
  void say_listOfAllArticles_tellsHowManyAreRead() {
    for (String list : List.of("/timeline", "/disagreements", "/quotes")) {
      Following following = new Following(false);

      assertThat(conversation.say(list, following)).isInstanceOf(Reply.Listed.class);

      assertThat(following.read).isNotEmpty();
      ArticleIndex.Progress last = following.read.getLast();
      assertThat(OptionalLong.of(last.done())).isEqualTo(last.total());
    }
  }

  @Test
  void say_listTakenBackWhileArticlesAreRead_endsAndCanBeAskedForAgain() {
    for (String list : List.of("/timeline", "/disagreements", "/quotes")) {
      Following following = new Following(true);

      assertThat(conversation.say(list, following)).isEqualTo(new Reply.Stopped());

      assertThat(following.read).isEmpty();
      assertThat(conversation.say(list)).isInstanceOf(Reply.Listed.class);
    }
  }

  /// Keeps what it is told.
  private static final class Following implements Progress {
    final List<ArticleIndex.Progress> read = new ArrayList<>();
    private final boolean stopped;

    Following(boolean stopped) {
      this.stopped = stopped;
    }

    @Override
    public void read(ArticleIndex.Progress articles) {
      read.add(articles);
    }

    @Override
    public void verified(List<Statement> soFar) {}

    @Override
    public boolean stopped() {
      return stopped;
    }
  }

  @Test
  void say_showOfWhatIsNot_saysWhatThereIs() {
    assertThat(conversation.say("/show 1"))
        .isEqualTo(new Reply.Refused("there is nothing to show yet; ask a question first"));

    conversation.say("Who opened the new bridge?");

    assertThat(conversation.say("/show 99999999999")).isInstanceOf(Reply.Refused.class);
    assertThat(conversation.say("/show first")).isInstanceOf(Reply.Refused.class);
  }

  @Test
  void say_new_forgetsTheLastAnswer() {
    conversation.say("Who opened the new bridge?");

    assertThat(conversation.say("/new")).isEqualTo(new Reply.StartedAnew());
    assertThat(conversation.say("/show 1")).isInstanceOf(Reply.Refused.class);
  }

  @Test
  void say_sources_listsTheArticles() {
    assertThat(conversation.say("/sources"))
        .isInstanceOfSatisfying(
            Reply.SourceList.class,
            list -> assertThat(list.articles()).extracting(Article::id).containsExactly("bridge"));
  }

  @Test
  void say_unknownCommand_isRefused() {
    assertThat(conversation.say("/sauces"))
        .isEqualTo(new Reply.Refused("there is no command /sauces; /help lists them"));
  }

  @Test
  void say_tooLong_isRefusedAndForgotten() {
    assertThat(conversation.say("why ".repeat(Question.MAX_LENGTH)))
        .isInstanceOf(Reply.Refused.class);
    assertThat(conversation.say("Who opened the new bridge?")).isInstanceOf(Reply.Answered.class);
  }

  @Test
  void say_nothing_helps() {
    assertThat(conversation.say("  ")).isInstanceOf(Reply.Help.class);
    assertThat(conversation.say("/help")).isInstanceOf(Reply.Help.class);
  }
}
