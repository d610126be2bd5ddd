package dateline.answer;

import dateline.article.Article;
import dateline.article.Attributions;
import dateline.article.TimeReference;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Decides whether two accounts of different articles give differing values for one thing of one
/// event.
///
/// Two events never disagree: they are one only where the words for it are of one family, who does
/// it to whom is not another, and place, days and what is counted fit together. What can't be told
/// is taken for two.
final class Disputes {

  /// How two accounts stand to each other.
  enum Relation {
    /// They are of different things, or it can't be told.
    APART,
    /// They give the same value, perhaps in other words.
    SAME,
    CONTRADICTION,
    COUNTING_BASE,
    OTHER_TIME,
    OTHER_PERSON,
    OTHER_PLACE
  }

  /// Events of days further apart are two.
  private static final int ONE_EVENT_DAYS = 3;

  /// Articles that do not tell the day of an event tell of the same one if they are of days no
  /// further apart.
  private static final int NEAR_DAYS = 10;

  /// One count of a thing is no more than so many times another.
  private static final int MOST_TIMES = 3;

  /// What two accounts have to have in common, each name counting 1.
  private static final double ANCHORED = 2;

  /// Where both have the same names and are of nearly the same day.
  private static final double ALL_NAMED = 1.5;

  /// For a measure or a day, whose event is told by fewer words.
  private static final double WELL_ANCHORED = 3;

  /// So many words besides the event tell that it is one.
  private static final int WORDS_BESIDE = 2;

  /// Words that may stand for another one in a statement, but tell of more: not all who are shot
  /// are killed.
  private static final Set<String> WIDER = Words.set("shoot shot");

  /// So many names and words are shared by two sentences that tell much the same.
  private static final int LEAST_SHARED = 3;

  /// Of the fewer names and words so many are shared.
  private static final double MOST_SHARED = 0.6;

  private static final Set<String> PEOPLE = Words.set("people person man woman human individual");

  private Disputes() {}

  /// The kind of disagreement that a relation is, if any.
  static Optional<Disagreement.Kind> kind(Relation relation) {
    return switch (relation) {
      case APART, SAME -> Optional.empty();
      case CONTRADICTION -> Optional.of(Disagreement.Kind.CONTRADICTION);
      case COUNTING_BASE -> Optional.of(Disagreement.Kind.COUNTING_BASE);
      case OTHER_TIME -> Optional.of(Disagreement.Kind.OTHER_TIME);
      case OTHER_PERSON -> Optional.of(Disagreement.Kind.OTHER_PERSON);
      case OTHER_PLACE -> Optional.of(Disagreement.Kind.OTHER_PLACE);
    };
  }

  /// How two accounts stand to each other by themselves.
  static Relation between(Account one, Account other) {
    if (one.value() instanceof Account.Who mine && other.value() instanceof Account.Who theirs) {
      return mayBeOneRole(one, mine, other, theirs) ? asked(one, other) : Relation.APART;
    }
    if (one.value() instanceof Account.Where mine
        && other.value() instanceof Account.Where theirs) {
      return Whereabouts.mayBeOne(one, mine, other, theirs) ? asked(one, other) : Relation.APART;
    }
    double needed =
        one.value() instanceof Account.Amount amount && amount.unit().isEmpty()
            ? ANCHORED
            : WELL_ANCHORED;
    double anchors = anchors(one, other);
    boolean allNamed =
        needed == ANCHORED && anchors >= ALL_NAMED && areOfOneName(one.of(), other.of());
    if (anchors < needed && !allNamed) {
      return Relation.APART;
    }
    if (one.value() instanceof Account.When mine
        && other.value() instanceof Account.When theirs
        && !mayBeOneDay(one, mine, other, theirs)) {
      return Relation.APART;
    }
    if (one.value() instanceof Account.Amount && !mayBeOneCount(one, other)) {
      return Relation.APART;
    }
    return asked(one, other);
  }

  /// Whether two short sentences of nearly one day name the same, and nothing else: "14 people were
  /// killed on the ferry Alma", "seventeen were killed on the ferry Alma".
  private static boolean areOfOneName(EventSentence one, EventSentence other) {
    return one.names().equals(other.names())
        && one.article().published().isPresent()
        && other.article().published().isPresent()
        && isNear(one.article(), other.article());
  }

  /// Whether two names may be given for one who did something, or to whom one thing was done. It is
  /// told in much the same words by different outlets, neither of which speaks of the other's.
  private static boolean mayBeOneRole(
      Account one, Account.Who mine, Account other, Account.Who theirs) {
    EventSentence here = one.of();
    EventSentence there = other.of();
    Optional<String> outlet = here.article().outlet();
    boolean oneOutlet = outlet.isPresent() && outlet.equals(there.article().outlet());
    boolean bothDays = !here.wholeDays().isEmpty() && !there.wholeDays().isEmpty();
    if (mine.doer() != theirs.doer()
        || oneOutlet
        || areOfOtherDays(here, there)
        || areOtherCounts(here.amounts(), there.amounts())
        || (!bothDays && !isNear(here.article(), there.article()))) {
      return false;
    }
    Set<String> who = stems(mine.name());
    Set<String> them = stems(theirs.name());
    Set<String> named = around(here);
    Set<String> named2 = around(there);
    if (!isName(mine.name())
        || !isName(theirs.name())
        || shared(who, named2) > 0
        || shared(them, named) > 0) {
      return false;
    }
    who.add(one.event().stem);
    them.add(other.event().stem);
    return tellMuchTheSame(here, who, there, them);
  }

  /// Whether two sentences tell much the same, a name among it, beside what is asked of them.
  ///
  /// @param asked stems of the one's words that are left aside
  /// @param theirs those of the other's
  static boolean tellMuchTheSame(
      EventSentence one, Set<String> asked, EventSentence other, Set<String> theirs) {
    Set<String> names = without(one.names(), asked);
    Set<String> names2 = without(other.names(), theirs);
    Set<String> words = without(one.stems(), asked);
    Set<String> words2 = without(other.stems(), theirs);
    int least = Math.min(names.size() + words.size(), names2.size() + words2.size());
    int sharedNames = shared(names, names2);
    words.retainAll(words2);
    int all = sharedNames + words.size();
    return sharedNames > 0
        && fit(names, names2)
        && all >= LEAST_SHARED
        && all >= MOST_SHARED * least;
  }

  private static Set<String> without(Set<String> stems, Set<String> others) {
    Set<String> left = new HashSet<>(stems);
    left.removeAll(others);
    return left;
  }

  /// Whether each tells of a day, and of none that the other tells of.
  static boolean areOfOtherDays(EventSentence one, EventSentence other) {
    List<TimeReference> days = one.wholeDays();
    List<TimeReference> others = other.wholeDays();
    return !days.isEmpty()
        && !others.isEmpty()
        && days.stream().noneMatch(day -> others.stream().anyMatch(day::meets));
  }

  /// Whether each counts something, and nothing that the other counts so: who won 3 medals is not
  /// named for who won 5.
  private static boolean areOtherCounts(List<Account> some, List<Account> others) {
    return !some.isEmpty()
        && !others.isEmpty()
        && some.stream()
            .noneMatch(one ->
                others.stream()
                    .anyMatch(other ->
                        one.value() instanceof Account.Amount mine
                            && other.value() instanceof Account.Amount theirs
                            && mine.isSame(theirs)));
  }

  /// Whether two articles are of nearly one day, or it can't be told.
  static boolean isNear(Article one, Article other) {
    Optional<LocalDate> first = one.published();
    Optional<LocalDate> second = other.published();
    return first.isEmpty()
        || second.isEmpty()
        || Math.abs(ChronoUnit.DAYS.between(first.get(), second.get())) <= ONE_EVENT_DAYS;
  }

  /// The names of a sentence and its headline.
  private static Set<String> around(EventSentence sentence) {
    Set<String> around = new HashSet<>(sentence.names());
    around.addAll(sentence.titleNames());
    return around;
  }

  private static Set<String> stems(String name) {
    Set<String> stems = new HashSet<>();
    for (Reading.Token token : Reading.of(name, false).tokens) {
      stems.add(token.stem);
    }
    return stems;
  }

  /// Whether a name is of somebody: of two words at least, as a state's mostly is not. "Torvia",
  /// "Lodrin" and "the president" often stand for one another.
  private static boolean isName(String name) {
    return bare(name).strip().indexOf(' ') > 0;
  }

  /// Whether two numbers may be counts of one thing: told of the same day and place.
  private static boolean mayBeOneCount(Account one, Account other) {
    Set<String> mine = one.of().places();
    Set<String> theirs = other.of().places();
    boolean elsewhere =
        !mine.isEmpty()
            && !theirs.isEmpty()
            && shared(mine, other.of().names()) == 0
            && shared(theirs, one.of().names()) == 0;
    Set<String> here = one.of().roles(one.event()).places();
    Set<String> there = other.of().roles(other.event()).places();
    return !elsewhere && !areOfOtherDays(one.of(), other.of()) && fit(here, there);
  }

  /// How two accounts stand to each other that a question has already brought to one event.
  static Relation asked(Account one, Account other) {
    if (one.of().article().id().equals(other.of().article().id()) || !isOneEvent(one, other)) {
      return Relation.APART;
    }
    return switch (one.value()) {
      case Account.Amount amount ->
          other.value() instanceof Account.Amount second
              ? amounts(one, amount, other, second)
              : Relation.APART;
      case Account.When when ->
          other.value() instanceof Account.When second ? days(when, second) : Relation.APART;
      case Account.Thing thing ->
          other.value() instanceof Account.Thing second
              ? things(one, thing, other, second)
              : Relation.APART;
      case Account.Who who ->
          other.value() instanceof Account.Who second && second.doer() == who.doer()
              ? persons(one, who, other, second)
              : Relation.APART;
      case Account.Where where ->
          other.value() instanceof Account.Where second
              ? Whereabouts.relation(one, where, other, second)
              : Relation.APART;
    };
  }

  private static boolean isOneEvent(Account one, Account other) {
    if (!isSameEvent(one.event(), other.event())) {
      return false;
    }
    EventSentence.Roles mine = one.of().roles(one.event());
    EventSentence.Roles theirs = other.of().roles(other.event());
    // what is asked for may differ
    boolean fits =
        one.value() instanceof Account.Who who
            ? who.doer()
                ? fit(mine.targets(), theirs.targets())
                : fit(mine.agents(), theirs.agents())
            : rolesFit(mine, theirs);
    boolean placesFit =
        one.value() instanceof Account.Where
            || placesFit(one, mine.places(), other, theirs.places());
    return fits && placesFit && !ownersSwapped(one.of(), other.of()) && daysFit(one, other);
  }

  /// Whether nobody else does it, to nobody else.
  static boolean rolesFit(EventSentence.Roles mine, EventSentence.Roles theirs) {
    return fit(mine.agents(), theirs.agents())
        && fit(mine.targets(), theirs.targets())
        && !isTurned(mine, theirs)
        && !isTurned(theirs, mine);
  }

  /// Whether two words are of one event: forms of one word, of one family, or one for the other.
  static boolean isSameEvent(Reading.Token one, Reading.Token other) {
    return one.stem.equals(other.stem)
        || (!WIDER.contains(one.stem)
            && !WIDER.contains(other.stem)
            && (Lexicon.same(one.stem, other.stem) || Lexicon.derived(one.key, other.key)));
  }

  /// Whether names may be of the same: one side says none, or all that the other does.
  private static boolean fit(Collection<String> some, Collection<String> others) {
    int shared = shared(some, others);
    return some.isEmpty()
        || others.isEmpty()
        || (shared > 0 && (shared == some.size() || shared(others, some) == others.size()));
  }

  /// Whether each sentence speaks of what belongs to one whom the other only names: "Torvia's raids
  /// on Lodrin", "Lodrin's raids on Torvia".
  private static boolean ownersSwapped(EventSentence one, EventSentence other) {
    Set<String> mine = one.owners();
    Set<String> theirs = other.owners();
    return !mine.isEmpty()
        && !theirs.isEmpty()
        && shared(mine, theirs) == 0
        && shared(mine, other.names()) > 0
        && shared(theirs, one.names()) > 0;
  }

  /// Whether who did it here is whom it was done to there.
  private static boolean isTurned(EventSentence.Roles one, EventSentence.Roles other) {
    return shared(one.agents(), other.targets()) > 0 && shared(one.agents(), other.agents()) == 0;
  }

  private static boolean placesFit(
      Account one, Set<String> mine, Account other, Set<String> theirs) {
    if (mine.isEmpty() || theirs.isEmpty()) {
      return true;
    }
    return shared(mine, theirs) > 0
        || shared(mine, other.of().names()) > 0
        || shared(theirs, one.of().names()) > 0;
  }

  /// Whether the days that the accounts tell may be those of one event.
  private static boolean daysFit(Account one, Account other) {
    Optional<LocalDate> published = one.of().article().published();
    Optional<LocalDate> second = other.of().article().published();
    if (one.value() instanceof Account.When) {
      return true;
    }
    boolean told = !one.of().times().isEmpty() && !other.of().times().isEmpty();
    boolean met =
        one.of().times().stream()
            .anyMatch(t ->
                other.of().times().stream()
                    .anyMatch(u ->
                        !t.from().minusDays(ONE_EVENT_DAYS).isAfter(u.to())
                            && !u.from().minusDays(ONE_EVENT_DAYS).isAfter(t.to())));
    if (told) {
      return met;
    }
    return published.isEmpty()
        || second.isEmpty()
        || Math.abs(ChronoUnit.DAYS.between(published.get(), second.get())) <= NEAR_DAYS;
  }

  // values

  private static Relation amounts(
      Account one, Account.Amount mine, Account other, Account.Amount theirs) {
    if (!mine.unit().equals(theirs.unit()) || !isSameNoun(mine.noun(), theirs.noun())) {
      return Relation.APART;
    }
    if (mine.isSame(theirs)) {
      return Relation.SAME;
    }
    if (!mine.qualifiers().equals(theirs.qualifiers()) && !qualifiersFit(mine, theirs)) {
      boolean none = mine.least().signum() == 0 ^ theirs.least().signum() == 0;
      return none ? Relation.COUNTING_BASE : Relation.APART;
    }
    double low = Math.min(mine.least().doubleValue(), theirs.least().doubleValue());
    double high = Math.max(mine.least().doubleValue(), theirs.least().doubleValue());
    if (low == 0 || high / low > MOST_TIMES) {
      boolean people = isPeople(mine.noun()) && isPeople(theirs.noun());
      return low == 0 && people ? Relation.CONTRADICTION : Relation.APART;
    }
    boolean bounds = mine.meets(theirs);
    if (bounds && (mine.rounded() || theirs.rounded())) {
      return Relation.SAME;
    }
    if (bounds && low == high) {
      return Relation.COUNTING_BASE;
    }
    if (isUpdate(one.of().article(), other.of().article())) {
      return Relation.OTHER_TIME;
    }
    return bounds ? Relation.COUNTING_BASE : Relation.CONTRADICTION;
  }

  static boolean isSameNoun(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return isPeople(one) && isPeople(other);
    }
    return one.equals(other) || (isPeople(one) && isPeople(other));
  }

  private static boolean isPeople(String noun) {
    return noun.isEmpty() || PEOPLE.contains(noun) || Lexicon.same(noun, "citizen");
  }

  /// Whether what stands before two nouns may be said of the same things: one says no more.
  private static boolean qualifiersFit(Account.Amount one, Account.Amount other) {
    boolean fewer = one.qualifiers().size() < other.qualifiers().size();
    Set<String> less = fewer ? one.qualifiers() : other.qualifiers();
    Set<String> more = fewer ? other.qualifiers() : one.qualifiers();
    return !less.isEmpty() && more.containsAll(less);
  }

  /// Whether two counts may both have been right on the day they were told: those of one outlet, or
  /// of different days.
  private static boolean isUpdate(Article one, Article other) {
    Optional<LocalDate> first = one.published();
    Optional<LocalDate> second = other.published();
    return first.isPresent() && second.isPresent() && !first.equals(second);
  }

  private static Relation days(Account.When one, Account.When other) {
    if (!one.from().isAfter(other.to()) && !other.from().isAfter(one.to())) {
      return Relation.SAME;
    }
    long apart = Math.abs(ChronoUnit.DAYS.between(one.from(), other.from()));
    return apart <= ONE_EVENT_DAYS ? Relation.CONTRADICTION : Relation.APART;
  }

  /// Things that are called otherwise differ only where something else tells that they are the same
  /// thing: "the bases of the rebels" and "the homes of rebels". Else both may have been hit. Where
  /// they share a name, one word stands for the other: "the bases of the Red Lions", "the Red
  /// Lions".
  private static Relation things(
      Account first, Account.Thing one, Account second, Account.Thing other) {
    Set<String> names = new HashSet<>(one.stems());
    names.retainAll(first.of().names());
    Set<String> others = new HashSet<>(other.stems());
    others.retainAll(second.of().names());
    if (Lexicon.same(one.head(), other.head())
        || isSameName(one.head(), other.head())
        || share(names, others)) {
      return Relation.SAME;
    }
    return shared(one.stems(), other.stems()) > 0 ? Relation.CONTRADICTION : Relation.APART;
  }

  /// Outlets that name different persons may both be right: more than one may have been invited. So
  /// it takes something besides to tell that the event is one: a name that both have, or words.
  private static Relation persons(
      Account first, Account.Who one, Account second, Account.Who other) {
    if (Attributions.isSame(bare(one.name()), bare(other.name()))
        || isShort(one.name(), other.name())
        || isShort(other.name(), one.name())) {
      return Relation.SAME;
    }
    Set<String> words = new HashSet<>(first.of().stems());
    words.retainAll(second.of().stems());
    words.removeIf(word -> word.equals(first.event().stem) || Words.PERSONS.contains(word));
    return shared(first.of().names(), second.of().names()) > 0 || words.size() >= WORDS_BESIDE
        ? Relation.OTHER_PERSON
        : Relation.APART;
  }

  /// Whether a name is made of the first letters of another's words.
  private static boolean isShort(String name, String of) {
    StringBuilder letters = new StringBuilder();
    for (String word : of.split("[ -]", -1)) {
      if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
        letters.append(word.charAt(0));
      }
    }
    return letters.length() > 1 && name.contentEquals(letters);
  }

  /// A name without what stands before the last title in it.
  private static String bare(String name) {
    String[] words = name.split(" ", -1);
    int from = 0;
    for (int i = 0; i + 1 < words.length; i++) {
      if (Words.PERSONS.contains(words[i].toLowerCase(Locale.ROOT))) {
        from = i + 1;
      }
    }
    return String.join(" ", List.of(words).subList(from, words.length));
  }

  // what they have in common

  /// How much besides the event and the value two sentences have in common: names, days, words.
  private static double anchors(Account one, Account other) {
    EventSentence mine = one.of();
    EventSentence theirs = other.of();
    int names = shared(mine.names(), theirs.names());
    Set<String> around = new HashSet<>(mine.names());
    around.addAll(mine.titleNames());
    Set<String> around2 = new HashSet<>(theirs.names());
    around2.addAll(theirs.titleNames());
    int near = shared(around, around2) - names;
    if (names + near == 0) {
      return 0;
    }
    Set<String> words = new HashSet<>(mine.stems());
    words.retainAll(theirs.stems());
    words.remove(one.event().stem);
    words.remove(other.event().stem);
    words.removeIf(Disputes::isPeople);
    if (one.value() instanceof Account.Amount amount) {
      words.remove(amount.noun());
    }
    boolean day =
        mine.times().stream()
            .anyMatch(t ->
                theirs.times().stream()
                    .anyMatch(u -> t.from().equals(u.from()) && t.to().equals(u.to())));
    return names + 0.5 * Math.min(near, 2) + (day ? 1 : 0) + 0.5 * Math.min(words.size(), 4);
  }

  /// Whether two days may be meant for one. What is done on Tuesday and on Wednesday mostly is two
  /// things, even where both are told in the same words: of one outlet, or each on the day after.
  private static boolean mayBeOneDay(
      Account one, Account.When mine, Account other, Account.When theirs) {
    Article first = one.of().article();
    Article second = other.of().article();
    boolean oneOutlet = first.outlet().isPresent() && first.outlet().equals(second.outlet());
    boolean eachItsDay =
        first.published().isPresent()
            && second.published().isPresent()
            && !first.published().equals(second.published())
            && Math.abs(
                    ChronoUnit.DAYS.between(mine.from(), first.published().get())
                        - ChronoUnit.DAYS.between(theirs.from(), second.published().get()))
                <= 1;
    EventSentence.Roles roles = one.of().roles(one.event());
    EventSentence.Roles others = other.of().roles(other.event());
    boolean somebody =
        shared(roles.agents(), others.agents()) + shared(roles.targets(), others.targets()) > 0;
    return !oneOutlet
        && !eachItsDay
        && somebody
        && one.of().isVerb(one.event())
        && sharesMost(one, other);
  }

  /// Whether two sentences tell much the same, the days left aside.
  private static boolean sharesMost(Account one, Account other) {
    Set<String> mine = new HashSet<>(one.of().stems());
    mine.addAll(one.of().names());
    Set<String> theirs = new HashSet<>(other.of().stems());
    theirs.addAll(other.of().names());
    int least = Math.min(mine.size(), theirs.size());
    mine.retainAll(theirs);
    return mine.size() >= 4 && mine.size() >= 0.6 * least;
  }

  /// Whether two collections have a name in common.
  static boolean share(Collection<String> some, Collection<String> others) {
    return shared(some, others) > 0;
  }

  /// How many names of one collection the other has, too.
  private static int shared(Collection<String> some, Collection<String> others) {
    int shared = 0;
    for (String one : some) {
      if (others.contains(one) || isAdjectiveOfAny(one, others)) {
        shared++;
      }
    }
    return shared;
  }

  /// Whether a word of a name is the adjective of any of others, or one of them its.
  private static boolean isAdjectiveOfAny(String one, Collection<String> others) {
    for (String other : others) {
      if (Match.demonym(one, other)) {
        return true;
      }
    }
    return false;
  }

  /// Whether two words of names are the same, or one the adjective of the other.
  private static boolean isSameName(String one, String other) {
    return one.equals(other) || Match.demonym(one, other);
  }
}
