package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.Span;
import dateline.search.PassageSearcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpellingsTest {

  @TempDir private static Path directory;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    News.index(
        directory,
        List.of(
            article("one", "The envoy Karim Rostamzadeh met fishermen in Oban on Monday."),
            article("three", "The harbour master of Oban, Lena Muir, thanked the fishermen."),
            article("two", "Fishermen in Oban handed Karim Rustam-Zadeh a petition.")));
    searcher = PassageSearcher.open(directory);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static Article article(String id, String text) {
    return new Article(id, "", Optional.empty(), Optional.empty(), Optional.empty(), text);
  }

  private static List<Alias> aliases(String question) {
    List<Citation> citations = new ArrayList<>();
    for (Article article : searcher.articles()) {
      citations.add(
          Citation.of(
              citations.size() + 1, article, new Span(article.id(), 0, article.text().length())));
    }
    return Inquiry.of(question, searcher).spellings().aliases(citations);
  }

  @Test
  void aliases_spellingThatStandsNowhere_eachOtherWithItsQuote() {
    assertThat(aliases("Who met Karim Rostam Zade in Oban?"))
        .containsExactly(
            new Alias(
                "Karim Rostam Zade",
                List.of(
                    new Alias.Written("Karim Rostamzadeh", List.of(1)),
                    new Alias.Written("Karim Rustam-Zadeh", List.of(3)))));
  }

  @Test
  void aliases_oneOfTheSpellings_onlyTheOther() {
    assertThat(aliases("Who met Karim Rostamzadeh?"))
        .containsExactly(
            new Alias(
                "Karim Rostamzadeh", List.of(new Alias.Written("Karim Rustam-Zadeh", List.of(3)))));
  }

  @Test
  void aliases_surnameAlone_onlyWhereItIsSpelledOtherwise() {
    assertThat(aliases("Who met Rostamzadeh?"))
        .containsExactly(
            new Alias("Rostamzadeh", List.of(new Alias.Written("Rustam-Zadeh", List.of(3)))));
  }

  @Test
  void aliases_nameInOneSpelling_none() {
    assertThat(aliases("Whom did Lena Muir thank?")).isEmpty();
  }

  @Test
  void aliases_sameNameInOtherGrammar_none() {
    News.index(
        directory.resolve("grammar"),
        List.of(
            article("one", "Ostran boats left Ostra on Monday, and the Ostrans waved."),
            article("two", "Boats of Ostra came back on Tuesday.")));
    try (PassageSearcher few = PassageSearcher.open(directory.resolve("grammar"))) {
      Article one = few.article("one").orElseThrow();
      Citation citation = Citation.of(1, one, new Span("one", 0, 11));
      assertThat(Inquiry.of("Which boats left Ostra?", few).spellings().aliases(List.of(citation)))
          .isEmpty();
    }
  }

  @Test
  void aliases_possessiveOfTheSameName_none() {
    assertThat(noted("Who owns the boats of Marrow Bank?", "Marrow Bank’s boats came back."))
        .isEmpty();
    assertThat(noted("Who met Rostamzadeh?", "Karim Rustam-Zadeh's petition was handed over."))
        .containsExactly("Rostamzadeh > Rustam-Zadeh");
  }

  @Test
  void aliases_ordinaryWordInAnotherForm_none() {
    assertThat(noted("what is packet switching?", "A packet switches from line to line."))
        .isEmpty();
  }

  @Test
  void aliases_peopleOfTheCountryAsked_none() {
    assertThat(noted("Who is next in line in Britain?", "The British king waved.")).isEmpty();
  }

  @Test
  void aliases_placeThatOnlyLooksAlike_none() {
    assertThat(noted("Which ship left Columbia?", "The Colombian ship left Colombia on Monday."))
        .isEmpty();
  }

  /// What is noted of a quote that has all of an article, beside one that has other names.
  private static List<String> noted(String question, String text) {
    Path folder = directory.resolve(Integer.toHexString(question.hashCode()));
    News.index(
        folder,
        List.of(article("one", text), article("two", "Fishermen of Oban met Karim Rustam-Zadeh.")));
    try (PassageSearcher few = PassageSearcher.open(folder)) {
      Citation quote =
          Citation.of(1, few.article("one").orElseThrow(), new Span("one", 0, text.length()));
      return Inquiry.of(question, few).spellings().aliases(List.of(quote)).stream()
          .flatMap(alias ->
              alias.written().stream().map(written -> alias.asked() + " > " + written.as()))
          .toList();
    }
  }
}
