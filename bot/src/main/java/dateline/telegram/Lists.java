package dateline.telegram;

import dateline.chat.Lane;
import dateline.chat.Listing;
import dateline.chat.NewsDesk;
import dateline.chat.Reply;
import dateline.chat.Store;
import java.util.Optional;

/// Lists that may be longer than a message: shows them page by page.
///
/// What the list is about is remembered, since no button could carry it; what is in it is made
/// again where it is not at hand. Where it has become another list meanwhile, no page of that is
/// taken for one of the old: it is said, and the new list begins.
final class Lists {
  private final Store store;
  private final NewsDesk desk;
  private final Questions questions;

  Lists(Store store, NewsDesk desk, Questions questions) {
    this.store = store;
    this.desk = desk;
    this.questions = questions;
  }

  /// The first page of a list.
  Body first(Listing listing, Lane lane, Face face) {
    return switch (made(listing, lane, face)) {
      case Reply.Listed listed -> first(listed, listing, lane, face, false);
      case Reply other -> face.reply(other, Presses.NO_QUESTION).getFirst();
    };
  }

  private Body first(Reply.Listed listed, Listing listing, Lane lane, Face face, boolean anew) {
    String id = questions.id();
    Body page = face.list(listed, new Press.Turn(id, 0, 0), anew);
    if (!page.buttons().isEmpty()) {
      store.keep(new Store.Shown(id, lane, listing, listed.mark()));
    }
    return page;
  }

  /// The page that a button turns to; empty where the list is not remembered in this chat.
  Optional<Body> page(Press.Turn press, Lane lane, Face face) {
    Optional<Store.Shown> shown =
        store.shown(press.list()).filter(each -> each.lane().chat() == lane.chat());
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    Listing listing = shown.get().listing();
    if (!(made(listing, lane, face) instanceof Reply.Listed listed)) {
      return Optional.empty();
    }
    return Optional.of(
        listed.mark().equals(shown.get().mark())
            ? face.list(listed, press, false)
            : first(listed, listing, lane, face, true));
  }

  private Reply made(Listing listing, Lane lane, Face face) {
    return questions.typing(lane, face, () -> desk.list(listing, NewsDesk.Extent.WHOLE));
  }
}
