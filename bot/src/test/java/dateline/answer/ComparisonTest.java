package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.search.PassageSearcher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {

  private static final List<Article> ARTICLES =
      List.of(
          News.article(
              "post-tram",
              "Council votes for a tram",
              "Oldtown Post",
              "2024-03-04",
              "The council of Oldtown voted on Monday to build a tram line to the harbour. The line"
                  + " will cost 48 million euros and open in 2027. Mayor Ida Lorne said the tram"
                  + " would bring visitors back."),
          News.article(
              "post-alma",
              "Alma stays in port",
              "Oldtown Post",
              "2024-03-18",
              "The ferry Alma has been taken out of service after engineers found cracks in its"
                  + " hull. The ship had been in dock since Friday. Repairs will take six weeks."),
          News.article(
              "post-hall",
              "Market hall open again",
              "Oldtown Post",
              "2024-04-22",
              "The market hall opened again on Saturday after two years of renovation. All of its"
                  + " stalls have been rented. Traders praised the new roof."),
          News.article(
              "harbour-tram",
              "Traders worry about the tram",
              "Harbour News",
              "2024-03-06",
              "Traders fear that the tram line will drive customers away. The harbour association"
                  + " rejected the plan and asked for a bus lane. Building will begin in"
                  + " September."),
          News.article(
              "harbour-alma",
              "Alma passes inspection",
              "Harbour News",
              "2024-03-12",
              "The ferry Alma passed a safety inspection last week. Inspectors found no damage to"
                  + " the hull. The operator said all crossings would run as planned."),
          News.article(
              "harbour-cod",
              "Cod gets dearer",
              "Harbour News",
              "2024-05-02",
              "The price of cod rose by a fifth in April. Fishermen blamed storms that kept boats"
                  + " in port for nine days."),
          News.article(
              "quay-alma",
              "Six weeks without the Alma",
              "Quay Weekly",
              "2024-03-20",
              "Islanders face six weeks without the ferry Alma. A replacement boat carries"
                  + " passengers but no cars. The island council demanded money from the"
                  + " operator."),
          News.article(
              "quay-hall",
              "Empty stalls in the market hall",
              "Quay Weekly",
              "2024-04-25",
              "Only half of the stalls in the market hall have been rented. Traders complained"
                  + " about high rents."));

  @TempDir private static Path directory;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    News.index(directory, ARTICLES);
    searcher = PassageSearcher.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static Answer ask(String question) {
    return new Answerer(searcher).answer(Question.of(question));
  }

  /// The word that an answer begins with; "both" where it has none.
  private static String word(Answer answer) {
    return switch (answer) {
      case Answer.Grounded grounded ->
          Claim.Reply.of(grounded.statements().getFirst().text())
              .map(reply -> reply == Claim.Reply.YES ? "yes" : "no")
              .orElse("both");
      case Answer.Unanswered _ -> "refused";
    };
  }

  @Test
  void answer_labelledQuestions_neverTheWrongWord() throws Exception {
    List<String> wrong = new ArrayList<>();
    int words = 0;
    for (String line :
        Files.readAllLines(
            Path.of("src/test/resources/dateline/answer/comparisons.tsv"),
            StandardCharsets.UTF_8)) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] row = line.split("\t", -1);
      Answer answer = ask(row[1]);
      String word = word(answer);
      boolean silent = word.equals("both") && !row[0].equals("refused");
      if (!word.equals(row[0]) && !silent) {
        wrong.add(word + " instead of " + row[0] + ": " + row[1]);
      }
      words += word.equals("yes") || word.equals("no") ? 1 : 0;
      System.err.println(
          word
              + "\t"
              + row[0]
              + "\t"
              + row[1]
              + "\n      "
              + (answer instanceof Answer.Grounded g
                  ? g.text()
                  : ((Answer.Unanswered) answer).reason().text()));
    }
    assertThat(wrong).isEmpty();
    assertThat(words).isGreaterThanOrEqualTo(12);
  }
}
