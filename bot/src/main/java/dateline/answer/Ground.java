package dateline.answer;

import dateline.article.Article;
import dateline.article.Names;
import dateline.article.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A quote as what a statement may stand on: its own words, read inside the sentences that they are
/// cut from, so that "he will resign" out of "he denied that he will resign" stays denied.
///
/// The article around it may tell who "he" is and what somebody's full name is; it bears out
/// nothing else.
final class Ground {

  /// So far around a quote its sentences are looked for, and so far who speaks, in characters.
  private static final int CONTEXT = 700;

  private static final int WINDOW = 2_500;

  /// A full name stands within so many words.
  private static final int NEAR = 14;

  private final Article article;
  private final Span span;
  private final Reading reading;
  private final int contextStart;
  private final int contextEnd;

  /// The words of the quote itself; those around it are only read.
  final List<Reading.Token> tokens = new ArrayList<>();

  Ground(Draft.Quote quote) {
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

  List<List<Reading.Token>> frames() {
    return reading.frames;
  }

  List<Reading.Token> context() {
    return reading.tokens;
  }

  String text() {
    return article.text().substring(span.start(), span.end());
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
    Set<String> words = new HashSet<>();
    for (List<Reading.Token> frame : reading.frames) {
      frame.stream().filter(t -> t.kind == Reading.Kind.NAME).forEach(t -> words.add(t.key));
    }
    int from = Math.max(0, contextStart - WINDOW);
    int to = Math.min(article.text().length(), contextEnd + WINDOW);
    Article around =
        new Article(
            article.id(),
            "",
            article.outlet(),
            article.published(),
            article.url(),
            article.text().substring(from, to));
    int start = contextStart - from;
    int end = contextEnd - from;
    Speakers.of(around, new Span(article.id(), start, end))
        .ifPresent(name -> words.addAll(Words.of(name)));
    return words;
  }

  /// Who a pronoun at the quote's start refers to: the one who speaks or acts first in the sentence
  /// before it. Folded words of the name; empty where the quote starts with no pronoun.
  Set<String> referents() {
    Set<String> words = new HashSet<>();
    boolean pronoun =
        reading.tokens.stream()
            .limit(8)
            .anyMatch(t ->
                Words.set("he she his her it its they their").contains(t.key)
                    || t.key.equals("minister")
                    || t.key.equals("group")
                    || t.key.equals("outfit"));
    if (!pronoun || contextStart < 2) {
      return words;
    }
    String text = article.text();
    int end = contextStart;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int start = sentenceStart(text, Math.max(0, end - 2));
    Reading before = Reading.of(text.substring(start, end), isInside(text, start));
    for (List<Reading.Token> frame : before.frames) {
      frame.stream().filter(t -> t.kind == Reading.Kind.NAME).forEach(t -> words.add(t.key));
    }
    if (words.isEmpty()) {
      Names.in(text.substring(start, end)).stream()
          .filter(name -> name.start() <= 4)
          .findFirst()
          .ifPresent(name -> words.addAll(Words.of(name.text())));
    }
    if (words.isEmpty()
        && before.tokens.stream()
            .limit(3)
            .anyMatch(t -> t.key.equals("he") || t.key.equals("she"))) {
      words.addAll(speakersBefore(start, end));
    }
    return words;
  }

  private Set<String> speakersBefore(int start, int end) {
    int from = Math.max(0, start - WINDOW);
    Article around =
        new Article(
            article.id(),
            "",
            article.outlet(),
            article.published(),
            article.url(),
            article.text().substring(from, Math.min(article.text().length(), end + WINDOW)));
    Set<String> words = new HashSet<>();
    Speakers.of(around, new Span(article.id(), start - from, end - from))
        .ifPresent(name -> words.addAll(Words.of(name)));
    return words;
  }

  /// Whether the article gives some words close to others, all of which are folded.
  boolean givesTogether(Set<String> words) {
    List<String> all = Words.of(article.text());
    List<String> bare = all.stream().map(Words::bare).toList();
    for (int i = 0; i < bare.size(); i++) {
      if (words.contains(bare.get(i))) {
        List<String> near = bare.subList(i, Math.min(bare.size(), i + NEAR));
        if (near.containsAll(words)) {
          return true;
        }
      }
    }
    return false;
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
    boolean inside = false;
    for (int i = paragraph; i < at; i++) {
      switch (text.charAt(i)) {
        case '"' -> inside = !inside;
        case '“' -> inside = true;
        case '”' -> inside = false;
        default -> {}
      }
    }
    return inside;
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
                || Words.set("st mr mrs ms dr jr jan feb aug sept oct nov dec").contains(last));
    int next = at + 1;
    while (next < text.length() && "\"“‘'([".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return !shortened && next < text.length() && !Character.isLowerCase(text.charAt(next));
  }
}
