package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OriginsTest {

  private static final String STORY =
      """
      The ferry Aurora ran aground off Vellmouth on Friday with 214 passengers on board, and \
      lifeboats brought all of them ashore before nightfall.

      Thick fog had hidden the lighthouse from the bridge, the coast guard reported after a first \
      look at the log. Divers are to search the hull for leaks as soon as the swell allows.

      The company that owns the ferry has cancelled all crossings until Monday and asks travellers \
      to take the train by way of Ostra.
      """;

  private static final String OWN_STORY =
      """
      A ferry with 214 people on board hit the rocks near Vellmouth on Friday; nobody was hurt.

      Fishermen who had heard the crash were the first to reach it. By six in the evening the last \
      of the travellers sat in the school hall with blankets and soup.

      Crossings stay closed for the weekend, says the owner.
      """;

  private static Article article(String id, String outlet, String text) {
    return new Article(
        id,
        "Ferry aground",
        outlet.isEmpty() ? Optional.empty() : Optional.of(outlet),
        Optional.empty(),
        Optional.empty(),
        text);
  }

  /// The first sentence of each article.
  private static Origins of(Article... articles) {
    List<Origins.Cited> cited = new ArrayList<>();
    for (Article article : articles) {
      cited.add(new Origins.Cited(article, ArticleText.of(article).sentences().getFirst()));
    }
    return Origins.of(cited);
  }

  @Test
  void of_twoTextsOfTheirOwn_twoOrigins() {
    assertThat(of(article("a", "Coast Herald", STORY), article("b", "Inland Post", OWN_STORY)))
        .isEqualTo(new Origins(2, 2, Optional.empty()));
  }

  @Test
  void of_copyWithAnotherBeginningAndEnd_oneOrigin() {
    String copy = "Our reporter writes from the harbour.\n\n" + STORY + "\nMore follows tonight.\n";
    assertThat(of(article("a", "Coast Herald", STORY), article("b", "Inland Post", copy)))
        .isEqualTo(new Origins(2, 1, Optional.empty()));
  }

  @Test
  void of_shortenedCopyAndOwnText_twoOriginsOfThree() {
    String shortened = STORY.substring(0, STORY.indexOf("The company"));
    assertThat(
            of(
                article("a", "Coast Herald", STORY),
                article("b", "Inland Post", OWN_STORY),
                article("c", "Alden Times", shortened)))
        .isEqualTo(new Origins(3, 2, Optional.empty()));
  }

  @Test
  void of_bothNameTheAgency_oneOriginByItsName() {
    assertThat(
            of(
                article("a", "Coast Herald", STORY + "\nSource: HARBORNEWS\n"),
                article("b", "Inland Post", OWN_STORY + "\n(Source: HarborNews)\n")))
        .isEqualTo(new Origins(2, 1, Optional.of("HARBORNEWS")));
  }

  @Test
  void of_agencyInADateLineAndTheAgencyItself_oneOrigin() {
    assertThat(
            of(
                article("a", "Reuters", OWN_STORY),
                article("b", "Inland Post", "VELLMOUTH, May 3 (Reuters) – " + STORY)))
        .isEqualTo(new Origins(2, 1, Optional.of("Reuters")));
  }

  @Test
  void of_oneSentenceTakenOver_oneOrigin() {
    String taken = STORY.substring(0, STORY.indexOf('\n')) + "\n\n" + OWN_STORY;
    assertThat(of(article("a", "Coast Herald", STORY), article("b", "Inland Post", taken)))
        .isEqualTo(new Origins(2, 1, Optional.empty()));
  }

  @Test
  void of_sameQuotationInTextsOfTheirOwn_twoOrigins() {
    String quotation =
        "“We heard the rocks before we saw them, and then everybody went up to the deck in good"
            + " order,” Captain Ida Marsh said.\n\n";
    assertThat(
            of(
                article("a", "Coast Herald", quotation + STORY),
                article("b", "Inland Post", quotation + OWN_STORY)))
        .isEqualTo(new Origins(2, 2, Optional.empty()));
  }

  @Test
  void of_twoArticlesOfOneOutlet_oneOutlet() {
    assertThat(of(article("a", "Coast Herald", STORY), article("b", "coast herald", OWN_STORY)))
        .isEqualTo(new Origins(1, 1, Optional.empty()));
  }

  @Test
  void of_articlesWithoutAnOutlet_eachCounts() {
    assertThat(of(article("a", "", STORY), article("b", "", OWN_STORY)))
        .isEqualTo(new Origins(2, 2, Optional.empty()));
  }

  @Test
  void new_moreOriginsThanOutlets_throws() {
    assertThatThrownBy(() -> new Origins(1, 2, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 outlets, 2 origins");
  }
}
