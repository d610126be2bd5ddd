package dateline.chat;

import dateline.chat.Store.Incoming;
import dateline.chat.Store.Parcel;
import dateline.chat.Store.Queued;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// A process that takes in, works and delivers without end, and says on standard output what the
/// store has acknowledged; it is there to be killed.
///
/// What comes in has ids that count up and is said in three chats. Each is answered by two parcels,
/// `ID/1` and `ID/2`; a parcel of which nobody knows whether it was delivered is followed by a
/// note.
final class StoreWorker {

  private static final int BATCH = 4;

  private final Store store;
  private final Consumer<String> said;

  StoreWorker(Store store, Consumer<String> said) {
    this.store = store;
    this.said = said;
  }

  /// Arguments: the store's url, the first id to take in, a seed.
  @SuppressWarnings("InfiniteLoopStatement")
  public static void main(String[] args) {
    try (Store store = Store.open(args[0], Clock.systemUTC())) {
      StoreWorker worker = new StoreWorker(store, StoreWorker::print);
      print("open");
      worker.resolveInterrupted();
      Random random = new Random(Long.parseLong(args[2]));
      for (long first = Long.parseLong(args[1]); true; first += BATCH) {
        worker.accept(first);
        worker.work(random.nextInt(BATCH + 2));
        worker.deliver(random.nextInt(2 * BATCH + 2));
      }
    }
  }

  private static void print(String line) {
    System.out.print(line + "\n");
    System.out.flush();
  }

  static long chatOf(long id) {
    return id % 3;
  }

  void resolveInterrupted() {
    for (Queued each : store.interrupted()) {
      String note = "note " + each.parcel().payload();
      store.unknown(
          each.id(), Optional.of(new Parcel(each.parcel().lane(), Optional.empty(), note)));
    }
  }

  private void accept(long first) {
    store.accept(
        LongStream.range(first, first + BATCH)
            .mapToObj(id ->
                new Incoming(
                    id,
                    new Lane(chatOf(id), 0),
                    false,
                    OptionalLong.empty(),
                    Instant.EPOCH,
                    "question " + id))
            .toList());
    said.accept("accepted " + (first + BATCH - 1));
  }

  /// Works on so many, or on all there is.
  void work(int most) {
    for (int i = 0; i < most; i++) {
      List<Incoming> next = store.next(List.of(), 1);
      if (next.isEmpty()) {
        return;
      }
      Incoming each = next.getFirst();
      boolean done =
          store.finish(
              each.id(),
              Optional.empty(),
              List.of(
                  new Parcel(each.lane(), Optional.empty(), each.id() + "/1"),
                  new Parcel(each.lane(), Optional.empty(), each.id() + "/2")));
      said.accept((done ? "finished " : "twice ") + each.id());
    }
  }

  /// Delivers so many, or all there is.
  void deliver(int most) {
    for (int i = 0; i < most; i++) {
      List<Queued> due = store.due(List.of(), 1);
      if (due.isEmpty()) {
        return;
      }
      Queued each = due.getFirst();
      if (store.sending(each.id())) {
        said.accept("delivered " + each.parcel().payload());
        store.sent(each.id(), OptionalLong.of(each.id()));
      }
    }
  }
}
