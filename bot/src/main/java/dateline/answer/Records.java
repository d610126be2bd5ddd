package dateline.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/// A folder of records, one file for each answer that a language model had a part in: what it was
/// shown, what it wrote, and what became of that. Thread-safe, for many processes at once.
///
/// A file is called `20240125-120000-000-k3f9a2bc-0123456789abcdef.json`: when, the record's id,
/// and a digest of the question, by which [#forget] finds it without reading. The words of earlier
/// turns are not kept, but a completed question may have some of them. A record that can't be
/// written is lost, and the answer is not.
public final class Records {

  private static final Pattern NAME =
      Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9]{3}-([a-z2-7]{8})-([0-9a-f]{16})\\.json");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID = 8;
  private static final int MARK = 16;

  private static final int MOST_FILES = 10_000;
  private static final int MOST_BYTES = 4 << 20;

  /// So many records go by between two looks for what is too old or too much.
  private static final int PRUNING = 100;

  private final PrivateFolder folder;
  private final Duration keep;
  private final InstantSource clock;
  private final int most;
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicBoolean failing = new AtomicBoolean();

  Records(Path directory, Duration keep, InstantSource clock, int most) {
    this.folder = new PrivateFolder(directory);
    this.keep = keep;
    this.clock = clock;
    this.most = most;
  }

  /// The records in a folder.
  ///
  /// @param directory where the files are; made when there is something to keep
  /// @param keep how long a record is kept
  public static Records at(Path directory, Duration keep, InstantSource clock) {
    return new Records(directory, keep, clock, MOST_FILES);
  }

  /// A record that was read.
  ///
  /// @param name its id; for a file from elsewhere, its name
  public record Kept(String name, Trace trace) {}

  /// Keeps how an answer came about, if a language model had a part in it.
  ///
  /// @return the record's id; empty where there is none
  public Optional<String> keep(Answerer.Explained explained) {
    if (explained.trace().calls().isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    byte[] content = TraceJson.record(explained, now);
    String id = id(content);
    try {
      folder.write(
          TIME.format(now) + "-" + id + "-" + mark(explained.trace().question()) + ".json",
          content);
      failing.set(false);
      if (writes.getAndIncrement() % PRUNING == 0) {
        prune();
      }
      return Optional.of(id);
    } catch (IOException e) {
      warn(e);
      return Optional.empty();
    }
  }

  /// Erases the records of questions, whoever asked them.
  ///
  /// @param questions as they were asked
  /// @return how many records there were
  /// @throws RecordException where not all could be erased
  public int forget(Collection<String> questions) {
    Set<String> marks = questions.stream().map(Records::mark).collect(Collectors.toSet());
    int count = 0;
    try {
      for (String name : names(name -> marks.contains(part(name, 2)))) {
        folder.delete(name);
        count++;
      }
    } catch (IOException e) {
      throw new RecordException("can't erase records; check the folder's permissions", e);
    }
    return count;
  }

  /// Erases what was kept long enough, and the oldest where there is too much. Done now and then
  /// while records are kept; here for a service that has not kept any for long.
  public void expire() {
    try {
      prune();
    } catch (IOException e) {
      warn(e);
    }
  }

  private void prune() throws IOException {
    folder.sweep(clock.instant());
    List<String> names = names(_ -> true);
    String oldest = TIME.format(clock.instant().minus(keep));
    for (int i = 0; i < names.size(); i++) {
      if (names.size() - i > most || names.get(i).compareTo(oldest) < 0) {
        folder.delete(names.get(i));
      }
    }
  }

  /// The last record, if there is one.
  ///
  /// @throws RecordException where it can't be read
  public Optional<Kept> last() {
    return newest(_ -> true);
  }

  /// The record of an id, if there is one.
  ///
  /// @throws RecordException where it can't be read
  public Optional<Kept> byId(String id) {
    return newest(name -> part(name, 1).equals(id));
  }

  private Optional<Kept> newest(Predicate<String> wanted) {
    try {
      List<String> names = names(wanted);
      return names.isEmpty()
          ? Optional.empty()
          : Optional.of(read(folder.path(names.getLast()), part(names.getLast(), 1)));
    } catch (IOException e) {
      throw new RecordException("can't look for records; check the folder's permissions", e);
    }
  }

  /// Reads a record, wherever it comes from.
  ///
  /// @throws RecordException where it is not there or no record
  public static Kept read(Path file) {
    return read(file, file.toString());
  }

  private static Kept read(Path file, String name) {
    try {
      byte[] content =
          PrivateFolder.read(file, MOST_BYTES)
              .orElseThrow(() -> new RecordException("there is no file " + file));
      return new Kept(name, TraceJson.trace(content));
    } catch (IllegalArgumentException e) {
      throw new RecordException(file + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw new RecordException(file + " can't be read: it is too long or not permitted", e);
    }
  }

  /// The folder.
  @Override
  public String toString() {
    return folder.path("").toString();
  }

  private List<String> names(Predicate<String> wanted) throws IOException {
    return folder.names(name -> NAME.matcher(name).matches() && wanted.test(name));
  }

  /// A part of a file's name: 1 for the id, 2 for the question's digest.
  private static String part(String name, int part) {
    var matcher = NAME.matcher(name);
    return matcher.matches() ? matcher.group(part) : "";
  }

  /// Short enough to be typed, and with 40 bits long enough that none comes twice.
  private static String id(byte[] content) {
    byte[] digest = sha256(content);
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID; i++) {
      id.append(LETTERS.charAt(digest[i] & 31));
    }
    return id.toString();
  }

  private static String mark(String question) {
    byte[] digest = sha256(question.strip().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, MARK);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private void warn(IOException e) {
    if (failing.compareAndSet(false, true)) {
      LoggerFactory.getLogger(Records.class)
          .atWarn()
          .addKeyValue("cause", e.getClass().getSimpleName())
          .log("records of answers can't be kept; check the permissions and space of llm.records");
    }
  }
}
