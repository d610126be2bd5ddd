/// Question sets in, figures out: how often answers are right, cited, wrong or refused.
///
/// Scoring is its own code and knows nothing of how answers are made. Depends on `dateline.answer`
/// and `dateline.search`.
@NullMarked
package dateline.eval;

import org.jspecify.annotations.NullMarked;
