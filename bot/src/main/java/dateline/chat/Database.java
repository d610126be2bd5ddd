package dateline.chat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/// An open SQLite or PostgreSQL database that belongs to this process alone.
///
/// All writes go through one connection, one transaction after the other: nothing deadlocks, and
/// what is numbered in the order of arrival also becomes visible in that order. On PostgreSQL that
/// connection holds the lock that keeps other processes out, so that nobody can write without it.
final class Database implements AutoCloseable {

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRES = "jdbc:postgresql:";

  /// Names the lock among others in the same PostgreSQL database: "DATE" in ASCII.
  static final int LOCK = 0x44415445;

  private static final String NO_POSTGRES_URL =
      "the store's url is not one of PostgreSQL; write jdbc:postgresql://host:5432/database";

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final int READERS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration STATEMENT = Duration.ofSeconds(60);

  private final String name;
  private final HikariDataSource writer;
  private final HikariDataSource reader;
  private final AutoCloseable ownership;
  private final Jdbi writes;
  private final Jdbi reads;

  private Database(
      String name, HikariDataSource writer, HikariDataSource reader, AutoCloseable ownership) {
    this.name = name;
    this.writer = writer;
    this.reader = reader;
    this.ownership = ownership;
    writes = jdbi(writer);
    reads = jdbi(reader);
  }

  private static Jdbi jdbi(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    // the arguments of a statement are what people wrote
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }

  /// Opens the database of a JDBC url and brings its tables up to date.
  static Database open(String url) {
    if (url.startsWith(SQLITE)) {
      return sqlite(url);
    }
    if (url.startsWith(POSTGRES)) {
      return postgres(url);
    }
    throw new StoreException("the store's url must begin with " + SQLITE + " or " + POSTGRES);
  }

  /// Does all of the work or nothing; it is on disk when this returns.
  <T> T write(Function<Handle, T> work) {
    try {
      return writes.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw failure(name, e);
    }
  }

  <T> T read(Function<Handle, T> work) {
    try {
      return reads.withHandle(work::apply);
    } catch (JdbiException e) {
      throw failure(name, e);
    }
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
    release(ownership);
  }

  // opening

  private static Database sqlite(String url) {
    Path file = file(url);
    String name = file.toString();
    AutoCloseable lock = lock(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.enforceForeignKeys(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    // what was erased is overwritten
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    Map<String, String> types =
        Map.of("id", "INTEGER PRIMARY KEY", "serial", "INTEGER PRIMARY KEY AUTOINCREMENT");
    return open(name, source, source, types, lock);
  }

  private static Database postgres(String url) {
    checkAuthority(url.substring(POSTGRES.length()));
    PGSimpleDataSource source = postgresSource(url, new PGSimpleDataSource());
    String name =
        source.getServerNames()[0]
            + ":"
            + source.getPortNumbers()[0]
            + "/"
            + source.getDatabaseName();
    Map<String, String> types =
        Map.of(
            "id",
            "BIGINT PRIMARY KEY",
            "serial",
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
    return open(name, postgresSource(url, new OwningSource(name)), source, types, () -> {});
  }

  /// Refuses what the driver would print, or take for a host, password and all.
  private static void checkAuthority(String rest) {
    if (!rest.startsWith("//")) {
      return;
    }
    int parameters = rest.indexOf('?');
    String place = parameters < 0 ? rest : rest.substring(0, parameters);
    int end = place.indexOf('/', 2);
    if (end < 0) {
      throw new StoreException(NO_POSTGRES_URL);
    }
    if (place.lastIndexOf('@', end) >= 0) {
      throw new StoreException(
          "the store's url has a user before its host;"
              + " write jdbc:postgresql://host:5432/database?user=...&password=...");
    }
  }

  private static <T extends PGSimpleDataSource> T postgresSource(String url, T source) {
    try {
      source.setUrl(url);
    } catch (IllegalArgumentException e) {
      // its message has the url, and the url may have the password
      throw new StoreException(NO_POSTGRES_URL);
    }
    source.setApplicationName("dateline");
    source.setTcpKeepAlive(true);
    source.setConnectTimeout((int) PATIENCE.toSeconds());
    source.setSocketTimeout((int) STATEMENT.toSeconds());
    // the details show the values of a row
    source.setLogServerErrorDetail(false);
    return source;
  }

  private static Database open(
      String name,
      DataSource writing,
      DataSource reading,
      Map<String, String> types,
      AutoCloseable ownership) {
    HikariDataSource writer = null;
    try {
      writer = pool("store-writer", writing, 1);
      migrate(reading, types);
      HikariDataSource reader = pool("store-reader", reading, READERS);
      return new Database(name, writer, reader, ownership);
    } catch (RuntimeException e) {
      if (writer != null) {
        writer.close();
      }
      release(ownership);
      throw failure(name, e);
    }
  }

  private static HikariDataSource pool(String name, DataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    // the writer's connection is not to be exchanged while all is well: its lock goes with it
    config.setMaxLifetime(0);
    return new HikariDataSource(config);
  }

  private static void migrate(DataSource source, Map<String, String> types) {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:dateline/chat/tables")
        .failOnMissingLocations(true)
        .placeholders(types)
        // tables of a newer version are refused
        .ignoreMigrationPatterns(new String[0])
        .load()
        .migrate();
  }

  // the sole owner

  private static Path file(String url) {
    String path = url.substring(SQLITE.length());
    int parameters = path.indexOf('?');
    path = parameters < 0 ? path : path.substring(0, parameters);
    path = path.startsWith("file:") ? path.substring("file:".length()) : path;
    if (path.isEmpty() || path.startsWith(":")) {
      throw new StoreException("the store must outlive the process; give the path of a file");
    }
    try {
      Path file = Path.of(path).toAbsolutePath();
      Path folder = file.getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
      }
      create(file);
      return file.toRealPath();
    } catch (InvalidPathException e) {
      throw new StoreException("the store's url has no path of a file", e);
    } catch (IOException | UncheckedIOException e) {
      throw new StoreException("the store can't be made at " + path + "; may you write there?", e);
    }
  }

  /// Makes a file for its owner alone, unless it is there; SQLite gives the files beside it the
  /// same permissions.
  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file, ownerOnly(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      // as it was left last time
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static AutoCloseable lock(Path database) {
    Path path = database.resolveSibling(database.getFileName() + ".lock");
    try {
      create(path);
      FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
      if (tryLock(channel)) {
        return channel;
      }
      channel.close();
    } catch (IOException e) {
      throw new StoreException("the lock of the store can't be taken: " + path, e);
    }
    throw new StoreException(ownedByAnother(database.toString()));
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // held by this very process
      return false;
    }
  }

  private static String ownedByAnother(String name) {
    return "another dateline has the store at " + name + " open; stop it first";
  }

  private static void release(AutoCloseable ownership) {
    try {
      ownership.close();
    } catch (Exception e) {
      throw new StoreException("the lock of the store can't be given back", e);
    }
  }

  /// Connections to PostgreSQL that keep other processes out for as long as they last.
  private static final class OwningSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    private final String name;

    OwningSource(String name) {
      this.name = name;
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      try (Statement statement = connection.createStatement()) {
        // a connection that was cut must not hold the lock for the two hours that are usual; and a
        // process that was killed a moment ago may hold it still
        statement.execute(
            "SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5;"
                + " SET tcp_keepalives_count = 3; SET lock_timeout = '3s'");
        statement.execute(
            "SELECT pg_advisory_lock(" + LOCK + ", hashtext(coalesce(current_schema(), '')))");
        statement.execute("RESET lock_timeout");
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw LOCK_NOT_AVAILABLE.equals(e.getSQLState()) ? new OwnedByAnother(name, e) : e;
      }
    }
  }

  private static final class OwnedByAnother extends SQLException {
    private static final long serialVersionUID = 1;

    OwnedByAnother(String name, SQLException cause) {
      super(ownedByAnother(name), cause);
    }
  }

  // what went wrong

  private static StoreException failure(String name, RuntimeException problem) {
    if (problem instanceof StoreException known) {
      return known;
    }
    Optional<SQLException> cause = cause(problem);
    if (cause.isEmpty()) {
      return new StoreException(
          problem instanceof FlywayException
              ? "the tables of the store at "
                  + name
                  + " are not those of this or an older dateline;"
                  + " give it a database of its own"
              : "the store at " + name + " failed; its log says more",
          problem);
    }
    return new StoreException(advice(name, cause.get()), cause.get());
  }

  /// The innermost reason that the database gave.
  private static Optional<SQLException> cause(Throwable problem) {
    Optional<SQLException> found = Optional.empty();
    for (Throwable each = problem; each != null; each = each.getCause()) {
      if (each instanceof OwnedByAnother known) {
        return Optional.of(known);
      }
      if (each instanceof SQLException sql) {
        found = Optional.of(sql);
      }
    }
    return found;
  }

  private static String advice(String name, SQLException cause) {
    if (cause instanceof OwnedByAnother) {
      return ownedByAnother(name);
    }
    String at = "the store at " + name;
    String state = Optional.ofNullable(cause.getSQLState()).orElse("");
    // the low byte of SQLite's extended codes; PostgreSQL has none
    return switch (SQLiteErrorCode.getErrorCode(cause.getErrorCode() & 0xff)) {
      case SQLITE_FULL -> at + " has no room; free some of the disk";
      case SQLITE_IOERR -> at + " can't be read or written; is its disk full or damaged?";
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> at + " can't be written; may you?";
      case SQLITE_CORRUPT -> at + " is damaged; put a copy of it in its place";
      case SQLITE_NOTADB -> at + " is not a database; give another file";
      case SQLITE_BUSY, SQLITE_LOCKED -> at + " is locked; stop whatever else has it open";
      case null, default -> {
        if (state.startsWith("08") || state.startsWith("57P")) {
          yield at + " can't be reached; is its server running?";
        }
        if (state.startsWith("28")) {
          yield at + " does not let us in; check user and password of its url";
        }
        if (state.startsWith("3D") || state.startsWith("3F")) {
          yield at + " does not exist; make the database first";
        }
        if (state.startsWith("53")) {
          yield at + " has no room or no connection left; look at its server";
        }
        yield at + " failed: " + String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
      }
    };
  }
}
