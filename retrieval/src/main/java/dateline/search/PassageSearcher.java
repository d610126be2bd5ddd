package dateline.search;

import dateline.article.Article;
import dateline.article.NameGroup;
import dateline.article.NearCopies;
import dateline.article.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/// Searches the passages of an index.
///
/// Thread-safe. Sees the last commit: [#refresh] moves on to a newer one. The same query on the
/// same passages gives the same hits in the same order, ties broken by passage id.
public final class PassageSearcher implements AutoCloseable {

  /// Terms of a query beyond these are left out: no question has as many.
  private static final int MOST_TERMS = 200;

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
    return read(snapshot -> new Ranker(snapshot).ranked(query));
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
}
