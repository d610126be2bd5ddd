package dateline.telegram;

import dateline.chat.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.objects.chat.ChatFullInfo;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;

/// Decides who may use the bot, and how much they may ask.
final class Doorkeeper {

  /// The seat that the first admin's code leads to, where the settings name none.
  static final long ADMIN_SEAT = 0;

  /// How long a code lets somebody in.
  static final Duration CODE_GOOD = Duration.ofHours(24);

  /// Who is outside, or has asked enough, is told so once in this time.
  private static final Duration TOLD = Duration.ofHours(1);

  /// So many codes may be tried in that time.
  private static final int CODES_TRIED = 5;

  private static final int CODE_LENGTH = 8;

  /// So much that is no question, commands and buttons, is answered to one person in that time.
  private static final int OTHERS = 60;

  private static final Duration OTHERS_IN = Duration.ofMinutes(1);

  private final BotSettings settings;
  private final Store store;
  private final BotApi api;

  Doorkeeper(BotSettings settings, Store store, BotApi api) {
    this.settings = settings;
    this.store = store;
    this.api = api;
  }

  /// Whether somebody may come in.
  sealed interface Entry {

    record In() implements Entry {}

    /// Nothing is done for them.
    ///
    /// @param code what lets the chat in when an admin has it; empty where the door is closed
    /// @param tell false when they have just been told
    record Out(Optional<String> code, boolean tell) implements Entry {}
  }

  /// More was asked than may be.
  ///
  /// @param group whether it is the group that has asked enough, not the person
  /// @param questions how many may be asked
  /// @param free when they may ask again
  /// @param tell false when they have just been told
  record Enough(boolean group, int questions, Instant free, boolean tell) {}

  /// Whether a person may use the bot in a chat; those who may not are given a code where there are
  /// any, but for those an admin has refused.
  ///
  /// @param update what they came with
  Entry enter(long update, long chat, long person, Instant at) {
    if (isIn(chat, person)) {
      return new Entry.In();
    }
    boolean tell = store.spend(update, chat, "told outside", 1, TOLD, at);
    boolean pairs =
        settings.access().door() == BotSettings.Door.PAIRING
            && store.chat(chat).standing() != Store.Standing.REFUSED;
    return new Entry.Out(
        pairs && tell ? Optional.of(store.code(chat, CODE_GOOD)) : Optional.empty(), tell);
  }

  /// Whether a person may use the bot in a chat.
  boolean isIn(long chat, long person) {
    return settings.access().door() == BotSettings.Door.OPEN
        || isAdmin(person)
        || settings.access().allowed().contains(chat)
        || settings.access().allowed().contains(person)
        || isLetIn(store.chat(chat).standing());
  }

  private static boolean isLetIn(Store.Standing standing) {
    return switch (standing) {
      case STRANGER, REFUSED -> false;
      case MEMBER, ADMIN -> true;
    };
  }

  boolean isAdmin(long person) {
    return settings.access().admins().contains(person)
        || store.chat(person).standing() == Store.Standing.ADMIN;
  }

  Set<Long> admins() {
    Set<Long> admins = new TreeSet<>(store.admins());
    admins.addAll(settings.access().admins());
    return admins;
  }

  /// Whether nobody may add articles.
  boolean isAddingOff() {
    return settings.access().adding() == BotSettings.Adding.NOBODY;
  }

  /// Whether a person who may use the bot may also add articles.
  boolean mayAdd(long person) {
    return switch (settings.access().adding()) {
      case NOBODY -> false;
      case ADMINS -> isAdmin(person);
      case MEMBERS -> true;
    };
  }

  /// Takes one question from what may be asked; says so when nothing is left. Counted by when it
  /// was asked: what piled up while the bot was away is not held against anybody.
  ///
  /// @param update what the question came with; worked on again, it costs nothing
  Optional<Enough> ask(long update, long chat, boolean inGroup, long person, Instant at) {
    if (isAdmin(person)) {
      return Optional.empty();
    }
    Optional<Enough> enough = take(update, person, false, settings.limits().person(), at);
    return enough.isPresent() || !inGroup
        ? enough
        : take(update, chat, true, settings.limits().group(), at);
  }

  /// Whether there is room for something that is no question but is answered all the same.
  boolean spare(long update, long person, Instant at) {
    return isAdmin(person) || store.spend(update, person, "other", OTHERS, OTHERS_IN, at);
  }

  private Optional<Enough> take(
      long update, long who, boolean group, List<BotSettings.Limit> limits, Instant at) {
    for (BotSettings.Limit limit : limits) {
      Duration window = limit.window();
      if (!store.spend(update, who, "questions in " + window, limit.questions(), window, at)) {
        long length = window.toMillis();
        Instant free = Instant.ofEpochMilli(at.toEpochMilli() / length * length + length);
        return Optional.of(
            new Enough(
                group,
                limit.questions(),
                free,
                store.spend(update, who, "told " + window, 1, window, at)));
      }
    }
    return Optional.empty();
  }

  /// A code by which somebody becomes the first admin; empty when there are admins, or none is
  /// needed.
  Optional<String> firstAdminCode() {
    return settings.access().door() == BotSettings.Door.PAIRING && admins().isEmpty()
        ? Optional.of(store.code(ADMIN_SEAT, CODE_GOOD))
        : Optional.empty();
  }

  /// Lets in the chat that a code was made for; whoever has the first admin's code becomes it. Only
  /// admins let chats in: whoever else has a code, be it their own chat's, does not use it up.
  ///
  /// @param update what the code came with; worked on again, it is good again
  /// @return the chat; empty when the code is not good
  OptionalLong redeem(long update, String code, long person, Store.Standing standing) {
    boolean first = firstAdminCode().filter(good -> plain(good).equals(plain(code))).isPresent();
    if (!first && !isAdmin(person)) {
      return OptionalLong.empty();
    }
    OptionalLong chat = store.redeem(update, code);
    if (chat.isPresent()) {
      boolean seat = chat.getAsLong() == ADMIN_SEAT;
      raise(seat ? person : chat.getAsLong(), seat ? Store.Standing.ADMIN : standing);
    }
    return chat;
  }

  /// Whether a text looks like a code, and codes are of use here.
  boolean isCode(String text) {
    String plain = plain(text);
    return settings.access().door() == BotSettings.Door.PAIRING
        && plain.length() == CODE_LENGTH
        && plain.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  /// Whether somebody may try another code; nobody guesses one with a few an hour.
  boolean mayTryCode(long update, long person, Instant at) {
    return isAdmin(person) || store.spend(update, person, "codes", CODES_TRIED, TOLD, at);
  }

  private static String plain(String code) {
    return code.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
  }

  /// What a chat is called: a group's title or a person's name; its number where nobody tells.
  String name(long chat) {
    Outcome<ChatFullInfo> told = api.call(new GetChat(String.valueOf(chat)));
    return told instanceof Outcome.Done<ChatFullInfo>(ChatFullInfo found)
        ? Optional.ofNullable(found.getTitle())
            .or(() -> Optional.ofNullable(found.getFirstName()))
            .orElse(String.valueOf(chat))
        : String.valueOf(chat);
  }

  /// Whether a person may change what holds for a whole chat: in a group its own admins may, too.
  boolean runs(long chat, long person) {
    if (chat == person || isAdmin(person)) {
      return true;
    }
    Outcome<ChatMember> member = api.call(new GetChatMember(String.valueOf(chat), person));
    return member instanceof Outcome.Done<ChatMember>(ChatMember found)
        && (found.getStatus().equals("administrator") || found.getStatus().equals("creator"));
  }

  /// Gives a chat a standing, unless it has a higher one.
  void raise(long chat, Store.Standing standing) {
    store.change(
        chat,
        known -> known.standing().compareTo(standing) >= 0 ? known : known.withStanding(standing));
  }
}
