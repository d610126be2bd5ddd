package dateline.telegram;

import com.fasterxml.jackson.databind.node.TextNode;
import dateline.article.Article;
import dateline.article.ArticleFiles;
import dateline.article.ArticleFiles.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Articles that people send to the bot: kept aside until the sender says yes, then files of a
/// folder that the collection is made from.
///
/// An offer is named after what it holds, so the same text offered twice is one article.
final class Additions {

  /// The largest article taken, in bytes.
  static final int LARGEST = 1 << 20;

  private static final int SLUG = 40;

  private final Path offered;
  private final Path added;
  private final Runnable changed;

  /// @param folder where both folders are made: `offered`, and `added` for the collection
  /// @param changed told when an article has been added
  Additions(Path folder, Runnable changed) {
    this.offered = folder.resolve("offered");
    this.added = folder.resolve("added");
    this.changed = changed;
  }

  /// What became of an offer.
  sealed interface Offer {

    /// It can be added.
    ///
    /// @param id names it in a button
    record Kept(String id, Article article) implements Offer {}

    /// It is no article.
    ///
    /// @param why for the log
    record Unreadable(String why) implements Offer {}

    /// It is larger than [#LARGEST].
    record TooLarge() implements Offer {}
  }

  /// What is known of a text beside it.
  record Origin(Optional<String> outlet, Optional<LocalDate> published, Optional<String> url) {}

  /// Keeps a forwarded text aside.
  Offer offer(long person, String text, Origin origin) {
    StringBuilder file = new StringBuilder("---\n");
    origin.outlet().ifPresent(outlet -> file.append("outlet: ").append(quoted(outlet)));
    origin.published().ifPresent(day -> file.append("published: ").append(quoted(day.toString())));
    origin.url().ifPresent(url -> file.append("url: ").append(quoted(url)));
    file.append("---\n").append(text).append('\n');
    return offer(person, file.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Keeps a document aside, as it is.
  Offer offer(long person, byte[] document) {
    if (document.length > LARGEST) {
      return new Offer.TooLarge();
    }
    String id = HexFormat.of().formatHex(digest(document), 0, 6);
    try {
      Files.createDirectories(offered);
      Path file = offered.resolve(name(id, person));
      Files.write(file, document);
      Offer offer = read(file, id);
      if (offer instanceof Offer.Unreadable) {
        Files.deleteIfExists(file);
      }
      return offer;
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + offered + "; check its permissions", e);
    }
  }

  /// Adds what a person offered; twice is the same as once.
  ///
  /// @return the article; empty when there is no such offer of this person, nor such an article
  Optional<Article> accept(String id, long person) {
    if (!isId(id)) {
      return Optional.empty();
    }
    Path file = offered.resolve(name(id, person));
    if (!Files.exists(file)) {
      return alreadyAdded(id);
    }
    if (!(read(file, id) instanceof Offer.Kept(String same, Article article))) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(added);
      Files.move(
          file, added.resolve(slug(article.title()) + id + ".txt"), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return alreadyAdded(id); // the other tap was faster
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + added + "; check its permissions", e);
    }
    changed.run();
    return Optional.of(article);
  }

  private Optional<Article> alreadyAdded(String id) {
    if (!Files.isDirectory(added)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(added)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(id + ".txt"))
          .findFirst()
          .flatMap(file ->
              read(file, id) instanceof Offer.Kept(String same, Article article)
                  ? Optional.of(article)
                  : Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + added + "; check its permissions", e);
    }
  }

  /// Throws away what a person offered.
  void decline(String id, long person) {
    if (isId(id)) {
      delete(offered.resolve(name(id, person)));
    }
  }

  /// Throws away offers that nobody said yes to.
  void expire(Instant before) {
    if (!Files.isDirectory(offered)) {
      return;
    }
    try (Stream<Path> files = Files.list(offered)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + offered + "; check its permissions", e);
    }
  }

  private static Offer read(Path file, String id) {
    try (Stream<Reading> readings = ArticleFiles.read(List.of(file))) {
      return readings
          .findFirst()
          .<Offer>map(reading ->
              switch (reading) {
                case Reading.Read read -> new Offer.Kept(id, read.article());
                case Reading.Rejected rejected -> new Offer.Unreadable(rejected.reason());
              })
          .orElseGet(() -> new Offer.Unreadable("no text in it"));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + file + "; check its permissions", e);
    }
  }

  private static String name(String id, long person) {
    return id + "-" + person + ".txt";
  }

  /// A button can be forged: nothing that could name another file passes.
  private static boolean isId(String id) {
    return id.length() == 12
        && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static String slug(String title) {
    StringBuilder slug = new StringBuilder();
    for (char c : title.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (slug.length() == SLUG) {
        break;
      }
      if (plain) {
        slug.append(c);
      } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
    }
    return slug.isEmpty() || slug.charAt(slug.length() - 1) == '-' ? slug.toString() : slug + "-";
  }

  /// A YAML string on a line of its own; JSON's quoting is YAML's.
  private static String quoted(String text) {
    return TextNode.valueOf(text.strip()) + "\n";
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
