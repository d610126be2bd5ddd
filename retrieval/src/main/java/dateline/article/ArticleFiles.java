package dateline.article;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads articles from files and folders.
public final class ArticleFiles {

  private ArticleFiles() {}

  /// One thing found while reading: an article, or something that can't be one.
  public sealed interface Reading {

    /// An article.
    ///
    /// @param line the line of a JSONL file it stands on, from 1
    record Read(Article article, Path file, OptionalInt line) implements Reading {}

    /// A file, or a line of one, that holds no article that can be used.
    ///
    /// @param reason what is wrong and what to do, one line
    record Rejected(Path file, OptionalInt line, String reason) implements Reading {}
  }

  /// Reads every article below the given files and folders, lazily and in a stable order. Whatever
  /// can't be read comes as [Reading.Rejected]; the stream itself does not fail on bad input. The
  /// stream holds a file open and must be closed.
  ///
  /// Folders are read in the order of their file names, hidden files and files of other endings
  /// left out. A file or folder that is reached twice is read once.
  public static Stream<Reading> read(List<Path> paths) {
    FileWalk walk = new FileWalk(paths);
    int order = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, order), false)
        .onClose(walk::close);
  }

  /// Whether a file that is found in a folder is read: one of the right ending, not hidden, not a
  /// set of questions.
  public static boolean isRead(Path file) {
    return FileKind.of(file).isPresent() && !FileWalk.isPassedOver(file);
  }
}
