package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Holds [TimeReferences] against labelled words in sentences of our own: what they mean, or that
/// they stay words.
final class LabelledTimesTest {

  private static final JsonMapper JSON = new JsonMapper();

  /// Cases and how many of them are right.
  private static final int CASES = 145;

  private static final int RIGHT = 145;

  @Test
  void of_labelledWords_areAsRightAsBefore() throws IOException {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (JsonNode row : rows()) {
      cases++;
      String text = row.get("text").textValue();
      String words = row.get("words").textValue();
      Optional<LocalDate> day =
          row.get("published").isNull()
              ? Optional.empty()
              : Optional.of(LocalDate.parse(row.get("published").textValue()));
      Optional<String> wanted = Optional.ofNullable(row.get("meaning").textValue());
      Optional<String> found = meaning(text, words, day);
      if (!found.equals(wanted)) {
        wrong.add(text + " [" + words + "]: " + found.orElse("words"));
      }
    }

    assertThat(cases).isEqualTo(CASES);
    assertThat(wrong).as("%s", wrong).hasSize(CASES - RIGHT);
  }

  private static Optional<String> meaning(String text, String words, Optional<LocalDate> day) {
    int start = text.lastIndexOf(words);
    return TimeReferences.in(text, day).stream()
        .filter(each -> each.start() < start + words.length() && start < each.end() && start >= 0)
        .map(TimeReference::note)
        .findFirst();
  }

  private static List<JsonNode> rows() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(LabelledTimesTest.class.getResourceAsStream("times.jsonl"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(JSON.readTree(line));
      }
    }
    return rows;
  }
}
