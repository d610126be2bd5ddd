package dateline.cli;

import java.time.Duration;

/// Numbers as people read them: `1 article`, `6,055 articles`, `18 min`.
final class Count {

  private Count() {}

  static String of(long number, String thing) {
    return of(number) + " " + (number == 1 ? thing : thing + "s");
  }

  /// With a comma between thousands.
  static String of(long number) {
    String digits = Long.toString(number);
    StringBuilder text = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /// A time span, exact to a tenth of a second below ten seconds, to a second below two minutes, to
  /// a minute above.
  static String of(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    if (seconds < 10) {
      long tenths = Math.round(duration.toMillis() / 100.0);
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
