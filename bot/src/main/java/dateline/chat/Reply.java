package dateline.chat;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreements;
import dateline.answer.SpokenQuotes;
import dateline.answer.Timeline;
import dateline.article.Article;
import dateline.article.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What is said back in a chat; a channel renders it and adds nothing.
public sealed interface Reply {

  /// The answer to a question.
  record Answered(Answer answer) implements Reply {}

  /// The question was taken back before it was answered.
  record Stopped() implements Reply {}

  /// The articles that questions are answered from, ordered by id.
  record SourceList(List<Article> articles) implements Reply {
    public SourceList {
      articles = List.copyOf(articles);
    }
  }

  /// The articles of the last days, newest first; those without a date are not among them.
  record Latest(List<Article> articles) implements Reply {
    public Latest {
      articles = List.copyOf(articles);
    }
  }

  /// A list that may be longer than what is shown at once.
  sealed interface Listed extends Reply permits Disagreeing, Quoted, TimelineTold {

    /// How many entries there are, those that are not in the list counted in.
    int all();

    /// All that it cites, in its order.
    List<Citation> cited();

    /// Tells lists apart: the same for the same entries from the same places.
    default String mark() {
      MessageDigest digest;
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
      for (Citation each : cited()) {
        String entry = each.marker() + " " + each.span() + " " + each.quote() + "\n";
        digest.update(entry.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }
  }

  /// What the articles give different values for.
  ///
  /// @param topic what was asked for
  /// @param all how many there are
  record Disagreeing(Optional<String> topic, List<Disagreements.Found> found, int all)
      implements Listed {
    public Disagreeing {
      found = List.copyOf(found);
    }

    @Override
    public List<Citation> cited() {
      return found.stream().flatMap(each -> each.citations().stream()).toList();
    }
  }

  /// What people are quoted with.
  ///
  /// @param asked the speaker who was asked for
  /// @param speakers those to show
  /// @param all how many there are
  record Quoted(Optional<String> asked, List<SpokenQuotes> speakers, int all) implements Listed {
    public Quoted {
      speakers = List.copyOf(speakers);
    }

    @Override
    public List<Citation> cited() {
      return speakers.stream()
          .flatMap(speaker -> speaker.occasions().stream())
          .flatMap(occasion -> occasion.sayings().stream())
          .flatMap(saying -> saying.versions().stream())
          .flatMap(version -> version.pieces().stream())
          .toList();
    }
  }

  /// What happened, in order.
  ///
  /// @param topic what it is about; empty where it is what most outlets tell
  record TimelineTold(Optional<String> topic, Timeline timeline) implements Listed {
    @Override
    public int all() {
      return timeline.all();
    }

    @Override
    public List<Citation> cited() {
      return timeline.citations();
    }
  }

  /// A quote where it stands in its article.
  record InContext(Article article, Span quote) implements Reply {}

  /// The article of a citation is gone or reads otherwise now; the quote is as it was.
  record Changed(Citation citation) implements Reply {}

  /// What can be typed.
  ///
  /// @param examples questions that this collection answers
  record Help(List<Conversation.Command> commands, List<String> examples) implements Reply {
    public Help {
      commands = List.copyOf(commands);
      examples = List.copyOf(examples);
    }
  }

  /// Earlier turns are forgotten.
  record StartedAnew() implements Reply {}

  /// What was typed can't be done.
  ///
  /// @param text one line that says what to do
  record Refused(String text) implements Reply {}
}
