package dateline.search;

import dateline.article.Article;
import dateline.article.NearCopies;
import dateline.article.Passage;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.article.TimeReferences;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The layout of an index: all that its writer and its reader must agree on.
///
/// An article is one block of documents, written and replaced as one: a document for each passage
/// in order, then one for the article. Only that last one stores text; a passage says how many
/// documents further it stands, and which stretches of the text are its own. Besides, there is a
/// document for each name of the collection: see [NameIndex].
///
/// Any change here, in [NewsAnalyzer], in [Vector] or in what [Embedder] does to a passage is a new
/// [#VERSION]. A change in how articles are cut is not: the cut is part of an article's hash, so
/// the next update writes anew what is now cut otherwise, and passages that stay keep their
/// vectors.
final class IndexFormat {

  /// The number that each commit carries.
  static final int VERSION = 1;

  private static final String VERSION_KEY = "dateline.format";

  // of every document
  static final String ARTICLE = "article";

  // of passages
  static final String TEXT = "text";
  static final String TITLE = "title";
  static final String OUTLET = "outlet";
  static final String DAY = "day";
  static final String TIMES = "times";
  static final String PLACE = "place";
  static final String VECTOR = "vector";
  static final String EMBEDDED = "embedded";

  // of articles
  static final String ID = "id";
  static final String HASH = "hash";
  static final String PASSAGES = "passages";
  static final String UNEMBEDDED = "unembedded";
  static final String INCOMPLETE = "incomplete";
  static final String NAMES = "names";
  static final String SIGNATURE = "signature";

  /// What is read of an article beside its words, so that an update reads it anew where that has
  /// changed.
  private static final String READ_BESIDE_WORDS =
      "names, other names, near-copies, places apart, times";

  private static final String STORED_TITLE = "article-title";
  private static final String STORED_OUTLET = "article-outlet";
  private static final String STORED_PUBLISHED = "article-published";
  private static final String STORED_URL = "article-url";
  private static final String STORED_TEXT = "article-text";

  private static final float K1 = .9f;
  private static final float B = .4f;
  private static final int KEY_BYTES = 16;
  private static final int LONGEST_OUTLET = 256;

  /// A longer article is not read for the times it tells of, in characters.
  private static final int LONGEST_READ = 400_000;

  private static final FieldType WORDS = words();

  private IndexFormat() {}

  private static FieldType words() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  /// BM25 with the parameters usual for short passages of news.
  static Similarity similarity() {
    return new BM25Similarity(K1, B);
  }

  /// BM25's share of a term's weight: what it is worth to stand in a text so often, from 0 to 1.
  static double saturation(int frequency, int length, double meanLength) {
    return frequency / (frequency + K1 * (1 - B + B * length / meanLength));
  }

  /// What each commit carries to say its format.
  static Map<String, String> commitData() {
    return Map.of(VERSION_KEY, Integer.toString(VERSION));
  }

  /// Refuses an index whose commits say another format.
  static void check(java.nio.file.Path directory, Map<String, String> commitData) {
    String found = commitData.get(VERSION_KEY);
    if (found == null) {
      throw new IndexException(
          directory + " holds an index that is not Dateline's: name another folder");
    }
    if (!found.equals(Integer.toString(VERSION))) {
      throw new IndexException(
          "index "
              + directory
              + " has format "
              + found
              + ", this is format "
              + VERSION
              + ": run 'dateline index --rebuild PATH...'");
    }
  }

  /// Tells an article and its cut from any other: where two hashes are the same, there is nothing
  /// to index anew.
  static BytesRef hash(Article article, List<Passage> passages) {
    MessageDigest digest = sha256();
    update(digest, READ_BESIDE_WORDS);
    update(digest, article.id());
    update(digest, article.title());
    update(digest, article.outlet().orElse(null));
    update(digest, article.published().map(LocalDate::toString).orElse(null));
    update(digest, article.url().orElse(null));
    update(digest, article.text());
    for (Passage passage : passages) {
      BytesRef place = place(passage, 0);
      digest.update(place.bytes, place.offset, place.length);
    }
    return new BytesRef(digest.digest());
  }

  /// Names what is embedded of a passage: two passages with one key have one vector.
  static BytesRef key(String input) {
    byte[] hash = sha256().digest(input.getBytes(StandardCharsets.UTF_8));
    return new BytesRef(Arrays.copyOf(hash, KEY_BYTES));
  }

  private static void update(MessageDigest digest, @Nullable String value) {
    if (value == null) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, -1));
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /// An outlet as it is compared.
  static String outletKey(String outlet) {
    String folded = ICUFoldingFilter.NORMALIZER.normalize(outlet.strip());
    return folded.substring(0, Math.min(folded.length(), LONGEST_OUTLET));
  }

  static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  /// A passage to be written, with its encoded vector where it has one.
  record Entry(Passage passage, @Nullable BytesRef vector) {}

  /// The documents of an article.
  static List<Document> block(Article article, BytesRef hash, List<Entry> entries) {
    List<Document> documents = new ArrayList<>(entries.size() + 1);
    Optional<String> outlet = article.outlet().map(IndexFormat::outletKey);
    List<TimeReference> times =
        article.text().length() > LONGEST_READ ? List.of() : TimeReferences.of(article);
    int unembedded = 0;
    for (int i = 0; i < entries.size(); i++) {
      Passage passage = entries.get(i).passage();
      String text = article.quote(passage.span());
      Document document = new Document();
      document.add(new StringField(ARTICLE, article.id(), Field.Store.NO));
      document.add(new Field(TEXT, text, WORDS));
      if (!article.title().isBlank()) {
        document.add(new Field(TITLE, article.title(), WORDS));
      }
      outlet.ifPresent(name -> document.add(new StringField(OUTLET, name, Field.Store.NO)));
      article.published().ifPresent(date -> document.add(new IntPoint(DAY, day(date))));
      times.stream()
          .filter(time -> passage.span().start() <= time.start())
          .filter(time -> time.end() <= passage.span().end())
          .map(
              time -> new IntRange(TIMES, new int[] {day(time.from())}, new int[] {day(time.to())}))
          .forEach(document::add);
      document.add(new BinaryDocValuesField(PLACE, place(passage, entries.size() - i)));
      BytesRef vector = entries.get(i).vector();
      if (vector == null) {
        unembedded++;
      } else {
        document.add(new BinaryDocValuesField(VECTOR, vector));
        BytesRef key = key(Embedder.passageInput(article.title(), text));
        document.add(new StringField(EMBEDDED, key, Field.Store.NO));
      }
      documents.add(document);
    }
    documents.add(document(article, hash, entries.size(), unembedded));
    return documents;
  }

  private static Document document(Article article, BytesRef hash, int passages, int unembedded) {
    Document document = new Document();
    document.add(new StringField(ARTICLE, article.id(), Field.Store.NO));
    document.add(new StringField(ID, article.id(), Field.Store.YES));
    document.add(new BinaryDocValuesField(ID, new BytesRef(article.id())));
    document.add(new BinaryDocValuesField(HASH, hash));
    document.add(new NumericDocValuesField(PASSAGES, passages));
    document.add(new NumericDocValuesField(UNEMBEDDED, unembedded));
    document.add(new BinaryDocValuesField(NAMES, NameIndex.names(article)));
    document.add(new BinaryDocValuesField(SIGNATURE, signature(article)));
    if (unembedded > 0) {
      document.add(new StringField(INCOMPLETE, INCOMPLETE, Field.Store.NO));
    }
    document.add(new StoredField(STORED_TITLE, article.title()));
    article.outlet().ifPresent(value -> document.add(new StoredField(STORED_OUTLET, value)));
    article
        .published()
        .ifPresent(value -> document.add(new StoredField(STORED_PUBLISHED, value.toString())));
    article.url().ifPresent(value -> document.add(new StoredField(STORED_URL, value)));
    document.add(new StoredField(STORED_TEXT, article.text()));
    return document;
  }

  /// What tells near-copies of an article, as bytes.
  private static BytesRef signature(Article article) {
    int[] signature = NearCopies.signature(article);
    ByteBuffer bytes = ByteBuffer.allocate(signature.length * Integer.BYTES);
    bytes.asIntBuffer().put(signature);
    return new BytesRef(bytes.array());
  }

  /// The signature that bytes hold.
  static int[] signature(BytesRef bytes) {
    int[] signature = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length).asIntBuffer().get(signature);
    return signature;
  }

  /// The article that a stored document holds.
  static Article article(Document stored) {
    return new Article(
        stored.get(ID),
        stored.get(STORED_TITLE),
        Optional.ofNullable(stored.get(STORED_OUTLET)),
        Optional.ofNullable(stored.get(STORED_PUBLISHED)).map(LocalDate::parse),
        Optional.ofNullable(stored.get(STORED_URL)),
        stored.get(STORED_TEXT));
  }

  /// Where a passage stands: documents to its article's, start, and for each sentence the
  /// characters before it (since the start or the sentence before) and in it.
  private static BytesRef place(Passage passage, int toArticle) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeVInt(toArticle);
      out.writeVInt(passage.span().start());
      out.writeVInt(passage.sentences().size());
      int at = passage.span().start();
      for (Span sentence : passage.sentences()) {
        out.writeVInt(sentence.start() - at);
        out.writeVInt(sentence.length());
        at = sentence.end();
      }
    } catch (IOException e) {
      throw new AssertionError("memory can be written", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /// How many documents after a passage's own its article's stands.
  static int toArticle(BytesRef place) {
    return in(place).readVInt();
  }

  /// The passage of an article at an encoded place.
  static Passage passage(String article, BytesRef place) {
    ByteArrayDataInput in = in(place);
    in.readVInt();
    int start = in.readVInt();
    List<Span> sentences = new ArrayList<>();
    int at = start;
    for (int left = in.readVInt(); left > 0; left--) {
      at += in.readVInt();
      int length = in.readVInt();
      sentences.add(new Span(article, at, at + length));
      at += length;
    }
    return new Passage(new Span(article, start, at), sentences);
  }

  private static ByteArrayDataInput in(BytesRef bytes) {
    return new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
  }
}
