package dateline.telegram;

import dateline.telegram.Body.Button;
import dateline.telegram.Body.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Messages as one reads them in a golden file: marks as `⟦bold:…⟧`, links as `⟦…→url⟧`, isolates
/// as `⟨…⟩`, marks of direction as `→|` and `|←`, buttons as rows of `[label|data]`.
final class ReadableBody {

  private ReadableBody() {}

  static String of(List<Body> bodies) {
    return bodies.stream().map(ReadableBody::of).collect(Collectors.joining("--- next message\n"));
  }

  static String of(Body body) {
    StringBuilder shown = new StringBuilder();
    List<Mark> marks = new ArrayList<>(body.marks());
    // what begins at one place is opened from the outside in
    marks.sort(
        Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder()));
    for (int at = 0; at <= body.text().length(); at++) {
      for (Mark mark : marks.reversed()) {
        if (mark.end() == at) {
          shown.append(mark.url().isEmpty() ? "" : "→" + mark.url()).append('⟧');
        }
      }
      for (Mark mark : marks) {
        if (mark.start() == at) {
          String name = mark.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
          shown.append('⟦').append(mark.url().isEmpty() ? name + ":" : "");
        }
      }
      if (at < body.text().length()) {
        shown.append(visible(body.text().charAt(at)));
      }
    }
    shown.append('\n');
    for (List<Button> row : body.buttons()) {
      shown.append(
          row.stream()
              .map(button ->
                  switch (button) {
                    case Button.Tell tell -> tell.label() + "|" + tell.press().encode();
                    case Button.Open open -> open.label() + "→" + open.url();
                  })
              .collect(Collectors.joining("] [", "[", "]\n")));
    }
    return shown.toString();
  }

  private static String visible(char c) {
    return switch (c) {
      case Texts.ISOLATE -> "⟨";
      case Texts.END_ISOLATE -> "⟩";
      case Outside.LEFT_TO_RIGHT -> "→|";
      case Outside.RIGHT_TO_LEFT -> "|←";
      default -> String.valueOf(c);
    };
  }
}
