package dateline.telegram;

import dateline.answer.Alias;
import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreement;
import dateline.answer.Disagreements;
import dateline.answer.Question;
import dateline.answer.SpokenQuotes;
import dateline.answer.Statement;
import dateline.answer.Timeline;
import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Origins;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.chat.Reply;
import dateline.chat.Store;
import dateline.chat.Turn;
import dateline.telegram.Body.Button;
import dateline.telegram.Body.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How everything looks that is said in Telegram, in one language.
final class Face {

  private static final int MAX_TITLE = 120;
  private static final int MAX_NAME = 60;
  private static final int MAX_ABOUT = 120;
  private static final int MAX_LABEL = 18;
  private static final int CITE_BUTTONS = 8;
  private static final int A_ROW = 3;

  /// Characters shown of a passage that comes near.
  private static final int EXCERPT = 220;

  /// Characters shown of an article around a quote.
  private static final int CONTEXT = 1_200;

  private static final int ARTICLES_A_PAGE = 10;
  private static final int OUTLETS = 10;
  private static final int EXAMPLES = 3;

  /// Of each kind of list so many entries are on a page at most.
  private static final int EVENTS = 12;

  private static final int DISAGREEMENTS = 5;
  private static final int SPEAKERS = 5;
  private static final int SAYINGS = 12;

  /// Sayings shown of one speaker among several.
  private static final int SAYINGS_EACH = 3;

  /// Versions of one saying shown of one speaker among several.
  private static final int VERSIONS = 6;

  /// Characters shown of a quotation.
  private static final int QUOTATION = 400;

  private final Texts texts;

  /// Speaks the language of a code such as `fa` or `en-GB`, or English.
  Face(String language) {
    this.texts = Texts.of(language);
  }

  /// The face that a chat sees: in its own language, or where it has chosen none the person's.
  static Face of(Store.Chat chat, String language) {
    return new Face(chat.language().orElse(language));
  }

  /// The codes of the languages there are.
  static List<String> languages() {
    return Texts.languages().stream().map(Texts::code).toList();
  }

  /// What was asked for with a question, as far as it shows.
  ///
  /// @param turn the id of the turn that holds the answer
  /// @param length how much the answer may say
  record Asked(String turn, Question.Length length) {}

  /// Who reads.
  enum Audience {
    PRIVATE,
    GROUP,
    ADMIN
  }

  /// An entry of the menu of commands.
  record MenuEntry(String word, String meaning) {}

  /// Why an article is not added.
  enum AddRefusal {
    OFF,
    NOT_ALLOWED,
    NOT_TEXT
  }

  /// What a tapped button says for a moment.
  enum Toast {
    THANKS,
    SAVED,
    STOPPING,
    GONE,
    NOT_YOURS,
    OPEN,
    NO_MORE,
    ENOUGH,
    ADMINS_ONLY
  }

  // answers

  /// A reply as messages to send one after the other, at least one.
  ///
  /// @param asked what was asked for; only looked at where the reply is an answer
  List<Body> reply(Reply reply, Asked asked) {
    return switch (reply) {
      case Reply.Answered(Answer answer) -> answer(answer, asked);
      case Reply.Stopped() -> List.of(line("stopped"));
      case Reply.SourceList list -> sources(list, 0);
      case Reply.Latest latest -> latest(latest);
      case Reply.Listed listed -> List.of(list(listed, new Press.Turn(asked.turn(), 0, 0), false));
      case Reply.InContext context -> inContext(context.article(), context.quote());
      case Reply.Changed(Citation citation) -> changed(citation);
      case Reply.Help help -> List.of(help(help.examples(), Audience.PRIVATE));
      case Reply.StartedAnew() -> List.of(line("anew"));
      case Reply.Refused refused -> List.of(Body.of(Outside.line(refused.text())));
    };
  }

  private List<Body> answer(Answer answer, Asked asked) {
    return switch (answer) {
      case Answer.Grounded grounded -> grounded(grounded, asked);
      case Answer.Unanswered unanswered -> unanswered(unanswered, asked);
    };
  }

  private List<Body> grounded(Answer.Grounded answer, Asked asked) {
    Sheet sheet = new Sheet(texts);
    statements(sheet, answer.statements(), answer.citations());
    for (Answer.Reason.Silent silent : answer.silent()) {
      String text = reason(silent);
      sheet.gap().directed(text).put(text).gap();
    }
    for (Disagreement disagreement : answer.disagreements()) {
      disagreement(sheet, disagreement, answer.citations());
    }
    answer.aliases().forEach(alias -> alias(sheet, alias, answer.citations()));
    answer.listed().ifPresent(listed -> rest(sheet, listed));
    sheet
        .gap()
        .block(Kind.COLLAPSED_QUOTE, () -> answer.citations().forEach(c -> source(sheet, c)));
    switch (answer.method()) {
      case LLM -> {
        String note = answer.trouble().isPresent() ? "by-model-part" : "by-model";
        sheet.gap().mark(Kind.ITALIC, () -> sheet.say(note));
      }
      case EXTRACTIVE -> {
        if (answer.trouble().isPresent()) {
          sheet.gap().mark(Kind.ITALIC, () -> sheet.say("no-model"));
        }
      }
    }
    boolean more = asked.length() != Question.Length.LONG;
    return sheet.bodies(answerButtons(answer.citations(), asked.turn(), more));
  }

  private List<List<Button>> answerButtons(List<Citation> citations, String turn, boolean more) {
    List<List<Button>> buttons = new ArrayList<>(citeButtons(citations, turn));
    List<Button> last = new ArrayList<>();
    if (more) {
      last.add(tell("button.more", new Press.More(turn)));
    }
    last.add(new Button.Tell("👍", new Press.Rate(turn, true)));
    last.add(new Button.Tell("👎", new Press.Rate(turn, false)));
    buttons.add(last);
    return buttons;
  }

  /// An answer as it was remembered, whatever has become of its articles.
  List<Body> remembered(Turn turn) {
    Sheet sheet = new Sheet(texts);
    sheet.directed(turn.text()).outside(turn.text()).gap();
    sheet.block(Kind.COLLAPSED_QUOTE, () -> turn.citations().forEach(c -> source(sheet, c)));
    return sheet.bodies(
        turn.grounded()
            ? answerButtons(turn.citations(), turn.id(), false)
            : citeButtons(turn.citations(), turn.id()));
  }

  /// Statements, what stands under one heading below it.
  private void statements(Sheet sheet, List<Statement> statements, List<Citation> citations) {
    Optional<Statement> before = Optional.empty();
    for (Statement statement : statements) {
      statement
          .headingAfter(before)
          .ifPresent(heading ->
              sheet
                  .gap()
                  .mark(Kind.BOLD, () -> sheet.outside(Outside.shortened(heading, MAX_TITLE)))
                  .line());
      statement(sheet, statement, citations);
      before = Optional.of(statement);
    }
  }

  /// A paragraph: what is said, who says it where the words themselves don't, and the markers.
  private void statement(Sheet sheet, Statement statement, List<Citation> citations) {
    sheet.gap().directed(statement.text()).outside(statement.shown().strip());
    statement
        .speaker()
        .ifPresent(speaker -> sheet.put(" (").put(attribution(speaker, statement)).put(")"));
    sheet.put(" ");
    markers(sheet, statement.citations(), citations);
    statement.origins().ifPresent(each -> sheet.put(" (").put(copied(each)).put(")"));
    sheet.gap();
  }

  /// How many outlets have it from how many origins.
  private String copied(Origins origins) {
    String from =
        origins
            .name()
            .map(name ->
                texts.text(
                    "origins.named", "name", texts.outside(Outside.shortened(name, MAX_NAME))))
            .orElseGet(() -> texts.count("origins", origins.origins()));
    return texts.count("copied", origins.outlets(), "origins", from);
  }

  /// Who said it, and through whom it comes.
  private String attribution(String speaker, Statement statement) {
    String who = texts.outside(Outside.shortened(speaker, MAX_NAME));
    if (statement.per().isEmpty()) {
      return who;
    }
    List<String> outlets =
        statement.namedOutlets().stream()
            .map(outlet -> texts.outside(Outside.shortened(outlet, MAX_NAME)))
            .toList();
    int others = statement.per().size() - outlets.size();
    String named = texts.list(outlets);
    return texts.text(
        "per",
        "speaker",
        who,
        "outlets",
        others == 0 ? named : texts.count("per.others", others, "outlets", named));
  }

  private static void markers(Sheet sheet, List<Integer> markers, List<Citation> citations) {
    for (int marker : markers) {
      Optional<String> url =
          marker <= citations.size()
              ? citations.get(marker - 1).url().flatMap(Outside::url)
              : Optional.empty();
      linked(sheet, url, () -> sheet.put("[" + marker + "]"));
    }
  }

  private static void linked(Sheet sheet, Optional<String> url, Runnable content) {
    if (url.isPresent()) {
      sheet.link(url.get(), content);
    } else {
      content.run();
    }
  }

  private void disagreement(Sheet sheet, Disagreement disagreement, List<Citation> citations) {
    differing(sheet.gap(), disagreement);
    sheet.line();
    for (Disagreement.Value value : disagreement.values()) {
      sheet.put("• ").outside(Outside.shortened(value.value(), MAX_TITLE)).put(" ");
      markers(sheet, value.citations(), citations);
      sheet.line();
    }
    sheet.gap();
  }

  /// What it is that values differ for.
  private void differing(Sheet sheet, Disagreement disagreement) {
    sheet.mark(
        Kind.BOLD,
        () ->
            sheet.say(
                switch (disagreement.kind()) {
                  case CONTRADICTION -> "disagree";
                  case COUNTING_BASE -> "disagree.counting";
                  case OTHER_TIME -> "disagree.time";
                  case OTHER_PERSON -> "disagree.person";
                  case OTHER_PLACE -> "disagree.place";
                },
                "about",
                texts.outside(Outside.shortened(disagreement.about(), MAX_TITLE))));
  }

  private void alias(Sheet sheet, Alias alias, List<Citation> citations) {
    sheet
        .gap()
        .say("alias", "asked", texts.outside(Outside.shortened(alias.asked(), MAX_NAME)))
        .put(" ");
    String between = "";
    for (Alias.Written written : alias.written()) {
      sheet.put(between).outside(Outside.shortened(written.as(), MAX_NAME)).put(" ");
      markers(sheet, written.citations(), citations);
      between = ", ";
    }
    sheet.gap();
  }

  /// Two lines: where it stands, and the exact quote.
  private void source(Sheet sheet, Citation citation) {
    origin(sheet, citation);
    String quote = citation.quote();
    boolean marked =
        isQuotationMark(quote.charAt(0)) && isQuotationMark(quote.charAt(quote.length() - 1));
    sheet.directed(quote).put(marked ? "" : "“").outside(quote).put(marked ? "" : "”").gap();
  }

  private static boolean isQuotationMark(char c) {
    return "“”\"«»".indexOf(c) >= 0;
  }

  private void origin(Sheet sheet, Citation citation) {
    sheet.put("[" + citation.marker() + "] ");
    linked(
        sheet,
        citation.url().flatMap(Outside::url),
        () -> sheet.outside(Outside.shortened(name(citation), MAX_TITLE)));
    sheet.put(" · ").put(date(citation.published())).line();
  }

  /// The outlet; the title where that is not known, and where there is neither, the article's id.
  private static String name(Citation citation) {
    return citation
        .outlet()
        .filter(outlet -> !outlet.isBlank())
        .orElse(citation.title().isBlank() ? citation.span().article() : citation.title());
  }

  private String date(Optional<LocalDate> day) {
    return day.map(texts::date).orElseGet(() -> texts.text("undated"));
  }

  private List<Body> unanswered(Answer.Unanswered answer, Asked asked) {
    Sheet sheet = new Sheet(texts);
    sheet.put(reason(answer.reason())).gap();
    if (!answer.nearest().isEmpty()) {
      sheet.say("nearest").line();
      sheet.block(
          Kind.COLLAPSED_QUOTE,
          () -> {
            for (Citation citation : answer.nearest()) {
              origin(sheet, citation);
              String excerpt = Outside.excerpt(citation.quote(), answer.question(), EXCERPT);
              sheet.directed(excerpt).outside(excerpt).gap();
            }
          });
    }
    return sheet.bodies(citeButtons(answer.nearest(), asked.turn()));
  }

  private String reason(Answer.Reason reason) {
    return switch (reason) {
      case Answer.Reason.NothingFound() -> texts.text("refused.nothing");
      case Answer.Reason.OtherSubject subject ->
          texts.text("refused.subject", "missing", missing(subject.missing()));
      case Answer.Reason.Apart apart ->
          texts.text("refused.apart", "missing", missing(apart.missing()));
      case Answer.Reason.Unsure() -> texts.text("refused.unsure");
      case Answer.Reason.Silent(String outlet, String about) ->
          texts.text(
              "refused.silent",
              "outlet",
              texts.outside(Outside.shortened(outlet, MAX_NAME)),
              "about",
              texts.outside(Outside.shortened(about, MAX_ABOUT)));
      case Answer.Reason.NoDisagreement(Optional<String> topic) ->
          topic
              .map(each ->
                  texts.text(
                      "refused.agreed.topic",
                      "about",
                      texts.outside(Outside.shortened(each, MAX_ABOUT))))
              .orElseGet(() -> texts.text("refused.agreed"));
      case Answer.Reason.KindMissing(String kind) ->
          texts.text("refused.kind", "kind", texts.named("kind.", kind));
    };
  }

  private String missing(List<String> words) {
    return texts.list(
        words.stream().map(word -> texts.outside(Outside.shortened(word, MAX_NAME))).toList());
  }

  /// What grows while a model writes: the statements that are certain so far, as many as one
  /// message holds.
  ///
  /// @param update the number of the update that holds the question
  Body progress(List<Statement> soFar, long update) {
    if (soFar.isEmpty()) {
      return looking(update);
    }
    Sheet sheet = new Sheet(texts);
    statements(sheet, soFar, List.of());
    sheet.put("…");
    Body first = sheet.bodies(List.of()).getFirst();
    return new Body(first.text(), first.marks(), stop(update));
  }

  /// What stands in place of an answer until there is one.
  Body looking(long update) {
    return new Sheet(texts).say("looking").body(stop(update));
  }

  private List<List<Button>> stop(long update) {
    return List.of(List.of(tell("button.stop", new Press.Stop(update))));
  }

  /// The note in place of an answer that may or may not have arrived.
  Body perhaps(String turn) {
    return new Sheet(texts)
        .say("perhaps")
        .body(List.of(List.of(tell("button.reveal", new Press.Reveal(turn)))));
  }

  /// The question has more than [Question#MAX_LENGTH] characters.
  Body tooLong() {
    return line("too-long", "n", texts.number(Question.MAX_LENGTH));
  }

  /// Something broke that nobody in the chat can help.
  Body failed() {
    return line("failed");
  }

  // a quote in its article

  private List<Body> inContext(Article article, Span quote) {
    Sheet sheet = new Sheet(texts);
    String name = article.title().isBlank() ? article.id() : article.title();
    String title = Outside.shortened(name, MAX_TITLE);
    sheet.directed(title).mark(Kind.BOLD, () -> sheet.outside(title)).line();
    article
        .outlet()
        .filter(outlet -> !outlet.isBlank())
        .ifPresent(outlet -> sheet.outside(Outside.shortened(outlet, MAX_TITLE)).put(" · "));
    sheet.put(date(article.published())).gap();
    around(sheet, article, quote);
    List<List<Button>> buttons = new ArrayList<>();
    article
        .url()
        .flatMap(Outside::url)
        .ifPresent(url -> buttons.add(List.of(new Button.Open(texts.text("button.article"), url))));
    return sheet.bodies(buttons);
  }

  /// The sentences around a quote with the quote bold. What is no article text is left out.
  private static void around(Sheet sheet, Article article, Span quote) {
    List<Span> sentences = sentences(article, quote);
    int from = 0;
    while (!sentences.get(from).overlaps(quote)) {
      from++;
    }
    int to = from;
    int length = 0;
    while (to < sentences.size() && sentences.get(to).overlaps(quote)) {
      length += sentences.get(to++).length();
    }
    boolean grows = true;
    while (grows) {
      grows = false;
      if (to < sentences.size() && length + sentences.get(to).length() <= CONTEXT) {
        length += sentences.get(to++).length();
        grows = true;
      }
      if (from > 0 && length + sentences.get(from - 1).length() <= CONTEXT) {
        length += sentences.get(--from).length();
        grows = true;
      }
    }
    int at = sentences.get(from).start();
    sheet.directed(article.quote(sentences.get(from))).put(from > 0 ? "… " : "");
    for (Span sentence : sentences.subList(from, to)) {
      String between = article.text().substring(at, sentence.start());
      if (between.indexOf('\n') >= 0) {
        sheet.gap().directed(article.quote(sentence));
      } else if (!between.isEmpty()) {
        sheet.put(" ");
      }
      int start = Math.clamp(quote.start(), sentence.start(), sentence.end());
      int end = Math.clamp(quote.end(), sentence.start(), sentence.end());
      sheet.put(Outside.line(article.text().substring(sentence.start(), start)));
      sheet.mark(Kind.BOLD, () -> sheet.put(Outside.line(article.text().substring(start, end))));
      sheet.put(Outside.line(article.text().substring(end, sentence.end())));
      at = sentence.end();
    }
    sheet.put(to < sentences.size() ? " …" : "").line();
  }

  /// The sentences of an article without a headline that only repeats the title; a quote that is
  /// not made of them counts as one.
  private static List<Span> sentences(Article article, Span quote) {
    List<Span> sentences = new ArrayList<>(ArticleText.of(article).sentences());
    if (!sentences.isEmpty()
        && !sentences.getFirst().overlaps(quote)
        && article.quote(sentences.getFirst()).strip().equals(article.title().strip())) {
      sentences.removeFirst();
    }
    List<Span> touched = sentences.stream().filter(sentence -> sentence.overlaps(quote)).toList();
    if (touched.isEmpty()
        || touched.getFirst().start() > quote.start()
        || touched.getLast().end() < quote.end()) {
      sentences.removeAll(touched);
      sentences.add(quote);
      Collections.sort(sentences);
    }
    return sentences;
  }

  private List<Body> changed(Citation citation) {
    Sheet sheet = new Sheet(texts);
    sheet.say("changed").gap();
    sheet.block(Kind.QUOTE, () -> source(sheet, citation));
    return sheet.bodies(List.of());
  }

  // the collection

  private static final Comparator<Article> BY_OUTLET =
      Comparator.comparing(Face::outlet, Comparator.comparing(String::isEmpty))
          .thenComparing(article -> outlet(article).toLowerCase(Locale.ROOT))
          .thenComparing(Face::outlet)
          .thenComparing(
              article -> article.published().orElse(LocalDate.MIN), Comparator.reverseOrder())
          .thenComparing(Article::id);

  private static String outlet(Article article) {
    return Outside.shortened(article.outlet().orElse(""), MAX_NAME);
  }

  /// A page of the articles, by outlet; the first page begins with an overview.
  ///
  /// @param page counted from 0; one that is not there is the nearest that is
  List<Body> sources(Reply.SourceList list, int page) {
    List<Article> articles = list.articles().stream().sorted(BY_OUTLET).toList();
    if (articles.isEmpty()) {
      return List.of(line("sources.none"));
    }
    int pages = (articles.size() + ARTICLES_A_PAGE - 1) / ARTICLES_A_PAGE;
    int shown = Math.clamp(page, 0, Math.min(pages - 1, Press.MAX_PAGE));
    Sheet sheet = new Sheet(texts);
    if (shown == 0) {
      overview(sheet, articles);
    }
    if (pages > 1) {
      sheet
          .say("sources.page", "page", texts.number(shown + 1L), "pages", texts.number(pages))
          .gap();
    }
    String before = "\n";
    int from = shown * ARTICLES_A_PAGE;
    for (Article article :
        articles.subList(from, Math.min(articles.size(), from + ARTICLES_A_PAGE))) {
      String outlet = outlet(article);
      if (!outlet.equals(before)) {
        sheet.gap().mark(Kind.BOLD, () -> outletName(sheet, outlet)).line();
        before = outlet;
      }
      sheet.put("• ");
      title(sheet, article);
      sheet.put(" · ").put(date(article.published())).line();
    }
    List<Button> buttons = new ArrayList<>();
    if (shown > 0) {
      buttons.add(new Button.Tell("◀", new Press.Sources(shown - 1)));
    }
    if (shown + 1 < pages && shown < Press.MAX_PAGE) {
      buttons.add(new Button.Tell("▶", new Press.Sources(shown + 1)));
    }
    return sheet.bodies(buttons.isEmpty() ? List.of() : List.of(buttons));
  }

  /// How many articles there are, from when, and of which outlets most.
  private void overview(Sheet sheet, List<Article> articles) {
    Map<String, Long> counts =
        articles.stream()
            .map(Face::outlet)
            .collect(Collectors.groupingBy(o -> o, TreeMap::new, Collectors.counting()));
    sheet.mark(Kind.BOLD, () -> sheet.put(collection(articles, counts.keySet()))).line();
    List<LocalDate> days = articles.stream().flatMap(a -> a.published().stream()).sorted().toList();
    if (!days.isEmpty()) {
      String from = texts.date(days.getFirst());
      String to = texts.date(days.getLast());
      sheet.put(from.equals(to) ? from : texts.text("dates", "from", from, "to", to)).line();
    }
    sheet.gap();
    if (counts.size() < 2) {
      return;
    }
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(OUTLETS)
        .forEach(entry -> {
          outletName(sheet, entry.getKey());
          sheet.put(" · ").put(texts.count("articles", entry.getValue())).line();
        });
    if (counts.size() > OUTLETS) {
      sheet.put(texts.count("sources.others", counts.size() - (long) OUTLETS)).line();
    }
    sheet.gap();
  }

  private String collection(List<Article> articles, Set<String> outlets) {
    String count = texts.count("articles", articles.size());
    long known = outlets.stream().filter(outlet -> !outlet.isEmpty()).count();
    return known == 0
        ? count
        : texts.text("sources", "articles", count, "outlets", texts.count("outlets", known));
  }

  private void outletName(Sheet sheet, String outlet) {
    if (outlet.isEmpty()) {
      sheet.say("sources.no-outlet");
    } else {
      sheet.outside(outlet);
    }
  }

  private static void title(Sheet sheet, Article article) {
    String title = article.title().isBlank() ? article.id() : article.title();
    linked(
        sheet,
        article.url().flatMap(Outside::url),
        () -> sheet.outside(Outside.shortened(title, MAX_TITLE)));
  }

  private List<Body> latest(Reply.Latest latest) {
    if (latest.articles().isEmpty()) {
      return List.of(line("latest.none"));
    }
    Sheet sheet = new Sheet(texts);
    sheet.mark(Kind.BOLD, () -> sheet.say("latest")).gap();
    for (Article article : latest.articles()) {
      sheet.put(date(article.published()));
      String outlet = outlet(article);
      if (!outlet.isEmpty()) {
        sheet.put(" · ").outside(outlet);
      }
      sheet.line();
      sheet.directed(article.title());
      title(sheet, article);
      sheet.gap();
    }
    return sheet.bodies(List.of());
  }

  // lists

  /// A page of a list.
  ///
  /// @param place an entry, or a part of one, that stands on the page, and the id by which the list
  ///   is remembered
  /// @param anew whether this is another list than the one that stood there
  Body list(Reply.Listed listed, Press.Turn place, boolean anew) {
    Pages.Contents contents =
        switch (listed) {
          case Reply.Disagreeing disagreeing -> disagreements(disagreeing);
          case Reply.Quoted quoted -> quotes(quoted);
          case Reply.TimelineTold told -> timeline(told);
        };
    return new Pages(texts, contents).page(place, anew);
  }

  /// Disagreements, each with its quotes.
  private Pages.Contents disagreements(Reply.Disagreeing disagreeing) {
    List<Pages.Entry> entries = new ArrayList<>();
    for (Disagreements.Found each : disagreeing.found()) {
      entries.add(
          new Pages.Entry(
              sheet -> differing(sheet, each.disagreement()),
              (sheet, _) -> {
                disagreement(sheet, each.disagreement(), each.citations());
                sheet.block(
                    Kind.COLLAPSED_QUOTE, () -> each.citations().forEach(c -> source(sheet, c)));
              }));
    }
    Answer.Listed listed =
        new Answer.Listed(
            Answer.Listed.Kind.DISAGREEMENTS,
            disagreeing.topic(),
            disagreeing.found().size(),
            disagreeing.all());
    return new Pages.Contents(
        line("disagree.none"), _ -> {}, entries, DISAGREEMENTS, sheet -> rest(sheet, listed));
  }

  /// Quotations by speaker and occasion, the words bold in which articles differ: of whom was asked
  /// for all, of others some.
  private Pages.Contents quotes(Reply.Quoted quoted) {
    List<Pages.Entry> entries = new ArrayList<>();
    if (quoted.asked().isEmpty()) {
      quoted.speakers().forEach(speaker -> entries.add(some(speaker)));
      return new Pages.Contents(
          line("quotes.nobody"),
          _ -> {},
          entries,
          SPEAKERS,
          sheet -> {
            rest(sheet, "quotes.some", quoted.speakers().size(), quoted.all());
            sheet.gap().mark(Kind.ITALIC, () -> sheet.say("quotes.how"));
          });
    }
    quoted.speakers().forEach(speaker -> entries.addAll(sayings(speaker, Integer.MAX_VALUE)));
    String name = Outside.shortened(quoted.asked().get(), MAX_NAME);
    Body none = line("quotes.none", "name", texts.outside(name));
    return new Pages.Contents(none, _ -> {}, entries, SAYINGS, _ -> {});
  }

  /// The first sayings of a speaker.
  private Pages.Entry some(SpokenQuotes speaker) {
    List<Pages.Entry> all = sayings(speaker, VERSIONS);
    List<Pages.Entry> shown = all.subList(0, Math.min(SAYINGS_EACH, all.size()));
    int left = all.size() - shown.size();
    return new Pages.Entry(
        sheet -> name(sheet, speaker),
        (sheet, _) -> {
          shown.forEach(each -> each.text().write(sheet, each.equals(shown.getFirst())));
          if (left > 0) {
            sheet.put(texts.count("quotes.more", left)).gap();
          }
        });
  }

  /// @param most so many versions of a saying are shown
  private List<Pages.Entry> sayings(SpokenQuotes speaker, int most) {
    List<Pages.Entry> entries = new ArrayList<>();
    for (SpokenQuotes.Occasion occasion : speaker.occasions()) {
      for (SpokenQuotes.Saying saying : occasion.sayings()) {
        boolean begins = entries.isEmpty();
        boolean opens = saying.equals(occasion.sayings().getFirst());
        entries.add(
            new Pages.Entry(
                sheet -> name(sheet, speaker),
                (sheet, first) -> {
                  if (first || begins) {
                    name(sheet.gap(), speaker);
                    sheet.line();
                  }
                  if (first || opens) {
                    occasion(sheet, occasion);
                  }
                  saying.versions().stream().limit(most).forEach(each -> version(sheet, each));
                  int left = saying.versions().size() - most;
                  if (left > 0) {
                    sheet.put(texts.count("quotes.versions", left));
                  }
                  sheet.gap();
                }));
      }
    }
    return entries;
  }

  private static void name(Sheet sheet, SpokenQuotes speaker) {
    String name = Outside.shortened(speaker.speaker(), MAX_NAME);
    sheet.directed(name).mark(Kind.BOLD, () -> sheet.outside(name));
  }

  /// What happened, by day, with the outlets below each sentence.
  private Pages.Contents timeline(Reply.TimelineTold told) {
    Optional<String> topic =
        told.topic().map(each -> texts.outside(Outside.shortened(each, MAX_TITLE)));
    String none = topic.isPresent() ? "timeline.none-about" : "timeline.none";
    String heading = topic.isPresent() ? "timeline.about" : "timeline";
    Answer.Listed listed =
        new Answer.Listed(
            Answer.Listed.Kind.EVENTS,
            told.topic(),
            told.timeline().entries().size(),
            told.timeline().all());
    List<Pages.Entry> entries = new ArrayList<>();
    for (Timeline.Entry each : told.timeline().entries()) {
      entries.add(new Pages.Entry(sheet -> day(sheet, each), (sheet, _) -> happening(sheet, each)));
    }
    return new Pages.Contents(
        line(none, "topic", topic.orElse("")),
        sheet -> sheet.mark(Kind.BOLD, () -> sheet.say(heading, "topic", topic.orElse(""))),
        entries,
        EVENTS,
        sheet -> rest(sheet, listed));
  }

  private void rest(Sheet sheet, Answer.Listed listed) {
    String about = listed.topic().isPresent() ? "-about" : "";
    String key =
        switch (listed.kind()) {
          case EVENTS -> "timeline.some";
          case DISAGREEMENTS -> "disagree.some";
        };
    rest(sheet, key + about, listed.told(), listed.all());
  }

  /// How many there are of what not all is listed, and how to see others.
  private void rest(Sheet sheet, String key, int listed, int all) {
    if (listed < all) {
      String shown = texts.number(listed);
      sheet.gap().mark(Kind.ITALIC, () -> sheet.say(key, "shown", shown, "all", texts.number(all)));
    }
  }

  private void day(Sheet sheet, Timeline.Entry entry) {
    sheet.mark(Kind.BOLD, () -> sheet.put(time(entry.time())));
    if (entry.time().inferred()) {
      sheet.put(" · ").say("timeline.inferred");
    }
  }

  private void happening(Sheet sheet, Timeline.Entry entry) {
    day(sheet.gap(), entry);
    sheet.line();
    sheet.directed(entry.text()).outside(entry.text()).line();
    tellers(sheet, entry.citations());
    for (Timeline.OtherDay other : entry.otherwise()) {
      sheet.say("timeline.otherwise", "date", time(other.time())).line();
      tellers(sheet, other.citations());
    }
  }

  private void occasion(Sheet sheet, SpokenQuotes.Occasion occasion) {
    String from = date(occasion.from());
    String to = date(occasion.to());
    String days = from.equals(to) ? from : texts.text("dates", "from", from, "to", to);
    List<String> hearers =
        occasion.hearers().stream()
            .map(each -> texts.outside(Outside.shortened(each, MAX_NAME)))
            .toList();
    sheet.put(
        hearers.isEmpty()
            ? days
            : texts.text("quotes.to", "days", days, "hearers", texts.list(hearers)));
    sheet.line();
  }

  private void version(Sheet sheet, SpokenQuotes.Version version) {
    String text = Outside.shortened(version.text(), QUOTATION);
    BitSet differing = version.differing();
    sheet.put("• ").directed(text).put(version.verbatim() ? "“" : "");
    int at = 0;
    while (at < text.length()) {
      int start = at;
      boolean bold = differing.get(at);
      int change = bold ? differing.nextClearBit(at) : differing.nextSetBit(at);
      int end = change < 0 || change > text.length() ? text.length() : change;
      if (bold) {
        sheet.mark(Kind.BOLD, () -> sheet.put(Outside.line(text.substring(start, end))));
      } else {
        sheet.put(Outside.line(text.substring(start, end)));
      }
      at = end;
    }
    Citation citation = version.citation();
    sheet.put(version.verbatim() ? "” — " : " — ");
    linked(
        sheet,
        citation.url().flatMap(Outside::url),
        () -> sheet.outside(Outside.shortened(version.per().orElse(name(citation)), MAX_NAME)));
    sheet.put(" · ").put(date(citation.published())).line();
  }

  private String time(TimeReference time) {
    return time.from().equals(time.to())
        ? texts.date(time.from())
        : texts.text("dates", "from", texts.date(time.from()), "to", texts.date(time.to()));
  }

  /// Who tells something, each linked to its article.
  private static void tellers(Sheet sheet, List<Citation> citations) {
    List<Citation> shown = citations.subList(0, Math.min(OUTLETS, citations.size()));
    String before = "— ";
    for (Citation citation : shown) {
      sheet.put(before);
      linked(
          sheet,
          citation.url().flatMap(Outside::url),
          () -> sheet.outside(Outside.shortened(name(citation), MAX_NAME)));
      before = " · ";
    }
    if (shown.size() < citations.size()) {
      sheet.put(" …");
    }
    sheet.line();
  }

  // greeting, help, commands

  /// The answer to `/start`.
  ///
  /// @param articles how many there are
  /// @param examples as [dateline.chat.NewsDesk#examples] gives them
  Body start(int articles, List<String> examples, Audience audience) {
    Sheet sheet = new Sheet(texts);
    sheet.say("start", "articles", texts.count("articles", articles)).gap();
    sheet.say(audience == Audience.GROUP ? "start.group" : "start.private").gap();
    return sheet.body(examples(sheet, examples));
  }

  /// What the bot can do.
  Body help(List<String> examples, Audience audience) {
    Sheet sheet = new Sheet(texts);
    sheet.say(audience == Audience.GROUP ? "help.group" : "help.private").gap();
    sheet.say("help.sources").gap();
    for (MenuEntry entry : menu(audience, false)) {
      if (entry.word().equals("help")) {
        continue;
      }
      sheet.put(texts.outside("/" + entry.word())).put(" · ").put(entry.meaning()).line();
    }
    sheet.gap();
    return sheet.body(examples(sheet, examples));
  }

  /// Writes the example questions and gives their buttons.
  private List<List<Button>> examples(Sheet sheet, List<String> examples) {
    if (examples.isEmpty()) {
      return List.of();
    }
    sheet.say("examples").line();
    List<Button> buttons = new ArrayList<>();
    for (String example : examples.subList(0, Math.min(EXAMPLES, examples.size()))) {
      int number = buttons.size() + 1;
      sheet.put(texts.number(number) + ". ").outside(Outside.shortened(example, MAX_TITLE)).line();
      buttons.add(tell("button.ask", Press.Example.of(example), "n", texts.number(number)));
    }
    return List.of(buttons);
  }

  /// The commands to offer, in the order of the menu.
  ///
  /// @param add whether articles can be added in chats of this kind
  List<MenuEntry> menu(Audience audience, boolean add) {
    List<String> words = new ArrayList<>();
    if (audience == Audience.GROUP) {
      words.add("ask");
    }
    words.addAll(List.of("help", "sources", "latest", "timeline", "quotes", "disagreements"));
    words.add("settings");
    if (audience != Audience.GROUP) {
      words.add("forget");
    }
    if (add) {
      words.add("add");
    }
    if (audience == Audience.ADMIN) {
      words.add("stats");
    }
    return words.stream().map(word -> new MenuEntry(word, texts.text("command." + word))).toList();
  }

  /// `/ask` came without a question.
  Body askHow(List<String> examples) {
    Sheet sheet = new Sheet(texts);
    sheet.say("ask.how").line();
    String example = examples.isEmpty() ? texts.text("ask.example") : examples.getFirst();
    String typed = "/ask " + Outside.shortened(example, MAX_TITLE);
    sheet.directed(typed).mark(Kind.CODE, () -> sheet.put(Outside.line(typed)));
    return sheet.body(List.of());
  }

  /// There is no such command.
  ///
  /// @param command with its stroke
  Body unknownCommand(String command) {
    return line("unknown-command", "command", texts.outside(Outside.shortened(command, MAX_NAME)));
  }

  // settings

  /// The panel of a chat's settings, with what holds now ticked. Its language is this face's.
  ///
  /// @param model whether a language model writes; empty where there is none to choose
  Body settings(Question.Length length, Optional<Boolean> model, Audience audience) {
    Sheet sheet = new Sheet(texts);
    sheet.say(audience == Audience.GROUP ? "settings.group" : "settings.private").line();
    List<List<Button>> rows = new ArrayList<>();
    rows.addAll(
        rows(
            Texts.languages().stream()
                .map(each -> choice(each.name(), "language", each.code(), each == texts))
                .toList()));
    rows.add(
        Stream.of(Question.Length.values())
            .map(each -> {
              String name = each.name().toLowerCase(Locale.ROOT);
              return choice(texts.text("length." + name), "length", name, each == length);
            })
            .toList());
    model.ifPresent(on -> {
      sheet.gap().say("settings.model");
      rows.add(
          List.of(
              choice(texts.text("model.on"), "model", "on", on),
              choice(texts.text("model.off"), "model", "off", !on)));
    });
    return sheet.body(rows);
  }

  private static Button choice(String label, String setting, String value, boolean chosen) {
    return new Button.Tell((chosen ? "✓ " : "") + label, new Press.Set(setting, value));
  }

  // who may

  /// The one line for people outside.
  Body outsider() {
    return line("outsider");
  }

  /// The code by which a chat can be let in.
  Body pairing(String code, Duration good) {
    Sheet sheet = new Sheet(texts);
    sheet.say("pairing").gap();
    sheet.directed(code).mark(Kind.CODE, () -> sheet.put(code)).gap();
    sheet.say("pairing.good", "time", texts.duration(good));
    return sheet.body(List.of());
  }

  /// Asks an admin whether to let a chat in.
  ///
  /// @param name the person's, or the group's title
  Body admit(String name, Audience audience, String code) {
    String key = audience == Audience.GROUP ? "admit.group" : "admit.private";
    return new Sheet(texts)
        .say(key, "name", person(name))
        .body(
            List.of(
                List.of(
                    tell("button.admit", new Press.Admit(code, true)),
                    tell("button.not-admit", new Press.Admit(code, false)))));
  }

  /// What the admin's question becomes when it is answered.
  Body admitted(String name, boolean admitted) {
    return line(admitted ? "admitted" : "not-admitted", "name", person(name));
  }

  private String person(String name) {
    String shown = Outside.shortened(name, MAX_NAME);
    return texts.outside(shown.isEmpty() ? "?" : shown);
  }

  /// The code was never given out, is used up or too old.
  Body badCode() {
    return line("code.bad");
  }

  /// Tells a chat that it was let in.
  Body welcome(Audience audience) {
    return line(audience == Audience.GROUP ? "welcome.group" : "welcome.private");
  }

  /// Only admins may do what was asked for.
  Body adminsOnly() {
    return line("admins-only");
  }

  /// A person, or a group, has used up its questions.
  ///
  /// @param limit how many there are
  /// @param free when there is one again, from now
  Body limit(Audience audience, int limit, Duration free) {
    String key = audience == Audience.GROUP ? "limit.group" : "limit.person";
    Sheet sheet = new Sheet(texts);
    return sheet.put(texts.count(key, limit, "time", texts.duration(free))).body(List.of());
  }

  /// Asks whether to erase what was said in a chat: the command may have been tapped by mistake,
  /// even in a quote.
  Body forget(Audience audience) {
    return forget(audience == Audience.GROUP ? "forget.group" : "forget.private");
  }

  /// What was said in a chat could not be erased; asks whether to try again.
  Body notAllForgotten() {
    return forget("forget.failed");
  }

  private Body forget(String key) {
    return new Sheet(texts)
        .say(key)
        .body(
            List.of(
                List.of(
                    tell("button.forget", new Press.Forget(true)),
                    tell("button.not-forget", new Press.Forget(false)))));
  }

  /// Nothing was erased.
  Body notForgotten() {
    return line("not-forgotten");
  }

  /// What was said in a chat is erased.
  Body forgotten(int turns) {
    return turns == 0
        ? line("forgotten.none")
        : new Sheet(texts).put(texts.count("forgotten", turns)).body(List.of());
  }

  /// Figures for admins.
  ///
  /// @param span the time they are of
  Body stats(Store.Statistics figures, Duration span) {
    int share = figures.questions() == 0 ? 0 : 100 * figures.answered() / figures.questions();
    Sheet sheet = new Sheet(texts);
    sheet
        .mark(Kind.BOLD, () -> sheet.say("stats", "time", texts.duration(span)))
        .gap()
        .say("stats.questions", "n", texts.number(figures.questions()))
        .line()
        .say("stats.answered", "n", texts.number(figures.answered()), "share", texts.number(share))
        .line()
        .say("stats.people", "n", texts.number(figures.people()))
        .line()
        .say("stats.chats", "n", texts.number(figures.chats()))
        .line()
        .say(
            "stats.ratings",
            "good",
            texts.number(figures.good()),
            "bad",
            texts.number(figures.bad()))
        .line()
        .say("stats.undeliverable", "n", texts.number(figures.undeliverable()))
        .line()
        .say("stats.unknown", "n", texts.number(figures.unknown()));
    return sheet.body(List.of());
  }

  // adding articles

  /// `/add` came without a text.
  Body addHow() {
    return line("add.how");
  }

  /// Asks whether to add an article.
  ///
  /// @param article as it was read
  /// @param offer names it in the buttons
  Body addOffer(Article article, String offer) {
    Sheet sheet = new Sheet(texts);
    String unknown = texts.text("add.unknown");
    String title = Outside.shortened(article.title(), MAX_TITLE);
    String outlet = outlet(article);
    sheet.mark(Kind.BOLD, () -> sheet.say("add.offer")).gap();
    sheet.say("add.title", "title", title.isEmpty() ? unknown : texts.outside(title)).line();
    sheet.say("add.outlet", "outlet", outlet.isEmpty() ? unknown : texts.outside(outlet)).line();
    sheet.say("add.date", "date", article.published().map(texts::date).orElse(unknown)).line();
    sheet.say("add.length", "n", texts.number(article.text().length()));
    return sheet.body(
        List.of(
            List.of(
                tell("button.add", new Press.Add(offer, true)),
                tell("button.not-add", new Press.Add(offer, false)))));
  }

  /// What the question becomes when the article is in the collection.
  Body added(Article article) {
    String title = article.title().isBlank() ? article.id() : article.title();
    return line("added", "title", texts.outside(Outside.shortened(title, MAX_TITLE)));
  }

  /// What the question becomes when the article is not wanted.
  Body notAdded() {
    return line("not-added");
  }

  Body notAdded(AddRefusal why) {
    return line("add." + why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /// The text is longer than any article.
  ///
  /// @param limit the most characters
  Body tooLongToAdd(int limit) {
    return line("add.too-long", "n", texts.number(limit));
  }

  // buttons

  /// Leads from a group to the private chat, where the question is asked again.
  Button privately(String url) {
    return new Button.Open(texts.text("button.private"), url);
  }

  /// What a tapped button says for a moment: at most 200 characters, plain.
  String toast(Toast toast) {
    return texts.text("toast." + toast.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static List<List<Button>> citeButtons(List<Citation> citations, String turn) {
    List<Button> buttons = new ArrayList<>();
    for (Citation citation : citations.subList(0, Math.min(CITE_BUTTONS, citations.size()))) {
      String label = "[" + citation.marker() + "] " + Outside.shortened(name(citation), MAX_LABEL);
      buttons.add(new Button.Tell(label, new Press.Cite(turn, citation.marker())));
    }
    return rows(buttons);
  }

  /// As few rows as there can be, of much the same length.
  private static List<List<Button>> rows(List<Button> buttons) {
    List<List<Button>> rows = new ArrayList<>();
    int count = (buttons.size() + A_ROW - 1) / A_ROW;
    for (int row = 0; row < count; row++) {
      rows.add(buttons.subList(row * buttons.size() / count, (row + 1) * buttons.size() / count));
    }
    return rows;
  }

  private Button tell(String key, Press press, String... namesAndValues) {
    return new Button.Tell(texts.text(key, namesAndValues), press);
  }

  private Body line(String key, String... namesAndValues) {
    return new Sheet(texts).say(key, namesAndValues).body(List.of());
  }
}
