package dateline.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names in running text, told by their capitals: runs of capitalised words, with the particles
/// that names carry inside ("Jaish al-Adl", "Ministry of Foreign Affairs") and the shortened titles
/// before them ("Gen. Ida Muir"). The 's of a possessive is no part of a name.
///
/// Text without a difference of case (all capitals, other scripts) yields no names.
public final class Names {

  /// A name in a text.
  ///
  /// @param text its characters
  /// @param start index of its first character
  /// @param end index after its last character
  /// @param certain false for a single word that begins a sentence, which may be an ordinary one
  public record Name(String text, int start, int end, boolean certain) {}

  private static final int MAX_WORDS = 8;

  /// Words that may stand between two capitalised words of one name.
  private static final Set<String> PARTICLES =
      Set.of(
          "of", "al", "ul", "el", "bin", "bint", "ibn", "de", "del", "della", "der", "den", "di",
          "da", "dos", "du", "la", "le", "van", "von", "zu", "ter", "y", "e", "and", "for", "the");

  /// Particles that never join by themselves: "Iran and Pakistan" are two names, "Standard and
  /// Poor" is told from it by nothing in the text.
  private static final Set<String> SEPARATING = Set.of("and", "for", "the");

  /// Words that are capitalised at the start of a sentence, or always, without being names.
  private static final Set<String> ORDINARY =
      Set.copyOf(
          Arrays.asList(
              ("a an the this that these those it its he she his her hers they their theirs them we our"
                      + " ours us i my mine me you your yours who whom whose which what when where why"
                      + " how there here then than and but or nor so yet if whether unless until while as at by"
                      + " for from in into of off on onto out over to under up upon with within without"
                      + " about above across after against along amid among around before behind below"
                      + " beneath beside besides between beyond despite down during except inside like"
                      + " near outside past per since through throughout toward towards via is are was"
                      + " were be been being am do does did done has have had can could may might must"
                      + " shall should will would not no yes also both each either neither every all any"
                      + " some many much more most few several other another such same only just even"
                      + " still already again once one two three four five six seven eight nine ten"
                      + " first last next new earlier later meanwhile however although though because"
                      + " therefore thus hence moreover furthermore instead according following"
                      + " asked speaking citing referring pointing noting highlighting stressing"
                      + " additionally finally recently today yesterday tomorrow now ago let's well"
                      + " mr mrs ms dr sir it's that's there's he's she's we're they're i'm don't didn't"
                      + " monday tuesday wednesday thursday friday saturday sunday january february march"
                      + " april may june july august september october november december jan feb mar apr"
                      + " jun jul aug sept sep oct nov dec")
                  .split(" ")));

  /// Ordinary words that a name may begin with.
  private static final Set<String> LEADING =
      Set.of("new", "first", "one", "two", "three", "last", "all", "big", "upper", "like", "may");

  /// Titles and saints, written short with a stop that ends no sentence.
  private static final Set<String> ABBREVIATED =
      Set.of(
          "gen", "lt", "col", "maj", "capt", "cpl", "sgt", "brig", "adm", "cmdr", "sen", "gov",
          "rep", "pres", "rev", "prof", "hon", "st", "mr", "mrs", "ms", "dr", "sir");

  private Names() {}

  /// All names of a text, in order, not overlapping. Takes time linear in the text's length.
  public static List<Name> in(String text) {
    List<Name> names = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int start = nextWord(text, i);
      if (start < 0) {
        break;
      }
      int end = wordEnd(text, start);
      if (!isCapitalised(text, start)
          || (isOrdinary(text.substring(start, end)) && !leadsName(text, start, end))) {
        i = end;
        continue;
      }
      int nameEnd = extend(text, end);
      boolean certain = nameEnd > end || !beginsSentence(text, start);
      int bareEnd = nameEnd;
      while (bareEnd > start && endsPossessive(text, bareEnd)) {
        bareEnd -= 2;
      }
      if (bareEnd > start) {
        names.add(new Name(text.substring(start, bareEnd), start, bareEnd, certain));
      }
      i = nameEnd;
    }
    return List.copyOf(names);
  }

  /// Whether a word is one that does not name anything by itself, such as "the", "Tuesday".
  public static boolean isOrdinary(String word) {
    String folded = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    return ORDINARY.contains(folded)
        || ORDINARY.contains(folded.endsWith("'s") ? folded.substring(0, folded.length() - 2) : "");
  }

  private static int extend(String text, int firstEnd) {
    int end = firstEnd;
    int i = firstEnd;
    boolean separated = false;
    for (int words = 1; words < MAX_WORDS; words++) {
      if (endsPossessive(text, i)) {
        return end;
      }
      int next = joined(text, i);
      if (next < 0) {
        return end;
      }
      int nextEnd = wordEnd(text, next);
      String word = text.substring(next, nextEnd);
      if (isCapitalised(text, next) && !isOrdinary(word)) {
        if (separated) {
          return end;
        }
        end = nextEnd;
        i = nextEnd;
        continue;
      }
      String folded = word.toLowerCase(Locale.ROOT);
      if (!PARTICLES.contains(folded) || Character.isUpperCase(text.charAt(next))) {
        return end;
      }
      separated = SEPARATING.contains(folded) && !text.startsWith("of ", i + 1);
      i = nextEnd;
    }
    return end;
  }

  /// Whether an ordinary word is the first of a name, as in "visited New York". What begins a
  /// sentence has its capital from there, so only "New" leads a name there.
  private static boolean leadsName(String text, int start, int end) {
    String word = text.substring(start, end).toLowerCase(Locale.ROOT);
    if (!LEADING.contains(word) || (beginsSentence(text, start) && !word.equals("new"))) {
      return false;
    }
    int next = joined(text, end);
    return next >= 0
        && isCapitalised(text, next)
        && !isOrdinary(text.substring(next, wordEnd(text, next)));
  }

  /// Whether only quotation marks and space lie between here and the end of a sentence before.
  private static boolean beginsSentence(String text, int start) {
    for (int i = start - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '.') {
        return !isAbbreviated(text, i);
      }
      if (c == '!' || c == '?' || c == '\n' || c == ':') {
        return true;
      }
      if (!Character.isWhitespace(c) && "\"“‘'([—–-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsPossessive(String text, int end) {
    return end >= 2
        && text.charAt(end - 1) == 's'
        && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '’');
  }

  /// The start of the next word of the same name: after one space, a hyphen, or the stop of an
  /// initial or a title.
  private static int joined(String text, int end) {
    int i = end;
    if (i < text.length()
        && text.charAt(i) == '.'
        && (isInitial(text, end) || isAbbreviated(text, end))) {
      i++;
    }
    if (i >= text.length()) {
      return -1;
    }
    char c = text.charAt(i);
    if (c != ' ' && c != '-' && c != '\u00a0') {
      return i > end && Character.isLetter(c) ? i : -1;
    }
    i++;
    if (i < text.length() && text.charAt(i) == '&' && i + 2 < text.length()) {
      i += 2;
    }
    return i < text.length() && Character.isLetterOrDigit(text.charAt(i)) ? i : -1;
  }

  private static boolean isInitial(String text, int end) {
    return end >= 1
        && Character.isUpperCase(text.charAt(end - 1))
        && (end == 1 || !Character.isLetterOrDigit(text.charAt(end - 2)));
  }

  /// Whether a word that is always written short, such as "Gen", ends here.
  private static boolean isAbbreviated(String text, int end) {
    int start = end;
    while (start > 0 && end - start <= 4 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return ABBREVIATED.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private static int nextWord(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int wordEnd(String text, int start) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean apostrophe =
          (c == '\'' || c == '’')
              && i + 1 < text.length()
              && Character.isLetter(text.charAt(i + 1));
      if (!Character.isLetterOrDigit(c) && !apostrophe) {
        return i;
      }
      i++;
    }
    return i;
  }

  private static boolean isCapitalised(String text, int start) {
    return Character.isUpperCase(text.charAt(start))
        || (Character.isLowerCase(text.charAt(start))
            && start + 1 < text.length()
            && Character.isUpperCase(text.charAt(start + 1)));
  }
}
