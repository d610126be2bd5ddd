package dateline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.article.Article;
import dateline.article.ArticleFiles;
import dateline.article.ArticleFiles.Reading.Read;
import dateline.article.ArticleText;
import dateline.article.Names;
import dateline.article.Numerals;
import dateline.article.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Sentences with one thing changed so that they contradict what they were: none may stand on the
/// sentence as its quote.
///
/// It runs over the articles that ship with the project, and with `-Ddateline.articles=FILE` (and
/// `-Ddateline.sentences=N`) over any others.
final class MutationsTest {

  /// What is changed, and how so that the sentence contradicts what it was.
  enum Change {
    /// A number gets a value that no number of the sentence has.
    NUMBER,
    /// A name of several words or inside the sentence becomes one of the collection that has as
    /// many words, none of which is in the sentence.
    NAME,
    /// A weekday, month or year becomes another that the sentence has not.
    DATE,
    /// "not" is put behind the first auxiliary of a sentence that has no negation.
    NEGATION_ADDED,
    /// The only negation of a sentence is taken out.
    NEGATION_REMOVED,
    /// Who said it is taken away from its end, or "said" becomes "denied".
    SPEAKER,
    /// A currency, measure or scale becomes another.
    UNIT,
    /// What may be, will be; what will be, may be; what is alleged, is.
    MODALITY,
    /// A word becomes its contrary, another outcome or another thing of its kind, which the
    /// sentence has not.
    CONTRARY,
    /// Two names around a verb that only one of two can do to the other change places.
    ROLES,
    /// "more than" becomes "less than", "at least" becomes "at most", and the like.
    COMPARISON
  }

  /// A changed sentence.
  record Mutant(Change change, String text) {}

  private static final List<String> WEEKDAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final String CONTRARIES =
      """
      rose fell
      increased decreased
      increase decrease
      gained lost
      more fewer
      before after
      won lost
      win lose
      accepted rejected
      opened closed
      open close
      supported opposed
      supports opposes
      ally enemy
      allies enemies
      first last
      north south
      northern southern
      east west
      eastern western
      dead injured
      killed injured
      killed wounded
      guilty innocent
      began ended
      start end
      bought sold
      buy sell
      allowed banned
      allow prevent
      higher lower
      high low
      larger smaller
      best worst
      better worse
      strong weak
      public private
      arrested released
      male female
      older younger
      oldest youngest
      up down
      inside outside
      legal illegal
      safe dangerous
      positive negative
      majority minority
      Democratic Republican
      hot cold
      rich poor
      success failure
      always never
      entered left
      hired fired
      arrested convicted
      sentenced acquitted
      proposed approved
      offered paid
      threatened warned
      suspected proved
      searched found
      bus train
      car truck
      knife gun
      fire flood
      school hospital
      river lake
      boy girl
      dog cat
      """;

  /// Only one of two can do it to the other.
  private static final Pattern ROLES =
      Pattern.compile(
          " (attacked|beat|defeated|invaded|sued|accused|criticized|criticised|killed|shot|hit|blamed"
              + "|replaced|succeeded|told|asked|urged|invited|praised|warned|thanked|bought|acquired"
              + "|hired|fired|sold|joined|left|supports|supported|opposed|founded|owns|leads|led) ");

  static List<Mutant> mutants(String sentence, List<String> names, Random random) {
    List<Mutant> mutants = new ArrayList<>();
    numbers(sentence, mutants);
    names(sentence, names, random, mutants);
    dates(sentence, mutants);
    negations(sentence, mutants);
    speakers(sentence, mutants);
    swap(sentence, Change.UNIT, UNITS, mutants);
    swap(sentence, Change.MODALITY, MODALITIES, mutants);
    swap(sentence, Change.COMPARISON, COMPARISONS, mutants);
    for (String line : CONTRARIES.lines().toList()) {
      String[] pair = line.split(" ", -1);
      contrary(sentence, pair[0], pair[1], mutants);
      contrary(sentence, pair[1], pair[0], mutants);
    }
    roles(sentence, mutants);
    return mutants;
  }

  private static void numbers(String sentence, List<Mutant> mutants) {
    List<Numerals.Numeral> numerals = Numerals.in(sentence);
    Set<Double> values = new HashSet<>();
    numerals.forEach(n -> values.add(n.value().doubleValue()));
    for (Numerals.Numeral numeral : numerals) {
      String text = sentence.substring(numeral.start(), numeral.end());
      if (text.equalsIgnoreCase("one") || text.equalsIgnoreCase("second")) {
        continue; // may be no number
      }
      boolean partOfName =
          Names.in(sentence).stream()
              .anyMatch(n -> n.start() <= numeral.start() && numeral.end() <= n.end());
      if (partOfName) {
        continue;
      }
      List<String> others = new ArrayList<>();
      if (Character.isDigit(text.charAt(0))) {
        int last = text.length() - 1;
        while (!Character.isDigit(text.charAt(last))) {
          last--;
        }
        char digit = text.charAt(last);
        others.add(
            text.substring(0, last)
                + (char) ('0' + (digit - '0' + 1) % 10)
                + text.substring(last + 1));
        if (text.length() > 1
            && Character.isDigit(text.charAt(1))
            && text.charAt(0) != text.charAt(1)
            && text.charAt(1) != '0') {
          others.add("" + text.charAt(1) + text.charAt(0) + text.substring(2));
        }
      } else {
        others.add("seventeen");
      }
      for (String other : others) {
        if (Numerals.in(other).stream().noneMatch(n -> values.contains(n.value().doubleValue()))) {
          mutants.add(
              new Mutant(
                  Change.NUMBER,
                  sentence.substring(0, numeral.start())
                      + other
                      + sentence.substring(numeral.end())));
        }
      }
    }
  }

  private static void names(
      String sentence, List<String> names, Random random, List<Mutant> mutants) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    for (Names.Name name : Names.in(sentence)) {
      if (!name.certain()) {
        continue; // may be an ordinary word
      }
      int words = name.text().split(" ", -1).length;
      for (int attempt = 0; attempt < 30; attempt++) {
        String other = names.get(random.nextInt(names.size()));
        boolean strange =
            Words.of(other).stream()
                .noneMatch(w -> lower.contains(w.substring(0, Math.min(4, w.length()))));
        if (other.split(" ", -1).length == words && strange) {
          mutants.add(
              new Mutant(
                  Change.NAME,
                  sentence.substring(0, name.start()) + other + sentence.substring(name.end())));
          break;
        }
      }
    }
  }

  private static void dates(String sentence, List<Mutant> mutants) {
    for (List<String> list : List.of(WEEKDAYS, MONTHS)) {
      for (int i = 0; i < list.size(); i++) {
        String other = list.get((i + 1) % list.size());
        if (!sentence.contains(other)) {
          replace(sentence, "\\b" + list.get(i) + "\\b", other, Change.DATE, mutants);
        }
      }
    }
    Matcher year = Pattern.compile("\\b(19|20)(\\d\\d)\\b").matcher(sentence);
    if (year.find()) {
      String other = Integer.toString(Integer.parseInt(year.group()) - 3);
      if (!sentence.contains(other)) {
        replace(sentence, "\\b" + year.group() + "\\b", other, Change.DATE, mutants);
      }
    }
  }

  private static final Pattern NEGATION =
      Pattern.compile(
          "\\b(not|no|never|none|nobody|nothing|neither|nor|cannot|without|hardly|unable|unlikely|denie[sd]|deny"
              + "|refus\\w+|fail\\w*|rejected|declined|few|little|only|stopped|avoid\\w*|prevent\\w*)\\b|n['’]t\\b",
          Pattern.CASE_INSENSITIVE);

  private static void negations(String sentence, List<Mutant> mutants) {
    Matcher negation = NEGATION.matcher(sentence);
    int count = 0;
    while (negation.find()) {
      count++;
    }
    if (count == 0) {
      Matcher auxiliary =
          Pattern.compile(
                  "\\b(is|was|are|were|has|have|had|will|would|can|could|should|must) (?=[a-z])")
              .matcher(sentence);
      int added = 0;
      while (auxiliary.find() && added < 2) {
        mutants.add(
            new Mutant(
                Change.NEGATION_ADDED,
                sentence.substring(0, auxiliary.end())
                    + "not "
                    + sentence.substring(auxiliary.end())));
        added++;
      }
    }
    if (count == 1) {
      for (String[] pair :
          new String[][] {
            {"\\bnot (?!only|just|yet|necessarily)", ""},
            {"\\bnever ", ""},
            {"\\bcannot\\b", "can"},
            {"\\b(did|do|does|could|would|should|is|was|are|were|has|have|had)n['’]t\\b", "$1"},
            {"\\bcan['’]t\\b", "can"},
            {"\\bwon['’]t\\b", "will"},
            {"\\bwithout\\b", "with"}
          }) {
        replace(sentence, pair[0], pair[1], Change.NEGATION_REMOVED, mutants);
      }
    }
  }

  private static void speakers(String sentence, List<Mutant> mutants) {
    Matcher end =
        Pattern.compile(",[”\"]? (he|she|[A-Z]\\w+( [A-Z]\\w+)?) said\\.$").matcher(sentence);
    if (end.find() && end.start() > 30 && sentence.indexOf('"') < 0 && sentence.indexOf('“') < 0) {
      mutants.add(new Mutant(Change.SPEAKER, sentence.substring(0, end.start()) + "."));
    }
    replace(sentence, "\\bsaid (?=that )", "denied ", Change.SPEAKER, mutants);
  }

  private static final String UNITS =
      """
      \\$(?=\\d)=€
      €(?=\\d)=$
      £(?=\\d)=$
      \\bmillion\\b=billion
      \\bbillion\\b=million
      \\bkilometers\\b=miles
      \\bmiles\\b=kilometers
      \\b(?<=\\d )percent\\b=percentage points
      (?<=\\d)%=$
      \\bhours\\b=days
      \\bminutes\\b=hours
      \\byears\\b=months
      \\bdays\\b=weeks
      \\bmonths\\b=years
      \\bweeks\\b=months
      \\btons\\b=kilograms
      \\bpounds\\b=tons
      \\bfeet\\b=miles
      """;

  private static final String MODALITIES =
      """
      \\bmay (?=[a-z])=will
      \\bmight (?=[a-z])=will
      \\bcould (?=[a-z])=will
      \\bwill (?=[a-z])=may
      \\bwould (?=[a-z])=might
      \\b(an? )?alleged (?=[a-z])=
      \\ballegedly =
      \\breportedly =
      \\bplans to\\b=refuses to
      \\bplan to\\b=refuse to
      \\bis expected to be\\b=is
      \\bshould be\\b=is
      \\bmust be\\b=is
      """;

  private static final String COMPARISONS =
      """
      \\bmore than(?= \\d)=less than
      \\b[Mm]ore than =
      \\bless than(?= \\d)=more than
      \\bat least(?= \\w+)=at most
      \\b[Aa]t least =
      \\bup to(?= \\d)=more than
      \\bnearly(?= \\d)=more than
      \\balmost(?= \\d)=over
      \\bover(?= \\d)=under
      \\bfewer than\\b=more than
      \\btwice\\b=three times
      """;

  private static void swap(String sentence, Change change, String table, List<Mutant> mutants) {
    for (String line : table.lines().toList()) {
      int at = line.lastIndexOf('=');
      String by = line.substring(at + 1);
      String pattern = line.substring(0, at);
      boolean spaced = pattern.contains(" (?=[a-z])") && !by.isEmpty();
      replace(
          sentence, pattern, Matcher.quoteReplacement(by) + (spaced ? " " : ""), change, mutants);
    }
  }

  private static void contrary(String sentence, String word, String by, List<Mutant> mutants) {
    boolean has =
        Pattern.compile("\\b" + by + "\\b", Pattern.CASE_INSENSITIVE).matcher(sentence).find();
    if (!has) {
      replace(sentence, "\\b" + word + "\\b", by, Change.CONTRARY, mutants);
    }
  }

  private static void roles(String sentence, List<Mutant> mutants) {
    List<Names.Name> names = Names.in(sentence);
    for (int i = 0; i + 1 < names.size(); i++) {
      Names.Name one = names.get(i);
      Names.Name other = names.get(i + 1);
      String between = sentence.substring(one.end(), other.start());
      boolean apart = Words.of(one.text()).stream().noneMatch(Words.of(other.text())::contains);
      if (apart && ROLES.matcher(between).matches()) {
        mutants.add(
            new Mutant(
                Change.ROLES,
                sentence.substring(0, one.start())
                    + other.text()
                    + between
                    + one.text()
                    + sentence.substring(other.end())));
      }
    }
  }

  private static void replace(
      String sentence, String pattern, String by, Change change, List<Mutant> mutants) {
    Matcher matcher = Pattern.compile(pattern).matcher(sentence);
    if (matcher.find()) {
      StringBuilder changed = new StringBuilder();
      matcher.appendReplacement(changed, by);
      matcher.appendTail(changed);
      mutants.add(new Mutant(change, changed.toString()));
    }
  }

  /// How many were made and which stood.
  record Outcome(Map<Change, Integer> made, List<String> accepted, int sentences, int unchanged) {}

  static Outcome run(Collection<Article> articles, int limit) {
    Map<Change, Integer> made = new EnumMap<>(Change.class);
    List<String> accepted = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    List<Draft.Quote> quotes = new ArrayList<>();
    for (Article article : articles) {
      for (Span span : ArticleText.of(article).sentences()) {
        String text = article.quote(span);
        Names.in(text).stream().filter(Names.Name::certain).forEach(n -> names.add(n.text()));
        if (text.length() >= 40
            && text.length() <= 500
            && ".”\"".indexOf(text.charAt(text.length() - 1)) >= 0) {
          quotes.add(new Draft.Quote(article, span));
        }
      }
    }
    Random random = new Random(7);
    Collections.shuffle(quotes, random);
    List<String> all = List.copyOf(names);
    int unchanged = 0;
    int sentences = Math.min(limit, quotes.size());
    for (Draft.Quote quote : quotes.subList(0, sentences)) {
      String sentence = quote.text();
      if (stands(sentence + " ", quote)
          && stands(sentence.substring(0, sentence.length() - 1), quote)) {
        unchanged++;
      }
      for (Mutant mutant : mutants(sentence, all, random)) {
        made.merge(mutant.change(), 1, Integer::sum);
        if (stands(mutant.text(), quote)) {
          accepted.add(mutant.change() + ": " + mutant.text() + "\n   of: " + sentence);
        }
      }
    }
    return new Outcome(made, accepted, sentences, unchanged);
  }

  private static boolean stands(String text, Draft.Quote quote) {
    return StatementChecker.stands(new Draft.Proposal(text, List.of(quote), Optional.empty()));
  }

  static Collection<Article> articles(Path path) throws IOException {
    try (Stream<ArticleFiles.Reading> readings = ArticleFiles.read(List.of(path))) {
      return readings.map(reading -> ((Read) reading).article()).toList();
    }
  }

  @Test
  void stands_seedSentencesWithOneThingChanged_none() throws IOException {
    String file = System.getProperty("dateline.articles", "");
    int limit = Integer.getInteger("dateline.sentences", Integer.MAX_VALUE);
    Outcome outcome =
        run(file.isEmpty() ? ParaphrasesTest.seeds().values() : articles(Path.of(file)), limit);
    assertThat(outcome.made()).hasSizeGreaterThan(6);
    assertThat(outcome.accepted()).isEmpty();
  }

  @Test
  void stands_trueParaphrasesWithOneThingChanged_none() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Article article : ParaphrasesTest.seeds().values()) {
      Names.in(article.text()).stream()
          .filter(Names.Name::certain)
          .forEach(name -> names.add(name.text()));
    }
    List<String> accepted = new ArrayList<>();
    int made = 0;
    Random random = new Random(7);
    for (String file :
        List.of("paraphrases.jsonl", "paraphrases-held-out.jsonl", "paraphrases-topics.jsonl")) {
      for (ParaphrasesTest.Sample sample : ParaphrasesTest.samples(file)) {
        String text = sample.proposal().text();
        for (Mutant mutant : mutants(text, List.copyOf(names), random)) {
          Draft.Proposal changed =
              new Draft.Proposal(mutant.text(), sample.proposal().quotes(), Optional.empty());
          if (isStrange(mutant.text(), sample)) {
            made++;
            if (StatementChecker.stands(changed)) {
              accepted.add(mutant.change() + ": " + mutant.text() + "\n   of: " + text);
            }
          }
        }
      }
    }
    assertThat(made).isGreaterThan(300);
    assertThat(accepted).isEmpty();
  }

  /// Whether what a change brings into a paraphrase stands in none of its quotes.
  private static boolean isStrange(String changed, ParaphrasesTest.Sample sample) {
    Set<String> words = new HashSet<>(Words.of(changed));
    Words.of(sample.proposal().text()).forEach(words::remove);
    Set<String> quoted = new HashSet<>();
    sample.proposal().quotes().forEach(quote -> quoted.addAll(Words.of(quote.text())));
    return words.isEmpty() || words.stream().noneMatch(quoted::contains);
  }
}
