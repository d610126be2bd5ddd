package dateline.answer;

import dateline.article.Spelling;
import dateline.search.PassageSearcher;
import dateline.search.SpelledName;
import dateline.search.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// How else articles spell the names of a question, so that a sentence covers a name in any
/// spelling of it, and an answer can say which it has.
final class Spellings {

  /// A spelling and the usual one, as the index knows their words.
  private record Other(List<String> terms, List<String> usual) {}

  /// Any spelling of a name as the index knows its words, and the name as the question has it.
  private record Spelled(List<String> terms, String asked) {}

  private static final Set<String> ENDINGS = Words.set("s n ns an ans ian ians ese ish i is");

  private final PassageSearcher searcher;
  private final List<Other> others;
  private final List<Spelled> spelled;

  private Spellings(PassageSearcher searcher, List<Other> others, List<Spelled> spelled) {
    this.searcher = searcher;
    this.others = longestFirst(others, Other::terms);
    this.spelled = longestFirst(spelled, Spelled::terms);
  }

  private static <T> List<T> longestFirst(List<T> list, Function<T, List<String>> terms) {
    return list.stream()
        .sorted(Comparator.comparingInt((T each) -> terms.apply(each).size()).reversed())
        .toList();
  }

  /// The spellings of the names that a question has.
  static Spellings of(List<SpelledName> names, PassageSearcher searcher) {
    List<Other> others = new ArrayList<>();
    List<Spelled> spelled = new ArrayList<>();
    for (SpelledName name : names) {
      List<String> usual = terms(name.usual(), searcher);
      for (String spelling : name.spellings()) {
        List<String> terms = terms(spelling, searcher);
        if (!terms.isEmpty()) {
          spelled.add(new Spelled(terms, bare(name.asked())));
          if (!terms.equals(usual)) {
            others.add(new Other(terms, usual));
          }
        }
      }
    }
    return new Spellings(searcher, others, spelled);
  }

  /// The spellings of the question's names that quotes have in place of those asked. A quote that
  /// has the asked one as well needs no word about the other.
  List<Alias> aliases(List<Citation> citations) {
    Map<String, Map<String, Set<Integer>>> markers = new LinkedHashMap<>();
    for (Citation citation : citations) {
      written(citation.quote())
          .forEach((asked, forms) -> {
            if (forms.stream().allMatch(form -> isSpelledOtherwise(form, asked))) {
              Map<String, Set<Integer>> of =
                  markers.computeIfAbsent(asked, _ -> new LinkedHashMap<>());
              forms.forEach(
                  form -> of.computeIfAbsent(form, _ -> new TreeSet<>()).add(citation.marker()));
            }
          });
    }
    List<Alias> aliases = new ArrayList<>();
    markers.forEach((asked, forms) -> {
      List<Alias.Written> written = new ArrayList<>();
      forms.forEach((form, by) -> written.add(new Alias.Written(form, List.copyOf(by))));
      aliases.add(new Alias(asked, written));
    });
    return aliases;
  }

  /// Whether a quote has a name in letters of its own, and not just in other grammar, as the
  /// British are of Britain. What it writes without a capital is no name.
  private boolean isSpelledOtherwise(String form, String asked) {
    if (form.equalsIgnoreCase(asked)
        || form.chars().noneMatch(Character::isUpperCase)
        || isWithin(form, asked)
        || isWithin(asked, form)) {
      return false;
    }
    return Spelling.of(form).letters().equals(Spelling.of(asked).letters())
        || !terms(form, searcher).equals(terms(asked, searcher));
  }

  /// A name without what shows whose something is, and without the marks of its sentence.
  private static String bare(String name) {
    int end = name.length();
    while (end > 0 && !Character.isLetterOrDigit(name.charAt(end - 1))) {
      end--;
    }
    boolean possessive =
        end > 2 && name.charAt(end - 1) == 's' && isApostrophe(name.charAt(end - 2));
    return end == 0 ? name : name.substring(0, possessive ? end - 2 : end);
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }

  /// Whether a name stands in another, or in other grammar: "Iran" for "Iranians".
  private static boolean isWithin(String name, String other) {
    List<String> words = Words.of(name);
    List<String> others = Words.of(other);
    boolean inflected =
        words.size() == 1
            && others.size() == 1
            && ENDINGS.stream().anyMatch(end -> (words.getFirst() + end).equals(others.getFirst()));
    return inflected || Collections.indexOfSubList(others, words) >= 0;
  }

  /// Each of the question's names that a text has, with the spellings it has there.
  private Map<String, Set<String>> written(String text) {
    Map<String, Set<String>> written = new LinkedHashMap<>();
    if (spelled.isEmpty()) {
      return written;
    }
    List<Token> tokens = searcher.tokens(text);
    int i = 0;
    while (i < tokens.size()) {
      int at = i;
      Optional<Spelled> found =
          spelled.stream().filter(each -> isAt(each.terms, tokens, at)).findFirst();
      found.ifPresent(name -> {
        int end = tokens.get(at + name.terms.size() - 1).end();
        written
            .computeIfAbsent(name.asked, _ -> new LinkedHashSet<>())
            .add(bare(text.substring(tokens.get(at).start(), end)));
      });
      i += found.map(name -> name.terms.size()).orElse(1);
    }
    return written;
  }

  private static List<String> terms(String text, PassageSearcher searcher) {
    return searcher.tokens(text).stream().map(Token::term).toList();
  }

  /// The words of a text with those of other spellings replaced by those of the usual one, each at
  /// the place of the whole name.
  List<Token> unified(List<Token> tokens) {
    if (others.isEmpty()) {
      return tokens;
    }
    List<Token> unified = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      int at = i;
      Other found =
          others.stream().filter(other -> isAt(other.terms, tokens, at)).findFirst().orElse(null);
      if (found == null) {
        unified.add(tokens.get(i));
        i++;
        continue;
      }
      int start = tokens.get(i).start();
      i += found.terms.size();
      int end = tokens.get(i - 1).end();
      found.usual.forEach(term -> unified.add(new Token(term, start, end)));
    }
    return unified;
  }

  private static boolean isAt(List<String> terms, List<Token> tokens, int at) {
    if (at + terms.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < terms.size(); i++) {
      if (!tokens.get(at + i).term().equals(terms.get(i))) {
        return false;
      }
    }
    return true;
  }
}
