package dateline.article;

import static dateline.article.SpeechWords.BE;
import static dateline.article.SpeechWords.BETWEEN;
import static dateline.article.SpeechWords.DESCRIBING;
import static dateline.article.SpeechWords.DETERMINERS;
import static dateline.article.SpeechWords.DOUBTFUL;
import static dateline.article.SpeechWords.FINITE;
import static dateline.article.SpeechWords.GREETINGS;
import static dateline.article.SpeechWords.MEANS;
import static dateline.article.SpeechWords.NOUNS;
import static dateline.article.SpeechWords.OPINIONS;
import static dateline.article.SpeechWords.PREPOSITIONS;
import static dateline.article.SpeechWords.SPEECH_ACTS;
import static dateline.article.SpeechWords.STRONG;
import static dateline.article.SpeechWords.THEIR_PREPOSITIONS;
import static dateline.article.SpeechWords.TIMES;
import static dateline.article.SpeechWords.WITH_PREPOSITION;

/// Which words of a sentence report that somebody speaks, and what belongs to such a word without
/// being part of what is said: when, where and by what means.
final class SpeechCues {

  private final SpeechSentence sentence;

  SpeechCues(SpeechSentence sentence) {
    this.sentence = sentence;
  }

  /// Whether a word is a verb that reports speech, by itself or by what stands beside it.
  boolean isVerb(int i) {
    String key = sentence.key(i);
    if ((key.equals("tells") && sentence.is(i + 1, "of")) || saysAWord(i)) {
      return false;
    }
    boolean speech =
        STRONG.contains(key) || (DOUBTFUL.contains(key) && reportsSpeech(i)) || isSpeechAct(i);
    String before = sentence.key(i - 1);
    return speech
        && !BE.contains(before)
        && !(DETERMINERS.contains(before) && !before.equals("that") && !before.equals("this"))
        && !before.equals("to")
        && !before.equals("being")
        && !(before.equals("not") && sentence.is(i - 2, "did"))
        && !PREPOSITIONS.contains(before)
        && !(sentence.isCapital(i) && i > 0);
  }

  /// "said goodbye", "said a word": nothing that is reported.
  private boolean saysAWord(int i) {
    int left = sentence.size() - 1 - i;
    return (sentence.is(i, "said") || sentence.is(i, "says"))
        && left > 0
        && left <= 2
        && sentence.gap(i).isEmpty()
        && !sentence.isQuoted(i + 1)
        && !sentence.endsQuotation(i)
        && sentence.nameAt(sentence.start(i + 1)) < 0
        && sentence.nameAt(sentence.start(sentence.size() - 1)) < 0
        && !hasVerbSoon(i + 1)
        && !sentence.is(i + 1, TIMES)
        && !sentence.is(i + 1, "on")
        && (sentence.is(i + 1, "a") || sentence.is(i + 1, "the") || sentence.is(i + 1, GREETINGS))
        && !quotationBeforeSubject(i);
  }

  private boolean quotationBeforeSubject(int i) {
    for (int j = i; j > 0 && i - j <= 6; j--) {
      if (sentence.endsQuotation(j) || sentence.gap(j - 1).endsWith(",")) {
        return true;
      }
    }
    return false;
  }

  private boolean isSpeechAct(int i) {
    if (sentence.is(i, WITH_PREPOSITION) && sentence.is(i + 1, THEIR_PREPOSITIONS)) {
      return !sentence.is(i, "called") || sentence.is(i + 1, "for");
    }
    return sentence.is(i, SPEECH_ACTS) && sentence.gap(i).isEmpty() && !sentence.is(i + 1, "by");
  }

  /// Whether a verb only tells of what somebody did by speaking: "hailed the plan".
  boolean onlyAct(int i) {
    return !sentence.is(i, STRONG) && !(sentence.is(i, DOUBTFUL) && reportsSpeech(i));
  }

  /// Whether a quotation or "that" stands beside a verb, or it closes what it reports.
  boolean reportsSpeech(int i) {
    String gap = sentence.gap(i);
    if (sentence.is(i, NOUNS)) {
      return sentence.is(i + 1, "that") || sentence.isQuoted(i + 1) || gap.startsWith(":");
    }
    if (sentence.is(i + 1, "that")
        || gap.startsWith(",")
        || gap.startsWith(":")
        || gap.startsWith(".")
        || sentence.isQuoted(i + 1)) {
      return true;
    }
    int next = sentence.wordBehind(skipAdverbials(i));
    if (next > i + 1 && sentence.isQuoted(next)) {
      return true;
    }
    // "wrote on X", "continued" behind a quotation: what is said stands before
    boolean behindQuotation = i > 0 && sentence.endsQuotation(i);
    for (int j = i - 1; j > 0 && i - j <= 6 && !behindQuotation && sentence.isJoined(j); j--) {
      behindQuotation = sentence.endsQuotation(j);
    }
    boolean personal = sentence.is(i - 1, "he") || sentence.is(i - 1, "she");
    boolean clause = personal && sentence.isQuotationBefore(i - 1);
    boolean opinion = sentence.is(i, OPINIONS) && hasVerbSoon(i + 1);
    return behindQuotation || clause || opinion || i + 1 >= sentence.size() || describesQuoted(i);
  }

  /// "described it as “a disgrace”", "called the plan “mad”".
  private boolean describesQuoted(int i) {
    if (!sentence.is(i, DESCRIBING)) {
      return false;
    }
    for (int j = i + 1; j < sentence.size() && j < i + 10; j++) {
      if (sentence.isQuoted(j)) {
        return true;
      }
      if (!sentence.gap(j).isEmpty()
          && !sentence.gap(j).startsWith("“")
          && !sentence.gap(j).startsWith("\"")) {
        return false;
      }
    }
    return false;
  }

  private boolean hasVerbSoon(int from) {
    for (int j = from; j < sentence.size() && j < from + 9; j++) {
      boolean past = j > from && sentence.key(j).endsWith("ed");
      if (past
          || sentence.is(j, BE)
          || sentence.is(j, FINITE)
          || sentence.is(j, "may")
          || sentence.is(j, "despite")) {
        return true;
      }
    }
    return false;
  }

  /// The last word before those that stand between a subject and its verb.
  int backOver(int verb) {
    int before = verb - 1;
    int steps = 0;
    while (before >= 0
        && steps < 7
        && (sentence.is(before, BETWEEN)
            || sentence.isAdverb(before)
            || sentence.isDayNumber(before))
        && sentence.nameEndingAt(sentence.end(before)) < 0
        && (sentence.gap(before).isEmpty() || sentence.gap(before).equals(","))) {
      before--;
      steps++;
    }
    return before;
  }

  /// Where what is said begins behind a word: after "on Friday", "in a statement", "on X", "that".
  int skipAdverbials(int from) {
    int at = from;
    for (int round = 0; round < 4; round++) {
      int next = at + 1;
      if (next >= sentence.size()
          || sentence.isQuoted(next)
          || !(sentence.gap(at).isEmpty() || sentence.gap(at).equals(","))) {
        break;
      }
      if (sentence.is(next, TIMES)
          && sentence.gap(at).isEmpty()
          && sentence.nameAt(sentence.start(next)) < 0) {
        at = next;
        continue;
      }
      if (sentence.is(next, "the")
          && sentence.is(next + 1, "same")
          && sentence.is(next + 2, "day")) {
        at = next + 2;
        continue;
      }
      if (!sentence.is(next, PREPOSITIONS)
          || sentence.is(next, "of")
          || (sentence.gap(at).equals(",") && !isMeans(next) && !sentence.isTime(next + 1))) {
        break;
      }
      int stop = phraseEnd(next);
      if (stop < 0) {
        break;
      }
      at = stop;
    }
    at = Math.min(at, sentence.size() - 1);
    int offset = at < 0 ? sentence.start() : sentence.end(at);
    int next = at + 1;
    if (next < sentence.size() && sentence.is(next, "that") && sentence.gap(at).isEmpty()) {
      return sentence.end(next);
    }
    return offset;
  }

  private boolean isMeans(int preposition) {
    for (int j = preposition + 1; j < sentence.size() && j < preposition + 6; j++) {
      if (sentence.is(j, MEANS)) {
        return true;
      }
      if (!sentence.isJoined(j)) {
        return false;
      }
    }
    return false;
  }

  /// The last word of "on Friday morning", "in a statement on X", "at a news conference in Oban";
  /// -1 where the preposition begins something else.
  private int phraseEnd(int preposition) {
    if (sentence.isTime(preposition + 1)) {
      int j = preposition + 1;
      while (j + 1 < sentence.size()
          && sentence.isJoined(j)
          && (sentence.isTime(j + 1) || sentence.key(j + 1).chars().allMatch(Character::isDigit))) {
        j++;
      }
      return j;
    }
    if (!isMeans(preposition)) {
      return -1;
    }
    int j = preposition + 1;
    while (j < sentence.size() && !sentence.is(j, MEANS)) {
      j++;
    }
    while (j + 1 < sentence.size() && sentence.isJoined(j) && sentence.is(j + 1, MEANS)) {
      j++;
    }
    // "with Jilani", "in Oban", "to parliament"
    while (j + 2 < sentence.size()
        && sentence.isJoined(j)
        && sentence.isJoined(j + 1)
        && (sentence.is(j + 1, "with")
            || sentence.is(j + 1, "in")
            || sentence.is(j + 1, "to")
            || sentence.is(j + 1, "from")
            || sentence.is(j + 1, "by"))) {
      int k = sentence.is(j + 2, "the") && j + 3 < sentence.size() ? j + 3 : j + 2;
      int n = sentence.nameAt(sentence.start(k));
      if (n < 0) {
        break;
      }
      while (k + 1 < sentence.size() && sentence.end(k) < sentence.name(n).end()) {
        k++;
      }
      j = k;
    }
    return Math.min(j, sentence.size() - 1);
  }
}
