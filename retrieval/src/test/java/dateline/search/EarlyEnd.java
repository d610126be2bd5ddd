package dateline.search;

import java.nio.file.Path;
import java.util.Arrays;

/// The process of [EarlyEndTest]: begins to load the model and ends before it is needed.
final class EarlyEnd {

  private EarlyEnd() {}

  /// Opens the index in the folder named.
  public static void main(String[] arguments) {
    try (PassageSearcher searcher = PassageSearcher.open(Path.of(arguments[0]))) {
      searcher.prepare(Ranking.HYBRID);
      while (!isInTheModelsLibrary()) {
        Thread.onSpinWait();
      }
    }
  }

  private static boolean isInTheModelsLibrary() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getClassName().equals("ai.onnxruntime.OrtSession"));
  }
}
