package dateline.eval;

import dateline.answer.Trace;
import java.time.Duration;
import java.util.Locale;

/// A part of the way from a question to its answer, for the time it takes.
enum Stage {
  /// Completing a question that leans on earlier turns.
  COMPLETING,
  /// Reading the question and finding passages; of a survey, all up to writing.
  SEARCHING,
  /// Weighing their sentences as evidence.
  WEIGHING,
  /// Deciding whether to answer.
  DECIDING,
  /// Writing statements and checking them.
  WRITING;

  /// Its name in reports.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Duration of(Trace.Timing timing) {
    return switch (this) {
      case COMPLETING -> timing.completing();
      case SEARCHING -> timing.searching();
      case WEIGHING -> timing.weighing();
      case DECIDING -> timing.deciding();
      case WRITING -> timing.writing().plus(timing.checking());
    };
  }
}
