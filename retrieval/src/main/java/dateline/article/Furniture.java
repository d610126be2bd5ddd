package dateline.article;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells lines that belong to the page around an article from the article itself: forms, credits,
/// advertising, invitations to subscribe. In doubt a line is the article's.
final class Furniture {

  private static final int MAX_LINE = 700;

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
          "editing by ",
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
          "related: ",
          "related:",
          "related article",
          "recommended: ",
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
          "this story has been updated",
          "this article has been updated",
          "this story and headline have been updated",
          "editing by ",
          "produced by ",
          "compiled by ",
          "check out our ",
          "download our ",
          "download the app",
          "more: ",
          "more:");

  /// What an invitation starts with, together with what it must go on to say.
  private static final List<String> INVITATIONS =
      List.of(
          "sign up",
          "subscribe",
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

  private static final Set<String> ADVERT_WORDS =
      Set.of("ad", "ads", "advert", "advertisement", "advertising");

  private static final List<String> ADVERT_PHRASES =
      List.of(
          "video player",
          "video content",
          "slow to load",
          "finish loading",
          "relevant is this",
          "this ad",
          "ad blocker",
          "loud",
          "feedback",
          "sponsored");

  private Furniture() {}

  /// Whether a line is furniture wherever it stands.
  static boolean isLine(String text, int start, int end) {
    if (end - start > MAX_LINE) {
      return false;
    }
    if (!Punctuation.hasContent(text, start, end)) {
      return true;
    }
    String lower =
        text.substring(start, end)
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replace('\u00A0', ' ');
    String bare = bare(lower);
    if (bare.length() <= 40 && (WHOLE.contains(bare) || isCommentCount(bare))) {
      return true;
    }
    if (lower.length() <= 400
        && startsWithAny(lower, STARTS)
        && !(lower.startsWith("more:") && Punctuation.endsWithStop(text, start, end))) {
      return true;
    }
    return isCredit(lower)
        || isInvitation(lower)
        || isForm(lower)
        || isAdvert(lower)
        || isAddress(lower);
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
    int start = 0;
    int end = lower.length();
    while (start < end && !Character.isLetterOrDigit(lower.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(lower.charAt(end - 1))) {
      end--;
    }
    return lower.substring(start, end);
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

  private static boolean containsAny(String lower, List<String> phrases) {
    for (String phrase : phrases) {
      if (lower.contains(phrase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCredit(String lower) {
    if (lower.length() <= 450
        && (lower.contains("contributed to this ") || lower.contains("contributed reporting"))
        && (lower.endsWith("report.")
            || lower.endsWith("report")
            || lower.endsWith("story.")
            || lower.endsWith("article.")
            || lower.endsWith("reporting."))) {
      return true;
    }
    if (lower.length() <= 300 && lower.contains("all rights reserved")) {
      return true;
    }
    return lower.contains("is solely responsible for all content")
        || lower.contains("is a corps member for the ");
  }

  private static boolean isInvitation(String lower) {
    String bare =
        lower.startsWith("(") || lower.startsWith("-") || lower.startsWith("*")
            ? bare(lower)
            : lower;
    if (bare.length() > 400 || lower.contains(" said")) {
      return false;
    }
    return bare.endsWith("sign up here")
        || bare.endsWith("sign up here.")
        || (startsWithAny(bare, INVITATIONS) && containsAny(bare, OFFERS));
  }

  private static boolean isForm(String lower) {
    boolean addressed = lower.contains("you") || lower.contains("me with");
    if (!addressed || lower.contains(" said") || lower.indexOf('“') >= 0) {
      return false;
    }
    int found = 0;
    for (String phrase : PHRASES) {
      found += lower.contains(phrase) ? 1 : 0;
    }
    return found >= 2;
  }

  private static boolean isAdvert(String lower) {
    if (lower.length() > 300
        || !(lower.contains("ad") && containsAny(lower, ADVERT_PHRASES))
        || lower.contains(" said")) {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= lower.length(); i++) {
      if (i == lower.length() || !Character.isLetter(lower.charAt(i))) {
        if (ADVERT_WORDS.contains(lower.substring(start, i))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  /// A line that is only the address of a page, with at most a label before it.
  private static boolean isAddress(String lower) {
    int address = lower.indexOf("http");
    return address >= 0
        && address <= 60
        && lower.length() <= 250
        && lower.indexOf(' ', address) < 0
        && (address == 0 || lower.substring(0, address).stripTrailing().endsWith(":"))
        && (lower.startsWith("http://", address) || lower.startsWith("https://", address));
  }
}
