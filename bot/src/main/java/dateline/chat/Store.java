package dateline.chat;

import dateline.answer.Question;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// What must outlive the process, in a SQL database: what came in, what is to go out, the chats,
/// the turns. Thread-safe; every method is one transaction and is on disk when it returns, or
/// throws a [StoreException] and has changed nothing.
///
/// What is done is deleted: the inbox and the outbox hold only what waits, so that looking for the
/// next thing to do costs the same after years. Of what came in the id stays, of what was sent the
/// number of the message.
public final class Store implements AutoCloseable {

  /// Without what looks alike: 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B, U and V.
  private static final String CODE_ALPHABET = "34679ACDEFGHJKMNPQRTVWXY";

  private static final int CODE_LENGTH = 8;

  // the state of a parcel
  private static final int WAITING = 0;
  private static final int SENDING = 1;
  private static final int INTERRUPTED = 2;

  private final Database database;
  private final Clock clock;
  private final RandomGenerator random;

  private Store(Database database, Clock clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /// Opens a store and makes or updates its tables; no other process may have it open.
  ///
  /// @param url a JDBC url of SQLite or PostgreSQL
  public static Store open(String url, Clock clock) {
    return open(url, clock, new SecureRandom());
  }

  /// @param random where codes come from
  static Store open(String url, Clock clock, RandomGenerator random) {
    Store store = new Store(Database.open(url), clock, random);
    try {
      store.database.write(handle ->
          handle.execute("UPDATE outbox SET state = ? WHERE state = ?", INTERRUPTED, SENDING));
      return store;
    } catch (StoreException e) {
      store.close();
      throw e;
    }
  }

  @Override
  public void close() {
    database.close();
  }

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
    if (incoming.isEmpty()) {
      return 0;
    }
    return database.write(handle -> {
      List<Incoming> added = unseen(handle, incoming);
      if (!added.isEmpty()) {
        addToInbox(handle, added);
      }
      return added.size();
    });
  }

  private List<Incoming> unseen(Handle handle, List<Incoming> incoming) {
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO seen (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING");
    for (Incoming each : incoming) {
      batch.add(each.id(), clock.millis());
    }
    int[] counts = batch.execute();
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] == 1)
        .mapToObj(incoming::get)
        .toList();
  }

  private static void addToInbox(Handle handle, List<Incoming> incoming) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO inbox (id, chat, topic, urgent, message, sent, payload)
            VALUES (:id, :chat, :topic, :urgent, :message, :sent, :payload)
            """);
    for (Incoming each : incoming) {
      batch
          .bind("id", each.id())
          .bind("chat", each.lane().chat())
          .bind("topic", each.lane().topic())
          .bind("urgent", each.urgent())
          .bind("message", each.message())
          .bind("sent", each.sent().toEpochMilli())
          .bind("payload", StoredText.write(each.payload()))
          .add();
    }
    batch.execute();
  }

  private static Incoming incoming(ResultSet row) throws SQLException {
    return new Incoming(
        row.getLong("id"),
        lane(row),
        row.getBoolean("urgent"),
        optionalLong(row, "message"),
        Instant.ofEpochMilli(row.getLong("sent")),
        StoredText.read(row.getString("payload")));
  }

  private static Lane lane(ResultSet row) throws SQLException {
    return new Lane(row.getLong("chat"), row.getInt("topic"));
  }

  private static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /// Puts aside something that can't be understood, whether or not it was taken in, so that nobody
  /// tries again.
  public void quarantine(long id, String payload, String problem) {
    database.write(handle -> {
      long now = clock.millis();
      handle.execute("INSERT INTO seen (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING", id, now);
      handle
          .createUpdate(
              """
              INSERT INTO quarantine (id, chat, at, payload, problem)
              VALUES (:id, (SELECT chat FROM inbox WHERE id = :id), :now, :payload, :problem)
              ON CONFLICT DO NOTHING
              """)
          .bind("id", id)
          .bind("now", now)
          .bind("payload", StoredText.write(payload))
          .bind("problem", StoredText.write(problem))
          .execute();
      return handle.execute("DELETE FROM inbox WHERE id = ?", id);
    });
  }

  /// What to work on next: all that is urgent, then the first of every lane; oldest first.
  ///
  /// @param busy ids that are being worked on; their lanes have to wait
  public List<Incoming> next(Collection<Long> busy, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM inbox WHERE place IN (
                  SELECT place FROM inbox WHERE urgent = TRUE AND id NOT IN (<busy>)
                  UNION ALL
                  SELECT min(place) FROM inbox WHERE urgent = FALSE GROUP BY chat, topic
                  HAVING (chat, topic) NOT IN
                    (SELECT chat, topic FROM inbox WHERE id IN (<busy>) AND NOT urgent))
                ORDER BY urgent DESC, place LIMIT :limit
                """)
            .bindList("busy", notEmpty(busy))
            .bind("limit", limit)
            .map((row, context) -> incoming(row))
            .list());
  }

  /// SQL has no empty lists; no id is that small.
  private static Collection<Long> notEmpty(Collection<Long> ids) {
    return ids.isEmpty() ? List.of(Long.MIN_VALUE) : ids;
  }

  /// Replaces what a waiting message says by its edited form. What is being worked on waits, too.
  ///
  /// @return false when the message is not waiting (any more)
  public boolean amend(long chat, long message, String payload) {
    return database.write(handle ->
        handle.execute(
            "UPDATE inbox SET payload = ? WHERE chat = ? AND message = ?",
            StoredText.write(payload),
            chat,
            message))
        > 0;
  }

  /// Work is done: keeps the turn, queues what is to be sent, and forgets what came in but for its
  /// id. All of it or nothing.
  ///
  /// @return false when it was done before or never came in; then nothing happens
  public boolean finish(long id, Optional<Turn> turn, List<Parcel> parcels) {
    return database.write(handle -> {
      if (handle.execute("DELETE FROM inbox WHERE id = ?", id) == 0) {
        return false;
      }
      handle.execute("DELETE FROM spent WHERE incoming = ?", id);
      handle.execute("DELETE FROM note WHERE incoming = ?", id);
      turn.ifPresent(each -> keep(handle, each));
      enqueue(handle, parcels);
      return true;
    });
  }

  private static void keep(Handle handle, Turn turn) {
    handle
        .createUpdate(
            """
            INSERT INTO turn (id, chat, topic, person, at, question, answer, grounded, citations)
            VALUES (:id, :chat, :topic, :person, :at, :question, :answer, :grounded, :citations)
            """)
        .bind("id", turn.id())
        .bind("chat", turn.lane().chat())
        .bind("topic", turn.lane().topic())
        .bind("person", turn.person())
        .bind("at", turn.at().toEpochMilli())
        .bind("question", StoredText.write(turn.question()))
        .bind("answer", StoredText.write(turn.text()))
        .bind("grounded", turn.grounded())
        .bind("citations", StoredText.write(CitationJson.write(turn.citations())))
        .execute();
  }

  private void enqueue(Handle handle, List<Parcel> parcels) {
    if (parcels.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO outbox (chat, topic, turn, payload, since, state, attempts, not_before)
            VALUES (:chat, :topic, :turn, :payload, :since, :state, 0, 0)
            """);
    for (Parcel each : parcels) {
      batch
          .bind("chat", each.lane().chat())
          .bind("topic", each.lane().topic())
          .bind("turn", each.turn())
          .bind("payload", StoredText.write(each.payload()))
          .bind("since", clock.millis())
          .bind("state", WAITING)
          .add();
    }
    batch.execute();
  }

  /// The message that shows a chat that this update is worked on, whose place the answer takes.
  public OptionalLong note(long id) {
    return database.read(handle ->
        handle
            .createQuery("SELECT message FROM note WHERE incoming = ?")
            .bind(0, id)
            .mapTo(Long.class)
            .findOne()
            .map(OptionalLong::of)
            .orElseGet(OptionalLong::empty));
  }

  /// Keeps the message that shows a chat that an update is worked on.
  public void keepNote(long id, long message) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO note (incoming, message) VALUES (:incoming, :message)
                ON CONFLICT (incoming) DO UPDATE SET message = excluded.message
                """)
            .bind("incoming", id)
            .bind("message", message)
            .execute());
  }

  /// How much waits to be worked on, and since when.
  ///
  /// @param oldest when the oldest was sent
  public record Backlog(int waiting, Optional<Instant> oldest) {}

  public Backlog inbox() {
    return backlog("SELECT count(*) AS waiting, min(sent) AS oldest FROM inbox");
  }

  private Backlog backlog(String sql) {
    return database.read(handle ->
        handle
            .createQuery(sql)
            .map((row, context) ->
                new Backlog(row.getInt("waiting"), optionalInstant(row, "oldest")))
            .one());
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
  /// A parcel that is being handed over, or was when the process died, holds its chat up until
  /// somebody says what became of it.
  ///
  /// @param busy chats that are being sent to
  public List<Queued> due(Collection<Long> busy, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM outbox
                WHERE id IN (SELECT min(id) FROM outbox GROUP BY chat)
                AND state = :waiting AND not_before <= :now AND chat NOT IN (<busy>)
                AND chat NOT IN (SELECT chat FROM parked WHERE until > :now)
                ORDER BY id LIMIT :limit
                """)
            .bind("waiting", WAITING)
            .bind("now", clock.millis())
            .bindList("busy", notEmpty(busy))
            .bind("limit", limit)
            .map((row, context) -> queued(row))
            .list());
  }

  private static Queued queued(ResultSet row) throws SQLException {
    return new Queued(
        row.getLong("id"),
        new Parcel(
            lane(row),
            Optional.ofNullable(row.getString("turn")),
            StoredText.read(row.getString("payload"))),
        Instant.ofEpochMilli(row.getLong("since")),
        row.getInt("attempts"));
  }

  /// When the next parcel that is not due yet will be.
  public Optional<Instant> nextDue() {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT min(due) AS due FROM (
                  SELECT CASE WHEN p.until > o.not_before THEN p.until ELSE o.not_before END AS due
                  FROM outbox o LEFT JOIN parked p ON p.chat = o.chat
                  WHERE o.id IN (SELECT min(id) FROM outbox GROUP BY chat) AND o.state = :waiting
                ) AS heads
                WHERE due > :now
                """)
            .bind("waiting", WAITING)
            .bind("now", clock.millis())
            .map((row, context) -> optionalInstant(row, "due"))
            .one());
  }

  private static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    OptionalLong millis = optionalLong(row, column);
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }

  /// The parcel is about to be handed over; should the process die now, nobody knows whether it
  /// was.
  ///
  /// @return false when it is not to be sent (any more)
  public boolean sending(long id) {
    return database.write(handle ->
        handle.execute(
            "UPDATE outbox SET state = ? WHERE id = ? AND state = ?", SENDING, id, WAITING))
        > 0;
  }

  /// The parcel has arrived.
  ///
  /// @param message the channel's number of the message
  public void sent(long id, OptionalLong message) {
    database.write(handle -> {
      if (message.isPresent()) {
        handle
            .createUpdate(
                """
                INSERT INTO message (chat, id, turn)
                SELECT outbox.chat, :message, turn.id
                FROM outbox JOIN turn ON turn.id = outbox.turn WHERE outbox.id = :id
                ON CONFLICT (chat, id) DO UPDATE SET turn = excluded.turn
                """)
            .bind("message", message)
            .bind("id", id)
            .execute();
      }
      return handle.execute("DELETE FROM outbox WHERE id = ?", id);
    });
  }

  /// The parcel has not arrived and is tried again, not before a time.
  ///
  /// @param counts whether this was an attempt
  public void again(long id, Instant notBefore, boolean counts) {
    database.write(handle ->
        handle.execute(
            "UPDATE outbox SET state = ?, not_before = ?, attempts = attempts + ? WHERE id = ?",
            WAITING,
            notBefore.toEpochMilli(),
            counts ? 1 : 0,
            id));
  }

  /// The parcel takes another form (another chat, no quote) and is tried again at once.
  public void rewrite(long id, String payload) {
    database.write(handle ->
        handle.execute(
            "UPDATE outbox SET state = ?, not_before = 0, payload = ? WHERE id = ?",
            WAITING,
            StoredText.write(payload),
            id));
  }

  /// Nobody knows whether the parcel has arrived: it is not sent again; this goes out in its place,
  /// before what was queued after it, and with its id.
  public void unknown(long id, Optional<Parcel> instead) {
    database.write(handle -> {
      fail(handle, "id", id, "unknown", Optional.empty());
      if (instead.isEmpty()) {
        return handle.execute("DELETE FROM outbox WHERE id = ?", id);
      }
      Parcel parcel = instead.get();
      return handle
          .createUpdate(
              """
              UPDATE outbox SET chat = :chat, topic = :topic, turn = :turn, payload = :payload,
                state = :state, attempts = 0, not_before = 0
              WHERE id = :id
              """)
          .bind("chat", parcel.lane().chat())
          .bind("topic", parcel.lane().topic())
          .bind("turn", parcel.turn())
          .bind("payload", StoredText.write(parcel.payload()))
          .bind("state", WAITING)
          .bind("id", id)
          .execute();
    });
  }

  /// Notes what did not arrive, or may not have.
  ///
  /// @param column of the outbox that says which parcels
  private void fail(
      Handle handle, String column, long value, String arrived, Optional<String> why) {
    handle
        .createUpdate(
            """
            INSERT INTO failure (at, chat, arrived, why)
            SELECT :now, chat, :arrived, :why FROM outbox WHERE <column> = :value
            """)
        .define("column", column)
        .bind("value", value)
        .bind("now", clock.millis())
        .bind("arrived", arrived)
        .bind("why", why.map(StoredText::write))
        .execute();
  }

  /// The parcel can't be delivered.
  public void undeliverable(long id, String why) {
    database.write(handle -> {
      fail(handle, "id", id, "no", Optional.of(why));
      return handle.execute("DELETE FROM outbox WHERE id = ?", id);
    });
  }

  /// Parcels that were being handed over when the process before this one died, oldest first.
  public List<Queued> interrupted() {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM outbox WHERE state = ? ORDER BY id")
            .bind(0, INTERRUPTED)
            .map((row, context) -> queued(row))
            .list());
  }

  /// Nothing is sent to a chat before a time, nor before one that was said earlier.
  public void park(long chat, Instant until) {
    database.write(handle ->
        handle.execute(
            """
            INSERT INTO parked (chat, until) VALUES (?, ?)
            ON CONFLICT (chat) DO UPDATE SET until = excluded.until
            WHERE parked.until < excluded.until
            """,
            chat,
            until.toEpochMilli()));
  }

  /// Chats to which nothing is sent before a time.
  public Map<Long, Instant> parked() {
    return database.read(handle ->
        handle
            .createQuery("SELECT chat, until FROM parked WHERE until > ?")
            .bind(0, clock.millis())
            .reduceRows(
                new HashMap<>(),
                (parked, row) -> {
                  parked.put(
                      row.getColumn("chat", Long.class),
                      Instant.ofEpochMilli(row.getColumn("until", Long.class)));
                  return parked;
                }));
  }

  /// Whether nothing waits to be sent to a chat, and it may be sent to.
  public boolean isClear(long chat) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE chat = :chat)
                AND NOT EXISTS (SELECT 1 FROM parked WHERE chat = :chat AND until > :now)
                """)
            .bind("chat", chat)
            .bind("now", clock.millis())
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  public Backlog outbox() {
    return backlog("SELECT count(*) AS waiting, min(since) AS oldest FROM outbox");
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
      Question.Length length,
      boolean model,
      boolean active,
      Standing standing) {

    public Chat withLanguage(String language) {
      return new Chat(id, Optional.of(language), length, model, active, standing);
    }

    public Chat withLength(Question.Length length) {
      return new Chat(id, language, length, model, active, standing);
    }

    public Chat withModel(boolean model) {
      return new Chat(id, language, length, model, active, standing);
    }

    public Chat withActive(boolean active) {
      return new Chat(id, language, length, model, active, standing);
    }

    public Chat withStanding(Standing standing) {
      return new Chat(id, language, length, model, active, standing);
    }
  }

  /// What a chat, or a person in its private chat, may do.
  public enum Standing {
    STRANGER,
    /// An admin said no.
    REFUSED,
    MEMBER,
    ADMIN
  }

  /// The chat of an id; one that is not known is a stranger with default settings.
  public Chat chat(long id) {
    return database.read(handle -> chat(handle, id));
  }

  private static Chat chat(Handle handle, long id) {
    return handle
        .createQuery("SELECT * FROM chat WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> chat(row))
        .findOne()
        .orElseGet(() ->
            new Chat(id, Optional.empty(), Question.Length.NORMAL, true, true, Standing.STRANGER));
  }

  private static Chat chat(ResultSet row) throws SQLException {
    return new Chat(
        row.getLong("id"),
        Optional.ofNullable(row.getString("language")).map(StoredText::read),
        Question.Length.valueOf(row.getString("length")),
        row.getBoolean("model"),
        row.getBoolean("active"),
        Standing.valueOf(row.getString("standing")));
  }

  /// Changes a chat; nothing that others change of it meanwhile is lost.
  public Chat change(long id, UnaryOperator<Chat> change) {
    return database.write(handle -> {
      Chat changed = change.apply(chat(handle, id));
      save(handle, changed);
      return changed;
    });
  }

  private static void save(Handle handle, Chat chat) {
    handle
        .createUpdate(
            """
            INSERT INTO chat (id, language, length, model, active, standing)
            VALUES (:id, :language, :length, :model, :active, :standing)
            ON CONFLICT (id) DO UPDATE SET language = excluded.language, length = excluded.length,
              model = excluded.model, active = excluded.active, standing = excluded.standing
            """)
        .bind("id", chat.id())
        .bind("language", chat.language().map(StoredText::write))
        .bind("length", chat.length().name())
        .bind("model", chat.model())
        .bind("active", chat.active())
        .bind("standing", chat.standing().name())
        .execute();
  }

  /// The people who are admins.
  public List<Long> admins() {
    return database.read(handle ->
        handle
            .createQuery("SELECT id FROM chat WHERE standing = ? ORDER BY id")
            .bind(0, Standing.ADMIN.name())
            .mapTo(Long.class)
            .list());
  }

  /// The chat can't be written to: marks it, and drops what was to be sent to it.
  ///
  /// @return how many parcels were dropped
  public int deactivate(long chat) {
    return database.write(handle -> {
      Chat known = chat(handle, chat);
      save(
          handle,
          new Chat(chat, known.language(), known.length(), known.model(), false, known.standing()));
      fail(handle, "chat", chat, "no", Optional.of("the chat can't be written to"));
      return handle.execute("DELETE FROM outbox WHERE chat = ?", chat);
    });
  }

  /// The chat has a new id: everything of it moves there. What the new id already has stays; of the
  /// settings those of the old id win, of the standings the higher.
  ///
  /// Numbers of messages keep the old id, since the new one counts its messages anew.
  public void rename(long from, long to) {
    if (from == to) {
      return;
    }
    database.write(handle -> {
      for (String table : List.of("inbox", "outbox", "turn", "listing", "quarantine", "failure")) {
        handle
            .createUpdate("UPDATE <table> SET chat = :to WHERE chat = :from")
            .define("table", table)
            .bind("from", from)
            .bind("to", to)
            .execute();
      }
      moveSettings(handle, from, to);
      handle.execute(
          """
          UPDATE code SET chat = ? WHERE chat = ? AND NOT EXISTS (SELECT 1 FROM code WHERE chat = ?)
          """,
          to,
          from,
          to);
      handle.execute("DELETE FROM code WHERE chat = ?", from);
      handle.execute(
          """
          INSERT INTO budget (who, what, span, begun, used)
          SELECT CAST(? AS BIGINT), what, span, begun, used FROM budget WHERE who = ?
          ON CONFLICT (who, what, span, begun) DO UPDATE SET used = budget.used + excluded.used
          """,
          to,
          from);
      handle.execute("DELETE FROM budget WHERE who = ?", from);
      return handle.execute("DELETE FROM parked WHERE chat = ?", from);
    });
  }

  private static void moveSettings(Handle handle, long from, long to) {
    if (handle
        .select("SELECT 1 FROM chat WHERE id = ?", from)
        .mapTo(Integer.class)
        .list()
        .isEmpty()) {
      return;
    }
    Chat old = chat(handle, from);
    Chat present = chat(handle, to);
    Standing standing =
        old.standing().compareTo(present.standing()) > 0 ? old.standing() : present.standing();
    save(
        handle,
        new Chat(to, old.language(), old.length(), old.model(), present.active(), standing));
    handle.execute("DELETE FROM chat WHERE id = ?", from);
  }

  /// The code by which this chat can be let in: the one it has, if that is still good, or a new
  /// one. Eight characters nobody confuses.
  public String code(long chat, Duration good) {
    return database.write(handle -> {
      long now = clock.millis();
      handle.execute(
          "DELETE FROM code WHERE until <= ? OR (chat = ? AND used IS NOT NULL)", now, chat);
      return handle
          .select("SELECT code FROM code WHERE chat = ?", chat)
          .mapTo(String.class)
          .findOne()
          .orElseGet(() -> newCode(handle, chat, now + good.toMillis()));
    });
  }

  private String newCode(Handle handle, long chat, long until) {
    while (true) {
      String code =
          random
              .ints(CODE_LENGTH, 0, CODE_ALPHABET.length())
              .mapToObj(i -> CODE_ALPHABET.substring(i, i + 1))
              .collect(Collectors.joining());
      int added =
          handle.execute(
              "INSERT INTO code (code, chat, until) VALUES (?, ?, ?) ON CONFLICT (code) DO NOTHING",
              code,
              chat,
              until);
      if (added == 1) {
        return code;
      }
    }
  }

  /// The chat of a code that is still good; the code is used up, but for the update that used it.
  /// The caller lets the chat in, and bounds how often somebody may try.
  ///
  /// @param update what the code came with; when it is worked on again, the code is good again
  /// @param code as typed: in any case, with spaces and dashes
  public OptionalLong redeem(long update, String code) {
    String bare = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (bare.length() != CODE_LENGTH) {
      return OptionalLong.empty();
    }
    return database.write(handle ->
        handle
            .createQuery(
                """
                UPDATE code SET used = :update
                WHERE code = :code AND until > :now AND (used IS NULL OR used = :update)
                RETURNING chat
                """)
            .bind("update", update)
            .bind("code", StoredText.write(bare))
            .bind("now", clock.millis())
            .map((row, context) -> optionalLong(row, "chat"))
            .findOne()
            .orElse(OptionalLong.empty()));
  }

  // turns

  /// The last turns of a lane, oldest first.
  public List<Turn> recent(Lane lane, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM turn WHERE chat = ? AND topic = ? ORDER BY place DESC LIMIT ?
                """)
            .bind(0, lane.chat())
            .bind(1, lane.topic())
            .bind(2, limit)
            .map((row, context) -> turn(row))
            .list()
            .reversed());
  }

  private static Turn turn(ResultSet row) throws SQLException {
    return new Turn(
        row.getString("id"),
        lane(row),
        row.getLong("person"),
        Instant.ofEpochMilli(row.getLong("at")),
        StoredText.read(row.getString("question")),
        StoredText.read(row.getString("answer")),
        row.getBoolean("grounded"),
        CitationJson.read(StoredText.read(row.getString("citations"))));
  }

  public Optional<Turn> turn(String id) {
    return database.read(handle ->
        handle
            .select("SELECT * FROM turn WHERE id = ?", StoredText.write(id))
            .map((row, context) -> turn(row))
            .findOne());
  }

  /// The turn that a sent message belongs to.
  public Optional<Turn> turnOf(long chat, long message) {
    return database.read(handle ->
        handle
            .select(
                """
                SELECT turn.* FROM turn JOIN message ON message.turn = turn.id
                WHERE message.chat = ? AND message.id = ?
                """,
                chat,
                message)
            .map((row, context) -> turn(row))
            .findOne());
  }

  /// The turn and those before it in its lane, oldest first.
  public List<Turn> upTo(Turn turn, int limit) {
    return database.read(handle ->
        handle
            .select(
                """
                SELECT earlier.* FROM turn
                JOIN turn AS earlier ON earlier.chat = turn.chat AND earlier.topic = turn.topic
                  AND earlier.place <= turn.place
                WHERE turn.id = ? ORDER BY earlier.place DESC LIMIT ?
                """,
                turn.id(),
                limit)
            .map((row, context) -> turn(row))
            .list()
            .reversed());
  }

  /// The questions of a chat's turns.
  public List<String> questions(long chat) {
    return database.read(handle -> questions(handle, chat));
  }

  private static List<String> questions(Handle handle, long chat) {
    return handle
        .select("SELECT question FROM turn WHERE chat = ?", chat)
        .mapTo(String.class)
        .map(StoredText::read)
        .list();
  }

  /// Erases what was said in a chat: turns, ratings, texts that wait nowhere.
  ///
  /// @return the questions of its turns
  public List<String> forget(long chat) {
    return database.write(handle -> {
      List<String> questions = questions(handle, chat);
      handle.execute("DELETE FROM quarantine WHERE chat = ?", chat);
      handle.execute(
          "DELETE FROM outbox WHERE chat = ? AND turn IS NOT NULL AND state = ?", chat, WAITING);
      handle.execute("DELETE FROM turn WHERE chat = ?", chat);
      handle.execute("DELETE FROM listing WHERE chat = ?", chat);
      return questions;
    });
  }

  /// Erases what is older: turns before the first time, ids of updates before the second.
  public void expire(Instant turnsBefore, Instant idsBefore) {
    database.write(handle -> {
      long now = clock.millis();
      long turns = turnsBefore.toEpochMilli();
      long ids = idsBefore.toEpochMilli();
      handle.execute("DELETE FROM turn WHERE at < ?", turns);
      handle.execute("DELETE FROM listing WHERE at < ?", turns);
      handle.execute("DELETE FROM failure WHERE at < ?", turns);
      handle.execute("DELETE FROM quarantine WHERE at < ?", turns);
      handle.execute("DELETE FROM seen WHERE at < ? AND id NOT IN (SELECT id FROM inbox)", ids);
      handle.execute("DELETE FROM note WHERE incoming NOT IN (SELECT id FROM inbox)");
      handle.execute("DELETE FROM spent WHERE incoming NOT IN (SELECT id FROM inbox)");
      handle.execute("DELETE FROM budget WHERE begun + span <= ?", now);
      handle.execute("DELETE FROM code WHERE until <= ?", now);
      return handle.execute("DELETE FROM parked WHERE until <= ?", now);
    });
  }

  /// Keeps what a person thinks of an answer, one opinion each: the last.
  ///
  /// @return false when the turn is not remembered (any more)
  public boolean rate(String turn, long person, boolean good) {
    return database.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO rating (turn, person, good, at)
                SELECT id, :person, :good, :now FROM turn WHERE id = :turn
                ON CONFLICT (turn, person) DO UPDATE SET good = excluded.good, at = excluded.at
                """)
            .bind("turn", StoredText.write(turn))
            .bind("person", person)
            .bind("good", good)
            .bind("now", clock.millis())
            .execute())
        > 0;
  }

  // lists

  /// A list that a chat was shown a page of.
  ///
  /// @param id short, safe in buttons: letters and digits
  /// @param mark of what was in it, as [Reply.Listed#mark] gives it
  public record Shown(String id, Lane lane, Listing listing, String mark) {}

  /// Keeps what a chat was shown a page of, so that it can turn to another.
  public void keep(Shown shown) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO listing (id, chat, topic, at, kind, about, mark)
                VALUES (:id, :chat, :topic, :at, :kind, :about, :mark)
                """)
            .bind("id", shown.id())
            .bind("chat", shown.lane().chat())
            .bind("topic", shown.lane().topic())
            .bind("at", clock.millis())
            .bind("kind", shown.listing().kind().name())
            .bind("about", StoredText.write(shown.listing().about()))
            .bind("mark", shown.mark())
            .execute());
  }

  /// The list of an id, if it is remembered (still).
  public Optional<Shown> shown(String id) {
    return database.read(handle ->
        handle
            .select("SELECT * FROM listing WHERE id = ?", StoredText.write(id))
            .map((row, context) ->
                new Shown(
                    row.getString("id"),
                    lane(row),
                    new Listing(
                        Listing.Kind.valueOf(row.getString("kind")),
                        StoredText.read(row.getString("about"))),
                    row.getString("mark")))
            .findOne());
  }

  // budgets

  /// Takes one from what somebody may use in a span of time (windows start at multiples of it).
  ///
  /// @param update what it is spent on; worked on again, it has been spent already
  /// @param who a person or chat
  /// @param what what is counted
  /// @param at when it was used
  /// @return false when nothing is left; then nothing is taken
  public boolean spend(long update, long who, String what, int limit, Duration window, Instant at) {
    if (limit <= 0) {
      return false;
    }
    return database.write(handle -> {
      boolean spent =
          handle
              .select(
                  "SELECT 1 FROM spent WHERE incoming = ? AND who = ? AND what = ?",
                  update,
                  who,
                  StoredText.write(what))
              .mapTo(Integer.class)
              .findOne()
              .isPresent();
      if (spent) {
        return true;
      }
      if (!take(handle, who, what, limit, window, at)) {
        return false;
      }
      return handle.execute(
              "INSERT INTO spent (incoming, who, what) VALUES (?, ?, ?)",
              update,
              who,
              StoredText.write(what))
          == 1;
    });
  }

  private static boolean take(
      Handle handle, long who, String what, int limit, Duration window, Instant at) {
    long span = window.toMillis();
    return handle
            .createUpdate(
                """
                INSERT INTO budget (who, what, span, begun, used)
                VALUES (:who, :what, :span, :begun, 1)
                ON CONFLICT (who, what, span, begun) DO UPDATE SET used = budget.used + 1
                WHERE budget.used < :limit
                """)
            .bind("who", who)
            .bind("what", StoredText.write(what))
            .bind("span", span)
            .bind("begun", Math.floorDiv(at.toEpochMilli(), span) * span)
            .bind("limit", limit)
            .execute()
        > 0;
  }

  // figures

  /// Counts for `/stats`, over all chats and what is still remembered.
  ///
  /// @param chats in which something was asked
  /// @param people who asked something
  /// @param undeliverable parcels that did not arrive
  /// @param unknown parcels that may have arrived
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
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT asked.*, rated.*, failed.* FROM
                  (SELECT count(DISTINCT chat) AS chats, count(DISTINCT person) AS people,
                    count(*) AS questions, count(CASE WHEN grounded THEN 1 END) AS answered
                    FROM turn WHERE at >= :since) AS asked,
                  (SELECT count(CASE WHEN good THEN 1 END) AS good,
                    count(CASE WHEN NOT good THEN 1 END) AS bad
                    FROM rating WHERE at >= :since) AS rated,
                  (SELECT count(CASE WHEN arrived = 'no' THEN 1 END) AS undeliverable,
                    count(CASE WHEN arrived = 'unknown' THEN 1 END) AS unknown
                    FROM failure WHERE at >= :since) AS failed
                """)
            .bind("since", since.toEpochMilli())
            .map((row, context) ->
                new Statistics(
                    row.getInt("chats"),
                    row.getInt("people"),
                    row.getInt("questions"),
                    row.getInt("answered"),
                    row.getInt("good"),
                    row.getInt("bad"),
                    row.getInt("undeliverable"),
                    row.getInt("unknown")))
            .one());
  }
}
