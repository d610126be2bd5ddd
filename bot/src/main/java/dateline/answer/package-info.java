/// From a question to an answer in which every statement stands on exact spans of articles.
///
/// Start at [Answerer]. An answer is written as a draft, by sentences of the articles or by a
/// language model; only the checker makes an [Answer.Grounded] of a draft. This is the only package
/// that may import LangChain4j's chat models. Depends on `dateline.search` and `dateline.article`.
@NullMarked
package dateline.answer;

import org.jspecify.annotations.NullMarked;
