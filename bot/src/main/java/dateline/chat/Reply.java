package dateline.chat;

import dateline.answer.Answer;
import dateline.article.Article;
import dateline.article.Span;
import java.util.List;

/// What a conversation says back; a channel renders it and adds nothing.
public sealed interface Reply {

  /// The answer to a question.
  record Answered(Answer answer) implements Reply {}

  /// The articles that questions are answered from, ordered by id.
  record SourceList(List<Article> articles) implements Reply {
    public SourceList {
      articles = List.copyOf(articles);
    }
  }

  /// A quote where it stands in its article.
  record InContext(Article article, Span quote) implements Reply {}

  /// What can be typed.
  record Help(List<Conversation.Command> commands) implements Reply {
    public Help {
      commands = List.copyOf(commands);
    }
  }

  /// Earlier turns are forgotten.
  record StartedAnew() implements Reply {}

  /// What was typed can't be done.
  ///
  /// @param text one line that says what to do
  record Refused(String text) implements Reply {}
}
