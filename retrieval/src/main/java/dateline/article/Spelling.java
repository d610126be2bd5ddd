package dateline.article;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One spelling of a name, and whether another may be of the same name.
///
/// Case, accents, apostrophes, hyphens and the Arabic article ("al-", "ul-") are never told apart.
/// Beyond these, two words may be one where they differ as transliterations do: a vowel for another
/// of its kind (Hossein, Hussein), a doubled letter (Qassem, Qasem), one of the letters for a sound
/// that English has several for (Gaddafi, Qaddafi), an h that isn't heard (Tehran, Teheran). How
/// much they may differ grows with their length, so that short names have to agree in full. A
/// consonant for an unlike one makes another name: Iran is not Iraq, nor Walker Walter.
///
/// A few places are known by name, where the rules would be wrong: some that would be taken for
/// each other, as Colombia and Columbia, and some whose Ukrainian and Russian names differ by more
/// than transliterations do.
///
/// The distance is Needleman and Wunsch's (1970) over consonants and runs of vowels; what stands
/// for what is common knowledge about romanised Arabic, Persian, Hebrew, Russian and Ukrainian.
public final class Spelling {

  /// From so many letters on a word may differ at all, and by how much; less where it is a name by
  /// itself, which no other word vouches for.
  private static final int SHORTEST = 4;

  private static final double SHORT = 0.35;
  private static final double SHORT_ALONE = 0.15;

  private static final int MIDDLING_FROM = 6;
  private static final double MIDDLING = 0.6;
  private static final double MIDDLING_ALONE = 0.35;

  private static final int LONG_FROM = 9;
  private static final double LONG = 1.0;
  private static final double LONG_ALONE = 0.65;

  /// Costs more than any word may differ by.
  private static final double NEVER = 9;

  private static final double SAME_KIND = 0.15;
  private static final double E_AND_I = 0.35;
  private static final double A_AND_E = 0.3;
  private static final double A_AND_E_FIRST = 0.5;
  private static final double OTHER_VOWEL = 0.7;
  private static final double LOST_VOWEL = 0.5;
  private static final double LOST_BY_H = 0.3;
  private static final double SILENT = 0.15;
  private static final double Y_FIRST = 0.4;
  private static final double SOUNDS_ALIKE = 0.15;
  private static final double SOUNDS_NEAR = 0.3;
  private static final double SOUNDS_FAR = 0.45;

  private static final List<Set<String>> NEAR =
      List.of(
          Set.of("zh", "j"),
          Set.of("dh", "d"),
          Set.of("kh", "k"),
          Set.of("s", "z"),
          Set.of("c", "s"),
          Set.of("c", "ts"));

  private static final int OUTLINE = 4;
  private static final int LONGEST_ABBREVIATION = 6;

  /// A word longer than this is no name.
  private static final int LONGEST = 64;

  private static final Set<String> ARTICLES =
      Set.of("al", "ul", "ol", "el", "ad", "ud", "as", "ash", "an", "ar", "ur", "az", "at");

  /// Places that are never one, though their names differ as transliterations do: each word is of
  /// none of the others on its line. Found by comparing nearly a thousand names of countries and
  /// towns with one another.
  private static final List<Set<String>> APART =
      List.of(
          Set.of("colombia", "columbia"),
          Set.of("guyana", "guiana"),
          Set.of("granada", "grenada"),
          Set.of("shanxi", "shaanxi"),
          Set.of("ghent", "kent"),
          Set.of("gent", "kent"),
          Set.of("samara", "samarra"),
          Set.of("hartford", "hertford"));

  private static final Set<String> KNOWN_APART =
      APART.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  /// Towns by their Russian names, with the Ukrainian ones, which are more common now.
  private static final Map<String, String> TOWNS =
      Map.of(
          "kharkov", "kharkiv",
          "lvov", "lviv",
          "chernigov", "chernihiv",
          "lugansk", "luhansk",
          "nikolaev", "mykolaiv",
          "nikolayev", "mykolaiv",
          "zaporozhye", "zaporizhzhia",
          "krivoy", "kryvyi",
          "dnepr", "dnipro");

  /// What some compounds of Allah end in, for -allah and -ollah too.
  private static final String ALLAH = "ullah";

  /// What Ukrainian surnames end in, and how Belarusian has it.
  private static final String ENKO = "enko";

  private static final String ENKA = "enka";

  private static final Set<String> COMMON_ARTICLES = Set.of("al", "ul", "el");

  /// Words that names are written with and without.
  private static final Set<String> JOINING = Set.of("and", "the");

  private static final List<String> LETTERS =
      IntStream.range(0, 128).mapToObj(Character::toString).toList();

  private static final Set<String> BACK = Set.of("o", "u", "ou", "uo");
  private static final Set<String> FRONT = Set.of("i", "e", "ie", "ei", "ea");
  private static final Set<String> YE_OR_E = Set.of("ie", "e");
  private static final Set<String> GLIDING = Set.of("ai", "ei", "ae", "aei", "aie", "eie", "aii");
  private static final Set<String> A_OR_E = Set.of("a", "e");
  private static final Set<String> IA_OR_IE = Set.of("ia", "ie");
  private static final Set<String> GH_OR_G = Set.of("gh", "g");
  private static final Set<String> GH_OR_K = Set.of("gh", "k");
  private static final Set<String> GH_OR_Q = Set.of("gh", "q");
  private static final Set<String> KH_OR_Q = Set.of("kh", "q");
  private static final Set<String> G_AND_Q = Set.of("g", "q");
  private static final Set<String> Q_OR_K = Set.of("q", "k");
  private static final Set<String> G_OR_K = Set.of("g", "k");
  private static final Set<String> LONG_E = Set.of("e", "ai", "ae");
  private static final Set<String> HIGH = Set.of("i", "ie", "ei", "iei");
  private static final Set<String> ENDING_IN_A = Set.of("ia", "iia", "aia", "eia");

  private final String name;
  private final List<String> words;
  private final String letters;
  private final boolean isAbbreviation;
  private final List<Sounds> sounds;
  private final Sounds joined;

  /// The same with the articles, which some write as a part of the word before.
  private final Sounds whole;

  private Spelling(String name, List<String> all, List<String> words) {
    this.name = name;
    this.words = words;
    this.letters = String.join("", words);
    this.isAbbreviation = isAbbreviation(name);
    List<Sounds> each = new ArrayList<>(words.size());
    words.forEach(word -> each.add(Sounds.of(word)));
    this.sounds = List.copyOf(each);
    this.joined = words.size() == 1 ? sounds.getFirst() : Sounds.of(letters);
    this.whole = all.size() == words.size() ? joined : Sounds.of(String.join("", all));
  }

  /// A word as it sounds.
  ///
  /// @param all its consonants and runs of vowels
  /// @param bones its consonants but h, those that may stand for each other as one: words that may
  ///   be one have the same, since none of these is ever lost or stands for an unlike one
  private record Sounds(List<String> all, String bones) {

    private static Sounds of(String word) {
      List<String> all = sounds(usual(word));
      StringBuilder bones = new StringBuilder();
      for (String sound : all) {
        if (!isVowel(sound) && !sound.equals("h")) {
          bones.append(kind(sound));
        }
      }
      return new Sounds(all, bones.toString());
    }

    private boolean isSame(Sounds other) {
      return bones.equals(other.bones) && all.equals(other.all);
    }

    /// Its last bones, the last one first.
    private String outline() {
      return new StringBuilder(bones.substring(Math.max(0, bones.length() - OUTLINE)))
          .reverse()
          .toString();
    }
  }

  /// Reads a name as it stands in a text.
  public static Spelling of(String name) {
    List<String> all = allWords(name);
    return new Spelling(name, all, bareWords(all, name));
  }

  /// The [#words] of a name's spelling, told without its sounds.
  static List<String> bareWords(String name) {
    return bareWords(allWords(name), name);
  }

  private static List<String> allWords(String name) {
    // the Persian "of": Mazar-i-Sharif, Mazar-e-Sharif
    return words(name.replace("-i-", "-e-"));
  }

  private static List<String> bareWords(List<String> all, String name) {
    List<String> words = new ArrayList<>(all);
    words.removeIf(word -> isArticle(word, name) || JOINING.contains(word));
    return List.copyOf(words.isEmpty() ? all : words);
  }

  /// Whether a word is the Arabic article. What stands by itself with a capital is another word,
  /// save those that are hardly anything else: Blue Ash, but al Jazeera and Al Jazeera.
  private static boolean isArticle(String word, String name) {
    if (!ARTICLES.contains(word) || COMMON_ARTICLES.contains(word)) {
      return ARTICLES.contains(word);
    }
    String capital = Character.toUpperCase(word.charAt(0)) + word.substring(1);
    return !name.contains(capital + " ") && !name.endsWith(capital);
  }

  /// The name as it was given.
  public String name() {
    return name;
  }

  /// Its words, folded, without articles, "and" and "the" as long as others are left. Empty where
  /// it has no letter.
  public List<String> words() {
    return words;
  }

  /// All its letters in one word: equal for spellings that differ in how it is parted only.
  public String letters() {
    return letters;
  }

  /// What finds spellings that may be this one, as they share one of these: the last consonants of
  /// its last word, and of all its letters, those that may stand for each other as one.
  public Set<String> outlines() {
    return new TreeSet<>(Arrays.asList(sounds.getLast().outline(), joined.outline()));
  }

  /// What finds every spelling that matches this one, as they share one of these: the bones of both
  /// in full, or an initial with the bones of the last word.
  Set<String> keys() {
    Set<String> keys = new HashSet<>();
    keys.add(joined.bones);
    keys.add(whole.bones);
    if (words.size() > 1) {
      StringBuilder each = new StringBuilder();
      sounds.forEach(sound -> each.append(sound.bones));
      keys.add(each.toString());
    }
    for (int i = 0; i + 1 < words.size(); i++) {
      keys.add(i + words.get(i).substring(0, 1) + sounds.getLast().bones);
    }
    return keys;
  }

  /// Whether both may be one name: word by word, or the same letters parted otherwise ("Amir
  /// Abdollahian", "Amirabdollahian"). An initial stands for a word that begins with it.
  public boolean matches(Spelling other) {
    if (words.isEmpty() || other.words.isEmpty()) {
      return false;
    }
    if (isAbbreviation || other.isAbbreviation) {
      return letters.equals(other.letters);
    }
    if (words.size() != other.words.size()) {
      return partedOtherwise(other);
    }
    return (whole.isSame(other.whole) || areAlike(other)) && !areKnownApart(other);
  }

  private boolean areAlike(Spelling other) {
    boolean spelledOut = false;
    for (int i = 0; i < words.size(); i++) {
      boolean initial = isInitialOf(words.get(i), other.words.get(i));
      boolean last = i + 1 == words.size();
      if ((last || !initial) && !alike(other, i)) {
        return false;
      }
      spelledOut |= !initial;
    }
    return spelledOut;
  }

  /// Whether words at one place are of two places that only look alike, or count differently.
  private boolean areKnownApart(Spelling other) {
    for (int i = 0; i < words.size(); i++) {
      String one = words.get(i);
      String two = other.words.get(i);
      boolean numerals = isNumeral(one) && isNumeral(two);
      if (!one.equals(two) && (numerals || areApart(one, two))) {
        return true;
      }
    }
    return false;
  }

  /// Whether it is short and all capitals, so that every letter stands for a word.
  private static boolean isAbbreviation(String name) {
    return name.length() <= LONGEST_ABBREVIATION && name.chars().noneMatch(Character::isLowerCase);
  }

  private boolean alike(Spelling other, int i) {
    String one = words.get(i);
    String two = other.words.get(i);
    double allowed = allowed(one.length(), two.length(), words.size() == 1);
    return one.equals(two) || within(allowed, sounds.get(i), other.sounds.get(i));
  }

  /// Whether the letters are the same though the words are not, short of what one word may differ
  /// by: what several words allow together would let one of them be another.
  private boolean partedOtherwise(Spelling other) {
    String one = letters();
    String two = other.letters();
    double allowed = Math.min(MIDDLING, allowed(one.length(), two.length(), true));
    return one.equals(two)
        || ((within(allowed, joined, other.joined) || within(allowed, whole, other.whole))
            && initials().equals(other.initials()));
  }

  private List<String> initials() {
    return words.stream().filter(word -> word.length() == 1).toList();
  }

  /// Whether a word may count, as in Edward VII: one more stroke is another king.
  private static boolean isNumeral(String word) {
    for (int i = 0; i < word.length(); i++) {
      if ("ivxl".indexOf(word.charAt(i)) < 0) {
        return false;
      }
    }
    return word.length() > 1;
  }

  private static boolean areApart(String one, String two) {
    String place = place(one);
    String other = place(two);
    return !place.equals(other)
        && KNOWN_APART.contains(place)
        && APART.stream().anyMatch(places -> places.contains(place) && places.contains(other));
  }

  /// The place that a word is of which says where somebody is from: Colombian.
  private static String place(String word) {
    String of = word.endsWith("ns") ? word.substring(0, word.length() - 2) : word;
    of = of.endsWith("n") ? of.substring(0, of.length() - 1) : of;
    return KNOWN_APART.contains(of) ? of : word;
  }

  /// How a word is usually written, where its endings or the word itself are known to vary.
  private static String usual(String word) {
    boolean ofAllah = word.endsWith("allah") || word.endsWith("ollah");
    if (ofAllah && word.length() > ALLAH.length()) {
      return word.substring(0, word.length() - ALLAH.length()) + ALLAH;
    }
    if (word.length() >= 2 * ENKA.length() && word.endsWith(ENKA)) {
      return word.substring(0, word.length() - ENKA.length()) + ENKO;
    }
    return TOWNS.getOrDefault(word, word);
  }

  /// Whether a word of one is only an initial where the other has it in full.
  boolean isAbridged(Spelling other) {
    for (int i = 0; words.size() == other.words.size() && i < words.size(); i++) {
      if (isInitialOf(words.get(i), other.words.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInitialOf(String one, String two) {
    return (one.length() == 1) != (two.length() == 1) && one.charAt(0) == two.charAt(0);
  }

  private static double allowed(int one, int two, boolean alone) {
    int length = Math.min(one, two);
    if (length < SHORTEST) {
      return 0;
    }
    if (length < MIDDLING_FROM) {
      return alone ? SHORT_ALONE : SHORT;
    }
    if (length < LONG_FROM) {
      return alone ? MIDDLING_ALONE : MIDDLING;
    }
    return alone ? LONG_ALONE : LONG;
  }

  /// Folds a name into words of plain letters and digits.
  static List<String> words(String name) {
    String cut = name.substring(0, Math.min(name.length(), 8 * LONGEST));
    String folded = Normalizer.normalize(cut, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= folded.length(); i++) {
      char c = i < folded.length() ? folded.charAt(i) : ' ';
      if (isApostrophe(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      if (Character.isLetterOrDigit(c)) {
        append(word, c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }

  private static boolean isApostrophe(char c) {
    return switch (c) {
      case '\'', '’', '‘', '`', '´', 'ʻ', 'ʼ', 'ʾ', 'ʿ' -> true;
      default -> false;
    };
  }

  /// Appends a letter, or what is written for one that no accent can be taken off of.
  private static void append(StringBuilder word, char c) {
    switch (c) {
      case 'ø' -> word.append('o');
      case 'ł' -> word.append('l');
      case 'ð' -> word.append('d');
      case 'đ' -> word.append("dj");
      case 'ß' -> word.append("ss");
      case 'æ' -> word.append("ae");
      case 'œ' -> word.append("oe");
      case 'þ' -> word.append("th");
      case 'ı' -> word.append('i');
      default -> word.append(c);
    }
  }

  /// Parts a word into its consonants, some of two letters, and its runs of vowels. A doubled
  /// letter counts once; y is a vowel except at the start, where it is one before e (Yevgeny).
  private static List<String> sounds(String word) {
    List<String> sounds = new ArrayList<>();
    StringBuilder vowels = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ("aeiou".indexOf(c) >= 0 || (c == 'y' && (i > 0 || word.startsWith("ye")))) {
        char vowel = c == 'y' ? 'i' : c;
        if (vowels.isEmpty() || vowels.charAt(vowels.length() - 1) != vowel) {
          vowels.append(vowel);
        }
        if (c == 'o' && i + 1 < word.length() && word.charAt(i + 1) == 'o') {
          vowels.setCharAt(vowels.length() - 1, 'u');
          i++;
        }
        continue;
      }
      if (!vowels.isEmpty()) {
        sounds.add(shared(vowels));
        vowels.setLength(0);
      }
      if (c == 'x' && (i > 0 || word.length() == 1)) {
        sounds.add("k");
        sounds.add("s");
        continue;
      }
      String consonant = consonant(word, i);
      i += width(word, i) - 1;
      if (sounds.isEmpty() || !sounds.getLast().equals(consonant) || Character.isDigit(c)) {
        sounds.add(consonant);
      }
    }
    if (!vowels.isEmpty()) {
      sounds.add(shared(vowels));
    }
    return List.copyOf(sounds);
  }

  private static int width(String word, int i) {
    if (i + 1 == word.length()) {
      return 1;
    }
    boolean pair =
        switch (word.charAt(i + 1)) {
          case 'h' -> "kgscztdp".indexOf(word.charAt(i)) >= 0;
          case 'k' -> word.charAt(i) == 'c';
          case 'j' -> word.charAt(i) == 'd';
          case 's', 'z' -> word.charAt(i) == 't';
          default -> false;
        };
    return pair ? 2 : 1;
  }

  private static String consonant(String word, int i) {
    String letters = shared(word.subSequence(i, i + width(word, i)));
    return switch (letters) {
      case "ph" -> "f";
      case "ck" -> "k";
      case "dj" -> "j";
      case "tz" -> "ts";
      case "w" -> "v";
      case "c" -> i + 1 < word.length() && "eiy".indexOf(word.charAt(i + 1)) >= 0 ? "c" : "k";
      default -> letters;
    };
  }

  /// A sound as a string that others have too, as most sounds are of one letter: a collection has
  /// millions of them.
  private static String shared(CharSequence sound) {
    return sound.length() == 1 && sound.charAt(0) < LETTERS.size()
        ? LETTERS.get(sound.charAt(0))
        : sound.toString();
  }

  private static boolean isVowel(String sound) {
    return "aeiou".indexOf(sound.charAt(0)) >= 0;
  }

  /// The letter for all consonants that this one may stand for.
  private static String kind(String consonant) {
    return switch (consonant) {
      case "kh", "gh", "g", "k", "q" -> "k";
      case "zh", "j" -> "j";
      case "sh" -> "x";
      case "ch" -> "q";
      case "th" -> "t";
      case "dh", "d" -> "d";
      case "s", "z", "c", "ts" -> "s";
      default -> consonant;
    };
  }

  /// Whether two words differ by no more than this. Nearly all pairs are told apart by their bones.
  private static boolean within(double allowed, Sounds one, Sounds two) {
    return allowed > 0
        && one.bones.equals(two.bones)
        && !one.all.isEmpty()
        && !two.all.isEmpty()
        && SILENT * Math.abs(one.all.size() - two.all.size()) <= allowed
        && replaced(one.all, 0, two.all, 0) <= allowed
        && distance(one.all, two.all) <= allowed;
  }

  private static double distance(List<String> one, List<String> two) {
    double[] above = new double[two.size() + 1];
    for (int j = 1; j <= two.size(); j++) {
      above[j] = above[j - 1] + lost(two, j - 1);
    }
    for (int i = 1; i <= one.size(); i++) {
      double[] row = new double[two.size() + 1];
      row[0] = above[0] + lost(one, i - 1);
      for (int j = 1; j <= two.size(); j++) {
        row[j] =
            Math.min(
                above[j - 1] + replaced(one, i - 1, two, j - 1),
                Math.min(above[j] + lost(one, i - 1), row[j - 1] + lost(two, j - 1)));
      }
      above = row;
    }
    return above[two.size()];
  }

  private static double lost(List<String> sounds, int at) {
    String sound = sounds.get(at);
    if (sound.equals("h")) {
      return at == 0 ? NEVER : SILENT;
    }
    boolean inside = at > 0 && at + 1 < sounds.size();
    if (!inside || !isVowel(sound) || sound.length() > 1) {
      return NEVER;
    }
    return sounds.get(at - 1).equals("h") || sounds.get(at + 1).equals("h")
        ? LOST_BY_H
        : LOST_VOWEL;
  }

  private static double replaced(List<String> one, int i, List<String> two, int j) {
    String a = one.get(i);
    String b = two.get(j);
    if (a.equals(b) || both(Q_OR_K, a, b)) {
      return 0;
    }
    if (isVowel(a) != isVowel(b)) {
      return NEVER;
    }
    boolean first = i == 0 || j == 0;
    boolean last = i + 1 == one.size() || j + 1 == two.size();
    return isVowel(a) ? vowels(a, b, first, last) : consonants(a, b);
  }

  private static double vowels(String a, String b, boolean first, boolean last) {
    if (both(BACK, a, b)) {
      return SAME_KIND;
    }
    if (first && a.length() != b.length() && both(YE_OR_E, a, b)) {
      return Y_FIRST;
    }
    if (last) {
      // endings tell names apart: Maria and Marie, Carla and Carlo
      return both(HIGH, a, b) || both(ENDING_IN_A, a, b) ? SAME_KIND : NEVER;
    }
    if (a.length() == 1 && b.length() == 1 && both(FRONT, a, b)) {
      return E_AND_I;
    }
    if (both(FRONT, a, b) || both(GLIDING, a, b) || both(ENDING_IN_A, a, b)) {
      return SAME_KIND;
    }
    if (both(LONG_E, a, b) || both(IA_OR_IE, a, b)) {
      return A_AND_E;
    }
    if (both(A_OR_E, a, b)) {
      return first ? A_AND_E_FIRST : A_AND_E;
    }
    if (a.length() > 1 && a.replace('o', 'u').equals(b.replace('o', 'u'))) {
      return SAME_KIND;
    }
    return a.length() == 1 && b.length() == 1 ? OTHER_VOWEL : NEVER;
  }

  private static double consonants(String a, String b) {
    if (both(GH_OR_G, a, b) || both(GH_OR_K, a, b) || both(GH_OR_Q, a, b)) {
      return SOUNDS_ALIKE;
    }
    if (both(G_AND_Q, a, b) || both(KH_OR_Q, a, b)) {
      return SOUNDS_NEAR;
    }
    if (both(G_OR_K, a, b)) {
      return SOUNDS_FAR;
    }
    for (Set<String> pair : NEAR) {
      if (both(pair, a, b)) {
        return SOUNDS_NEAR;
      }
    }
    return NEVER;
  }

  private static boolean both(Set<String> kind, String a, String b) {
    return kind.contains(a) && kind.contains(b);
  }

  @Override
  public String toString() {
    return name;
  }
}
