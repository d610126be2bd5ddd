package dateline.answer;

import java.util.Locale;

/// One reading of what speaks for or against answering a question from the best evidence found.
///
/// Shares are of the question's weight, from 0 to 1. What each counts is fitted ([Confidence]); by
/// its [Sense] it can count one way only, so that no quirk of the questions it is fitted on turns
/// it round.
public enum Signal {
  /// The share that the best sentence covers, counting with less weight what stands around it.
  CONTEXT(Sense.FOR, "words of the question in and around it"),
  /// The share that its passage covers.
  PASSAGE(Sense.FOR, "words of the question in its passage"),
  /// How surely the sentence holds the kind of thing asked for, or for a person one tied to it by a
  /// pronoun.
  KIND(Sense.FOR, "the kind of thing asked for"),
  /// Whether it does not hold it at all.
  NO_KIND(Sense.AGAINST, "not the kind of thing asked for"),
  /// The cosine of its passage's vector and the question's.
  COSINE(Sense.FOR, "nearness in meaning of its passage"),
  /// The cosine of the best sentence's vector and the question's.
  MEANING(Sense.FOR, "nearness in meaning of the best sentence"),
  /// The share of the question's quotations that stand in the sentence.
  QUOTED(Sense.FOR, "quotations of the question"),
  /// The share of the question's words in the sentence that follow each other as they do there.
  ORDER(Sense.FOR, "words in the order of the question"),
  /// Names of the question that its article lacks, two at most.
  STRANGE_NAMES(Sense.AGAINST, "names that its article lacks"),
  /// Names of the question that no passage found has, two at most.
  UNKNOWN_NAMES(Sense.AGAINST, "names found nowhere"),
  /// Whether a year of the question is none of its article's, and the best sentence tells of
  /// another: by itself, or by the day of its article where it tells of none and the question is no
  /// long one, which may date several articles.
  OTHER_YEAR(Sense.AGAINST, "another year"),
  /// Whether the question speaks of a time by the day it is asked ("this week"), and its article is
  /// not from about then.
  STALE(Sense.AGAINST, "its article is of another time"),
  /// Whether the question denies a word that the best sentence has, and the sentence denies
  /// nothing.
  DENIED(Sense.AGAINST, "denied by the question and not by the sentence"),
  /// The logarithm of one and the number of words to be covered, four at least: the longer a
  /// question, the less of it even good evidence covers.
  WORDS(Sense.EITHER, "length of the question"),
  /// The words to be covered beyond twelve: such a question asks for several things.
  LONG(Sense.EITHER, "great length of the question"),
  /// Whether words were carried over from the turns before: what is asked is then told in few
  /// words, and evidence is less near to it by all other signals.
  CARRIED(Sense.EITHER, "words of the turns before");

  /// Which way a signal may count.
  public enum Sense {
    FOR,
    AGAINST,
    EITHER
  }

  private final Sense sense;
  private final String text;

  Signal(Sense sense, String text) {
    this.sense = sense;
    this.text = text;
  }

  /// Its name in data.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Which way it may count.
  public Sense sense() {
    return sense;
  }

  /// What it is, in words that fit before a colon.
  public String text() {
    return text;
  }
}
