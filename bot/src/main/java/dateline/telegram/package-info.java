/// The Telegram channel, the only package that knows its library.
///
/// What comes in is stored before Telegram may forget it, worked on lane by lane, and what goes out
/// is stored before it is sent: a process that dies at any moment goes on where it stood.
///
///     Poller, WebFront -> Intake -> store -> Lanes -> Reception, Presses -> Questions -> NewsDesk
///                                                     Face (how it looks) -> store -> Courier -> BotApi
///
/// Decisions:
/// - An answer is one message, sent when it is there, without a note in its place first: that would
///   double the calls where an answer takes milliseconds. A note with a button to stop comes after
///   1.5 s, and the answer takes its place.
/// - A send that may or may not have arrived (a lost connection, a killed process) is not repeated.
///   A one-line note with a button that shows the answer goes out in its place: nothing is said twice
///   and nothing is lost. Edits are repeated freely.
/// - A question that waited while the bot was away is answered, as a reply to it, however late; an
///   apology in place of an answer would be a lost question.
/// - There is no limit on what may wait in a lane: what waits is in the database, not in memory.
///   How much a person may ask is counted by when it was asked.
/// - A long list turns its pages in one message, which holds whole entries only. What it is about and
///   a mark of what was in it are stored, the list itself is made again: where it has become another
///   one, a page of that would skip or repeat entries, so the list begins anew and says so.
///   All lists show in one order over all pages; what happened, day by day.
/// - A button carries a short id, and whoever presses it is looked at again: data can be forged.
@NullMarked
package dateline.telegram;

import org.jspecify.annotations.NullMarked;
