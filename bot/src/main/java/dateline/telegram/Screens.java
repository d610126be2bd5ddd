package dateline.telegram;

import dateline.answer.Statement;
import dateline.chat.Lane;
import dateline.chat.Store;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
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

  private final Courier courier;
  private final Store store;

  Screens(Courier courier, Store store) {
    this.courier = courier;
    this.store = store;
  }

  /// A question as far as its screen has to know it.
  ///
  /// @param update the number of the update that holds it
  /// @param replyTo the message that the note replies to
  record Shown(long update, boolean inGroup, OptionalLong replyTo, Face face) {}

  /// The screen of a question.
  ///
  /// @param question whose answer is shown
  Live.Screen of(Shown question) {
    return new ChatScreen(question);
  }

  /// Takes away a note, so that the answer can come as a message of its own.
  ///
  /// @return whether it surely is gone
  boolean removes(Lane lane, long note) {
    DeleteMessage method = new DeleteMessage(String.valueOf(lane.chat()), Math.toIntExact(note));
    return show(lane, false, method).isPresent();
  }

  /// @param counts whether it counts as a message
  /// @return what the call gave; empty if it was left out or failed
  private <T extends Serializable> Optional<T> show(
      Lane lane, boolean counts, BotApiMethod<T> method) {
    Optional<Outcome<T>> outcome = courier.passing(lane.chat(), counts, method);
    if (outcome.isPresent() && outcome.get() instanceof Outcome.Done<T>(T value)) {
      return Optional.of(value);
    }
    log.atDebug()
        .addKeyValue("chat", lane.chat())
        .addKeyValue("outcome", outcome.map(Outcome::name).orElse("left out"))
        .log("progress was not shown");
    return Optional.empty();
  }

  private void type(Lane lane) {
    SendChatAction typing = new SendChatAction(String.valueOf(lane.chat()), "typing");
    if (lane.topic() != 0) {
      typing.setMessageThreadId(lane.topic());
    }
    show(lane, false, typing);
  }

  private OptionalLong note(Lane lane, Shown question) {
    Body looking = question.face.looking(question.update);
    Outgoing note = new Outgoing(OptionalLong.empty(), question.replyTo, looking).of(lane.chat());
    Optional<Integer> message = show(lane, true, note.call(lane));
    if (message.isEmpty()) {
      return OptionalLong.empty();
    }
    store.keepNote(question.update, message.get());
    return OptionalLong.of(message.get());
  }

  /// A draft, which fades when the answer comes.
  private boolean draft(Lane lane, List<Statement> soFar, Shown question) {
    // any number but 0; the same for all drafts of one answer, so that they replace each other
    int number = (int) (question.update % Integer.MAX_VALUE) + 1;
    SendMessageDraft draft = new SendMessageDraft(lane.chat(), number);
    draft.setText(question.face.progress(soFar, question.update).text());
    if (lane.topic() != 0) {
      draft.setMessageThreadId(lane.topic());
    }
    return show(lane, false, draft).isPresent();
  }

  private void grow(OptionalLong note, Lane lane, List<Statement> soFar, Shown question) {
    Body grown = question.face.progress(soFar, question.update);
    show(lane, true, new Outgoing(note, OptionalLong.empty(), grown).call(lane));
  }

  /// What one chat is shown of a question: statements as a draft in a private chat; in a group,
  /// which knows no drafts, the note grows.
  private final class ChatScreen implements Live.Screen {
    private final Shown question;

    private ChatScreen(Shown question) {
      this.question = question;
    }

    @Override
    public void type(Lane lane) {
      Screens.this.type(lane);
    }

    @Override
    public OptionalLong note(Lane lane) {
      return Screens.this.note(lane, question);
    }

    @Override
    public boolean show(Lane lane, List<Statement> soFar, OptionalLong note) {
      if (!question.inGroup) {
        return draft(lane, soFar, question);
      }
      if (note.isPresent()) {
        grow(note, lane, soFar, question);
      }
      return false;
    }
  }
}
