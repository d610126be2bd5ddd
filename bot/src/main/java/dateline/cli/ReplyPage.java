package dateline.cli;

import dateline.answer.Alias;
import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreement;
import dateline.answer.Disagreements;
import dateline.answer.Progress;
import dateline.answer.SpokenQuotes;
import dateline.answer.Statement;
import dateline.answer.Timeline;
import dateline.answer.Trouble;
import dateline.article.Article;
import dateline.article.ArticleText;
import dateline.article.Span;
import dateline.chat.Conversation;
import dateline.chat.Reply;
import dateline.search.Hit;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Replies, answers and articles as they look in a terminal.
final class ReplyPage {

  /// Characters shown of a passage: about three lines.
  private static final int EXCERPT = 220;

  /// Of a speaker among others so many occasions are shown, and so many sayings of each.
  private static final int OCCASIONS = 2;

  private static final int SAYINGS = 4;

  private static final int CONTEXT_LINES = 2;
  private static final int CONTEXT = 800;

  private final Page page;
  private int told;

  ReplyPage(Page page) {
    this.page = page;
  }

  /// Shows the statements of an answer as they are written; what is printed later leaves them out.
  ///
  /// @param out what the page writes to
  Progress growing(PrintWriter out, BooleanSupplier stopped) {
    return new Progress() {
      @Override
      public void verified(List<Statement> soFar) {
        grow(soFar);
        out.flush();
      }

      @Override
      public boolean stopped() {
        return stopped.getAsBoolean();
      }
    };
  }

  private void grow(List<Statement> soFar) {
    for (; told < soFar.size(); told++) {
      Optional<Statement> before = told == 0 ? Optional.empty() : Optional.of(soFar.get(told - 1));
      soFar
          .get(told)
          .headingAfter(before)
          .ifPresent(heading -> {
            if (before.isPresent()) {
              page.gap();
            }
            page.paragraph(heading + ":");
          });
      printStatement(soFar.get(told));
    }
  }

  void print(Reply reply) {
    switch (reply) {
      case Reply.Answered answered -> print(answered.answer());
      case Reply.Stopped() -> page.paragraph("Stopped.");
      case Reply.SourceList list -> printSources(list.articles());
      case Reply.Latest latest -> printSources(latest.articles());
      case Reply.Disagreeing disagreeing ->
          printDisagreements(disagreeing.found(), disagreeing.all(), disagreeing.topic());
      case Reply.Quoted quoted ->
          printQuotes(quoted.speakers(), quoted.all(), quoted.asked().isPresent());
      case Reply.TimelineTold told -> printTimeline(told.timeline(), told.topic());
      case Reply.InContext context -> printArticle(context.article(), Optional.of(context.quote()));
      case Reply.Changed changed ->
          page.paragraph("That article has changed since; ask again to see it as it is now.");
      case Reply.Help help -> printHelp(help);
      case Reply.StartedAnew() -> page.paragraph("Earlier turns are forgotten.");
      case Reply.Refused refused -> page.paragraph(refused.text());
    }
  }

  /// The answer, as far as it has not been shown yet, then its sources.
  void print(Answer answer) {
    KeyWords words = new KeyWords(answer.question());
    switch (answer) {
      case Answer.Grounded grounded -> {
        grow(grounded.statements());
        grounded.silent().forEach(each -> page.paragraph(each.text()));
        grounded.trouble().ifPresent(trouble -> printTrouble(trouble, grounded.method()));
        for (Disagreement disagreement : grounded.disagreements()) {
          printDisagreement(disagreement);
        }
        grounded.aliases().forEach(this::printAlias);
        grounded.listed().ifPresent(this::printRest);
        page.gap();
        grounded.citations().forEach(citation -> printCitation(citation, words));
      }
      case Answer.Unanswered unanswered -> {
        page.paragraph(unanswered.reason().text());
        if (!unanswered.nearest().isEmpty()) {
          page.gap();
          page.paragraph("Nearest:");
          unanswered.nearest().forEach(citation -> printNear(citation, words));
        }
      }
    }
  }

  private void printStatement(Statement statement) {
    String copied = statement.copied().map(each -> " (" + each + ")").orElse("");
    page.paragraph(spoken(statement) + " " + markers(statement.citations()) + copied);
  }

  private void printTrouble(Trouble trouble, Answer.Method method) {
    page.paragraph(
        "("
            + trouble.text()
            + switch (method) {
              case LLM -> "; this is what it said before)";
              case EXTRACTIVE -> "; these are the articles' own sentences)";
            });
  }

  /// The statement, with who said it and through whom it comes.
  private static String spoken(Statement statement) {
    return statement
        .attribution()
        .map(who -> statement.shown() + " (" + who + ")")
        .orElse(statement.shown());
  }

  private static String marked(Collection<Citation> citations) {
    return markers(citations.stream().map(Citation::marker).toList());
  }

  /// Quotations by speaker and occasion, the words bold in which articles differ, or in brackets
  /// where nothing can be bold.
  ///
  /// @param all how many speakers there are
  /// @param whole whether everything is shown, or of each speaker the first occasions
  void printQuotes(List<SpokenQuotes> speakers, int all, boolean whole) {
    for (SpokenQuotes speaker : speakers) {
      if (!speaker.equals(speakers.getFirst())) {
        page.gap();
      }
      page.heading(speaker.speaker());
      List<String> others =
          speaker.spellings().stream().filter(name -> !name.equals(speaker.speaker())).toList();
      if (!others.isEmpty()) {
        page.paragraph("  ", "also " + String.join(", ", others));
      }
      List<SpokenQuotes.Occasion> occasions =
          whole ? speaker.occasions() : first(speaker.occasions(), OCCASIONS);
      int shown = 0;
      for (SpokenQuotes.Occasion occasion : occasions) {
        List<SpokenQuotes.Saying> sayings =
            whole ? occasion.sayings() : first(occasion.sayings(), SAYINGS);
        page.gap();
        page.paragraph("  ", heading(occasion));
        sayings.forEach(this::printSaying);
        shown += sayings.size();
      }
      int left = speaker.count() - shown;
      if (left > 0) {
        page.paragraph("  ", "and " + left + " more; name the speaker to see all");
      }
    }
    printRest(speakers.size(), all, "speakers", "name one to see what they said");
  }

  /// Tells how many there are of what not all is shown.
  private void printRest(int shown, int all, String things, String advice) {
    if (shown < all) {
      page.gap();
      page.paragraph(Count.of(shown) + " of " + Count.of(all) + " " + things + "; " + advice);
    }
  }

  private void printRest(Answer.Listed listed) {
    String things = listed.kind().name().toLowerCase(Locale.ROOT);
    printRest(listed.told(), listed.all(), things, otherTopic(listed.topic()));
  }

  private static String otherTopic(Optional<String> topic) {
    return (topic.isPresent() ? "narrow the topic" : "name a topic") + " to see others";
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }

  private static String heading(SpokenQuotes.Occasion occasion) {
    String days =
        occasion
            .from()
            .map(from -> {
              String last =
                  occasion
                      .to()
                      .filter(to -> !to.equals(from))
                      .map(to -> " to " + day(to))
                      .orElse("");
              return day(from) + last;
            })
            .orElse("no date");
    return occasion.hearers().isEmpty()
        ? days + ":"
        : days + ", to " + String.join(", ", occasion.hearers()) + ":";
  }

  private void printSaying(SpokenQuotes.Saying saying) {
    boolean several = saying.versions().size() > 1;
    for (SpokenQuotes.Version version : saying.versions()) {
      BitSet differing = version.differing();
      String said = page.isStyled() ? version.text() : bracketed(version.text(), differing);
      String open = version.verbatim() ? "“" : "";
      String close = version.verbatim() ? "”" : "";
      BitSet bold = new BitSet();
      differing.stream().forEach(i -> bold.set(i + open.length()));
      String from = " — " + origin(version);
      boolean first = version.equals(saying.versions().getFirst());
      page.paragraph(several && !first ? "      " : "    - ", open + said + close + from, bold);
    }
  }

  private static String origin(SpokenQuotes.Version version) {
    Citation citation = version.citation();
    StringJoiner origin = new StringJoiner(", ");
    String outlet = citation.outlet().orElse(citation.span().article());
    origin.add(outlet);
    version.per().filter(per -> !per.equals(outlet)).ifPresent(per -> origin.add("from " + per));
    citation.published().ifPresent(day -> origin.add(day(day)));
    return origin.toString();
  }

  private static String bracketed(String text, BitSet marks) {
    StringBuilder marked = new StringBuilder();
    int at = 0;
    for (int from = marks.nextSetBit(0); from >= 0; ) {
      int to = marks.nextClearBit(from);
      marked.append(text, at, from).append('[').append(text, from, to).append(']');
      at = to;
      from = marks.nextSetBit(to);
    }
    return marked.append(text.substring(at)).toString();
  }

  private static String markers(List<Integer> citations) {
    StringBuilder markers = new StringBuilder();
    citations.forEach(marker -> markers.append('[').append(marker).append(']'));
    return markers.toString();
  }

  private void printDisagreement(Disagreement disagreement) {
    page.gap();
    page.paragraph(
        switch (disagreement.kind()) {
              case CONTRADICTION -> "The sources disagree about ";
              case COUNTING_BASE -> "The sources count otherwise, about ";
              case OTHER_TIME -> "The sources tell of other times, about ";
              case OTHER_PERSON -> "The sources name different people, about ";
              case OTHER_PLACE -> "The sources name different places, about ";
            }
            + disagreement.about()
            + ":");
    for (Disagreement.Value value : disagreement.values()) {
      page.paragraph("  - ", value.value() + " " + markers(value.citations()));
    }
  }

  /// Disagreements, each with its quotes below it.
  ///
  /// @param all how many there are
  /// @param topic what they are about
  void printDisagreements(List<Disagreements.Found> found, int all, Optional<String> topic) {
    for (Disagreements.Found each : found) {
      printDisagreement(each.disagreement());
      each.citations().forEach(citation -> printCitation(citation, new KeyWords("")));
    }
    if (found.isEmpty()) {
      page.paragraph("No two articles were found that give different values for one thing.");
    }
    printRest(found.size(), all, "disagreements", otherTopic(topic));
  }

  private void printAlias(Alias alias) {
    StringJoiner written = new StringJoiner(", ", "(" + alias.asked() + " is written ", ")");
    for (Alias.Written each : alias.written()) {
      written.add(each.as() + " " + markers(each.citations()));
    }
    page.paragraph(written.toString());
  }

  private void printCitation(Citation citation, KeyWords words) {
    String mark = "[" + citation.marker() + "] ";
    page.paragraph(mark, origin(citation));
    String quote = citation.quote();
    page.paragraph(" ".repeat(mark.length()), quote, words.in(quote));
  }

  private void printNear(Citation citation, KeyWords words) {
    String mark = "[" + citation.marker() + "] ";
    page.paragraph(mark, origin(citation));
    printExcerpt(" ".repeat(mark.length()), citation.quote(), words);
  }

  private void printExcerpt(String indent, String text, KeyWords words) {
    KeyWords.Excerpt part = words.excerpt(text, EXCERPT);
    String before = part.start() > 0 ? "… " : "";
    String shown =
        before
            + text.substring(part.start(), part.end()).stripTrailing()
            + (part.end() < text.length() ? " …" : "");
    page.paragraph(indent, shown, words.in(shown));
  }

  private static String origin(Citation citation) {
    return origin(
        citation.span().article(), citation.outlet(), citation.published(), citation.title());
  }

  /// Passages with their scores, the words of the query bold.
  void printHits(String query, List<List<Hit>> hits) {
    KeyWords words = new KeyWords(query);
    int place = 0;
    for (List<Hit> group : hits) {
      Hit hit = group.getFirst();
      page.paragraph("%2d. ".formatted(++place), origin(hit.article()));
      printExcerpt("    ", hit.text(), words);
      if (group.size() > 1) {
        String others =
            group.stream()
                .skip(1)
                .map(copy -> origin(copy.article()))
                .collect(Collectors.joining("; "));
        page.paragraph("    ", "(the same in " + others + ")");
      }
    }
    if (hits.isEmpty()) {
      page.paragraph("No passage has to do with this.");
    }
  }

  private static String origin(Article article) {
    return origin(article.id(), article.outlet(), article.published(), article.title());
  }

  private static String origin(
      String id, Optional<String> outlet, Optional<LocalDate> published, String title) {
    StringJoiner origin = new StringJoiner(", ");
    origin.add(outlet.orElse(id));
    published.ifPresent(day -> origin.add(day(day)));
    return title.isBlank() ? origin.toString() : origin + " — " + title;
  }

  /// Such as `20 January 2024`. By hand, since the locale data behind a formatter slows the start.
  static String day(LocalDate date) {
    String month = date.getMonth().name();
    return "%d %s%s %d"
        .formatted(
            date.getDayOfMonth(),
            month.charAt(0),
            month.substring(1).toLowerCase(Locale.ROOT),
            date.getYear());
  }

  private void printHelp(Reply.Help help) {
    if (!help.examples().isEmpty()) {
      page.paragraph("Type a question, for example:");
      help.examples().forEach(example -> page.paragraph("  ", example));
      page.gap();
    }
    page.paragraph(help.examples().isEmpty() ? "Type a question, or:" : "or a command:");
    for (Conversation.Command command : help.commands()) {
      page.paragraph("  %-10s ".formatted(command.usage()), command.meaning());
    }
    page.paragraph("  %-10s ".formatted(ChatCommand.QUIT), "leave (so does Ctrl-D)");
  }

  /// What happened, by day; with the words for the day where these are no date themselves.
  void printTimeline(Timeline timeline, Optional<String> topic) {
    if (timeline.entries().isEmpty()) {
      page.paragraph(
          topic
                  .map(about ->
                      "The articles tell of nothing with a day that has to do with " + about)
                  .orElse("The articles tell of nothing with a day")
              + ".");
      return;
    }
    String before = "";
    for (Timeline.Entry entry : timeline.entries()) {
      String day = entry.time().inFull();
      if (!day.equals(before)) {
        if (!before.isEmpty()) {
          page.gap();
        }
        page.heading(day);
        before = day;
      }
      String inferred = entry.time().inferred() ? " (the day by what the article says)" : "";
      page.paragraph("  ", entry.text() + " " + marked(entry.citations()) + inferred);
      for (Timeline.OtherDay other : entry.otherwise()) {
        page.paragraph("  ! ", "on " + other.time().inFull() + " by " + marked(other.citations()));
      }
    }
    page.gap();
    for (Citation citation : timeline.citations()) {
      page.paragraph("[" + citation.marker() + "] ", origin(citation));
    }
    printRest(timeline.entries().size(), timeline.all(), "events", otherTopic(topic));
  }

  /// A list of articles by who published them, when, under which title.
  void printSources(List<Article> articles) {
    for (Article article : articles) {
      page.paragraph(
          "- ", origin(article.id(), article.outlet(), article.published(), article.title()));
    }
    page.paragraph(articles.size() == 1 ? "1 article" : articles.size() + " articles");
  }

  /// A whole article, or the lines around one quote of it with the quote bold. What is no article
  /// text, such as front matter or a comment form, is left out.
  void printArticle(Article article, Optional<Span> quote) {
    page.heading(article.title().isBlank() ? article.id() : article.title());
    page.paragraph(origin(article.id(), article.outlet(), article.published(), ""));
    article.url().ifPresent(page::paragraph);
    page.gap();
    BitSet bold = new BitSet();
    quote.ifPresent(span -> bold.set(span.start(), span.end()));
    String text = article.text();
    BitSet said = sentences(article);
    said.or(bold);
    int from = quote.map(span -> contextStart(text, span.start())).orElse(0);
    int to = quote.map(span -> contextEnd(text, span.end())).orElse(text.length());
    if (said.nextSetBit(0) >= 0 && said.nextSetBit(0) < from) {
      page.paragraph("[…]");
    }
    printLines(text.substring(0, to), from, said, bold);
    if (said.nextSetBit(to) >= 0) {
      page.paragraph("[…]");
    }
  }

  /// The characters of the sentences, without a headline that only repeats the title.
  private static BitSet sentences(Article article) {
    BitSet said = new BitSet();
    for (Span sentence : ArticleText.of(article).sentences()) {
      if (said.isEmpty() && article.quote(sentence).strip().equals(article.title())) {
        continue;
      }
      said.set(sentence.start(), sentence.end());
    }
    return said;
  }

  /// Each line of an article is a paragraph; of several empty lines one stays.
  private void printLines(String text, int from, BitSet said, BitSet bold) {
    boolean gap = false;
    boolean first = true;
    int start = from;
    while (start < text.length()) {
      int end = endOfLine(text, start);
      int speaks = said.nextSetBit(start);
      if (speaks < 0 || speaks >= end) {
        gap |= !first && text.substring(start, end).isBlank();
      } else {
        if (gap) {
          page.gap();
        }
        page.paragraph("", text.substring(start, end), bold.get(start, end));
        gap = false;
        first = false;
      }
      start = end + 1;
    }
  }

  /// The start of the line that lies [#CONTEXT_LINES] lines that say something above an index; in
  /// an article of endless lines, of a word [#CONTEXT] characters before it.
  private static int contextStart(String text, int index) {
    int start = text.lastIndexOf('\n', index - 1) + 1;
    int left = CONTEXT_LINES;
    while (start > 0 && left > 0 && index - start < CONTEXT) {
      int before = text.lastIndexOf('\n', start - 2) + 1;
      if (!text.substring(before, start).isBlank()) {
        left--;
      }
      start = before;
    }
    if (index - start <= CONTEXT) {
      return start;
    }
    int space = text.indexOf(' ', index - CONTEXT);
    return space < 0 || space > index ? index - CONTEXT : space + 1;
  }

  /// As [#contextStart], below an index.
  private static int contextEnd(String text, int index) {
    int end = endOfLine(text, index);
    int left = CONTEXT_LINES;
    while (end < text.length() && left > 0 && end - index < CONTEXT) {
      int after = endOfLine(text, end + 1);
      if (!text.substring(end, after).isBlank()) {
        left--;
      }
      end = after;
    }
    if (end - index <= CONTEXT) {
      return end;
    }
    int space = text.lastIndexOf(' ', index + CONTEXT);
    return space < index ? index + CONTEXT : space;
  }

  private static int endOfLine(String text, int index) {
    int newline = index >= text.length() ? -1 : text.indexOf('\n', index);
    return newline < 0 ? text.length() : newline;
  }
}
