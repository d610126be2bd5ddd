package dateline.telegram;

import dateline.answer.Alias;
import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Disagreement;
import dateline.answer.Question;
import dateline.answer.Statement;
import dateline.article.Origins;
import dateline.chat.Turn;
import dateline.telegram.Body.Button;
import dateline.telegram.Body.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How answers look in Telegram, and what stands in their place until there is one.
final class AnswerFace {

  private static final int MAX_ABOUT = 120;
  private static final int MAX_LABEL = 18;
  private static final int CITE_BUTTONS = 8;

  /// Characters shown of a passage that comes near.
  private static final int EXCERPT = 220;

  private final Texts texts;
  private final Wording wording;

  AnswerFace(Texts texts) {
    this.texts = texts;
    this.wording = new Wording(texts);
  }

  /// As [Face#reply].
  List<Body> answer(Answer answer, Face.Asked asked) {
    return switch (answer) {
      case Answer.Grounded grounded -> grounded(grounded, asked);
      case Answer.Unanswered unanswered -> unanswered(unanswered, asked);
    };
  }

  private List<Body> grounded(Answer.Grounded answer, Face.Asked asked) {
    Sheet sheet = new Sheet(texts);
    statements(sheet, answer.statements(), answer.citations());
    for (Answer.Reason.Silent silent : answer.silent()) {
      String text = reason(silent);
      sheet.gap().directed(text).put(text).gap();
    }
    for (Disagreement disagreement : answer.disagreements()) {
      wording.disagreement(sheet, disagreement, answer.citations());
    }
    answer.aliases().forEach(alias -> alias(sheet, alias, answer.citations()));
    answer.listed().ifPresent(listed -> wording.rest(sheet, listed));
    sheet
        .gap()
        .block(
            Kind.COLLAPSED_QUOTE, () -> answer.citations().forEach(c -> wording.source(sheet, c)));
    switch (answer.method()) {
      case LLM -> {
        String note = answer.trouble().isPresent() ? "by-model-part" : "by-model";
        sheet.gap().mark(Kind.ITALIC, () -> sheet.say(note));
      }
      case EXTRACTIVE -> {
        if (answer.trouble().isPresent()) {
          sheet.gap().mark(Kind.ITALIC, () -> sheet.say("no-model"));
        }
      }
    }
    boolean more = asked.length() != Question.Length.LONG;
    return sheet.bodies(answerButtons(answer.citations(), asked.turn(), more));
  }

  private List<List<Button>> answerButtons(List<Citation> citations, String turn, boolean more) {
    List<List<Button>> buttons = new ArrayList<>(citeButtons(citations, turn));
    List<Button> last = new ArrayList<>();
    if (more) {
      last.add(new Button.Tell(texts.text("button.more"), new Press.More(turn)));
    }
    last.add(new Button.Tell("👍", new Press.Rate(turn, true)));
    last.add(new Button.Tell("👎", new Press.Rate(turn, false)));
    buttons.add(last);
    return buttons;
  }

  /// As [Face#remembered].
  List<Body> remembered(Turn turn) {
    Sheet sheet = new Sheet(texts);
    sheet.directed(turn.text()).outside(turn.text()).gap();
    sheet.block(
        Kind.COLLAPSED_QUOTE, () -> turn.citations().forEach(c -> wording.source(sheet, c)));
    return sheet.bodies(
        turn.grounded()
            ? answerButtons(turn.citations(), turn.id(), false)
            : citeButtons(turn.citations(), turn.id()));
  }

  /// Statements, what stands under one heading below it.
  private void statements(Sheet sheet, List<Statement> statements, List<Citation> citations) {
    Optional<Statement> before = Optional.empty();
    for (Statement statement : statements) {
      statement
          .headingAfter(before)
          .ifPresent(heading ->
              sheet
                  .gap()
                  .mark(
                      Kind.BOLD, () -> sheet.outside(Outside.shortened(heading, Wording.MAX_TITLE)))
                  .line());
      statement(sheet, statement, citations);
      before = Optional.of(statement);
    }
  }

  /// A paragraph: what is said, who says it where the words themselves don't, and the markers.
  private void statement(Sheet sheet, Statement statement, List<Citation> citations) {
    sheet.gap().directed(statement.text()).outside(statement.shown().strip());
    statement
        .speaker()
        .ifPresent(speaker -> sheet.put(" (").put(attribution(speaker, statement)).put(")"));
    sheet.put(" ");
    Wording.markers(sheet, statement.citations(), citations);
    statement.origins().ifPresent(each -> sheet.put(" (").put(copied(each)).put(")"));
    sheet.gap();
  }

  /// How many outlets have it from how many origins.
  private String copied(Origins origins) {
    String from =
        origins
            .name()
            .map(name ->
                texts.text(
                    "origins.named",
                    "name",
                    texts.outside(Outside.shortened(name, Wording.MAX_NAME))))
            .orElseGet(() -> texts.count("origins", origins.origins()));
    return texts.count("copied", origins.outlets(), "origins", from);
  }

  /// Who said it, and through whom it comes.
  private String attribution(String speaker, Statement statement) {
    String who = texts.outside(Outside.shortened(speaker, Wording.MAX_NAME));
    if (statement.per().isEmpty()) {
      return who;
    }
    List<String> outlets =
        statement.namedOutlets().stream()
            .map(outlet -> texts.outside(Outside.shortened(outlet, Wording.MAX_NAME)))
            .toList();
    int others = statement.per().size() - outlets.size();
    String named = texts.list(outlets);
    return texts.text(
        "per",
        "speaker",
        who,
        "outlets",
        others == 0 ? named : texts.count("per.others", others, "outlets", named));
  }

  private void alias(Sheet sheet, Alias alias, List<Citation> citations) {
    sheet
        .gap()
        .say("alias", "asked", texts.outside(Outside.shortened(alias.asked(), Wording.MAX_NAME)))
        .put(" ");
    String between = "";
    for (Alias.Written written : alias.written()) {
      sheet.put(between).outside(Outside.shortened(written.as(), Wording.MAX_NAME)).put(" ");
      Wording.markers(sheet, written.citations(), citations);
      between = ", ";
    }
    sheet.gap();
  }

  private List<Body> unanswered(Answer.Unanswered answer, Face.Asked asked) {
    Sheet sheet = new Sheet(texts);
    sheet.put(reason(answer.reason())).gap();
    if (!answer.nearest().isEmpty()) {
      sheet.say("nearest").line();
      sheet.block(
          Kind.COLLAPSED_QUOTE,
          () -> {
            for (Citation citation : answer.nearest()) {
              wording.origin(sheet, citation);
              String excerpt = Outside.excerpt(citation.quote(), answer.question(), EXCERPT);
              sheet.directed(excerpt).outside(excerpt).gap();
            }
          });
    }
    return sheet.bodies(citeButtons(answer.nearest(), asked.turn()));
  }

  private String reason(Answer.Reason reason) {
    return switch (reason) {
      case Answer.Reason.NothingFound() -> texts.text("refused.nothing");
      case Answer.Reason.OtherSubject subject ->
          texts.text("refused.subject", "missing", missing(subject.missing()));
      case Answer.Reason.Apart apart ->
          texts.text("refused.apart", "missing", missing(apart.missing()));
      case Answer.Reason.Unsure() -> texts.text("refused.unsure");
      case Answer.Reason.Silent(String outlet, String about) ->
          texts.text(
              "refused.silent",
              "outlet",
              texts.outside(Outside.shortened(outlet, Wording.MAX_NAME)),
              "about",
              texts.outside(Outside.shortened(about, MAX_ABOUT)));
      case Answer.Reason.NoDisagreement(Optional<String> topic) ->
          topic
              .map(each ->
                  texts.text(
                      "refused.agreed.topic",
                      "about",
                      texts.outside(Outside.shortened(each, MAX_ABOUT))))
              .orElseGet(() -> texts.text("refused.agreed"));
      case Answer.Reason.KindMissing(String kind) ->
          texts.text("refused.kind", "kind", texts.named("kind.", kind));
    };
  }

  private String missing(List<String> words) {
    return texts.list(
        words.stream()
            .map(word -> texts.outside(Outside.shortened(word, Wording.MAX_NAME)))
            .toList());
  }

  /// As [Face#progress].
  Body progress(List<Statement> soFar, long update) {
    if (soFar.isEmpty()) {
      return looking(update);
    }
    Sheet sheet = new Sheet(texts);
    statements(sheet, soFar, List.of());
    sheet.put("…");
    Body first = sheet.bodies(List.of()).getFirst();
    return new Body(first.text(), first.marks(), stop(update));
  }

  /// As [Face#looking].
  Body looking(long update) {
    return new Sheet(texts).say("looking").body(stop(update));
  }

  private List<List<Button>> stop(long update) {
    return List.of(List.of(new Button.Tell(texts.text("button.stop"), new Press.Stop(update))));
  }

  private static List<List<Button>> citeButtons(List<Citation> citations, String turn) {
    List<Button> buttons = new ArrayList<>();
    for (Citation citation : citations.subList(0, Math.min(CITE_BUTTONS, citations.size()))) {
      String label =
          "[" + citation.marker() + "] " + Outside.shortened(Wording.name(citation), MAX_LABEL);
      buttons.add(new Button.Tell(label, new Press.Cite(turn, citation.marker())));
    }
    return Button.rows(buttons);
  }
}
