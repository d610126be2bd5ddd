package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records as the commands keep, show and replay them, with a model on the loopback interface.
final class ReplayCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WHO = "Who opened the new bridge?";
  private static final String OPENED =
      "Mayor Ada Lindqvist opened the new bridge over the river Sarn on Tuesday.";

  /// What a model writes: two statements that rest on one sentence, the second of them wrong.
  private static final String OUTPUT =
      """
      {"answerable": true, "statements": [
        {"text": "The new bridge was opened by Mayor Ada Lindqvist.",
         "quotes": [{"evidence": 1, "words": "Ada Lindqvist opened the new bridge"}]},
        {"text": "Ada Lindqvist opened 14 bridges.",
         "quotes": [{"evidence": 1, "words": "Ada Lindqvist opened the new bridge"}]}]}
      """;

  @TempDir private static Path collection;
  @TempDir private Path home;

  private final AtomicInteger calls = new AtomicInteger();
  private final Map<String, String> variables = new HashMap<>();
  private HttpServer model = start();

  @BeforeAll
  static void indexArticles() throws IOException {
    Path articles = Articles.write(collection.resolve("articles"));
    Execution execution =
        Execution.of(
            Execution.environment(collection),
            "index",
            "--index",
            collection.resolve("index").toString(),
            articles.toString(),
            "--no-vectors");
    assertThat(execution.code()).as(execution.err()).isEqualTo(Dateline.DONE);
  }

  private HttpServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::say);
      server.start();
      return server;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void configure() {
    variables.put("DATELINE_LLM_PROVIDER", "openai");
    variables.put("DATELINE_LLM_MODEL", "some-model");
    variables.put(
        "DATELINE_LLM_BASE_URL", "http://127.0.0.1:" + model.getAddress().getPort() + "/v1");
  }

  @AfterEach
  void stop() {
    model.stop(0);
  }

  private void say(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    String chunk = JSON.writeValueAsString(OUTPUT);
    byte[] stream =
        """
        data: {"id":"1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":%s}}]}

        data: {"id":"1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: [DONE]

        """
            .formatted(chunk)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, stream.length);
    exchange.getResponseBody().write(stream);
    exchange.close();
  }

  private Execution run(String command, String... arguments) {
    List<String> all =
        new ArrayList<>(List.of(command, "--index", collection.resolve("index").toString()));
    all.addAll(Arrays.asList(arguments));
    return Execution.of(Execution.environment(home, variables, ""), all.toArray(new String[0]));
  }

  private List<Path> records() throws IOException {
    Path folder = home.resolve(".local").resolve("share").resolve("dateline").resolve("records");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void askExplain_model_tellsWhatWasLeftOutAndTheRecord() throws IOException {
    Execution execution = run("ask", "--ranking", "lexical", "--explain", WHO);

    assertThat(execution.err()).isEmpty();
    assertThat(execution.out())
        .startsWith("The new bridge was opened by Mayor Ada Lindqvist. [1]\n")
        .contains(
            "\nHow this answer came about\n",
            "\nWriting: openai/some-model, prompt write-",
            "\n  - Ada Lindqvist opened 14 bridges.\n",
            "\n      the number 14 stands in none of its quotes\n");
    String id = execution.out().substring(execution.out().lastIndexOf(' ') + 1).strip();
    assertThat(records().getFirst().toString()).contains("-" + id + "-");
    assertThat(run("replay", id).code()).isEqualTo(Dateline.DONE);
  }

  @Test
  void askExplain_json_hasAFurtherKey() throws IOException {
    JsonNode json =
        JSON.readTree(run("ask", "--ranking", "lexical", "--explain", "--json", WHO).out());

    assertThat(json.get("method").asText()).isEqualTo("llm");
    JsonNode explanation = json.get("explanation");
    assertThat(explanation.get("completed").asText()).isEqualTo(WHO);
    assertThat(explanation.get("statements").get(1).get("objections").get(0).get("text").asText())
        .isEqualTo("the number 14 stands in none of its quotes");
    assertThat(records().getFirst().toString())
        .contains("-" + explanation.get("record").asText() + "-");
    assertThat(JSON.readTree(run("ask", "--json", WHO).out()).has("explanation")).isFalse();
  }

  @Test
  void askExplain_noModel_noRecord() throws IOException {
    variables.clear();

    Execution answered = run("ask", "--ranking", "lexical", "--explain", WHO);
    Execution refused = run("ask", "--explain", "Who won the chess championship in Reykjavik?");

    assertThat(answered.out())
        .contains("articles' own sentences; no language model was asked.")
        .doesNotContain("Record");
    assertThat(refused.code()).isEqualTo(Dateline.UNANSWERED);
    assertThat(refused.out()).contains("Not answered: The articles ");
    assertThat(records()).isEmpty();
  }

  @Test
  void ask_askedBefore_modelIsNotCalledAgainUnlessCacheIsOff() throws IOException {
    run("ask", "--ranking", "lexical", WHO);
    Execution again = run("ask", "--ranking", "lexical", "--explain", WHO);
    assertThat(calls).hasValue(1);
    assertThat(again.out().replaceAll("\\s+", " "))
        .contains("not called, since it was asked the same before");
    assertThat(records()).hasSize(2);

    variables.put("DATELINE_LLM_CACHE", "off");
    run("ask", "--ranking", "lexical", WHO);
    assertThat(calls).hasValue(2);
  }

  @Test
  void ask_recordsOff_noneIsKept() throws IOException {
    variables.put("DATELINE_LLM_RECORDS", "off");

    Execution execution = run("ask", "--ranking", "lexical", "--explain", WHO);

    assertThat(execution.out()).doesNotContain("Record:");
    assertThat(records()).isEmpty();
    assertThat(run("replay"))
        .isEqualTo(
            new Execution(
                Dateline.FAILED,
                "",
                "dateline: no records are kept, since llm.records is off; name a file\n"));
  }

  @Test
  void replay_nothingChanged_isGolden() throws IOException {
    Path file = record("objections\": [{\"about\": \"number\", \"words\": \"14\"}]");

    Execution execution = run("replay", file.toString());

    assertThat(execution.err()).isEmpty();
    assertThat(execution.code()).isEqualTo(Dateline.DONE);
    Golden.check("replay-same", execution.out().replace(file.toString(), "saved.json"));
  }

  @Test
  void replay_otherVerdictThen_isGoldenAndEndsWithOne() throws IOException {
    Path file = record("objections\": []");

    Execution execution = run("replay", file.toString());

    assertThat(execution.err()).isEmpty();
    assertThat(execution.code()).isEqualTo(Dateline.FAILED);
    Golden.check("replay-changed", execution.out().replace(file.toString(), "saved.json"));
  }

  @Test
  void replay_json_isOneObjectARecord() throws IOException {
    String same = record("objections\": [{\"about\": \"number\", \"words\": \"14\"}]").toString();

    Execution execution = run("replay", "--json", same, same);

    assertThat(execution.out()).hasLineCount(2);
    JsonNode json = JSON.readTree(execution.out().lines().toList().getFirst());
    assertThat(json.get("changed").booleanValue()).isFalse();
    assertThat(json.get("statements").get(0).get("now").get("stands").booleanValue()).isTrue();
    assertThat(json.get("statements").get(1).get("then").get("stands").booleanValue()).isFalse();
  }

  @Test
  void replay_noSuchRecord_saysWhereItLooked() {
    Path folder = home.resolve(".local").resolve("share").resolve("dateline").resolve("records");
    assertThat(run("replay").err())
        .isEqualTo(
            "dateline: there is no record in " + folder + " yet; ask something with a model\n");
    assertThat(run("replay", "k3f9\u001b[2J").err())
        .isEqualTo("dateline: there is no record k3f9\u241b[2J in " + folder + " (any more)\n");
    assertThat(run("replay", "./absent.json"))
        .isEqualTo(
            new Execution(Dateline.FAILED, "", "dateline: there is no file ./absent.json\n"));
  }

  @Test
  void replay_noIndex_isToldAndNoneIsMade() {
    Path none = home.resolve("none");

    Execution execution =
        Execution.of(
            Execution.environment(home, variables, ""), "replay", "--index", none.toString());

    assertThat(execution)
        .isEqualTo(
            new Execution(
                Dateline.FAILED,
                "",
                "dateline: no index at " + none + "; name the one of the record with --index\n"));
  }

  @Test
  void replay_articleGoneOrFileSpoilt_othersAreReplayedAllTheSame() throws IOException {
    Path same = record("objections\": [{\"about\": \"number\", \"words\": \"14\"}]");
    Path gone = home.resolve("gone.json");
    Files.writeString(gone, Files.readString(same).replace("bridge-post", "bri\\u001bdge"));
    Path spoilt = Files.writeString(home.resolve("spoilt.json"), "\u001b[2J");

    Execution execution = run("replay", gone.toString(), spoilt.toString(), same.toString());

    assertThat(execution.code()).isEqualTo(Dateline.FAILED);
    assertThat(execution.out()).contains("Nothing has changed (2 statements).");
    assertThat(execution.err())
        .isEqualTo(
            "dateline: record %s can't be replayed on this index: gone since: bri\u241bdge\n"
                    .formatted(gone)
                + "dateline: %s is not JSON\n".formatted(spoilt));
  }

  /// A record as an earlier version may have written it.
  ///
  /// @param verdict what it found of the second statement
  private Path record(String verdict) throws IOException {
    String text = Files.readString(collection.resolve("articles").resolve("bridge-post.md"));
    int start = text.indexOf(OPENED);
    String span =
        "\"article\": \"bridge-post\", \"start\": %d, \"end\": %d"
            .formatted(start, start + OPENED.length());
    String json =
        """
        {"format": 1, "at": "2024-01-25T12:00:00Z", "question": "Who opened it?", "earlier": 2,
         "completed": "Who opened the new bridge?", "completed_by": "model", "survey": false,
         "calls": [{"part": "writing", "prompt": "write-00000000", "model": "openai/some-model",
           "output": %s, "trouble": null, "detail": "", "recalled": false,
           "tokens_in": 1210, "tokens_out": 84, "dollars": 0.000681, "took_ms": 1480.250}],
         "evidence": [{"number": 1, %s, "quote": "%s",
           "outlet": "Oldtown Post", "published": "2024-01-09", "speaker": null}],
         "statements": [
           {"text": "The new bridge was opened by Mayor Ada Lindqvist.", "speaker": null,
            "quotes": [{%2$s}], "fate": "said", "objections": []},
           {"text": "Ada Lindqvist opened 14 bridges.", "speaker": null,
            "quotes": [{%2$s}], "fate": "dropped", "%4$s}],
         "trouble": null,
         "took_ms": {"completing": 0, "searching": 12.1, "writing": 1480, "checking": 0.4},
         "answer": {}}
        """
            .formatted(JSON.writeValueAsString(OUTPUT), span, OPENED, verdict);
    return Files.writeString(home.resolve("saved.json"), json);
  }
}
