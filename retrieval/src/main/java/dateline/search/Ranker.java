package dateline.search;

import dateline.article.Article;
import dateline.article.Passage;
import dateline.article.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongHeap;
import org.apache.lucene.util.NumericUtils;

/// Ranks the passages of a snapshot for a query: by words, by meaning or by both.
final class Ranker {

  /// How far down each ranking is looked at when they are fused.
  private static final int DEPTH = 1_000;

  /// So many passages, best first, are read for what the question asks for.
  private static final int READ = 40;

  /// A document with its score in one ranking.
  private record Scored(int document, double score) {}

  private final Snapshot snapshot;
  private final WordScores words;
  private final MeaningScores meanings;

  Ranker(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.words = new WordScores(snapshot);
    this.meanings = new MeaningScores(snapshot);
  }

  /// As [PassageSearcher#search]: by meaning only as far as there are vectors.
  List<Hit> ranked(PassageQuery query) throws IOException {
    Ranking ranking =
        query.ranking() == Ranking.HYBRID && !snapshot.hasVectors()
            ? Ranking.LEXICAL
            : query.ranking();
    Wording wording = wording(query);
    return switch (ranking) {
      case LEXICAL -> lexical(wording);
      case DENSE -> dense(wording);
      case HYBRID -> hybrid(wording);
    };
  }

  private List<Hit> lexical(Wording wording) throws IOException {
    PassageQuery query = wording.query();
    float[] scores = words.ofPassages(wording);
    List<Hit> hits = new ArrayList<>();
    for (Scored scored : best(scores, query.limit())) {
      int rank = hits.size() + 1;
      hits.add(
          hit(
              scored,
              rank,
              OptionalInt.of(rank),
              OptionalDouble.of(scored.score()),
              OptionalInt.empty(),
              OptionalDouble.empty()));
    }
    return hits;
  }

  private List<Hit> dense(Wording wording) throws IOException {
    if (!snapshot.hasVectors()) {
      return List.of();
    }
    PassageQuery query = wording.query();
    float[] cosines = meanings.ofPassages(query, Embedder.load().embedOnce(query.text()));
    List<Hit> hits = new ArrayList<>();
    for (Scored scored : best(cosines, query.limit())) {
      int rank = hits.size() + 1;
      hits.add(
          hit(
              scored,
              rank,
              OptionalInt.empty(),
              OptionalDouble.empty(),
              OptionalInt.of(rank),
              OptionalDouble.of(scored.score())));
    }
    return hits;
  }

  /// Fuses the two rankings by a sum of scores: see [Fusion]. Unlike a fusion of ranks it keeps how
  /// far apart the passages are.
  private List<Hit> hybrid(Wording wording) throws IOException {
    PassageQuery query = wording.query();
    // the model, above all its loading, takes longer than the ranking by words: do both at once
    CompletableFuture<Vector> vector =
        CompletableFuture.supplyAsync(() -> Embedder.load().embedOnce(query.text()));
    float[] lexical = words.ofPassages(wording);
    double[] byArticle = words.ofArticles(wording);
    List<Scored> byWords = best(lexical, Math.max(DEPTH, query.limit()));
    Fusion fusion = fusion(byWords);
    float[] cosines = meanings.ofPassages(query, join(vector));
    Map<Integer, Integer> lexicalRanks = ranks(byWords);
    Map<Integer, Integer> denseRanks = ranks(best(cosines, Math.max(DEPTH, query.limit())));
    LinkedHashSet<Integer> documents = new LinkedHashSet<>(lexicalRanks.keySet());
    documents.addAll(denseRanks.keySet());
    // a passage that has no vector yet is taken to be as near as the others on average
    double usual =
        documents.stream()
            .mapToDouble(i -> cosines[i])
            .filter(cosine -> !Double.isNaN(cosine))
            .average()
            .orElse(0);
    Recency recency = Recency.of(query);
    int[] days = recency.matters() ? snapshot.days() : new int[0];
    FixedBitSet named = ofNamedOutlets(query.text());
    int[] articles = snapshot.whole().articles;
    List<Scored> fused = new ArrayList<>();
    for (int document : documents) {
      double score =
          fusion.score(
              value(cosines, document).orElse(usual),
              value(lexical, document).orElse(0),
              byArticle[articles[document]]);
      if (recency.matters()) {
        score += recency.of(days[document]);
      }
      if (named.get(document)) {
        score += Fusion.NAMED;
      }
      fused.add(new Scored(document, score));
    }
    sort(fused);
    raise(fused, Sought.by(query.text()));
    List<Hit> hits = new ArrayList<>();
    for (Scored scored : fused.subList(0, Math.min(query.limit(), fused.size()))) {
      int document = scored.document();
      hits.add(
          hit(
              scored,
              hits.size() + 1,
              rank(lexicalRanks, document),
              value(lexical, document),
              rank(denseRanks, document),
              value(cosines, document)));
    }
    return hits;
  }

  /// The passages of the outlets whose names stand in a text, with their capitals.
  private FixedBitSet ofNamedOutlets(String text) throws IOException {
    FixedBitSet passages = new FixedBitSet(Math.max(1, snapshot.getIndexReader().maxDoc()));
    String names = Sought.capitalised(text);
    for (String outlet : snapshot.outlets()) {
      String name = String.join(" ", Sought.words(outlet));
      if (name.isEmpty() || !names.contains(" " + name + " ")) {
        continue;
      }
      for (LeafReaderContext leaf : snapshot.getLeafContexts()) {
        PostingsEnum postings =
            leaf.reader().postings(new Term(IndexFormat.OUTLET, outlet), PostingsEnum.NONE);
        while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          passages.set(leaf.docBase + postings.docID());
        }
      }
    }
    return passages;
  }

  /// The fusion for a ranking by words.
  private Fusion fusion(List<Scored> byWords) throws IOException {
    int[] articles = snapshot.whole().articles;
    LinkedHashMap<Integer, Double> bests = new LinkedHashMap<>();
    for (Scored scored : byWords) {
      bests.putIfAbsent(articles[scored.document()], scored.score());
      if (bests.size() == Fusion.COMPARED) {
        break;
      }
    }
    return Fusion.of(List.copyOf(bests.values()));
  }

  /// Gives the best passages that hold what is sought their bonus, and sorts anew.
  private void raise(List<Scored> ranking, Sought sought) throws IOException {
    if (sought.isAnything()) {
      return;
    }
    for (int i = 0; i < Math.min(READ, ranking.size()); i++) {
      Scored scored = ranking.get(i);
      BytesRef place = Snapshot.place(snapshot.leaf(scored.document()), scored.document());
      Article article = snapshot.articleAt(scored.document() + IndexFormat.toArticle(place));
      Passage passage = IndexFormat.passage(article.id(), place);
      if (passage.sentences().stream().map(article::quote).anyMatch(sought::isIn)) {
        ranking.set(i, new Scored(scored.document(), scored.score() + Fusion.SOUGHT));
      }
    }
    sort(ranking);
  }

  private static Vector join(CompletableFuture<Vector> vector) {
    try {
      return vector.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IndexException cause ? cause : e;
    }
  }

  private static Map<Integer, Integer> ranks(List<Scored> ranking) {
    Map<Integer, Integer> ranks = new LinkedHashMap<>();
    for (Scored scored : ranking) {
      ranks.put(scored.document(), ranks.size() + 1);
    }
    return ranks;
  }

  private static OptionalInt rank(Map<Integer, Integer> ranks, int document) {
    Integer rank = ranks.get(document);
    return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
  }

  private static OptionalDouble value(float[] scores, int document) {
    return Float.isNaN(scores[document])
        ? OptionalDouble.empty()
        : OptionalDouble.of(scores[document]);
  }

  /// A query in the spellings that most articles have of its names, and how else articles spell
  /// them.
  private Wording wording(PassageQuery query) throws IOException {
    return Wording.of(query, snapshot.spelledNames(query.text()));
  }

  /// The documents with the highest scores, highest first, ties by passage.
  private List<Scored> best(float[] scores, int limit) throws IOException {
    LongHeap highest = new LongHeap(limit);
    for (float score : scores) {
      if (!Float.isNaN(score)) {
        highest.insertWithOverflow(NumericUtils.floatToSortableInt(score));
      }
    }
    if (highest.size() == 0) {
      return List.of();
    }
    float lowest = NumericUtils.sortableIntToFloat((int) highest.top());
    List<Scored> best = new ArrayList<>();
    for (int document = 0; document < scores.length; document++) {
      // false for NaN
      if (scores[document] >= lowest) {
        best.add(new Scored(document, scores[document]));
      }
    }
    sort(best);
    return best.subList(0, Math.min(limit, best.size()));
  }

  /// Sorts by falling score; only documents with one score are looked up to compare their passages.
  private void sort(List<Scored> documents) throws IOException {
    documents.sort(Comparator.comparingDouble(Scored::score).reversed());
    for (int start = 0; start < documents.size(); ) {
      int end = start + 1;
      while (end < documents.size() && documents.get(end).score() == documents.get(start).score()) {
        end++;
      }
      if (end - start > 1) {
        List<Scored> ties = documents.subList(start, end);
        Map<Scored, Span> spans = new HashMap<>();
        for (Scored tie : ties) {
          spans.put(tie, snapshot.passage(tie.document()).span());
        }
        ties.sort(Comparator.comparing(spans::get));
      }
      start = end;
    }
  }

  private Hit hit(
      Scored scored,
      int rank,
      OptionalInt lexicalRank,
      OptionalDouble lexicalScore,
      OptionalInt denseRank,
      OptionalDouble cosine)
      throws IOException {
    LeafReaderContext leaf = snapshot.leaf(scored.document());
    BytesRef place = Snapshot.place(leaf, scored.document());
    Article article = snapshot.articleAt(scored.document() + IndexFormat.toArticle(place));
    return new Hit(
        IndexFormat.passage(article.id(), place),
        article,
        rank,
        scored.score(),
        lexicalRank,
        lexicalScore,
        denseRank,
        cosine);
  }
}
