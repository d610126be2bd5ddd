package dateline.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Holds what is proposed to be said against its quotes, whoever wrote it.
///
/// A statement stays only when it is one of its quotes, or when for each of its sentences one quote
/// bears out all that it says ([Bearing]), or several do, each for whole clauses. What does not
/// stay is dropped.
///
/// "Yes" before a statement stays only where the quotes bear out what the question claims
/// ([Claim]), and "no" where they bear out its denial or count what it counts otherwise; to what
/// compares outlets, where the articles warrant the word by a [Ruling]. No model says what the
/// question claims, so that no "yes" or "no" of a model stays.
final class StatementChecker {

  /// A part of a sentence that rests on a quote of its own has at least so many words.
  private static final int SHORTEST = 4;

  private static final int MOST_PARTS = 6;

  /// A longer quote, in characters, bears out nothing but itself.
  private static final int LONGEST_QUOTE = 4_000;

  /// Of more quotes the rest are passed over.
  private static final int MOST_QUOTES = 200;

  private StatementChecker() {}

  /// Whether a proposal says nothing that its quotes do not.
  static boolean stands(Draft.Proposal proposal) {
    return judge(proposal).stands();
  }

  /// Holds one statement against its quotes.
  static Verdict judge(Draft.Proposal proposal) {
    return judge(proposal, new Ground.Memory());
  }

  /// Holds one statement of an answer against its quotes.
  ///
  /// @param memory what was read for the answer's other statements, and of this one will be
  static Verdict judge(Draft.Proposal proposal, Ground.Memory memory) {
    String text = proposal.text();
    if (proposal.quotes().isEmpty() || text.isBlank()) {
      return new Verdict(List.of(new Verdict.Objection(Verdict.About.NO_QUOTE, "")));
    }
    for (Draft.Quote quote : proposal.quotes()) {
      if (quote.text().equals(text) && memory.of(quote).isWhole()) {
        return Verdict.STANDS;
      }
    }
    Optional<Claim.Reply> reply = Claim.Reply.of(text);
    if (reply.isPresent()) {
      return reply(reply.get(), proposal, memory);
    }
    List<Ground> grounds =
        proposal.quotes().stream()
            .filter(quote -> quote.span().length() <= LONGEST_QUOTE)
            .limit(MOST_QUOTES)
            .map(memory::of)
            .toList();
    if (grounds.isEmpty()) {
      return new Verdict(List.of(new Verdict.Objection(Verdict.About.WORDS, "")));
    }
    Optional<Verdict.Objection> form =
        Form.objection(text, grounds.stream().map(Ground::text).toList());
    if (form.isPresent()) {
      return new Verdict(List.of(form.get()));
    }
    String plain = Form.plain(text);
    if (grounds.stream().anyMatch(g -> Form.plain(g.text()).equals(plain) && g.isWhole())) {
      return Verdict.STANDS;
    }
    Optional<Verdict.Objection> quotation =
        Form.quotation(plain, grounds.stream().map(g -> Form.plain(g.text())).toList());
    if (quotation.isPresent()) {
      return new Verdict(List.of(quotation.get()));
    }
    Reading statement = memory.statement(plain);
    List<Verdict.Objection> objections = new ArrayList<>();
    for (List<Reading.Token> sentence : sentences(statement)) {
      objections.addAll(borne(sentence, statement.frames, grounds, proposal.speaker()));
    }
    return objections.isEmpty() ? Verdict.STANDS : new Verdict(objections);
  }

  /// Holds what says yes or no against its quotes: what is said behind the word, and whether the
  /// word is right.
  private static Verdict reply(Claim.Reply reply, Draft.Proposal proposal, Ground.Memory memory) {
    Verdict wrong =
        new Verdict(List.of(new Verdict.Objection(Verdict.About.WORDS, reply.before("").strip())));
    if (proposal.ruling().isPresent()) {
      return proposal.ruling().get().tells(proposal) ? Verdict.STANDS : wrong;
    }
    if (proposal.claim().isEmpty()) {
      return wrong;
    }
    String behind = reply.behind(proposal.text());
    Verdict rest =
        Claim.Reply.of(behind).isPresent()
            ? wrong
            : judge(new Draft.Proposal(behind, proposal.quotes(), proposal.speaker()), memory);
    if (!rest.stands()) {
      return rest;
    }
    Claim claim = proposal.claim().get();
    boolean right =
        proposal.quotes().stream()
            .filter(quote -> reply == Claim.Reply.NO || !denies(quote.text()))
            .anyMatch(quote ->
                tells(claim.by(reply), quote, memory)
                    || (reply == Claim.Reply.NO && countsOtherwise(claim, quote, memory)));
    return right ? Verdict.STANDS : wrong;
  }

  /// Whether a quote tells what a question claims, in the order of its words and in its words, so
  /// that no synonym of ours and no exchange of places makes a yes. Somebody may be the one to say
  /// so: the sentence behind the word has who that is.
  private static boolean tells(Optional<String> claim, Draft.Quote quote, Ground.Memory memory) {
    return claim.isPresent()
        && Claim.isInOrder(claim.get(), quote.text())
        && judge(new Draft.Proposal(claim.get(), List.of(quote), Optional.empty()), memory)
            .objections()
            .stream()
            .allMatch(objection -> objection.about() == Verdict.About.SPEAKER);
  }

  /// Whether a quote tells all that a question claims but for the number.
  private static boolean countsOtherwise(Claim claim, Draft.Quote quote, Ground.Memory memory) {
    if (denies(quote.text()) || !Claim.isOtherwiseCounted(claim.affirmed(), quote.text())) {
      return false;
    }
    List<Verdict.About> objections =
        judge(new Draft.Proposal(claim.affirmed(), List.of(quote), Optional.empty()), memory)
            .objections()
            .stream()
            .map(Verdict.Objection::about)
            .filter(about -> about != Verdict.About.SPEAKER)
            .toList();
    return objections.equals(List.of(Verdict.About.NUMBER));
  }

  private static boolean denies(String quote) {
    return Words.of(quote).stream().anyMatch(Grammar::isNegation);
  }

  private static List<List<Reading.Token>> sentences(Reading statement) {
    List<List<Reading.Token>> sentences = new ArrayList<>();
    for (Reading.Token token : statement.tokens) {
      if (sentences.isEmpty() || sentences.getLast().getLast().sentence != token.sentence) {
        sentences.add(new ArrayList<>());
      }
      sentences.getLast().add(token);
    }
    return sentences;
  }

  /// The objections to a sentence: none where one quote bears out all of it, or where it can be cut
  /// between clauses so that each part has a quote that bears it out.
  private static List<Verdict.Objection> borne(
      List<Reading.Token> sentence,
      List<Reading.Frame> frames,
      List<Ground> grounds,
      Optional<String> speaker) {
    List<Verdict.Objection> fewest = objections(sentence, frames, grounds, speaker);
    if (fewest.isEmpty() || grounds.size() < 2) {
      return fewest;
    }
    List<Integer> borders = borders(sentence);
    boolean[] reached = new boolean[borders.size()];
    reached[0] = true;
    for (int to = 1; to < borders.size(); to++) {
      for (int from = 0; from < to && !reached[to]; from++) {
        reached[to] =
            reached[from]
                && objections(
                        part(sentence, borders.get(from), borders.get(to)),
                        frames,
                        grounds,
                        speaker)
                    .isEmpty();
      }
    }
    return reached[borders.size() - 1] ? List.of() : fewest;
  }

  /// A part of a sentence, with all that says who speaks.
  private static List<Reading.Token> part(List<Reading.Token> sentence, int from, int to) {
    List<Reading.Token> part = new ArrayList<>();
    for (int i = 0; i < sentence.size(); i++) {
      if ((i >= from && i < to) || sentence.get(i).frame) {
        part.add(sentence.get(i));
      }
    }
    return part;
  }

  /// Where a sentence may be cut, with its start and end; a part is of some words at least.
  private static List<Integer> borders(List<Reading.Token> sentence) {
    List<Integer> borders = new ArrayList<>(List.of(0));
    for (int i = SHORTEST; i <= sentence.size() - SHORTEST && borders.size() < MOST_PARTS; i++) {
      boolean border =
          sentence.get(i).clause != sentence.get(i - 1).clause || sentence.get(i).key.equals("and");
      if (border && !sentence.get(i).frame && i - borders.getLast() >= SHORTEST) {
        borders.add(i);
      }
    }
    borders.add(sentence.size());
    return borders;
  }

  /// The objections of the quote that has the fewest.
  private static List<Verdict.Objection> objections(
      List<Reading.Token> stretch,
      List<Reading.Frame> frames,
      List<Ground> grounds,
      Optional<String> speaker) {
    return grounds.stream()
        .map(ground -> Bearing.objections(stretch, frames, ground, speaker))
        .min(Comparator.comparingInt(List::size))
        .orElseThrow();
  }
}
