package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputReaderTest {

  private static final String ASKED_FOR =
      """
      {"answerable": true, "statements": [
        {"text": "The bridge {old} reopened.", "quotes": [{"evidence": 2, "words": "reopened on \\"Monday\\""}]},
        {"text": "It cost 4.5 million crowns.", "quotes": [{"evidence": 3, "words": ""}, {"evidence": 1, "words": "crowns"}]}
      ]}
      """;

  /// Items as `text <- number:words, number:words`.
  private static List<String> read(String output, int piece) {
    OutputReader reader = new OutputReader();
    List<OutputReader.Item> items = new ArrayList<>();
    for (int i = 0; i < output.length(); i += piece) {
      items.addAll(reader.take(output.substring(i, Math.min(output.length(), i + piece))));
    }
    items.addAll(reader.end());
    return items.stream().map(OutputReaderTest::line).toList();
  }

  private static String line(OutputReader.Item item) {
    return item.text()
        + " <- "
        + item.relies().stream()
            .map(each -> each.evidence() + each.words().map(words -> ":" + words).orElse(""))
            .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10_000})
  void take_whatIsAskedFor_eachStatementOnce(int piece) {
    assertThat(read(ASKED_FOR, piece))
        .containsExactly(
            "The bridge {old} reopened. <- 2:reopened on \"Monday\"",
            "It cost 4.5 million crowns. <- 3, 1:crowns");
  }

  @Test
  void take_firstStatementWhole_givenBeforeTheRest() {
    int end = ASKED_FOR.indexOf("},\n");
    OutputReader reader = new OutputReader();
    assertThat(reader.take(ASKED_FOR.substring(0, end))).isEmpty();
    assertThat(reader.take(ASKED_FOR.substring(end, end + 1))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Sure! Here it is: ```json {\"statements\":[{\"text\":\"A b.\",\"quotes\":[{\"evidence\":1,\"words\":\"b\"}]}]} ``` Anything else? | A b. <- 1:b",
        "<think>maybe {\"x\": 1} or not</think>{\"statements\":[{\"text\":\"A b.\",\"quotes\":[1]}]} | A b. <- 1",
        "{\"statements\":[{\"text\":\"A b.\",\"quotes\":[{\"evidence\":1,\"words\":\"b\"},]},]} | A b. <- 1:b",
        "{'statements':[{'text':'A b.','evidence':[1, 2]}]} | A b. <- 1, 2",
        "{statements:[{text:\"A b.\",evidence:4}]} | A b. <- 4",
        "[{\"text\":\"A b.\",\"quotes\":[2]}] | A b. <- 2",
        "{\"text\":\"A b. [2][3]\"} | A b. <- 2, 3",
        "{\"statements\":[{\"text\":\"A b.\",\"quotes\":[2]},{\"text\":\"cut o | A b. <- 2",
        "A b [1]. | A b. <- 1",
        "The answer. A \"b\" c. [1, 2] | A \"b\" c. <- 1, 2",
        "- A b. [1] | A b. <- 1",
      })
  void read_otherForm_repaired(String output, String item) {
    assertThat(read(output, 5)).containsExactly(item);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "I can't help with that.",
        "{",
        "}}}}",
        "\"",
        "{\"text\": 5}",
        "{\"text\": \"A \"b\" c.\"}",
        "[1][2]",
        "[99999999999]",
      })
  void read_nothingToSay_noItem(String output) {
    assertThat(read(output, 3)).isEmpty();
  }

  @Test
  void read_quotationMarkMissing_nextStatementIsRead() {
    String output =
        """
        {"statements": [{"text": "A b., "quotes": [1]},
        {"text": "C d.", "quotes": [2]}]}
        """;
    assertThat(read(output, 4)).containsExactly("C d. <- 2");
  }

  @Test
  void declined_answerableFalse_true() {
    OutputReader reader = new OutputReader();
    reader.take("{\"answerable\": false, \"statements\": []}");
    assertThat(reader.end()).isEmpty();
    assertThat(reader.declined()).isTrue();
  }

  @Test
  void declined_noSuchObject_false() {
    OutputReader reader = new OutputReader();
    reader.take("nothing");
    assertThat(reader.end()).isEmpty();
    assertThat(reader.declined()).isFalse();
  }

  @Test
  void read_manyStatements_onlySoMany() {
    String many = "{\"text\":\"A b.\",\"quotes\":[1]},".repeat(500);
    assertThat(read("[" + many + "]", 1_000)).hasSize(20);
  }

  @Test
  void read_deepAndLong_endsSoon() {
    assertThat(read("{".repeat(200_000), 5_000)).isEmpty();
    assertThat(read("[".repeat(200_000), 5_000)).isEmpty();
    assertThat(read("{\"a\":".repeat(50_000) + "}".repeat(50_000), 5_000)).isEmpty();
  }

  @Property
  void read_anything_sameInAnyPieces(
      @ForAll
          @StringLength(max = 80)
          @Chars({'{', '}', '[', ']', '"', '\\', ',', ':', '1', '\n'})
          @CharRange(from = 'a', to = 'c')
          String output,
      @ForAll @IntRange(min = 1, max = 9) int piece) {
    assertThat(read(output, piece)).isEqualTo(read(output, 1_000));
  }
}
