package dateline.search;

import dateline.article.Article;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Articles made up for the tests, and short ways to index them.
final class Articles {

  static final Consumer<ArticleIndex.Progress> SILENT = _ -> {};
  static final BooleanSupplier NEVER = () -> false;

  static final Article HARBOUR =
      article(
          "harbour",
          "Harbour strike enters second week",
          "Coast Herald",
          "2024-03-04",
          """
          PORT ALDEN (Coast Herald) – Crane drivers at the Port Alden harbour walked out again on \
          Monday. Their union says that 340 workers joined the strike. The harbour authority puts \
          the number at 210.

          Nasser Kan’ani, who speaks for the union, said that the talks broke down over night \
          shifts. "We will not go back for promises," he said. Two container ships were sent on to \
          Vellmouth.

          The authority's director, Hossein Amir-Abdollahian, called the demands excessive. A \
          mediator is expected on Wednesday.
          """);

  static final Article BRIDGE =
      article(
          "bridge",
          "Old bridge reopens after repairs",
          "Inland Post",
          "2024-01-20",
          """
          The stone bridge at Café Röthlisberger carries traffic again after seven months. Workers \
          replaced 1,200 paving stones and two arches. Mayor Ines Duarte cut the ribbon on \
          Saturday.

          The repair cost 4.5 million crowns, half of it paid by the U.S. owner of the nearby mill.
          """);

  static final Article TREMOR =
      article(
          "tremor",
          "Small earthquake wakes the valley",
          "Coast Herald",
          "2024-02-11",
          """
          A tremor of magnitude 3.9 shook the Ostra valley before dawn on Sunday. Nobody was hurt. \
          Roof tiles fell in three villages, the fire service said. The Who had to postpone a \
          concert in the valley's only hall.
          """);

  static final Article UNDATED =
      new Article(
          "undated",
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "The harbour museum shows a crane of 1911. Entry is free on Sundays.");

  static final List<Article> ALL = List.of(HARBOUR, BRIDGE, TREMOR, UNDATED);

  private static final String[] SUBJECTS = {
    "The council",
    "A farmer",
    "The ferry company",
    "The museum",
    "A court",
    "The fire service",
    "An engineer",
    "The weather office",
    "The brewery",
    "A group of teachers"
  };
  private static final String[] VERBS = {
    "postponed", "announced", "cancelled", "praised", "inspected", "sold", "repaired", "criticised"
  };
  private static final String[] OBJECTS = {
    "the tram line", "a vineyard", "the lighthouse", "two bridges", "the winter market",
    "a reservoir", "the old theatre", "forty buses", "the harbour wall", "a school kitchen"
  };
  private static final String[] PLACES = {
    "in Vellmouth", "near Ostra", "at Port Alden", "in the eastern hills", "by the river Senn"
  };

  private Articles() {}

  static Article article(String id, String title, String outlet, String day, String text) {
    return new Article(
        id,
        title,
        Optional.of(outlet),
        Optional.of(LocalDate.parse(day)),
        Optional.of("https://example.org/" + id),
        text);
  }

  static Article withText(Article article, String text) {
    return new Article(
        article.id(), article.title(), article.outlet(), article.published(), article.url(), text);
  }

  /// As many articles of 8 to 24 sentences, always the same ones for a seed.
  static List<Article> random(int count, long seed) {
    Random random = new Random(seed);
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = 8 + random.nextInt(17); left > 0; left--) {
        text.append(sentence(random)).append(left % 4 == 0 ? "\n\n" : " ");
      }
      articles.add(
          article(
              "random-" + i,
              sentence(random),
              "Outlet " + random.nextInt(4),
              LocalDate.of(2024, 1, 1).plusDays(random.nextInt(90)).toString(),
              text.toString()));
    }
    return articles;
  }

  private static String sentence(Random random) {
    return pick(SUBJECTS, random)
        + " "
        + pick(VERBS, random)
        + " "
        + pick(OBJECTS, random)
        + " "
        + pick(PLACES, random)
        + " after "
        + (2 + random.nextInt(90))
        + " days of talks.";
  }

  private static String pick(String[] words, Random random) {
    return words[random.nextInt(words.length)];
  }

  static ArticleIndex.Summary update(Path directory, List<Article> articles) {
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      return index.update(articles.stream(), SILENT, NEVER);
    }
  }

  static int embed(Path directory) {
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      return index.embed(SILENT, NEVER);
    }
  }

  static List<Hit> search(Path directory, String text, Ranking ranking) {
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      return searcher.search(PassageQuery.of(text, 10_000, ranking));
    }
  }

  /// All that can be seen of an index, one line each: its articles, its passages with the nearness
  /// of their vectors, and the hits of some queries.
  static List<String> contents(Path directory) {
    List<String> contents = new ArrayList<>();
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      for (Article article : searcher.articles()) {
        contents.add(article.id() + " " + article.hashCode());
      }
      for (String query : List.of("Who repaired the lighthouse?", "forty buses near Ostra")) {
        for (Ranking ranking : Ranking.values()) {
          for (Hit hit : searcher.search(PassageQuery.of(query, 10_000, ranking))) {
            contents.add(
                String.join(
                    " ",
                    ranking.name(),
                    Integer.toString(hit.rank()),
                    hit.passage().id(),
                    Integer.toString(hit.passage().hashCode()),
                    Double.toString(hit.score()),
                    hit.lexicalRank() + " " + hit.lexicalScore(),
                    hit.denseRank() + " " + hit.cosine()));
          }
        }
      }
    }
    return contents;
  }
}
