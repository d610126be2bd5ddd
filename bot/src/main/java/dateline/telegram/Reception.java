package dateline.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.answer.Question;
import dateline.chat.Lane;
import dateline.chat.Listing;
import dateline.chat.NewsDesk;
import dateline.chat.Store;
import dateline.chat.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Document;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOrigin;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChannel;

/// Knows what an update means, and does it: questions, commands, buttons, coming and going.
///
/// Whatever is done ends with one call of [Store#finish], so that it is done once.
final class Reception {
  private static final Logger log = LoggerFactory.getLogger(Reception.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STATISTICS = Duration.ofDays(7);

  /// Begins what a link to the private chat carries, before the id of a turn.
  static final String SHARED = "t";

  private final Store store;
  private final BotApi api;
  private final NewsDesk desk;
  private final Doorkeeper door;
  private final Questions questions;
  private final Lists lists;
  private final Additions additions;
  private final Presses presses;
  private final boolean model;
  private final BotAccount bot;
  private final Clock clock;

  Reception(
      Store store,
      BotApi api,
      NewsDesk desk,
      Doorkeeper door,
      Questions questions,
      Additions additions,
      Presses presses,
      boolean model,
      BotAccount bot,
      Clock clock) {
    this.store = store;
    this.api = api;
    this.desk = desk;
    this.door = door;
    this.questions = questions;
    this.lists = new Lists(store, desk, questions);
    this.additions = additions;
    this.presses = presses;
    this.model = model;
    this.bot = bot;
    this.clock = clock;
  }

  /// Does what an update asks for and finishes it.
  void work(Store.Incoming incoming) {
    Update update = update(incoming);
    if (update.getCallbackQuery() != null) {
      presses.press(incoming, update.getCallbackQuery());
    } else if (update.getMyChatMember() != null) {
      membership(incoming, update.getMyChatMember());
    } else if (update.getMessage() != null) {
      message(incoming, update.getMessage());
    } else {
      finish(incoming, List.of());
    }
  }

  /// Finishes an update that can't be worked on: whoever waits is told.
  void giveUp(Store.Incoming incoming) {
    Update update = update(incoming);
    Optional<Said> said =
        Optional.ofNullable(update.getMessage()).flatMap(m -> Said.of(incoming.lane(), m, bot));
    OptionalLong note = store.note(incoming.id());
    if (said.isPresent()) {
      finish(incoming, answer(said.get(), note, List.of(face(said.get()).failed())));
    } else if (update.getCallbackQuery() != null) {
      String language = Said.language(update.getCallbackQuery().getFrom());
      Body failed = Face.of(store.chat(incoming.lane().chat()), language).failed();
      finish(
          incoming,
          Questions.parcels(
              incoming.lane(), Optional.empty(), note, OptionalLong.empty(), List.of(failed)));
      api.call(new AnswerCallbackQuery(update.getCallbackQuery().getId()));
    } else {
      finish(incoming, List.of());
    }
  }

  private static Update update(Store.Incoming incoming) {
    try {
      return JSON.readValue(incoming.payload(), Update.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an update was let in that can't be read", e);
    }
  }

  private void finish(Store.Incoming incoming, List<Store.Parcel> parcels) {
    store.finish(incoming.id(), Optional.empty(), parcels);
  }

  // coming and going

  private void membership(Store.Incoming incoming, ChatMemberUpdated change) {
    long chat = incoming.lane().chat();
    String status = change.getNewChatMember().getStatus();
    if (isOut(status)) {
      int dropped = store.deactivate(chat);
      questions.leave(chat);
      log.atInfo().addKeyValue("chat", chat).addKeyValue("dropped", dropped).log("left a chat");
      finish(incoming, List.of());
      return;
    }
    activate(chat);
    String before = change.getOldChatMember().getStatus();
    boolean joined = isOut(before);
    boolean group = !change.getChat().getType().equals("private");
    if (!joined || !group || change.getChat().getType().equals("channel")) {
      finish(incoming, List.of());
      return;
    }
    Face face = Face.of(store.chat(chat), Said.language(change.getFrom()));
    Lane lane = new Lane(chat, 0);
    long person = change.getFrom().getId();
    if (door.isAdmin(person)) {
      door.raise(chat, Store.Standing.MEMBER); // who lets chats in has let this one in
    }
    switch (door.enter(incoming.id(), chat, person, incoming.sent())) {
      case Doorkeeper.Entry.In() -> finish(incoming, to(lane, greeting(face, Face.Audience.GROUP)));
      case Doorkeeper.Entry.Out out ->
          finish(incoming, outside(lane, out, true, change.getChat().getTitle(), face));
    }
  }

  private void activate(long chat) {
    if (!store.chat(chat).active()) {
      store.change(chat, known -> known.withActive(true));
    }
  }

  // messages

  private void message(Store.Incoming incoming, Message message) {
    Optional<Said> heard = Said.of(incoming.lane(), message, bot);
    if (heard.isEmpty()) {
      finish(incoming, List.of());
      return;
    }
    Said said = heard.get();
    activate(said.lane().chat());
    if (bringsCode(said)) {
      finish(incoming, redeem(incoming, said));
      return;
    }
    switch (door.enter(incoming.id(), said.lane().chat(), said.person(), said.at())) {
      case Doorkeeper.Entry.In() -> welcome(incoming, said);
      case Doorkeeper.Entry.Out out ->
          finish(incoming, outside(said.lane(), out, said.inGroup(), said.place(), face(said)));
    }
  }

  /// The line for those outside, and a question to the admins whether to let them in.
  private List<Store.Parcel> outside(
      Lane lane, Doorkeeper.Entry.Out out, boolean group, String place, Face face) {
    if (!out.tell()) {
      return List.of();
    }
    List<Store.Parcel> parcels = new ArrayList<>();
    parcels.addAll(
        to(
            lane,
            out.code().isPresent()
                ? face.pairing(out.code().get(), Doorkeeper.CODE_GOOD)
                : face.outsider()));
    if (out.code().isPresent()) {
      for (long admin : door.admins()) {
        Face theirs = Face.of(store.chat(admin), "en");
        parcels.addAll(
            to(new Lane(admin, 0), theirs.admit(place, audience(group), out.code().get())));
      }
    }
    return parcels;
  }

  /// Whether somebody hands in a code: by `/pair CODE`, or by the link of the first admin.
  private boolean bringsCode(Said said) {
    boolean hands =
        said.command().filter(word -> word.equals("pair") || word.equals("start")).isPresent();
    return hands && !said.inGroup() && door.isCode(said.text());
  }

  private List<Store.Parcel> redeem(Store.Incoming incoming, Said said) {
    if (!door.mayTryCode(incoming.id(), said.person(), said.at())) {
      return List.of();
    }
    Face face = face(said);
    OptionalLong chat =
        door.redeem(incoming.id(), said.text(), said.person(), Store.Standing.MEMBER);
    if (chat.isEmpty()) {
      return answer(said, List.of(face.badCode()));
    }
    log.atInfo().addKeyValue("chat", chat.getAsLong()).log("let in");
    if (chat.getAsLong() == Doorkeeper.ADMIN_SEAT) {
      return answer(said, List.of(face.welcome(Face.Audience.PRIVATE)));
    }
    List<Store.Parcel> parcels = new ArrayList<>(Presses.welcome(store, chat.getAsLong()));
    parcels.addAll(to(said.lane(), face.admitted(door.name(chat.getAsLong()), true)));
    return parcels;
  }

  private void welcome(Store.Incoming incoming, Said said) {
    Face face = face(said);
    if (said.command().isEmpty()) {
      plain(incoming, said, face);
      return;
    }
    if (!door.spare(incoming.id(), said.person(), said.at())) {
      finish(incoming, List.of());
      return;
    }
    switch (said.command().get()) {
      case "start" -> start(incoming, said, face);
      case "help" -> reply(incoming, said, face.help(desk.examples(), audience(said)));
      case "ask" -> askCommand(incoming, said, face);
      case "sources" -> reply(incoming, said, face.sources(desk.sources(), 0));
      case "latest" -> reply(incoming, said, face.reply(desk.latest(), Presses.NO_QUESTION));
      case "disagreements" -> list(incoming, said, Listing.Kind.DISAGREEMENTS, face);
      case "quotes" -> list(incoming, said, Listing.Kind.QUOTES, face);
      case "timeline" -> list(incoming, said, Listing.Kind.TIMELINE, face);
      case "settings" -> reply(incoming, said, settings(said, face));
      case "forget" -> forget(incoming, said, face);
      case "stats" ->
          reply(
              incoming,
              said,
              door.isAdmin(said.person())
                  ? face.stats(store.statistics(clock.instant().minus(STATISTICS)), STATISTICS)
                  : face.adminsOnly());
      case "stop" -> {
        questions.stop(said.lane(), said.person());
        finish(incoming, List.of());
      }
      case "add" -> add(incoming, said, face);
      default -> {
        // in a group it may have been meant for another bot
        if (said.inGroup()) {
          finish(incoming, List.of());
        } else {
          reply(incoming, said, face.unknownCommand("/" + said.command().get()));
        }
      }
    }
  }

  private void reply(Store.Incoming incoming, Said said, Body body) {
    reply(incoming, said, List.of(body));
  }

  private void reply(Store.Incoming incoming, Said said, List<Body> bodies) {
    finish(incoming, answer(said, bodies));
  }

  private void plain(Store.Incoming incoming, Said said, Face face) {
    boolean article = said.source().getForwardOrigin() != null || said.source().hasDocument();
    if (article && !said.inGroup() && door.mayAdd(said.person())) {
      offer(incoming, said, said.source(), face);
    } else if (said.text().isEmpty()) {
      reply(incoming, said, face.askHow(desk.examples()));
    } else {
      ask(incoming, said, said.text(), earlier(said), face);
    }
  }

  private void start(Store.Incoming incoming, Said said, Face face) {
    Optional<Turn> shared =
        said.text().startsWith(SHARED)
            ? store.turn(said.text().substring(SHARED.length()))
            : Optional.empty();
    if (shared.isPresent()) {
      ask(incoming, said, shared.get().question(), questions.before(shared.get()), face);
    } else {
      reply(incoming, said, greeting(face, audience(said)));
    }
  }

  private void askCommand(Store.Incoming incoming, Said said, Face face) {
    String text =
        said.text().isEmpty()
            ? said.repliedTo().filter(replied -> !isMine(replied)).map(Said::written).orElse("")
            : said.text();
    if (text.isEmpty()) {
      reply(incoming, said, face.askHow(desk.examples()));
    } else {
      ask(incoming, said, text, earlier(said), face);
    }
  }

  private boolean isMine(Message message) {
    return message.getFrom() != null && message.getFrom().getId() == bot.id();
  }

  /// What a question leans on: the answer it replies to, what somebody else wrote that it replies
  /// to, or else the last turns.
  private List<Question.Turn> earlier(Said said) {
    Optional<Message> replied = said.repliedTo();
    if (replied.isPresent()) {
      Optional<Turn> turn = store.turnOf(said.lane().chat(), replied.get().getMessageId());
      if (turn.isPresent()) {
        return questions.upTo(turn.get());
      }
      String written = Said.written(replied.get());
      if (!isMine(replied.get()) && !written.isEmpty() && !said.text().isEmpty()) {
        return List.of(new Question.Turn(Question.Role.USER, written));
      }
    }
    return questions.recent(said.lane(), said.at());
  }

  private void ask(
      Store.Incoming incoming, Said said, String text, List<Question.Turn> earlier, Face face) {
    if (text.length() > Question.MAX_LENGTH) {
      reply(incoming, said, face.tooLong());
      return;
    }
    Store.Chat chat = store.chat(said.lane().chat());
    Optional<Doorkeeper.Enough> enough =
        door.ask(incoming.id(), said.lane().chat(), said.inGroup(), said.person(), said.at());
    if (enough.isPresent()) {
      finish(incoming, enough(said, enough.get(), face));
      return;
    }
    Optional<Questions.Done> done =
        questions.ask(
            new Questions.Asked(
                incoming.id(),
                said.lane(),
                said.inGroup(),
                said.person(),
                said.message(),
                said.at(),
                text,
                earlier,
                chat.length(),
                model && chat.model(),
                OptionalLong.empty(),
                face));
    done.ifPresent(each -> store.finish(incoming.id(), each.turn(), each.parcels()));
  }

  /// A list costs what a question costs, and counts as one.
  private void list(Store.Incoming incoming, Said said, Listing.Kind kind, Face face) {
    Optional<Doorkeeper.Enough> enough =
        door.ask(incoming.id(), said.lane().chat(), said.inGroup(), said.person(), said.at());
    if (enough.isPresent()) {
      finish(incoming, enough(said, enough.get(), face));
      return;
    }
    reply(incoming, said, lists.first(new Listing(kind, said.text()), said.lane(), face));
  }

  private List<Store.Parcel> enough(Said said, Doorkeeper.Enough enough, Face face) {
    return enough.tell()
        ? answer(
            said,
            List.of(
                face.limit(
                    enough.group() ? Face.Audience.GROUP : Face.Audience.PRIVATE,
                    enough.questions(),
                    Duration.between(clock.instant(), enough.free()))))
        : List.of();
  }

  private void forget(Store.Incoming incoming, Said said, Face face) {
    reply(
        incoming,
        said,
        said.inGroup() && !door.runs(said.lane().chat(), said.person())
            ? face.adminsOnly()
            : face.forget(audience(said)));
  }

  // adding articles

  private void add(Store.Incoming incoming, Said said, Face face) {
    if (!door.mayAdd(said.person())) {
      reply(
          incoming,
          said,
          face.notAdded(door.isAddingOff() ? Face.AddRefusal.OFF : Face.AddRefusal.NOT_ALLOWED));
      return;
    }
    Optional<Message> replied = said.repliedTo().filter(message -> !isMine(message));
    if (said.source().hasDocument()) {
      offer(incoming, said, said.source(), face);
    } else if (replied.isPresent()) {
      offer(incoming, said, replied.get(), face);
    } else {
      reply(incoming, said, face.addHow());
    }
  }

  /// Keeps an article aside and asks back.
  private void offer(Store.Incoming incoming, Said said, Message message, Face face) {
    Additions.Offer offer = kept(said.person(), message);
    reply(
        incoming,
        said,
        switch (offer) {
          case Additions.Offer.Kept(String id, var article) -> face.addOffer(article, id);
          case Additions.Offer.Unreadable _ -> face.notAdded(Face.AddRefusal.NOT_TEXT);
          case Additions.Offer.TooLarge _ -> face.tooLongToAdd(Additions.LARGEST);
        });
  }

  private Additions.Offer kept(long person, Message message) {
    if (!message.hasDocument()) {
      return additions.offer(person, Said.written(message), origin(message));
    }
    Document document = message.getDocument();
    String name = Optional.ofNullable(document.getFileName()).orElse("");
    if (!name.endsWith(".txt") && !name.endsWith(".md")) {
      return new Additions.Offer.Unreadable("not a .txt file");
    }
    Outcome<byte[]> file = api.download(document.getFileId(), Additions.LARGEST);
    return switch (file) {
      case Outcome.Done<byte[]>(byte[] bytes) -> additions.offer(person, bytes);
      case Outcome.TooLong<byte[]> _ -> new Additions.Offer.TooLarge();
      case Outcome.Wait<byte[]>(Duration time) -> throw new LaterException(time);
      default -> throw new IllegalStateException("a document can't be fetched: " + file.name());
    };
  }

  private static Additions.Origin origin(Message message) {
    MessageOrigin origin = message.getForwardOrigin();
    if (!(origin instanceof MessageOriginChannel channel)) {
      return new Additions.Origin(Optional.empty(), Optional.empty(), Optional.empty());
    }
    return new Additions.Origin(
        Optional.ofNullable(channel.getChat().getTitle()),
        Optional.of(LocalDate.ofInstant(Instant.ofEpochSecond(channel.getDate()), ZoneOffset.UTC)),
        Optional.ofNullable(channel.getChat().getUserName())
            .map(name -> "https://t.me/" + name + "/" + channel.getMessageId()));
  }

  // shared

  private Body greeting(Face face, Face.Audience audience) {
    return face.start(desk.count(), desk.examples(), audience);
  }

  private Body settings(Said said, Face face) {
    Store.Chat chat = store.chat(said.lane().chat());
    return face.settings(
        chat.length(), model ? Optional.of(chat.model()) : Optional.empty(), audience(said));
  }

  private Face.Audience audience(Said said) {
    if (said.inGroup()) {
      return Face.Audience.GROUP;
    }
    return door.isAdmin(said.person()) ? Face.Audience.ADMIN : Face.Audience.PRIVATE;
  }

  private static Face.Audience audience(boolean group) {
    return group ? Face.Audience.GROUP : Face.Audience.PRIVATE;
  }

  /// Whether this status of the bot in a chat keeps it from writing there.
  static boolean isOut(String status) {
    return status.equals("kicked") || status.equals("left");
  }

  private Face face(Said said) {
    return Face.of(store.chat(said.lane().chat()), said.language());
  }

  /// Answers to something said: as a reply in a group, where others talk in between.
  private static List<Store.Parcel> answer(Said said, List<Body> bodies) {
    return answer(said, OptionalLong.empty(), bodies);
  }

  /// @param note the message whose place the first takes
  private static List<Store.Parcel> answer(Said said, OptionalLong note, List<Body> bodies) {
    return Questions.parcels(
        said.lane(),
        Optional.empty(),
        note,
        said.inGroup() ? OptionalLong.of(said.message()) : OptionalLong.empty(),
        bodies);
  }

  private static List<Store.Parcel> to(Lane lane, Body body) {
    return Questions.parcels(
        lane, Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), List.of(body));
  }
}
