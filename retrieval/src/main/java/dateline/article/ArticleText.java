package dateline.article;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// The sentences and passages of one article, and what of its text is no article text.
///
/// Sentences and boilerplate together hold every character of the text that is not white space,
/// each once, in order.
///
/// @param sentences the article's sentences, headings included, in order
/// @param boilerplate stretches that are no article text (comment forms, credits, ads), in order
/// @param passages the sentences put together for indexing, in order
public record ArticleText(List<Span> sentences, List<Span> boilerplate, List<Passage> passages) {

  /// Of articles that somebody holds: an answer looks at each of them many times, and the next one
  /// at most of them again.
  private static final Map<Article, ArticleText> CUT =
      Collections.synchronizedMap(new WeakHashMap<>());

  public ArticleText {
    sentences = List.copyOf(sentences);
    boilerplate = List.copyOf(boilerplate);
    passages = List.copyOf(passages);
  }

  /// Cuts an article's text.
  public static ArticleText of(Article article) {
    ArticleText known = CUT.get(article);
    if (known != null) {
      return known;
    }
    // not under the lock of the map: two at once may cut the same
    ArticleText cut = new TextCutter(article).cut();
    CUT.put(article, cut);
    return cut;
  }
}
