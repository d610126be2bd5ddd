package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementCheckerTest {

  private static final Article QUAY =
      new Article(
          "quay",
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "Eleven sailors reached Oban on Friday, Captain Ida Muir said. No one was hurt.");
  private static final Draft.Quote ARRIVAL = new Draft.Quote(QUAY, new Span("quay", 0, 61));
  private static final Draft.Quote UNHURT = new Draft.Quote(QUAY, new Span("quay", 62, 78));

  private static List<Verdict.About> judge(String text, Draft.Quote... quotes) {
    Draft.Proposal proposal = new Draft.Proposal(text, List.of(quotes), Optional.empty());
    return StatementChecker.judge(proposal).objections().stream()
        .map(Verdict.Objection::about)
        .distinct()
        .toList();
  }

  private static Article article(String text) {
    return new Article("a", "", Optional.empty(), Optional.empty(), Optional.empty(), text);
  }

  private static Draft.Quote whole(Article article) {
    return new Draft.Quote(article, new Span(article.id(), 0, article.text().length()));
  }

  private static boolean stands(String text, Draft.Quote... quotes) {
    return StatementChecker.stands(new Draft.Proposal(text, List.of(quotes), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eleven sailors reached Oban on Friday, Captain Ida Muir said.",
        "11 sailors reached Oban, Captain Muir said.",
        "According to Captain Muir, eleven sailors arrived on Friday.",
      })
  void stands_saidByTheQuote_true(String text) {
    assertThat(stands(text, ARRIVAL)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Twelve sailors reached Oban.",
        "Eleven sailors reached Mallaig.",
        "Eleven sailors did not reach Oban.",
        "Captain Ian Moore said eleven sailors reached Oban.",
      })
  void stands_otherNumberNameOrNegation_false(String text) {
    assertThat(stands(text, ARRIVAL)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eleven sailors reached Oban on Friday, Captain Muir said. See https://oban.example.",
        "[Eleven sailors](x) reached Oban on Friday, Captain Muir said.",
        "Eleven sailors reached Oban on Friday, Captain Muir said [1].",
        "Eleven <b>sailors</b> reached Oban on Friday, Captain Muir said.",
        "Eleven sailors reached O\u200bban on Friday, Captain Muir said.",
        "Eleven sailors reached Oban on Friday, \u202eCaptain Muir said.",
        "Eleven s\u0430ilors reached Oban on Friday, Captain Muir said.",
        "Eleven sailors reached Oban on Friday,\u0007 Captain Muir said.",
      })
  void judge_marksAndHiddenCharacters_objectsToForm(String text) {
    assertThat(judge(text, ARRIVAL)).containsExactly(Verdict.About.FORM);
  }

  @Test
  void judge_tooLong_objectsToForm() {
    assertThat(judge("Eleven sailors reached Oban. ".repeat(30), ARRIVAL))
        .containsExactly(Verdict.About.FORM);
  }

  @Test
  void judge_wordsInQuotationMarksThatNoQuoteHas_objectsToQuotation() {
    assertThat(judge("Captain Muir said \"eleven sailors came to Oban\".", ARRIVAL))
        .containsExactly(Verdict.About.QUOTATION);
  }

  @Test
  void judge_reportAsFact_objectsToSpeaker() {
    assertThat(judge("Eleven sailors reached Oban on Friday.", ARRIVAL))
        .containsExactly(Verdict.About.SPEAKER);
  }

  @Test
  void judge_reportWithItsSpeakerBeside_stands() {
    Draft.Proposal proposal =
        new Draft.Proposal(
            "Eleven sailors reached Oban on Friday.", List.of(ARRIVAL), Optional.of("Ida Muir"));
    assertThat(StatementChecker.judge(proposal).stands()).isTrue();
  }

  @Test
  void judge_fragmentOfDenial_objectsToNegation() {
    Article article = article("Mayor Reid denied that he will resign over the harbour fees.");
    int start = article.text().indexOf("he will");
    Draft.Quote fragment =
        new Draft.Quote(article, new Span("a", start, article.text().length() - 1));
    assertThat(judge("he will resign over the harbour fees", fragment))
        .contains(Verdict.About.NEGATION);
  }

  @Test
  void judge_quoteInOtherMarksAndSpaces_stands() {
    Article article = article("The “old” pier – built in 1902 – is closed.");
    assertThat(judge("The \"old\" pier - built in 1902  - is closed.", whole(article))).isEmpty();
  }

  private static List<Verdict.About> changed(String quote, String statement) {
    return judge(statement, whole(article(quote)));
  }

  @Test
  void judge_numbers_saidOfTheSameInTheSameUnit() {
    String quote = "The port paid $5.2 million for 1,234 crates that weigh at least 40 tons.";
    assertThat(changed(quote, "The port paid 5.2 million dollars for the crates.")).isEmpty();
    assertThat(changed(quote, "The port paid for more than 1,200 crates.")).isEmpty();
    assertThat(changed(quote, "The port paid €5.2 million for 1,234 crates."))
        .contains(Verdict.About.UNIT);
    assertThat(changed(quote, "The port paid for nearly 1,300 crates."))
        .contains(Verdict.About.NUMBER);
    assertThat(changed(quote, "The crates weigh 40 tons.")).contains(Verdict.About.COMPARISON);
    assertThat(changed(quote, "The crates weigh at least 40 pounds.")).contains(Verdict.About.UNIT);
    assertThat(changed(quote, "The port paid for 1,324 crates.")).contains(Verdict.About.NUMBER);
  }

  @Test
  void judge_datesOfADatedArticle_resolvedFromItsDay() {
    Article article =
        new Article(
            "a",
            "",
            Optional.of("Oban Post"),
            Optional.of(LocalDate.of(2024, 1, 20)),
            Optional.empty(),
            "The ferry sank on Tuesday near Kerrera.");
    Draft.Quote quote = whole(article);
    assertThat(judge("The ferry sank near Kerrera on 16 January 2024.", quote)).isEmpty();
    assertThat(judge("The ferry sank near Kerrera on Jan. 16.", quote)).isEmpty();
    assertThat(judge("The ferry sank near Kerrera on January 17.", quote))
        .contains(Verdict.About.DATE);
    assertThat(judge("According to the Oban Post, the ferry sank near Kerrera.", quote)).isEmpty();
    assertThat(judge("According to the Mull Herald, the ferry sank near Kerrera.", quote))
        .isNotEmpty();
  }

  @Test
  void judge_whoDoesWhatToWhom_keptInActiveAndPassive() {
    String quote = "Rovers beat Albion in the final at Perth.";
    assertThat(changed(quote, "Albion was beaten by Rovers in the final.")).isEmpty();
    assertThat(changed(quote, "Albion beat Rovers in the final.")).contains(Verdict.About.ROLE);
    assertThat(changed(quote, "Rovers was beaten by Albion in the final."))
        .contains(Verdict.About.ROLE);
  }

  @Test
  void judge_possibilityPlanAndCondition_becomeNoFact() {
    String quote = "The council may close the pier if the tests fail.";
    assertThat(changed(quote, "The council will close the pier.")).isNotEmpty();
    assertThat(changed(quote, "The council may close the pier.")).contains(Verdict.About.MODALITY);
    assertThat(changed(quote, "The pier may be closed if the tests fail.")).isEmpty();
    assertThat(changed("The town plans to sell the mill.", "The town sold the mill."))
        .contains(Verdict.About.MODALITY);
  }

  /// Exact quotes stand, and nothing that anybody writes makes the checker fail.
  @Test
  void judge_anyCutOfAnArticle_neitherThrowsNorRejectsWholeSentences() throws IOException {
    Random random = new Random(11);
    for (Article article : ParaphrasesTest.seeds().values()) {
      for (Span sentence : ArticleText.of(article).sentences()) {
        Draft.Quote quote = new Draft.Quote(article, sentence);
        assertThat(judge(quote.text(), quote)).as(quote.text()).isEmpty();
      }
      for (int i = 0; i < 300; i++) {
        int start = random.nextInt(article.text().length() - 1);
        int end =
            start + 1 + random.nextInt(Math.min(400, article.text().length() - start - 1) + 1);
        int other = random.nextInt(article.text().length());
        Draft.Quote quote =
            new Draft.Quote(
                article, new Span(article.id(), start, Math.min(end, article.text().length())));
        String statement =
            article.text().substring(other, Math.min(article.text().length(), other + 300));
        assertThat(
                StatementChecker.judge(
                    new Draft.Proposal(statement, List.of(quote, quote), Optional.of("x"))))
            .isNotNull();
      }
    }
  }

  @Test
  void stands_negationDropped_false() {
    assertThat(stands("Someone was hurt.", UNHURT)).isFalse();
  }

  @Test
  void stands_noQuote_false() {
    assertThat(stands("Eleven sailors reached Oban.")).isFalse();
  }
}
