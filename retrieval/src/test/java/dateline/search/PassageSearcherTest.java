package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dateline.article.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassageSearcherTest {

  @TempDir private static Path shared;
  private static PassageSearcher searcher;

  @BeforeAll
  static void index() {
    Articles.update(shared, Articles.ALL);
    Articles.embed(shared);
    searcher = PassageSearcher.open(shared);
  }

  @AfterAll
  static void close() {
    searcher.close();
  }

  private static List<Hit> search(String text, Ranking ranking) {
    return searcher.search(PassageQuery.of(text, 10, ranking));
  }

  private static List<String> found(PassageQuery query) {
    return searcher.search(query).stream().map(hit -> hit.article().id()).distinct().toList();
  }

  @ParameterizedTest
  @EnumSource
  void search_question_articleThatAnswersFirst(Ranking ranking) {
    Hit first = search("How strong was the earthquake in the Ostra valley?", ranking).getFirst();

    assertThat(first.article()).isEqualTo(Articles.TREMOR);
    assertThat(first.rank()).isEqualTo(1);
    assertThat(first.text()).contains("magnitude 3.9");
    assertThat(first.passage().sentences())
        .allSatisfy(sentence -> assertThat(first.passage().span().contains(sentence)).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void search_anyRanking_ranksCountUpAndScoresFall(Ranking ranking) {
    List<Hit> hits = search("crane drivers at the harbour", ranking);

    assertThat(hits).hasSizeGreaterThan(1);
    for (int i = 0; i < hits.size(); i++) {
      assertThat(hits.get(i).rank()).isEqualTo(i + 1);
      if (i > 0) {
        assertThat(hits.get(i).score()).isLessThanOrEqualTo(hits.get(i - 1).score());
      }
    }
  }

  @Test
  void search_eachRanking_saysWhatItUsed() {
    Hit lexical = search("earthquake", Ranking.LEXICAL).getFirst();
    assertThat(lexical.lexicalRank()).hasValue(1);
    assertThat(lexical.lexicalScore()).hasValue(lexical.score());
    assertThat(lexical.denseRank()).isEmpty();
    assertThat(lexical.cosine()).isEmpty();

    Hit dense = search("earthquake", Ranking.DENSE).getFirst();
    assertThat(dense.denseRank()).hasValue(1);
    assertThat(dense.cosine()).hasValue(dense.score());
    assertThat(dense.score()).isBetween(.5, 1.);
    assertThat(dense.lexicalRank()).isEmpty();

    Hit hybrid = search("earthquake", Ranking.HYBRID).getFirst();
    assertThat(hybrid.lexicalRank()).hasValue(1);
    assertThat(hybrid.denseRank()).hasValue(1);
    assertThat(hybrid.cosine()).isEqualTo(dense.cosine());
    assertThat(hybrid.lexicalScore()).isEqualTo(lexical.lexicalScore());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kanani",
        "Kan'ani's",
        "KAN’ANI",
        "Amir Abdollahian",
        "cafe rothlisberger",
        "US owner of the mill",
        "1200 paving stones"
      })
  void search_otherSpelling_found(String text) {
    assertThat(search(text, Ranking.LEXICAL).getFirst().article().id()).isIn("harbour", "bridge");
  }

  @Test
  void search_onlyWordsOfAsking_stillFound() {
    assertThat(search("The Who", Ranking.LEXICAL).getFirst().article()).isEqualTo(Articles.TREMOR);
  }

  @ParameterizedTest
  @EnumSource
  void search_daysToldOf_articlesOfOtherDaysToo(Ranking ranking) {
    Optional<LocalDate> day = Optional.of(LocalDate.of(2024, 3, 6));
    PassageQuery published =
        new PassageQuery("mediator harbour tremor", 10, ranking, Set.of(), day, day);

    assertThat(found(published)).isEmpty();
    // "a mediator is expected on Wednesday", told on Monday
    assertThat(found(published.orTold())).containsExactly("harbour");
    assertThat(
            found(
                published.orTold().within(Optional.of(LocalDate.of(2024, 3, 7)), Optional.empty())))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void search_daysPublishedAndToldOf_both(Ranking ranking) {
    Optional<LocalDate> first = Optional.of(LocalDate.of(2024, 3, 4));

    assertThat(
            found(
                new PassageQuery("harbour strike", 10, ranking, Set.of(), first, Optional.empty())
                    .orTold()))
        .containsExactly("harbour");
    assertThat(
            found(
                new PassageQuery("museum harbour", 10, ranking, Set.of(), first, Optional.empty())
                    .orTold()))
        .doesNotContain("undated");
  }

  @ParameterizedTest
  @EnumSource
  void search_outlets_onlyTheirs(Ranking ranking) {
    PassageQuery query =
        new PassageQuery(
            "harbour", 10, ranking, Set.of("COAST herald"), Optional.empty(), Optional.empty());

    assertThat(found(query)).isNotEmpty().isSubsetOf("harbour", "tremor");
  }

  @ParameterizedTest
  @EnumSource
  void search_dates_inclusiveAndWithoutUndated(Ranking ranking) {
    Optional<LocalDate> day = Optional.of(LocalDate.of(2024, 2, 11));
    String text = "harbour bridge earthquake";

    assertThat(found(new PassageQuery(text, 10, ranking, Set.of(), day, Optional.empty())))
        .containsExactlyInAnyOrder("harbour", "tremor");
    assertThat(found(new PassageQuery(text, 10, ranking, Set.of(), Optional.empty(), day)))
        .containsExactlyInAnyOrder("bridge", "tremor");
    assertThat(found(new PassageQuery(text, 10, ranking, Set.of(), day, day)))
        .containsExactly("tremor");
    assertThat(found(new PassageQuery(text, 10, ranking, Set.of("Inland Post"), day, day)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title:harbour AND (text:*",
        "\"unclosed",
        "harbour~2^9 OR NOT [a TO b}",
        "/.*/",
        "\\",
        "?!…",
        "\u0000\ud800\u202e",
        "🦀",
        "’s",
        "港口罢工",
        "\u200b",
        "\u2800"
      })
  void search_hostileText_noFailure(String text) {
    for (Ranking ranking : Ranking.values()) {
      assertThat(search(text, ranking)).hasSizeLessThanOrEqualTo(10);
    }
  }

  @Test
  void search_onlyPunctuation_noLexicalHits() {
    assertThat(search("?!… –", Ranking.LEXICAL)).isEmpty();
  }

  @Test
  void search_hundredThousandCharacters_found() {
    StringBuilder text = new StringBuilder("harbour ");
    for (int i = 0; text.length() < 100_000; i++) {
      text.append("word").append(i).append(' ');
    }
    assertThat(search(text.toString(), Ranking.LEXICAL).getFirst().article().id())
        .isIn("harbour", "undated");
    assertThat(search(text.toString(), Ranking.HYBRID)).isNotEmpty();
  }

  @Test
  void search_limit_bestOfAll() {
    List<Hit> all = search("harbour crane", Ranking.HYBRID);
    assertThat(searcher.search(PassageQuery.of("harbour crane", 1, Ranking.HYBRID)))
        .containsExactly(all.getFirst());
  }

  private static final String STORY =
      "The ferry Aurora ran aground off Vellmouth on Friday with 214 passengers on board. Thick fog"
          + " had hidden the lighthouse from the bridge. Divers are to search the hull for leaks.";

  @Test
  void searchApart_nearCopies_underTheBest(@TempDir Path directory) {
    String toll = STORY.replace("214", "231");
    Articles.update(
        directory,
        List.of(
            Articles.article("a", "Aground", "Wire", "2024-01-01", STORY),
            Articles.article("b", "Aground", "Post", "2024-01-01", STORY),
            Articles.article("c", "Aground", "Times", "2024-01-01", STORY + " More to come."),
            Articles.article("d", "Aground", "Mail", "2024-01-01", toll),
            Articles.article(
                "e", "Port", "Mail", "2024-01-01", "The ferry Aurora was built here.")));

    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(searcher.nearCopies()).containsExactly(new TreeSet<>(List.of("a", "b", "c", "d")));
      assertThat(
              searcher
                  .searchApart(PassageQuery.of("ferry Aurora aground 214", 3, Ranking.LEXICAL))
                  .stream()
                  .map(group -> group.stream().map(hit -> hit.article().id()).sorted().toList()))
          .containsExactlyInAnyOrder(List.of("a", "b", "c"), List.of("d"), List.of("e"));
    }
  }

  /// Articles about one thing: those of the first outlet have more of the words asked for.
  private static List<Article> coverage(int ofWire, int ofPost) {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < ofWire; i++) {
      articles.add(
          Articles.article(
              "wire-" + i,
              "",
              "Wire",
              "2024-01-01",
              "The dam of Orsk broke, page " + i + "0 says."));
    }
    for (int i = 0; i < ofPost; i++) {
      articles.add(
          Articles.article(
              "post-" + i,
              "",
              "Post",
              "2024-01-01",
              "Water came down on Orsk in the night of the storm, as watchman " + i + "0 tells."));
    }
    return articles;
  }

  private static List<String> balanced(Path directory, List<Article> articles, int limit) {
    Articles.update(directory, articles);
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      return searcher
          .searchBalanced(PassageQuery.of("dam of Orsk broke", limit, Ranking.LEXICAL))
          .stream()
          .map(group -> group.getFirst().article().id())
          .toList();
    }
  }

  @Test
  void searchBalanced_oneOutletHasTheBest_othersGetAThird(@TempDir Path directory) {
    assertThat(balanced(directory, coverage(12, 3), 9))
        .containsExactly(
            "wire-0", "wire-1", "wire-10", "wire-11", "wire-2", "wire-3", "post-0", "post-1",
            "post-2");
  }

  @Test
  void searchBalanced_othersHaveLess_placesStayFilled(@TempDir Path directory) {
    assertThat(balanced(directory, coverage(12, 1), 9))
        .hasSize(9)
        .contains("post-0")
        .startsWith("wire-0", "wire-1");
  }

  @Test
  void searchBalanced_articlesWithoutOutlet_areNotTakenForOne(@TempDir Path directory) {
    List<Article> articles =
        coverage(12, 0).stream()
            .map(each ->
                new Article(
                    each.id(),
                    each.title(),
                    Optional.empty(),
                    each.published(),
                    each.url(),
                    each.text()))
            .toList();

    assertThat(balanced(directory, articles, 9)).hasSize(9);
  }

  @Test
  void nearCopies_copyTakenOut_noneLeft(@TempDir Path directory) {
    Articles.update(
        directory,
        List.of(
            Articles.article("a", "Aground", "Wire", "2024-01-01", STORY),
            Articles.article("b", "Aground", "Post", "2024-01-01", STORY)));
    try (PassageSearcher searcher = PassageSearcher.open(directory)) {
      assertThat(searcher.nearCopies()).hasSize(1);
      try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE)) {
        index.remove(Set.of("a"));
      }
      assertThat(searcher.refresh()).isTrue();
      assertThat(searcher.nearCopies()).isEmpty();
    }
  }

  @Test
  void search_copies_orderedById(@TempDir Path directory) {
    List<Article> copies =
        List.of("b", "c", "a").stream()
            .map(id -> Articles.article(id, "Twin", "Wire", "2024-01-01", "One and the same fox."))
            .toList();
    Articles.update(directory, copies);
    Articles.embed(directory);

    for (Ranking ranking : Ranking.values()) {
      assertThat(Articles.search(directory, "fox", ranking))
          .extracting(hit -> hit.article().id())
          .containsExactly("a", "b", "c");
    }
  }

  @Test
  void search_askedThisWeek_reportOfThatWeekFirst(@TempDir Path directory) {
    String text = "The ferry to Lindholm ran aground, and its captain was taken ashore.";
    Articles.update(
        directory,
        List.of(
            Articles.article("a", "Ferry aground", "Wire", "2023-05-02", text),
            Articles.article("b", "Ferry aground", "Wire", "2024-01-16", text),
            Articles.article("c", "Ferry aground", "Wire", "2021-05-02", text)));
    Articles.embed(directory);

    try (PassageSearcher ferries = PassageSearcher.open(directory)) {
      Optional<LocalDate> day = Optional.of(LocalDate.parse("2024-01-18"));
      PassageQuery now = PassageQuery.of("Which ferry ran aground this week?", 9, Ranking.HYBRID);
      assertThat(ferries.search(now.askedOn(day)))
          .extracting(hit -> hit.article().id())
          .containsExactly("b", "a", "c");
      assertThat(ferries.search(now))
          .extracting(hit -> hit.article().id())
          .containsExactly("a", "b", "c");
      PassageQuery ever = PassageQuery.of("Which ferry ran aground?", 9, Ranking.HYBRID);
      assertThat(ferries.search(ever.askedOn(day))).isEqualTo(ferries.search(ever));
    }
  }

  @Test
  void search_outletNamed_itsReportFirst(@TempDir Path directory) {
    String text = "The ferry to Lindholm ran aground, and its captain was taken ashore.";
    Articles.update(
        directory,
        List.of(
            Articles.article("a", "Ferry aground", "Wire", "2024-01-16", text),
            Articles.article("b", "Ferry aground", "The Week", "2024-01-16", text)));
    Articles.embed(directory);

    assertThat(
            Articles.search(directory, "Which ferry, says The Week, sank?", Ranking.HYBRID)
                .getFirst()
                .article()
                .id())
        .isEqualTo("b");
    assertThat(
            Articles.search(directory, "Which ferry sank in the week?", Ranking.HYBRID)
                .getFirst()
                .article()
                .id())
        .isEqualTo("a");
  }

  @ParameterizedTest
  @EnumSource(Ranking.class)
  void search_nameInEitherSpelling_isRankedAlike(Ranking ranking, @TempDir Path directory) {
    Articles.update(
        directory,
        List.of(
            Articles.article(
                "a", "Visit", "Wire", "2024-01-16", "The visit of Volodymyr Zelenskyy to Ostra."),
            Articles.article(
                "b", "Talks", "Post", "2024-01-16", "The talks of Volodymyr Zelenskyy in Ostra."),
            Articles.article(
                "c", "Words", "Mail", "2024-01-16", "A word of Volodymyr Zelensky in Ostra.")));
    Articles.embed(directory);

    List<Hit> usual = Articles.search(directory, "Where was Volodymyr Zelenskyy?", ranking);

    assertThat(usual).hasSize(3);
    assertThat(Articles.search(directory, "Where was Volodymyr Zelensky?", ranking))
        .isEqualTo(usual);
  }

  @Test
  void search_noVectors_hybridIsLexicalAndDenseEmpty(@TempDir Path directory) {
    Articles.update(directory, Articles.ALL);

    List<Hit> hybrid = Articles.search(directory, "harbour strike", Ranking.HYBRID);
    assertThat(hybrid)
        .isNotEmpty()
        .isEqualTo(Articles.search(directory, "harbour strike", Ranking.LEXICAL));
    assertThat(Articles.search(directory, "harbour strike", Ranking.DENSE)).isEmpty();
  }

  @Test
  void search_someVectors_hybridStillFindsTheOthers(@TempDir Path directory) {
    Articles.update(directory, List.of(Articles.BRIDGE, Articles.UNDATED));
    Articles.embed(directory);
    Articles.update(directory, Articles.ALL);

    assertThat(Articles.search(directory, "earthquake in the Ostra valley", Ranking.HYBRID))
        .first()
        .satisfies(hit -> {
          assertThat(hit.article()).isEqualTo(Articles.TREMOR);
          assertThat(hit.cosine()).isEmpty();
        });
  }

  @Test
  void article_known_asGiven() {
    assertThat(searcher.article("harbour")).contains(Articles.HARBOUR);
    assertThat(searcher.article("undated")).contains(Articles.UNDATED);
    assertThat(searcher.article("nowhere")).isEmpty();
  }

  @Test
  void articles_all_orderedById() {
    assertThat(searcher.articles())
        .containsExactly(Articles.BRIDGE, Articles.HARBOUR, Articles.TREMOR, Articles.UNDATED);
  }

  @Test
  void newest_all_newestFirstUndatedLast() {
    assertThat(searcher.newest(9, Set.of(), Optional.empty(), Optional.empty()))
        .containsExactly(Articles.HARBOUR, Articles.TREMOR, Articles.BRIDGE, Articles.UNDATED);
    assertThat(searcher.newest(2, Set.of(), Optional.empty(), Optional.empty()))
        .containsExactly(Articles.HARBOUR, Articles.TREMOR);
  }

  @Test
  void newest_bounds_onlyWithinThem() {
    Optional<LocalDate> until = Optional.of(LocalDate.parse("2024-02-28"));
    assertThat(searcher.newest(9, Set.of("coast HERALD"), Optional.empty(), until))
        .containsExactly(Articles.TREMOR);
    assertThat(searcher.newest(9, Set.of(), until, Optional.empty()))
        .containsExactly(Articles.HARBOUR);
  }

  @Test
  void inverseDocumentFrequency_terms_rarerIsHigher() {
    long passages = search("the", Ranking.DENSE).size();
    Map<String, Double> frequencies =
        searcher.inverseDocumentFrequency(List.of("kanani", "unheard", "harbour"));

    assertThat(frequencies.get("kanani"))
        .isCloseTo(Math.log(1 + (passages - .5) / 1.5), within(1e-9));
    assertThat(frequencies.get("unheard"))
        .isCloseTo(Math.log(1 + (passages + .5) / .5), within(1e-9));
    assertThat(frequencies.get("harbour")).isLessThan(frequencies.get("kanani"));
  }

  @Test
  void tokens_text_termsAtTheirPlaces() {
    assertThat(searcher.tokens("Kan'ani’s ships sank"))
        .containsExactly(
            new Token("kanani", 0, 9), new Token("ship", 10, 15), new Token("sink", 16, 20));
  }

  @Test
  void outlets_all_foldedAndOrdered() {
    assertThat(List.copyOf(searcher.outlets()))
        .isSorted()
        .allMatch(o -> o.equals(o.toLowerCase(Locale.ROOT)));
    assertThat(searcher.outlets()).isNotEmpty();
  }

  @Test
  void cosines_textsNearAndFar_inTheirOrder() {
    List<Double> cosines =
        searcher.cosines(
            "Where is the harbour?",
            List.of("The harbour lies in the north of the town.", "She ate an apple."));
    assertThat(cosines).hasSize(2);
    assertThat(cosines.getFirst()).isGreaterThan(cosines.getLast());
  }

  @Test
  void cosines_textsTwice_theSameForBoth() {
    String near = "The harbour lies in the north of the town.";
    searcher.prepare(List.of(near));
    List<Double> cosines =
        searcher.cosines("Where is the harbour?", List.of(near, "She ate an apple.", near));
    assertThat(cosines).hasSize(3);
    assertThat(cosines.getFirst()).isEqualTo(cosines.getLast()).isGreaterThan(cosines.get(1));
  }

  @Test
  void open_noIndex_saysHowToMakeOne(@TempDir Path directory) {
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> PassageSearcher.open(missing))
        .isInstanceOf(IndexException.class)
        .hasMessage("no index in " + missing + ": run 'dateline index PATH...'");
    assertThat(missing).doesNotExist();
    assertThatThrownBy(() -> PassageSearcher.open(directory))
        .hasMessage("no index in " + directory + ": run 'dateline index PATH...'");
  }

  @Test
  void open_otherFormat_saysToRebuild(@TempDir Path directory) throws IOException {
    commit(directory, Map.of("dateline.format", "0"));

    String message =
        "index "
            + directory
            + " has format 0, this is format "
            + IndexFormat.VERSION
            + ": run 'dateline index --rebuild PATH...'";
    assertThatThrownBy(() -> PassageSearcher.open(directory)).hasMessage(message);
    assertThatThrownBy(() -> ArticleIndex.open(directory, ArticleIndex.Mode.CONTINUE))
        .hasMessage(message);
    ArticleIndex.open(directory, ArticleIndex.Mode.REBUILD).close();
    assertThatThrownBy(() -> PassageSearcher.open(directory)).hasMessage(message);
  }

  @Test
  void open_indexOfSomethingElse_refused(@TempDir Path directory) throws IOException {
    commit(directory, Map.of("other", "1"));

    assertThatThrownBy(() -> PassageSearcher.open(directory))
        .hasMessage(directory + " holds an index that is not Dateline's: name another folder");
  }

  @Test
  void open_damaged_saysToRebuild(@TempDir Path directory) throws IOException {
    Articles.update(directory, Articles.ALL);
    try (var files = Files.list(directory)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("segments")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }

    assertThatThrownBy(() -> PassageSearcher.open(directory))
        .hasMessage(
            "index "
                + directory
                + " is damaged or of another version: run 'dateline index --rebuild PATH...'");
    assertThatThrownBy(() -> Articles.update(directory, Articles.ALL))
        .isInstanceOf(IndexException.class);
    try (ArticleIndex index = ArticleIndex.open(directory, ArticleIndex.Mode.REBUILD)) {
      index.update(Articles.ALL.stream(), Articles.SILENT, Articles.NEVER);
    }
    assertThat(Articles.search(directory, "harbour", Ranking.LEXICAL)).isNotEmpty();
  }

  private static void commit(Path directory, Map<String, String> data) throws IOException {
    try (var files = FSDirectory.open(directory);
        var writer = new IndexWriter(files, new IndexWriterConfig())) {
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    }
  }
}
