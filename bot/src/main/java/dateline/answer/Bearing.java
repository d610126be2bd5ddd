package dateline.answer;

import dateline.article.Article;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one quote bears out of a stretch of a statement.
///
/// Every word of the stretch is looked for in the quote. A word that is there has to be as true
/// there as here (not denied, possible, planned, alleged), numbers and dates have to be said of the
/// same, and whoever does something to somebody has to be the same. Of words that are not there
/// only a few ordinary ones may be.
final class Bearing {

  /// The share of its content words that a stretch may put in other words than the quote.
  static final double NEW_SHARE = 0.34;

  private static final int AROUND = 6;

  private final List<Reading.Token> stretch;
  private final Ground ground;
  private final Optional<String> speaker;
  private final Set<Verdict.Objection> objections = new LinkedHashSet<>();

  /// For each word of the stretch, the words of the quote that bear it out.
  private final Map<Reading.Token, List<Reading.Token>> matches = new HashMap<>();

  private Bearing(List<Reading.Token> stretch, Ground ground, Optional<String> speaker) {
    this.stretch = stretch;
    this.ground = ground;
    this.speaker = speaker;
  }

  /// What a quote does not bear out of a stretch; empty when it bears out all of it.
  ///
  /// @param speaker whose words the statement is said to be, beside what it says itself
  static List<Verdict.Objection> objections(
      List<Reading.Token> stretch, Ground ground, Optional<String> speaker) {
    Bearing bearing = new Bearing(stretch, ground, speaker);
    bearing.match();
    bearing.names();
    bearing.numbers();
    bearing.dates();
    bearing.words();
    bearing.colours();
    bearing.speakers();
    bearing.roles();
    return List.copyOf(bearing.objections);
  }

  private void object(Verdict.About about, String words) {
    objections.add(new Verdict.Objection(about, words));
  }

  private List<Reading.Token> found(Reading.Token token) {
    return matches.getOrDefault(token, List.of());
  }

  private void match() {
    for (Reading.Token token : stretch) {
      List<Reading.Token> found = new ArrayList<>();
      List<Reading.Token> alike = new ArrayList<>();
      for (Reading.Token other : ground.tokens) {
        if (token.kind == Reading.Kind.NUMBER || token.kind == Reading.Kind.DATE) {
          continue;
        }
        if (other.kind == Reading.Kind.NUMBER || other.kind == Reading.Kind.DATE) {
          continue;
        }
        if (token.key.equals(other.key)
            || token.stem.equals(other.stem)
            || demonym(token.key, other.key)) {
          found.add(other);
        } else if (token.kind == Reading.Kind.WORD
            && other.kind == Reading.Kind.WORD
            && Lexicon.same(token.stem, other.stem)) {
          alike.add(other);
        }
      }
      matches.put(token, found.isEmpty() ? alike : found);
    }
  }

  /// Whether one of two words is the adjective of the other: "Iran", "Iranian".
  private static boolean demonym(String one, String other) {
    String shorter = one.length() < other.length() ? one : other;
    String longer = one.length() < other.length() ? other : one;
    if (shorter.length() < 4 || !longer.startsWith(shorter) || shorter.endsWith("r")) {
      return false;
    }
    return Words.set("i n an ian ean ese ish").contains(longer.substring(shorter.length()));
  }

  private void names() {
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.kind != Reading.Kind.NAME || !found(token).isEmpty() || joined(i)) {
        continue;
      }
      if (!token.certain && ground.hasSmall(token.key)) {
        token.kind = Reading.Kind.WORD;
        continue;
      }
      if (!token.frame && !isGivenNearby(i)) {
        object(Verdict.About.NAME, token.text);
      }
    }
  }

  /// Whether the words of a name stand in the quote with their parts joined otherwise.
  private boolean joined(int i) {
    for (int from = Math.max(0, i - 2); from <= i; from++) {
      StringBuilder letters = new StringBuilder();
      for (int to = from; to < stretch.size() && to < from + 4; to++) {
        if (stretch.get(to).kind == Reading.Kind.NUMBER) {
          break;
        }
        letters.append(bareLetters(stretch.get(to).key));
        if (to >= i && letters.length() > 4 && hasJoined(letters.toString())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean hasJoined(String letters) {
    for (int from = 0; from < ground.tokens.size(); from++) {
      if (ground.tokens.get(from).kind != Reading.Kind.NAME) {
        continue;
      }
      StringBuilder other = new StringBuilder();
      for (int to = from; to < ground.tokens.size() && other.length() < letters.length(); to++) {
        other.append(bareLetters(ground.tokens.get(to).key));
      }
      if (other.toString().equals(letters)) {
        return true;
      }
    }
    return false;
  }

  private static String bareLetters(String key) {
    return key.replace("'", "");
  }

  /// Whether the article gives a word of a name that the quote lacks: the rest of a full name, or
  /// the name of who is "he" in the quote.
  private boolean isGivenNearby(int i) {
    int from = i;
    while (from > 0 && stretch.get(from - 1).kind == Reading.Kind.NAME && near(from - 1)) {
      from--;
    }
    int to = i + 1;
    while (to < stretch.size() && stretch.get(to).kind == Reading.Kind.NAME && near(to - 1)) {
      to++;
    }
    Set<String> words = new HashSet<>();
    boolean known = false;
    for (int at = from; at < to; at++) {
      words.add(stretch.get(at).key);
      known |=
          !found(stretch.get(at)).isEmpty()
              && found(stretch.get(at)).stream()
                  .anyMatch(t -> t.kind == Reading.Kind.NAME && !isDemonymOf(t));
    }
    Set<String> referents = ground.referents();
    boolean referred =
        referents.contains(stretch.get(to - 1).key) || containsJoined(referents, from, to);
    return (known || referred) && (words.size() == 1 ? referred : ground.givesTogether(words));
  }

  private static boolean isDemonymOf(Reading.Token token) {
    return token.key.endsWith("ian") || token.key.endsWith("ani");
  }

  private boolean containsJoined(Set<String> words, int from, int to) {
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < to; i++) {
      letters.append(bareLetters(stretch.get(i).key));
    }
    StringBuilder other = new StringBuilder();
    words.stream().sorted().forEach(other::append);
    return words.stream().anyMatch(w -> w.length() > 3 && letters.indexOf(bareLetters(w)) >= 0)
        || other.toString().contentEquals(letters);
  }

  private boolean near(int i) {
    return stretch.get(i + 1).start - stretch.get(i).end <= 2;
  }

  private void numbers() {
    List<Reading.Token> theirs =
        ground.tokens.stream().filter(t -> t.kind == Reading.Kind.NUMBER).toList();
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.kind != Reading.Kind.NUMBER) {
        continue;
      }
      Reading.Quantity mine = token.quantity.orElseThrow();
      if (isLooseOne(token, mine)) {
        continue;
      }
      List<Reading.Token> sameValue = new ArrayList<>();
      Verdict.About about = Verdict.About.NUMBER;
      for (Reading.Token other : theirs) {
        Reading.Quantity quantity = other.quantity.orElseThrow();
        boolean value = mine.value().compareTo(quantity.value()) == 0;
        if (!value && !roundsDown(mine, quantity)) {
          continue;
        }
        if (!mine.unit().equals(quantity.unit())) {
          about = Verdict.About.UNIT;
        } else if (!bounds(mine, quantity)) {
          about = Verdict.About.COMPARISON;
        } else if (!saysSameOf(i, other, theirs)) {
          about = Verdict.About.UNIT;
        } else {
          sameValue.add(other);
        }
      }
      if (sameValue.isEmpty()) {
        object(about, token.text);
      }
      matches.put(token, sameValue);
    }
  }

  private boolean isLooseOne(Reading.Token token, Reading.Quantity mine) {
    if (!mine.unit().isEmpty() || !mine.bound().isEmpty()) {
      return false;
    }
    if (token.key.equals("two")) {
      return ground.tokens.stream().anyMatch(t -> Words.set("both neither either").contains(t.key));
    }
    return token.key.equals("one")
        && ground.tokens.stream()
            .anyMatch(t -> Words.set("a an another single one each").contains(t.key));
  }

  private static boolean roundsDown(Reading.Quantity mine, Reading.Quantity theirs) {
    if (!theirs.bound().isEmpty() && !theirs.bound().equals("more")) {
      return false;
    }
    if (!mine.bound().equals("more")
        && !(mine.bound().equals("about") && theirs.bound().isEmpty())) {
      return false;
    }
    for (int digits = 1; digits <= 3; digits++) {
      BigDecimal rounded = theirs.value().round(new MathContext(digits, RoundingMode.DOWN));
      if (rounded.compareTo(mine.value()) == 0 && rounded.compareTo(theirs.value()) < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean bounds(Reading.Quantity mine, Reading.Quantity theirs) {
    if (mine.value().compareTo(theirs.value()) != 0) {
      return true;
    }
    return mine.bound().equals(theirs.bound())
        || (mine.bound().equals("at least") && theirs.bound().equals("more"))
        || (mine.bound().equals("at most") && theirs.bound().equals("less"));
  }

  /// Whether the words around a number are said of that number in the quote, and not only of
  /// another.
  private boolean saysSameOf(int i, Reading.Token theirs, List<Reading.Token> numbers) {
    List<Reading.Token> after = following(stretch, i);
    List<Reading.Token> words = new ArrayList<>(after);
    words.addAll(preceding(stretch, i));
    int at = ground.tokens.indexOf(theirs);
    List<Reading.Token> near = new ArrayList<>(following(ground.tokens, at));
    List<Reading.Token> nearAfter = List.copyOf(near);
    near.addAll(preceding(ground.tokens, at));
    boolean any = after.isEmpty() || nearAfter.isEmpty();
    for (Reading.Token word : words) {
      List<Reading.Token> found = found(word);
      if (found.stream().anyMatch(near::contains)) {
        any = true;
        continue;
      }
      if (found.isEmpty()) {
        continue;
      }
      for (Reading.Token number : numbers) {
        if (number != theirs
            && following(ground.tokens, ground.tokens.indexOf(number)).stream()
                .anyMatch(found::contains)
            && after.contains(word)) {
          return false;
        }
      }
    }
    return any;
  }

  private static List<Reading.Token> following(List<Reading.Token> tokens, int i) {
    List<Reading.Token> words = new ArrayList<>();
    for (int at = i + 1; at < tokens.size() && at <= i + AROUND; at++) {
      Reading.Token token = tokens.get(at);
      if (token.kind == Reading.Kind.NUMBER || token.sentence != tokens.get(i).sentence) {
        break;
      }
      if (token.clause > tokens.get(i).clause + 1) {
        break;
      }
      if (token.isContent()) {
        words.add(token);
      }
    }
    return words;
  }

  private static List<Reading.Token> preceding(List<Reading.Token> tokens, int i) {
    List<Reading.Token> words = new ArrayList<>();
    for (int at = i - 1; at >= 0 && at >= i - AROUND; at--) {
      Reading.Token token = tokens.get(at);
      if (token.kind == Reading.Kind.NUMBER || token.sentence != tokens.get(i).sentence) {
        break;
      }
      if (token.isContent()) {
        words.add(token);
      }
    }
    return words;
  }

  private void dates() {
    List<Reading.Token> theirs =
        ground.tokens.stream().filter(t -> t.kind == Reading.Kind.DATE).toList();
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.kind != Reading.Kind.DATE) {
        continue;
      }
      int place = i;
      List<Reading.Token> same =
          theirs.stream()
              .filter(t -> isSame(token.day.orElseThrow(), t.day.orElseThrow()))
              .filter(t -> theirs.size() < 2 || isNearest(place, t, theirs))
              .toList();
      if (same.isEmpty()) {
        object(Verdict.About.DATE, token.text);
      }
      matches.put(token, same);
    }
  }

  /// Whether most words of the stretch near a date are nearer to one date of the quote than to any
  /// other.
  private boolean isNearest(int i, Reading.Token date, List<Reading.Token> dates) {
    int nearer = 0;
    int farther = 0;
    for (int at = 0; at < stretch.size(); at++) {
      Reading.Token word = stretch.get(at);
      if (Math.abs(at - i) > 2 * AROUND || word.sentence != stretch.get(i).sentence || word.frame) {
        continue;
      }
      for (Reading.Token found : found(word)) {
        if (!word.isContent()) {
          continue;
        }
        int own = distance(found, date);
        int other =
            dates.stream()
                .filter(d -> d != date)
                .mapToInt(d -> distance(found, d))
                .min()
                .orElse(Integer.MAX_VALUE);
        if (own <= other) {
          nearer++;
        } else {
          farther++;
        }
      }
    }
    return nearer >= farther;
  }

  private int distance(Reading.Token one, Reading.Token other) {
    int clauses = Math.abs(one.clause - other.clause);
    return clauses * 100
        + Math.abs(one.start - other.start) / 6
        + (one.sentence == other.sentence ? 0 : 1000);
  }

  private boolean isSame(Reading.Day mine, Reading.Day theirs) {
    if (agree(mine, theirs)) {
      return true;
    }
    return resolved(theirs, ground.article()).stream().anyMatch(day -> agree(mine, day));
  }

  private static boolean agree(Reading.Day mine, Reading.Day theirs) {
    return (mine.weekday() == 0 || mine.weekday() == theirs.weekday())
        && (mine.month() == 0 || mine.month() == theirs.month())
        && (mine.day() == 0 || mine.day() == theirs.day())
        && (mine.year() == 0 || mine.year() == theirs.year())
        && (mine.relative().isEmpty() || mine.relative().equals(theirs.relative()));
  }

  /// What a date of the quote means in full, seen from the day of publication.
  private static List<Reading.Day> resolved(Reading.Day day, Article article) {
    List<Reading.Day> meant = new ArrayList<>();
    if (day.day() > 0 && day.month() > 0 && day.year() > 0) {
      full(day.year(), day.month(), day.day()).ifPresent(d -> meant.add(of(d, "")));
    }
    if (article.published().isEmpty()) {
      return meant;
    }
    LocalDate published = article.published().get();
    if (day.day() > 0 && day.month() > 0 && day.year() == 0) {
      full(published.getYear(), day.month(), day.day())
          .map(d -> d.isAfter(published) ? d.minusYears(1) : d)
          .ifPresent(d -> meant.add(of(d, "")));
    } else if (day.month() > 0 && day.year() == 0) {
      YearMonth month = YearMonth.of(published.getYear(), day.month());
      YearMonth latest = month.isAfter(YearMonth.from(published)) ? month.minusYears(1) : month;
      meant.add(new Reading.Day(0, latest.getMonthValue(), 0, latest.getYear(), ""));
    } else if (day.weekday() > 0 && day.month() == 0) {
      meant.add(
          of(published.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(day.weekday()))), ""));
    }
    switch (day.relative()) {
      case "today", "tonight" -> meant.add(of(published, ""));
      case "yesterday", "last night" -> meant.add(of(published.minusDays(1), ""));
      case "tomorrow" -> meant.add(of(published.plusDays(1), ""));
      case "last month" -> meant.add(month(published.minusMonths(1)));
      case "next month" -> meant.add(month(published.plusMonths(1)));
      case "last year" -> meant.add(new Reading.Day(0, 0, 0, published.getYear() - 1, ""));
      case "next year" -> meant.add(new Reading.Day(0, 0, 0, published.getYear() + 1, ""));
      default -> {}
    }
    return meant;
  }

  private static Reading.Day month(LocalDate date) {
    return new Reading.Day(0, date.getMonthValue(), 0, date.getYear(), "");
  }

  private static Reading.Day of(LocalDate date, String relative) {
    return new Reading.Day(
        date.getDayOfWeek().getValue(),
        date.getMonthValue(),
        date.getDayOfMonth(),
        date.getYear(),
        relative);
  }

  private static Optional<LocalDate> full(int year, int month, int day) {
    return day > YearMonth.of(year, month).lengthOfMonth()
        ? Optional.empty()
        : Optional.of(LocalDate.of(year, month, day));
  }

  private void words() {
    int content = 0;
    List<Reading.Token> fresh = new ArrayList<>();
    for (Reading.Token token : stretch) {
      if (token.kind != Reading.Kind.WORD || token.frame) {
        continue;
      }
      boolean found = !found(token).isEmpty();
      if (!found
          && Lexicon.isGuarded(token.stem)
          && ground.tokens.stream().noneMatch(t -> Lexicon.sameGuard(token.stem, t.stem))) {
        object(guardOf(token), token.text);
      }
      if (!found) {
        for (Reading.Token other : ground.tokens) {
          if (other.kind == Reading.Kind.WORD && Lexicon.opposed(token.stem, other.stem)) {
            object(Verdict.About.WORDS, token.text);
            break;
          }
        }
      }
      if (token.isContent()) {
        content++;
        if (!found) {
          fresh.add(token);
        }
      }
    }
    if (fresh.size() > Math.max(1, Math.floor(NEW_SHARE * content))) {
      object(Verdict.About.WORDS, String.join(" ", fresh.stream().map(t -> t.text).toList()));
    }
  }

  private static Verdict.About guardOf(Reading.Token token) {
    return Reading.isCue(token) ? Verdict.About.MODALITY : Verdict.About.COMPARISON;
  }

  private void colours() {
    for (Reading.Token token : stretch) {
      if (!Reading.isNegation(token.key)) {
        continue;
      }
      if (ground.tokens.stream()
          .noneMatch(t -> Reading.isNegation(t.key) || (t.flags & Reading.NEGATED) != 0)) {
        object(Verdict.About.NEGATION, token.text);
      }
    }
    for (Reading.Token token : stretch) {
      List<Reading.Token> found = found(token);
      boolean counts =
          token.isContent() || token.kind == Reading.Kind.NUMBER || token.kind == Reading.Kind.DATE;
      if (!counts || found.isEmpty() || token.frame) {
        continue;
      }
      if (found.stream().noneMatch(t -> t.flags == token.flags)) {
        boolean negation =
            found.stream().noneMatch(t -> ((t.flags ^ token.flags) & Reading.NEGATED) == 0);
        object(negation ? Verdict.About.NEGATION : Verdict.About.MODALITY, token.text);
      }
    }
    bareClauses();
    conditions();
  }

  /// A clause without a content word has no word to tell its colour by: its names do.
  private void bareClauses() {
    Set<Integer> told = new HashSet<>();
    for (Reading.Token token : stretch) {
      if (token.isContent() && !token.frame && !found(token).isEmpty()) {
        told.add(token.clause);
      }
    }
    for (Reading.Token token : stretch) {
      if (told.contains(token.clause) || token.frame) {
        continue;
      }
      List<Reading.Token> found = found(token);
      if (!found.isEmpty()
          && token.kind != Reading.Kind.DATE
          && found.stream().noneMatch(t -> t.flags == token.flags)) {
        object(Verdict.About.NEGATION, token.text);
      }
    }
  }

  /// What the quote says only under a condition is not to be said without it.
  private void conditions() {
    if (stretch.stream().anyMatch(t -> Words.set("if unless whether provided").contains(t.key))) {
      return;
    }
    for (Reading.Token condition : ground.context()) {
      if (!Words.set("if unless provided").contains(condition.key)) {
        continue;
      }
      boolean touched =
          matches.values().stream()
              .flatMap(List::stream)
              .anyMatch(t ->
                  t.isContent()
                      && t.sentence == condition.sentence
                      && Math.abs(t.clause - condition.clause) <= 1);
      if (touched) {
        object(Verdict.About.MODALITY, condition.text);
      }
    }
  }

  private void speakers() {
    List<Reading.Token> frame = stretch.stream().filter(t -> t.frame).toList();
    boolean reports = ground.tokens.stream().anyMatch(t -> t.reported || isLongQuotation(t));
    if (frame.isEmpty()) {
      if (!reports) {
        return;
      }
      Optional<Reading.Token> claimed =
          stretch.stream()
              .filter(Reading.Token::isContent)
              .filter(t -> !found(t).isEmpty())
              .filter(t -> found(t).stream().allMatch(m -> m.reported || isLongQuotation(m)))
              .findFirst();
      if (claimed.isPresent() && !agrees(speaker)) {
        object(Verdict.About.SPEAKER, claimed.get().text);
      }
      return;
    }
    if (isOutlet(frame)) {
      return;
    }
    List<Reading.Token> names = frame.stream().filter(t -> t.kind == Reading.Kind.NAME).toList();
    Set<String> known = ground.speakers();
    boolean hasFrame = ground.frames().stream().anyMatch(f -> !f.isEmpty());
    if (!hasFrame && known.isEmpty()) {
      object(Verdict.About.SPEAKER, text(frame));
      return;
    }
    if (names.isEmpty()) {
      if (!hasFrame && known.isEmpty()) {
        object(Verdict.About.SPEAKER, text(frame));
      }
      genericFrame(frame);
      return;
    }
    Set<String> words = new HashSet<>();
    names.forEach(t -> words.add(t.key));
    boolean same = words.stream().anyMatch(known::contains) || joinedWith(known, names);
    if (!same) {
      object(Verdict.About.SPEAKER, text(frame));
      return;
    }
    frame.stream()
        .filter(t -> t.kind == Reading.Kind.NAME && found(t).isEmpty())
        .filter(
            t -> !known.contains(t.key) && !isGivenWith(t, known) && !joined(stretch.indexOf(t)))
        .findFirst()
        .ifPresent(t -> object(Verdict.About.NAME, t.text));
  }

  private boolean isGivenWith(Reading.Token token, Set<String> known) {
    for (String name : known) {
      if (name.length() > 2 && ground.givesTogether(Set.of(token.key, name))) {
        return true;
      }
    }
    return false;
  }

  /// Whoever is not named ("the minister said") has to be told so by the quote or beside its
  /// speaker's name.
  private void genericFrame(List<Reading.Token> frame) {
    for (Reading.Token token : frame) {
      if (!token.isContent() || !found(token).isEmpty() || Words.set("said").contains(token.key)) {
        continue;
      }
      if (Words.PERSONS.contains(token.key) && !isGivenWith(token, ground.speakers())) {
        object(Verdict.About.SPEAKER, token.text);
      }
    }
  }

  private static boolean joinedWith(Set<String> known, List<Reading.Token> names) {
    StringBuilder mine = new StringBuilder();
    names.forEach(t -> mine.append(bareLetters(t.key)));
    StringBuilder last = new StringBuilder();
    for (int i = Math.max(0, names.size() - 2); i < names.size(); i++) {
      last.append(bareLetters(names.get(i).key));
    }
    Set<String> letters = new HashSet<>();
    known.forEach(k -> letters.add(bareLetters(k)));
    List<String> all = List.copyOf(known);
    for (String one : all) {
      for (String other : all) {
        letters.add(bareLetters(one) + bareLetters(other));
      }
    }
    return letters.contains(mine.toString()) || letters.contains(last.toString());
  }

  private boolean isOutlet(List<Reading.Token> frame) {
    Set<String> words = new HashSet<>();
    ground.article().outlet().ifPresent(outlet -> words.addAll(Words.of(outlet)));
    List<Reading.Token> names = frame.stream().filter(t -> t.kind == Reading.Kind.NAME).toList();
    boolean plain =
        names.isEmpty()
            && frame.stream().anyMatch(t -> Words.set("article report").contains(t.key));
    return plain || (!names.isEmpty() && names.stream().allMatch(t -> words.contains(t.key)));
  }

  private boolean agrees(Optional<String> name) {
    if (name.isEmpty()) {
      return false;
    }
    Set<String> known = ground.speakers();
    return Words.of(name.get()).stream()
        .map(Words::bare)
        .anyMatch(w -> w.length() > 2 && known.contains(w));
  }

  private static boolean isLongQuotation(Reading.Token token) {
    return token.quoted && token.reported;
  }

  private static String text(List<Reading.Token> tokens) {
    return String.join(" ", tokens.stream().map(t -> t.text).toList());
  }

  /// Where two things change places around the same word, one of the two has to be passive.
  private void roles() {
    List<Reading.Token> things =
        stretch.stream()
            .filter(t -> !t.frame && (t.kind == Reading.Kind.NAME || t.isContent()))
            .filter(t -> !found(t).isEmpty())
            .toList();
    for (int i = 0; i < things.size(); i++) {
      for (int j = i + 2; j < things.size() && j <= i + AROUND; j++) {
        Reading.Token one = things.get(i);
        Reading.Token other = things.get(j);
        if (one.stem.equals(other.stem)
            || one.sentence != other.sentence
            || !isInverted(one, other)) {
          continue;
        }
        for (int pivot = i + 1; pivot < j; pivot++) {
          if (turnsAround(one, things.get(pivot), other)) {
            object(Verdict.About.ROLE, one.text + " " + things.get(pivot).text + " " + other.text);
            return;
          }
        }
      }
    }
  }

  private boolean isInverted(Reading.Token one, Reading.Token other) {
    int last = found(other).stream().mapToInt(t -> t.start).max().orElseThrow();
    int first = found(one).stream().mapToInt(t -> t.start).min().orElseThrow();
    return last < first;
  }

  private boolean turnsAround(Reading.Token one, Reading.Token pivot, Reading.Token other) {
    for (Reading.Token mine : found(one)) {
      for (Reading.Token middle : found(pivot)) {
        for (Reading.Token theirs : found(other)) {
          boolean between =
              theirs.start < middle.start
                  && middle.start < mine.start
                  && mine.sentence == theirs.sentence;
          if (between && isPassive(stretch, pivot) == isPassive(ground.context(), middle)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// Whether a verb is in the passive: a form of "be" stands before it.
  private static boolean isPassive(List<Reading.Token> tokens, Reading.Token verb) {
    int at = tokens.indexOf(verb);
    for (int i = at - 1; i >= 0 && i >= at - 3; i--) {
      String key = tokens.get(i).key;
      if (Words.set("is are was were be been being").contains(key)) {
        return true;
      }
      if (tokens.get(i).isContent() && !key.endsWith("ly")) {
        return false;
      }
    }
    return false;
  }
}
