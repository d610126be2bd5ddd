package dateline.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What must outlive the process, in a SQL database: what came in, what is to go out, the chats,
/// the turns. Thread-safe; every method is one transaction and is on disk when it returns.
@SuppressWarnings("DoNotCallSuggester")
public final class Store implements AutoCloseable {

  /// Opens a store and makes or updates its tables; no other process may have it open.
  ///
  /// @param url a JDBC url of SQLite or PostgreSQL
  public static Store open(String url, Clock clock) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}

  // what came in

  /// Something that came in through a channel and waits to be worked on.
  ///
  /// @param id the channel's number for it; what has a known id came in before
  /// @param lane where it was said
  /// @param urgent whether it is worked on at once, past its lane (a tapped button)
  /// @param message the channel's number of the message it holds
  /// @param sent when it was sent
  /// @param payload all of it, as it came
  public record Incoming(
      long id, Lane lane, boolean urgent, OptionalLong message, Instant sent, String payload) {}

  /// Takes in what is not known yet, in this order.
  ///
  /// @return how many were new
  public int accept(List<Incoming> incoming) {
    throw new UnsupportedOperationException();
  }

  /// Puts aside something that can't be understood, so that nobody tries again.
  public void quarantine(long id, String payload, String problem) {
    throw new UnsupportedOperationException();
  }

  /// What to work on next: the first of every lane, and all that is urgent; oldest first.
  ///
  /// @param busy ids that are being worked on; their lanes have to wait
  public List<Incoming> next(Collection<Long> busy, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Replaces what a waiting message says by its edited form.
  ///
  /// @return false when the message is not waiting (any more)
  public boolean amend(long chat, long message, String payload) {
    throw new UnsupportedOperationException();
  }

  /// Work is done: keeps the turn, queues what is to be sent, and forgets what came in but for its
  /// id. All of it or nothing.
  public void finish(long id, Optional<Turn> turn, List<Parcel> parcels) {
    throw new UnsupportedOperationException();
  }

  /// How much waits to be worked on, and since when.
  ///
  /// @param oldest when the oldest was sent
  public record Backlog(int waiting, Optional<Instant> oldest) {}

  public Backlog inbox() {
    throw new UnsupportedOperationException();
  }

  // what goes out

  /// Something to be sent.
  ///
  /// @param lane where to
  /// @param turn the turn it belongs to, so that a reply to the message finds it
  /// @param payload in the channel's own form
  public record Parcel(Lane lane, Optional<String> turn, String payload) {}

  /// A parcel in the queue.
  ///
  /// @param attempts how often it has been tried
  public record Queued(long id, Parcel parcel, Instant since, int attempts) {}

  /// The first parcel of every chat that may be sent now, oldest first. Chats that are parked, and
  /// parcels that are to wait, are left out.
  ///
  /// @param busy chats that are being sent to
  public List<Queued> due(Collection<Long> busy, int limit) {
    throw new UnsupportedOperationException();
  }

  /// When the next parcel that is not due yet will be.
  public Optional<Instant> nextDue() {
    throw new UnsupportedOperationException();
  }

  /// The parcel is about to be handed over; should the process die now, nobody knows whether it
  /// was.
  public void sending(long id) {
    throw new UnsupportedOperationException();
  }

  /// The parcel has arrived.
  ///
  /// @param message the channel's number of the message
  public void sent(long id, OptionalLong message) {
    throw new UnsupportedOperationException();
  }

  /// The parcel has not arrived and is tried again, not before a time.
  ///
  /// @param counts whether this was an attempt
  public void again(long id, Instant notBefore, boolean counts) {
    throw new UnsupportedOperationException();
  }

  /// The parcel takes another form (another chat, no quote) and is tried again at once.
  public void rewrite(long id, String payload) {
    throw new UnsupportedOperationException();
  }

  /// Nobody knows whether the parcel has arrived: it is not sent again; this goes out in its place.
  public void unknown(long id, Optional<Parcel> instead) {
    throw new UnsupportedOperationException();
  }

  /// The parcel can't be delivered.
  public void undeliverable(long id, String why) {
    throw new UnsupportedOperationException();
  }

  /// Parcels that were being handed over when the process died.
  public List<Queued> interrupted() {
    throw new UnsupportedOperationException();
  }

  /// Nothing is sent to a chat before a time.
  public void park(long chat, Instant until) {
    throw new UnsupportedOperationException();
  }

  public Backlog outbox() {
    throw new UnsupportedOperationException();
  }

  // chats

  /// A chat and what was set in it.
  ///
  /// @param language of the interface, a two-letter code; empty for the person's own
  /// @param length how long answers are
  /// @param model whether a language model may write, where there is one
  /// @param active false when the channel said that the bot can't write there
  /// @param standing what its people may do
  public record Chat(
      long id,
      Optional<String> language,
      dateline.answer.Question.Length length,
      boolean model,
      boolean active,
      Standing standing) {}

  /// What a chat, or a person in its private chat, may do.
  public enum Standing {
    STRANGER,
    MEMBER,
    ADMIN
  }

  /// The chat of an id; one that is not known is a stranger with default settings.
  public Chat chat(long id) {
    throw new UnsupportedOperationException();
  }

  public void save(Chat chat) {
    throw new UnsupportedOperationException();
  }

  /// The people who are admins.
  public List<Long> admins() {
    throw new UnsupportedOperationException();
  }

  /// The chat can't be written to: marks it, and drops what was to be sent to it.
  ///
  /// @return how many parcels were dropped
  public int deactivate(long chat) {
    throw new UnsupportedOperationException();
  }

  /// The chat has a new id: everything of it moves there.
  public void rename(long from, long to) {
    throw new UnsupportedOperationException();
  }

  /// The code by which this chat can be let in: the one it has, if that is still good, or a new
  /// one. Eight characters nobody confuses.
  public String code(long chat, Duration good) {
    throw new UnsupportedOperationException();
  }

  /// The chat of a code that is still good; the code is used up. The caller lets the chat in.
  public OptionalLong redeem(String code) {
    throw new UnsupportedOperationException();
  }

  // turns

  /// The last turns of a lane, oldest first.
  public List<Turn> recent(Lane lane, int limit) {
    throw new UnsupportedOperationException();
  }

  public Optional<Turn> turn(String id) {
    throw new UnsupportedOperationException();
  }

  /// The turn that a sent message belongs to.
  public Optional<Turn> turnOf(long chat, long message) {
    throw new UnsupportedOperationException();
  }

  /// The turn and those before it in its lane, oldest first.
  public List<Turn> upTo(Turn turn, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Erases what was said in a chat: turns, ratings, texts that wait nowhere.
  ///
  /// @return how many turns there were
  public int forget(long chat) {
    throw new UnsupportedOperationException();
  }

  /// Erases what is older: turns before the first time, ids of updates before the second.
  public void expire(Instant turnsBefore, Instant idsBefore) {
    throw new UnsupportedOperationException();
  }

  /// Keeps what a person thinks of an answer, one opinion each.
  public void rate(String turn, long person, boolean good) {
    throw new UnsupportedOperationException();
  }

  // budgets

  /// Takes one from what somebody may use in a span of time (windows start at multiples of it).
  ///
  /// @param who a person or chat
  /// @param what what is counted
  /// @param at when it was used
  /// @return false when nothing is left; then nothing is taken
  public boolean spend(long who, String what, int limit, Duration window, Instant at) {
    throw new UnsupportedOperationException();
  }

  // figures

  /// Counts for `/stats`, over all chats.
  public record Statistics(
      int chats,
      int people,
      int questions,
      int answered,
      int good,
      int bad,
      int undeliverable,
      int unknown) {}

  public Statistics statistics(Instant since) {
    throw new UnsupportedOperationException();
  }
}
