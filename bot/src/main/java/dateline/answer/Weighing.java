package dateline.answer;

import dateline.article.Span;
import dateline.search.Hit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a question was decided on: what it asks for, what was found, and whether that is enough.
///
/// @param asked what the question asks for
/// @param passages what was found, best first
/// @param sentences the best of their sentences as evidence, best first
/// @param judgement whether they answer the question; empty where it asks for a matter as a whole,
///   or where nothing was found to judge
public record Weighing(
    Asked asked, List<Hit> passages, List<Sentence> sentences, Optional<Judgement> judgement) {

  /// So many sentences are told of.
  private static final int SENTENCES = 12;

  public Weighing {
    passages = List.copyOf(passages);
    sentences = List.copyOf(sentences);
  }

  static Weighing of(
      Inquiry inquiry, List<Hit> hits, List<Evidence> evidence, Optional<Judgement> judgement) {
    return new Weighing(
        new Asked(
            inquiry.kind().description(),
            inquiry.wanted().stream().map(Inquiry.Wanted::word).toList(),
            inquiry.names().stream().map(Inquiry.AskedName::text).toList(),
            inquiry.numerals().stream()
                .map(number -> inquiry.text().substring(number.start(), number.end()))
                .toList(),
            List.copyOf(inquiry.sources())),
        hits,
        evidence.stream().limit(SENTENCES).map(Sentence::of).toList(),
        judgement);
  }

  /// What a question asks for.
  ///
  /// @param kind the kind of answer, such as "a number"
  /// @param words what the evidence should speak of
  /// @param names of people, places and the like in it
  /// @param numbers in it, as they stand there
  /// @param outlets whose articles alone are meant, folded as the index has them
  public record Asked(
      String kind,
      List<String> words,
      List<String> names,
      List<String> numbers,
      List<String> outlets) {
    public Asked {
      words = List.copyOf(words);
      names = List.copyOf(names);
      numbers = List.copyOf(numbers);
      outlets = List.copyOf(outlets);
    }
  }

  /// A sentence weighed as evidence. All but `score` and `meaning` are from 0 to 1.
  ///
  /// @param own the share of the question's weight that its own words cover
  /// @param context the same with what stands around it
  /// @param kind how surely it holds the kind of thing asked for
  /// @param pairs the share of the question's neighbouring words that are neighbours here
  /// @param passage how well its passage ranks
  /// @param quoted the share of the question's quotations that stand here
  /// @param meaning the cosine of its vector and the question's, where it was looked at
  /// @param score all of these in one
  public record Sentence(
      Span span,
      String text,
      double own,
      double context,
      double kind,
      double pairs,
      double passage,
      double quoted,
      OptionalDouble meaning,
      double score) {

    private static Sentence of(Evidence evidence) {
      return new Sentence(
          evidence.sentence(),
          evidence.text(),
          evidence.own(),
          evidence.context(),
          evidence.kind(),
          evidence.pairs(),
          evidence.passage(),
          evidence.quoted(),
          evidence.cosine(),
          evidence.score());
    }
  }

  /// Whether the evidence is enough to answer.
  ///
  /// @param confidence how surely it is, 0 to 1
  /// @param strictness how sure that has to be
  /// @param parts what each signal adds to the confidence
  /// @param signals the value of every signal by its key, also of those that add nothing
  public record Judgement(
      double confidence, Strictness strictness, List<Part> parts, Map<String, Double> signals) {
    public Judgement {
      parts = List.copyOf(parts);
      signals = Map.copyOf(signals);
    }

    /// Whether it is.
    public boolean answers() {
      return confidence >= strictness.enough();
    }
  }

  /// What a signal adds to a confidence.
  ///
  /// @param signal its key
  /// @param text what it is, in words that fit before a colon
  /// @param value what it was
  /// @param adds to the log odds, compared with its usual value
  public record Part(String signal, String text, double value, double adds) {}
}
