package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Statement;
import dateline.chat.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LiveTest {
  private static final Lane LANE = new Lane(5, 0);
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Statement OPENED =
      new Statement("The bridge opened.", List.of(1), Optional.empty());
  private static final Statement CLOSED =
      new Statement("The ferry closed.", List.of(2), Optional.empty());

  private final Recorder screen = new Recorder();

  /// Writes down what is shown.
  private static final class Recorder implements Live.Screen {
    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private final CountDownLatch noteMayGo = new CountDownLatch(1);
    private boolean apart;

    @Override
    public void type(Lane lane) {
      shown.add("types");
    }

    @Override
    public OptionalLong note(Lane lane) {
      shown.add("note");
      try {
        noteMayGo.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return OptionalLong.of(77);
    }

    @Override
    public boolean show(Lane lane, List<Statement> soFar, OptionalLong note) {
      shown.add("shows " + soFar.size());
      return apart;
    }

    String next() throws InterruptedException {
      return Optional.ofNullable(shown.poll(10, TimeUnit.SECONDS)).orElse("nothing");
    }
  }

  private Live live(Duration typing, Duration note) {
    return new Live(LANE, new Live.Pace(typing, NEVER, note, SOON), screen, OptionalLong.empty());
  }

  @Test
  void close_answerAtOnce_nothingWasShown() {
    Live live = live(NEVER, NEVER);
    live.start();
    live.close();

    assertThat(screen.shown).isEmpty();
    assertThat(live.note()).isEmpty();
  }

  @Test
  void start_slowAnswer_typesThenShowsANote() throws InterruptedException {
    screen.noteMayGo.countDown();
    Live live = live(SOON, Duration.ofMillis(30));
    live.start();

    assertThat(screen.next()).isEqualTo("types");
    assertThat(screen.next()).isEqualTo("note");
    live.close();
    assertThat(live.note()).hasValue(77);
  }

  @Test
  void start_slowList_typesOnly() throws InterruptedException {
    try (Live live = new Live(LANE, Live.Pace.typing(), screen, OptionalLong.empty())) {
      live.start();
      assertThat(screen.next()).isEqualTo("types");
    }
    assertThat(screen.shown).isEmpty();
  }

  @Test
  void close_noteOnItsWay_waitsForIt() throws InterruptedException {
    Live live = live(NEVER, SOON);
    live.start();
    assertThat(screen.next()).isEqualTo("note");

    Thread closing = Thread.ofVirtual().start(live::close);
    assertThat(closing.join(Duration.ofMillis(50))).isFalse();
    screen.noteMayGo.countDown();
    closing.join();

    assertThat(live.note()).hasValue(77);
  }

  @Test
  void verified_statements_areShownAsTheyCome() throws InterruptedException {
    screen.apart = true;
    Live live = live(NEVER, NEVER);
    live.start();
    live.verified(List.of(OPENED));
    assertThat(screen.next()).isEqualTo("shows 1");
    live.verified(List.of(OPENED, CLOSED));
    assertThat(screen.next()).isEqualTo("shows 2");
    live.close();

    assertThat(live.shownApart()).isTrue();
  }

  @Test
  void stop_running_isSeenByTheAnswer() {
    Live live = live(NEVER, NEVER);
    assertThat(live.stopped()).isFalse();
    live.stop();

    assertThat(live.stopped()).isTrue();
    assertThat(live.changed()).isFalse();
  }

  @Test
  void change_running_isStoppedToBeAskedAnew() {
    Live live = live(NEVER, NEVER);
    live.change();

    assertThat(live.stopped()).isTrue();
    assertThat(live.changed()).isTrue();
  }
}
