package dateline.telegram;

import dateline.chat.Store.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What is measured when somebody looks: how long ago the bot heard from Telegram, what waits, how
/// the process does.
final class Gauges {

  private Gauges() {}

  /// Registers them.
  ///
  /// @param pollAge how long ago Telegram last answered a poll
  /// @param inbox what waits to be worked on
  /// @param outbox what waits to be sent
  static void register(
      MeterRegistry registry,
      Supplier<Duration> pollAge,
      Supplier<Backlog> inbox,
      Supplier<Backlog> outbox,
      Clock clock) {
    time(registry, "dateline.poll.age", "since Telegram last answered a poll", pollAge);
    backlog(registry, "dateline.inbox", "lag", "to be worked on", inbox, clock);
    backlog(registry, "dateline.outbox", "age", "to be sent", outbox, clock);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  private static void backlog(
      MeterRegistry registry,
      String name,
      String age,
      String waitsFor,
      Supplier<Backlog> backlog,
      Clock clock) {
    Gauge.builder(name + ".waiting", backlog, each -> each.get().waiting())
        .description("how many wait " + waitsFor)
        .strongReference(true)
        .register(registry);
    time(
        registry,
        name + "." + age,
        "how long the oldest waits " + waitsFor,
        () ->
            backlog
                .get()
                .oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO));
  }

  private static void time(
      MeterRegistry registry, String name, String description, Supplier<Duration> time) {
    TimeGauge.builder(name, () -> time.get().toMillis(), TimeUnit.MILLISECONDS)
        .description(description)
        .strongReference(true)
        .register(registry);
  }
}
