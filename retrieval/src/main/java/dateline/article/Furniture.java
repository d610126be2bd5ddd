package dateline.article;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells lines that belong to the page around an article from the article itself: forms, credits,
/// advertising, invitations to subscribe. In doubt a line is the article's.
final class Furniture {

  // lengths of lines, in characters
  private static final int MAX_LINE = 700;
  private static final int MAX_CREDIT = 450;
  private static final int MAX_LABELLED = 400;
  private static final int MAX_TEASER = 200;
  private static final int MAX_BRIEF = 120;
  private static final int EDGE = 64;

  /// Lines that are nothing but these words.
  private static final Set<String> WHOLE =
      Set.of(
          "comments",
          "comment",
          "no comments",
          "write your comment",
          "write a comment",
          "leave a reply",
          "leave a comment",
          "post a comment",
          "add a comment",
          "add comment",
          "post comment",
          "your comment",
          "submit comment",
          "send comment",
          "join the conversation",
          "read more",
          "read more here",
          "read next",
          "read also",
          "read full story",
          "continue reading",
          "related",
          "related articles",
          "related stories",
          "related news",
          "related links",
          "related link",
          "related topics",
          "related content",
          "more stories",
          "you may also like",
          "you might also like",
          "recommended",
          "recommended for you",
          "most read",
          "most viewed",
          "trending now",
          "up next",
          "share",
          "share this",
          "share this article",
          "share this story",
          "share on facebook",
          "share on twitter",
          "tweet",
          "print this",
          "print this article",
          "copy link",
          "advertisement",
          "advertising",
          "sponsored",
          "sponsored content",
          "promoted content",
          "ad",
          "ads",
          "ad feedback",
          "skip advertisement",
          "story continues below advertisement",
          "article continues below advertisement",
          "click here",
          "sign up",
          "sign up here",
          "subscribe",
          "subscribe now",
          "log in",
          "login",
          "sign in",
          "register",
          "register now",
          "all rights reserved",
          "back to top",
          "end",
          "ends",
          "end item",
          "associated press",
          "the associated press",
          "ap",
          "afp",
          "reuters",
          "getty images",
          "afp/getty images",
          "just for subscribers",
          "view comments",
          "show comments",
          "tags",
          "follow us",
          "privacy policy",
          "terms of use",
          "terms of service",
          "cookie policy");

  /// Lines that are furniture when another such line or one of [#WHOLE] stands beside them.
  private static final Set<String> NEIGHBOURS =
      Set.of(
          "facebook",
          "twitter",
          "x",
          "email",
          "e-mail",
          "whatsapp",
          "linkedin",
          "telegram",
          "pinterest",
          "reddit",
          "print",
          "name",
          "website",
          "your name",
          "your email",
          "captcha",
          "submit",
          "send",
          "name *",
          "email *",
          "instagram",
          "messenger",
          "pocket",
          "flipboard",
          "save",
          "reply",
          "cancel",
          "security code",
          "security word");

  /// Starts of lines that are furniture whatever follows.
  private static final List<String> STARTS =
      List.of(
          "©",
          "(c) 19",
          "(c) 20",
          "copyright ©",
          "copyright (c)",
          "copyright 19",
          "copyright 20",
          "news id",
          "news code",
          "(reporting by ",
          "reporting by ",
          "(additional reporting by",
          "additional reporting by",
          "(editing by ",
          "(writing by ",
          "contributing: ",
          "contributing writers:",
          "ad feedback",
          "video ad feedback",
          "read more: ",
          "read more:",
          "read more | ",
          "read also:",
          "also read:",
          "see also:",
          "related article",
          "your email address will not be published",
          "story continues below",
          "photo credit",
          "image credit",
          "photo by ",
          "photograph by ",
          "illustration by ",
          "click here ",
          "tap here ",
          "follow us ",
          "share this ",
          "check out our ",
          "download our ",
          "download the app",
          "editing by ",
          "this story has been updated with ",
          "this article has been updated with ",
          "this story and headline have been updated",
          "newsletter:");

  /// Starts of lines that lead to another article, where no full stop ends them.
  private static final List<String> TEASERS =
      List.of(
          "more:",
          "more from ",
          "related:",
          "recommended:",
          "read: ",
          "watch: ",
          "watch now",
          "photos:",
          "in pictures:",
          "also:",
          "previously:");

  /// Ends of lines that name helpers.
  private static final List<String> CREDIT_ENDS =
      List.of(
          "contributed to this report",
          "contributed to this story",
          "contributed to this article",
          "contributed to this reporting",
          "contributed reporting");

  /// What an invitation starts with, together with what it must go on to say.
  private static final List<String> INVITATIONS =
      List.of(
          "sign up",
          "subscribe ",
          "subscribe:",
          "get ",
          "follow ",
          "join ",
          "like us",
          "don't miss",
          "stay up to date",
          "stay informed",
          "want ",
          "check ",
          "click",
          "contact ",
          "send ",
          "listen ",
          "register",
          "editor's note: sign up",
          "try ",
          "support ",
          "see more ",
          "visit ",
          "play ");

  private static final List<String> OFFERS =
      List.of(
          "newsletter",
          "inbox",
          "sign up here",
          "subscribe",
          "podcast",
          "twitter",
          "facebook",
          "instagram",
          "our app",
          "alerts",
          "sign up for our",
          "http://",
          "https://",
          "www.",
          "click here",
          "for free",
          "here>>",
          "@");

  /// Phrases of forms, registration and advertising. Two of them with a "you" make furniture.
  private static final List<String> PHRASES =
      List.of(
          "privacy policy",
          "newsletter",
          "subscription",
          "subscribe",
          "subscriber",
          "sign up",
          "inbox",
          "registration",
          "tick here",
          "tick this",
          "your data",
          "your details",
          "details you have shared",
          "information you have shared",
          "personal data",
          "terms of use",
          "terms of service",
          "terms and conditions",
          "terms & conditions",
          "cookies",
          "unsubscribe",
          "legitimate interest",
          "similar products",
          "products and services",
          "marketing",
          "opt out",
          "opt-out",
          "daily digest",
          "manage your",
          "contact me",
          "consent",
          "log in",
          "our partners",
          "daily email",
          "free email",
          "trial",
          "ad-free",
          "delivered to");

  private static final List<String> ADVERT_PHRASES =
      List.of(
          "video player",
          "video content",
          "slow to load",
          "finish loading",
          "relevant is this",
          "this ad",
          "ad blocker",
          "ad froze",
          "audio on ad",
          "after ad",
          "sponsored by");

  private static final List<String> PHOTO_AGENCIES =
      List.of(
          "Getty Images",
          "AP",
          "AFP",
          "Reuters",
          "REUTERS",
          "EPA",
          "EPA-EFE",
          "Shutterstock",
          "CNN",
          "AP Images",
          "Bloomberg",
          "NurPhoto",
          "ZUMA Press",
          "Xinhua",
          "USA TODAY Sports",
          "USA TODAY",
          "USA TODAY NETWORK",
          "Anadolu Agency",
          "SOPA Images",
          "Alamy",
          "Adobe Stock",
          "Redux",
          "Sipa",
          "Tasnim",
          "IRNA",
          "The New York Times",
          "The Washington Post",
          "Pool",
          "NASA",
          "AFP/Getty Images");

  private Furniture() {}

  /// Whether a line is furniture wherever it stands.
  static boolean isLine(String text, int start, int end) {
    int length = end - start;
    if (length > MAX_LINE) {
      return false;
    }
    if (!Punctuation.hasContent(text, start, end)) {
      return true;
    }
    String head = lower(text, start, Math.min(end, start + EDGE));
    if (length <= EDGE && isWhole(bare(head))) {
      return true;
    }
    if (length <= MAX_LABELLED && startsWithAny(head, STARTS)) {
      return true;
    }
    if (length <= MAX_TEASER && startsWithAny(head, TEASERS) && !hasStop(text, start, end)) {
      return true;
    }
    String tail = lower(text, Math.max(start, end - EDGE), end);
    return isCredit(tail, length)
        || isInvitation(text, start, end, head, tail)
        || isForm(text, start, end)
        || isAdvert(text, start, end)
        || isAddress(text, start, end)
        || isDisclosure(text, start, end, head);
  }

  private static String lower(String text, int start, int end) {
    return text.substring(start, end)
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replace('\u00A0', ' ');
  }

  /// Whether the words that end a caption name the photographer: `Jane Doe/Getty Images`.
  static boolean isPhotoCredit(String text, int start, int end) {
    if (end - start > 100 || Punctuation.endsWithStop(text, start, end)) {
      return false;
    }
    String credit = text.substring(start, end);
    if (credit.indexOf('"') >= 0 || credit.indexOf('”') >= 0 || credit.indexOf('“') >= 0) {
      return false;
    }
    String agency = credit.substring(credit.lastIndexOf('/') + 1).strip();
    boolean via = credit.contains(" via ") && PHOTO_AGENCIES.stream().anyMatch(credit::endsWith);
    return via || (credit.indexOf('/') > 0 && PHOTO_AGENCIES.contains(agency));
  }

  private static boolean isWhole(String bare) {
    return WHOLE.contains(bare) || isCommentCount(bare);
  }

  /// Whether a line is furniture when it stands beside other furniture.
  static boolean isNeighbour(String line) {
    return line.length() <= 20 && NEIGHBOURS.contains(bare(line.toLowerCase(Locale.ROOT)));
  }

  /// Whether a line, being the last, is the initials of who wrote it: `ME`, `MNA/PR`, `9341**1771`.
  static boolean isSignature(String line) {
    if (line.length() > 16) {
      return false;
    }
    boolean coded = line.indexOf('*') >= 0;
    int letters = 0;
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean upper = Character.isUpperCase(c);
      if (!upper
          && c != '/'
          && c != '.'
          && c != ' '
          && !(coded && (c == '*' || Character.isDigit(c)))) {
        return false;
      }
      run = upper ? run + 1 : 0;
      letters += upper ? 1 : 0;
      if (run > 4) {
        return false;
      }
    }
    return coded
        || (letters >= 2 && line.indexOf(' ') < 0 && Character.isUpperCase(line.charAt(0)));
  }

  private static String bare(String lower) {
    String from = bareStart(lower);
    int end = from.length();
    while (end > 0 && !Character.isLetterOrDigit(from.charAt(end - 1))) {
      end--;
    }
    return from.substring(0, end);
  }

  private static String bareStart(String lower) {
    int start = 0;
    while (start < lower.length()
        && !Character.isLetterOrDigit(lower.charAt(start))
        && lower.charAt(start) != '©') {
      start++;
    }
    return lower.substring(start);
  }

  private static boolean isCommentCount(String bare) {
    int i = 0;
    while (i < bare.length() && Character.isDigit(bare.charAt(i))) {
      i++;
    }
    return i > 0 && (bare.substring(i).equals(" comments") || bare.substring(i).equals(" comment"));
  }

  private static boolean startsWithAny(String lower, List<String> starts) {
    for (String start : starts) {
      if (lower.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithAny(String lower, List<String> ends) {
    for (String end : ends) {
      if (lower.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsAny(String lower, List<String> phrases) {
    for (String phrase : phrases) {
      if (lower.contains(phrase)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a stop ends the line or a sentence inside it.
  static boolean hasStop(String text, int start, int end) {
    for (int i = start + 1; i + 1 < end; i++) {
      boolean stop = text.charAt(i) == '.' && Punctuation.isWhite(text.charAt(i + 1));
      if (stop && i - start > 4 && isSmallLetters(text, i - 4, i)) {
        return true;
      }
    }
    return Punctuation.endsWithStop(text, start, end);
  }

  private static boolean isSmallLetters(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCredit(String tail, int length) {
    String bare = bare(tail);
    if (length <= MAX_CREDIT && endsWithAny(bare, CREDIT_ENDS)) {
      return true;
    }
    return length <= MAX_TEASER && bare.endsWith("all rights reserved");
  }

  /// Who pays for the coverage, or what the writer is employed as.
  private static boolean isDisclosure(String text, int start, int end, String head) {
    if (!head.contains("associated press")
        && !head.startsWith("ap ")
        && !head.contains("corps member")) {
      return false;
    }
    String line = text.substring(start, end);
    return line.contains("solely responsible for all content")
        || head.contains(" is a corps member for ");
  }

  private static boolean isInvitation(String text, int start, int end, String head, String tail) {
    if (end - start > MAX_LABELLED) {
      return false;
    }
    String from = bareStart(head);
    boolean invites = startsWithAny(from, INVITATIONS);
    if (!invites
        && !bare(tail).endsWith("sign up here")
        && !from.startsWith("a version of this story")) {
      return false;
    }
    String lower = lower(text, start, end);
    return containsAny(lower, OFFERS) && !lower.contains(" said");
  }

  /// A form or notice addresses its reader and uses several of the phrases.
  private static boolean isForm(String text, int start, int end) {
    boolean brief = end - start <= MAX_BRIEF;
    if (addresses(text, start, end) < (brief ? 1 : 2)) {
      return false;
    }
    String lower = lower(text, start, end);
    int found = 0;
    for (String phrase : PHRASES) {
      found += lower.contains(phrase) ? 1 : 0;
    }
    return found >= (brief ? 2 : 3) && !lower.contains(" said");
  }

  /// Whether a line speaks to its reader.
  static boolean isAddressed(String text, int start, int end) {
    return end - start <= MAX_LINE && addresses(text, start, end) > 0;
  }

  /// How often a line speaks of "you" and "we"; never where it quotes somebody.
  private static int addresses(String text, int start, int end) {
    int addresses = 0;
    for (int i = start; i + 2 <= end; i++) {
      char c = text.charAt(i);
      if (c == '“' || c == '"') {
        return 0;
      }
      boolean may = c == 'y' || c == 'Y' || c == 'w' || c == 'W' || c == 'o' || c == 'O';
      if (may && (i == start || !Character.isLetter(text.charAt(i - 1)))) {
        addresses += isAddressing(text, i, end) ? 1 : 0;
      }
    }
    return addresses;
  }

  /// Whether the word at an index is "you", "your", "we" or "our".
  private static boolean isAddressing(String text, int at, int end) {
    int wordEnd = at;
    while (wordEnd < end && wordEnd - at < 5 && Character.isLetter(text.charAt(wordEnd))) {
      wordEnd++;
    }
    return switch (text.substring(at, wordEnd).toLowerCase(Locale.ROOT)) {
      case "you", "your", "we", "our" -> true;
      default -> false;
    };
  }

  /// A question about an advertisement, or the choices it offers.
  private static boolean isAdvert(String text, int start, int end) {
    if (end - start > MAX_LABELLED || !hasAdvertWord(text, start, end)) {
      return false;
    }
    String lower = lower(text, start, end);
    int found = 0;
    for (String phrase : ADVERT_PHRASES) {
      found += lower.contains(phrase) ? 1 : 0;
    }
    return found >= 2 && !lower.contains(" said");
  }

  private static boolean hasAdvertWord(String text, int start, int end) {
    for (int i = start; i + 1 < end; i++) {
      char c = text.charAt(i);
      if ((c == 'a' || c == 'A') && (text.charAt(i + 1) == 'd' || text.charAt(i + 1) == 'D')) {
        boolean wordStart = i == start || !Character.isLetter(text.charAt(i - 1));
        int after = i + 2 < end && text.charAt(i + 2) == 's' ? i + 3 : i + 2;
        if (wordStart && (after >= end || !Character.isLetter(text.charAt(after)))) {
          return true;
        }
      }
    }
    return false;
  }

  /// A line that is only the address of a page, with at most a label before it.
  private static boolean isAddress(String text, int start, int end) {
    if (end - start > MAX_TEASER) {
      return false;
    }
    int address = text.indexOf("http", start, end);
    if (address < 0 || address - start > EDGE) {
      return false;
    }
    boolean labelled =
        address == start || text.substring(start, address).stripTrailing().endsWith(":");
    boolean web = text.startsWith("http://", address) || text.startsWith("https://", address);
    for (int i = address; i < end; i++) {
      if (Punctuation.isWhite(text.charAt(i))) {
        return false;
      }
    }
    return labelled && web;
  }
}
