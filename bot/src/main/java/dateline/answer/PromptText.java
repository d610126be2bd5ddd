package dateline.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/// The words in which a language model is told what to do, as they stand in a file: first what is
/// ours, below a line of `=====` what holds other people's words, at places such as `{question}`.
///
/// @param version the file's name and a digest of its text, such as `write-1f3a9c04`
/// @param system what is ours
/// @param user what holds the places
record PromptText(String version, String system, String user) {

  /// A question with evidence.
  static final PromptText WRITE = read("write");

  /// A matter to be summed up with evidence.
  static final PromptText SURVEY = read("survey");

  /// A question that leans on the turns before it.
  static final PromptText COMPLETE = read("complete");

  private static final String BORDER = "\n=====\n";
  private static final int DIGEST = 8;

  /// No text of an article, a question or a turn is longer, in characters.
  private static final int LONGEST = 2_000;

  /// The user's part with texts put in their places.
  ///
  /// @param texts what stands at each place; other people's words made [#harmless] before
  String filled(Map<String, String> texts) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    while (from < user.length()) {
      int open = user.indexOf('{', from);
      int close = open < 0 ? -1 : user.indexOf('}', open);
      String text = close < 0 ? null : texts.get(user.substring(open + 1, close));
      if (text == null) {
        int to = open < 0 ? user.length() : open + 1;
        filled.append(user, from, to);
        from = to;
        continue;
      }
      filled.append(user, from, open).append(text);
      from = close + 1;
    }
    return filled.toString();
  }

  /// Somebody's words in one line that can't end the place they stand in: white space in one, no
  /// control or invisible characters, no lines of marks, cut where they are too long.
  static String harmless(String text) {
    StringBuilder clean = new StringBuilder();
    boolean blank = false;
    for (int i = 0; i < text.length() && clean.length() < LONGEST; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85) {
        blank = !clean.isEmpty();
        continue;
      }
      int type = Character.getType(c);
      if (type == Character.CONTROL
          || type == Character.FORMAT
          || type == Character.SURROGATE
          || type == Character.PRIVATE_USE
          || type == Character.UNASSIGNED
          || isInvisible(c)) {
        continue;
      }
      if (blank) {
        clean.append(' ');
        blank = false;
      }
      clean.appendCodePoint(c);
    }
    return clean.toString().replace("<<<", "‹‹‹").replace(">>>", "›››");
  }

  /// Whether nobody sees a letter or mark: variation selectors, in which whole texts can be hidden,
  /// joiners and fillers.
  private static boolean isInvisible(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF)
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x34F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || c == 0x2800
        || c == 0x3164
        || c == 0xFFA0;
  }

  private static PromptText read(String name) {
    try (InputStream in = PromptText.class.getResourceAsStream(name + ".md")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name + ".md");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int border = text.indexOf(BORDER);
      return new PromptText(
          name + "-" + digest(text),
          text.substring(0, border).strip(),
          text.substring(border + BORDER.length()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGEST);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
