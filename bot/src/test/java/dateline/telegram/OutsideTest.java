package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutsideTest {

  @Test
  void line_whatTurnsOrBreaksOrHides_isGoneAndAllElseStays() {
    assertThat(Outside.line("a\u202eb\u2066c\u2069d\u0000e\u001bf\ufeffg\u009fh"))
        .isEqualTo("abcdefgh");
    assertThat(Outside.line("one\ntwo\r\nthree\tfour\u2028five\u0085six"))
        .isEqualTo("one two three four five six");
    assertThat(Outside.line("“Amir‑Abdollahian’s” – 40 mm… 👩‍🚒 é سلام\u200cها"))
        .isEqualTo("“Amir‑Abdollahian’s” – 40 mm… 👩‍🚒 é سلام\u200cها");
    assertThat(Outside.line("half \ud83d pair")).isEqualTo("half \ufffd pair");
  }

  @Test
  void lines_lineBreaks_stay() {
    assertThat(Outside.lines("one\r\ntwo\nthree\u202e")).isEqualTo("one\ntwo\nthree");
  }

  @Test
  void shortened_longText_endsWithAWord() {
    assertThat(Outside.shortened("The bridge over the Sarn is open", 20))
        .isEqualTo("The bridge over the…");
    assertThat(Outside.shortened("Llanfairpwllgwyngyllgogerychwyrndrobwll", 12))
        .isEqualTo("Llanfairpwl…");
    assertThat(Outside.shortened(" short ", 20)).isEqualTo("short");
  }

  @Test
  void shortened_longCluster_isNotTorn() {
    assertThat(Outside.shortened("ab👩‍👩‍👧‍👦cdefghijk", 8)).isEqualTo("ab…");
  }

  @Property
  void shortened_anyText_fitsAndIsWellFormed(
      @ForAll String text, @ForAll @IntRange(min = 2, max = 40) int length) {
    String shown = Outside.shortened(text, length);

    assertThat(shown.length()).isLessThanOrEqualTo(length);
    assertThat(shown.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff)).isTrue();
    assertThat(shown).doesNotContain("\n", "\u202e", "\u2068");
  }

  @Test
  void excerpt_longPassage_beginsWithTheSentenceThatHasTheWordsAsked() {
    String passage =
        "The mayor thanked the builders for their work in the cold. "
            + "The ferryman Tomas Berg sold his last ticket on Tuesday evening. "
            + "He said that he would miss the river and its people.";

    assertThat(Outside.excerpt(passage, "Who sold the last tickets?", 70))
        .isEqualTo("… The ferryman Tomas Berg sold his last ticket on Tuesday evening. He…");
    assertThat(Outside.excerpt("Short.", "Who?", 70)).isEqualTo("Short.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://oldtown.example/bridge?a=1#b",
        "http://oldtown.example",
        "HTTPS://Oldtown.Example/",
        "https://xn--mgbah1a3hjkrd.example/a"
      })
  void url_webAddress_isTaken(String url) {
    assertThat(Outside.url(url)).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "oldtown.example",
        "javascript:alert(1)",
        "tg://resolve?domain=x",
        "file:///etc/passwd",
        "https://",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://oldtown.example@evil.example/",
        "https://oldtown.example/a b",
        "//oldtown.example/",
        "mailto:a@oldtown.example"
      })
  void url_anythingElse_isDropped(String url) {
    assertThat(Outside.url(url)).isEmpty();
  }

  @Test
  void url_persianPath_isEncoded() {
    assertThat(Outside.url("https://oldtown.example/پل"))
        .contains("https://oldtown.example/%D9%BE%D9%84");
  }

  @Test
  void directed_textThatBeginsInAnotherDirection_getsAMark() {
    assertThat(Outside.directed("BBC از پل تازه گزارش داد")).startsWith("\u200fBBC");
    assertThat(Outside.directed("پل is the word for a bridge")).startsWith("\u200eپل");
    assertThat(Outside.directed("A bridge")).isEqualTo("A bridge");
    assertThat(Outside.directed("1,200")).isEqualTo("1,200");
  }
}
