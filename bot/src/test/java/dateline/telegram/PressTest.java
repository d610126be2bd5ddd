package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PressTest {

  @Test
  void encode_eachKind_isShort() {
    assertThat(new Press.Cite("k3f9", 3).encode()).isEqualTo("c:k3f9:3");
    assertThat(new Press.More("k3f9").encode()).isEqualTo("m:k3f9");
    assertThat(new Press.Rate("k3f9", true).encode()).isEqualTo("r:k3f9:1");
    assertThat(new Press.Rate("k3f9", false).encode()).isEqualTo("r:k3f9:0");
    assertThat(new Press.Stop(7).encode()).isEqualTo("x:7");
    assertThat(new Press.Reveal("k3f9").encode()).isEqualTo("v:k3f9");
    assertThat(new Press.Set("language", "fa").encode()).isEqualTo("s:language:fa");
    assertThat(new Press.Sources(0).encode()).isEqualTo("p:0");
    assertThat(new Press.Turn("k3f9", 12, 0).encode()).isEqualTo("l:k3f9:12");
    assertThat(new Press.Turn("k3f9", 12, 3).encode()).isEqualTo("l:k3f9:12:3");
    assertThat(Press.Example.of("Who won?").encode()).isEqualTo("e:8a72f5ab");
    assertThat(new Press.Admit("Q7MK2XWP", true).encode()).isEqualTo("a:Q7MK2XWP:1");
    assertThat(new Press.Add("k3f9", false).encode()).isEqualTo("d:k3f9:0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c",
        "c:",
        "c::",
        "c:k3f9",
        "c:k3f9:",
        "c:k3f9:0",
        "c:k3f9:-1",
        "c:k3f9:01",
        "c:k3f9:+1",
        "c:k3f9:1000",
        "c:k3f9:99999999999999999999",
        "c:k3f9:1:",
        "c:k3f9:1:2",
        "c:k3 f9:1",
        "c:k3f9'--:1",
        "c:کلید:1",
        "c:k3f9:۱",
        "c:aaaaaaaaaaaaaaaaaaaaa:1",
        "C:k3f9:1",
        "m:k3f9:1",
        "r:k3f9:2",
        "r:k3f9:true",
        "x:-7",
        "x:9223372036854775808",
        "s:language",
        "s:language:../../etc",
        "p:100000",
        "e:",
        "l:k3f9",
        "l:k3f9:-1",
        "l:k3f9:100000",
        "l:k3f9:12:0",
        "l:k3f9:12:",
        "l:k3f9:12:100000",
        "l:k3f9:12:3:1",
        "z:1",
        "c:k3f9:1\n"
      })
  void parse_whatIsNoneOfOurs_isEmpty(String data) {
    assertThat(Press.parse(data)).isEmpty();
  }

  @Test
  void construct_whatDoesNotFit_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Press.More("with space"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Press.More(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Press.Cite("k3f9", 0));
  }

  @Property
  void parse_encoded_isTheSame(@ForAll("presses") Press press) {
    String data = press.encode();

    assertThat(data.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, Press.MAX_BYTES);
    assertThat(Press.parse(data)).contains(press);
  }

  @Property
  void parse_anything_neverThrowsAndGivesNothingButWhatEncodesToIt(@ForAll("data") String data) {
    assertThat(Press.parse(data).map(Press::encode).orElse(data)).isEqualTo(data);
  }

  @Provide
  Arbitrary<String> data() {
    Arbitrary<String> forged =
        Combinators.combine(
                Arbitraries.chars().with("cmrxvspeadlz"),
                Arbitraries.strings().ofMaxLength(70),
                Arbitraries.strings().withChars("0123456789+-:").ofMaxLength(30))
            .as((kind, first, second) -> kind + ":" + first + ":" + second);
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(100), forged);
  }

  @Provide
  Arbitrary<Press> presses() {
    Arbitrary<String> word =
        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(Press.MAX_WORD);
    Arbitrary<Boolean> yes = Arbitraries.of(true, false);
    return Arbitraries.oneOf(
        Combinators.combine(word, Arbitraries.integers().between(1, Press.MAX_MARKER))
            .as(Press.Cite::new),
        word.map(Press.More::new),
        Combinators.combine(word, yes).as(Press.Rate::new),
        Arbitraries.longs().greaterOrEqual(0).map(Press.Stop::new),
        word.map(Press.Reveal::new),
        Combinators.combine(word, word).as(Press.Set::new),
        Arbitraries.integers().between(0, Press.MAX_PAGE).map(Press.Sources::new),
        Combinators.combine(
                word,
                Arbitraries.integers().between(0, Press.MAX_PAGE),
                Arbitraries.integers().between(0, Press.MAX_PAGE))
            .as(Press.Turn::new),
        word.map(Press.Example::new),
        Combinators.combine(word, yes).as(Press.Admit::new),
        Combinators.combine(word, yes).as(Press.Add::new));
  }
}
