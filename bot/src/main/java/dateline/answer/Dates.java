package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.article.TimeReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the words for days in the sentences of an answer mean, by the articles they stand in: each
/// of them is read once. For one thread.
final class Dates {

  /// A longer article is not read for it, in characters.
  private static final int LONGEST = 400_000;

  /// Two times so near to each other are one, told twice: "Tuesday (16 January)".
  private static final int BESIDE = 4;

  private final Map<String, List<TimeReference>> known = new HashMap<>();

  /// What the words within a span mean; their places are in the article.
  List<TimeReference> in(Article article, Span span) {
    return in(article).stream()
        .filter(each -> each.start() >= span.start() && each.end() <= span.end())
        .toList();
  }

  /// What the words of an article mean.
  List<TimeReference> in(Article article) {
    return known.computeIfAbsent(
        article.id(),
        _ -> article.text().length() > LONGEST ? List.of() : TimeReferences.of(article));
  }

  /// What the words of a statement mean that do not tell it by themselves, in order; their places
  /// are in the statement.
  ///
  /// Each word counts as its quotes' own; where it stands in several and these mean different days
  /// by it, it stays a word.
  List<TimeReference> in(String text, List<Draft.Quote> quotes) {
    Map<Integer, TimeReference> meant = new TreeMap<>();
    Set<Integer> unclear = new HashSet<>();
    for (Draft.Quote quote : quotes) {
      int from = 0;
      for (TimeReference each : in(quote.article(), quote.span())) {
        String words = quote.article().text().substring(each.start(), each.end());
        int at = place(text, words, from);
        if (at < 0) {
          continue;
        }
        from = at + words.length();
        TimeReference here = each.at(at, from);
        TimeReference other = meant.putIfAbsent(at, here);
        if (other != null && !other.isSameTime(here)) {
          unclear.add(at);
        }
      }
    }
    meant.keySet().removeAll(unclear);
    return worthTelling(text, List.copyOf(meant.values()));
  }

  /// Those that say more than their words, each time once.
  private static List<TimeReference> worthTelling(String text, List<TimeReference> all) {
    List<TimeReference> told = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      TimeReference each = all.get(i);
      boolean toldNext =
          i + 1 < all.size()
              && all.get(i + 1).start() - each.end() <= BESIDE
              && each.meets(all.get(i + 1));
      if (!toldNext && !isFull(text, each) && told.stream().noneMatch(each::isSameTime)) {
        told.add(each);
      }
    }
    return told;
  }

  /// Whether words tell a time in full: they name its year.
  private static boolean isFull(String text, TimeReference time) {
    int digits = 0;
    for (int i = time.start(); i < time.end(); i++) {
      digits = Character.isDigit(text.charAt(i)) ? digits + 1 : 0;
      if (digits == 4) {
        return true;
      }
    }
    return false;
  }

  /// Where words stand in a text as whole words; -1 where they don't.
  private static int place(String text, String words, int from) {
    for (int at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
      int end = at + words.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (starts && ends) {
        return at;
      }
    }
    return -1;
  }
}
