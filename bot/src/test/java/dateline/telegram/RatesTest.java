package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// How fast the bot may write, and how long it waits after failures.
final class RatesTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final MovingClock clock = new MovingClock(START);
  private final Rates rates = new Rates(clock);

  @Test
  void take_privateChat_threeAtOnceThenWaits() {
    assertThat(rates.take(7)).isZero();
    assertThat(rates.take(7)).isZero();
    assertThat(rates.take(7)).isZero();
    assertThat(rates.take(7)).isEqualTo(Duration.ofMillis(1_100));
    assertThat(rates.take(8)).isZero();
    clock.advance(Duration.ofMillis(1_100));
    assertThat(rates.take(7)).isZero();
    assertThat(rates.take(7)).isEqualTo(Duration.ofMillis(1_100));
  }

  @Test
  void take_group_eighteenAMinute() {
    for (int i = 0; i < 18; i++) {
      assertThat(rates.take(-7)).isZero();
      clock.advance(Duration.ofMillis(1_100));
    }

    assertThat(rates.take(-7)).isEqualTo(Duration.ofMillis(60_000 - 18 * 1_100));
    assertThat(rates.take(7)).isZero();
  }

  @Test
  void take_manyChats_twentyFiveASecond() {
    for (int i = 1; i <= 25; i++) {
      assertThat(rates.take(i)).isZero();
    }

    assertThat(rates.take(26)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void take_clockSetBack_waitsNoLongerThanAWindow() {
    for (int i = 0; i < 3; i++) {
      rates.take(7);
    }
    clock.advance(Duration.ofHours(-1));

    assertThat(rates.take(7)).isZero();
  }

  /// Whoever waits as long as he is told writes no more than allowed in any window, and writes in
  /// the end.
  @Property(tries = 200)
  void take_anyChatsAtAnyTimes_keepsEveryWindow(
      @ForAll @Size(max = 200) List<@IntRange(min = -2, max = 2) Integer> chats,
      @ForAll @LongRange(min = 0, max = 2_000) long step) {
    MovingClock time = new MovingClock(START);
    Rates own = new Rates(time);
    List<Instant> all = new ArrayList<>();
    List<Instant> inOne = new ArrayList<>();
    for (int chat : chats) {
      Duration wait = own.take(chat);
      if (!wait.isZero()) {
        time.advance(wait);
        assertThat(own.take(chat)).isZero();
      }
      all.add(time.instant());
      if (chat == -1) {
        inOne.add(time.instant());
      }
      time.advance(Duration.ofMillis(step));
    }

    assertKept(all, Rates.OVERALL);
    assertKept(inOne, Rates.GROUP);
    for (int i = 0; i < inOne.size(); i++) {
      for (int j = i + Rates.BURST; j < inOne.size(); j++) {
        assertThat(Duration.between(inOne.get(i), inOne.get(j)))
            .isGreaterThanOrEqualTo(Rates.INTERVAL.multipliedBy(j - i - (Rates.BURST - 1L)));
      }
    }
  }

  private static void assertKept(List<Instant> times, Rates.Window window) {
    for (int i = window.limit(); i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - window.limit()), times.get(i)))
          .isGreaterThanOrEqualTo(window.span());
    }
  }

  @Test
  void take_tenThousandChats_forgetsThoseAtRest() {
    for (int i = 1; i <= 10_000; i++) {
      clock.advance(Duration.ofSeconds(1));
      rates.take(i);
    }

    assertThat(rates.chatsKept()).isLessThan(1_100);
  }

  @Property(tries = 100)
  void backOff_anyFailures_staysWithinItsLimits(
      @ForAll @IntRange(min = 1, max = 1_000) int failures, @ForAll long seed) {
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    assertThat(backOff.after(failures, new Random(seed)))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  @Test
  void backOff_moreFailures_waitsLonger() {
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    assertThat(backOff.after(4, new Random(1)))
        .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(10));
  }
}
