package dateline.article;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

  // nothing here holds the article: what is known of one is forgotten with it
  private final List<Attribution> found;
  private final Optional<String> agency;
  private final Optional<String> outlet;

  /// Where sentences start that begin with a clause of the article's own.
  private final Set<Integer> mixed;

  private final Persons persons;

  private Attributions(Article article) {
    Discourse discourse = new Discourse(article);
    List<List<Report>> bySentence = new ArrayList<>();
    Set<Integer> apart = new HashSet<>();
    for (int i = 0; i < discourse.sentences().size(); i++) {
      SpeechFrames frames = new SpeechFrames(discourse, i);
      bySentence.add(frames.read());
      if (frames.isMixed()) {
        apart.add(discourse.sentences().get(i).start());
      }
    }
    new Speakers(discourse, bySentence).resolve();
    List<Report> reports = new ArrayList<>(new QuotedSpeech(discourse, bySentence).read());
    bySentence.forEach(reports::addAll);
    this.found =
        reports.stream()
            .filter(report -> !report.content.isEmpty())
            .map(report -> attribution(discourse, report))
            .sorted(
                Comparator.comparingInt((Attribution each) -> each.content().getFirst().start())
                    .thenComparingInt(each -> each.content().getFirst().end()))
            .toList();
    this.persons = discourse.persons();
    this.agency = agencyOf(article);
    this.outlet = article.outlet();
    this.mixed = Set.copyOf(apart);
  }

  private static Attribution attribution(Discourse discourse, Report report) {
    Article article = discourse.article();
    Optional<Span> source =
        report.source.isWritten()
            ? Optional.of(new Span(article.id(), report.source.start(), report.source.end()))
            : Optional.empty();
    Optional<Span> cue =
        report.cueEnd > report.cueStart
            ? Optional.of(new Span(article.id(), report.cueStart, report.cueEnd))
            : Optional.empty();
    List<Span> content =
        report.content.stream().map(each -> new Span(article.id(), each[0], each[1])).toList();
    List<String> named =
        source.stream()
            .flatMap(each -> Names.in(article.quote(each)).stream())
            .map(name -> discourse.persons().fullName(name.text()))
            .toList();
    return new Attribution(
        source,
        cue,
        named,
        report.speaker,
        report.person,
        content,
        quoted(discourse, content),
        report.hearerName,
        report.carrier,
        report.nested);
  }

  private static Attribution.Quoted quoted(Discourse discourse, List<Span> content) {
    int inside = 0;
    int all = 0;
    for (Span each : content) {
      for (int i = each.start(); i < each.end(); i++) {
        if (Character.isLetterOrDigit(discourse.text().charAt(i))) {
          all++;
          inside += discourse.quotationAt(i) >= 0 ? 1 : 0;
        }
      }
    }
    return inside == 0
        ? Attribution.Quoted.NOT
        : inside == all ? Attribution.Quoted.ALL : Attribution.Quoted.PARTLY;
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
}
