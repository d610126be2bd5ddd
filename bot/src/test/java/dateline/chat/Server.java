package dateline.chat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/// The databases that every test of the store runs on.
public enum Server {
  SQLITE {
    @Override
    public String emptyDatabase(Path folder) {
      return "jdbc:sqlite:" + folder.resolve("store-" + COUNTER.incrementAndGet() + ".db");
    }
  },

  /// A real server, started once; runs as an ordinary user even where the tests run as root.
  POSTGRES {
    @Override
    public String emptyDatabase(Path folder) {
      String schema = "store" + COUNTER.incrementAndGet();
      String url = Postgres.url();
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA " + schema);
      } catch (SQLException e) {
        throw new AssertionError("no schema could be made", e);
      }
      return url + "&currentSchema=" + schema;
    }
  };

  /// Why there is no such server on this machine; empty when there is.
  Optional<String> missing() {
    return this == POSTGRES ? Postgres.missing() : Optional.empty();
  }

  private static final AtomicInteger COUNTER = new AtomicInteger();

  /// The url of a database, or of a schema in one, with nothing in it.
  ///
  /// @throws TestAbortedException when there is no such server on this machine, with the reason
  public abstract String emptyDatabase(Path folder);

  /// Started when it is first asked for.
  private static final class Postgres {
    private static final Object STARTED = start();

    private static Object start() {
      try {
        return EmbeddedPostgres.builder()
            // as a server is run in earnest: a commit is on disk
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setLocaleConfig("locale", "C")
            .start();
      } catch (IOException | RuntimeException | LinkageError e) {
        return "PostgreSQL does not start here: " + e;
      }
    }

    static Optional<String> missing() {
      return STARTED instanceof EmbeddedPostgres
          ? Optional.empty()
          : Optional.of(STARTED.toString());
    }

    static String url() {
      return STARTED instanceof EmbeddedPostgres server
          ? server.getJdbcUrl("postgres", "postgres")
          : Assumptions.abort(STARTED.toString());
    }
  }
}
