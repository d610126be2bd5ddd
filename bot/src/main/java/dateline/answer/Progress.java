package dateline.answer;

import dateline.search.ArticleIndex;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Follows an answer while it is made, and can stop it. Called by one thread at a time.
public interface Progress {

  /// Nobody looks.
  Progress NONE =
      new Progress() {
        @Override
        public void verified(List<Statement> soFar) {}

        @Override
        public boolean stopped() {
          return false;
        }
      };

  /// One more statement has been checked against its quotes and will be part of the answer.
  ///
  /// @param soFar all such statements, in order
  void verified(List<Statement> soFar);

  /// All articles are being read, which comes before anything can be said.
  ///
  /// @param articles how many have been read
  default void read(ArticleIndex.Progress articles) {}

  /// Whether nobody wants the answer any more.
  boolean stopped();

  /// What follows the reading of all articles: [#read], and ends it with a [CancellationException]
  /// where nobody wants the answer any more.
  default Consumer<ArticleIndex.Progress> reading() {
    return articles -> {
      if (stopped()) {
        throw new CancellationException("the question was taken back");
      }
      read(articles);
    };
  }
}
