package dateline.article;

import dateline.article.ArticleFiles.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// Walks over files and folders, one reading at a time; holds at most one JSONL file open.
final class FileWalk implements Iterator<Reading> {

  /// A folder on the way from a given path to the current file.
  private record Folder(Path real, Iterator<Path> entries) {}

  private final Iterator<Path> given;
  private final Deque<Folder> folders = new ArrayDeque<>();
  private final Set<Path> pathsRead = new HashSet<>();
  private final Map<String, Path> ids = new HashMap<>();
  private Optional<JsonLines> lines = Optional.empty();
  private Optional<Reading> ready = Optional.empty();

  FileWalk(List<Path> paths) {
    given = List.copyOf(paths).iterator();
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty()) {
      if (lines.isPresent()) {
        ready = nextLine(lines.get());
      } else if (!folders.isEmpty()) {
        Iterator<Path> entries = folders.peek().entries();
        if (entries.hasNext()) {
          ready = visit(entries.next(), false);
        } else {
          folders.pop();
        }
      } else if (given.hasNext()) {
        ready = visit(given.next(), true);
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public Reading next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more files");
    }
    Reading reading = ready.orElseThrow();
    ready = Optional.empty();
    return reading;
  }

  void close() {
    lines.ifPresent(JsonLines::close);
    lines = Optional.empty();
    folders.clear();
  }

  private Optional<Reading> nextLine(JsonLines open) {
    Optional<Reading> reading = open.next();
    if (reading.isEmpty()) {
      close(open);
    }
    return reading.map(this::unlessDoubled);
  }

  private void close(JsonLines open) {
    open.close();
    lines = Optional.empty();
  }

  /// Opens a folder or a JSONL file, or reads a file of one article.
  private Optional<Reading> visit(Path path, boolean named) {
    try {
      if (!named && isPassedOver(path)) {
        return Optional.empty();
      }
      Path real = path.toRealPath();
      if (Files.isDirectory(real)) {
        return openFolder(path, real);
      }
      Optional<FileKind> kind = FileKind.of(path);
      if (kind.isEmpty()) {
        return named
            ? Optional.of(
                rejected(
                    path,
                    "not a kind of file that holds articles: give .txt, .md, .html, .jsonl or .jsonl.gz"))
            : Optional.empty();
      }
      if (!Files.isRegularFile(real)) {
        return Optional.of(rejected(path, "not a regular file: leave it out"));
      }
      if (!pathsRead.add(real)) {
        return Optional.empty();
      }
      if (kind.get() == FileKind.JSONL || kind.get() == FileKind.JSONL_GZ) {
        lines = Optional.of(JsonLines.open(path, kind.get() == FileKind.JSONL_GZ));
        return Optional.empty();
      }
      Article article = ArticleFile.read(path, kind.get());
      return Optional.of(unlessDoubled(new Reading.Read(article, path, OptionalInt.empty())));
    } catch (UnusableException unusable) {
      return Optional.of(rejected(path, unusable.reason()));
    } catch (IOException failed) {
      return Optional.of(rejected(path, reason(path, failed)));
    }
  }

  private Optional<Reading> openFolder(Path path, Path real) throws IOException {
    if (folders.stream().anyMatch(folder -> folder.real().equals(real))) {
      return Optional.of(
          rejected(
              path, "symbolic link loop: it leads back to a folder above it; remove the link"));
    }
    if (!pathsRead.add(real)) {
      return Optional.empty();
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> sorted =
          entries.sorted(Comparator.comparing(entry -> entry.getFileName().toString())).toList();
      folders.push(new Folder(real, sorted.iterator()));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    return Optional.empty();
  }

  /// Whether a file or folder is left out where it was not named itself.
  static boolean isPassedOver(Path path) {
    return isHidden(path) || isQuestionSet(path);
  }

  private static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  /// Whether a file holds the questions that are asked of the articles beside it.
  private static boolean isQuestionSet(Path path) {
    Path name = path.getFileName();
    return name != null
        && (name.toString().equals("questions.jsonl")
            || name.toString().equals("questions.jsonl.gz"));
  }

  private Reading unlessDoubled(Reading reading) {
    if (!(reading instanceof Reading.Read read)) {
      return reading;
    }
    Path earlier = ids.putIfAbsent(read.article().id(), read.file());
    if (earlier == null) {
      return reading;
    }
    String where = earlier.equals(read.file()) ? "earlier in this file" : "in " + earlier;
    return new Reading.Rejected(
        read.file(),
        read.line(),
        "id '"
            + read.article().id()
            + "' was already used "
            + where
            + ": give each article its own id");
  }

  private static Reading rejected(Path path, String reason) {
    return new Reading.Rejected(path, OptionalInt.empty(), reason);
  }

  /// Says in one line why a file can't be read.
  static String reason(Path path, IOException failed) {
    if (failed instanceof NoSuchFileException) {
      boolean link = Files.isSymbolicLink(path);
      return link
          ? "symbolic link to a file that is not there: remove or mend the link"
          : "no such file or folder: check the path";
    }
    if (failed instanceof AccessDeniedException) {
      return "no permission to read it: allow reading or run as another user";
    }
    String message = String.valueOf(failed.getMessage());
    if (message.toLowerCase(Locale.ROOT).contains("symbolic link") || isLinkLoop(path)) {
      return "symbolic link loop: remove the link";
    }
    return "can't be read (" + firstLine(message) + "): check the file and its disk";
  }

  private static boolean isLinkLoop(Path path) {
    return Files.isSymbolicLink(path)
        && !Files.exists(path)
        && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /// The start of a message, without line breaks.
  static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }
}
