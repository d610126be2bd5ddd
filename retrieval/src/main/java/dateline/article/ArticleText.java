package dateline.article;

import java.util.List;

/// The sentences and passages of one article, and what of its text is no article text.
///
/// Sentences and boilerplate together hold every character of the text that is not white space,
/// each once, in order.
///
/// @param sentences the article's sentences, headings included, in order
/// @param boilerplate stretches that are no article text (comment forms, credits, ads), in order
/// @param passages the sentences put together for indexing, in order
public record ArticleText(List<Span> sentences, List<Span> boilerplate, List<Passage> passages) {

  public ArticleText {
    sentences = List.copyOf(sentences);
    boilerplate = List.copyOf(boilerplate);
    passages = List.copyOf(passages);
  }

  /// Cuts an article's text.
  public static ArticleText of(Article article) {
    return new TextCutter(article).cut();
  }
}
