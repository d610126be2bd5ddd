package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The figures of [Attributions] on sentences written for it, `attributions.txt`.
final class LabelledAttributionsTest {

  /// What a row says of one attribution: speaker, cue, content and carrier, empty where none.
  private record Label(String speaker, String cue, String content, String carrier) {}

  private record Row(String text, List<Label> labels) {}

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (InputStream file =
        LabelledAttributionsTest.class.getResourceAsStream("attributions.txt")) {
      assertThat(file).isNotNull();
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : all.lines().toList()) {
        if (line.startsWith("#") || line.isBlank()) {
          continue;
        }
        if (!line.startsWith("> ")) {
          rows.add(new Row(line, new ArrayList<>()));
          continue;
        }
        String[] parts = (line.substring(2) + " | ").split("\\|", -1);
        rows.getLast()
            .labels()
            .add(
                new Label(
                    parts[0].strip().equals("-") ? "" : parts[0].strip(),
                    parts[1].strip(),
                    parts[2].strip(),
                    parts[3].strip()));
      }
    }
    return rows;
  }

  private static List<Label> found(String text) {
    Article article =
        new Article("a", "", Optional.empty(), Optional.empty(), Optional.empty(), text);
    return Attributions.of(article).all().stream()
        .filter(each -> !each.nested())
        .map(each ->
            new Label(
                each.speaker().orElse(""),
                each.cue().map(article::quote).orElse(""),
                String.join(" … ", each.content().stream().map(article::quote).toList()),
                each.carrier().orElse("")))
        .toList();
  }

  @Test
  void all_labelledSentences_figures() throws IOException {
    int labelled = 0;
    int found = 0;
    int contents = 0;
    int speakers = 0;
    int named = 0;
    int rightlyNamed = 0;
    int nobody = 0;
    int carriers = 0;
    int rightCarriers = 0;
    StringBuilder misses = new StringBuilder();
    for (Row row : rows()) {
      List<Label> here = found(row.text());
      labelled += row.labels().size();
      found += here.size();
      nobody += row.labels().isEmpty() ? 1 : 0;
      nobody += (int) row.labels().stream().filter(each -> each.speaker().isEmpty()).count();
      named += (int) here.stream().filter(each -> !each.speaker().isEmpty()).count();
      for (Label each : row.labels()) {
        boolean content = here.stream().anyMatch(it -> it.content().equals(each.content()));
        boolean whole =
            here.stream()
                .anyMatch(it ->
                    it.content().equals(each.content()) && it.speaker().equals(each.speaker()));
        contents += content ? 1 : 0;
        speakers += whole ? 1 : 0;
        rightlyNamed += whole && !each.speaker().isEmpty() ? 1 : 0;
        carriers += each.carrier().isEmpty() ? 0 : 1;
        rightCarriers +=
            !each.carrier().isEmpty()
                    && here.stream().anyMatch(it -> it.carrier().equals(each.carrier()))
                ? 1
                : 0;
      }
      if (!here.equals(row.labels())) {
        misses.append("\n").append(row.text()).append("\n  found ").append(here);
      }
    }
    assertThat(labelled).isGreaterThanOrEqualTo(120);
    assertThat(nobody).isGreaterThanOrEqualTo(30);
    assertThat((double) contents / found).as("precision of content%s", misses).isGreaterThan(0.95);
    assertThat((double) contents / labelled).as("recall of content%s", misses).isGreaterThan(0.95);
    assertThat((double) speakers / labelled).as("right speaker%s", misses).isGreaterThan(0.95);
    assertThat((double) rightlyNamed / named).as("right when named%s", misses).isGreaterThan(0.97);
    assertThat(rightCarriers).as("carriers%s", misses).isEqualTo(carriers);
  }
}
