package dateline.answer;

import java.lang.Character.UnicodeScript;
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

  private Form() {}

  /// What is wrong with a statement's form, if anything.
  static Optional<Verdict.Objection> objection(String text) {
    if (text.length() > LONGEST) {
      return objects("longer than " + LONGEST + " characters");
    }
    for (String mark : MARKS) {
      if (text.contains(mark)) {
        return objects(mark);
      }
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
      default -> false;
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

  /// Whether words stand in a quote, not starting or ending inside a word of it.
  private static boolean stands(String words, String quote) {
    int at = quote.indexOf(words);
    while (at >= 0) {
      int end = at + words.length();
      boolean start = at == 0 || !Character.isLetterOrDigit(quote.charAt(at - 1));
      if (start && (end == quote.length() || !Character.isLetterOrDigit(quote.charAt(end)))) {
        return true;
      }
      at = quote.indexOf(words, at + 1);
    }
    return false;
  }
}
