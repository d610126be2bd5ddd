package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.chat.Lane;
import dateline.chat.Store;
import dateline.chat.Store.Incoming;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LanesTest {
  private static final Lane ANNA = new Lane(1, 0);
  private static final Lane BORIS = new Lane(2, 0);

  @TempDir Path folder;
  private final BlockingQueue<Long> done = new LinkedBlockingQueue<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private Store store;
  private Optional<Lanes> lanes = Optional.empty();

  @BeforeEach
  void open() {
    store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"), Clock.systemUTC());
  }

  @AfterEach
  void close() throws InterruptedException {
    gate.countDown();
    if (lanes.isPresent()) {
      lanes.get().stop(Duration.ofSeconds(10));
    }
    store.close();
  }

  private static Incoming said(long id, Lane lane) {
    return new Incoming(id, lane, false, OptionalLong.of(id), Instant.EPOCH, "{}");
  }

  private static Incoming tapped(long id, Lane lane) {
    return new Incoming(id, lane, true, OptionalLong.empty(), Instant.EPOCH, "{}");
  }

  private Lanes start(int atOnce, Consumer<Incoming> work) {
    Lanes started = new Lanes(store, atOnce, work, this::finish);
    lanes = Optional.of(started);
    started.start();
    return started;
  }

  private void finish(Incoming incoming) {
    store.finish(incoming.id(), Optional.empty(), List.of());
    done.add(incoming.id());
  }

  private void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long next() throws InterruptedException {
    return Optional.ofNullable(done.poll(10, TimeUnit.SECONDS)).orElse(-1L);
  }

  @Test
  void start_whatWaited_isDoneInTheOrderOfItsLane() throws InterruptedException {
    List<Incoming> all = new ArrayList<>();
    for (int id = 30; id > 0; id--) {
      all.add(said(id, ANNA));
    }
    store.accept(all);
    start(4, this::finish);

    for (int id = 30; id > 0; id--) {
      assertThat(next()).isEqualTo(id);
    }
  }

  @Test
  void wake_slowLane_doesNotHoldUpAnother() throws InterruptedException {
    Lanes started =
        start(
            2,
            incoming -> {
              if (incoming.lane().equals(ANNA)) {
                wait(gate);
              }
              finish(incoming);
            });
    store.accept(List.of(said(1, ANNA), said(2, ANNA), said(3, BORIS)));
    started.wake();

    assertThat(next()).isEqualTo(3);
    gate.countDown();
    assertThat(next()).isEqualTo(1);
    assertThat(next()).isEqualTo(2);
  }

  @Test
  void wake_allLanesBusy_urgentIsDoneAllTheSame() throws InterruptedException {
    Lanes started =
        start(
            1,
            incoming -> {
              if (!incoming.urgent()) {
                wait(gate);
              }
              finish(incoming);
            });
    store.accept(List.of(said(1, ANNA), said(2, BORIS), tapped(3, BORIS)));
    started.wake();

    assertThat(next()).isEqualTo(3);
    gate.countDown();
    assertThat(List.of(next(), next())).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void work_failsTwice_isDoneTheThirdTime() throws InterruptedException {
    AtomicInteger attempts = new AtomicInteger();
    Lanes started =
        start(
            1,
            incoming -> {
              if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
              }
              finish(incoming);
            });
    store.accept(List.of(said(1, ANNA)));
    started.wake();

    assertThat(next()).isEqualTo(1);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void work_alwaysFails_isGivenUpAndTheLaneGoesOn() throws InterruptedException {
    Lanes started =
        start(
            1,
            incoming -> {
              if (incoming.id() == 1) {
                throw new IllegalStateException("never");
              }
              finish(incoming);
            });
    store.accept(List.of(said(1, ANNA), said(2, ANNA)));
    started.wake();

    assertThat(next()).isEqualTo(1);
    assertThat(next()).isEqualTo(2);
  }

  @Test
  void stop_workUnderWay_isWaitedForOrLeft() throws InterruptedException {
    CountDownLatch began = new CountDownLatch(1);
    Lanes started =
        start(
            1,
            incoming -> {
              began.countDown();
              wait(gate);
              finish(incoming);
            });
    store.accept(List.of(said(1, ANNA), said(2, ANNA)));
    started.wake();
    began.await();

    assertThat(started.stop(Duration.ofMillis(1))).isFalse();
    gate.countDown();
    assertThat(started.stop(Duration.ofSeconds(10))).isTrue();

    assertThat(store.next(List.of(), 10)).extracting(Incoming::id).containsExactly(2L);
  }
}
