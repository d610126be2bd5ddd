package dateline.chat;

import static dateline.chat.SteppingClock.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Citation;
import dateline.article.Span;
import dateline.chat.Store.Incoming;
import dateline.chat.Store.Parcel;
import dateline.chat.Store.Queued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/// What holds of the store whatever is written to it, and in whatever order things happen.
final class StoreLawsTest {

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("store-laws");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /// jqwik takes an assumption that never holds for a failure.
  static final class SkippedWithoutPostgres implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return Server.POSTGRES.missing().map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
    }
  }

  // texts

  @Property(tries = 500)
  void storedText_any_comesBackAsItWas(@ForAll("texts") String text) {
    String written = StoredText.write(text);

    assertThat(StoredText.read(written)).isEqualTo(text);
    assertThat(written).doesNotContain("\u0000");
    assertThat(new String(written.getBytes(UTF_8), UTF_8)).isEqualTo(written);
  }

  @Property(tries = 300)
  void citationJson_any_comesBackAsItWas(@ForAll("turns") Turn turn) {
    assertThat(CitationJson.read(CitationJson.write(turn.citations()))).isEqualTo(turn.citations());
  }

  @Property(tries = 5)
  void turns_onSqlite_comeBackAsTheyWere(@ForAll("manyTurns") List<Turn> turns) {
    turnsComeBack(Server.SQLITE, turns);
  }

  @Property(tries = 5)
  @AddLifecycleHook(SkippedWithoutPostgres.class)
  void turns_onPostgres_comeBackAsTheyWere(@ForAll("manyTurns") List<Turn> turns) {
    turnsComeBack(Server.POSTGRES, turns);
  }

  private static void turnsComeBack(Server server, List<Turn> turns) {
    try (Store store = Store.open(server.emptyDatabase(folder), new SteppingClock())) {
      for (int i = 0; i < turns.size(); i++) {
        Turn turn = turns.get(i);
        String payload = turn.question() + turn.text();
        Incoming incoming =
            new Incoming(i, turn.lane(), false, OptionalLong.empty(), turn.at(), payload);
        store.accept(List.of(incoming));
        assertThat(store.next(List.of(), 1)).containsExactly(incoming);

        Parcel parcel = new Parcel(turn.lane(), Optional.of("t" + i), payload);
        Turn named =
            new Turn(
                "t" + i,
                turn.lane(),
                turn.person(),
                turn.at(),
                turn.question(),
                turn.text(),
                turn.grounded(),
                turn.citations());
        store.finish(i, Optional.of(named), List.of(parcel));
        assertThat(store.turn("t" + i)).contains(named);
        Queued queued = store.due(List.of(), 1).getFirst();
        assertThat(queued.parcel()).isEqualTo(parcel);
        store.sent(queued.id(), OptionalLong.of(i));
        assertThat(store.turnOf(turn.lane().chat(), i)).contains(named);
      }
    }
  }

  @Provide
  Arbitrary<List<Turn>> manyTurns() {
    return turns().list().ofSize(20);
  }

  @Provide
  Arbitrary<Turn> turns() {
    return Combinators.combine(
            texts(),
            texts(),
            citations().list().ofMaxSize(4),
            Arbitraries.longs(),
            Arbitraries.integers(),
            Arbitraries.longs().between(-100_000_000_000L, 100_000_000_000_000L))
        .as((question, text, citations, chat, topic, at) ->
            new Turn(
                "t",
                new Lane(chat, topic),
                chat,
                Instant.ofEpochMilli(at),
                question,
                text,
                !citations.isEmpty(),
                citations));
  }

  private static Arbitrary<Citation> citations() {
    Arbitrary<LocalDate> days =
        Arbitraries.longs().between(-800_000, 3_000_000).map(LocalDate::ofEpochDay);
    return Combinators.combine(
            Arbitraries.integers().between(1, 99),
            texts(),
            Arbitraries.integers().between(0, 1_000_000),
            texts().filter(quote -> !quote.isEmpty()),
            texts(),
            texts().optional(),
            days.optional(),
            texts().optional())
        .as((marker, article, start, quote, title, outlet, published, url) ->
            new Citation(
                marker,
                new Span(article, start, start + quote.length()),
                quote,
                title,
                outlet,
                published,
                url));
  }

  /// Texts of UTF-16 units that fit together or don't.
  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.chars().range('a', 'z')),
            Tuple.of(
                3, Arbitraries.of('\u0000', '\u001b', '"', '\\', '\n', '\'', '\u200f', '\uffff')),
            Tuple.of(3, Arbitraries.chars().range('\ud83c', '\ud83e')),
            Tuple.of(3, Arbitraries.chars().range('\udc00', '\udfff')),
            Tuple.of(2, Arbitraries.chars().all()))
        .list()
        .ofMaxSize(12)
        .map(units -> {
          StringBuilder text = new StringBuilder();
          units.forEach(text::append);
          return text.toString();
        });
  }

  // order

  @Property(tries = 25)
  void inboxAndOutbox_onSqlite_doAsTheModelDoes(@ForAll("steps") List<Step> steps) {
    doAsTheModelDoes(Server.SQLITE, steps);
  }

  @Property(tries = 10)
  @AddLifecycleHook(SkippedWithoutPostgres.class)
  void inboxAndOutbox_onPostgres_doAsTheModelDoes(@ForAll("steps") List<Step> steps) {
    doAsTheModelDoes(Server.POSTGRES, steps);
  }

  /// Something that happens; numbers choose among what there is.
  sealed interface Step {
    record Accept(List<Integer> ids) implements Step {}

    record Finish(int id, int parcels) implements Step {}

    record Sending(int which) implements Step {}

    record Settle(int which, Outcome outcome) implements Step {}

    record Park(int chat) implements Step {}

    record Tick() implements Step {}

    record Restart() implements Step {}
  }

  enum Outcome {
    SENT,
    AGAIN_NOW,
    AGAIN_LATER,
    REWRITTEN,
    UNKNOWN_WITH_NOTE,
    UNKNOWN,
    UNDELIVERABLE
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> ids = Arbitraries.integers().between(0, 15);
    Arbitrary<Integer> few = Arbitraries.integers().between(0, 3);
    Arbitrary<Step> step =
        Arbitraries.frequencyOf(
            Tuple.of(4, ids.list().ofMaxSize(5).map(Step.Accept::new)),
            Tuple.of(4, Combinators.combine(ids, few).as(Step.Finish::new)),
            Tuple.of(5, few.map(Step.Sending::new)),
            Tuple.of(
                5, Combinators.combine(few, Arbitraries.of(Outcome.class)).as(Step.Settle::new)),
            Tuple.of(1, few.map(Step.Park::new)),
            Tuple.of(2, Arbitraries.just(new Step.Tick())),
            Tuple.of(1, Arbitraries.just(new Step.Restart())));
    return step.list().ofMinSize(10).ofMaxSize(40);
  }

  private static void doAsTheModelDoes(Server server, List<Step> steps) {
    String url = server.emptyDatabase(folder);
    SteppingClock clock = new SteppingClock();
    Model model = new Model(clock);
    Store store = Store.open(url, clock);
    try {
      for (Step step : steps) {
        if (step instanceof Step.Restart) {
          store.close();
          store = Store.open(url, clock);
          model.restart();
        } else {
          model.apply(step, store);
        }
        model.compare(store);
      }
    } finally {
      store.close();
    }
  }

  /// Inbox and outbox as lists that are looked through.
  private static final class Model {

    private enum State {
      WAITING,
      SENDING,
      INTERRUPTED
    }

    private static final class Item {
      final long chat;
      String payload;
      State state = State.WAITING;
      Instant notBefore = Instant.EPOCH;
      long id = -1;

      Item(long chat, String payload) {
        this.chat = chat;
        this.payload = payload;
      }
    }

    private final SteppingClock clock;
    private final Set<Long> seen = new HashSet<>();
    private final List<Incoming> inbox = new ArrayList<>();
    private final List<Item> outbox = new ArrayList<>();
    private final Map<Long, Instant> parked = new HashMap<>();
    private int parcels;

    Model(SteppingClock clock) {
      this.clock = clock;
    }

    /// Ids 0 to 15 in three lanes of two chats; every fifth is urgent.
    private static Incoming incoming(long id) {
      Lane lane = new Lane(id % 2, id % 4 == 3 ? 9 : 0);
      return new Incoming(
          id, lane, id % 5 == 4, OptionalLong.of(id), NOON.plusSeconds(id), "said " + id);
    }

    void apply(Step step, Store store) {
      switch (step) {
        case Step.Accept(List<Integer> ids) -> {
          List<Incoming> all = ids.stream().map(id -> incoming(id)).toList();
          List<Incoming> added = all.stream().filter(each -> seen.add(each.id())).toList();
          inbox.addAll(added);
          assertThat(store.accept(all)).isEqualTo(added.size());
        }
        case Step.Finish(int id, int count) -> {
          Incoming done = incoming(id);
          boolean known = inbox.remove(done);
          List<Parcel> queued = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            queued.add(new Parcel(done.lane(), Optional.empty(), "parcel " + parcels++));
          }
          if (known) {
            queued.forEach(each -> outbox.add(new Item(each.lane().chat(), each.payload())));
          }
          assertThat(store.finish(id, Optional.empty(), queued)).isEqualTo(known);
        }
        case Step.Sending(int which) -> {
          if (!outbox.isEmpty()) {
            Item item = outbox.get(which % outbox.size());
            if (item.id >= 0) {
              assertThat(store.sending(item.id)).isEqualTo(item.state == State.WAITING);
              item.state = item.state == State.WAITING ? State.SENDING : item.state;
            }
          }
        }
        case Step.Settle(int which, Outcome outcome) -> {
          List<Item> open = outbox.stream().filter(each -> each.state != State.WAITING).toList();
          if (!open.isEmpty()) {
            settle(open.get(which % open.size()), outcome, store);
          }
        }
        case Step.Park(int chat) -> {
          parked.put((long) chat, clock.instant().plusSeconds(2));
          store.park(chat, clock.instant().plusSeconds(2));
        }
        case Step.Tick() -> clock.step(Duration.ofSeconds(1));
        case Step.Restart() -> throw new AssertionError("not here");
      }
    }

    private void settle(Item item, Outcome outcome, Store store) {
      switch (outcome) {
        case SENT -> {
          store.sent(item.id, OptionalLong.of(item.id));
          outbox.remove(item);
        }
        case AGAIN_NOW, AGAIN_LATER -> {
          item.state = State.WAITING;
          item.notBefore = clock.instant().plusSeconds(outcome == Outcome.AGAIN_NOW ? 0 : 3);
          store.again(item.id, item.notBefore, true);
        }
        case REWRITTEN -> {
          item.state = State.WAITING;
          item.notBefore = Instant.EPOCH;
          item.payload = item.payload + "'";
          store.rewrite(item.id, item.payload);
        }
        case UNKNOWN_WITH_NOTE -> {
          item.state = State.WAITING;
          item.notBefore = Instant.EPOCH;
          item.payload = "instead of " + item.payload;
          Lane lane = new Lane(item.chat, 0);
          store.unknown(item.id, Optional.of(new Parcel(lane, Optional.empty(), item.payload)));
        }
        case UNKNOWN -> {
          store.unknown(item.id, Optional.empty());
          outbox.remove(item);
        }
        case UNDELIVERABLE -> {
          store.undeliverable(item.id, "no");
          outbox.remove(item);
        }
      }
    }

    void restart() {
      for (Item item : outbox) {
        item.state = item.state == State.SENDING ? State.INTERRUPTED : item.state;
      }
    }

    void compare(Store store) {
      assertThat(store.inbox().waiting()).isEqualTo(inbox.size());
      assertThat(store.outbox().waiting()).isEqualTo(outbox.size());
      assertThat(store.next(List.of(), 100)).isEqualTo(next(Set.of()));
      Set<Long> busy = Set.of(0L, 4L, 7L);
      assertThat(store.next(busy, 100)).isEqualTo(next(busy));

      List<Queued> due = store.due(List.of(), 100);
      List<Item> expected = due(Set.of());
      assertThat(due).extracting(each -> each.parcel().payload()).isEqualTo(payloads(expected));
      for (int i = 0; i < due.size(); i++) {
        expected.get(i).id = due.get(i).id();
      }
      assertThat(store.due(Set.of(0L), 100))
          .extracting(each -> each.parcel().payload())
          .isEqualTo(payloads(due(Set.of(0L))));
      assertThat(store.interrupted())
          .extracting(each -> each.parcel().payload())
          .isEqualTo(payloads(outbox.stream().filter(i -> i.state == State.INTERRUPTED).toList()));
      assertThat(store.nextDue()).isEqualTo(nextDue());
    }

    private static List<String> payloads(List<Item> items) {
      return items.stream().map(item -> item.payload).toList();
    }

    private List<Incoming> next(Set<Long> busy) {
      Set<Lane> held = new HashSet<>();
      for (Incoming each : inbox) {
        if (!each.urgent() && busy.contains(each.id())) {
          held.add(each.lane());
        }
      }
      List<Incoming> next = new ArrayList<>();
      for (Incoming each : inbox) {
        if (each.urgent() ? !busy.contains(each.id()) : held.add(each.lane())) {
          next.add(each);
        }
      }
      next.sort(Comparator.comparing(each -> !each.urgent()));
      return next;
    }

    private List<Item> heads() {
      Set<Long> chats = new HashSet<>();
      return outbox.stream().filter(item -> chats.add(item.chat)).toList();
    }

    private Instant dueAt(Item item) {
      Instant until = parked.getOrDefault(item.chat, Instant.EPOCH);
      return until.isAfter(item.notBefore) ? until : item.notBefore;
    }

    private List<Item> due(Set<Long> busy) {
      return heads().stream()
          .filter(item -> item.state == State.WAITING && !busy.contains(item.chat))
          .filter(item -> !dueAt(item).isAfter(clock.instant()))
          .toList();
    }

    private Optional<Instant> nextDue() {
      return heads().stream()
          .filter(item -> item.state == State.WAITING)
          .map(this::dueAt)
          .filter(at -> at.isAfter(clock.instant()))
          .min(Comparator.naturalOrder());
    }
  }
}
