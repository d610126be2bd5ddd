package dateline.article;

import static dateline.article.SpeechWords.HONORIFICS;
import static dateline.article.SpeechWords.TIMES;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A sentence as words, by their places: what stands between two of them, which of them are quoted
/// and which are parts of names.
///
/// A place that no word has is of the empty word. Offsets are those of the article's text.
final class SpeechSentence {

  private record Word(int start, int end, String key) {}

  private final Discourse discourse;
  private final String text;
  private final int start;
  private final int end;
  private final List<Word> words = new ArrayList<>();
  private final List<Names.Name> names = new ArrayList<>();

  /// @param place which sentence of the article it is
  SpeechSentence(Discourse discourse, int place) {
    this.discourse = discourse;
    this.text = discourse.text();
    this.start = discourse.sentences().get(place).start();
    this.end = discourse.sentences().get(place).end();
    for (Names.Name name : discourse.names(place)) {
      names.add(
          new Names.Name(name.text(), start + name.start(), start + name.end(), name.certain()));
    }
    split();
  }

  private void split() {
    int i = start;
    while (i < end) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int from = i;
      while (i < end && isWordCharacter(i)) {
        i++;
      }
      words.add(
          new Word(from, i, text.substring(from, i).toLowerCase(Locale.ROOT).replace('’', '\'')));
    }
  }

  private boolean isWordCharacter(int i) {
    char c = text.charAt(i);
    boolean inside =
        (c == '\'' || c == '’' || c == '-')
            && i + 1 < end
            && Character.isLetterOrDigit(text.charAt(i + 1));
    return Character.isLetterOrDigit(c) || inside;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /// How many words it has.
  int size() {
    return words.size();
  }

  /// Where a word starts.
  int start(int i) {
    return words.get(i).start;
  }

  /// Where a word ends.
  int end(int i) {
    return words.get(i).end;
  }

  /// A word in lower case.
  String key(int i) {
    return i < 0 || i >= words.size() ? "" : words.get(i).key;
  }

  boolean is(int i, String word) {
    return key(i).equals(word);
  }

  boolean is(int i, Set<String> anyOf) {
    return anyOf.contains(key(i));
  }

  /// What stands between a word and the next, without white space.
  String gap(int i) {
    if (i < 0) {
      return text.substring(start, words.getFirst().start).strip();
    }
    int to = i + 1 < words.size() ? words.get(i + 1).start : end;
    return text.substring(words.get(i).end, to).strip();
  }

  boolean isQuoted(int i) {
    return i >= 0 && i < words.size() && discourse.quotationAt(words.get(i).start) >= 0;
  }

  /// How many names it has.
  int names() {
    return names.size();
  }

  /// One of its names, at its place in the article.
  Names.Name name(int n) {
    return names.get(n);
  }

  /// Whether a quotation ends right before a word.
  boolean endsQuotation(int i) {
    int at = words.get(i).start - 1;
    while (at >= start && (Punctuation.isWhite(text.charAt(at)) || text.charAt(at) == ',')) {
      at--;
    }
    int q = at >= 0 ? discourse.quotationAt(at) : -1;
    return q >= 0 && discourse.quotations().get(q).end() == at + 1;
  }

  boolean isQuotationBefore(int i) {
    return i >= 0 && endsQuotation(i);
  }

  boolean isJoined(int i) {
    String gap = gap(i);
    return gap.isEmpty()
        || (gap.equals(".") && isAbbreviation(i))
        || gap.equals("&")
        || gap.equals("-");
  }

  private boolean isAbbreviation(int i) {
    String key = key(i);
    return key.length() == 1
        || insideName(i)
        || HONORIFICS.contains(key)
        || (key.length() <= 4 && i + 1 < words.size() && nameAt(words.get(i).start) >= 0);
  }

  boolean insideName(int i) {
    int at = words.get(i).end;
    return names.stream().anyMatch(name -> name.start() < at && at < name.end());
  }

  int wordAt(int offset) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).end > offset) {
        return i;
      }
    }
    return words.size() - 1;
  }

  int wordBehind(int offset) {
    int i = 0;
    while (i < words.size() && words.get(i).start < offset) {
      i++;
    }
    return i;
  }

  Optional<String> nameFrom(int from) {
    for (int i = from; i < words.size() && i < from + 5; i++) {
      int n = nameAt(words.get(i).start);
      if (n >= 0) {
        return Optional.of(names.get(n).text());
      }
      if (i + 1 < words.size() && !isJoined(i)) {
        break;
      }
    }
    return Optional.empty();
  }

  boolean isSpaced(int from, int to) {
    String between = text.substring(from, to);
    return between.isBlank() || between.equals("’s ") || between.equals("'s ");
  }

  boolean isCapital(int i) {
    return Character.isUpperCase(text.charAt(start(i)));
  }

  boolean isDayNumber(int i) {
    return key(i).chars().allMatch(Character::isDigit) && TIMES.contains(key(i - 1));
  }

  boolean isAdverb(int i) {
    return key(i).endsWith("ly")
        && key(i).length() > 4
        && !Persons.OFFICES.contains(key(i))
        && nameAt(words.get(i).start) < 0;
  }

  boolean isPronoun(int i) {
    String key = key(i);
    return key.equals("he") || key.equals("she") || key.equals("it") || key.equals("they");
  }

  boolean isTime(int i) {
    return TIMES.contains(key(i));
  }

  int nextComma(int from) {
    for (int j = from; j < words.size() && j < from + 14; j++) {
      if (gap(j).startsWith(",")) {
        return words.get(j).end;
      }
    }
    return -1;
  }

  boolean isApposed(int i) {
    String key = key(i);
    return key.equals("the")
        || key.equals("a")
        || key.equals("an")
        || key.equals("who")
        || key.equals("which")
        || Persons.OFFICES.contains(key)
        || key.equals("whose");
  }

  int nameEndingAt(int offset) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).end() == offset
          || (offset > 2 && names.get(i).end() == offset - 2 && endsPossessive(offset))) {
        return endsPossessive(offset) ? -1 : i;
      }
    }
    return -1;
  }

  private boolean endsPossessive(int offset) {
    return offset >= 2
        && text.charAt(offset - 1) == 's'
        && (text.charAt(offset - 2) == '\'' || text.charAt(offset - 2) == '’');
  }

  int nameAt(int offset) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).start() == offset) {
        return i;
      }
    }
    return -1;
  }

  boolean endsQuotationBefore(int at) {
    int i = at - 1;
    while (i >= start && (Punctuation.isWhite(text.charAt(i)) || text.charAt(i) == ',')) {
      i--;
    }
    int q = i >= 0 ? discourse.quotationAt(i) : -1;
    return q >= 0
        && discourse.quotations().get(q).end() == i + 1
        && isLong(discourse.quotations().get(q));
  }

  /// Not only a nickname or title in marks.
  private boolean isLong(Quotations.Quotation quotation) {
    int last = quotation.pieces().getLast()[1] - 1;
    return ",.?!…".indexOf(text.charAt(last)) >= 0
        || (quotation.end() < text.length() && text.charAt(quotation.end()) == ',')
        || discourse.words(quotation) >= 3;
  }

  boolean commaBefore(int at) {
    int i = at - 1;
    while (i > start && Punctuation.isWhite(text.charAt(i))) {
      i--;
    }
    return i > start
        && (text.charAt(i) == ',' || Punctuation.isDash(text.charAt(i)))
        && wordBehind(i) >= 2;
  }

  boolean quotationSoon(int first, int to) {
    for (int j = first; j < words.size() && words.get(j).start < to; j++) {
      if (isQuoted(j)) {
        return true;
      }
    }
    return false;
  }
}
