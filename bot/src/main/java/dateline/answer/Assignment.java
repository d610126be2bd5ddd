package dateline.answer;

import java.time.Duration;
import java.util.List;

/// What a writer is to write.
///
/// @param inquiry what is asked
/// @param evidence what it is to be written from, best first, at least one
/// @param length how many statements there may be
/// @param survey whether a matter is to be summed up, rather than a question answered
/// @param limit the longest that writing may take
/// @param progress tells when nobody wants it any more
record Assignment(
    Inquiry inquiry,
    List<Evidence> evidence,
    Question.Length length,
    boolean survey,
    Duration limit,
    Progress progress) {

  Assignment {
    evidence = List.copyOf(evidence);
  }
}
