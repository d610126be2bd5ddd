package dateline.telegram;

import dateline.answer.Answer;
import dateline.answer.Answerer;
import dateline.answer.LanguageModel;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.article.Article;
import dateline.chat.NewsDesk;
import dateline.search.ArticleIndex;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// A small collection of articles in a real index, with the real way to answer from it.
final class Newspaper implements AutoCloseable {
  static final Article BRIDGE =
      new Article(
          "bridge",
          "Harbour bridge opens",
          Optional.of("Harbour Daily"),
          Optional.of(LocalDate.of(2024, 1, 22)),
          Optional.of("https://example.org/bridge"),
          "Mayor Ines Holt opened the new harbour bridge on Monday. The bridge cost 48 million"
              + " euros. \"It will save every commuter twenty minutes,\" Holt said.");
  static final Article FERRY =
      new Article(
          "ferry",
          "Ferry stops after 60 years",
          Optional.of("Coast Courier"),
          Optional.of(LocalDate.of(2024, 1, 23)),
          Optional.empty(),
          "The ferry across the harbour made its last crossing on Tuesday. Captain Olaf Brandt"
              + " thanked the passengers who had come to say goodbye. The ferry had carried four"
              + " thousand people a day.");

  private final Path directory;
  private final PassageSearcher searcher;
  private final Answerer answerer;

  Newspaper(Path directory) {
    this.directory = directory;
    print(BRIDGE, FERRY);
    searcher = PassageSearcher.open(directory);
    answerer = new Answerer(searcher);
  }

  /// Puts articles into the index, in place of those of the same ids.
  void print(Article... articles) {
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
      index.update(Stream.of(articles), progress -> {}, () -> false);
    }
  }

  void refresh() {
    searcher.refresh();
  }

  Answer answer(Question question, Progress progress) {
    return answerer.answer(question, progress);
  }

  Answerer answerer(LanguageModel model) {
    return new Answerer(searcher, model);
  }

  NewsDesk desk(Clock clock) {
    return desk(this::answer, clock);
  }

  NewsDesk desk(BiFunction<Question, Progress, Answer> answers, Clock clock) {
    return new NewsDesk(answers, searcher, Ranking.LEXICAL, clock);
  }

  @Override
  public void close() {
    searcher.close();
  }
}
