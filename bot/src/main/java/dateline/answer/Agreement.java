package dateline.answer;

import dateline.article.Attributions;
import dateline.article.Names;
import dateline.article.Numerals;
import dateline.article.Spelling;
import dateline.article.TimeExpressions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether sentences of several articles say the same, so that one is said and all are cited.
///
/// They do where they have most of their words in common and neither has a number or a name that
/// the other lacks; or, with fewer words in common, where they give the same thing of the kind
/// asked for: the same number of what is counted, the same name, the same speaker's words.
final class Agreement {

  /// Sentences that share so many of their words say the same.
  static final double SAME = 0.6;

  /// From this on a sentence counts as holding the kind of thing asked for.
  static final double KIND_HELD = 0.6;

  /// Sentences that give the same thing say the same with so many words in common.
  private static final double SAME_THING = 0.3;

  /// One speaker's words on one matter, as two outlets have them.
  private static final double SAME_WORDS = 0.45;

  /// A sentence that gives the same thing speaks of what was asked for to so large a part.
  private static final double ABOUT_IT = 0.5;

  /// One that is said in place of another speaks of so much of what that one does.
  private static final double AS_MUCH = 0.8;

  /// A longer sentence, in characters, is not said in place of another.
  private static final int LONG = 320;

  private Agreement() {}

  /// Whether a sentence says the same as a group of sentences does.
  static boolean isOf(Inquiry inquiry, List<Evidence> group, Evidence candidate) {
    Evidence first = group.getFirst();
    double overlap = first.overlap(candidate);
    if (isOfArticle(group, candidate)) {
      return overlap >= SAME;
    }
    boolean otherValue =
        !first.values().isEmpty() && !candidate.values().isEmpty() && !shareValue(first, candidate);
    if (overlap >= SAME && !otherValue && agree(inquiry, first, candidate)) {
      return true;
    }
    return overlap >= SAME_THING
        && first.kind() >= KIND_HELD
        && candidate.kind() >= KIND_HELD
        && givesSame(inquiry, first, candidate, overlap);
  }

  private static boolean givesSame(Inquiry inquiry, Evidence one, Evidence other, double overlap) {
    return switch (inquiry.kind()) {
      case NUMBER -> shareValue(one, other);
      case PERSON, PLACE, NAME ->
          one.own() >= ABOUT_IT
              && other.own() >= ABOUT_IT
              && shareNames(names(inquiry, one), names(inquiry, other));
      case SAYING, REASON ->
          overlap >= SAME_WORDS && sameSpeaker(one, other) && agree(inquiry, one, other);
      case TIME, DURATION, YES_NO, OTHER -> false;
    };
  }

  private static boolean shareNames(List<Spelling> names, List<Spelling> others) {
    return !names.isEmpty()
        && !others.isEmpty()
        && (isWithin(names, others) || isWithin(others, names));
  }

  /// What a group comes to: the one to be said, and those behind it that have its numbers and hold
  /// what was asked for as it does. That one tells what the first does and perhaps more of what was
  /// asked for: "on 4 May 1962" rather than "on 4 May", and the name rather than "the country".
  static List<Evidence> told(Inquiry inquiry, List<Evidence> group) {
    Evidence said = group.getFirst();
    for (Evidence other : group) {
      if (other.sentence().length() <= LONG
          && other.kind() >= said.kind()
          && other.own() >= AS_MUCH * said.own()
          && tellsMore(inquiry, other, said)) {
        said = other;
      }
    }
    List<Evidence> told = new ArrayList<>(List.of(said));
    for (Evidence other : group) {
      boolean holds = said.kind() < KIND_HELD || other.kind() >= KIND_HELD;
      if (!other.equals(said)
          && holds
          && hasValues(inquiry, other, said)
          && !tellsMore(inquiry, said, other)) {
        told.add(other);
      }
    }
    return told;
  }

  /// Whether a sentence has the numbers that another says: for how many, those of what is counted.
  private static boolean hasValues(Inquiry inquiry, Evidence other, Evidence said) {
    return inquiry.kind() == AnswerKind.NUMBER
        ? other.values().containsAll(said.values())
        : numbers(other.text()).containsAll(numbers(said.text()));
  }

  private static boolean tellsMore(Inquiry inquiry, Evidence one, Evidence other) {
    return switch (inquiry.kind()) {
      case DURATION, TIME -> hasMore(numbers(one.text()), numbers(other.text()));
      case PERSON, PLACE, NAME ->
          names(inquiry, other).isEmpty()
              && !names(inquiry, one).isEmpty()
              && numbers(one.text()).containsAll(numbers(other.text()));
      case NUMBER, REASON, SAYING, YES_NO, OTHER -> false;
    };
  }

  private static boolean hasMore(Set<BigDecimal> one, Set<BigDecimal> other) {
    return one.size() > other.size() && one.containsAll(other);
  }

  /// Whether a group has a sentence of the same article.
  static boolean isOfArticle(List<Evidence> group, Evidence candidate) {
    return group.stream().anyMatch(e -> e.article().id().equals(candidate.article().id()));
  }

  /// Whether two sentences in much the same words may say the same: not where each has a number or
  /// a name that the other lacks, for those may be what was asked for.
  private static boolean agree(Inquiry inquiry, Evidence one, Evidence other) {
    Set<BigDecimal> numbers = numbers(one.text());
    Set<BigDecimal> others = numbers(other.text());
    List<Spelling> names = names(inquiry, one);
    List<Spelling> otherNames = names(inquiry, other);
    return (numbers.containsAll(others) || others.containsAll(numbers))
        && (isWithin(names, otherNames) || isWithin(otherNames, names));
  }

  private static boolean sameSpeaker(Evidence one, Evidence other) {
    List<Spelling> speakers =
        Attributions.of(one.article()).speaker(one.sentence()).map(Spelling::of).stream().toList();
    List<Spelling> others =
        Attributions.of(other.article()).speaker(other.sentence()).map(Spelling::of).stream()
            .toList();
    return isWithin(speakers, others) && isWithin(others, speakers);
  }

  /// Whether two sentences give the same number of what is asked for.
  private static boolean shareValue(Evidence one, Evidence other) {
    return one.values().stream().anyMatch(other.values()::contains);
  }

  private static Set<BigDecimal> numbers(String text) {
    Set<BigDecimal> numbers = new HashSet<>();
    Numerals.in(text).forEach(numeral -> numbers.add(numeral.value()));
    return numbers;
  }

  /// The names of a sentence that are not the question's, days and months aside.
  private static List<Spelling> names(Inquiry inquiry, Evidence evidence) {
    String text = evidence.text();
    List<TimeExpressions.TimeExpression> times = TimeExpressions.in(text);
    List<Spelling> asked =
        Names.in(inquiry.text()).stream().map(name -> Spelling.of(name.text())).toList();
    List<Spelling> names = new ArrayList<>();
    for (Names.Name name : Names.in(text)) {
      boolean time =
          times.stream().anyMatch(each -> each.start() < name.end() && name.start() < each.end());
      Spelling spelling = Spelling.of(name.text());
      if (name.certain()
          && !time
          && !spelling.words().isEmpty()
          && asked.stream().noneMatch(each -> isPart(spelling, each))) {
        names.add(spelling);
      }
    }
    return names;
  }

  private static boolean isWithin(List<Spelling> names, List<Spelling> others) {
    return names.stream().allMatch(name -> isIn(name, others));
  }

  /// Whether a name is among others, in any spelling; as a part of one, or as more than the surname
  /// that stands there.
  private static boolean isIn(Spelling name, List<Spelling> others) {
    return others.stream()
        .anyMatch(other -> isPart(name, other) || name.words().getLast().equals(other.letters()));
  }

  private static boolean isPart(Spelling name, Spelling other) {
    return name.matches(other) || other.words().containsAll(name.words());
  }
}
