package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PageTest {

  @Test
  void paragraph_longText_wrapsBehindItsMark() {
    assertThat(paragraph(20, false, "[1] ", "one two three four five six"))
        .isEqualTo("[1] one two three\n    four five six\n");
  }

  @Test
  void paragraph_wordLongerThanTheLine_isBroken() {
    assertThat(paragraph(12, false, "", "abcdefghijklmnop qr"))
        .isEqualTo("abcdefghijkl\nmnop qr\n");
  }

  @Test
  void paragraph_wideCharacters_countTwice() {
    assertThat(paragraph(10, false, "", "日本語日本語日本語")).isEqualTo("日本語日本\n語日本語\n");
  }

  @Test
  void paragraph_accentsOfTheirOwn_stayWithTheirLetter() {
    assertThat(paragraph(10, false, "", "aaaaaaaaae\u0301e\u0301"))
        .isEqualTo("aaaaaaaaae\u0301\ne\u0301\n");
  }

  @Test
  void paragraph_boldWords_areClosedOnTheirLine() {
    assertThat(paragraph(11, true, "", "aa bb cc dd ee", 3, 11))
        .isEqualTo("aa \u001b[1mbb\u001b[0m \u001b[1mcc\u001b[0m \u001b[1mdd\u001b[0m\nee\n");
  }

  @Test
  void paragraph_notStyled_hasNoEscapes() {
    assertThat(paragraph(80, false, "", "aa bb", 0, 5)).isEqualTo("aa bb\n");
  }

  @Test
  void harmless_controlCharacters_becomeSigns() {
    assertThat(Page.harmless("a\u001b[31mb\u0007\u009bc\td\r\ne\u202ef\ud800"))
        .isEqualTo("a\u241b[31mb\ufffd\ufffdc d  e\ufffdf\ufffd");
  }

  @Test
  void cut_tooLong_endsWithEllipsis() {
    assertThat(Page.cut("headline", 5)).isEqualTo("head…");
    assertThat(Page.cut("headline", 8)).isEqualTo("headline");
  }

  @Property
  void harmless_anything_keepsItsLengthAndHasNoControl(@ForAll String text) {
    assertThat(Page.harmless(text)).hasSameSizeAs(text);
    assertThat(Page.harmless(text).chars()).noneMatch(Character::isISOControl);
  }

  @Property
  void paragraph_anything_losesNothingAndFits(
      @ForAll String text, @ForAll @IntRange(min = 10, max = 100) int width) {
    String laid = paragraph(width, false, "", text);

    assertThat(laid.replaceAll("[ \\n]", "")).isEqualTo(Page.harmless(text).replace(" ", ""));
    assertThat(laid.lines()).allMatch(line -> Page.columns(line) <= width);
  }

  private static String paragraph(
      int width, boolean styled, String mark, String text, int... bold) {
    StringWriter out = new StringWriter();
    BitSet bits = new BitSet();
    for (int i = 0; i < bold.length; i += 2) {
      bits.set(bold[i], bold[i + 1]);
    }
    new Page(new PrintWriter(out), width, styled).paragraph(mark, text, bits);
    return out.toString();
  }
}
