package dateline.search;

import dateline.article.Article;
import dateline.article.NameGroup;
import dateline.article.NearCopies;
import dateline.article.Passage;
import dateline.article.Span;
import dateline.article.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongHeap;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/// Searches the passages of an index.
///
/// Thread-safe. Sees the last commit: [#refresh] moves on to a newer one. The same query on the
/// same passages gives the same hits in the same order, ties broken by passage id.
public final class PassageSearcher implements AutoCloseable {

  /// Terms of a query beyond these are left out: no question has as many.
  private static final int MOST_TERMS = 200;

  private static final float TITLE_BOOST = .5f;

  /// How far down each ranking is looked at when they are fused.
  private static final int DEPTH = 1_000;

  /// So many passages, best first, are read for what the question asks for.
  private static final int READ = 40;

  /// Where there are near-copies, so many times as many passages are looked at.
  private static final int COPIES = 3;

  private static final int MOST_APART = 1_000;

  static final Analyzer TEXTS = NewsAnalyzer.forTexts();
  static final Analyzer QUESTIONS = NewsAnalyzer.forQuestions();

  private final Path directory;
  private final Directory files;
  private final SearcherManager snapshots;

  /// This searcher and whatever it has begun in the background.
  private final Phaser underWay = new Phaser(1);

  private PassageSearcher(Path directory, Directory files, SearcherManager snapshots) {
    this.directory = directory;
    this.files = files;
    this.snapshots = snapshots;
  }

  /// Opens the index in a directory.
  ///
  /// @throws IndexException where there is none, or one of another format version
  public static PassageSearcher open(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw IndexException.missing(directory);
    }
    try {
      Directory files = new MMapDirectory(directory);
      try {
        return new PassageSearcher(
            directory, files, new SearcherManager(files, new Snapshots(directory)));
      } catch (IOException | RuntimeException e) {
        files.close();
        throw e;
      }
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    }
  }

  /// Begins to load, in the background, what a query with this ranking will need; for who asks but
  /// once, and soon. A failure shows when it is needed.
  public void prepare(Ranking ranking) {
    if (ranking != Ranking.LEXICAL && read(Snapshot::hasVectors)) {
      inBackground(Embedder::load);
    }
  }

  /// Whether passages have vectors, so that they can be ranked by meaning.
  public boolean hasVectors() {
    return read(Snapshot::hasVectors);
  }

  /// The best passages for a query, best first. A hybrid or dense query on an index whose vectors
  /// are not finished ranks by what there is.
  public List<Hit> search(PassageQuery query) {
    return read(snapshot -> {
      Ranking ranking =
          query.ranking() == Ranking.HYBRID && !snapshot.hasVectors()
              ? Ranking.LEXICAL
              : query.ranking();
      return switch (ranking) {
        case LEXICAL -> snapshot.lexical(snapshot.wording(query));
        case DENSE -> snapshot.dense(snapshot.wording(query));
        case HYBRID -> snapshot.hybrid(snapshot.wording(query));
      };
    });
  }

  /// The best passages for a query, as [#searchApart], but no more than two thirds of them of one
  /// outlet where others have some among the best of twice as many. Best first.
  public List<List<Hit>> searchBalanced(PassageQuery query) {
    int most = Math.ceilDiv(2 * query.limit(), 3);
    Map<String, Integer> ofOutlet = new HashMap<>();
    List<List<Hit>> chosen = new ArrayList<>();
    List<List<Hit>> others = new ArrayList<>();
    for (List<Hit> group : searchApart(query.withLimit(Math.min(MOST_APART, 2 * query.limit())))) {
      Optional<String> outlet = group.getFirst().article().outlet().map(IndexFormat::outletKey);
      boolean fits = outlet.isEmpty() || ofOutlet.merge(outlet.get(), 1, Integer::sum) <= most;
      (fits ? chosen : others).add(group);
    }
    int room = Math.max(0, query.limit() - chosen.size());
    return Stream.concat(chosen.stream().limit(query.limit()), others.stream().limit(room))
        .sorted(Comparator.comparingInt(group -> group.getFirst().rank()))
        .toList();
  }

  /// The best passages for a query, at most as many as it wants, each with those that say the same
  /// in near-copies of its article: these do not crowd out others. Best first, and the best of each
  /// group first.
  public List<List<Hit>> searchApart(PassageQuery query) {
    List<Hit> hits = search(query);
    Map<String, SortedSet<String>> copies = read(Snapshot::copies);
    if (hits.stream().noneMatch(hit -> copies.containsKey(hit.article().id()))) {
      return hits.stream().map(List::of).toList();
    }
    List<List<Hit>> groups = new ArrayList<>();
    for (Hit hit : search(query.withLimit(Math.min(MOST_APART, COPIES * query.limit())))) {
      SortedSet<String> ofArticle =
          copies.getOrDefault(hit.article().id(), Collections.emptySortedSet());
      Optional<List<Hit>> same =
          groups.stream()
              .filter(group ->
                  ofArticle.contains(group.getFirst().article().id())
                      && !group.getFirst().article().id().equals(hit.article().id())
                      && NearCopies.isSame(group.getFirst().text(), hit.text()))
              .findFirst();
      if (same.isPresent()) {
        same.get().add(hit);
      } else if (groups.size() < query.limit()) {
        groups.add(new ArrayList<>(List.of(hit)));
      }
    }
    return groups;
  }

  /// The article with this id.
  public Optional<Article> article(String id) {
    return read(snapshot -> snapshot.article(id));
  }

  /// All articles without their passages, ordered by id.
  public List<Article> articles() {
    return read(Snapshot::articles);
  }

  /// The newest articles that have text, newest first, ties by id, those without a day last.
  ///
  /// @param outlets of these only, all where it is empty; compared as [PassageQuery#outlets]
  public List<Article> newest(
      int limit, Set<String> outlets, Optional<LocalDate> since, Optional<LocalDate> until) {
    return read(snapshot -> snapshot.newest(limit, Snapshot.filter(outlets, since, until, false)));
  }

  /// The groups of articles with nearly the same text, at least two ids each. Of articles that were
  /// indexed before this was looked at none are known.
  public List<SortedSet<String>> nearCopies() {
    return List.copyOf(new LinkedHashSet<>(read(Snapshot::copies).values()));
  }

  /// The outlets of the articles, folded as [PassageQuery#outlets] compares them, in order.
  public SortedSet<String> outlets() {
    return read(Snapshot::outlets);
  }

  /// The names of the collection with their spellings, those of most articles first.
  public List<NameGroup> names() {
    return read(snapshot -> NameIndex.all(snapshot.getIndexReader()));
  }

  /// The names that one may be a spelling of, or the surname of: those that are spelled so, or else
  /// those that it is like, of most articles first.
  public List<NameGroup> names(String name) {
    Spelling asked = Spelling.of(name);
    return read(snapshot -> NameIndex.of(snapshot.getIndexReader(), asked));
  }

  /// The names of a question that articles spell in another way too, in order.
  public List<SpelledName> spelledNames(String question) {
    return read(snapshot -> snapshot.spelledNames(question));
  }

  /// The cosines of the vectors of texts with that of a question, in their order: how near each is
  /// in meaning. Embeds every text on the spot, a few milliseconds each, on all cores.
  public List<Double> cosines(String question, List<String> texts) {
    Embedder embedder = Embedder.load();
    Vector asked = embedder.embedOnce(question);
    // the longest first, or all would wait for it at last
    Map<String, Double> cosines =
        texts.stream()
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList()
            .parallelStream()
            .collect(
                Collectors.toConcurrentMap(
                    text -> text, text -> (double) asked.cosine(embedder.embedOnce(text))));
    return texts.stream().map(cosines::get).toList();
  }

  /// Begins in the background what [#cosines] will do with some of the texts that it will likely be
  /// asked for.
  public void prepare(List<String> texts) {
    Embedder embedder = Embedder.load();
    for (String text : texts) {
      inBackground(() -> embedder.embedOnce(text));
    }
  }

  private void inBackground(Supplier<?> work) {
    underWay.register();
    CompletableFuture<?> _ =
        CompletableFuture.supplyAsync(work).whenComplete((_, _) -> underWay.arriveAndDeregister());
  }

  /// The words of a text as the index knows them, in order, none left out.
  public List<Token> tokens(String text) {
    try (TokenStream stream = TEXTS.tokenStream(IndexFormat.TEXT, text)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.getAttribute(OffsetAttribute.class);
      List<Token> tokens = new ArrayList<>();
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(new Token(term.toString(), place.startOffset(), place.endOffset()));
      }
      stream.end();
      return tokens;
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    }
  }

  /// The inverse document frequency of terms among passages, `ln(1 + (N - n + .5) / (n + .5))` as
  /// in BM25; a term that stands in no passage has the highest.
  public Map<String, Double> inverseDocumentFrequency(Collection<String> terms) {
    return read(snapshot -> {
      Map<String, Double> frequencies = new HashMap<>();
      for (String term : terms) {
        frequencies.put(term, snapshot.inverseDocumentFrequency(term));
      }
      return frequencies;
    });
  }

  /// Tells commits apart: another number after a [#refresh] that found a newer one.
  public long version() {
    return read(Snapshot::version);
  }

  /// Moves on to the newest commit; returns whether there was one.
  public synchronized boolean refresh() {
    try {
      long before = version();
      snapshots.maybeRefreshBlocking();
      return version() != before;
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    }
  }

  /// Waits for what was begun in the background: the model's library does not survive the end of
  /// the process while it is at work.
  @Override
  public void close() {
    underWay.arriveAndAwaitAdvance();
    try (files) {
      snapshots.close();
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    }
  }

  private interface Reading<T> {
    T of(Snapshot snapshot) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try {
      Snapshot snapshot = (Snapshot) snapshots.acquire();
      try {
        return reading.of(snapshot);
      } finally {
        snapshots.release(snapshot);
      }
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    } catch (UncheckedIOException e) {
      throw IndexException.of(directory, new IOException(e.getMessage(), e));
    }
  }

  /// The distinct terms of a text in order, at most [#MOST_TERMS].
  static List<String> terms(Analyzer analyzer, String text) throws IOException {
    LinkedHashSet<String> terms = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream(IndexFormat.TEXT, text)) {
      CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
      tokens.reset();
      while (terms.size() < MOST_TERMS && tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    }
    return List.copyOf(terms);
  }

  private static final class Snapshots extends SearcherFactory {
    private final Path directory;

    Snapshots(Path directory) {
      this.directory = directory;
    }

    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
        throws IOException {
      IndexFormat.check(directory, ((DirectoryReader) reader).getIndexCommit().getUserData());
      return new Snapshot(reader);
    }
  }

  /// A document with its score in one ranking.
  private record Scored(int document, double score) {}

  /// What is known of whole articles, which are numbered by their order in the index.
  private static final class Whole {

    /// For each document of a passage the number of its article.
    final int[] articles;

    /// For each article the number of its terms, about.
    private final int[] lengths;

    private final double meanLength;

    Whole(int[] articles, int[] lengths) {
      this.articles = articles;
      this.lengths = lengths;
      this.meanLength = Arrays.stream(lengths).average().orElse(1);
    }

    double[] unscored() {
      return new double[lengths.length];
    }

    /// Adds what a term that stands in an article so often is worth to the article's score.
    void add(double[] scores, int article, double rareness, int frequency) {
      if (frequency > 0) {
        scores[article] +=
            rareness * IndexFormat.saturation(frequency, lengths[article], meanLength);
      }
    }
  }

  /// One commit, and what was read of it.
  private static final class Snapshot extends IndexSearcher {

    /// Characters of articles kept decoded.
    private static final long CACHED_CHARACTERS = 8_000_000;

    /// So many passages are compared with a question by one thread.
    private static final int COSINES_AT_ONCE = 16_384;

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

    long version() {
      return ((DirectoryReader) getIndexReader()).getVersion();
    }

    boolean hasVectors() throws IOException {
      for (LeafReaderContext leaf : getLeafContexts()) {
        if (leaf.reader().terms(IndexFormat.EMBEDDED) != null) {
          return true;
        }
      }
      return false;
    }

    List<Hit> lexical(Wording wording) throws IOException {
      PassageQuery query = wording.query();
      float[] scores = lexicalScores(wording);
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

    List<Hit> dense(Wording wording) throws IOException {
      if (!hasVectors()) {
        return List.of();
      }
      PassageQuery query = wording.query();
      float[] cosines = cosines(query, Embedder.load().embedOnce(query.text()));
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

    /// Fuses the two rankings by a sum of scores: see [Fusion]. Unlike a fusion of ranks it keeps
    /// how far apart the passages are.
    List<Hit> hybrid(Wording wording) throws IOException {
      PassageQuery query = wording.query();
      // the model, above all its loading, takes longer than the ranking by words: do both at once
      CompletableFuture<Vector> vector =
          CompletableFuture.supplyAsync(() -> Embedder.load().embedOnce(query.text()));
      float[] lexical = lexicalScores(wording);
      double[] byArticle = wholeScores(wording);
      List<Scored> byWords = best(lexical, Math.max(DEPTH, query.limit()));
      Fusion fusion = fusion(byWords);
      float[] cosines = cosines(query, join(vector));
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
      int[] days = recency.matters() ? days() : new int[0];
      FixedBitSet named = ofNamedOutlets(query.text());
      int[] articles = whole().articles;
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
      FixedBitSet passages = new FixedBitSet(Math.max(1, getIndexReader().maxDoc()));
      String names = Sought.capitalised(text);
      for (String outlet : outlets()) {
        String name = String.join(" ", Sought.words(outlet));
        if (name.isEmpty() || !names.contains(" " + name + " ")) {
          continue;
        }
        for (LeafReaderContext leaf : getLeafContexts()) {
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
      int[] articles = whole().articles;
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
        BytesRef place = place(leaf(scored.document()), scored.document());
        Article article = articleAt(scored.document() + IndexFormat.toArticle(place));
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
      return Wording.of(query, spelledNames(query.text()));
    }

    /// The BM25 score of each article as a whole, by its number in the [Whole]. A name counts in
    /// the spelling that scores most.
    private double[] wholeScores(Wording wording) throws IOException {
      double[] scores = wholeScores(wording.plain(), false);
      for (Wording.Name name : wording.names()) {
        double[] best = wholeScores(name.usual(), false);
        for (List<String> other : name.others()) {
          max(best, wholeScores(other, true));
        }
        for (int i = 0; i < scores.length; i++) {
          scores[i] += best[i];
        }
      }
      return scores;
    }

    /// @param whole whether only articles with all of the terms score
    private double[] wholeScores(List<String> terms, boolean whole) throws IOException {
      Whole all = whole();
      double[] sum = all.unscored();
      for (String term : terms) {
        double[] scores = whole ? all.unscored() : sum;
        double rareness = inverseDocumentFrequency(term);
        for (LeafReaderContext leaf : getLeafContexts()) {
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
    private float[] lexicalScores(Wording wording) throws IOException {
      float[] scores = unscored();
      if (wording.plain().isEmpty() && wording.names().isEmpty()) {
        return scores;
      }
      BooleanQuery.Builder words = new BooleanQuery.Builder();
      add(words, wording.plain(), BooleanClause.Occur.SHOULD);
      for (Wording.Name name : wording.names()) {
        words.add(anySpelling(name), BooleanClause.Occur.SHOULD);
      }
      Query filter = filter(wording.query());
      Query whole =
          filter instanceof MatchAllDocsQuery
              ? words.build()
              : new BooleanQuery.Builder()
                  .add(words.build(), BooleanClause.Occur.MUST)
                  .add(filter, BooleanClause.Occur.FILTER)
                  .build();
      return search(
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

    /// The cosine of each document's vector with the query's, NaN where it has none.
    private float[] cosines(PassageQuery query, Vector vector) throws IOException {
      float[] cosines = unscored();
      byte[] scratch = new byte[Vector.DIMENSIONS];
      Query filter = rewrite(filter(query));
      Weight weight =
          filter instanceof MatchAllDocsQuery
              ? null
              : createWeight(filter, ScoreMode.COMPLETE_NO_SCORES, 1);
      for (LeafReaderContext leaf : getLeafContexts()) {
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
        LeafReaderContext leaf, Vector vector, int from, int to, float[] cosines)
        throws IOException {
      BinaryDocValues vectors = DocValues.getBinary(leaf.reader(), IndexFormat.VECTOR);
      Bits live = leaf.reader().getLiveDocs();
      byte[] scratch = new byte[Vector.DIMENSIONS];
      for (int i = from < to ? vectors.advance(from) : to; i < to; i = vectors.nextDoc()) {
        if (live == null || live.get(i)) {
          cosines[leaf.docBase + i] = vector.cosine(vectors.binaryValue(), scratch);
        }
      }
    }

    private float[] unscored() {
      float[] scores = new float[getIndexReader().maxDoc()];
      Arrays.fill(scores, Float.NaN);
      return scores;
    }

    private static Query filter(PassageQuery query) {
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

    /// Sorts by falling score; only documents with one score are looked up to compare their
    /// passages.
    private void sort(List<Scored> documents) throws IOException {
      documents.sort(Comparator.comparingDouble(Scored::score).reversed());
      for (int start = 0; start < documents.size(); ) {
        int end = start + 1;
        while (end < documents.size()
            && documents.get(end).score() == documents.get(start).score()) {
          end++;
        }
        if (end - start > 1) {
          List<Scored> ties = documents.subList(start, end);
          Map<Scored, Span> spans = new HashMap<>();
          for (Scored tie : ties) {
            spans.put(tie, passage(tie.document()).span());
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
      LeafReaderContext leaf = leaf(scored.document());
      BytesRef place = place(leaf, scored.document());
      Article article = articleAt(scored.document() + IndexFormat.toArticle(place));
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

    private Passage passage(int document) throws IOException {
      LeafReaderContext leaf = leaf(document);
      BytesRef place = place(leaf, document);
      BinaryDocValues ids = DocValues.getBinary(leaf.reader(), IndexFormat.ID);
      ids.advanceExact(document - leaf.docBase + IndexFormat.toArticle(place));
      return IndexFormat.passage(ids.binaryValue().utf8ToString(), place);
    }

    private LeafReaderContext leaf(int document) {
      return getLeafContexts().get(ReaderUtil.subIndex(document, getLeafContexts()));
    }

    private static BytesRef place(LeafReaderContext leaf, int document) throws IOException {
      BinaryDocValues places = DocValues.getBinary(leaf.reader(), IndexFormat.PLACE);
      places.advanceExact(document - leaf.docBase);
      return places.binaryValue();
    }

    private Article articleAt(int document) throws IOException {
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

    Optional<Article> article(String id) throws IOException {
      TopDocs found = search(new TermQuery(new Term(IndexFormat.ID, id)), 1);
      return found.scoreDocs.length == 0
          ? Optional.empty()
          : Optional.of(articleAt(found.scoreDocs[0].doc));
    }

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

    /// The newest articles with passages that pass a filter. Reads days from the index of points
    /// once for each snapshot, and texts only of the articles returned.
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
    private synchronized Whole whole() throws IOException {
      Whole known = whole;
      if (known != null) {
        return known;
      }
      int[] articles = new int[getIndexReader().maxDoc()];
      List<Integer> lengths = new ArrayList<>();
      for (LeafReaderContext leaf : getLeafContexts()) {
        NumericDocValues passages = DocValues.getNumeric(leaf.reader(), IndexFormat.PASSAGES);
        NumericDocValues norms = leaf.reader().getNormValues(IndexFormat.TEXT);
        for (int i = passages.nextDoc();
            i != DocIdSetIterator.NO_MORE_DOCS;
            i = passages.nextDoc()) {
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
    private synchronized int[] days() throws IOException {
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
