package dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands on one index of three articles.
final class CommandsTest {

  @TempDir private static Path home;

  private static Path index;

  @BeforeAll
  static void indexArticles() throws IOException {
    index = home.resolve("own").resolve("index");
    Path articles = Articles.write(home.resolve("articles"));
    Execution execution = run("index", articles.toString(), "--no-vectors");
    assertThat(execution.code()).as(execution.err()).isEqualTo(Dateline.DONE);
    assertThat(execution.out())
        .startsWith("3 articles: 3 new, 0 changed; ")
        .contains(", 0 new vectors; ");
  }

  @Test
  void timeline_ofTheSeeds_isGolden() {
    Path seeds = home.resolve("seeds-index");
    Execution indexed =
        Execution.of(
            environment(""), "index", "../seeds", "--no-vectors", "--index", seeds.toString());
    assertThat(indexed.code()).as(indexed.err()).isEqualTo(Dateline.DONE);

    Execution told = Execution.of(environment(""), "timeline", "--index", seeds.toString());
    Execution json =
        Execution.of(
            environment(""), "timeline", "--json", "--limit", "2", "--index", seeds.toString());
    Execution few =
        Execution.of(environment(""), "timeline", "--limit", "2", "--index", seeds.toString());
    Execution none =
        Execution.of(
            environment(""), "timeline", "--until", "1999-01-01", "--index", seeds.toString());

    assertThat(told.code()).as(told.err()).isEqualTo(Dateline.DONE);
    Golden.check("timeline", told.out());
    assertThat(json.code()).as(json.err()).isEqualTo(Dateline.DONE);
    assertThat(json.out()).hasLineCount(2);
    Golden.check("timeline-json", json.out());
    assertThat(few.out()).endsWith("\n2 of 8 events; name a topic to see others\n");
    assertThat(none.code()).isEqualTo(Dateline.UNANSWERED);
  }

  @Test
  void ask_answerable_isAnsweredWithItsSource() {
    Execution execution = run("ask", "Who opened the new bridge?");

    assertThat(execution.code()).isEqualTo(Dateline.DONE);
    assertThat(execution.err()).isEmpty();
    assertThat(execution.out())
        .startsWith("Mayor Ada Lindqvist opened the new bridge")
        .contains("[1] Oldtown Post, 9 January 2024 — The Bridge Is Open")
        .doesNotContain("\u001b");
  }

  @Test
  void names_inAnotherSpelling_listsHowTheArticlesSpellIt() {
    Execution execution = run("names", "Lindkvist");

    assertThat(execution.code()).isEqualTo(Dateline.DONE);
    assertThat(execution.out())
        .isEqualTo(
            """
            Ada Lindqvist
                Ada Lindqvist (1)
                in Oldtown Post
            """);
  }

  @Test
  void names_likeNone_endsWithThree() {
    Execution execution = run("names", "Zelensky");

    assertThat(execution.code()).isEqualTo(Dateline.UNANSWERED);
    assertThat(execution.err()).isEqualTo("dateline: no article has a name like Zelensky\n");
  }

  @Test
  void disagreements_twoOutletsCountOtherwise_listedWithTheirQuotes() throws IOException {
    Path articles = Files.createDirectories(home.resolve("fire"));
    Files.writeString(
        articles.resolve("post.txt"),
        """
        ---
        title: Fire on the ferry
        outlet: Oldtown Post
        published: 2024-02-06
        ---
        The ferry fire at Port Lennick killed 14 people, the coastguard said.
        """);
    Files.writeString(
        articles.resolve("mail.txt"),
        """
        ---
        title: Ferry burns
        outlet: Valley Mail
        published: 2024-02-06
        ---
        Seventeen people were killed in the ferry fire at Port Lennick, rescuers said.
        """);
    String fire = home.resolve("fire-index").toString();
    Execution.of(environment(""), "index", articles.toString(), "--no-vectors", "--index", fire);

    Execution execution = Execution.of(environment(""), "disagreements", "ferry", "--index", fire);
    String lines = Execution.of(environment(""), "disagreements", "--json", "--index", fire).out();
    JsonNode json = new ObjectMapper().readTree(lines);

    assertThat(execution.code()).as(execution.err()).isEqualTo(Dateline.DONE);
    Golden.check("disagreements", execution.out());
    assertThat(json.path("kind").asText()).isEqualTo("contradiction");
    assertThat(json.path("values")).hasSize(2);
    assertThat(json.path("all").asInt()).isEqualTo(1);
    assertThat(json.path("citations").get(1).path("quote").asText()).contains("killed");
  }

  @Test
  void ask_outletsNameDifferentPersons_cardIsGolden() throws IOException {
    Path articles = Files.createDirectories(home.resolve("council"));
    Files.writeString(
        articles.resolve("daily.txt"),
        """
        ---
        title: The council grows
        outlet: Harbour Daily
        published: 2024-01-23
        ---
        Governor Mona Reiss of Ostra invited Professor Tomas Vale to speak before the harbour council.
        """);
    Files.writeString(
        articles.resolve("courier.txt"),
        """
        ---
        title: A new face at the quay
        outlet: Coast Courier
        published: 2024-01-23
        ---
        Mayor Petra Lund was invited by Governor Mona Reiss to the harbour council of Ostra, her office said.
        """);
    String council = home.resolve("council-index").toString();
    Execution.of(environment(""), "index", articles.toString(), "--no-vectors", "--index", council);
    String question = "Who was invited to the harbour council by Governor Mona Reiss?";

    Execution execution = Execution.of(environment(""), "ask", question, "--index", council);
    String json =
        Execution.of(environment(""), "ask", question, "--json", "--index", council).out();

    assertThat(execution.code()).as(execution.err()).isEqualTo(Dateline.DONE);
    assertThat(
            new ObjectMapper().readTree(json).path("disagreements").path(0).path("kind").asText())
        .isEqualTo("other_person");
    Golden.check("answer-other-person", execution.out());
  }

  @Test
  void disagreements_none_saysSo() {
    assertThat(run("disagreements").out())
        .isEqualTo("No two articles were found that give different values for one thing.\n");
  }

  @Test
  void disagreements_limitOfNone_isWrongUsage() {
    assertThat(run("disagreements", "--limit", "0").code()).isEqualTo(Dateline.WRONG_USAGE);
  }

  @Test
  void ask_unanswerable_endsWithThree() {
    Execution execution = run("ask", "Who won the chess championship in Reykjavik?");

    assertThat(execution.code()).isEqualTo(Dateline.UNANSWERED);
    assertThat(execution.out()).startsWith("The articles ");
    assertThat(execution.err()).isEmpty();
  }

  @Test
  void ask_json_isOneObjectWithExactQuotes() throws IOException {
    Execution execution = run("ask", "--json", "Who opened the new bridge?");

    assertThat(execution.out()).hasLineCount(1);
    JsonNode json = new ObjectMapper().readTree(execution.out());
    List<String> keys = json.properties().stream().map(Map.Entry::getKey).toList();
    assertThat(keys)
        .containsExactly(
            "question",
            "status",
            "method",
            "text",
            "statements",
            "citations",
            "disagreements",
            "aliases",
            "silent",
            "listed",
            "reason",
            "nearest",
            "took_ms");
    JsonNode citation = json.get("citations").get(0);
    String text = Files.readString(home.resolve("articles").resolve("bridge-post.md"));
    assertThat(text.substring(citation.get("start").asInt(), citation.get("end").asInt()))
        .isEqualTo(citation.get("quote").asText());
  }

  @Test
  void ask_outletAndDates_narrowTheSources() {
    assertThat(run("ask", "--outlet", "valley mail", "Who opened the new bridge?").code())
        .isEqualTo(Dateline.UNANSWERED);
    assertThat(run("ask", "--until", "2024-01-08", "Who opened the new bridge?").code())
        .isEqualTo(Dateline.UNANSWERED);
    assertThat(run("ask", "--since", "2024-01-09", "Who opened the new bridge?").code())
        .isEqualTo(Dateline.DONE);
  }

  @Test
  void ask_terminal_getsBoldKeyWords() {
    Environment plain = environment("");
    Environment terminal =
        new Environment(
            plain.variables(),
            plain.project(),
            true,
            true,
            true,
            80,
            plain.in(),
            plain.clock(),
            plain.interruption());

    assertThat(
            Execution.of(terminal, "ask", "--index", index.toString(), "Who opened the new bridge?")
                .out())
        .contains("\u001b[1mbridge\u001b[0m");
  }

  @Test
  void search_words_listsPassages() {
    Execution execution = run("search", "ferry ticket");

    assertThat(execution.code()).isEqualTo(Dateline.DONE);
    assertThat(execution.out())
        .startsWith(" 1. Valley Mail, 10 January 2024 — Oldtown Celebrates\n    ");
  }

  @Test
  void search_json_isOneObjectALine() throws IOException {
    Execution execution = run("search", "--json", "--limit", "2", "bridge over the river");

    List<String> lines = execution.out().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode first = new ObjectMapper().readTree(lines.getFirst());
    List<String> keys = first.properties().stream().map(Map.Entry::getKey).toList();
    assertThat(keys)
        .containsExactly(
            "rank", "score", "article", "start", "end", "text", "outlet", "published", "copies");
    assertThat(first.get("article").asText()).isEqualTo("bridge-post");
    assertThat(first.get("rank").asInt()).isEqualTo(1);
  }

  @Test
  void sources_all_areListedWithTheirNumber() {
    Execution execution = run("sources");

    assertThat(execution.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("bridge-mail  Valley Mail   2024-01-10  "),
            line -> assertThat(line).startsWith("bridge-post  Oldtown Post  2024-01-09  "),
            line -> assertThat(line).startsWith("harvest      -             -           "),
            line -> assertThat(line).startsWith("3 articles, 2 outlets, "));
  }

  @Test
  void show_uniqueBeginning_printsTheArticle() {
    Execution execution = run("show", "har");

    assertThat(execution.out())
        .contains("Farmers of the valley expect to pick apples two weeks later than usual");
  }

  @Test
  void show_ambiguousBeginning_namesTheCandidates() {
    assertThat(run("show", "bridge"))
        .isEqualTo(
            new Execution(
                Dateline.FAILED,
                "",
                "dateline: 2 articles have an id that begins with 'bridge', give more of it:"
                    + " bridge-mail, bridge-post\n"));
  }

  @Test
  void show_unknown_saysWhereToLook() {
    assertThat(run("show", "nothing"))
        .isEqualTo(
            new Execution(
                Dateline.FAILED,
                "",
                "dateline: no article has an id that begins with 'nothing'; `dateline sources` lists"
                    + " them\n"));
  }

  @Test
  void show_spanOutside_isWrongUsage() {
    assertThat(run("show", "harvest", "--span", "5-9000").code()).isEqualTo(Dateline.WRONG_USAGE);
    assertThat(run("show", "harvest", "--span", "9-5").code()).isEqualTo(Dateline.WRONG_USAGE);
    assertThat(run("show", "harvest", "--span", "all").code()).isEqualTo(Dateline.WRONG_USAGE);
  }

  @Test
  void chat_piped_printsNothingButReplies() {
    Environment environment =
        environment(
            "Who opened the new bridge?\n\n/show 1\n/show 9\n/sauces\n/new\n/quit\n/help\n");

    Execution execution =
        Execution.of(environment, "chat", "--ranking", "lexical", "--index", index.toString());

    assertThat(execution.code()).isEqualTo(Dateline.DONE);
    assertThat(execution.err()).isEmpty();
    Golden.check("chat-piped", execution.out());
  }

  @Test
  void anyCommand_brokenIndex_isToldInOneLine() throws IOException {
    Path broken = home.resolve("broken");
    Files.createDirectories(broken);
    Files.writeString(broken.resolve("segments_1"), "this is no index");

    Execution execution =
        Execution.of(environment(""), "ask", "--index", broken.toString(), "Who is it?");

    assertThat(execution.code()).isEqualTo(Dateline.FAILED);
    assertThat(execution.err()).hasLineCount(1).startsWith("dateline: ").contains("broken");
  }

  @Test
  void anyCommand_wrongSettings_areAllTold() {
    Environment environment =
        Execution.environment(home, Map.of("DATELINE_ANSWER_WRITER", "poet"), "");

    Execution execution = Execution.of(environment, "ask", "Who is it?");

    assertThat(execution)
        .isEqualTo(
            new Execution(
                Dateline.FAILED,
                "",
                "dateline: DATELINE_ANSWER_WRITER: answer.writer must be auto, extractive or llm,"
                    + " not poet\n"));
  }

  private static Environment environment(String typed) {
    return Execution.environment(home, Map.of(), typed);
  }

  private static Execution run(String command, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = command;
    all[1] = "--index";
    all[2] = index.toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Execution.of(environment(""), all);
  }
}
