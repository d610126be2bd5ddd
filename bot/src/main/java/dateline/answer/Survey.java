package dateline.answer;

import static java.util.stream.Collectors.toSet;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Attributions;
import dateline.article.Numerals;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.search.Hit;
import dateline.search.PassageQuery;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
/// @param asked the whole question, completed where it leans on the turns before it
record Survey(Kind kind, List<String> topics, Optional<String> aspect, String asked) {

  Survey {
    topics = List.copyOf(topics);
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
    COMPARISON,
    /// What happened on a day or in a month that is named.
    DAY,
    /// What the sources give different values for.
    DISAGREEMENTS,
    /// What happened, in order.
    TIMELINE
  }

  /// What a survey finds.
  ///
  /// @param inquiry what the evidence was weighed for
  /// @param evidence in the order it is to be told; empty where there is none
  /// @param headings under whose name each sentence of the evidence is told: the side of a
  ///   comparison, the speaker of a position, else the outlet
  /// @param hits the passages looked at, best first
  /// @param refusal why that can't be told
  record Found(
      Inquiry inquiry,
      List<Evidence> evidence,
      Map<Span, String> headings,
      List<Hit> hits,
      Optional<Answer.Reason> refusal) {
    Found {
      evidence = List.copyOf(evidence);
      headings = Map.copyOf(headings);
      hits = List.copyOf(hits);
    }
  }

  private static final int PASSAGES = 24;
  private static final int ARTICLES = 8;
  private static final int MOST = 12;
  private static final int OF_ONE_ARTICLE = 2;

  /// In characters: a headline stands in for an outlet that is not known.
  private static final int LONGEST_HEADING = 60;

  /// A lead has more characters than a headline or a dateline.
  private static final int LEAD = 40;

  /// Evidence covers so much of the topic's weight by itself and with what stands around it.
  private static final double COVERED = 0.6;

  /// Up to here a number in words ("the two ships") is no count that has to be borne.
  private static final BigDecimal SMALL = BigDecimal.TWO;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private static final List<String> POLITE =
      List.of(
          "please ", "can you ", "could you ", "would you ", "give me ", "tell me ", "show me ");

  /// What asks for the newest, where nothing follows but what it is about.
  private static final List<String> LATEST =
      List.of(
          "what's new",
          "what is new",
          "whats new",
          "what's the latest",
          "what is the latest",
          "what's the latest news",
          "what is the latest news",
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

  /// What asks for what happened, where the rest names a day.
  private static final List<String> HAPPENED =
      List.of(
          "what happened",
          "what else happened",
          "what took place",
          "what occurred",
          "what was going on",
          "what went on");

  /// What asks what somebody did, as "what did Oldtown do on 3 May".
  private static final String DID = "what did ";

  private static final String DO = " do";

  /// Of two sentences that share more of the shorter one's words, one repeats the other.
  private static final double REPEATED = 0.8;

  /// Articles of so many days after a day tell of it.
  private static final Period TOLD_WITHIN = Period.ofDays(7);

  private static final String DIFFER = " differ";

  /// What stands between the asking for a whole and what it is to be about.
  private static final Set<String> BORDERS =
      Words.set("about on in with from of for to towards regarding this today lately recently");

  /// What asks for one thing, even where the same question says "the latest".
  private static final Set<String> ASKING =
      Words.set("who whom whose who's which when where where's why how that");

  /// Behind "how", these ask for a measure.
  private static final Set<String> MEASURES =
      Words.set("many much long old far often big large high tall deep heavy fast");

  private static final Set<String> POSITION_WORDS =
      Words.set("positions position views view reactions reaction stances statements");

  private static final Set<String> FILLERS =
      Words.set(
          "the a an of on about in from for to with all main different what is are was were this"
              + " these today now lately recently please news articles article outlets sources"
              + " coverage happened happening there here me us said say says");

  /// Words for a matter as such, which articles about it need not have.
  private static final Set<String> MATTERS =
      Words.set(
          "matter affair story situation events developments details facts background causes"
              + " effects impact consequences aftermath outcome progress points aspects");

  /// Endings that ordinary words have and names hardly ever.
  private static final List<String> ENDINGS =
      List.of(
          "ing", "ed", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities",
          "ism", "ance", "ence", "ences", "ances", "ly", "ful", "less", "ous", "ive", "able",
          "ible", "ship", "ships");

  /// Behind "this", a time that is no topic.
  private static final Set<String> TIMES =
      Words.set("week weekend month year morning afternoon evening days weeks months");

  /// What stands for something that was said before.
  private static final Set<String> POINTING = Words.set("it this that these those them him her");

  /// What a sentence begins with that can't be understood without the one before it.
  private static final Set<String> DANGLING =
      Words.set("he she it they his her hers its their theirs this that these those");

  /// The survey that a question asks for, if it does.
  ///
  /// @param question as asked
  /// @param completed the same completed by the turns before it
  static Optional<Survey> of(String question, String completed) {
    if (completed.equals(question)) {
      return of(question);
    }
    if (!completed.startsWith(question + " ")) {
      return of(completed);
    }
    // what the turns before are about stands behind it: it is what a pointing word means
    String before =
        completed
            .substring(question.length())
            .replace('(', ' ')
            .replace(')', ' ')
            .replace(',', ' ')
            .strip();
    return of(question)
        .map(own -> {
          boolean points =
              own.topics().stream().flatMap(t -> Words.of(t).stream()).anyMatch(POINTING::contains);
          return points && own.topics().size() == 1
              ? new Survey(
                  own.kind(),
                  topic(String.join(" ", before.split("\\s+"))),
                  own.aspect(),
                  completed)
              : own;
        });
  }

  /// The survey that a question which stands by itself asks for, if it does.
  static Optional<Survey> of(String question) {
    String text = ending(String.join(" ", question.strip().split("\\s+")).replace('’', '\''));
    for (String polite : POLITE) {
      if (text.regionMatches(true, 0, polite, 0, polite.length())) {
        text = text.substring(polite.length());
      }
    }
    Optional<Survey> day = day(text, question);
    if (day.isPresent()) {
      return day;
    }
    Optional<String> disagreed = Roundup.behindDisagreement(text);
    if (disagreed.isPresent()) {
      return Optional.of(
          new Survey(Kind.DISAGREEMENTS, topic(disagreed.get()), Optional.empty(), question));
    }
    Optional<String> inOrder = behind(Roundup.IN_ORDER, text).filter(Survey::isAbout);
    if (inOrder.isPresent()) {
      return Optional.of(
          new Survey(Kind.TIMELINE, topic(inOrder.get()), Optional.empty(), question));
    }
    String matter = text;
    Optional<String> latest =
        behind(LATEST, text).filter(Survey::isAbout).filter(rest -> !asks(rest));
    if (latest.isPresent()) {
      return Optional.of(new Survey(Kind.LATEST, topic(latest.get()), Optional.empty(), question));
    }
    Optional<Survey> comparison =
        behind(COMPARISON, text)
            .filter(rest -> !asks(rest))
            .flatMap(rest -> sides(matter, rest, question));
    if (comparison.isPresent()) {
      return comparison;
    }
    Optional<String> positions =
        behind(POSITIONS, text).filter(Survey::isAbout).filter(rest -> !asks(rest));
    if (positions.isPresent()) {
      return Optional.of(
          new Survey(Kind.POSITIONS, topic(positions.get()), Optional.empty(), question));
    }
    return behind(SUMMARY, text)
        .filter(rest -> !asks(rest))
        .map(rest -> {
          boolean positioned = Words.of(rest).stream().anyMatch(POSITION_WORDS::contains);
          return new Survey(
              positioned ? Kind.POSITIONS : Kind.SUMMARY, topic(rest), Optional.empty(), question);
        });
  }

  /// What a question asks that wants to know what happened on a day or in a month, or what somebody
  /// did then.
  private static Optional<Survey> day(String text, String question) {
    List<TimeReference> months = AskedDays.named(text);
    List<TimeReference> named =
        months.isEmpty() ? AskedDays.weekday(text).stream().toList() : months;
    if (named.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder without = new StringBuilder(text);
    named.reversed().forEach(each -> without.replace(each.start(), each.end(), ","));
    String plain = String.join(" ", without.toString().replace(',', ' ').strip().split("\\s+"));
    return behind(HAPPENED, plain)
        .or(() -> done(plain))
        .filter(rest -> !asks(rest))
        .map(rest -> new Survey(Kind.DAY, topic(rest), Optional.empty(), question));
  }

  /// Who it is asked of what they did: "Oldtown" in "what did Oldtown do on".
  private static Optional<String> done(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int end = lower.lastIndexOf(DO);
    if (!lower.startsWith(DID) || end < DID.length()) {
      return Optional.empty();
    }
    String behind = text.substring(end + DO.length());
    return topic(behind).isEmpty()
        ? Optional.of(text.substring(DID.length(), end))
        : Optional.empty();
  }

  /// A text without the marks that end it.
  private static String ending(String text) {
    int end = text.length();
    while (end > 0 && "?!. ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /// Whether nothing follows, or what the matter is: "What is new" does, "What is New York's
  /// population" does not.
  private static boolean isAbout(String rest) {
    List<String> words = Words.of(rest);
    return words.isEmpty() || BORDERS.contains(words.getFirst());
  }

  /// Whether it asks for one thing after all.
  private static boolean asks(String rest) {
    List<String> words = Words.of(rest);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean measured = i + 1 < words.size() && MEASURES.contains(words.get(i + 1));
      boolean pointing = word.equals("that") && i + 1 == words.size();
      if (ASKING.contains(word) && (!word.equals("how") || measured) && !pointing) {
        return true;
      }
    }
    return false;
  }

  /// What follows the first of some beginnings, if the text begins with one.
  private static Optional<String> behind(List<String> beginnings, String text) {
    return beginnings.stream()
        .filter(each -> text.regionMatches(true, 0, each, 0, each.length()))
        .filter(each -> text.length() == each.length() || text.charAt(each.length()) == ' ')
        .max(Comparator.comparingInt(String::length))
        .map(each -> text.substring(each.length()).strip());
  }

  private static Optional<Survey> sides(String text, String rest, String question) {
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
                  topic(other.substring(aspect)).stream().findFirst(),
                  question));
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

  /// The topic in the asker's words, without the words around it; none where nothing is left.
  private static List<String> topic(String text) {
    List<String> words = new ArrayList<>(Arrays.asList(text.strip().split(" ")));
    while (!words.isEmpty() && isAround(words.getFirst())) {
      boolean now = Set.of("this", "these").contains(bare(words.removeFirst()));
      if (now && !words.isEmpty() && TIMES.contains(bare(words.getFirst()))) {
        words.removeFirst();
      } else if (now && words.isEmpty()) {
        // what was said before
        return List.of("this");
      }
    }
    while (!words.isEmpty()) {
      int size = words.size();
      boolean now =
          size > 1
              && TIMES.contains(bare(words.getLast()))
              && Set.of("this", "these").contains(bare(words.get(size - 2)));
      if (!now && !isAround(words.getLast())) {
        break;
      }
      words.removeLast();
    }
    String topic = String.join(" ", words);
    String whole = topic.endsWith(",") ? topic.substring(0, topic.length() - 1) : topic;
    return whole.isEmpty() ? List.of() : List.of(whole);
  }

  private static boolean isAround(String word) {
    String bare = bare(word);
    return bare.isEmpty()
        || FILLERS.contains(bare)
        || POSITION_WORDS.contains(bare)
        || MATTERS.contains(bare);
  }

  private static String bare(String word) {
    return String.join("", Words.of(word));
  }

  /// Looks through the articles.
  Found find(Question question, PassageSearcher searcher, EvidenceFinder finder) {
    if (kind == Kind.DAY) {
      return ofDay(question, searcher, finder);
    }
    if (topics.isEmpty()) {
      return newest(question, searcher, finder);
    }
    List<Side> sides =
        topics.stream().map(topic -> side(topic, question, searcher, finder)).toList();
    List<Evidence> evidence = new ArrayList<>();
    Map<Span, String> headings = new HashMap<>();
    List<Hit> all = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>();
    Optional<Answer.Reason> refusal = Optional.empty();
    for (Side side : sides) {
      all.addAll(side.hits());
      List<Evidence> own =
          side.weighed().stream()
              .filter(each -> sides.stream().noneMatch(other -> other.comesBefore(side, each)))
              .toList();
      List<Evidence> chosen = chosen(side.demands(), own, MOST / sides.size());
      // what tells of the other side first is told for this one only where there is nothing else
      List<Evidence> found =
          chosen.isEmpty() ? chosen(side.demands(), side.weighed(), MOST / sides.size()) : chosen;
      for (Evidence each : found) {
        String heading = heading(side.demands().text, each);
        headings.merge(each.sentence(), heading, (one, other) -> one + ", " + other);
        if (!contains(evidence, each)) {
          evidence.add(each);
        }
      }
      if (found.isEmpty()) {
        Answer.Reason reason = side.demands().refusal(side.hits(), side.weighed(), kind);
        if (reason instanceof Answer.Reason.OtherSubject(List<String> missing)) {
          unknown.addAll(missing);
        }
        refusal = refusal.or(() -> Optional.of(reason));
      }
    }
    if (!unknown.isEmpty()) {
      refusal = Optional.of(new Answer.Reason.OtherSubject(List.copyOf(unknown)));
    }
    return new Found(Inquiry.of(asked, searcher), evidence, headings, all, refusal);
  }

  /// A topic and what was found for it.
  private record Side(Topic demands, List<Hit> hits, List<Evidence> weighed) {

    /// Whether a sentence that speaks of another side as well speaks of this one first.
    boolean comesBefore(Side other, Evidence evidence) {
      int here = demands.mentionedAt(evidence);
      return here >= 0 && here < other.demands.mentionedAt(evidence);
    }
  }

  private Side side(
      String topic, Question question, PassageSearcher searcher, EvidenceFinder finder) {
    Set<String> outlets = aspect.isPresent() ? outlets(topic, searcher) : Set.of();
    String wanted =
        outlets.isEmpty()
            ? topic + aspect.map(each -> " " + each).orElse("")
            : aspect.orElseThrow();
    // as in a sentence, where a capital tells a name
    Inquiry inquiry = Inquiry.of("about " + wanted, searcher);
    if (outlets.isEmpty()) {
      outlets = question.outlets().isEmpty() ? inquiry.sources() : question.outlets();
    }
    List<Hit> hits =
        searcher.search(
            new PassageQuery(
                    wanted,
                    PASSAGES,
                    question.ranking(),
                    outlets,
                    question.since(),
                    question.until())
                .orTold()
                .askedOn(question.asked()));
    List<Evidence> evidence = finder.weigh(inquiry, hits, AskedPeriod.of(question));
    return new Side(new Topic(topic, inquiry, searcher, hits), hits, evidence);
  }

  /// Under whose name a sentence is told.
  private String heading(String topic, Evidence evidence) {
    String name =
        switch (kind) {
          case COMPARISON -> topic.substring(0, 1).toUpperCase(Locale.ROOT) + topic.substring(1);
          case POSITIONS -> speaker(evidence).orElseGet(() -> outlet(evidence.article()));
          case LATEST, SUMMARY, DAY, DISAGREEMENTS, TIMELINE -> outlet(evidence.article());
        };
    return heading(name);
  }

  /// A name as it may stand over what is told.
  static String heading(String name) {
    // it stands in the answer, where brackets cite: whoever publishes may have called himself "[1]"
    String plain = PromptText.harmless(name.replace('[', ' ').replace(']', ' '));
    return plain.length() <= LONGEST_HEADING
        ? plain
        : plain.substring(0, LONGEST_HEADING).strip() + "…";
  }

  /// Who published an article; its headline or id where that is not known.
  static String outlet(Article article) {
    String named = article.title().isBlank() ? article.id() : article.title();
    return article.outlet().filter(outlet -> !outlet.isBlank()).orElse(named);
  }

  /// What an article has to bear to be told of for a topic: all of its names and numbers, and in
  /// and around the sentence most of its words. It is what the [Gate] asks of the evidence for one
  /// thing, but for the kind of answer, which a matter as a whole does not have.
  private static final class Topic {

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
    Topic(String text, Inquiry inquiry, PassageSearcher searcher, List<Hit> hits) {
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

    /// Whether a word that was typed without a capital is a name all the same: one that the
    /// articles write with a capital only, or one that none of them has, unless its ending says
    /// that it is an ordinary word.
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

    /// Reads which words an article has in small letters, and which with a capital inside a
    /// sentence, where none is due.
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
          .anyMatch(sentence ->
              others.isEmpty() || termsOf(sentence).stream().anyMatch(others::contains));
    }

    private static boolean holds(String text, BigDecimal number) {
      return Numerals.in(text).stream().anyMatch(each -> each.value().compareTo(number) == 0);
    }

    /// Why nothing can be told of it, in the asker's words.
    Answer.Reason refusal(List<Hit> hits, List<Evidence> evidence, Kind kind) {
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
              .filter(wanted ->
                  articles.stream().noneMatch(each -> terms(each).contains(wanted.term())))
              .map(Inquiry.Wanted::word)
              .toList();
      if (!words.isEmpty() && words.size() < inquiry.wanted().size()) {
        return new Answer.Reason.OtherSubject(words);
      }
      return kind == Kind.POSITIONS && evidence.stream().anyMatch(this::isBorneBy)
          ? new Answer.Reason.KindMissing(AnswerKind.SAYING.description())
          : new Answer.Reason.OtherSubject(List.of(text));
    }
  }

  /// The outlets that a side of a comparison names.
  private static Set<String> outlets(String side, PassageSearcher searcher) {
    return Sources.in(
            "according to " + side, searcher.outlets(), name -> Inquiry.isCommon(name, searcher))
        .stream()
        .flatMap(mention -> mention.outlets().stream())
        .collect(Collectors.toSet());
  }

  /// The best whole sentences that are about the topic, not too many of one article, heading by
  /// heading and for the newest day by day under each.
  private List<Evidence> chosen(Topic topic, List<Evidence> evidence, int most) {
    List<Evidence> about =
        evidence.stream()
            .filter(topic::isBorneBy)
            .filter(ExtractiveWriter::isWhole)
            .filter(each -> kind != Kind.POSITIONS || speaker(each).isPresent())
            .toList();
    List<Evidence> clear = about.stream().filter(each -> !dangles(each)).toList();
    Map<String, Integer> ofArticle = new HashMap<>();
    List<Evidence> chosen =
        (clear.isEmpty() ? about : clear)
            .stream()
                .filter(
                    each -> ofArticle.merge(each.article().id(), 1, Integer::sum) <= OF_ONE_ARTICLE)
                .limit(most)
                .toList();
    return byHeading(topic.text, kind == Kind.LATEST ? newestFirst(chosen) : chosen);
  }

  /// Whether a sentence begins with a word that only the one before it explains.
  private static boolean dangles(Evidence evidence) {
    String text = evidence.text();
    return Character.isLetter(text.charAt(0))
        && Words.of(text).stream().findFirst().filter(DANGLING::contains).isPresent();
  }

  private static Optional<String> speaker(Evidence evidence) {
    return Attributions.of(evidence.article()).speaker(evidence.sentence());
  }

  private static List<Evidence> newestFirst(List<Evidence> evidence) {
    List<Evidence> sorted = new ArrayList<>(evidence);
    sorted.sort(
        Comparator.comparing(
                (Evidence each) -> each.article().published().map(Object::toString).orElse(""))
            .reversed());
    return sorted;
  }

  /// The same, what stands under one heading together, headings in the order of their first.
  private List<Evidence> byHeading(String topic, List<Evidence> evidence) {
    return evidence.stream()
        .collect(
            Collectors.groupingBy(
                each -> kind == Kind.COMPARISON ? outlet(each.article()) : heading(topic, each),
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

  /// What the articles tell of the days named, best first.
  private Found ofDay(Question question, PassageSearcher searcher, EvidenceFinder finder) {
    Inquiry inquiry = Inquiry.of(asked, searcher);
    AskedDays days = inquiry.days();
    Set<String> outlets = question.outlets().isEmpty() ? inquiry.sources() : question.outlets();
    PassageQuery any =
        new PassageQuery(
                inquiry.text(),
                PASSAGES,
                question.ranking(),
                outlets,
                question.since(),
                question.until())
            .orTold()
            .askedOn(question.asked());
    List<Hit> hits = new ArrayList<>(searcher.search(any));
    // what happened on a day is told in the days after it
    days.inFull()
        .filter(_ -> question.since().isEmpty() && question.until().isEmpty())
        .map(time -> any.within(Optional.of(time.from()), Optional.of(time.to().plus(TOLD_WITHIN))))
        .ifPresent(then -> {
          Set<Span> known = hits.stream().map(hit -> hit.passage().span()).collect(toSet());
          searcher.search(then).stream()
              .filter(hit -> known.add(hit.passage().span()))
              .forEach(hits::add);
        });
    Set<String> terms =
        topics.stream()
            .flatMap(topic -> inquiry.spellings().unified(searcher.tokens(topic)).stream())
            .map(Token::term)
            .collect(toSet());
    Map<String, Integer> ofArticle = new HashMap<>();
    List<Evidence> ofDay =
        told(question, inquiry, finder.weigh(inquiry, hits, AskedPeriod.of(question))).stream()
            .filter(each -> around(each, inquiry, searcher).containsAll(terms))
            .filter(each -> ExtractiveWriter.isWhole(each) && !Caption.is(each.text()))
            .toList();
    List<Evidence> told =
        ofDay.stream()
            .map(each -> each.with(centrality(each, ofDay)))
            .sorted(Evidence.BEST_FIRST)
            .filter(each -> ofArticle.merge(each.article().id(), 1, Integer::sum) <= OF_ONE_ARTICLE)
            .limit(MOST)
            .toList();
    List<Evidence> ordered = byHeading("", told);
    Map<Span, String> headings = new HashMap<>();
    ordered.forEach(each -> headings.put(each.sentence(), heading("", each)));
    return new Found(inquiry, ordered, headings, hits, Optional.empty());
  }

  /// The evidence that tells of the days named. A day of the week is the last one before the
  /// question was asked where something is told of that, else any.
  private List<Evidence> told(Question question, Inquiry inquiry, List<Evidence> evidence) {
    Optional<DayOfWeek> weekday = AskedDays.weekday(asked).map(time -> time.from().getDayOfWeek());
    if (!AskedDays.named(asked).isEmpty() || weekday.isEmpty()) {
      return evidence.stream()
          .filter(each -> inquiry.days().areTold(each.article(), each.sentence()))
          .toList();
    }
    Dates dates = new Dates();
    Optional<LocalDate> last =
        question.asked().map(day -> day.with(TemporalAdjusters.previousOrSame(weekday.get())));
    List<Evidence> ofLast =
        evidence.stream()
            .filter(each -> days(each, dates).anyMatch(day -> last.filter(day::equals).isPresent()))
            .toList();
    return ofLast.isEmpty()
        ? evidence.stream()
            .filter(each -> days(each, dates).anyMatch(day -> day.getDayOfWeek() == weekday.get()))
            .toList()
        : ofLast;
  }

  /// The single days up to its article's that a sentence tells of.
  private static Stream<LocalDate> days(Evidence evidence, Dates dates) {
    Optional<LocalDate> published = evidence.article().published();
    return dates.in(evidence.article(), evidence.sentence()).stream()
        .filter(time -> time.precision() == TimeReference.Precision.DAY)
        .map(TimeReference::from)
        .filter(day -> published.filter(day::isAfter).isEmpty());
  }

  /// How much of what a sentence tells other articles tell too, those that repeat it left out: what
  /// happened on a day is what most of them speak of (as in LexRank, Erkan and Radev 2004).
  private static double centrality(Evidence evidence, List<Evidence> all) {
    Map<String, Double> ofArticle = new HashMap<>();
    for (Evidence other : all) {
      double overlap = evidence.overlap(other);
      if (!other.article().id().equals(evidence.article().id()) && overlap < REPEATED) {
        ofArticle.merge(other.article().id(), overlap, Math::max);
      }
    }
    return ofArticle.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /// The words of the passage a sentence stands in, and of its headline.
  private static Set<String> around(Evidence evidence, Inquiry inquiry, PassageSearcher searcher) {
    String text = evidence.article().title() + "\n" + evidence.hit().text();
    return inquiry.spellings().unified(searcher.tokens(text)).stream()
        .map(Token::term)
        .collect(toSet());
  }

  /// The leads of the newest articles.
  private Found newest(Question question, PassageSearcher searcher, EvidenceFinder finder) {
    Inquiry inquiry = Inquiry.of(asked, searcher);
    List<Article> articles =
        searcher.newest(ARTICLES, question.outlets(), question.since(), question.until());
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
    List<Evidence> told = byHeading("", leads);
    Map<Span, String> headings = new HashMap<>();
    told.forEach(each -> headings.put(each.sentence(), heading("", each)));
    return new Found(inquiry, told, headings, hits, Optional.empty());
  }
}
