package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtractiveWriterTest {

  @TempDir private Path directory;

  private Answer.Grounded answer(String question, Article... articles) {
    News.index(directory, List.of(articles));
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      Answer answer = new Answerer(searcher).answer(News.question(question));
      assertThat(answer).isInstanceOf(Answer.Grounded.class);
      return (Answer.Grounded) answer;
    }
  }

  private static List<String> texts(Answer.Grounded answer) {
    return answer.statements().stream().map(Statement::text).toList();
  }

  private static Article article(String id, String text) {
    return News.article(id, "", "", "", text);
  }

  @Test
  void write_articlesTellOfTwoOfOneName_eachSaidWithItsOwnCitation() {
    Answer.Grounded answer =
        answer(
            "Where is the Larch House museum?",
            article("coast", "The Larch House museum is an old customs house in Vellmouth."),
            article("inland", "The Larch House museum is an old customs house in Port Alden."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(texts(answer))
        .containsExactlyInAnyOrder(
            "The Larch House museum is an old customs house in Vellmouth.",
            "The Larch House museum is an old customs house in Port Alden.");
    assertThat(answer.statements()).allSatisfy(s -> assertThat(s.citations()).hasSize(1));
  }

  @Test
  void write_oneArticleKnowsMore_citedTogether() {
    Answer.Grounded answer =
        answer(
            "Where is the Larch House museum?",
            article("coast", "The Larch House museum is an old customs house in Vellmouth."),
            article("inland", "The Larch House museum in Vellmouth is a customs house of 1743."),
            article("other", "Nobody counted the gulls of the harbour this year."));
    assertThat(answer.statements().getFirst().citations()).hasSize(2);
  }
}
