package dateline.answer;

import java.util.Collection;
import java.util.Optional;

/// What is kept of what language models write: records of answers, and outputs to give again.
///
/// @param records empty where none are kept
/// @param outputs empty where none are given again
public record Archive(Optional<Records> records, Optional<OutputCache> outputs) {

  /// Keeps nothing.
  public static final Archive NONE = new Archive(Optional.empty(), Optional.empty());

  /// Keeps a record of an answer, if a language model had a part in it.
  ///
  /// @return its id; empty where there is none
  public Optional<String> keep(Answerer.Explained explained) {
    return records.flatMap(each -> each.keep(explained));
  }

  /// Erases all that is kept of questions. The outputs go as a whole: they do not say whose
  /// question they are for.
  ///
  /// @throws RecordException where not all could be erased
  public void forget(Collection<String> questions) {
    if (!questions.isEmpty()) {
      records.ifPresent(each -> each.forget(questions));
      outputs.ifPresent(OutputCache::clear);
    }
  }

  /// Erases what is older than is to be kept.
  public void expire() {
    records.ifPresent(Records::expire);
    outputs.ifPresent(OutputCache::expire);
  }
}
