package dateline.telegram;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes text that others wrote (titles, quotes, names of people) fit to be shown: without what
/// would turn the writing direction of the rest, break lines or show as nothing. No visible
/// character is changed.
final class Outside {

  /// What follows is read from left to right; shows as nothing.
  static final char LEFT_TO_RIGHT = '\u200e';

  /// What follows is read from right to left; shows as nothing.
  static final char RIGHT_TO_LEFT = '\u200f';

  private static final int MAX_URL = 2_000;

  /// A shorter word of a question says little.
  private static final int SHORTEST_WORD = 4;

  private Outside() {}

  /// The text on one line; white space becomes spaces.
  static String line(String text) {
    return cleaned(text, false);
  }

  /// The text with its line breaks.
  static String lines(String text) {
    return cleaned(text, true);
  }

  private static String cleaned(String outside, boolean breaks) {
    String text = outside.replace("\r\n", "\n");
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (breaks && c == '\n') {
        clean.append(c);
      } else if (Character.isWhitespace(c) || c == '\u0085') {
        clean.append(' ');
      } else if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        clean.append(paired ? c : '\ufffd');
      } else if (!Character.isISOControl(c) && !turnsDirection(c) && c != '\ufeff') {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static boolean turnsDirection(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }

  /// One line of at most so many UTF-16 units, cut where a word ends if that leaves half of them;
  /// several spaces become one.
  static String shortened(String text, int length) {
    String line = squeezed(text);
    if (line.length() <= length) {
      return line;
    }
    int end = wordBorder(line, length - 1);
    return line.substring(0, end).stripTrailing() + "…";
  }

  private static String squeezed(String text) {
    String line = line(text).strip();
    return line.contains("  ") ? line.replaceAll(" {2,}", " ") : line;
  }

  /// The last place before `most` where a word ends, or where that would leave less than half, a
  /// character as people see it.
  private static int wordBorder(String text, int most) {
    int space = text.lastIndexOf(' ', most);
    if (space >= most / 2 && space > 0) {
      return space;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int border = characters.isBoundary(most) ? most : characters.preceding(most);
    return border > 0 ? border : most;
  }

  /// A stretch of a long text, from word to word, with as many words of a question as there can be;
  /// it begins with a sentence, and an ellipsis stands where something is left out.
  static String excerpt(String text, String question, int length) {
    String line = squeezed(text);
    if (line.length() <= length) {
      return line;
    }
    Set<String> asked = Set.copyOf(words(question));
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(line);
    int best = 0;
    long most = -1;
    for (int start = 0; start != BreakIterator.DONE && start < line.length(); ) {
      String from = line.substring(start, Math.min(line.length(), start + length));
      long found = words(from).stream().distinct().filter(asked::contains).count();
      if (found > most) {
        most = found;
        best = start;
      }
      start = sentences.next();
    }
    return (best > 0 ? "… " : "") + shortened(line.substring(best), length);
  }

  /// The longer words, without case and endings.
  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() >= SHORTEST_WORD)
        .map(word -> word.substring(0, Math.min(word.length(), SHORTEST_WORD + 2)))
        .toList();
  }

  /// A web address that Telegram takes for links and buttons; empty for anything else. A name
  /// before an `@` is refused, since it is there to look like the host.
  static Optional<String> url(String text) {
    if (text.length() > MAX_URL) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text.strip());
      String scheme = uri.getScheme();
      String host = uri.getHost();
      boolean web =
          scheme != null && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"));
      if (!web || host == null || uri.getRawUserInfo() != null || !isPublic(host)) {
        return Optional.empty();
      }
      return Optional.of(uri.toASCIIString()).filter(url -> url.length() <= MAX_URL);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// Whether a host is a name with a top-level domain; Telegram rejects a whole message for a
  /// button that leads elsewhere.
  private static boolean isPublic(String host) {
    int dot = host.lastIndexOf('.');
    String top = host.substring(dot + 1);
    return dot > 0 && top.length() > 1 && Character.isLetter(top.charAt(0));
  }

  /// The text with a mark of direction before it where its first letter is not of the direction of
  /// most.
  static String directed(String text) {
    int first = text.codePoints().map(Outside::direction).filter(d -> d != 0).findFirst().orElse(1);
    boolean rightToLeft = rightToLeft(text);
    if (first < 0 == rightToLeft) {
      return text;
    }
    return (rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT) + text;
  }

  /// Whether a text is mainly written from right to left; one without letters is not.
  static boolean rightToLeft(String text) {
    int balance = text.codePoints().map(Outside::direction).sum();
    return balance < 0;
  }

  /// Whether a character of a text is written from right to left.
  static boolean hasRightToLeft(String text) {
    return text.codePoints().anyMatch(c -> direction(c) < 0);
  }

  /// 1 for a letter written from left to right, -1 for one from right to left, 0 for all others.
  static int direction(int character) {
    return switch (Character.getDirectionality(character)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> 1;
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          -1;
      default -> 0;
    };
  }
}
