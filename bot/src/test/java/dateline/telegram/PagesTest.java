package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.telegram.Body.Button;
import dateline.telegram.Body.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class PagesTest {

  private static final Texts ENGLISH = Texts.of("en");

  /// So many lines of forty characters, below a heading.
  private static Pages.Entry lines(String heading, int lines) {
    return new Pages.Entry(
        sheet -> sheet.mark(Kind.BOLD, () -> sheet.put(heading)),
        (sheet, _) -> {
          sheet.gap().mark(Kind.BOLD, () -> sheet.put(heading)).line();
          for (int i = 1; i <= lines; i++) {
            sheet.put((heading + " line " + i + " " + "x".repeat(40)).substring(0, 40)).line();
          }
        });
  }

  private static Pages pages(Texts texts, List<Pages.Entry> entries) {
    return new Pages(
        texts,
        new Pages.Contents(
            Body.of("nothing"),
            sheet -> sheet.mark(Kind.BOLD, () -> sheet.put("The list")),
            entries,
            5,
            sheet -> sheet.gap().put("The end.")));
  }

  /// All pages, as who presses the last button of each sees them.
  private static List<Body> all(Pages pages) {
    List<Body> all = new ArrayList<>();
    Press.Turn next = new Press.Turn("k3f9", 0, 0);
    while (true) {
      Body page = pages.page(next, false);
      all.add(page);
      if (page.buttons().isEmpty()
          || !(page.buttons().getFirst().getLast()
              instanceof Button.Tell(String label, Press press))
          || label.equals("◀")) {
        return all;
      }
      assertThat(press).isInstanceOf(Press.Turn.class);
      next = (Press.Turn) press;
    }
  }

  @Test
  void page_noEntries_saysSo() {
    assertThat(all(pages(ENGLISH, List.of()))).containsExactly(Body.of("nothing"));
  }

  @Test
  void page_entryOfTwoPages_isCutBetweenLinesBelowItsHeading() {
    List<Body> all = all(pages(ENGLISH, List.of(lines("A", 2), lines("B", 120), lines("C", 1))));

    assertThat(all).hasSize(4);
    assertThat(all.get(0).text()).endsWith("The end.\n\n1 of 3");
    assertThat(all.get(1).text())
        .startsWith("The list\n\nB\nB line 1 x")
        .endsWith("x\n\nThe end.\n\n2 of 3, part 1 of 2");
    assertThat(all.get(2).text())
        .startsWith("The list\n\nB (continued)\nB line ")
        .contains("\nB line 120 x")
        .endsWith("2 of 3, part 2 of 2");
    assertThat(all.get(3).text()).startsWith("The list\n\nC\nC line 1 x").endsWith("3 of 3");
    assertThat(all.get(2).marks()).contains(new Body.Mark(Kind.BOLD, 10, 1, ""));
  }

  @Test
  void page_partThatIsNoMore_isTheNearest() {
    Pages pages = pages(ENGLISH, List.of(lines("A", 120), lines("B", 1)));

    assertThat(pages.page(new Press.Turn("k3f9", 0, 7), false).text()).contains("part 2 of 2");
    assertThat(pages.page(new Press.Turn("k3f9", 99, 0), false).text()).contains("2 of 2");
  }

  @Test
  void page_backFromAnEntryOfTwoPages_isItsLast() {
    Pages pages = pages(ENGLISH, List.of(lines("A", 120), lines("B", 1)));

    assertThat(pages.page(new Press.Turn("k3f9", 1, 0), false).buttons())
        .containsExactly(List.of(new Button.Tell("◀", new Press.Turn("k3f9", 0, 1))));
  }

  @Property(tries = 200)
  void page_anyEntries_loseNothingAndFit(@ForAll("entries") @Size(max = 20) List<Integer> words) {
    for (Texts texts : Texts.languages()) {
      List<Pages.Entry> entries = new ArrayList<>();
      List<String> written = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        String name = "e" + i;
        List<String> own = IntStream.range(0, words.get(i)).mapToObj(n -> name + "w" + n).toList();
        written.addAll(own);
        entries.add(
            new Pages.Entry(
                sheet -> sheet.put(name),
                (sheet, _) -> {
                  sheet.gap().put(name).line();
                  for (String word : own) {
                    boolean marked = word.endsWith("7");
                    if (marked) {
                      sheet.link("https://example.org/", () -> sheet.put(word));
                    } else {
                      sheet.put(word);
                    }
                    sheet.put(word.endsWith("3") ? ".\n" : " ");
                  }
                }));
      }

      List<String> seen = new ArrayList<>();
      for (Body page : all(pages(texts, entries))) {
        assertThat(page.text().length()).isLessThanOrEqualTo(Sheet.MAX_LENGTH);
        for (String word : page.text().split("[^a-z0-9]+", -1)) {
          if (word.matches("e\\d+w\\d+")) {
            seen.add(word);
          }
        }
      }
      assertThat(seen).isEqualTo(written);
    }
  }

  @Provide
  Arbitrary<List<Integer>> entries() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(1, 20), Arbitraries.integers().between(300, 2_500))
        .list()
        .ofMinSize(1);
  }
}
