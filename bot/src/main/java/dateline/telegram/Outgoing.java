package dateline.telegram;

import java.util.OptionalLong;

/// A message that is to be sent, or that is to take the place of one; where to is said beside it,
/// since a chat can move.
///
/// @param edits the message whose place it takes; empty to send a new one
/// @param replyTo the message it answers, if that is still there
record Outgoing(OptionalLong edits, OptionalLong replyTo, Body body) {}
