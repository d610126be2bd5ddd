package dateline.article;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The kinds of files that hold articles, told by the ending of their names.
enum FileKind {
  TEXT(".txt"),
  MARKDOWN(".md"),
  HTML(".html"),
  HTM(".htm"),
  JSONL(".jsonl"),
  JSONL_GZ(".jsonl.gz");

  private final String ending;

  FileKind(String ending) {
    this.ending = ending;
  }

  static Optional<FileKind> of(Path path) {
    String name = name(path).toLowerCase(Locale.ROOT);
    for (FileKind kind : values()) {
      if (name.endsWith(kind.ending)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// The name of a file of this kind without its ending.
  String stem(Path path) {
    String name = name(path);
    return name.substring(0, name.length() - ending.length());
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
