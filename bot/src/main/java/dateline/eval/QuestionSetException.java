package dateline.eval;

import java.nio.file.Path;

/// A file of questions can't be used; the message is one line that names the file and the line.
public final class QuestionSetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QuestionSetException(Path file, String problem) {
    super(file + ": " + problem);
  }

  QuestionSetException(Path file, long line, String problem) {
    super(file + ", line " + line + ": " + problem);
  }
}
