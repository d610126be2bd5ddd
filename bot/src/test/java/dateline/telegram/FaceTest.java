package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.answer.Alias;
import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreement;
import dateline.answer.Disagreements;
import dateline.answer.Progress;
import dateline.answer.Question;
import dateline.answer.SpokenQuotes;
import dateline.answer.Statement;
import dateline.answer.Timeline;
import dateline.answer.Trouble;
import dateline.article.Article;
import dateline.article.Origins;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.chat.Lane;
import dateline.chat.Reply;
import dateline.chat.Store;
import dateline.chat.Turn;
import dateline.cli.Golden;
import dateline.telegram.Body.Button;
import dateline.telegram.Body.Kind;
import dateline.telegram.Body.Mark;
import dateline.telegram.Face.AddRefusal;
import dateline.telegram.Face.Asked;
import dateline.telegram.Face.Audience;
import dateline.telegram.Face.Toast;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaceTest {

  private static final Asked ASKED = new Asked("k3f9", Question.Length.NORMAL);

  private static final String FIRST =
      "The mayor of Oldtown, Ada Lindqvist, opened the new bridge on Tuesday, and 1,200 people"
          + " crossed it before noon.";
  private static final String SECOND = "“Some 900 people had crossed the bridge by noon.”";

  private static final Article BRIDGE =
      new Article(
          "bridge",
          "The Bridge Is Open",
          Optional.of("Oldtown Post"),
          Optional.of(LocalDate.of(2024, 1, 9)),
          Optional.of("https://oldtown.example/bridge"),
          """
          The Bridge Is Open

          OLDTOWN (Post) – After four years of work the people of Oldtown can walk over the Sarn.

          %s The old ferry stopped in the evening.

          “I will miss the river,” said the ferryman Tomas Berg.
          """
              .formatted(FIRST));

  private static final Answer.Grounded GROUNDED =
      new Answer.Grounded(
          "How many people crossed the bridge?",
          Answer.Method.EXTRACTIVE,
          Duration.ofMillis(12),
          List.of(
              new Statement(FIRST, List.of(1, 3), Optional.empty()),
              new Statement(SECOND, List.of(2), Optional.of("Karin Holm"))),
          List.of(
              citation(1, BRIDGE, FIRST),
              citation(
                  2,
                  new Article(
                      "notes-2", "", Optional.empty(), Optional.empty(), Optional.empty(), SECOND),
                  SECOND),
              citation(
                  3,
                  new Article(
                      "mail",
                      "Oldtown Celebrates",
                      Optional.of("Valley Mail"),
                      Optional.of(LocalDate.of(2024, 1, 10)),
                      Optional.of("javascript:alert(1)"),
                      "More than a thousand walked over the new bridge."),
                  "More than a thousand walked over the new bridge.")),
          List.of(
              new Disagreement(
                  "how many people crossed",
                  List.of(
                      new Disagreement.Value("1,200 people", List.of(1)),
                      new Disagreement.Value("Some 900 people", List.of(2))))),
          List.of(
              new Alias(
                  "Oldtowne",
                  List.of(
                      new Alias.Written("Oldtown", List.of(1)),
                      new Alias.Written("Old Town", List.of(2))))),
          List.of(new Answer.Reason.Silent("Valley Courier", "how many crossed")),
          Optional.empty(),
          Optional.empty());

  @Test
  void reply_listOfSome_saysOfHowMany() {
    assertThat(listing(Answer.Listed.Kind.DISAGREEMENTS, Optional.empty(), 104))
        .contains(
            "\n\n1 of 104 disagreements are listed. To see others, add a topic: /disagreements and"
                + " the topic.\n\n[1] Oldtown Post");
    assertThat(listing(Answer.Listed.Kind.EVENTS, Optional.of("bridge"), 9))
        .contains("\n\n1 of 9 events are listed. A narrower topic shows others.\n\n[1]");
    assertThat(listing(Answer.Listed.Kind.EVENTS, Optional.empty(), 1)).doesNotContain("listed");
  }

  private static String listing(Answer.Listed.Kind kind, Optional<String> topic, int all) {
    Answer answer =
        new Answer.Grounded(
            "Where do the sources disagree?",
            Answer.Method.EXTRACTIVE,
            Duration.ZERO,
            List.of(new Statement(FIRST, List.of(1), Optional.empty())),
            List.of(citation(1, BRIDGE, FIRST)),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(new Answer.Listed(kind, topic, 1, all)),
            Optional.empty());
    return new Face("en").reply(new Reply.Answered(answer), ASKED).getFirst().text();
  }

  @Test
  void reply_outletsOfFewerOrigins_saysHowMany() {
    Statement copied =
        new Statement(
            FIRST,
            List.of(1),
            Optional.empty(),
            List.of(),
            Optional.of(new Origins(3, 1, Optional.of("Reuters"))),
            Optional.empty(),
            List.of());
    assertThat(new Face("en").progress(List.of(copied), 7).toString())
        .contains("(3 outlets, all from Reuters)");
    assertThat(new Face("fa").progress(List.of(copied), 7).toString()).contains("Reuters");
  }

  private static Statement under(String heading, String text, int marker) {
    return new Statement(text, List.of(marker), Optional.empty(), Optional.of(heading));
  }

  private static final SpokenQuotes QUOTED =
      new SpokenQuotes(
          "Karin Holm",
          new TreeSet<>(Set.of("Karin Holm", "Karin Holme")),
          List.of(
              new SpokenQuotes.Occasion(
                  Optional.of(LocalDate.of(2024, 1, 9)),
                  Optional.of(LocalDate.of(2024, 1, 10)),
                  new TreeSet<>(Set.of("Ada Lindqvist")),
                  List.of(
                      new SpokenQuotes.Saying(
                          List.of(
                              version("a", "Oldtown Post", "The bridge is safe now", 18, 21),
                              version("b", "Valley Mail", "The bridge is safe", 0, 0)))))));

  private static SpokenQuotes.Version version(
      String id, String outlet, String text, int from, int to) {
    BitSet differing = new BitSet();
    differing.set(from, to);
    Citation citation =
        new Citation(
            1,
            new Span(id, 0, text.length()),
            text,
            "The Bridge",
            Optional.of(outlet),
            Optional.of(LocalDate.of(2024, 1, 9)),
            Optional.empty());
    return new SpokenQuotes.Version(
        List.of(citation), true, Optional.of("Norish Press"), text, differing);
  }

  private static Citation citation(int marker, Article article, String quote) {
    int start = article.text().indexOf(quote);
    return new Citation(
        marker,
        new Span(article.id(), start, start + quote.length()),
        quote,
        article.title(),
        article.outlet(),
        article.published(),
        article.url());
  }

  private static Answer unanswered(Answer.Reason reason, Citation... nearest) {
    return new Answer.Unanswered(
        "How long is the bridge?",
        Answer.Method.EXTRACTIVE,
        Duration.ofMillis(7),
        reason,
        List.of(nearest));
  }

  /// Gathers messages under headings, for a golden file.
  private static final class Album {
    private final StringBuilder pages = new StringBuilder();

    Album add(String heading, List<Body> bodies) {
      pages.append("=== ").append(heading).append('\n');
      pages.append(ReadableBody.of(bodies)).append('\n');
      return this;
    }

    Album add(String heading, Body body) {
      return add(heading, List.of(body));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void reply_answers_areGolden(String language) {
    Face face = new Face(language);
    Answer.Grounded written =
        new Answer.Grounded(
            GROUNDED.question(),
            Answer.Method.LLM,
            GROUNDED.took(),
            List.of(
                new Statement("1,200 people crossed the bridge.", List.of(1), Optional.empty())),
            GROUNDED.citations().subList(0, 1),
            List.of(),
            Optional.empty());
    Album album = new Album();
    album.add("an answer", face.reply(new Reply.Answered(GROUNDED), ASKED));
    album.add(
        "a long answer of a model",
        face.reply(new Reply.Answered(written), new Asked("k3f9", Question.Length.LONG)));
    album.add(
        "a model stopped before its end",
        face.reply(
            new Reply.Answered(
                new Answer.Grounded(
                    GROUNDED.question(),
                    Answer.Method.LLM,
                    GROUNDED.took(),
                    written.statements(),
                    written.citations(),
                    List.of(),
                    Optional.of(Trouble.CUT_OFF))),
            ASKED));
    album.add(
        "a model was asked for and failed",
        face.reply(
            new Reply.Answered(
                new Answer.Grounded(
                    GROUNDED.question(),
                    Answer.Method.EXTRACTIVE,
                    GROUNDED.took(),
                    List.of(new Statement(FIRST, List.of(1), Optional.empty())),
                    GROUNDED.citations().subList(0, 1),
                    List.of(),
                    Optional.of(Trouble.TOO_SLOW))),
            ASKED));
    album.add(
        "nothing found",
        face.reply(new Reply.Answered(unanswered(new Answer.Reason.NothingFound())), ASKED));
    album.add(
        "another subject",
        face.reply(
            new Reply.Answered(
                unanswered(
                    new Answer.Reason.OtherSubject(List.of("Newtown", "2019")),
                    GROUNDED.citations().getFirst(),
                    citation(2, BRIDGE, BRIDGE.text().strip()))),
            ASKED));
    album.add(
        "words apart",
        face.reply(
            new Reply.Answered(unanswered(new Answer.Reason.Apart(List.of("length")))), ASKED));
    album.add(
        "not sure", face.reply(new Reply.Answered(unanswered(new Answer.Reason.Unsure())), ASKED));
    album.add(
        "the kind is missing",
        face.reply(
            new Reply.Answered(unanswered(new Answer.Reason.KindMissing("a number"))), ASKED));
    album.add(
        "so far", face.progress(List.of(new Statement(FIRST, List.of(1), Optional.empty())), 7));
    album.add(
        "a matter, outlet by outlet",
        face.progress(
            List.of(
                under("Harbour Daily", FIRST, 1),
                under("Harbour Daily", SECOND, 2),
                under("Coast <b>Courier", FIRST, 3)),
            7));
    album.add("nothing so far", face.progress(List.of(), 7));
    album.add("perhaps arrived", face.perhaps("k3f9"));
    album.add(
        "remembered",
        face.remembered(
            new Turn(
                "k3f9",
                new Lane(1, 0),
                2,
                Instant.EPOCH,
                GROUNDED.question(),
                GROUNDED.text(),
                true,
                GROUNDED.citations().subList(0, 1))));
    album.add("stopped", face.reply(new Reply.Stopped(), ASKED));
    album.add("too long", face.tooLong());
    album.add("failed", face.failed());
    album.add("refused", face.reply(new Reply.Refused("shorten it"), ASKED));

    Golden.check("telegram-answers-" + language, album.pages.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void reply_outletsNameDifferentPersons_cardIsGolden(String language, @TempDir Path folder) {
    try (Newspaper newspaper = new Newspaper(folder)) {
      newspaper.print(
          invitation(
              "daily",
              "Harbour Daily",
              "Governor Mona Reiss of Ostra invited Professor Tomas Vale to speak before the"
                  + " harbour council."),
          invitation(
              "courier",
              "Coast Courier",
              "Mayor Petra Lund was invited by Governor Mona Reiss to the harbour council of Ostra,"
                  + " her office said."));
      newspaper.refresh();
      Answer answer =
          newspaper.answer(
              Question.of("Who was invited to the harbour council by Governor Mona Reiss?"),
              Progress.NONE);

      assertThat(((Answer.Grounded) answer).disagreements())
          .extracting(Disagreement::kind)
          .containsExactly(Disagreement.Kind.OTHER_PERSON);
      Golden.check(
          "telegram-other-person-" + language,
          ReadableBody.of(new Face(language).reply(new Reply.Answered(answer), ASKED)));
    }
  }

  private static Article invitation(String id, String outlet, String text) {
    return new Article(
        id,
        "The council grows",
        Optional.of(outlet),
        Optional.of(LocalDate.of(2024, 1, 23)),
        Optional.of("https://" + id + ".example/council"),
        text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void reply_collection_isGolden(String language) {
    Face face = new Face(language);
    List<Article> articles = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      articles.add(
          new Article(
              "a" + i,
              "Day " + i + " at the bridge",
              Optional.of(i % 3 == 0 ? "Valley Mail" : "Oldtown Post"),
              Optional.of(LocalDate.of(2024, 1, i)),
              i % 2 == 0 ? Optional.of("https://oldtown.example/" + i) : Optional.empty(),
              "text"));
    }
    articles.add(
        new Article("b", "", Optional.empty(), Optional.empty(), Optional.empty(), "text"));
    Reply.SourceList list = new Reply.SourceList(articles);
    int start = BRIDGE.text().indexOf(FIRST);
    Album album = new Album();
    album.add(
        "a quote in its article",
        face.reply(
            new Reply.InContext(BRIDGE, new Span("bridge", start, start + FIRST.length())), ASKED));
    album.add("changed", face.reply(new Reply.Changed(GROUNDED.citations().getFirst()), ASKED));
    album.add("sources", face.reply(list, ASKED));
    album.add("sources, last page", face.sources(list, 99));
    album.add("no sources", face.reply(new Reply.SourceList(List.of()), ASKED));
    album.add("latest", face.reply(new Reply.Latest(articles.subList(9, 12).reversed()), ASKED));
    album.add("quotes", face.reply(new Reply.Quoted(Optional.empty(), List.of(QUOTED), 3), ASKED));
    album.add(
        "no quotes", face.reply(new Reply.Quoted(Optional.of("Ida <b>"), List.of(), 0), ASKED));
    album.add("no latest", face.reply(new Reply.Latest(List.of()), ASKED));

    album.add(
        "disagreements",
        face.reply(
            new Reply.Disagreeing(
                Optional.empty(),
                List.of(
                    new Disagreements.Found(
                        new Disagreement(
                            Disagreement.Kind.COUNTING_BASE,
                            "opened, bridge",
                            List.of(
                                new Disagreement.Value("1,200 people", List.of(1)),
                                new Disagreement.Value("at least 1,200 people", List.of(2)))),
                        GROUNDED.citations().subList(0, 2))),
                1_041),
            ASKED));
    album.add(
        "no disagreements",
        face.reply(new Reply.Disagreeing(Optional.empty(), List.of(), 0), ASKED));

    Timeline timeline = new Timeline(List.of(entry(1), entry(2)), 131);
    album.add("timeline", face.reply(new Reply.TimelineTold(Optional.empty(), timeline), ASKED));
    album.add(
        "timeline of a topic",
        face.reply(new Reply.TimelineTold(Optional.of("the bridge"), timeline), ASKED));

    Golden.check("telegram-collection-" + language, album.pages.toString());
  }

  private static Timeline.Entry entry(int marker) {
    LocalDate day = LocalDate.of(2024, 1, 8 + marker);
    return new Timeline.Entry(
        new TimeReference(0, 10, day, day, TimeReference.Precision.DAY, false),
        "on Tuesday",
        List.of(citation(marker, BRIDGE, FIRST)),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void people_messages_areGolden(String language) {
    Face face = new Face(language);
    List<String> examples =
        List.of("What did Ada Lindqvist say about the bridge?", "What happened in Oldtown?");
    Album album = new Album();
    album.add("start, private", face.start(1_234, examples, Audience.PRIVATE));
    album.add("start, group", face.start(1, List.of(), Audience.GROUP));
    album.add("help, private", face.reply(new Reply.Help(List.of(), examples), ASKED));
    album.add("help, group", face.help(List.of(), Audience.GROUP));
    album.add("help, admin", face.help(List.of(), Audience.ADMIN));
    album.add("ask how", face.askHow(examples));
    album.add("ask how, no example", face.askHow(List.of()));
    album.add("unknown command", face.unknownCommand("/foo"));
    album.add("started anew", face.reply(new Reply.StartedAnew(), ASKED));
    album.add(
        "settings, private",
        face.settings(Question.Length.NORMAL, Optional.empty(), Audience.PRIVATE));
    album.add(
        "settings, group, model",
        face.settings(Question.Length.LONG, Optional.of(true), Audience.GROUP));
    album.add("outsider", face.outsider());
    album.add("pairing", face.pairing("Q7MK2XWP", Duration.ofHours(1)));
    album.add("admit a person", face.admit("Tomas Berg", Audience.PRIVATE, "Q7MK2XWP"));
    album.add("admit a group", face.admit("Desk \u202eevil\n", Audience.GROUP, "Q7MK2XWP"));
    album.add("admitted", face.admitted("Tomas Berg", true));
    album.add("not admitted", face.admitted("Tomas Berg", false));
    album.add("bad code", face.badCode());
    album.add("welcome, private", face.welcome(Audience.PRIVATE));
    album.add("welcome, group", face.welcome(Audience.GROUP));
    album.add("admins only", face.adminsOnly());
    album.add("limit, person", face.limit(Audience.PRIVATE, 20, Duration.ofMinutes(12)));
    album.add("limit, group", face.limit(Audience.GROUP, 200, Duration.ofHours(3)));
    album.add("whether to forget", face.forget(Audience.PRIVATE));
    album.add("whether to forget, in a group", face.forget(Audience.GROUP));
    album.add("not all forgotten", face.notAllForgotten());
    album.add("not forgotten", face.notForgotten());
    album.add("forgotten nothing", face.forgotten(0));
    album.add("forgotten one", face.forgotten(1));
    album.add("forgotten", face.forgotten(27));
    album.add(
        "stats",
        face.stats(new Store.Statistics(3, 12, 420, 380, 50, 4, 1, 0), Duration.ofDays(7)));
    album.add("add how", face.addHow());
    album.add("add this?", face.addOffer(BRIDGE, "n4w"));
    album.add(
        "add this, little known?",
        face.addOffer(
            new Article("x", "", Optional.empty(), Optional.empty(), Optional.empty(), "text"),
            "n4w"));
    album.add("added", face.added(BRIDGE));
    album.add("not added", face.notAdded());
    for (AddRefusal why : AddRefusal.values()) {
      album.add("not added: " + why, face.notAdded(why));
    }
    album.add("not added: too long", face.tooLongToAdd(200_000));
    for (Toast toast : Toast.values()) {
      album.add("toast: " + toast, Body.of(face.toast(toast)));
    }
    for (Audience audience : Audience.values()) {
      album.pages.append("=== menu: ").append(audience).append('\n');
      face.menu(audience, audience != Audience.GROUP)
          .forEach(entry ->
              album.pages.append('/' + entry.word() + " - " + entry.meaning()).append('\n'));
      album.pages.append('\n');
    }

    Golden.check("telegram-people-" + language, album.pages.toString());
  }

  @Test
  void reply_manyCitations_haveEightButtonsInEvenRows() {
    List<Citation> citations =
        IntStream.rangeClosed(1, 12).mapToObj(i -> citation(i, BRIDGE, FIRST)).toList();
    Answer answer =
        new Answer.Grounded(
            "?",
            Answer.Method.EXTRACTIVE,
            Duration.ZERO,
            List.of(
                new Statement(
                    FIRST, IntStream.rangeClosed(1, 12).boxed().toList(), Optional.empty())),
            citations,
            List.of(),
            Optional.empty());

    List<List<Button>> buttons =
        new Face("en").reply(new Reply.Answered(answer), ASKED).getLast().buttons();

    assertThat(buttons.stream().map(List::size)).containsExactly(2, 3, 3, 3);
    assertThat(buttons.getFirst().getFirst())
        .isEqualTo(new Button.Tell("[1] Oldtown Post", new Press.Cite("k3f9", 1)));
  }

  @Test
  void reply_hostileTitleQuoteAndUrl_areHarmless() {
    String quote = "All \u202edias\u0007 he\u2066 said.\u2069 /forget";
    Citation citation =
        new Citation(
            1,
            new Span("a", 0, quote.length()),
            quote,
            "Big \u202e news\n".repeat(500),
            Optional.empty(),
            Optional.empty(),
            Optional.of("https://news.example@evil.example/"));
    Answer answer =
        new Answer.Grounded(
            "?",
            Answer.Method.EXTRACTIVE,
            Duration.ZERO,
            List.of(new Statement(quote, List.of(1), Optional.empty())),
            List.of(citation),
            List.of(),
            Optional.empty());

    for (Texts language : Texts.languages()) {
      List<Body> bodies = new Face(language.code()).reply(new Reply.Answered(answer), ASKED);

      assertThat(bodies).hasSize(1);
      Body body = bodies.getFirst();
      assertThat(body.text())
          .hasSizeLessThan(400)
          .doesNotContain("\u202e", "\u0007", "\u2066")
          .contains("All dias he said. /forget [1]");
      assertThat(marked(body, Kind.LINK)).isEmpty();
      assertThat(body.buttons().getFirst().getFirst().label()).isEqualTo("[1] Big news Big news…");
    }
  }

  @Test
  void reply_markupInAModelsStatement_isTextAndNothingElse() {
    String quote = "The ferry ran aground.";
    String statement =
        "<b>The ferry</b> [ran](tg://resolve?domain=evilbot) **aground** ![](https://evil.example)";
    Answer answer =
        new Answer.Grounded(
            "?",
            Answer.Method.LLM,
            Duration.ZERO,
            List.of(new Statement(statement, List.of(1), Optional.empty())),
            List.of(
                new Citation(
                    1,
                    new Span("a", 0, quote.length()),
                    quote,
                    "Aground",
                    Optional.of("Oldtown Post"),
                    Optional.empty(),
                    Optional.empty())),
            List.of(),
            Optional.empty());

    Body body = new Face("en").reply(new Reply.Answered(answer), ASKED).getFirst();

    assertThat(body.text()).contains(statement);
    assertThat(marked(body, Kind.LINK)).isEmpty();
    assertThat(marked(body, Kind.BOLD)).noneMatch(bold -> statement.contains(bold));
  }

  @Test
  void progress_moreThanAMessageHolds_staysOneWithItsButton() {
    List<Statement> statements =
        Collections.nCopies(60, new Statement(FIRST, List.of(1), Optional.empty()));

    Body body = new Face("en").progress(statements, 7);

    assertThat(body.text()).hasSizeLessThanOrEqualTo(Sheet.MAX_LENGTH);
    assertThat(body.buttons()).containsExactly(List.of(new Button.Tell("Stop", new Press.Stop(7))));
  }

  @Test
  void inContext_quote_isBoldAndExact() {
    String quote = "the people of Oldtown can walk over the Sarn";
    int start = BRIDGE.text().indexOf(quote);

    Body body =
        new Face("fa")
            .reply(
                new Reply.InContext(BRIDGE, new Span("bridge", start, start + quote.length())),
                ASKED)
            .getFirst();

    assertThat(marked(body, Kind.BOLD)).containsExactly("The Bridge Is Open", quote);
  }

  @Test
  void inContext_longArticle_isCutBetweenSentences() {
    String text =
        "One more sentence about the bridge. ".repeat(200) + "Here. " + "Then. ".repeat(400);
    Article article =
        new Article("a", "", Optional.empty(), Optional.empty(), Optional.empty(), text);
    int start = text.indexOf("Here.");

    Body body =
        new Face("en")
            .reply(new Reply.InContext(article, new Span("a", start, start + 5)), ASKED)
            .getFirst();

    assertThat(body.text())
        .hasSizeBetween(1_000, 1_500)
        .contains("\n… One more")
        .endsWith("Then. …");
    assertThat(marked(body, Kind.BOLD)).containsExactly("a", "Here.");
  }

  @Test
  void inContext_quoteOfAnArticleWithoutSentences_isShown() {
    Article article =
        new Article("a", "", Optional.empty(), Optional.empty(), Optional.empty(), "** -- **");

    Body body =
        new Face("en").reply(new Reply.InContext(article, new Span("a", 0, 8)), ASKED).getFirst();

    assertThat(marked(body, Kind.BOLD)).containsExactly("a", "** -- **");
  }

  @Property(tries = 150)
  void reply_anyAnswer_hasEveryQuoteExactlyAndInOrder(@ForAll("quotes") List<String> quotes) {
    List<Citation> citations = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    for (String quote : quotes) {
      int marker = citations.size() + 1;
      citations.add(
          new Citation(
              marker,
              new Span("a" + marker, 0, quote.length()),
              quote,
              quote,
              marker % 2 == 0 ? Optional.of("روزنامهٔ دره") : Optional.empty(),
              Optional.empty(),
              Optional.of("https://oldtown.example/" + marker)));
      statements.add(new Statement(quote, List.of(marker), Optional.of("Karin Holm")));
    }
    Answer answer =
        new Answer.Grounded(
            "?",
            Answer.Method.LLM,
            Duration.ZERO,
            statements,
            citations,
            List.of(),
            Optional.empty());
    for (Texts language : Texts.languages()) {
      List<Body> bodies = new Face(language.code()).reply(new Reply.Answered(answer), ASKED);
      StringBuilder sources = new StringBuilder();
      StringBuilder links = new StringBuilder();
      for (Body body : bodies) {
        marked(body, Kind.COLLAPSED_QUOTE).forEach(block -> sources.append(block).append("\n\n"));
        marked(body, Kind.LINK).stream().filter(l -> l.startsWith("[")).forEach(links::append);
        assertThat(body.text().length()).isLessThanOrEqualTo(Sheet.MAX_LENGTH);
      }
      int at = 0;
      for (Citation citation : citations) {
        String quote = Outside.line(citation.quote());
        assertThat(links).contains("[" + citation.marker() + "]");
        at = sources.indexOf(quote, at);
        assertThat(at).isNotNegative();
        at += quote.length();
      }
    }
  }

  @Provide
  Arbitrary<List<String>> quotes() {
    Arbitrary<String> sentence =
        Arbitraries.of("The", "bridge", "پل", "👩‍🚒", "“so”", "1,200", "is", "باز", "(a)", "é")
            .list()
            .ofMinSize(1)
            .ofMaxSize(60)
            .map(words -> String.join(" ", words) + ".");
    return sentence.list().ofMinSize(1).ofMaxSize(40);
  }

  private static List<String> marked(Body body, Kind kind) {
    return body.marks().stream()
        .filter(mark -> mark.kind() == kind)
        .map((Mark mark) -> body.text().substring(mark.start(), mark.end()))
        .toList();
  }
}
