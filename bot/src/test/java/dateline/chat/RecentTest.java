package dateline.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RecentTest {
  private final AtomicLong version = new AtomicLong(1);
  private final AtomicInteger made = new AtomicInteger();
  private final Recent<String, Integer> recent = new Recent<>(version::get, 2);

  @Test
  void value_sameKeyAgain_isMadeOnceForEachStateOfTheIndex() {
    assertThat(recent.value("a", made::incrementAndGet)).isEqualTo(1);
    assertThat(recent.value("a", made::incrementAndGet)).isEqualTo(1);
    version.set(2);
    assertThat(recent.value("a", made::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void value_moreKeysThanAreKept_dropsTheLongestUnasked() {
    recent.value("a", made::incrementAndGet);
    recent.value("b", made::incrementAndGet);
    recent.value("a", made::incrementAndGet);
    recent.value("c", made::incrementAndGet);

    assertThat(recent.size()).isEqualTo(2);
    assertThat(recent.value("a", made::incrementAndGet)).isEqualTo(1);
    assertThat(recent.value("b", made::incrementAndGet)).isEqualTo(4);
  }

  @Test
  void value_makingFails_isMadeAgain() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            recent.value(
                "a",
                () -> {
                  throw new IllegalStateException("no");
                }));

    assertThat(recent.value("a", made::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void value_askedForAtTheSameTime_isMadeOnce() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    List<Future<Integer>> values = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        values.add(
            threads.submit(() ->
                recent.value(
                    "a",
                    () -> {
                      try {
                        gate.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      return made.incrementAndGet();
                    })));
      }
      gate.countDown();
      for (Future<Integer> value : values) {
        assertThat(value.get()).isEqualTo(1);
      }
    }
  }
}
