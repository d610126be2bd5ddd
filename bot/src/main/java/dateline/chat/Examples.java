package dateline.chat;

import dateline.answer.Answer;
import dateline.answer.Statement;
import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Names;
import dateline.article.Numerals;
import dateline.article.Span;
import dateline.search.PassageSearcher;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Questions to begin with: who said what of whom, who did something, how many there were.
///
/// They are made of sentences of the newest articles, about what these speak of most, and kept only
/// where the answer is the sentence's; of each shape one, if possible, and each answered from
/// another article. Made when first asked for, and again when the index has changed. Thread-safe.
///
/// "What happened in X?" was tried and left out (November 2026): one name is too little to go by,
/// and what answers it is any sentence with the name.
final class Examples {

  private static final int MOST = 3;

  /// Only so many of the newest articles are read.
  private static final int SAMPLE = 200;

  /// So many questions of a shape are tried for each that is found.
  private static final int TRIES = 8;

  private static final int MAX_LENGTH = 90;

  private final PassageSearcher searcher;
  private final Function<String, Optional<Answer.Grounded>> answers;
  private Optional<Found> found = Optional.empty();

  private record Found(long version, List<String> questions) {}

  /// A question that might do.
  ///
  /// @param subject who or what it is about
  /// @param key the words that have to stand in its answer
  /// @param weight how much the articles speak of what it is about
  private record Candidate(String question, String subject, List<String> key, double weight) {}

  /// @param answers the answer to a question, where there is one
  Examples(PassageSearcher searcher, Function<String, Optional<Answer.Grounded>> answers) {
    this.searcher = searcher;
    this.answers = answers;
  }

  /// At most [#MOST] questions.
  synchronized List<String> questions() {
    long version = searcher.version();
    if (found.filter(kept -> kept.version() == version).isEmpty()) {
      found = Optional.of(new Found(version, find()));
    }
    return found.orElseThrow().questions();
  }

  private List<String> find() {
    List<List<Candidate>> shapes = new Reading(newest()).candidates();
    List<String> questions = new ArrayList<>();
    Used used = new Used(new HashSet<>(), new HashSet<>());
    // one of each shape, then more of those that have more
    for (int round = 0; round < MOST; round++) {
      for (List<Candidate> shape : shapes) {
        if (questions.size() < MOST) {
          next(shape, used).ifPresent(questions::add);
        }
      }
    }
    return List.copyOf(questions);
  }

  /// What the questions found so far are about, in letters only, and what they are answered from.
  private record Used(Set<String> subjects, Set<String> articles) {

    /// Whether somebody was asked about, perhaps with a name that is longer or spelled apart.
    boolean has(String subject) {
      String letters = letters(subject);
      return subjects.stream().anyMatch(s -> s.endsWith(letters) || letters.endsWith(s));
    }

    void add(String subject) {
      subjects.add(letters(subject));
    }

    private static String letters(String name) {
      return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
  }

  /// The first candidate of a shape that is answered well, about somebody and from an article not
  /// used yet; those tried are taken away.
  private Optional<String> next(List<Candidate> shape, Used used) {
    for (int tries = 0; tries < TRIES && !shape.isEmpty(); tries++) {
      Candidate candidate = shape.removeFirst();
      if (used.has(candidate.subject())) {
        continue;
      }
      Optional<String> article =
          answers
              .apply(candidate.question())
              .filter(answer -> holds(answer.statements().getFirst(), candidate.key()))
              .map(answer -> answer.citations().getFirst().span().article());
      if (article.isPresent() && used.articles().add(article.get())) {
        used.add(candidate.subject());
        return Optional.of(candidate.question());
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Statement statement, List<String> key) {
    String said = statement.text() + " " + statement.speaker().map(s -> s + " said").orElse("");
    return key.stream().allMatch(said::contains);
  }

  private List<Article> newest() {
    return searcher.articles().stream()
        .sorted(
            Comparator.comparingLong((Article article) ->
                    article.published().map(day -> -day.toEpochDay()).orElse(0L))
                .thenComparing(Article::id))
        .limit(SAMPLE)
        .toList();
  }

  /// What the sampled articles speak of.
  private static final class Reading {

    private static final int NAME_WORDS = 3;

    /// Words of a clause that makes a question.
    private static final int FEWEST_WORDS = 4;

    private static final int MOST_WORDS = 13;

    private static final Set<String> AUXILIARIES = words("were had have are will");

    private static final Set<String> PEOPLE = words("people women men children");

    private static final Set<String> DEEDS =
        words(
            "was won led met became made took gave left held sent built wrote brought bought sold"
                + " paid lost found began drew drove flew fought");

    /// Speech has a shape of its own.
    private static final Set<String> SPEECH =
        words("added stated noted claimed argued asked stressed warned explained insisted");

    /// Words that point outside the clause, and units of time.
    private static final Set<String> UNCLEAR =
        words(
            "he she it they him his her its their this that these those who which we i you our said"
                + " says according also not so then there here years months weeks days hours minutes"
                + " times percent others yesterday today tonight ago earlier later monday tuesday"
                + " wednesday thursday friday saturday sunday");

    /// Words before which a name stands alone and is no adjective.
    private static final Set<String> AFTER_NAME =
        words(
            "on after before when where while during and or as but in at to for from with by is was"
                + " has had will would who which that last since until");

    private final int articles;

    /// How often a name stands, and in how many articles.
    private final Map<String, Integer> mentions = new HashMap<>();

    private final Map<String, Integer> spread = new HashMap<>();
    private final List<Said> sayings = new ArrayList<>();
    private final List<Clause> deeds = new ArrayList<>();
    private final List<Clause> counts = new ArrayList<>();

    /// Somebody spoke of something; each as a bare name and as it reads in a question.
    private record Said(String speaker, String who, String topic, String what) {}

    /// What somebody, or so many, did.
    private record Clause(String subject, String predicate) {}

    private static Set<String> words(String words) {
      return Set.copyOf(Arrays.asList(words.split(" ")));
    }

    Reading(List<Article> sample) {
      this.articles = sample.size();
      for (Article article : sample) {
        Set<String> here = new HashSet<>();
        for (Span sentence : ArticleText.of(article).sentences()) {
          read(article.quote(sentence), here);
        }
        here.forEach(name -> spread.merge(name, 1, Integer::sum));
      }
    }

    private void read(String sentence, Set<String> here) {
      List<Names.Name> names = Names.in(sentence);
      for (Names.Name name : names) {
        if (name.certain()) {
          here.add(name.text());
          mentions.merge(name.text(), 1, Integer::sum);
        }
        if (sentence.startsWith(" said ", name.end()) && isShort(name)) {
          saying(sentence, name, names);
        }
      }
      if (!names.isEmpty() && names.getFirst().start() == 0) {
        deed(sentence, names.getFirst());
      }
      Numerals.in(sentence).forEach(numeral -> count(sentence, numeral));
    }

    private void saying(String sentence, Names.Name speaker, List<Names.Name> names) {
      for (Names.Name topic : names) {
        if (topic.start() > speaker.end()
            && topic.certain()
            && isShort(topic)
            && standsAlone(sentence, topic)
            && !speaker.text().contains(topic.text())
            && !topic.text().contains(speaker.text())) {
          sayings.add(
              new Said(
                  speaker.text(),
                  withArticle(sentence, speaker),
                  topic.text(),
                  withArticle(sentence, topic)));
        }
      }
    }

    private static boolean isShort(Names.Name name) {
      return name.text().length() > 2 && name.text().split(" ").length <= NAME_WORDS;
    }

    private static String withArticle(String sentence, Names.Name name) {
      int the = name.start() - "the ".length();
      boolean article =
          sentence.regionMatches(true, the, "the ", 0, 4)
              && (the == 0 || !Character.isLetter(sentence.charAt(the - 1)));
      return article ? "the " + name.text() : name.text();
    }

    /// Whether no noun follows that a name is only the adjective of, as in "Norse waters".
    private static boolean standsAlone(String sentence, Names.Name name) {
      int end = name.end();
      if (end >= sentence.length() || sentence.charAt(end) != ' ') {
        return end >= sentence.length() || ",.;:!?".indexOf(sentence.charAt(end)) >= 0;
      }
      return AFTER_NAME.contains(wordAt(sentence, end + 1));
    }

    private static String wordAt(String text, int start) {
      int end = start;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      return text.substring(start, end);
    }

    /// "Ada Lind opened the bridge over the Sarn": who opened the bridge over the Sarn?
    private void deed(String sentence, Names.Name name) {
      String predicate = clause(sentence, name.end());
      String verb = wordAt(predicate, 0);
      boolean does =
          DEEDS.contains(verb)
              || (verb.endsWith("ed") && !SPEECH.contains(verb) && verb.length() > 4);
      if (name.text().indexOf(' ') > 0 && does && isClear(predicate)) {
        deeds.add(new Clause(name.text(), predicate));
      }
    }

    /// "214 tourists were on board the Aurora": how many tourists were on board the Aurora?
    private void count(String sentence, Numerals.Numeral numeral) {
      String predicate = clause(sentence, numeral.end());
      String noun = wordAt(predicate, 0);
      boolean plural = PEOPLE.contains(noun) || (noun.length() > 3 && noun.endsWith("s"));
      boolean does = List.of(predicate.split(" ")).stream().anyMatch(AUXILIARIES::contains);
      if (numeral.value().compareTo(BigDecimal.ONE) > 0
          && plural
          && does
          && Character.isLowerCase(noun.charAt(0))
          && isClear(predicate)) {
        counts.add(new Clause(sentence.substring(numeral.start(), numeral.end()), predicate));
      }
    }

    /// What follows a place up to the next punctuation, if a space comes first.
    private static String clause(String sentence, int start) {
      if (start >= sentence.length() || sentence.charAt(start) != ' ') {
        return "";
      }
      int end = start;
      while (end < sentence.length() && ",.;:!?–—“”\"()\n".indexOf(sentence.charAt(end)) < 0) {
        end++;
      }
      return sentence.substring(start, end).strip();
    }

    /// Whether a clause can be understood by itself: it names something and points at nothing.
    private static boolean isClear(String clause) {
      List<String> words = List.of(clause.split(" "));
      return words.size() >= FEWEST_WORDS
          && words.size() <= MOST_WORDS
          && words.stream().map(word -> word.toLowerCase(Locale.ROOT)).noneMatch(UNCLEAR::contains)
          && Numerals.in(clause).isEmpty()
          && Names.in(clause).stream().anyMatch(name -> name.start() > 0);
    }

    /// The candidates of each shape, most telling first.
    List<List<Candidate>> candidates() {
      List<Candidate> said = new ArrayList<>();
      for (Said each : sayings) {
        said.add(
            new Candidate(
                "What did " + each.who() + " say about " + each.what() + "?",
                each.speaker(),
                List.of(lastWord(each.speaker()) + " said", lastWord(each.topic())),
                weight(each.speaker()) + weight(each.topic())));
      }
      List<Candidate> who = new ArrayList<>();
      for (Clause each : deeds) {
        who.add(
            new Candidate(
                "Who " + each.predicate() + "?",
                each.subject(),
                List.of(each.subject()),
                weight(each.subject()) + named(each.predicate())));
      }
      List<Candidate> many = new ArrayList<>();
      for (Clause each : counts) {
        many.add(
            new Candidate(
                "How many " + each.predicate() + "?",
                each.predicate(),
                List.of(each.predicate(), each.subject()),
                named(each.predicate())));
      }
      return List.of(sorted(said), sorted(who), sorted(many));
    }

    private static String lastWord(String name) {
      return name.substring(name.lastIndexOf(' ') + 1);
    }

    private static List<Candidate> sorted(Collection<Candidate> candidates) {
      Map<String, Candidate> sorted = new LinkedHashMap<>();
      candidates.stream()
          .filter(candidate -> candidate.question().length() <= MAX_LENGTH)
          .sorted(
              Comparator.comparingDouble(Candidate::weight)
                  .reversed()
                  .thenComparing(Candidate::question))
          .forEach(candidate -> sorted.putIfAbsent(candidate.question(), candidate));
      return new ArrayList<>(sorted.values());
    }

    private double named(String clause) {
      return Names.in(clause).stream().mapToDouble(name -> weight(name.text())).max().orElse(0);
    }

    /// How telling a name is: mentioned often, and not everywhere.
    private double weight(String name) {
      int wide = spread.getOrDefault(name, 1);
      return mentions.getOrDefault(name, 0) * Math.log((articles + 1.0) / wide);
    }
  }
}
