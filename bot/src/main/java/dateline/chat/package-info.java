/// Conversations: turns, the commands that every channel shares, and what is remembered.
///
/// [NewsDesk] gives a [Reply] to what is asked; a channel renders it and never decides what is
/// said. [Conversation] is one chat that forgets when it ends (the terminal's); [Store] keeps what
/// must outlive the process. The only package that knows the database. Depends on
/// `dateline.answer`, `dateline.search` and `dateline.article`.
///
/// The store, 2026-11-22: one dialect of SQL for SQLite and PostgreSQL, two words of it filled in
/// by Flyway. All writes go through one connection, each on disk when it returns; that gives 800
/// times accept, finish, sending and sent a second on SQLite and 500 on PostgreSQL (two cores,
/// nothing else to do), far above the 30 messages a second that may be sent. What is done is
/// deleted, so that with 100,000 updates done and 5,000 waiting in 200 lanes the next work and the
/// next parcels are found in 1.3 ms on either.
@NullMarked
package dateline.chat;

import org.jspecify.annotations.NullMarked;
