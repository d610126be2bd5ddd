package dateline.telegram;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Question;
import dateline.answer.Statement;
import dateline.article.Article;
import dateline.chat.Reply;
import dateline.chat.Store;
import dateline.chat.Turn;
import dateline.telegram.Body.Button;
import dateline.telegram.Body.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How everything looks that is said in Telegram, in one language.
final class Face {

  private static final int EXAMPLES = 3;

  private final Texts texts;
  private final AnswerFace answers;
  private final ArticlesFace articles;
  private final ListFace lists;

  /// Speaks the language of a code such as `fa` or `en-GB`, or English.
  Face(String language) {
    this.texts = Texts.of(language);
    this.answers = new AnswerFace(texts);
    this.articles = new ArticlesFace(texts);
    this.lists = new ListFace(texts);
  }

  /// The face that a chat sees: in its own language, or where it has chosen none the person's.
  static Face of(Store.Chat chat, String language) {
    return new Face(chat.language().orElse(language));
  }

  /// The codes of the languages there are.
  static List<String> languages() {
    return Texts.languages().stream().map(Texts::code).toList();
  }

  /// What was asked for with a question, as far as it shows.
  ///
  /// @param turn the id of the turn that holds the answer
  /// @param length how much the answer may say
  record Asked(String turn, Question.Length length) {}

  /// Who reads.
  enum Audience {
    PRIVATE,
    GROUP,
    ADMIN
  }

  /// An entry of the menu of commands.
  record MenuEntry(String word, String meaning) {}

  /// Why an article is not added.
  enum AddRefusal {
    OFF,
    NOT_ALLOWED,
    NOT_TEXT
  }

  /// What a tapped button says for a moment.
  enum Toast {
    THANKS,
    SAVED,
    STOPPING,
    GONE,
    NOT_YOURS,
    OPEN,
    NO_MORE,
    ENOUGH,
    ADMINS_ONLY
  }

  // answers, articles, lists

  /// A reply as messages to send one after the other, at least one.
  ///
  /// @param asked what was asked for; only looked at where the reply is an answer
  List<Body> reply(Reply reply, Asked asked) {
    return switch (reply) {
      case Reply.Answered(Answer answer) -> answers.answer(answer, asked);
      case Reply.Stopped() -> List.of(line("stopped"));
      case Reply.SourceList list -> articles.sources(list, 0);
      case Reply.Latest latest -> articles.latest(latest);
      case Reply.Listed listed ->
          List.of(lists.list(listed, new Press.Turn(asked.turn(), 0, 0), false));
      case Reply.InContext context -> articles.inContext(context.article(), context.quote());
      case Reply.Changed(Citation citation) -> articles.changed(citation);
      case Reply.Help help -> List.of(help(help.examples(), Audience.PRIVATE));
      case Reply.StartedAnew() -> List.of(line("anew"));
      case Reply.Refused refused -> List.of(Body.of(Outside.line(refused.text())));
    };
  }

  /// An answer as it was remembered, whatever has become of its articles.
  List<Body> remembered(Turn turn) {
    return answers.remembered(turn);
  }

  /// What grows while a model writes: the statements that are certain so far, as many as one
  /// message holds.
  ///
  /// @param update the number of the update that holds the question
  Body progress(List<Statement> soFar, long update) {
    return answers.progress(soFar, update);
  }

  /// What stands in place of an answer until there is one.
  Body looking(long update) {
    return answers.looking(update);
  }

  /// A page of the articles, by outlet; the first page begins with an overview.
  ///
  /// @param page counted from 0; one that is not there is the nearest that is
  List<Body> sources(Reply.SourceList list, int page) {
    return articles.sources(list, page);
  }

  /// A page of a list.
  ///
  /// @param place an entry, or a part of one, that stands on the page, and the id by which the list
  ///   is remembered
  /// @param anew whether this is another list than the one that stood there
  Body list(Reply.Listed listed, Press.Turn place, boolean anew) {
    return lists.list(listed, place, anew);
  }

  /// The note in place of an answer that may or may not have arrived.
  Body perhaps(String turn) {
    return new Sheet(texts)
        .say("perhaps")
        .body(List.of(List.of(tell("button.reveal", new Press.Reveal(turn)))));
  }

  /// The question has more than [Question#MAX_LENGTH] characters.
  Body tooLong() {
    return line("too-long", "n", texts.number(Question.MAX_LENGTH));
  }

  /// Something broke that nobody in the chat can help.
  Body failed() {
    return line("failed");
  }

  // greeting, help, commands

  /// The answer to `/start`.
  ///
  /// @param articles how many there are
  /// @param examples as [dateline.chat.NewsDesk#examples] gives them
  Body start(int articles, List<String> examples, Audience audience) {
    Sheet sheet = new Sheet(texts);
    sheet.say("start", "articles", texts.count("articles", articles)).gap();
    sheet.say(audience == Audience.GROUP ? "start.group" : "start.private").gap();
    return sheet.body(examples(sheet, examples));
  }

  /// What the bot can do.
  Body help(List<String> examples, Audience audience) {
    Sheet sheet = new Sheet(texts);
    sheet.say(audience == Audience.GROUP ? "help.group" : "help.private").gap();
    sheet.say("help.sources").gap();
    for (MenuEntry entry : menu(audience, false)) {
      if (entry.word().equals("help")) {
        continue;
      }
      sheet.put(texts.outside("/" + entry.word())).put(" · ").put(entry.meaning()).line();
    }
    sheet.gap();
    return sheet.body(examples(sheet, examples));
  }

  /// Writes the example questions and gives their buttons.
  private List<List<Button>> examples(Sheet sheet, List<String> examples) {
    if (examples.isEmpty()) {
      return List.of();
    }
    sheet.say("examples").line();
    List<Button> buttons = new ArrayList<>();
    for (String example : examples.subList(0, Math.min(EXAMPLES, examples.size()))) {
      int number = buttons.size() + 1;
      sheet
          .put(texts.number(number) + ". ")
          .outside(Outside.shortened(example, Wording.MAX_TITLE))
          .line();
      buttons.add(tell("button.ask", Press.Example.of(example), "n", texts.number(number)));
    }
    return List.of(buttons);
  }

  /// The commands to offer, in the order of the menu.
  ///
  /// @param add whether articles can be added in chats of this kind
  List<MenuEntry> menu(Audience audience, boolean add) {
    List<String> words = new ArrayList<>();
    if (audience == Audience.GROUP) {
      words.add("ask");
    }
    words.addAll(List.of("help", "sources", "latest", "timeline", "quotes", "disagreements"));
    words.add("settings");
    if (audience != Audience.GROUP) {
      words.add("forget");
    }
    if (add) {
      words.add("add");
    }
    if (audience == Audience.ADMIN) {
      words.add("stats");
    }
    return words.stream().map(word -> new MenuEntry(word, texts.text("command." + word))).toList();
  }

  /// `/ask` came without a question.
  Body askHow(List<String> examples) {
    Sheet sheet = new Sheet(texts);
    sheet.say("ask.how").line();
    String example = examples.isEmpty() ? texts.text("ask.example") : examples.getFirst();
    String typed = "/ask " + Outside.shortened(example, Wording.MAX_TITLE);
    sheet.directed(typed).mark(Kind.CODE, () -> sheet.put(Outside.line(typed)));
    return sheet.body(List.of());
  }

  /// There is no such command.
  ///
  /// @param command with its stroke
  Body unknownCommand(String command) {
    return line(
        "unknown-command", "command", texts.outside(Outside.shortened(command, Wording.MAX_NAME)));
  }

  // settings

  /// The panel of a chat's settings, with what holds now ticked. Its language is this face's.
  ///
  /// @param model whether a language model writes; empty where there is none to choose
  Body settings(Question.Length length, Optional<Boolean> model, Audience audience) {
    Sheet sheet = new Sheet(texts);
    sheet.say(audience == Audience.GROUP ? "settings.group" : "settings.private").line();
    List<List<Button>> rows = new ArrayList<>();
    rows.addAll(
        Button.rows(
            Texts.languages().stream()
                .map(each -> choice(each.name(), "language", each.code(), each == texts))
                .toList()));
    rows.add(
        Stream.of(Question.Length.values())
            .map(each -> {
              String name = each.name().toLowerCase(Locale.ROOT);
              return choice(texts.text("length." + name), "length", name, each == length);
            })
            .toList());
    model.ifPresent(on -> {
      sheet.gap().say("settings.model");
      rows.add(
          List.of(
              choice(texts.text("model.on"), "model", "on", on),
              choice(texts.text("model.off"), "model", "off", !on)));
    });
    return sheet.body(rows);
  }

  private static Button choice(String label, String setting, String value, boolean chosen) {
    return new Button.Tell((chosen ? "✓ " : "") + label, new Press.Set(setting, value));
  }

  // who may

  /// The one line for people outside.
  Body outsider() {
    return line("outsider");
  }

  /// The code by which a chat can be let in.
  Body pairing(String code, Duration good) {
    Sheet sheet = new Sheet(texts);
    sheet.say("pairing").gap();
    sheet.directed(code).mark(Kind.CODE, () -> sheet.put(code)).gap();
    sheet.say("pairing.good", "time", texts.duration(good));
    return sheet.body(List.of());
  }

  /// Asks an admin whether to let a chat in.
  ///
  /// @param name the person's, or the group's title
  Body admit(String name, Audience audience, String code) {
    String key = audience == Audience.GROUP ? "admit.group" : "admit.private";
    return new Sheet(texts)
        .say(key, "name", person(name))
        .body(
            List.of(
                List.of(
                    tell("button.admit", new Press.Admit(code, true)),
                    tell("button.not-admit", new Press.Admit(code, false)))));
  }

  /// What the admin's question becomes when it is answered.
  Body admitted(String name, boolean admitted) {
    return line(admitted ? "admitted" : "not-admitted", "name", person(name));
  }

  private String person(String name) {
    String shown = Outside.shortened(name, Wording.MAX_NAME);
    return texts.outside(shown.isEmpty() ? "?" : shown);
  }

  /// The code was never given out, is used up or too old.
  Body badCode() {
    return line("code.bad");
  }

  /// Tells a chat that it was let in.
  Body welcome(Audience audience) {
    return line(audience == Audience.GROUP ? "welcome.group" : "welcome.private");
  }

  /// Only admins may do what was asked for.
  Body adminsOnly() {
    return line("admins-only");
  }

  /// A person, or a group, has used up its questions.
  ///
  /// @param limit how many there are
  /// @param free when there is one again, from now
  Body limit(Audience audience, int limit, Duration free) {
    String key = audience == Audience.GROUP ? "limit.group" : "limit.person";
    Sheet sheet = new Sheet(texts);
    return sheet.put(texts.count(key, limit, "time", texts.duration(free))).body(List.of());
  }

  /// Asks whether to erase what was said in a chat: the command may have been tapped by mistake,
  /// even in a quote.
  Body forget(Audience audience) {
    return forget(audience == Audience.GROUP ? "forget.group" : "forget.private");
  }

  /// What was said in a chat could not be erased; asks whether to try again.
  Body notAllForgotten() {
    return forget("forget.failed");
  }

  private Body forget(String key) {
    return new Sheet(texts)
        .say(key)
        .body(
            List.of(
                List.of(
                    tell("button.forget", new Press.Forget(true)),
                    tell("button.not-forget", new Press.Forget(false)))));
  }

  /// Nothing was erased.
  Body notForgotten() {
    return line("not-forgotten");
  }

  /// What was said in a chat is erased.
  Body forgotten(int turns) {
    return turns == 0
        ? line("forgotten.none")
        : new Sheet(texts).put(texts.count("forgotten", turns)).body(List.of());
  }

  /// Figures for admins.
  ///
  /// @param span the time they are of
  Body stats(Store.Statistics figures, Duration span) {
    int share = figures.questions() == 0 ? 0 : 100 * figures.answered() / figures.questions();
    Sheet sheet = new Sheet(texts);
    sheet
        .mark(Kind.BOLD, () -> sheet.say("stats", "time", texts.duration(span)))
        .gap()
        .say("stats.questions", "n", texts.number(figures.questions()))
        .line()
        .say("stats.answered", "n", texts.number(figures.answered()), "share", texts.number(share))
        .line()
        .say("stats.people", "n", texts.number(figures.people()))
        .line()
        .say("stats.chats", "n", texts.number(figures.chats()))
        .line()
        .say(
            "stats.ratings",
            "good",
            texts.number(figures.good()),
            "bad",
            texts.number(figures.bad()))
        .line()
        .say("stats.undeliverable", "n", texts.number(figures.undeliverable()))
        .line()
        .say("stats.unknown", "n", texts.number(figures.unknown()));
    return sheet.body(List.of());
  }

  // adding articles

  /// `/add` came without a text.
  Body addHow() {
    return line("add.how");
  }

  /// Asks whether to add an article.
  ///
  /// @param article as it was read
  /// @param offer names it in the buttons
  Body addOffer(Article article, String offer) {
    Sheet sheet = new Sheet(texts);
    String unknown = texts.text("add.unknown");
    String title = Outside.shortened(article.title(), Wording.MAX_TITLE);
    String outlet = ArticlesFace.outlet(article);
    sheet.mark(Kind.BOLD, () -> sheet.say("add.offer")).gap();
    sheet.say("add.title", "title", title.isEmpty() ? unknown : texts.outside(title)).line();
    sheet.say("add.outlet", "outlet", outlet.isEmpty() ? unknown : texts.outside(outlet)).line();
    sheet.say("add.date", "date", article.published().map(texts::date).orElse(unknown)).line();
    sheet.say("add.length", "n", texts.number(article.text().length()));
    return sheet.body(
        List.of(
            List.of(
                tell("button.add", new Press.Add(offer, true)),
                tell("button.not-add", new Press.Add(offer, false)))));
  }

  /// What the question becomes when the article is in the collection.
  Body added(Article article) {
    String title = article.title().isBlank() ? article.id() : article.title();
    return line("added", "title", texts.outside(Outside.shortened(title, Wording.MAX_TITLE)));
  }

  /// What the question becomes when the article is not wanted.
  Body notAdded() {
    return line("not-added");
  }

  Body notAdded(AddRefusal why) {
    return line("add." + why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /// The text is longer than any article.
  ///
  /// @param limit the most characters
  Body tooLongToAdd(int limit) {
    return line("add.too-long", "n", texts.number(limit));
  }

  // buttons

  /// Leads from a group to the private chat, where the question is asked again.
  Button privately(String url) {
    return new Button.Open(texts.text("button.private"), url);
  }

  /// What a tapped button says for a moment: at most 200 characters, plain.
  String toast(Toast toast) {
    return texts.text("toast." + toast.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private Button tell(String key, Press press, String... namesAndValues) {
    return new Button.Tell(texts.text(key, namesAndValues), press);
  }

  private Body line(String key, String... namesAndValues) {
    return Sheet.line(texts, key, namesAndValues);
  }
}
