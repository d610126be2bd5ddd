package dateline.answer;

import dateline.article.TimeReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How a question asks for a matter as a whole, and what it says the matter is.
final class SurveyQuestion {

  private static final List<String> POLITE =
      List.of(
          "please ", "can you ", "could you ", "would you ", "give me ", "tell me ", "show me ");

  /// What asks for the newest, where nothing follows but what it is about.
  private static final List<String> LATEST =
      List.of(
          "what's new",
          "what is new",
          "whats new",
          "what's the latest",
          "what is the latest",
          "what's the latest news",
          "what is the latest news",
          "what are the latest news",
          "any news",
          "the latest news",
          "latest news",
          "the latest",
          "the news");

  private static final List<String> SUMMARY =
      List.of(
          "summarise",
          "summarize",
          "sum up",
          "a summary of",
          "summary of",
          "an overview of",
          "overview of");

  private static final List<String> POSITIONS =
      List.of(
          "what are the positions",
          "what are the views",
          "what are the reactions",
          "who says what",
          "what do the outlets say",
          "what do the articles say",
          "what do the sources say");

  private static final List<String> COMPARISON = List.of("compare", "a comparison of", "how do");

  /// What asks for what happened, where the rest names a day.
  private static final List<String> HAPPENED =
      List.of(
          "what happened",
          "what else happened",
          "what took place",
          "what occurred",
          "what was going on",
          "what went on");

  /// What asks what somebody did, as "what did Oldtown do on 3 May".
  private static final String DID = "what did ";

  private static final String DO = " do";

  private static final String DIFFER = " differ";

  /// What stands between the asking for a whole and what it is to be about.
  private static final Set<String> BORDERS =
      Words.set("about on in with from of for to towards regarding this today lately recently");

  /// What asks for one thing, even where the same question says "the latest".
  private static final Set<String> ASKING =
      Words.set("who whom whose who's which when where where's why how that");

  /// Behind "how", these ask for a measure.
  private static final Set<String> MEASURES =
      Words.set("many much long old far often big large high tall deep heavy fast");

  private static final Set<String> POSITION_WORDS =
      Words.set("positions position views view reactions reaction stances statements");

  private static final Set<String> FILLERS =
      Words.set(
          "the a an of on about in from for to with all main different what is are was were this"
              + " these today now lately recently please news articles article outlets sources"
              + " coverage happened happening there here me us said say says");

  /// Words for a matter as such, which articles about it need not have.
  private static final Set<String> MATTERS =
      Words.set(
          "matter affair story situation events developments details facts background causes"
              + " effects impact consequences aftermath outcome progress points aspects");

  /// Behind "this", a time that is no topic.
  private static final Set<String> TIMES =
      Words.set("week weekend month year morning afternoon evening days weeks months");

  /// What stands for something that was said before.
  private static final Set<String> POINTING = Words.set("it this that these those them him her");

  private SurveyQuestion() {}

  /// The survey that a question asks for, if it does.
  ///
  /// @param question as asked
  /// @param completed the same completed by the turns before it
  static Optional<Survey> read(String question, String completed) {
    if (completed.equals(question)) {
      return read(question);
    }
    if (!completed.startsWith(question + " ")) {
      return read(completed);
    }
    // what the turns before are about stands behind it: it is what a pointing word means
    String before =
        completed
            .substring(question.length())
            .replace('(', ' ')
            .replace(')', ' ')
            .replace(',', ' ')
            .strip();
    return read(question)
        .map(own -> {
          boolean points =
              own.topics().stream().flatMap(t -> Words.of(t).stream()).anyMatch(POINTING::contains);
          return points && own.topics().size() == 1
              ? new Survey(
                  own.kind(),
                  topic(String.join(" ", before.split("\\s+"))),
                  own.aspect(),
                  completed)
              : own;
        });
  }

  /// The survey that a question which stands by itself asks for, if it does.
  static Optional<Survey> read(String question) {
    String text = ending(String.join(" ", question.strip().split("\\s+")).replace('’', '\''));
    for (String polite : POLITE) {
      if (text.regionMatches(true, 0, polite, 0, polite.length())) {
        text = text.substring(polite.length());
      }
    }
    Optional<Survey> day = day(text, question);
    if (day.isPresent()) {
      return day;
    }
    Optional<String> disagreed = Roundup.behindDisagreement(text);
    if (disagreed.isPresent()) {
      return Optional.of(
          new Survey(
              Survey.Kind.DISAGREEMENTS, topic(disagreed.get()), Optional.empty(), question));
    }
    Optional<String> inOrder = behind(Roundup.IN_ORDER, text).filter(SurveyQuestion::isAbout);
    if (inOrder.isPresent()) {
      return Optional.of(
          new Survey(Survey.Kind.TIMELINE, topic(inOrder.get()), Optional.empty(), question));
    }
    String matter = text;
    Optional<String> latest =
        behind(LATEST, text).filter(SurveyQuestion::isAbout).filter(rest -> !asks(rest));
    if (latest.isPresent()) {
      return Optional.of(
          new Survey(Survey.Kind.LATEST, topic(latest.get()), Optional.empty(), question));
    }
    Optional<Survey> comparison =
        behind(COMPARISON, text)
            .filter(rest -> !asks(rest))
            .flatMap(rest -> sides(matter, rest, question));
    if (comparison.isPresent()) {
      return comparison;
    }
    Optional<String> positions =
        behind(POSITIONS, text).filter(SurveyQuestion::isAbout).filter(rest -> !asks(rest));
    if (positions.isPresent()) {
      return Optional.of(
          new Survey(Survey.Kind.POSITIONS, topic(positions.get()), Optional.empty(), question));
    }
    return behind(SUMMARY, text)
        .filter(rest -> !asks(rest))
        .map(rest -> {
          boolean positioned = Words.of(rest).stream().anyMatch(POSITION_WORDS::contains);
          return new Survey(
              positioned ? Survey.Kind.POSITIONS : Survey.Kind.SUMMARY,
              topic(rest),
              Optional.empty(),
              question);
        });
  }

  /// What a question asks that wants to know what happened on a day or in a month, or what somebody
  /// did then.
  private static Optional<Survey> day(String text, String question) {
    List<TimeReference> months = AskedDays.named(text);
    List<TimeReference> named =
        months.isEmpty() ? AskedDays.weekday(text).stream().toList() : months;
    if (named.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder without = new StringBuilder(text);
    named.reversed().forEach(each -> without.replace(each.start(), each.end(), ","));
    String plain = String.join(" ", without.toString().replace(',', ' ').strip().split("\\s+"));
    return behind(HAPPENED, plain)
        .or(() -> done(plain))
        .filter(rest -> !asks(rest))
        .map(rest -> new Survey(Survey.Kind.DAY, topic(rest), Optional.empty(), question));
  }

  /// Who it is asked of what they did: "Oldtown" in "what did Oldtown do on".
  private static Optional<String> done(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int end = lower.lastIndexOf(DO);
    if (!lower.startsWith(DID) || end < DID.length()) {
      return Optional.empty();
    }
    String behind = text.substring(end + DO.length());
    return topic(behind).isEmpty()
        ? Optional.of(text.substring(DID.length(), end))
        : Optional.empty();
  }

  /// A text without the marks that end it.
  private static String ending(String text) {
    int end = text.length();
    while (end > 0 && "?!. ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /// Whether nothing follows, or what the matter is: "What is new" does, "What is New York's
  /// population" does not.
  private static boolean isAbout(String rest) {
    List<String> words = Words.of(rest);
    return words.isEmpty() || BORDERS.contains(words.getFirst());
  }

  /// Whether it asks for one thing after all.
  private static boolean asks(String rest) {
    List<String> words = Words.of(rest);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean measured = i + 1 < words.size() && MEASURES.contains(words.get(i + 1));
      boolean pointing = word.equals("that") && i + 1 == words.size();
      if (ASKING.contains(word) && (!word.equals("how") || measured) && !pointing) {
        return true;
      }
    }
    return false;
  }

  /// What follows the first of some beginnings, if the text begins with one.
  private static Optional<String> behind(List<String> beginnings, String text) {
    return beginnings.stream()
        .filter(each -> text.regionMatches(true, 0, each, 0, each.length()))
        .filter(each -> text.length() == each.length() || text.charAt(each.length()) == ' ')
        .max(Comparator.comparingInt(String::length))
        .map(each -> text.substring(each.length()).strip());
  }

  private static Optional<Survey> sides(String text, String rest, String question) {
    String lower = text.toLowerCase(Locale.ROOT);
    String compared = rest;
    if (lower.startsWith("how do ")) {
      int differ = rest.toLowerCase(Locale.ROOT).indexOf(DIFFER);
      if (differ < 0) {
        return Optional.empty();
      }
      compared = rest.substring(0, differ) + rest.substring(differ + DIFFER.length());
    }
    for (String border : List.of(" versus ", " vs ", " with ", " and ", " to ")) {
      int at = compared.toLowerCase(Locale.ROOT).indexOf(border);
      if (at > 0) {
        String other = compared.substring(at + border.length());
        int aspect = aspect(other);
        List<String> one = topic(compared.substring(0, at));
        List<String> two = topic(other.substring(0, aspect));
        if (!one.isEmpty() && !two.isEmpty()) {
          return Optional.of(
              new Survey(
                  Survey.Kind.COMPARISON,
                  List.of(one.getFirst(), two.getFirst()),
                  topic(other.substring(aspect)).stream().findFirst(),
                  question));
        }
      }
    }
    return Optional.empty();
  }

  /// Where what is said of both sides begins; the end where nothing is.
  private static int aspect(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Stream.of(" about ", " on ", " over ")
        .mapToInt(lower::indexOf)
        .filter(at -> at > 0)
        .min()
        .orElse(text.length());
  }

  /// The topic in the asker's words, without the words around it; none where nothing is left.
  private static List<String> topic(String text) {
    List<String> words = new ArrayList<>(Arrays.asList(text.strip().split(" ")));
    while (!words.isEmpty() && isAround(words.getFirst())) {
      boolean now = Set.of("this", "these").contains(bare(words.removeFirst()));
      if (now && !words.isEmpty() && TIMES.contains(bare(words.getFirst()))) {
        words.removeFirst();
      } else if (now && words.isEmpty()) {
        // what was said before
        return List.of("this");
      }
    }
    while (!words.isEmpty()) {
      int size = words.size();
      boolean now =
          size > 1
              && TIMES.contains(bare(words.getLast()))
              && Set.of("this", "these").contains(bare(words.get(size - 2)));
      if (!now && !isAround(words.getLast())) {
        break;
      }
      words.removeLast();
    }
    String topic = String.join(" ", words);
    String whole = topic.endsWith(",") ? topic.substring(0, topic.length() - 1) : topic;
    return whole.isEmpty() ? List.of() : List.of(whole);
  }

  private static boolean isAround(String word) {
    String bare = bare(word);
    return bare.isEmpty()
        || FILLERS.contains(bare)
        || POSITION_WORDS.contains(bare)
        || MATTERS.contains(bare);
  }

  private static String bare(String word) {
    return String.join("", Words.of(word));
  }
}
