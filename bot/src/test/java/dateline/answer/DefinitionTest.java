package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinitionTest {

  @TempDir private static Path directory;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    searcher = News.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static Optional<Definition> asked(String question) {
    return Definition.of(Inquiry.of(question, searcher));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ida Muir, an engineer from Ostra, opened the lock.",
        "Ida Muir is an engineer.",
        "The engineer of the lock, Ida Muir, was praised.",
        "Mayor Ida Muir opened the lock.",
        "The lock was opened by the engineer Ida Muir.",
      })
  void isSaidIn_whoIs_saidByTitleOrNounBesideTheName(String sentence) {
    assertThat(asked("Who is Ida Muir?").orElseThrow().isSaidIn(sentence)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ida Muir said that the lock was open.",
        "On Monday, said Ida Muir, the lock will open.",
        "They met Ida Muir in Ostra.",
        "Mayor Paul Weir opened the lock.",
      })
  void isSaidIn_onlyNamed_isNot(String sentence) {
    assertThat(asked("Who is Ida Muir?").orElseThrow().isSaidIn(sentence)).isFalse();
  }

  @Test
  void isSaidIn_surnameAlone_isOfTheWholeName() {
    Definition definition = asked("Who is Muir?").orElseThrow();

    assertThat(definition.isSaidIn("The lock was opened by Mayor Ida Muir.")).isTrue();
    assertThat(definition.isSaidIn("They met Ida Muir.")).isFalse();
  }

  @Test
  void isSaidIn_place_saidByTheSortOfPlace() {
    Definition definition = asked("What is Ostra?").orElseThrow();

    assertThat(definition.isSaidIn("A bridge in the town of Ostra is shut.")).isTrue();
    assertThat(definition.isSaidIn("The bridges of Ostra are shut.")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who is the mayor of Ostra?",
        "Who is the President of Torvia?",
        "What is Ida Muir building?",
        "Who met Ida Muir?",
        "What is new?",
      })
  void of_otherQuestions_asksForNone(String question) {
    assertThat(asked(question)).isEmpty();
  }

  @Test
  void answer_whoIsSomebody_beginsWithWhatSaysSo(@TempDir Path folder) {
    News.index(
        folder,
        List.of(
            News.article(
                "one",
                "Lock",
                "The Herald",
                "2031-05-12",
                "Ida Muir spoke of the lock of Ostra for an hour. The lock, said Ida Muir, is safe."
                    + " It will open in June. Ida Muir, an engineer from Kirsk, has built nine.")));
    try (PassageSearcher lock = PassageSearcher.open(folder)) {
      Answer answer = new Answerer(lock).answer(Question.of("Who is Ida Muir?"));

      assertThat(((Answer.Grounded) answer).statements().getFirst().text())
          .startsWith("Ida Muir, an engineer from Kirsk");
    }
  }
}
