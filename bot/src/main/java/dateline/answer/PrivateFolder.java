package dateline.answer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A folder of small files that are for their owner's eyes only, each of them there whole or not at
/// all, whoever else writes at the same time. It is made when the first file is written.
final class PrivateFolder {

  private static final String UNFINISHED = ".unfinished";

  /// What somebody began to write and did not finish in this time, nobody will.
  private static final Duration GIVEN_UP = Duration.ofHours(1);

  private final Path directory;

  PrivateFolder(Path directory) {
    this.directory = directory;
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  /// Writes a file, in the place of one of the same name.
  void write(String name, byte[] content) throws IOException {
    if (!Files.isDirectory(directory)) {
      create();
    }
    // readable by its owner only, as the JDK makes all temporary files
    Path unfinished = Files.createTempFile(directory, "", UNFINISHED);
    try {
      Files.write(unfinished, content);
      move(unfinished, path(name));
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  private void create() throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent); // others may have business in there
    }
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(directory, owner);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Reads a file; empty where it is not there, or is no file.
  ///
  /// @throws IOException also where it is longer than so many bytes
  static Optional<byte[]> read(Path file, int most) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw new IOException("longer than " + most + " bytes");
      }
      return Optional.of(content);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// The names of files that are wanted, sorted; none where there is no folder.
  List<String> names(Predicate<String> wanted) throws IOException {
    List<String> names = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return names;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (wanted.test(name)) {
          names.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(names);
    return names;
  }

  void delete(String name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  /// Removes what was never finished.
  void sweep(Instant now) throws IOException {
    for (String name : names(each -> each.endsWith(UNFINISHED))) {
      Path file = path(name);
      if (Files.exists(file)
          && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(GIVEN_UP))) {
        Files.deleteIfExists(file);
      }
    }
  }
}
