/// The Telegram channel, the only package that knows its library.
///
/// What comes in is stored before Telegram may forget it, worked on lane by lane, and what goes out
/// is stored before it is sent: a process that dies at any moment goes on where it stood.
@NullMarked
package dateline.telegram;

import org.jspecify.annotations.NullMarked;
