package dateline.article;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Cuts one article's text: lines into article text and boilerplate, article text into paragraphs
/// and sentences, sentences into passages.
final class TextCutter {

  /// A page of at least this share of furniture, in tenths of its characters, has no article when
  /// all its other lines address the reader.
  private static final int FURNITURE_TENTHS = 7;

  /// The longest page that is judged as a whole, in characters.
  private static final int MAX_FURNITURE_PAGE = 4_000;

  /// The longest heading, in characters.
  private static final int MAX_HEADING = 120;

  private final String id;
  private final String text;
  private final TextLines lines;
  private final Header header;
  private final BitSet boilerplateLines = new BitSet();
  private final List<Span> sentences = new ArrayList<>();
  private final List<Span> boilerplate = new ArrayList<>();
  private final Passages passages = new Passages();

  TextCutter(Article article) {
    id = article.id();
    text = article.text();
    lines = TextLines.of(text);
    int firstLine = lines.firstAfter(FrontMatter.end(text));
    boilerplateLines.set(0, firstLine);
    header = Header.of(text, lines, firstLine, article.title());
  }

  ArticleText cut() {
    markLines(boilerplateLines.cardinality());
    int wrap = lines.wrapLength();
    int line = 0;
    while (line < lines.count()) {
      if (boilerplateLines.get(line)) {
        boilerplate.add(new Span(id, lines.start(line), lines.end(line)));
        line++;
        continue;
      }
      int last = line;
      while (lines.goesOn(last, wrap) && !boilerplateLines.get(last + 1)) {
        last++;
      }
      paragraph(line, last);
      line = last + 1;
    }
    return new ArticleText(sentences, boilerplate, passages.all());
  }

  private void markLines(int firstLine) {
    int furniture = 0;
    int total = 0;
    boolean addressed = true;
    for (int line = firstLine; line < lines.count(); line++) {
      total += lines.length(line);
      boolean title = line == header.titleLine();
      if (header.isNote(line)) {
        boilerplateLines.set(line);
      } else if (!title && Furniture.isLine(text, lines.start(line), lines.end(line))) {
        boilerplateLines.set(line);
        furniture += lines.length(line);
      } else {
        addressed &= title || Furniture.isAddressed(text, lines.start(line), lines.end(line));
      }
    }
    boolean mostlyFurniture = furniture * 10L >= total * (long) FURNITURE_TENTHS;
    if (mostlyFurniture && total <= MAX_FURNITURE_PAGE && addressed) {
      boilerplateLines.set(firstLine, lines.count());
      return;
    }
    markNeighbours(firstLine);
    markSignature(firstLine);
  }

  private void markNeighbours(int firstLine) {
    for (int line = firstLine; line < lines.count(); line++) {
      if (lines.length(line) <= 20
          && !boilerplateLines.get(line)
          && Furniture.isNeighbour(lines.text(line))) {
        boolean before =
            line > firstLine && boilerplateLines.get(line - 1) && !header.isNote(line - 1);
        boolean after =
            line + 1 < lines.count()
                && (boilerplateLines.get(line + 1)
                    || (lines.length(line + 1) <= 20
                        && Furniture.isNeighbour(lines.text(line + 1))));
        if (before || after) {
          boilerplateLines.set(line);
        }
      }
    }
  }

  private void markSignature(int firstLine) {
    int last = boilerplateLines.previousClearBit(lines.count() - 1);
    boolean textAbove =
        last > firstLine && boilerplateLines.previousClearBit(last - 1) >= firstLine;
    if (textAbove && Furniture.isSignature(lines.text(last))) {
      boilerplateLines.set(last);
    }
  }

  private void paragraph(int first, int last) {
    int start = lines.start(first);
    int end = lines.end(last);
    int body = bodyStart(first, start, end);
    if (body > start) {
      boilerplate.add(new Span(id, start, Punctuation.trimEnd(text, start, body)));
    }
    if (body >= end) {
      return;
    }
    passages.paragraph(first == last && isHeading(first));
    Sentences.split(
        text,
        body,
        end,
        (from, to) -> {
          if (from > body && to == end && Furniture.isPhotoCredit(text, from, to)) {
            boilerplate.add(new Span(id, from, to));
            return;
          }
          Span sentence = new Span(id, from, to);
          sentences.add(sentence);
          passages.add(sentence);
        });
  }

  /// Where a paragraph's words start, behind a date line, a bullet or the mark of a heading.
  private int bodyStart(int line, int start, int end) {
    int from = start;
    while (from < end && text.charAt(from) == '\uFEFF') {
      from++;
    }
    int mark = from;
    while (mark < end && mark - from < 6 && "#>*•▪●■◦·–—-".indexOf(text.charAt(mark)) >= 0) {
      mark++;
    }
    if (mark > from && mark < end && Punctuation.isWhite(text.charAt(mark))) {
      from = Punctuation.skipWhite(text, mark, end);
    }
    if (line == header.titleLine()) {
      return from;
    }
    Optional<DatelinePrefix> prefix =
        DatelinePrefix.at(text, from, end, Math.abs(line - header.bodyLine()));
    int body = prefix.map(DatelinePrefix::end).orElse(from);
    return body < end && !Punctuation.hasContent(text, body, end) ? from : body;
  }

  /// Whether a line stands alone as a heading over the text that follows.
  private boolean isHeading(int line) {
    if (lines.length(line) > MAX_HEADING || line + 1 >= lines.count()) {
      return false;
    }
    if (line == header.titleLine()) {
      return true;
    }
    char last = text.charAt(lines.end(line) - 1);
    if (last == ':' || last == ',' || last == ';') {
      return false;
    }
    boolean calling = (last == '!' || last == '?') && lines.length(line) <= 80;
    return (calling || !lines.endsWithStop(line)) && lines.length(line + 1) > lines.length(line);
  }
}
