package dateline.answer;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a language model may still use up: calls at once, calls a minute, dollars a day.
/// Thread-safe.
///
/// The dollars of a day are kept in a file of one line, `2026-03-01 0.1234`, for all processes. A
/// call's highest possible cost is taken from them before it begins, and what it did not use is
/// given back after it: so calls at once can't overspend together, and what a killed process had
/// begun counts as spent.
final class Allowance {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TICK = Duration.ofMillis(25);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /// Digits of a dollar behind the point.
  private static final int DIGITS = 8;

  private static final int LONGEST_LEDGER = 100;

  /// How long to wait for another process that writes the ledger.
  private static final Duration LOCKED = Duration.ofSeconds(2);

  /// A file's lock is one of the process, not of a thread.
  private static final ReentrantLock LEDGERS = new ReentrantLock();

  private final ModelSettings.Budget budget;
  private final Optional<ModelSettings.Price> price;
  private final Path ledger;
  private final InstantSource clock;
  private final Semaphore turns;
  private final Deque<Instant> begun = new ArrayDeque<>();

  /// What was spent where the file can't be written.
  private Spent remembered = new Spent(LocalDate.EPOCH, BigDecimal.ZERO);

  Allowance(ModelSettings settings, Path ledger, InstantSource clock) {
    this.budget = settings.budget();
    this.price =
        budget.prices().stream().filter(each -> each.model().equals(settings.model())).findFirst();
    this.ledger = ledger;
    this.clock = clock;
    this.turns = new Semaphore(budget.concurrency(), true);
  }

  /// Waits until it is this call's turn, which has to be given back by [#end].
  ///
  /// @param until the longest to wait, of [System#nanoTime]
  /// @return whether it is, before then and before it was stopped
  boolean begin(long until, BooleanSupplier stopped) throws InterruptedException {
    while (!turns.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
      if (stopped.getAsBoolean() || until - System.nanoTime() <= 0) {
        return false;
      }
    }
    return true;
  }

  /// The call is over.
  void end() {
    turns.release();
  }

  /// Counts a call, unless there were as many in the last minute as may be.
  synchronized boolean count() {
    Instant now = clock.instant();
    while (!begun.isEmpty() && !begun.getFirst().plus(MINUTE).isAfter(now)) {
      begun.removeFirst();
    }
    if (budget.callsPerMinute().isPresent() && begun.size() >= budget.callsPerMinute().getAsInt()) {
      return false;
    }
    begun.addLast(now);
    return true;
  }

  /// What tokens cost, in dollars; 0 for a model without a price.
  BigDecimal cost(int input, int output) {
    if (price.isEmpty()) {
      return BigDecimal.ZERO;
    }
    BigDecimal millionth =
        price
            .get()
            .input()
            .multiply(BigDecimal.valueOf(input))
            .add(price.get().output().multiply(BigDecimal.valueOf(output)));
    return millionth.divide(MILLION, DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  /// What became of a change to the ledger.
  enum Change {
    MADE,
    /// There is not so much left.
    REFUSED,
    /// Another process did not let go of it.
    LOCKED
  }

  /// Takes dollars from those of today, unless fewer are left.
  ///
  /// @param deadline the longest to wait for the ledger, of [System#nanoTime]
  Change take(BigDecimal dollars, long deadline) {
    if (budget.dollarsPerDay().isEmpty()) {
      return Change.MADE;
    }
    BigDecimal most = budget.dollarsPerDay().get();
    long patience = System.nanoTime() + LOCKED.toNanos();
    return change(
        deadline - patience < 0 ? deadline : patience,
        spent -> {
          BigDecimal after = spent.dollars().add(dollars);
          return after.compareTo(most) <= 0
              ? Optional.of(new Spent(spent.day(), after))
              : Optional.empty();
        });
  }

  /// Gives back what was not used of what was taken on a day, or takes what was used beyond it.
  void settle(LocalDate day, BigDecimal taken, BigDecimal used) {
    if (budget.dollarsPerDay().isEmpty() || taken.compareTo(used) == 0) {
      return;
    }
    // where it is locked, what was taken stays taken: rather too much than too little
    change(
        System.nanoTime() + LOCKED.toNanos(),
        spent ->
            spent.day().equals(day)
                ? Optional.of(
                    new Spent(day, spent.dollars().subtract(taken).add(used).max(BigDecimal.ZERO)))
                : Optional.empty());
  }

  /// The day that is paid for now.
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// What a day's calls cost.
  private record Spent(LocalDate day, BigDecimal dollars) {}

  /// Changes the ledger, one at a time over all processes.
  ///
  /// @param until the longest to wait for those, of [System#nanoTime]
  private Change change(long until, Function<Spent, Optional<Spent>> change) {
    try {
      if (LEDGERS.tryLock(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        try {
          return changeAlone(until, change);
        } finally {
          LEDGERS.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return locked();
  }

  private Change changeAlone(long until, Function<Spent, Optional<Spent>> change)
      throws InterruptedException {
    try {
      Path folder = ledger.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      // the ledger itself can't be locked, since it is replaced
      try (FileChannel channel =
              FileChannel.open(
                  ledger.resolveSibling(ledger.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = lock(channel, until)) {
        if (lock == null) {
          return locked();
        }
        Spent before = today(read());
        Optional<Spent> after = change.apply(before);
        remembered = after.orElse(before);
        if (!remembered.equals(before)) {
          write(remembered);
        }
        return after.isPresent() ? Change.MADE : Change.REFUSED;
      }
    } catch (IOException e) {
      log()
          .atWarn()
          .addKeyValue("file", ledger)
          .addKeyValue("cause", e.getClass().getSimpleName())
          .log("what the language model costs can't be kept; check the file's permissions");
      Spent before = today(remembered);
      Optional<Spent> after = change.apply(before);
      remembered = after.orElse(before);
      return after.isPresent() ? Change.MADE : Change.REFUSED;
    }
  }

  private static @Nullable FileLock lock(FileChannel channel, long until)
      throws IOException, InterruptedException {
    FileLock lock = channel.tryLock();
    while (lock == null && until - System.nanoTime() > 0) {
      Thread.sleep(TICK);
      lock = channel.tryLock();
    }
    return lock;
  }

  private Change locked() {
    log()
        .atWarn()
        .addKeyValue("file", ledger)
        .log("another process keeps what the language model costs locked; end it if it hangs");
    return Change.LOCKED;
  }

  private Spent today(Spent spent) {
    LocalDate today = today();
    return spent.day().equals(today) ? spent : new Spent(today, BigDecimal.ZERO);
  }

  private Spent read() throws IOException {
    Spent none = new Spent(today(), BigDecimal.ZERO);
    try {
      if (Files.size(ledger) <= LONGEST_LEDGER) {
        String[] words = Files.readString(ledger).strip().split(" ", -1);
        if (words.length == 2) {
          BigDecimal dollars = new BigDecimal(words[1]);
          if (dollars.signum() >= 0 && dollars.precision() - dollars.scale() <= DIGITS) {
            return new Spent(LocalDate.parse(words[0]), dollars);
          }
        }
      }
    } catch (NoSuchFileException e) {
      return none;
    } catch (java.nio.charset.CharacterCodingException
        | NumberFormatException
        | DateTimeParseException e) {
      // told below
    }
    log()
        .atWarn()
        .addKeyValue("file", ledger)
        .log("what the language model cost today can't be read; counting begins anew");
    return none;
  }

  private void write(Spent spent) throws IOException {
    Path next = ledger.resolveSibling(ledger.getFileName() + ".new");
    Files.writeString(next, spent.day() + " " + spent.dollars().toPlainString() + "\n");
    try {
      Files.move(next, ledger, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, ledger, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Asked for only when there is something to say: setting the log up takes its time.
  private static Logger log() {
    return LoggerFactory.getLogger(Allowance.class);
  }
}
