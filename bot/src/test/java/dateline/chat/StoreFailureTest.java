package dateline.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dateline.chat.Store.Incoming;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the store does when it can't be opened, or can't write.
final class StoreFailureTest {

  private static final Clock CLOCK = new SteppingClock();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mysql://host/db, the store's url must begin with jdbc:sqlite: or jdbc:postgresql:",
    "jdbc:sqlite:, the store must outlive the process; give the path of a file",
    "jdbc:sqlite::memory:, the store must outlive the process; give the path of a file",
    "jdbc:postgresql://host:port/db?password=geheim, the store's url is not one of PostgreSQL; write jdbc:postgresql://host:5432/database",
    "jdbc:postgresql://host:5432?password=geheim, the store's url is not one of PostgreSQL; write jdbc:postgresql://host:5432/database",
    "jdbc:postgresql://anna:geheim@host:5432/db, the store's url has a user before its host; write jdbc:postgresql://host:5432/database?user=...&password=...",
  })
  void open_urlOfNoStore_saysWhatToWrite(String url, String message) {
    assertThatThrownBy(() -> Store.open(url, CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessage(message);
  }

  @Test
  void open_noServer_saysSoWithoutThePassword() {
    StoreException problem =
        failure(() ->
            Store.open("jdbc:postgresql://127.0.0.1:1/news?user=anna&password=geheim", CLOCK));

    assertThat(problem)
        .hasMessage("the store at 127.0.0.1:1/news can't be reached; is its server running?");
    assertThat(allOf(problem)).doesNotContain("geheim");
  }

  @Test
  void open_noSuchDatabase_saysSo() {
    String url = Server.POSTGRES.emptyDatabase(folder).replace("/postgres?", "/nothing?");

    assertThat(failure(() -> Store.open(url, CLOCK)))
        .hasMessageEndingWith("/nothing does not exist; make the database first");
  }

  @Test
  void open_fileOfAnotherKind_saysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "Milk, bread, eggs. ".repeat(99));

    assertThat(failure(() -> Store.open("jdbc:sqlite:" + file, CLOCK)))
        .hasMessageEndingWith("notes.txt is not a database; give another file");
    assertThat(file).hasContent("Milk, bread, eggs. ".repeat(99));
  }

  @Test
  void open_folderThatCantBeMade_saysSo() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(failure(() -> Store.open("jdbc:sqlite:" + file.resolve("store.db"), CLOCK)))
        .hasMessage(
            "the store can't be made at " + file.resolve("store.db") + "; may you write there?");
  }

  @ParameterizedTest
  @EnumSource
  void open_databaseOfSomethingElse_leavesItAlone(Server server) throws SQLException {
    String url = server.emptyDatabase(folder);
    execute(url, "CREATE TABLE shopping (what TEXT)");

    assertThat(failure(() -> Store.open(url, CLOCK)))
        .hasMessageContaining("are not those of this or an older dateline");
    execute(url, "INSERT INTO shopping VALUES ('milk')");
  }

  @ParameterizedTest
  @EnumSource
  void open_tablesOfANewerVersion_leavesThemAlone(Server server) throws SQLException {
    String url = server.emptyDatabase(folder);
    Store.open(url, CLOCK).close();
    execute(
        url,
        """
        INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
          checksum, installed_by, installed_on, execution_time, success)
        SELECT 999, '999', 'of tomorrow', type, 'V999__of_tomorrow.sql', 1, installed_by,
          installed_on, 1, success FROM flyway_schema_history WHERE installed_rank = 1
        """);

    assertThat(failure(() -> Store.open(url, CLOCK)))
        .hasMessageContaining("are not those of this or an older dateline");
  }

  @Test
  void open_sqlite_makesFilesForTheOwnerAlone() throws IOException {
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "files have no owner's permissions here");
    Path parent = folder.resolve("new").resolve("folder");
    Path file = parent.resolve("store.db");

    try (Store store = Store.open("jdbc:sqlite:" + file, CLOCK)) {
      store.accept(List.of(said(1)));

      assertThat(permissions(parent)).isEqualTo("rwx------");
      for (String each : List.of("store.db", "store.db-wal", "store.db-shm", "store.db.lock")) {
        assertThat(permissions(file.resolveSibling(each))).as(each).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void open_sqlite_writesAsSafelyAsItCan() {
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("store.db"))) {
      for (String pragma :
          List.of("journal_mode wal", "synchronous 2", "foreign_keys 1", "secure_delete 1")) {
        String[] nameAndValue = pragma.split(" ", -1);
        assertThat(
                database.<String>write(handle ->
                    handle.createQuery("PRAGMA " + nameAndValue[0]).mapTo(String.class).one()))
            .as(nameAndValue[0])
            .isEqualTo(nameAndValue[1]);
      }
    }
  }

  @Test
  void open_sqliteThroughALink_findsTheSameLock() throws IOException {
    Path file = folder.resolve("store.db");
    try (Store store = Store.open("jdbc:sqlite:" + file, CLOCK)) {
      Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);

      assertThat(failure(() -> Store.open("jdbc:sqlite:" + link, CLOCK)))
          .hasMessageStartingWith("another dateline has the store at ");
      assertThat(store.inbox().waiting()).isZero();
    }
  }

  @Test
  void write_fullDisk_losesNothingAndGoesOnWhenThereIsRoom() {
    String url = "jdbc:sqlite:" + folder.resolve("store.db");
    String report = "It rains. ".repeat(20_000);
    Incoming first = said(1);
    Incoming second =
        new Incoming(
            2, new Lane(2, 0), false, OptionalLong.empty(), Instant.EPOCH, report.repeat(20));
    try (Store store = Store.open(url + "?max_page_count=500", CLOCK)) {
      store.accept(List.of(first));

      assertThat(failure(() -> store.accept(List.of(second))))
          .hasMessageEndingWith("store.db has no room; free some of the disk");
      assertThat(
              failure(() ->
                  store.finish(
                      1,
                      Optional.empty(),
                      List.of(
                          new Store.Parcel(new Lane(1, 0), Optional.empty(), report.repeat(20))))))
          .hasMessageEndingWith("store.db has no room; free some of the disk");

      assertThat(store.next(List.of(), 10)).containsExactly(first);
      assertThat(store.outbox().waiting()).isZero();
      assertThat(store.finish(1, Optional.empty(), List.of())).isTrue();
    }
    try (Store store = Store.open(url, CLOCK)) {
      assertThat(store.accept(List.of(first, second))).isEqualTo(1);
      assertThat(store.next(List.of(), 10)).containsExactly(second);
    }
  }

  @Test
  void write_connectionCut_isSaidAndThenMadeAnew() throws SQLException {
    String url = Server.POSTGRES.emptyDatabase(folder);
    try (Store store = Store.open(url, CLOCK)) {
      store.accept(List.of(said(1)));
      cutConnections(url);

      assertThat(despiteTheCut(() -> store.accept(List.of(said(2))))).isEqualTo(1);
      assertThat(despiteTheCut(() -> store.next(List.of(), 10)))
          .extracting(Incoming::id)
          .containsExactly(1L, 2L);
      assertThat(failure(() -> Store.open(url, CLOCK)))
          .hasMessageStartingWith("another dateline has the store at ");
    }
  }

  @Test
  void write_ownershipLostToAnother_isRefusedUntilThatOneIsGone() throws Exception {
    String url = Server.POSTGRES.emptyDatabase(folder);
    try (Store store = Store.open(url, CLOCK);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      try (Connection thief = DriverManager.getConnection(url);
          Statement statement = thief.createStatement()) {
        Future<Boolean> stolen =
            executor.submit(() ->
                statement.execute(
                    "SELECT pg_advisory_lock(" + Database.LOCK + ", hashtext(current_schema()))"));
        while (waitingForALock(url) == 0) {
          Thread.onSpinWait();
        }
        cutConnections(url);
        stolen.get();

        // the first call may only meet the dead connection
        failure(() -> store.accept(List.of(said(1))));
        assertThat(failure(() -> store.accept(List.of(said(1)))))
            .hasMessageStartingWith("another dateline has the store at ");
      }
      assertThat(store.accept(List.of(said(1)))).isEqualTo(1);
    }
  }

  // how the tests speak

  private static Incoming said(long id) {
    return new Incoming(
        id, new Lane(id, 0), false, OptionalLong.empty(), Instant.EPOCH, "Will it rain?");
  }

  private static StoreException failure(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(StoreException.class);
    return (StoreException) thrown;
  }

  /// Each connection that was cut fails one call, or none when the pool notices first.
  private static <T> T despiteTheCut(Supplier<T> call) {
    try {
      return call.get();
    } catch (StoreException e) {
      assertThat(e).hasMessageEndingWith("can't be reached; is its server running?");
      return call.get();
    }
  }

  private static String allOf(Throwable problem) {
    StringWriter all = new StringWriter();
    problem.printStackTrace(new PrintWriter(all, true));
    return all.toString();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void cutConnections(String url) throws SQLException {
    execute(
        url,
        """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE application_name = 'dateline'
        """);
  }

  private static int waitingForALock(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
