package dateline.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Reads the article of a web page: its main text, paragraphs set apart by empty lines, without
/// navigation, forms, comments and footers.
final class HtmlPage {

  private static final String NO_TEXT =
      "script, style, noscript, template, nav, header nav, footer, aside, form, iframe, object, embed, svg, canvas, button, select,"
          + " input, textarea, dialog, menu, figure, figcaption, audio, video, [hidden], [aria-hidden=true], [role=navigation],"
          + " [role=banner], [role=contentinfo], [role=complementary], [role=search], [role=dialog], [style*=display:none]";

  /// Words of class names and ids that mark what is no article text.
  private static final Set<String> NO_TEXT_NAMES =
      Set.of(
          "comment",
          "comments",
          "comments-area",
          "disqus",
          "share",
          "sharing",
          "social",
          "newsletter",
          "promo",
          "related",
          "breadcrumb",
          "breadcrumbs",
          "cookie",
          "cookies",
          "subscribe",
          "subscription",
          "advert",
          "advertisement",
          "ad",
          "ads",
          "sidebar",
          "menu",
          "navbar",
          "navigation",
          "nav",
          "footer",
          "recommended",
          "recommendations",
          "trending",
          "popular",
          "tags",
          "paywall",
          "signup",
          "respond",
          "toolbar",
          "outbrain",
          "taboola");

  private static final List<String> MAIN =
      List.of("[itemprop=articleBody]", "article", "main", "[role=main]");

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "section",
          "article",
          "main",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "ul",
          "ol",
          "dl",
          "dt",
          "dd",
          "blockquote",
          "pre",
          "table",
          "tr",
          "td",
          "th",
          "tbody",
          "thead",
          "hr",
          "header",
          "address",
          "body",
          "center",
          "details",
          "summary");

  private static final int MAX_DATA = 1 << 20;
  private static final int ENOUGH = 200;
  private static final JsonMapper JSON = new JsonMapper();

  private final Document page;
  private final List<JsonNode> data = new ArrayList<>();

  private HtmlPage(Document page) {
    this.page = page;
  }

  static Article read(String id, byte[] bytes) throws UnusableException {
    HtmlPage html = new HtmlPage(parse(bytes));
    html.readData();
    String title = html.title();
    Optional<String> outlet =
        html.meta("meta[property=og:site_name]", "meta[name=application-name]")
            .or(html::publisher)
            .or(() -> html.siteBehind(title));
    Optional<LocalDate> published = html.published();
    Optional<String> url = html.url();
    String text = html.text();
    if (!Punctuation.hasContent(text, 0, text.length())) {
      throw new UnusableException(
          "no text found in the page: save the article itself, as .html or .txt");
    }
    return ArticleFile.completed(id, title, outlet, published, url, text);
  }

  /// Decodes as UTF-8, or as what the page itself declares.
  private static Document parse(byte[] bytes) throws UnusableException {
    try {
      return Jsoup.parse(ArticleFile.utf8(bytes, 0, bytes.length));
    } catch (CharacterCodingException notUtf8) {
      return parseDeclared(bytes);
    }
  }

  private static Document parseDeclared(byte[] bytes) throws UnusableException {
    try {
      Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
      if (!page.charset().name().equals("UTF-8")) {
        return page;
      }
    } catch (IOException | RuntimeException undecodable) {
      throw new UnusableException("encoding not known: convert it to UTF-8");
    }
    throw new UnusableException("not UTF-8: convert it to UTF-8");
  }

  private void readData() {
    for (Element script : page.select("script[type=application/ld+json]")) {
      String json = script.data();
      json(json).ifPresent(data::add);
    }
  }

  private static Optional<JsonNode> json(String json) {
    if (json.length() > MAX_DATA) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(json));
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }

  private Optional<String> data(String key) {
    for (JsonNode node : data) {
      JsonNode found = node.findValue(key);
      if (found != null && found.isTextual() && !found.textValue().isBlank()) {
        return Optional.of(found.textValue().strip());
      }
    }
    return Optional.empty();
  }

  private Optional<String> publisher() {
    for (JsonNode node : data) {
      JsonNode found = node.findPath("publisher").path("name");
      if (found.isTextual() && !found.textValue().isBlank()) {
        return Optional.of(found.textValue().strip());
      }
    }
    return Optional.empty();
  }

  /// The site that the page's own title names behind the article's: `Dam fails | World | The Post`.
  private Optional<String> siteBehind(String title) {
    List<String> parts = Masthead.parts(page.title(), true);
    boolean follows =
        !title.isBlank()
            && !page.title().strip().equals(title)
            && page.title().strip().startsWith(title);
    return parts.size() > 1
            && (follows || Masthead.isName(parts.getLast()))
            && Masthead.isCapitalised(parts.getLast())
        ? Optional.of(parts.getLast())
        : Optional.empty();
  }

  private Optional<String> meta(String... queries) {
    for (String query : queries) {
      Element found = page.selectFirst(query);
      if (found != null && !found.attr("content").isBlank()) {
        return Optional.of(found.attr("content").strip());
      }
    }
    return Optional.empty();
  }

  private String title() {
    return meta("meta[property=og:title]")
        .or(() -> data("headline"))
        .or(() ->
            Optional.ofNullable(page.selectFirst("h1"))
                .map(Element::text)
                .filter(text -> !text.isBlank()))
        .orElseGet(page::title)
        .strip();
  }

  private Optional<LocalDate> published() {
    return meta(
            "meta[property=article:published_time]",
            "meta[itemprop=datePublished]",
            "meta[name=date]",
            "meta[name=pubdate]")
        .or(() -> data("datePublished"))
        .or(() ->
            Optional.ofNullable(page.selectFirst("time[datetime]"))
                .map(time -> time.attr("datetime")))
        .flatMap(WrittenDate::parse);
  }

  private Optional<String> url() {
    return Optional.ofNullable(page.selectFirst("link[rel=canonical]"))
        .map(link -> link.attr("href").strip())
        .filter(href -> !href.isEmpty())
        .or(() -> meta("meta[property=og:url]"));
  }

  private String text() {
    page.select(NO_TEXT).remove();
    for (Element element : page.select("[class], [id]")) {
      if (!element.nameIs("body") && !element.nameIs("html") && isNamedNoText(element)) {
        element.remove();
      }
    }
    for (String query : MAIN) {
      String longest = "";
      for (Element candidate : page.select(query)) {
        if (candidate.parents().is(query)) {
          continue;
        }
        String text = paragraphs(candidate);
        longest = text.length() > longest.length() ? text : longest;
      }
      if (longest.length() >= ENOUGH) {
        return longest;
      }
    }
    return paragraphs(densest());
  }

  private static boolean isNamedNoText(Element element) {
    if (NO_TEXT_NAMES.contains(element.id().toLowerCase(Locale.ROOT))) {
      return true;
    }
    for (String name : element.classNames()) {
      if (NO_TEXT_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /// The element whose paragraphs hold most of the text; the body where none holds half of it.
  private Element densest() {
    Element best = page.body();
    int most = 0;
    IdentityHashMap<Element, Integer> lengths = new IdentityHashMap<>();
    for (Element paragraph : page.select("p")) {
      Element parent = paragraph.parent();
      if (parent == null) {
        continue;
      }
      int length = lengths.merge(parent, paragraph.text().length(), Integer::sum);
      if (length > most) {
        most = length;
        best = parent;
      }
    }
    int whole = page.body().text().length();
    return most * 2 >= whole ? best : page.body();
  }

  private static String paragraphs(Element root) {
    StringBuilder text = new StringBuilder();
    StringBuilder paragraph = new StringBuilder();
    root.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              append(paragraph, words.getWholeText());
            } else if (node instanceof Element element) {
              if (element.nameIs("br") || BLOCKS.contains(element.normalName())) {
                flush(text, paragraph, element.nameIs("br") ? "\n" : "\n\n");
              }
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
              flush(text, paragraph, "\n\n");
            }
          }
        });
    flush(text, paragraph, "\n\n");
    return text.toString().strip();
  }

  private static void append(StringBuilder paragraph, String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (!Punctuation.isWhite(c)) {
        paragraph.append(c);
      } else if (!paragraph.isEmpty() && paragraph.charAt(paragraph.length() - 1) != ' ') {
        paragraph.append(' ');
      }
    }
  }

  private static void flush(StringBuilder text, StringBuilder paragraph, String separator) {
    String words = paragraph.toString().strip();
    paragraph.setLength(0);
    if (!words.isEmpty()) {
      text.append(words);
    }
    int length = text.length();
    boolean apart =
        length == 0
            || (length > 1 && text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n');
    if (!apart) {
      text.append(text.charAt(length - 1) == '\n' ? "\n" : separator);
    }
  }
}
