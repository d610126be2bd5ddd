package dateline.telegram;

import dateline.answer.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be set about the bot, checked.
///
/// @param token what Telegram knows the bot by
/// @param api the Bot API server: scheme, host and port, no path
/// @param access who may use the bot
/// @param limits how much somebody may ask
/// @param webhook where Telegram delivers to; empty to poll
/// @param keep how long turns are kept
/// @param http where health, readiness, metrics and the webhook are served; port 0 for a free one
public record BotSettings(
    Secret token,
    URI api,
    Access access,
    Limits limits,
    Optional<Webhook> webhook,
    Duration keep,
    InetSocketAddress http) {

  /// The public Bot API server.
  public static final URI PUBLIC_API = URI.create("https://api.telegram.org");

  /// Who may use the bot.
  ///
  /// @param door how chats come in
  /// @param admins ids of people; they are let in, let others in and see figures
  /// @param allowed ids of people and groups that are let in whatever the door
  /// @param adding who may add articles
  public record Access(Door door, Set<Long> admins, Set<Long> allowed, Adding adding) {
    public Access {
      admins = Set.copyOf(admins);
      allowed = Set.copyOf(allowed);
    }
  }

  /// How chats come in.
  public enum Door {
    /// Only who is named in the settings.
    CLOSED,
    /// A new chat gets a code, and an admin who hands it to the bot lets the chat in.
    PAIRING,
    /// Everybody.
    OPEN
  }

  /// Who may add articles.
  public enum Adding {
    NOBODY,
    ADMINS,
    MEMBERS
  }

  /// How much may be asked.
  ///
  /// @param person what every person may ask, over all chats; empty for no limit
  /// @param group what may be asked in every group, together; empty for no limit
  public record Limits(List<Limit> person, List<Limit> group) {
    public Limits {
      person = List.copyOf(person);
      group = List.copyOf(group);
    }
  }

  /// So many questions in so long a time.
  ///
  /// @param questions at least 1
  public record Limit(int questions, Duration window) {
    public Limit {
      if (questions < 1 || !window.isPositive()) {
        throw new IllegalArgumentException("a limit is at least one question in some time");
      }
    }
  }

  /// Where Telegram delivers to.
  ///
  /// @param url how Telegram reaches this process, usually through a proxy; https
  /// @param secret what every delivery must carry: 1 to 256 of `A-Z a-z 0-9 _ -`
  public record Webhook(URI url, Secret secret) {}
}
