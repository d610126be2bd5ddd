package dateline.article;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the top of a text says of the article: title, outlet and date, read from the first lines
/// where they give them, and which of those lines say nothing else.
final class Header {

  /// The longest line that can be a title, in characters.
  private static final int MAX_TITLE = 220;

  /// The longest title that is a question or a call, in characters.
  private static final int MAX_CALL = 110;

  private static final int MAX_LINES = 16;
  private static final int BODY_LENGTH = 140;

  /// The line that names the outlet is one of so many.
  private static final int MAX_MASTHEAD = 3;

  /// A title below it has so many characters at least.
  private static final int MIN_TITLE = 15;

  /// A part of a line of notes has so many characters at most.
  private static final int MAX_PART = 60;

  private static final int MAX_META = 160;

  private static final Set<String> DATE_LABELS =
      Set.of(
          "published",
          "publish",
          "posted",
          "updated",
          "modified",
          "date",
          "last",
          "on",
          "at",
          "originally",
          "publication",
          "pub",
          "edited",
          "revised");

  private static final Set<String> NUMBER_LABELS =
      Set.of("news", "story", "article", "id", "code", "no", "number", "item");

  private static final Set<String> ZONES =
      Set.of(
          "am", "pm", "a.m", "p.m", "a", "p", "m", "gmt", "utc", "est", "edt", "et", "cst", "cdt",
          "ct", "pst", "pdt", "pt", "bst", "cet", "cest", "ist", "irst", "pkt", "msk", "hkt", "jst",
          "aest", "local", "hours", "hrs", "min", "mins", "minute", "minutes", "read", "t", "z",
          "eastern");

  private static final Set<String> BYLINE_WORDS =
      Set.of(
          "and", "with", "of", "de", "van", "von", "bin", "al", "the", "for", "in", "la", "el",
          "di", "da");

  private final String text;
  private final TextLines lines;
  private final BitSet notes = new BitSet();
  private int firstLine;
  private int titleLine = -1;
  private boolean masthead;
  private int bodyLine;
  private Optional<String> outlet = Optional.empty();
  private Optional<LocalDate> published = Optional.empty();
  private Optional<LocalDate> updated = Optional.empty();

  private Header(String text, TextLines lines) {
    this.text = text;
    this.lines = lines;
  }

  /// Reads the top of a text.
  ///
  /// @param firstLine the line to start at, behind any front matter
  /// @param knownTitle the title if it is known from elsewhere, else empty
  static Header of(String text, TextLines lines, int firstLine, String knownTitle) {
    Header header = new Header(text, lines);
    header.firstLine = firstLine;
    header.read(knownTitle);
    return header;
  }

  /// The title as the text gives it, empty where it gives none.
  String title() {
    return titleLine < 0 ? "" : withoutMarks(lines.text(titleLine));
  }

  Optional<String> outlet() {
    return outlet;
  }

  /// The day of publication; of the last change where only that is given.
  Optional<LocalDate> published() {
    return published.or(() -> updated);
  }

  /// The line that is the title, or -1.
  int titleLine() {
    return titleLine;
  }

  /// The first line of the article's body.
  int bodyLine() {
    return bodyLine;
  }

  /// Whether a line is only a date, byline, news number or a repeated title.
  boolean isNote(int line) {
    return notes.get(line);
  }

  private void read(String knownTitle) {
    int end = Math.min(lines.count(), firstLine + MAX_LINES);
    int wrap = lines.wrapLength();
    String title = TextLines.folded(knownTitle);
    int line = firstLine;
    for (; line < end; line++) {
      String content = lines.length(line) > MAX_TITLE ? "" : lines.text(line);
      if (!content.isEmpty() && (readMasthead(content, line) || readNote(content, line))) {
        continue;
      }
      String folded = TextLines.folded(withoutMarks(content));
      if (titleLine >= 0 && !folded.isEmpty() && folded.equals(title)) {
        notes.set(line);
        continue;
      }
      if (titleLine < 0
          && !folded.isEmpty()
          && (folded.equals(title) || (knownTitle.isEmpty() && isTitle(line, wrap)))) {
        titleLine = line;
        title = folded;
        continue;
      }
      if (knownTitle.isEmpty() && titleLine < 0) {
        break;
      }
      if (content.isEmpty() || isBody(line)) {
        break;
      }
    }
    bodyLine = line < lines.count() ? firstBodyLine(line) : lines.count();
    readDatelines();
  }

  /// Whether a first line is a title: short, no sentence with a full stop, no date line, and with a
  /// text below it.
  private boolean isTitle(int line, int wrap) {
    if (!looksLikeTitle(line)) {
      return false;
    }
    if (masthead || lines.gapBefore(line + 1)) {
      return true;
    }
    boolean wrapped = wrap > 0 || Character.isLowerCase(text.charAt(lines.start(line + 1)));
    return !wrapped && (lines.length(line + 1) > lines.length(line) || readableNote(line + 1));
  }

  private boolean looksLikeTitle(int line) {
    if (lines.length(line) > MAX_TITLE || line + 1 >= lines.count()) {
      return false;
    }
    int start = lines.start(line);
    int end = lines.end(line);
    char first = text.charAt(start);
    char last = text.charAt(end - 1);
    boolean open =
        ":,;([".indexOf(last) >= 0 || Punctuation.isDash(last) || Punctuation.isOpener(last);
    boolean bullet = Punctuation.isDash(first) || first == '•';
    if (open || bullet || isSentence(line) || Furniture.isLine(text, start, end)) {
      return false;
    }
    return DatelinePrefix.at(text, start, end, 0).isEmpty();
  }

  /// Reads a line in which the page names itself: one of the first, with a title further down that
  /// is no such name.
  private boolean readMasthead(String content, int line) {
    if (masthead
        || titleLine >= 0
        || line >= firstLine + MAX_MASTHEAD
        || content.length() > MAX_META) {
      return false;
    }
    Optional<String> named = Masthead.outlet(content);
    if (named.isEmpty() || !hasTitleBelow(line)) {
      return false;
    }
    masthead = true;
    notes.set(line);
    outlet = named;
    for (String part : Masthead.parts(content, false)) {
      take(new NoteReader(part, true));
    }
    return true;
  }

  /// Whether a title is the next that is no note and leads nowhere else.
  private boolean hasTitleBelow(int line) {
    for (int i = line + 1; i < Math.min(lines.count(), firstLine + MAX_LINES); i++) {
      String content = lines.length(i) > MAX_TITLE ? "" : lines.text(i);
      boolean note =
          !content.isEmpty()
              && content.length() <= MAX_META
              && (Masthead.isNavigation(content)
                  || Masthead.isPlace(content)
                  || notes(content, true).isPresent());
      if (!note) {
        return lines.length(i) >= MIN_TITLE
            && looksLikeTitle(i)
            && Masthead.outlet(content).isEmpty();
      }
    }
    return false;
  }

  /// Whether a line ends or holds the end of a sentence; a brief question or call may be a title.
  private boolean isSentence(int line) {
    if (!lines.endsWithStop(line)) {
      return Furniture.hasStop(text, lines.start(line), lines.end(line));
    }
    int last = lines.end(line) - 1;
    while (last > lines.start(line) && !Punctuation.isStop(text.charAt(last))) {
      last--;
    }
    char stop = text.charAt(last);
    boolean acronym = stop == '.' && last > 1 && text.charAt(last - 2) == '.';
    boolean brief = lines.length(line) <= MAX_CALL && stop != '.';
    return !acronym && !brief;
  }

  private boolean readableNote(int line) {
    return lines.length(line) <= MAX_META && new NoteReader(lines.text(line), true).isNote();
  }

  private boolean isBody(int line) {
    return lines.length(line) >= BODY_LENGTH
        || lines.endsWithStop(line)
        || DatelinePrefix.at(text, lines.start(line), lines.end(line), 0).isPresent();
  }

  /// The body starts behind the title and notes even where short lines stand between.
  private int firstBodyLine(int stop) {
    int line = Math.max(titleLine + 1, firstLine);
    while (line < stop && (notes.get(line) || !isBody(line))) {
      line++;
    }
    return line;
  }

  private boolean readNote(String content, int line) {
    if (content.length() > MAX_META) {
      return false;
    }
    Optional<List<NoteReader>> read = notes(content, titleLine >= 0 || masthead);
    if (read.isPresent()) {
      read.get().forEach(this::take);
    } else if (titleLine >= 0 && isOutletInBold(content)) {
      outlet = outlet.or(() -> Optional.of(Masthead.parts(content, false).getFirst()));
    } else if (!isBehindMasthead(content)) {
      return false;
    }
    notes.set(line);
    return true;
  }

  /// Whether a line between the page's name and the title leads elsewhere or is a place.
  private boolean isBehindMasthead(String content) {
    return masthead
        && (Masthead.isNavigation(content) || (titleLine < 0 && Masthead.isPlace(content)));
  }

  /// What a line tells that holds nothing but notes; empty where it holds more.
  ///
  /// @param below whether something stands above it, so that it is not the title
  private Optional<List<NoteReader>> notes(String content, boolean below) {
    NoteReader whole = new NoteReader(content, below);
    if (whole.isNote()) {
      return Optional.of(List.of(whole));
    }
    if (!below) {
      return Optional.empty();
    }
    NoteReader behindPlace = new NoteReader(withoutPlace(content), false);
    if (behindPlace.isNote() && behindPlace.published.isPresent()) {
      return Optional.of(List.of(behindPlace));
    }
    return partNotes(content);
  }

  /// `8 May 2024 | our correspondent | 3 min`: what its parts tell, where one of them is a note and
  /// none a sentence.
  private static Optional<List<NoteReader>> partNotes(String content) {
    List<String> parts = Masthead.parts(content, false);
    List<NoteReader> read = parts.stream().map(part -> new NoteReader(part, true)).toList();
    long told = read.stream().filter(NoteReader::isNote).count();
    boolean brief =
        parts.stream()
            .allMatch(part ->
                part.length() <= MAX_PART && !Punctuation.endsWithStop(part, 0, part.length()));
    return parts.size() > 1 && told > 0 && brief ? Optional.of(read) : Optional.empty();
  }

  /// A line without the place before its date: `Oldtown, 8 May 2024`.
  private static String withoutPlace(String content) {
    int comma = content.indexOf(',');
    return comma > 0 && comma < MAX_PART / 2 && Masthead.isCapitalised(content.substring(0, comma))
        ? content.substring(comma + 1).strip()
        : content;
  }

  /// `**Oldtown Today** · Politics`
  private static boolean isOutletInBold(String content) {
    List<String> parts = Masthead.parts(content, false);
    return parts.size() > 1
        && content.startsWith("**" + parts.getFirst() + "**")
        && parts.getFirst().length() <= MAX_PART
        && Masthead.isCapitalised(parts.getFirst());
  }

  private void take(NoteReader note) {
    if (note.isNote()) {
      published = published.or(() -> note.published);
      updated = updated.or(() -> note.updated);
      outlet = outlet.or(() -> note.outlet);
    }
  }

  private void readDatelines() {
    for (int line = bodyLine; line < Math.min(lines.count(), bodyLine + 5); line++) {
      Optional<DatelinePrefix> prefix =
          DatelinePrefix.at(text, lines.start(line), lines.end(line), line - bodyLine);
      if (prefix.isPresent()) {
        if (outlet.isEmpty()) {
          outlet = prefix.get().outlet();
        }
        if (published.isEmpty() && line == bodyLine) {
          published = prefix.get().date();
        }
      }
    }
  }

  /// A line without the marks of a Markdown heading or emphasis around it.
  static String withoutMarks(String line) {
    int start = 0;
    while (start < line.length()
        && (line.charAt(start) == '#'
            || line.charAt(start) == '\uFEFF'
            || (start > 0 && line.charAt(start) == ' '))) {
      start++;
    }
    String bare = start > 0 ? line.substring(start) : line;
    int end = bare.length();
    while (end > 0
        && start > 0
        && (bare.charAt(end - 1) == '#' || Punctuation.isWhite(bare.charAt(end - 1)))) {
      end--;
    }
    bare = bare.substring(0, end).strip();
    if (bare.length() > 4 && bare.startsWith("**") && bare.endsWith("**")) {
      return bare.substring(2, bare.length() - 2);
    }
    return bare;
  }

  /// Reads a line that may hold nothing but dates, times, numbers of the news item and a byline.
  private static final class NoteReader {

    private final String line;
    private final boolean bylines;
    private int at;
    private boolean told;
    private boolean update;
    private boolean numbered;
    private Optional<LocalDate> published = Optional.empty();
    private Optional<LocalDate> updated = Optional.empty();
    private Optional<String> outlet = Optional.empty();

    NoteReader(String line, boolean bylines) {
      this.line = line;
      this.bylines = bylines;
    }

    /// Whether the line is such a note; may be asked again.
    boolean isNote() {
      while (at < line.length()) {
        char c = line.charAt(at);
        if (!Character.isLetterOrDigit(c)) {
          at++;
          continue;
        }
        if (!date() && !number() && !word()) {
          return false;
        }
      }
      return told;
    }

    private boolean date() {
      Optional<WrittenDate> date = WrittenDate.at(line, at);
      if (date.isEmpty()) {
        return false;
      }
      at = date.get().end();
      told = true;
      if (update) {
        updated = updated.or(() -> date.map(WrittenDate::date));
      } else {
        published = published.or(() -> date.map(WrittenDate::date));
      }
      update = false;
      return true;
    }

    /// A clock time, or the number of a news item behind its label.
    private boolean number() {
      int end = at;
      while (end < line.length() && Character.isDigit(line.charAt(end))) {
        end++;
      }
      if (end == at) {
        return false;
      }
      boolean clock =
          end < line.length()
              && (line.charAt(end) == ':' || line.charAt(end) == '.')
              && end - at <= 2;
      boolean zone =
          at > 0
              && (line.charAt(at - 1) == '+'
                  || line.charAt(at - 1) == ':'
                  || line.charAt(at - 1) == '.');
      boolean hour =
          end - at <= 2 && ZONES.contains(wordAt(Punctuation.skipWhite(line, end, line.length())));
      if (!clock && !zone && !hour && !numbered) {
        return false;
      }
      told |= numbered;
      at = end;
      return true;
    }

    private boolean word() {
      String word = wordAt(at);
      if (word.equals("by") && bylines && byline()) {
        return true;
      }
      if (DATE_LABELS.contains(word)) {
        update |=
            word.equals("updated")
                || word.equals("modified")
                || word.equals("edited")
                || word.equals("revised");
        if (word.equals("published") || word.equals("posted")) {
          update = false;
        }
      } else if (word.equals("page") && published.isPresent()) {
        at = Punctuation.skipWhite(line, wordEnd(at), line.length());
        while (at < line.length() && Character.isLetterOrDigit(line.charAt(at))) {
          at++;
        }
        return true;
      } else if (NUMBER_LABELS.contains(word)) {
        numbered |=
            word.equals("id") || word.equals("code") || word.equals("no") || word.equals("number");
      } else if (!ZONES.contains(word) && !WrittenDate.isWeekday(word)) {
        return false;
      }
      at = wordEnd(at);
      return true;
    }

    /// A word in small letters, which may be more letters than it has in the line.
    private String wordAt(int from) {
      return line.substring(from, wordEnd(from)).toLowerCase(Locale.ROOT);
    }

    private int wordEnd(int from) {
      int end = from;
      while (end < line.length() && end - from < 20 && Character.isLetter(line.charAt(end))) {
        end++;
      }
      return end;
    }

    /// `By Jane Doe and John Roe, CNN`: up to twelve names, to a separator or the end.
    private boolean byline() {
      int i = at + 2;
      int words = 0;
      int lastComma = -1;
      while (i < line.length() && words <= 12) {
        char c = line.charAt(i);
        if (c == ' ' || c == '.' || c == '-' || c == '’' || c == '\'' || c == '&') {
          boolean wide =
              c == ' ' && i + 1 < line.length() && Punctuation.isWhite(line.charAt(i + 1));
          if (wide) {
            break;
          }
          i++;
          continue;
        }
        if (c == ',') {
          lastComma = i++;
          continue;
        }
        if (!Character.isLetter(c)) {
          break;
        }
        String word = wordAt(i);
        if (words > 0 && (DATE_LABELS.contains(word) || WrittenDate.at(line, i).isPresent())) {
          break;
        }
        boolean joined = line.charAt(i - 1) == '-';
        if (!Character.isUpperCase(c) && !joined && !BYLINE_WORDS.contains(word)) {
          return false;
        }
        i = wordEnd(i);
        words++;
      }
      boolean closed =
          i >= line.length() || !Character.isLetterOrDigit(line.charAt(i)) || words > 0;
      if (words < 1 || words > 12 || !closed || (i < line.length() && line.charAt(i) == ':')) {
        return false;
      }
      if (lastComma > 0) {
        String name = line.substring(lastComma + 1, i).strip();
        if (DatelinePrefix.isKnownOutlet(name)) {
          outlet = Optional.of(name);
        }
      }
      told = true;
      at = i;
      return true;
    }
  }
}
