package dateline.answer;

import dateline.article.Names;
import dateline.article.Numerals;
import dateline.search.PassageSearcher;
import dateline.search.SpelledName;
import dateline.search.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a question asks: the kind of answer, and the words that evidence has to cover.
///
/// @param text the question, completed by the turns before it where it leans on them
/// @param asked the question as far as its words are those of what is asked now ([Standalone]),
///   with its names as they were asked
/// @param kind the kind of answer asked for
/// @param wanted the words that carry its meaning, each once, in order
/// @param names its names, each as the terms of its words
/// @param focus terms of the thing asked for: "police officers" in "how many police officers"
/// @param sources the outlets it names as those who say it ("according to The Herald"), folded as
///   the index has them; their words are not wanted in the evidence
/// @param quoted what it puts in quotation marks, without them
/// @param spellings how else articles spell its names, which have the usual spelling in `text`
/// @param days the days it names, which articles tell of in other words
/// @param standing by the term of a wanted word, those of the words that may stand for it
record Inquiry(
    String text,
    String asked,
    AnswerKind kind,
    List<Wanted> wanted,
    List<AskedName> names,
    Set<String> focus,
    Set<String> sources,
    List<String> quoted,
    Spellings spellings,
    AskedDays days,
    Map<String, Set<String>> standing) {

  /// A word of the question that evidence should cover.
  ///
  /// @param word as asked
  /// @param term as the index knows it
  /// @param weight its inverse document frequency, at least [#MIN_WEIGHT]
  /// @param name whether it is part of a name
  /// @param carried whether it was carried over from the turns before: it tells what the question
  ///   is about, and the answer need not repeat it
  record Wanted(String word, String term, double weight, boolean name, boolean carried) {}

  /// A name in the question.
  ///
  /// @param text as asked
  /// @param terms its words as the index knows them, particles left out, and titles where other
  ///   words are left: an article with some captain is not one with Captain Marsh
  record AskedName(String text, Set<String> terms) {
    AskedName {
      terms = Set.copyOf(terms);
    }

    /// Whether a word is one of its words, of whatever weight.
    private boolean holds(String word) {
      return Words.of(text).containsAll(Words.of(word));
    }
  }

  private static final double MIN_WEIGHT = 0.3;

  /// What a word carried over from the turns before counts beside one of the question itself.
  private static final double CARRIED_SHARE = 0.35;

  /// A name that this share of the passages has is common.
  private static final double COMMON = 0.1;

  private static final double PARTICLE_WEIGHT = 0.3;

  private static final Set<String> FUNCTION_WORDS =
      Words.set(
          "a an the this that these those it its he she his her hers him they their theirs them we"
              + " our ours us i my mine me you your yours who whom whose which what when where why"
              + " how there here then than and but or nor so yet if unless until while as at by for"
              + " from in into near of off on onto out over to under up upon with within without about"
              + " is are was were be been being am do does did done doing has have had having can"
              + " could may might must shall should will would not no yes any some s t re ve ll d"
              + " anybody anyone anything somebody someone something everybody everyone everything"
              + " nobody nothing many much kind kinds type types sort according tell give name please know say says"
              + " said happen happened happens also just ever");

  /// Words so common in questions about anything that lacking them says little, even where a small
  /// collection happens to have none of them.
  private static final Set<String> GENERAL =
      Words.set(
          "use used uses using own owns owned get gets got make makes made take takes took taken"
              + " give gives gave given go goes went come comes came become becomes became begin"
              + " began start started end ended during main first last new old big large small"
              + " long high low person people thing things way part place time year years day days"
              + " number amount member members include includes included including call called"
              + " know known find found show shows showed involve involved involving related"
              + " relate based work works worked need needs needed help helped want wanted try"
              + " tried mean means meant feature features different similar important famous"
              + " popular current currently recent recently various several another following"
              + " occur occurred occurs take put set keep kept hold held let seem seems bring"
              + " brought different example exactly actually specifically commonly usually often"
              + " total overall result reported report reports according mentioned described");

  private static final double GENERAL_SHARE = 0.4;

  /// What answers "which weapons" names one, often without the word for its class.
  private static final double CLASS_SHARE = 0.4;

  private static final Set<String> PARTICLES =
      Words.set("al ul el ad as an ar bin bint ibn de del la le van von der den di da y");

  private static final Set<String> AUXILIARIES =
      Words.set(
          "is are was were am be been being do does did has have had can could may might must shall"
              + " should will would isn't aren't wasn't weren't don't doesn't didn't");

  static final Set<String> HE_OR_SHE = Words.set("he she");

  private static final Set<String> ASKING =
      Words.set(
          "who whom whose which what when where why how what's who's where's when's why's how's");

  /// Of these, the ones that also begin relative clauses.
  private static final Set<String> RELATIVE = Words.set("who whom whose which when where");

  /// After one of these they still ask: "in which city", "tell me who".
  private static final Set<String> BEFORE_ASKING =
      Words.set(
          "in on at of to by for from with about under during since until through and or but so me"
              + " us know say tell exactly please then ok hello hi");

  private static final Set<String> EXTENT = Words.set("is are was were");

  private static final Set<String> TIME_NOUNS =
      Words.set("year date day month time week decade century season era");
  private static final Set<String> PLACE_NOUNS =
      Words.set(
          "city country place state town province region county location village continent area"
              + " district island nation capital street site venue");
  private static final Set<String> NUMBER_NOUNS =
      Words.set(
          "number percentage percent proportion share amount price cost population age distance"
              + " size height weight temperature score rate total sum salary fee speed length width"
              + " depth");
  private static final Set<String> PERSON_NOUNS =
      Words.set(
          "person man woman actor actress president minister politician singer author player"
              + " scientist leader king queen prince princess senator governor mayor celebrity"
              + " official director writer coach individual");

  /// What ends the noun after "which" or "what".
  private static final Set<String> ENDS_NOUN =
      Words.set("that in on at to from by for with after before during since until who");

  /// What begins another noun behind it: "which film this week".
  private static final Set<String> BEGINS_NOUN =
      Words.set("this these those last next the a an its his her their");

  private static final double LASTING_SHARE = 0.1;

  /// What "how long did it last" is made of, and its answer ("it took three hours") is not.
  private static final Set<String> LASTING =
      Words.set("long last lasts lasted lasting take takes took taken");

  private static final Set<String> MONEY_WORDS =
      Words.set("cost costs costed price pay paid pays worth spend spent salary fee sell sold");
  private static final Set<String> MEASURES =
      Words.set("old tall far big large high fast often deep wide heavy hot cold");
  private static final Set<String> SPEECH_VERBS =
      Words.set(
          "say said tell told announce announced claim claimed state stated add added think thought"
              + " call called suggest suggested argue argued comment warn warned stress promise"
              + " promised emphasize emphasise ask asked demand demanded write wrote");

  Inquiry {
    wanted = List.copyOf(wanted);
    names = List.copyOf(names);
    focus = Set.copyOf(focus);
    sources = Set.copyOf(sources);
    quoted = List.copyOf(quoted);
  }

  /// Reads a question that lacks nothing.
  static Inquiry of(String question, PassageSearcher searcher) {
    return of(Standalone.of(question), searcher);
  }

  /// Reads a question.
  static Inquiry of(Standalone question, PassageSearcher searcher) {
    List<SpelledName> asNamed = searcher.spelledNames(question.text());
    String text = SpelledName.usual(question.text(), asNamed);
    String asked = SpelledName.usual(question.asked(), searcher.spelledNames(question.asked()));
    Set<String> own = searcher.tokens(asked).stream().map(Token::term).collect(Collectors.toSet());
    String pattern = question.pattern().orElse(question.asked());
    List<String> words = Words.of(pattern);
    int asking = askingWord(words);
    AnswerKind kind = kind(words, asking);
    Set<String> focus = focus(pattern, words, asking, searcher);
    boolean classAsked = asking >= 0 && Set.of("which", "what").contains(words.get(asking));

    List<Names.Name> found = new ArrayList<>(capitalsTell(text) ? Names.in(text) : List.of());
    List<Sources.Mention> mentions =
        Sources.in(text, searcher.outlets(), name -> isCommon(name, searcher));
    found.removeIf(name -> mentions.stream().anyMatch(m -> m.covers(name.start(), name.end())));
    List<Wanted> wanted = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<Token> terms = searcher.tokens(text);
    Map<String, Double> weights =
        searcher.inverseDocumentFrequency(terms.stream().map(Token::term).distinct().toList());
    for (Token term : terms) {
      String word = text.substring(term.start(), term.end());
      String folded = word.toLowerCase(Locale.ROOT).replace('’', '\'');
      if (FUNCTION_WORDS.contains(folded)
          || mentions.stream().anyMatch(m -> m.covers(term.start(), term.end()))
          || !seen.add(term.term())) {
        continue;
      }
      boolean inName =
          found.stream().anyMatch(n -> n.start() <= term.start() && term.end() <= n.end());
      double weight = Math.max(MIN_WEIGHT, weights.getOrDefault(term.term(), MIN_WEIGHT));
      if (kind == AnswerKind.DURATION && LASTING.contains(folded)) {
        weight *= LASTING_SHARE;
      }
      if (!inName && GENERAL.contains(folded)) {
        weight *= GENERAL_SHARE;
      }
      if (classAsked && !inName && focus.contains(term.term())) {
        weight *= CLASS_SHARE;
      }
      if (inName && PARTICLES.contains(folded)) {
        weight = PARTICLE_WEIGHT;
      }
      boolean carried = !own.contains(term.term());
      wanted.add(
          new Wanted(
              word, term.term(), carried ? CARRIED_SHARE * weight : weight, inName, carried));
    }
    return new Inquiry(
        text,
        question.asked(),
        kind,
        wanted,
        askedNames(text, found, terms),
        focus,
        mentions.stream().flatMap(m -> m.outlets().stream()).collect(Collectors.toSet()),
        quotedParts(text),
        Spellings.of(asNamed, searcher),
        AskedDays.in(text, searcher),
        standing(wanted, searcher));
  }

  private static Map<String, Set<String>> standing(List<Wanted> wanted, PassageSearcher searcher) {
    Map<String, Set<String>> standing = new HashMap<>();
    for (Wanted each : wanted) {
      String word = each.word().toLowerCase(Locale.ROOT);
      if (!each.name()
          && !each.carried()
          && !GENERAL.contains(word)
          && !SPEECH_VERBS.contains(word)) {
        standing.put(
            each.term(),
            Lexicon.others(word).stream()
                .flatMap(other -> searcher.tokens(other).stream())
                .map(Token::term)
                .collect(Collectors.toSet()));
      }
    }
    return standing;
  }

  /// What a word counts where another stands for it.
  static final double RELATED_SHARE = 0.45;

  /// How much of a wanted word some terms are: 1 where they have it, less where another stands for
  /// it, 0 where none does.
  double share(Wanted wanted, Set<String> terms) {
    if (terms.contains(wanted.term())) {
      return 1;
    }
    Set<String> others = standing.getOrDefault(wanted.term(), Set.of());
    return others.stream().anyMatch(terms::contains) ? RELATED_SHARE : 0;
  }

  /// The wanted words of the question itself; all of them where it has none.
  List<Wanted> own() {
    List<Wanted> own = wanted.stream().filter(each -> !each.carried()).toList();
    return own.isEmpty() ? wanted : own;
  }

  /// Whether words were carried over from the turns before.
  boolean leans() {
    return wanted.stream().anyMatch(Wanted::carried);
  }

  /// The sum of the weights of all wanted words.
  double weight() {
    return wanted.stream().mapToDouble(Wanted::weight).sum();
  }

  /// Whether a word is so common in questions about anything that it tells little of any.
  static boolean isGeneral(String word) {
    return GENERAL.contains(word);
  }

  /// Whether a wanted word only helps to ask: lacking it tells nobody what is lacking. "Nothing
  /// about founded" says less than that nothing surely answers.
  boolean isIncidental(Wanted word) {
    String folded = word.word().toLowerCase(Locale.ROOT);
    boolean verb = folded.endsWith("ed") || folded.endsWith("ing") || Lexicon.isIrregular(folded);
    return !word.name()
        && (verb
            || GENERAL.contains(folded)
            || (kind == AnswerKind.DURATION && LASTING.contains(folded)));
  }

  /// What is missing as it was asked; of a name of which most is, the whole.
  List<String> told(List<Wanted> missing) {
    Set<String> terms = missing.stream().map(Wanted::term).collect(Collectors.toSet());
    Set<String> told = new LinkedHashSet<>();
    for (Wanted each : missing) {
      String word = Words.bare(each.word());
      told.add(
          names.stream()
              .filter(name -> each.name() && name.holds(each.word()))
              .filter(name ->
                  2 * name.terms().stream().filter(terms::contains).count() >= name.terms().size())
              .map(name -> Words.bare(name.text()))
              .findFirst()
              .orElse(word));
    }
    return List.copyOf(told);
  }

  /// Whether it asks for a sum of money.
  boolean asksForMoney() {
    List<String> words = Words.of(text);
    return words.stream().anyMatch(MONEY_WORDS::contains) && kind == AnswerKind.NUMBER;
  }

  /// Whether it asks how old somebody or something is.
  boolean asksForAge() {
    return kind == AnswerKind.NUMBER && text.toLowerCase(Locale.ROOT).contains("how old");
  }

  /// Whether it asks how long something is, which may be told in time or in miles.
  boolean asksForExtent() {
    List<String> words = Words.of(text);
    return kind == AnswerKind.DURATION && EXTENT.contains(at(words, words.indexOf("long") + 1));
  }

  /// Whether it asks to whom something was done ("who was hurt"), which may be told of a group
  /// without names.
  boolean asksForWhomItMet() {
    List<String> words = Words.of(text);
    int who = words.indexOf("who");
    String verb = at(words, who + 2);
    return kind == AnswerKind.PERSON
        && who >= 0
        && Set.of("was", "were").contains(at(words, who + 1))
        && (verb.endsWith("ed") || Lexicon.isIrregular(verb))
        && !words.contains("by");
  }

  /// Whether it asks for a name as such ("the name of the ship"), not only for which of a kind.
  boolean asksForNameItself() {
    return kind == AnswerKind.NAME && Words.of(text).contains("name");
  }

  /// Whether a wanted word only tells in what way something was said ("write"): whatever is said in
  /// another way answers as well.
  boolean isWayOfSaying(Wanted word) {
    return kind == AnswerKind.SAYING
        && !word.name()
        && SPEECH_VERBS.contains(word.word().toLowerCase(Locale.ROOT));
  }

  /// Whether it asks how many there are of a thing, rather than for a measure.
  boolean counts() {
    return Words.of(text).contains("many");
  }

  /// Whether a text has no word of meaning that the question has not. To who did something, "he" is
  /// a word of meaning.
  boolean isEcho(String other) {
    List<String> words = Words.of(other);
    if (kind == AnswerKind.YES_NO
        || (kind == AnswerKind.PERSON && words.stream().anyMatch(HE_OR_SHE::contains))) {
      return false;
    }
    Set<String> asked = new HashSet<>();
    Words.of(text).forEach(word -> asked.add(Words.bare(word)));
    return words.stream()
        .map(Words::bare)
        .allMatch(word -> asked.contains(word) || FUNCTION_WORDS.contains(word));
  }

  /// The numbers the question itself names.
  List<Numerals.Numeral> numerals() {
    return Numerals.in(text);
  }

  /// Whether every word of a name stands in a tenth of the passages or more.
  static boolean isCommon(String name, PassageSearcher searcher) {
    List<String> terms = searcher.tokens(name).stream().map(Token::term).toList();
    return searcher.inverseDocumentFrequency(terms).values().stream()
        .allMatch(frequency -> frequency < -Math.log(COMMON));
  }

  private static List<AskedName> askedNames(
      String text, List<Names.Name> found, List<Token> terms) {
    List<AskedName> names = new ArrayList<>();
    for (Names.Name name : found) {
      Set<String> parts = new HashSet<>();
      Set<String> titles = new HashSet<>();
      for (Token term : terms) {
        String word = text.substring(term.start(), term.end()).toLowerCase(Locale.ROOT);
        if (name.start() <= term.start()
            && term.end() <= name.end()
            && !PARTICLES.contains(word)
            && !FUNCTION_WORDS.contains(word)) {
          (Words.PERSONS.contains(word) ? titles : parts).add(term.term());
        }
      }
      if (parts.isEmpty()) {
        parts = titles;
      }
      if (!parts.isEmpty()) {
        names.add(new AskedName(name.text(), parts));
      }
    }
    return names;
  }

  /// Whether capitals tell names here: not where all letters are capitals, or nearly all words
  /// begin with one and the others are such as headlines write small, "is" and "did" not among
  /// them.
  private static boolean capitalsTell(String text) {
    if (text.chars().noneMatch(Character::isLowerCase)) {
      return false;
    }
    int capitalised = 0;
    int words = 0;
    for (String word : text.split("\\s+", -1)) {
      if (AUXILIARIES.contains(word)) {
        return true;
      }
      if (word.isEmpty() || !Character.isLetter(word.charAt(0)) || word.length() < 3) {
        continue;
      }
      words++;
      if (Character.isUpperCase(word.charAt(0))) {
        capitalised++;
      } else if (!FUNCTION_WORDS.contains(word)) {
        return true;
      }
    }
    return words < 4 || capitalised < words * 0.8;
  }

  /// The index of the word that makes it a question, -1 where none does: the first word of asking
  /// that belongs to no relative clause ("the man who fell") unless all do. A question for yes or
  /// no has none, but "can you tell me who" has.
  private static int askingWord(List<String> words) {
    boolean polite = words.size() > 1 && words.get(1).equals("you");
    if (words.isEmpty() || (AUXILIARIES.contains(words.getFirst()) && !polite)) {
      return -1;
    }
    int relative = -1;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!ASKING.contains(word)) {
        continue;
      }
      if (i == 0 || !RELATIVE.contains(word) || BEFORE_ASKING.contains(words.get(i - 1))) {
        return i;
      }
      relative = relative < 0 ? i : relative;
    }
    return polite ? -1 : relative;
  }

  private static AnswerKind kind(List<String> words, int asking) {
    if (asking < 0) {
      return !words.isEmpty() && AUXILIARIES.contains(words.getFirst())
          ? AnswerKind.YES_NO
          : AnswerKind.OTHER;
    }
    String word = words.get(asking);
    String next = at(words, asking + 1);
    return switch (word) {
      case "who", "whom", "whose", "who's" -> AnswerKind.PERSON;
      case "when", "when's" -> AnswerKind.TIME;
      case "where", "where's" -> AnswerKind.PLACE;
      case "why", "why's" -> AnswerKind.REASON;
      case "how's" -> AnswerKind.OTHER;
      case "how" -> {
        if (next.equals("long")) {
          yield AnswerKind.DURATION;
        }
        yield next.equals("many") || next.equals("much") || MEASURES.contains(next)
            ? AnswerKind.NUMBER
            : AnswerKind.OTHER;
      }
      default -> whatKind(words, asking, word);
    };
  }

  private static AnswerKind whatKind(List<String> words, int asking, String word) {
    String next = at(words, asking + 1);
    String noun =
        AUXILIARIES.contains(next) || word.equals("what's")
            ? afterArticle(words, asking + 2)
            : headNoun(words, asking + 1);
    if (AUXILIARIES.contains(next)
        && Set.of("did", "does", "do", "has", "have", "had").contains(next)) {
      boolean speech =
          words.subList(asking + 1, words.size()).stream().anyMatch(SPEECH_VERBS::contains);
      return speech ? AnswerKind.SAYING : AnswerKind.OTHER;
    }
    if (noun.equals("reason") || noun.equals("cause") || noun.equals("motive")) {
      return AnswerKind.REASON;
    }
    if (noun.equals("name")) {
      // "the name of the man who"
      return words.subList(asking + 1, words.size()).contains("who")
          ? AnswerKind.PERSON
          : AnswerKind.NAME;
    }
    if (NUMBER_NOUNS.contains(noun)) {
      return AnswerKind.NUMBER;
    }
    boolean direct = !AUXILIARIES.contains(next) && !word.equals("what's");
    if (TIME_NOUNS.contains(noun)) {
      return AnswerKind.TIME;
    }
    if (PLACE_NOUNS.contains(noun)) {
      return AnswerKind.PLACE;
    }
    if (direct && PERSON_NOUNS.contains(noun)) {
      return AnswerKind.PERSON;
    }
    return word.equals("which") ? AnswerKind.NAME : AnswerKind.OTHER;
  }

  private static String afterArticle(List<String> words, int from) {
    int i = from;
    while (Set.of("the", "a", "an", "total", "exact", "average", "current", "main", "official")
        .contains(at(words, i))) {
      i++;
    }
    return singular(at(words, i));
  }

  /// The last noun of "which Pakistani city is", "what percentage of", "what type of weapon did":
  /// the word before the first auxiliary, preposition or verb that can be told.
  private static String headNoun(List<String> words, int from) {
    String head = at(words, from);
    for (int i = from; i < words.size() && i < from + 5; i++) {
      String word = words.get(i);
      String bare = singular(word);
      if (AUXILIARIES.contains(word)
          || ENDS_NOUN.contains(word)
          || (i > from && BEGINS_NOUN.contains(word))) {
        break;
      }
      if (word.equals("of")) {
        if (NUMBER_NOUNS.contains(singular(head))) {
          break;
        }
        continue;
      }
      head = word;
      if (TIME_NOUNS.contains(bare)
          || PLACE_NOUNS.contains(bare)
          || NUMBER_NOUNS.contains(bare)
          || PERSON_NOUNS.contains(bare)) {
        break;
      }
    }
    return singular(head);
  }

  private static String singular(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.endsWith("s") && !word.endsWith("ss") && word.length() > 3
        ? word.substring(0, word.length() - 1)
        : word;
  }

  /// Terms of the noun that directly follows "how many", "which", "what".
  private static Set<String> focus(
      String text, List<String> words, int asking, PassageSearcher searcher) {
    if (asking < 0) {
      return Set.of();
    }
    String word = words.get(asking);
    int from = asking + 1;
    if (word.equals("how")) {
      from++;
    } else if (!word.equals("which") && !word.equals("what")) {
      return Set.of();
    }
    Set<String> focus = new HashSet<>();
    for (int i = from; i < words.size() && i < from + 4; i++) {
      String candidate = words.get(i);
      if (AUXILIARIES.contains(candidate)) {
        break;
      }
      if (!FUNCTION_WORDS.contains(candidate)) {
        searcher.tokens(candidate).forEach(term -> focus.add(term.term()));
      }
    }
    if (focus.isEmpty() && word.equals("what") && !text.isEmpty()) {
      String noun = afterArticle(words, asking + 2);
      if (!FUNCTION_WORDS.contains(noun)) {
        searcher.tokens(noun).forEach(term -> focus.add(term.term()));
      }
    }
    return focus;
  }

  private static List<String> quotedParts(String text) {
    List<String> parts = new ArrayList<>();
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '"' && c != '“' && c != '”') {
        continue;
      }
      if (open >= 0 && i - open > 3) {
        parts.add(text.substring(open, i).strip());
        open = -1;
      } else {
        open = i + 1;
      }
    }
    return parts;
  }

  private static String at(List<String> words, int i) {
    return i >= 0 && i < words.size() ? words.get(i) : "";
  }
}
