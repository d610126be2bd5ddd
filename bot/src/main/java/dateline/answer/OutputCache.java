package dateline.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/// What language models wrote, given again for a while to whoever asks the same model the same: the
/// same words of ours, question, turns and evidence, down to the character. Thread-safe, for many
/// processes at once.
///
/// Only what came whole and can be read is kept. What is given again is held against the articles
/// like any other output. A file's name is a digest of all that was asked; what can't be read or
/// written counts as not there.
public final class OutputCache {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final int MOST_FILES = 10_000;

  /// Of the writes by all processes, one in 256 looks for what is too old or too much.
  private static final String PRUNING = "00";

  private static final int MOST_BYTES = 1 << 20;
  private static final String ENDING = ".json";
  private static final int NAME = 64 + ENDING.length();

  private final PrivateFolder folder;
  private final Duration keep;
  private final InstantSource clock;
  private final int most;
  private final AtomicBoolean failing = new AtomicBoolean();

  OutputCache(Path directory, Duration keep, InstantSource clock, int most) {
    this.folder = new PrivateFolder(directory);
    this.keep = keep;
    this.clock = clock;
    this.most = most;
  }

  /// The outputs in a folder.
  ///
  /// @param directory where the files are; made when there is something to keep
  /// @param keep how long an output is given again
  public static OutputCache at(Path directory, Duration keep, InstantSource clock) {
    return new OutputCache(directory, keep, clock, MOST_FILES);
  }

  /// Forgets everything: an output does not tell whose question it was written for.
  ///
  /// @throws RecordException where not all could be erased
  public void clear() {
    try {
      for (String name : folder.names(OutputCache::isOurs)) {
        folder.delete(name);
      }
    } catch (IOException e) {
      throw new RecordException("can't erase outputs of models; check the folder's permissions", e);
    }
  }

  /// Erases what was kept long enough. Done now and then while outputs are kept; here for a service
  /// that has not kept any for long.
  public void expire() {
    try {
      prune();
    } catch (IOException e) {
      warn(e);
    }
  }

  /// The same model, asked only for what is not kept.
  ///
  /// @param address where it is reached: a model elsewhere may only have the same name
  Model before(Model model, String address) {
    return new Remembering(model, address);
  }

  /// A model that is only asked for what it did not write before.
  private final class Remembering implements Model {
    private final Model model;
    private final String address;

    Remembering(Model model, String address) {
      this.model = model;
      this.address = address;
    }

    @Override
    public String name() {
      return model.name();
    }

    @Override
    public Completion complete(Prompt prompt, Duration limit, Listener listener) {
      long start = System.nanoTime();
      String file = key(name() + " " + address, prompt) + ENDING;
      Optional<String> kept = kept(file);
      if (kept.isEmpty()) {
        Completion completion = model.complete(prompt, limit, listener);
        if (completion.trouble().isEmpty() && isReadable(prompt, completion.text())) {
          keep(file, completion.text());
        }
        return completion;
      }
      if (listener.stopped()) {
        throw new CancellationException("the question was taken back");
      }
      listener.text(kept.get());
      return new Completion(
          name(),
          kept.get(),
          Optional.empty(),
          "",
          Completion.Usage.NONE,
          Duration.ofNanos(System.nanoTime() - start),
          true);
    }
  }

  /// A digest of all that may change what a model writes. Each part goes in with its length, so
  /// that no two lists of parts look alike.
  static String key(String model, Prompt prompt) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(
              model,
              prompt.version(),
              prompt.system(),
              prompt.user(),
              Integer.toString(prompt.tokens()),
              prompt.shape().map(Object::toString).orElse(""))) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /// Whether an output is of any use: one that statements are asked of has to hold some.
  private static boolean isReadable(Prompt prompt, String text) {
    if (prompt.shape().filter(shape -> shape.properties().containsKey("statements")).isEmpty()) {
      return !text.isBlank();
    }
    OutputReader reader = new OutputReader();
    return !reader.take(text).isEmpty() || !reader.end().isEmpty();
  }

  private Optional<String> kept(String file) {
    try {
      Optional<byte[]> content = PrivateFolder.read(folder.path(file), MOST_BYTES);
      if (content.isEmpty()) {
        return Optional.empty();
      }
      JsonNode json = JSON.readTree(content.get());
      Instant at = Instant.parse(json.path("at").asText());
      Instant now = clock.instant();
      return at.isAfter(now) || at.plus(keep).isBefore(now)
          ? Optional.empty()
          : Optional.ofNullable(json.path("output").textValue());
    } catch (JsonProcessingException | DateTimeException | ArithmeticException e) {
      return Optional.empty(); // half a file, or not ours: written anew in a moment
    } catch (IOException e) {
      warn(e);
      return Optional.empty();
    }
  }

  private void keep(String file, String output) {
    try {
      byte[] content =
          JSON.writeValueAsBytes(
              JSON.createObjectNode().put("at", clock.instant().toString()).put("output", output));
      if (content.length > MOST_BYTES) {
        return;
      }
      folder.write(file, content);
      failing.set(false);
      if (file.startsWith(PRUNING)) {
        prune();
      }
    } catch (IOException e) {
      warn(e);
    }
  }

  /// A file and when it was written.
  private record Dated(String name, FileTime time) {}

  /// Removes what is too old, and the oldest where there is too much.
  void prune() throws IOException {
    folder.sweep(clock.instant());
    List<Dated> files = new ArrayList<>();
    for (String name : folder.names(OutputCache::isOurs)) {
      if (Files.exists(folder.path(name))) {
        files.add(new Dated(name, Files.getLastModifiedTime(folder.path(name))));
      }
    }
    files.sort(Comparator.comparing(Dated::time).reversed());
    FileTime oldest = FileTime.from(clock.instant().minus(keep));
    for (int i = 0; i < files.size(); i++) {
      if (i >= most || files.get(i).time().compareTo(oldest) < 0) {
        folder.delete(files.get(i).name());
      }
    }
  }

  private static boolean isOurs(String name) {
    return name.length() == NAME && name.endsWith(ENDING);
  }

  private void warn(IOException e) {
    if (failing.compareAndSet(false, true)) {
      LoggerFactory.getLogger(OutputCache.class)
          .atWarn()
          .addKeyValue("cause", e.getClass().getSimpleName())
          .log("a language model's output can't be kept; check the folder's permissions and space");
    }
  }
}
