package dateline.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TextsTest {

  private static final Path FOLDER = Path.of("src", "main", "resources", "dateline", "telegram");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+\\}");

  private static final Texts ENGLISH = Texts.of("en");
  private static final Texts PERSIAN = Texts.of("fa");

  @Test
  void languages_areThoseThatHaveAFile() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(Texts.languages().stream().map(t -> "texts_" + t.code() + ".properties"))
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList())
          .contains("texts_en.properties", "texts_fa.properties");
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void file_ofEachLanguage_hasEveryKeyOnceAndTheSamePlaceholders(String language)
      throws IOException {
    SortedMap<String, String> english = read("en");
    SortedMap<String, String> other = read(language);

    assertThat(other.keySet()).isEqualTo(english.keySet());
    other.forEach((key, text) ->
        assertThat(placeholders(text))
            .as(key)
            .containsExactlyInAnyOrderElementsOf(
                placeholders(english.getOrDefault(key, "{missing}"))));
    assertThat(other.values()).allSatisfy(text -> assertThat(text).isNotBlank());
    assertThat(other.getOrDefault("direction", "")).isIn("ltr", "rtl");
    assertThat(other.getOrDefault("digits", "")).hasSize(10);
    assertThat(other.getOrDefault("months", "").split(",")).hasSize(12);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void file_ofEachLanguage_fitsWhereTelegramHasLimits(String language) throws IOException {
    read(language)
        .forEach((key, text) -> {
          if (key.startsWith("toast.")) {
            assertThat(text).as(key).hasSizeLessThanOrEqualTo(200);
          }
          if (key.startsWith("command.")) {
            assertThat(text).as(key).hasSizeLessThanOrEqualTo(60);
          }
          if (key.startsWith("button.")) {
            assertThat(text).as(key).hasSizeLessThanOrEqualTo(24);
          }
        });
  }

  static List<String> languages() {
    return Texts.languages().stream().map(Texts::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "fa, fa",
    "FA, fa",
    "fa-IR, fa",
    "en-GB, en",
    "tr, en",
    "'', en",
    "-, en",
    "../x, en"
  })
  void of_code_findsTheLanguageOrEnglish(String code, String found) {
    assertThat(Texts.of(code).code()).isEqualTo(found);
  }

  @Test
  void text_valuesWithBraces_areNotFilledInAgain() {
    assertThat(ENGLISH.text("list", "first", "{next}", "next", "it's")).isEqualTo("{next}, it's");
  }

  @Test
  void count_oneAndOthers_takeTheirForms() {
    assertThat(ENGLISH.count("articles", 1)).isEqualTo("1 article");
    assertThat(ENGLISH.count("articles", 12_345)).isEqualTo("12,345 articles");
    assertThat(PERSIAN.count("articles", 12_345)).isEqualTo("۱۲٬۳۴۵ مقاله");
  }

  @Test
  void date_isWrittenOut() {
    assertThat(ENGLISH.date(LocalDate.of(2024, 1, 20))).isEqualTo("20 January 2024");
    assertThat(PERSIAN.date(LocalDate.of(2024, 1, 20))).isEqualTo("۲۰ ژانویهٔ ۲۰۲۴");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 1 minute",
    "PT1S, 1 minute",
    "PT61S, 2 minutes",
    "PT90M, 90 minutes",
    "PT91M, 2 hours",
    "PT36H, 36 hours",
    "PT36H1S, 2 days"
  })
  void duration_isNeverLessThanItIs(Duration duration, String text) {
    assertThat(ENGLISH.duration(duration)).isEqualTo(text);
  }

  @Test
  void list_joinsInTheLanguagesOwnWay() {
    assertThat(ENGLISH.list(List.of("a", "b", "c"))).isEqualTo("a, b, c");
    assertThat(PERSIAN.list(List.of("a", "b"))).isEqualTo("a، b");
    assertThat(ENGLISH.list(List.of())).isEmpty();
  }

  @Test
  void text_latinInPersian_isIsolated() {
    assertThat(PERSIAN.text("unknown-command", "command", "X"))
        .contains("\u2068/help\u2069")
        .contains("X");
    assertThat(PERSIAN.text("add.how")).contains("\u2068.txt\u2069", "\u2068/add\u2069");
    assertThat(ENGLISH.text("unknown-command", "command", "X")).doesNotContain("\u2068");
  }

  @Test
  void outside_textOfAnotherDirection_isIsolated() {
    assertThat(ENGLISH.outside("Valley Mail")).isEqualTo("Valley Mail");
    assertThat(ENGLISH.outside("پیک دره")).isEqualTo("\u2068پیک دره\u2069");
    assertThat(PERSIAN.outside("Valley Mail")).isEqualTo("\u2068Valley Mail\u2069");
  }

  @Test
  void named_kindsOfAnswers_areTranslated() {
    for (String kind :
        List.of(
            "a person",
            "a place",
            "a date or time",
            "a number",
            "a length of time",
            "a reason",
            "what was said",
            "a yes or a no",
            "a name",
            "an answer")) {
      assertThat(PERSIAN.named("kind.", kind)).as(kind).doesNotContain(kind);
      assertThat(ENGLISH.named("kind.", kind)).isEqualTo(kind);
    }
    assertThat(PERSIAN.named("kind.", "a colour")).isEqualTo("\u2068a colour\u2069");
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(match -> match.group()).toList();
  }

  /// The keys and texts of a file; fails where a key stands twice.
  private static SortedMap<String, String> read(String language) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    String file = String.format(Locale.ROOT, "texts_%s.properties", language);
    for (String line : Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      assertThat(equals).as(line).isPositive();
      if (texts.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
        twice.add(line);
      }
    }
    assertThat(twice).isEmpty();
    return texts;
  }
}
