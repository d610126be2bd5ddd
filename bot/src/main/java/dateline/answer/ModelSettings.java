package dateline.answer;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Which language model writes, and what it may take.
///
/// @param base where it is reached, without the path of a single call; empty for the provider's own
/// @param model its name at the provider
/// @param key what lets us in; empty where nothing does, as with a model on this machine
/// @param timeout the longest an answer may take in all, however many calls it needs
/// @param budget what it may use up
public record ModelSettings(
    Provider provider,
    Optional<URI> base,
    String model,
    Optional<Secret> key,
    Duration timeout,
    Budget budget) {

  /// Whose format is spoken.
  public enum Provider {
    OPENAI,
    OLLAMA,
    ANTHROPIC,
    GEMINI,
    MISTRAL
  }

  /// What models may use up.
  ///
  /// @param tokens the most tokens of one answer's output
  /// @param callsPerMinute the most calls begun in any minute; empty for no limit
  /// @param concurrency the most calls at once, at least 1
  /// @param dollarsPerDay the most that a day's calls may cost, UTC; empty for no limit
  /// @param prices what tokens cost
  public record Budget(
      int tokens,
      OptionalInt callsPerMinute,
      int concurrency,
      Optional<BigDecimal> dollarsPerDay,
      List<Price> prices) {
    public Budget {
      prices = List.copyOf(prices);
    }
  }

  /// What a model's tokens cost.
  ///
  /// @param model its name at the provider
  /// @param input dollars for a million tokens of prompt
  /// @param output dollars for a million tokens of output
  public record Price(String model, BigDecimal input, BigDecimal output) {}
}
