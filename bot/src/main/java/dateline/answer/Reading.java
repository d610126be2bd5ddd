package dateline.answer;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A text as the checker reads it: its words with what the clause around them does to their truth,
/// its numbers with their units, its dates and names, and which of it is somebody's report.
///
/// One pass over the text and a few over its words; linear in its length.
final class Reading {

  /// What the words around a word make of it; a word may have several.
  static final int NEGATED = 1;

  static final int POSSIBLE = 2;

  static final int LIKELY = 4;

  static final int UNREALISED = 8;

  static final int ALLEGED = 16;

  static final int CONDITIONAL = 32;

  static final int OUGHT = 64;

  /// Refused by who might do it, who then "would not do it".
  static final int REFUSED = 256;

  /// Asked for, wished or tried, and so perhaps never done.
  static final int WISHED = 512;

  /// Called so by others: "an alleged failure", "allegedly failed".
  static final int DOUBTED = 128;

  private static final Set<String> ABBREVIATED = Words.set("st mr mrs ms dr jr sr no gen");

  private static final Set<String> AFTER_AND =
      Words.set(
          "he she it they we i you that will would shall can could may might must should has have had"
              + " is was are were did does do not never no there this these those");

  /// What bids when it opens a clause or comes before "that".
  private static final Set<String> TELLING =
      Words.set(
          "say tell write answer reply report state claim give add ignore forget repeat pretend print"
              + " output translate respond find show");

  private static final Set<String> PRESENT_SPEECH =
      Words.set("say report claim state show find add write");

  private static final Set<String> TOLD = Words.set("said told written answered stated reported");

  private static final Set<String> ADDRESSED =
      Words.set("assistant answer answers model instructions prompt");

  private static final Set<String> CALLED =
      Words.set("the every each all any your language previous system these");

  private static final Set<String> MACHINES = Words.set("assistants chatbot chatbots");

  private static final Set<String> ADVERBS = Words.set("before after since");

  enum Kind {
    WORD,
    NAME,
    NUMBER,
    DATE
  }

  /// One word, number or date.
  static final class Token {
    final String text;
    final String key;
    final String stem;
    final int start;
    final int end;
    Kind kind;

    /// Whether a name is told by more than the capital of a sentence's first word.
    boolean certain = true;

    int sentence;
    int clause;
    int flags;

    /// Whether the word stands inside quotation marks.
    boolean quoted;

    /// Whether the word belongs to what says who speaks.
    boolean frame;

    /// How many are said to say it: one for "she said that", two for "she said that he said that".
    int reports;

    Optional<Quantity> quantity = Optional.empty();
    Optional<Day> day = Optional.empty();

    Token(String text, int start, int end, Kind kind) {
      this(text, start, end, kind, key(text));
    }

    /// A token that counts as another word than it is written as.
    Token(String text, int start, int end, Kind kind, String key) {
      this.text = text;
      this.key = key;
      this.stem = Lexicon.stem(key);
      this.start = start;
      this.end = end;
      this.kind = kind;
    }

    /// Whether the word claims something by itself.
    boolean isContent() {
      return kind == Kind.WORD && !Lexicon.isFunction(key) && !Grammar.isCue(this);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// A number with what it is said to be.
  ///
  /// @param bound "more than", "at least", "about" and the like in one word, empty for the number
  ///   itself
  /// @param unit the currency, measure, "%" or "th" of an ordinal; empty for a bare count
  record Quantity(BigDecimal value, String bound, String unit) {}

  /// What a date says; fields it does not give are 0.
  ///
  /// @param relative "yesterday", "last month" and the like; else empty
  record Day(int weekday, int month, int day, int year, String relative) {}

  /// The words that say who speaks.
  ///
  /// @param speakers of these, the names of who does
  record Frame(List<Token> tokens, List<Token> speakers) {}

  private static final Token NONE = new Token("-", 0, 0, Kind.WORD);

  final String text;

  final List<Token> tokens = new ArrayList<>();

  final List<Frame> frames = new ArrayList<>();

  private Reading(String text) {
    this.text = text;
  }

  /// Reads a text.
  ///
  /// @param inside whether it starts inside quotation marks
  static Reading of(String text, boolean inside) {
    Reading reading = new Reading(text);
    new WordCut(reading).cut();
    reading.divide(inside);
    new Reports(reading).mark();
    new Colouring(reading).mark();
    return reading;
  }

  /// A word in lower case without accents, apostrophes straight and without the 's of a possessive.
  static String key(String word) {
    String folded =
        Normalizer.normalize(word, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replace('ʼ', '\'');
    StringBuilder letters = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      if (Character.getType(folded.charAt(i)) != Character.NON_SPACING_MARK) {
        letters.append(folded.charAt(i));
      }
    }
    return Words.bare(letters.toString());
  }

  /// Whether the text bids somebody say something, speaks to a machine, or asks: it then claims
  /// nothing by itself.
  ///
  /// "Say that", "must state that", "it should be written that", "from now on".
  boolean bids() {
    for (int i = 0; i < tokens.size(); i++) {
      String key = at(i).key;
      String next = at(i + 1).key;
      boolean opens = i == 0 || at(i).clause != at(i - 1).clause || !gap(i - 1).isBlank();
      boolean says = next.equals("that") || gap(i).contains(":") || at(i + 1).kind == Kind.NUMBER;
      boolean told = TELLING.contains(key) && at(i).kind == Kind.WORD && !at(i).frame;
      if ((TELLING.contains(key) && opens && (i == 0 || says || gap(i - 1).contains(":")))
          || (key.equals("tell") && opens)
          || (told && says && i > 0 && !PRESENT_SPEECH.contains(key))
          || (TELLING.contains(key) && says && i > 0 && isBidding(i - 1))
          || (TOLD.contains(key)
              && next.equals("that")
              && (at(i).flags & (OUGHT | UNREALISED)) != 0)
          || (key.equals("now") && at(i - 1).key.equals("from") && next.equals("on"))
          || (ADDRESSED.contains(key) && CALLED.contains(at(i - 1).key))
          || MACHINES.contains(key)) {
        return true;
      }
    }
    return false;
  }

  Token at(int i) {
    return i < 0 || i >= tokens.size() ? NONE : tokens.get(i);
  }

  String gap(int i) {
    return i < 0 || i + 1 >= tokens.size()
        ? "."
        : text.substring(tokens.get(i).end, tokens.get(i + 1).start);
  }

  boolean isKey(int i, String key) {
    return at(i).key.equals(key);
  }

  int sentenceStart(int i) {
    int start = i;
    while (start > 0 && at(start - 1).sentence == at(i).sentence) {
      start--;
    }
    return start;
  }

  int clauseStart(int i) {
    int start = i;
    while (start > 0 && at(start - 1).clause == at(i).clause) {
      start--;
    }
    return start;
  }

  int clauseEnd(int i) {
    int end = i;
    while (end < tokens.size() && at(end).clause == at(i).clause) {
      end++;
    }
    return end;
  }

  private boolean isBidding(int i) {
    return Grammar.DUTIES.contains(at(i).key)
        || at(i).key.equals("to")
        || Grammar.FUTURES.contains(at(i).key);
  }

  /// Tells sentences, clauses and quotations.
  private void divide(boolean inside) {
    int sentence = 0;
    int clause = 0;
    boolean quoted = inside;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      String before = i == 0 ? text.substring(0, token.start) : gap(i - 1);
      boolean ends = false;
      boolean parts = false;
      for (int at = 0; at < before.length(); at++) {
        char c = before.charAt(at);
        switch (c) {
          case '"' -> quoted = !quoted;
          case '“' -> quoted = true;
          case '”' -> quoted = false;
          case '.', '!', '?' -> ends = true;
          case '\n' -> ends = true;
          case ',', ';', ':', '—', '–', '(', ')', '[', ']' -> parts = true;
          case '-' -> parts |= before.length() > 1;
          default -> {}
        }
      }
      if (i > 0) {
        boolean shortened =
            before.startsWith(".")
                && (tokens.get(i - 1).text.length() == 1
                    || !Character.isUpperCase(token.text.charAt(0))
                    || Words.PERSONS.contains(tokens.get(i - 1).key)
                    || ABBREVIATED.contains(tokens.get(i - 1).key));
        boolean stops = ends && (!shortened || before.contains("\n"));
        if (stops) {
          sentence++;
          clause++;
        } else if ((parts && !isPurpose(i))
            || (Grammar.BOUNDARIES.contains(token.key) && !isAdverb(i))
            || (tokens.get(i - 1).key.equals("and") && AFTER_AND.contains(token.key))) {
          clause++;
        }
      }
      token.sentence = sentence;
      token.clause = clause;
      token.quoted = quoted;
    }
  }

  /// Whether "before" or "since" stands alone: "as agreed before is".
  private boolean isAdverb(int i) {
    return ADVERBS.contains(at(i).key) && Grammar.BE.contains(at(i + 1).key);
  }

  /// Whether a word opens "so as to" or "in order to", which belong to what they are the purpose
  /// of.
  private boolean isPurpose(int i) {
    return isKey(i + 2, "to")
        && ((isKey(i, "so") && isKey(i + 1, "as")) || (isKey(i, "in") && isKey(i + 1, "order")));
  }
}
