package dateline.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.article.Article;
import dateline.article.ArticleFiles;
import dateline.article.ArticleFiles.Reading;
import dateline.search.ArticleIndex;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps an index in step with folders while it is searched: looks into them now and then, reads
/// what is new or changed, and lets go of what is gone. Also takes notice of what other processes
/// did to the index.
///
/// Only articles that were seen in a watched folder are ever removed, and not while a folder can't
/// be read or is wholly empty, as one that is not mounted is. Where each article was seen stands in
/// a file beside the index, so that this holds for what goes while nobody looks.
///
/// The vectors of new articles are computed in short bursts with pauses as long: a question that
/// comes meanwhile finds cores to be answered on, and another process a moment to write.
final class FolderWatch implements AutoCloseable {

  /// A file that was written a shorter time ago may not be whole yet.
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private static final Duration BURST = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final String SEEN = "watched.json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  /// What a file looked like from outside.
  private record Stamp(long size, Instant written) {}

  /// What a look into the folders found.
  ///
  /// @param complete false where some of it could not be read
  private record Listing(Map<Path, Stamp> files, boolean complete) {}

  private final List<Path> folders;
  private final Path index;
  private final Duration interval;
  private final Clock clock;
  private final Semaphore nudges = new Semaphore(0);
  private final Map<Path, Stamp> stamps = new HashMap<>();
  private final Map<String, Path> seen = new TreeMap<>();
  private volatile boolean vectorsLack = true;
  private boolean unsettled;
  private boolean nudged;
  private volatile boolean stopped;
  private Set<String> told = new HashSet<>();
  private Set<String> troubles = new HashSet<>();
  private @Nullable Thread thread;

  /// @param folders folders with all that is in them; none to only follow other processes
  /// @param index the folder of the index
  /// @param interval from one look to the next
  FolderWatch(List<Path> folders, Path index, Duration interval, Clock clock) {
    this.folders =
        folders.stream().map(folder -> folder.toAbsolutePath().normalize()).distinct().toList();
    this.index = index;
    this.interval = interval;
    this.clock = clock;
    readSeen();
  }

  /// Looks for the first time, and makes the index where there is none.
  ///
  /// @param mode what to do with what the index holds
  /// @param stop asked on the way; the rest is done by the next look
  void begin(ArticleIndex.Mode mode, BooleanSupplier stop) {
    Listing listing = list();
    update(mode, listing, changed(listing), gone(listing), stop);
  }

  /// Goes on looking, until closed, on a thread of its own.
  ///
  /// @param refresh makes those who search see the index as it is now; tells whether it had changed
  /// @return this
  FolderWatch start(BooleanSupplier refresh) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("folder-watch")
            .start(() -> {
              while (!stopped) {
                round(refresh);
              }
            });
    return this;
  }

  /// Looks soon: there is something new.
  void nudge() {
    nudges.release();
  }

  /// One look, and then some vectors or a rest.
  private void round(BooleanSupplier refresh) {
    Instant end = clock.instant().plus(interval);
    nudged = false;
    try {
      look(refresh);
      while (vectorsLack
          && !folders.isEmpty()
          && !stopped
          && !nudged
          && clock.instant().isBefore(end)) {
        embed(refresh);
      }
    } catch (RuntimeException e) {
      tell(String.valueOf(e.getMessage()), e);
    }
    told = troubles;
    troubles = new HashSet<>();
    if (nudged) {
      return;
    }
    Duration left = Duration.between(clock.instant(), end);
    rest(unsettled && left.compareTo(SETTLED) > 0 ? SETTLED : left);
  }

  /// Waits, but not on when nudged.
  private void rest(Duration time) {
    try {
      nudged = nudges.tryAcquire(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
      nudges.drainPermits();
    } catch (InterruptedException e) {
      stopped = true; // nobody does this to us but to end
    }
  }

  /// Says what is wrong, once for all the rounds that it lasts.
  private void tell(String trouble, @Nullable Throwable cause) {
    if (troubles.add(trouble) && !told.contains(trouble)) {
      log.atWarn()
          .addKeyValue("trouble", trouble)
          .setCause(cause)
          .log("the watched folders are not followed to the full; trying again");
    }
  }

  /// Brings the index in step with the folders; returns whether there was anything to do.
  boolean look(BooleanSupplier refresh) {
    noticeOthers(refresh);
    if (folders.isEmpty()) {
      return false;
    }
    Listing listing = list();
    List<Path> changed = changed(listing);
    Set<String> gone = gone(listing);
    if (changed.isEmpty() && gone.isEmpty()) {
      return false;
    }
    update(ArticleIndex.Mode.CONTINUE, listing, changed, gone, () -> stopped);
    boolean _ = refresh.getAsBoolean();
    return true;
  }

  /// What was written by somebody else may have taken the place of what was read from here. Our own
  /// writing is always followed by a refresh.
  private void noticeOthers(BooleanSupplier refresh) {
    if (refresh.getAsBoolean()) {
      stamps.clear();
    }
  }

  /// Computes vectors for a moment, then lets others compute for as long.
  void embed(BooleanSupplier refresh) {
    noticeOthers(refresh);
    long start = System.nanoTime();
    BooleanSupplier over = () -> stopped || System.nanoTime() - start > BURST.toNanos();
    try (ArticleIndex writer = ArticleIndex.open(index, ArticleIndex.Mode.CONTINUE)) {
      int _ = writer.embed(progress -> {}, over);
    }
    boolean _ = refresh.getAsBoolean();
    vectorsLack = over.getAsBoolean();
    if (vectorsLack) {
      rest(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /// Whether passages may still lack their vectors.
  boolean vectorsLack() {
    return vectorsLack;
  }

  private Listing list() {
    Map<Path, Stamp> files = new TreeMap<>();
    Set<String> unread = new HashSet<>();
    for (Path folder : folders) {
      SimpleFileVisitor<Path> visitor =
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
              boolean hidden =
                  !each.equals(folder) && each.getFileName().toString().startsWith(".");
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && ArticleFiles.isRead(file)) {
                files.put(
                    file, new Stamp(attributes.size(), attributes.lastModifiedTime().toInstant()));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              if (file.equals(folder) || !(e instanceof NoSuchFileException)) {
                unread.add(file + " can't be read; check that it is there and its permissions");
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e) {
              if (e != null) {
                unread.add(each + " can't be read to its end; check its disk");
              }
              return FileVisitResult.CONTINUE;
            }
          };
      try {
        Files.walkFileTree(
            folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
      } catch (IOException e) {
        unread.add(folder + " can't be read; check that it is there and its permissions");
      }
    }
    unread.forEach(each -> tell(each, null));
    return new Listing(files, unread.isEmpty());
  }

  /// The files that are new or look other than when they were read, and are not being written.
  private List<Path> changed(Listing listing) {
    Instant now = clock.instant();
    List<Path> changed = new ArrayList<>();
    unsettled = false;
    listing
        .files()
        .forEach((file, stamp) -> {
          boolean settled = Duration.between(stamp.written(), now).abs().compareTo(SETTLED) >= 0;
          unsettled |= !settled;
          if (settled && !stamp.equals(stamps.get(file))) {
            changed.add(file);
          }
        });
    return changed;
  }

  /// The articles whose files are gone from folders that are there.
  private Set<String> gone(Listing listing) {
    Set<String> gone = new HashSet<>();
    if (!listing.complete()) {
      return gone;
    }
    Set<Path> there = new HashSet<>();
    for (Path folder : folders) {
      if (listing.files().keySet().stream().anyMatch(file -> file.startsWith(folder))) {
        there.add(folder);
      }
    }
    seen.forEach((id, file) -> {
      if (listing.files().containsKey(file)) {
        return;
      }
      for (Path folder : folders) {
        if (file.startsWith(folder) && there.contains(folder)) {
          gone.add(id);
        } else if (file.startsWith(folder)) {
          tell(folder + " is empty; its articles stay in the index until one is there", null);
        }
      }
    });
    return gone;
  }

  private void update(
      ArticleIndex.Mode mode,
      Listing listing,
      List<Path> changed,
      Set<String> gone,
      BooleanSupplier stop) {
    Map<String, Path> read = new HashMap<>();
    Set<Path> refused = new HashSet<>();
    try (ArticleIndex writer = ArticleIndex.open(index, mode);
        Stream<Reading> readings = ArticleFiles.read(changed)) {
      Stream<Article> articles =
          readings.mapMulti((each, taken) -> {
            Reading.Rejected rejected =
                switch (each) {
                  case Reading.Read found when isElsewhere(found, listing) ->
                      new Reading.Rejected(
                          found.file(),
                          found.line(),
                          "its id is that of an article in another file");
                  case Reading.Read found -> {
                    read.put(found.article().id(), found.file());
                    taken.accept(found.article());
                    yield null;
                  }
                  case Reading.Rejected it -> it;
                };
            if (rejected != null) {
              refused.add(rejected.file());
              tellRejected(rejected);
            }
          });
      ArticleIndex.Summary summary = writer.update(articles, progress -> {}, stop);
      if (!summary.complete()) {
        return; // what is done is kept, and the next look begins anew
      }
      Set<String> unwanted = new HashSet<>(gone);
      Set<Path> whole = new HashSet<>(changed);
      whole.removeAll(refused);
      seen.forEach((id, file) -> {
        if (whole.contains(file)) {
          unwanted.add(id);
        }
      });
      unwanted.removeAll(read.keySet());
      int removed = unwanted.isEmpty() ? 0 : writer.remove(unwanted);
      seen.keySet().removeAll(unwanted);
      seen.putAll(read);
      writeSeen();
      changed.forEach(file -> stamps.put(file, Objects.requireNonNull(listing.files().get(file))));
      stamps.keySet().retainAll(listing.files().keySet());
      vectorsLack |= summary.added() + summary.changed() > 0;
      log.atInfo()
          .addKeyValue("new", summary.added())
          .addKeyValue("changed", summary.changed())
          .addKeyValue("removed", removed)
          .addKeyValue("passages", summary.passages())
          .log("the index is in step with the watched folders");
    }
  }

  /// Whether another file that is still there has an article of this id.
  private boolean isElsewhere(Reading.Read found, Listing listing) {
    Path other = seen.get(found.article().id());
    return other != null && !other.equals(found.file()) && listing.files().containsKey(other);
  }

  private static void tellRejected(Reading.Rejected rejected) {
    log.atWarn()
        .addKeyValue("file", rejected.file())
        .addKeyValue("line", rejected.line().isPresent() ? rejected.line().getAsInt() : "")
        .addKeyValue("reason", rejected.reason())
        .log("not indexed");
  }

  private void readSeen() {
    Path file = index.resolve(SEEN);
    if (!Files.exists(file)) {
      return;
    }
    try {
      JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {})
          .forEach((id, path) -> seen.put(id, Path.of(path)));
    } catch (IOException | IllegalArgumentException e) {
      log.atWarn()
          .addKeyValue("file", file)
          .setCause(e)
          .log("not known any more what was in the watched folders; what is gone since stays");
    }
  }

  private void writeSeen() {
    Map<String, String> paths = new TreeMap<>();
    seen.forEach((id, path) -> paths.put(id, path.toString()));
    try {
      Path written = index.resolve(SEEN + ".new");
      JSON.writeValue(written.toFile(), paths);
      Files.move(
          written,
          index.resolve(SEEN),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      tell(index.resolve(SEEN) + " can't be written; check permissions and the disk", e);
    }
  }

  /// Ends looking, at once; what was done is kept.
  @Override
  public void close() {
    stopped = true;
    nudges.release();
    if (thread == null) {
      return;
    }
    try {
      if (!thread.join(PATIENCE)) {
        log.warn("still indexing; the next start goes on with it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
