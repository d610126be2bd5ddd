package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A question that asks for what the articles say of a matter as a whole, not for one thing:
/// "what's new", "summarise the positions on the dam", "compare the minister and the mayor".
///
/// @param kind what is asked for
/// @param topics what it is about: none for everything, two for a comparison
/// @param aspect what two topics are compared in
record Survey(Kind kind, List<String> topics, Optional<String> aspect) {

  Survey(Kind kind, List<String> topics) {
    this(kind, topics, Optional.empty());
  }

  /// What a survey asks for.
  enum Kind {
    /// The newest.
    LATEST,
    /// The matter as a whole.
    SUMMARY,
    /// What people or outlets say of it.
    POSITIONS,
    /// Two matters side by side.
    COMPARISON
  }

  /// What a survey finds.
  ///
  /// @param inquiry what the evidence was weighed for
  /// @param evidence in the order it is to be told; empty where there is none
  /// @param hits the passages looked at, best first
  /// @param missing what nothing was found about
  record Found(Inquiry inquiry, List<Evidence> evidence, List<Hit> hits, List<String> missing) {
    Found {
      evidence = List.copyOf(evidence);
      hits = List.copyOf(hits);
      missing = List.copyOf(missing);
    }
  }

  private static final int PASSAGES = 24;
  private static final int ARTICLES = 8;
  private static final int MOST = 12;
  private static final int OF_ONE_ARTICLE = 2;

  /// A lead has more characters than a headline or a dateline.
  private static final int LEAD = 40;

  /// Evidence covers so much of the topic's weight by itself and with what stands around it.
  private static final double COVERED = 0.6;

  private static final List<String> POLITE =
      List.of(
          "please ", "can you ", "could you ", "would you ", "give me ", "tell me ", "show me ");

  private static final List<String> LATEST =
      List.of(
          "what's new",
          "what is new",
          "whats new",
          "what's the latest",
          "what is the latest",
          "what are the latest news",
          "any news",
          "the latest news",
          "latest news",
          "the latest",
          "the news");

  private static final List<String> SUMMARY =
      List.of(
          "summarise",
          "summarize",
          "sum up",
          "a summary of",
          "summary of",
          "an overview of",
          "overview of");

  private static final List<String> POSITIONS =
      List.of(
          "what are the positions",
          "what are the views",
          "what are the reactions",
          "who says what",
          "what do the outlets say",
          "what do the articles say",
          "what do the sources say");

  private static final List<String> COMPARISON = List.of("compare", "a comparison of", "how do");

  private static final String DIFFER = " differ";

  private static final Set<String> POSITION_WORDS =
      Words.set("positions position views view reactions reaction stances statements");

  private static final Set<String> FILLERS =
      Words.set(
          "the a an of on about in from for to with all main different what is are was were this"
              + " today now lately recently please news articles article outlets sources coverage"
              + " happened happening there here me us said say says");

  /// The survey that a question asks for, if it does.
  static Optional<Survey> of(String question) {
    String text = String.join(" ", question.strip().split("\\s+")).replace('’', '\'');
    while (!text.isEmpty() && "?!. ".indexOf(text.charAt(text.length() - 1)) >= 0) {
      text = text.substring(0, text.length() - 1);
    }
    for (String polite : POLITE) {
      if (text.regionMatches(true, 0, polite, 0, polite.length())) {
        text = text.substring(polite.length());
      }
    }
    String matter = text;
    Optional<String> latest = behind(LATEST, text);
    if (latest.isPresent()) {
      return Optional.of(new Survey(Kind.LATEST, topic(latest.get())));
    }
    Optional<Survey> comparison = behind(COMPARISON, text).flatMap(rest -> sides(matter, rest));
    if (comparison.isPresent()) {
      return comparison;
    }
    Optional<String> positions = behind(POSITIONS, text);
    if (positions.isPresent()) {
      return Optional.of(new Survey(Kind.POSITIONS, topic(positions.get())));
    }
    return behind(SUMMARY, text)
        .map(rest -> {
          boolean positioned = Words.of(rest).stream().anyMatch(POSITION_WORDS::contains);
          return new Survey(positioned ? Kind.POSITIONS : Kind.SUMMARY, topic(rest));
        });
  }

  /// What follows the first of some beginnings, if the text begins with one.
  private static Optional<String> behind(List<String> beginnings, String text) {
    return beginnings.stream()
        .filter(each -> text.regionMatches(true, 0, each, 0, each.length()))
        .filter(each -> text.length() == each.length() || text.charAt(each.length()) == ' ')
        .max(Comparator.comparingInt(String::length))
        .map(each -> text.substring(each.length()).strip());
  }

  private static Optional<Survey> sides(String text, String rest) {
    String lower = text.toLowerCase(Locale.ROOT);
    String compared = rest;
    if (lower.startsWith("how do ")) {
      int differ = rest.toLowerCase(Locale.ROOT).indexOf(DIFFER);
      if (differ < 0) {
        return Optional.empty();
      }
      compared = rest.substring(0, differ) + rest.substring(differ + DIFFER.length());
    }
    for (String border : List.of(" versus ", " vs ", " with ", " and ", " to ")) {
      int at = compared.toLowerCase(Locale.ROOT).indexOf(border);
      if (at > 0) {
        String other = compared.substring(at + border.length());
        int aspect = aspect(other);
        List<String> one = topic(compared.substring(0, at));
        List<String> two = topic(other.substring(0, aspect));
        if (!one.isEmpty() && !two.isEmpty()) {
          return Optional.of(
              new Survey(
                  Kind.COMPARISON,
                  List.of(one.getFirst(), two.getFirst()),
                  topic(other.substring(aspect)).stream().findFirst()));
        }
      }
    }
    return Optional.empty();
  }

  /// Where what is said of both sides begins; the end where nothing is.
  private static int aspect(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Stream.of(" about ", " on ", " over ")
        .mapToInt(lower::indexOf)
        .filter(at -> at > 0)
        .min()
        .orElse(text.length());
  }

  /// The topic without the words around it; none where nothing is left.
  private static List<String> topic(String text) {
    List<String> words =
        Arrays.stream(text.split(" "))
            .filter(word -> {
              String bare = String.join("", Words.of(word));
              return !bare.isEmpty() && !FILLERS.contains(bare) && !POSITION_WORDS.contains(bare);
            })
            .toList();
    return words.isEmpty() ? List.of() : List.of(String.join(" ", words));
  }

  /// Looks through the articles.
  Found find(Question question, PassageSearcher searcher, EvidenceFinder finder) {
    if (topics.isEmpty()) {
      return newest(question, searcher, finder);
    }
    List<Evidence> evidence = new ArrayList<>();
    List<Hit> all = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String topic : topics) {
      Set<String> outlets = aspect.isPresent() ? outlets(topic, searcher) : Set.of();
      String wanted =
          outlets.isEmpty()
              ? topic + aspect.map(each -> " " + each).orElse("")
              : aspect.orElseThrow();
      Inquiry inquiry = Inquiry.of(wanted, searcher);
      List<Hit> hits =
          searcher.search(
              new PassageQuery(
                  wanted,
                  PASSAGES,
                  question.ranking(),
                  outlets.isEmpty() ? question.outlets() : outlets,
                  question.since(),
                  question.until()));
      all.addAll(hits);
      List<Evidence> found = chosen(inquiry, finder.weigh(inquiry, hits), MOST / topics.size());
      found.stream().filter(each -> !contains(evidence, each)).forEach(evidence::add);
      if (found.isEmpty()) {
        missing.add(topic);
      }
    }
    return new Found(Inquiry.of(question.text(), searcher), evidence, all, missing);
  }

  /// The outlets that a side of a comparison names.
  private static Set<String> outlets(String side, PassageSearcher searcher) {
    return Sources.in(
            "according to " + side, searcher.outlets(), name -> Inquiry.isCommon(name, searcher))
        .stream()
        .flatMap(mention -> mention.outlets().stream())
        .collect(Collectors.toSet());
  }

  /// The best whole sentences that are about the topic, not too many of one article, told outlet by
  /// outlet or for the newest day by day.
  private List<Evidence> chosen(Inquiry topic, List<Evidence> evidence, int most) {
    Map<String, Integer> ofArticle = new HashMap<>();
    List<Evidence> chosen = new ArrayList<>();
    for (Evidence each : evidence) {
      boolean about = each.context() >= COVERED && (each.own() > 0 || topic.wanted().isEmpty());
      if (chosen.size() >= most
          || !about
          || !ExtractiveWriter.isWhole(each)
          || (kind == Kind.POSITIONS && speaker(each).isEmpty())
          || ofArticle.merge(each.article().id(), 1, Integer::sum) > OF_ONE_ARTICLE) {
        continue;
      }
      chosen.add(each);
    }
    return kind == Kind.LATEST ? newestFirst(chosen) : byOutlet(chosen);
  }

  private static Optional<String> speaker(Evidence evidence) {
    return Speakers.of(evidence.article(), evidence.sentence());
  }

  private static List<Evidence> newestFirst(List<Evidence> evidence) {
    List<Evidence> sorted = new ArrayList<>(evidence);
    sorted.sort(
        Comparator.comparing(
                (Evidence each) -> each.article().published().map(Object::toString).orElse(""))
            .reversed());
    return sorted;
  }

  /// The same, what one outlet says together, outlets in the order of their best.
  private static List<Evidence> byOutlet(List<Evidence> evidence) {
    return evidence.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.article().outlet().orElse(each.article().id()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static boolean contains(List<Evidence> evidence, Evidence one) {
    return evidence.stream().anyMatch(each -> each.sentence().equals(one.sentence()));
  }

  /// The leads of the newest articles.
  private static Found newest(Question question, PassageSearcher searcher, EvidenceFinder finder) {
    Inquiry inquiry = Inquiry.of(question.text(), searcher);
    List<Article> articles =
        searcher.articles().stream()
            .filter(article -> isWanted(question, article))
            .sorted(
                Comparator.comparing(
                        (Article article) -> article.published().map(Object::toString).orElse(""))
                    .reversed()
                    .thenComparing(Article::id))
            .limit(ARTICLES)
            .toList();
    List<Hit> hits = new ArrayList<>();
    List<Evidence> leads = new ArrayList<>();
    for (Article article : articles) {
      ArticleText text = ArticleText.of(article);
      if (text.passages().isEmpty()) {
        continue;
      }
      Hit hit =
          new Hit(
              text.passages().getFirst(),
              article,
              hits.size() + 1,
              1.0 / (hits.size() + 1),
              OptionalInt.empty(),
              OptionalDouble.empty(),
              OptionalInt.empty(),
              OptionalDouble.empty());
      hits.add(hit);
      finder.weigh(inquiry, List.of(hit)).stream()
          .filter(each -> ExtractiveWriter.isWhole(each) && each.sentence().length() >= LEAD)
          .min(Comparator.comparingInt((Evidence each) -> each.sentence().start()))
          .ifPresent(leads::add);
    }
    return new Found(inquiry, leads, hits, List.of());
  }

  private static boolean isWanted(Question question, Article article) {
    boolean outlet =
        question.outlets().isEmpty()
            || article
                .outlet()
                .filter(name -> question.outlets().stream().anyMatch(name::equalsIgnoreCase))
                .isPresent();
    boolean since =
        question.since().isEmpty()
            || article.published().filter(day -> !day.isBefore(question.since().get())).isPresent();
    boolean until =
        question.until().isEmpty()
            || article.published().filter(day -> !day.isAfter(question.until().get())).isPresent();
    return outlet && since && until;
  }
}
