package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds whole texts about an article against it, each of their sentences as a statement that may
/// rest on any sentence of the article: what evaluations of the checker ask.
public final class ClaimCheck {

  private ClaimCheck() {}

  /// What the article does not bear out of a text: the kind of each objection to each of its
  /// sentences, in small letters, as "number"; empty when every sentence stands.
  public static List<String> objections(Article article, String text) {
    List<Draft.Quote> quotes = new ArrayList<>();
    for (Span sentence : ArticleText.of(article).sentences()) {
      quotes.add(new Draft.Quote(article, sentence));
    }
    Article said =
        new Article("said", "", Optional.empty(), Optional.empty(), Optional.empty(), text);
    Ground.Memory memory = new Ground.Memory();
    List<String> kinds = new ArrayList<>();
    for (Span sentence : ArticleText.of(said).sentences()) {
      Draft.Proposal proposal = new Draft.Proposal(said.quote(sentence), quotes, Optional.empty());
      StatementChecker.judge(proposal, memory)
          .objections()
          .forEach(each -> kinds.add(each.about().name().toLowerCase(Locale.ROOT)));
    }
    return List.copyOf(kinds);
  }
}
