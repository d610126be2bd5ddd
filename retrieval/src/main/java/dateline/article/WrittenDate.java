package dateline.article;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A full date as it stands in a text: day, month and year, none of them guessed.
///
/// @param date the date
/// @param end index after its last character
record WrittenDate(LocalDate date, int end) {

  /// Months in full and by their first letters, from 1.
  private static final Map<String, Integer> MONTHS = new HashMap<>();

  /// Weekdays in full and by their first letters.
  private static final Set<String> WEEKDAYS = new HashSet<>();

  static {
    for (Month month : Month.values()) {
      String name = month.name().toLowerCase(Locale.ROOT);
      MONTHS.put(name, month.getValue());
      MONTHS.put(name.substring(0, 3), month.getValue());
    }
    MONTHS.put("sept", Month.SEPTEMBER.getValue());
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      WEEKDAYS.add(name);
      for (int length = 3; length <= 5; length++) {
        WEEKDAYS.add(name.substring(0, length));
      }
    }
  }

  /// Reads the date that starts at an index, such as `January 20, 2024`, `Sat, 20 Jan. 2024`, `20th
  /// of January 2024`, `2024-01-20` or `20.01.2024`. Slashed dates that could be read two ways
  /// (`03/04/2024`) are none.
  static Optional<WrittenDate> at(CharSequence text, int start) {
    return new Reader(text, start).date();
  }

  /// The date of an ISO date or timestamp, or of any other written date that starts the text.
  static Optional<LocalDate> parse(String text) {
    return at(text, 0).map(WrittenDate::date);
  }

  /// The month a word names, in full or by its first letters, from 1; 0 for other words.
  static int month(String word) {
    return word.length() < 3 ? 0 : monthInSmall(word.toLowerCase(Locale.ROOT));
  }

  /// The same of a word in small letters.
  static int monthInSmall(String word) {
    return MONTHS.getOrDefault(word, 0);
  }

  static boolean isWeekday(String word) {
    return word.length() >= 3 && WEEKDAYS.contains(word.toLowerCase(Locale.ROOT));
  }

  /// Walks over one date.
  private static final class Reader {

    private final CharSequence text;
    private int at;

    Reader(CharSequence text, int start) {
      this.text = text;
      this.at = start;
    }

    Optional<WrittenDate> date() {
      if (at > 0 && at <= text.length() && Character.isLetterOrDigit(text.charAt(at - 1))) {
        return Optional.empty();
      }
      String word = word();
      if (isWeekday(word)) {
        skip(" ,.\u00A0", 3);
        word = word();
      }
      int month = month(word);
      if (month > 0) {
        return monthFirst(month);
      }
      return word.isEmpty() ? numberFirst() : Optional.empty();
    }

    private Optional<WrittenDate> monthFirst(int month) {
      skip(" .\u00A0", 3);
      int day = number(2);
      ordinal();
      if (skip(" ,.\u00A0", 3) == 0) {
        return Optional.empty();
      }
      return found(year(), month, day);
    }

    private Optional<WrittenDate> numberFirst() {
      int from = at;
      int first = number(4);
      int digits = at - from;
      if (digits == 4) {
        return yearFirst(first);
      }
      if (digits == 0 || digits == 3) {
        return Optional.empty();
      }
      if (peek() == '.' || peek() == '/' || peek() == '-') {
        int mark = at;
        char separator = text.charAt(at++);
        int second = number(2);
        if (second > 0 && peek() == separator) {
          at++;
          return numeric(first, second, separator);
        }
        at = mark;
      }
      ordinal();
      skip(" .-\u00A0", 3);
      String word = word();
      if (word.equalsIgnoreCase("of")) {
        skip(" \u00A0", 2);
        word = word();
      }
      int month = month(word);
      if (month == 0 || skip(" ,.-\u00A0", 3) == 0) {
        return Optional.empty();
      }
      return found(year(), month, first);
    }

    private Optional<WrittenDate> yearFirst(int year) {
      char separator = peek();
      if (separator != '-' && separator != '/' && separator != '.') {
        return Optional.empty();
      }
      at++;
      int month = number(2);
      if (peek() != separator) {
        return Optional.empty();
      }
      at++;
      return found(year, month, number(2));
    }

    private Optional<WrittenDate> numeric(int first, int second, char separator) {
      int year = year();
      if (separator == '.' || first > 12 || first == second) {
        return found(year, second, first);
      }
      return second > 12 ? found(year, first, second) : Optional.empty();
    }

    private int year() {
      int from = at;
      int year = number(4);
      return at - from == 4 ? year : 0;
    }

    private Optional<WrittenDate> found(int year, int month, int day) {
      boolean goesOn = at < text.length() && Character.isDigit(text.charAt(at));
      if (goesOn || year < 1700 || year > 2200) {
        return Optional.empty();
      }
      try {
        return Optional.of(new WrittenDate(LocalDate.of(year, month, day), at));
      } catch (DateTimeException noSuchDay) {
        return Optional.empty();
      }
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private String word() {
      int from = at;
      while (at < text.length() && at - from < 12 && Character.isLetter(text.charAt(at))) {
        at++;
      }
      return text.subSequence(from, at).toString();
    }

    private int number(int longest) {
      int value = 0;
      for (int n = 0; n < longest && peek() >= '0' && peek() <= '9'; n++) {
        value = value * 10 + (text.charAt(at++) - '0');
      }
      return value;
    }

    private void ordinal() {
      if (at + 2 <= text.length()) {
        String end = text.subSequence(at, at + 2).toString().toLowerCase(Locale.ROOT);
        boolean wordEnds = at + 2 == text.length() || !Character.isLetter(text.charAt(at + 2));
        if (wordEnds
            && (end.equals("st") || end.equals("nd") || end.equals("rd") || end.equals("th"))) {
          at += 2;
        }
      }
    }

    private int skip(String chars, int most) {
      int n = 0;
      while (n < most && at < text.length() && chars.indexOf(text.charAt(at)) >= 0) {
        at++;
        n++;
      }
      return n;
    }
  }
}
