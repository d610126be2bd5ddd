package dateline.answer;

import dateline.article.Article;
import dateline.article.Attributions;
import dateline.article.Names;
import dateline.article.Span;
import dateline.article.Spelling;
import dateline.article.TimeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A quote as what a statement may stand on: its own words, read inside the sentences that they are
/// cut from, so that "he will resign" out of "he denied that he will resign" stays denied.
///
/// The article around it may tell who "he" is and what somebody's full name is; it bears out
/// nothing else.
final class Ground {

  /// So far around a quote its sentences are looked for, and so far who speaks, in characters.
  private static final int CONTEXT = 700;

  /// So much of an article is read for who is who, in characters.
  private static final int LONGEST = 100_000;

  /// A nation is told by so many letters of its name or adjective.
  private static final int NATION = 4;

  /// So many sentences back a name is looked for.
  private static final int REACH = 4;

  /// A name that starts so early in a sentence is what the sentence is about, in characters.
  private static final int OPENING = 12;

  private static final Set<String> ABBREVIATED =
      Words.set("st mr mrs ms dr jr jan feb aug sept oct nov dec");

  private static final Set<String> PRONOUNS = Words.set("he she it they");
  private static final Set<String> PERSONAL = Words.set("he she him her his hers");
  private static final Set<String> REFERRING =
      Words.set("he she him his her it its they them their minister ministry group outfit");

  /// What was read for one answer: each of its statements and quotes, and of each article what is
  /// asked often.
  ///
  /// For one thread.
  static final class Memory {

    private final Dates dates = new Dates();
    private final Map<Span, Ground> grounds = new HashMap<>();
    private final Map<String, Reading> statements = new HashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();
    private final Map<String, Set<String>> nations = new HashMap<>();

    /// A statement's text, read.
    Reading statement(String text) {
      return statements.computeIfAbsent(text, _ -> Reading.of(text, false));
    }

    Ground of(Draft.Quote quote) {
      return grounds.computeIfAbsent(quote.span(), _ -> new Ground(quote, this));
    }

    /// The words of an article, without the 's of possessives.
    private List<String> words(Article article) {
      return words.computeIfAbsent(
          article.id(), _ -> Words.of(start(article)).stream().map(Words::bare).toList());
    }

    /// The first letters of the names of one word that an article has, which may be of nations.
    private Set<String> nations(Article article) {
      return nations.computeIfAbsent(
          article.id(),
          _ -> {
            Set<String> starts = new TreeSet<>();
            for (Names.Name name : Names.in(start(article))) {
              List<String> each = Words.of(name.text());
              if (each.size() == 1 && Words.bare(each.getFirst()).length() >= NATION) {
                starts.add(Words.bare(each.getFirst()));
              }
            }
            return starts;
          });
    }

    private static String start(Article article) {
      return article.text().substring(0, Math.min(LONGEST, article.text().length()));
    }
  }

  /// A name is looked for in other spellings up to so many words.
  static final int LONGEST_NAME = 4;

  private final Memory memory;
  private final Map<Integer, List<TimeReference>> times = new HashMap<>();
  private final Article article;
  private final Span span;
  private final Reading reading;
  private final int contextStart;
  private final int contextEnd;

  private Optional<Set<String>> speakers = Optional.empty();
  private Optional<Set<String>> referents = Optional.empty();
  private final Set<String> referentWords = new HashSet<>();
  private Optional<Set<String>> nearbyStems = Optional.empty();
  private Optional<Reading> before = Optional.empty();
  private Optional<Map<String, Map<String, List<Reading.Token>>>> namesByOutline = Optional.empty();

  /// The words of the quote itself; those around it are only read.
  final List<Reading.Token> tokens = new ArrayList<>();

  private Ground(Draft.Quote quote, Memory memory) {
    this.memory = memory;
    this.article = quote.article();
    this.span = quote.span();
    String text = article.text();
    this.contextStart = sentenceStart(text, span.start());
    this.contextEnd = sentenceEnd(text, span.end());
    this.reading =
        Reading.of(text.substring(contextStart, contextEnd), isInside(text, contextStart));
    for (Reading.Token token : reading.tokens) {
      if (token.start + contextStart >= span.start() && token.end + contextStart <= span.end()) {
        tokens.add(token);
      }
    }
  }

  Article article() {
    return article;
  }

  /// What a date of the quote means, by the article: seen from its own day.
  List<TimeReference> times(Reading.Token date) {
    return times.computeIfAbsent(
        date.start,
        start ->
            memory.dates.in(article).stream()
                .filter(time ->
                    time.start() < contextStart + date.end && contextStart + start < time.end())
                .toList());
  }

  List<Reading.Frame> frames() {
    return reading.frames;
  }

  List<Reading.Token> context() {
    return reading.tokens;
  }

  String text() {
    return article.text().substring(span.start(), span.end());
  }

  /// Whether the quote asks or bids rather than claims, and so may only be quoted.
  boolean bids() {
    String text = article.text();
    int last = contextEnd - 1;
    while (last > contextStart && !Character.isLetterOrDigit(text.charAt(last))) {
      if (text.charAt(last) == '?' && !reading.tokens.getLast().quoted) {
        return true;
      }
      last--;
    }
    return reading.bids();
  }

  /// Whether the quote starts and ends where clauses do.
  boolean isWhole() {
    String text = article.text();
    int before = span.start() - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    int after = span.end();
    while (after < text.length() && text.charAt(after) == ' ') {
      after++;
    }
    boolean start = before < 0 || !isWordCharacter(text.charAt(before));
    boolean end =
        after >= text.length()
            || !Character.isLetterOrDigit(text.charAt(after))
            || !Character.isLetterOrDigit(text.charAt(span.end() - 1));
    return start && end;
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '\'' || c == '’';
  }

  /// The words of the names that the article gives for who speaks in the quote, folded.
  Set<String> speakers() {
    if (speakers.isEmpty()) {
      speakers = Optional.of(findSpeakers());
    }
    return speakers.get();
  }

  /// The words of the names that the quote's own sentences say speak.
  Set<String> framed() {
    Set<String> words = new HashSet<>();
    reading.frames.forEach(f -> f.speakers().forEach(t -> words.add(t.key)));
    return words;
  }

  private Set<String> findSpeakers() {
    Set<String> words = new HashSet<>();
    reading.frames.forEach(f -> f.speakers().forEach(t -> words.add(t.key)));
    Attributions.of(article)
        .speaker(new Span(article.id(), contextStart, contextEnd))
        .ifPresent(name -> words.addAll(Words.of(name)));
    return words;
  }

  /// Who a pronoun or office of the quote refers to: the one who speaks or acts first in the
  /// sentence before it, or in those before that where it goes on with a pronoun. Folded words of
  /// the name; empty where the quote has no pronoun.
  Set<String> referents() {
    if (referents.isEmpty()) {
      referents = Optional.of(findReferents());
    }
    return referents.get();
  }

  /// The ordinary words of what says who speaks before the quote: "embassy", where "it" said more.
  Set<String> referentWords() {
    referents();
    return referentWords;
  }

  private Set<String> findReferents() {
    Set<String> words = new HashSet<>();
    if (!refers(reading)) {
      return words;
    }
    String text = article.text();
    int end = contextStart;
    for (int back = 0; back < REACH && words.isEmpty() && end > 1; back++) {
      while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      int start = sentenceStart(text, Math.max(0, end - 2));
      if (start >= end) {
        break;
      }
      String sentence = text.substring(start, end);
      Reading before = Reading.of(sentence, isInside(text, start));
      before.frames.forEach(f -> addPerson(f, words));
      boolean office =
          isPersonal()
              && before.frames.stream()
                  .anyMatch(f ->
                      f.tokens().stream()
                          .anyMatch(
                              t -> Words.PERSONS.contains(t.key) || PRONOUNS.contains(t.key)));
      if (words.isEmpty() && !office) {
        subject(sentence, before).ifPresent(name -> words.addAll(Words.of(name.text())));
      }
      if (words.isEmpty() && !refers(before)) {
        break;
      }
      end = start;
    }
    return words;
  }

  /// The name that a sentence opens with, unless it starts with a pronoun, or the name is only that
  /// of an office's country.
  private Optional<Names.Name> subject(String sentence, Reading reading) {
    List<Names.Name> opening = new ArrayList<>();
    for (Names.Name name : Names.in(sentence)) {
      boolean behindPronoun =
          reading.tokens.stream()
              .anyMatch(t -> t.start < name.start() && REFERRING.contains(t.key));
      boolean office =
          reading.tokens.stream()
              .filter(t -> t.start > name.end())
              .findFirst()
              .filter(t -> t.kind == Reading.Kind.WORD && isNoun(reading, t))
              .isPresent();
      if (name.start() <= OPENING && !behindPronoun && !office) {
        opening.add(name);
      }
    }
    return opening.stream()
        .filter(Names.Name::certain)
        .findFirst()
        .or(() ->
            opening.stream()
                .filter(n -> !hasSmall(Reading.key(n.text())))
                .filter(n -> !Lexicon.knows(Reading.key(n.text())))
                .findFirst());
  }

  /// Whether a word behind a name makes an adjective of it: "Iranian minister", "Islamic world".
  private static boolean isNoun(Reading reading, Reading.Token token) {
    int at = reading.tokens.indexOf(token);
    return Words.PERSONS.contains(token.key)
        || (token.isContent()
            && !Grammar.isVerb(reading.tokens, at)
            && !token.frame
            && at > 0
            && token.start == reading.tokens.get(at - 1).end + 1
            && !token.key.endsWith("s")
            && !token.key.endsWith("ly"));
  }

  /// Adds the name of who speaks, but not the nation of an office ("the Iranian minister").
  private void addPerson(Reading.Frame frame, Set<String> words) {
    for (Reading.Token token : frame.tokens()) {
      if (token.isContent() && !Grammar.isSpeech(token.key)) {
        referentWords.add(token.key);
      }
    }
    for (Reading.Token name : frame.speakers()) {
      int next = frame.tokens().indexOf(name) + 1;
      boolean nation =
          next < frame.tokens().size()
              && frame.tokens().get(next).kind == Reading.Kind.WORD
              && !Grammar.isSpeech(frame.tokens().get(next).key)
              && !Lexicon.isFunction(frame.tokens().get(next).key);
      if (!nation) {
        words.add(name.key);
      }
    }
  }

  /// Whether a clause of the sentence before the quote is about a thing, so that "it" or "they" of
  /// the quote may be it.
  ///
  /// @param noun the word for it
  boolean isNounBefore(String noun) {
    return refers(reading) && subjectsBefore().contains(Lexicon.stem(noun));
  }

  /// Whether the sentence before the quote names two together ("Iran and Pakistan"), whom "their"
  /// of the quote may mean.
  boolean hasPairBefore() {
    List<Reading.Token> all = before().tokens;
    for (int i = 1; i + 1 < all.size(); i++) {
      if (all.get(i).key.equals("and")
          && all.get(i - 1).kind == Reading.Kind.NAME
          && all.get(i + 1).kind == Reading.Kind.NAME) {
        return reading.tokens.stream().anyMatch(t -> PLURAL.contains(t.key));
      }
    }
    return false;
  }

  /// The stems of what the clauses of the sentence before the quote are about: for each the noun
  /// that ends its opening words.
  private Set<String> subjectsBefore() {
    Set<String> stems = new HashSet<>();
    List<Reading.Token> all = before().tokens;
    int clause = -1;
    Optional<Reading.Token> head = Optional.empty();
    for (int i = 0; i < all.size(); i++) {
      Reading.Token token = all.get(i);
      if (token.clause != clause) {
        head.ifPresent(t -> stems.add(t.stem));
        head = Optional.empty();
        clause = token.clause;
      }
      boolean noun = token.isContent() || (token.kind == Reading.Kind.NAME && !token.certain);
      if (noun && !Grammar.isVerb(all, i) && !token.frame) {
        head = Optional.of(token);
      } else if (!OPENING_WORDS.contains(token.key) && token.kind != Reading.Kind.NUMBER) {
        head.ifPresent(t -> stems.add(t.stem));
        head = Optional.empty();
        clause = clause == token.clause ? clause : token.clause;
        while (i + 1 < all.size() && all.get(i + 1).clause == token.clause) {
          i++;
        }
      }
    }
    head.ifPresent(t -> stems.add(t.stem));
    return stems;
  }

  private static final Set<String> PLURAL = Words.set("they them their");
  private static final Set<String> OPENING_WORDS =
      Words.set("the a an this that these those his her its their whose which and but two three");

  /// The sentence before the quote.
  private Reading before() {
    if (before.isEmpty()) {
      String text = article.text();
      int end = contextStart;
      while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      int start = end < 2 ? 0 : sentenceStart(text, end - 2);
      before = Optional.of(Reading.of(text.substring(start, end), isInside(text, start)));
    }
    return before.get();
  }

  /// Whether the article speaks of two or both of a thing.
  boolean countsTwo(String stem) {
    List<String> all = articleWords();
    for (int i = 0; i + 1 < all.size(); i++) {
      if ((all.get(i).equals("two") || all.get(i).equals("both"))
          && Lexicon.same(Lexicon.stem(all.get(i + 1)), stem)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the quote means a person by a pronoun.
  private boolean isPersonal() {
    return reading.tokens.stream().anyMatch(token -> PERSONAL.contains(token.key));
  }

  private static boolean refers(Reading reading) {
    boolean opens =
        reading.tokens.stream().limit(8).anyMatch(token -> REFERRING.contains(token.key));
    return opens
        || reading.tokens.stream().anyMatch(token -> PERSONAL.contains(token.key))
        || reading.frames.stream()
            .anyMatch(f ->
                f.tokens().stream()
                    .anyMatch(
                        token -> PRONOUNS.contains(token.key) || Words.PERSONS.contains(token.key)))
        || (!reading.tokens.isEmpty() && reading.tokens.getFirst().quoted);
  }

  /// Whether the article calls somebody by an office of a country, such as "Iran's foreign
  /// minister, Ida Muir".
  ///
  /// @param office folded, as "minister"
  /// @param country the start of the country's name, folded
  /// @param name folded
  boolean isOfficeOf(String office, String country, Set<String> name) {
    List<String> all = articleWords();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).equals(office)) {
        continue;
      }
      List<String> close = all.subList(Math.max(0, i - 2), Math.min(all.size(), i + 4));
      List<String> behind = all.subList(i, Math.min(all.size(), i + 7));
      List<String> ahead = all.subList(Math.max(0, i - 4), i);
      boolean named =
          behind.stream().anyMatch(w -> w.length() > 3 && name.contains(w))
              || ahead.stream().anyMatch(w -> w.length() > 3 && name.contains(w));
      if (named && close.stream().anyMatch(w -> w.startsWith(country))) {
        return true;
      }
    }
    return false;
  }

  /// Whether the article gives the holder of an office no other country's.
  ///
  /// @param office folded, as "minister"
  /// @param country the start of the country's name, folded
  /// @param name folded
  boolean isOnlyOfficeOf(String office, String country, Set<String> name) {
    for (String nation : memory.nations(article)) {
      if (!name.contains(nation)
          && !nation.startsWith(country)
          && isOfficeOf(office, nation.substring(0, NATION), name)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the article gives some words, all folded, within so many words of its text.
  boolean givesTogether(Set<String> words, int within) {
    List<String> bare = articleWords();
    for (int i = 0; i < bare.size(); i++) {
      if (words.contains(bare.get(i))) {
        List<String> near = bare.subList(i, Math.min(bare.size(), i + within));
        if (near.containsAll(words)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether the article speaks of a thing in the sentences around the quote.
  ///
  /// @param stem of the word for it
  boolean speaksNearbyOf(String stem) {
    if (nearbyStems.isEmpty()) {
      int from = Math.max(0, contextStart - CONTEXT);
      int to = Math.min(article.text().length(), contextEnd + CONTEXT / 2);
      Set<String> stems = new HashSet<>();
      Words.of(article.text().substring(from, to))
          .forEach(word -> stems.add(Lexicon.stem(Words.bare(word))));
      nearbyStems = Optional.of(stems);
    }
    return nearbyStems.get().contains(stem);
  }

  private List<String> articleWords() {
    return memory.words(article);
  }

  /// The words of the quote that are a name which may be this one in another spelling.
  Optional<List<Reading.Token>> spelledLike(Spelling spelling) {
    if (namesByOutline.isEmpty()) {
      namesByOutline = Optional.of(namesByOutline());
    }
    return spelling.outlines().stream()
        .flatMap(outline -> namesByOutline.get().getOrDefault(outline, Map.of()).values().stream())
        .filter(name -> spelling.matches(Spelling.of(Match.text(name))))
        .findFirst();
  }

  /// The names of the quote, by what other spellings of them would have in common with them, and by
  /// their words.
  private Map<String, Map<String, List<Reading.Token>>> namesByOutline() {
    Map<String, Map<String, List<Reading.Token>>> names = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (int from = 0; from < tokens.size(); from++) {
      for (int to = from + 1;
          to <= Math.min(tokens.size(), from + LONGEST_NAME)
              && tokens.get(to - 1).kind == Reading.Kind.NAME;
          to++) {
        List<Reading.Token> name = List.copyOf(tokens.subList(from, to));
        String words = Match.text(name);
        if (seen.add(words)) {
          for (String outline : Spelling.of(words).outlines()) {
            names.computeIfAbsent(outline, _ -> new LinkedHashMap<>()).put(words, name);
          }
        }
      }
    }
    return names;
  }

  /// Whether a word stands anywhere in the article.
  boolean writes(String word) {
    return articleWords().contains(word);
  }

  /// Whether the article has a word in small letters, which is then none of a name.
  boolean hasSmall(String word) {
    String text = article.text();
    int at = text.indexOf(word);
    while (at >= 0) {
      boolean start = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      int end = at + word.length();
      if (start && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
      at = text.indexOf(word, end);
    }
    return false;
  }

  private static boolean isInside(String text, int at) {
    int paragraph = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 4 * CONTEXT);
    return Attributions.isInside(text, paragraph, at, false);
  }

  private static int sentenceStart(String text, int from) {
    int least = Math.max(0, from - CONTEXT);
    for (int i = from; i > least; i--) {
      if (text.charAt(i - 1) == '\n' || endsSentence(text, i)) {
        int start = i;
        while (start < from && Character.isWhitespace(text.charAt(start))) {
          start++;
        }
        return start;
      }
    }
    return least;
  }

  private static int sentenceEnd(String text, int from) {
    int most = Math.min(text.length(), from + CONTEXT);
    for (int i = from; i < most; i++) {
      if (text.charAt(i) == '\n' || endsSentence(text, i)) {
        return i;
      }
    }
    return most;
  }

  /// Whether a sentence ends before a place: a stop, perhaps a closing mark, and space with a
  /// capital behind it.
  private static boolean endsSentence(String text, int at) {
    if (at >= text.length() || at < 2 || text.charAt(at) != ' ') {
      return false;
    }
    int stop = at - 1;
    while (stop > 0 && "\"”’')]".indexOf(text.charAt(stop)) >= 0) {
      stop--;
    }
    if (".!?".indexOf(text.charAt(stop)) < 0) {
      return false;
    }
    int word = stop;
    while (word > 0 && Character.isLetter(text.charAt(word - 1))) {
      word--;
    }
    String last = text.substring(word, stop).toLowerCase(Locale.ROOT);
    boolean shortened =
        text.charAt(stop) == '.'
            && stop == at - 1
            && (last.length() == 1
                || (Words.PERSONS.contains(last) && last.length() <= 4)
                || ABBREVIATED.contains(last));
    int next = at + 1;
    while (next < text.length() && "\"“‘'([".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return !shortened && next < text.length() && !Character.isLowerCase(text.charAt(next));
  }
}
