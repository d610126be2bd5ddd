package dateline.article;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/// Whose words an article gives where: finds reported and quoted speech with its speaker, cue,
/// content, hearer and carrier.
///
/// Sentence by sentence, outside of quotation marks, it looks for words that report speech ("said",
/// "according to", "adding"), takes the noun phrase before or behind them for the speaker, and what
/// they leave of the sentence for what is said; a quotation belongs to the report that it touches,
/// or goes on with the one before it. "He", "it" and offices ("the top Sudish diplomat") are those
/// whom the article named, see [Persons]. No speaker is better than a wrong one: what is only part
/// of a subject is none, nor is who is spoken to.
///
/// Reads an article once, in time linear in its length; thread-safe.
public final class Attributions {

  private static final Map<Article, Attributions> READ =
      Collections.synchronizedMap(new WeakHashMap<>());

  /// So many sentences back a pronoun may find its name.
  private static final int REACH = 6;

  /// Words before a verb that may be its subject, at most.
  private static final int SUBJECT = 16;

  /// A quotation of fewer words that no report touches is no speech but a title or a doubt.
  private static final int LEAST_QUOTED = 5;

  /// Verbs that report speech whatever follows.
  private static final Set<String> STRONG =
      Persons.set(
          "said says told tells added stated stressed emphasized emphasised reiterated reaffirmed"
              + " insisted asserted argued tweeted explained warned announced remarked commented"
              + " reported quipped lamented cautioned contended exclaimed joked testified");

  /// Verbs that mean something else unless a quotation or "that" is beside them, or they close what
  /// they report.
  private static final Set<String> DOUBTFUL =
      Persons.set(
          "continued maintained declared denied described highlighted claimed acknowledged promised"
              + " underlined underscored wrote noted replied adds states notes stresses claims believes"
              + " believe thinks think thought revealed confirmed concluded suggested indicated"
              + " recalled predicted conceded vowed pledged asked responded posted admitted alleged"
              + " estimated observed read reads say tell warns insists argues writes explains"
              + " announces agreed hoped hopes countered urged complained boasted mused recounted"
              + " shouted called calls");

  /// Verbs whose object is what somebody said, where a person or office is their subject.
  private static final Set<String> SPEECH_ACTS =
      Persons.set(
          "stressed emphasized emphasised highlighted underlined underscored reaffirmed reiterated"
              + " hailed condemned praised urged accentuated voiced expressed criticized criticised"
              + " rejected welcomed denounced blamed accused commended");

  /// Verbs of speech whose object follows a word: "called for", "pointed to".
  private static final Set<String> WITH_PREPOSITION =
      Persons.set("called pointed touched referred warned appealed");

  private static final Set<String> THEIR_PREPOSITIONS = Persons.set("for to on of against about");

  /// Participles that go on with what the subject of their clause says.
  private static final Set<String> PARTICIPLES =
      Persons.set(
          "saying adding noting stressing insisting warning emphasizing emphasising reaffirming"
              + " asserting arguing claiming telling explaining stating writing tweeting announcing"
              + " promising acknowledging underlining underscoring suggesting vowing pointing calling");

  private static final Set<String> NOT_WITH_A_SUBJECT = Persons.set("pointing calling");

  /// After these comes who is spoken to.
  private static final Set<String> ADDRESSING =
      Persons.set("told tells tell telling warned warning assured informed reminded asked urged");

  /// Of these, the ones that always have a hearer.
  private static final Set<String> TELLING = Persons.set("told tells tell telling");

  private static final Set<String> BE =
      Persons.set("is are was were be been being am isn't wasn't aren't weren't");

  private static final Set<String> DETERMINERS =
      Persons.set("the a an this that these those his her their its my our your no any some each");

  /// Words that may stand between a subject and its verb.
  private static final Set<String> BETWEEN =
      Persons.set(
          "also further then has had have later again earlier on in a statement monday tuesday"
              + " wednesday thursday friday saturday sunday today yesterday once repeatedly previously"
              + " recently reportedly publicly clearly simply only even just always often afterwards"
              + " separately jokingly privately tweet interview morning afternoon evening night"
              + " consistently strongly briefly still already both now all tearfully similarly");

  private static final Set<String> PREPOSITIONS =
      Persons.set(
          "of in at for from to with by on near about against between into over under inside outside"
              + " across around through via or than as like during after before among within without"
              + " since until amid despite following behind");

  /// Words that begin a clause, and so a subject.
  private static final Set<String> CLAUSE_OPENERS =
      Persons.set(
          "but that while when as because after before if although though since where which so yet"
              + " whether until unless once how why what whereas meanwhile however");

  private static final Set<String> HONORIFICS = Persons.set("mr mrs ms dr sir");

  /// Words that may follow a speaker's name when it comes after the verb.
  private static final Set<String> AFTER_NAME =
      Persons.set(
          "on in at during after before who and as from of to when while by later earlier last this"
              + " through following about with via monday tuesday wednesday thursday friday saturday"
              + " sunday today yesterday told for referring adding speaking");

  private static final Set<String> TIMES =
      Persons.set(
          "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier"
              + " later morning afternoon evening night week month year last this january february"
              + " march april may june july august september october november december early late");

  /// Words for means of speech behind "in a", "on" and "at a".
  private static final Set<String> MEANS =
      Persons.set(
          "statement tweet interview speech letter post message email briefing conference call release"
              + " x twitter facebook instagram truth telegram television tv radio cnn fox remarks"
              + " address report podcast op-ed memo video ceremony rally hearing testimony announcement"
              + " website page blog account appearance essay article column document");

  private static final Set<String> FIRST_PERSON = Persons.set("i we you who that which");

  // nothing here holds the article: what is known of one is forgotten with it
  private final List<Attribution> found;
  private final Optional<String> agency;
  private final Optional<String> outlet;

  /// Where sentences start that begin with a clause of the article's own.
  private final Set<Integer> mixed;

  private final Persons persons;

  private Attributions(Article article) {
    Reader reader = new Reader(article);
    this.found = reader.read();
    this.persons = reader.persons;
    this.agency = agencyOf(article);
    this.outlet = article.outlet();
    this.mixed = Set.copyOf(reader.mixed);
  }

  /// The attributions of an article.
  public static Attributions of(Article article) {
    Attributions known = READ.get(article);
    if (known != null) {
      return known;
    }
    Attributions read = new Attributions(article);
    READ.put(article, read);
    return read;
  }

  /// All of them, in the order in which they begin.
  public List<Attribution> all() {
    return found;
  }

  /// The agency from which the article says that it has its text, where that is not its outlet.
  public Optional<String> agency() {
    return agency;
  }

  /// Those of a sentence that are not told in what somebody else says: with words of their content
  /// or their cue in it.
  public List<Attribution> of(Span sentence) {
    return found.stream()
        .filter(each -> !each.nested())
        .filter(each ->
            each.isIn(sentence) || each.cue().filter(cue -> cue.overlaps(sentence)).isPresent())
        .toList();
  }

  /// Whose words a sentence reports, by the fullest name that the article gives; empty where it
  /// reports nobody's or those of several.
  public Optional<String> speaker(Span sentence) {
    List<Optional<String>> speakers =
        of(sentence).stream().map(Attribution::speaker).distinct().toList();
    boolean partly = mixed.stream().anyMatch(at -> sentence.start() <= at && at < sentence.end());
    return speakers.size() == 1 && !partly ? speakers.getFirst() : Optional.empty();
  }

  /// Whether an attribution of this article is to somebody.
  ///
  /// @param who a name in any spelling, or an office such as "the Sudish minister"
  public boolean isOf(Attribution attribution, String who) {
    if (attribution.speaker().isEmpty()) {
      boolean among =
          attribution.named().stream().anyMatch(name -> isSame(name, persons.fullName(who)));
      return among || attribution.carrier().filter(name -> isSame(name, who)).isPresent();
    }
    String speaker = attribution.speaker().get();
    return isSame(speaker, persons.fullName(who))
        || Persons.isSameBody(speaker, who)
        || attribution.carrier().filter(name -> isSame(name, who)).isPresent()
        || persons.holder(who, Optional.empty()).filter(speaker::equals).isPresent();
  }

  /// Whether an attribution of this article is to somebody else, not only not known to be to them:
  /// a spokesman's words may be those of a ministry.
  public boolean isOfAnother(Attribution attribution, String who) {
    return attribution.speaker().isPresent() && !isOf(attribution, who) && !Persons.isBody(who);
  }

  /// Through whom the words of a sentence come: who the sentence says has them from the speaker, or
  /// else the agency that the article has its text from, or else its outlet.
  public Optional<String> carrier(Span sentence) {
    return of(sentence).stream()
        .flatMap(each -> each.carrier().stream())
        .findFirst()
        .or(() -> agency)
        .or(() -> outlet);
  }

  /// Whether two names of speakers, of whatever articles, are of one: in two spellings, or the one
  /// ends the other as a surname does.
  public static boolean isSame(String one, String other) {
    if (one.equalsIgnoreCase(other)) {
      return true;
    }
    Spelling first = Spelling.of(one);
    Spelling second = Spelling.of(other);
    if (first.words().isEmpty() || second.words().isEmpty()) {
      return false;
    }
    return NameGroup.same(first, second, Set.of())
        || endsWith(first, second)
        || endsWith(second, first);
  }

  private static boolean endsWith(Spelling longer, Spelling shorter) {
    boolean described =
        List.of(" in ", " of ", " for ", "’s ", "'s ").stream().anyMatch(longer.name()::contains);
    return !described
        && NameGroup.ends(longer).stream().anyMatch(end -> NameGroup.same(end, shorter, Set.of()));
  }

  /// Whether a quotation is open at a place.
  ///
  /// @param before whether one is open where the looking begins
  public static boolean isInside(String text, int from, int to, boolean before) {
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

  /// "(Source: X)" or "Source: X" where a line or bracket ends, in the last third of the text.
  private static Optional<String> agencyOf(Article article) {
    String text = article.text();
    for (String label : List.of("Source: ", "SOURCE: ", "source: ", "Source:")) {
      int at = text.lastIndexOf(label);
      if (at < text.length() / 2 || at < 0) {
        continue;
      }
      boolean apart = at == 0 || "(\n[–—-\r\t ".indexOf(text.charAt(at - 1)) >= 0;
      int from = Punctuation.skipWhite(text, at + label.length(), text.length());
      int end = from;
      while (end < text.length() && ")]\n\r.;|".indexOf(text.charAt(end)) < 0 && end - from < 60) {
        end++;
      }
      String name = text.substring(from, end).strip();
      boolean nameLike =
          !name.isEmpty()
              && name.length() <= 40
              && Character.isUpperCase(name.charAt(0))
              && name.split(" ", -1).length <= 4;
      if (apart && nameLike && !article.outlet().filter(name::equalsIgnoreCase).isPresent()) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /// What the words are that stand where a sentence says who speaks.
  private enum Kind {
    NAME,
    /// He or she, whose name stands before.
    PRONOUN,
    /// It, which may be a body named before.
    IT,
    /// "The minister", whose name may stand before.
    OFFICE,
    /// "Norland's ministry", "the police".
    BODY,
    /// Somebody who is not named.
    OTHER
  }

  /// Who is said to speak.
  ///
  /// @param start index in the article's text
  /// @param name as it stands there, where it is one
  /// @param titled whether "Mr." or an office stands before it
  private record Source(Kind kind, int start, int end, Optional<String> name, boolean titled) {
    private Source(Kind kind, int start, int end, Optional<String> name) {
      this(kind, start, end, name, false);
    }
  }

  /// One report, before it is known who "he" is.
  private static final class Report {
    private final Source source;
    private final int cueStart;
    private final int cueEnd;
    private List<int[]> content = new ArrayList<>();
    private Optional<Source> hearer = Optional.empty();
    private Optional<String> carrier = Optional.empty();
    private boolean nested;
    private Optional<String> speaker = Optional.empty();
    private boolean person;
    private Optional<String> hearerName = Optional.empty();

    private Report(Source source, int cueStart, int cueEnd) {
      this.source = source;
      this.cueStart = cueStart;
      this.cueEnd = cueEnd;
    }
  }

  /// A word of a sentence.
  private record Word(int start, int end, String key) {}

  /// Reads one article.
  private static final class Reader {
    private final Article article;
    private final String text;
    private final List<Span> sentences;
    private final List<Quotations.Quotation> quotations;
    private final List<List<Names.Name>> names = new ArrayList<>();
    private final Persons persons;
    private final Set<String> certain = new HashSet<>();
    private final Set<Integer> mixed = new HashSet<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<List<Report>> bySentence = new ArrayList<>();

    private Reader(Article article) {
      this.article = article;
      this.text = article.text();
      this.sentences = ArticleText.of(article).sentences();
      this.quotations = Quotations.in(text);
      for (Span sentence : sentences) {
        names.add(Names.in(article.quote(sentence)));
      }
      persons = new Persons(text, sentences, names);
      for (List<Names.Name> each : names) {
        each.stream().filter(Names.Name::certain).forEach(name -> certain.add(name.text()));
      }
    }

    private List<Attribution> read() {
      for (int i = 0; i < sentences.size(); i++) {
        List<Report> own = new SentenceReader(i).read();
        bySentence.add(own);
        reports.addAll(own);
      }
      for (int i = 0; i < sentences.size(); i++) {
        for (Report report : bySentence.get(i)) {
          resolve(i, report);
        }
      }
      List<Attribution> attributions = new ArrayList<>(quotationsOf());
      for (Report report : reports) {
        if (!report.content.isEmpty()) {
          attributions.add(attribution(report));
        }
      }
      attributions.sort(
          Comparator.comparingInt((Attribution each) -> each.content().getFirst().start())
              .thenComparingInt(each -> each.content().getFirst().end()));
      return List.copyOf(attributions);
    }

    private Span span(int start, int end) {
      return new Span(article.id(), start, end);
    }

    private Attribution attribution(Report report) {
      Optional<Span> source =
          report.source.end > report.source.start
              ? Optional.of(span(report.source.start, report.source.end))
              : Optional.empty();
      Optional<Span> cue =
          report.cueEnd > report.cueStart
              ? Optional.of(span(report.cueStart, report.cueEnd))
              : Optional.empty();
      List<Span> content = report.content.stream().map(each -> span(each[0], each[1])).toList();
      List<String> named =
          source.stream()
              .flatMap(each -> Names.in(article.quote(each)).stream())
              .map(name -> persons.fullName(name.text()))
              .toList();
      return new Attribution(
          source,
          cue,
          named,
          report.speaker,
          report.person,
          content,
          quoted(content),
          report.hearerName,
          report.carrier,
          report.nested);
    }

    private Attribution.Quoted quoted(List<Span> content) {
      int inside = 0;
      int all = 0;
      for (Span each : content) {
        for (int i = each.start(); i < each.end(); i++) {
          if (Character.isLetterOrDigit(text.charAt(i))) {
            all++;
            inside += quotationAt(i) >= 0 ? 1 : 0;
          }
        }
      }
      return inside == 0
          ? Attribution.Quoted.NOT
          : inside == all ? Attribution.Quoted.ALL : Attribution.Quoted.PARTLY;
    }

    /// The quotation that holds a place, or -1.
    private int quotationAt(int at) {
      int low = 0;
      int high = quotations.size() - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        Quotations.Quotation each = quotations.get(middle);
        if (at < each.start()) {
          high = middle - 1;
        } else if (at >= each.end()) {
          low = middle + 1;
        } else {
          return middle;
        }
      }
      return -1;
    }

    /// The first quotation that ends behind a place; may be none.
    private int quotationFrom(int at) {
      int low = 0;
      int high = quotations.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (quotations.get(middle).end() <= at) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    // quotations

    /// Gives each quotation to the report that it touches, all of it; those that none touches go on
    /// with the one before, or have no speaker.
    private List<Attribution> quotationsOf() {
      List<Attribution> alone = new ArrayList<>();
      Map<Integer, Report> taken = new HashMap<>();
      for (Report report : reports) {
        List<int[]> whole = new ArrayList<>();
        for (int[] piece : report.content) {
          widen(report, piece, whole, taken);
        }
        report.content = merged(whole);
      }
      Optional<Report> last = Optional.empty();
      int lastEnd = -1;
      int place = 0;
      for (int q = 0; q < quotations.size(); q++) {
        Quotations.Quotation quotation = quotations.get(q);
        while (place < sentences.size() && sentences.get(place).end() <= quotation.start()) {
          place++;
        }
        Report own = taken.get(q);
        if (own != null) {
          last = Optional.of(own);
          lastEnd = quotation.end();
          continue;
        }
        boolean begins =
            place < sentences.size()
                && Punctuation.skipWhite(text, sentences.get(place).start(), quotation.start())
                    == quotation.start()
                && sentences.get(place).start() <= quotation.start();
        if (!begins || words(quotation) < 2 || !endsSentence(quotation)) {
          continue;
        }
        Optional<Report> before = goesOn(place, last, lastEnd, quotation);
        if (before.isEmpty() && words(quotation) < LEAST_QUOTED) {
          continue;
        }
        Report report =
            new Report(
                new Source(Kind.OTHER, quotation.start(), quotation.start(), Optional.empty()),
                quotation.start(),
                quotation.start());
        before.ifPresent(each -> {
          report.speaker = each.speaker;
          report.person = each.person;
          report.hearerName = each.hearerName;
          report.carrier = each.carrier;
        });
        quotation.pieces().forEach(piece -> report.content.add(piece.clone()));
        alone.add(attribution(report));
        if (before.isPresent()) {
          last = Optional.of(report);
          lastEnd = quotation.end();
        }
      }
      return alone;
    }

    private boolean endsSentence(Quotations.Quotation quotation) {
      int last = quotation.pieces().getLast()[1];
      return Punctuation.isStop(text.charAt(last - 1))
          || (quotation.end() < text.length() && text.charAt(quotation.end()) == '.')
          || text.charAt(last - 1) == ',';
    }

    private int words(Quotations.Quotation quotation) {
      int words = 0;
      for (int[] piece : quotation.pieces()) {
        for (int i = piece[0] + 1; i < piece[1]; i++) {
          words += text.charAt(i) == ' ' ? 1 : 0;
        }
        words++;
      }
      return words;
    }

    /// Whose words a quotation goes on with: of the report whose quotation ended just before it, or
    /// of the only report of the sentence before.
    private Optional<Report> goesOn(
        int place, Optional<Report> last, int lastEnd, Quotations.Quotation quotation) {
      int before = place - 1;
      boolean beside = lastEnd >= 0 && before >= 0 && lastEnd > sentences.get(before).start();
      List<Report> reporting =
          before < 0
              ? List.of()
              : bySentence.get(before).stream().filter(each -> !each.nested).toList();
      if (!reporting.isEmpty()) {
        Report report = reporting.getLast();
        boolean one =
            reporting.stream().map(each -> each.speaker).distinct().count() == 1
                && report.source.kind != Kind.OTHER;
        boolean near = quotation.start() - sentences.get(before).end() < 8;
        return one && near ? Optional.of(report) : Optional.empty();
      }
      return beside ? last : Optional.empty();
    }

    /// Adds a piece of what is said, with the whole of each quotation that it begins or ends in;
    /// what is only a quotation, without its marks.
    private void widen(Report report, int[] piece, List<int[]> whole, Map<Integer, Report> taken) {
      int start = piece[0];
      int end = piece[1];
      int q = quotationFrom(start);
      List<int[]> further = new ArrayList<>();
      List<int[]> earlier = new ArrayList<>();
      for (; q < quotations.size() && quotations.get(q).start() < end; q++) {
        Quotations.Quotation quotation = quotations.get(q);
        if (!report.nested || !taken.containsKey(q)) {
          taken.putIfAbsent(q, report);
        }
        List<int[]> pieces = quotation.pieces();
        if (quotation.start() < start) {
          start = Math.min(start, pieces.getFirst()[0]);
          // of earlier paragraphs
          for (int[] each : pieces) {
            if (each[1] < piece[0] && text.lastIndexOf('\n', piece[0]) > each[1]) {
              earlier.add(each.clone());
              start = piece[0];
            }
          }
          for (int[] each : pieces) {
            if (each[0] <= piece[0] && piece[0] <= each[1]) {
              start = each[0];
            }
          }
        }
        if (quotation.end() > end) {
          for (int[] each : pieces) {
            if (each[0] <= end && end <= each[1] + 1) {
              end = Math.max(end, each[1]);
            } else if (each[0] > end) {
              further.add(each.clone());
            }
          }
        }
      }
      whole.addAll(earlier);
      if (end > start) {
        whole.add(bare(start, end));
      }
      whole.addAll(further);
    }

    /// A stretch without white space, quotation marks that hold all of it and commas around it.
    private int[] bare(int from, int to) {
      int start = from;
      int end = to;
      while (start < end && " ,:;—–-\n\r\t".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      while (end > start && " ,:;—–-\n\r\t".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      int q = quotationAt(start);
      if (q >= 0 && q == quotationAt(end - 1)) {
        int[] first = quotations.get(q).pieces().getFirst();
        int[] last = quotations.get(q).pieces().getLast();
        start = Math.max(start, first[0]);
        end = Math.min(end, last[1]);
        while (end > start && ", ".indexOf(text.charAt(end - 1)) >= 0) {
          end--;
        }
      } else if (q >= 0
          && end > start
          && text.charAt(end - 1) == '.'
          && quotationAt(end - 2) == q
          && end - 1 == quotations.get(q).end()) {
        return bare(start, end - 1);
      }
      return new int[] {start, Math.max(start, end)};
    }

    private List<int[]> merged(List<int[]> pieces) {
      List<int[]> sorted = new ArrayList<>(pieces);
      sorted.removeIf(each -> each[1] <= each[0]);
      sorted.sort(Comparator.comparingInt((int[] each) -> each[0]));
      List<int[]> merged = new ArrayList<>();
      for (int[] each : sorted) {
        if (!merged.isEmpty() && each[0] <= merged.getLast()[1]) {
          merged.getLast()[1] = Math.max(merged.getLast()[1], each[1]);
        } else {
          merged.add(each.clone());
        }
      }
      return merged;
    }

    // who it is

    private void resolve(int place, Report report) {
      Source source = report.source;
      switch (source.kind) {
        case NAME -> named(report, source.name.orElseThrow());
        case PRONOUN -> lastPerson(place, report).ifPresent(name -> is(report, name, true));
        case IT -> lastBody(place, report).ifPresent(name -> is(report, name, false));
        case OFFICE -> {
          Optional<String> last = lastPerson(place, report);
          persons
              .holder(text.substring(source.start, source.end), last)
              .ifPresent(name -> is(report, name, true));
        }
        case BODY -> {
          String phrase = text.substring(source.start, source.end).replaceAll("\\s+", " ");
          String first = phrase.substring(0, Math.max(phrase.indexOf(' '), 0));
          boolean definite =
              (Character.isUpperCase(phrase.charAt(0)) && !first.equals("A") && !first.equals("An"))
                  || phrase.startsWith("the ");
          if (source.name.isPresent()) {
            is(report, source.name.get(), false);
          } else if (definite && isTelling(phrase)) {
            is(report, lowered(phrase), false);
          } else if (definite) {
            lastBody(place, report).ifPresent(name -> is(report, name, false));
          }
        }
        case OTHER -> {}
      }
      report.hearerName =
          report
              .hearer
              .filter(each -> each.kind == Kind.NAME)
              .flatMap(Source::name)
              .map(persons::fullName);
    }

    /// Whether a description has more than "the ministry" says.
    private boolean isTelling(String phrase) {
      return phrase.indexOf(' ') > 0
          && (!Names.in(phrase.substring(1)).isEmpty()
              || Names.in(phrase).stream()
                  .anyMatch(
                      n -> n.start() == 0 && (phrase.contains("’s") || phrase.contains("'s"))));
    }

    private static String lowered(String phrase) {
      return phrase.startsWith("The ") ? "the " + phrase.substring(4) : phrase;
    }

    private void named(Report report, String name) {
      String whole = persons.fullName(name);
      boolean known = whole.indexOf(' ') > 0 || persons.hasOffice(whole) || report.source.titled;
      is(report, whole, known && persons.mayBePerson(whole) && !behindThe(report.source));
    }

    private void is(Report report, String name, boolean person) {
      report.speaker = Optional.of(name);
      report.person = person;
    }

    /// Whether a name has an article before it, as those of ministries and agencies do, so that no
    /// "he" refers to it.
    private boolean behindThe(Source source) {
      int start = source.end - source.name.map(String::length).orElse(0);
      return start >= 4 && text.regionMatches(true, start - 4, "the ", 0, 4);
    }

    /// The person whom "he" is said of: who spoke last, or whom a sentence since begins with.
    private Optional<String> lastPerson(int place, Report of) {
      List<Report> own = bySentence.get(place);
      for (int i = own.indexOf(of) - 1; i >= 0; i--) {
        if (own.get(i).speaker.isPresent() && own.get(i).person) {
          return own.get(i).speaker;
        }
      }
      Set<String> known = knownAround(place);
      for (int i = place - 1; i >= 0 && i >= place - REACH; i--) {
        List<Report> reports = bySentence.get(i);
        boolean unclear = false;
        for (int j = reports.size() - 1; j >= 0; j--) {
          Report report = reports.get(j);
          if (report.nested) {
            continue;
          }
          if (report.speaker.isPresent() && report.person) {
            return report.speaker;
          }
          boolean unnamed =
              report.source.kind == Kind.OTHER && report.source.end > report.source.start;
          boolean body =
              report.speaker.isPresent()
                  && !persons.isPlace(report.speaker.get())
                  && (report.speaker.get().indexOf(' ') > 0 || behindThe(report.source));
          unclear |= unnamed || body;
        }
        if (unclear) {
          return Optional.empty();
        }
        Optional<String> first = opening(i).filter(known::contains);
        if (first.isPresent()) {
          return first;
        }
      }
      return Optional.empty();
    }

    /// The persons who speak around a sentence by name.
    private Set<String> knownAround(int place) {
      Set<String> known = new HashSet<>();
      for (int i = Math.max(0, place - 2 * REACH);
          i < bySentence.size() && i <= place + REACH;
          i++) {
        for (Report report : bySentence.get(i)) {
          if (report.source.kind == Kind.NAME && !report.nested) {
            String name = persons.fullName(report.source.name.orElseThrow());
            if (persons.mayBePerson(name)) {
              known.add(name);
            }
          }
        }
      }
      return known;
    }

    /// Whether a name also stands where no sentence begins.
    private boolean isCertain(String name) {
      return certain.contains(name);
    }

    /// The name that a sentence begins with, its title left aside.
    private Optional<String> opening(int place) {
      List<Names.Name> own = names.get(place);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      Names.Name first = own.getFirst();
      int end = first.end();
      String sentence = article.quote(sentences.get(place));
      boolean possessive = end < sentence.length() && "'’".indexOf(sentence.charAt(end)) >= 0;
      return first.start() == 0 && !possessive
          ? Optional.of(persons.fullName(first.text()))
          : Optional.empty();
    }

    private Optional<String> lastBody(int place, Report of) {
      List<Report> own = bySentence.get(place);
      for (int i = own.indexOf(of) - 1; i >= 0; i--) {
        if (own.get(i).speaker.isPresent() && !own.get(i).person) {
          return own.get(i).speaker;
        }
      }
      for (int i = place - 1; i >= 0 && i >= place - 3; i--) {
        List<Report> reports = bySentence.get(i).stream().filter(each -> !each.nested).toList();
        if (!reports.isEmpty()) {
          Report last = reports.getLast();
          return last.person ? Optional.empty() : last.speaker;
        }
      }
      return Optional.empty();
    }

    /// Reads one sentence.
    private final class SentenceReader {
      private final int start;
      private final int end;
      private final List<Word> words = new ArrayList<>();
      private final List<Names.Name> named;
      private final List<Report> own = new ArrayList<>();

      private SentenceReader(int place) {
        this.start = sentences.get(place).start();
        this.end = sentences.get(place).end();
        this.named = names.get(place);
        split();
      }

      private void split() {
        int i = start;
        while (i < end) {
          if (!Character.isLetterOrDigit(text.charAt(i))) {
            i++;
            continue;
          }
          int from = i;
          while (i < end && isWordCharacter(i)) {
            i++;
          }
          words.add(
              new Word(
                  from, i, text.substring(from, i).toLowerCase(Locale.ROOT).replace('’', '\'')));
        }
      }

      private boolean isWordCharacter(int i) {
        char c = text.charAt(i);
        boolean inside =
            (c == '\'' || c == '’' || c == '-')
                && i + 1 < end
                && Character.isLetterOrDigit(text.charAt(i + 1));
        return Character.isLetterOrDigit(c) || inside;
      }

      private String key(int i) {
        return i < 0 || i >= words.size() ? "" : words.get(i).key;
      }

      /// What stands between a word and the next, without white space.
      private String gap(int i) {
        if (i < 0) {
          return text.substring(start, words.getFirst().start).strip();
        }
        int to = i + 1 < words.size() ? words.get(i + 1).start : end;
        return text.substring(words.get(i).end, to).strip();
      }

      private boolean isQuoted(int i) {
        return i >= 0 && i < words.size() && quotationAt(words.get(i).start) >= 0;
      }

      private List<Report> read() {
        for (int i = 0; i < words.size(); i++) {
          if (isQuoted(i)) {
            continue;
          }
          if (key(i).equals("according") && key(i + 1).equals("to")) {
            i = accordingTo(i);
          } else if (PARTICIPLES.contains(key(i))) {
            participle(i);
          } else if (isVerb(i)) {
            i = Math.max(i, verb(i));
          }
        }
        carriers();
        nest();
        return own;
      }

      private boolean isVerb(int i) {
        String key = key(i);
        if ((key.equals("tells") && key(i + 1).equals("of")) || saysAWord(i)) {
          return false;
        }
        boolean speech =
            STRONG.contains(key) || (DOUBTFUL.contains(key) && reportsSpeech(i)) || isSpeechAct(i);
        String before = key(i - 1);
        return speech
            && !BE.contains(before)
            && !(DETERMINERS.contains(before) && !before.equals("that") && !before.equals("this"))
            && !before.equals("to")
            && !before.equals("being")
            && !(before.equals("not") && key(i - 2).equals("did"))
            && !PREPOSITIONS.contains(before)
            && !(Character.isUpperCase(text.charAt(words.get(i).start)) && i > 0);
      }

      /// "said goodbye", "said a word": nothing that is reported.
      private boolean saysAWord(int i) {
        int left = words.size() - 1 - i;
        return (key(i).equals("said") || key(i).equals("says"))
            && left > 0
            && left <= 2
            && gap(i).isEmpty()
            && !isQuoted(i + 1)
            && !endsQuotation(i)
            && nameAt(words.get(i + 1).start) < 0
            && nameAt(words.get(words.size() - 1).start) < 0
            && !hasVerbSoon(i + 1)
            && !TIMES.contains(key(i + 1))
            && !key(i + 1).equals("on")
            && (key(i + 1).equals("a")
                || key(i + 1).equals("the")
                || GREETINGS.contains(key(i + 1)))
            && !quotationBeforeSubject(i);
      }

      private boolean quotationBeforeSubject(int i) {
        for (int j = i; j > 0 && i - j <= 6; j--) {
          if (endsQuotation(j) || gap(j - 1).endsWith(",")) {
            return true;
          }
        }
        return false;
      }

      private boolean isSpeechAct(int i) {
        if (WITH_PREPOSITION.contains(key(i)) && THEIR_PREPOSITIONS.contains(key(i + 1))) {
          return !key(i).equals("called") || key(i + 1).equals("for");
        }
        return SPEECH_ACTS.contains(key(i)) && gap(i).isEmpty() && !key(i + 1).equals("by");
      }

      private boolean onlyAct(int i) {
        return !STRONG.contains(key(i)) && !(DOUBTFUL.contains(key(i)) && reportsSpeech(i));
      }

      /// Whether a quotation or "that" stands beside a verb, or it closes what it reports.
      private boolean reportsSpeech(int i) {
        String gap = gap(i);
        if (NOUNS.contains(key(i))) {
          return key(i + 1).equals("that") || isQuoted(i + 1) || gap.startsWith(":");
        }
        if (key(i + 1).equals("that")
            || gap.startsWith(",")
            || gap.startsWith(":")
            || gap.startsWith(".")
            || isQuoted(i + 1)) {
          return true;
        }
        int next = wordBehind(skipAdverbials(i));
        if (next > i + 1 && isQuoted(next)) {
          return true;
        }
        // "wrote on X", "continued" behind a quotation: what is said stands before
        boolean behindQuotation = i > 0 && endsQuotation(i);
        for (int j = i - 1; j > 0 && i - j <= 6 && !behindQuotation && isJoined(j); j--) {
          behindQuotation = endsQuotation(j);
        }
        boolean personal = key(i - 1).equals("he") || key(i - 1).equals("she");
        boolean clause = personal && isQuotationBefore(i - 1);
        String key = key(i);
        boolean opinion =
            (key.equals("believes")
                    || key.equals("believe")
                    || key.equals("say")
                    || key.equals("think")
                    || key.equals("thinks")
                    || key.equals("claims"))
                && hasVerbSoon(i + 1);
        return behindQuotation || clause || opinion || i + 1 >= words.size() || describesQuoted(i);
      }

      /// "described it as “a disgrace”", "called the plan “mad”".
      private boolean describesQuoted(int i) {
        String key = key(i);
        if (!key.equals("described")
            && !key.equals("called")
            && !key.equals("calls")
            && !key.equals("wrote")
            && !key.equals("urged")
            && !key.equals("vowed")
            && !key.equals("promised")
            && !key.equals("pledged")) {
          return false;
        }
        for (int j = i + 1; j < words.size() && j < i + 10; j++) {
          if (isQuoted(j)) {
            return true;
          }
          if (!gap(j).isEmpty() && !gap(j).startsWith("“") && !gap(j).startsWith("\"")) {
            return false;
          }
        }
        return false;
      }

      private boolean hasVerbSoon(int from) {
        for (int j = from; j < words.size() && j < from + 9; j++) {
          String key = key(j);
          if (BE.contains(key)
              || key.equals("has")
              || key.equals("have")
              || key.equals("will")
              || key.equals("would")
              || key.equals("can")
              || key.equals("could")
              || key.equals("should")
              || key.equals("may")
              || key.equals("must")
              || (key.endsWith("ed") && j > from)
              || key.equals("had")
              || key.equals("despite")) {
            return true;
          }
        }
        return false;
      }

      /// Whether a quotation ends right before a word.
      private boolean endsQuotation(int i) {
        int at = words.get(i).start - 1;
        while (at >= start && (Punctuation.isWhite(text.charAt(at)) || text.charAt(at) == ',')) {
          at--;
        }
        int q = at >= 0 ? quotationAt(at) : -1;
        return q >= 0 && quotations.get(q).end() == at + 1;
      }

      private boolean isQuotationBefore(int i) {
        return i >= 0 && endsQuotation(i);
      }

      // according to

      private int accordingTo(int at) {
        int from = at + 2;
        if (from >= words.size() || isQuoted(from)) {
          return at;
        }
        int last = from;
        while (last + 1 < words.size()
            && last - from < SUBJECT
            && isJoined(last)
            && !isQuoted(last + 1)
            && !STRONG.contains(key(last + 1))
            && !(CLAUSE_OPENERS.contains(key(last + 1)) && !key(last + 1).equals("as"))) {
          last++;
        }
        Source source = source(from, head(from, last), last);
        // ", the mayor of Oban," is still who it is
        int frameEnd = last;
        Report report = new Report(source, words.get(at).start, words.get(at + 1).end);
        int frameFrom = words.get(at).start;
        int frameTo = words.get(frameEnd).end;
        if (at > 0) {
          addContent(report, start, frameFrom);
          // what follows behind a comma goes on
          if (gap(frameEnd).startsWith(",")
              && frameEnd + 1 < words.size()
              && !isApposed(frameEnd + 1)
              && !key(frameEnd + 1).equals("which")) {
            int next = frameEnd + 1;
            // "In Oban, according to Ida Muir, …"
            boolean opening = at <= 3 && !isQuoted(0);
            if (opening) {
              report.content.clear();
            }
            if (opening || isQuoted(next)) {
              addContent(report, words.get(frameEnd).end, end);
            }
          }
        } else {
          int contentFrom = frameTo;
          if (gap(frameEnd).startsWith(",") && isApposed(frameEnd + 1)) {
            int comma = nextComma(frameEnd + 1);
            contentFrom = comma < 0 ? frameTo : comma;
          }
          addContent(report, contentFrom, end);
        }
        own.add(report);
        return frameEnd;
      }

      private int nextComma(int from) {
        for (int j = from; j < words.size() && j < from + 14; j++) {
          if (gap(j).startsWith(",")) {
            return words.get(j).end;
          }
        }
        return -1;
      }

      private boolean isApposed(int i) {
        String key = key(i);
        return key.equals("the")
            || key.equals("a")
            || key.equals("an")
            || key.equals("who")
            || key.equals("which")
            || Persons.OFFICES.contains(key)
            || key.equals("whose");
      }

      private boolean isJoined(int i) {
        String gap = gap(i);
        return gap.isEmpty()
            || (gap.equals(".") && isAbbreviation(i))
            || gap.equals("&")
            || gap.equals("-");
      }

      private boolean isAbbreviation(int i) {
        String key = key(i);
        return key.length() == 1
            || insideName(i)
            || HONORIFICS.contains(key)
            || (key.length() <= 4 && i + 1 < words.size() && nameAt(words.get(i).start) >= 0);
      }

      private boolean insideName(int i) {
        int at = words.get(i).end - start;
        return named.stream().anyMatch(name -> name.start() < at && at < name.end());
      }

      // participles

      private void participle(int i) {
        String before = key(i - 1);
        if (DETERMINERS.contains(before) || BE.contains(before)) {
          return;
        }
        boolean that =
            key(i + 1).equals("that")
                || key(i + 1).equals("out")
                || isQuoted(i + 1)
                || gap(i).startsWith(",")
                || gap(i).startsWith(":");
        boolean plain =
            key(i).equals("saying")
                || key(i).equals("adding")
                || key(i).equals("insisting")
                || key(i).equals("noting")
                || key(i).equals("stressing")
                || key(i).equals("warning")
                || key(i).equals("emphasizing")
                || key(i).equals("reaffirming")
                || key(i).equals("telling")
                || key(i).equals("stating")
                || key(i).equals("pointing")
                || key(i).equals("calling")
                || key(i).equals("arguing")
                || key(i).equals("claiming")
                || key(i).equals("asserting");
        boolean asSaying = before.equals("as") && i > 1;
        if (asSaying) {
          quotedAs(i);
          return;
        }
        boolean apart = i == 0 || !gap(i - 1).isEmpty();
        if ((!that && !plain)
            || (NOT_WITH_A_SUBJECT.contains(key(i))
                && !THEIR_PREPOSITIONS.contains(key(i + 1))
                && !key(i + 1).equals("out"))) {
          return;
        }
        if (i == 0) {
          return;
        }
        if (!apart
            && !before.equals("and")
            && !that
            && !TELLING.contains(key(i))
            && !key(i).equals("saying")) {
          return;
        }
        if (key(i).equals("calling") && !key(i + 1).equals("for")) {
          return;
        }
        Optional<Source> subject = subjectBefore(i);
        if (subject.isEmpty()) {
          return;
        }
        cutBefore(words.get(i).start);
        boolean further = THEIR_PREPOSITIONS.contains(key(i + 1));
        int cueEnd = words.get(further ? i + 1 : i).end;
        Report report = new Report(subject.get(), words.get(i).start, cueEnd);
        int from = further ? cueEnd : skipHearer(report, i);
        addContent(report, from, end);
        if (!report.content.isEmpty()) {
          own.add(report);
        }
      }

      private void endAt(Report report, int at) {
        for (int[] piece : report.content) {
          if (piece[0] < at && piece[1] > at) {
            piece[1] = Punctuation.trimEnd(text, piece[0], at);
            while (piece[1] > piece[0] && text.charAt(piece[1] - 1) == ',') {
              piece[1]--;
            }
          }
        }
      }

      /// Ends what the last report tells where another clause begins: "while Oban denied …".
      private void cutBeforeClause(int subject) {
        String opener = key(subject - 1);
        boolean apart =
            opener.equals("while")
                || opener.equals("but")
                || opener.equals("whereas")
                || opener.equals("and")
                || (subject > 0 && gap(subject - 1).startsWith(";"));
        if (apart && !isQuoted(subject - 1)) {
          cutBefore(
              gap(subject - 1).startsWith(";")
                  ? words.get(subject - 1).end
                  : words.get(subject - 1).start);
        }
      }

      /// Ends at a place what the last report tells.
      private void cutBefore(int at) {
        if (own.isEmpty()) {
          return;
        }
        Report last = own.getLast();
        List<int[]> cut = new ArrayList<>(last.content);
        last.content = new ArrayList<>();
        for (int[] piece : cut) {
          if (piece[0] < at && piece[1] > at) {
            addContent(last, piece[0], at);
          } else {
            last.content.add(piece);
          }
        }
      }

      /// "X quoted Y as saying", "Y was quoted by X as saying", "Y was quoted as saying by X".
      private void quotedAs(int saying) {
        int cue = saying - 1;
        while (cue >= 0
            && !key(cue).equals("quoted")
            && !key(cue).equals("cited")
            && saying - cue < 14) {
          cue--;
        }
        if (cue < 0 || saying - cue >= 14) {
          return;
        }
        boolean passive = BE.contains(key(cue - 1)) || BE.contains(key(cue - 2));
        Optional<Source> source;
        Optional<String> carrier = Optional.empty();
        if (passive) {
          source = subject(BE.contains(key(cue - 1)) ? cue - 2 : cue - 3, cue);
          int by =
              key(cue + 1).equals("by") ? cue + 2 : key(saying + 1).equals("by") ? saying + 2 : -1;
          if (by > 0) {
            carrier = nameFrom(by);
          }
        } else {
          int last = saying - 2;
          source = Optional.of(source(cue + 1, head(cue + 1, last), last));
          if (PRONOUN_OBJECTS.contains(key(cue + 1)) && last == cue + 1) {
            source =
                Optional.of(
                    new Source(
                        Kind.PRONOUN,
                        words.get(cue + 1).start,
                        words.get(cue + 1).end,
                        Optional.empty()));
          }
          carrier = subject(cue - 1, cue).flatMap(Source::name);
        }
        if (source.isEmpty()) {
          return;
        }
        Report report = new Report(source.get(), words.get(cue).start, words.get(saying).end);
        report.carrier = carrier;
        int from = words.get(saying).end;
        if (key(saying + 1).equals("by")) {
          int after = saying + 2;
          while (after < words.size() && isJoined(after) && !key(after).equals("that")) {
            after++;
          }
          from = after < words.size() ? words.get(after).end : end;
        }
        if (key(saying + 1).equals("that")) {
          from = words.get(saying + 1).end;
        }
        addContent(report, from, end);
        if (report.content.isEmpty() || isIdle(from, end)) {
          report.content = new ArrayList<>();
          addContent(report, start, words.get(Math.max(0, wordAt(report.source.start))).start);
        }
        int cueAt = words.get(cue).start;
        own.removeIf(each -> each.cueStart >= cueAt);
        own.add(report);
      }

      private int wordAt(int offset) {
        for (int i = 0; i < words.size(); i++) {
          if (words.get(i).end > offset) {
            return i;
          }
        }
        return words.size() - 1;
      }

      private Optional<String> nameFrom(int from) {
        for (int i = from; i < words.size() && i < from + 5; i++) {
          int n = nameAt(words.get(i).start);
          if (n >= 0) {
            return Optional.of(named.get(n).text());
          }
          if (i + 1 < words.size() && !isJoined(i)) {
            break;
          }
        }
        return Optional.empty();
      }

      /// Who does what a participle says: who speaks in the clause before it, or its subject.
      private Optional<Source> subjectBefore(int i) {
        for (int r = own.size() - 1; r >= 0; r--) {
          Report report = own.get(r);
          if (report.source.end > report.source.start && report.cueStart < words.get(i).start) {
            boolean clauseBetween =
                text.substring(report.cueEnd, words.get(i).start).indexOf(';') >= 0;
            return clauseBetween ? Optional.empty() : Optional.of(report.source);
          }
        }
        // the first subject of the sentence that stands where a clause begins
        for (int j = 0; j < i; j++) {
          boolean begins = j == 0 || gap(j - 1).startsWith(",") || gap(j - 1).endsWith("”");
          if (!begins || isQuoted(j) || PREPOSITIONS.contains(key(j)) || key(j).endsWith("ing")) {
            continue;
          }
          Optional<Source> source = opening(j, i);
          if (source.isPresent()) {
            return source;
          }
        }
        return Optional.empty();
      }

      /// The subject that begins at a word and is followed by a verb.
      private Optional<Source> opening(int from, int limit) {
        if (isPronoun(from)) {
          return Optional.of(pronoun(from));
        }
        int last = -1;
        for (int j = from; j < limit && j < from + 8; j++) {
          int n = nameEndingAt(words.get(j).end);
          boolean office = Persons.OFFICES.contains(key(j)) || Persons.BODIES.contains(key(j));
          if (n >= 0 || office) {
            last = j;
            boolean more =
                isJoined(j)
                    && j + 1 < limit
                    && (nameAt(words.get(j + 1).start) >= 0
                        || Persons.OFFICES.contains(key(j + 1))
                        || Persons.BODIES.contains(key(j + 1)));
            if (!more) {
              break;
            }
          }
          if (!isJoined(j) || PREPOSITIONS.contains(key(j + 1))) {
            break;
          }
        }
        if (last < 0 || last + 1 >= limit) {
          return Optional.empty();
        }
        boolean verbFollows =
            gap(last).isEmpty()
                && Character.isLowerCase(text.charAt(words.get(last + 1).start))
                && !PREPOSITIONS.contains(key(last + 1))
                && !key(last + 1).equals("and");
        boolean apposed = gap(last).startsWith(",") && isApposed(last + 1);
        if (!verbFollows && !apposed) {
          return Optional.empty();
        }
        int n = nameEndingAt(words.get(last).end);
        if (n >= 0
            && !named.get(n).certain()
            && !persons.isKnown(named.get(n).text())
            && !isCertain(named.get(n).text())) {
          return Optional.empty();
        }
        Source source = source(from, last, last);
        return source.kind == Kind.OTHER ? Optional.empty() : Optional.of(source);
      }

      // verbs

      /// Reads a report whose verb is at a place, and gives the last word that belongs to it.
      private int verb(int i) {
        boolean act = onlyAct(i);
        Optional<Source> source = act ? Optional.empty() : inverted(i);
        boolean isInverted = source.isPresent();
        int before = i - 1;
        if (source.isEmpty()) {
          before = backOver(i);
          source = subject(before, i);
        }
        if (source.isEmpty()) {
          source = coordinated(i);
          if (source.isPresent()) {
            cutBefore(words.get(Math.max(0, backOver(i))).start);
          }
        }
        if (source.isEmpty()) {
          return i;
        }
        Source who = withList(source.get());
        if (who.kind == Kind.OTHER && NOUNS.contains(key(i))) {
          return i;
        }
        if (who.kind == Kind.OTHER && !SAYING.contains(key(i)) && !reportsSpeech(i)) {
          return i;
        }
        if (act && who.kind != Kind.NAME && who.kind != Kind.PRONOUN && who.kind != Kind.OFFICE) {
          return i;
        }
        if (FIRST_PERSON.contains(text.substring(who.start, who.end).toLowerCase(Locale.ROOT))) {
          return i;
        }
        boolean further =
            act && WITH_PREPOSITION.contains(key(i)) && THEIR_PREPOSITIONS.contains(key(i + 1));
        int cueEnd = words.get(further ? i + 1 : i).end;
        int semicolon = text.lastIndexOf(';', who.start);
        if (!isInverted && semicolon > start && quotationAt(semicolon) < 0 && own.isEmpty()) {
          mixed.add(start);
        }
        if (!isInverted && who.start < words.get(i).start) {
          cutBeforeClause(wordBehind(who.start));
        }
        Report report = new Report(who, words.get(i).start, cueEnd);
        if (act) {
          addContent(report, cueEnd, end);
          report.hearer = meeting();
          own.add(report);
          return i;
        }
        int frameFrom = isInverted ? words.get(i).start : Math.min(who.start, words.get(i).start);
        int after = isInverted ? inversionEnd(who) : words.get(i).end;
        int from = isInverted ? skipAdverbials(wordBehind(after) - 1) : skipHearer(report, i);
        boolean restIdle = isIdle(from, end) || startsParticipleOrWhich(from);
        if (isInverted || (restIdle && commaBefore(frameFrom))) {
          own.stream()
              .filter(each -> each.cueStart < frameFrom)
              .forEach(each -> endAt(each, frameFrom));
        }
        boolean quotationBefore = endsQuotationBefore(frameFrom);
        if (isInverted) {
          addContent(
              report,
              quotationBefore ? quotationStart(frameFrom) : contentStart(frameFrom),
              frameFrom);
          addQuotationBehind(report, after);
        } else if (quotationBefore) {
          addContent(report, quotationStart(frameFrom), frameFrom);
          if (!restIdle) {
            addQuotationBehind(report, after);
          }
        } else if (restIdle && commaBefore(frameFrom)) {
          addContent(report, contentStart(frameFrom), frameFrom);
        } else if (!restIdle) {
          addContent(report, from, end);
        } else if (gap(words.size() - 1).endsWith(":")) {
          addContent(report, from, end);
        }
        if (report.content.isEmpty()) {
          // what he said may stand in the next sentence, behind a colon
          own.add(report);
          return i;
        }
        report.hearer = report.hearer.or(() -> meeting());
        own.add(report);
        return i;
      }

      /// "Ida Muir, Ian Moore and Una Reid": all who speak, where several do.
      private Source withList(Source source) {
        int first = wordBehind(source.start);
        if (source.kind != Kind.OTHER
            || source.end <= source.start
            || !joined(first, wordBehind(source.end) - 1)) {
          return source;
        }
        int begin = first;
        while (begin > 0 && gap(begin - 1).equals(",") && !isQuoted(begin - 1)) {
          int n = nameEndingAt(words.get(begin - 1).end);
          if (n < 0) {
            break;
          }
          int further = Math.min(begin - 1, wordBehind(start + named.get(n).start()));
          if (further < 0) {
            break;
          }
          begin = further;
        }
        return new Source(Kind.OTHER, words.get(begin).start, source.end, Optional.empty());
      }

      /// "In a phone call with Jilani": who else takes part.
      private Optional<Source> meeting() {
        for (int j = 0; j + 2 < words.size(); j++) {
          boolean talk =
              key(j).equals("conversation")
                  || key(j).equals("call")
                  || key(j).equals("meeting")
                  || key(j).equals("talks")
                  || key(j).equals("interview")
                  || key(j).equals("phone");
          if (talk && !isQuoted(j) && key(j + 1).equals("with")) {
            for (int k = j + 2; k < words.size() && k < j + 7; k++) {
              int n = nameAt(words.get(k).start);
              if (n >= 0
                  && !(n + 1 < named.size()
                      && isSpaced(named.get(n).end(), named.get(n + 1).start()))) {
                Names.Name name = named.get(n);
                return Optional.of(
                    new Source(
                        Kind.NAME,
                        start + name.start(),
                        start + name.end(),
                        Optional.of(name.text())));
              }
              if (!isJoined(k) && gap(k).startsWith(",")) {
                break;
              }
            }
          }
        }
        return Optional.empty();
      }

      private boolean isSpaced(int from, int to) {
        String between = text.substring(start + from, start + to);
        return between.isBlank() || between.equals("’s ") || between.equals("'s ");
      }

      private int wordBehind(int offset) {
        int i = 0;
        while (i < words.size() && words.get(i).start < offset) {
          i++;
        }
        return i;
      }

      private int inversionEnd(Source who) {
        return who.end;
      }

      /// Words between a subject and its verb are passed over.
      private int backOver(int verb) {
        int before = verb - 1;
        int steps = 0;
        while (before >= 0
            && steps < 7
            && (BETWEEN.contains(key(before)) || isAdverb(before) || isDayNumber(before))
            && nameEndingAt(words.get(before).end) < 0
            && (gap(before).isEmpty() || gap(before).equals(","))) {
          before--;
          steps++;
        }
        return before;
      }

      private boolean isDayNumber(int i) {
        return key(i).chars().allMatch(Character::isDigit) && TIMES.contains(key(i - 1));
      }

      private boolean isAdverb(int i) {
        return key(i).endsWith("ly")
            && key(i).length() > 4
            && !Persons.OFFICES.contains(key(i))
            && nameAt(words.get(i).start) < 0;
      }

      private boolean isPronoun(int i) {
        String key = key(i);
        return key.equals("he") || key.equals("she") || key.equals("it") || key.equals("they");
      }

      private Source pronoun(int i) {
        String key = key(i);
        Kind kind = key.equals("it") ? Kind.IT : key.equals("they") ? Kind.OTHER : Kind.PRONOUN;
        return new Source(kind, words.get(i).start, words.get(i).end, Optional.empty());
      }

      /// The subject that ends at a word before a verb.
      private Optional<Source> subject(int last, int verb) {
        if (last < 0 || isQuoted(last) || JOINING.contains(key(last))) {
          return Optional.empty();
        }
        if (isPronoun(last)) {
          return Optional.of(pronoun(last));
        }
        int to = last;
        if (key(to).equals("who") || (key(to).equals("which") && to > 0)) {
          to--;
          if (to < 0) {
            return Optional.empty();
          }
          int from = from(to);
          return Optional.of(source(from, head(from, to), to));
        }
        if (gap(to).startsWith(",") && to < verb) {
          Optional<Source> apposed = beforeApposition(to);
          if (apposed.isPresent()) {
            return apposed;
          }
          return Optional.empty();
        }
        if (!gap(to).isEmpty() && !isJoined(to) && !gap(to).endsWith(")")) {
          return Optional.empty();
        }
        int from = from(to);
        if (from > to) {
          return Optional.empty();
        }
        // "the foreign minister, Ida Muir, said" ends above; here the name stands alone
        return Optional.of(source(from, head(from, to), to));
      }

      /// Where the subject begins that ends at a word.
      private int from(int to) {
        int from = to;
        while (from > 0
            && to - from < SUBJECT
            && isJoined(from - 1)
            && !isQuoted(from - 1)
            && !CLAUSE_OPENERS.contains(key(from - 1))
            && !STRONG.contains(key(from - 1))
            && !isPlainVerb(from - 1)) {
          if (key(from - 1).equals("and")
              && !joinsNames(from - 1)
              && !(from > 1 && isThing(from - 2) && !hasVerbBefore(from - 1))) {
            break;
          }
          from--;
        }
        return from;
      }

      private boolean isThing(int i) {
        return nameEndingAt(words.get(i).end) >= 0
            || Persons.OFFICES.contains(key(i))
            || Persons.BODIES.contains(key(i));
      }

      /// Whether a verb stands before a word in its clause.
      private boolean hasVerbBefore(int i) {
        for (int j = i - 1; j >= 0 && i - j < SUBJECT && gap(j).isEmpty() && !isQuoted(j); j--) {
          String key = key(j);
          boolean past =
              key.endsWith("ed") && nameAt(words.get(j).start) < 0 && !key.equals("united");
          if (BE.contains(key) || AUXILIARIES.contains(key) || STRONG.contains(key) || past) {
            return true;
          }
        }
        return false;
      }

      private boolean joinsNames(int and) {
        return and > 0
            && (insideName(and)
                || (nameEndingAt(words.get(and - 1).end) >= 0
                    && nameAt(words.get(and + 1).start) >= 0));
      }

      private boolean isPlainVerb(int i) {
        return BE.contains(key(i));
      }

      /// The name before an apposition that ends here: "Ida Muir, the mayor of Oban, said"; or the
      /// apposition where it is the name: "the mayor, Ida Muir, said".
      private Optional<Source> beforeApposition(int last) {
        int comma = last;
        int steps = 0;
        while (comma > 0 && steps < 30 && !gap(comma - 1).startsWith(",")) {
          if (isQuoted(comma) || gap(comma - 1).startsWith(";") || gap(comma - 1).startsWith("“")) {
            return Optional.empty();
          }
          comma--;
          steps++;
        }
        if (comma == 0 || steps >= 30) {
          return Optional.empty();
        }
        int first = comma;
        int n = nameAt(words.get(first).start);
        boolean whole = n >= 0 && start + named.get(n).end() >= words.get(last).end;
        int before = first - 1;
        int from = from(before);
        if (whole && isDescription(from, before)) {
          return Optional.of(source(first, last, last));
        }
        if (whole
            && nameEndingAt(words.get(before).end) >= 0
            && comma == last
            && !isDescription(from, before)) {
          // "Ida Muir, Oban, said": a place behind a name
          return Optional.of(source(from, head(from, before), before));
        }
        Source source = source(from, head(from, before), before);
        if (source.kind == Kind.NAME || source.kind == Kind.OFFICE || source.kind == Kind.BODY) {
          return Optional.of(source);
        }
        // "Ida Muir, head of roads, the office’s oldest branch, said"
        return source.kind == Kind.OTHER && first > 1 && gap(from - 1).startsWith(",") && from > 0
            ? beforeApposition(before)
            : Optional.of(source);
      }

      private boolean isDescription(int from, int to) {
        boolean the = key(from).equals("the") || key(from).equals("a") || key(from).equals("an");
        if (the && nameEndingAt(words.get(to).end) < 0) {
          return true;
        }
        for (int i = from; i <= to; i++) {
          if (Persons.OFFICES.contains(key(i))) {
            return nameEndingAt(words.get(to).end) < 0
                || ArticleNames.withoutTitles(named.get(nameEndingAt(words.get(to).end)).text())
                    .isBlank()
                || key(to - 1).equals("of");
          }
        }
        return false;
      }

      /// The last word of a subject's head: before its first preposition.
      private int head(int from, int to) {
        for (int i = from + 1; i <= to; i++) {
          if (PREPOSITIONS.contains(key(i)) && !insideName(i)) {
            return i - 1;
          }
        }
        return to;
      }

      /// Who a noun phrase names.
      ///
      /// @param head its last word before any preposition
      private Source source(int first, int head, int to) {
        int from = first < head && JOINING.contains(key(first)) ? first + 1 : first;
        int begin = words.get(from).start;
        int finish = words.get(to).end;
        if (from == to && isPronoun(from)) {
          return pronoun(from);
        }
        Source other = new Source(Kind.OTHER, begin, finish, Optional.empty());
        if (PREPOSITIONS.contains(key(from)) || joined(from, head)) {
          Optional<Source> behindTime = behindTime(from, to);
          return behindTime.orElse(other);
        }
        int n = nameEndingAt(words.get(head).end);
        if (n < 0 && gap(head).equals(".")) {
          n = nameEndingAt(words.get(head).end + 1);
        }
        if (n >= 0) {
          Names.Name name = named.get(n);
          String bare = ArticleNames.withoutTitles(name.text()).strip();
          boolean title = bare.isEmpty() || bare.startsWith("of ");
          String lastWord = key(head);
          if (Persons.BODIES.contains(lastWord) && !name.text().equals(bare + "x")) {
            boolean all = from == head || start + name.start() == begin;
            boolean the = key(from).equals("the") && wordBehind(start + name.start()) == from + 1;
            return new Source(
                Kind.BODY, begin, finish, all || the ? Optional.of(name.text()) : Optional.empty());
          }
          if (title || Persons.OFFICES.contains(lastWord)) {
            return new Source(Kind.OFFICE, begin, finish, Optional.empty());
          }
          boolean adverb = !name.certain() && name.text().endsWith("ly");
          boolean several =
              !name.certain()
                  && name.text().endsWith("s")
                  && !persons.isKnown(name.text())
                  && !DatelinePrefix.isKnownOutlet(name.text());
          boolean ordinary =
              name.text().length() < 2 || persons.isOfPlace(name.text()) || isIndefinite(head);
          boolean titled = bare.length() < name.text().length() || isTitled(from, head);
          return adverb || several || ordinary
              ? other
              : new Source(Kind.NAME, begin, finish, Optional.of(name.text()), titled);
        }
        String last = key(head);
        boolean definite =
            key(from).equals("the")
                || key(from).equals("his")
                || key(from).equals("her")
                || key(from).equals("their")
                || nameAt(words.get(from).start) >= 0;
        if (Persons.BODIES.contains(last) || last.equals("officials")) {
          return new Source(
              definite && !last.equals("officials") ? Kind.BODY : Kind.OTHER,
              begin,
              finish,
              Optional.empty());
        }
        if (Persons.OFFICES.contains(last) && definite) {
          return new Source(Kind.OFFICE, begin, finish, Optional.empty());
        }
        return other;
      }

      private boolean isTitled(int from, int head) {
        for (int i = from; i < head; i++) {
          if (HONORIFICS.contains(key(i)) || Persons.OFFICES.contains(key(i))) {
            return true;
          }
        }
        return false;
      }

      private boolean isIndefinite(int head) {
        return INDEFINITE.contains(key(head));
      }

      /// "On Friday Ida Muir said": what stands behind a time.
      private Optional<Source> behindTime(int from, int to) {
        int i = from;
        if (!key(i).equals("on") && !key(i).equals("in") && !key(i).equals("earlier")) {
          return Optional.empty();
        }
        i++;
        int times = i;
        while (i <= to && (TIMES.contains(key(i)) || key(i).chars().allMatch(Character::isDigit))) {
          i++;
        }
        return i > times && i <= to ? Optional.of(source(i, head(i, to), to)) : Optional.empty();
      }

      /// Whether "and" joins several in a subject.
      private boolean joined(int from, int to) {
        for (int i = from + 1; i < to; i++) {
          if (key(i).equals("and") && !insideName(i)) {
            return true;
          }
        }
        return false;
      }

      /// The subject of the verb before, where a verb follows "and" or a comma.
      private Optional<Source> coordinated(int verb) {
        boolean follows =
            key(verb - 1).equals("and") || (verb > 0 && gap(verb - 1).startsWith(","));
        int back = verb - 1;
        while (back > 0
            && (isAdverb(back) || key(back).equals("also") || key(back).equals("then"))) {
          back--;
          follows |= key(back).equals("and");
        }
        if (!follows) {
          return Optional.empty();
        }
        for (int r = own.size() - 1; r >= 0; r--) {
          if (own.get(r).source.end > own.get(r).source.start) {
            return Optional.of(own.get(r).source);
          }
        }
        return opening(0, verb);
      }

      /// Who speaks behind a verb that itself follows what was said: “…,” said Ida Muir.
      private Optional<Source> inverted(int verb) {
        if (verb == 0 || verb + 1 >= words.size() || TELLING.contains(key(verb))) {
          return Optional.empty();
        }
        String gapBefore = gap(verb - 1);
        boolean quoted = endsQuotation(verb);
        boolean comma = gapBefore.endsWith(",") || gapBefore.endsWith(",”");
        if ((!quoted && !comma)
            || !gap(verb).isEmpty()
            || isQuoted(verb + 1)
            || key(verb + 1).equals("that")) {
          return Optional.empty();
        }
        int from = verb + 1;
        boolean other =
            AFTER_NAME.contains(key(from))
                || CLAUSE_OPENERS.contains(key(from))
                || PREPOSITIONS.contains(key(from));
        if (other) {
          return Optional.empty();
        }
        if (isPronoun(from)) {
          return quoted ? Optional.of(pronoun(from)) : Optional.empty();
        }
        int last = from;
        while (last + 1 < words.size()
            && last - from < SUBJECT
            && isJoined(last)
            && !isQuoted(last + 1)
            && !(PREPOSITIONS.contains(key(last + 1)) && !insideName(last + 1))
            && !AFTER_NAME.contains(key(last + 1))) {
          last++;
          int n = nameEndingAt(words.get(last).end);
          if (n >= 0 && last + 1 < words.size() && AFTER_NAME.contains(key(last + 1))) {
            break;
          }
        }
        if (last + 1 < words.size() && key(last + 1).equals("of") && isJoined(last)) {
          // "the mayor of Oban"
          int more = last + 1;
          while (more + 1 < words.size()
              && isJoined(more)
              && !isQuoted(more + 1)
              && more - last < 6
              && !AFTER_NAME.contains(key(more + 1))) {
            more++;
          }
          Source source = behindOffice(more).orElse(source(from, last, more));
          return quoted || endsClause(more) ? Optional.of(source) : Optional.empty();
        }
        Source alone = source(from, last, last);
        Source source = alone.kind == Kind.NAME ? alone : behindOffice(last).orElse(alone);
        boolean ends = endsClause(last);
        boolean known =
            source.kind == Kind.NAME || source.kind == Kind.OFFICE || source.kind == Kind.BODY;
        if (!quoted && !(ends && (known || last == words.size() - 1))) {
          return Optional.empty();
        }
        boolean clause = false;
        for (int j = from; j <= last; j++) {
          clause |= BE.contains(key(j)) || AUXILIARIES.contains(key(j));
        }
        if (!quoted && (!ends || clause || last - from > 7)) {
          return Optional.empty();
        }
        boolean possessive =
            last + 1 < words.size() && !isJoined(last) && gap(last).startsWith("’");
        return possessive ? Optional.empty() : Optional.of(source);
      }

      /// The name behind an office: “…,” said the mayor, Ida Muir.
      private Optional<Source> behindOffice(int last) {
        if (last + 1 >= words.size() || !gap(last).equals(",")) {
          return Optional.empty();
        }
        int n = nameAt(words.get(last + 1).start);
        if (n < 0) {
          return Optional.empty();
        }
        int to = last + 1;
        while (to + 1 < words.size() && words.get(to).end - start < named.get(n).end()) {
          to++;
        }
        boolean apart = to + 1 >= words.size() || !gap(to).isEmpty();
        Source source = source(last + 1, to, to);
        return apart && source.kind == Kind.NAME ? Optional.of(source) : Optional.empty();
      }

      /// Whether what follows a word is not the rest of a clause.
      private boolean endsClause(int i) {
        return i + 1 >= words.size()
            || (!gap(i).isEmpty() && !isJoined(i))
            || (AFTER_NAME.contains(key(i + 1)) && endsSoon(i + 1));
      }

      private boolean endsSoon(int from) {
        for (int j = from; j < words.size(); j++) {
          if (!gap(j).isEmpty() || j == words.size() - 1) {
            return j - from < 9;
          }
        }
        return true;
      }

      // content

      /// Behind a verb: to whom, when, where and by what means it is said are passed over.
      private int skipHearer(Report report, int verb) {
        int at = verb;
        boolean tells = TELLING.contains(key(verb));
        boolean addresses = ADDRESSING.contains(key(verb)) && gap(verb).isEmpty();
        if (addresses && !isQuoted(verb + 1) && !key(verb + 1).equals("that")) {
          boolean the = key(verb + 1).equals("the") && verb + 2 < words.size();
          int to = the && nameAt(words.get(verb + 2).start) >= 0 ? verb + 2 : verb + 1;
          // "told state broadcaster NRT"
          while (tells
              && to + 1 < words.size()
              && to - verb < 4
              && isJoined(to)
              && nameAt(words.get(to).start) < 0
              && (OUTLET_WORDS.contains(key(to + 1))
                  || (OUTLET_WORDS.contains(key(to)) && nameAt(words.get(to + 1).start) >= 0))) {
            to++;
          }
          int n = to < words.size() ? nameAt(words.get(to).start) : -1;
          to = n < 0 ? verb + 1 : to;
          if (n >= 0) {
            while (to + 1 < words.size() && words.get(to).end - start < named.get(n).end()) {
              to++;
            }
            // "told CNN’s Ida Muir"
            while (to + 1 < words.size() && nameAt(words.get(to + 1).start) >= 0 && isJoined(to)) {
              int next = nameAt(words.get(to + 1).start);
              n = next;
              to++;
              while (to + 1 < words.size() && words.get(to).end - start < named.get(next).end()) {
                to++;
              }
            }
            Names.Name name = named.get(n);
            boolean rest = to + 1 < words.size() && (tells || key(to + 1).equals("that"));
            if (rest || tells) {
              report.hearer =
                  Optional.of(
                      new Source(
                          Kind.NAME,
                          start + name.start(),
                          start + name.end(),
                          Optional.of(name.text())));
              if (isOutletLike(verb + 1, to)) {
                report.carrier = Optional.of(name.text());
              }
              at = to;
            }
          } else if (tells) {
            while (to + 1 < words.size()
                && isJoined(to)
                && to - verb < 8
                && ((DETERMINERS.contains(key(to)) && !key(to).equals("that"))
                    || isDescribing(to, verb))) {
              if (key(to + 1).equals("that")
                  || key(to + 1).equals("he")
                  || key(to + 1).equals("she")
                  || key(to + 1).equals("they")
                  || key(to + 1).equals("it")
                  || isQuoted(to + 1)) {
                break;
              }
              to++;
            }
            at = HEARERS.contains(key(to)) || to == verb + 1 ? to : hearerEnd(verb + 1);
          }
        }
        return skipAdverbials(at);
      }

      private boolean isDescribing(int i, int verb) {
        return DETERMINERS.contains(key(verb + 1))
            && !HEARERS.contains(key(i))
            && !Persons.BODIES.contains(key(i))
            && !Persons.OFFICES.contains(key(i));
      }

      /// Reporters, a court, parliament, ... end what follows "told"; else one word does.
      private int hearerEnd(int from) {
        for (int j = from; j < words.size() && j < from + 7; j++) {
          if (HEARERS.contains(key(j))
              || Persons.BODIES.contains(key(j))
              || (Persons.OFFICES.contains(key(j)) && !Persons.OFFICES.contains(key(j + 1)))) {
            return j;
          }
          if (!isJoined(j)) {
            return j;
          }
        }
        return from;
      }

      private boolean isOutletLike(int from, int to) {
        int n = nameEndingAt(words.get(to).end);
        if (n < 0) {
          return false;
        }
        String name = named.get(n).text();
        boolean agency = false;
        for (int j = from; j <= to + 2 && j < words.size(); j++) {
          agency |= OUTLET_WORDS.contains(key(j)) && (j <= to || gap(j - 1).isEmpty());
        }
        return agency
            || DatelinePrefix.isKnownOutlet(name)
            || OUTLET_WORDS.contains(key(to))
            || isAcronym(name);
      }

      private boolean isAcronym(String name) {
        return name.length() >= 2
            && name.length() <= 5
            && name.chars().allMatch(Character::isUpperCase);
      }

      /// Behind a word: "on Friday", "in a statement", "on X".
      private int skipAdverbials(int from) {
        int at = from;
        for (int round = 0; round < 4; round++) {
          int next = at + 1;
          if (next >= words.size()
              || isQuoted(next)
              || !(gap(at).isEmpty() || gap(at).equals(","))) {
            break;
          }
          if (TIMES.contains(key(next)) && gap(at).isEmpty() && nameAt(words.get(next).start) < 0) {
            at = next;
            continue;
          }
          if (key(next).equals("the")
              && key(next + 1).equals("same")
              && key(next + 2).equals("day")) {
            at = next + 2;
            continue;
          }
          if (!PREPOSITIONS.contains(key(next))
              || key(next).equals("of")
              || (gap(at).equals(",") && !isMeans(next) && !isTime(next + 1))) {
            break;
          }
          int stop = phraseEnd(next);
          if (stop < 0) {
            break;
          }
          at = stop;
        }
        at = Math.min(at, words.size() - 1);
        int offset = at < 0 ? start : words.get(at).end;
        int next = at + 1;
        if (next < words.size() && key(next).equals("that") && gap(at).isEmpty()) {
          return words.get(next).end;
        }
        return offset;
      }

      private boolean isMeans(int preposition) {
        for (int j = preposition + 1; j < words.size() && j < preposition + 6; j++) {
          if (MEANS.contains(key(j))) {
            return true;
          }
          if (!isJoined(j)) {
            return false;
          }
        }
        return false;
      }

      private boolean isTime(int i) {
        return TIMES.contains(key(i));
      }

      /// The last word of "on Friday morning", "in a statement on X", "at a news conference in
      /// Oban"; -1 where the preposition begins something else.
      private int phraseEnd(int preposition) {
        if (isTime(preposition + 1)) {
          int j = preposition + 1;
          while (j + 1 < words.size()
              && isJoined(j)
              && (isTime(j + 1) || key(j + 1).chars().allMatch(Character::isDigit))) {
            j++;
          }
          return j;
        }
        if (!isMeans(preposition)) {
          return -1;
        }
        int j = preposition + 1;
        while (j < words.size() && !MEANS.contains(key(j))) {
          j++;
        }
        while (j + 1 < words.size() && isJoined(j) && MEANS.contains(key(j + 1))) {
          j++;
        }
        // "with Jilani", "in Oban", "to parliament"
        while (j + 2 < words.size()
            && isJoined(j)
            && isJoined(j + 1)
            && (key(j + 1).equals("with")
                || key(j + 1).equals("in")
                || key(j + 1).equals("to")
                || key(j + 1).equals("from")
                || key(j + 1).equals("by"))) {
          int k = key(j + 2).equals("the") && j + 3 < words.size() ? j + 3 : j + 2;
          int n = nameAt(words.get(k).start);
          if (n < 0) {
            break;
          }
          while (k + 1 < words.size() && words.get(k).end - start < named.get(n).end()) {
            k++;
          }
          j = k;
        }
        return Math.min(j, words.size() - 1);
      }

      /// Where what was said begins that a report closes: behind the report before it, if that too
      /// closes one.
      private int contentStart(int frameFrom) {
        int from = start;
        for (Report report : own) {
          if (report.cueStart < frameFrom && !report.content.isEmpty()) {
            boolean closes = report.content.getFirst()[0] < report.cueStart;
            if (closes) {
              from = Math.max(from, Math.max(report.cueEnd, report.source.end));
            }
          }
        }
        int semicolon = text.lastIndexOf(';', frameFrom);
        return semicolon > from && quotationAt(semicolon) < 0 ? semicolon + 1 : from;
      }

      /// Where what was said begins that ends with a quotation: with it, where a colon stands
      /// before.
      private int quotationStart(int frameFrom) {
        int from = contentStart(frameFrom);
        int q = quotationFrom(frameFrom) - 1;
        if (q < 0 || quotations.get(q).start() <= from) {
          return from;
        }
        String before = text.substring(from, quotations.get(q).start()).strip();
        return before.endsWith(":") ? quotations.get(q).start() : from;
      }

      private boolean commaBefore(int at) {
        int i = at - 1;
        while (i > start && Punctuation.isWhite(text.charAt(i))) {
          i--;
        }
        return i > start
            && (text.charAt(i) == ',' || Punctuation.isDash(text.charAt(i)))
            && wordBehind(i) >= 2;
      }

      private boolean endsQuotationBefore(int at) {
        int i = at - 1;
        while (i >= start && (Punctuation.isWhite(text.charAt(i)) || text.charAt(i) == ',')) {
          i--;
        }
        int q = i >= 0 ? quotationAt(i) : -1;
        return q >= 0 && quotations.get(q).end() == i + 1 && isLong(quotations.get(q));
      }

      /// Not only a nickname or title in marks.
      private boolean isLong(Quotations.Quotation quotation) {
        int last = quotation.pieces().getLast()[1] - 1;
        return ",.?!…".indexOf(text.charAt(last)) >= 0
            || (quotation.end() < text.length() && text.charAt(quotation.end()) == ',')
            || Reader.this.words(quotation) >= 3;
      }

      /// Adds the quotation that goes on behind a report in its middle.
      private boolean addQuotationBehind(Report report, int after) {
        int q = quotationFrom(after);
        if (q >= quotations.size() || quotations.get(q).start() >= end) {
          return false;
        }
        String between = text.substring(after, Math.max(after, quotations.get(q).start()));
        boolean apart = between.length() < 90 && !between.contains(";") && !between.contains(".");
        boolean told = PARTICIPLES.stream().anyMatch(between::contains);
        if (!apart || told || between.contains(" said ") || between.contains(" that ")) {
          return false;
        }
        addContent(report, quotations.get(q).start(), Math.min(end, quotations.get(q).end()));
        return true;
      }

      /// Whether nothing of a stretch is more than a time, a means or an apposition.
      private boolean isIdle(int from, int to) {
        int first = wordBehind(from);
        if (first >= words.size() || words.get(first).start >= to) {
          return true;
        }
        if (isQuoted(first)) {
          return false;
        }
        // ", referring to …", ", who is …", ", the mayor"
        String between = text.substring(from, words.get(first).start).strip();
        if (between.startsWith(",")) {
          String key = key(first);
          boolean aside =
              !CLAUSE_OPENERS.contains(key)
                  || key.equals("as")
                  || key.equals("while")
                  || key.equals("after")
                  || key.equals("when")
                  || key.equals("but");
          return aside && !quotationSoon(first, to);
        }
        if (between.startsWith(":")) {
          return false;
        }
        String key = key(first);
        boolean adverbial =
            key.equals("during")
                || key.equals("after")
                || key.equals("before")
                || key.equals("when")
                || key.equals("while")
                || key.equals("as")
                || key.equals("at")
                || key.equals("on")
                || key.equals("in")
                || key.equals("through")
                || key.equals("via")
                || key.equals("to")
                || key.equals("from")
                || key.equals("by")
                || key.equals("ahead")
                || isAdverb(first);
        return adverbial && !hasFinite(first, to);
      }

      private boolean quotationSoon(int first, int to) {
        for (int j = first; j < words.size() && words.get(j).start < to; j++) {
          if (isQuoted(j)) {
            return true;
          }
        }
        return false;
      }

      private boolean hasFinite(int first, int to) {
        for (int j = first + 1; j < words.size() && words.get(j).start < to; j++) {
          String key = key(j);
          if (isQuoted(j)
              || BE.contains(key)
              || key.equals("has")
              || key.equals("have")
              || key.equals("had")
              || key.equals("will")
              || key.equals("would")
              || key.equals("could")
              || key.equals("should")
              || key.equals("can")
              || key.equals("must")) {
            return true;
          }
        }
        return false;
      }

      private boolean startsParticipleOrWhich(int from) {
        int first = wordBehind(from);
        if (first >= words.size() || isQuoted(first)) {
          return first >= words.size();
        }
        String between = text.substring(from, words.get(first).start).strip();
        String key = key(first);
        return between.startsWith(",")
            && (key.endsWith("ing") || key.equals("who") || key.equals("which"));
      }

      private void addContent(Report report, int from, int to) {
        int first = from;
        int last = to;
        int credit = text.indexOf(" (Source:", first);
        if (credit > first && credit < last) {
          last = credit;
        }
        while (first < last && " ,:;—–\n\r\t".indexOf(text.charAt(first)) >= 0) {
          first++;
        }
        while (last > first && " ,:;—–\n\r\t".indexOf(text.charAt(last - 1)) >= 0) {
          last--;
        }
        boolean words = false;
        for (int i = first; i < last && !words; i++) {
          words = Character.isLetterOrDigit(text.charAt(i));
        }
        if (words) {
          report.content.add(new int[] {first, last});
        }
      }

      // carriers and nesting

      /// "Reuters reported, quoting Norland’s media": what Reuters carries, those media said.
      private void carriers() {
        for (int i = 1; i < words.size(); i++) {
          if (isQuoted(i) || own.isEmpty()) {
            continue;
          }
          boolean quoting = key(i).equals("quoting") || key(i).equals("citing");
          boolean carried =
              (key(i).equals("carried")
                      || key(i).equals("published")
                      || key(i).equals("released")
                      || key(i).equals("cited")
                      || key(i).equals("broadcast"))
                  && (key(i + 1).equals("by") || key(i + 1).equals("on"));
          if (quoting) {
            Report last = own.getLast();
            boolean outlet =
                last.source.kind == Kind.NAME
                    || (last.source.kind == Kind.BODY && last.source.name.isPresent());
            int to = i + 1;
            while (to + 1 < words.size()
                && isJoined(to)
                && to - i < 9
                && !PREPOSITIONS.contains(key(to + 1))) {
              to++;
            }
            if (to >= words.size() || !outlet) {
              continue;
            }
            Source origin = source(i + 1, head(i + 1, to), to);
            String phrase = text.substring(words.get(i + 1).start, words.get(to).end);
            Report told = new Report(asOrigin(origin, phrase), last.cueStart, last.cueEnd);
            told.carrier = last.source.name;
            told.content = last.content;
            for (int[] piece : told.content) {
              if (piece[0] <= words.get(i).start && piece[1] > words.get(i).start) {
                piece[1] = Math.max(piece[0], words.get(i).start);
              }
            }
            own.set(own.size() - 1, told);
          } else if (carried) {
            Optional<String> name = nameFrom(i + 2);
            if (name.isPresent() && own.getLast().carrier.isEmpty()) {
              own.getLast().carrier = name;
            }
          }
        }
      }

      private Source asOrigin(Source origin, String phrase) {
        return origin.kind == Kind.OTHER
                && !Names.in(phrase).isEmpty()
                && !joined(wordAt(origin.start), wordAt(origin.end - 1))
            ? new Source(
                Kind.BODY,
                origin.start,
                origin.end,
                Optional.of(phrase.startsWith("the ") ? phrase.substring(4) : phrase))
            : origin;
      }

      /// Marks reports that stand in what another one reports.
      private void nest() {
        for (Report inner : own) {
          for (Report outer : own) {
            if (inner != outer && !inner.source.equals(outer.source)) {
              for (int[] piece : outer.content) {
                boolean within = piece[0] <= inner.cueStart && inner.cueEnd <= piece[1];
                boolean back =
                    inner.content.stream()
                        .anyMatch(p -> p[0] <= outer.cueStart && outer.cueEnd <= p[1]);
                if (within && (!back || outer.cueStart < inner.cueStart)) {
                  inner.nested = true;
                }
              }
            }
          }
        }
      }

      private int nameEndingAt(int offset) {
        for (int i = 0; i < named.size(); i++) {
          if (start + named.get(i).end() == offset
              || (offset > 2
                  && start + named.get(i).end() == offset - 2
                  && endsPossessive(offset))) {
            return endsPossessive(offset) ? -1 : i;
          }
        }
        return -1;
      }

      private boolean endsPossessive(int offset) {
        return offset >= 2
            && text.charAt(offset - 1) == 's'
            && (text.charAt(offset - 2) == '\'' || text.charAt(offset - 2) == '’');
      }

      private int nameAt(int offset) {
        for (int i = 0; i < named.size(); i++) {
          if (start + named.get(i).start() == offset) {
            return i;
          }
        }
        return -1;
      }
    }
  }

  private static final Set<String> AUXILIARIES =
      Persons.set("has have had will would can could should may might must do does did");

  private static final Set<String> INDEFINITE =
      Persons.set("nobody everybody everyone someone somebody people one others sources critics");

  /// Verbs that say nothing else than that somebody speaks.
  private static final Set<String> SAYING = Persons.set("said says told tells");

  /// Verbs whose forms are as often nouns.
  private static final Set<String> NOUNS = Persons.set("states notes claims calls reads stresses");

  private static final Set<String> GREETINGS =
      Persons.set("goodbye hello farewell thanks nothing little grace");

  private static final Set<String> JOINING = Persons.set("and or but that nor");

  private static final Set<String> PRONOUN_OBJECTS = Persons.set("him her");

  private static final Set<String> HEARERS =
      Persons.set(
          "reporters journalists lawmakers parliament congress court jurors viewers supporters"
              + " fans followers listeners members staff colleagues them him her me us everyone people"
              + " investors readers crowd audience media press outlet");

  private static final Set<String> OUTLET_WORDS =
      Persons.set(
          "news agency tv television newspaper magazine radio channel network website times post"
              + " press media outlet broadcaster daily herald journal tribune gazette");
}
