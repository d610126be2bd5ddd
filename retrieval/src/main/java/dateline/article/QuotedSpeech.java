package dateline.article;

import dateline.article.Report.Kind;
import dateline.article.Report.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The quotations of an article as parts of what is said: each belongs whole to the report that it
/// touches, or goes on with the one before it.
final class QuotedSpeech {

  /// A quotation of fewer words that no report touches is no speech but a title or a doubt.
  private static final int LEAST = 5;

  private final Discourse discourse;
  private final String text;
  private final List<Span> sentences;
  private final List<Quotations.Quotation> quotations;
  private final List<List<Report>> bySentence;

  /// The report that each quotation belongs to.
  private final Map<Integer, Report> taken = new HashMap<>();

  /// @param bySentence the reports of each sentence, with who speaks in them
  QuotedSpeech(Discourse discourse, List<List<Report>> bySentence) {
    this.discourse = discourse;
    this.text = discourse.text();
    this.sentences = discourse.sentences();
    this.quotations = discourse.quotations();
    this.bySentence = bySentence;
  }

  /// Gives each quotation to the report that it touches, all of it, and returns reports of those
  /// that none touches: they go on with the one before, or have no speaker.
  List<Report> read() {
    for (List<Report> reports : bySentence) {
      for (Report report : reports) {
        List<int[]> whole = new ArrayList<>();
        for (int[] piece : report.content) {
          widen(report, piece, whole);
        }
        report.content = merged(whole);
      }
    }
    return alone();
  }

  private List<Report> alone() {
    List<Report> alone = new ArrayList<>();
    Optional<Report> last = Optional.empty();
    int lastEnd = -1;
    int place = 0;
    for (int q = 0; q < quotations.size(); q++) {
      Quotations.Quotation quotation = quotations.get(q);
      while (place < sentences.size() && sentences.get(place).end() <= quotation.start()) {
        place++;
      }
      Report own = taken.get(q);
      if (own != null) {
        last = Optional.of(own);
        lastEnd = quotation.end();
        continue;
      }
      boolean begins =
          place < sentences.size()
              && Punctuation.skipWhite(text, sentences.get(place).start(), quotation.start())
                  == quotation.start()
              && sentences.get(place).start() <= quotation.start();
      if (!begins || discourse.words(quotation) < 2 || !endsSentence(quotation)) {
        continue;
      }
      Optional<Report> before = goesOn(place, last, lastEnd, quotation);
      if (before.isEmpty() && discourse.words(quotation) < LEAST) {
        continue;
      }
      Report report =
          new Report(
              new Source(Kind.OTHER, quotation.start(), quotation.start(), Optional.empty()),
              quotation.start(),
              quotation.start());
      before.ifPresent(each -> {
        report.speaker = each.speaker;
        report.person = each.person;
        report.hearerName = each.hearerName;
        report.carrier = each.carrier;
      });
      quotation.pieces().forEach(piece -> report.content.add(piece.clone()));
      alone.add(report);
      if (before.isPresent()) {
        last = Optional.of(report);
        lastEnd = quotation.end();
      }
    }
    return alone;
  }

  private boolean endsSentence(Quotations.Quotation quotation) {
    int last = quotation.pieces().getLast()[1];
    return Punctuation.isStop(text.charAt(last - 1))
        || (quotation.end() < text.length() && text.charAt(quotation.end()) == '.')
        || text.charAt(last - 1) == ',';
  }

  /// Whose words a quotation goes on with: of the report whose quotation ended just before it, or
  /// of the only report of the sentence before.
  private Optional<Report> goesOn(
      int place, Optional<Report> last, int lastEnd, Quotations.Quotation quotation) {
    int before = place - 1;
    boolean beside = lastEnd >= 0 && before >= 0 && lastEnd > sentences.get(before).start();
    List<Report> reporting =
        before < 0
            ? List.of()
            : bySentence.get(before).stream().filter(each -> !each.nested).toList();
    if (!reporting.isEmpty()) {
      Report report = reporting.getLast();
      boolean one =
          reporting.stream().map(each -> each.speaker).distinct().count() == 1
              && report.source.kind() != Kind.OTHER;
      boolean near = quotation.start() - sentences.get(before).end() < 8;
      return one && near ? Optional.of(report) : Optional.empty();
    }
    return beside ? last : Optional.empty();
  }

  /// Adds a piece of what is said, with the whole of each quotation that it begins or ends in; what
  /// is only a quotation, without its marks.
  private void widen(Report report, int[] piece, List<int[]> whole) {
    int start = piece[0];
    int end = piece[1];
    int q = discourse.quotationFrom(start);
    List<int[]> further = new ArrayList<>();
    List<int[]> earlier = new ArrayList<>();
    for (; q < quotations.size() && quotations.get(q).start() < end; q++) {
      Quotations.Quotation quotation = quotations.get(q);
      if (!report.nested || !taken.containsKey(q)) {
        taken.putIfAbsent(q, report);
      }
      List<int[]> pieces = quotation.pieces();
      if (quotation.start() < start) {
        start = Math.min(start, pieces.getFirst()[0]);
        // of earlier paragraphs
        for (int[] each : pieces) {
          if (each[1] < piece[0] && text.lastIndexOf('\n', piece[0]) > each[1]) {
            earlier.add(each.clone());
            start = piece[0];
          }
        }
        for (int[] each : pieces) {
          if (each[0] <= piece[0] && piece[0] <= each[1]) {
            start = each[0];
          }
        }
      }
      if (quotation.end() > end) {
        for (int[] each : pieces) {
          if (each[0] <= end && end <= each[1] + 1) {
            end = Math.max(end, each[1]);
          } else if (each[0] > end) {
            further.add(each.clone());
          }
        }
      }
    }
    whole.addAll(earlier);
    if (end > start) {
      whole.add(bare(start, end));
    }
    whole.addAll(further);
  }

  /// A stretch without white space, quotation marks that hold all of it and commas around it.
  private int[] bare(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && " ,:;—–-\n\r\t".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && " ,:;—–-\n\r\t".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int q = discourse.quotationAt(start);
    if (q >= 0 && q == discourse.quotationAt(end - 1)) {
      int[] first = quotations.get(q).pieces().getFirst();
      int[] last = quotations.get(q).pieces().getLast();
      start = Math.max(start, first[0]);
      end = Math.min(end, last[1]);
      while (end > start && ", ".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
    } else if (q >= 0
        && end > start
        && text.charAt(end - 1) == '.'
        && discourse.quotationAt(end - 2) == q
        && end - 1 == quotations.get(q).end()) {
      return bare(start, end - 1);
    }
    return new int[] {start, Math.max(start, end)};
  }

  private List<int[]> merged(List<int[]> pieces) {
    List<int[]> sorted = new ArrayList<>(pieces);
    sorted.removeIf(each -> each[1] <= each[0]);
    sorted.sort(Comparator.comparingInt((int[] each) -> each[0]));
    List<int[]> merged = new ArrayList<>();
    for (int[] each : sorted) {
      if (!merged.isEmpty() && each[0] <= merged.getLast()[1]) {
        merged.getLast()[1] = Math.max(merged.getLast()[1], each[1]);
      } else {
        merged.add(each.clone());
      }
    }
    return merged;
  }
}
