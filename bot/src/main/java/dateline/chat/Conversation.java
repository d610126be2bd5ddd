package dateline.chat;

import dateline.answer.Answer;
import dateline.answer.Citation;
import dateline.answer.Progress;
import dateline.answer.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One chat in one channel: takes what a person types, a question or a command, and replies.
///
/// Remembers the last turns, so that a question may lean on those before it, and the last answer,
/// so that its citations can be opened. Not thread-safe: one person types one thing at a time.
public final class Conversation {

  /// How many earlier turns, questions and answers, go with a question.
  private static final int TURNS_REMEMBERED = 8;

  private final NewsDesk desk;
  private final Deque<Question.Turn> turns = new ArrayDeque<>();
  private List<Citation> citations = List.of();

  /// Something other than a question, the same on every channel.
  public enum Command {
    SOURCES("/sources", "the articles that answers come from"),
    LATEST("/latest", "the newest articles"),
    DISAGREEMENTS("/disagreements flood", "what the articles give different values for"),
    QUOTES("/quotes Ida", "what somebody is quoted with, outlet by outlet"),
    TIMELINE("/timeline", "what happened, in order; /timeline and a topic, what has to do with it"),
    SHOW("/show 2", "citation [2] of the last answer, where it stands in its article"),
    NEW("/new", "forget what was said so far"),
    HELP("/help", "this list");

    private final String usage;
    private final String meaning;

    Command(String usage, String meaning) {
      this.usage = usage;
      this.meaning = meaning;
    }

    /// What to type, such as `/show`.
    public String word() {
      return "/" + name().toLowerCase(Locale.ROOT);
    }

    /// An example of what to type.
    public String usage() {
      return usage;
    }

    /// What it does, in a few words.
    public String meaning() {
      return meaning;
    }
  }

  /// Starts a conversation with nothing said yet.
  public Conversation(NewsDesk desk) {
    this.desk = desk;
  }

  /// Replies to what was typed: a question, or a command that begins with a slash.
  public Reply say(String typed) {
    return say(typed, Progress.NONE);
  }

  /// Replies to what was typed, which may be followed and stopped.
  public Reply say(String typed, Progress progress) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return help();
    }
    if (!text.startsWith("/")) {
      return ask(text, progress);
    }
    String[] words = text.split("\\s+", 2);
    Optional<Command> command = command(words[0]);
    if (command.isEmpty()) {
      return new Reply.Refused("there is no command " + words[0] + "; /help lists them");
    }
    String about = words.length > 1 ? words[1] : "";
    return switch (command.get()) {
      case SOURCES -> desk.sources();
      case LATEST -> desk.latest();
      case DISAGREEMENTS -> list(Listing.Kind.DISAGREEMENTS, about, progress);
      case QUOTES -> list(Listing.Kind.QUOTES, about, progress);
      case TIMELINE -> timeline(about, progress);
      case SHOW -> show(about);
      case NEW -> startAnew();
      case HELP -> help();
    };
  }

  private static Optional<Command> command(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Arrays.stream(Command.values()).filter(c -> c.word().equals(lower)).findFirst();
  }

  private Reply help() {
    return new Reply.Help(List.of(Command.values()), desk.examples());
  }

  private Reply ask(String text, Progress progress) {
    Reply reply =
        desk.ask(
            text, new ArrayList<>(turns), Question.Length.NORMAL, Question.Writer.ANY, progress);
    if (reply instanceof Reply.Answered(Answer answer)) {
      remember(Question.Role.USER, text);
      switch (answer) {
        case Answer.Grounded grounded -> {
          citations = grounded.citations();
          remember(Question.Role.BOT, grounded.words());
        }
        case Answer.Unanswered unanswered -> {
          citations = unanswered.nearest();
          remember(Question.Role.BOT, unanswered.reason().text());
        }
      }
    }
    return reply;
  }

  private Reply list(Listing.Kind kind, String about, Progress progress) {
    return desk.list(new Listing(kind, about), NewsDesk.Extent.GLANCE, progress);
  }

  private Reply timeline(String topic, Progress progress) {
    Reply reply = list(Listing.Kind.TIMELINE, topic, progress);
    if (reply instanceof Reply.TimelineTold told && !told.timeline().entries().isEmpty()) {
      citations = told.timeline().citations();
    }
    return reply;
  }

  private void remember(Question.Role role, String text) {
    turns.addLast(new Question.Turn(role, text));
    while (turns.size() > TURNS_REMEMBERED) {
      turns.removeFirst();
    }
  }

  private Reply show(String which) {
    if (citations.isEmpty()) {
      return new Reply.Refused("there is nothing to show yet; ask a question first");
    }
    String digits = which.isBlank() ? "1" : which.strip().replaceAll("[\\[\\]]", "");
    boolean number =
        !digits.isEmpty()
            && digits.length() < 6
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int marker = number ? Integer.parseInt(digits) : 0;
    if (marker < 1 || marker > citations.size()) {
      return new Reply.Refused(
          citations.size() == 1
              ? "the last answer has one citation; /show 1 opens it"
              : "the last answer has citations 1 to "
                  + citations.size()
                  + "; /show 1 opens the first");
    }
    return desk.inContext(citations.get(marker - 1));
  }

  private Reply startAnew() {
    turns.clear();
    citations = List.of();
    return new Reply.StartedAnew();
  }
}
