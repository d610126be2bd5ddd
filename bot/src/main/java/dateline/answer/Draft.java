package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import java.util.List;
import java.util.Optional;

/// An answer as a writer proposes it, not yet held against its quotes.
///
/// @param method who wrote it
/// @param statements in the order they are to be said
/// @param source what it was made of, where a model wrote it
record Draft(Answer.Method method, List<Proposal> statements, Optional<Source> source) {

  Draft {
    statements = List.copyOf(statements);
  }

  /// One proposed statement.
  ///
  /// @param text what is to be said
  /// @param quotes what it is said to rest on
  /// @param speaker whose words they are said to be
  /// @param claim what the question would have be true, where the text says yes or no to it
  /// @param ruling what the text says yes or no by, where the question compares outlets
  record Proposal(
      String text,
      List<Quote> quotes,
      Optional<String> speaker,
      Optional<Claim> claim,
      Optional<Ruling> ruling) {
    Proposal {
      quotes = List.copyOf(quotes);
    }

    /// One that says neither yes nor no.
    Proposal(String text, List<Quote> quotes, Optional<String> speaker) {
      this(text, quotes, speaker, Optional.empty(), Optional.empty());
    }

    /// One that may say yes or no to a claim.
    Proposal(String text, List<Quote> quotes, Optional<String> speaker, Optional<Claim> claim) {
      this(text, quotes, speaker, claim, Optional.empty());
    }
  }

  /// A stretch of an article that a proposal rests on.
  record Quote(Article article, Span span) {
    String text() {
      return article.quote(span);
    }
  }

  /// What a model's draft was made of.
  ///
  /// @param shown the sentences it was shown
  /// @param completion what it wrote
  /// @param trouble why that is no draft, or not a whole one
  record Source(List<Shown> shown, Completion completion, Optional<Trouble> trouble) {
    Source {
      shown = List.copyOf(shown);
    }
  }
}
