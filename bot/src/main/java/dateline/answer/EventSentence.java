package dateline.answer;

import dateline.article.Article;
import dateline.article.Attribution;
import dateline.article.Attributions;
import dateline.article.Names;
import dateline.article.Span;
import dateline.article.TimeReference;
import dateline.article.TimeReferences;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// A sentence read for the events it tells of: who does what to whom, where, on which day.
///
/// It knows no kinds of events. A value belongs to the verb that governs it, and where that only
/// says that something is done ("carried out", "launched") to the noun it does.
final class EventSentence {

  /// What is only planned, possible, denied or wished for is no account of what happened.
  private static final int UNREAL =
      Reading.NEGATED
          | Reading.POSSIBLE
          | Reading.LIKELY
          | Reading.UNREALISED
          | Reading.CONDITIONAL
          | Reading.OUGHT
          | Reading.REFUSED
          | Reading.WISHED
          | Reading.DOUBTED;

  /// Verbs that only say that what their object names was done.
  private static final Set<String> DOING =
      Words.set(
          "carry conduct perform launch mount execut stage make take hold do give begin start see"
              + " deliver stag lead pay");

  /// Verbs that tell of a figure rather than of what happened.
  private static final Set<String> FIGURING =
      Words.set(
          "rise climb reach stand increas grow be remain total jump hit pass exceed fall drop");

  private static final Set<String> PART =
      Words.set("including include included among them whom which those others other another more");

  /// What stands between "11 of" and those that are counted as a whole.
  private static final Set<String> WHOLE =
      Words.set("them whom those the these their its his her our");

  private static final Set<String> AGES = Words.set("older younger up over under above");

  private static final Set<String> PLURALS =
      Words.set("person man woman child foot tooth mous lif wif half gunman policeman fireman");

  private static final Set<String> RELATIVE = Words.set("who which that");

  private static final Set<String> PRONOUNS = Words.set("it they he she we");
  private static final Set<String> PLACING =
      Words.set("in at near off outside inside around across");
  private static final Set<String> AIMING = Words.set("on against at targeting");
  private static final Set<String> BEING = Words.set("was were been being be is are got");

  /// Words that may stand inside the phrase for a thing.
  private static final Set<String> LINKS =
      Words.set("of and or the a an its their his her what it");

  private static final BigDecimal LITTLE_LESS = new BigDecimal("0.9");
  private static final BigDecimal LITTLE_MORE = new BigDecimal("1.1");

  private final Article article;
  private final Span sentence;
  private final Reading reading;
  private final List<TimeReference> times;
  private final Set<String> names = new HashSet<>();
  private final Set<String> titleNames = new HashSet<>();
  private final Set<String> stems = new HashSet<>();
  private final Map<Reading.Token, Roles> roles = new ConcurrentHashMap<>();

  private EventSentence(Article article, Span sentence, List<TimeReference> all) {
    this.article = article;
    this.sentence = sentence;
    this.reading = Reading.of(article.quote(sentence), false);
    this.times =
        all.stream()
            .filter(t -> t.start() >= sentence.start() && t.end() <= sentence.end())
            .toList();
    for (Reading.Token token : reading.tokens) {
      if (token.kind == Reading.Kind.NAME && !isTime(token)) {
        names.add(token.stem);
      } else if (token.isContent()) {
        stems.add(token.stem);
      }
    }
    for (Reading.Token token : Reading.of(article.title(), false).tokens) {
      if (Character.isUpperCase(token.text.charAt(0)) && !Lexicon.isFunction(token.key)) {
        titleNames.add(token.stem);
      }
    }
  }

  /// Reads a sentence.
  static EventSentence of(Article article, Span sentence) {
    return of(article, sentence, TimeReferences.of(article));
  }

  /// Reads a sentence of an article whose days are known.
  static EventSentence of(Article article, Span sentence, List<TimeReference> times) {
    return new EventSentence(article, sentence, times);
  }

  /// Reads a question, which tells of no day.
  static EventSentence ofQuestion(String text) {
    Article question =
        new Article("question", "", Optional.empty(), Optional.empty(), Optional.empty(), text);
    return of(question, new Span(question.id(), 0, text.length()), List.of());
  }

  Article article() {
    return article;
  }

  Span sentence() {
    return sentence;
  }

  Reading reading() {
    return reading;
  }

  /// Stems of the words of its names.
  Set<String> names() {
    return names;
  }

  Set<String> titleNames() {
    return titleNames;
  }

  /// Stems of its other words.
  Set<String> stems() {
    return stems;
  }

  /// The times it tells.
  List<TimeReference> times() {
    return times;
  }

  /// The whole days it tells.
  List<TimeReference> wholeDays() {
    return times.stream().filter(t -> t.precision() == TimeReference.Precision.DAY).toList();
  }

  /// Whether a word belongs to what says a time.
  boolean isTime(Reading.Token token) {
    int start = sentence.start() + token.start;
    return token.kind == Reading.Kind.DATE
        || times.stream().anyMatch(t -> t.start() <= start && start < t.end());
  }

  /// Whether a word is a verb here; forms that are nouns mostly ("people", "strikes on") are none.
  private boolean isVerb(int i) {
    if (i < 0
        || i >= reading.tokens.size()
        || !Grammar.isVerb(reading.tokens, i)
        || PLURALS.contains(at(i).stem)) {
      return false;
    }
    Reading.Token before = at(i - 1);
    boolean afterNoun =
        Grammar.isPossessive(before)
            || before.kind == Reading.Kind.NUMBER
            || before.isContent()
            || before.key.equals("out")
            || Grammar.isPreposition(before.key);
    boolean plural = at(i).key.endsWith("s") && afterNoun;
    return !plural || !(Grammar.isPreposition(at(i + 1).key) || isTime(at(i + 1)));
  }

  private Reading.Token at(int i) {
    return reading.at(i);
  }

  /// The stretch of the article from one word to another.
  Span span(int from, int to) {
    return new Span(article.id(), sentence.start() + at(from).start, sentence.start() + at(to).end);
  }

  // numbers

  /// How many of what, each number with the event that governs it.
  List<Account> amounts() {
    List<Account> accounts = new ArrayList<>();
    if (reading.bids()) {
      return accounts;
    }
    for (int i = 0; i < reading.tokens.size(); i++) {
      boolean none =
          at(i).key.equals("no") && (at(i + 1).isContent() || at(i + 1).kind == Reading.Kind.NAME);
      if ((at(i).kind == Reading.Kind.NUMBER && !isTime(at(i))) || none) {
        amount(i, none).ifPresent(accounts::add);
      }
    }
    return accounts;
  }

  private Optional<Account> amount(int i, boolean none) {
    Reading.Quantity quantity =
        none ? new Reading.Quantity(BigDecimal.ZERO, "", "") : at(i).quantity.orElseThrow();
    String unit = quantity.unit();
    if (unit.equals("th")
        || isPart(i)
        || isPlaceInRow(i)
        || isAge(i)
        || quantity.bound().startsWith("range")) {
      return Optional.empty();
    }
    int noun = i;
    Set<String> qualifiers = new HashSet<>();
    boolean bare = true;
    for (int k = i + 1; k < reading.tokens.size() && k <= i + 5; k++) {
      boolean of = Set.of("of", "the", "its", "their").contains(at(k).key);
      boolean joined = reading.gap(k - 1).equals(" ") || reading.gap(k - 1).equals("-");
      if (!joined || (of && !bare)) {
        break;
      }
      if (of) {
        continue;
      }
      boolean nominal =
          at(k).kind == Reading.Kind.NAME || at(k).isContent() || Words.PERSONS.contains(at(k).key);
      if (!nominal || (k > i + 1 && isPredicate(k))) {
        break;
      }
      if (isState(at(k)) || (k == i + 1 && isParticiple(k))) {
        break;
      }
      if (!bare) {
        qualifiers.add(at(noun).stem);
      }
      bare = false;
      noun = k;
    }
    if (unit.isEmpty() && bare && at(i + 1).kind == Reading.Kind.NUMBER) {
      return Optional.empty();
    }
    Optional<Reading.Token> event = governor(i, noun, bare);
    if (event.isEmpty() || (!none && (event.get().flags & UNREAL) != 0)) {
      return Optional.empty();
    }
    String counted = bare ? "" : at(noun).stem;
    BigDecimal value = quantity.value();
    boolean about = quantity.bound().equals("about");
    boolean nearly = quantity.bound().equals("nearly");
    BigDecimal least =
        switch (quantity.bound()) {
          case "about", "nearly" -> scaled(value, LITTLE_LESS);
          case "less", "at most" -> BigDecimal.ONE;
          default -> value;
        };
    Optional<BigDecimal> most =
        switch (quantity.bound()) {
          case "about" -> Optional.of(scaled(value, LITTLE_MORE));
          case "at least", "more" -> Optional.empty();
          default -> Optional.of(value);
        };
    return Optional.of(
        new Account(
            this,
            event.get(),
            span(boundStart(i, quantity.bound()), noun),
            new Account.Amount(
                least,
                most,
                quantity.bound().isEmpty(),
                about || nearly,
                counted,
                qualifiers,
                unit)));
  }

  private static BigDecimal scaled(BigDecimal value, BigDecimal by) {
    return value.multiply(by).setScale(0, RoundingMode.HALF_UP);
  }

  /// Where the words begin that bound a number: "at least", "more than".
  private int boundStart(int i, String bound) {
    if (bound.isEmpty()) {
      return i;
    }
    int start = i;
    Set<String> bounding =
        Words.set(
            "at least most more than less fewer no not up to over above under below about around"
                + " roughly approximately some estimated circa nearly almost close a");
    while (start > 0 && bounding.contains(at(start - 1).key) && start > i - 3) {
      start--;
    }
    return start;
  }

  /// Whether a number counts only some of those that another one counts.
  private boolean isPart(int i) {
    boolean adjective = reading.gap(i).equals("-") || at(i - 1).key.equals("all");
    if (adjective
        || Words.set("each every apiece per").stream()
            .anyMatch(key -> at(i - 1).key.equals(key) || at(i - 2).key.equals(key))) {
      return true;
    }
    for (int k = Math.max(reading.sentenceStart(i), i - 4); k < i; k++) {
      if (PART.contains(at(k).key) && !at(k).key.equals("more")) {
        return true;
      }
    }
    for (int k = i + 1; k <= i + 2; k++) {
      if (PART.contains(at(k).key) && reading.gap(k - 1).isBlank()) {
        return true;
      }
    }
    return at(i + 1).key.equals("of") && WHOLE.contains(at(i + 2).key);
  }

  /// Whether a number says which one of a row: "photo 31 of 42".
  private boolean isPlaceInRow(int i) {
    return (at(i + 1).key.equals("of") && at(i + 2).kind == Reading.Kind.NUMBER)
        || (at(i - 1).key.equals("of") && at(i - 2).kind == Reading.Kind.NUMBER);
  }

  /// Whether a number stands between commas behind a name, or begins a range of ages: "Ivo Marn,
  /// 23, of Wenby", "people 5 and older".
  private boolean isAge(int i) {
    boolean range = at(i + 1).key.equals("and") && AGES.contains(at(i + 2).key);
    return range || isAmongCommas(i);
  }

  private boolean isAmongCommas(int i) {
    return at(i - 1).kind == Reading.Kind.NAME
        && reading.gap(i - 1).startsWith(",")
        && reading.gap(i).startsWith(",");
  }

  private boolean isPredicate(int k) {
    return Grammar.isAuxiliary(at(k).key) || isVerb(k);
  }

  private boolean isParticiple(int k) {
    return isVerb(k)
        && (Lexicon.isIrregular(at(k).key) || at(k).key.endsWith("ed"))
        && !(at(k + 1).isContent() && reading.gap(k).equals(" "));
  }

  /// The event that a number is told of.
  private Optional<Reading.Token> governor(int i, int noun, boolean bare) {
    // "left 11 people dead", "with 11 dead"
    Reading.Token next = at(noun + 1);
    if (reading.gap(noun).equals(" ") && isState(next)) {
      return Optional.of(next);
    }
    if (!bare && isState(at(noun)) && reading.gap(i).equals(" ")) {
      return Optional.of(at(noun));
    }
    Optional<Integer> before = verbBefore(i);
    if (before.isPresent()) {
      int verb = before.get();
      if (FIGURING.contains(at(verb).stem) || Grammar.isAuxiliary(at(verb).key)) {
        return subject(verb);
      }
      return Optional.of(at(verb));
    }
    return verbAfter(noun);
  }

  private static boolean isState(Reading.Token token) {
    return token.kind == Reading.Kind.WORD
        && (token.key.equals("dead")
            || token.key.equals("injured")
            || token.key.equals("wounded")
            || token.key.equals("missing")
            || token.key.equals("hurt"));
  }

  /// The verb before a number in its clause that has it as its object.
  private Optional<Integer> verbBefore(int i) {
    int from = reading.clauseStart(i);
    for (int k = i - 1; k >= from && k >= i - 7; k--) {
      if (at(k).key.equals("by") && at(k + 1) != at(i)) {
        return Optional.empty();
      }
      if (Grammar.isSpeech(at(k).key) || at(k).frame) {
        return Optional.empty();
      }
      boolean gerund = at(k).key.endsWith("ing") && at(k).isContent() && k >= i - 4;
      boolean verb = at(k).isContent() && isVerb(k);
      if (verb || gerund || (Grammar.isAuxiliary(at(k).key) && k >= i - 3)) {
        return Optional.of(k);
      }
      boolean passes =
          Grammar.isPreposition(at(k).key)
              || Lexicon.isFunction(at(k).key)
              || at(k).key.equals("least")
              || at(k).isContent()
              || at(k).kind == Reading.Kind.NAME;
      if (!passes) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// The verb that has what is counted as its subject.
  private Optional<Reading.Token> verbAfter(int noun) {
    boolean apart = false;
    for (int k = noun + 1; k < reading.tokens.size() && k <= noun + 14; k++) {
      if (at(k).sentence != at(noun).sentence) {
        return Optional.empty();
      }
      apart |= at(k).clause != at(k - 1).clause;
      boolean auxiliary =
          BEING.contains(at(k).key) || Set.of("have", "has", "had").contains(at(k).key);
      if (Grammar.BOUNDARIES.contains(at(k).key)) {
        return Optional.empty();
      }
      if (auxiliary) {
        for (int v = k + 1; v <= k + 4; v++) {
          boolean helps = Grammar.isAuxiliary(at(v).key) || at(v).key.endsWith("ly");
          if (at(v).isContent() && !helps) {
            return Optional.of(at(v));
          }
        }
        return Optional.empty();
      }
      if (!apart && at(k).isContent() && isVerb(k)) {
        return Grammar.isSpeech(at(k).key) ? Optional.empty() : Optional.of(at(k));
      }
    }
    return Optional.empty();
  }

  /// The noun that a verb of figures is told of: "toll" in "the death toll rose to 11".
  private Optional<Reading.Token> subject(int verb) {
    for (int k = verb - 1; k >= reading.clauseStart(verb); k--) {
      if (at(k).isContent() && !at(k).key.endsWith("ly")) {
        boolean death = k > 0 && at(k - 1).isContent() && reading.gap(k - 1).equals(" ");
        return Optional.of(death ? at(k - 1) : at(k));
      }
    }
    return Optional.empty();
  }

  // days

  /// On which day something was done, each day with every event of its clause.
  List<Account> days() {
    List<Account> accounts = new ArrayList<>();
    if (reading.bids()) {
      return accounts;
    }
    for (TimeReference time : wholeDays()) {
      int place = -1;
      for (int i = 0; i < reading.tokens.size(); i++) {
        if (sentence.start() + at(i).start >= time.start()) {
          place = i;
          break;
        }
      }
      if (place < 0 || isOneOfTwo(place)) {
        continue;
      }
      for (int i : eventsAround(place)) {
        accounts.add(
            new Account(
                this,
                at(i),
                new Span(article.id(), time.start(), time.end()),
                new Account.When(time.from(), time.to())));
      }
    }
    return accounts;
  }

  /// Whether a clause tells two days, so that it can't be told which was that of its event.
  private boolean isOneOfTwo(int place) {
    int from = sentence.start() + at(reading.clauseStart(place)).start;
    int to = sentence.start() + at(reading.clauseEnd(place) - 1).end;
    return wholeDays().stream().filter(t -> t.start() >= from && t.end() <= to).count() > 1;
  }

  /// The events that a day is told of: the verb of its clause, and the nouns with what they are on.
  private Set<Integer> eventsAround(int place) {
    Set<Integer> events = new LinkedHashSet<>();
    int from = reading.clauseStart(place);
    int to = reading.clauseEnd(place);
    int verbs = 0;
    for (int i = from; i < to; i++) {
      Reading.Token token = at(i);
      if (!token.isContent() || token.frame || isTime(token) || (token.flags & UNREAL) != 0) {
        continue;
      }
      boolean verb = isVerb(i) && !Grammar.isSpeech(token.key) && !DOING.contains(token.stem);
      boolean noun =
          !isVerb(i)
              && (Grammar.isPreposition(at(i + 1).key)
                  || sentence.start() + at(i + 1).start >= sentence.start() + at(place).start);
      if (verb || noun) {
        events.add(i);
      }
      verbs += isVerb(i) ? 1 : 0;
    }
    return verbs > 3 ? Set.of() : events;
  }

  // things

  /// What an event was done to, for each word that passes.
  List<Account> things(Predicate<Reading.Token> isEvent) {
    List<Account> accounts = new ArrayList<>();
    if (reading.bids()) {
      return accounts;
    }
    for (int i = 0; i < reading.tokens.size(); i++) {
      if (!isEvent.test(at(i)) || (at(i).flags & UNREAL) != 0) {
        continue;
      }
      int from = i + 1;
      boolean verb = isVerb(i) || at(i).key.endsWith("ing");
      if (!verb || BEING.contains(at(i - 1).key)) {
        from = aimed(i);
      }
      if (from > 0) {
        thing(i, from).ifPresent(accounts::add);
      }
    }
    return accounts;
  }

  /// The place behind "against" or "on" that follows a noun, days passed over; 0 where there is
  /// none.
  private int aimed(int noun) {
    for (int k = noun + 1; k < reading.clauseEnd(noun) && k <= noun + 8; k++) {
      boolean aims = AIMING.contains(at(k).key) && !isTime(at(k + 1));
      if (aims && at(k + 1).kind != Reading.Kind.DATE) {
        return k + 1;
      }
      if (isVerb(k)) {
        return 0;
      }
    }
    return 0;
  }

  private Optional<Account> thing(int event, int from) {
    Set<String> held = new HashSet<>();
    int last = -1;
    String head = "";
    boolean headEnded = false;
    boolean opened = false;
    for (int k = from; k < reading.tokens.size() && k <= from + 16; k++) {
      boolean sameClause = at(k).clause == at(from).clause || at(k).key.equals("what");
      if (at(k).sentence != at(event).sentence || (!sameClause && !opened)) {
        break;
      }
      opened |= at(k).key.equals("what");
      boolean nominal = at(k).kind == Reading.Kind.NAME || at(k).kind == Reading.Kind.NUMBER;
      nominal |= at(k).isContent() || Words.PERSONS.contains(at(k).key);
      boolean calling = opened && Grammar.isCalling(at(k).key);
      if (isTime(at(k))) {
        break;
      }
      if (!nominal && !LINKS.contains(at(k).key) && !calling) {
        break;
      }
      headEnded |= !head.isEmpty() && (at(k).key.equals("of") || at(k).key.equals("and"));
      if (nominal && !calling) {
        held.add(at(k).stem);
        head = headEnded ? head : at(k).stem;
        last = k;
      }
    }
    return last < 0
        ? Optional.empty()
        : Optional.of(
            new Account(this, at(event), span(from, last), new Account.Thing(head, held)));
  }

  // persons

  /// The one person who did an event, or whom it was done to, for each word that passes. Where
  /// several are named, who else was meant can't be told, and none is given.
  ///
  /// @param doers who did it
  List<Account> persons(Predicate<Reading.Token> isEvent, boolean doers) {
    List<Account> accounts = new ArrayList<>();
    if (reading.bids()) {
      return accounts;
    }
    List<Names.Name> named = Names.in(article.quote(sentence));
    for (int i = 0; i < reading.tokens.size(); i++) {
      if (!isEvent.test(at(i)) || (at(i).flags & UNREAL) != 0) {
        continue;
      }
      Set<String> wanted = doers ? roles(at(i)).agents() : roles(at(i)).targets();
      // a name of several words may be somebody's, though nothing says so
      List<Names.Name> those =
          named.stream()
              .filter(name -> isOf(name, wanted))
              .filter(name -> name.text().indexOf(' ') > 0 || isPerson(name))
              .toList();
      if (those.size() == 1 && isPerson(those.getFirst())) {
        accounts.add(who(at(i), those.getFirst(), doers));
      }
    }
    return accounts;
  }

  private Account who(Reading.Token event, Names.Name name, boolean doer) {
    Span words =
        new Span(article.id(), sentence.start() + name.start(), sentence.start() + name.end());
    return new Account(this, event, words, new Account.Who(name.text(), doer));
  }

  /// The one whom each verb names as who did it, and as whom it was done to: persons, groups or
  /// states. Lists, and those said to be some of many, give none.
  List<Account> named() {
    List<Account> accounts = new ArrayList<>();
    if (reading.bids()) {
      return accounts;
    }
    List<Names.Name> named = Names.in(article.quote(sentence));
    for (int i = 0; i < reading.tokens.size(); i++) {
      Reading.Token event = at(i);
      boolean tells = event.isContent() && isVerb(i) && (event.flags & UNREAL) == 0;
      // "claimed the attack", not "claimed that"
      boolean speaks =
          Grammar.isSpeech(event.key)
              && !WHOLE.contains(at(i + 1).key)
              && !at(i + 1).key.equals("by");
      if (!tells || speaks || DOING.contains(event.stem)) {
        continue;
      }
      accounts.addAll(named(event, named, true));
      accounts.addAll(named(event, named, false));
    }
    return accounts;
  }

  private List<Account> named(Reading.Token event, List<Names.Name> named, boolean doer) {
    Set<String> wanted =
        event.frame
            ? doer ? claimants(event) : Set.of()
            : doer ? roles(event).agents() : roles(event).targets();
    List<Names.Name> those = named.stream().filter(name -> isOf(name, wanted)).toList();
    if (those.size() != 1 || !isAlone(those.getFirst())) {
      return List.of();
    }
    return List.of(who(event, those.getFirst(), doer));
  }

  /// The names before a verb that tells what was said as well as what was done, where only a thing
  /// is behind it: "the Red Lions claimed the attack".
  private Set<String> claimants(Reading.Token event) {
    int e = reading.tokens.indexOf(event);
    for (int i = e + 1; i < reading.tokens.size(); i++) {
      if (isVerb(i) || Grammar.isAuxiliary(at(i).key)) {
        return Set.of();
      }
    }
    Set<String> names = new HashSet<>();
    for (int i = reading.clauseStart(e); i < e; i++) {
      if (at(i).kind == Reading.Kind.NAME) {
        names.add(at(i).stem);
      }
    }
    return names;
  }

  /// Whether a name is no part of a list or of another phrase: "the mayor of Wenby", "Wenby
  /// police".
  private boolean isAlone(Names.Name name) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < reading.tokens.size(); i++) {
      if (at(i).start >= name.start() && at(i).start < name.end()) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first < 0 || Grammar.isPossessive(at(last))) {
      return false;
    }
    boolean nounBehind =
        at(last + 1).isContent() && reading.gap(last).equals(" ") && !isVerb(last + 1);
    Set<String> listing = Set.of("and", "or", "with", "alongside", "of", "for", "from", "to");
    return !nounBehind
        && !Set.of("and", "or", "with", "alongside", "of", "'s").contains(at(last + 1).key)
        && (first == 0
            || !(listing.contains(at(first - 1).key) || PART.contains(at(first - 1).key)));
  }

  /// Whether a name's last word is one of those of a role.
  private boolean isOf(Names.Name name, Set<String> stems) {
    return reading.tokens.stream()
        .filter(token -> token.end == name.end() || token.end == name.end() + 2)
        .anyMatch(token -> stems.contains(token.stem));
  }

  /// Whether a name is surely a person's: a title goes with it, or they speak in the article.
  private boolean isPerson(Names.Name name) {
    String before = article.quote(sentence).substring(0, name.start()).strip();
    List<String> words = Words.of(name.text());
    boolean inside =
        words.size() > 1
            && words.subList(0, words.size() - 1).stream().anyMatch(Words.PERSONS::contains);
    String last = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    boolean titled = inside || Words.PERSONS.contains(last);
    return titled
        || Attributions.of(article).all().stream()
            .filter(Attribution::person)
            .flatMap(each -> each.speaker().stream())
            .anyMatch(speaker -> Attributions.isSame(speaker, name.text()));
  }

  // roles

  /// The names of who does an event, and of whom it is done to.
  record Roles(Set<String> agents, Set<String> targets, Set<String> places) {
    Roles {
      agents = Set.copyOf(agents);
      targets = Set.copyOf(targets);
      places = Set.copyOf(places);
    }
  }

  /// The names that own something in the sentence.
  Set<String> owners() {
    Set<String> owners = new HashSet<>();
    for (Reading.Token token : reading.tokens) {
      if (token.kind == Reading.Kind.NAME && Grammar.isPossessive(token)) {
        owners.add(token.stem);
      }
    }
    return owners;
  }

  /// The names behind "in" and "near", wherever they stand in the sentence.
  Set<String> places() {
    Set<String> places = new HashSet<>();
    for (int i = 0; i < reading.tokens.size(); i++) {
      if (!PLACING.contains(at(i).key)) {
        continue;
      }
      for (int k = i + 1; k <= i + 8 && at(k).sentence == at(i).sentence; k++) {
        boolean name = at(k).kind == Reading.Kind.NAME && !isTime(at(k));
        if (name) {
          places.add(at(k).stem);
        } else if (!at(k).isContent() && !WHOLE.contains(at(k).key) && !at(k).key.equals("of")) {
          break;
        }
      }
    }
    return places;
  }

  /// Who does an event to whom, where.
  Roles roles(Reading.Token event) {
    return roles.computeIfAbsent(event, this::readRoles);
  }

  private Roles readRoles(Reading.Token event) {
    int e = reading.tokens.indexOf(event);
    Set<String> agents = new HashSet<>();
    Set<String> targets = new HashSet<>();
    Set<String> places = new HashSet<>();
    int from = reading.clauseStart(e);
    int to = reading.clauseEnd(e);
    boolean verb = isVerb(e) || event.key.endsWith("ing");
    boolean passive = verb && isPassive(e, from);
    if (RELATIVE.contains(at(from).key)) {
      for (int i = from - 1; i >= 0 && at(i).kind == Reading.Kind.NAME; i--) {
        (passive ? targets : agents).add(at(i).stem);
      }
    }
    String preposition = "";
    for (int i = from; i < to; i++) {
      Reading.Token token = at(i);
      if (i == e) {
        preposition = "";
      } else if (Grammar.isPreposition(token.key)
          || PLACING.contains(token.key)
          || token.key.equals("to")) {
        preposition = token.key;
      } else if ((token.isContent() && isVerb(i)) || Grammar.isAuxiliary(token.key)) {
        preposition = "";
      }
      if (token.kind != Reading.Kind.NAME || token.frame || isTime(token)) {
        continue;
      }
      boolean site = reading.gap(i).equals(" ") && Whereabouts.isSite(at(i + 1).key);
      if (i < e && Grammar.isPossessive(token) && isPhrase(i + 1, e)) {
        (passive ? targets : agents).add(token.stem);
      } else if (site && AIMING.contains(preposition)) {
        // "raids on Amsar county" may be those on Lodrin
        places.add(token.stem);
      } else if (PLACING.contains(preposition)) {
        boolean before = at(i + 1).isContent() && reading.gap(i).equals(" ");
        if (!Grammar.isPossessive(token) && !before) {
          places.add(token.stem);
        }
      } else if (preposition.equals("by")) {
        (passive || !verb ? agents : targets).add(token.stem);
      } else if (i < e) {
        boolean owns = Grammar.isPossessive(token) || reading.at(i + 1) == event;
        if (preposition.isEmpty() || owns) {
          (passive ? targets : agents).add(token.stem);
        }
      } else if (preposition.isEmpty() ? verb && !passive : AIMING.contains(preposition)) {
        targets.add(token.stem);
      }
    }
    return new Roles(agents, targets, places);
  }

  /// Whether nothing but words of one phrase stands from one word to before another: "recent air"
  /// in "Norland's recent air raids".
  private boolean isPhrase(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!(at(i).isContent() || at(i).kind == Reading.Kind.NUMBER) || isVerb(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether an event is done by a number of people without names: "two ministers resigned".
  boolean isOfSeveral(Reading.Token event) {
    int e = reading.tokens.indexOf(event);
    for (int i = reading.clauseStart(e); i < e; i++) {
      if (at(i).kind == Reading.Kind.NUMBER && !isTime(at(i)) && at(i + 1).isContent()) {
        return roles(event).agents().isEmpty();
      }
    }
    return false;
  }

  /// Whether the subject of an event is somebody spoken of before.
  boolean hasPronounBefore(Reading.Token event) {
    int e = reading.tokens.indexOf(event);
    for (int i = e - 1; i >= reading.clauseStart(e) && i >= e - 4; i--) {
      if (PRONOUNS.contains(at(i).key)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a word is a verb that tells of what happened.
  boolean isReal(int i) {
    return at(i).isContent() && isVerb(i) && !at(i).frame && (at(i).flags & UNREAL) == 0;
  }

  /// Whether an event is told by a verb.
  boolean isVerb(Reading.Token event) {
    return isVerb(reading.tokens.indexOf(event));
  }

  /// Whether the names before an event are of those who do it: it is a verb, or a noun without a
  /// verb of another thing before it, as "attack" has in "no Norlander was killed during the
  /// attack".
  boolean leads(Reading.Token event) {
    int e = reading.tokens.indexOf(event);
    if (isVerb(e)) {
      return true;
    }
    for (int i = reading.clauseStart(e); i < e; i++) {
      if (at(i).isContent() && isVerb(i) && !DOING.contains(at(i).stem)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a noun says against whom: "attack on", "case against", "raids by Norland on".
  boolean isAimed(Reading.Token event) {
    int next = reading.tokens.indexOf(event) + 1;
    if (at(next).key.equals("by")) {
      next++;
      while (at(next).kind == Reading.Kind.NAME) {
        next++;
      }
    }
    return AIMING.contains(at(next).key);
  }

  private boolean isPassive(int e, int from) {
    for (int i = e - 1; i >= from && i >= e - 3; i--) {
      if (BEING.contains(at(i).key)) {
        return !at(e).key.endsWith("ing");
      }
      if (!at(i).key.endsWith("ly")) {
        return false;
      }
    }
    return false;
  }
}
