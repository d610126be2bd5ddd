package dateline.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// The scores by words, of passages and of whole articles.
final class WordScores {

  private static final float TITLE_BOOST = .5f;

  private final Snapshot snapshot;

  WordScores(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The BM25 score of each article as a whole, by its number in the [Whole]. A name counts in the
  /// spelling that scores most.
  double[] ofArticles(Wording wording) throws IOException {
    double[] scores = ofArticles(wording.plain(), false);
    for (Wording.Name name : wording.names()) {
      double[] best = ofArticles(name.usual(), false);
      for (List<String> other : name.others()) {
        max(best, ofArticles(other, true));
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] += best[i];
      }
    }
    return scores;
  }

  /// @param whole whether only articles with all of the terms score
  private double[] ofArticles(List<String> terms, boolean whole) throws IOException {
    Whole all = snapshot.whole();
    double[] sum = all.unscored();
    for (String term : terms) {
      double[] scores = whole ? all.unscored() : sum;
      double rareness = snapshot.inverseDocumentFrequency(term);
      for (LeafReaderContext leaf : snapshot.getLeafContexts()) {
        PostingsEnum postings =
            leaf.reader().postings(new Term(IndexFormat.TEXT, term), PostingsEnum.FREQS);
        if (postings == null) {
          continue;
        }
        // the passages of an article stand side by side
        int article = -1;
        int frequency = 0;
        for (int i = postings.nextDoc();
            i != DocIdSetIterator.NO_MORE_DOCS;
            i = postings.nextDoc()) {
          int next = all.articles[leaf.docBase + i];
          if (next != article) {
            all.add(scores, article, rareness, frequency);
            article = next;
            frequency = 0;
          }
          frequency += postings.freq();
        }
        all.add(scores, article, rareness, frequency);
      }
      if (whole) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] = scores[i] > 0 && sum[i] >= 0 ? sum[i] + scores[i] : -1;
        }
      }
    }
    return sum;
  }

  private static void max(double[] scores, double[] others) {
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.max(scores[i], others[i]);
    }
  }

  /// The BM25 score of each document, NaN where it has none of the query's words.
  float[] ofPassages(Wording wording) throws IOException {
    float[] scores = snapshot.unscored();
    if (wording.plain().isEmpty() && wording.names().isEmpty()) {
      return scores;
    }
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    add(words, wording.plain(), BooleanClause.Occur.SHOULD);
    for (Wording.Name name : wording.names()) {
      words.add(anySpelling(name), BooleanClause.Occur.SHOULD);
    }
    Query filter = Snapshot.filter(wording.query());
    Query whole =
        filter instanceof MatchAllDocsQuery
            ? words.build()
            : new BooleanQuery.Builder()
                .add(words.build(), BooleanClause.Occur.MUST)
                .add(filter, BooleanClause.Occur.FILTER)
                .build();
    return snapshot.search(
        whole,
        new CollectorManager<ScoreFiller, float[]>() {
          @Override
          public ScoreFiller newCollector() {
            return new ScoreFiller(scores);
          }

          @Override
          public float[] reduce(Collection<ScoreFiller> collectors) {
            return scores;
          }
        });
  }

  private static void add(
      BooleanQuery.Builder words, List<String> terms, BooleanClause.Occur occur) {
    for (String term : terms) {
      words.add(new TermQuery(new Term(IndexFormat.TEXT, term)), occur);
      words.add(
          new BoostQuery(new TermQuery(new Term(IndexFormat.TITLE, term)), TITLE_BOOST),
          BooleanClause.Occur.SHOULD);
    }
  }

  /// A name in the spelling that scores most: in another than the usual one all of its words have
  /// to be there, as each by itself may be a part of other names.
  private static Query anySpelling(Wording.Name name) {
    List<Query> spellings = new ArrayList<>();
    BooleanQuery.Builder usual = new BooleanQuery.Builder();
    add(usual, name.usual(), BooleanClause.Occur.SHOULD);
    spellings.add(usual.build());
    for (List<String> other : name.others()) {
      BooleanQuery.Builder spelling = new BooleanQuery.Builder();
      add(spelling, other, BooleanClause.Occur.MUST);
      spellings.add(spelling.build());
    }
    return new DisjunctionMaxQuery(spellings, 0);
  }

  /// Writes the score of each document found into an array.
  private static final class ScoreFiller extends SimpleCollector {
    private final float[] scores;
    private int base;
    private @Nullable Scorable scorer;

    ScoreFiller(float[] scores) {
      this.scores = scores;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) {
      base = leaf.docBase;
    }

    @Override
    public void setScorer(Scorable scorer) {
      this.scorer = scorer;
    }

    @Override
    public void collect(int document) throws IOException {
      if (scorer != null) {
        scores[base + document] = scorer.score();
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }
  }
}
