package dateline.article;

import java.util.List;

/// A stretch of whole sentences of one article, the unit that is indexed and ranked.
///
/// @param span from the start of its first sentence to the end of its last
/// @param sentences its sentences in order, at least one, not overlapping
public record Passage(Span span, List<Span> sentences) {

  public Passage {
    sentences = List.copyOf(sentences);
    if (sentences.isEmpty()
        || sentences.getFirst().start() != span.start()
        || sentences.getLast().end() != span.end()) {
      throw new IllegalArgumentException("a passage starts and ends with its sentences: " + span);
    }
    for (int i = 1; i < sentences.size(); i++) {
      if (sentences.get(i).start() < sentences.get(i - 1).end()) {
        throw new IllegalArgumentException("sentences overlap in passage " + span);
      }
    }
  }

  /// Names the passage in its collection; sorts by article, then by place in the article.
  public String id() {
    return String.format("%s#%07d", span.article(), span.start());
  }
}
