package dateline.search;

import dateline.article.Article;
import dateline.article.NearCopies;
import dateline.article.Passage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/// One commit, and what was read of it.
final class Snapshot extends IndexSearcher {

  /// Characters of articles kept decoded.
  private static final long CACHED_CHARACTERS = 8_000_000;

  /// Questions whose names are kept.
  private static final int RECENT_QUESTIONS = 64;

  /// Terms whose frequency is kept.
  private static final int RECENT_TERMS = 20_000;

  private final Map<Integer, Article> cache = new LinkedHashMap<>(16, .75f, true);
  private final Map<String, List<SpelledName>> spelled = Recent.map(RECENT_QUESTIONS);
  private final Map<String, Double> rareness = Recent.map(RECENT_TERMS);
  private long cachedCharacters;
  private @Nullable SortedSet<String> outlets;
  private @Nullable Map<String, SortedSet<String>> copies;
  private int @Nullable [] days;
  private @Nullable Whole whole;

  Snapshot(IndexReader reader) {
    super(reader);
    setSimilarity(IndexFormat.similarity());
    setQueryCache(null);
  }

  /// As [PassageSearcher#outlets].
  synchronized SortedSet<String> outlets() throws IOException {
    if (outlets == null) {
      SortedSet<String> found = new TreeSet<>();
      for (LeafReaderContext leaf : getLeafContexts()) {
        Terms terms = leaf.reader().terms(IndexFormat.OUTLET);
        if (terms == null) {
          continue;
        }
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          found.add(term.utf8ToString());
        }
      }
      outlets = Collections.unmodifiableSortedSet(found);
    }
    return outlets;
  }

  /// By the id of an article those of its near-copies.
  synchronized Map<String, SortedSet<String>> copies() throws IOException {
    if (copies == null) {
      Map<String, int[]> signatures = new HashMap<>();
      for (LeafReaderContext leaf : getLeafContexts()) {
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), IndexFormat.ID);
        BinaryDocValues values = DocValues.getBinary(leaf.reader(), IndexFormat.SIGNATURE);
        Bits live = leaf.reader().getLiveDocs();
        while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          if ((live == null || live.get(values.docID())) && ids.advanceExact(values.docID())) {
            signatures.put(
                ids.binaryValue().utf8ToString(), IndexFormat.signature(values.binaryValue()));
          }
        }
      }
      Map<String, SortedSet<String>> found = new LinkedHashMap<>();
      NearCopies.groups(signatures).forEach(group -> group.forEach(id -> found.put(id, group)));
      copies = Collections.unmodifiableMap(found);
    }
    return copies;
  }

  /// Tells commits apart.
  long version() {
    return ((DirectoryReader) getIndexReader()).getVersion();
  }

  /// Whether passages have vectors.
  boolean hasVectors() throws IOException {
    for (LeafReaderContext leaf : getLeafContexts()) {
      if (leaf.reader().terms(IndexFormat.EMBEDDED) != null) {
        return true;
      }
    }
    return false;
  }

  /// For each document a score that says that it has none.
  float[] unscored() {
    float[] scores = new float[getIndexReader().maxDoc()];
    Arrays.fill(scores, Float.NaN);
    return scores;
  }

  /// What passes for a query.
  static Query filter(PassageQuery query) {
    return filter(query.outlets(), query.since(), query.until(), query.told());
  }

  /// @param told whether what tells of those days passes too
  static Query filter(
      Set<String> outlets, Optional<LocalDate> since, Optional<LocalDate> until, boolean told) {
    BooleanQuery.Builder filter = new BooleanQuery.Builder();
    if (!outlets.isEmpty()) {
      List<BytesRef> keys =
          outlets.stream().map(outlet -> new BytesRef(IndexFormat.outletKey(outlet))).toList();
      filter.add(new TermInSetQuery(IndexFormat.OUTLET, keys), BooleanClause.Occur.FILTER);
    }
    if (since.isPresent() || until.isPresent()) {
      int first = since.map(IndexFormat::day).orElse(Integer.MIN_VALUE);
      int last = until.map(IndexFormat::day).orElse(Integer.MAX_VALUE);
      BooleanQuery.Builder days = new BooleanQuery.Builder();
      days.add(IntPoint.newRangeQuery(IndexFormat.DAY, first, last), BooleanClause.Occur.SHOULD);
      if (told) {
        days.add(
            IntRange.newWithinQuery(IndexFormat.TIMES, new int[] {first}, new int[] {last}),
            BooleanClause.Occur.SHOULD);
      }
      filter.add(days.build(), BooleanClause.Occur.FILTER);
    }
    BooleanQuery built = filter.build();
    return built.clauses().isEmpty() ? MatchAllDocsQuery.INSTANCE : built;
  }

  /// The passage of a document.
  Passage passage(int document) throws IOException {
    LeafReaderContext leaf = leaf(document);
    BytesRef place = place(leaf, document);
    BinaryDocValues ids = DocValues.getBinary(leaf.reader(), IndexFormat.ID);
    ids.advanceExact(document - leaf.docBase + IndexFormat.toArticle(place));
    return IndexFormat.passage(ids.binaryValue().utf8ToString(), place);
  }

  /// Where a document stands.
  LeafReaderContext leaf(int document) {
    return getLeafContexts().get(ReaderUtil.subIndex(document, getLeafContexts()));
  }

  /// A passage as [IndexFormat#passage] reads it.
  static BytesRef place(LeafReaderContext leaf, int document) throws IOException {
    BinaryDocValues places = DocValues.getBinary(leaf.reader(), IndexFormat.PLACE);
    places.advanceExact(document - leaf.docBase);
    return places.binaryValue();
  }

  /// The article of a document, kept for a while.
  Article articleAt(int document) throws IOException {
    synchronized (cache) {
      Article cached = cache.get(document);
      if (cached != null) {
        return cached;
      }
    }
    Article article = IndexFormat.article(storedFields().document(document));
    synchronized (cache) {
      if (cache.put(document, article) == null) {
        cachedCharacters += article.text().length();
      }
      var eldest = cache.values().iterator();
      while (cachedCharacters > CACHED_CHARACTERS && eldest.hasNext()) {
        cachedCharacters -= eldest.next().text().length();
        eldest.remove();
      }
    }
    return article;
  }

  /// As [PassageSearcher#article].
  Optional<Article> article(String id) throws IOException {
    TopDocs found = search(new TermQuery(new Term(IndexFormat.ID, id)), 1);
    return found.scoreDocs.length == 0
        ? Optional.empty()
        : Optional.of(articleAt(found.scoreDocs[0].doc));
  }

  /// As [PassageSearcher#articles].
  List<Article> articles() throws IOException {
    List<Article> articles = new ArrayList<>();
    for (LeafReaderContext leaf : getLeafContexts()) {
      BinaryDocValues ids = DocValues.getBinary(leaf.reader(), IndexFormat.ID);
      Bits live = leaf.reader().getLiveDocs();
      while (ids.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(ids.docID())) {
          articles.add(IndexFormat.article(leaf.reader().storedFields().document(ids.docID())));
        }
      }
    }
    articles.sort(Comparator.comparing(Article::id));
    return articles;
  }

  /// The newest articles with passages that pass a filter. Reads days from the index of points once
  /// for each snapshot, and texts only of the articles returned.
  List<Article> newest(int limit, Query filter) throws IOException {
    int[] days = days();
    List<Integer> articles = new ArrayList<>();
    Weight weight = createWeight(rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : getLeafContexts()) {
      Scorer passing = weight.scorer(leaf);
      BinaryDocValues places = leaf.reader().getBinaryDocValues(IndexFormat.PLACE);
      if (passing == null || places == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator documents = passing.iterator();
      for (int i = documents.nextDoc();
          i != DocIdSetIterator.NO_MORE_DOCS;
          i = documents.nextDoc()) {
        // the last passage stands right before its article
        if ((live == null || live.get(i))
            && places.advanceExact(i)
            && IndexFormat.toArticle(places.binaryValue()) == 1) {
          articles.add(leaf.docBase + i + 1);
        }
      }
    }
    articles.sort(Comparator.comparingInt((Integer document) -> days[document - 1]).reversed());
    if (articles.size() > limit && limit > 0) {
      int last = days[articles.get(limit - 1) - 1];
      articles.removeIf(document -> days[document - 1] < last);
    }
    Map<Integer, String> ids = new HashMap<>();
    for (int document : articles) {
      LeafReaderContext leaf = leaf(document);
      BinaryDocValues values = DocValues.getBinary(leaf.reader(), IndexFormat.ID);
      values.advanceExact(document - leaf.docBase);
      ids.put(document, values.binaryValue().utf8ToString());
    }
    articles.sort(
        Comparator.comparingInt((Integer document) -> days[document - 1])
            .reversed()
            .thenComparing(ids::get));
    List<Article> newest = new ArrayList<>();
    for (int document : articles.subList(0, Math.min(limit, articles.size()))) {
      newest.add(articleAt(document));
    }
    return newest;
  }

  /// Which article each passage is of, read once for each snapshot.
  synchronized Whole whole() throws IOException {
    Whole known = whole;
    if (known != null) {
      return known;
    }
    int[] articles = new int[getIndexReader().maxDoc()];
    List<Integer> lengths = new ArrayList<>();
    for (LeafReaderContext leaf : getLeafContexts()) {
      NumericDocValues passages = DocValues.getNumeric(leaf.reader(), IndexFormat.PASSAGES);
      NumericDocValues norms = leaf.reader().getNormValues(IndexFormat.TEXT);
      for (int i = passages.nextDoc(); i != DocIdSetIterator.NO_MORE_DOCS; i = passages.nextDoc()) {
        int length = 0;
        for (int passage = i - (int) passages.longValue(); passage < i; passage++) {
          articles[leaf.docBase + passage] = lengths.size();
          if (norms != null && norms.advanceExact(passage)) {
            length += SmallFloat.byte4ToInt((byte) norms.longValue());
          }
        }
        lengths.add(length);
      }
    }
    known = new Whole(articles, lengths.stream().mapToInt(length -> length).toArray());
    whole = known;
    return known;
  }

  /// For each passage its day, the least number where it has none.
  synchronized int[] days() throws IOException {
    int[] known = days;
    if (known != null) {
      return known;
    }
    int[] found = new int[getIndexReader().maxDoc()];
    Arrays.fill(found, Integer.MIN_VALUE);
    for (LeafReaderContext leaf : getLeafContexts()) {
      PointValues points = leaf.reader().getPointValues(IndexFormat.DAY);
      if (points != null) {
        points.intersect(
            new PointValues.IntersectVisitor() {
              @Override
              public void visit(int document) {
                throw new AssertionError("every cell is looked into");
              }

              @Override
              public void visit(int document, byte[] day) {
                found[leaf.docBase + document] = IntPoint.decodeDimension(day, 0);
              }

              @Override
              public PointValues.Relation compare(byte[] least, byte[] most) {
                return PointValues.Relation.CELL_CROSSES_QUERY;
              }
            });
      }
    }
    days = found;
    return found;
  }

  /// The names of a question that articles spell in another way too; each step of an answer asks
  /// for those of the same question.
  List<SpelledName> spelledNames(String question) throws IOException {
    List<SpelledName> known = spelled.get(question);
    if (known == null) {
      known = SpelledNames.in(getIndexReader(), question);
      spelled.put(question, known);
    }
    return known;
  }

  /// As [PassageSearcher#inverseDocumentFrequency].
  double inverseDocumentFrequency(String term) throws IOException {
    Double known = rareness.get(term);
    if (known == null) {
      known = readInverseDocumentFrequency(term);
      rareness.put(term, known);
    }
    return known;
  }

  private double readInverseDocumentFrequency(String term) throws IOException {
    double all = getIndexReader().getDocCount(IndexFormat.TEXT);
    double having = getIndexReader().docFreq(new Term(IndexFormat.TEXT, term));
    return Math.log(1 + (all - having + .5) / (having + .5));
  }
}
