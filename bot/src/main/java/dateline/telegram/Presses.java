package dateline.telegram;

import dateline.answer.Archive;
import dateline.answer.Citation;
import dateline.answer.Question;
import dateline.answer.RecordException;
import dateline.article.Article;
import dateline.chat.Lane;
import dateline.chat.NewsDesk;
import dateline.chat.Store;
import dateline.chat.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;

/// Does what a pressed button asks for. What comes with a press can be forged, so every press is
/// checked against who pressed where.
final class Presses {
  private static final Logger log = LoggerFactory.getLogger(Presses.class);

  /// What a button sent so short a time ago it does not send again.
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private static final int PRESSES_KEPT = 1_000;

  /// For replies that are no answers.
  static final Face.Asked NO_QUESTION = new Face.Asked("", Question.Length.NORMAL);

  private final Store store;
  private final BotApi api;
  private final NewsDesk desk;
  private final Doorkeeper door;
  private final Questions questions;
  private final Lists lists;
  private final Additions additions;
  private final boolean model;
  private final Archive archive;
  private final Clock clock;
  private final Map<String, Pressing> pressed =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pressing> eldest) {
          return size() > PRESSES_KEPT;
        }
      };

  /// @param model whether there is a language model to choose
  /// @param archive where else questions are kept
  Presses(
      Store store,
      BotApi api,
      NewsDesk desk,
      Doorkeeper door,
      Questions questions,
      Additions additions,
      boolean model,
      Archive archive,
      Clock clock) {
    this.store = store;
    this.api = api;
    this.desk = desk;
    this.door = door;
    this.questions = questions;
    this.lists = new Lists(store, desk, questions);
    this.additions = additions;
    this.model = model;
    this.archive = archive;
    this.clock = clock;
  }

  /// When a button was pressed last, and the update that says so.
  private record Pressing(long update, Instant at) {}

  /// A button pressed by somebody who may use the bot.
  ///
  /// @param message the message that the button stands below
  private record Pressed(
      Store.Incoming incoming,
      Lane lane,
      boolean inGroup,
      long person,
      String language,
      long message,
      Face face) {}

  /// What a press leads to.
  ///
  /// @param toast what the button says for a moment
  private record Effect(
      Optional<Turn> turn, List<Store.Parcel> parcels, Optional<Face.Toast> toast) {
    static Effect only(Face.Toast toast) {
      return new Effect(Optional.empty(), List.of(), Optional.of(toast));
    }

    static Effect sending(List<Store.Parcel> parcels) {
      return new Effect(Optional.empty(), parcels, Optional.empty());
    }
  }

  /// Handles a press and finishes its update.
  void press(Store.Incoming incoming, CallbackQuery query) {
    Optional<String> guard = guard(incoming, query);
    boolean again = guard.isPresent() && isPressedAlready(guard.get(), incoming.id());
    finish(incoming, query, again ? Effect.only(Face.Toast.OPEN) : effect(incoming, query));
  }

  private void finish(Store.Incoming incoming, CallbackQuery query, Effect effect) {
    store.finish(incoming.id(), effect.turn(), effect.parcels());
    AnswerCallbackQuery answer = new AnswerCallbackQuery(query.getId());
    effect.toast().ifPresent(toast -> answer.setText(face(incoming, query).toast(toast)));
    api.call(answer); // too late or lost, the button only spins a while
  }

  private Effect effect(Store.Incoming incoming, CallbackQuery query) {
    Optional<Press> press = Optional.ofNullable(query.getData()).flatMap(Press::parse);
    if (press.isEmpty() || query.getMessage() == null) {
      return Effect.only(Face.Toast.GONE);
    }
    long chat = incoming.lane().chat();
    long person = query.getFrom().getId();
    if (!door.isIn(chat, person)) {
      return Effect.only(Face.Toast.NOT_YOURS);
    }
    if (!door.spare(incoming.id(), person, incoming.sent())) {
      return Effect.only(Face.Toast.ENOUGH);
    }
    Pressed pressed =
        new Pressed(
            incoming,
            incoming.lane(),
            chat < 0,
            person,
            Said.language(query.getFrom()),
            query.getMessage().getMessageId(),
            face(incoming, query));
    return switch (press.get()) {
      case Press.Cite(String turn, int marker) ->
          turn(turn, pressed).map(each -> cite(each, marker, pressed)).orElse(gone());
      case Press.More(String turn) ->
          turn(turn, pressed).map(each -> more(each, pressed)).orElse(gone());
      case Press.Rate(String turn, boolean good) ->
          turn(turn, pressed).map(each -> rate(each, good, pressed)).orElse(gone());
      case Press.Reveal(String turn) ->
          turn(turn, pressed).map(each -> reveal(each, pressed)).orElse(gone());
      case Press.Stop(long update) ->
          Effect.only(questions.stop(update, person) ? Face.Toast.STOPPING : Face.Toast.NOT_YOURS);
      case Press.Set(String setting, String value) -> set(setting, value, pressed);
      case Press.Sources(int page) ->
          Effect.sending(inPlace(pressed, pressed.face().sources(desk.sources(), page).getFirst()));
      case Press.Turn turn ->
          lists
              .page(turn, pressed.lane(), pressed.face())
              .map(page -> Effect.sending(inPlace(pressed, page)))
              .orElse(gone());
      case Press.Example example -> example(example, pressed);
      case Press.Admit(String code, boolean admit) -> admit(code, admit, pressed);
      case Press.Add(String offer, boolean add) -> add(offer, add, pressed);
      case Press.Forget(boolean erase) -> forget(erase, pressed);
    };
  }

  private Face face(Store.Incoming incoming, CallbackQuery query) {
    return Face.of(store.chat(incoming.lane().chat()), Said.language(query.getFrom()));
  }

  private static Effect gone() {
    return Effect.only(Face.Toast.GONE);
  }

  /// A turn of the chat where the button was pressed; nobody sees another chat's.
  private Optional<Turn> turn(String id, Pressed pressed) {
    return store.turn(id).filter(turn -> turn.lane().chat() == pressed.lane().chat());
  }

  private Effect cite(Turn turn, int marker, Pressed pressed) {
    if (marker > turn.citations().size()) {
      return gone();
    }
    Citation citation = turn.citations().get(marker - 1);
    return Effect.sending(
        Questions.parcels(
            pressed.lane(),
            Optional.of(turn.id()),
            OptionalLong.empty(),
            OptionalLong.of(pressed.message()),
            pressed.face().reply(desk.inContext(citation), NO_QUESTION)));
  }

  /// What tells a second press of a button from the first, for buttons that send something.
  private static Optional<String> guard(Store.Incoming incoming, CallbackQuery query) {
    return Optional.ofNullable(query.getData())
        .flatMap(Press::parse)
        .filter(press ->
            press instanceof Press.Cite
                || press instanceof Press.More
                || press instanceof Press.Example)
        .filter(press -> query.getMessage() != null)
        .map(press ->
            incoming.lane().chat()
                + " "
                + query.getMessage().getMessageId()
                + " "
                + press.encode());
  }

  /// @param update the press; it may be worked on again, when it could not be finished before
  private boolean isPressedAlready(String guard, long update) {
    Instant now = clock.instant();
    synchronized (pressed) {
      Pressing before = pressed.get(guard);
      if (before != null && before.update != update && before.at.plus(AGAIN).isAfter(now)) {
        return true;
      }
      pressed.put(guard, new Pressing(update, now));
      return false;
    }
  }

  private Effect more(Turn turn, Pressed pressed) {
    Optional<Questions.Done> done =
        ask(
            turn.question(),
            questions.before(turn),
            Question.Length.LONG,
            OptionalLong.of(pressed.message()),
            pressed);
    if (done.isEmpty()) {
      return Effect.only(Face.Toast.ENOUGH);
    }
    boolean longer =
        done.get()
            .turn()
            .filter(each -> each.grounded() && !each.text().equals(turn.text()))
            .isPresent();
    return longer
        ? new Effect(done.get().turn(), done.get().parcels(), Optional.empty())
        : Effect.only(Face.Toast.NO_MORE);
  }

  private Effect example(Press.Example example, Pressed pressed) {
    Optional<String> question =
        desk.examples().stream().filter(each -> Press.Example.of(each).equals(example)).findFirst();
    if (question.isEmpty()) {
      return gone();
    }
    Optional<Questions.Done> done =
        ask(
            question.get(),
            List.of(),
            store.chat(pressed.lane().chat()).length(),
            OptionalLong.empty(),
            pressed);
    return done.map(each -> new Effect(each.turn(), each.parcels(), Optional.empty()))
        .orElse(Effect.only(Face.Toast.ENOUGH));
  }

  /// Asks a question of a button; empty when more was asked than may be.
  ///
  /// @param place the message whose place the answer takes
  private Optional<Questions.Done> ask(
      String text,
      List<Question.Turn> earlier,
      Question.Length length,
      OptionalLong place,
      Pressed pressed) {
    if (door.ask(
            pressed.incoming().id(),
            pressed.lane().chat(),
            pressed.inGroup(),
            pressed.person(),
            pressed.incoming().sent())
        .isPresent()) {
      return Optional.empty();
    }
    return questions.ask(
        new Questions.Asked(
            pressed.incoming().id(),
            pressed.lane(),
            pressed.inGroup(),
            pressed.person(),
            pressed.message(),
            pressed.incoming().sent(),
            text,
            earlier,
            length,
            model && store.chat(pressed.lane().chat()).model(),
            place,
            pressed.face()));
  }

  private Effect rate(Turn turn, boolean good, Pressed pressed) {
    store.rate(turn.id(), pressed.person(), good);
    return Effect.only(Face.Toast.THANKS);
  }

  private Effect reveal(Turn turn, Pressed pressed) {
    return Effect.sending(
        Questions.parcels(
            pressed.lane(),
            Optional.of(turn.id()),
            OptionalLong.of(pressed.message()),
            OptionalLong.empty(),
            pressed.face().remembered(turn)));
  }

  private Effect set(String setting, String value, Pressed pressed) {
    if (!door.runs(pressed.lane().chat(), pressed.person())) {
      return Effect.only(Face.Toast.ADMINS_ONLY);
    }
    Optional<UnaryOperator<Store.Chat>> change = change(setting, value);
    if (change.isEmpty()) {
      return gone();
    }
    Store.Chat changed = store.change(pressed.lane().chat(), change.get());
    Body panel =
        Face.of(changed, pressed.language())
            .settings(
                changed.length(),
                model ? Optional.of(changed.model()) : Optional.empty(),
                audience(pressed));
    return new Effect(Optional.empty(), inPlace(pressed, panel), Optional.of(Face.Toast.SAVED));
  }

  private static Optional<UnaryOperator<Store.Chat>> change(String setting, String value) {
    return switch (setting) {
      case "language" ->
          Face.languages().contains(value)
              ? Optional.of(chat -> chat.withLanguage(value))
              : Optional.empty();
      case "length" ->
          Arrays.stream(Question.Length.values())
              .filter(length -> length.name().toLowerCase(Locale.ROOT).equals(value))
              .findFirst()
              .map(length -> chat -> chat.withLength(length));
      case "model" -> Optional.of(chat -> chat.withModel(value.equals("on")));
      default -> Optional.empty();
    };
  }

  private static Face.Audience audience(Pressed pressed) {
    return pressed.inGroup() ? Face.Audience.GROUP : Face.Audience.PRIVATE;
  }

  private Effect admit(String code, boolean admit, Pressed pressed) {
    if (!door.isAdmin(pressed.person())) {
      return Effect.only(Face.Toast.ADMINS_ONLY);
    }
    OptionalLong chat =
        door.redeem(
            pressed.incoming().id(),
            code,
            pressed.person(),
            admit ? Store.Standing.MEMBER : Store.Standing.REFUSED);
    if (chat.isEmpty() || chat.getAsLong() == Doorkeeper.ADMIN_SEAT) {
      return gone();
    }
    List<Store.Parcel> parcels = new ArrayList<>();
    if (admit) {
      parcels.addAll(welcome(store, chat.getAsLong()));
    }
    parcels.addAll(inPlace(pressed, pressed.face().admitted(door.name(chat.getAsLong()), admit)));
    return Effect.sending(parcels);
  }

  private Effect add(String offer, boolean add, Pressed pressed) {
    if (!door.mayAdd(pressed.person())) {
      return Effect.only(Face.Toast.NOT_YOURS);
    }
    if (!add) {
      additions.decline(offer, pressed.person());
      return Effect.sending(inPlace(pressed, pressed.face().notAdded()));
    }
    Optional<Article> article = additions.accept(offer, pressed.person());
    return article
        .map(each -> Effect.sending(inPlace(pressed, pressed.face().added(each))))
        .orElse(gone());
  }

  /// Tells a chat that it has been let in.
  static List<Store.Parcel> welcome(Store store, long chat) {
    Face.Audience audience = chat < 0 ? Face.Audience.GROUP : Face.Audience.PRIVATE;
    return Questions.parcels(
        new Lane(chat, 0),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of(Face.of(store.chat(chat), "en").welcome(audience)));
  }

  private Effect forget(boolean erase, Pressed pressed) {
    long chat = pressed.lane().chat();
    if (!door.runs(chat, pressed.person())) {
      return Effect.only(Face.Toast.ADMINS_ONLY);
    }
    Face face = pressed.face();
    if (!erase) {
      return Effect.sending(inPlace(pressed, face.notForgotten()));
    }
    List<String> asked = new ArrayList<>(questions.forget(chat));
    asked.addAll(store.questions(chat));
    try {
      // the archive first: where that fails, the turns still tell what has to be erased there
      archive.forget(asked);
    } catch (RecordException e) {
      log.atError().setCause(e).addKeyValue("chat", chat).log("what a chat asked is not erased");
      return Effect.sending(inPlace(pressed, face.notAllForgotten()));
    }
    return Effect.sending(inPlace(pressed, face.forgotten(store.forget(chat).size())));
  }

  private static List<Store.Parcel> inPlace(Pressed pressed, Body body) {
    return Questions.parcels(
        pressed.lane(),
        Optional.empty(),
        OptionalLong.of(pressed.message()),
        OptionalLong.empty(),
        List.of(body));
  }
}
