package dateline.telegram;

import dateline.answer.Progress;
import dateline.answer.Statement;
import dateline.chat.Lane;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What a chat sees of a question while it is worked on: that somebody types, then a note with a
/// button that stops it, then the statements that are already certain.
///
/// All of it may fail or be late and nothing is lost: the answer itself goes another way. An answer
/// that is there at once shows none of it.
final class Live implements Progress, AutoCloseable {

  /// When things are shown.
  ///
  /// @param typingAfter when typing is shown first
  /// @param typingEvery how often it is shown again; it fades after 5 s
  /// @param noteAfter when the note comes
  /// @param between the least time between two changes of the statements
  record Pace(Duration typingAfter, Duration typingEvery, Duration noteAfter, Duration between) {

    /// A private chat bears a change a second, a group twenty a minute with all else in it.
    static Pace of(boolean group) {
      return new Pace(
          Duration.ofMillis(250),
          Duration.ofSeconds(4),
          Duration.ofMillis(1_500),
          group ? Duration.ofMillis(3_500) : Duration.ofMillis(1_200));
    }

    /// Nothing is shown but that somebody types.
    static Pace typing() {
      Duration never = Duration.ofDays(1);
      return new Pace(Duration.ofMillis(250), Duration.ofSeconds(4), never, never);
    }
  }

  /// How a chat is shown things.
  interface Screen {
    void type(Lane lane);

    /// Shows the note; returns its message, if it is certain that it is there.
    OptionalLong note(Lane lane);

    /// Shows the statements so far.
    ///
    /// @param note the message of the note, if there is one
    /// @return whether they are shown apart from the note
    boolean show(Lane lane, List<Statement> soFar, OptionalLong note);
  }

  private final Lane lane;
  private final Pace pace;
  private final Screen screen;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private List<Statement> statements = List.of();
  private OptionalLong note;
  private boolean shownApart;
  private boolean noting;
  private boolean stopped;
  private boolean restated;
  private boolean left;
  private boolean forgotten;
  private boolean closed;

  /// @param note the note's message, where an earlier process has left one
  Live(Lane lane, Pace pace, Screen screen, OptionalLong note) {
    this.lane = lane;
    this.pace = pace;
    this.screen = screen;
    this.note = note;
  }

  void start() {
    Thread.ofVirtual().name("live " + lane.chat()).start(this::run);
  }

  @Override
  public void verified(List<Statement> soFar) {
    locked(() -> statements = List.copyOf(soFar));
  }

  @Override
  public boolean stopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /// Nobody wants the answer any more.
  void stop() {
    locked(() -> stopped = true);
  }

  /// The question has been put otherwise, and nobody wants this answer any more.
  void change() {
    locked(() -> {
      stopped = true;
      restated = true;
    });
  }

  /// Whether it was stopped because the question has been put otherwise.
  boolean changed() {
    lock.lock();
    try {
      return restated;
    } finally {
      lock.unlock();
    }
  }

  /// The chat can't be written to any more, and nobody is there to want the answer.
  void leave() {
    locked(() -> {
      stopped = true;
      left = true;
    });
  }

  /// Whether it was stopped because the chat can't be written to any more.
  boolean left() {
    lock.lock();
    try {
      return left;
    } finally {
      lock.unlock();
    }
  }

  /// Nothing may be kept of the question, nor said about it any more.
  void forget() {
    locked(() -> {
      stopped = true;
      forgotten = true;
    });
  }

  /// Whether nothing may be kept of it.
  boolean forgotten() {
    lock.lock();
    try {
      return forgotten;
    } finally {
      lock.unlock();
    }
  }

  /// Shows nothing more. Waits for a note that is on its way, since the answer takes its place.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      news.signalAll();
      while (noting) {
        news.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The note's message, if there is one. After [#close()].
  OptionalLong note() {
    return note;
  }

  /// Whether the answer has to come as a new message, since the statements were shown apart from
  /// the note. After [#close()].
  boolean shownApart() {
    return shownApart;
  }

  private void run() {
    long start = System.nanoTime();
    long typing = start + pace.typingAfter().toNanos();
    long noteAt = start + pace.noteAfter().toNanos();
    long showAt = start;
    List<Statement> shown = List.of();
    while (true) {
      List<Statement> toShow = List.of();
      boolean type = false;
      lock.lock();
      try {
        long now = System.nanoTime();
        boolean fresh = !statements.equals(shown);
        long wake = shown.isEmpty() ? typing : Long.MAX_VALUE;
        wake = note.isEmpty() ? Math.min(wake, noteAt) : wake;
        wake = fresh ? Math.min(wake, showAt) : wake;
        if (!closed && now < wake) {
          news.awaitNanos(wake - now);
          continue;
        }
        if (closed) {
          return;
        }
        if (fresh && now >= showAt) {
          toShow = statements;
        } else if (note.isEmpty() && now >= noteAt) {
          noting = true;
        } else {
          type = true;
        }
      } catch (InterruptedException e) {
        return;
      } finally {
        lock.unlock();
      }
      if (type) {
        screen.type(lane);
        typing = System.nanoTime() + pace.typingEvery().toNanos();
      } else if (!toShow.isEmpty()) {
        boolean apart = screen.show(lane, toShow, note);
        locked(() -> shownApart |= apart);
        shown = toShow;
        showAt = System.nanoTime() + pace.between().toNanos();
      } else {
        noteAt = Long.MAX_VALUE; // one try: without a note the answer comes as a message of its own
        showNote();
        if (!shownApart) {
          shown = List.of(); // what was known before there was a note is shown in it
        }
      }
    }
  }

  private void showNote() {
    OptionalLong message = OptionalLong.empty();
    try {
      message = screen.note(lane);
    } finally {
      OptionalLong shown = message;
      locked(() -> {
        note = shown;
        noting = false;
      });
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
