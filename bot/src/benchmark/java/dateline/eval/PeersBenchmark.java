package dateline.eval;

import dateline.article.Article;
import dateline.article.ArticleFiles;
import dateline.article.ArticleFiles.Reading;
import dateline.search.ArticleIndex;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import dateline.search.Ranking;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.HuggingFaceTokenCountEstimator;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.FSDirectory;

/// Retrieval beside its peers, each used as plainly as can be: Lucene alone, and the parts that
/// LangChain4j's Easy RAG puts together. Started by `bot/bin/benchmark`, one process for each.
final class PeersBenchmark {

  /// Passages asked for, so that ten articles are among them.
  private static final int DEPTH = 100;

  private PeersBenchmark() {}

  /// Finds the ids of articles for a question, best first.
  private interface Finder extends AutoCloseable {
    List<String> find(LabelledQuestion question) throws IOException;

    @Override
    void close() throws IOException;
  }

  /// Prints one row of a table: `NAME CORPUS QUESTIONS DIRECTORY`.
  public static void main(String[] arguments) throws IOException {
    Path corpus = Path.of(arguments[1]);
    Path directory = Path.of(arguments[3]);
    long start = System.nanoTime();
    try (Finder finder =
        switch (arguments[0]) {
          case "dateline" -> dateline(corpus, directory);
          case "lucene" -> lucene(corpus, directory);
          case "easy-rag" -> easyRag(corpus);
          default -> throw new IllegalArgumentException("no peer is called " + arguments[0]);
        }) {
      Duration indexing = Duration.ofNanos(System.nanoTime() - start);
      System.out.println(row(arguments[0], finder, Path.of(arguments[2]), indexing, processor()));
    }
  }

  /// The processor time that this process has taken so far.
  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static String row(
      String name, Finder finder, Path file, Duration indexing, Duration processor)
      throws IOException {
    List<Long> times = new ArrayList<>();
    Map<Measure, Double> sums = new EnumMap<>(Measure.class);
    int judged = 0;
    try (QuestionSet questions = QuestionSet.open(file)) {
      for (Optional<LabelledQuestion> next = questions.next();
          next.isPresent();
          next = questions.next()) {
        LabelledQuestion question = next.get();
        long start = System.nanoTime();
        List<String> found = finder.find(question);
        times.add(System.nanoTime() - start);
        if (!question.evidence().isEmpty() && !question.isUnanswerable()) {
          judged++;
          RetrievalScore.of(found, question.evidence())
              .forEach((measure, score) -> sums.merge(measure, score, Double::sum));
        }
      }
    }
    Duration asking = processor().minus(processor);
    // the first fifth warms up
    List<Long> warm = times.subList(times.size() / 5, times.size()).stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.1f | %.1f | %.1f | %.1f | %.1f | %d |",
        name,
        sums.getOrDefault(Measure.HIT_1, 0.0) / Math.max(1, judged),
        sums.getOrDefault(Measure.NDCG_10, 0.0) / Math.max(1, judged),
        indexing.toMillis() / 1e3,
        processor.toMillis() / 1e3,
        at(warm, .5) / 1e6,
        at(warm, .99) / 1e6,
        asking.toNanos() / 1e6 / Math.max(1, times.size()),
        heapInUse() >> 20);
  }

  /// Bytes in use once what is not needed any more is gone.
  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
  }

  private static Stream<Article> articles(Path corpus) {
    return ArticleFiles.read(List.of(corpus))
        .filter(Reading.Read.class::isInstance)
        .map(reading -> ((Reading.Read) reading).article());
  }

  private static String whole(Article article) {
    return article.title() + "\n" + article.text();
  }

  private static Finder dateline(Path corpus, Path directory) {
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.REBUILD)) {
      index.update(articles(corpus), _ -> {}, () -> false);
      index.embed(_ -> {}, () -> false);
    }
    PassageSearcher searcher = PassageSearcher.open(directory);
    return new Finder() {
      @Override
      public List<String> find(LabelledQuestion question) {
        return searcher
            .search(
                PassageQuery.of(question.text(), DEPTH, Ranking.HYBRID).askedOn(question.asked()))
            .stream()
            .map(hit -> hit.article().id())
            .distinct()
            .toList();
      }

      @Override
      public void close() {
        searcher.close();
      }
    };
  }

  /// Lucene's BM25 over whole articles, with its own analysis of English.
  private static Finder lucene(Path corpus, Path directory) throws IOException {
    Analyzer analyzer = new EnglishAnalyzer();
    Similarity similarity = new BM25Similarity(.9f, .4f);
    FSDirectory files = FSDirectory.open(directory);
    try (Stream<Article> articles = articles(corpus);
        IndexWriter writer =
            new IndexWriter(files, new IndexWriterConfig(analyzer).setSimilarity(similarity))) {
      articles.forEach(article -> {
        var document = new org.apache.lucene.document.Document();
        document.add(new StringField("id", article.id(), Field.Store.YES));
        document.add(new TextField("text", whole(article), Field.Store.NO));
        try {
          writer.addDocument(document);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
    DirectoryReader reader = DirectoryReader.open(files);
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(similarity);
    return new Finder() {
      @Override
      public List<String> find(LabelledQuestion question) throws IOException {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        try (TokenStream tokens = analyzer.tokenStream("text", question.text())) {
          CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
          tokens.reset();
          while (tokens.incrementToken()) {
            words.add(new TermQuery(new Term("text", term.toString())), BooleanClause.Occur.SHOULD);
          }
          tokens.end();
        }
        List<String> found = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(words.build(), DEPTH).scoreDocs) {
          found.add(searcher.storedFields().document(hit.doc).get("id"));
        }
        return found;
      }

      @Override
      public void close() throws IOException {
        try (files) {
          reader.close();
        }
      }
    };
  }

  /// What LangChain4j's Easy RAG is made of: segments of 300 tokens that overlap by 30, all in
  /// memory, and the same embedding model with the library's own session.
  private static Finder easyRag(Path corpus) {
    EmbeddingModel model = new BgeSmallEnV15QuantizedEmbeddingModel();
    DocumentSplitter splitter =
        DocumentSplitters.recursive(300, 30, new HuggingFaceTokenCountEstimator());
    List<TextSegment> segments = new ArrayList<>();
    try (Stream<Article> articles = articles(corpus)) {
      articles
          .filter(article -> !whole(article).isBlank())
          .forEach(article ->
              segments.addAll(
                  splitter.split(
                      Document.from(whole(article), Metadata.from("id", article.id())))));
    }
    InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
    store.addAll(model.embedAll(segments).content(), segments);
    return new Finder() {
      @Override
      public List<String> find(LabelledQuestion question) {
        EmbeddingSearchRequest request =
            EmbeddingSearchRequest.builder()
                .queryEmbedding(model.embed(question.text()).content())
                .maxResults(DEPTH)
                .build();
        return store.search(request).matches().stream()
            .map(match -> match.embedded().metadata().getString("id"))
            .distinct()
            .toList();
      }

      @Override
      public void close() {}
    };
  }
}
