package dateline.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One name of a collection with all the spellings it has there.
///
/// @param name the spelling that most articles have, the first in the alphabet of several; none of
///   its other names
/// @param spellings how many articles have each; `name` among them
/// @param also those of the spellings that are other names of it, as articles say: an acronym
/// @param outlets the outlets whose articles have it, as they spell themselves
/// @param ordinary its words that the collection also uses as ordinary words, folded
public record NameGroup(
    String name,
    SortedMap<String, Integer> spellings,
    SortedSet<String> also,
    SortedSet<String> outlets,
    SortedSet<String> ordinary) {

  public NameGroup {
    spellings = new TreeMap<>(spellings);
    also = new TreeSet<>(also);
    outlets = new TreeSet<>(outlets);
    ordinary = new TreeSet<>(ordinary);
    if (!spellings.containsKey(name)) {
      throw new IllegalArgumentException("a group's name is one of its spellings");
    }
  }

  /// In how many articles its spellings stand, summed over them.
  public int count() {
    int count = 0;
    for (int each : spellings.values()) {
      count += each;
    }
    return count;
  }

  /// How the collection spells what is asked for, most common first: the spellings that `asked` may
  /// be one of, or else the ends of spellings, as surnames are, that it may be. Behind them, its
  /// other names. Empty where it is not this name.
  public List<String> alternatives(Spelling asked) {
    List<String> alternatives =
        new ArrayList<>(
            byCount().filter(spelling -> same(Spelling.of(spelling), asked, ordinary)).toList());
    if (alternatives.isEmpty()) {
      byCount()
          .flatMap(spelling -> forms(spelling).stream())
          .filter(form -> same(form, asked, ordinary))
          .map(Spelling::name)
          .distinct()
          .forEach(alternatives::add);
    }
    if (!alternatives.isEmpty()) {
      boolean other = alternatives.stream().anyMatch(each -> also.contains(each));
      byCount()
          .filter(
              spelling -> (other || also.contains(spelling)) && !alternatives.contains(spelling))
          .forEach(alternatives::add);
    }
    return List.copyOf(alternatives);
  }

  /// A spelling, and what it may be shortened to: it without its first words, as a surname is. A
  /// pair is not shortened: Baluchestan is not Sistan and Baluchestan.
  public List<Spelling> forms(String spelling) {
    List<Spelling> forms = new ArrayList<>();
    forms.add(Spelling.of(spelling));
    if (!spelling.contains(ArticleNames.AND)) {
      forms.addAll(ends(forms.getFirst()));
    }
    return forms;
  }

  private Stream<String> byCount() {
    return spellings.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey);
  }

  /// What a name may be shortened to: it without its first words. What a hyphen joins is not
  /// parted.
  static List<Spelling> ends(Spelling full) {
    return ends(full.name()).stream()
        .map(Spelling::of)
        .filter(end -> !end.words().isEmpty())
        .toList();
  }

  /// The same as it is written.
  static List<String> ends(String full) {
    List<String> ends = new ArrayList<>();
    for (int at = full.indexOf(' '); at >= 0; at = full.indexOf(' ', at + 1)) {
      ends.add(full.substring(at + 1));
    }
    return ends;
  }

  /// Whether two spellings are of one name: the same letters, or alike, and no word that differs is
  /// an ordinary one.
  static boolean same(Spelling one, Spelling other, Set<String> ordinary) {
    if (one.letters().equals(other.letters())) {
      return true;
    }
    if (!one.matches(other)) {
      return false;
    }
    Set<String> differing = new HashSet<>(one.words());
    differing.addAll(other.words());
    for (String word : one.words()) {
      if (other.words().contains(word)) {
        differing.remove(word);
      }
    }
    return differing.stream().noneMatch(ordinary::contains);
  }
}
