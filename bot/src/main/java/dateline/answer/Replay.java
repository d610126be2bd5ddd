package dateline.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.article.Article;
import dateline.article.Attributions;
import dateline.article.Span;
import dateline.search.PassageSearcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a model once wrote, read and held against the articles once more, as this version of
/// Dateline does it. No model is asked and nothing is searched: the sentences that it was shown
/// keep their numbers.
///
/// Left out is what depends on more than that: how the question was completed, and which sentence
/// of an article takes the place of a statement that does not stand.
///
/// @param statements what is read now in its order, then what was read only then
/// @param then why the output was no draft, or not a whole one
/// @param now the same today
/// @param otherPrompt whether a model would be asked in other words today
public record Replay(
    List<Line> statements, Optional<Trouble> then, Optional<Trouble> now, boolean otherPrompt) {

  public Replay {
    statements = List.copyOf(statements);
  }

  /// One proposed statement.
  ///
  /// @param then as it was judged; empty where it was not read
  /// @param now as it is judged now; empty where it is not read any more
  public record Line(String text, Optional<Trace.Judged> then, Optional<Trace.Judged> now) {

    /// Whether it is read otherwise, or another verdict comes of it.
    public boolean changed() {
      return then.isEmpty() || now.isEmpty() || !alike(then.get(), now.get());
    }

    private static boolean alike(Trace.Judged one, Trace.Judged other) {
      return one.quotes().equals(other.quotes())
          && one.speaker().equals(other.speaker())
          && one.objections().equals(other.objections());
    }
  }

  /// Reads and checks what a record holds.
  ///
  /// @throws RecordException where articles are gone or have changed since, naming them
  public static Replay of(Records.Kept kept, PassageSearcher searcher) {
    Trace trace = kept.trace();
    Optional<Trace.Call> writing = trace.writing();
    if (writing.isEmpty()) {
      return new Replay(List.of(), Optional.empty(), Optional.empty(), false);
    }
    List<Shown> shown = shown(kept, searcher);
    Draft draft = LlmWriter.read(shown, writing.get().completion());
    List<Trace.Judged> earlier = new ArrayList<>(trace.judged());
    List<Line> lines = new ArrayList<>();
    for (Draft.Proposal proposal : draft.statements()) {
      Verdict verdict = verdict(proposal);
      Trace.Judged now =
          new Trace.Judged(
              proposal, verdict, verdict.stands() ? Trace.Fate.SAID : Trace.Fate.DROPPED);
      Optional<Trace.Judged> then =
          earlier.stream().filter(each -> each.text().equals(now.text())).findFirst();
      then.ifPresent(earlier::remove);
      lines.add(new Line(now.text(), then, Optional.of(now)));
    }
    earlier.forEach(each -> lines.add(new Line(each.text(), Optional.of(each), Optional.empty())));
    return new Replay(
        lines,
        trace.trouble(),
        draft.source().flatMap(Draft.Source::trouble),
        !writing.get().prompt().equals(Trace.prompt(trace.survey()).version()));
  }

  /// A statement also stands where it stands on one of its quotes alone, as [Composition] has it.
  private static Verdict verdict(Draft.Proposal proposal) {
    boolean alone =
        proposal.quotes().stream()
            .map(quote ->
                new Draft.Proposal(
                    proposal.text(),
                    List.of(quote),
                    Attributions.of(quote.article()).speaker(quote.span())))
            .anyMatch(StatementChecker::stands);
    return alone ? Verdict.STANDS : StatementChecker.judge(proposal);
  }

  /// The sentences of a record, as they still stand in the articles.
  private static List<Shown> shown(Records.Kept kept, PassageSearcher searcher) {
    List<Shown> shown = new ArrayList<>();
    Set<String> gone = new LinkedHashSet<>();
    Set<String> changed = new LinkedHashSet<>();
    for (Trace.Sentence sentence : kept.trace().evidence()) {
      Span span = sentence.span();
      Optional<Article> article = searcher.article(span.article());
      if (article.isEmpty()) {
        gone.add(span.article());
      } else if (!isAsBefore(article.get(), sentence)) {
        changed.add(span.article());
      } else {
        Attributions speakers = Attributions.of(article.get());
        shown.add(new Shown(sentence.number(), article.get(), span, speakers.speaker(span)));
      }
    }
    if (gone.isEmpty() && changed.isEmpty()) {
      return shown;
    }
    StringBuilder problem =
        new StringBuilder("record " + kept.name() + " can't be replayed on this index:");
    if (!gone.isEmpty()) {
      problem.append(" gone since: ").append(String.join(", ", gone));
    }
    if (!changed.isEmpty()) {
      problem.append(gone.isEmpty() ? "" : ";");
      problem.append(" changed since: ").append(String.join(", ", changed));
    }
    throw new RecordException(problem.toString());
  }

  private static boolean isAsBefore(Article article, Trace.Sentence sentence) {
    return article.text().startsWith(sentence.quote(), sentence.span().start())
        && article.outlet().equals(sentence.outlet())
        && article.published().equals(sentence.published());
  }

  /// Whether anything comes out otherwise than it did.
  public boolean changed() {
    return !then.equals(now) || statements.stream().anyMatch(Line::changed);
  }

  /// As a JSON object, the form of `dateline replay --json`.
  public ObjectNode json(Records.Kept kept) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("record", kept.name()).put("question", kept.trace().question());
    json.put("changed", changed()).put("other_prompt", otherPrompt);
    json.put("trouble_then", then.map(TraceJson::word).orElse(null));
    json.put("trouble_now", now.map(TraceJson::word).orElse(null));
    ArrayNode array = json.putArray("statements");
    for (Line line : statements) {
      ObjectNode statement = array.addObject();
      statement.put("text", line.text()).put("changed", line.changed());
      statement.set("then", line.then().map(TraceJson::of).orElse(null));
      statement.set("now", line.now().map(TraceJson::of).orElse(null));
    }
    return json;
  }
}
