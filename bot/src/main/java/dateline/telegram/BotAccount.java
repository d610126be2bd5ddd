package dateline.telegram;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;

/// A bot as Telegram knows it.
///
/// @param id what its messages come from
/// @param name its user name, without @
/// @param title the name that people see
/// @param readsGroups whether it sees all that is said in its groups
public record BotAccount(long id, String name, String title, boolean readsGroups) {

  static BotAccount of(User user) {
    return new BotAccount(
        user.getId(),
        user.getUserName(),
        user.getFirstName(),
        Boolean.TRUE.equals(user.getCanReadAllGroupMessages()));
  }

  /// Asks Telegram whose token it is, once.
  ///
  /// @throws BotException when Telegram can't be reached or does not know the token
  public static BotAccount of(BotSettings settings) {
    try (BotApi api =
        new BotApi(
            settings.api(), settings.token(), BotApi.Limits.usual(), new SimpleMeterRegistry())) {
      Outcome<User> me = api.call(new GetMe());
      return switch (me) {
        case Outcome.Done<User>(User user) -> of(user);
        case Outcome.Unauthorized<User> _ ->
            throw new BotException("Telegram does not know the token; check telegram.token");
        case Outcome<User> failed ->
            throw new BotException(
                "Telegram could not be asked ("
                    + failed.name()
                    + "); check the network and telegram.api-url");
      };
    }
  }
}
