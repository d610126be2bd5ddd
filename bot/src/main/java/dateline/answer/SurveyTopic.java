package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Numerals;
import dateline.search.Hit;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an article has to bear to be told of for a topic: all of its names and numbers, and in and
/// around the sentence most of its words. It is what the [Gate] asks of the evidence for one thing,
/// but for the kind of answer, which a matter as a whole does not have.
final class SurveyTopic {

  /// Endings that ordinary words have and names hardly ever.
  private static final List<String> ENDINGS =
      List.of(
          "ing", "ed", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities",
          "ism", "ance", "ence", "ences", "ances", "ly", "ful", "less", "ous", "ive", "able",
          "ible", "ship", "ships");

  /// Evidence covers so much of the topic's weight by itself and with what stands around it.
  private static final double COVERED = 0.6;

  /// Up to here a number in words ("the two ships") is no count that has to be borne.
  private static final BigDecimal SMALL = BigDecimal.TWO;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final String text;
  private final Inquiry inquiry;
  private final PassageSearcher searcher;
  private final Map<String, List<String>> lacking = new HashMap<>();
  private final Map<String, Set<String>> terms = new HashMap<>();
  private final Map<String, Set<String>> small = new HashMap<>();
  private final Map<String, Set<String>> capital = new HashMap<>();
  private final List<Numerals.Numeral> counted;
  private final List<Inquiry.Wanted> uncapitalised;

  /// @param hits what was found for it
  SurveyTopic(String text, Inquiry inquiry, PassageSearcher searcher, List<Hit> hits) {
    this.text = text;
    this.inquiry = inquiry;
    this.searcher = searcher;
    this.counted =
        inquiry.numerals().stream()
            .filter(each -> each.value().compareTo(SMALL) > 0 || hasDigit(each))
            .toList();
    List<Article> articles = hits.stream().map(Hit::article).distinct().toList();
    // whoever writes names with capitals writes all of them so
    this.uncapitalised =
        inquiry.names().isEmpty()
            ? inquiry.wanted().stream().filter(wanted -> isName(wanted, articles)).toList()
            : List.of();
  }

  /// Whether a word that was typed without a capital is a name all the same: one that the articles
  /// write with a capital only, or one that none of them has, unless its ending says that it is an
  /// ordinary word.
  private boolean isName(Inquiry.Wanted wanted, List<Article> articles) {
    String word = wanted.word().toLowerCase(Locale.ROOT);
    if (!word.chars().allMatch(Character::isLetter)) {
      return false;
    }
    articles.forEach(this::readCapitals);
    List<Article> holding =
        articles.stream().filter(each -> terms(each).contains(wanted.term())).toList();
    return holding.isEmpty()
        ? ENDINGS.stream().noneMatch(word::endsWith)
        : holding.stream().noneMatch(each -> holds(small, each, wanted.term()))
            && holding.stream().anyMatch(each -> holds(capital, each, wanted.term()));
  }

  private static boolean holds(Map<String, Set<String>> words, Article article, String term) {
    return words.getOrDefault(article.id(), Set.of()).contains(term);
  }

  /// Reads which words an article has in small letters, and which with a capital inside a sentence,
  /// where none is due.
  private void readCapitals(Article article) {
    if (small.containsKey(article.id())) {
      return;
    }
    String text = article.text();
    Set<String> inSmall = new HashSet<>();
    Set<String> inCapitals = new HashSet<>();
    for (Token token : searcher.tokens(text)) {
      int before = token.start() - 2;
      boolean inside =
          before >= 0
              && text.charAt(token.start() - 1) == ' '
              && (Character.isLetterOrDigit(text.charAt(before)) || text.charAt(before) == ',');
      if (Character.isLowerCase(text.charAt(token.start()))) {
        inSmall.add(token.term());
      } else if (inside) {
        inCapitals.add(token.term());
      }
    }
    small.put(article.id(), inSmall);
    capital.put(article.id(), inCapitals);
  }

  /// It in the asker's words.
  String text() {
    return text;
  }

  /// Where a sentence first has a word of the topic, in characters; -1 where it has none.
  int mentionedAt(Evidence evidence) {
    Set<String> wanted =
        searcher.tokens(text).stream().map(Token::term).collect(Collectors.toSet());
    return searcher.tokens(evidence.text()).stream()
        .filter(token -> wanted.contains(token.term()))
        .mapToInt(Token::start)
        .findFirst()
        .orElse(-1);
  }

  private boolean hasDigit(Numerals.Numeral number) {
    return inquiry
        .text()
        .substring(number.start(), number.end())
        .chars()
        .anyMatch(Character::isDigit);
  }

  boolean isBorneBy(Evidence evidence) {
    return evidence.context() >= COVERED
        && evidence.own() > 0
        && lacking(evidence.article()).isEmpty();
  }

  /// Names and numbers of the topic that an article lacks, as asked.
  private List<String> lacking(Article article) {
    return lacking.computeIfAbsent(
        article.id(),
        _ -> {
          List<String> missing = new ArrayList<>();
          for (Inquiry.AskedName name : inquiry.names()) {
            if (!terms(article).containsAll(name.terms())) {
              missing.add(name.text());
            }
          }
          for (Inquiry.Wanted name : uncapitalised) {
            if (!terms(article).contains(name.term())) {
              missing.add(name.word());
            }
          }
          for (Numerals.Numeral number : counted) {
            if (!counts(article, number.value())) {
              missing.add(inquiry.text().substring(number.start(), number.end()));
            }
          }
          return missing;
        });
  }

  private Set<String> terms(Article article) {
    return terms.computeIfAbsent(
        article.id(),
        _ ->
            termsOf(
                article.title()
                    + "\n"
                    + article.text()
                    + "\n"
                    + article.outlet().orElse("")
                    + "\n"
                    + day(article)));
  }

  private static String day(Article article) {
    return article.published().map(DAY::format).orElse("");
  }

  private Set<String> termsOf(String text) {
    return searcher.tokens(text).stream().map(Token::term).collect(Collectors.toSet());
  }

  /// Whether an article gives a number, beside another word of the topic or as its own day.
  private boolean counts(Article article, BigDecimal number) {
    if (holds(day(article), number)) {
      return true;
    }
    Set<String> others =
        inquiry.wanted().stream()
            .filter(wanted -> wanted.word().chars().noneMatch(Character::isDigit))
            .map(Inquiry.Wanted::term)
            .collect(Collectors.toSet());
    return Stream.concat(
            Stream.of(article.title()),
            ArticleText.of(article).sentences().stream().map(article::quote))
        .filter(sentence -> holds(sentence, number))
        .anyMatch(
            sentence -> others.isEmpty() || termsOf(sentence).stream().anyMatch(others::contains));
  }

  private static boolean holds(String text, BigDecimal number) {
    return Numerals.in(text).stream().anyMatch(each -> each.value().compareTo(number) == 0);
  }

  /// Why nothing can be told of it, in the asker's words.
  Answer.Reason refusal(List<Hit> hits, List<Evidence> evidence, Survey.Kind kind) {
    if (evidence.isEmpty() || inquiry.wanted().isEmpty()) {
      return new Answer.Reason.OtherSubject(List.of(text));
    }
    List<Article> articles = hits.stream().map(Hit::article).distinct().toList();
    List<String> nowhere = new ArrayList<>(lacking(articles.getFirst()));
    articles.forEach(article -> nowhere.retainAll(lacking(article)));
    if (!nowhere.isEmpty()) {
      return new Answer.Reason.OtherSubject(nowhere);
    }
    List<String> apart = lacking(evidence.getFirst().article());
    if (!apart.isEmpty()) {
      return new Answer.Reason.Apart(apart);
    }
    List<String> words =
        inquiry.wanted().stream()
            .filter(
                wanted -> articles.stream().noneMatch(each -> terms(each).contains(wanted.term())))
            .map(Inquiry.Wanted::word)
            .toList();
    if (!words.isEmpty() && words.size() < inquiry.wanted().size()) {
      return new Answer.Reason.OtherSubject(words);
    }
    return kind == Survey.Kind.POSITIONS && evidence.stream().anyMatch(this::isBorneBy)
        ? new Answer.Reason.KindMissing(AnswerKind.SAYING.description())
        : new Answer.Reason.OtherSubject(List.of(text));
  }
}
