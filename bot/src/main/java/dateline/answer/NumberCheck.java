package dateline.answer;

import dateline.article.TimeReference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether the numbers and dates of a stretch are said of the same in the quote.
final class NumberCheck {
  private static final Set<String> CURRENCIES = Words.set("$ € £ ¥");
  private static final Set<String> PASSED_OVER =
      Words.set("of the its their his her those these more other");

  /// What is "about" a number is rounded by a tenth at most.
  private static final BigDecimal NEARLY = new BigDecimal("1.1");

  private final Match match;
  private final List<Reading.Token> stretch;
  private final Ground ground;

  NumberCheck(Match match) {
    this.match = match;
    this.stretch = match.stretch;
    this.ground = match.ground;
  }

  void numbers() {
    List<Reading.Token> theirs =
        ground.tokens.stream().filter(t -> t.kind == Reading.Kind.NUMBER).toList();
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.kind != Reading.Kind.NUMBER) {
        continue;
      }
      Reading.Quantity mine = token.quantity.orElseThrow();
      if (isLoose(i, mine) || countsEvents(i, mine)) {
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
        match.object(about, token.text);
      }
      match.put(token, sameValue);
    }
  }

  void dates() {
    List<Reading.Token> theirs =
        ground.tokens.stream().filter(t -> t.kind == Reading.Kind.DATE).toList();
    boolean inOrder = areSameInOrder(theirs);
    for (int i = 0; i < stretch.size(); i++) {
      Reading.Token token = stretch.get(i);
      if (token.kind != Reading.Kind.DATE) {
        continue;
      }
      int place = i;
      List<Reading.Token> same =
          theirs.stream()
              .filter(t -> isSame(token, t))
              .filter(t -> theirs.size() < 2 || inOrder || isNearest(place, t, theirs))
              .toList();
      if (same.isEmpty()) {
        match.object(Verdict.About.DATE, token.text);
      }
      match.put(token, same);
    }
  }

  /// Whether a small number is the quote's "a" or "both" in another word.
  private boolean isLoose(int i, Reading.Quantity mine) {
    if (!mine.unit().isEmpty() || !mine.bound().isEmpty() || i + 1 >= stretch.size()) {
      return false;
    }
    Reading.Token noun = stretch.get(i + 1);
    if (mine.value().compareTo(BigDecimal.TWO) == 0) {
      boolean both =
          ground.tokens.stream().anyMatch(t -> Match.BOTH.contains(t.key) || isNumber(t, 2))
              || match.hasPairOfNames();
      return Lexicon.same(noun.stem, "country")
          || (Match.PAIRED.contains(noun.key)
              && (both || ground.countsTwo(noun.stem) || ground.countsTwo("country")));
    }
    if (!stretch.get(i).key.equals("one") || ground.tokens.stream().anyMatch(t -> isNumber(t, 1))) {
      return false;
    }
    for (int at = 1; at < ground.tokens.size(); at++) {
      boolean counted =
          match.found(noun).contains(ground.tokens.get(at)) || Lexicon.isFunction(noun.key);
      if (counted && Match.ARTICLES.contains(ground.tokens.get(at - 1).key)) {
        return true;
      }
    }
    return false;
  }

  /// Whether so many things are counted ("two goals") as the quote says that what brings them about
  /// happened ("scored twice").
  private boolean countsEvents(int i, Reading.Quantity mine) {
    if (!mine.unit().isEmpty() || !mine.bound().isEmpty() || i + 1 >= stretch.size()) {
      return false;
    }
    List<Reading.Token> events = match.found(stretch.get(i + 1));
    for (int at = 1; at < ground.tokens.size(); at++) {
      Reading.Quantity theirs =
          ground.tokens.get(at).quantity.orElse(new Reading.Quantity(BigDecimal.ZERO, "", ""));
      if (theirs.unit().equals(WordCut.TIMES)
          && theirs.bound().isEmpty()
          && theirs.value().compareTo(mine.value()) == 0
          && events.contains(ground.tokens.get(at - 1))
          && Grammar.isVerb(ground.tokens, at - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(Reading.Token token, int value) {
    return token
        .quantity
        .filter(quantity -> quantity.value().compareTo(BigDecimal.valueOf(value)) == 0)
        .isPresent();
  }

  private static boolean roundsDown(Reading.Quantity mine, Reading.Quantity theirs) {
    if (!theirs.bound().isEmpty() && !theirs.bound().equals("more")) {
      return false;
    }
    if (!mine.bound().equals("more")
        && !(mine.bound().equals("about") && theirs.bound().isEmpty())) {
      return false;
    }
    boolean near = mine.bound().equals("about");
    if (near && mine.value().multiply(NEARLY).compareTo(theirs.value()) < 0) {
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
    if (CURRENCIES.contains(stretch.get(i).quantity.orElseThrow().unit())) {
      return true;
    }
    int at = ground.tokens.indexOf(theirs);
    if (stretch.get(i).quantity.orElseThrow().unit().equals(WordCut.TIMES)) {
      List<Reading.Token> done = preceding(stretch, i);
      List<Reading.Token> theirsDone = preceding(ground.tokens, at);
      return done.isEmpty()
          || theirsDone.isEmpty()
          || match.found(done.getFirst()).contains(theirsDone.getFirst());
    }
    List<Reading.Token> near = new ArrayList<>(following(ground.tokens, at));
    List<Reading.Token> nearAfter = List.copyOf(near);
    near.addAll(preceding(ground.tokens, at));
    boolean any = after.isEmpty() || nearAfter.isEmpty();
    List<Reading.Token> mineCounted = counted(stretch, i);
    List<Reading.Token> theirsCounted = counted(ground.tokens, at);
    if (!mineCounted.isEmpty()
        && !theirsCounted.isEmpty()
        && mineCounted.stream()
            .noneMatch(w ->
                !match.found(w).isEmpty() && match.found(w).stream().anyMatch(near::contains))) {
      return false;
    }
    for (Reading.Token word : words) {
      List<Reading.Token> found = match.found(word);
      if (found.stream().anyMatch(near::contains)) {
        any = true;
        continue;
      }
      if (found.isEmpty() || word.kind == Reading.Kind.NAME) {
        continue;
      }
      if (near.stream()
          .anyMatch(t ->
              Lexicon.opposed(t.stem, word.stem)
                  && after.stream().noneMatch(w -> match.found(w).contains(t)))) {
        return false;
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
    for (int at = i + 1; at < tokens.size() && at <= i + Match.AROUND; at++) {
      Reading.Token token = tokens.get(at);
      if (token.kind == Reading.Kind.NUMBER || token.sentence != tokens.get(i).sentence) {
        break;
      }
      if (token.clause > tokens.get(i).clause + 1) {
        break;
      }
      boolean ofNext = at + 1 < tokens.size() && tokens.get(at + 1).kind == Reading.Kind.NUMBER;
      if ((token.isContent() || token.kind == Reading.Kind.NAME)
          && token.frame == tokens.get(i).frame
          && !ofNext) {
        words.add(token);
      }
    }
    return words;
  }

  private static List<Reading.Token> preceding(List<Reading.Token> tokens, int i) {
    List<Reading.Token> words = new ArrayList<>();
    for (int at = i - 1; at >= 0 && at >= i - Match.AROUND; at--) {
      Reading.Token token = tokens.get(at);
      if (token.kind == Reading.Kind.NUMBER || token.sentence != tokens.get(i).sentence) {
        break;
      }
      if (token.clause != tokens.get(i).clause) {
        break;
      }
      if (token.isContent() && token.frame == tokens.get(i).frame) {
        words.add(token);
      }
    }
    return words;
  }

  /// What is counted: the words that follow a number at once, "of the" and the like passed over.
  private static List<Reading.Token> counted(List<Reading.Token> tokens, int i) {
    List<Reading.Token> words = new ArrayList<>();
    for (int at = i + 1; at < tokens.size() && at <= i + Match.AROUND; at++) {
      Reading.Token token = tokens.get(at);
      boolean ends = token.clause != tokens.get(i).clause || token.kind == Reading.Kind.NUMBER;
      boolean function = Lexicon.isFunction(token.key);
      boolean passed = function && words.isEmpty() && PASSED_OVER.contains(token.key);
      if (ends || (function && !passed)) {
        break;
      }
      if (!passed && !Lexicon.isLight(token.stem)) {
        words.add(token);
      }
    }
    return words;
  }

  private boolean areSameInOrder(List<Reading.Token> theirs) {
    List<Reading.Token> mine = stretch.stream().filter(t -> t.kind == Reading.Kind.DATE).toList();
    boolean same = mine.size() == theirs.size();
    for (int i = 0; same && i < mine.size(); i++) {
      same = isSame(mine.get(i), theirs.get(i));
    }
    return same;
  }

  /// Whether most words of the stretch near a date are nearer to one date of the quote than to any
  /// other.
  private boolean isNearest(int i, Reading.Token date, List<Reading.Token> dates) {
    int nearer = 0;
    int farther = 0;
    for (int at = 0; at < stretch.size(); at++) {
      Reading.Token word = stretch.get(at);
      if (Math.abs(at - i) > 2 * Match.AROUND
          || word.sentence != stretch.get(i).sentence
          || word.frame) {
        continue;
      }
      for (Reading.Token found : match.found(word)) {
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

  private boolean isSame(Reading.Token one, Reading.Token other) {
    Reading.Day mine = one.day.orElseThrow();
    Reading.Day theirs = other.day.orElseThrow();
    if (agree(mine, theirs)) {
      return true;
    }
    boolean absolute = mine.month() > 0 || mine.year() > 0;
    return absolute
        && !isGivenAsItIs(one, theirs)
        && ground.times(other).stream().anyMatch(time -> means(time, mine));
  }

  /// Whether another date of the stretch is a date of the quote as it stands, which so needs no
  /// other to stand for it.
  private boolean isGivenAsItIs(Reading.Token one, Reading.Day theirs) {
    return stretch.stream()
        .filter(t -> t != one && t.sentence == one.sentence)
        .flatMap(t -> t.day.stream())
        .anyMatch(theirs::equals);
  }

  private static boolean agree(Reading.Day mine, Reading.Day theirs) {
    return (mine.weekday() == 0 || mine.weekday() == theirs.weekday())
        && (mine.month() == 0 || mine.month() == theirs.month())
        && (mine.day() == 0 || mine.day() == theirs.day())
        && (mine.year() == 0 || mine.year() == theirs.year())
        && (mine.relative().isEmpty() || mine.relative().equals(theirs.relative()));
  }

  /// Whether words for days of the quote mean a date that a statement gives. What is inferred is no
  /// ground for it.
  private static boolean means(TimeReference time, Reading.Day mine) {
    if (time.inferred()) {
      return false;
    }
    LocalDate from = time.from();
    return switch (time.precision()) {
      case DAY -> agree(mine, of(from, ""));
      case DAYS ->
          YearMonth.from(from).equals(YearMonth.from(time.to())) && agree(mine, month(from));
      case MONTH -> agree(mine, month(from));
      case YEAR -> agree(mine, new Reading.Day(0, 0, 0, from.getYear(), ""));
      case DECADE -> false;
    };
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
}
