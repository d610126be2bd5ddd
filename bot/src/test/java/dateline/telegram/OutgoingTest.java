package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages as payloads, and the forms they take when they can't be sent as they are.
final class OutgoingTest {
  private static final Body BODY =
      new Body(
          "A ferry [1] sank.",
          List.of(
              new Body.Mark(Body.Kind.LINK, 8, 3, "https://example.org/ferry?a=\"b\""),
              new Body.Mark(Body.Kind.BOLD, 0, 7, "")),
          List.of(
              List.of(new Body.Button.Open("Harbour \"Post\"", "https://example.org")),
              List.of(new Body.Button.Open("📰", "https://example.org/2"))));

  @Test
  void encode_everything_isReadBack() {
    Outgoing all =
        new Outgoing(OptionalLong.of(5), OptionalLong.of(4_000_000_000L), BODY, true, "more", -7);

    assertThat(Outgoing.decode(all.encode())).isEqualTo(all);
    assertThat(Outgoing.decode(Outgoing.of(Body.of("plain")).encode()))
        .isEqualTo(Outgoing.of(Body.of("plain")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "nonsense", "[1]", "{\"text\":\"x\",\"marks\":[[\"LOUD\",0,1]]}"})
  void decode_somethingElse_isRefused(String payload) {
    assertThatIllegalArgumentException().isThrownBy(() -> Outgoing.decode(payload));
  }

  @Test
  void plainer_marksAndButtons_leaveTheTextInTheEnd() {
    Outgoing plain = Outgoing.of(BODY).plainer().orElseThrow();

    assertThat(plain.body()).isEqualTo(Body.of("A ferry [1] sank."));
    assertThat(plain.plainer()).isEmpty();
  }

  @Test
  void withoutReplyAndTopic_twice_isEmpty() {
    Outgoing reply = new Outgoing(OptionalLong.empty(), OptionalLong.of(3), BODY);

    assertThat(reply.withoutReply().flatMap(Outgoing::withoutReply)).isEmpty();
    assertThat(reply.withoutTopic().flatMap(Outgoing::withoutTopic)).isEmpty();
  }

  @Test
  void to_chatItHasMovedTo_numbersNoMessages() {
    Outgoing edit = new Outgoing(OptionalLong.of(5), OptionalLong.of(3), BODY).of(-7);

    assertThat(edit.to(-7)).isEqualTo(edit);
    assertThat(edit.to(-1_007)).isEqualTo(Outgoing.of(BODY).of(-1_007));
  }

  @Property
  void shorter_anyText_losesNothingAndSplitsNoCharacter(
      @ForAll @NotBlank @StringLength(min = 1, max = 4_096) String text) {
    Optional<Outgoing> next = Outgoing.of(Body.of(text)).shorter();
    List<String> parts = new ArrayList<>();
    while (next.isPresent()) {
      parts.add(next.get().body().text());
      next = next.get().following();
    }

    if (!parts.isEmpty()) {
      assertThat(String.join("", parts)).isEqualTo(text);
      assertThat(parts).allMatch(each -> each.length() <= 4_000);
    }
  }

  @Test
  void following_manyBlanks_areLeftOut() {
    Outgoing all =
        new Outgoing(
            OptionalLong.empty(), OptionalLong.empty(), BODY, false, " ".repeat(5_000) + "end", 0);

    assertThat(all.following()).map(each -> each.body().text()).hasValue("end");
  }

  @Test
  void shorter_astralText_isCutBetweenCharacters() {
    Outgoing first = Outgoing.of(Body.of("🚢".repeat(501))).shorter().orElseThrow();

    assertThat(first.body().text() + first.rest()).isEqualTo("🚢".repeat(501));
    assertThat(first.body().text().length() % 2).isZero();
  }
}
