package dateline.telegram;

import dateline.answer.Citation;
import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import dateline.chat.Reply;
import dateline.telegram.Body.Button;
import dateline.telegram.Body.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How the articles look in Telegram: all of them, the newest, and one around a quote.
final class ArticlesFace {

  /// Characters shown of an article around a quote.
  private static final int CONTEXT = 1_200;

  private static final int ARTICLES_A_PAGE = 10;

  /// Outlets counted in the overview.
  private static final int OUTLETS = 10;

  private static final Comparator<Article> BY_OUTLET =
      Comparator.comparing(ArticlesFace::outlet, Comparator.comparing(String::isEmpty))
          .thenComparing(article -> outlet(article).toLowerCase(Locale.ROOT))
          .thenComparing(ArticlesFace::outlet)
          .thenComparing(
              article -> article.published().orElse(LocalDate.MIN), Comparator.reverseOrder())
          .thenComparing(Article::id);

  private final Texts texts;
  private final Wording wording;

  ArticlesFace(Texts texts) {
    this.texts = texts;
    this.wording = new Wording(texts);
  }

  /// A quote in its article.
  List<Body> inContext(Article article, Span quote) {
    Sheet sheet = new Sheet(texts);
    String name = article.title().isBlank() ? article.id() : article.title();
    String title = Outside.shortened(name, Wording.MAX_TITLE);
    sheet.directed(title).mark(Kind.BOLD, () -> sheet.outside(title)).line();
    article
        .outlet()
        .filter(outlet -> !outlet.isBlank())
        .ifPresent(
            outlet -> sheet.outside(Outside.shortened(outlet, Wording.MAX_TITLE)).put(" · "));
    sheet.put(wording.date(article.published())).gap();
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

  /// A quote that stands in its article no more.
  List<Body> changed(Citation citation) {
    Sheet sheet = new Sheet(texts);
    sheet.say("changed").gap();
    sheet.block(Kind.QUOTE, () -> wording.source(sheet, citation));
    return sheet.bodies(List.of());
  }

  static String outlet(Article article) {
    return Outside.shortened(article.outlet().orElse(""), Wording.MAX_NAME);
  }

  /// As [Face#sources].
  List<Body> sources(Reply.SourceList list, int page) {
    List<Article> articles = list.articles().stream().sorted(BY_OUTLET).toList();
    if (articles.isEmpty()) {
      return List.of(Sheet.line(texts, "sources.none"));
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
      sheet.put(" · ").put(wording.date(article.published())).line();
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
            .map(ArticlesFace::outlet)
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
    Wording.linked(
        sheet,
        article.url().flatMap(Outside::url),
        () -> sheet.outside(Outside.shortened(title, Wording.MAX_TITLE)));
  }

  /// The newest articles.
  List<Body> latest(Reply.Latest latest) {
    if (latest.articles().isEmpty()) {
      return List.of(Sheet.line(texts, "latest.none"));
    }
    Sheet sheet = new Sheet(texts);
    sheet.mark(Kind.BOLD, () -> sheet.say("latest")).gap();
    for (Article article : latest.articles()) {
      sheet.put(wording.date(article.published()));
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
}
