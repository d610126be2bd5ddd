package dateline.answer;

import dateline.article.Article;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the events of a sentence happened, and whether two sentences name other places for one.
///
/// One place may lie in another, and there is no map of all places here. So a name is not set
/// against one that its own article has as well, nor a state against what is none, and other names
/// are only said to be other ones, not to contradict each other.
final class Whereabouts {

  /// Words before the place where something happened; what is "near" it is elsewhere.
  private static final Set<String> AT = Words.set("in at off inside");

  /// Words that belong to a place's name.
  private static final Set<String> SITES =
      Words.set(
          "airport airfield station province county district region state city town village port"
              + " harbour harbor hospital prison university college stadium church mosque square"
              + " street park island bridge camp base valley beach lake forest theatre theater");

  private static final Set<String> DETERMINERS = Words.set("the his her its their this that");

  /// What happens once only to the same one.
  private static final Set<String> ONCE =
      stems(
          "born died killed murdered executed buried shot stabbed wounded arrested detained"
              + " captured kidnapped abducted released freed found sank derailed crashed exploded"
              + " collapsed burst landed married signed held met");

  private static final Set<String> STATES =
      Stream.of(Locale.getISOCountries())
          .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
          .map(name -> name.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  /// A place behind its preposition, by its first and last word.
  private record Place(int from, int to, List<String> names) {}

  private Whereabouts() {}

  /// Whether a word says what sort of place a name is of: "city", "province".
  static boolean isSite(String word) {
    return SITES.contains(word);
  }

  private static Set<String> stems(String words) {
    return Words.set(words).stream().map(Lexicon::stem).collect(Collectors.toUnmodifiableSet());
  }

  /// Where each event that passes happened, for those that tell it.
  static List<Account> in(EventSentence sentence, Predicate<Reading.Token> isEvent) {
    Reading reading = sentence.reading();
    List<Account> accounts = new ArrayList<>();
    if (reading.bids()) {
      return accounts;
    }
    for (int event = 0; event < reading.tokens.size(); event++) {
      if (isEvent.test(reading.at(event)) && sentence.isReal(event)) {
        List<Place> places = places(sentence, event);
        if (!places.isEmpty()) {
          Place first = places.getFirst();
          List<String> names = places.stream().flatMap(each -> each.names.stream()).toList();
          accounts.add(
              new Account(
                  sentence,
                  reading.at(event),
                  sentence.span(first.from, first.to),
                  new Account.Where(names)));
        }
      }
    }
    return accounts;
  }

  /// The places behind a verb, none of another verb, or else at the beginning of its clause; none
  /// where it is told near which place, too.
  private static List<Place> places(EventSentence sentence, int event) {
    Reading reading = sentence.reading();
    int start = reading.clauseStart(event);
    List<Place> places = new ArrayList<>();
    for (int i = start; i < reading.clauseEnd(event); i++) {
      if (i > event && reading.at(i).isContent() && sentence.isVerb(reading.at(i))) {
        break;
      }
      boolean behind = i > event || i == start;
      if (behind && reading.isKey(i, "near")) {
        return List.of();
      }
      if (behind && AT.contains(reading.at(i).key)) {
        place(sentence, i).ifPresent(places::add);
      }
    }
    return places;
  }

  private static Optional<Place> place(EventSentence sentence, int preposition) {
    Reading reading = sentence.reading();
    List<String> names = new ArrayList<>();
    int last = preposition;
    for (int i = preposition + 1; i <= preposition + 8; i++) {
      Reading.Token token = reading.at(i);
      boolean joined = reading.gap(i - 1).isBlank() || reading.at(i - 1).kind == Reading.Kind.NAME;
      if (!joined || sentence.isTime(token)) {
        break;
      }
      if (token.kind == Reading.Kind.NAME) {
        Reading.Token next = reading.at(i + 1);
        boolean adjective =
            next.isContent() && reading.gap(i).equals(" ") && !sentence.isVerb(next);
        if (Grammar.isPossessive(token)) {
          return Optional.empty();
        }
        if (adjective && !SITES.contains(next.key)) {
          continue;
        }
        names.add(token.key);
        last = adjective ? i + 1 : i;
      } else if (!names.isEmpty()
          || !(token.isContent() || DETERMINERS.contains(token.key) || token.key.equals("of"))) {
        if (!SITES.contains(token.key)) {
          break;
        }
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(new Place(preposition, last, names));
  }

  /// Whether two sentences that nobody has asked for tell of one event, which was at one place: of
  /// other outlets, in much the same words, of what happens once and to something definite.
  static boolean mayBeOne(Account one, Account.Where mine, Account other, Account.Where theirs) {
    EventSentence here = one.of();
    EventSentence there = other.of();
    Optional<String> outlet = here.article().outlet();
    boolean oneOutlet = outlet.isPresent() && outlet.equals(there.article().outlet());
    if (oneOutlet
        || !ONCE.contains(one.event().stem)
        || Disputes.areOfOtherDays(here, there)
        || !Disputes.isNear(here.article(), there.article())
        || !isDefinite(one)
        || !isDefinite(other)) {
      return false;
    }
    return Disputes.tellMuchTheSame(here, stems(mine), there, stems(theirs));
  }

  private static Set<String> stems(Account.Where place) {
    return place.names().stream().map(Lexicon::stem).collect(Collectors.toSet());
  }

  /// Whether whatever stands before the place is the only one of its kind: "the ferry Alma", "Mayor
  /// Duarte", but no "ferry", "heavy rain" or "12 people".
  private static boolean isDefinite(Account account) {
    Reading reading = account.of().reading();
    int event = reading.tokens.indexOf(account.event());
    int place = account.of().sentence().start();
    for (int i = reading.clauseStart(event); i < reading.clauseEnd(event); i++) {
      Reading.Token token = reading.at(i);
      if (i > event && place + token.start >= account.words().start()) {
        break;
      }
      boolean word = token.isContent() || (token.kind == Reading.Kind.NAME && !token.certain);
      boolean noun = word && !account.of().isVerb(token) && !account.of().isTime(token);
      Reading.Token before = reading.at(i - 1);
      boolean first = i == 0 || !(before.isContent() || before.kind == Reading.Kind.NAME);
      boolean bare =
          noun
              && first
              && i != event
              && !DETERMINERS.contains(before.key)
              && !Words.PERSONS.contains(token.key);
      boolean one = token.key.equals("a") || token.key.equals("an");
      boolean counted = token.kind == Reading.Kind.NUMBER && !account.of().isTime(token);
      if (bare || one || counted) {
        return false;
      }
    }
    return true;
  }

  /// How the places of one event stand to each other.
  static Disputes.Relation relation(
      Account one, Account.Where mine, Account other, Account.Where theirs) {
    if (!Collections.disjoint(mine.names(), theirs.names())) {
      return Disputes.Relation.SAME;
    }
    boolean mayContain =
        isState(mine) != isState(theirs)
            || isIn(mine, other.of().article())
            || isIn(theirs, one.of().article());
    return mayContain ? Disputes.Relation.APART : Disputes.Relation.OTHER_PLACE;
  }

  private static boolean isState(Account.Where place) {
    return STATES.contains(String.join(" ", place.names()));
  }

  private static boolean isIn(Account.Where place, Article article) {
    Set<String> words = new HashSet<>();
    for (String text : List.of(article.title(), article.text())) {
      Words.of(text).forEach(word -> words.add(Words.bare(word)));
    }
    return place.names().stream().anyMatch(words::contains);
  }
}
