package dateline.cli;

import dateline.article.Article;
import dateline.article.ArticleText;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The articles of an index as a table: one line each, then how many there are.
final class SourceTable {

  private static final int WIDEST_ID = 20;
  private static final int WIDEST_OUTLET = 14;
  private static final String NONE = "-";

  private final List<Article> articles;

  SourceTable(List<Article> articles) {
    this.articles = articles;
  }

  /// Prints the table; columns are only cut where a terminal's width asks for it.
  void print(PrintWriter out, Environment environment) {
    boolean cut = environment.outTerminal();
    int idColumns = widest(articles.stream().map(Article::id).toList(), cut ? WIDEST_ID : 512);
    int outletColumns =
        widest(articles.stream().map(SourceTable::outlet).toList(), cut ? WIDEST_OUTLET : 512);
    long passages = 0;
    Set<String> outlets = new HashSet<>();
    for (Article article : articles) {
      int count = ArticleText.of(article).passages().size();
      passages += count;
      article.outlet().ifPresent(outlets::add);
      String line =
          String.join(
              "  ",
              Page.padded(Page.cut(article.id(), idColumns), idColumns),
              Page.padded(Page.cut(outlet(article), outletColumns), outletColumns),
              Page.padded(article.published().map(LocalDate::toString).orElse(NONE), 10),
              " ".repeat(Math.max(0, 3 - String.valueOf(count).length())) + count,
              Page.harmless(article.title()));
      out.println((cut ? Page.cut(line, environment.columns()) : line).stripTrailing());
    }
    out.println(
        Count.of(articles.size(), "article")
            + ", "
            + Count.of(outlets.size(), "outlet")
            + ", "
            + Count.of(passages, "passage"));
  }

  private static String outlet(Article article) {
    return article.outlet().orElse(NONE);
  }

  private static int widest(List<String> texts, int limit) {
    return Math.min(limit, texts.stream().mapToInt(Page::columns).max().orElse(0));
  }
}
