package dateline.answer;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What is said to a question: statements with citations, or why nothing is said.
public sealed interface Answer {

  /// The question as it was asked.
  String question();

  /// Who wrote the answer.
  Method method();

  /// The time from question to answer.
  Duration took();

  /// Who writes statements.
  enum Method {
    /// Sentences of the articles themselves.
    EXTRACTIVE,
    /// A language model.
    LLM
  }

  /// An answer that stands on the articles: every statement cites, and every citation is cited.
  ///
  /// @param statements in the order they are said, at least one
  /// @param citations in the order of their markers, which count from 1
  /// @param disagreements things the cited outlets give different values for
  /// @param aliases where quotes spell names of the question otherwise
  /// @param silent outlets that were to be compared and have nothing to compare
  /// @param listed what it is a list of, where a list was asked for
  /// @param trouble why a language model that was to write did not, or not all of it
  record Grounded(
      String question,
      Method method,
      Duration took,
      List<Statement> statements,
      List<Citation> citations,
      List<Disagreement> disagreements,
      List<Alias> aliases,
      List<Reason.Silent> silent,
      Optional<Listed> listed,
      Optional<Trouble> trouble)
      implements Answer {

    public Grounded {
      statements = List.copyOf(statements);
      citations = List.copyOf(citations);
      disagreements = List.copyOf(disagreements);
      aliases = List.copyOf(aliases);
      silent = List.copyOf(silent);
      if (statements.isEmpty()) {
        throw new IllegalArgumentException("a grounded answer says something");
      }
      for (int i = 0; i < citations.size(); i++) {
        if (citations.get(i).marker() != i + 1) {
          throw new IllegalArgumentException("markers count from 1 in order: " + citations);
        }
      }
      Set<Integer> cited = new HashSet<>();
      for (Statement statement : statements) {
        cited.addAll(statement.citations());
      }
      for (Disagreement disagreement : disagreements) {
        for (Disagreement.Value value : disagreement.values()) {
          cited.addAll(value.citations());
        }
      }
      for (int marker : cited) {
        if (marker < 1 || marker > citations.size()) {
          throw new IllegalArgumentException("no citation has the marker [" + marker + "]");
        }
      }
      if (cited.size() != citations.size()) {
        throw new IllegalArgumentException("a citation belongs to no statement");
      }
    }

    /// An answer whose quotes spell all names as the question does, and which compares nothing.
    public Grounded(
        String question,
        Method method,
        Duration took,
        List<Statement> statements,
        List<Citation> citations,
        List<Disagreement> disagreements,
        Optional<Trouble> trouble) {
      this(
          question,
          method,
          took,
          statements,
          citations,
          disagreements,
          List.of(),
          List.of(),
          Optional.empty(),
          trouble);
    }

    /// The statements with their markers and the days that their words mean, as one text: `… on
    /// Tuesday (16 January 2024) … [1][2] … [3]`; what stands under a heading begins a line with
    /// it: `Harbour Daily: … [1] … [2]`.
    public String text() {
      return text(Statement::shown);
    }

    /// The same in the articles' or the model's own words only, as later questions lean on it.
    public String words() {
      return text(Statement::text);
    }

    private String text(Function<Statement, String> told) {
      StringBuilder text = new StringBuilder();
      Optional<Statement> before = Optional.empty();
      for (Statement statement : statements) {
        Optional<String> heading = statement.headingAfter(before);
        if (!text.isEmpty()) {
          text.append(heading.isPresent() ? '\n' : ' ');
        }
        heading.ifPresent(each -> text.append(each).append(": "));
        before = Optional.of(statement);
        text.append(told.apply(statement)).append(' ');
        statement.citations().forEach(marker -> text.append('[').append(marker).append(']'));
      }
      return text.toString();
    }
  }

  /// How much of a list an answer tells: the main entries.
  ///
  /// @param topic what was asked for; empty for all
  /// @param told how many entries the answer has
  /// @param all how many there are
  record Listed(Kind kind, Optional<String> topic, int told, int all) {
    public Listed {
      if (told > all) {
        throw new IllegalArgumentException(told + " of " + all + " entries");
      }
    }

    /// What is listed.
    public enum Kind {
      EVENTS,
      DISAGREEMENTS
    }
  }

  /// Nothing can be said that the articles hold.
  ///
  /// @param reason why, and what would have been needed
  /// @param nearest what comes nearest, best first: sentences, or passages where no sentence was
  ///   weighed; markers count from 1
  record Unanswered(
      String question, Method method, Duration took, Reason reason, List<Citation> nearest)
      implements Answer {

    public Unanswered {
      nearest = List.copyOf(nearest);
    }
  }

  /// Why a question stays unanswered.
  sealed interface Reason {

    /// One line for a person.
    String text();

    /// No passage has to do with the question.
    record NothingFound() implements Reason {
      @Override
      public String text() {
        return "The articles say nothing about this.";
      }
    }

    /// Passages come near, but are about another person, place, time or number.
    ///
    /// @param missing words of the question that no such passage covers, as asked, at least one
    record OtherSubject(List<String> missing) implements Reason {
      public OtherSubject {
        missing = List.copyOf(missing);
        if (missing.isEmpty()) {
          throw new IllegalArgumentException("name what is missing");
        }
      }

      @Override
      public String text() {
        return "The articles come near, but say nothing about " + String.join(", ", missing) + ".";
      }
    }

    /// Passages hold the words of the question, but none holds enough of them together.
    ///
    /// @param missing words of the question that the nearest sentence lacks, as asked, at least one
    record Apart(List<String> missing) implements Reason {
      public Apart {
        missing = List.copyOf(missing);
        if (missing.isEmpty()) {
          throw new IllegalArgumentException("name what is missing");
        }
      }

      @Override
      public String text() {
        return "The articles come near, but what comes nearest does not mention "
            + String.join(", ", missing)
            + ".";
      }
    }

    /// Passages are about the subject and have something of the kind asked for, but no sentence of
    /// them is surely the answer.
    record Unsure() implements Reason {
      @Override
      public String text() {
        return "The articles come near, but none of their sentences surely answers this.";
      }
    }

    /// One of the outlets that were to be compared has nothing to compare, or no articles at all.
    ///
    /// @param outlet as asked
    /// @param about what was looked for, in the words of the question
    record Silent(String outlet, String about) implements Reason {
      @Override
      public String text() {
        return "Nothing from " + outlet + " was found on “" + about + "”.";
      }
    }

    /// It was asked what the sources disagree about, and nothing was found that they give different
    /// values for.
    ///
    /// @param topic what they were asked to disagree about, in the words of the question
    record NoDisagreement(Optional<String> topic) implements Reason {
      @Override
      public String text() {
        return "The sources were not found to disagree"
            + topic.map(each -> " about “" + each + "”").orElse("")
            + ".";
      }
    }

    /// Passages are about the subject, but hold nothing of the kind asked for.
    ///
    /// @param kind what was asked for, such as "a number"
    record KindMissing(String kind) implements Reason {
      @Override
      public String text() {
        return "The articles speak of this, but do not give " + kind + ".";
      }
    }
  }
}
