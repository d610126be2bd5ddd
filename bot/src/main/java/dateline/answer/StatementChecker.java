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
final class StatementChecker {

  /// A part of a sentence that rests on a quote of its own has at least so many words.
  private static final int SHORTEST = 4;

  private StatementChecker() {}

  /// Whether a proposal says nothing that its quotes do not.
  static boolean stands(Draft.Proposal proposal) {
    return judge(proposal).stands();
  }

  /// Holds one statement against its quotes.
  static Verdict judge(Draft.Proposal proposal) {
    String text = proposal.text();
    if (proposal.quotes().isEmpty() || text.isBlank()) {
      return new Verdict(List.of(new Verdict.Objection(Verdict.About.NO_QUOTE, "")));
    }
    List<Ground> grounds = proposal.quotes().stream().map(Ground::new).toList();
    if (grounds.stream().anyMatch(ground -> ground.text().equals(text) && ground.isWhole())) {
      return Verdict.STANDS;
    }
    Optional<Verdict.Objection> form = Form.objection(text);
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
    Reading statement = Reading.of(plain, false);
    List<Verdict.Objection> objections = new ArrayList<>();
    for (List<Reading.Token> sentence : sentences(statement)) {
      objections.addAll(borne(sentence, grounds, proposal.speaker()));
    }
    return objections.isEmpty() ? Verdict.STANDS : new Verdict(objections);
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
      List<Reading.Token> sentence, List<Ground> grounds, Optional<String> speaker) {
    List<Verdict.Objection> fewest = objections(sentence, grounds, speaker);
    if (fewest.isEmpty() || grounds.size() < 2) {
      return fewest;
    }
    List<Reading.Token> frame = sentence.stream().filter(t -> t.frame).toList();
    for (int i = SHORTEST; i <= sentence.size() - SHORTEST; i++) {
      if (!isBorder(sentence, i)) {
        continue;
      }
      List<Reading.Token> head = sentence.subList(0, i);
      List<Reading.Token> tail = new ArrayList<>();
      if (!frame.isEmpty() && frame.getLast().start < sentence.get(i).start) {
        tail.addAll(frame);
      }
      tail.addAll(sentence.subList(i, sentence.size()));
      if (objections(head, grounds, speaker).isEmpty()
          && borne(List.copyOf(tail), grounds, speaker).isEmpty()) {
        return List.of();
      }
    }
    return fewest;
  }

  private static boolean isBorder(List<Reading.Token> sentence, int i) {
    return sentence.get(i).clause != sentence.get(i - 1).clause
        || sentence.get(i).key.equals("and");
  }

  /// The objections of the quote that has the fewest.
  private static List<Verdict.Objection> objections(
      List<Reading.Token> stretch, List<Ground> grounds, Optional<String> speaker) {
    return grounds.stream()
        .map(ground -> Bearing.objections(stretch, ground, speaker))
        .min(Comparator.comparingInt(List::size))
        .orElseThrow();
  }
}
