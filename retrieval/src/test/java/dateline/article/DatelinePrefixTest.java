package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatelinePrefixTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEHRAN (Tasnim) – The minister spoke.|Tasnim|The minister spoke.",
        "LONDON (Reuters) - Shares rose.|Reuters|Shares rose.",
        "LONDON, Jan 20 (Reuters) - Shares rose.|Reuters|Shares rose.",
        "ISLAMABAD, Jan. 22 (Xinhua) -- Talks began.|Xinhua|Talks began.",
        "WASHINGTON (AP) — Voters chose.|AP|Voters chose.",
        "CHARLESTON, W.Va. (AP) — Voters chose.|AP|Voters chose.",
        "SAN JUAN, Puerto Rico (AP) — Voters chose.|AP|Voters chose.",
        "Kathmandu, Nepal (CNN)  -- A bus fell.|CNN|A bus fell.",
        "(CNN) -- A bus fell.|CNN|A bus fell.",
        "London (CNN) A bus fell.|CNN|A bus fell.",
        "New York (CNN Business) Shares rose.|CNN Business|Shares rose.",
        "TEHRAN, Jan. 20 (MNA) – Talks began.|MNA|Talks began.",
        "MOSCOW, January 20. /TASS/. Talks began.|TASS|Talks began.",
        "Tehran, IRNA – Talks began.|IRNA|Talks began.",
        "PORT NEWS (Harbour Wire) – A ship came.|Harbour Wire|A ship came.",
        "SAEDNEWS: Talks began.|SAEDNEWS|Talks began.",
        "HARBOURNEWS (evening): Talks began.|HARBOURNEWS (evening)|Talks began."
      })
  void at_outletInDateLine_isRead(String text, String outlet, String rest) {
    DatelinePrefix prefix = DatelinePrefix.at(text, 0, text.length(), 0).orElseThrow();

    assertThat(prefix.outlet()).contains(outlet);
    assertThat(text.substring(prefix.end())).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TEHRAN - Talks began.",
        "ISLAMABAD: Talks began.",
        "NEW DELHI — Talks began.",
        "BURBANK, Calif. – Talks began."
      })
  void at_placeOnly_hasNoOutlet(String text) {
    DatelinePrefix prefix = DatelinePrefix.at(text, 0, text.length(), 0).orElseThrow();

    assertThat(prefix.outlet()).isEmpty();
    assertThat(text.substring(prefix.end())).isEqualTo("Talks began.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CNN —|CNN",
        "New York CNN Business —|CNN Business",
        "Las Lajas de la Costa, Cuba CNN —|CNN",
        "Oslo NTBX —|NTBX"
      })
  void at_lineOfItsOwn_isRead(String text, String outlet) {
    DatelinePrefix prefix = DatelinePrefix.at(text, 0, text.length(), 3).orElseThrow();

    assertThat(prefix.outlet()).contains(outlet);
    assertThat(prefix.end()).isEqualTo(text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The minister – who is old – spoke.",
        "Real Madrid (Spain) – the champions – won.",
        "Trump – who lost – spoke.",
        "NASA - the agency - spoke.",
        "Real Time Kinematic (RTK) - a method",
        "CDT Secure Access Service Edge (CDT SASE) - a product",
        "May 3, 2021 was a Monday.",
        "UPDATE: Talks began.",
        "BREAKING NEWS: Talks began.",
        "Anna Berg (43) - teacher",
        "COVID-19: what we know",
        "Q: Why now?",
        "Talks (in Geneva) - and elsewhere",
        "(He laughed) - and left",
        "",
        "("
      })
  void at_ordinaryText_isNone(String text) {
    assertThat(DatelinePrefix.at(text, 0, text.length(), 0)).isEmpty();
  }

  @Test
  void at_placeDeepInText_isNone() {
    String text = "TEHRAN - Talks began.";

    assertThat(DatelinePrefix.at(text, 0, text.length(), 5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jan 20, 2024 ... Talks began.",
        "Jan 20, 2024 — Talks began.",
        "20 January 2024 · Talks began.",
        "Jan 20, 2024 ... (CNN) — Talks began."
      })
  void at_dateOfSearchResult_isRead(String text) {
    DatelinePrefix prefix = DatelinePrefix.at(text, 0, text.length(), 0).orElseThrow();

    assertThat(prefix.date()).contains(LocalDate.of(2024, 1, 20));
    assertThat(text.substring(prefix.end())).isEqualTo("Talks began.");
  }

  @Test
  void at_fullDate_isRead() {
    String text = "BAKU, January 22, 2024 (Harbour Wire) - Talks began.";

    assertThat(DatelinePrefix.at(text, 0, text.length(), 0).flatMap(DatelinePrefix::date))
        .isEqualTo(Optional.of(LocalDate.of(2024, 1, 22)));
  }
}
