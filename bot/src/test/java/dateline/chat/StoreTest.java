package dateline.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class StoreTest {

  private final Server server;
  @TempDir private Path folder;
  private Store store;

  StoreTest(Server server) {
    this.server = server;
  }

  @BeforeEach
  void open() {
    store = Store.open(server.emptyDatabase(folder), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    if (store != null) store.close();
  }

  @Test
  void roundTrip() {
    Store.Incoming in =
        new Store.Incoming(
            7, new Lane(1, 2), false, OptionalLong.of(3), Instant.ofEpochMilli(5), "{}");
    assertThat(store.accept(List.of(in, in))).isEqualTo(1);
    assertThat(store.next(List.of(), 10)).containsExactly(in);
    assertThat(
            store.finish(
                7,
                Optional.empty(),
                List.of(new Store.Parcel(new Lane(1, 2), Optional.empty(), "x"))))
        .isTrue();
    assertThat(store.due(List.of(), 10)).hasSize(1);
    store.rename(1, 9);
    store.code(9, java.time.Duration.ofHours(1));
    store.statistics(Instant.EPOCH);
    store.nextDue();
    store.expire(Instant.EPOCH, Instant.EPOCH);
  }
}
