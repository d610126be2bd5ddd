package dateline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says which index is meant.
final class IndexOption {

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description = "The index; else index.dir of config/dateline.yaml.")
  private @Nullable Path directory;

  /// The folder of the index.
  Path directory(Settings settings) {
    return Optional.ofNullable(directory).orElse(settings.indexDirectory());
  }
}
