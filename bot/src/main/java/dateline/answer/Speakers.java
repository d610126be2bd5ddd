package dateline.answer;

import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Names;
import dateline.article.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds whose words a sentence reports, where the article names the speaker in the usual ways: "X
/// said", "X, the mayor, said", "said X" after a quotation, "according to X", and "he said" after
/// any of these.
///
/// No speaker is better than a wrong one: what is only part of the subject ("the embassy in Oban
/// said", "officials of Oban said") is none, nor is who is spoken to ("told Reuters").
final class Speakers {

  private static final Set<String> VERBS =
      Words.set(
          "said says told tells added adds stated states noted notes stressed stresses underlined"
              + " emphasized emphasised highlighted reaffirmed reiterated announced asserted insisted"
              + " warned claimed argued described wrote tweeted commented explained declared"
              + " acknowledged admitted denied promised vowed continued replied remarked maintained");

  /// Of these, the ones that mean something else unless a quotation or "that" is beside them.
  private static final Set<String> DOUBTFUL =
      Words.set(
          "continued maintained declared denied described highlighted claimed acknowledged promised"
              + " underlined wrote noted replied");

  /// After these comes who is spoken to.
  private static final Set<String> ADDRESSING = Words.set("told tells");

  private static final Set<String> PRONOUNS = Words.set("he she they it");

  /// Words that may stand between a subject and its verb.
  private static final Set<String> BETWEEN =
      Words.set(
          "also further then has had have later again earlier on in a statement monday tuesday"
              + " wednesday thursday friday saturday sunday");

  /// A name after one of these is not what speaks.
  private static final Set<String> PREPOSITIONS =
      Words.set(
          "of in at for from to with by on near about against between into over under inside outside"
              + " across around through via and or than as like");

  /// Words that may follow a speaker's name when it comes after the verb.
  private static final Set<String> AFTER_NAME =
      Words.set("on in at during after before who and as from of to when while by later earlier");

  /// So many sentences back a pronoun may find its name.
  private static final int REACH = 6;

  /// So many sentences on, a quotation may end.
  private static final int QUOTATION = 4;

  private static final int WORDS_BETWEEN = 5;

  private static final Subject NOBODY = new Subject(Found.NOTHING, Optional.empty());

  /// What stands where a sentence says who speaks.
  private enum Found {
    /// No report of speech.
    NOTHING,
    NAME,
    /// He or she, whose name stands before.
    PRONOUN,
    /// "The minister", whose name may stand before.
    OFFICE,
    /// Somebody who is not named.
    OTHER
  }

  /// What a sentence says of who speaks.
  ///
  /// @param name the name, where one is found
  private record Subject(Found found, Optional<Names.Name> name) {
    Optional<String> text() {
      return name.map(Names.Name::text);
    }
  }

  private final Article article;
  private final List<Span> sentences;

  private Speakers(Article article) {
    this.article = article;
    this.sentences = ArticleText.of(article).sentences();
  }

  /// The speakers of an article.
  static Speakers of(Article article) {
    return new Speakers(article);
  }

  /// The name of the speaker of a sentence as the article spells it there or near it.
  static Optional<String> of(Article article, Span sentence) {
    return of(article).speaker(sentence);
  }

  /// The name of the speaker of a sentence as the article spells it there or near it.
  Optional<String> speaker(Span sentence) {
    boolean inside = startsInside(sentence);
    Subject own = subject(article.quote(sentence), inside);
    int place = 0;
    while (place < sentences.size() && sentences.get(place).end() <= sentence.start()) {
      place++;
    }
    return switch (own.found()) {
      case NAME, OTHER, OFFICE -> own.text();
      case PRONOUN -> before(place, true);
      case NOTHING ->
          inside || isQuotation(article.quote(sentence)) ? quoted(place) : Optional.empty();
    };
  }

  /// The speaker of a quotation that its sentence does not give.
  private Optional<String> quoted(int place) {
    // who speaks may only be said where the quotation ends
    for (int i = place + 1; i < sentences.size() && i <= place + QUOTATION; i++) {
      Span next = sentences.get(i);
      if (!startsInside(next)) {
        break;
      }
      Subject subject = subject(article.quote(next), true);
      switch (subject.found()) {
        case NAME, OTHER, OFFICE -> {
          return subject.text();
        }
        case PRONOUN -> {
          return before(place, true);
        }
        case NOTHING -> {}
      }
    }
    return before(place, false);
  }

  /// The speaker named last before a sentence.
  ///
  /// @param pronoun whether a pronoun refers to it; else the sentence goes on quoting it
  private Optional<String> before(int place, boolean pronoun) {
    boolean refers = pronoun;
    Set<String> known = pronoun ? known(place) : Set.of();
    for (int i = place - 1; i >= 0 && i >= place - REACH; i--) {
      String text = article.quote(sentences.get(i));
      boolean inside = startsInside(sentences.get(i));
      Subject subject = subject(text, inside);
      switch (subject.found()) {
        case NAME, OTHER -> {
          boolean person = !refers || subject.name().filter(name -> isBody(text, name)).isEmpty();
          return person ? subject.text() : Optional.empty();
        }
        case PRONOUN, OFFICE -> refers = true;
        case NOTHING -> {
          if (!refers && !inside && !isQuotation(text)) {
            return Optional.empty();
          }
          Optional<String> first = first(text).filter(name -> known.contains(lastWord(name)));
          if (first.isPresent()) {
            return first;
          }
        }
      }
    }
    return Optional.empty();
  }

  /// The last words of the names that speak around a sentence.
  private Set<String> known(int place) {
    Set<String> known = new HashSet<>();
    for (int i = Math.max(0, place - REACH); i < sentences.size() && i <= place + REACH; i++) {
      subject(article.quote(sentences.get(i)), startsInside(sentences.get(i)))
          .text()
          .ifPresent(name -> known.add(lastWord(name)));
    }
    return known;
  }

  /// The name that a sentence begins with.
  private static Optional<String> first(String text) {
    return Names.in(text).stream()
        .filter(name -> name.start() == 0)
        .map(Names.Name::text)
        .findFirst();
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /// Whether a name has an article before it, as those of ministries and agencies do, so that no
  /// "he" refers to it.
  private static boolean isBody(String text, Names.Name name) {
    return name.start() >= 4 && text.regionMatches(true, name.start() - 4, "the ", 0, 4);
  }

  /// Who is said to speak in a sentence: the first who does, and of who only speaks inside what
  /// that one reports nobody.
  ///
  /// @param inside whether the sentence starts inside a quotation
  private static Subject subject(String text, boolean inside) {
    Reading reading = new Reading(text, inside);
    Subject subject = NOBODY;
    for (int i = 0; i < reading.words.size(); i++) {
      if (reading.insideQuotation(i)) {
        continue;
      }
      Subject here = NOBODY;
      if (reading.word(i).equals("according") && reading.word(i + 1).equals("to")) {
        here = reading.accordingTo(i + 2);
      } else if (VERBS.contains(reading.word(i))) {
        here = reading.subjectOf(i);
      }
      boolean first = subject.found() == Found.NOTHING;
      if (here.found() == Found.NAME
          && (first || reading.isApart(here.name().orElseThrow().start()))) {
        return here;
      }
      if (first || here.found() == Found.PRONOUN) {
        subject = here;
      }
    }
    return subject;
  }

  /// One sentence with its words and names.
  private static final class Reading {
    private final String text;
    private final boolean inside;
    private final List<int[]> words;
    private final List<Names.Name> names;

    private Reading(String text, boolean inside) {
      this.text = text;
      this.inside = inside;
      this.words = places(text);
      this.names = Names.in(text);
    }

    private String word(int i) {
      return i < 0 || i >= words.size()
          ? ""
          : text.substring(words.get(i)[0], words.get(i)[1]).toLowerCase(Locale.ROOT);
    }

    private boolean insideQuotation(int i) {
      return isInside(text, 0, words.get(i)[0], inside);
    }

    /// Who the words after "according to" name: a name, or one after its lower-case title.
    private Subject accordingTo(int from) {
      for (int i = from; i < words.size() && i < from + WORDS_BETWEEN; i++) {
        boolean parted = i > from && !isSpace(words.get(i - 1)[1], words.get(i)[0]);
        if (parted || PREPOSITIONS.contains(word(i))) {
          break;
        }
        Optional<Names.Name> name = nameAt(words.get(i)[0]);
        if (name.isPresent() && speaks(name.get())) {
          return named(name.get());
        }
      }
      return new Subject(Found.OTHER, Optional.empty());
    }

    /// Who does what the verb at a place says.
    private Subject subjectOf(int verb) {
      if (DOUBTFUL.contains(word(verb)) && !reportsSpeech(verb)) {
        return NOBODY;
      }
      Optional<Names.Name> inverted = inverted(verb);
      if (inverted.isPresent()) {
        return named(inverted.get());
      }
      int before = verb - 1;
      while (before >= 0
          && verb - before <= WORDS_BETWEEN
          && BETWEEN.contains(word(before))
          && nameEndingAt(words.get(before)[1]).isEmpty()) {
        before--;
      }
      if (before < 0) {
        return NOBODY;
      }
      if (PRONOUNS.contains(word(before))) {
        boolean person = word(before).equals("he") || word(before).equals("she");
        return new Subject(person ? Found.PRONOUN : Found.OTHER, Optional.empty());
      }
      int last = word(before).equals("who") ? before - 1 : before;
      if (last < 0) {
        return NOBODY;
      }
      int end = words.get(last)[1];
      Optional<Names.Name> name =
          nameEndingAt(end).filter(this::isSubject).or(() -> beforeApposition(end));
      return name.map(this::named)
          .orElse(new Subject(isOffice(last) ? Found.OFFICE : Found.OTHER, Optional.empty()));
    }

    /// Whether "the minister", "the top envoy" ends at a word: mostly the one named before.
    private boolean isOffice(int last) {
      if (!Words.PERSONS.contains(word(last))) {
        return false;
      }
      int i = last - 1;
      while (i >= 0 && last - i < WORDS_BETWEEN && !PREPOSITIONS.contains(word(i))) {
        if (word(i).equals("the")) {
          return true;
        }
        i--;
      }
      return false;
    }

    /// Whether a quotation or "that" stands beside a verb, or it closes what it reports.
    private boolean reportsSpeech(int verb) {
      int end = words.get(verb)[1];
      return word(verb + 1).equals("that")
          || end >= text.length()
          || ",.:".indexOf(text.charAt(end)) >= 0
          || (end + 1 < text.length() && "\"“".indexOf(text.charAt(end + 1)) >= 0);
    }

    /// The name after a verb that itself follows what was said: “…,” said Ida Muir.
    private Optional<Names.Name> inverted(int verb) {
      int at = words.get(verb)[0] - 1;
      while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
        at--;
      }
      if (at < 0 || "\"”’',".indexOf(text.charAt(at)) < 0 || verb + 1 >= words.size()) {
        return Optional.empty();
      }
      boolean quoted = text.charAt(at) != ',';
      int from = verb + 1;
      while (from < words.size()
          && from - verb <= WORDS_BETWEEN
          && nameAt(words.get(from)[0]).isEmpty()
          && !PREPOSITIONS.contains(word(from))
          && isSpace(words.get(from - 1)[1], words.get(from)[0])) {
        from++;
      }
      if (from >= words.size() || !isSpace(words.get(from - 1)[1], words.get(from)[0])) {
        return Optional.empty();
      }
      return nameAt(words.get(from)[0])
          .filter(name -> !ADDRESSING.contains(word(verb)))
          .filter(name -> speaks(name) && (quoted || endsSentence(name.end())));
    }

    /// The name before an apposition that ends here: "Ida Muir, the mayor of Oban, said".
    private Optional<Names.Name> beforeApposition(int end) {
      if (end >= text.length() || text.charAt(end) != ',') {
        return Optional.empty();
      }
      int comma = text.lastIndexOf(',', end - 1);
      return comma < 0 ? Optional.empty() : nameEndingAt(comma).filter(this::isSubject);
    }

    /// Whether a name before a verb is the whole of its subject.
    private boolean isSubject(Names.Name name) {
      int first = 0;
      while (words.get(first)[0] < name.start()) {
        first++;
      }
      boolean joined = first > 0 && isSpace(words.get(first - 1)[1], name.start());
      boolean otherClause = text.lastIndexOf(';', name.start()) >= 0;
      boolean adverb = !name.certain() && name.text().endsWith("ly");
      return !otherClause && !adverb && !(joined && PREPOSITIONS.contains(word(first - 1)));
    }

    /// Whether a name after a verb or "according to" is not only the start of something else, as in
    /// "Iranian officials" and "Iran's minister".
    private boolean speaks(Names.Name name) {
      if (name.end() >= text.length() || text.charAt(name.end()) != ' ') {
        boolean possessive =
            name.end() < text.length() && "'’".indexOf(text.charAt(name.end())) >= 0;
        return !possessive;
      }
      int next = 0;
      while (next < words.size() && words.get(next)[0] < name.end()) {
        next++;
      }
      return next == words.size() || AFTER_NAME.contains(word(next));
    }

    private boolean endsSentence(int end) {
      return end >= text.length() || ".!?".indexOf(text.charAt(end)) >= 0;
    }

    /// Whether a comma or a quotation mark parts a place from what is before it.
    private boolean isApart(int start) {
      int at = start - 1;
      while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
        at--;
      }
      return at < 0 || "\"”,–—".indexOf(text.charAt(at)) >= 0;
    }

    private Subject named(Names.Name name) {
      return new Subject(Found.NAME, Optional.of(name));
    }

    private Optional<Names.Name> nameEndingAt(int end) {
      return names.stream().filter(name -> name.end() == end).findFirst();
    }

    private Optional<Names.Name> nameAt(int start) {
      return names.stream().filter(name -> name.start() == start).findFirst();
    }

    private boolean isSpace(int from, int to) {
      return text.substring(from, to).isBlank();
    }
  }

  /// Whether a sentence starts inside a quotation that its paragraph opened before.
  private boolean startsInside(Span sentence) {
    int paragraph = article.text().lastIndexOf('\n', sentence.start());
    return isInside(article.text(), paragraph + 1, sentence.start(), false);
  }

  private static boolean isQuotation(String text) {
    char first = text.charAt(0);
    return first == '“' || first == '"';
  }

  /// Whether a quotation is open at a place.
  ///
  /// @param before whether one is open where the looking begins
  static boolean isInside(String text, int from, int to, boolean before) {
    boolean inside = before;
    for (int i = from; i < to; i++) {
      switch (text.charAt(i)) {
        case '"' -> inside = !inside;
        case '“' -> inside = true;
        case '”' -> inside = false;
        default -> {}
      }
    }
    return inside;
  }

  private static List<int[]> places(String text) {
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
}
