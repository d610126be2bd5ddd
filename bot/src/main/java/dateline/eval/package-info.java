/// Question sets in, figures out: how often answers are right, cited, wrong or refused, and how
/// well articles are found.
///
/// Start at [Evaluation], which puts the questions of a [QuestionSet] and makes a [Report]. What a
/// figure means stands at its [Measure]. Scoring is its own code and knows nothing of how answers
/// are made: it sees an [dateline.answer.Answer] and what was expected.
///
/// [Fit] makes the weights by which it is decided whether a question is answered, by [Logistic] out
/// of [Trial]s: what was thought of each question of a set, and whether its answer is right or
/// would have been. A [RiskCurve] shows what a threshold costs and gains.
///
/// Depends on `dateline.answer`, `dateline.search` and `dateline.article`.
@NullMarked
package dateline.eval;

import org.jspecify.annotations.NullMarked;
