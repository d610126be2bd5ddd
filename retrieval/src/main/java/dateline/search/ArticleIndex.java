package dateline.search;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NativeFSLockFactory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The one writer of an index.
///
/// Holds the index's write lock from [#open] to [#close]. Indexing has two steps: [#update] makes
/// the articles searchable by words, [#embed] adds the vectors. Both work article by article and
/// commit on the way: what was committed when the process dies is kept, and the next run completes
/// the rest. Doing either twice changes nothing.
public final class ArticleIndex implements AutoCloseable {

  private static final Commits COMMITS =
      new Commits(Duration.ofSeconds(10), Duration.ofSeconds(30));
  private static final Duration TICK = Duration.ofMillis(100);

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /// Characters of articles that may wait for a core, which bounds memory whatever their number.
  private static final int CHARACTERS_AHEAD = 8_000_000;

  /// So many passages of each article get their vectors before all others.
  private static final int LEADS = 1;

  private static final int WRITER_MEGABYTES = 128;

  /// A deletion rewrites its whole segment at the end of a step, so segments are kept small.
  private static final int SEGMENT_MEGABYTES = 256;

  private final Path directory;
  private final Directory files;
  private final IndexWriter writer;
  private final Commits commits;
  private boolean interrupted;

  private ArticleIndex(Path directory, Directory files, IndexWriter writer, Commits commits) {
    this.directory = directory;
    this.files = files;
    this.writer = writer;
    this.commits = commits;
  }

  /// How often to commit in [#update] and in [#embed]. A commit waits for the disk; a killed run
  /// has to do again what came after its last one.
  record Commits(Duration update, Duration embed) {}

  /// What to do with an index that is already there.
  public enum Mode {
    /// Keep it and add to it.
    CONTINUE,
    /// Start from nothing; the old one stays in place until the first commit of the new one.
    REBUILD
  }

  /// How far a step is: articles for [#update], passages for [#embed].
  public record Progress(long done, OptionalLong total) {}

  /// What an update did, in articles, and the passages now in the index.
  ///
  /// @param complete whether every article was taken, false when it was stopped before
  public record Summary(int added, int changed, int unchanged, int passages, boolean complete) {}

  /// Opens an index for writing, and makes one where there is none.
  ///
  /// @throws IndexException where another process writes, or the index is of another format version
  public static ArticleIndex open(Path directory, Mode mode) {
    return open(directory, mode, COMMITS);
  }

  static ArticleIndex open(Path directory, Mode mode, Commits commits) {
    try {
      Files.createDirectories(directory);
      Directory files = new MMapDirectory(directory, NativeFSLockFactory.INSTANCE);
      try {
        return new ArticleIndex(directory, files, writer(directory, files, mode), commits);
      } catch (IOException | RuntimeException e) {
        files.close();
        throw e;
      }
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    }
  }

  private static IndexWriter writer(Path directory, Directory files, Mode mode) throws IOException {
    if (!DirectoryReader.indexExists(files)) {
      refuseForeignFiles(directory, files);
    } else if (mode == Mode.CONTINUE) {
      IndexFormat.check(directory, SegmentInfos.readLatestCommit(files).getUserData());
    }
    IndexWriter writer;
    try {
      writer = new IndexWriter(files, settings(mode));
    } catch (IOException e) {
      if (mode == Mode.CONTINUE || !IndexException.isDamage(e)) {
        throw e;
      }
      // so damaged that Lucene can't even number the next commit
      deleteIndex(files);
      writer = new IndexWriter(files, settings(mode));
    }
    if (!writer.getLiveCommitData().iterator().hasNext()) {
      writer.setLiveCommitData(IndexFormat.commitData().entrySet());
    }
    return writer;
  }

  private static IndexWriterConfig settings(Mode mode) {
    TieredMergePolicy merges = new TieredMergePolicy();
    merges.setMaxMergedSegmentMB(SEGMENT_MEGABYTES);
    merges.setForceMergeDeletesPctAllowed(0);
    return new IndexWriterConfig(NewsAnalyzer.forTexts())
        .setSimilarity(IndexFormat.similarity())
        .setMergePolicy(merges)
        // nothing merges behind finish(), which must reach every segment
        .setMergeScheduler(new SerialMergeScheduler())
        .setRAMBufferSizeMB(WRITER_MEGABYTES)
        .setCommitOnClose(false)
        .setOpenMode(
            mode == Mode.REBUILD
                ? IndexWriterConfig.OpenMode.CREATE
                : IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
  }

  /// Keeps an index from being strewn into a folder of something else.
  private static void refuseForeignFiles(Path directory, Directory files) throws IOException {
    for (String name : files.listAll()) {
      if (!isIndexFile(name)) {
        throw new IndexException(
            directory + " holds other files and no index: name an empty or new folder");
      }
    }
  }

  private static void deleteIndex(Directory files) throws IOException {
    try (Lock _ = files.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String name : files.listAll()) {
        if (isIndexFile(name) && !name.equals(IndexWriter.WRITE_LOCK_NAME)) {
          files.deleteFile(name);
        }
      }
    }
  }

  private static boolean isIndexFile(String name) {
    return name.startsWith("segments")
        || name.startsWith("pending_segments")
        || name.startsWith("_")
        || name.equals(IndexWriter.WRITE_LOCK_NAME);
  }

  /// Adds new articles and replaces changed ones.
  ///
  /// @param articles no two of one id
  /// @param stop asked between articles; when true, what is done is committed and the step ends
  public synchronized Summary update(
      Stream<Article> articles, Consumer<Progress> progress, BooleanSupplier stop) {
    AtomicInteger added = new AtomicInteger();
    AtomicInteger changed = new AtomicInteger();
    AtomicInteger unchanged = new AtomicInteger();
    Set<String> ids = new HashSet<>();
    try (articles;
        DirectoryReader before = DirectoryReader.open(writer)) {
      Iterator<Article> distinct =
          articles
              .sequential()
              .peek(article -> {
                if (!ids.add(article.id())) {
                  throw new IllegalArgumentException("two articles are " + article.id());
                }
              })
              .iterator();
      Step<Article> step =
          new Step<>(
              CHARACTERS_AHEAD,
              article -> article.text().length(),
              (article, _) -> {
                List<Passage> passages = ArticleText.of(article).passages();
                BytesRef old = hash(before, article.id());
                BytesRef hash = IndexFormat.hash(article, passages);
                if (hash.equals(old)) {
                  unchanged.incrementAndGet();
                  return;
                }
                write(article, hash, passages, before);
                (old == null ? added : changed).incrementAndGet();
              },
              commits.update(),
              () ->
                  progress.accept(
                      new Progress(
                          (long) added.get() + changed.get() + unchanged.get(),
                          OptionalLong.empty())));
      boolean complete = step.run(distinct, stop);
      if (complete && added.get() + changed.get() > 0) {
        NameIndex.write(writer);
      }
      finish(complete);
      return new Summary(added.get(), changed.get(), unchanged.get(), passages(), complete);
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    }
  }

  private void write(Article article, BytesRef hash, List<Passage> passages, DirectoryReader before)
      throws IOException {
    List<IndexFormat.Entry> entries = new ArrayList<>();
    boolean vectors = hasVectors(before);
    for (Passage passage : passages) {
      BytesRef vector =
          vectors
              ? vector(
                  before,
                  IndexFormat.key(
                      Embedder.passageInput(article.title(), article.quote(passage.span()))))
              : null;
      entries.add(new IndexFormat.Entry(passage, vector));
    }
    writer.updateDocuments(
        new Term(IndexFormat.ARTICLE, article.id()), IndexFormat.block(article, hash, entries));
  }

  /// Removes every article that is not among these; returns how many.
  public synchronized int retain(Set<String> articleIds) {
    return removeIf(id -> !articleIds.contains(id));
  }

  /// Removes these articles; returns how many of them there were.
  public synchronized int remove(Set<String> articleIds) {
    return removeIf(articleIds::contains);
  }

  private int removeIf(Predicate<String> unwanted) {
    try (DirectoryReader before = DirectoryReader.open(writer)) {
      int removed = 0;
      for (LeafReaderContext leaf : before.leaves()) {
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), IndexFormat.ID);
        Bits live = leaf.reader().getLiveDocs();
        while (ids.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          if (live != null && !live.get(ids.docID())) {
            continue;
          }
          BytesRef id = ids.binaryValue();
          if (unwanted.test(id.utf8ToString())) {
            writer.deleteDocuments(new Term(IndexFormat.ARTICLE, BytesRef.deepCopyOf(id)));
            removed++;
          }
        }
      }
      if (removed > 0) {
        NameIndex.write(writer);
      }
      finish(true);
      return removed;
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    }
  }

  /// Embeds the passages that have no vector yet; returns how many it embedded. The model is loaded
  /// only if there are any. First passages come first, of all articles: with them, an eighth of the
  /// work, questions find nearly what they will find in the end.
  ///
  /// @param stop asked between batches; when true, what is done is committed and the step ends
  public synchronized int embed(Consumer<Progress> progress, BooleanSupplier stop) {
    Embedding embedding = new Embedding(progress);
    try {
      boolean complete = embedding.run(LEADS, stop) && embedding.run(Integer.MAX_VALUE, stop);
      if (embedding.begun) {
        finish(complete);
      }
      return embedding.embedded.get();
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    }
  }

  /// One run through all that has no vector yet, in rounds.
  private final class Embedding {
    private final Consumer<Progress> progress;
    private final AtomicInteger embedded = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private OptionalLong total = OptionalLong.empty();
    private boolean begun;

    Embedding(Consumer<Progress> progress) {
      this.progress = progress;
    }

    /// Gives the first passages of each article their vectors; returns whether it got to the end.
    boolean run(int first, BooleanSupplier stop) throws IOException {
      try (DirectoryReader before = DirectoryReader.open(writer)) {
        List<Integer> incomplete = new ArrayList<>();
        long missing = incomplete(before, incomplete);
        if (incomplete.isEmpty()) {
          return true;
        }
        if (!begun) {
          begun = true;
          total = OptionalLong.of(missing);
        }
        Step<Integer> step =
            new Step<>(
                2 * CORES,
                _ -> 1,
                (document, stopping) -> embed(before, document, first, stopping),
                commits.embed(),
                () -> progress.accept(new Progress(done.get(), total)));
        return step.run(incomplete.iterator(), stop);
      }
    }

    /// Gives one article's first passages their vectors and writes it anew; when told to stop,
    /// those it has got to.
    private void embed(DirectoryReader before, int document, int first, BooleanSupplier stopping)
        throws IOException {
      LeafReaderContext leaf = before.leaves().get(ReaderUtil.subIndex(document, before.leaves()));
      Article article = IndexFormat.article(before.storedFields().document(document));
      int at = document - leaf.docBase;
      int passages = number(leaf.reader(), IndexFormat.PASSAGES, at);
      BinaryDocValues places = DocValues.getBinary(leaf.reader(), IndexFormat.PLACE);
      BinaryDocValues vectors = DocValues.getBinary(leaf.reader(), IndexFormat.VECTOR);
      List<IndexFormat.Entry> entries = new ArrayList<>();
      int found = 0;
      for (int i = at - passages; i < at; i++) {
        places.advanceExact(i);
        Passage passage = IndexFormat.passage(article.id(), places.binaryValue());
        BytesRef vector =
            vectors.advanceExact(i) ? BytesRef.deepCopyOf(vectors.binaryValue()) : null;
        boolean wanted = entries.size() < first;
        if (vector == null && wanted && !stopping.getAsBoolean()) {
          String input = Embedder.passageInput(article.title(), article.quote(passage.span()));
          vector = vector(before, IndexFormat.key(input));
          if (vector == null) {
            vector = Embedder.load().embed(input).encode();
            embedded.incrementAndGet();
          }
          found++;
          done.incrementAndGet();
        }
        entries.add(new IndexFormat.Entry(passage, vector));
      }
      if (found > 0) {
        BytesRef hash =
            IndexFormat.hash(article, entries.stream().map(IndexFormat.Entry::passage).toList());
        writer.updateDocuments(
            new Term(IndexFormat.ARTICLE, article.id()), IndexFormat.block(article, hash, entries));
      }
    }
  }

  /// Adds the documents of the articles that lack vectors; returns how many passages lack one.
  private static long incomplete(DirectoryReader reader, List<Integer> documents)
      throws IOException {
    long total = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum postings =
          leaf.reader()
              .postings(
                  new Term(IndexFormat.INCOMPLETE, IndexFormat.INCOMPLETE), PostingsEnum.NONE);
      if (postings == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        int document = postings.docID();
        if (live == null || live.get(document)) {
          documents.add(leaf.docBase + document);
          total += number(leaf.reader(), IndexFormat.UNEMBEDDED, document);
        }
      }
    }
    return total;
  }

  private static int number(LeafReader reader, String field, int document) throws IOException {
    NumericDocValues values = DocValues.getNumeric(reader, field);
    return values.advanceExact(document) ? (int) values.longValue() : 0;
  }

  /// The content hash of the article with this id, null where there is none.
  private static @Nullable BytesRef hash(DirectoryReader reader, String id) throws IOException {
    return valueOf(reader, new Term(IndexFormat.ID, id), IndexFormat.HASH, true);
  }

  /// The vector of a passage that has this key, of a deleted one too.
  private static @Nullable BytesRef vector(DirectoryReader reader, BytesRef key)
      throws IOException {
    return valueOf(reader, new Term(IndexFormat.EMBEDDED, key), IndexFormat.VECTOR, false);
  }

  private static @Nullable BytesRef valueOf(
      DirectoryReader reader, Term term, String field, boolean mustLive) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      if (postings == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (mustLive && live != null && !live.get(postings.docID())) {
          continue;
        }
        BinaryDocValues values = DocValues.getBinary(leaf.reader(), field);
        if (values.advanceExact(postings.docID())) {
          return BytesRef.deepCopyOf(values.binaryValue());
        }
      }
    }
    return null;
  }

  private static boolean hasVectors(DirectoryReader reader) {
    return reader.leaves().stream()
        .anyMatch(leaf -> leaf.reader().getFieldInfos().fieldInfo(IndexFormat.EMBEDDED) != null);
  }

  /// The number of passages in the index, those not committed yet included.
  public int passages() {
    try (DirectoryReader now = DirectoryReader.open(writer)) {
      int passages = 0;
      for (LeafReaderContext leaf : now.leaves()) {
        NumericDocValues counts = DocValues.getNumeric(leaf.reader(), IndexFormat.PASSAGES);
        Bits live = leaf.reader().getLiveDocs();
        while (counts.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          if (live == null || live.get(counts.docID())) {
            passages += (int) counts.longValue();
          }
        }
      }
      return passages;
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    }
  }

  /// Commits. At the end of a whole step also drops what was replaced and removed: BM25 would
  /// otherwise count it, and scores would depend on how the index came about.
  private void finish(boolean complete) throws IOException {
    if (complete) {
      writer.forceMergeDeletes(true);
    }
    writer.commit();
  }

  /// Takes an interrupt for a wish to stop, and keeps it for the end: an interrupted thread can't
  /// write files.
  private void noteInterrupt() {
    interrupted |= Thread.interrupted();
  }

  @Override
  public synchronized void close() {
    noteInterrupt();
    try (files) {
      writer.rollback();
    } catch (IOException e) {
      throw IndexException.of(directory, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Something done to each item, on any thread.
  private interface Work<T> {
    /// @param stopping whether to end early, leaving the item as it is or half done but whole
    void on(T item, BooleanSupplier stopping) throws IOException;
  }

  /// Work on all cores, while the thread that runs it feeds them, reports, commits and asks whether
  /// to stop.
  private final class Step<T> {
    private final int room;
    private final ToIntFunction<T> size;
    private final Work<T> work;
    private final Duration interval;
    private final Runnable report;
    private final Semaphore free;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean stopping;
    private long committed = System.nanoTime();

    /// @param room the total size of items that may be under way
    Step(int room, ToIntFunction<T> size, Work<T> work, Duration interval, Runnable report) {
      this.room = room;
      this.size = size;
      this.work = work;
      this.interval = interval;
      this.report = report;
      this.free = new Semaphore(room);
    }

    /// Returns whether all items were worked on to their end.
    boolean run(Iterator<T> items, BooleanSupplier stop) throws IOException {
      try (ExecutorService cores =
          Executors.newFixedThreadPool(CORES, Thread.ofPlatform().name("index-", 0).factory())) {
        boolean fed = false;
        try {
          while (goesOn(stop) && items.hasNext()) {
            T item = items.next();
            int permits = Math.clamp(size.applyAsInt(item), 1, room);
            if (acquire(permits, stop)) {
              cores.execute(() -> take(item, permits));
            }
          }
          fed = acquire(room, stop);
        } finally {
          // also where the source of the items failed: what still waits for a core is not begun
          if (!fed) {
            stopping = true;
          }
          noteInterrupt();
        }
      }
      report.run();
      noteInterrupt();
      rethrow(failure.get());
      return !stopping;
    }

    private void take(T item, int permits) {
      try {
        if (!stopping) {
          work.on(item, () -> stopping);
        }
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
      } finally {
        free.release(permits);
      }
    }

    /// Waits for room, ticking; returns whether there is some.
    private boolean acquire(int permits, BooleanSupplier stop) throws IOException {
      boolean acquired = false;
      while (!acquired && goesOn(stop)) {
        try {
          acquired = free.tryAcquire(permits, TICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return acquired;
    }

    private boolean goesOn(BooleanSupplier stop) throws IOException {
      report.run();
      noteInterrupt();
      if (interrupted || failure.get() != null || stop.getAsBoolean()) {
        stopping = true;
        return false;
      }
      if (System.nanoTime() - committed > interval.toNanos()) {
        writer.commit();
        committed = System.nanoTime();
      }
      return true;
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
      switch (failure) {
        case null -> {}
        case IOException e -> throw e;
        case AlreadyClosedException e when e.getCause() instanceof IOException cause -> throw cause;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(failure);
      }
    }
  }
}
