package dateline.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The updates a bot has not confirmed yet, and the two ways it gets them: long poll and webhook.
///
/// Rules as in the source of the public server (tdlib/telegram-bot-api): a new poller takes over
/// and the waiting one gets 409; an offset the queue cannot know starts again at its head; a
/// webhook has one delivery in flight for each queue, and an update that fails holds up its queue.
/// Updates expire after a day.
final class FakeUpdates {
  private static final Duration EXPIRY = Duration.ofDays(1);
  private static final int MAX_POLL_SECONDS = 50;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(60);
  private static final long MAX_RETRY_AFTER_SECONDS = 3600;

  /// Kinds a bot only gets when it asks for them by name.
  private static final Set<String> ON_DEMAND =
      Set.of("chat_member", "message_reaction", "message_reaction_count");

  private record Pending(ObjectNode update, String queue, Instant created) {
    int id() {
      return update.path("update_id").asInt();
    }
  }

  /// A webhook's settings and the queues that have a delivery in flight.
  private record Hook(long number, URI url, String secret, int connections, Set<String> busy) {}

  /// One attempt to hand an update to the webhook: the code it answered, or 0 when it did not.
  record Delivery(int update, Instant at, int code) {
    boolean succeeded() {
      return code / 100 == 2;
    }
  }

  private final Monitor monitor;
  private final Clock clock;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Pending> pending = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private Set<String> allowed = Set.of();
  private Optional<Hook> hook = Optional.empty();
  private Optional<Delivery> lastFailure = Optional.empty();
  private int nextId = 100_000_001;
  private long newestPoll;
  private int waitingPolls;
  private long lastHook;
  private boolean closed;
  private boolean paced;
  private int lastOffset = -1;
  private long lastPoll;

  FakeUpdates(Monitor monitor, Clock clock) {
    this.monitor = monitor;
    this.clock = clock;
  }

  /// Queues an update, unless the bot did not ask for its kind; returns its id.
  int add(String kind, ObjectNode content, String queue) {
    return monitor.locked(() -> {
      if (allowed.isEmpty() ? ON_DEMAND.contains(kind) : !allowed.contains(kind)) {
        return 0;
      }
      int id = nextId++;
      ObjectNode update = JsonNodeFactory.instance.objectNode().put("update_id", id);
      update.set(kind, content.deepCopy());
      enqueue(update, queue);
      return id;
    });
  }

  /// Queues any tree as an update with the next id, however broken.
  int addRaw(ObjectNode content) {
    return monitor.locked(() -> {
      int id = nextId++;
      ObjectNode update = JsonNodeFactory.instance.objectNode().put("update_id", id);
      update.setAll(content);
      enqueue(update, "raw");
      return id;
    });
  }

  private void enqueue(ObjectNode update, String queue) {
    pending.add(new Pending(update, queue, clock.instant()));
    pump();
  }

  /// Queues the update of this id once more, as a server that lost track does.
  void repeat(ObjectNode update) {
    monitor.change(() -> enqueue(update.deepCopy(), "raw"));
  }

  void nextId(int id) {
    monitor.change(() -> nextId = id);
  }

  List<ObjectNode> unconfirmed() {
    return monitor.locked(() -> pending.stream().map(each -> each.update.deepCopy()).toList());
  }

  List<Delivery> deliveries() {
    return monitor.locked(() -> List.copyOf(deliveries));
  }

  void close() {
    monitor.change(() -> {
      closed = true;
      hook = Optional.empty();
    });
    http.shutdownNow();
  }

  /// Waits until a poll waits for updates.
  void awaitPoll() {
    Optional<Integer> waiting =
        monitor.await(
            Duration.ofSeconds(10), () -> Optional.of(waitingPolls).filter(polls -> polls > 0));
    if (waiting.isEmpty()) {
      throw new AssertionError("nobody polls");
    }
  }

  /// Ends every waiting poll, as when the server goes down.
  void interruptPolls() {
    monitor.change(() -> newestPoll++);
  }

  void paces(boolean on) {
    monitor.change(() -> paced = on);
  }

  /// How a poll is changed that comes too soon.
  private record Pace(int limit, int seconds) {}

  /// In real time, as polls are.
  private Pace pace(int offset, int limit, int seconds) {
    return monitor.locked(() -> {
      long now = System.nanoTime();
      boolean again = paced && offset == lastOffset;
      boolean atOnce = again && now - lastPoll < 500_000_000L;
      boolean soon = again && now - lastPoll < 3_000_000_000L;
      lastOffset = offset;
      lastPoll = now;
      return new Pace(atOnce ? 1 : limit, soon ? Math.max(seconds, 3) : seconds);
    });
  }

  JsonNode getUpdates(RequestFields fields) {
    int offset = fields.integer("offset", 0);
    Pace pace =
        pace(
            offset,
            Math.clamp(fields.integer("limit", 100), 1, 100),
            Math.clamp(fields.integer("timeout", 0), 0, MAX_POLL_SECONDS));
    long poll =
        monitor.locked(() -> {
          rejectWhileHooked();
          allow(fields);
          confirm(offset);
          waitingPolls++;
          return ++newestPoll;
        });
    try {
      return answer(poll, pace);
    } finally {
      monitor.change(() -> waitingPolls--);
    }
  }

  private JsonNode answer(long poll, Pace pace) {
    return monitor
        .<JsonNode>await(
            Duration.ofSeconds(pace.seconds),
            () -> {
              if (poll != newestPoll || closed) {
                throw Rejection.conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance"
                        + " is running");
              }
              if (hook.isPresent()) {
                throw Rejection.conflict("terminated by setWebhook request");
              }
              expire();
              ArrayNode batch = JsonNodeFactory.instance.arrayNode();
              pending.stream().limit(pace.limit).forEach(each -> batch.add(each.update.deepCopy()));
              return batch.isEmpty() ? Optional.empty() : Optional.of(batch);
            })
        .orElseGet(JsonNodeFactory.instance::arrayNode);
  }

  private void rejectWhileHooked() {
    if (hook.isPresent()) {
      throw Rejection.conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
              + " webhook first");
    }
  }

  private void allow(RequestFields fields) {
    JsonNode kinds = fields.node("allowed_updates");
    if (kinds.isArray()) {
      Set<String> named = new HashSet<>();
      kinds.forEach(each -> named.add(each.asText()));
      allowed = Set.copyOf(named);
    }
  }

  private void confirm(int offset) {
    if (offset < 0) {
      int surplus = pending.size() + offset;
      pending.subList(0, Math.max(0, surplus)).clear();
      return;
    }
    if (offset == 0) {
      return;
    }
    for (int i = pending.size() - 1; i >= 0; i--) {
      if (pending.get(i).id() == offset - 1) {
        pending.subList(0, i + 1).clear();
        return;
      }
    }
    // an offset beyond the last id is one of another numbering: it confirms nothing
    if (offset <= nextId) {
      pending.removeIf(each -> each.id() < offset);
    }
  }

  private void expire() {
    Instant oldest = clock.instant().minus(EXPIRY);
    pending.removeIf(each -> each.created.isBefore(oldest));
  }

  void setWebhook(RequestFields fields) {
    String url = fields.text("url");
    int connections = fields.integer("max_connections", 40);
    FakeRules.webhook(fields.text("secret_token"), connections);
    if (url.isEmpty()) {
      deleteWebhook(fields);
      return;
    }
    monitor.change(() -> {
      allow(fields);
      drop(fields);
      hook =
          Optional.of(
              new Hook(
                  ++lastHook,
                  webhookAddress(url),
                  fields.text("secret_token"),
                  connections,
                  new HashSet<>()));
      lastFailure = Optional.empty();
      pump();
    });
  }

  /// Takes plain http as well, which the real server does not, so that tests need no certificate.
  private static URI webhookAddress(String url) {
    try {
      URI address = URI.create(url);
      if (address.getHost() != null && String.valueOf(address.getScheme()).startsWith("http")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw Rejection.bad("bad webhook: " + e.getMessage());
    }
    throw Rejection.bad("bad webhook: an HTTP URL must be provided for webhook");
  }

  void deleteWebhook(RequestFields fields) {
    monitor.change(() -> {
      hook = Optional.empty();
      drop(fields);
    });
  }

  private void drop(RequestFields fields) {
    if (fields.flag("drop_pending_updates")) {
      pending.clear();
    }
  }

  JsonNode webhookInfo() {
    return monitor.locked(() -> {
      ObjectNode info = JsonNodeFactory.instance.objectNode();
      info.put("url", hook.map(each -> each.url.toString()).orElse(""));
      info.put("has_custom_certificate", false);
      info.put("pending_update_count", pending.size());
      hook.ifPresent(each -> info.put("max_connections", each.connections));
      lastFailure.ifPresent(each -> {
        info.put("last_error_date", each.at.getEpochSecond());
        info.put("last_error_message", "Wrong response from the webhook: " + each.code);
      });
      ArrayNode kinds = info.putArray("allowed_updates");
      allowed.stream().sorted().forEach(kinds::add);
      return info;
    });
  }

  /// Starts a delivery for the first update of every queue that has none in flight.
  private void pump() {
    if (hook.isEmpty()) {
      return;
    }
    Hook target = hook.get();
    for (Pending each : pending) {
      if (target.busy.size() < target.connections && target.busy.add(each.queue)) {
        Thread.ofVirtual().name("webhook " + each.queue).start(() -> deliver(target, each));
      }
    }
  }

  private void deliver(Hook target, Pending update) {
    Duration wait = FIRST_RETRY;
    while (isCurrent(target)) {
      Answer answer = post(target, update);
      Delivery delivery = note(target, update, answer);
      if (delivery.succeeded()) {
        return;
      }
      Instant due = delivery.at.plus(answer.retryAfter.orElse(wait));
      monitor.awaitClock(clock, due, () -> !isCurrent(target));
      wait = wait.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait.multipliedBy(2);
    }
  }

  private boolean isCurrent(Hook target) {
    return monitor
        .await(Duration.ZERO, () -> hook)
        .filter(each -> each.number == target.number)
        .isPresent();
  }

  private Delivery note(Hook target, Pending update, Answer answer) {
    return monitor.locked(() -> {
      Delivery delivery = new Delivery(update.id(), clock.instant(), answer.code);
      deliveries.add(delivery);
      if (delivery.succeeded()) {
        pending.remove(update);
        target.busy.remove(update.queue);
        pump();
      } else {
        lastFailure = Optional.of(delivery);
      }
      return delivery;
    });
  }

  private record Answer(int code, Optional<Duration> retryAfter) {}

  private Answer post(Hook target, Pending update) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.url)
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(update.update.toString()));
    if (!target.secret.isEmpty()) {
      request.header("X-Telegram-Bot-Api-Secret-Token", target.secret);
    }
    try {
      HttpResponse<Void> response =
          http.send(request.build(), HttpResponse.BodyHandlers.discarding());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Retry-After").map(FakeUpdates::seconds));
    } catch (IOException e) {
      return new Answer(0, Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, Optional.empty());
    }
  }

  private static Duration seconds(String header) {
    try {
      return Duration.ofSeconds(Math.clamp(Long.parseLong(header), 1, MAX_RETRY_AFTER_SECONDS));
    } catch (NumberFormatException e) {
      return FIRST_RETRY;
    }
  }
}
