package dateline.telegram;

import dateline.telegram.Body.Button;
import dateline.telegram.Body.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A list cut into pages of one message each.
///
/// A page has as many entries as it holds. An entry that no page holds goes on over several, which
/// begin with its heading and have no other.
final class Pages {

  private final Texts texts;
  private final Contents contents;
  private final List<Page> pages = new ArrayList<>();

  /// What a list is made of.
  ///
  /// @param none what is said where there are no entries
  /// @param heading stands above each page
  /// @param most so many entries a page has at most
  /// @param end stands below each page
  record Contents(
      Body none, Consumer<Sheet> heading, List<Entry> entries, int most, Consumer<Sheet> end) {
    Contents {
      entries = List.copyOf(entries);
    }
  }

  /// An entry of a list.
  ///
  /// @param heading what it is about, without an end of the line
  /// @param text all of it, with its heading
  record Entry(Consumer<Sheet> heading, Text text) {}

  /// An entry as it is written; the first of a page says where it belongs.
  interface Text {
    void write(Sheet sheet, boolean first);
  }

  /// The entries of a page, or a part of one.
  ///
  /// @param from its first entry
  /// @param to the entry after its last
  /// @param part which of the parts, from 0
  /// @param parts all of an entry that goes on over pages; empty where the page has whole entries
  private record Page(int from, int to, int part, List<Body> parts) {

    boolean isAfter(Press.Turn place) {
      return from > place.entry() || (from == place.entry() && part > place.part());
    }

    Press.Turn turn(String list) {
      return new Press.Turn(list, from, part);
    }
  }

  Pages(Texts texts, Contents contents) {
    this.texts = texts;
    this.contents = contents;
    cut();
  }

  private void cut() {
    Sheet around = around();
    List<Entry> entries = contents.entries();
    int length = 0;
    int marks = 0;
    for (int i = 0; i < entries.size(); i++) {
      Sheet alone = new Sheet(texts);
      entries.get(i).text().write(alone, true);
      // between entries there are two ends of a line
      int more = alone.text().length() + 2;
      Page last = pages.isEmpty() ? new Page(0, 0, 0, List.of()) : pages.getLast();
      if (last.to() > last.from()
          && last.parts().isEmpty()
          && last.to() - last.from() < contents.most()
          && length + more <= Sheet.MAX_LENGTH
          && marks + alone.marks() <= Body.MAX_MARKS) {
        pages.set(pages.size() - 1, new Page(last.from(), i + 1, 0, List.of()));
        length += more;
        marks += alone.marks();
        continue;
      }
      length = around.text().length() + 2 + more;
      marks = around.marks() + alone.marks();
      if (length <= Sheet.MAX_LENGTH && marks <= Body.MAX_MARKS) {
        pages.add(new Page(i, i + 1, 0, List.of()));
      } else {
        addParts(i, alone);
      }
    }
  }

  private void addParts(int entry, Sheet alone) {
    Sheet around = around();
    continued(around.gap(), contents.entries().get(entry));
    List<Body> parts =
        alone.pieces(
            new Sheet.Room(
                Sheet.MAX_LENGTH - around.text().length() - 4, Body.MAX_MARKS - around.marks()));
    for (int part = 0; part < parts.size(); part++) {
      pages.add(new Page(entry, entry + 1, part, parts));
    }
  }

  /// What a page has beside its entries.
  private Sheet around() {
    Sheet sheet = new Sheet(texts);
    anew(sheet);
    contents.heading().accept(sheet);
    contents.end().accept(sheet);
    return sheet.gap().say("list.piece");
  }

  private static void anew(Sheet sheet) {
    sheet.mark(Kind.ITALIC, () -> sheet.say("list.anew")).gap();
  }

  private static void continued(Sheet sheet, Entry entry) {
    entry.heading().accept(sheet);
    sheet.put(" ").say("list.continued").line();
  }

  /// A page, with buttons to those beside it.
  ///
  /// @param place an entry, or a part of one, that stands on it, and the id by which the list is
  ///   remembered
  /// @param anew whether this is another list than the one that stood there
  Body page(Press.Turn place, boolean anew) {
    if (pages.isEmpty()) {
      return contents.none();
    }
    int number = pages.size() - 1;
    while (number > 0 && pages.get(number).isAfter(place)) {
      number--;
    }
    Page page = pages.get(number);
    Sheet sheet = new Sheet(texts);
    if (anew) {
      anew(sheet);
    }
    contents.heading().accept(sheet);
    write(sheet, page);
    contents.end().accept(sheet);
    List<Button> buttons = new ArrayList<>();
    if (pages.size() > 1) {
      sheet.gap().put(where(page));
    }
    if (number > 0) {
      buttons.add(new Button.Tell("◀", pages.get(number - 1).turn(place.list())));
    }
    if (number + 1 < pages.size()) {
      buttons.add(
          new Button.Tell(texts.text("button.more"), pages.get(number + 1).turn(place.list())));
    }
    return sheet.body(buttons.isEmpty() ? List.of() : List.of(buttons));
  }

  private void write(Sheet sheet, Page page) {
    if (page.parts().isEmpty()) {
      for (int i = page.from(); i < page.to(); i++) {
        contents.entries().get(i).text().write(sheet, i == page.from());
      }
      return;
    }
    sheet.gap();
    if (page.part() > 0) {
      continued(sheet, contents.entries().get(page.from()));
    }
    sheet.put(page.parts().get(page.part()));
  }

  private String where(Page page) {
    String from = texts.number(page.from() + 1L);
    String to = texts.number(page.to());
    String all = texts.number(contents.entries().size());
    if (page.parts().isEmpty()) {
      return page.to() == page.from() + 1
          ? texts.text("list.one", "n", from, "all", all)
          : texts.text("list.part", "from", from, "to", to, "all", all);
    }
    String part = texts.number(page.part() + 1L);
    String parts = texts.number(page.parts().size());
    return texts.text("list.piece", "n", from, "all", all, "part", part, "parts", parts);
  }
}
