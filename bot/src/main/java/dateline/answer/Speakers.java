package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Names;
import dateline.article.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds whose words a sentence reports, where the article names the speaker in the usual ways: "X
/// said", "said X", "according to X", and "he said" after any of these.
final class Speakers {

  private static final Set<String> VERBS =
      Words.set(
          "said says told tells added adds stated states noted notes stressed stresses underlined"
              + " emphasized emphasised highlighted reaffirmed reiterated announced asserted insisted"
              + " warned claimed argued described wrote tweeted commented explained declared"
              + " acknowledged admitted denied promised vowed continued replied remarked maintained");

  private static final Set<String> PRONOUNS = Words.set("he she they who");

  /// Words that may stand between a subject and its verb.
  private static final Set<String> BETWEEN =
      Words.set("also further then has had have later again earlier on in a statement");

  /// So many sentences back a pronoun may find its name.
  private static final int REACH = 6;

  private static final int WORDS_BETWEEN = 5;

  private Speakers() {}

  /// The name of the speaker of a sentence as the article spells it there or shortly before.
  static Optional<String> of(Article article, Span sentence) {
    List<Span> sentences = ArticleText.of(article).sentences();
    int place = 0;
    while (place < sentences.size() && sentences.get(place).end() <= sentence.start()) {
      place++;
    }
    String text = article.quote(sentence);
    Subject subject = subject(text);
    if (subject.name().isPresent() || !(subject.pronoun() || isQuotation(text))) {
      return subject.name();
    }
    for (int i = place - 1; i >= 0 && i >= place - REACH; i--) {
      Optional<String> before = subject(article.quote(sentences.get(i))).name();
      if (before.isPresent()) {
        return before;
      }
    }
    return Optional.empty();
  }

  /// Who is said to speak in a sentence.
  ///
  /// @param name the name, where one stands by the verb
  /// @param pronoun whether a pronoun stands there instead
  private record Subject(Optional<String> name, boolean pronoun) {}

  private static Subject subject(String text) {
    List<Names.Name> names = Names.in(text);
    List<int[]> words = words(text);
    boolean pronoun = false;
    for (int i = 0; i < words.size(); i++) {
      String word = word(text, words.get(i));
      if (word.equals("according") && i + 2 < words.size()) {
        Optional<String> name = nameAt(names, words.get(i + 2)[0], 1);
        if (name.isPresent()) {
          return new Subject(name, false);
        }
      }
      if (!VERBS.contains(word) || insideQuotation(text, words.get(i)[0])) {
        continue;
      }
      int before = i - 1;
      while (before >= 0
          && i - before <= WORDS_BETWEEN
          && BETWEEN.contains(word(text, words.get(before)))) {
        before--;
      }
      if (before >= 0 && PRONOUNS.contains(word(text, words.get(before)))) {
        pronoun = true;
        continue;
      }
      Optional<String> name =
          before >= 0 ? nameEndingAt(names, words.get(before)[1]) : Optional.empty();
      if (name.isEmpty() && i + 1 < words.size()) {
        name = nameAt(names, words.get(i + 1)[0], 0);
      }
      if (name.isPresent()) {
        return new Subject(name, false);
      }
    }
    return new Subject(Optional.empty(), pronoun);
  }

  private static Optional<String> nameEndingAt(List<Names.Name> names, int end) {
    return names.stream().filter(n -> n.end() == end).map(Names.Name::text).findFirst();
  }

  /// A name that starts at a place or at most so many words after it.
  private static Optional<String> nameAt(List<Names.Name> names, int start, int wordsAfter) {
    return names.stream()
        .filter(n -> n.start() >= start && n.start() <= start + 12L * wordsAfter)
        .map(Names.Name::text)
        .findFirst();
  }

  private static boolean isQuotation(String text) {
    char first = text.charAt(0);
    return first == '“' || first == '"';
  }

  private static boolean insideQuotation(String text, int place) {
    boolean inside = false;
    for (int i = 0; i < place; i++) {
      switch (text.charAt(i)) {
        case '"' -> inside = !inside;
        case '“' -> inside = true;
        case '”' -> inside = false;
        default -> {}
      }
    }
    return inside;
  }

  private static List<int[]> words(String text) {
    List<int[]> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        words.add(new int[] {start, i});
        start = -1;
      }
    }
    return words;
  }

  private static String word(String text, int[] place) {
    return text.substring(place[0], place[1]).toLowerCase(Locale.ROOT);
  }
}
