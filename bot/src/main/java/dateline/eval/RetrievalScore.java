package dateline.eval;

import dateline.search.Hit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the articles found for one question score in each [Measure] of retrieval.
final class RetrievalScore {

  private static final int DEPTH = 10;

  private RetrievalScore() {}

  /// An article and the score of its best passage.
  record Found(String article, double score) {}

  /// The articles of passages, best first, each at its best passage.
  static List<Found> articles(List<Hit> hits) {
    List<Found> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Hit hit : hits) {
      if (seen.add(hit.article().id())) {
        found.add(new Found(hit.article().id(), hit.score()));
      }
    }
    return found;
  }

  /// What an order of articles scores.
  ///
  /// @param articles the ids of the articles found, best first, no two the same
  /// @param evidence the ids of those that answer, at least one
  static Map<Measure, Double> of(List<String> articles, Set<String> evidence) {
    int firstPlace = Integer.MAX_VALUE;
    int found = 0;
    double gain = 0;
    for (int place = 1; place <= Math.min(DEPTH, articles.size()); place++) {
      if (evidence.contains(articles.get(place - 1))) {
        firstPlace = Math.min(firstPlace, place);
        found++;
        gain += discounted(place);
      }
    }
    double best = 0;
    for (int place = 1; place <= Math.min(DEPTH, evidence.size()); place++) {
      best += discounted(place);
    }
    Map<Measure, Double> score = new EnumMap<>(Measure.class);
    score.put(Measure.HIT_1, firstPlace <= 1 ? 1.0 : 0.0);
    score.put(Measure.HIT_4, firstPlace <= 4 ? 1.0 : 0.0);
    score.put(Measure.HIT_10, firstPlace <= DEPTH ? 1.0 : 0.0);
    score.put(Measure.MRR_10, firstPlace <= DEPTH ? 1.0 / firstPlace : 0.0);
    score.put(Measure.NDCG_10, gain / best);
    score.put(Measure.RECALL_10, (double) found / evidence.size());
    return score;
  }

  private static double discounted(int place) {
    return Math.log(2) / Math.log(1 + place);
  }
}
