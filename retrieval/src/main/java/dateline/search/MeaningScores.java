package dateline.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/// The scores by meaning, of the passages that have vectors.
final class MeaningScores {

  /// So many passages are compared with a question by one thread.
  private static final int COSINES_AT_ONCE = 16_384;

  private final Snapshot snapshot;

  MeaningScores(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The cosine of each document's vector with the query's, NaN where it has none.
  float[] ofPassages(PassageQuery query, Vector vector) throws IOException {
    float[] cosines = snapshot.unscored();
    byte[] scratch = new byte[Vector.DIMENSIONS];
    Query filter = snapshot.rewrite(Snapshot.filter(query));
    Weight weight =
        filter instanceof MatchAllDocsQuery
            ? null
            : snapshot.createWeight(filter, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : snapshot.getLeafContexts()) {
      BinaryDocValues vectors = leaf.reader().getBinaryDocValues(IndexFormat.VECTOR);
      if (vectors == null) {
        continue;
      }
      if (weight == null) {
        addCosines(leaf, vector, cosines);
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      Scorer passing = weight.scorer(leaf);
      if (passing == null) {
        continue;
      }
      DocIdSetIterator documents = passing.iterator();
      for (int i = documents.nextDoc();
          i != DocIdSetIterator.NO_MORE_DOCS;
          i = documents.nextDoc()) {
        if ((live == null || live.get(i)) && vectors.advanceExact(i)) {
          cosines[leaf.docBase + i] = vector.cosine(vectors.binaryValue(), scratch);
        }
      }
    }
    return cosines;
  }

  /// Adds the cosines of all passages of a leaf, in parts at once.
  private static void addCosines(LeafReaderContext leaf, Vector vector, float[] cosines) {
    int parts = 1 + leaf.reader().maxDoc() / COSINES_AT_ONCE;
    IntStream.range(0, parts)
        .parallel()
        .forEach(part -> {
          try {
            addCosines(
                leaf,
                vector,
                part * COSINES_AT_ONCE,
                Math.min(leaf.reader().maxDoc(), (part + 1) * COSINES_AT_ONCE),
                cosines);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void addCosines(
      LeafReaderContext leaf, Vector vector, int from, int to, float[] cosines) throws IOException {
    BinaryDocValues vectors = DocValues.getBinary(leaf.reader(), IndexFormat.VECTOR);
    Bits live = leaf.reader().getLiveDocs();
    byte[] scratch = new byte[Vector.DIMENSIONS];
    for (int i = from < to ? vectors.advance(from) : to; i < to; i = vectors.nextDoc()) {
      if (live == null || live.get(i)) {
        cosines[leaf.docBase + i] = vector.cosine(vectors.binaryValue(), scratch);
      }
    }
  }
}
