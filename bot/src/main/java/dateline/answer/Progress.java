package dateline.answer;

import java.util.List;

/// Follows an answer while it is made, and can stop it. Called from the thread that makes it.
public interface Progress {

  /// Nobody looks.
  Progress NONE =
      new Progress() {
        @Override
        public void verified(List<Statement> soFar) {}

        @Override
        public boolean stopped() {
          return false;
        }
      };

  /// One more statement has been checked against its quotes and will be part of the answer.
  ///
  /// @param soFar all such statements, in order
  void verified(List<Statement> soFar);

  /// Whether nobody wants the answer any more.
  boolean stopped();
}
