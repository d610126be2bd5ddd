package dateline.answer;

import dateline.article.Article;
import dateline.article.Attributions;
import dateline.article.Numerals;
import dateline.article.TimeExpressions;
import dateline.article.TimeReference;
import dateline.article.TimeReferences;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lines up what the evidence for a question gives as its answer, article by article, where that
/// differs.
///
/// The question says which event is meant; a sentence tells of it when it has its words and names.
final class Lineup {

  /// So many sentences, best first, are read.
  private static final int READ = 24;

  /// Evidence so much weaker than the best is of something else.
  private static final double GOOD = 2.5;

  /// Words that two sentences have in common before one is taken for the other with a change.
  private static final int LEAST_SHARED = 4;

  private static final int LONGEST_VALUE = 6;

  private static final Set<String> PERFECT = Words.set("has have had");

  private static final double KIND_HELD = 0.4;

  private static final int MOST_VALUES = 4;

  /// A disagreement whose sides are not numbered yet.
  ///
  /// @param twins whether it was told by sentences that are the same but for the value; they are
  ///   said last, as they add nothing else
  record Found(Disagreement.Kind kind, String about, List<Side> sides, boolean twins) {
    Found {
      sides = List.copyOf(sides);
    }

    /// A draft that says each side: behind its first statement, those that it leaves out.
    Draft heardIn(Draft draft) {
      List<Draft.Proposal> statements = new ArrayList<>(draft.statements());
      int place = twins ? statements.size() : Math.min(1, statements.size());
      for (Side side : sides) {
        boolean said =
            statements.stream()
                .flatMap(each -> each.quotes().stream())
                .anyMatch(quote -> side.quotes().stream().anyMatch(own -> touches(own, quote)));
        if (!said) {
          Draft.Quote quote = side.quotes().getFirst();
          statements.add(
              place,
              new Draft.Proposal(
                  quote.text(),
                  List.of(quote),
                  Attributions.of(quote.article()).speaker(quote.span())));
          place++;
        }
      }
      return new Draft(draft.method(), statements, draft.source());
    }

    private static boolean touches(Draft.Quote one, Draft.Quote other) {
      return one.span().article().equals(other.span().article())
          && one.span().start() < other.span().end()
          && other.span().start() < one.span().end();
    }
  }

  /// One side.
  ///
  /// @param value in an article's words
  /// @param quotes the sentences that give the value, one of each article
  record Side(String value, List<Draft.Quote> quotes) {
    Side {
      quotes = List.copyOf(quotes);
    }
  }

  private final Inquiry inquiry;
  private final EventSentence question;
  private final Reading asked;
  private final Map<String, List<TimeReference>> times = new HashMap<>();

  private Lineup(Inquiry inquiry) {
    this.inquiry = inquiry;
    this.question = EventSentence.ofQuestion(inquiry.text());
    this.asked = question.reading();
  }

  /// Where the evidence gives differing answers.
  static Optional<Found> of(Inquiry inquiry, List<Evidence> evidence) {
    return switch (inquiry.kind()) {
      case NUMBER, TIME, OTHER -> new Lineup(inquiry).find(evidence);
      case PERSON -> {
        Lineup lineup = new Lineup(inquiry);
        yield lineup.persons(evidence).or(() -> lineup.twins(evidence));
      }
      case PLACE -> {
        Lineup lineup = new Lineup(inquiry);
        yield lineup.places(evidence).or(() -> lineup.twins(evidence));
      }
      case NAME, DURATION -> new Lineup(inquiry).twins(evidence);
      case REASON, SAYING, YES_NO -> Optional.empty();
    };
  }

  private Optional<Found> find(List<Evidence> evidence) {
    if (inquiry.kind() == AnswerKind.OTHER && !asksForThing()) {
      return twins(evidence);
    }
    List<Account> accounts = new ArrayList<>();
    int read = 0;
    for (Evidence each : evidence) {
      if (read == READ || each.score() < evidence.getFirst().score() - GOOD) {
        break;
      }
      boolean none = inquiry.kind() == AnswerKind.NUMBER && Words.of(each.text()).contains("no");
      if (each.kind() < KIND_HELD && !none) {
        continue;
      }
      read++;
      account(each).ifPresent(accounts::add);
    }
    return lineUp(accounts)
        .or(() ->
            switch (inquiry.kind()) {
              case NUMBER -> numbersOfTwins(evidence);
              case TIME -> twins(evidence).flatMap(Lineup::timesOfTwins);
              case PERSON, PLACE, NAME, DURATION, OTHER, REASON, SAYING, YES_NO -> Optional.empty();
            });
  }

  /// What the sides of a comparison give different values for.
  static Optional<Found> ofSides(List<Evidence> evidence) {
    Map<String, List<TimeReference>> known = new HashMap<>();
    List<EventSentence> sentences = new ArrayList<>();
    for (Evidence each : evidence.subList(0, Math.min(READ, evidence.size()))) {
      Article article = each.article();
      sentences.add(
          EventSentence.of(
              article,
              each.sentence(),
              known.computeIfAbsent(article.id(), _ -> TimeReferences.of(article))));
    }
    for (int i = 0; i < sentences.size(); i++) {
      for (int j = i + 1; j < sentences.size(); j++) {
        Optional<Found> found = Disagreements.found(sentences.get(i), sentences.get(j));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// Twins that differ in one time each, with the whole of that time as the value.
  private static Optional<Found> timesOfTwins(Found twins) {
    List<Side> sides = new ArrayList<>();
    for (Side side : twins.sides) {
      String others =
          twins.sides.stream()
              .filter(each -> !each.equals(side))
              .map(each -> each.quotes.getFirst().text())
              .collect(Collectors.joining(" "));
      String text = side.quotes.getFirst().text();
      List<String> own =
          TimeExpressions.in(text).stream()
              .map(time -> text.substring(time.start(), time.end()))
              .filter(time -> !others.contains(time))
              .toList();
      if (own.size() != 1) {
        return Optional.empty();
      }
      sides.add(new Side(own.getFirst(), side.quotes));
    }
    return Optional.of(new Found(twins.kind, twins.about, sides, twins.twins));
  }

  /// The best sentence and one of another article in nearly the same words with another number.
  private Optional<Found> numbersOfTwins(List<Evidence> evidence) {
    Evidence best = evidence.getFirst();
    for (Evidence each : evidence.subList(1, Math.min(READ, evidence.size()))) {
      Optional<Twins> twins =
          each.article().id().equals(best.article().id())
              ? Optional.empty()
              : Twins.of(best.text(), each.text());
      if (twins.isPresent() && Twins.mayBeOfOneText(best.article(), each.article())) {
        return Optional.of(
            new Found(
                Disagreement.Kind.CONTRADICTION,
                about(),
                List.of(side(best, twins.get().one()), side(each, twins.get().other())),
                true));
      }
    }
    return Optional.empty();
  }

  private static Side side(Evidence evidence, Numerals.Numeral number) {
    return new Side(
        Twins.said(evidence.text(), number),
        List.of(new Draft.Quote(evidence.article(), evidence.sentence())));
  }

  /// The best sentence and one of another article that is the same but for one stretch, where the
  /// question's names are in what is the same.
  private Optional<Found> twins(List<Evidence> evidence) {
    Evidence best = evidence.getFirst();
    for (Evidence each : evidence.subList(1, Math.min(READ, evidence.size()))) {
      if (each.article().id().equals(best.article().id()) || !areOfOneDay(best, each)) {
        continue;
      }
      Optional<Found> found = twins(best, each);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// Whether neither may be of a later event told in the same words.
  private static boolean areOfOneDay(Evidence one, Evidence other) {
    Optional<LocalDate> first = one.article().published();
    Optional<LocalDate> second = other.article().published();
    return first.isEmpty() || second.isEmpty() || first.equals(second);
  }

  private Optional<Found> twins(Evidence one, Evidence other) {
    List<String> mine = List.of(one.text().strip().split("\\s+"));
    List<String> theirs = List.of(other.text().strip().split("\\s+"));
    int least = Math.min(mine.size(), theirs.size());
    int before = 0;
    while (before < least && mine.get(before).equals(theirs.get(before))) {
      before++;
    }
    int behind = 0;
    while (behind < least - before
        && mine.get(mine.size() - 1 - behind).equals(theirs.get(theirs.size() - 1 - behind))) {
      behind++;
    }
    int same = before + behind;
    String value = String.join(" ", mine.subList(before, mine.size() - behind));
    String second = String.join(" ", theirs.subList(before, theirs.size() - behind));
    Set<String> words = new HashSet<>(Words.of(value));
    boolean shares = words.removeAll(Set.copyOf(Words.of(second)));
    boolean brief = mine.size() - same <= LONGEST_VALUE && theirs.size() - same <= LONGEST_VALUE;
    boolean enough = same >= LEAST_SHARED && same * 2 >= Math.max(mine.size(), theirs.size());
    if (value.isBlank() || second.isBlank() || shares || !brief || !enough) {
      return Optional.empty();
    }
    Set<String> shared = new HashSet<>(Words.of(String.join(" ", mine.subList(0, before))));
    shared.addAll(Words.of(one.article().title()));
    shared.addAll(Words.of(String.join(" ", mine.subList(mine.size() - behind, mine.size()))));
    boolean named =
        asked.tokens.stream()
            .filter(token -> token.kind == Reading.Kind.NAME)
            .allMatch(token -> shared.stream().map(Words::bare).anyMatch(token.key::equals));
    return named
        ? Optional.of(
            new Found(
                Disagreement.Kind.CONTRADICTION,
                about(),
                List.of(
                    new Side(value, List.of(new Draft.Quote(one.article(), one.sentence()))),
                    new Side(second, List.of(new Draft.Quote(other.article(), other.sentence())))),
                true))
        : Optional.empty();
  }

  /// Whether it asks for what something was done to: "what did the army hit".
  private boolean asksForThing() {
    List<String> words = Words.of(inquiry.text());
    return words.size() > 3
        && words.getFirst().equals("what")
        && Set.of("did", "has", "have").contains(words.get(1));
  }

  /// The persons whom the evidence names for the event that is asked of.
  private Optional<Found> persons(List<Evidence> evidence) {
    boolean doers = asksForDoer();
    return lineUp(
        near(evidence).stream()
            .flatMap(each ->
                each.persons(event -> askedEvent(event).isPresent(), doers).stream().limit(1))
            .toList());
  }

  /// The places that the evidence names for the event that is asked of.
  private Optional<Found> places(List<Evidence> evidence) {
    return lineUp(
        near(evidence).stream()
            .flatMap(each ->
                Whereabouts.in(each, event -> askedEvent(event).isPresent()).stream().limit(1))
            .toList());
  }

  /// The sentences that come near the best one and have the names of the question.
  private List<EventSentence> near(List<Evidence> evidence) {
    return evidence.subList(0, Math.min(READ, evidence.size())).stream()
        .takeWhile(each -> each.score() >= evidence.getFirst().score() - GOOD)
        .map(this::sentence)
        .filter(this::hasNames)
        .toList();
  }

  /// Whether "who" is who did it ("who invited"), not whom it was done to ("who was invited").
  private boolean asksForDoer() {
    List<String> words = Words.of(inquiry.text());
    int who = words.indexOf("who");
    if (who < 0 || who + 1 == words.size()) {
      return false;
    }
    String next = words.get(who + 1);
    boolean perfect = PERFECT.contains(next) && who + 2 < words.size();
    return perfect ? !words.get(who + 2).equals("been") : !Grammar.isAuxiliary(next);
  }

  private EventSentence sentence(Evidence evidence) {
    return EventSentence.of(
        evidence.article(),
        evidence.sentence(),
        times.computeIfAbsent(evidence.article().id(), _ -> TimeReferences.of(evidence.article())));
  }

  private Optional<Account> account(Evidence evidence) {
    EventSentence sentence = sentence(evidence);
    if (!hasNames(sentence)) {
      return Optional.empty();
    }
    List<Account> all =
        switch (inquiry.kind()) {
          case NUMBER -> sentence.amounts();
          case TIME -> sentence.days();
          default -> sentence.things(event -> askedEvent(event).isPresent());
        };
    return all.stream().filter(account -> isAsked(account)).findFirst();
  }

  /// Whether a sentence or its headline has the names of the question.
  private boolean hasNames(EventSentence sentence) {
    Set<String> names = new HashSet<>(sentence.names());
    names.addAll(sentence.titleNames());
    for (Reading.Token token : asked.tokens) {
      if (token.kind == Reading.Kind.NAME
          && names.stream().noneMatch(n -> n.equals(token.stem) || Match.demonym(n, token.stem))) {
        return false;
      }
    }
    return true;
  }

  private Optional<Reading.Token> askedEvent(Reading.Token event) {
    return asked.tokens.stream()
        .filter(t -> t.isContent() && !Lexicon.isLight(t.stem) && Disputes.isSameEvent(t, event))
        .findFirst();
  }

  private boolean isAsked(Account account) {
    Optional<Reading.Token> event = askedEvent(account.event());
    if (event.isEmpty()) {
      return false;
    }
    if (account.value() instanceof Account.Amount amount
        && inquiry.counts()
        && !isCounted(amount.noun())) {
      return false;
    }
    EventSentence.Roles mine = account.of().roles(account.event());
    EventSentence.Roles theirs = question.roles(event.get());
    if (account.value() instanceof Account.When
        && !theirs.agents().isEmpty()
        && account.of().isOfSeveral(account.event())) {
      return false;
    }
    if (account.value() instanceof Account.Thing
        && mine.agents().isEmpty()
        && !account.of().hasPronounBefore(account.event())) {
      return false;
    }
    return Disputes.rolesFit(mine, theirs);
  }

  private boolean isCounted(String noun) {
    int many = -1;
    for (int i = 0; i < asked.tokens.size(); i++) {
      if (asked.isKey(i, "many")) {
        many = i;
      }
    }
    String wanted = asked.at(many + 1).stem;
    return Disputes.isSameNoun(noun, wanted)
        || (asked.at(many + 2).isContent() && noun.equals(asked.at(many + 2).stem));
  }

  private Optional<Found> lineUp(List<Account> accounts) {
    List<List<Account>> sides = new ArrayList<>();
    Optional<Disagreement.Kind> kind = Optional.empty();
    for (Account account : accounts) {
      Optional<List<Account>> same = Optional.empty();
      boolean apart = false;
      Optional<Disagreement.Kind> against = Optional.empty();
      for (List<Account> side : sides) {
        Disputes.Relation relation = Disputes.asked(side.getFirst(), account);
        apart |= relation == Disputes.Relation.APART;
        if (relation == Disputes.Relation.SAME && same.isEmpty()) {
          same = Optional.of(side);
        }
        against = against.or(() -> Disputes.kind(relation));
      }
      if (same.isPresent()) {
        same.get().add(account);
      } else if (!apart && sides.size() < MOST_VALUES) {
        sides.add(new ArrayList<>(List.of(account)));
        kind = kind.isPresent() ? kind : against;
      }
    }
    if (sides.size() < 2) {
      return Optional.empty();
    }
    List<Side> told = new ArrayList<>();
    for (List<Account> side : sides) {
      List<Draft.Quote> quotes = new ArrayList<>();
      Set<String> articles = new HashSet<>();
      for (Account account : side) {
        if (articles.add(account.of().article().id())) {
          quotes.add(new Draft.Quote(account.of().article(), account.of().sentence()));
        }
      }
      told.add(new Side(side.getFirst().said(), quotes));
    }
    return Optional.of(
        new Found(kind.orElse(Disagreement.Kind.CONTRADICTION), about(), told, false));
  }

  private String about() {
    return switch (inquiry.kind()) {
      case NUMBER -> "the number";
      case TIME -> "the date";
      case PERSON -> "who it was";
      case PLACE -> "the place";
      default -> "what it was";
    };
  }
}
