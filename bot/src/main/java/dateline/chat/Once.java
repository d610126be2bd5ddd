package dateline.chat;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What all articles have to be read for: made once for each state of the index, by the first who
/// asks, while others who ask wait for it.
final class Once<T> {

  private final LongSupplier version;
  private final Supplier<T> making;
  private long madeFor;
  private Optional<T> made = Optional.empty();

  /// @param version tells states of the index apart
  Once(LongSupplier version, Supplier<T> making) {
    this.version = version;
    this.making = making;
  }

  synchronized T value() {
    long now = version.getAsLong();
    if (made.isEmpty() || madeFor != now) {
      made = Optional.of(making.get());
      madeFor = now;
    }
    return made.orElseThrow();
  }
}
