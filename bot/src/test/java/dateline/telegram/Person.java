package dateline.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// A person with a Telegram account, who writes to the bot and sees what it sends.
final class Person {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FakeWorld world;
  private final long id;
  private final String name;

  Person(FakeWorld world, ObjectNode account) {
    this.world = world;
    this.id = account.path("id").asLong();
    this.name = account.path("first_name").asText();
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  /// This person's private chat with the bot.
  Place privately() {
    return new Place(id, OptionalInt.empty());
  }

  Place in(Group group) {
    return new Place(group.id(), OptionalInt.empty());
  }

  Place in(Group group, int topic) {
    return new Place(group.id(), OptionalInt.of(topic));
  }

  /// Writes in the private chat.
  SeenMessage writes(String text) {
    return privately().writes(text);
  }

  /// Opens the bot by a link of the form `t.me/bot?start=payload`.
  SeenMessage starts(String payload) {
    return writes("/start " + payload);
  }

  /// Sends a file in the private chat.
  SeenMessage sendsDocument(String name, byte[] bytes) {
    return privately().sendsDocument(name, bytes);
  }

  /// Forwards to the private chat what a channel has written.
  SeenMessage forwards(String channel, String text) {
    return privately().forwards(channel, text);
  }

  void blocksBot() {
    world.block(id, true);
  }

  void unblocksBot() {
    world.block(id, false);
  }

  /// Types `@bot query` in some chat.
  InlineQuestion asksInline(String query) {
    return new InlineQuestion(world.ask(id, query, ""), query);
  }

  /// A chat as this person sees it.
  final class Place {
    private final long chat;
    private final OptionalInt topic;

    private Place(long chat, OptionalInt topic) {
      this.chat = chat;
      this.topic = topic;
    }

    SeenMessage writes(String text) {
      return world.write(chat, id, topic, Optional.empty(), "", text);
    }

    SeenMessage replies(SeenMessage to, String text) {
      return world.write(chat, id, topic, Optional.of(to.id()), "", text);
    }

    /// Replies to some words of a message.
    SeenMessage replies(SeenMessage to, String quote, String text) {
      return world.write(chat, id, topic, Optional.of(to.id()), quote, text);
    }

    SeenMessage sendsDocument(String name, byte[] bytes) {
      String type = name.endsWith(".txt") ? "text/plain" : "application/octet-stream";
      return world.sendDocument(chat, id, topic, name, type, bytes);
    }

    SeenMessage forwards(String channel, String text) {
      return world.forward(chat, id, topic, channel, text);
    }

    SeenMessage edits(SeenMessage message, String text) {
      return world.edit(chat, message.id(), text);
    }

    void deletes(SeenMessage message) {
      world.delete(chat, message.id());
    }

    Tap taps(SeenMessage message, String label) {
      return new Tap(world.tap(chat, id, message.id(), label));
    }

    /// Presses a button that the bot has not made, as a changed client can.
    Tap forges(SeenMessage message, String data) {
      return new Tap(world.press(chat, id, message.id(), data));
    }

    /// Every message of the chat (of the topic, in a topic), oldest first.
    List<SeenMessage> sees() {
      return world.messages(chat).stream()
          .filter(each -> topic.isEmpty() || each.topic().equals(topic))
          .toList();
    }

    /// What the bot has written here, oldest first.
    List<SeenMessage> seesFromBot() {
      return sees().stream().filter(SeenMessage::fromBot).toList();
    }

    /// Waits until the bot has written something like this, and returns the first such message.
    SeenMessage awaits(Predicate<SeenMessage> wanted) {
      return world
          .awaitMessages(chat, PATIENCE, all -> seesFromBot().stream().filter(wanted).findFirst())
          .orElseThrow(() -> new AssertionError("waited in vain; the bot wrote " + seesFromBot()));
    }

    /// Waits until the bot's messages are not as known, and returns those that are new or changed;
    /// none when nothing has happened for a while.
    List<SeenMessage> awaitsChange(List<SeenMessage> known) {
      return world
          .awaitMessages(
              chat,
              PATIENCE,
              all ->
                  Optional.of(seesFromBot().stream().filter(each -> !known.contains(each)).toList())
                      .filter(each -> !each.isEmpty()))
          .orElse(List.of());
    }

    boolean seesTyping() {
      return world.typing(chat);
    }

    /// The unfinished text the bot shows for a while.
    Optional<String> seesDraft() {
      return world.draft(chat);
    }
  }

  /// A tapped button, which spins until the bot answers.
  final class Tap {
    private final String query;

    private Tap(String query) {
      this.query = query;
    }

    String id() {
      return query;
    }

    boolean spins() {
      return world.awaitAnswer(query, Duration.ZERO).isEmpty();
    }

    /// Waits for the answer and returns the text of its pop-up.
    String awaitsAnswer() {
      return world
          .awaitAnswer(query, PATIENCE)
          .map(each -> each.text("text"))
          .orElseThrow(() -> new AssertionError("the button still spins"));
    }
  }

  /// An inline query and the results under it.
  final class InlineQuestion {
    private final String query;
    private final String text;

    private InlineQuestion(String query, String text) {
      this.query = query;
      this.text = text;
    }

    String id() {
      return query;
    }

    /// Waits for the results and returns their titles.
    List<String> awaitsTitles() {
      JsonNode results =
          world
              .awaitAnswer(query, PATIENCE)
              .orElseThrow(() -> new AssertionError("no results came"))
              .node("results");
      List<String> titles = new ArrayList<>();
      results.forEach(each -> titles.add(each.path("title").asText()));
      return List.copyOf(titles);
    }

    /// Sends the result of this id to some chat; returns the id by which the bot may edit it.
    String chooses(String result) {
      return world.choose(id, query, text, result);
    }

    String seesChosen(String inlineMessage) {
      return world.inlineText(inlineMessage);
    }
  }
}
