package dateline.answer;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a statement may look like: one or two plain sentences, with nothing in them that a reader
/// would not see or that a chat would show as something else.
final class Form {

  /// The longest statement, in characters.
  static final int LONGEST = 600;

  private static final List<String> MARKS =
      List.of(
          "://", "www.", "](", "```", "`", "**", "__", "&#", "&lt", "<", ">", "{", "}", "@", "~~");

  /// Letters and marks that show nothing.
  private static final String BLANK =
      "\u034f\u115f\u1160\u3164\uffa0\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f";

  /// The marks that choose a form of the character before them.
  private static final int FIRST_VARIATION = 0xE0100;

  private static final int LAST_VARIATION = 0xE01EF;

  private static final String CLOSING = "\"'”’)";
  private static final String OPENING = "\"'“‘„«(";
  private static final String TRAILING = "\"'”’»).,;:!?…";

  /// What may stand anywhere in a word.
  private static final String PLAIN = "'’ʼ-‐‑–—%$€£¥&°−";

  /// What may stand between figures or letters.
  private static final String INSIDE = ".,:";

  private Form() {}

  /// What is wrong with a statement's form, if anything.
  ///
  /// @param quotes what it rests on; a word with a strange character, or with a stop inside as
  ///   addresses have, may stand in it as it stands there
  static Optional<Verdict.Objection> objection(String text, List<String> quotes) {
    if (text.length() > LONGEST) {
      return objects("longer than " + LONGEST + " characters");
    }
    for (String mark : MARKS) {
      if (text.contains(mark)) {
        return objects(mark);
      }
    }
    if (!endsAsSentence(text)) {
      return objects(text.substring(Math.max(0, text.length() - 1)));
    }
    Optional<String> strange =
        words(text).stream()
            .filter(Form::isStrange)
            .filter(word -> quotes.stream().noneMatch(quote -> words(quote).contains(word)))
            .findFirst();
    if (strange.isPresent()) {
      return objects(strange.get());
    }
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isHidden(c)) {
        return objects("U+%04X".formatted(c));
      }
      if (c == '[' && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1))) {
        return objects("[" + text.charAt(i + 1));
      }
      i += Character.charCount(c);
    }
    return mixedWord(text).map(word -> new Verdict.Objection(Verdict.About.FORM, word));
  }

  /// Whether a text ends with a full stop, perhaps with closing marks behind it.
  private static boolean endsAsSentence(String text) {
    String bare = text.strip();
    int last = bare.length() - 1;
    while (last > 0 && CLOSING.indexOf(bare.charAt(last)) >= 0) {
      last--;
    }
    return last > 0 && ".!…".indexOf(bare.charAt(last)) >= 0;
  }

  /// What blanks part, without the quotation marks, brackets and stops around it.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String each : text.split("\\s+", -1)) {
      int start = 0;
      int end = each.length();
      while (start < end && OPENING.indexOf(each.charAt(start)) >= 0) {
        start++;
      }
      while (end > start && TRAILING.indexOf(each.charAt(end - 1)) >= 0) {
        end--;
      }
      words.add(each.substring(start, end));
    }
    return words;
  }

  /// Whether a word has a character that words of news seldom have, or a stop or bracket inside.
  private static boolean isStrange(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean plain = Character.isLetterOrDigit(c) || Character.isSurrogate(c);
      boolean mark = Character.getType(c) == Character.NON_SPACING_MARK || PLAIN.indexOf(c) >= 0;
      boolean inside = INSIDE.indexOf(c) >= 0 && isInsideNumberOrInitials(word, i);
      if (!plain && !mark && !inside) {
        return true;
      }
    }
    return word.codePoints().anyMatch(c -> c > 0xFFFF);
  }

  /// Whether a stop, comma or colon stands between figures, or behind single letters as in "U.S".
  private static boolean isInsideNumberOrInitials(String word, int at) {
    if (at == 0 || at + 1 >= word.length()) {
      return false;
    }
    if (Character.isDigit(word.charAt(at - 1)) && Character.isDigit(word.charAt(at + 1))) {
      return true;
    }
    boolean initial = at == 1 || !Character.isLetterOrDigit(word.charAt(at - 2));
    return word.charAt(at) == '.' && initial && Character.isLetter(word.charAt(at - 1));
  }

  private static Optional<Verdict.Objection> objects(String words) {
    return Optional.of(new Verdict.Objection(Verdict.About.FORM, words));
  }

  /// Whether a character shows nothing, or turns the direction of what follows it.
  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> BLANK.indexOf(c) >= 0 || (c >= FIRST_VARIATION && c <= LAST_VARIATION);
    };
  }

  /// The first word whose letters are of two scripts, as when a Cyrillic letter poses as a Latin
  /// one.
  private static Optional<String> mixedWord(String text) {
    Optional<UnicodeScript> script = Optional.empty();
    int start = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!Character.isLetter(c)) {
        script = Optional.empty();
        start = i + Character.charCount(c);
      } else {
        UnicodeScript own = UnicodeScript.of(c);
        if (script.isPresent() && script.get() != own) {
          return Optional.of(text.substring(start, i + Character.charCount(c)));
        }
        script = Optional.of(own);
      }
      i += Character.charCount(c);
    }
    return Optional.empty();
  }

  /// A text with quotation marks, dashes and white space each written in one way.
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char same =
          switch (c) {
            case '“', '”', '„', '«', '»', '″' -> '"';
            case '‘', '’', '‚', 'ʼ', '′', '`' -> '\'';
            case '–', '—', '‐', '‑', '−' -> '-';
            default -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c;
          };
      boolean repeated =
          same == ' ' && (plain.isEmpty() || plain.charAt(plain.length() - 1) == ' ');
      if (!repeated) {
        plain.append(same);
      }
    }
    return plain.toString().strip();
  }

  /// The first words between quotation marks that stand in none of the quotes.
  ///
  /// @param text in the one way of writing, as the quotes
  static Optional<Verdict.Objection> quotation(String text, List<String> quotes) {
    int open = text.indexOf('"');
    while (open >= 0) {
      int close = text.indexOf('"', open + 1);
      if (close < 0) {
        return Optional.of(
            new Verdict.Objection(Verdict.About.QUOTATION, text.substring(open + 1)));
      }
      String words = trimmed(text.substring(open + 1, close));
      if (!words.isEmpty() && quotes.stream().noneMatch(quote -> stands(words, quote))) {
        return Optional.of(new Verdict.Objection(Verdict.About.QUOTATION, words));
      }
      open = text.indexOf('"', close + 1);
    }
    return Optional.empty();
  }

  private static String trimmed(String words) {
    String bare = words.strip();
    while (!bare.isEmpty() && ",.;:".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
      bare = bare.substring(0, bare.length() - 1);
    }
    return bare;
  }

  /// Where words stand in a quote, whatever the case of the first letter; -1 where they do not.
  private static int indexOf(String words, String quote, int from) {
    for (int at = from; at + words.length() <= quote.length(); at++) {
      if (quote.regionMatches(at + 1, words, 1, words.length() - 1)
          && quote.regionMatches(true, at, words, 0, 1)) {
        return at;
      }
    }
    return -1;
  }

  /// Whether words stand in a quote, not starting or ending inside a word of it.
  private static boolean stands(String words, String quote) {
    int at = indexOf(words, quote, 0);
    while (at >= 0) {
      int end = at + words.length();
      boolean start = at == 0 || !Character.isLetterOrDigit(quote.charAt(at - 1));
      if (start && (end == quote.length() || !Character.isLetterOrDigit(quote.charAt(end)))) {
        return true;
      }
      at = indexOf(words, quote, at + 1);
    }
    return false;
  }
}
