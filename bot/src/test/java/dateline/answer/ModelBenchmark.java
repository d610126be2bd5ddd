package dateline.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// How much of our own work an answer of a language model takes: the same questions in turn
/// answered by the articles' own sentences and by a model that takes no time. That model is a
/// server in the same process, so that its work, and the way to it and back, is counted as ours in
/// the time that passes; it is given by itself as well. The processor time is that of the thread
/// that answers, which is all of our own work, and hardly depends on the load of the machine.
/// Started by `bot/bin/benchmark`.
final class ModelBenchmark {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 12;
  private static final int WARM_UP = 4;

  /// A clause that is worth a statement has so many characters.
  private static final int CLAUSE = 30;

  private ModelBenchmark() {}

  /// Prints table rows: `INDEX QUESTIONS FOLDER`.
  public static void main(String[] arguments) throws IOException {
    List<Question> questions = read(Path.of(arguments[1]));
    AtomicLong served = new AtomicLong();
    try (PassageSearcher searcher = PassageSearcher.open(Path.of(arguments[0]));
        FakeModelServer server =
            FakeModelServer.start(ModelSettings.Provider.OPENAI)
                .always(request -> {
                  long start = System.nanoTime();
                  FakeModelServer.Reply reply = FakeModelServer.Reply.text(reply(request));
                  served.set(System.nanoTime() - start);
                  return reply;
                });
        LanguageModel model =
            LanguageModel.of(
                server.settings(), Path.of(arguments[2], "ledger"), Clock.systemUTC())) {
      searcher.prepare(Ranking.HYBRID);
      Answerer plain = new Answerer(searcher);
      Answerer written = new Answerer(searcher, model);
      List<Double> plainTimes = new ArrayList<>();
      List<Double> writtenTimes = new ArrayList<>();
      List<Double> added = new ArrayList<>();
      List<Double> worked = new ArrayList<>();
      List<Double> servedTimes = new ArrayList<>();
      int byModel = 0;
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        for (Question question : questions) {
          long begun = THREADS.getCurrentThreadCpuTime();
          Answer one = plain.answer(question);
          long between = THREADS.getCurrentThreadCpuTime();
          Answer other = written.answer(question);
          long ended = THREADS.getCurrentThreadCpuTime();
          if (round < WARM_UP || !(one instanceof Answer.Grounded)) {
            continue;
          }
          byModel += other.method() == Answer.Method.LLM ? 1 : 0;
          plainTimes.add(milliseconds(one.took()));
          writtenTimes.add(milliseconds(other.took()));
          added.add(milliseconds(other.took()) - milliseconds(one.took()));
          worked.add(((ended - between) - (between - begun)) / 1e6);
          servedTimes.add(served.get() / 1e6);
        }
      }
      System.out.println(row("own sentences", plainTimes));
      System.out.println(row("model that takes no time", writtenTimes));
      System.out.println(row("added by us", added));
      System.out.println(row("added by us, processor", worked));
      System.out.println(row("the server that plays the model", servedTimes));
      System.err.println(byModel + " of " + added.size() + " answers were the model's");
    }
  }

  /// The first clauses of the first three sentences that the model is shown.
  private static String reply(FakeModelServer.Request request) {
    String prompt = "";
    for (JsonNode message : request.json().path("messages")) {
      prompt = message.path("content").isTextual() ? message.path("content").asText() : prompt;
    }
    ObjectNode reply = JSON.createObjectNode().put("answerable", true);
    ArrayNode statements = reply.putArray("statements");
    for (String line : prompt.lines().toList()) {
      int dot = line.indexOf(". ");
      if (statements.size() == 3 || dot < 1 || !Character.isDigit(line.charAt(0))) {
        continue;
      }
      String sentence = line.substring(dot + 2);
      if (sentence.startsWith("(")) {
        sentence = sentence.substring(sentence.indexOf(") ") + 2);
      }
      int comma = sentence.indexOf(',', CLAUSE);
      String clause = comma < 0 ? sentence : sentence.substring(0, comma) + ".";
      ObjectNode statement = statements.addObject().put("text", clause);
      statement
          .putArray("quotes")
          .addObject()
          .put("evidence", Integer.parseInt(line.substring(0, dot)))
          .put("words", comma < 0 ? sentence : sentence.substring(0, comma));
    }
    return reply.toString();
  }

  private static double milliseconds(Duration time) {
    return time.toNanos() / 1e6;
  }

  private static String row(String name, List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f | %d |",
        name,
        sorted.get(sorted.size() / 2),
        sorted.get((int) Math.ceil(.99 * sorted.size()) - 1),
        sorted.getLast(),
        sorted.size());
  }

  private static List<Question> read(Path file) throws IOException {
    List<Question> questions = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      questions.add(
          new Question(
              JSON.readTree(line).path("question").asText(),
              List.of(),
              Optional.empty(),
              Ranking.HYBRID,
              Set.of(),
              Optional.empty(),
              Optional.empty(),
              Question.Length.NORMAL,
              Question.Writer.ANY));
    }
    return questions;
  }
}
