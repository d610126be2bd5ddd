package dateline.eval;

import dateline.answer.Answer;
import dateline.answer.Answerer;
import dateline.answer.Citation;
import dateline.answer.Statement;
import dateline.answer.Trace;
import dateline.answer.Weighing;
import dateline.article.Article;
import dateline.article.Passage;
import dateline.article.Span;
import dateline.search.Hit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// Hand-made articles, questions and answers for the tests of scoring.
final class Examples {

  static final Article FERRY =
      article(
          "ferry",
          "A ferry sank off Port Albin on Monday. Eleven sailors were saved, Mayor Rosa Quint said.");
  static final Article HARBOUR =
      article("harbour", "The harbour of Port Albin reopened. Fog had closed it for two days.");

  private static final List<Article> ARTICLES = List.of(FERRY, HARBOUR);

  static final Trace.Timing TIMING =
      new Trace.Timing(
          Duration.ZERO,
          Duration.ofMillis(4),
          Duration.ofMillis(2),
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ZERO);

  private Examples() {}

  /// An answer of which nobody thought anything before.
  static Answerer.Explained explained(Answer answer) {
    return explained(answer, Optional.empty());
  }

  static Answerer.Explained explained(Answer answer, Optional<Weighing.Judgement> judgement) {
    return new Answerer.Explained(
        answer,
        new Trace(
            "?",
            0,
            "?",
            Trace.CompletedBy.NOBODY,
            false,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            TIMING),
        new Weighing(
            new Weighing.Asked("an answer", List.of(), List.of(), List.of(), List.of()),
            List.of(),
            List.of(),
            judgement));
  }

  static Article article(String id, String text) {
    return new Article(id, "", Optional.empty(), Optional.empty(), Optional.empty(), text);
  }

  static Optional<Article> find(String id) {
    return ARTICLES.stream().filter(article -> article.id().equals(id)).findFirst();
  }

  static Citation citation(int marker, String article, int start, String quote) {
    return new Citation(
        marker,
        new Span(article, start, start + quote.length()),
        quote,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Cites an article's words where they stand.
  static Citation cite(int marker, Article article, String quote) {
    return citation(marker, article.id(), article.text().indexOf(quote), quote);
  }

  /// Says each text with the citation of the same place.
  static Answer.Grounded says(List<String> texts, Citation... citations) {
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      statements.add(new Statement(texts.get(i), List.of(i + 1), Optional.empty()));
    }
    return new Answer.Grounded(
        "?",
        Answer.Method.EXTRACTIVE,
        Duration.ofMillis(3),
        statements,
        List.of(citations),
        List.of(),
        Optional.empty());
  }

  static Answer.Grounded says(String text, Citation citation) {
    return says(List.of(text), citation);
  }

  static Answer.Unanswered refuses(Citation... nearest) {
    return new Answer.Unanswered(
        "?",
        Answer.Method.EXTRACTIVE,
        Duration.ofMillis(2),
        new Answer.Reason.NothingFound(),
        List.of(nearest));
  }

  static Hit hit(Article article, int start, int end, int rank, double score) {
    Span span = new Span(article.id(), start, end);
    return new Hit(
        new Passage(span, List.of(span)),
        article,
        rank,
        score,
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty());
  }

  /// An answerable question that expects one of these answers.
  static LabelledQuestion expects(String... answers) {
    return question(Optional.of(true), List.of(answers), List.of());
  }

  /// An answerable question that expects one of each group.
  static LabelledQuestion expectsEach(List<List<String>> must) {
    return question(Optional.of(true), List.of(), must);
  }

  static LabelledQuestion question(
      Optional<Boolean> answerable, List<String> answers, List<List<String>> must) {
    return new LabelledQuestion(
        "q1",
        "How many sailors were saved?",
        List.of(),
        answerable,
        answers,
        must,
        Set.of(),
        List.of(),
        false,
        "number",
        Optional.empty());
  }

  static LabelledQuestion withEvidence(
      LabelledQuestion question, Set<String> evidence, List<String> quotes, boolean all) {
    return new LabelledQuestion(
        question.id(),
        question.text(),
        question.history(),
        question.answerable(),
        question.answers(),
        question.must(),
        evidence,
        quotes,
        all,
        question.type(),
        question.asked());
  }
}
