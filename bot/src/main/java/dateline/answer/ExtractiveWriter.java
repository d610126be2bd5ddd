package dateline.answer;

import dateline.article.Attributions;
import dateline.article.Names;
import dateline.article.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Writes answers out of the evidence sentences themselves.
///
/// A statement is a whole sentence. What is none, such as a headline in the text, is said only
/// where no sentence tells what it does; a further sentence only where it adds something.
final class ExtractiveWriter implements AnswerWriter {

  /// A further sentence is said only when it is nearly as good as the first.
  private static final double NEARLY_AS_GOOD = 0.5;

  /// Whoever wants a long answer wants sentences that are this much weaker too.
  private static final double GOOD_FOR_MORE = 0.75;

  /// What another outlet that the question names says may be this much weaker as evidence.
  private static final double GOOD_OF_OTHER = 1.5;

  /// A sentence that says the same is cited even when it is this much weaker as evidence.
  private static final double STILL_AGREES = 0.9;

  /// A further sentence that holds the kind of thing asked for so surely adds something by it: so
  /// much has any sentence where the thing need not be a name, as for "which animal".
  private static final double KIND_ADDED = 0.4;

  /// What follows a sentence starts so many characters behind it at most.
  private static final int NEXT = 3;

  /// So near, in characters, a sentence stands beside another.
  private static final int BESIDE = 350;

  /// In so many of the best sentences yes or no is looked for.
  private static final int REPLYING = 12;

  /// A longer sentence is cut to the clauses that answer, in characters.
  private static final int LONG = 320;

  private final Clauses clauses;

  ExtractiveWriter(Clauses clauses) {
    this.clauses = clauses;
  }

  @Override
  public Draft write(Assignment assignment, Consumer<Draft.Proposal> proposals) {
    List<Draft.Proposal> statements =
        assignment.survey()
            ? survey(assignment)
            : statements(assignment.inquiry(), assignment.evidence(), assignment.length());
    statements.forEach(proposals);
    return new Draft(Answer.Method.EXTRACTIVE, statements, Optional.empty());
  }

  /// Each sentence as a statement of its own; what says the same as one before it is cited there.
  /// Under every heading there are as many as under any other, if there are so many.
  private static List<Draft.Proposal> survey(Assignment assignment) {
    List<List<Evidence>> groups = new ArrayList<>();
    for (Evidence each : assignment.evidence()) {
      Optional<List<Evidence>> same =
          groups.stream()
              .filter(group ->
                  assignment.compared().isEmpty() && tellsSame(assignment.inquiry(), group, each))
              .findFirst();
      if (same.isEmpty()) {
        groups.add(new ArrayList<>(List.of(each)));
      } else if (!Agreement.isOfArticle(same.get(), each)) {
        same.get().add(each);
      }
    }
    Map<Optional<String>, List<Draft.Proposal>> told = new LinkedHashMap<>();
    for (List<Evidence> group : groups) {
      List<Draft.Quote> quotes =
          group.stream().map(each -> new Draft.Quote(each.article(), each.sentence())).toList();
      told.computeIfAbsent(assignment.heading(quotes), _ -> new ArrayList<>())
          .add(new Draft.Proposal(group.getFirst().text(), quotes, speaker(group.getFirst())));
    }
    int left = assignment.length().statements();
    Map<Optional<String>, Integer> most = new HashMap<>();
    for (int row = 0; left > 0 && told.values().stream().anyMatch(hasMoreThan(row)); row++) {
      for (Map.Entry<Optional<String>, List<Draft.Proposal>> each : told.entrySet()) {
        if (left > 0 && each.getValue().size() > row) {
          most.put(each.getKey(), row + 1);
          left--;
        }
      }
    }
    return told.entrySet().stream()
        .flatMap(each -> each.getValue().stream().limit(most.getOrDefault(each.getKey(), 0)))
        .toList();
  }

  /// As [Agreement#isOf]; but the words of the matter are in all of a survey's sentences and count
  /// for nothing.
  private static boolean tellsSame(Inquiry inquiry, List<Evidence> group, Evidence candidate) {
    Set<String> matter =
        inquiry.wanted().stream().map(Inquiry.Wanted::term).collect(Collectors.toSet());
    Set<String> one = new HashSet<>(group.getFirst().terms());
    Set<String> other = new HashSet<>(candidate.terms());
    one.removeAll(matter);
    other.removeAll(matter);
    long common = one.stream().filter(other::contains).count();
    return Agreement.isOf(inquiry, group, candidate)
        && common >= Agreement.SAME * Math.min(one.size(), other.size());
  }

  private static Predicate<List<Draft.Proposal>> hasMoreThan(int count) {
    return each -> each.size() > count;
  }

  /// The statements, the one that answers first.
  private List<Draft.Proposal> statements(
      Inquiry inquiry, List<Evidence> evidence, Question.Length length) {
    Evidence best = first(inquiry, evidence);
    double enough =
        best.score() - (length == Question.Length.LONG ? GOOD_FOR_MORE : NEARLY_AS_GOOD);
    Optional<Direction> direction = Direction.of(inquiry);
    List<List<Evidence>> groups = new ArrayList<>();
    groups.add(new ArrayList<>(List.of(best)));
    if (length.statements() > 1) {
      companion(inquiry, best, evidence).ifPresent(c -> groups.add(new ArrayList<>(List.of(c))));
    }
    for (Evidence each : ofOtherOutlets(inquiry, best, evidence)) {
      if (groups.size() < length.statements()
          && groups.stream().noneMatch(group -> group.contains(each))) {
        groups.add(new ArrayList<>(List.of(each)));
      }
    }
    for (Evidence candidate : evidence) {
      if (candidate.score() < best.score() - STILL_AGREES) {
        break;
      }
      if (!isWhole(candidate) || groups.stream().anyMatch(group -> group.contains(candidate))) {
        continue;
      }
      Optional<List<Evidence>> same =
          groups.stream().filter(g -> Agreement.isOf(inquiry, g, candidate)).findFirst();
      if (same.isPresent()) {
        if (!Agreement.isOfArticle(same.get(), candidate)) {
          same.get().add(candidate);
        }
        continue;
      }
      if (groups.size() < length.statements()
          && candidate.score() >= enough
          && adds(inquiry, candidate, groups)
          && direction
              .filter(each -> !each.names(candidate.article(), candidate.sentence()))
              .isEmpty()
          && !isOfAnother(inquiry, best, candidate)) {
        groups.add(new ArrayList<>(List.of(candidate)));
      }
    }
    boolean compared =
        groups.stream()
                .flatMap(group -> outlet(group.getFirst()).stream())
                .filter(inquiry.sources()::contains)
                .distinct()
                .count()
            > 1;
    List<Draft.Proposal> statements = new ArrayList<>();
    for (List<Evidence> group : groups) {
      List<Evidence> told = Agreement.told(inquiry, group);
      List<Draft.Quote> quotes = new ArrayList<>();
      for (Evidence member : told) {
        quotes.add(new Draft.Quote(member.article(), cut(inquiry, member)));
      }
      String text = quotes.getFirst().text();
      Draft.Proposal plain = new Draft.Proposal(text, quotes, speaker(told.getFirst()));
      statements.add(compared ? attributed(plain) : plain);
    }
    return inquiry.kind() == AnswerKind.YES_NO && !compared
        ? replied(inquiry, evidence, statements, length)
        : statements;
  }

  /// The statements with the one first that says yes or no, where the evidence bears one of the two
  /// out and nothing the other.
  private List<Draft.Proposal> replied(
      Inquiry inquiry,
      List<Evidence> evidence,
      List<Draft.Proposal> statements,
      Question.Length length) {
    if (inquiry.leans()) {
      return statements;
    }
    List<Draft.Proposal> told = new ArrayList<>(statements);
    evidence.stream()
        .limit(REPLYING)
        .filter(each -> isWhole(each) && each.sentence().length() <= LONG)
        .filter(each ->
            statements.stream().noneMatch(s -> s.quotes().getFirst().text().equals(each.text())))
        .map(each ->
            new Draft.Proposal(
                each.text(),
                List.of(new Draft.Quote(each.article(), each.sentence())),
                speaker(each)))
        .forEach(told::add);
    Map<Claim.Reply, Draft.Proposal> replies = new LinkedHashMap<>();
    Map<Claim.Reply, Draft.Proposal> plain = new HashMap<>();
    for (Draft.Proposal each : told) {
      for (Claim claim : Claim.of(inquiry.asked(), each.text())) {
        for (Claim.Reply reply : Claim.Reply.values()) {
          Draft.Proposal proposal =
              new Draft.Proposal(
                  reply.before(each.text()), each.quotes(), each.speaker(), Optional.of(claim));
          if (!replies.containsKey(reply) && StatementChecker.stands(proposal)) {
            replies.put(reply, proposal);
            plain.put(reply, each);
          }
        }
      }
    }
    if (replies.size() != 1) {
      return statements;
    }
    List<Draft.Proposal> all = new ArrayList<>(replies.values());
    statements.stream().filter(each -> !plain.containsValue(each)).forEach(all::add);
    return all.subList(0, Math.min(all.size(), length.statements()));
  }

  /// The best sentence of each other outlet that the question names: who asks what two of them say
  /// wants to hear both.
  private static List<Evidence> ofOtherOutlets(
      Inquiry inquiry, Evidence best, List<Evidence> evidence) {
    List<Evidence> others = new ArrayList<>();
    Set<String> heard = new HashSet<>(outlet(best).stream().toList());
    for (Evidence each : evidence) {
      boolean good = each.score() >= best.score() - GOOD_OF_OTHER;
      if (good
          && isWhole(each)
          && outlet(each).filter(inquiry.sources()::contains).filter(heard::add).isPresent()) {
        others.add(each);
      }
    }
    return others;
  }

  /// The same with the outlet that says so, which is then the only one cited; as it was where that
  /// does not stand on its quotes.
  private static Draft.Proposal attributed(Draft.Proposal plain) {
    Optional<String> outlet = plain.quotes().getFirst().article().outlet();
    if (outlet.isEmpty()) {
      return plain;
    }
    Draft.Proposal attributed =
        new Draft.Proposal(
            "According to " + outlet.get() + ", " + inSentence(plain.text()),
            plain.quotes().stream()
                .filter(quote -> quote.article().outlet().equals(outlet))
                .toList(),
            plain.speaker());
    return StatementChecker.stands(attributed) ? attributed : plain;
  }

  /// A sentence as it is written behind other words: "despite" for "Despite", but "I", names and
  /// what may be one as they are.
  private static String inSentence(String sentence) {
    boolean word = sentence.length() > 1 && Character.isLowerCase(sentence.charAt(1));
    return word && Names.in(sentence).stream().noneMatch(name -> name.start() == 0)
        ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1)
        : sentence;
  }

  /// The outlet of a sentence, folded as the index has it.
  private static Optional<String> outlet(Evidence evidence) {
    return evidence.article().outlet().map(name -> name.toLowerCase(Locale.ROOT));
  }

  /// The best evidence; where that is no whole sentence, the best sentence that covers the same
  /// words of the question as surely, if there is one.
  private static Evidence first(Inquiry inquiry, List<Evidence> evidence) {
    Evidence best = evidence.getFirst();
    if (isWhole(best)) {
      return best;
    }
    Set<String> covered = covered(inquiry, best);
    return evidence.stream()
        .filter(e -> isWhole(e) && e.kind() >= best.kind())
        .filter(e -> covered(inquiry, e).containsAll(covered))
        .findFirst()
        .orElse(best);
  }

  /// Whether a text ends as sentences do, quotation marks and brackets behind the stop left aside.
  static boolean isWhole(Evidence evidence) {
    String text = evidence.text();
    int end = text.length();
    while (end > 0 && "\"”’')]» ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean quoted = end < text.length() && "\"”".indexOf(text.charAt(text.length() - 1)) >= 0;
    return quoted || (end > 0 && ".!?…".indexOf(text.charAt(end - 1)) >= 0);
  }

  /// Whether a sentence says what those before it do not: another thing of the kind asked for, or
  /// something of a word of the question that they lack.
  private static boolean adds(Inquiry inquiry, Evidence candidate, List<List<Evidence>> groups) {
    if (candidate.kind() >= KIND_ADDED) {
      return true;
    }
    Set<String> covered = new HashSet<>(covered(inquiry, candidate));
    groups.forEach(group -> covered.removeAll(group.getFirst().terms()));
    return !covered.isEmpty();
  }

  /// Whether a sentence gives somebody else's words where the best gives those of whom the question
  /// names.
  private static boolean isOfAnother(Inquiry inquiry, Evidence best, Evidence candidate) {
    return inquiry.kind() == AnswerKind.SAYING
        && speaker(best).filter(name -> asksFor(inquiry, name)).isPresent()
        && speaker(candidate).filter(name -> !asksFor(inquiry, name)).isPresent();
  }

  private static Optional<String> speaker(Evidence evidence) {
    return Attributions.of(evidence.article()).speaker(evidence.sentence());
  }

  /// Whether a question names a speaker, perhaps with the parts of the name joined otherwise.
  private static boolean asksFor(Inquiry inquiry, String speaker) {
    String joined = letters(speaker);
    return inquiry.names().stream()
        .flatMap(name -> Words.of(name.text()).stream())
        .map(Words::bare)
        .anyMatch(word -> word.length() > 2 && joined.contains(letters(word)));
  }

  private static String letters(String name) {
    return String.join("", Words.of(name)).replace("'", "");
  }

  private static Set<String> covered(Inquiry inquiry, Evidence evidence) {
    return inquiry.wanted().stream()
        .map(Inquiry.Wanted::term)
        .filter(evidence.terms()::contains)
        .collect(Collectors.toSet());
  }

  /// The sentence beside the best one that holds the kind of thing asked for where the best does
  /// not ("The meeting was led by the minister. …", for who led it), or for what was said the words
  /// themselves where they follow.
  private static Optional<Evidence> companion(
      Inquiry inquiry, Evidence best, List<Evidence> evidence) {
    if (inquiry.kind() == AnswerKind.SAYING && !isQuotation(best)) {
      return evidence.stream()
          .filter(e -> e.article().id().equals(best.article().id()))
          .filter(e -> isQuotation(e) && isWhole(e))
          .filter(e -> e.sentence().start() >= best.sentence().end())
          .filter(e -> e.sentence().start() - best.sentence().end() <= NEXT)
          .findFirst();
    }
    if (best.kind() >= Agreement.KIND_HELD) {
      return Optional.empty();
    }
    Optional<Evidence> naming = naming(inquiry, best, evidence);
    if (naming.isPresent()) {
      return naming;
    }
    return evidence.stream()
        .filter(
            e -> e.kind() >= Agreement.KIND_HELD && e.article().id().equals(best.article().id()))
        .filter(
            e -> isWhole(e) && !e.equals(best) && distance(e.sentence(), best.sentence()) <= BESIDE)
        .findFirst();
  }

  /// For who did something, the nearest sentence before it that names the one whom the best only
  /// calls "he".
  private static Optional<Evidence> naming(
      Inquiry inquiry, Evidence best, List<Evidence> evidence) {
    if (inquiry.kind() != AnswerKind.PERSON
        || Words.of(best.text()).stream().noneMatch(Inquiry.HE_OR_SHE::contains)) {
      return Optional.empty();
    }
    Draft.Quote quote = new Draft.Quote(best.article(), best.sentence());
    Set<String> name = new Ground.Memory().of(quote).referents();
    return evidence.stream()
        .filter(e -> !name.isEmpty() && e.article().id().equals(best.article().id()))
        .filter(e -> e.sentence().end() <= best.sentence().start() && isWhole(e))
        .filter(e ->
            Words.of(e.text()).stream()
                .map(Words::bare)
                .collect(Collectors.toSet())
                .containsAll(name))
        .max(Comparator.comparingInt(e -> e.sentence().start()));
  }

  private static boolean isQuotation(Evidence evidence) {
    char first = evidence.text().charAt(0);
    return first == '“' || first == '"';
  }

  private static int distance(Span one, Span other) {
    return Math.max(0, Math.max(one.start() - other.end(), other.start() - one.end()));
  }

  /// The sentence, or where it drags on the run of its clauses that holds what was asked for.
  private Span cut(Inquiry inquiry, Evidence evidence) {
    Span sentence = evidence.sentence();
    if (sentence.length() <= LONG) {
      return sentence;
    }
    return clauses.answering(inquiry, evidence.article(), sentence);
  }
}
