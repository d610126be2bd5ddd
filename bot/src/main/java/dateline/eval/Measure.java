package dateline.eval;

/// A figure of an evaluation: the mean, over the questions it applies to, of what a single question
/// scores in it. All are shares from 0 to 1 but [#WORDS].
///
/// Of every judged answerable question exactly one of right, wrong and falsely refused holds, so
/// the three add up to one where all answerable questions are judged.
enum Measure {
  /// The answer holds what was expected: see [AnswerScore#isRight]. Over the answerable questions
  /// whose set says what is expected.
  RIGHT("right", Better.HIGHER),
  /// Right, and an article cited is evidence; where the set asks for all the evidence, all of it is
  /// cited. Over the questions of [#RIGHT] whose evidence is known.
  CITED("right and cited", Better.HIGHER),
  /// Right, and what is quoted of an evidence article has a run of words in common with a quote of
  /// the set: see [AnswerScore#quotesEvidence]. Over the questions of [#CITED] with quotes.
  QUOTED("quote hit", Better.HIGHER),
  /// Right already when one reads the first statement only. Over the questions of [#RIGHT].
  FIRST("right at first", Better.HIGHER),
  /// Answered, and not right. Over the questions of [#RIGHT].
  WRONG("wrong", Better.LOWER),
  /// Left unanswered. Over the answerable questions.
  FALSELY_REFUSED("falsely refused", Better.LOWER),
  /// Left unanswered. Over the unanswerable questions.
  REFUSED("refused", Better.HIGHER),
  /// The mean of the share of answerable questions that are answered and the share of unanswerable
  /// ones that are not: balanced accuracy, .5 for one who answers always or never.
  BALANCED("balanced", Better.HIGHER),
  /// Each quote, of an answer or of the nearest passages, is its article's text from start to end,
  /// character for character. Over the questions whose answer quotes anything.
  EXACT("exact", Better.HIGHER),
  /// Values that articles differ in are set side by side. Over the questions answered.
  CARD("card", Better.NEITHER),
  /// Words of the answer, parted by white space. Over the questions answered.
  WORDS("words", Better.NEITHER),

  /// An evidence article is the first article found. This and the others of retrieval are over the
  /// questions with evidence that are not unanswerable; an article counts at its best passage, and
  /// every article that is no evidence counts as no hit. A question that leans on the turns before
  /// it is searched for as it was completed for the answer.
  HIT_1("hit@1", Better.HIGHER),
  /// An evidence article is among the first 4 found.
  HIT_4("hit@4", Better.HIGHER),
  /// An evidence article is among the first 10 found.
  HIT_10("hit@10", Better.HIGHER),
  /// One divided by the place of the first evidence article, 0 after the tenth (Voorhees 1999).
  MRR_10("MRR@10", Better.HIGHER),
  /// Normalised discounted cumulative gain of the first 10, gain 1 for evidence, discount `log2(1 +
  /// place)`, divided by that of the best order (Järvelin and Kekäläinen 2002).
  NDCG_10("nDCG@10", Better.HIGHER),
  /// The share of the evidence articles that is among the first 10 found.
  RECALL_10("recall@10", Better.HIGHER);

  /// Which way is better.
  enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  private final String label;
  private final Better better;

  Measure(String label, Better better) {
    this.label = label;
    this.better = better;
  }

  /// Its name in reports.
  String label() {
    return label;
  }

  Better better() {
    return better;
  }

  /// Whether it is one of retrieval, of which there is one for each ranking.
  boolean ofRetrieval() {
    return compareTo(HIT_1) >= 0;
  }
}
