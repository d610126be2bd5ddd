package dateline.telegram;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreements;
import dateline.answer.SpokenQuotes;
import dateline.answer.Timeline;
import dateline.article.TimeReference;
import dateline.chat.Reply;
import dateline.telegram.Body.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// How lists look in Telegram, page by page.
final class ListFace {

  /// Of each kind of list so many entries are on a page at most.
  private static final int EVENTS = 12;

  private static final int DISAGREEMENTS = 5;
  private static final int SPEAKERS = 5;
  private static final int SAYINGS = 12;

  /// Sayings shown of one speaker among several.
  private static final int SAYINGS_EACH = 3;

  /// Versions of one saying shown of one speaker among several.
  private static final int VERSIONS = 6;

  /// Characters shown of a quotation.
  private static final int QUOTATION = 400;

  /// Outlets shown of those that tell something.
  private static final int TELLERS = 10;

  private final Texts texts;
  private final Wording wording;

  ListFace(Texts texts) {
    this.texts = texts;
    this.wording = new Wording(texts);
  }

  /// As [Face#list].
  Body list(Reply.Listed listed, Press.Turn place, boolean anew) {
    Pages.Contents contents =
        switch (listed) {
          case Reply.Disagreeing disagreeing -> disagreements(disagreeing);
          case Reply.Quoted quoted -> quotes(quoted);
          case Reply.TimelineTold told -> timeline(told);
        };
    return new Pages(texts, contents).page(place, anew);
  }

  /// Disagreements, each with its quotes.
  private Pages.Contents disagreements(Reply.Disagreeing disagreeing) {
    List<Pages.Entry> entries = new ArrayList<>();
    for (Disagreements.Found each : disagreeing.found()) {
      entries.add(
          new Pages.Entry(
              sheet -> wording.differing(sheet, each.disagreement()),
              (sheet, _) -> {
                wording.disagreement(sheet, each.disagreement(), each.citations());
                sheet.block(
                    Kind.COLLAPSED_QUOTE,
                    () -> each.citations().forEach(c -> wording.source(sheet, c)));
              }));
    }
    Answer.Listed listed =
        new Answer.Listed(
            Answer.Listed.Kind.DISAGREEMENTS,
            disagreeing.topic(),
            disagreeing.found().size(),
            disagreeing.all());
    return new Pages.Contents(
        Sheet.line(texts, "disagree.none"),
        _ -> {},
        entries,
        DISAGREEMENTS,
        sheet -> wording.rest(sheet, listed));
  }

  /// Quotations by speaker and occasion, the words bold in which articles differ: of whom was asked
  /// for all, of others some.
  private Pages.Contents quotes(Reply.Quoted quoted) {
    List<Pages.Entry> entries = new ArrayList<>();
    if (quoted.asked().isEmpty()) {
      quoted.speakers().forEach(speaker -> entries.add(some(speaker)));
      return new Pages.Contents(
          Sheet.line(texts, "quotes.nobody"),
          _ -> {},
          entries,
          SPEAKERS,
          sheet -> {
            wording.rest(sheet, "quotes.some", quoted.speakers().size(), quoted.all());
            sheet.gap().mark(Kind.ITALIC, () -> sheet.say("quotes.how"));
          });
    }
    quoted.speakers().forEach(speaker -> entries.addAll(sayings(speaker, Integer.MAX_VALUE)));
    String name = Outside.shortened(quoted.asked().get(), Wording.MAX_NAME);
    Body none = Sheet.line(texts, "quotes.none", "name", texts.outside(name));
    return new Pages.Contents(none, _ -> {}, entries, SAYINGS, _ -> {});
  }

  /// The first sayings of a speaker.
  private Pages.Entry some(SpokenQuotes speaker) {
    List<Pages.Entry> all = sayings(speaker, VERSIONS);
    List<Pages.Entry> shown = all.subList(0, Math.min(SAYINGS_EACH, all.size()));
    int left = all.size() - shown.size();
    return new Pages.Entry(
        sheet -> name(sheet, speaker),
        (sheet, _) -> {
          shown.forEach(each -> each.text().write(sheet, each.equals(shown.getFirst())));
          if (left > 0) {
            sheet.put(texts.count("quotes.more", left)).gap();
          }
        });
  }

  /// @param most so many versions of a saying are shown
  private List<Pages.Entry> sayings(SpokenQuotes speaker, int most) {
    List<Pages.Entry> entries = new ArrayList<>();
    for (SpokenQuotes.Occasion occasion : speaker.occasions()) {
      for (SpokenQuotes.Saying saying : occasion.sayings()) {
        boolean begins = entries.isEmpty();
        boolean opens = saying.equals(occasion.sayings().getFirst());
        entries.add(
            new Pages.Entry(
                sheet -> name(sheet, speaker),
                (sheet, first) -> {
                  if (first || begins) {
                    name(sheet.gap(), speaker);
                    sheet.line();
                  }
                  if (first || opens) {
                    occasion(sheet, occasion);
                  }
                  saying.versions().stream().limit(most).forEach(each -> version(sheet, each));
                  int left = saying.versions().size() - most;
                  if (left > 0) {
                    sheet.put(texts.count("quotes.versions", left));
                  }
                  sheet.gap();
                }));
      }
    }
    return entries;
  }

  private static void name(Sheet sheet, SpokenQuotes speaker) {
    String name = Outside.shortened(speaker.speaker(), Wording.MAX_NAME);
    sheet.directed(name).mark(Kind.BOLD, () -> sheet.outside(name));
  }

  /// What happened, by day, with the outlets below each sentence.
  private Pages.Contents timeline(Reply.TimelineTold told) {
    Optional<String> topic =
        told.topic().map(each -> texts.outside(Outside.shortened(each, Wording.MAX_TITLE)));
    String none = topic.isPresent() ? "timeline.none-about" : "timeline.none";
    String heading = topic.isPresent() ? "timeline.about" : "timeline";
    Answer.Listed listed =
        new Answer.Listed(
            Answer.Listed.Kind.EVENTS,
            told.topic(),
            told.timeline().entries().size(),
            told.timeline().all());
    List<Pages.Entry> entries = new ArrayList<>();
    for (Timeline.Entry each : told.timeline().entries()) {
      entries.add(new Pages.Entry(sheet -> day(sheet, each), (sheet, _) -> happening(sheet, each)));
    }
    return new Pages.Contents(
        Sheet.line(texts, none, "topic", topic.orElse("")),
        sheet -> sheet.mark(Kind.BOLD, () -> sheet.say(heading, "topic", topic.orElse(""))),
        entries,
        EVENTS,
        sheet -> wording.rest(sheet, listed));
  }

  private void day(Sheet sheet, Timeline.Entry entry) {
    sheet.mark(Kind.BOLD, () -> sheet.put(time(entry.time())));
    if (entry.time().inferred()) {
      sheet.put(" · ").say("timeline.inferred");
    }
  }

  private void happening(Sheet sheet, Timeline.Entry entry) {
    day(sheet.gap(), entry);
    sheet.line();
    sheet.directed(entry.text()).outside(entry.text()).line();
    tellers(sheet, entry.citations());
    for (Timeline.OtherDay other : entry.otherwise()) {
      sheet.say("timeline.otherwise", "date", time(other.time())).line();
      tellers(sheet, other.citations());
    }
  }

  private void occasion(Sheet sheet, SpokenQuotes.Occasion occasion) {
    String from = wording.date(occasion.from());
    String to = wording.date(occasion.to());
    String days = from.equals(to) ? from : texts.text("dates", "from", from, "to", to);
    List<String> hearers =
        occasion.hearers().stream()
            .map(each -> texts.outside(Outside.shortened(each, Wording.MAX_NAME)))
            .toList();
    sheet.put(
        hearers.isEmpty()
            ? days
            : texts.text("quotes.to", "days", days, "hearers", texts.list(hearers)));
    sheet.line();
  }

  private void version(Sheet sheet, SpokenQuotes.Version version) {
    String text = Outside.shortened(version.text(), QUOTATION);
    BitSet differing = version.differing();
    sheet.put("• ").directed(text).put(version.verbatim() ? "“" : "");
    int at = 0;
    while (at < text.length()) {
      int start = at;
      boolean bold = differing.get(at);
      int change = bold ? differing.nextClearBit(at) : differing.nextSetBit(at);
      int end = change < 0 || change > text.length() ? text.length() : change;
      if (bold) {
        sheet.mark(Kind.BOLD, () -> sheet.put(Outside.line(text.substring(start, end))));
      } else {
        sheet.put(Outside.line(text.substring(start, end)));
      }
      at = end;
    }
    Citation citation = version.citation();
    sheet.put(version.verbatim() ? "” — " : " — ");
    Wording.linked(
        sheet,
        citation.url().flatMap(Outside::url),
        () ->
            sheet.outside(
                Outside.shortened(version.per().orElse(Wording.name(citation)), Wording.MAX_NAME)));
    sheet.put(" · ").put(wording.date(citation.published())).line();
  }

  private String time(TimeReference time) {
    return time.from().equals(time.to())
        ? texts.date(time.from())
        : texts.text("dates", "from", texts.date(time.from()), "to", texts.date(time.to()));
  }

  /// Who tells something, each linked to its article.
  private static void tellers(Sheet sheet, List<Citation> citations) {
    List<Citation> shown = citations.subList(0, Math.min(TELLERS, citations.size()));
    String before = "— ";
    for (Citation citation : shown) {
      sheet.put(before);
      Wording.linked(
          sheet,
          citation.url().flatMap(Outside::url),
          () -> sheet.outside(Outside.shortened(Wording.name(citation), Wording.MAX_NAME)));
      before = " · ";
    }
    if (shown.size() < citations.size()) {
      sheet.put(" …");
    }
    sheet.line();
  }
}
