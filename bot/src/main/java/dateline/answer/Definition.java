package dateline.answer;

import dateline.article.Names;
import dateline.article.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How surely a sentence says who or what a name is: "Ida Muir, an engineer", "the Orm is a lake",
/// "the rebel group Orm".
final class Definition {

  private static final double SAYS_SO = 1;

  /// A title or a noun before the name: "Mayor Muir", "the rebel group Orm".
  private static final double TITLED = 0.8;

  /// A noun behind it: "the Orm rebels".
  private static final double QUALIFIES = 0.6;

  private static final double NAMES = 0.3;

  private static final Set<String> IS = Words.set("is are was were");
  private static final Set<String> ARTICLES = Words.set("a an the one");

  private final Spelling name;

  private Definition(Spelling name) {
    this.name = name;
  }

  /// What a question for who or what a name is ("Who is Ida Muir?") asks for; empty for others.
  static Optional<Definition> of(Inquiry inquiry) {
    List<String> words = Words.of(inquiry.text());
    boolean asks =
        words.size() > 2
            && Set.of("who", "what").contains(words.getFirst())
            && IS.contains(words.get(1));
    if (!asks || inquiry.names().size() != 1) {
      return Optional.empty();
    }
    String name = inquiry.names().getFirst().text();
    boolean role = Words.of(name).stream().anyMatch(Words.PERSONS::contains);
    List<String> named = words.subList(words.get(2).equals("the") ? 3 : 2, words.size());
    return !role && named.equals(Words.of(name))
        ? Optional.of(new Definition(Spelling.of(name)))
        : Optional.empty();
  }

  /// Whether a sentence says it.
  boolean isSaidIn(String sentence) {
    return by(sentence) >= TITLED;
  }

  /// How surely a sentence says it, 0 to 1.
  double by(String sentence) {
    double best = 0;
    for (Names.Name each : Names.in(sentence)) {
      Spelling spelling = Spelling.of(each.text());
      boolean longer = !name.matches(spelling) && spelling.words().containsAll(name.words());
      if (longer || name.matches(spelling)) {
        best = Math.max(best, Math.max(behind(sentence, each), before(sentence, each)));
      }
    }
    return best;
  }

  private static double behind(String sentence, Names.Name name) {
    String rest = sentence.substring(name.end()).stripLeading();
    List<String> words = Words.of(rest);
    String first = words.isEmpty() ? "" : words.getFirst();
    String second = words.size() > 1 ? words.get(1) : "";
    if (rest.startsWith(",")) {
      String before = wordBefore(sentence, name);
      boolean apposition = ARTICLES.contains(first) && !Grammar.isSpeech(before);
      return apposition || isBetweenCommas(sentence, name) ? SAYS_SO : NAMES;
    }
    if (IS.contains(first) && ARTICLES.contains(second)) {
      return SAYS_SO;
    }
    boolean noun =
        rest.startsWith(first)
            && !Lexicon.isFunction(first)
            && !IS.contains(first)
            && !Grammar.isSpeech(first)
            && !first.endsWith("ed");
    return noun ? QUALIFIES : NAMES;
  }

  /// Whether a name stands behind what it is: "the mayor of Ostra, Ida Muir, said".
  private static boolean isBetweenCommas(String sentence, Names.Name name) {
    String head = sentence.substring(0, name.start()).stripTrailing();
    return head.endsWith(",") && Words.of(head).stream().anyMatch(ARTICLES::contains);
  }

  private static double before(String sentence, Names.Name name) {
    List<String> own = Words.of(name.text());
    if (own.subList(0, own.size() - 1).stream().anyMatch(Words.PERSONS::contains)) {
      return TITLED;
    }
    String last = wordBefore(sentence, name);
    boolean noun =
        !last.isEmpty()
            && !Lexicon.isFunction(last)
            && !Grammar.isSpeech(last)
            && !Lexicon.isIrregular(last)
            && !last.endsWith("ed");
    List<String> words = Words.of(sentence.substring(0, name.start()));
    boolean place =
        last.equals("of") && words.size() > 1 && Whereabouts.isSite(words.get(words.size() - 2));
    return noun || place ? TITLED : NAMES;
  }

  /// The word right before a name, nothing but a space between them; empty where there is none.
  private static String wordBefore(String sentence, Names.Name name) {
    String head = sentence.substring(0, name.start());
    List<String> words = Words.of(head);
    boolean beside =
        !words.isEmpty() && head.toLowerCase(Locale.ROOT).endsWith(words.getLast() + " ");
    return beside ? words.getLast() : "";
  }
}
