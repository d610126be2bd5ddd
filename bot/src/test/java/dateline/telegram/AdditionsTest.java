package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdditionsTest {
  private static final String TEXT =
      "The harbour bridge opened on Monday. Mayor Ines Holt cut the ribbon before two thousand"
          + " people.";
  private static final Additions.Origin UNKNOWN =
      new Additions.Origin(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir Path folder;
  private final AtomicInteger changes = new AtomicInteger();
  private Additions additions;

  @BeforeEach
  void open() {
    additions = new Additions(folder, changes::incrementAndGet);
  }

  private static Additions.Offer.Kept readable(Additions.Offer offer) {
    assertThat(offer).isInstanceOf(Additions.Offer.Kept.class);
    return (Additions.Offer.Kept) offer;
  }

  private List<Path> added() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("added"))) {
      return files.toList();
    }
  }

  @Test
  void offer_forwardedText_keepsItsOrigin() {
    Additions.Origin origin =
        new Additions.Origin(
            Optional.of("Harbour \"Daily\": news"),
            Optional.of(LocalDate.of(2024, 1, 22)),
            Optional.of("https://example.org/a"));

    Article article = readable(additions.offer(5, TEXT, origin)).article();

    assertThat(article.text()).contains("Mayor Ines Holt cut the ribbon");
    assertThat(article.outlet()).contains("Harbour \"Daily\": news");
    assertThat(article.published()).contains(LocalDate.of(2024, 1, 22));
    assertThat(article.url()).contains("https://example.org/a");
    assertThat(changes).hasValue(0);
  }

  @Test
  void accept_offer_becomesAFileOfTheCollection() throws IOException {
    Additions.Offer.Kept offer = readable(additions.offer(5, TEXT, UNKNOWN));

    assertThat(additions.accept(offer.id(), 5)).isPresent();

    assertThat(added()).singleElement().asString().endsWith(offer.id() + ".txt");
    assertThat(changes).hasValue(1);
    assertThat(additions.accept(offer.id(), 5)).isPresent();
    assertThat(changes).hasValue(1);
    assertThat(added()).hasSize(1);
  }

  @Test
  void accept_offeredTwice_isOneArticle() throws IOException {
    String first = readable(additions.offer(5, TEXT, UNKNOWN)).id();
    additions.accept(first, 5);
    String second = readable(additions.offer(6, TEXT, UNKNOWN)).id();
    additions.accept(second, 6);

    assertThat(added()).hasSize(1);
  }

  @Test
  void accept_offerOfAnother_isNotThere() {
    String id = readable(additions.offer(5, TEXT, UNKNOWN)).id();

    assertThat(additions.accept(id, 6)).isEmpty();
    assertThat(additions.accept(id, 5)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "../../etc/pass", "..", "0123456789ab", "0123456789AB", "0123/567/9ab"})
  void accept_forgedId_isNotThere(String id) {
    assertThat(additions.accept(id, 5)).isEmpty();
    additions.decline(id, 5);
  }

  @Test
  void decline_offer_isThrownAway() {
    String id = readable(additions.offer(5, TEXT, UNKNOWN)).id();
    additions.decline(id, 5);

    assertThat(additions.accept(id, 5)).isEmpty();
  }

  @Test
  void expire_oldOffer_isThrownAway() {
    String id = readable(additions.offer(5, TEXT, UNKNOWN)).id();
    additions.expire(Instant.EPOCH);
    assertThat(folder.resolve("offered")).isNotEmptyDirectory();
    additions.expire(Instant.now().plusSeconds(60));

    assertThat(additions.accept(id, 5)).isEmpty();
  }

  @Test
  void offer_document_isReadAsItIs() {
    byte[] document =
        ("---\ntitle: The bridge\noutlet: Harbour Daily\n---\n" + TEXT)
            .getBytes(StandardCharsets.UTF_8);

    Article article = readable(additions.offer(5, document)).article();

    assertThat(article.title()).isEqualTo("The bridge");
  }

  @Test
  void offer_noText_saysWhy() {
    assertThat(additions.offer(5, new byte[0])).isInstanceOf(Additions.Offer.Unreadable.class);
    assertThat(additions.offer(5, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}))
        .isInstanceOf(Additions.Offer.Unreadable.class);
    assertThat(additions.offer(5, new byte[Additions.LARGEST + 1]))
        .isEqualTo(new Additions.Offer.TooLarge());
    assertThat(folder.resolve("offered")).isEmptyDirectory();
  }
}
