package dateline.telegram;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreement;
import dateline.telegram.Body.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// How that looks which answers, lists and articles have in common: outlets, days, markers, quotes,
/// and what sources give different values for.
final class Wording {

  /// Characters shown of a title, or of what is as long as one.
  static final int MAX_TITLE = 120;

  /// Characters shown of a name.
  static final int MAX_NAME = 60;

  private final Texts texts;

  Wording(Texts texts) {
    this.texts = texts;
  }

  /// Writes something that leads to an address, if there is one.
  static void linked(Sheet sheet, Optional<String> url, Runnable content) {
    if (url.isPresent()) {
      sheet.link(url.get(), content);
    } else {
      content.run();
    }
  }

  /// Markers, each leading to its article.
  static void markers(Sheet sheet, List<Integer> markers, List<Citation> citations) {
    for (int marker : markers) {
      Optional<String> url =
          marker <= citations.size()
              ? citations.get(marker - 1).url().flatMap(Outside::url)
              : Optional.empty();
      linked(sheet, url, () -> sheet.put("[" + marker + "]"));
    }
  }

  /// What values differ for, and who has which.
  void disagreement(Sheet sheet, Disagreement disagreement, List<Citation> citations) {
    differing(sheet.gap(), disagreement);
    sheet.line();
    for (Disagreement.Value value : disagreement.values()) {
      sheet.put("• ").outside(Outside.shortened(value.value(), MAX_TITLE)).put(" ");
      markers(sheet, value.citations(), citations);
      sheet.line();
    }
    sheet.gap();
  }

  /// What it is that values differ for.
  void differing(Sheet sheet, Disagreement disagreement) {
    sheet.mark(
        Kind.BOLD,
        () ->
            sheet.say(
                switch (disagreement.kind()) {
                  case CONTRADICTION -> "disagree";
                  case COUNTING_BASE -> "disagree.counting";
                  case OTHER_TIME -> "disagree.time";
                  case OTHER_PERSON -> "disagree.person";
                  case OTHER_PLACE -> "disagree.place";
                },
                "about",
                texts.outside(Outside.shortened(disagreement.about(), MAX_TITLE))));
  }

  /// Two lines: where it stands, and the exact quote.
  void source(Sheet sheet, Citation citation) {
    origin(sheet, citation);
    String quote = citation.quote();
    boolean marked =
        isQuotationMark(quote.charAt(0)) && isQuotationMark(quote.charAt(quote.length() - 1));
    sheet.directed(quote).put(marked ? "" : "“").outside(quote).put(marked ? "" : "”").gap();
  }

  private static boolean isQuotationMark(char c) {
    return "“”\"«»".indexOf(c) >= 0;
  }

  /// A line: marker, outlet and day.
  void origin(Sheet sheet, Citation citation) {
    sheet.put("[" + citation.marker() + "] ");
    linked(
        sheet,
        citation.url().flatMap(Outside::url),
        () -> sheet.outside(Outside.shortened(name(citation), MAX_TITLE)));
    sheet.put(" · ").put(date(citation.published())).line();
  }

  /// The outlet; the title where that is not known, and where there is neither, the article's id.
  static String name(Citation citation) {
    return citation
        .outlet()
        .filter(outlet -> !outlet.isBlank())
        .orElse(citation.title().isBlank() ? citation.span().article() : citation.title());
  }

  /// A day, or that it is not known.
  String date(Optional<LocalDate> day) {
    return day.map(texts::date).orElseGet(() -> texts.text("undated"));
  }

  /// How much of a list is told, where that is not all.
  void rest(Sheet sheet, Answer.Listed listed) {
    String about = listed.topic().isPresent() ? "-about" : "";
    String key =
        switch (listed.kind()) {
          case EVENTS -> "timeline.some";
          case DISAGREEMENTS -> "disagree.some";
        };
    rest(sheet, key + about, listed.told(), listed.all());
  }

  /// The same of a list of another kind.
  ///
  /// @param key of the words for it
  void rest(Sheet sheet, String key, int listed, int all) {
    if (listed < all) {
      String shown = texts.number(listed);
      sheet.gap().mark(Kind.ITALIC, () -> sheet.say(key, "shown", shown, "all", texts.number(all)));
    }
  }
}
