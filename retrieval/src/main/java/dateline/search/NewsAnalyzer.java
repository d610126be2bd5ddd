package dateline.search;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/// The way from text to the terms of an index: Unicode words, folded, English endings taken off.
///
/// Both sides of an index use it, so any change here is a new [IndexFormat#VERSION]. Hyphens part
/// words (Amir-Abdollahian is Amir Abdollahian), apostrophes within them don't count (Kan’ani is
/// Kanani), nor do the dots of initials (U.S. is US), the commas of numbers, case, accents and
/// width.
final class NewsAnalyzer extends Analyzer {

  /// Longer terms are cut into pieces of this many characters.
  private static final int LONGEST_TERM = 64;

  /// Words that a question is made of but an answer isn't, as they are after folding. Dropped from
  /// queries only, so that a name like The Who can be found.
  private static final CharArraySet QUERY_STOP_WORDS =
      CharArraySet.unmodifiableSet(
          new CharArraySet(
              Set.of(
                  """
                  a an and any are as at be been being but by can could did do does doing for from
                  had has have having he her hers him his how i if in into is it its itself me my
                  no nor not of on or our ours s shall she should so some such than that the their
                  theirs them then there these they this those through to was we were what when
                  where which while who whom whose why will with would you your yours
                  didnt doesnt dont hasnt havent isnt wasnt werent arent whats whos please tell
                  """
                      .strip()
                      .split("\\s+")),
              false));

  private static final StemmerOverrideFilter.StemmerOverrideMap IRREGULAR = IrregularForms.map();

  private final boolean query;

  private NewsAnalyzer(boolean query) {
    this.query = query;
  }

  /// For the texts of an index.
  static Analyzer forTexts() {
    return new NewsAnalyzer(false);
  }

  /// For questions: what is only there to ask is dropped.
  static Analyzer forQuestions() {
    return new NewsAnalyzer(true);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    StandardTokenizer tokenizer = new StandardTokenizer();
    tokenizer.setMaxTokenLength(LONGEST_TERM);
    TokenStream terms = new Folding(tokenizer);
    if (query) {
      terms = new StopFilter(terms, QUERY_STOP_WORDS);
    }
    return new TokenStreamComponents(tokenizer, new Stemming(terms));
  }

  /// Folds case, accents and width, and drops what writers of names and numbers don't agree on.
  ///
  /// Nearly all words of English news are ASCII: they are folded in place, and ICU's tables are
  /// only loaded when the first other word comes.
  private static final class Folding extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    Folding(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      while (input.incrementToken()) {
        fold();
        if (term.length() > 0) {
          return true;
        }
      }
      return false;
    }

    private void fold() {
      char[] chars = term.buffer();
      int length = term.length();
      boolean plain = true;
      boolean marked = false;
      for (int i = 0; i < length; i++) {
        char c = chars[i];
        if (c >= 'A' && c <= 'Z') {
          chars[i] = (char) (c + ('a' - 'A'));
        } else if (c >= 0x80) {
          plain = false;
          marked |= isApostrophe(c);
        } else if (c == '\'' || c == '.' || c == ',') {
          marked = true;
        }
      }
      if (marked) {
        length = dropMarks(chars, length);
        term.setLength(length);
      }
      if (!plain) {
        String folded = ICUFoldingFilterTables.NORMALIZER.normalize(term);
        term.setEmpty().append(folded);
      }
    }

    /// Removes a possessive ending and every apostrophe, the dots of initials and the commas of
    /// numbers; returns the new length.
    private static int dropMarks(char[] chars, int length) {
      int end = length;
      if (end > 2 && chars[end - 1] == 's' && isApostrophe(chars[end - 2])) {
        end -= 2;
      }
      boolean initials = isInitials(chars, end);
      int kept = 0;
      for (int i = 0; i < end; i++) {
        char c = chars[i];
        if (!isApostrophe(c) && c != ',' && !(c == '.' && initials)) {
          chars[kept++] = c;
        }
      }
      return kept;
    }

    /// Whether every second character is a dot and the others are letters, as in `u.s`.
    private static boolean isInitials(char[] chars, int length) {
      if (length < 3) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        boolean dot = i % 2 == 1;
        if (dot ? chars[i] != '.' : !Character.isLetter(chars[i])) {
          return false;
        }
      }
      return true;
    }

    /// Apostrophes, and the letters that romanised Arabic, Hebrew and Hawaiian write alike.
    private static boolean isApostrophe(char c) {
      return switch (c) {
        case '\'', '\u2018', '\u2019', '\u201b', '\u02bb', '\u02bc', '\u02be', '\u02bf', '\uff07' ->
            true;
        default -> false;
      };
    }
  }

  /// Takes endings off. To look a word up in the stemmer's lists costs more than all else that is
  /// done to it, and most words come again soon, so it remembers the last it saw.
  private static final class Stemming extends TokenFilter {
    private static final int REMEMBERED = 1 << 12;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OneWord word = new OneWord();
    private final TokenStream stemmer = new KStemFilter(new StemmerOverrideFilter(word, IRREGULAR));

    /// A word and its stem stand where the word's hash says, until another one takes the place.
    private final char[][] words = new char[REMEMBERED][];

    private final char[][] stems = new char[REMEMBERED][];

    Stemming(TokenStream input) {
      super(input);
      Arrays.fill(words, new char[0]);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      char[] chars = term.buffer();
      int length = term.length();
      int hash = 0;
      for (int i = 0; i < length; i++) {
        hash = 31 * hash + chars[i];
      }
      int place = (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
      char[] known = words[place];
      if (!Arrays.equals(known, 0, known.length, chars, 0, length)) {
        words[place] = Arrays.copyOf(chars, length);
        stems[place] = stem(chars, length);
      }
      char[] stem = stems[place];
      term.copyBuffer(stem, 0, stem.length);
      return true;
    }

    private char[] stem(char[] chars, int length) throws IOException {
      word.term.copyBuffer(chars, 0, length);
      stemmer.incrementToken();
      return Arrays.copyOf(word.term.buffer(), word.term.length());
    }
  }

  /// A stream of words that are put into it one at a time.
  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

    @Override
    public boolean incrementToken() {
      keyword.setKeyword(false);
      return true;
    }
  }

  private static final class ICUFoldingFilterTables {
    static final Normalizer2 NORMALIZER = ICUFoldingFilter.NORMALIZER;
  }
}
