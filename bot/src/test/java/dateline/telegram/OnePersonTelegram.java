package dateline.telegram;

import dateline.telegram.Fault.Moment;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The fake Bot API server with one person, for tests of other packages.
public final class OnePersonTelegram implements AutoCloseable {
  private final FakeBotApi api = FakeBotApi.start();
  private final Person person = api.person("Ada");

  /// What the bot is to call.
  public String address() {
    return api.address().toString();
  }

  public static String token() {
    return FakeBotApi.TOKEN;
  }

  /// The person writes something in private.
  public void writes(String text) {
    person.writes(text);
  }

  /// Waits until the bot has written something to the person that holds a text.
  public void awaits(String part) {
    patiently(() -> person.privately().awaits(message -> message.text().contains(part)));
  }

  /// Lets the next calls of a method fail in two ways that leave no doubt.
  public void goesWrong(String method) {
    api.script(method, Fault.error(500, "Internal Server Error"), Fault.html(Moment.BEFORE, 502));
  }

  /// Drops the connection of the next call of a method.
  public void drops(String method) {
    api.script(method, Fault.drop(Moment.BEFORE));
  }

  /// Waits until a condition holds that nobody tells of.
  public static void awaits(
      Duration patience, BooleanSupplier condition, Supplier<String> otherwise) {
    Bench.awaits(patience, condition, otherwise);
  }

  /// Waits until the bot has called a method.
  public void awaitsCall(String method) {
    patiently(() -> api.awaitCall(method, call -> true));
  }

  /// A whole program that starts, and indexes first, takes longer than the server's own patience.
  private static void patiently(Supplier<?> wait) {
    for (int attempt = 1; ; attempt++) {
      try {
        Object _ = wait.get();
        return;
      } catch (AssertionError e) {
        if (attempt == 5) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
