package dateline.answer;

import dateline.article.Article;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A handful of articles made up for the tests of answering, with overlaps and disagreements, and
/// an index of them.
final class News {

  static final Article FERRY_HERALD =
      article(
          "ferry-herald",
          "Ferry runs aground off Vellmouth",
          "The Coast Herald",
          "2024-03-02",
          """
          VELLMOUTH (Coast Herald) – The ferry Aurora ran aground off Vellmouth on Friday with 214 \
          passengers on board. Lifeboats brought 31 injured people ashore.

          Captain Ida Marsh said that thick fog had hidden the lighthouse. “We heard the rocks \
          before we saw them. Nobody panicked,” she said. The crew had practised the evacuation in \
          January.

          The ferry was built in Ostra in 1987.
          """);

  static final Article FERRY_POST =
      article(
          "ferry-post",
          "Aurora aground",
          "Inland Post",
          "2024-03-03",
          """
          The ferry Aurora ran aground off Vellmouth on Friday with 214 passengers on board, most of \
          them tourists.

          Oil in the harbour

          According to Gen. Paul Weir of the coast guard, the harbour of Vellmouth stays closed \
          because divers are looking for leaking oil. The embassy of Norland in Port Alden said that \
          nine of the injured were its citizens.
          """);

  static final Article BRIDGE =
      article(
          "bridge",
          "Stone bridge reopens",
          "Inland Post",
          "2023-11-20",
          """
          The stone bridge of Ostra reopened on Monday after repairs that lasted seven months. Mayor \
          Ines Duarte cut the ribbon. The repair cost 4.5 million crowns, of which the province paid \
          half.

          The bridge was built in 1743. Its engineer was Tomas Ferrel.
          """);

  static final Article STRIKE_TIMES =
      article(
          "strike-times",
          "Crane drivers walk out",
          "Alden Times",
          "2024-03-05",
          """
          Night shifts in dispute

          Crane drivers in Port Alden walked out on Tuesday because their pay was cut by a tenth. \
          The union counts 340 drivers on strike.

          Nasser Olun, the spokesman of the dockers’ union, said on Tuesday that the talks had \
          broken down over night shifts. “We will not go back for promises,” he said.

          The harbour authority rejected the demands of the union. Its director, Lena Brook, called \
          the walkout unlawful and expects a mediator on Thursday.
          """);

  static final Article STRIKE_HERALD =
      article(
          "strike-herald",
          "Port Alden strike: authority counts fewer",
          "The Coast Herald",
          "2024-03-06",
          """
          The harbour authority of Port Alden counts 210 drivers on strike, fewer than the union \
          does. Two container ships were sent on to Vellmouth.
          """);

  static final Article FLOOD =
      article(
          "flood",
          "Ostra under water",
          "",
          "2022-06-10",
          """
          After three days of rain that filled the reservoirs above the valley and washed away the \
          railway line which the province had only repaired in spring, the river Ost rose to 7.8 \
          metres in the old town of Ostra, while the villages further down, where the levees are \
          newer and where the people had been warned by the fire service in the night, stayed dry, \
          and farmers brought their cattle back to the meadows below before noon. Nobody was hurt.
          """);

  static final List<Article> ALL =
      List.of(FERRY_HERALD, FERRY_POST, BRIDGE, STRIKE_TIMES, STRIKE_HERALD, FLOOD);

  private News() {}

  static Article article(String id, String title, String outlet, String day, String text) {
    return new Article(
        id,
        title,
        outlet.isEmpty() ? Optional.empty() : Optional.of(outlet),
        day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day)),
        Optional.empty(),
        text);
  }

  /// Indexes articles, without vectors.
  static void index(Path directory, List<Article> articles) {
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.REBUILD)) {
      index.update(articles.stream(), _ -> {}, () -> false);
    }
  }

  /// A searcher over all articles here, by words only.
  static PassageSearcher open(Path directory) {
    index(directory, ALL);
    return PassageSearcher.open(directory);
  }

  /// A question over all articles, by words, as anybody may answer it.
  static Question question(String text, Question.Turn... history) {
    return question(text, Question.Length.NORMAL, Question.Writer.ANY, history);
  }

  static Question question(
      String text, Question.Length length, Question.Writer writer, Question.Turn... history) {
    return new Question(
        text,
        List.of(history),
        Optional.empty(),
        Ranking.LEXICAL,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        length,
        writer);
  }
}
