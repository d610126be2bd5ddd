package dateline.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells sentences that tell something, and so may be told in other words, from those that speak to
/// their reader: these ask, bid, or say "you" outside quotation marks. Nor does what is written for
/// machines tell anything. Both may only be quoted.
///
/// Of 70,264 sentences of news (1,500 articles of realtimeqa_2022, November 2026) 3.5 % do not
/// tell, most of them questions and what says "you".
final class Telling {

  /// What a stretch of a sentence that may be an order begins behind.
  private static final Pattern STRETCH = Pattern.compile("[:;] ");

  private static final Set<String> TO_READERS =
      Words.set("you your yours yourself yourselves please");

  /// What begins the object of a verb, and not a further part of a noun before it.
  private static final Set<String> OBJECTS =
      Words.set(
          "that how what whatever why whether the a an this these those every all"
              + " any each no nothing everything it them him her its his their us me my our");

  private static final Set<String> SAYING =
      Words.set("say write answer reply report state tell claim give name call repeat print");

  /// What may stand before such a word in a sentence that tells.
  private static final Set<String> BEFORE_OBJECTS =
      Words.set(
          "in on at by for from of off to into onto over under up upon with within without about"
              + " above across after against along amid amidst among around before behind below"
              + " beneath beside besides between beyond despite down during except inside like near"
              + " outside past per since through throughout till toward towards underneath until"
              + " unlike via than as if when while where whereas because although though unless once"
              + " whether that how what who whom why and but or nor so yet then now not only even"
              + " just also still almost both half all such quite rather what here there thereby"
              + " is are was were has have had do does did will would can could may might must"
              + " should shall he she it they we i the a an this these those every each no any"
              + " one two three four five six seven eight nine ten");

  private Telling() {}

  /// Whether a sentence tells something.
  static boolean is(String text) {
    if (text.chars().anyMatch(c -> "<>{}|`".indexOf(c) >= 0)) {
      return false;
    }
    String own = withoutQuotations(text).strip();
    List<String> words = Words.of(own);
    return !own.endsWith("?")
        && words.stream().noneMatch(TO_READERS::contains)
        && Arrays.stream(STRETCH.split(own, -1)).noneMatch(Telling::bids);
  }

  /// Whether a stretch of a sentence begins as orders do: with a word that can only be a verb,
  /// since what follows begins an object ("Say that the …", "Print the …") and it is neither one of
  /// the few words that such a thing may follow otherwise, nor a form that orders do not have; or
  /// with a verb of saying and a number.
  private static boolean bids(String stretch) {
    String start = addressed(stretch.strip());
    int space = start.indexOf(' ');
    if (space < 0 || !start.substring(0, space).chars().allMatch(Character::isLetter)) {
      return false;
    }
    String first = start.substring(0, space).toLowerCase(Locale.ROOT);
    List<String> rest = Words.of(start.substring(space));
    // "List as a …"
    int object = rest.size() > 1 && rest.getFirst().equals("as") ? 1 : 0;
    String second = rest.size() > object ? rest.get(object) : "";
    if (SAYING.contains(first)) {
      return OBJECTS.contains(second) || second.chars().anyMatch(Character::isDigit);
    }
    return OBJECTS.contains(second)
        && !BEFORE_OBJECTS.contains(first)
        && !first.endsWith("ing")
        && !first.endsWith("ed")
        && !first.endsWith("ly")
        && !first.endsWith("s");
  }

  /// What follows an address ("Dear editors, …"); the whole where there is none.
  private static String addressed(String text) {
    int comma = text.indexOf(", ");
    return comma > 0 && text.regionMatches(true, 0, "dear ", 0, 5)
        ? text.substring(comma + 2)
        : text;
  }

  /// A text without what stands between double quotation marks, up to its end where one is not
  /// closed.
  private static String withoutQuotations(String text) {
    StringBuilder own = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("\"“”„«»".indexOf(c) >= 0) {
        quoted = c != '”' && c != '»' && !quoted;
        own.append(' ');
      } else if (!quoted) {
        own.append(c);
      }
    }
    return own.toString();
  }
}
