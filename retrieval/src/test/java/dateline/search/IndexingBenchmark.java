package dateline.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.article.Article;
import dateline.article.ArticleFiles;
import dateline.article.ArticleFiles.Reading;
import dateline.article.ArticleText;
import dateline.article.Passage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/// What indexing is measured against: Lucene and the embedding model, each used as plainly as can
/// be. Started by `bot/bin/benchmark`.
final class IndexingBenchmark {

  private static final int ROUNDS = 5;

  private IndexingBenchmark() {}

  /// Runs one measurement: `lucene FILE DIRECTORY` or `embed FILE DIRECTORY PASSAGES`.
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    Path directory = Path.of(arguments[2]);
    switch (arguments[0]) {
      case "lucene" -> indexPlainly(file, directory);
      case "embed" -> embed(file, directory, Integer.parseInt(arguments[3]));
      default -> throw new IllegalArgumentException("no measurement is called " + arguments[0]);
    }
  }

  /// Indexes whole articles in one thread, without a look at what is in them; timed from outside,
  /// like the command it is compared with.
  private static void indexPlainly(Path file, Path directory) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = lines(file);
        FSDirectory files = FSDirectory.open(directory);
        IndexWriter writer = new IndexWriter(files, new IndexWriterConfig(new EnglishAnalyzer()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode article = json.readTree(line);
        Document document = new Document();
        document.add(new StringField("id", article.path("id").asText(), Field.Store.YES));
        document.add(new TextField("title", article.path("title").asText(), Field.Store.NO));
        document.add(new TextField("text", article.path("text").asText(), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.commit();
    }
  }

  private static BufferedReader lines(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
            StandardCharsets.UTF_8));
  }

  /// Embeds passages with an [ArticleIndex] and the same texts with the bare model on all cores, in
  /// turn, so that both meet the same load. Each round has articles of its own. Prints for each
  /// round the passages a second, ours and the model's, and the percentage.
  private static void embed(Path file, Path directory, int passages) {
    Embedder.load(); // first: it keeps the library that both use from the network
    EmbeddingModel model = new BgeSmallEnV15QuantizedEmbeddingModel();
    try (Stream<Reading> readings = ArticleFiles.read(List.of(file))) {
      Iterator<Article> articles =
          readings
              .filter(Reading.Read.class::isInstance)
              .map(reading -> ((Reading.Read) reading).article())
              .iterator();
      for (int round = 0; round < ROUNDS && articles.hasNext(); round++) {
        List<Article> taken = new ArrayList<>();
        List<TextSegment> texts = new ArrayList<>();
        while (articles.hasNext() && texts.size() < passages / ROUNDS) {
          Article article = articles.next();
          taken.add(article);
          for (Passage passage : ArticleText.of(article).passages()) {
            String text = article.quote(passage.span());
            texts.add(TextSegment.from(Embedder.passageInput(article.title(), text)));
          }
        }
        double ours;
        try (ArticleIndex index =
            ArticleIndex.open(directory.resolve("round-" + round), ArticleIndex.Mode.REBUILD)) {
          index.update(taken.stream(), _ -> {}, () -> false);
          long start = System.nanoTime();
          ours = index.embed(_ -> {}, () -> false) / secondsSince(start);
        }
        long start = System.nanoTime();
        double bare = model.embedAll(texts).content().size() / secondsSince(start);
        System.out.println(
            String.format(Locale.ROOT, "%.1f %.1f %.1f", ours, bare, 100 * ours / bare));
        System.err.println(
            "round %d: %d passages, %.1f a second, bare model %.1f"
                .formatted(round + 1, texts.size(), ours, bare));
      }
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
