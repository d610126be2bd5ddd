package dateline.answer;

import dateline.article.Names;
import dateline.article.Numerals;
import dateline.article.TimeExpressions;
import dateline.search.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How surely a sentence holds the kind of thing a question asks for.
final class KindMatch {

  /// A numeral this many words from the thing counted still counts it.
  private static final int NEAR = 6;

  private static final Set<String> PEOPLE = Words.set("people persons");

  private static final Set<String> COUNTED_PEOPLE =
      Words.set(
          "others nationals citizens civilians residents villagers men women children boys girls"
              + " adults officers policemen soldiers troops guards workers employees students"
              + " passengers tourists travellers travelers patients protesters members victims");

  /// What is counted stands within so many characters behind its number.
  private static final int BEHIND = 60;

  /// "Eleven Iranian police officers" counts officers: the thing counted stands so many words after
  /// its number at most.
  private static final int COUNTED = 4;

  private static final Set<String> REASON_WORDS =
      Words.set(
          "because since due owing thanks cause caused causes causing reason reasons therefore so"
              + " aim aimed aiming aims intended intends purpose amid after over citing blamed blames"
              + " attributed led result resulted response retaliation order");

  /// What is done "to" an end: verbs that, after "to", say what for.
  private static final Set<String> PURPOSES =
      Words.set(
          "thwart neutralize neutralise prevent stop avoid counter protect defend ensure secure"
              + " retaliate avenge deter curb reduce cut lower raise increase improve help save end"
              + " ease punish pressure force allow enable encourage promote support strengthen boost"
              + " fight combat tackle address solve resolve restore make keep give show prove raise"
              + " mark celebrate honor honour protest respond");

  private static final Set<String> SPEECH_WORDS =
      Words.set(
          "said says say saying told tells added adds stated states noted notes stressed stresses"
              + " underlined emphasized emphasised emphasizing highlighted reaffirmed reiterated"
              + " announced announces asserted insisted insisting warned claimed claims argued"
              + " called calls calling described wrote writes tweeted commented explained declared"
              + " acknowledged admitted denied denies promised vowed urged condemned commended hailed"
              + " praised according statement remarks confirmed expressed voiced pledged regards"
              + " believes thinks pointed pointing referring reported quoted asked asks demanded"
              + " demands requested requests suggested suggests proposed appealed wondered replied"
              + " answered posted");
  private static final Set<String> PLACE_PREPOSITIONS =
      Words.set("in at near from to outside inside across into around of on off toward towards");
  private static final Set<String> PLACE_NOUNS =
      Words.set(
          "city town village province region district county border street island airport station"
              + " hospital school university park beach river lake mountain valley coast north south"
              + " east west northern southern eastern western southeastern southwestern northeastern"
              + " northwestern central capital");
  private static final Set<String> MONEY =
      Words.set(
          "dollar dollars euro euros pound pounds yen yuan rupee rupees cent cents pence francs"
              + " rubles rial rials usd eur gbp free crown crowns krona kronor krone kroner franc ruble"
              + " rouble roubles lira liras peso pesos real reais won baht rand shekel shekels dinar"
              + " dinars dirham dirhams riyal riyals toman tomans taka zloty zlotys forint forints"
              + " ringgit rupiah naira cedi cedis shilling shillings hryvnia koruna renminbi");
  private static final Set<String> AGE =
      Words.set("old aged age ages year years month months week weeks day days century centuries");
  private static final Set<String> DURATION_UNITS =
      Words.set(
          "second seconds minute minutes hour hours day days week weeks month months year years"
              + " decade decades century centuries");

  private static final Set<String> LENGTH_UNITS =
      Words.set(
          "metre metres meter meters km kilometre kilometres kilometer kilometers mile miles foot"
              + " feet yard yards inch inches centimetre centimetres centimeter centimeters");

  private KindMatch() {}

  /// How surely `sentence` holds what `inquiry` asks for: 1 surely, 0 not at all.
  ///
  /// @param terms the sentence's words, at positions in `sentence`
  static double of(Inquiry inquiry, String sentence, List<Token> terms) {
    Optional<Definition> definition = Definition.of(inquiry);
    if (definition.isPresent()) {
      return definition.get().by(sentence);
    }
    return switch (inquiry.kind()) {
      case NUMBER -> number(inquiry, sentence, terms);
      case DURATION -> duration(inquiry, sentence);
      case TIME -> TimeExpressions.in(sentence).isEmpty() ? 0 : 1;
      case PERSON -> person(inquiry, sentence, terms);
      case NAME -> name(inquiry, sentence, terms);
      case PLACE -> place(inquiry, sentence, terms);
      case REASON -> reason(sentence);
      case SAYING -> saying(sentence);
      case YES_NO, OTHER -> 1;
    };
  }

  /// Which words of a sentence are part of a thing such as a question of a kind asks for: of names,
  /// of numbers that are no dates, or of dates and times.
  ///
  /// @param terms the sentence's words, at positions in `sentence`
  static boolean[] things(AnswerKind kind, String sentence, List<Token> terms) {
    boolean[] times = new boolean[terms.size()];
    for (TimeExpressions.TimeExpression time : TimeExpressions.in(sentence)) {
      mark(times, terms, time.start(), time.end());
    }
    boolean[] things = new boolean[terms.size()];
    switch (kind) {
      case TIME -> {
        return times;
      }
      case PERSON, PLACE, NAME -> {
        for (Names.Name name : Names.in(sentence)) {
          if (name.certain()) {
            mark(things, terms, name.start(), name.end());
          }
        }
      }
      case NUMBER, DURATION -> markNumbers(things, sentence, terms);
      case OTHER -> {
        markNumbers(things, sentence, terms);
        for (int i = 0; i < things.length; i++) {
          things[i] |= Character.isUpperCase(sentence.charAt(terms.get(i).start()));
        }
      }
      case REASON, SAYING, YES_NO -> {}
    }
    for (int i = 0; i < things.length; i++) {
      things[i] &= !times[i];
    }
    return things;
  }

  private static void markNumbers(boolean[] marks, String sentence, List<Token> terms) {
    for (Numerals.Numeral numeral : Numerals.in(sentence)) {
      mark(marks, terms, numeral.start(), numeral.end());
    }
  }

  private static void mark(boolean[] marks, List<Token> terms, int start, int end) {
    for (int i = 0; i < marks.length; i++) {
      marks[i] |= terms.get(i).start() >= start && terms.get(i).end() <= end;
    }
  }

  private static double number(Inquiry inquiry, String sentence, List<Token> terms) {
    if ((inquiry.asksForMoney() && !hasMoney(sentence))
        || (inquiry.asksForAge() && Words.of(sentence).stream().noneMatch(AGE::contains))) {
      return 0.2;
    }
    return offered(inquiry, sentence).stream()
        .mapToDouble(numeral -> sure(inquiry, numeral, sentence, terms))
        .max()
        .orElse(0);
  }

  /// The numbers in a sentence that are as surely as any there the one asked for; none where no
  /// number is asked for.
  ///
  /// @param terms the sentence's words, at positions in `sentence`
  static Set<BigDecimal> values(Inquiry inquiry, String sentence, List<Token> terms) {
    if (inquiry.kind() != AnswerKind.NUMBER) {
      return Set.of();
    }
    List<Numerals.Numeral> offered = offered(inquiry, sentence);
    double best =
        offered.stream()
            .mapToDouble(numeral -> sure(inquiry, numeral, sentence, terms))
            .max()
            .orElse(0);
    return offered.stream()
        .filter(numeral -> sure(inquiry, numeral, sentence, terms) >= best)
        .map(Numerals.Numeral::value)
        .collect(Collectors.toSet());
  }

  /// The numbers of a sentence but those of dates and those that the question has.
  private static List<Numerals.Numeral> offered(Inquiry inquiry, String sentence) {
    List<Numerals.Numeral> asked = inquiry.numerals();
    List<TimeExpressions.TimeExpression> times = TimeExpressions.in(sentence);
    return Numerals.in(sentence).stream()
        .filter(each -> asked.stream().noneMatch(n -> n.value().compareTo(each.value()) == 0))
        .filter(each ->
            times.stream().noneMatch(t -> t.start() <= each.start() && each.end() <= t.end()))
        .toList();
  }

  private static double sure(
      Inquiry inquiry, Numerals.Numeral numeral, String sentence, List<Token> terms) {
    return inquiry.focus().isEmpty() ? 0.8 : nearFocus(inquiry, numeral, sentence, terms);
  }

  private static boolean hasMoney(String sentence) {
    return sentence.chars().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL)
        || Words.of(sentence).stream().anyMatch(MONEY::contains);
  }

  /// Whether a number counts people where people are asked for, whatever it calls them: "nine
  /// nationals", "three others".
  private static boolean countsPeople(Inquiry inquiry, Numerals.Numeral numeral, String sentence) {
    if (Words.of(inquiry.asked()).stream().noneMatch(PEOPLE::contains)) {
      return false;
    }
    String behind =
        sentence.substring(numeral.end(), Math.min(sentence.length(), numeral.end() + BEHIND));
    return Words.of(behind).stream().limit(COUNTED - 1).anyMatch(COUNTED_PEOPLE::contains);
  }

  private static double nearFocus(
      Inquiry inquiry, Numerals.Numeral numeral, String sentence, List<Token> terms) {
    int at = 0;
    while (at < terms.size() && terms.get(at).start() < numeral.start()) {
      at++;
    }
    boolean counts = countsPeople(inquiry, numeral, sentence);
    boolean near = false;
    for (int i = 0; i < terms.size(); i++) {
      if (inquiry.focus().contains(terms.get(i).term())) {
        counts |= i > at && i - at <= COUNTED;
        near |= Math.abs(i - at) <= NEAR;
      }
    }
    if (counts || (near && !inquiry.counts())) {
      return 1;
    }
    return near ? 0.6 : 0.4;
  }

  private static double duration(Inquiry inquiry, String sentence) {
    List<Numerals.Numeral> numerals = Numerals.in(sentence);
    for (String word : Words.of(sentence)) {
      if (DURATION_UNITS.contains(word)
          || (inquiry.asksForExtent() && LENGTH_UNITS.contains(word))) {
        return numerals.isEmpty() ? 0.5 : 1;
      }
    }
    return TimeExpressions.in(sentence).isEmpty() ? 0 : 0.4;
  }

  /// How surely the sentence names a person the question does not: surely where a name of several
  /// words stands, or one beside a verb of speech or a title.
  private static double person(Inquiry inquiry, String sentence, List<Token> terms) {
    double best = inquiry.asksForWhomItMet() && hasGroup(sentence) ? 1 : 0;
    for (Names.Name name : Names.in(sentence)) {
      if (!isNew(inquiry, name, terms)) {
        continue;
      }
      boolean speaks =
          SPEECH_WORDS.contains(wordAfter(sentence, name.end()))
              || SPEECH_WORDS.contains(wordBefore(sentence, name.start()));
      boolean several = name.text().indexOf(' ') > 0;
      boolean placed =
          PLACE_PREPOSITIONS.contains(wordBefore(sentence, name.start()))
              || isOfAPlace(sentence, name.start());
      double sure = speaks || (several && !placed) ? 1 : 0.3;
      if (several && placed) {
        // "the envoy to Lima Ana Diaz": a place and a person may run into one
        sure = 0.6;
      } else if (!placed && !speaks && !several) {
        sure = 0.5;
      }
      best = Math.max(best, name.certain() ? sure : sure * 0.6);
    }
    return best;
  }

  /// Whether a sentence counts people: "nine nationals", "at least ten people".
  private static boolean hasGroup(String sentence) {
    for (Numerals.Numeral numeral : Numerals.in(sentence)) {
      String behind =
          sentence.substring(numeral.end(), Math.min(sentence.length(), numeral.end() + BEHIND));
      if (Words.of(behind).stream()
          .limit(COUNTED)
          .anyMatch(word -> PEOPLE.contains(word) || COUNTED_PEOPLE.contains(word))) {
        return true;
      }
    }
    return false;
  }

  /// How surely the sentence has a name with a word that is not the question's. "Which weapons" may
  /// be answered without one, "the name of the ship" can't.
  private static double name(Inquiry inquiry, String sentence, List<Token> terms) {
    boolean itself = inquiry.asksForNameItself();
    double best = itself ? 0 : 0.4;
    for (Names.Name name : Names.in(sentence)) {
      if (isNew(inquiry, name, terms)) {
        best = Math.max(best, name.certain() ? 1 : itself ? 0.3 : 0.6);
      }
    }
    return best;
  }

  private static boolean isNew(Inquiry inquiry, Names.Name name, List<Token> terms) {
    for (Token term : terms) {
      if (name.start() <= term.start()
          && term.end() <= name.end()
          && inquiry.wanted().stream().noneMatch(w -> w.term().equals(term.term()))) {
        return true;
      }
    }
    return false;
  }

  private static double place(Inquiry inquiry, String sentence, List<Token> terms) {
    double best = 0;
    for (Names.Name name : Names.in(sentence)) {
      if (!isNew(inquiry, name, terms)) {
        continue;
      }
      best =
          Math.max(best, PLACE_PREPOSITIONS.contains(wordBefore(sentence, name.start())) ? 1 : 0.4);
    }
    if (best < 0.6 && Words.of(sentence).stream().anyMatch(PLACE_NOUNS::contains)) {
      return 0.6;
    }
    return best;
  }

  private static double reason(String sentence) {
    List<String> words = Words.of(sentence);
    boolean strong = words.contains("because") || words.contains("due") || words.contains("reason");
    if (strong) {
      return 1;
    }
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i - 1).equals("to") && PURPOSES.contains(words.get(i))) {
        return 1;
      }
    }
    if (words.stream().anyMatch(REASON_WORDS::contains)) {
      return 0.7;
    }
    return words.contains("to") || words.contains("for") ? 0.5 : 0.2;
  }

  private static double saying(String sentence) {
    boolean quotes = sentence.indexOf('"') >= 0 || sentence.indexOf('“') >= 0;
    boolean verb = Words.of(sentence).stream().anyMatch(SPEECH_WORDS::contains);
    if (quotes && verb) {
      return 1;
    }
    return verb ? 0.9 : quotes ? 0.7 : 0.2;
  }

  /// Whether "the region of" or the like stands before a name.
  private static boolean isOfAPlace(String sentence, int start) {
    int of = sentence.lastIndexOf("of", start);
    return of > 0
        && wordBefore(sentence, start).equals("of")
        && PLACE_NOUNS.contains(wordBefore(sentence, of));
  }

  private static String wordAfter(String text, int end) {
    int from = end;
    while (from < text.length() && !Character.isLetter(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length() && Character.isLetter(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static String wordBefore(String text, int start) {
    int end = start;
    while (end > 0 && !Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    int from = end;
    while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, end).toLowerCase(Locale.ROOT);
  }
}
