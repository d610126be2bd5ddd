package dateline.answer;

import dateline.article.Article;
import dateline.search.ArticleIndex;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// One reading of many articles, on all processors.
final class Sweep {

  private final Consumer<ArticleIndex.Progress> progress;
  private final int total;
  private int read;

  private Sweep(int total, Consumer<ArticleIndex.Progress> progress) {
    this.total = total;
    this.progress = progress;
  }

  /// What is read of each article, in the order of the articles.
  ///
  /// @param progress is told how many articles are read, by one thread at a time
  /// @param reading is called by several threads at once
  static <T> List<T> over(
      List<Article> articles,
      Consumer<ArticleIndex.Progress> progress,
      Function<Article, List<T>> reading) {
    Sweep sweep = new Sweep(articles.size(), progress);
    return articles.parallelStream()
        .map(article -> {
          List<T> found = reading.apply(article);
          sweep.tell();
          return found;
        })
        .flatMap(List::stream)
        .toList();
  }

  private synchronized void tell() {
    progress.accept(new ArticleIndex.Progress(++read, OptionalLong.of(total)));
  }
}
