package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import dateline.search.Hit;
import dateline.search.PassageSearcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A question that asks for what the articles say of a matter as a whole, not for one thing:
/// "what's new", "summarise the positions on the dam", "compare the minister and the mayor".
///
/// @param kind what is asked for
/// @param topics what it is about: none for everything, two for a comparison
/// @param aspect what two topics are compared in
/// @param asked the whole question, completed where it leans on the turns before it
record Survey(Kind kind, List<String> topics, Optional<String> aspect, String asked) {

  Survey {
    topics = List.copyOf(topics);
  }

  /// What a survey asks for.
  enum Kind {
    /// The newest.
    LATEST,
    /// The matter as a whole.
    SUMMARY,
    /// What people or outlets say of it.
    POSITIONS,
    /// Two matters side by side.
    COMPARISON,
    /// What happened on a day or in a month that is named.
    DAY,
    /// What the sources give different values for.
    DISAGREEMENTS,
    /// What happened, in order.
    TIMELINE
  }

  /// What a survey finds.
  ///
  /// @param inquiry what the evidence was weighed for
  /// @param evidence in the order it is to be told; empty where there is none
  /// @param headings under whose name each sentence of the evidence is told: the side of a
  ///   comparison, the speaker of a position, else the outlet
  /// @param hits the passages looked at, best first
  /// @param refusal why that can't be told
  record Found(
      Inquiry inquiry,
      List<Evidence> evidence,
      Map<Span, String> headings,
      List<Hit> hits,
      Optional<Answer.Reason> refusal) {
    Found {
      evidence = List.copyOf(evidence);
      headings = Map.copyOf(headings);
      hits = List.copyOf(hits);
    }
  }

  /// In characters: a headline stands in for an outlet that is not known.
  private static final int LONGEST_HEADING = 60;

  /// The survey that a question asks for, if it does.
  ///
  /// @param question as asked
  /// @param completed the same completed by the turns before it
  static Optional<Survey> of(String question, String completed) {
    return SurveyQuestion.read(question, completed);
  }

  /// The survey that a question which stands by itself asks for, if it does.
  static Optional<Survey> of(String question) {
    return SurveyQuestion.read(question);
  }

  /// Looks through the articles.
  Found find(Question question, PassageSearcher searcher, EvidenceFinder finder) {
    return new SurveySearch(this, question, searcher, finder).find();
  }

  /// A name as it may stand over what is told.
  static String heading(String name) {
    // it stands in the answer, where brackets cite: whoever publishes may have called himself "[1]"
    String plain = PromptText.harmless(name.replace('[', ' ').replace(']', ' '));
    return plain.length() <= LONGEST_HEADING
        ? plain
        : plain.substring(0, LONGEST_HEADING).strip() + "…";
  }

  /// Who published an article; its headline or id where that is not known.
  static String outlet(Article article) {
    String named = article.title().isBlank() ? article.id() : article.title();
    return article.outlet().filter(outlet -> !outlet.isBlank()).orElse(named);
  }
}
