package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import dateline.search.PassageSearcher;
import dateline.search.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts a sentence that drags on to the run of its clauses that answers.
final class Clauses {

  /// Words that begin a clause of their own after a comma.
  private static final Set<String> OPENERS =
      Words.set(
          "and but or while which who whose where when as after before adding saying noting"
              + " including although though because since so whereas with according");

  /// A clause is not cut off with fewer characters left than this.
  private static final int SHORTEST = 60;

  private final PassageSearcher searcher;

  Clauses(PassageSearcher searcher) {
    this.searcher = searcher;
  }

  /// The shortest run of whole clauses that covers every word of the question that the sentence
  /// covers, and holds the kind of thing asked for as surely; the whole sentence where none is
  /// shorter.
  Span answering(Inquiry inquiry, Article article, Span sentence) {
    String text = article.quote(sentence);
    List<Token> terms = searcher.tokens(text);
    double kind = KindMatch.of(inquiry, text, terms);
    Set<String> covered = covered(inquiry, terms);
    List<Integer> borders = borders(text);
    Span best = sentence;
    for (int from = 0; from < borders.size(); from++) {
      for (int to = from + 1; to < borders.size(); to++) {
        int start = skip(text, borders.get(from));
        int end = trim(text, borders.get(to));
        if (end - start < SHORTEST || end - start >= best.length()) {
          continue;
        }
        String run = text.substring(start, end);
        List<Token> runTerms = searcher.tokens(run);
        if (covered(inquiry, runTerms).containsAll(covered)
            && KindMatch.of(inquiry, run, runTerms) >= kind
            && balanced(run)) {
          best = new Span(article.id(), sentence.start() + start, sentence.start() + end);
        }
      }
    }
    return best;
  }

  private static Set<String> covered(Inquiry inquiry, List<Token> terms) {
    Set<String> texts = new HashSet<>();
    terms.forEach(term -> texts.add(term.term()));
    Set<String> covered = new HashSet<>();
    for (Inquiry.Wanted wanted : inquiry.wanted()) {
      if (texts.contains(wanted.term())) {
        covered.add(wanted.term());
      }
    }
    return covered;
  }

  /// Where clauses begin, with the text's own start and end.
  private static List<Integer> borders(String text) {
    List<Integer> borders = new ArrayList<>(List.of(0));
    for (int i = 1; i + 1 < text.length() && borders.size() < 16; i++) {
      char c = text.charAt(i);
      boolean dash = (c == '–' || c == '—') && text.charAt(i - 1) == ' ';
      if (c == ';' || dash || (c == ',' && opens(text, i + 1))) {
        borders.add(i + 1);
      }
    }
    borders.add(text.length());
    return borders;
  }

  private static boolean opens(String text, int from) {
    int start = skip(text, from);
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return OPENERS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private static int skip(String text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int trim(String text, int to) {
    int i = to;
    while (i > 0
        && (Character.isWhitespace(text.charAt(i - 1))
            || ",;–—".indexOf(text.charAt(i - 1)) >= 0)) {
      i--;
    }
    return i;
  }

  /// Whether no quotation is opened or closed on one side only.
  private static boolean balanced(String text) {
    long straight = text.chars().filter(c -> c == '"').count();
    long open = text.chars().filter(c -> c == '“').count();
    long close = text.chars().filter(c -> c == '”').count();
    return straight % 2 == 0 && open == close;
  }
}
