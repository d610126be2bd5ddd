/// Conversations: turns, the commands that every channel shares, and what is remembered.
///
/// [NewsDesk] gives a [Reply] to what is asked; a channel renders it and never decides what is
/// said. [Conversation] is one chat that forgets when it ends (the terminal's); [Store] keeps what
/// must outlive the process. The only package that knows the database. Depends on
/// `dateline.answer`, `dateline.search` and `dateline.article`.
@NullMarked
package dateline.chat;

import org.jspecify.annotations.NullMarked;
