package dateline.search;

import dateline.article.Names;
import dateline.article.Numerals;
import dateline.article.TimeExpressions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The kind of thing a question asks for, as far as a sentence shows at a glance that it has one
/// (Prager et al. 2000, "predictive annotation"): a time, a number or a name that is not the
/// question's own, beside one of the question's words.
final class Sought {

  private enum Kind {
    TIME,
    NUMBER,
    NAME,
    ANYTHING
  }

  private static final Set<String> TIMES = Set.of("year", "date", "day", "month", "time");
  private static final Set<String> AMOUNTS =
      Set.of(
          ("many much old long far tall big large high deep heavy fast number percent percentage"
                  + " share age price")
              .split(" "));
  private static final Set<String> NAMED =
      Set.of(
          ("city country nation state county province place location actor actress singer player"
                  + " director person star")
              .split(" "));

  /// Words that names have in small letters too.
  private static final Set<String> SMALL = Set.of("the", "of", "and");

  private static final Set<String> ASKING =
      Set.of("what", "when", "where", "which", "whom", "whose");

  /// Few words that only hold a sentence together are so long.
  private static final int TELLING = 4;

  private final Kind kind;
  private final Set<String> words;

  private Sought(Kind kind, Set<String> words) {
    this.kind = kind;
    this.words = words;
  }

  /// What a question seeks.
  static Sought by(String question) {
    List<String> words = words(question);
    return new Sought(kind(words), new HashSet<>(words));
  }

  private static Kind kind(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      switch (words.get(i)) {
        case "how" -> {
          if (AMOUNTS.contains(next)) {
            return Kind.NUMBER;
          }
        }
        case "what", "which" -> {
          if (TIMES.contains(next)) {
            return Kind.TIME;
          }
          if (AMOUNTS.contains(next)) {
            return Kind.NUMBER;
          }
          if (NAMED.contains(next)) {
            return Kind.NAME;
          }
        }
        default -> {}
      }
    }
    // elsewhere these begin a clause about something: "the man who fell"
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "who", "whom", "whose", "where" -> Kind.NAME;
      case "when" -> Kind.TIME;
      default -> Kind.ANYTHING;
    };
  }

  /// Whether nothing in particular is sought.
  boolean isAnything() {
    return kind == Kind.ANYTHING;
  }

  /// Whether a sentence that is about the same has what is sought.
  boolean isIn(String sentence) {
    if (words(sentence).stream().noneMatch(word -> tells(word) && words.contains(word))) {
      return false;
    }
    return switch (kind) {
      case TIME ->
          TimeExpressions.in(sentence).stream()
              .anyMatch(time -> isNew(sentence.substring(time.start(), time.end())));
      case NUMBER ->
          Numerals.in(sentence).stream()
              .anyMatch(number -> isNew(sentence.substring(number.start(), number.end())));
      case NAME ->
          Names.in(sentence).stream()
              .anyMatch(name -> name.text().indexOf(' ') > 0 && isWhollyNew(name.text()));
      case ANYTHING -> true;
    };
  }

  /// Whether a word of the question is what it is about, not how it asks.
  private static boolean tells(String word) {
    return word.length() >= TELLING && !ASKING.contains(word) && !AMOUNTS.contains(word);
  }

  private boolean isNew(String found) {
    return !words.containsAll(words(found));
  }

  private boolean isWhollyNew(String found) {
    return words(found).stream().noneMatch(words::contains);
  }

  /// The words of a text that can be names, in lower case and in order, spaces around each; an `_`
  /// for any other.
  static String capitalised(String text) {
    StringBuilder names = new StringBuilder(" ");
    int at = 0;
    for (String word : words(text)) {
      while (!Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
      boolean name = !Character.isLowerCase(text.charAt(at)) || SMALL.contains(word);
      names.append(name ? word : "_").append(' ');
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
    }
    return names.toString();
  }

  /// The words of a text in lower case, in order.
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
    }
    return words;
  }
}
