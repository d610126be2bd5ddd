package dateline.telegram;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/// The interface in one language, read from `texts_XX.properties`; that of English says how such a
/// file is made. What a language lacks is said in English.
final class Texts {

  /// Begins a stretch whose direction is its own and doesn't disturb what stands around it.
  static final char ISOLATE = '\u2068';

  /// Ends such a stretch.
  static final char END_ISOLATE = '\u2069';

  private static final Map<String, String> ENGLISH = read("en").orElseThrow();
  private static final SortedMap<String, Texts> LANGUAGES = readAll();

  private final String code;
  private final Map<String, String> texts;
  private final boolean rightToLeft;
  private final String digits;
  private final List<String> months;

  private Texts(String code, Map<String, String> own) {
    this.code = code;
    this.texts = new TreeMap<>(ENGLISH);
    this.texts.putAll(own);
    this.rightToLeft = plain("direction").equals("rtl");
    this.digits = plain("digits");
    this.months = Arrays.stream(plain("months").split(",")).map(String::strip).toList();
    if (rightToLeft) {
      texts.replaceAll((_, text) -> isolateLatin(text));
    }
  }

  private static SortedMap<String, Texts> readAll() {
    SortedMap<String, Texts> all = new TreeMap<>();
    for (String code : Locale.getISOLanguages()) {
      read(code).ifPresent(own -> all.put(code, new Texts(code, own)));
    }
    return Collections.unmodifiableSortedMap(all);
  }

  private static Optional<Map<String, String>> read(String code) {
    try (InputStream file = Texts.class.getResourceAsStream("texts_" + code + ".properties")) {
      if (file == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      Map<String, String> texts = new TreeMap<>();
      properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
      return Optional.of(texts);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read texts_" + code + ".properties", e);
    }
  }

  /// All languages there are, ordered by code.
  static Collection<Texts> languages() {
    return LANGUAGES.values();
  }

  /// The language of a code such as `fa` or `en-GB`; English where there is none for it.
  static Texts of(String code) {
    int dash = code.indexOf('-');
    String language = (dash < 0 ? code : code.substring(0, dash)).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(LANGUAGES.get(language))
        .or(() -> Optional.ofNullable(LANGUAGES.get("en")))
        .orElseThrow();
  }

  /// Its two-letter code.
  String code() {
    return code;
  }

  /// What its speakers call it.
  String name() {
    return plain("language");
  }

  boolean rightToLeft() {
    return rightToLeft;
  }

  /// What a key stands for.
  ///
  /// @param namesAndValues what to put where the text says `{name}`: name, value, name, value …;
  ///   what comes from outside goes through [#outside] first
  String text(String key, String... namesAndValues) {
    String text = plain(key);
    if (namesAndValues.length == 0) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      filled.append(text, at, open);
      filled.append(value(text.substring(open + 1, close), namesAndValues));
      at = close + 1;
    }
    return filled.append(text, at, text.length()).toString();
  }

  private static String value(String name, String... namesAndValues) {
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      if (namesAndValues[i].equals(name)) {
        return namesAndValues[i + 1];
      }
    }
    return "{" + name + "}";
  }

  private String plain(String key) {
    return Optional.ofNullable(texts.get(key))
        .orElseThrow(() -> new IllegalArgumentException("no text has the key " + key));
  }

  /// A text with a number `{n}` in it, in the form for that number.
  String count(String key, long number, String... namesAndValues) {
    String[] all = Arrays.copyOf(namesAndValues, namesAndValues.length + 2);
    all[all.length - 2] = "n";
    all[all.length - 1] = number(number);
    return text(key + (number == 1 ? ".one" : ".other"), all);
  }

  /// What something is called here that is called so in English, of all keys with a prefix; the
  /// English where it is not known.
  String named(String prefix, String english) {
    return ENGLISH.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix) && entry.getValue().equals(english))
        .findFirst()
        .map(entry -> plain(entry.getKey()))
        .orElseGet(() -> outside(english));
  }

  /// A whole number in this language's digits.
  String number(long number) {
    String plain = String.format(Locale.ROOT, "%,d", number).replace(",", plain("grouping"));
    return inOwnDigits(plain);
  }

  private String inOwnDigits(String text) {
    StringBuilder own = new StringBuilder(text);
    for (int i = 0; i < own.length(); i++) {
      char c = own.charAt(i);
      if (c >= '0' && c <= '9') {
        own.setCharAt(i, digits.charAt(c - '0'));
      }
    }
    return own.toString();
  }

  /// A day in full, such as "20 January 2024".
  String date(LocalDate day) {
    return text(
        "date",
        "day",
        number(day.getDayOfMonth()),
        "month",
        months.get(day.getMonthValue() - 1),
        "year",
        inOwnDigits(String.valueOf(day.getYear())));
  }

  /// A length of time in minutes, hours or days, rounded up: never less than it is.
  String duration(Duration duration) {
    long minutes = Math.max(1, duration.plusSeconds(59).toMinutes());
    long hours = (minutes + 59) / 60;
    if (minutes <= 90 && minutes != 60) {
      return count("minutes", minutes);
    }
    return hours <= 36 && hours != 24 ? count("hours", hours) : count("days", (hours + 23) / 24);
  }

  /// Things in a row.
  String list(List<String> things) {
    return things.stream()
        .reduce((first, next) -> text("list", "first", first, "next", next))
        .orElse("");
  }

  /// A text that others wrote as it may stand inside a text of this language: harmless, on one
  /// line, and with a direction of its own where it might have another.
  String outside(String text) {
    return outside(text, rightToLeft);
  }

  /// The same for a line of a direction. From right to left everything is isolated, since even a
  /// number next to it may change sides.
  static String outside(String text, boolean rightToLeft) {
    String line = Outside.line(text);
    return rightToLeft || Outside.hasRightToLeft(line)
        ? ISOLATE + Outside.directed(line) + END_ISOLATE
        : line;
  }

  /// Puts what is written in Latin letters, such as `/ask`, in isolates: its stroke or stop would
  /// change sides otherwise. The names of what is to be filled in stay.
  private static String isolateLatin(String text) {
    StringBuilder isolated = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = at + 1;
      if (text.charAt(at) == '{' && text.indexOf('}', at) > 0) {
        end = text.indexOf('}', at) + 1;
        isolated.append(text, at, end);
      } else if (beginsLatin(text, at)) {
        while (end < text.length() && isLatin(text.charAt(end))) {
          end++;
        }
        isolated.append(ISOLATE).append(text, at, end).append(END_ISOLATE);
      } else {
        isolated.append(text.charAt(at));
      }
      at = end;
    }
    return isolated.toString();
  }

  private static boolean beginsLatin(String text, int at) {
    boolean sign = text.charAt(at) == '/' || text.charAt(at) == '.';
    return isLatin(text.charAt(at))
        || (sign && at + 1 < text.length() && isLatin(text.charAt(at + 1)));
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
