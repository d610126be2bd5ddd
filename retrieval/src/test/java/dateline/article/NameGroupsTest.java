package dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

final class NameGroupsTest {

  private static List<NameGroup> groups(String... texts) {
    return NameGroups.of(sources(texts));
  }

  private static List<NameGroups.Source> sources(String... texts) {
    return Arrays.stream(texts)
        .map(text -> new NameGroups.Source(ArticleNames.of(text), Optional.of("Coast Herald")))
        .toList();
  }

  private static List<String> names(List<NameGroup> groups) {
    return groups.stream().map(NameGroup::name).toList();
  }

  private static NameGroup group(List<NameGroup> groups, String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void of_oneNameInManySpellings_isOneGroup() {
    List<NameGroup> groups =
        groups(
            "The envoy met Karim Abdel-Rahman today. Later Abdel-Rahman left.",
            "The envoy met Karim Abdel Rahman there. Later Abdel Rahman left.",
            "The envoy met Karim AbdelRahman there.",
            "The envoy met Karim Abdelrahman there.");

    assertThat(names(groups)).containsExactly("Karim Abdel Rahman");
    assertThat(groups.getFirst().spellings())
        .isEqualTo(
            Map.of(
                "Karim Abdel-Rahman", 1,
                "Karim Abdel Rahman", 1,
                "Karim AbdelRahman", 1,
                "Karim Abdelrahman", 1,
                "Abdel-Rahman", 1,
                "Abdel Rahman", 1));
    assertThat(groups.getFirst().outlets()).containsExactly("Coast Herald");
  }

  @Test
  void of_onOneThreadOrMany_isTheSame() throws Exception {
    List<String> first = List.of("Karim", "Kareem", "Hossein", "Hussain", "Ada", "Olena");
    List<String> middle = List.of("", "B. ", "Odum-", "al-", "Abdel ");
    List<String> last = List.of("Karimi", "Kerimi", "Rahman", "Racine", "Recine", "Petrenko");
    List<String> texts = new ArrayList<>();
    for (String one : first) {
      for (String two : middle) {
        for (String three : last) {
          texts.add("There " + one + " " + two + three + " spoke. Then " + three + " left.");
        }
      }
    }
    List<NameGroups.Source> sources = sources(texts.toArray(String[]::new));

    try (ForkJoinPool alone = new ForkJoinPool(1);
        ForkJoinPool many = new ForkJoinPool(8)) {
      List<NameGroup> groups = alone.submit(() -> NameGroups.of(sources)).get();
      assertThat(groups).hasSizeGreaterThan(20);
      assertThat(many.submit(() -> NameGroups.of(sources)).get()).isEqualTo(groups);
    }
  }

  @Test
  void of_titleBeforeAName_isNoPartOfIt() {
    List<NameGroup> groups =
        groups(
            "In Alden the Ostran Foreign Minister Ines Duarte spoke.",
            "There Prime Minister Ines Duarte spoke.");

    assertThat(names(groups)).containsExactly("Ines Duarte", "Alden");
  }

  @Test
  void of_surname_joinsTheFullNameOfItsArticles() {
    List<NameGroup> groups =
        groups("There Ines Duarte spoke. Then Duarte left; later Duarte came.");

    assertThat(group(groups, "Ines Duarte").spellings()).containsKeys("Duarte", "Ines Duarte");
  }

  @Test
  void of_surnameOfTwo_joinsNeither() {
    List<NameGroup> groups =
        groups("There Ines Duarte met Paul Duarte. Then, as so often, Duarte left.");

    assertThat(names(groups)).containsExactlyInAnyOrder("Ines Duarte", "Paul Duarte", "Duarte");
  }

  @Test
  void of_halfOfAPlace_staysApart() {
    List<NameGroup> groups =
        groups(
            "He lives in Sistan and Baluchestan now.",
            "He came to Sistan and Balochistan once.",
            "He was in Balochistan, they say.");

    assertThat(names(groups)).containsExactly("Sistan and Balochistan", "Balochistan");
    assertThat(group(groups, "Sistan and Balochistan").spellings())
        .containsKeys("Sistan and Baluchestan", "Sistan and Balochistan");
  }

  @Test
  void of_twoNamesThatAndJoins_areTwo() {
    List<NameGroup> groups =
        groups("He went to Alden and Vellmouth.", "He likes Alden.", "He likes Vellmouth.");

    assertThat(names(groups)).containsExactly("Alden", "Vellmouth");
  }

  @Test
  void of_ordinaryWords_areNotMatchedLoosely() {
    List<NameGroup> groups =
        groups(
            "There is the Cross Country cup, for which the country waits.",
            "There is the Cross Countrey cup.");

    assertThat(names(groups)).containsExactly("Cross Countrey", "Cross Country");
  }

  @Test
  void of_articlesInAnyOrder_givesTheSameGroups() {
    List<NameGroups.Source> sources =
        new ArrayList<>(
            sources(
                "There Yusef Hassan spoke of Tehran.",
                "There Yousef Hasan spoke of Teheran.",
                "There Yousef Hassan spoke of Tehran. Hassan left.",
                "There Sara Hassan spoke of Teheran."));
    List<NameGroup> groups = NameGroups.of(sources);

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(sources, new Random(seed));
      assertThat(NameGroups.of(sources)).isEqualTo(groups);
    }
  }

  @Test
  void alternatives_unknownSpelling_areThoseOfTheCollection() {
    NameGroup group =
        group(
            groups("There Volodymyr Zelensky spoke.", "There Volodymyr Zelenskyy spoke."),
            "Volodymyr Zelensky");

    assertThat(group.alternatives(Spelling.of("Volodimir Zelenskiy")))
        .containsExactly("Volodymyr Zelensky", "Volodymyr Zelenskyy");
    assertThat(group.alternatives(Spelling.of("Zelenskiy")))
        .containsExactly("Zelensky", "Zelenskyy");
    assertThat(group.alternatives(Spelling.of("Valery Zaluzhny"))).isEmpty();
  }

  @Test
  void of_acronymInBrackets_isAnotherNameOfIt() {
    List<NameGroup> groups =
        groups(
            "Boats of the Ostran Coast Guard Service (OCGS) left. Later the OCGS returned.",
            "The OCGS said nothing.");

    NameGroup group = group(groups, "Ostran Coast Guard Service");
    assertThat(names(groups)).doesNotContain("OCGS");
    assertThat(group.spellings()).containsOnlyKeys("OCGS", "Ostran Coast Guard Service");
  }

  @Test
  void alternatives_otherName_behindTheSpellings() {
    NameGroup group =
        group(
            groups(
                "Boats of the Ostran Coast Guard Service (OCGS) left. The OCGS returned.",
                "The Ostran Coast Guard Service left. Nobody else did.",
                "The Ostran Coast Guard Service came. Nobody else did."),
            "Ostran Coast Guard Service");

    assertThat(group.also()).containsExactly("OCGS");
    assertThat(group.alternatives(Spelling.of("OCGS")))
        .containsExactly("OCGS", "Ostran Coast Guard Service");
    assertThat(group.alternatives(Spelling.of("Ostran Coast Guard Service")))
        .containsExactly("Ostran Coast Guard Service", "OCGS");
    assertThat(group.alternatives(Spelling.of("CGS"))).isEmpty();
  }

  @Test
  void of_lettersOfOtherWords_areAnotherName() {
    assertThat(names(groups("The Coast Guard Service (OBAN) left. The ship OBAN stayed.")))
        .contains("Coast Guard Service", "OBAN");
  }

  @Test
  void of_acronymOfTwoNames_joinsNone() {
    assertThat(
            names(
                groups(
                    "The Coast Guard Service (CGS) left. The CGS was late.",
                    "The Coal and Gas Society met. The Central Grain Store (CGS) burnt.")))
        .contains("CGS", "Coast Guard Service", "Central Grain Store");
  }

  @Test
  void of_acronymThatIsAWordToo_onlyTheLettersJoin() {
    List<NameGroup> groups =
        groups(
            "The Supply Network Aid Programme (SNAP) ends. Many need SNAP now.",
            "He bought shares of Snap yesterday, she said of Snap.");

    assertThat(group(groups, "Supply Network Aid Programme").also()).containsExactly("SNAP");
    assertThat(names(groups)).contains("Snap");
  }

  @Test
  void of_alsoKnownAs_isOneName() {
    List<NameGroup> groups =
        groups("He leads Jond al-Bahr, also known as the “Army of Storms”, in Ostra.");

    assertThat(groups)
        .filteredOn(group -> group.spellings().containsKey("Jond al-Bahr"))
        .singleElement()
        .satisfies(group -> assertThat(group.spellings()).containsKey("Army of Storms"));
  }

  @Test
  void of_orBetweenNames_joinsOnlyWhatNeverStandsWithoutTheOther() {
    assertThat(
            names(
                groups(
                    "The First Ostran War, or Great Ostran War, is over.",
                    "The First Ostran War is over.")))
        .doesNotContain("Great Ostran War");
    assertThat(
            names(
                groups(
                    "Whether Ida Muir, or Paul Weir, will win is open.",
                    "The mayor is Ida Muir.",
                    "The judge is Paul Weir.")))
        .contains("Ida Muir", "Paul Weir");
  }

  @Test
  void of_surnamesOfTwoPersons_areNotMatchedLoosely() {
    List<NameGroup> groups =
        groups(
            "There Tomas Pearce spoke. Then Pearce left; later Pearce came.",
            "There Lena Pierce sang. Then Pierce left; later Pierce came.");

    assertThat(names(groups)).containsExactly("Lena Pierce", "Tomas Pearce");
    assertThat(group(groups, "Lena Pierce").spellings()).containsOnlyKeys("Lena Pierce", "Pierce");
  }

  @Test
  void of_surnamesOfOnePersonInTwoSpellings_areOneGroup() {
    List<NameGroup> groups =
        groups(
            "There Hossein Karemi spoke. Then Karemi left; later Karemi came.",
            "There Hussein Karimi spoke. Then Karimi left; later Karimi came.");

    assertThat(names(groups)).containsExactly("Hossein Karemi");
  }

  @Test
  void of_firstNameOfSeveral_isNotMatchedLoosely() {
    List<NameGroup> groups =
        groups(
            "There Brian Odum spoke. Then Odum left; later Odum came.",
            "There Brian Sellek spoke. Then Sellek left; later Sellek came.",
            "The twins Brian, Tess and Bryan sang. Then Brian left, and later Bryan came.");

    assertThat(names(groups)).contains("Brian", "Bryan");
  }

  @Test
  void of_initialInArticlesWithoutTheFullName_isNotTakenForIt() {
    List<NameGroup> groups =
        groups(
            "There Ruth Kellan spoke. Then Ruth Kellan left.",
            "There R. Kellan sang. Then R. Kellan left.");

    assertThat(names(groups)).contains("Ruth Kellan", "R. Kellan");
  }

  @Test
  void of_surnameOfBothOfACouple_isOfNeither() {
    List<NameGroup> groups =
        groups(
            "There Bill Harlan and Ada Harlan spoke. Then Harlan left.",
            "There Bill Harlan spoke. Then Harlan left; later Harlan came.");

    assertThat(group(groups, "Bill Harlan").spellings()).containsOnlyKeys("Bill Harlan");
  }
}
