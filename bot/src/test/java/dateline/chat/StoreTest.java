package dateline.chat;

import static dateline.chat.SteppingClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.answer.Citation;
import dateline.answer.Question;
import dateline.article.Span;
import dateline.chat.Store.Backlog;
import dateline.chat.Store.Chat;
import dateline.chat.Store.Incoming;
import dateline.chat.Store.Parcel;
import dateline.chat.Store.Queued;
import dateline.chat.Store.Standing;
import dateline.chat.Store.Statistics;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class StoreTest {
  private final AtomicLong update = new AtomicLong(1_000_000);

  private static final Lane ANNA = new Lane(1, 0);
  private static final Lane BORIS = new Lane(2, 0);
  private static final Lane GROUP_WEATHER = new Lane(-100, 7);
  private static final Lane GROUP_SPORT = new Lane(-100, 8);

  private final Server server;
  private final SteppingClock clock = new SteppingClock();
  @TempDir private Path folder;
  private String url = "";
  private Optional<Store> opened = Optional.empty();

  StoreTest(Server server) {
    this.server = server;
  }

  @BeforeEach
  void openEmpty() {
    url = server.emptyDatabase(folder);
    opened = Optional.of(Store.open(url, clock, new Random(7)));
  }

  @AfterEach
  void close() {
    opened.ifPresent(Store::close);
  }

  private Store store() {
    return opened.orElseThrow();
  }

  private void reopen() {
    close();
    opened = Optional.empty();
    opened = Optional.of(Store.open(url, clock, new Random(8)));
  }

  // what came in

  @Test
  void accept_newAndKnown_takesEachOnce() {
    Incoming first = said(10, ANNA, "Who won?");
    Incoming second = said(11, ANNA, "And why?");

    assertThat(store().accept(List.of(first, second, first))).isEqualTo(2);
    assertThat(store().accept(List.of(second))).isZero();
    assertThat(store().accept(List.of())).isZero();

    assertThat(store().next(List.of(), 10)).containsExactly(first);
    assertThat(store().inbox()).isEqualTo(new Backlog(2, Optional.of(NOON)));
  }

  @Test
  void accept_afterReopening_isStillThereWordForWord() {
    Incoming odd =
        new Incoming(
            Long.MAX_VALUE,
            GROUP_WEATHER,
            true,
            OptionalLong.empty(),
            Instant.ofEpochMilli(-1),
            "{\"text\":\"\u0000 \u001b 🌧 \ud83c \udf27 باران\"}");
    store().accept(List.of(odd));

    reopen();

    assertThat(store().next(List.of(), 10)).containsExactly(odd);
    assertThat(store().accept(List.of(odd))).isZero();
  }

  @Test
  void accept_sameUpdatesFromManyThreads_takesEachOnce() throws Exception {
    List<Incoming> updates =
        LongStream.range(0, 40).mapToObj(i -> said(i, new Lane(i, 0), "hello")).toList();

    List<Integer> counts =
        inParallel(
            8,
            thread -> {
              List<Incoming> shuffled = new ArrayList<>(updates);
              Collections.shuffle(shuffled, new Random(thread));
              return store().accept(shuffled);
            });

    assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
    assertThat(store().next(List.of(), 100)).containsExactlyInAnyOrderElementsOf(updates);
  }

  @Test
  void next_idsThatJump_goesByArrival() {
    Incoming high = said(900, ANNA, "first");
    Incoming low = said(3, BORIS, "second");
    store().accept(List.of(high));
    store().accept(List.of(low));

    assertThat(store().next(List.of(), 10)).containsExactly(high, low);
    assertThat(store().next(List.of(), 1)).containsExactly(high);
  }

  @Test
  void next_severalLanes_givesTheHeadOfEach() {
    Incoming weather = said(1, GROUP_WEATHER, "Will it rain?");
    Incoming weatherLater = said(2, GROUP_WEATHER, "And tomorrow?");
    Incoming sport = said(3, GROUP_SPORT, "Who won?");
    store().accept(List.of(weather, weatherLater, sport));

    assertThat(store().next(List.of(), 10)).containsExactly(weather, sport);
    assertThat(store().next(List.of(1L), 10)).containsExactly(sport);
    assertThat(store().next(List.of(1L, 3L), 10)).isEmpty();

    store().finish(1, Optional.empty(), List.of());
    assertThat(store().next(List.of(3L), 10)).containsExactly(weatherLater);
  }

  @Test
  void next_urgent_passesItsLaneAndHoldsNobodyUp() {
    Incoming question = said(1, ANNA, "Who won?");
    Incoming later = said(2, ANNA, "And why?");
    Incoming tap = tapped(3, ANNA);
    Incoming secondTap = tapped(4, ANNA);
    store().accept(List.of(question, later, tap, secondTap));

    assertThat(store().next(List.of(), 10)).containsExactly(tap, secondTap, question);
    assertThat(store().next(List.of(1L), 10)).containsExactly(tap, secondTap);
    assertThat(store().next(List.of(3L), 10)).containsExactly(secondTap, question);
  }

  @Test
  void amend_waiting_changesWhatItSaysAndKeepsItsPlace() {
    store().accept(List.of(said(1, ANNA, "Who one?"), said(2, BORIS, "Hello")));

    assertThat(store().amend(ANNA.chat(), 1001, "Who won?")).isTrue();

    assertThat(store().next(List.of(), 10))
        .extracting(Incoming::payload)
        .containsExactly("Who won?", "Hello");
  }

  @Test
  void amend_doneOrOfAnotherChat_isRefused() {
    store().accept(List.of(said(1, ANNA, "Who one?")));
    assertThat(store().amend(BORIS.chat(), 1001, "Who won?")).isFalse();

    store().finish(1, Optional.empty(), List.of());
    assertThat(store().amend(ANNA.chat(), 1001, "Who won?")).isFalse();
  }

  @Test
  void quarantine_knownOrNot_isNeverTriedAgain() {
    store().accept(List.of(said(1, ANNA, "{")));

    store().quarantine(1, "{", "no end");
    store().quarantine(2, "}\u0000", "no beginning");
    store().quarantine(2, "}", "seen twice");

    assertThat(store().next(List.of(), 10)).isEmpty();
    assertThat(store().accept(List.of(said(1, ANNA, "{}"), said(2, ANNA, "{}")))).isZero();
  }

  @Test
  void finish_waiting_keepsTheTurnAndQueuesTheParcelsInOrder() {
    store().accept(List.of(said(1, ANNA, "Who won?")));
    Turn turn = turn("t1", ANNA, "Who won?");

    boolean done =
        store()
            .finish(
                1,
                Optional.of(turn),
                List.of(new Parcel(ANNA, Optional.of("t1"), "part 1"), parcel(ANNA, "part 2")));

    assertThat(done).isTrue();
    assertThat(store().inbox()).isEqualTo(new Backlog(0, Optional.empty()));
    assertThat(store().turn("t1")).contains(turn);
    assertThat(sendAll()).containsExactly("part 1", "part 2");
  }

  @Test
  void finish_again_doesNothing() {
    store().accept(List.of(said(1, ANNA, "Who won?")));
    store().finish(1, Optional.empty(), List.of(parcel(ANNA, "The home team.")));

    assertThat(store().finish(1, Optional.of(turn("t1", ANNA, "?")), List.of(parcel(ANNA, "x"))))
        .isFalse();
    assertThat(store().finish(99, Optional.empty(), List.of(parcel(ANNA, "x")))).isFalse();

    assertThat(store().turn("t1")).isEmpty();
    assertThat(sendAll()).containsExactly("The home team.");
  }

  @Test
  void finish_fromManyThreads_countsOnce() throws Exception {
    store().accept(List.of(said(1, ANNA, "Who won?")));

    List<Boolean> done =
        inParallel(
            8,
            thread -> store().finish(1, Optional.empty(), List.of(parcel(ANNA, "by " + thread))));

    assertThat(done).containsOnlyOnce(true);
    assertThat(sendAll()).hasSize(1);
  }

  @Test
  void finish_thatFails_changesNothing() {
    store().accept(List.of(said(1, ANNA, "Who won?"), said(2, BORIS, "Who lost?")));
    store().finish(1, Optional.of(turn("t1", ANNA, "Who won?")), List.of());

    assertThatThrownBy(() ->
            store()
                .finish(
                    2,
                    Optional.of(turn("t1", BORIS, "Who lost?")),
                    List.of(parcel(BORIS, "The guests."))))
        .isInstanceOf(StoreException.class)
        .hasCauseInstanceOf(SQLException.class);

    assertThat(store().next(List.of(), 10)).extracting(Incoming::id).containsExactly(2L);
    assertThat(store().outbox().waiting()).isZero();
    assertThat(store().finish(2, Optional.of(turn("t2", BORIS, "Who lost?")), List.of())).isTrue();
  }

  // what goes out

  @Test
  void due_severalChats_givesTheFirstOfEach() {
    queue(parcel(GROUP_WEATHER, "rain"), parcel(GROUP_SPORT, "two to one"), parcel(ANNA, "yes"));

    assertThat(due()).containsExactly("rain", "yes");
    assertThat(store().due(List.of(ANNA.chat()), 10))
        .extracting(queued -> queued.parcel().payload())
        .containsExactly("rain");
    assertThat(store().due(List.of(), 1)).hasSize(1);
    assertThat(store().outbox()).isEqualTo(new Backlog(3, Optional.of(NOON)));
  }

  @Test
  void sending_once_holdsTheChatUntilItIsSent() {
    queue(parcel(ANNA, "part 1"), parcel(ANNA, "part 2"));
    long id = store().due(List.of(), 10).getFirst().id();

    assertThat(store().sending(id)).isTrue();
    assertThat(store().sending(id)).isFalse();
    assertThat(due()).isEmpty();
    assertThat(store().interrupted()).isEmpty();

    store().sent(id, OptionalLong.of(5));
    assertThat(due()).containsExactly("part 2");
    assertThat(store().sending(id)).isFalse();
  }

  @Test
  void again_later_waitsUntilThen() {
    queue(parcel(ANNA, "part 1"), parcel(ANNA, "part 2"), parcel(BORIS, "hello"));
    Queued first = store().due(List.of(), 10).getFirst();
    store().sending(first.id());

    store().again(first.id(), NOON.plusSeconds(3), true);

    assertThat(due()).containsExactly("hello");
    assertThat(store().nextDue()).contains(NOON.plusSeconds(3));
    clock.step(Duration.ofSeconds(3));
    assertThat(store().nextDue()).isEmpty();
    assertThat(store().due(List.of(), 10).getFirst())
        .isEqualTo(new Queued(first.id(), first.parcel(), NOON, 1));

    store().again(first.id(), NOON, false);
    assertThat(store().due(List.of(), 10).getFirst().attempts()).isEqualTo(1);
  }

  @Test
  void park_aChat_holdsItAloneUntilThen() {
    queue(parcel(ANNA, "part 1"), parcel(BORIS, "hello"));
    store().again(store().due(List.of(), 1).getFirst().id(), NOON.plusSeconds(2), true);

    store().park(ANNA.chat(), NOON.plusSeconds(60));
    assertThat(due()).containsExactly("hello");
    assertThat(store().nextDue()).contains(NOON.plusSeconds(60));

    clock.step(Duration.ofSeconds(60));
    assertThat(due()).containsExactly("part 1", "hello");
  }

  @Test
  void park_parkedForLonger_staysSo() {
    store().park(ANNA.chat(), NOON.plusSeconds(60));
    store().park(ANNA.chat(), NOON.plusSeconds(30));
    store().park(BORIS.chat(), NOON.plusSeconds(30));
    store().park(BORIS.chat(), NOON.plusSeconds(40));

    assertThat(store().parked())
        .isEqualTo(Map.of(ANNA.chat(), NOON.plusSeconds(60), BORIS.chat(), NOON.plusSeconds(40)));
    clock.step(Duration.ofSeconds(40));
    assertThat(store().parked()).containsOnlyKeys(ANNA.chat());
  }

  @Test
  void rewrite_beingSent_isTriedAtOnceInItsNewForm() {
    queue(parcel(ANNA, "with a quote"));
    long id = store().due(List.of(), 10).getFirst().id();
    store().sending(id);

    store().rewrite(id, "without");

    assertThat(due()).containsExactly("without");
  }

  @Test
  void unknown_withSomethingInstead_putsItInTheSamePlace() {
    store().accept(List.of(said(1, ANNA, "Who won?")));
    store()
        .finish(
            1,
            Optional.of(turn("t1", ANNA, "Who won?")),
            List.of(new Parcel(ANNA, Optional.of("t1"), "part 1"), parcel(ANNA, "part 2")));
    Queued first = store().due(List.of(), 10).getFirst();
    store().sending(first.id());

    store().unknown(first.id(), Optional.of(new Parcel(ANNA, Optional.of("t1"), "did it arrive?")));

    assertThat(sendAll()).containsExactly("did it arrive?", "part 2");
    assertThat(store().statistics(NOON).unknown()).isEqualTo(1);
  }

  @Test
  void unknown_withNothingInstead_dropsIt() {
    queue(parcel(ANNA, "part 1"), parcel(ANNA, "part 2"));

    store().unknown(store().due(List.of(), 10).getFirst().id(), Optional.empty());

    assertThat(sendAll()).containsExactly("part 2");
  }

  @Test
  void undeliverable_first_makesWayForTheNext() {
    queue(parcel(ANNA, "part 1"), parcel(ANNA, "part 2"));

    store().undeliverable(store().due(List.of(), 10).getFirst().id(), "topic is gone");

    assertThat(due()).containsExactly("part 2");
    assertThat(store().statistics(NOON).undeliverable()).isEqualTo(1);
  }

  @Test
  void interrupted_afterReopening_holdsTheChatUntilSomebodyDecides() {
    queue(parcel(ANNA, "part 1"), parcel(ANNA, "part 2"), parcel(BORIS, "hello"));
    Queued first = store().due(List.of(), 10).getFirst();
    store().sending(first.id());

    reopen();

    assertThat(store().interrupted()).containsExactly(first);
    assertThat(due()).containsExactly("hello");
    assertThat(store().sending(first.id())).isFalse();
    store().unknown(first.id(), Optional.of(parcel(ANNA, "did it arrive?")));
    assertThat(store().interrupted()).isEmpty();
    assertThat(due()).containsExactly("did it arrive?", "hello");
  }

  @Test
  void parcels_thatAreGone_changeNothing() {
    store().sent(77, OptionalLong.of(1));
    store().again(77, NOON, true);
    store().rewrite(77, "x");
    store().unknown(77, Optional.of(parcel(ANNA, "x")));
    store().undeliverable(77, "x");

    assertThat(due()).isEmpty();
    assertThat(store().statistics(Instant.EPOCH)).isEqualTo(new Statistics(0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void ids_ofParcels_areNeverUsedTwice() {
    queue(parcel(ANNA, "one"));
    long first = store().due(List.of(), 10).getFirst().id();
    store().sent(first, OptionalLong.empty());
    reopen();
    queue(parcel(ANNA, "two"));

    assertThat(store().due(List.of(), 10).getFirst().id()).isNotEqualTo(first);
  }

  // chats

  @Test
  void chat_notKnown_isAStrangerWithDefaults() {
    assertThat(store().chat(5))
        .isEqualTo(
            new Chat(5, Optional.empty(), Question.Length.NORMAL, true, true, Standing.STRANGER));
  }

  @Test
  void save_twice_keepsTheLast() {
    Chat persian = chat(5, Optional.of("fa"), Standing.MEMBER);
    Chat plain = chat(5, Optional.empty(), Standing.ADMIN);

    save(persian);
    assertThat(store().chat(5)).isEqualTo(persian);
    assertThat(store().admins()).isEmpty();

    save(plain);
    assertThat(store().chat(5)).isEqualTo(plain);
    assertThat(store().admins()).containsExactly(5L);
  }

  @Test
  void deactivate_chatWithParcels_dropsThemAndMarksIt() {
    save(chat(ANNA.chat(), Optional.of("fa"), Standing.MEMBER));
    queue(parcel(ANNA, "part 1"), parcel(ANNA, "part 2"), parcel(BORIS, "hello"));
    long handedOver = store().due(List.of(), 1).getFirst().id();
    store().sending(handedOver);

    assertThat(store().deactivate(ANNA.chat())).isEqualTo(2);

    assertThat(store().chat(ANNA.chat()))
        .isEqualTo(
            new Chat(
                ANNA.chat(),
                Optional.of("fa"),
                Question.Length.LONG,
                false,
                false,
                Standing.MEMBER));
    assertThat(due()).containsExactly("hello");
    assertThat(store().statistics(NOON).undeliverable()).isEqualTo(2);
    assertThat(store().deactivate(99)).isZero();
    assertThat(store().chat(99).active()).isFalse();
  }

  @Test
  void rename_toAnUnknownId_movesAll() {
    Lane old = new Lane(-5, 0);
    save(chat(-5, Optional.of("fa"), Standing.MEMBER));
    String code = store().code(-5, Duration.ofHours(1));
    store().accept(List.of(said(1, old, "one"), said(2, old, "two")));
    store().finish(1, Optional.of(turn("t1", old, "one")), List.of(parcel(old, "answer")));
    store().park(-5, NOON.plusSeconds(60));
    store().spend(update.incrementAndGet(), -5, "question", 1, Duration.ofDays(1), NOON);

    store().rename(-5, -1005);

    assertThat(store().chat(-1005)).isEqualTo(chat(-1005, Optional.of("fa"), Standing.MEMBER));
    assertThat(store().chat(-5).standing()).isEqualTo(Standing.STRANGER);
    assertThat(store().next(List.of(), 10))
        .extracting(Incoming::lane)
        .containsExactly(new Lane(-1005, 0));
    assertThat(store().due(List.of(), 10))
        .extracting(queued -> queued.parcel().lane())
        .containsExactly(new Lane(-1005, 0));
    assertThat(store().recent(new Lane(-1005, 0), 10)).extracting(Turn::id).containsExactly("t1");
    assertThat(store().recent(old, 10)).isEmpty();
    assertThat(
            store().spend(update.incrementAndGet(), -1005, "question", 1, Duration.ofDays(1), NOON))
        .isFalse();
    assertThat(store().redeem(update.incrementAndGet(), code)).hasValue(-1005);
  }

  @Test
  void rename_toAKnownId_joinsTheTwo() {
    Lane old = new Lane(-5, 0);
    Lane present = new Lane(-1005, 0);
    save(chat(-5, Optional.of("fa"), Standing.MEMBER));
    save(chat(-1005, Optional.of("en"), Standing.STRANGER));
    store().code(-5, Duration.ofHours(1));
    String kept = store().code(-1005, Duration.ofHours(1));
    for (Lane lane : List.of(old, present)) {
      store().spend(update.incrementAndGet(), lane.chat(), "question", 3, Duration.ofDays(1), NOON);
    }
    store()
        .accept(
            List.of(
                said(1, old, "old 1"),
                said(2, present, "new 1"),
                said(3, old, "old 2"),
                said(4, present, "new 2")));
    store().finish(1, Optional.of(turn("t1", old, "old 1")), List.of(linked(old, "t1")));
    store().finish(2, Optional.of(turn("t2", present, "new 1")), List.of(linked(present, "t2")));
    sendAll();
    queue(parcel(old, "a"), parcel(present, "b"));

    store().rename(-5, -1005);

    assertThat(store().chat(-1005)).isEqualTo(chat(-1005, Optional.of("fa"), Standing.MEMBER));
    assertThat(store().next(List.of(), 10)).extracting(Incoming::payload).containsExactly("old 2");
    assertThat(store().recent(present, 10)).extracting(Turn::id).containsExactly("t1", "t2");
    assertThat(store().code(-1005, Duration.ofHours(1))).isEqualTo(kept);
    assertThat(
            store().spend(update.incrementAndGet(), -1005, "question", 3, Duration.ofDays(1), NOON))
        .isTrue();
    assertThat(
            store().spend(update.incrementAndGet(), -1005, "question", 3, Duration.ofDays(1), NOON))
        .isFalse();
    assertThat(sendAll()).containsExactly("a", "b");
  }

  @Test
  void rename_beingWorkedOn_keepsTheJoinedLaneWaiting() {
    store().accept(List.of(said(1, new Lane(-5, 0), "one"), said(2, new Lane(-1005, 0), "two")));

    store().rename(-5, -1005);

    assertThat(store().next(List.of(2L), 10)).isEmpty();
  }

  @Test
  void rename_toItself_changesNothing() {
    save(chat(5, Optional.of("fa"), Standing.ADMIN));

    store().rename(5, 5);

    assertThat(store().chat(5)).isEqualTo(chat(5, Optional.of("fa"), Standing.ADMIN));
  }

  @Test
  void code_askedTwice_staysTheSameWhileItIsGood() {
    String first = store().code(5, Duration.ofMinutes(10));

    assertThat(first).matches("[34679ACDEFGHJKMNPQRTVWXY]{8}");
    assertThat(store().code(5, Duration.ofMinutes(10))).isEqualTo(first);
    assertThat(store().code(6, Duration.ofMinutes(10))).isNotEqualTo(first);

    clock.step(Duration.ofMinutes(10));
    assertThat(store().redeem(update.incrementAndGet(), first)).isEmpty();
    assertThat(store().code(5, Duration.ofMinutes(10))).isNotEqualTo(first);
  }

  @Test
  void code_thatAnotherChatHas_isDrawnAnew() {
    close();
    opened = Optional.empty();
    AtomicLong draws = new AtomicLong();
    RandomGenerator sameTwice = () -> (draws.getAndIncrement() / 16) << 60;
    opened = Optional.of(Store.open(url, clock, sameTwice));

    String first = store().code(1, Duration.ofHours(1));
    String second = store().code(2, Duration.ofHours(1));

    assertThat(second).isNotEqualTo(first);
    assertThat(store().redeem(update.incrementAndGet(), second)).hasValue(2);
    assertThat(store().redeem(update.incrementAndGet(), first)).hasValue(1);
  }

  @Test
  void redeem_asPeopleType_letsInOnce() {
    String code = store().code(5, Duration.ofHours(1));
    String typed = " " + code.substring(0, 4).toLowerCase(Locale.ROOT) + " - " + code.substring(4);

    assertThat(store().redeem(update.incrementAndGet(), "")).isEmpty();
    assertThat(store().redeem(update.incrementAndGet(), "ıı\u0000ff\ud83cXX")).isEmpty();
    assertThat(store().redeem(update.incrementAndGet(), "x".repeat(100_000))).isEmpty();
    assertThat(store().redeem(update.incrementAndGet(), typed)).hasValue(5);
    assertThat(store().redeem(update.incrementAndGet(), typed)).isEmpty();
  }

  // turns

  @Test
  void recent_moreThanAsked_givesTheLastOldestFirst() {
    for (String id : List.of("t1", "t2", "t3")) {
      keep(turn(id, ANNA, id));
    }
    keep(turn("other", BORIS, "elsewhere"));

    assertThat(store().recent(ANNA, 2)).extracting(Turn::id).containsExactly("t2", "t3");
    assertThat(store().recent(ANNA, 9)).extracting(Turn::id).containsExactly("t1", "t2", "t3");
  }

  @Test
  void upTo_aTurnInTheMiddle_leavesOutWhatCameAfter() {
    for (String id : List.of("t1", "t2", "t3", "t4")) {
      keep(turn(id, ANNA, id));
    }
    Turn third = store().turn("t3").orElseThrow();

    assertThat(store().upTo(third, 9)).extracting(Turn::id).containsExactly("t1", "t2", "t3");
    assertThat(store().upTo(third, 2)).extracting(Turn::id).containsExactly("t2", "t3");
    assertThat(store().upTo(turn("gone", ANNA, "?"), 2)).isEmpty();
  }

  @Test
  void turnOf_sentParcels_findsTheTurnByEachMessage() {
    Turn turn = turn("t1", ANNA, "Who won?");
    store().accept(List.of(said(1, ANNA, "Who won?")));
    store().finish(1, Optional.of(turn), List.of(linked(ANNA, "t1"), linked(ANNA, "t1")));
    sendAs(50);
    sendAs(51);

    assertThat(store().turnOf(ANNA.chat(), 50)).contains(turn);
    assertThat(store().turnOf(ANNA.chat(), 51)).contains(turn);
    assertThat(store().turnOf(ANNA.chat(), 52)).isEmpty();
    assertThat(store().turnOf(BORIS.chat(), 50)).isEmpty();
  }

  @Test
  void turnOf_messageThatShowsAnotherTurnNow_findsThat() {
    keep(turn("t1", ANNA, "one"));
    keep(turn("t2", ANNA, "two"));
    queue(linked(ANNA, "t1"), linked(ANNA, "t2"), parcel(ANNA, "buttons changed"));
    sendAs(50);
    sendAs(50);
    sendAs(50);

    assertThat(store().turnOf(ANNA.chat(), 50)).map(Turn::id).contains("t2");
  }

  @Test
  void forget_chat_erasesWhatWasSaidButNotWhatWaitsToBeWorkedOn() {
    keep(turn("t1", ANNA, "one"));
    keep(turn("t2", ANNA, "two"));
    keep(turn("t3", BORIS, "three"));
    store().rate("t1", 1, true);
    queue(linked(ANNA, "t1"), linked(ANNA, "t1"));
    sendAs(50);
    store().accept(List.of(said(9, ANNA, "forget it")));

    assertThat(store().forget(ANNA.chat())).hasSize(2);

    assertThat(store().turn("t1")).isEmpty();
    assertThat(store().turnOf(ANNA.chat(), 50)).isEmpty();
    assertThat(store().turn("t3")).isPresent();
    assertThat(store().statistics(NOON).good()).isZero();
    assertThat(store().next(List.of(), 10)).hasSize(1);
    assertThat(store().outbox().waiting()).isZero();
    assertThat(store().rate("t1", 1, true)).isFalse();
    assertThat(store().forget(ANNA.chat())).isEmpty();
  }

  @Test
  void keep_list_isRememberedMovedForgottenAndExpires() {
    Listing flood = new Listing(Listing.Kind.TIMELINE, " flood ");
    Store.Shown shown = new Store.Shown("l1", ANNA, flood, "a1b2");
    store().keep(shown);
    store().keep(new Store.Shown("l2", BORIS, flood, "a1b2"));

    assertThat(store().shown("l1")).contains(shown);
    assertThat(store().shown("l3")).isEmpty();
    store().rename(ANNA.chat(), -1005);
    assertThat(store().shown("l1").orElseThrow().lane().chat()).isEqualTo(-1005);
    store().forget(-1005);
    assertThat(store().shown("l1")).isEmpty();
    store().expire(NOON.plusMillis(1), NOON);
    assertThat(store().shown("l2")).isEmpty();
  }

  @Test
  void expire_oldTurnsAndIds_keepsTheYoungAndWhatWaits() {
    keep(turn("t1", ANNA, "one"));
    store().accept(List.of(said(1, ANNA, "done"), said(2, BORIS, "waits")));
    store().finish(1, Optional.empty(), List.of());
    clock.step(Duration.ofDays(8));
    store().accept(List.of(said(3, ANNA, "done, too")));
    store().finish(3, Optional.empty(), List.of());

    store().expire(NOON, NOON.plus(Duration.ofDays(1)));

    assertThat(store().turn("t1")).isPresent();
    assertThat(
            store()
                .accept(List.of(said(1, ANNA, "x"), said(2, BORIS, "waits"), said(3, ANNA, "x"))))
        .as("only the first, long done, is forgotten")
        .isEqualTo(1);

    store().expire(NOON.plusMillis(1), NOON);
    assertThat(store().turn("t1")).isEmpty();
  }

  @Test
  void rate_changedMind_keepsTheLastOpinion() {
    keep(turn("t1", ANNA, "one"));

    assertThat(store().rate("t1", 1, true)).isTrue();
    assertThat(store().rate("t1", 1, false)).isTrue();
    assertThat(store().rate("t1", 2, true)).isTrue();
    assertThat(store().rate("nothing", 2, true)).isFalse();

    assertThat(store().statistics(NOON)).isEqualTo(new Statistics(1, 1, 1, 1, 1, 1, 0, 0));
  }

  // budgets and figures

  @Test
  void spend_uptoTheLimit_thenNotUntilTheNextWindow() {
    Duration minute = Duration.ofMinutes(1);

    assertThat(store().spend(update.incrementAndGet(), 1, "question", 2, minute, NOON)).isTrue();
    assertThat(
            store().spend(update.incrementAndGet(), 1, "question", 2, minute, NOON.plusSeconds(59)))
        .isTrue();
    assertThat(
            store().spend(update.incrementAndGet(), 1, "question", 2, minute, NOON.plusSeconds(59)))
        .isFalse();
    assertThat(
            store().spend(update.incrementAndGet(), 1, "question", 2, minute, NOON.plusSeconds(60)))
        .isTrue();
    assertThat(
            store().spend(update.incrementAndGet(), 1, "question", 3, minute, NOON.plusSeconds(1)))
        .isTrue();

    assertThat(store().spend(update.incrementAndGet(), 2, "question", 2, minute, NOON)).isTrue();
    assertThat(store().spend(update.incrementAndGet(), 1, "model", 2, minute, NOON)).isTrue();
    assertThat(store().spend(update.incrementAndGet(), 1, "question", 2, Duration.ofHours(1), NOON))
        .isTrue();
    assertThat(store().spend(update.incrementAndGet(), 3, "question", 0, minute, NOON)).isFalse();
  }

  @Test
  void spend_sameUpdateAgain_costsNothing() {
    store().accept(List.of(said(1, ANNA, "Who won?")));

    assertThat(store().spend(1, 5, "question", 1, Duration.ofDays(1), NOON)).isTrue();
    assertThat(store().spend(1, 5, "question", 1, Duration.ofDays(1), NOON)).isTrue();
    assertThat(store().spend(2, 5, "question", 1, Duration.ofDays(1), NOON)).isFalse();
  }

  @Test
  void redeem_sameUpdateAgain_isStillGood() {
    String code = store().code(5, Duration.ofHours(1));

    assertThat(store().redeem(1, code)).hasValue(5);
    assertThat(store().redeem(1, code)).hasValue(5);
    assertThat(store().redeem(2, code)).isEmpty();
    assertThat(store().code(5, Duration.ofHours(1))).isNotEqualTo(code);
  }

  @Test
  void park_shorterThanBefore_keepsTheLaterTime() {
    queue(parcel(ANNA, "one"));
    store().park(ANNA.chat(), NOON.plusSeconds(35));
    store().park(ANNA.chat(), NOON.plusSeconds(3));

    assertThat(store().nextDue()).contains(NOON.plusSeconds(35));
  }

  @Test
  void forget_answersThatWait_areNotSent() {
    keep(turn("t1", ANNA, "one"));
    queue(linked(ANNA, "t1"), parcel(ANNA, "menu"));

    store().forget(ANNA.chat());

    assertThat(sendAll()).containsExactly("menu");
  }

  @Test
  void spend_fromManyThreads_neverGoesOverTheLimit() throws Exception {
    List<Long> spent =
        inParallel(
            8,
            thread ->
                IntStream.range(0, 10)
                    .filter(i ->
                        store()
                            .spend(
                                update.incrementAndGet(),
                                1,
                                "question",
                                30,
                                Duration.ofDays(1),
                                NOON))
                    .count());

    assertThat(spent.stream().mapToLong(Long::longValue).sum()).isEqualTo(30);
  }

  @Test
  void statistics_sinceATime_countsWhatCameAfter() {
    keep(turn("t1", ANNA, "old"));
    clock.step(Duration.ofDays(1));
    Instant since = clock.instant();
    keep(new Turn("t2", ANNA, 1, since, "q", "nothing found", false, List.of()));
    keep(new Turn("t3", GROUP_SPORT, 1, since, "q", "Two to one [1].", true, List.of()));
    keep(new Turn("t4", GROUP_SPORT, 2, since, "q", "Two to one [1].", true, List.of()));

    assertThat(store().statistics(since)).isEqualTo(new Statistics(2, 2, 3, 2, 0, 0, 0, 0));
    assertThat(store().statistics(Instant.EPOCH).questions()).isEqualTo(4);
  }

  @Test
  void open_twice_saysWhoseItIs() {
    assertThatThrownBy(() -> Store.open(url, clock))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("another dateline has the store at ")
        .hasMessageEndingWith(" open; stop it first");

    assertThatCode(() -> store().accept(List.of(said(1, ANNA, "hello"))))
        .doesNotThrowAnyException();
  }

  @Test
  void close_usedAfterwards_fails() {
    store().close();

    assertThatThrownBy(() -> store().inbox()).isInstanceOf(StoreException.class);
  }

  // how the tests speak

  private static Incoming said(long id, Lane lane, String text) {
    return new Incoming(id, lane, false, OptionalLong.of(1000 + id), NOON, text);
  }

  private static Incoming tapped(long id, Lane lane) {
    return new Incoming(id, lane, true, OptionalLong.empty(), NOON, "tap");
  }

  private static Parcel parcel(Lane lane, String payload) {
    return new Parcel(lane, Optional.empty(), payload);
  }

  private static Parcel linked(Lane lane, String turn) {
    return new Parcel(lane, Optional.of(turn), "answer");
  }

  private static Chat chat(long id, Optional<String> language, Standing standing) {
    return new Chat(id, language, Question.Length.LONG, false, true, standing);
  }

  private static Turn turn(String id, Lane lane, String question) {
    Citation known =
        new Citation(
            1,
            new Span("match", 3, 12),
            "\"we\" won.",
            "A match",
            Optional.of("The Courier"),
            Optional.of(LocalDate.of(2026, 2, 28)),
            Optional.of("https://courier.example/match?a=1&b=2"));
    Citation bare =
        new Citation(
            2,
            new Span("untitled", 0, 4),
            "won⚽",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Turn(id, lane, 1, NOON, question, "They won [1][2].", true, List.of(known, bare));
  }

  private void save(Chat chat) {
    store().change(chat.id(), known -> chat);
  }

  private void queue(Parcel... parcels) {
    long id = update.incrementAndGet();
    store().accept(List.of(said(id, ANNA, "a question")));
    store().finish(id, Optional.empty(), List.of(parcels));
  }

  private void keep(Turn turn) {
    long id = turn.id().hashCode();
    store().accept(List.of(said(id, turn.lane(), turn.question())));
    assertThat(store().finish(id, Optional.of(turn), List.of())).isTrue();
  }

  private List<String> due() {
    return store().due(List.of(), 10).stream().map(queued -> queued.parcel().payload()).toList();
  }

  private void sendAs(long message) {
    Queued queued = store().due(List.of(), 1).getFirst();
    assertThat(store().sending(queued.id())).isTrue();
    store().sent(queued.id(), OptionalLong.of(message));
  }

  private List<String> sendAll() {
    List<String> payloads = new ArrayList<>();
    for (List<Queued> due = store().due(List.of(), 1);
        !due.isEmpty();
        due = store().due(List.of(), 1)) {
      payloads.add(due.getFirst().parcel().payload());
      sendAs(500 + payloads.size());
    }
    return payloads;
  }

  /// What one thread of several does.
  private interface Part<T> {
    T run(int thread) throws Exception;
  }

  private static <T> List<T> inParallel(int threads, Part<T> part)
      throws InterruptedException, ExecutionException {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<T>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        parts.add(() -> part.run(thread));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : executor.invokeAll(parts)) {
        results.add(each.get());
      }
      return results;
    }
  }
}
