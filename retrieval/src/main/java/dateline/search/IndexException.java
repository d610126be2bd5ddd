package dateline.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.LockObtainFailedException;

/// An index can't be opened, read or written; the message is one line that says what to do.
public final class IndexException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IndexException(String message) {
    super(message);
  }

  IndexException(String message, Throwable cause) {
    super(message, cause);
  }

  /// What a failed access to an index means to the one who runs it.
  static IndexException of(Path directory, IOException e) {
    return switch (e) {
      case LockObtainFailedException _ ->
          new IndexException(
              "another process is writing to " + directory + ": wait for it or stop it", e);
      case IndexNotFoundException _ -> missing(directory);
      case AccessDeniedException _ ->
          new IndexException("no permission for " + e.getMessage() + ": change it", e);
      default ->
          isDamage(e)
              ? new IndexException(
                  "index "
                      + directory
                      + " is damaged or of another version: run 'dateline index --rebuild PATH...'",
                  e)
              : new IndexException("can't use index " + directory + ": " + e.getMessage(), e);
    };
  }

  static IndexException missing(Path directory) {
    return new IndexException("no index in " + directory + ": run 'dateline index PATH...'");
  }

  /// Whether the files of an index, not the access to them, are at fault.
  static boolean isDamage(IOException e) {
    return e instanceof CorruptIndexException
        || e instanceof IndexFormatTooOldException
        || e instanceof IndexFormatTooNewException
        || e instanceof EOFException
        || e instanceof FileNotFoundException
        || e instanceof NoSuchFileException;
  }
}
