package dateline.cli;

import dateline.search.Ranking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what is searched, and how.
final class QueryOptions {

  @Option(
      names = "--ranking",
      paramLabel = "WAY",
      description = "hybrid (default), lexical (by words) or dense (by meaning).")
  private Ranking ranking = Ranking.HYBRID;

  @Option(
      names = "--outlet",
      paramLabel = "NAME",
      description = "Only articles of this outlet; can be repeated.")
  private List<String> outlets = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description =
          "Only what was published on this day or later, as 2024-01-20, or is told to have happened"
              + " then.")
  private @Nullable LocalDate since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description =
          "Only what was published on this day or earlier, or is told to have happened then.")
  private @Nullable LocalDate until;

  Ranking ranking() {
    return ranking;
  }

  Set<String> outlets() {
    return Set.copyOf(outlets);
  }

  Optional<LocalDate> since() {
    return Optional.ofNullable(since);
  }

  Optional<LocalDate> until() {
    return Optional.ofNullable(until);
  }
}
