package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.telegram.Body.Button;
import dateline.telegram.Body.Kind;
import dateline.telegram.Body.Mark;
import java.text.Bidi;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SheetTest {

  private static final Texts ENGLISH = Texts.of("en");
  private static final Texts PERSIAN = Texts.of("fa");
  private static final List<List<Button>> BUTTONS =
      List.of(List.of(new Button.Tell("More", new Press.More("k3f9"))));

  @Test
  void bodies_shortText_isOneWithItsMarks() {
    Sheet sheet = new Sheet(ENGLISH);
    sheet.mark(Kind.BOLD, () -> sheet.put("Head")).gap();
    sheet.put("Text ").link("https://oldtown.example/", () -> sheet.put("[1]")).gap();

    assertThat(sheet.body(BUTTONS))
        .isEqualTo(
            new Body(
                "Head\n\nText [1]",
                List.of(
                    new Mark(Kind.BOLD, 0, 4, ""),
                    new Mark(Kind.LINK, 11, 3, "https://oldtown.example/")),
                BUTTONS));
  }

  @Test
  void bodies_longText_splitsBetweenParagraphsAndHasButtonsOnTheLast() {
    Sheet sheet = new Sheet(ENGLISH);
    for (int i = 1; i <= 3; i++) {
      sheet.put("A sentence. ".repeat(150).strip()).gap();
    }

    List<Body> bodies = sheet.bodies(BUTTONS);

    assertThat(bodies).hasSize(2);
    assertThat(bodies.getFirst().text()).hasSize(1_799 * 2 + 2).endsWith("sentence.");
    assertThat(bodies.getFirst().buttons()).isEmpty();
    assertThat(bodies.getLast().buttons()).isEqualTo(BUTTONS);
  }

  @Test
  void bodies_endlessParagraph_splitsBetweenSentences() {
    Sheet sheet = new Sheet(ENGLISH);
    sheet.put("This one is a sentence. ".repeat(400).strip());

    assertThat(sheet.bodies(List.of()))
        .hasSize(3)
        .allSatisfy(body -> assertThat(body.text()).startsWith("This").endsWith("sentence."));
  }

  @Test
  void bodies_endlessSentence_splitsBetweenWordsAndTearsNoCharacter() {
    assertThat(new Sheet(ENGLISH).put("word ".repeat(2_000)).bodies(List.of()))
        .allSatisfy(body -> assertThat(body.text()).startsWith("word").endsWith("word"));
    assertThat(new Sheet(ENGLISH).put("👩‍👩‍👧‍👦".repeat(1_000)).bodies(List.of()))
        .allSatisfy(body -> assertThat(body.text()).startsWith("👩").endsWith("👦"));
  }

  @Test
  void bodies_longBlock_becomesSeveralBlocks() {
    Sheet sheet = new Sheet(ENGLISH);
    sheet.put("Head").gap();
    sheet.block(
        Kind.COLLAPSED_QUOTE,
        () -> {
          for (int i = 1; i <= 12; i++) {
            sheet.put("[" + i + "] " + "words ".repeat(100).strip() + ".").gap();
          }
        });
    sheet.gap().put("Tail");

    List<Body> bodies = sheet.bodies(List.of());

    assertThat(bodies).hasSize(2);
    assertThat(bodies)
        .allSatisfy(body -> {
          assertThat(body.marks()).hasSize(1);
          Mark block = body.marks().getFirst();
          assertThat(body.text().substring(block.start(), block.end()))
              .startsWith("[")
              .endsWith("words.");
        });
  }

  @Test
  void bodies_manyMarks_splitBeforeTheNinetyFirst() {
    Sheet sheet = new Sheet(ENGLISH);
    for (int i = 1; i <= 200; i++) {
      String marker = "[" + i + "]";
      sheet.put("So. ").link("https://oldtown.example/", () -> sheet.put(marker)).gap();
    }

    assertThat(sheet.bodies(List.of()))
        .hasSize(3)
        .allSatisfy(body -> assertThat(body.text()).startsWith("So.").endsWith("]"));
  }

  @Test
  void line_ofEachDirection_hasItByItsFirstLetter() {
    assertThat(new Sheet(PERSIAN).outside("Tasnim").put(" · ۲۰ ژانویهٔ").text())
        .isEqualTo("\u200f\u2068Tasnim\u2069 · ۲۰ ژانویهٔ\n");
    assertThat(new Sheet(PERSIAN).put("پرسش").text()).isEqualTo("پرسش\n");
    assertThat(new Sheet(PERSIAN).directed("A sentence.").put("A sentence. [1]").text())
        .isEqualTo("A sentence. [1]\n");
    assertThat(new Sheet(ENGLISH).put("[1] ").outside("پیک دره").put(" · 20 January").text())
        .isEqualTo("\u200e[1] \u2068پیک دره\u2069 · 20 January\n");
    assertThat(new Sheet(ENGLISH).put("[1] ").outside("Valley Mail").text())
        .isEqualTo("[1] Valley Mail\n");
  }

  @Test
  void mark_inALineThatGetsAMarkOfDirection_movesWithIt() {
    Sheet sheet = new Sheet(PERSIAN);
    sheet.put("نخست").line();
    sheet.mark(Kind.BOLD, () -> sheet.outside("Tasnim"));

    Body body = sheet.body(List.of());

    Mark bold = body.marks().getFirst();
    assertThat(body.text().substring(bold.start(), bold.end())).isEqualTo("\u2068Tasnim\u2069");
  }

  @Test
  void sourceLine_inPersian_readsFromTheRight() {
    String line = new Sheet(PERSIAN).put("[1] ").outside("Tasnim").put(" · ۲۰ ژانویهٔ ۲۰۲۴").text();

    assertThat(visual(line)).isEqualTo("۲۰۲۴ ٔهیوناژ ۲۰ · Tasnim [1]");
  }

  @Test
  void command_inPersian_keepsItsStrokeOnTheLeft() {
    assertThat(visual(PERSIAN.text("unknown-command", "command", PERSIAN.outside("/foo"))))
        .contains(" /foo ", " /help ")
        .startsWith(".");
  }

  @Test
  void disagreement_inPersian_hasMarkersBehindTheValues() {
    String line = new Sheet(PERSIAN).put("• ").outside("1,200 people.").put(" [1][2]").text();

    assertThat(visual(line)).isEqualTo("[2][1] 1,200 people. •");
  }

  @Test
  void statement_inPersianInterface_readsFromTheLeft() {
    String said = "He said: “We are here.”";
    String line = new Sheet(PERSIAN).directed(said).outside(said).put(" [1]").text();

    assertThat(visual(line)).isEqualTo("He said: “We are here.” [1]");
  }

  @Test
  void hostileTitle_turnsNothingBehindIt() {
    String line =
        new Sheet(ENGLISH).put("[1] ").outside("Valley\u202e liaM \u2067x").put(" · 20").text();

    assertThat(visual(line)).isEqualTo("[1] Valley liaM x · 20");
  }

  /// The characters of a line in the order in which they stand from left to right, without those
  /// that show as nothing.
  private static String visual(String line) {
    String text = line.strip();
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    byte[] levels = new byte[text.length()];
    Character[] characters = new Character[text.length()];
    for (int i = 0; i < text.length(); i++) {
      levels[i] = (byte) bidi.getLevelAt(i);
      char c = text.charAt(i);
      boolean mirrored = bidi.getLevelAt(i) % 2 == 1 && Character.isMirrored(c);
      characters[i] = mirrored ? mirror(c) : c;
    }
    Bidi.reorderVisually(levels, 0, characters, 0, characters.length);
    StringBuilder shown = new StringBuilder();
    for (char c : characters) {
      if (Character.getType(c) != Character.FORMAT) {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static char mirror(char c) {
    int at = "[]()".indexOf(c);
    return at < 0 ? c : "][)(".charAt(at);
  }

  @Property(tries = 200)
  void bodies_anyParagraphs_loseNothingAndFit(
      @ForAll("paragraphs") @Size(max = 30) List<String> paragraphs) {
    for (Texts texts : Texts.languages()) {
      Sheet sheet = new Sheet(texts);
      sheet.put("x").gap();
      for (String paragraph : paragraphs) {
        sheet.directed(paragraph).outside(paragraph).put(" ");
        sheet.mark(Kind.BOLD, () -> sheet.outside(paragraph));
        sheet.link("https://oldtown.example/", () -> sheet.put("[1]")).gap();
      }
      sheet.block(Kind.COLLAPSED_QUOTE, () -> paragraphs.forEach(p -> sheet.outside(p).gap()));
      String all = sheet.text();

      List<Body> bodies = sheet.bodies(BUTTONS);

      int at = 0;
      for (Body body : bodies) {
        int found = all.indexOf(body.text(), at);
        assertThat(found).isNotNegative();
        assertThat(all.substring(at, found)).isBlank();
        at = found + body.text().length();
        assertThat(body.text().length()).isLessThanOrEqualTo(Sheet.MAX_LENGTH);
        assertThat(body.text().codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff)).isTrue();
        for (Mark mark : body.marks()) {
          String marked = body.text().substring(mark.start(), mark.end());
          assertThat(mark.kind() != Kind.LINK || marked.equals("[1]")).isTrue();
        }
      }
      assertThat(all.substring(at)).isBlank();
      assertThat(bodies.getLast().buttons()).isEqualTo(BUTTONS);
      assertThat(bodies.stream().filter(body -> !body.buttons().isEmpty())).hasSize(1);
    }
  }

  @Provide
  Arbitrary<List<String>> paragraphs() {
    Arbitrary<String> words =
        Arbitraries.of(
                "word",
                "پل",
                "👩‍👩‍👧‍👦",
                "end.",
                "سلام؟",
                "1,200",
                "é",
                "/ask",
                "(a)",
                "\u202e",
                "x".repeat(300))
            .list()
            .ofMinSize(1)
            .ofMaxSize(400)
            .map(list -> String.join(" ", list));
    return Arbitraries.oneOf(words, Arbitraries.strings().ofMaxLength(6_000)).list().ofMaxSize(30);
  }
}
