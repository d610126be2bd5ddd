package dateline.answer;

import dateline.article.Attributions;
import dateline.article.Origins;
import dateline.article.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Makes a [Answer.Grounded] of the statements that stand on their quotes, one by one as they are
/// proposed; the only code that makes one. Not thread-safe.
final class Composition {

  /// A further sentence is cited for a statement when it has so many words in common with one that
  /// the statement rests on, and bears it out alone.
  private static final double SAME = 0.5;

  /// Letters by which two forms of a word are known.
  private static final int BEGINNING = 4;

  private final Assignment assignment;
  private final Draft extractive;
  private final Map<Span, Integer> markers = new LinkedHashMap<>();
  private final List<Citation> citations = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final List<Trace.Judged> judged = new ArrayList<>();
  private final List<Lineup.Found> disagreements = new ArrayList<>();
  private final Set<String> said = new HashSet<>();
  private Optional<Answer.Listed> listed = Optional.empty();
  private final Dates dates = new Dates();

  /// Whether there is more than sentences said in the place of others. Those alone are not told:
  /// the whole of the extractive draft is a better answer than the part of it that was hit upon.
  private boolean worth;

  private final Ground.Memory memory = new Ground.Memory();

  /// @param extractive what the articles' own sentences would say
  Composition(Assignment assignment, Draft extractive) {
    this.assignment = assignment;
    this.extractive = extractive;
  }

  /// Says a statement if it stands; else in its place what the extractive draft says of the same
  /// sentence, if it does, and if any other statement stands.
  void add(Draft.Proposal proposal) {
    Verdict verdict = StatementChecker.judge(proposal, memory);
    List<Draft.Quote> needed = needed(proposal, verdict.stands());
    if (needed.isEmpty()) {
      boolean replaced = instead(proposal).filter(each -> say(each, each.quotes())).isPresent();
      judged.add(
          new Trace.Judged(proposal, verdict, replaced ? Trace.Fate.REPLACED : Trace.Fate.DROPPED));
      return;
    }
    worth = true;
    Draft.Proposal standing = restingOn(needed, proposal);
    boolean isNew = say(standing, allWhoSayIt(standing));
    judged.add(
        new Trace.Judged(
            proposal, Verdict.STANDS, isNew ? Trace.Fate.SAID : Trace.Fate.SUPERFLUOUS));
  }

  /// Says all of the extractive draft that stands. Nobody is told of each statement: they are all
  /// there at once, and the answer with them.
  void addExtractive() {
    for (Draft.Proposal proposal : extractive.statements()) {
      if (stands(proposal)) {
        say(proposal, proposal.quotes());
      }
    }
    worth = true;
  }

  /// Says a list, sentences of the articles as they stand, all of them: how many there are was
  /// decided before.
  void list(Roundup roundup) {
    worth = true;
    listed = Optional.of(roundup.listed());
    roundup.differing().forEach(this::disagree);
    for (Draft.Proposal sentence : roundup.statements()) {
      if (stands(sentence) && isNew(sentence)) {
        tell(sentence, sentence.quotes());
      }
    }
  }

  /// How much of a list is told: what does not stand is not.
  private Answer.Listed told(Answer.Listed asked) {
    int told =
        switch (asked.kind()) {
          case EVENTS -> statements.size();
          case DISAGREEMENTS -> disagreements.size();
        };
    return new Answer.Listed(asked.kind(), asked.topic(), told, asked.all());
  }

  /// Says the word that answers a comparison, before what each side says, if it stands.
  void rule(Ruling ruling) {
    Draft.Proposal proposal = ruling.proposal();
    if (stands(proposal)) {
      say(proposal, proposal.quotes());
    }
  }

  /// Attaches what the articles give different values for; quotes that no statement cites are cited
  /// for it.
  void disagree(Lineup.Found found) {
    disagreements.add(found);
  }

  private Disagreement numbered(Lineup.Found found) {
    return new Disagreement(
        found.kind(),
        found.about(),
        found.sides().stream()
            .map(side ->
                new Disagreement.Value(
                    side.value(),
                    side.quotes().stream()
                        .map(quote -> markerOf(quote).orElseGet(() -> marker(quote)))
                        .distinct()
                        .sorted()
                        .toList()))
            .toList());
  }

  /// The marker of a quote that holds another one, or is a part of it.
  private Optional<Integer> markerOf(Draft.Quote quote) {
    return markers.entrySet().stream()
        .filter(each -> overlaps(new Draft.Quote(quote.article(), each.getKey()), List.of(quote)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  List<Trace.Judged> judged() {
    return List.copyOf(judged);
  }

  /// The answer; empty where no statement stands.
  ///
  /// @param trouble why a model's words are not said, or not all
  Optional<Answer.Grounded> answer(
      String question, Answer.Method method, Duration took, Optional<Trouble> trouble) {
    if (statements.isEmpty() || !worth) {
      return Optional.empty();
    }
    List<Disagreement> differing = disagreements.stream().map(this::numbered).toList();
    return Optional.of(
        new Answer.Grounded(
            question,
            method,
            took,
            statements,
            citations,
            differing,
            assignment.inquiry().spellings().aliases(citations),
            assignment.compared().map(Comparison.Found::silent).orElse(List.of()),
            listed.map(this::told),
            trouble));
  }

  /// Says a statement, unless the answer is long enough or has it already.
  private boolean say(Draft.Proposal proposal, List<Draft.Quote> quotes) {
    if (statements.size() >= assignment.length().statements() || !isNew(proposal)) {
      return false;
    }
    tell(proposal, quotes);
    return true;
  }

  private boolean isNew(Draft.Proposal proposal) {
    return said.add(String.join(" ", Words.of(proposal.text())));
  }

  private void tell(Draft.Proposal proposal, List<Draft.Quote> quotes) {
    Set<Integer> cited = new TreeSet<>();
    for (Draft.Quote quote : quotes) {
      cited.add(marker(quote));
    }
    statements.add(
        new Statement(
            proposal.text(),
            List.copyOf(cited),
            proposal.speaker(),
            proposal.speaker().isPresent() ? carriers(quotes) : List.of(),
            origins(quotes),
            proposal.ruling().isPresent() ? Optional.empty() : assignment.heading(quotes),
            dates.in(proposal.text(), quotes)));
    if (worth) {
      assignment.progress().verified(List.copyOf(statements));
    }
  }

  /// From how many origins the outlets of quotes have it, where some repeat others.
  private static Optional<Origins> origins(List<Draft.Quote> quotes) {
    return quotes.size() < 2
        ? Optional.empty()
        : Optional.of(
                Origins.of(
                    quotes.stream()
                        .map(quote -> new Origins.Cited(quote.article(), quote.span()))
                        .toList()))
            .filter(Origins::areFewer);
  }

  private boolean stands(Draft.Proposal proposal) {
    return StatementChecker.judge(proposal, memory).stands();
  }

  private int marker(Draft.Quote quote) {
    return markers.computeIfAbsent(
        quote.span(),
        span -> {
          citations.add(Citation.of(citations.size() + 1, quote.article(), span));
          return citations.size();
        });
  }

  private Optional<Draft.Proposal> instead(Draft.Proposal proposal) {
    return extractive.statements().stream()
        .filter(each -> overlaps(each.quotes().getFirst(), proposal.quotes()))
        .filter(this::stands)
        .findFirst();
  }

  private static boolean overlaps(Draft.Quote quote, List<Draft.Quote> quotes) {
    return quotes.stream()
        .map(Draft.Quote::span)
        .anyMatch(span ->
            span.article().equals(quote.span().article())
                && span.start() < quote.span().end()
                && quote.span().start() < span.end());
  }

  /// The quotes that a statement stands on: each that bears it out alone, or where none does, no
  /// more than it takes; none where it does not stand. A writer may name others as well; they would
  /// seem to say it too.
  private List<Draft.Quote> needed(Draft.Proposal proposal, boolean stands) {
    if (proposal.quotes().size() < 2) {
      return stands ? proposal.quotes() : List.of();
    }
    List<Draft.Quote> alone =
        proposal.quotes().stream()
            .filter(quote -> stands(restingOn(List.of(quote), proposal)))
            .toList();
    if (!alone.isEmpty() || !stands) {
      return alone;
    }
    List<Draft.Quote> needed = new ArrayList<>(proposal.quotes());
    for (Draft.Quote quote : proposal.quotes().reversed()) {
      needed.remove(quote);
      if (!stands(restingOn(needed, proposal))) {
        needed.add(quote);
      }
    }
    return needed;
  }

  /// The same statement on some quotes, with the speaker whose words they all are; nobody where
  /// they are not all his, so that no one is said to have said what another did.
  private Draft.Proposal restingOn(List<Draft.Quote> quotes, Draft.Proposal proposal) {
    return new Draft.Proposal(proposal.text(), quotes, speaker(quotes));
  }

  /// Whose words all quotes are, in the spelling of the first.
  private static Optional<String> speaker(List<Draft.Quote> quotes) {
    List<Optional<String>> names = quotes.stream().map(Composition::speaker).toList();
    Optional<String> first = names.getFirst();
    boolean same =
        names.stream()
            .allMatch(name ->
                (name.isPresent() && first.isPresent())
                    ? Attributions.isSame(first.get(), name.get())
                    : name.equals(first));
    return same ? first : Optional.empty();
  }

  private static Optional<String> speaker(Draft.Quote quote) {
    return Attributions.of(quote.article()).speaker(quote.span());
  }

  /// Through whom the words of quotes come.
  private static List<String> carriers(List<Draft.Quote> quotes) {
    return quotes.stream()
        .flatMap(quote ->
            Attributions.of(quote.article())
                .carrier(quote.span())
                .map(carrier -> inFull(carrier, quote.article().outlet()))
                .stream())
        .distinct()
        .toList();
  }

  /// An outlet that calls itself by the first of its words in its text, by all of them.
  private static String inFull(String carrier, Optional<String> outlet) {
    return outlet.filter(name -> name.startsWith(carrier + " ")).orElse(carrier);
  }

  /// The quotes of a statement, and one sentence of every other article that bears it out as well.
  private List<Draft.Quote> allWhoSayIt(Draft.Proposal proposal) {
    Set<Draft.Quote> quotes = new LinkedHashSet<>(proposal.quotes());
    Set<String> articles = new HashSet<>();
    quotes.forEach(quote -> articles.add(quote.article().id()));
    List<Evidence> own =
        assignment.evidence().stream()
            .filter(each ->
                overlaps(new Draft.Quote(each.article(), each.sentence()), proposal.quotes()))
            .toList();
    Set<String> wanted = beginnings(proposal.text());
    for (Evidence each : assignment.evidence()) {
      Draft.Quote quote = new Draft.Quote(each.article(), each.sentence());
      if (!articles.contains(each.article().id())
          && own.stream().anyMatch(one -> one.overlap(each) >= SAME)
          && holdsMost(each.text(), wanted)
          && stands(restingOn(List.of(quote), proposal))) {
        articles.add(each.article().id());
        quotes.add(quote);
      }
    }
    return List.copyOf(quotes);
  }

  /// Whether a sentence has so much of a statement's words that it is worth to be read closely.
  private static boolean holdsMost(String sentence, Set<String> wanted) {
    Set<String> held = beginnings(sentence);
    return wanted.stream().filter(held::contains).count() >= SAME * wanted.size();
  }

  /// What the words of a text begin with, forms of one word mostly with the same; small words are
  /// left out.
  private static Set<String> beginnings(String text) {
    Set<String> beginnings = new HashSet<>();
    for (String word : Words.of(text)) {
      if (word.length() >= BEGINNING || Character.isDigit(word.charAt(0))) {
        beginnings.add(word.substring(0, Math.min(word.length(), BEGINNING)));
      }
    }
    return beginnings;
  }
}
