package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Questions for yes or no, from what they claim to the answer.
final class ClaimTest {

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

  private static String answer(String question) {
    return switch (new Answerer(searcher, Strictness.NONE).answer(News.question(question))) {
      case Answer.Grounded grounded -> grounded.statements().getFirst().text();
      case Answer.Unanswered unanswered -> unanswered.reason().text();
    };
  }

  private static boolean stands(String text, String evidence, Optional<Claim> claim) {
    Article article = News.article("a", "A title", "", "", evidence);
    return StatementChecker.stands(
        new Draft.Proposal(
            text,
            List.of(new Draft.Quote(article, ArticleText.of(article).sentences().getFirst())),
            Optional.empty(),
            claim));
  }

  private static boolean replied(Claim.Reply reply, String question, String evidence) {
    return Claim.of(question, evidence).stream()
        .anyMatch(claim -> stands(reply.before(evidence), evidence, Optional.of(claim)));
  }

  @Test
  void of_questions_theirWordsAsStatementAndDenial() {
    assertThat(Claim.of("Did the ferry ever run aground?", "The ferry ran aground off Vellmouth."))
        .containsExactly(
            new Claim("The ferry did run aground.", Optional.of("The ferry did not run aground.")));
    assertThat(Claim.of("Were any crews hurt, and how many?", "Two crews were hurt."))
        .containsExactly(new Claim("Crews were hurt.", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "Did it run aground?",
    "Did the ferry run aground or turn back?",
    "Did anyone run aground?",
    "Why did the ferry run aground?",
    "Did",
    "''"
  })
  void of_nothingToClaim_nothing(String question) {
    assertThat(Claim.of(question, "The ferry ran aground off Vellmouth.")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "YES | Did the ferry Aurora run aground? | The ferry Aurora ran aground off Vellmouth.",
        "YES | Is Ines Duarte the mayor of Ostra? | Ines Duarte, the mayor of Ostra, cut the ribbon.",
        "YES | Did the union reject the offer? | The union rejected the offer, Olun said.",
        "NO | Did the bridge close? | The bridge did not close during the flood.",
        "NO | Did the divers find ten bombs? | The divers found six bombs in the harbour, Weir said.",
        "NO | Did the flood kill any tourists? | The flood killed no tourists.",
      })
  void reply_whatTheEvidenceTells_stands(Claim.Reply reply, String question, String evidence) {
    assertThat(replied(reply, question, evidence)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "YES | Did the union reject the offer? | The union denied that it had rejected the offer.",
        "YES | Did the union reject the offer? | The union may have rejected the offer.",
        "YES | Did the union reject the offer? | The port rejected the offer of the union.",
        "YES | Did the union accept the offer? | The union rejected the offer.",
        "YES | Did the ferry carry 300 tourists? | The ferry carried 214 tourists.",
        "YES | Did the ferry sink on Friday? | The ferry sank on Monday.",
        "YES | Was the mayor hurt? | Nobody was hurt.",
        "YES | Were the crews hurt? | None of the crews were hurt.",
        "YES | Is Ines Duarte the mayor of Ostra? | Tomas Ferrel, the mayor of Ostra, and Ines Duarte.",
        "YES | Will the union reject the offer? | The union would reject the offer if pay fell.",
        "YES | Did Norland attack the port of Ostra? | Ostra attacked the port of Norland.",
        "NO | Did the divers find ten bombs? | The divers found at least six bombs.",
        "NO | Did the divers find ten bombs? | The divers found six bombs and ten grenades.",
        "NO | Did the divers find ten bombs? | The divers found six crates.",
        "NO | Did the divers find ten bombs? | The divers may have found six bombs.",
        "NO | Did the divers find ten bombs? | The divers did not find six bombs.",
        "NO | Did the divers find six bombs? | The divers found six bombs.",
        "NO | Did the divers find ten bombs in May? | The divers found six bombs in June.",
        "NO | Did the bridge close? | The bridge closed during the flood.",
        "NO | Did the bridge close? | The harbour did not close during the flood.",
        "NO | Did the union reject the offer? | The union rejected the offer, not the talks.",
      })
  void reply_whatTheEvidenceDoesNotTell_falls(Claim.Reply reply, String question, String evidence) {
    assertThat(replied(reply, question, evidence)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Yes: The ferry ran aground off Vellmouth.",
    "'Yes, the ferry ran aground off Vellmouth.'",
    "'yes. The ferry ran aground off Vellmouth.'",
    "No: The ferry ran aground off Vellmouth.",
    "'No, the ferry ran aground off Vellmouth.'",
  })
  void judge_replyWithoutClaim_falls(String text) {
    assertThat(stands(text, "The ferry ran aground off Vellmouth.", Optional.empty())).isFalse();
  }

  @Test
  void judge_replyTwice_falls() {
    String evidence = "The ferry ran aground off Vellmouth.";
    Claim claim = Claim.of("Did the ferry run aground?", evidence).getFirst();

    assertThat(stands("Yes: " + evidence, evidence, Optional.of(claim))).isTrue();
    assertThat(stands("Yes: No: " + evidence, evidence, Optional.of(claim))).isFalse();
    assertThat(stands("Yes: The ferry sank.", evidence, Optional.of(claim))).isFalse();
  }

  @Test
  void answer_questionForYesOrNo_saysWhich() {
    assertThat(answer("Did the ferry Aurora run aground off Vellmouth on Friday?"))
        .startsWith("Yes: The ferry Aurora ran aground off Vellmouth on Friday");
    assertThat(answer("Did the harbour authority reject the demands of the union?"))
        .isEqualTo("Yes: The harbour authority rejected the demands of the union.");
    assertThat(answer("Was the bridge of Ostra built in 1850?")).doesNotStartWith("Yes");
  }
}
