package dateline.answer;

import dateline.article.Article;
import dateline.article.Span;
import dateline.article.TimeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A sentence that tells what happened on a day, as a fact and in the past tense.
///
/// What is planned, possible, meant or asked is none, and neither is what somebody said: the day
/// beside "said" is that of the saying. In doubt a sentence is left out.
///
/// @param sentence the sentence in its article
/// @param time when it happened; its place is in the article
record Happening(Article article, Span sentence, TimeReference time) {

  private static final int SHORTEST = 30;
  private static final int LONGEST = 400;

  /// A verb this many words from a time may be what the time is of.
  private static final int NEAR = 6;

  /// So much of a sentence at least stands outside quotation marks.
  private static final double OWN = 0.6;

  /// Words that make a sentence one of what is not, or not yet, or not told by the article itself.
  private static final Set<String> UNREAL =
      Words.set(
          "will would shall should could might must can cannot won't wouldn't couldn't shouldn't"
              + " can't if unless whether expected expects scheduled planned planning plans due"
              + " hopes hoped wants likely unlikely probably perhaps possibly reportedly allegedly"
              + " alleged apparently think thinks thought believe believes believed feel feels i we"
              + " my our me us you your tomorrow today's imagine ahead upcoming");

  /// Words of captions, credits and notes of the editors.
  private static final Set<String> FURNITURE =
      Words.set(
          "photo photos photograph photographed pictured image images getty copyright updated"
              + " published file courtesy newsletter subscribe click edition podcast contributed");

  private static final Set<String> SPEECH =
      Words.set(
          "said says saying told tells added adds noted stated wrote writes tweeted explained"
              + " insisted stressed claimed argued commented reported reports according statement"
              + " interview quoted tweet posted");

  /// Forms of verbs for what was that do not end in -ed.
  private static final Set<String> PAST =
      Words.set(
          "was were had did became began broke brought built bought caught chose came cut dealt drew"
              + " drove ate fell fought found flew forgot gave got went grew held heard hit hurt kept"
              + " knew laid led left lent let lost made meant met paid put quit ran rang rose sank"
              + " saw sold sent set shook shot shut sang sat slept spoke spent stole stood struck"
              + " sued swept swore swam took taught threw understood woke won wore hosted");

  /// The happenings that sentences tell: each that has one day, or one month, and no other.
  ///
  /// @param times what the words within the sentence mean
  static Optional<Happening> in(Article article, Span sentence, List<TimeReference> times) {
    Optional<TimeReference> time = one(times);
    if (time.isEmpty()
        || article.published().filter(day -> time.get().from().isAfter(day)).isPresent()
        || sentence.length() < SHORTEST
        || sentence.length() > LONGEST) {
      return Optional.empty();
    }
    String text = article.quote(sentence);
    int start = time.get().start() - sentence.start();
    int end = time.get().end() - sentence.start();
    return isWhole(text) && !isPossessive(text, end) && Telling.is(text) && isFact(text, start, end)
        ? Optional.of(new Happening(article, sentence, time.get()))
        : Optional.empty();
  }

  /// The only day of a sentence; where it has none, its only month or days. Years beside it are no
  /// matter.
  private static Optional<TimeReference> one(List<TimeReference> times) {
    for (Set<TimeReference.Precision> kinds :
        List.of(
            Set.of(TimeReference.Precision.DAY),
            Set.of(TimeReference.Precision.DAYS, TimeReference.Precision.MONTH))) {
      List<TimeReference> some =
          times.stream().filter(each -> kinds.contains(each.precision())).toList();
      if (!some.isEmpty()) {
        return some.stream().allMatch(some.getFirst()::isSameTime)
            ? Optional.of(some.getFirst())
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isWhole(String text) {
    char first = text.charAt(0);
    boolean begins = Character.isUpperCase(first) || Character.isDigit(first);
    String bare = text.stripTrailing();
    boolean ends = bare.endsWith(".") || bare.endsWith(".”") || bare.endsWith(".\"");
    return begins && ends && text.indexOf('\n') < 0 && text.indexOf('|') < 0 && !Caption.is(text);
  }

  /// Whether a time only says which thing is meant: "he defended Tuesday's raid".
  private static boolean isPossessive(String text, int end) {
    return end + 1 < text.length()
        && "'’".indexOf(text.charAt(end)) >= 0
        && text.charAt(end + 1) == 's';
  }

  /// Whether the article's own words in a sentence tell a fact of the past, and the time is of what
  /// happened, not of what was said.
  private static boolean isFact(String text, int start, int end) {
    List<String> words = new ArrayList<>();
    boolean quoted = false;
    int own = 0;
    int time = -1;
    int after = -1;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if ("\"“”„«»".indexOf(c) >= 0) {
        quoted = c != '”' && c != '»' && !quoted;
        i++;
        continue;
      }
      own += quoted ? 0 : 1;
      if (quoted || !Character.isLetterOrDigit(c)) {
        if (quoted && i >= start && i < end) {
          return false;
        }
        i++;
        continue;
      }
      int to = i;
      while (to < text.length() && isPartOfWord(text, to)) {
        to++;
      }
      if (i >= start && i < end) {
        time = time < 0 ? words.size() : time;
      } else {
        if (i >= end && after < 0) {
          after = words.size();
        }
        String word = text.substring(i, to);
        // "May" is a month, "may" makes a sentence possible
        words.add(word.equals("may") ? "might" : word.toLowerCase(Locale.ROOT));
      }
      own += to - i - 1;
      i = to;
    }
    if (own < OWN * text.length()
        || time < 0
        || words.stream().anyMatch(word -> UNREAL.contains(word) || FURNITURE.contains(word))) {
      return false;
    }
    return isOfDeed(words, time);
  }

  private static boolean isPartOfWord(String text, int i) {
    char c = text.charAt(i);
    return Character.isLetterOrDigit(c)
        || ("'’".indexOf(c) >= 0
            && i + 1 < text.length()
            && Character.isLetter(text.charAt(i + 1)));
  }

  /// Whether there is a verb of the past and the nearest to the time is none of speech.
  ///
  /// @param time the index of the word behind the time
  private static boolean isOfDeed(List<String> words, int time) {
    if (time < words.size() && SPEECH.contains(words.get(time))) {
      return false;
    }
    boolean deed = false;
    for (int i = time - 1; i >= 0; i--) {
      if (SPEECH.contains(words.get(i))) {
        return deed && time - i > NEAR;
      }
      deed |= isPast(words, i);
      if (deed && time - i <= NEAR) {
        break;
      }
    }
    for (int i = time; i < words.size(); i++) {
      if (SPEECH.contains(words.get(i)) && !deed) {
        return false;
      }
      deed |= isPast(words, i);
    }
    return deed;
  }

  private static boolean isPast(List<String> words, int i) {
    String word = words.get(i);
    if (i + 1 < words.size() && word.equals("set") && words.get(i + 1).equals("to")) {
      return false;
    }
    return PAST.contains(word) || (word.length() > 4 && word.endsWith("ed") && !isAdjective(word));
  }

  private static boolean isAdjective(String word) {
    return Set.of("united", "indeed", "hundred", "so-called", "armed", "based", "aged", "proceed")
        .contains(word);
  }
}
