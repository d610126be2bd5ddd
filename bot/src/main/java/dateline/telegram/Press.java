package dateline.telegram;

import java.util.Optional;

/// What a pressed button tells the bot.
///
/// It travels as at most 64 bytes that anybody can forge: whoever handles it checks that it may be
/// pressed by this person in this chat. Each is a letter and its parts, with colons between:
/// `c:k3f9:2` opens citation 2 of turn `k3f9`.
sealed interface Press {

  /// The most bytes a button may carry.
  int MAX_BYTES = 64;

  /// The longest id, code or name in a button: letters and digits.
  int MAX_WORD = 20;

  int MAX_MARKER = 999;
  int MAX_PAGE = 99_999;

  /// Open one citation in its article.
  record Cite(String turn, int marker) implements Press {
    public Cite {
      checkWord(turn);
      checkNumber(marker, 1, MAX_MARKER);
    }
  }

  /// Say more on the same question.
  record More(String turn) implements Press {
    public More {
      checkWord(turn);
    }
  }

  /// The answer was good, or bad.
  record Rate(String turn, boolean good) implements Press {
    public Rate {
      checkWord(turn);
    }
  }

  /// Take back a question that is being worked on.
  ///
  /// @param update the number of the update that holds it
  record Stop(long update) implements Press {
    public Stop {
      checkNumber(update, 0, Long.MAX_VALUE);
    }
  }

  /// Show an answer whose delivery is in doubt, in place of the message with this button.
  record Reveal(String turn) implements Press {
    public Reveal {
      checkWord(turn);
    }
  }

  /// Change a setting of the chat.
  record Set(String setting, String value) implements Press {
    public Set {
      checkWord(setting);
      checkWord(value);
    }
  }

  /// Turn to a page of the sources, counted from 0.
  record Sources(int page) implements Press {
    public Sources {
      checkNumber(page, 0, MAX_PAGE);
    }
  }

  /// Turn to the page of a list that has an entry, or a part of one that goes on over pages.
  ///
  /// @param list the id by which the list is remembered
  /// @param entry counted from 0
  /// @param part counted from 0
  record Turn(String list, int entry, int part) implements Press {
    public Turn {
      checkWord(list);
      checkNumber(entry, 0, MAX_PAGE);
      checkNumber(part, 0, MAX_PAGE);
    }

    private static Turn parse(String list, String place) {
      int colon = place.indexOf(':');
      return colon < 0
          ? new Turn(list, Integer.parseInt(place), 0)
          : new Turn(
              list,
              Integer.parseInt(place.substring(0, colon)),
              Integer.parseInt(place.substring(colon + 1)));
    }
  }

  /// Ask an example question.
  ///
  /// @param key tells it from the others: which examples there are changes with the articles
  record Example(String key) implements Press {
    public Example {
      checkWord(key);
    }

    static Example of(String question) {
      return new Example(Integer.toHexString(question.hashCode()));
    }
  }

  /// Let a chat in, or leave it outside.
  record Admit(String code, boolean admit) implements Press {
    public Admit {
      checkWord(code);
    }
  }

  /// Add the article that was asked about, or don't.
  record Add(String offer, boolean add) implements Press {
    public Add {
      checkWord(offer);
    }
  }

  /// Erase what was said in the chat, or don't.
  record Forget(boolean erase) implements Press {}

  /// The bytes of a button, at most [#MAX_BYTES], all of them ASCII.
  default String encode() {
    return switch (this) {
      case Cite cite -> "c:" + cite.turn() + ":" + cite.marker();
      case More more -> "m:" + more.turn();
      case Rate rate -> "r:" + rate.turn() + ":" + digit(rate.good());
      case Stop stop -> "x:" + stop.update();
      case Reveal reveal -> "v:" + reveal.turn();
      case Set set -> "s:" + set.setting() + ":" + set.value();
      case Sources sources -> "p:" + sources.page();
      case Turn turn ->
          "l:" + turn.list() + ":" + turn.entry() + (turn.part() > 0 ? ":" + turn.part() : "");
      case Example example -> "e:" + example.key();
      case Admit admit -> "a:" + admit.code() + ":" + digit(admit.admit());
      case Add add -> "d:" + add.offer() + ":" + digit(add.add());
      case Forget forget -> "f:" + digit(forget.erase());
    };
  }

  /// Reads what came with a press; empty when it is none of ours. What is read encodes to the same
  /// bytes again.
  static Optional<Press> parse(String data) {
    if (data.length() < 3 || data.length() > MAX_BYTES || data.charAt(1) != ':') {
      return Optional.empty();
    }
    int colon = data.indexOf(':', 2);
    String first = data.substring(2, colon < 0 ? data.length() : colon);
    String second = colon < 0 ? "" : data.substring(colon + 1);
    try {
      return read(data.charAt(0), first, second).filter(press -> press.encode().equals(data));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Press> read(char kind, String first, String second) {
    return Optional.ofNullable(
        switch (kind) {
          case 'c' -> new Cite(first, Integer.parseInt(second));
          case 'm' -> new More(first);
          case 'r' -> new Rate(first, second.equals("1"));
          case 'x' -> new Stop(Long.parseLong(first));
          case 'v' -> new Reveal(first);
          case 's' -> new Set(first, second);
          case 'p' -> new Sources(Integer.parseInt(first));
          case 'l' -> Turn.parse(first, second);
          case 'e' -> new Example(first);
          case 'a' -> new Admit(first, second.equals("1"));
          case 'd' -> new Add(first, second.equals("1"));
          case 'f' -> new Forget(first.equals("1"));
          default -> null;
        });
  }

  private static String digit(boolean value) {
    return value ? "1" : "0";
  }

  private static void checkWord(String word) {
    boolean plain =
        word.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    if (word.isEmpty() || word.length() > MAX_WORD || !plain) {
      throw new IllegalArgumentException("a button can't carry '" + word + "'");
    }
  }

  private static void checkNumber(long number, long least, long most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException("a button can't carry " + number);
    }
  }
}
