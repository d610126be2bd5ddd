package dateline.search;

import ai.djl.util.cuda.CudaUtils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The embedding model bge-small-en-v1.5, quantised, that turns a text into a [Vector].
///
/// Loaded once per process, on first use, from its jar; needs no network. Thread-safe: each call
/// computes in the calling thread alone, so the rate grows with the callers, and the vector of a
/// text does not depend on what else is embedded. (Batches would make it: the model quantises
/// activations by the extremes of the whole batch.)
final class Embedder {

  /// More characters than the 510 tokens that the model sees at a time; the rest of a text is cut
  /// off, so that no text takes long.
  private static final int LONGEST_TEXT = 3_000;

  /// Vectors of so many short texts are kept: a question and its sentences are asked for again, and
  /// so are the sentences by the next questions about the same. Some 2 MB.
  private static final int RECENT = 4_096;

  private static @Nullable Embedder loaded;

  /// The vectors of texts, some of which are just being computed.
  private final Map<String, CompletableFuture<Vector>> recent = Recent.map(RECENT);

  private final Model model;

  private Embedder(Model model) {
    this.model = model;
  }

  /// The one embedder of this process, loaded by the first who asks.
  ///
  /// @throws IndexException where the model can't be loaded
  static synchronized Embedder load() {
    if (loaded == null) {
      loaded = new Embedder(Model.load());
    }
    return loaded;
  }

  /// The vector of a text that is likely to be asked for again soon; computed once, however many
  /// ask for it at the same time.
  Vector embedOnce(String text) {
    CompletableFuture<Vector> own = new CompletableFuture<>();
    CompletableFuture<Vector> known = recent.putIfAbsent(text, own);
    if (known != null) {
      return known.join();
    }
    try {
      own.complete(embed(text));
    } catch (RuntimeException | Error e) {
      recent.remove(text, own);
      own.completeExceptionally(e);
      throw e;
    }
    return own.join();
  }

  /// What is embedded of a passage.
  static String passageInput(String title, String text) {
    return title.isBlank() ? text : title + "\n" + text;
  }

  /// The vector of a query or of a [#passageInput].
  Vector embed(String text) {
    String seen = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    try {
      return Vector.of(model.embed(seen).content().vector());
    } catch (IllegalArgumentException _) {
      // nothing of it is a word to the model
      return Vector.of(new float[Vector.DIMENSIONS]);
    }
  }

  /// LangChain4j's model with a session of our own: one thread per call. Its default, all cores for
  /// each call, is slower when several texts are embedded at once (36 passages a second instead of
  /// 47 on two cores).
  private static final class Model extends AbstractInProcessEmbeddingModel {
    private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

    private final OnnxBertBiEncoder encoder;

    private Model(OnnxBertBiEncoder encoder) {
      super(Runnable::run);
      this.encoder = encoder;
    }

    static Model load() {
      // the tokenizer's library otherwise reports its use over the network, and looks for GPU
      // builds
      setUnlessSet("ai.djl.offline", "true");
      setUnlessSet("OPT_OUT_TRACKING", "true");
      setUnlessSet("RUST_FLAVOR", "cpu");
      lookForNoGpu();
      // inflating the model and loading the native libraries take a fifth of a second each
      CompletableFuture<byte[]> model = CompletableFuture.supplyAsync(Model::bytes);
      try {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            InputStream tokenizer = resource(TOKENIZER)) {
          options.setIntraOpNumThreads(1);
          OrtSession session = environment.createSession(model.join(), options);
          return new Model(new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS));
        }
      } catch (OrtException | IOException | RuntimeException | LinkageError e) {
        throw new IndexException(
            "can't load the embedding model, use the lexical ranking: " + e.getMessage(), e);
      }
    }

    /// Spares the tokenizer's library its search for a GPU, which unpacks another library and runs
    /// a program: told to search in a process of its own, it loads nothing; then it finds nothing.
    private static void lookForNoGpu() {
      String inOwnProcess = "ai.djl.util.cuda.fork";
      if (System.getProperty(inOwnProcess) != null) {
        return;
      }
      System.setProperty(inOwnProcess, "true");
      try {
        MethodHandles.lookup().ensureInitialized(CudaUtils.class);
      } catch (IllegalAccessException e) {
        throw new AssertionError("a public class can be initialised", e);
      } finally {
        System.clearProperty(inOwnProcess);
      }
    }

    private static void setUnlessSet(String property, String value) {
      if (System.getProperty(property) == null) {
        System.setProperty(property, value);
      }
    }

    private static byte[] bytes() {
      try (InputStream in = resource(MODEL)) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static InputStream resource(String name) throws IOException {
      InputStream in = BgeSmallEnV15QuantizedEmbeddingModel.class.getResourceAsStream(name);
      if (in == null) {
        throw new FileNotFoundException("no " + name + " on the class path");
      }
      return in;
    }

    @Override
    protected OnnxBertBiEncoder model() {
      return encoder;
    }
  }
}
