package dateline.telegram;

import dateline.answer.Statement;
import dateline.chat.Lane;
import dateline.chat.Store;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessageDraft;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;

/// Shows chats that a question is worked on. What is shown this way may be dropped: where a chat
/// has had enough writes for now, or anything fails, it just isn't shown.
final class Screens {
  private static final Logger log = LoggerFactory.getLogger(Screens.class);

  private final BotApi api;
  private final Rates rates;
  private final Store store;
  private final Clock clock;

  Screens(BotApi api, Rates rates, Store store, Clock clock) {
    this.api = api;
    this.rates = rates;
    this.store = store;
    this.clock = clock;
  }

  /// The screen of a question.
  ///
  /// @param update the number of the update that holds it
  Live.Screen of(long update, boolean group, Face face) {
    return group ? new GroupScreen(update, face) : new PrivateScreen(update, face);
  }

  /// Takes away a note whose place the answer can't take.
  void remove(Lane lane, long note) {
    show(lane, new DeleteMessage(String.valueOf(lane.chat()), Math.toIntExact(note)));
  }

  private boolean mayWrite(Lane lane) {
    return rates.take(lane.chat()).isZero();
  }

  private <T extends Serializable> boolean show(Lane lane, BotApiMethod<T> method) {
    Outcome<T> outcome = api.call(method);
    switch (outcome) {
      case Outcome.Done<T> _, Outcome.Unchanged<T> _ -> {
        return true;
      }
      case Outcome.Wait<T>(var time) -> store.park(lane.chat(), clock.instant().plus(time));
      default ->
          log.atDebug()
              .addKeyValue("chat", lane.chat())
              .addKeyValue("outcome", outcome.name())
              .log("could not show progress");
    }
    return false;
  }

  private void type(Lane lane) {
    SendChatAction typing = new SendChatAction(String.valueOf(lane.chat()), "typing");
    if (lane.topic() != 0) {
      typing.setMessageThreadId(lane.topic());
    }
    show(lane, typing);
  }

  private OptionalLong note(Lane lane, long update, Face face) {
    if (!mayWrite(lane)) {
      return OptionalLong.empty();
    }
    Outcome<Integer> outcome = api.call(Outgoing.of(face.looking(update)).call(lane));
    if (!(outcome instanceof Outcome.Done<Integer>(Integer message))) {
      return OptionalLong.empty();
    }
    store.keepNote(update, message);
    return OptionalLong.of(message);
  }

  /// A private chat, where statements are shown as a draft that fades when the answer comes.
  private final class PrivateScreen implements Live.Screen {
    private final long update;
    private final Face face;

    private PrivateScreen(long update, Face face) {
      this.update = update;
      this.face = face;
    }

    @Override
    public void type(Lane lane) {
      Screens.this.type(lane);
    }

    @Override
    public OptionalLong note(Lane lane) {
      return Screens.this.note(lane, update, face);
    }

    @Override
    public boolean show(Lane lane, List<Statement> soFar, OptionalLong note) {
      // any number but 0; the same for all drafts of one answer, so that they replace each other
      int draft = (int) (update % Integer.MAX_VALUE) + 1;
      SendMessageDraft method = new SendMessageDraft(lane.chat(), draft);
      method.setText(face.progress(soFar, update).text());
      if (lane.topic() != 0) {
        method.setMessageThreadId(lane.topic());
      }
      return Screens.this.show(lane, method);
    }
  }

  /// A group, where the note grows.
  private final class GroupScreen implements Live.Screen {
    private final long update;
    private final Face face;

    private GroupScreen(long update, Face face) {
      this.update = update;
      this.face = face;
    }

    @Override
    public void type(Lane lane) {
      Screens.this.type(lane);
    }

    @Override
    public OptionalLong note(Lane lane) {
      return Screens.this.note(lane, update, face);
    }

    @Override
    public boolean show(Lane lane, List<Statement> soFar, OptionalLong note) {
      if (note.isPresent() && mayWrite(lane)) {
        Outgoing grown = new Outgoing(note, OptionalLong.empty(), face.progress(soFar, update));
        Screens.this.show(lane, grown.call(lane));
      }
      return false;
    }
  }
}
