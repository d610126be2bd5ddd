package dateline.answer;

import dateline.search.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What sentences offer as the thing asked for: the names, numbers or times in them that are not
/// the question's, each with the votes of the articles that offer it too.
///
/// Several articles tell of one matter, and what most of them name beside the words of the question
/// is more often the answer than what one does (Dumais et al., "Web question answering: is more
/// always better?", SIGIR 2002). An article votes once for a thing, with the weight of its best
/// sentence that has it; what half of the collection names gets few votes.
final class Offers {

  /// The lower, the more the best sentences decide: the difference in score that divides a vote by
  /// e.
  private static final double TEMPERATURE = 0.25;

  /// From this inverse document frequency on a thing counts in full.
  private static final double RARE = 3.5;

  /// So many words from the question's a thing counts half of what it does beside them.
  private static final double HALF_WAY = 4;

  /// More things than these in a sentence add nothing.
  private static final int MANY = 6;

  private static final double VOTES_WEIGHT = 0.20;
  private static final double NEAR_WEIGHT = 0.14;
  private static final double HEADLINE_WEIGHT = 0.09;
  private static final double MANY_WEIGHT = 0.11;

  /// A sentence with its words.
  ///
  /// @param article the id of its article
  /// @param headline the terms of its article's headline
  /// @param score how good it is as evidence by itself
  record Sentence(
      String article, String text, List<Token> terms, Set<String> headline, double score) {}

  private final Set<String> wanted = new HashSet<>();
  private final Set<String> asked;
  private final AnswerKind kind;
  private final IdentityHashMap<Sentence, boolean[]> things = new IdentityHashMap<>();
  private final Map<String, Double> votes = new HashMap<>();
  private final Map<String, Double> frequencies;

  /// @param asked all terms of the question
  /// @param sentences those that vote, not empty
  /// @param frequencies the inverse document frequencies of terms
  Offers(
      Inquiry inquiry,
      Set<String> asked,
      List<Sentence> sentences,
      Function<Set<String>, Map<String, Double>> frequencies) {
    this.kind = inquiry.kind();
    this.asked = Set.copyOf(asked);
    inquiry.wanted().forEach(each -> wanted.add(each.term()));
    double best = sentences.stream().mapToDouble(Sentence::score).max().orElse(0);
    Map<String, Map<String, Double>> byArticle = new HashMap<>();
    Map<String, Double> articles = new HashMap<>();
    for (Sentence sentence : sentences) {
      double weight = Math.exp((sentence.score() - best) / TEMPERATURE);
      articles.merge(sentence.article(), weight, Math::max);
      boolean[] held = things(sentence);
      for (int i = 0; i < held.length; i++) {
        if (held[i] && !asked.contains(sentence.terms().get(i).term())) {
          byArticle
              .computeIfAbsent(sentence.terms().get(i).term(), _ -> new HashMap<>())
              .merge(sentence.article(), weight, Math::max);
        }
      }
    }
    double all = articles.values().stream().sorted().mapToDouble(Double::doubleValue).sum();
    byArticle.forEach((term, each) ->
        votes.put(
            term, each.values().stream().sorted().mapToDouble(Double::doubleValue).sum() / all));
    this.frequencies = frequencies.apply(votes.keySet());
  }

  /// How much what a sentence offers speaks for it, in units of its score.
  double weight(Sentence sentence) {
    List<Token> terms = sentence.terms();
    boolean[] held = things(sentence);
    double most = 0;
    double nearest = 0;
    double headline = 0;
    int number = 0;
    for (int i = 0; i < held.length; i++) {
      String term = terms.get(i).term();
      if (!held[i] || asked.contains(term)) {
        continue;
      }
      double rarity = Math.min(1, frequencies.getOrDefault(term, RARE) / RARE);
      double votesFor = rarity * votes.getOrDefault(term, 0.0);
      double near = 1 / (1 + Math.max(0, distance(terms, i) - 1) / HALF_WAY);
      most = Math.max(most, votesFor);
      nearest = Math.max(nearest, votesFor * near);
      headline = Math.max(headline, sentence.headline().contains(term) ? rarity : 0);
      number++;
    }
    return VOTES_WEIGHT * most
        + NEAR_WEIGHT * nearest
        + HEADLINE_WEIGHT * headline
        + MANY_WEIGHT * Math.min(number, MANY) / MANY;
  }

  private boolean[] things(Sentence sentence) {
    return things.computeIfAbsent(
        sentence, each -> KindMatch.things(kind, each.text(), each.terms()));
  }

  /// How many words a place is from the nearest of the question's; very many where there is none.
  private double distance(List<Token> terms, int place) {
    for (int distance = 1; distance < terms.size(); distance++) {
      if (isWanted(terms, place - distance) || isWanted(terms, place + distance)) {
        return distance;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private boolean isWanted(List<Token> terms, int place) {
    return place >= 0 && place < terms.size() && wanted.contains(terms.get(place).term());
  }
}
