package dateline.article;

import dateline.article.Report.Kind;
import dateline.article.Report.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who speaks in the reports of an article: "he", "it" and "the minister" are those whom it named
/// before, or nobody.
final class Speakers {

  /// So many sentences back a pronoun may find its name.
  private static final int REACH = 6;

  private final Discourse discourse;
  private final Persons persons;
  private final List<List<Report>> bySentence;

  /// @param bySentence the reports of each sentence, as their frames were read
  Speakers(Discourse discourse, List<List<Report>> bySentence) {
    this.discourse = discourse;
    this.persons = discourse.persons();
    this.bySentence = bySentence;
  }

  /// Finds who speaks in every report, and to whom.
  void resolve() {
    for (int place = 0; place < bySentence.size(); place++) {
      for (Report report : bySentence.get(place)) {
        resolve(place, report);
      }
    }
  }

  private void resolve(int place, Report report) {
    Source source = report.source;
    switch (source.kind()) {
      case NAME -> named(report, source.name().orElseThrow());
      case PRONOUN -> lastPerson(place, report).ifPresent(name -> report.speaks(name, true));
      case IT -> lastBody(place, report).ifPresent(name -> report.speaks(name, false));
      case OFFICE -> {
        Optional<String> last = lastPerson(place, report);
        persons
            .holder(discourse.text().substring(source.start(), source.end()), last)
            .ifPresent(name -> report.speaks(name, true));
      }
      case BODY -> {
        String phrase =
            discourse.text().substring(source.start(), source.end()).replaceAll("\\s+", " ");
        String first = phrase.substring(0, Math.max(phrase.indexOf(' '), 0));
        boolean definite =
            (Character.isUpperCase(phrase.charAt(0)) && !first.equals("A") && !first.equals("An"))
                || phrase.startsWith("the ");
        if (source.name().isPresent()) {
          report.speaks(source.name().get(), false);
        } else if (definite && isTelling(phrase)) {
          report.speaks(lowered(phrase), false);
        } else if (definite) {
          lastBody(place, report).ifPresent(name -> report.speaks(name, false));
        }
      }
      case OTHER -> {}
    }
    report.hearerName =
        report
            .hearer
            .filter(each -> each.kind() == Kind.NAME)
            .flatMap(Source::name)
            .map(persons::fullName);
  }

  /// Whether a description has more than "the ministry" says.
  private boolean isTelling(String phrase) {
    return phrase.indexOf(' ') > 0
        && (!Names.in(phrase.substring(1)).isEmpty()
            || Names.in(phrase).stream()
                .anyMatch(n -> n.start() == 0 && (phrase.contains("’s") || phrase.contains("'s"))));
  }

  private static String lowered(String phrase) {
    return phrase.startsWith("The ") ? "the " + phrase.substring(4) : phrase;
  }

  private void named(Report report, String name) {
    String whole = persons.fullName(name);
    boolean known = whole.indexOf(' ') > 0 || persons.hasOffice(whole) || report.source.titled();
    report.speaks(whole, known && persons.mayBePerson(whole) && !behindThe(report.source));
  }

  /// Whether a name has an article before it, as those of ministries and agencies do, so that no
  /// "he" refers to it.
  private boolean behindThe(Source source) {
    int start = source.end() - source.name().map(String::length).orElse(0);
    return start >= 4 && discourse.text().regionMatches(true, start - 4, "the ", 0, 4);
  }

  /// The person whom "he" is said of: who spoke last, or whom a sentence since begins with.
  private Optional<String> lastPerson(int place, Report of) {
    List<Report> own = bySentence.get(place);
    for (int i = own.indexOf(of) - 1; i >= 0; i--) {
      if (own.get(i).speaker.isPresent() && own.get(i).person) {
        return own.get(i).speaker;
      }
    }
    Set<String> known = knownAround(place);
    // who is spoken of since the last one spoke takes his place; alone, that tells too little
    Optional<String> since = Optional.empty();
    for (int i = place - 1; i >= 0 && i >= place - REACH; i--) {
      List<Report> reports = bySentence.get(i);
      boolean unclear = false;
      for (int j = reports.size() - 1; j >= 0; j--) {
        Report report = reports.get(j);
        if (report.nested) {
          continue;
        }
        if (report.speaker.isPresent() && report.person) {
          return since.isPresent() ? since : report.speaker;
        }
        boolean unnamed = report.source.kind() == Kind.OTHER && report.source.isWritten();
        boolean body =
            report.speaker.isPresent()
                && !persons.isPlace(report.speaker.get())
                && (report.speaker.get().indexOf(' ') > 0 || behindThe(report.source));
        unclear |= unnamed || body;
      }
      if (unclear) {
        return Optional.empty();
      }
      Optional<String> first = opening(i).filter(known::contains);
      if (first.isPresent()) {
        return first;
      }
      if (since.isEmpty()) {
        since = described(i).filter(persons::mayBePerson);
      }
    }
    return Optional.empty();
  }

  /// The persons who speak around a sentence by name.
  private Set<String> knownAround(int place) {
    Set<String> known = new HashSet<>();
    for (int i = Math.max(0, place - 2 * REACH); i < bySentence.size() && i <= place + REACH; i++) {
      for (Report report : bySentence.get(i)) {
        if (report.source.kind() == Kind.NAME && !report.nested) {
          String name = persons.fullName(report.source.name().orElseThrow());
          if (persons.mayBePerson(name)) {
            known.add(name);
          }
        }
      }
    }
    return known;
  }

  /// The name that a sentence begins with, its title left aside.
  private Optional<String> opening(int place) {
    List<Names.Name> own = discourse.names(place);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Names.Name first = own.getFirst();
    int end = first.end();
    String sentence = discourse.article().quote(discourse.sentences().get(place));
    boolean possessive = end < sentence.length() && "'’".indexOf(sentence.charAt(end)) >= 0;
    return first.start() == 0 && !possessive
        ? Optional.of(persons.fullName(first.text()))
        : Optional.empty();
  }

  /// The name that a sentence begins with behind what its bearer is: "Her counterpart, Ada Holm,".
  private Optional<String> described(int place) {
    List<Names.Name> own = discourse.names(place);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Names.Name first = own.getFirst();
    String sentence = discourse.article().quote(discourse.sentences().get(place));
    String before = sentence.substring(0, first.start());
    boolean apart = before.endsWith(", ") && sentence.startsWith(",", first.end());
    return apart && Persons.isOffice(before)
        ? Optional.of(persons.fullName(first.text()))
        : Optional.empty();
  }

  /// The body that "it" is said of: what spoke last, if that was one.
  private Optional<String> lastBody(int place, Report of) {
    List<Report> own = bySentence.get(place);
    for (int i = own.indexOf(of) - 1; i >= 0; i--) {
      if (own.get(i).speaker.isPresent() && !own.get(i).person) {
        return own.get(i).speaker;
      }
    }
    for (int i = place - 1; i >= 0 && i >= place - 3; i--) {
      List<Report> reports = bySentence.get(i).stream().filter(each -> !each.nested).toList();
      if (!reports.isEmpty()) {
        Report last = reports.getLast();
        return last.person ? Optional.empty() : last.speaker;
      }
    }
    return Optional.empty();
  }
}
