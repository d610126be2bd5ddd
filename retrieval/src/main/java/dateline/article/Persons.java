package dateline.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who is who in one article: the fullest form of each name, and what the article says that people
/// are ("Norland's foreign minister", "his Sudish counterpart"), so that "the minister" or "the top
/// Sudish diplomat" is one of them, or nobody.
final class Persons {

  /// Words for what somebody is.
  static final Set<String> OFFICES =
      set(
          "minister president premier chancellor spokesman spokeswoman spokesperson diplomat official"
              + " mayor governor chief general senator leader head director ambassador secretary"
              + " officer captain commander coach author lawyer doctor professor king queen prince"
              + " princess pope singer actor actress player manager chairman chairwoman judge man"
              + " woman envoy representative lawmaker congressman congresswoman prosecutor sheriff"
              + " founder executive ceo analyst economist scientist researcher attorney justice"
              + " counterpart speaker chair colonel major lieutenant sergeant admiral brigadier"
              + " politician activist expert star teacher nurse pastor bishop archbishop cardinal"
              + " detective inspector superintendent commissioner administrator negotiator candidate"
              + " writer journalist reporter historian driver pilot owner witness victim resident"
              + " father mother son daughter brother sister husband wife girl boy student strategist"
              + " engineer farmer designer chemist physicist astronaut"
              + " monarch duke duchess striker midfielder defender goalkeeper quarterback pitcher"
              + " billionaire entrepreneur musician rapper artist director-general vice-president");

  /// Words for what speaks with one voice and is no person.
  static final Set<String> BODIES =
      set(
          "ministry embassy police government agency company statement report study court army"
              + " military office department administration committee commission council union party"
              + " group bank university hospital team club league board authority organization"
              + " organisation association institute center centre bureau service force forces navy"
              + " parliament senate congress house cabinet kremlin pentagon network channel newspaper"
              + " magazine website outlet paper firm corporation airline foundation fund campaign"
              + " coalition alliance federation society school consulate mission palace authorities"
              + " release letter memo document complaint filing lawsuit indictment survey poll"
              + " forecast post tweet message airport inc corp ltd llc nations states guard guards"
              + " times post herald tribune journal news press");

  /// Words that mean another office's holder.
  private static final Map<String, Set<String>> ALIKE =
      Map.of(
          "diplomat", set("foreign-minister secretary-state ambassador envoy"),
          "premier", set("prime-minister"),
          "spokesperson", set("spokesman spokeswoman"),
          "lawmaker", set("senator representative congressman congresswoman"),
          "leader", set("president prime-minister premier chancellor chairman"),
          "general", set("commander"),
          "commander", set("general"),
          "boss", set("chief executive ceo"),
          "executive", set("ceo chief"));

  /// Words of an office that tell nothing of which.
  private static final Set<String> IDLE =
      set(
          "the a an his her their its top senior veteran current new 's s of for and in at long time"
              + " former then longtime newly appointed visiting late own country's country nation"
              + " nation's");

  /// Words that make another office of one: a vice president is not the president.
  private static final Set<String> OTHERWISE = set("former vice deputy ex assistant then ex-");

  private static final Map<String, String> NATIONS =
      Map.ofEntries(
          Map.entry("french", "france"),
          Map.entry("dutch", "netherlands"),
          Map.entry("british", "britain"),
          Map.entry("english", "england"),
          Map.entry("spanish", "spain"),
          Map.entry("american", "us"),
          Map.entry("america", "us"),
          Map.entry("swiss", "switzerland"),
          Map.entry("greek", "greece"),
          Map.entry("danish", "denmark"),
          Map.entry("welsh", "wales"),
          Map.entry("scottish", "scotland"),
          Map.entry("irish", "ireland"),
          Map.entry("polish", "poland"),
          Map.entry("turkish", "turkey"),
          Map.entry("swedish", "sweden"),
          Map.entry("finnish", "finland"),
          Map.entry("uk", "britain"),
          Map.entry("thai", "thailand"),
          Map.entry("afghan", "afghanistan"),
          Map.entry("filipino", "philippines"),
          Map.entry("philippine", "philippines"),
          Map.entry("german", "germany"),
          Map.entry("norwegian", "norway"),
          Map.entry("peruvian", "peru"),
          Map.entry("canadian", "canada"));

  private static final Set<String> FAMILY =
      set("father mother son daughter brother sister husband wife girl boy");

  /// What somebody is, before the name, has so many words at most.
  private static final int MAX_DESCRIPTION = 4;

  /// Names that an article has more often than this are not compared with each other.
  private static final int MOST_NAMES = 600;

  /// Somebody, as the article has told of them up to its end.
  private static final class Person {
    private final Set<String> offices = new HashSet<>();
    private final Set<String> nations = new HashSet<>();
  }

  private final Map<String, String> full = new HashMap<>();
  private final Map<String, Person> persons = new LinkedHashMap<>();
  private final Set<String> places = new HashSet<>();
  private final Set<String> foldedPlaces = new HashSet<>();

  /// Who was told of last, with an office.
  private Optional<String> before = Optional.empty();

  /// Somebody's counterpart, before it is told whose.
  private Optional<Person> awaited = Optional.empty();

  /// @param text of the article
  /// @param sentences of the article
  /// @param names of each sentence, with their places in it
  Persons(String text, List<Span> sentences, List<List<Names.Name>> names) {
    fullNames(names);
    places(names);
    places.forEach(place -> foldedPlaces.add(place.toLowerCase(Locale.ROOT)));
    for (int i = 0; i < sentences.size(); i++) {
      describe(text, sentences.get(i), names.get(i));
    }
  }

  static Set<String> set(String spaced) {
    return Set.copyOf(new HashSet<>(Arrays.asList(spaced.split(" ", -1))));
  }

  /// Whether a description is brief, not of a relative, and ends with a word for an office: "her
  /// counterpart".
  static boolean isOffice(String description) {
    List<String> words = words(description);
    return !words.isEmpty()
        && words.size() <= MAX_DESCRIPTION
        && OFFICES.contains(words.getLast())
        && !FAMILY.contains(words.getLast());
  }

  /// The fullest form of a name, without titles where anything is left that says who it is.
  String fullName(String name) {
    String bare = withoutFirst(bare(name));
    String known = full.getOrDefault(bare, bare);
    return known.indexOf(' ') < 0 && known.equals(bare) && name.length() > bare.length()
        ? shortTitle(name, bare)
        : known;
  }

  /// A name with the one word before it, which is its title: "Pope Francis", "Gen. Muir".
  private static String shortTitle(String name, String bare) {
    int before = name.length() - bare.length() - 1;
    int space = name.lastIndexOf(' ', before - 1);
    return name.substring(space + 1);
  }

  private static String bare(String name) {
    String bare = ArticleNames.withoutTitles(name).strip();
    return bare.isEmpty() || bare.startsWith("of ") ? name : bare;
  }

  /// Whether nothing speaks against a name's being a person's.
  boolean mayBePerson(String fullName) {
    if (places.contains(fullName)) {
      return false;
    }
    return words(fullName).stream().noneMatch(BODIES::contains) && !fullName.contains(" of ");
  }

  /// Whether the article says what office a person of this name has.
  boolean hasOffice(String fullName) {
    Person person = persons.get(fullName);
    return person != null && !person.offices.isEmpty();
  }

  /// Whether a word is a part of a fuller name.
  boolean isKnown(String name) {
    return !full.getOrDefault(name, name).equals(name);
  }

  boolean isPlace(String fullName) {
    return places.contains(fullName);
  }

  private void fullNames(List<List<Names.Name>> names) {
    Map<String, Integer> bare = new LinkedHashMap<>();
    for (List<Names.Name> each : names) {
      for (Names.Name name : each) {
        bare.merge(bare(name.text()), 1, Integer::sum);
      }
    }
    if (bare.size() > MOST_NAMES) {
      return;
    }
    Map<String, List<String>> byEnd = new HashMap<>();
    List<String> longer = new ArrayList<>();
    for (String each : bare.keySet()) {
      String name = withoutFirst(each);
      if (name.indexOf(' ') > 0 && !name.contains(" and ") && mayBePerson(name)) {
        longer.add(name);
        for (int at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1)) {
          byEnd.computeIfAbsent(letters(name.substring(at + 1)), _ -> new ArrayList<>()).add(name);
        }
      }
    }
    Map<Character, List<End>> ends = ends(longer);
    for (String name : bare.keySet()) {
      if (isAcronym(name)) {
        continue;
      }
      List<String> candidates = byEnd.getOrDefault(letters(name), List.of());
      if (candidates.isEmpty() && mayBePerson(name)) {
        candidates = spelledOtherwise(name, ends);
      }
      longest(candidates).ifPresent(best -> full.put(name, best));
    }
    full.replaceAll((_, best) -> full.getOrDefault(best, best));
  }

  /// A name without what stands before it with a capital too: "Skye Roads CEO", "Norish DJ".
  private static String withoutFirst(String name) {
    int from = 0;
    int at = 0;
    while (at < name.length()) {
      int space = name.indexOf(' ', at);
      int end = space < 0 ? name.length() : space;
      String word = name.substring(at, end);
      boolean office = OFFICES.contains(word.toLowerCase(Locale.ROOT));
      boolean nation = at == 0 && isDemonym(word);
      if ((office || nation || isAcronym(word)) && space > 0 && word.indexOf('.') < 0) {
        from = end + 1;
      }
      at = end + 1;
    }
    String rest = name.substring(from);
    String[] words = rest.split(" ", -1);
    boolean person =
        words.length > 1
            && words.length <= 3
            && Arrays.stream(words)
                .allMatch(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)));
    return person ? rest : name;
  }

  private static boolean isAcronym(String word) {
    return word.length() >= 2
        && word.indexOf(' ') < 0
        && word.chars().allMatch(c -> Character.isUpperCase(c) || c == '.' || c == '-');
  }

  /// What a fuller name ends with. Most are never compared, so their spelling is told late.
  private static final class End {
    private final String whole;
    private final String end;
    private Optional<Spelling> spelling = Optional.empty();

    private End(String whole, String end) {
      this.whole = whole;
      this.end = end;
    }

    private Spelling spelling() {
      if (spelling.isEmpty()) {
        spelling = Optional.of(Spelling.of(end));
      }
      return spelling.get();
    }
  }

  /// Names that end with another spelling of this one.
  private static List<String> spelledOtherwise(String name, Map<Character, List<End>> ends) {
    String letters = letters(name);
    List<End> candidates = ends.getOrDefault(letters.charAt(0), List.of());
    if (letters.length() < 5 || name.indexOf(' ') > 0 || candidates.isEmpty()) {
      return List.of();
    }
    Spelling spelling = Spelling.of(name);
    List<String> found = new ArrayList<>();
    for (End end : candidates) {
      if (Math.abs(end.spelling().letters().length() - letters.length()) <= 2
          && end.spelling().matches(spelling)) {
        found.add(end.whole);
      }
    }
    return found;
  }

  /// The ends of names, as surnames are, by their first letter.
  private static Map<Character, List<End>> ends(List<String> names) {
    Map<Character, List<End>> ends = new HashMap<>();
    for (String name : names) {
      for (int at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1)) {
        String end = name.substring(at + 1);
        ends.computeIfAbsent(letters(end).charAt(0), _ -> new ArrayList<>())
            .add(new End(name, end));
      }
    }
    return ends;
  }

  /// The longest of names that are all of one person; none where two have the end in common.
  private static Optional<String> longest(List<String> candidates) {
    String best = "";
    for (String each : candidates) {
      String longer = each.length() > best.length() ? each : best;
      String shorter = each.length() > best.length() ? best : each;
      if (!letters(longer).endsWith(letters(shorter))) {
        return Optional.empty();
      }
      best = longer;
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static String letters(String name) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetter(c)) {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.isEmpty() ? name : letters.toString();
  }

  /// A name is a place's where the article also has a word for what is from there.
  private void places(List<List<Names.Name>> names) {
    Set<String> all = new HashSet<>();
    names.forEach(each -> each.forEach(name -> all.addAll(List.of(name.text().split(" ", -1)))));
    for (String word : all) {
      if (!isDemonym(word)) {
        continue;
      }
      for (String other : all) {
        if (isFrom(word, other)) {
          places.add(other);
          places.add(word);
        }
      }
      if (NATIONS.containsKey(word.toLowerCase(Locale.ROOT))) {
        places.add(word);
      }
    }
  }

  /// Whether a word is for what is from a place: its name, perhaps without its last letters, and an
  /// ending.
  private static boolean isFrom(String word, String place) {
    String known = NATIONS.getOrDefault(word.toLowerCase(Locale.ROOT), "");
    if (!known.isEmpty()) {
      return known.equalsIgnoreCase(place);
    }
    int kept = Math.max(4, place.length() - 2);
    return place.length() >= 4
        && word.length() > place.length() - 1
        && word.length() - place.length() <= 3
        && !word.equals(place)
        && word.regionMatches(true, 0, place, 0, Math.min(kept, place.length()));
  }

  /// Whether a name is a word for what is from a place of the article.
  boolean isOfPlace(String name) {
    return isDemonym(name) && places.contains(name);
  }

  static boolean isDemonym(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return NATIONS.containsKey(lower)
        || (lower.length() > 5
            && !OFFICES.contains(lower)
            && (lower.endsWith("ian")
                || lower.endsWith("ani")
                || lower.endsWith("ean")
                || lower.endsWith("aqi")
                || lower.endsWith("eli")
                || lower.endsWith("ish")
                || lower.endsWith("ese")));
  }

  /// What the words for a country and for what is from there have in common.
  private static String nation(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace(".", "");
    String known = NATIONS.getOrDefault(lower, lower);
    return known.length() > 4 ? known.substring(0, 4) : known;
  }

  private void describe(String text, Span sentence, List<Names.Name> names) {
    for (Names.Name name : names) {
      String bare = ArticleNames.withoutTitles(name.text()).strip();
      int start = sentence.start() + name.start();
      int end = sentence.start() + name.end();
      if (bare.isEmpty() || bare.startsWith("of ")) {
        continue;
      }
      String whole = full.getOrDefault(bare, bare);
      List<String> told = new ArrayList<>();
      if (name.text().length() > bare.length()) {
        told.addAll(words(name.text().substring(0, name.text().length() - bare.length())));
      }
      List<String> standing = wordsBefore(text, sentence.start(), start);
      boolean titled =
          !told.isEmpty() || (!standing.isEmpty() && OFFICES.contains(standing.getLast()));
      if (titled) {
        told.addAll(0, standing);
      }
      List<String> behind = apposition(text, end, sentence.end());
      if (told.stream().noneMatch(OFFICES::contains)) {
        told.clear();
      }
      if (behind.stream().limit(7).anyMatch(OFFICES::contains)) {
        told.addAll(behind);
      }
      if (told.isEmpty() || !mayBePerson(whole)) {
        if (mayBePerson(whole) && bare.indexOf(' ') > 0) {
          persons.computeIfAbsent(whole, _ -> new Person());
        }
        if (hasOffice(whole)) {
          before = Optional.of(whole);
        }
        continue;
      }
      Person person = persons.computeIfAbsent(whole, _ -> new Person());
      Set<String> offices = offices(told);
      if (offices.contains("counterpart") && before.filter(whole::equals).isEmpty()) {
        awaited = before.isPresent() ? Optional.empty() : Optional.of(person);
        Person other = before.map(persons::get).orElse(null);
        if (other != null) {
          offices.addAll(other.offices);
        }
      }
      Optional<Person> counterpart = awaited.filter(each -> each != person);
      if (counterpart.isPresent() && !offices.contains("counterpart")) {
        counterpart.get().offices.addAll(offices);
        awaited = Optional.empty();
      }
      person.offices.addAll(offices);
      person.nations.addAll(nations(told));
      before = Optional.of(whole);
    }
  }

  /// The words that stand before a name and belong to it, at most five.
  private static List<String> wordsBefore(String text, int from, int start) {
    List<String> words = new ArrayList<>();
    int at = start;
    for (int n = 0; n < 5; n++) {
      if (at - 1 < from || text.charAt(at - 1) != ' ') {
        break;
      }
      int end = at - 1;
      int begin = end;
      while (begin > from && isWordCharacter(text.charAt(begin - 1))) {
        begin--;
      }
      if (begin == end) {
        break;
      }
      String word = text.substring(begin, end);
      String lower = word.toLowerCase(Locale.ROOT);
      if (STOPPING.contains(lower) || (lower.endsWith("ed") && lower.equals(word))) {
        break;
      }
      words.addFirst(word);
      at = begin;
    }
    return words.stream().flatMap(word -> words(word).stream()).toList();
  }

  private static final Set<String> STOPPING =
      set(
          "in at from to with by near about against between over under and or but that as said says"
              + " told added on while when than like is was are were has had have will would into of also");

  private static final Set<String> OPENING =
      set(
          "the a an his her their its who whose former deputy vice chief president minister director"
              + " spokesman spokeswoman spokesperson head leader professor chairman ceo secretary"
              + " executive founder senior one");

  /// The words behind a name that say who it is: ", the mayor of Oban,".
  private static List<String> apposition(String text, int end, int limit) {
    if (end + 2 >= limit || text.charAt(end) != ',' || text.charAt(end + 1) != ' ') {
      return List.of();
    }
    int stop = end + 2;
    while (stop < limit && ",;:.“\"—–(".indexOf(text.charAt(stop)) < 0 && stop - end < 120) {
      stop++;
    }
    List<String> words = words(text.substring(end + 2, stop));
    if (words.isEmpty()) {
      return List.of();
    }
    String first = words.getFirst();
    boolean opens = OPENING.contains(first) || words(text.substring(end + 2, stop)).contains("'s");
    return opens || isDemonym(first) ? words : List.of();
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '\'' || c == '’' || c == '-';
  }

  /// The folded words of a description; the 's of a possessive is parted from its word.
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && isWordCharacter(text.charAt(end))) {
        end++;
      }
      String word = text.substring(i, end).toLowerCase(Locale.ROOT).replace('’', '\'');
      if (word.endsWith("'s")) {
        words.add(word.substring(0, word.length() - 2));
      } else {
        words.add(word.endsWith("'") ? word.substring(0, word.length() - 1) : word);
      }
      i = end;
    }
    return words;
  }

  /// The words that say which office it is; those that make one office together are one.
  private static Set<String> offices(List<String> words) {
    Set<String> offices = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!IDLE.contains(word) && !isDemonym(word)) {
        offices.add(word);
      }
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      if (next.equals("minister") || (word.equals("secretary") && next.equals("of"))) {
        offices.add(
            word + "-" + (next.equals("of") && i + 2 < words.size() ? words.get(i + 2) : next));
      }
      if (word.equals("minister")) {
        // "minister of foreign affairs"
        for (int j = i + 1; j < words.size() && j <= i + 3; j++) {
          if (words.get(j).equals("foreign")) {
            offices.add("foreign-minister");
            offices.add("foreign");
          }
        }
      }
    }
    return offices;
  }

  private Set<String> nations(List<String> words) {
    Set<String> nations = new HashSet<>();
    for (String word : words) {
      boolean place = foldedPlaces.contains(word);
      if (isDemonym(word) || place) {
        nations.add(nation(word));
      }
    }
    return nations;
  }

  /// Who an office is held by: the one person whom all its words fit; of several the one who spoke
  /// last, if among them.
  ///
  /// @param office such as "the top Sudish diplomat"
  /// @param last who spoke last
  Optional<String> holder(String office, Optional<String> last) {
    List<String> words = words(office);
    Set<String> nations = nations(words);
    Set<String> asked = new HashSet<>();
    for (String word : words) {
      boolean place = foldedPlaces.contains(word);
      if (!IDLE.contains(word) && !isDemonym(word) && !place && !word.equals("affairs")) {
        asked.add(word);
      }
    }
    if (asked.isEmpty() || asked.equals(Set.of("counterpart"))) {
      return Optional.empty();
    }
    List<String> fitting = new ArrayList<>();
    persons.forEach((name, person) -> {
      boolean nation = nations.isEmpty() || !disjoint(nations, person.nations);
      if (nation
          && !person.offices.isEmpty()
          && OTHERWISE.stream().allMatch(w -> !person.offices.contains(w) || asked.contains(w))
          && asked.stream().allMatch(word -> isHeld(word, person.offices))) {
        fitting.add(name);
      }
    });
    if (fitting.size() == 1) {
      return Optional.of(fitting.getFirst());
    }
    return last.filter(fitting::contains);
  }

  /// Whether a description is of something that speaks with one voice and is no person.
  static boolean isBody(String description) {
    return words(description).stream().anyMatch(BODIES::contains);
  }

  /// Whether two descriptions are of one body: all that the shorter says of it, the longer does
  /// too.
  static boolean isSameBody(String one, String other) {
    if (!isBody(one) || !isBody(other)) {
      return false;
    }
    Set<String> first = telling(one);
    Set<String> second = telling(other);
    return first.containsAll(second) || second.containsAll(first);
  }

  private static Set<String> telling(String description) {
    Set<String> telling = new HashSet<>();
    for (String word : words(description)) {
      if (!IDLE.contains(word)) {
        telling.add(isDemonym(word) || word.length() > 5 ? nation(word) : word);
      }
    }
    return telling;
  }

  private static boolean disjoint(Set<String> one, Set<String> other) {
    return one.stream().noneMatch(other::contains);
  }

  private static boolean isHeld(String word, Set<String> offices) {
    return offices.contains(word)
        || ALIKE.getOrDefault(word, Set.of()).stream().anyMatch(offices::contains);
  }
}
