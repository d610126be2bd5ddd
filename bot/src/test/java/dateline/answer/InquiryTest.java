package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InquiryTest {

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

  private static Inquiry inquiry(String text) {
    return Inquiry.of(text, searcher);
  }

  private static List<String> names(String text) {
    return inquiry(text).names().stream().map(Inquiry.AskedName::text).toList();
  }

  private static List<String> wanted(String text) {
    return inquiry(text).wanted().stream().map(Inquiry.Wanted::word).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Who commanded the ferry? | PERSON",
        "who commanded the ferry | PERSON",
        "WHO COMMANDED THE FERRY? | PERSON",
        "Who's the captain? | PERSON",
        "By whom was the bridge built? | PERSON",
        "Whose pay was cut? | PERSON",
        "Which minister resigned after the talks? | PERSON",
        "What official opened the bridge? | PERSON",
        "Tell me who cut the ribbon. | PERSON",
        "Could you tell me who cut the ribbon? | PERSON",
        "Where did the ferry run aground? | PLACE",
        "Where's the bridge? | PLACE",
        "In which city does the mayor live? | PLACE",
        "Which Norland province was flooded? | PLACE",
        "What is the capital of Norland? | PLACE",
        "When did the strike begin? | TIME",
        "Since when is the harbour closed? | TIME",
        "On what date did the bridge reopen? | TIME",
        "In which year was the bridge built? | TIME",
        "What time does the ferry leave? | TIME",
        "The ferry ran aground when? | TIME",
        "How many people were injured? | NUMBER",
        "HOW MANY PEOPLE WERE INJURED | NUMBER",
        "How much did the repair cost? | NUMBER",
        "How old is the bridge? | NUMBER",
        "How high did the river rise? | NUMBER",
        "What is the population of Ostra? | NUMBER",
        "What percentage of the crew was hurt? | NUMBER",
        "What was the total cost of the repair? | NUMBER",
        "According to the captain who spoke, how many people were injured? | NUMBER",
        "How long did the repairs last? | DURATION",
        "Why did the drivers walk out? | REASON",
        "What was the reason for the strike? | REASON",
        "What is the cause of the flood? | REASON",
        "What did the captain say about the fog? | SAYING",
        "What has the union announced? | SAYING",
        "What did Lena Brook call the walkout? | SAYING",
        "Which ship ran aground? | NAME",
        "What is the name of the ferry? | NAME",
        "Which weapons were found? | NAME",
        "Did the ferry sink? | YES_NO",
        "Is it known who commanded the ferry? | YES_NO",
        "Were people hurt when the ferry sank? | YES_NO",
        "What happened to the ferry? | OTHER",
        "What did the divers find? | OTHER",
        "What is a levee? | OTHER",
        "How was the ferry freed? | OTHER",
        "the strike in Port Alden | OTHER",
      })
  void kind_question_asWorded(String text, AnswerKind kind) {
    assertThat(inquiry(text).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Who met Ida Marsh in Port Alden? | Ida Marsh, Port Alden",
        "Is Gen. Weir's son in Ostra? | Gen. Weir, Ostra",
        "What did Ursula von der Holm say? | Ursula von der Holm",
        "who met ida marsh in port alden? | ''",
        "WHO MET IDA MARSH? | ''",
        "Who Met Ida Marsh In Port Alden? | ''",
        "Why did it rain? | ''",
      })
  void names_capitals_theirWords(String text, String expected) {
    assertThat(String.join(", ", names(text))).isEqualTo(expected);
  }

  @Test
  void names_particle_isNoPartOfTheTerms() {
    assertThat(inquiry("Who leads Bund al-Adna?").names().getFirst().terms())
        .doesNotContain("al")
        .contains("bund");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many crane drivers are on strike? | crane driver",
        "Which ferry ran aground? | ferry",
        "What percentage of drivers is on strike? | percentage driver",
        "How old is the bridge? | ''",
        "Who cut the ribbon? | ''",
      })
  void focus_nounAsked_itsTerms(String text, String terms) {
    Set<String> expected = terms.isEmpty() ? Set.of() : Set.of(terms.split(" "));
    assertThat(inquiry(text).focus()).containsAll(expected);
    if (expected.isEmpty()) {
      assertThat(inquiry(text).focus()).doesNotContain("bridge", "ribbon");
    }
  }

  @Test
  void wanted_question_contentWordsOnceInOrder() {
    assertThat(wanted("How many ferries and which ferries ran aground off Vellmouth?"))
        .containsExactly("ferries", "ran", "aground", "Vellmouth");
  }

  @Test
  void wanted_generalWord_weighsLess() {
    List<Inquiry.Wanted> wanted = inquiry("What is used by zeppelins?").wanted();
    assertThat(wanted.get(0).weight()).isLessThan(wanted.get(1).weight());
  }

  @Test
  void sources_accordingToAnOutlet_itsWordsNotWanted() {
    Inquiry inquiry = inquiry("According to the Coast Herald, how many drivers are on strike?");
    assertThat(inquiry.sources()).containsExactly("the coast herald");
    assertThat(wanted(inquiry.text())).doesNotContain("Coast", "Herald");
    assertThat(inquiry.names()).isEmpty();
  }

  @Test
  void quoted_marksOfAnySort_whatStandsBetween() {
    assertThat(inquiry("Who said \"we will not go back\"?").quoted())
        .containsExactly("we will not go back");
    assertThat(inquiry("Who said “nobody panicked” on Friday?").quoted())
        .containsExactly("nobody panicked");
    assertThat(inquiry("Who said \"we will not go back?").quoted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How much did the repair cost? | true",
        "What was the price of the ferry? | true",
        "How many people were paid? | true",
        "How many people were injured? | false",
        "Why did it cost so much? | false",
      })
  void asksForMoney_question_asWorded(String text, boolean money) {
    assertThat(inquiry(text).asksForMoney()).isEqualTo(money);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?!… ,;:–—\"“”‘’'()[]",
        "'",
        "’s",
        "\"\"\"\"\"\"\"\"",
        "a",
        "?",
        "\u0000\uFFFF\uD800",
        "אבג דהו",
        "為什麼",
        "who",
        "what's",
        "how",
        "which of",
      })
  void of_hostileText_noException(String text) {
    assertThatCode(() -> inquiry(text)).doesNotThrowAnyException();
  }

  @Test
  void of_twoThousandCharacters_noException() {
    for (String piece : List.of("x", "“", "who ", "Al ", "1 ", "'s", "the Herald ", ". ", "А-")) {
      String text = piece.repeat(Question.MAX_LENGTH / piece.length());
      assertThatCode(() -> inquiry(text)).as(piece).doesNotThrowAnyException();
    }
  }

  @Test
  void of_wordsCarriedOver_countLessAndAreNotItsOwn() {
    Inquiry inquiry =
        Inquiry.of(
            new Standalone(
                "How many people did it carry? (ferry, Aurora)",
                "How many people did it carry?",
                Optional.empty()),
            searcher);

    assertThat(inquiry.own()).extracting(Inquiry.Wanted::word).containsExactly("people", "carry");
    assertThat(inquiry.names()).extracting(Inquiry.AskedName::text).containsExactly("Aurora");
    assertThat(weight(inquiry, "Aurora"))
        .isLessThan(weight(inquiry("Where is the Aurora?"), "Aurora"));
  }

  @Test
  void of_partChanged_asksForWhatTheQuestionBeforeAskedFor() {
    Inquiry inquiry =
        Inquiry.of(
            new Standalone(
                "And in 2022? (bridges, reopened)",
                "And in 2022? (bridges, reopened)",
                Optional.of("How many bridges reopened in 2021?")),
            searcher);

    assertThat(inquiry.kind()).isEqualTo(AnswerKind.NUMBER);
    assertThat(inquiry.leans()).isFalse();
  }

  private static double weight(Inquiry inquiry, String word) {
    return inquiry.wanted().stream()
        .filter(wanted -> wanted.word().equals(word))
        .mapToDouble(Inquiry.Wanted::weight)
        .sum();
  }
}
