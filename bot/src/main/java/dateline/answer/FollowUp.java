package dateline.answer;

import dateline.article.Names;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Completes a question that leans on earlier turns, without a model.
///
/// A question leans when it has a word that stands for something said before it, in no way said in
/// the question itself; when it is too short to stand by itself; or when it asks for "the main
/// themes" of nothing. What it lacks are the weightiest words of the turns before it: rare in the
/// articles, said lately, said often in the last answer. They are put behind it in brackets, as the
/// turns have them. Of a question that only changes a part of the one before ("And in 2022?"), it
/// is all the words of that one but for those of the part.
final class FollowUp {

  private static final Set<String> POINTING =
      Words.set("it they him them it's they're they've he's she's that's");
  private static final Set<String> POSSESSIVE = Words.set("he she her his hers its their theirs");
  private static final Set<String> DEMONSTRATIVE = Words.set("this those these");

  /// "There" after one of these only says that something is; "that" after one points at something.
  private static final Set<String> BEING = Words.set("is are was were be been being");

  /// What stands for a person or a place, which have names.
  private static final Set<String> PERSONAL = Words.set("he she him his her hers there");

  private static final Set<String> SEEMING = Words.set("sounds seems looks makes means");

  /// Behind "this", these make a time.
  private static final Set<String> TIMES =
      Words.set(
          "year month week weekend day morning afternoon evening season summer winter spring fall"
              + " autumn decade century");

  private static final Set<String> AUXILIARIES =
      Words.set(
          "is are was were be been do does did has have had can could will would should may might"
              + " must shall");

  private static final Set<String> ASKING = Words.set("what who where how when why");

  /// What begins another clause, in which a word may stand for something in the one before.
  private static final Set<String> JOINING =
      Words.set(
          "after before because that when while as since until although though if unless whether"
              + " which who whose whom where and or but so prompting despite");

  private static final Set<String> PREPOSITIONS =
      Words.set("of in at for from between to on about with by during under over against");

  private static final Set<String> ARTICLES = Words.set("the a an");

  /// What wants to be told of what, since nothing follows that would tell.
  private static final Set<String> DEFINITE = Words.set("the any other others else another more");

  /// Words that name nothing that could be carried over.
  private static final Set<String> LIGHT =
      Words.set(
          "a an and are as at be but by for if in into is it no not of on or such that the their then"
              + " there these they this to was will with what who whom whose which when where why"
              + " how do does did done can could would should may might must shall i you he she we"
              + " me my your his her our its us them him hers theirs those am been being were has"
              + " have had so than too very just about from up out also more most some any all other"
              + " others tell know think thing things say says said get got make made use used like"
              + " good many much way well want need ok okay oh yes sorry please thank thanks really"
              + " let's it's that's don't i'm they're they've he's she's one two new same different"
              + " kind type types mean meant between after before over under because while only each"
              + " during happen happens happened work works go come now still else ever next again"
              + " once wait wow hmm makes making another describe explain compare define list name give show discuss summarise"
              + " summarize");

  /// What the bot says when it has nothing to say begins so.
  private static final String REFUSAL = "The articles ";

  /// A question with so few words leans on what came before, unless it has its own subject.
  private static final int FEW_WORDS = 4;

  /// So many words before it surely hold what a word stands for.
  private static final int PREAMBLE = 4;

  /// As many words as this have a subject of their own.
  private static final int CLAUSE = 2;

  private static final int BARE = 2;

  private static final int CARRIED = 4;
  private static final int CARRIED_OVER = 6;
  private static final int TURNS = 4;
  private static final int LONGEST_TURN = 4_000;

  /// What a word of a turn counts against the same word one turn later.
  private static final double FADING = 0.6;

  /// What the first turn counts beside the last: a chat has a subject.
  private static final double FIRST = 0.3;

  /// What a word counts that is common in questions about anything.
  private static final double GENERAL_SHARE = 0.4;

  private final PassageSearcher searcher;

  /// @param searcher tells how rare a word is
  FollowUp(PassageSearcher searcher) {
    this.searcher = searcher;
  }

  /// The question, with what it lacks behind it where it leans on the turns before.
  Standalone complete(Question question) {
    String text = question.text();
    List<String> asked = said(question, Question.Role.USER);
    Set<String> own = terms(text);
    if (!leans(question)) {
      return Standalone.of(text);
    }
    Map<String, Carried> part = changesPart(text) ? partly(whole(asked), text) : Map.of();
    Map<String, Carried> words =
        !part.isEmpty() ? part : weighed(asked, said(question, Question.Role.BOT));
    boolean ofSomebody = words(text).stream().map(Word::text).anyMatch(PERSONAL::contains);
    Map<String, Carried> lacking = new LinkedHashMap<>();
    words.forEach((term, word) -> {
      if (!own.contains(term)) {
        double weight = word.weight() * share(word, ofSomebody, word.turn() == asked.size());
        lacking.merge(
            folded(word.word()),
            word.plus(weight - word.weight()),
            (one, other) -> one.weight() >= other.weight() ? one : other);
      }
    });
    String carried =
        lacking.values().stream()
            .sorted(
                Comparator.comparingDouble(Carried::weight)
                    .reversed()
                    .thenComparingInt(Carried::turn)
                    .thenComparingInt(Carried::place))
            .limit(part.isEmpty() ? CARRIED : CARRIED_OVER)
            .sorted(Comparator.comparingInt(Carried::turn).thenComparingInt(Carried::place))
            .map(Carried::word)
            .collect(Collectors.joining(", "));
    String whole = carried.isEmpty() ? text : text + " (" + carried + ")";
    return part.isEmpty()
        ? new Standalone(whole, text, Optional.empty())
        : new Standalone(whole, whole, Optional.of(whole(asked)));
  }

  /// What a word counts by what is asked after: names count double where a word stands for
  /// somebody, and half where it doesn't and only the answer has them, as they are of those who
  /// acted then.
  private static double share(Carried word, boolean ofSomebody, boolean onlyAnswered) {
    if (!word.name()) {
      return 1;
    }
    return ofSomebody ? 2 : onlyAnswered ? 0.5 : 1;
  }

  /// Whether a question leans on questions before it.
  boolean leans(Question question) {
    return question.history().stream().anyMatch(turn -> turn.role() == Question.Role.USER)
        && (leans(question.text()) || (mayLean(question.text()) && goesOn(question)));
  }

  /// Whether a question takes up a word of the turns before.
  private boolean goesOn(Question question) {
    Set<String> before =
        question.history().stream()
            .skip(Math.max(0, question.history().size() - 2 * TURNS))
            .flatMap(turn -> content(shortened(turn.text())).stream())
            .map(Token::term)
            .collect(Collectors.toSet());
    return content(question.text()).stream().map(Token::term).anyMatch(before::contains);
  }

  /// Whether a word may stand for something of what the asker tells first ("The bridge is closed.
  /// Who built it?"), or of the turns before it.
  private static boolean mayLean(String text) {
    List<Word> words = words(text);
    int told = 0;
    for (int i = 1; i < words.size(); i++) {
      Word word = words.get(i);
      told = endsSentence(text, words.get(i - 1), word) ? i : told;
      if (told > 0 && (POINTING.contains(word.text()) || word.text().equals("that"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsSentence(String text, Word before, Word after) {
    return text.substring(before.end(), after.start()).chars().anyMatch(c -> ".?!".indexOf(c) >= 0);
  }

  /// The last question that did not itself change a part of another.
  private static String whole(List<String> asked) {
    return asked.reversed().stream()
        .filter(text -> !words(text).isEmpty() && !changesPart(text))
        .findFirst()
        .orElse(asked.getLast());
  }

  /// A word of an earlier turn.
  ///
  /// @param word as it stands there; a name as a whole
  /// @param name whether it is one
  /// @param turn the turn's place in the order of telling
  /// @param place where in the turn
  private record Carried(String word, boolean name, double weight, int turn, int place) {
    Carried plus(double more) {
      return new Carried(word, name, weight + more, turn, place);
    }
  }

  private static List<String> said(Question question, Question.Role role) {
    return question.history().stream()
        .filter(turn -> turn.role() == role)
        .map(Question.Turn::text)
        .filter(text -> role == Question.Role.USER || !text.startsWith(REFUSAL))
        .map(FollowUp::shortened)
        .toList();
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_TURN));
  }

  /// The words of the turns, weighed.
  private Map<String, Carried> weighed(List<String> asked, List<String> answered) {
    Map<String, Carried> words = new LinkedHashMap<>();
    double weight = 1;
    for (int i = asked.size() - 1; i >= Math.max(0, asked.size() - TURNS); i--) {
      add(words, asked.get(i), i, weight, false);
      weight *= FADING;
    }
    add(words, asked.getFirst(), 0, FIRST, false);
    if (!answered.isEmpty()) {
      add(words, answered.getLast(), asked.size(), 1, true);
    }
    Map<String, Double> rarity = searcher.inverseDocumentFrequency(words.keySet());
    words.replaceAll((term, word) ->
        new Carried(
            word.word(),
            word.name(),
            word.weight()
                * rarity.getOrDefault(term, 0.0)
                * (word.name() || !Inquiry.isGeneral(folded(word.word())) ? 1 : GENERAL_SHARE),
            word.turn(),
            word.place()));
    return words;
  }

  /// Adds the words of a turn.
  ///
  /// @param often whether a word that stands there more often counts more
  private void add(
      Map<String, Carried> words, String text, int turn, double weight, boolean often) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Token> first = new LinkedHashMap<>();
    for (Token token : content(text)) {
      counts.merge(token.term(), 1, Integer::sum);
      first.putIfAbsent(token.term(), token);
    }
    List<Names.Name> names = Names.in(text);
    first.forEach((term, token) -> {
      double added = often ? weight * Math.log1p(counts.getOrDefault(term, 1)) : weight;
      words.put(term, words.getOrDefault(term, carried(text, token, turn, names)).plus(added));
    });
  }

  /// A word, or the whole name that it is part of.
  private static Carried carried(String text, Token token, int turn, List<Names.Name> names) {
    return names.stream()
        .filter(Names.Name::certain)
        .filter(name -> name.start() <= token.start() && token.end() <= name.end())
        .findFirst()
        .map(name -> new Carried(name.text(), true, 0, turn, name.start()))
        .orElseGet(() ->
            new Carried(text.substring(token.start(), token.end()), false, 0, turn, token.start()));
  }

  /// The tokens of a text that name something.
  private List<Token> content(String text) {
    return searcher.tokens(text).stream()
        .filter(token -> {
          String word = text.substring(token.start(), token.end());
          return word.length() > 1 && !LIGHT.contains(folded(word));
        })
        .toList();
  }

  private Set<String> terms(String text) {
    return searcher.tokens(text).stream().map(Token::term).collect(Collectors.toSet());
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  /// Whether a question only changes a part of the one before: "And in 2022?", "What about Ostra?".
  private static boolean changesPart(String text) {
    List<Word> words = words(text);
    String first = words.getFirst().text();
    boolean about =
        words.size() > 2
            && (first.equals("what") || first.equals("how"))
            && words.get(1).text().equals("about");
    return (about || words.size() <= FEW_WORDS || corrects(words))
        && words.stream().map(Word::text).noneMatch(FollowUp::mayPoint);
  }

  /// Whether it says what was meant: "No, I meant the ferry."
  private static boolean corrects(List<Word> words) {
    return IntStream.range(0, Math.min(FEW_WORDS, words.size() - 1))
        .anyMatch(
            i -> words.get(i).text().equals("i") && words.get(i + 1).text().startsWith("mean"));
  }

  private static boolean mayPoint(String word) {
    return POINTING.contains(word)
        || POSSESSIVE.contains(word)
        || DEMONSTRATIVE.contains(word)
        || word.equals("there")
        || word.equals("that");
  }

  /// The words of a question without those of the part that another changes: what stands behind the
  /// same preposition, the numbers where it has one, and the name where both have one.
  private Map<String, Carried> partly(String before, String text) {
    List<Word> words = words(text);
    Set<String> prepositions =
        words.stream().map(Word::text).filter(PREPOSITIONS::contains).collect(Collectors.toSet());
    boolean number = words.stream().anyMatch(word -> Character.isDigit(word.text().charAt(0)));
    List<Names.Name> names = Names.in(before).stream().filter(Names.Name::certain).toList();
    boolean name = names.size() == 1 && Names.in(text).stream().anyMatch(Names.Name::certain);
    Set<Integer> left = new HashSet<>();
    boolean leaves = false;
    for (Word word : words(before)) {
      leaves =
          PREPOSITIONS.contains(word.text())
              ? prepositions.contains(word.text()) && !word.text().equals("about")
              : leaves && !word.begins();
      boolean named =
          name && names.getFirst().start() <= word.start() && word.end() <= names.getFirst().end();
      if (leaves || named || (number && Character.isDigit(word.text().charAt(0)))) {
        left.add(word.start());
      }
    }
    Map<String, Carried> carried = new LinkedHashMap<>();
    for (Token token : content(before)) {
      if (!left.contains(token.start())) {
        carried.putIfAbsent(token.term(), carried(before, token, 0, names).plus(1));
      }
    }
    return carried;
  }

  /// A word of a question.
  ///
  /// @param text in small letters
  /// @param begins whether a stop, a comma or the like stands before it
  private record Word(String text, int start, int end, boolean begins) {
    boolean isContent() {
      return text.length() > 1 && !LIGHT.contains(text);
    }
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    boolean begins = true;
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean inside = start >= 0 && (c == '\'' || c == '’');
      if (Character.isLetterOrDigit(c) || inside) {
        start = start < 0 ? i : start;
        continue;
      }
      if (start >= 0) {
        words.add(new Word(folded(text.substring(start, i)), start, i, begins));
        begins = false;
        start = -1;
      }
      begins |= ".?!;,:".indexOf(c) >= 0;
    }
    return words;
  }

  /// Whether a question has a word that stands for something said before, or is too short to stand
  /// by itself, or asks for a part of nothing.
  static boolean leans(String text) {
    List<Word> words = words(text);
    if (words.isEmpty() || words.getFirst().text().equals("and")) {
      return !words.isEmpty();
    }
    if (corrects(words) || (words.size() <= FEW_WORDS && !hasSubject(text, words))) {
      return true;
    }
    for (int i = 0; i < words.size(); i++) {
      if (points(text, words, i)) {
        return true;
      }
    }
    return asksForPart(text, words);
  }

  /// Whether a short question names what it is about: "Who was Ida Marsh?", "What is a levee?".
  private static boolean hasSubject(String text, List<Word> words) {
    String first = words.getFirst().text();
    List<Word> rest = words.subList(1, words.size());
    // "how secure is" has it one word later
    int verb = words.size() > 2 && !AUXILIARIES.contains(words.get(1).text()) ? 2 : 1;
    boolean aboutSomething =
        ASKING.contains(first)
            && words.size() > verb + 1
            && AUXILIARIES.contains(words.get(verb).text())
            && !words.get(verb + 1).text().equals("the")
            && words.subList(verb + 1, words.size()).stream().anyMatch(Word::isContent);
    boolean toBeTold =
        Set.of("tell", "describe", "explain", "define", "compare", "summarise", "summarize")
                .contains(first)
            && rest.stream().anyMatch(Word::isContent);
    boolean part =
        PREPOSITIONS.contains(first)
            || (Set.of("what", "how").contains(first)
                && words.size() > 1
                && !AUXILIARIES.contains(words.get(1).text()));
    boolean named = !part && Names.in(text).stream().anyMatch(Names.Name::certain);
    return aboutSomething || toBeTold || named;
  }

  private static boolean points(String text, List<Word> words, int i) {
    String word = words.get(i).text();
    String before = i > 0 ? words.get(i - 1).text() : "";
    boolean last = i + 1 == words.size();
    String after = last ? "" : Words.bare(words.get(i + 1).text());
    boolean first = words.get(i).begins();
    boolean points =
        switch (word) {
          case "there" -> !BEING.contains(before) && !BEING.contains(after);
          case "that" ->
              last
                  || BEING.contains(before)
                  || (first && (BEING.contains(after) || SEEMING.contains(after)));
          default -> POINTING.contains(word);
        };
    boolean possessive =
        POSSESSIVE.contains(word) && (last || !namedBefore(text, words.get(i).start()));
    boolean demonstrative = DEMONSTRATIVE.contains(word) && !TIMES.contains(after);
    return (points || possessive || demonstrative)
        && !standsInQuestion(words, i, POSSESSIVE.contains(word));
  }

  /// Whether what a word stands for may be said before it in the question itself: in much that is
  /// told first, in a clause before, or as what is asked for ("Which billionaire lost his …").
  private static boolean standsInQuestion(List<Word> words, int i, boolean possessive) {
    List<Word> before = words.subList(0, i);
    long content = before.stream().filter(Word::isContent).count();
    if (content >= PREAMBLE) {
      return true;
    }
    for (int k = i - 1; k > 0; k--) {
      if (JOINING.contains(words.get(k).text()) || words.get(k).begins()) {
        if (words.subList(0, k).stream().filter(Word::isContent).count() >= CLAUSE) {
          return true;
        }
        break;
      }
    }
    String first = words.getFirst().text();
    boolean subjectFirst =
        (words.getFirst().isContent() || ARTICLES.contains(first))
            && before.stream().skip(1).noneMatch(Word::begins)
            && !AUXILIARIES.contains(first);
    boolean asked =
        possessive
            && Set.of("which", "whose", "who", "what", "how").contains(first)
            && before.stream().map(Word::text).noneMatch(AUXILIARIES::contains);
    return content > 0 && (subjectFirst || asked);
  }

  /// Whether it asks for "the main themes" or "any festivals" and does not say of what.
  private static boolean asksForPart(String text, List<Word> words) {
    long content = words.stream().filter(Word::isContent).count();
    boolean own = words.stream().skip(1).anyMatch(Word::begins);
    if (content > BARE || own || Names.in(text).stream().anyMatch(Names.Name::certain)) {
      return false;
    }
    List<String> texts = words.stream().map(Word::text).toList();
    return texts.stream().anyMatch(DEFINITE::contains)
        && texts.stream().skip(1).noneMatch(PREPOSITIONS::contains);
  }

  /// Whether a name stands before a place.
  private static boolean namedBefore(String text, int at) {
    return Names.in(text).stream().anyMatch(name -> name.end() <= at && name.certain());
  }
}
